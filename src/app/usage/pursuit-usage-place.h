/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_USAGE_PLACE (pursuit_usage_place_get_type ())

/**
 * PursuitUsagePlace:
 *
 * What was asked of providers of AI, month by month, and the budgets for it. Wherever the person
 * is in the window, a budget that reaches a level is told.
 */
G_DECLARE_FINAL_TYPE (PursuitUsagePlace, pursuit_usage_place, PURSUIT, USAGE_PLACE, PursuitPlace)

/**
 * pursuit_usage_place_export:
 * @self: the place
 * @group: how to sum up: "feature", "model" or "day"
 * @path: the file to write
 *
 * Writes the month that is shown to a CSV file.
 */
void pursuit_usage_place_export (PursuitUsagePlace *self, const char *group, const char *path);

G_END_DECLS
