/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_USAGE_MONTHS (pursuit_usage_months_get_type ())

/**
 * PursuitUsageMonths:
 *
 * The months whose usage of AI can be looked at, the present one first, each with what it cost.
 *
 * Signals: `chosen (const char *month)` when another one is; `opened` when a person wants its page.
 */
G_DECLARE_FINAL_TYPE (PursuitUsageMonths, pursuit_usage_months, PURSUIT, USAGE_MONTHS, AdwBin)

/**
 * pursuit_usage_months_new:
 * @workspace: whose usage
 *
 * Returns: (transfer floating): the months, with the present one chosen
 */
GtkWidget *pursuit_usage_months_new (PursuitWorkspace *workspace);

/**
 * pursuit_usage_months_get_chosen:
 * @self: the months
 *
 * Returns: (transfer none) (nullable): the chosen month: "2026-11"
 */
const char *pursuit_usage_months_get_chosen (PursuitUsageMonths *self);

G_END_DECLS
