/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_MARKDOWN_COLOURS (pursuit_markdown_colours_get_type ())

/**
 * PursuitMarkdownColours:
 *
 * Colours the markdown of a text buffer while it changes. A key costs its line; what hangs on it
 * below, such as a fence that was opened, and a text that was loaded follow in turns of the main
 * loop that stay short.
 */
G_DECLARE_FINAL_TYPE (
    PursuitMarkdownColours, pursuit_markdown_colours, PURSUIT, MARKDOWN_COLOURS, GObject)

/**
 * pursuit_markdown_colours_new:
 * @buffer: an empty buffer; not kept alive
 *
 * Returns: (transfer full): what colours it until it is disposed of
 */
PursuitMarkdownColours *pursuit_markdown_colours_new (GtkTextBuffer *buffer);

/**
 * pursuit_markdown_colours_set_dark:
 * @self: the colours
 * @dark: whether the text stands on a dark ground
 */
void pursuit_markdown_colours_set_dark (PursuitMarkdownColours *self, gboolean dark);

/**
 * pursuit_markdown_colours_is_settled:
 * @self: the colours
 *
 * Returns: %FALSE while lines wait for theirs
 */
gboolean pursuit_markdown_colours_is_settled (PursuitMarkdownColours *self);

G_END_DECLS
