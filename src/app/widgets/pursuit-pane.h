/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PANE (pursuit_pane_get_type ())

/**
 * PursuitPane:
 *
 * What fills the list column, the page column or the whole window: a header bar and content
 * under it. In a .ui file its children have the types `start` and `end` (in the header), `top`
 * (under the header, does not scroll), `bottom` (a bar under the content) or none: the content.
 *
 * The pane follows the window: a list has the button that shows the folded sidebar, a page the
 * one that goes back when list and page are stacked, and only the pane at the right edge has
 * the window's buttons.
 */
G_DECLARE_FINAL_TYPE (PursuitPane, pursuit_pane, PURSUIT, PANE, GtkBox)

/**
 * PursuitPaneRole:
 * @PURSUIT_PANE_LIST: stands in the list column
 * @PURSUIT_PANE_PAGE: stands in the page column
 * @PURSUIT_PANE_VIEW: fills the window, over the columns
 *
 * Where a pane stands.
 */
typedef enum
{
  PURSUIT_PANE_LIST,
  PURSUIT_PANE_PAGE,
  PURSUIT_PANE_VIEW,
} PursuitPaneRole;

GType pursuit_pane_role_get_type (void);
#define PURSUIT_TYPE_PANE_ROLE (pursuit_pane_role_get_type ())

/**
 * pursuit_pane_set_title:
 * @self: a pane
 * @title: (nullable): the title in its header
 * @subtitle: (nullable): the quiet line under it
 *
 * Sets both lines of the header. Without a title the header shows none.
 */
void pursuit_pane_set_title (PursuitPane *self, const char *title, const char *subtitle);

/**
 * pursuit_pane_show_title:
 * @self: a pane
 * @show: whether its header shows a title
 *
 * Takes the title away where the buttons leave no room for more than its first letters.
 */
void pursuit_pane_show_title (PursuitPane *self, gboolean show);

/**
 * pursuit_pane_set_content:
 * @self: a pane
 * @content: (nullable): what stands under the header
 *
 * Replaces the content.
 */
void pursuit_pane_set_content (PursuitPane *self, GtkWidget *content);

/**
 * pursuit_pane_set_main:
 * @self: a pane
 * @main: (nullable): a widget of its content, such as its text; it stays there as long as the pane
 *
 * Says where whoever comes to the pane goes on. Without it that is the first thing of the content.
 */
void pursuit_pane_set_main (PursuitPane *self, GtkWidget *main);

/**
 * pursuit_pane_focus:
 * @self: a pane
 *
 * Puts the focus into the content: on a button of the header the next key could lead away.
 *
 * Returns: %FALSE if nothing there takes it
 */
gboolean pursuit_pane_focus (PursuitPane *self);

/**
 * pursuit_pane_set_layout:
 * @self: a pane
 * @sidebar_folded: whether the sidebar is folded
 * @stacked: whether list and page are stacked
 *
 * Tells a pane how the window stands. Called by the window.
 */
void pursuit_pane_set_layout (PursuitPane *self, gboolean sidebar_folded, gboolean stacked);

G_END_DECLS
