/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-page-press.h"

G_BEGIN_DECLS

/* The most pages whose pictures are kept. */
#define PURSUIT_PAGE_SHEETS_MAX_PICTURES 6

#define PURSUIT_TYPE_PAGE_SHEETS (pursuit_page_sheets_get_type ())

/**
 * PursuitPageSheets:
 *
 * Pages one below the other, as wide as there is room. Only what is to be seen is drawn, by the
 * press and one page at a time; until it is there, the picture before it stays. To be put into a
 * #GtkScrolledWindow.
 */
G_DECLARE_FINAL_TYPE (PursuitPageSheets, pursuit_page_sheets, PURSUIT, PAGE_SHEETS, GtkWidget)

/**
 * pursuit_page_sheets_set_adjustment:
 * @self: sheets
 * @adjustment: what they are scrolled by
 */
void pursuit_page_sheets_set_adjustment (PursuitPageSheets *self, GtkAdjustment *adjustment);

/**
 * pursuit_page_sheets_set_press:
 * @self: sheets
 * @press: whose pages they show from now on
 */
void pursuit_page_sheets_set_press (PursuitPageSheets *self, PursuitPagePress *press);

/**
 * pursuit_page_sheets_get_page:
 * @self: sheets
 *
 * Returns: the page that is read now, counted from 0
 */
guint pursuit_page_sheets_get_page (PursuitPageSheets *self);

/**
 * pursuit_page_sheets_show_page:
 * @self: sheets
 * @page: counted from 0
 * @at: how far down the page, 0 to 1
 *
 * Scrolls there.
 */
void pursuit_page_sheets_show_page (PursuitPageSheets *self, guint page, double at);

/**
 * pursuit_page_sheets_count_pictures:
 * @self: sheets
 *
 * Returns: how many pages are kept as pictures
 */
guint pursuit_page_sheets_count_pictures (PursuitPageSheets *self);

/**
 * pursuit_page_sheets_is_drawn:
 * @self: sheets
 *
 * Returns: whether everything that is to be seen is drawn as it is now
 */
gboolean pursuit_page_sheets_is_drawn (PursuitPageSheets *self);

G_END_DECLS
