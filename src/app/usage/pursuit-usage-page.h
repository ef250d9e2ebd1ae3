/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_USAGE_PAGE (pursuit_usage_page_get_type ())

/**
 * PursuitUsagePage:
 *
 * What a month of AI cost: against the budget, by feature, model and day, what was saved, and what
 * left the machine. It reads anew whenever it comes to sight.
 */
G_DECLARE_FINAL_TYPE (PursuitUsagePage, pursuit_usage_page, PURSUIT, USAGE_PAGE, AdwBin)

/**
 * pursuit_usage_page_new:
 * @place: the place it belongs to
 *
 * Returns: (transfer floating): a page that shows no month yet
 */
GtkWidget *pursuit_usage_page_new (PursuitPlace *place);

/**
 * pursuit_usage_page_show:
 * @self: a page
 * @month: "2026-11"
 *
 * Shows a month.
 */
void pursuit_usage_page_show (PursuitUsagePage *self, const char *month);

/**
 * pursuit_usage_page_refresh:
 * @self: a page
 *
 * Reads its month again.
 */
void pursuit_usage_page_refresh (PursuitUsagePage *self);

G_END_DECLS
