/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-page-sheets.h"
#include "app/proposals/pursuit-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* So long after the last change, pages are laid out anew; in milliseconds. */
#define PURSUIT_PAGE_VIEW_DELAY_MS 300

#define PURSUIT_TYPE_PAGE_VIEW (pursuit_page_view_get_type ())

/**
 * PursuitPageView:
 *
 * A proposal as it will be printed: the pages of the PDF, cover and brand included, laid out anew
 * shortly after the last key. Nothing is laid out while nobody sees it.
 */
G_DECLARE_FINAL_TYPE (PursuitPageView, pursuit_page_view, PURSUIT, PAGE_VIEW, AdwBin)

/**
 * pursuit_page_view_set_preview:
 * @self: a view
 * @preview: whose proposal it shows
 */
void pursuit_page_view_set_preview (PursuitPageView *self, PursuitPreview *preview);

/**
 * pursuit_page_view_show_heading:
 * @self: a view
 * @index: of a heading, in the order of the document
 *
 * Scrolls to it.
 */
void pursuit_page_view_show_heading (PursuitPageView *self, guint index);

/**
 * pursuit_page_view_get_sheets:
 * @self: a view
 *
 * Returns: (transfer none): the pages
 */
PursuitPageSheets *pursuit_page_view_get_sheets (PursuitPageView *self);

G_END_DECLS
