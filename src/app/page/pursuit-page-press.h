/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-page-setup.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PAGE_PRESS (pursuit_page_press_get_type ())

/**
 * PursuitPagePress:
 *
 * The pages of one document as pictures. A thread of its own lays them out and draws those that
 * are asked for, one after another.
 */
G_DECLARE_FINAL_TYPE (PursuitPagePress, pursuit_page_press, PURSUIT, PAGE_PRESS, GObject)

/**
 * pursuit_page_press_new_async:
 * @setup: (transfer full): how its pages are set, with its text
 * @cancellable: (nullable): to stop it
 * @callback: called when it is laid out
 * @data: for @callback
 *
 * Lays a document out.
 */
void pursuit_page_press_new_async (PursuitPageSetup *setup,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_page_press_new_finish:
 * @result: from the callback
 * @error: what pursuit_page_layout_new() says; cancelled
 *
 * Returns: (transfer full) (nullable): the press
 */
PursuitPagePress *pursuit_page_press_new_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_page_press_get_n_pages:
 * @self: a press
 *
 * Returns: how many pages there are
 */
guint pursuit_page_press_get_n_pages (PursuitPagePress *self);

/**
 * pursuit_page_press_get_ratio:
 * @self: a press
 *
 * Returns: how much higher than wide each page is
 */
double pursuit_page_press_get_ratio (PursuitPagePress *self);

/**
 * pursuit_page_press_find_heading:
 * @self: a press
 * @index: of a heading, in the order of the document
 * @at: (out): how far down its page it stands, 0 to 1
 *
 * Returns: the page it stands on
 */
guint pursuit_page_press_find_heading (PursuitPagePress *self, guint index, double *at);

/**
 * pursuit_page_press_draw_async:
 * @self: a press
 * @page: counted from 0
 * @pixels: how wide the picture shall be
 * @cancellable: (nullable): to stop it
 * @callback: called with the picture
 * @data: for @callback
 *
 * Draws a page on white paper.
 */
void pursuit_page_press_draw_async (PursuitPagePress *self,
                                    guint page,
                                    int pixels,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_page_press_draw_finish:
 * @self: a press
 * @result: from the callback
 * @error: cancelled
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
pursuit_page_press_draw_finish (PursuitPagePress *self, GAsyncResult *result, GError **error);

G_END_DECLS
