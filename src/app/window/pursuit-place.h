/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _PursuitWindow PursuitWindow;

#define PURSUIT_TYPE_PLACE (pursuit_place_get_type ())

/**
 * PursuitPlace:
 *
 * A place of the window: one row of the sidebar with its list and its page. Places are created
 * with the window, their widgets when they are first shown. The table of places is in
 * `pursuit-places.c`.
 */
G_DECLARE_DERIVABLE_TYPE (PursuitPlace, pursuit_place, PURSUIT, PLACE, GObject)

/**
 * PursuitPlaceClass:
 * @name: its name in actions and in the column stacks, such as "leads"
 * @title: what the sidebar calls it, to be translated
 * @icon_name: its symbol in the sidebar
 * @kind: the records it shows; their count stands in the sidebar. %PURSUIT_KIND_NONE if it shows no
 *   records
 * @create_list: makes the list column, a #PursuitPane of role list
 * @create_page: makes the page column, a #PursuitPane of role page
 * @show_record: (nullable): chooses the record and shows its page
 * @show_line: (nullable): goes to a line of a field of the record that is shown
 * @start_new: (nullable): begins a new record (Ctrl+N)
 * @start_search: (nullable): puts the focus into the list's own search
 * @dup_listed: (nullable): what the list shows: see pursuit_place_dup_listed()
 */
struct _PursuitPlaceClass
{
  GObjectClass parent_class;

  const char *name;
  const char *title;
  const char *icon_name;
  PursuitKind kind;

  GtkWidget *(*create_list) (PursuitPlace *self);
  GtkWidget *(*create_page) (PursuitPlace *self);
  void (*show_record) (PursuitPlace *self, PursuitKind kind, const char *id);
  void (*show_line) (PursuitPlace *self, guint field, guint line);
  void (*start_new) (PursuitPlace *self);
  void (*start_search) (PursuitPlace *self);
  PursuitQuery *(*dup_listed) (PursuitPlace *self, GArray **rows);
};

/**
 * pursuit_place_get_window:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the window it stands in; %NULL in what ends after the window
 */
PursuitWindow *pursuit_place_get_window (PursuitPlace *self);

/**
 * pursuit_place_get_workspace:
 * @self: a place
 *
 * Returns: (transfer none): the open workspace
 */
PursuitWorkspace *pursuit_place_get_workspace (PursuitPlace *self);

/**
 * pursuit_place_get_cancellable:
 * @self: a place
 *
 * Returns: (transfer none): for all its asynchronous work; cancelled when the window closes
 */
GCancellable *pursuit_place_get_cancellable (PursuitPlace *self);

/**
 * pursuit_place_get_actions:
 * @self: a place
 *
 * Returns: (transfer none): its actions, which the window has under the place's name: an entry
 *   "export" of the proposals is "proposals.export"
 */
GActionMap *pursuit_place_get_actions (PursuitPlace *self);

/**
 * pursuit_place_get_list:
 * @self: a place
 *
 * Returns: (transfer none): its list column, made on the first call
 */
GtkWidget *pursuit_place_get_list (PursuitPlace *self);

/**
 * pursuit_place_get_page:
 * @self: a place
 *
 * Returns: (transfer none): its page column, made on the first call
 */
GtkWidget *pursuit_place_get_page (PursuitPlace *self);

/**
 * pursuit_place_has_page:
 * @self: a place
 *
 * Returns: whether its page is made already, so that pursuit_place_get_page() takes no time
 */
gboolean pursuit_place_has_page (PursuitPlace *self);

/**
 * pursuit_place_set_wide:
 * @self: a place
 * @wide: whether its list takes all the room, and its page comes in front of it
 *
 * Says how the window shall show list and page. Where they are shown already, the window is told
 * by pursuit_window_refit_list().
 */
void pursuit_place_set_wide (PursuitPlace *self, gboolean wide);

/**
 * pursuit_place_is_wide:
 * @self: a place
 *
 * Returns: whether its list takes all the room
 */
gboolean pursuit_place_is_wide (PursuitPlace *self);

/**
 * pursuit_place_show_record:
 * @self: a place
 * @kind: the record's kind
 * @id: its id
 *
 * Chooses a record in the list and shows its page.
 */
void pursuit_place_show_record (PursuitPlace *self, PursuitKind kind, const char *id);

/**
 * pursuit_place_start_new:
 * @self: a place
 *
 * Begins a new record, if the place has a way to.
 *
 * Returns: %FALSE if it has none
 */
gboolean pursuit_place_start_new (PursuitPlace *self);

/**
 * pursuit_place_dup_listed:
 * @self: a place whose class says so
 * @rows: (out) (transfer full) (nullable) (element-type guint32): the row numbers of what is
 *   selected, where that is more than one
 *
 * Returns: (transfer full): what the list shows now, with its filter, its search and its order
 */
PursuitQuery *pursuit_place_dup_listed (PursuitPlace *self, GArray **rows);

/**
 * pursuit_place_close:
 * @self: a place
 *
 * Cancels everything that is under way. Called by the window when it closes.
 */
void pursuit_place_close (PursuitPlace *self);

G_END_DECLS
