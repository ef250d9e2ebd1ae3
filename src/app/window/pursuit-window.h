/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-application.h"
#include "app/window/pursuit-place.h"
#include "app/window/pursuit-work.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WINDOW (pursuit_window_get_type ())

/**
 * PursuitWindow:
 *
 * The window: where (sidebar), which (list), what (page). Under 860 pixels the sidebar folds,
 * under 560 list and page stack. It belongs to one profile folder at a time: while that has no
 * workspace, or one that does not open, it shows what to do about it.
 */
G_DECLARE_FINAL_TYPE (PursuitWindow, pursuit_window, PURSUIT, WINDOW, AdwApplicationWindow)

/**
 * pursuit_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that shows nothing yet
 */
PursuitWindow *pursuit_window_new (PursuitApplication *application);

/**
 * pursuit_window_present_soon:
 * @self: a window that is not presented yet
 *
 * Presents the window as soon as there is something in it, and after a short while in any case:
 * what is painted once is there sooner than what is painted three times.
 */
void pursuit_window_present_soon (PursuitWindow *self);

/**
 * pursuit_window_announce_list:
 * @self: a window
 *
 * Told by a place when its list has the first rows, or will have none. What else the window shows
 * of a workspace that was just opened waits for that, and until the rows are painted.
 */
void pursuit_window_announce_list (PursuitWindow *self);

/**
 * pursuit_window_open_profile:
 * @self: a window
 * @dir: a profile folder; it does not need to be there
 *
 * Opens the folder's workspace, or shows the first start if it has none.
 */
void pursuit_window_open_profile (PursuitWindow *self, const char *dir);

/**
 * pursuit_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its workspace; %NULL until one is open
 */
PursuitWorkspace *pursuit_window_get_workspace (PursuitWindow *self);

/**
 * pursuit_window_show_place:
 * @self: a window with a workspace
 * @name: the name of a place
 *
 * Goes to a place, in a narrow window to its list.
 */
void pursuit_window_show_place (PursuitWindow *self, const char *name);

/**
 * pursuit_window_show_record:
 * @self: a window with a workspace
 * @kind: the record's kind
 * @id: its whole id
 *
 * Opens any record in its place; people and activities on their lead's page.
 */
void pursuit_window_show_record (PursuitWindow *self, PursuitKind kind, const char *id);

/**
 * pursuit_window_show_line:
 * @self: a window with a workspace
 * @kind: the record's kind
 * @id: its whole id
 * @field: a field of it, -1 for none
 * @line: a line of that field, from 1
 *
 * Opens a record at a place within it: what a search found there. Where the record's page has no
 * lines it is only opened.
 */
void pursuit_window_show_line (
    PursuitWindow *self, PursuitKind kind, const char *id, int field, guint line);

/**
 * pursuit_window_get_action_widget:
 * @self: a window
 *
 * Returns: (transfer none): the widget from where all actions that are possible now can be
 *   activated: the view in front, or the window
 */
GtkWidget *pursuit_window_get_action_widget (PursuitWindow *self);

/**
 * pursuit_window_show_page:
 * @self: a window
 *
 * Brings the page column to the front where list and page are stacked.
 */
void pursuit_window_show_page (PursuitWindow *self);

/**
 * pursuit_window_refit_list:
 * @self: a window
 * @place: one of its places, whose pursuit_place_is_wide() has changed
 *
 * Shows the list of @place as wide as it is now, if it is the place that is shown.
 */
void pursuit_window_refit_list (PursuitWindow *self, PursuitPlace *place);

/**
 * pursuit_window_push_view:
 * @self: a window
 * @view: a widget for the whole window, best a #PursuitPane of role view
 *
 * Shows @view over the columns, until pursuit_window_pop_view() or the action `win.back`.
 */
void pursuit_window_push_view (PursuitWindow *self, GtkWidget *view);

/**
 * pursuit_window_pop_view:
 * @self: a window
 *
 * Takes the uppermost view away, if there is one.
 *
 * Returns: %TRUE if there was one
 */
gboolean pursuit_window_pop_view (PursuitWindow *self);

/**
 * pursuit_window_remove_view:
 * @self: a window
 * @view: a view of it, whatever stands over it by now
 *
 * Takes a view away.
 *
 * Returns: %TRUE if it was the uppermost one
 */
gboolean pursuit_window_remove_view (PursuitWindow *self, GtkWidget *view);

/**
 * pursuit_window_import_files:
 * @self: a window
 * @files: (nullable) (transfer none): a list of #GFile; %NULL to ask for them
 *
 * Starts the import assistant. Before a workspace is open the files wait for it.
 */
void pursuit_window_import_files (PursuitWindow *self, GListModel *files);

/**
 * pursuit_window_add_toast:
 * @self: (nullable): a window; one that has gone shows nothing
 * @toast: (transfer full): a toast whose title is plain text
 *
 * Shows a toast in place of the one that is shown, which does not come back; its title is shown as
 * it is, whatever it holds.
 */
void pursuit_window_add_toast (PursuitWindow *self, AdwToast *toast);

/**
 * pursuit_window_show_undo:
 * @self: (nullable): a window; one that has gone shows nothing
 * @text: what was done, such as “Deleted Klinikum Aurach”
 * @action: what undoes it, from a verb of the workspace
 *
 * Shows a toast with an Undo button, until it is pressed, something else is said or taken back, or
 * some seconds are over.
 */
void pursuit_window_show_undo (PursuitWindow *self, const char *text, gint64 action);

/**
 * pursuit_window_show_error:
 * @self: (nullable): a window; one that has gone shows nothing
 * @what: what could not be done, such as “The note was not saved”
 * @error: (nullable): why; nothing is shown for %G_IO_ERROR_CANCELLED
 *
 * Says in plain words that something did not work: in a toast if that is enough, else in a
 * dialog with the reason and what to do.
 */
void pursuit_window_show_error (PursuitWindow *self, const char *what, const GError *error);

/**
 * pursuit_window_new_error:
 * @self: a window
 * @what: what could not be done, such as “The note was not saved”
 * @error: why
 *
 * The same for whoever knows a way on: a dialog with the reason, what to do and “Close”, to which
 * further answers are added.
 *
 * Returns: (transfer none): the dialog, to be presented
 */
AdwMessageDialog *
pursuit_window_new_error (PursuitWindow *self, const char *what, const GError *error);

/**
 * pursuit_window_start_work:
 * @self: a window
 * @text: what is being done
 *
 * Shows the bar with progress and a Cancel button.
 *
 * Returns: (transfer full): the work; give it to pursuit_work_finish() when it is over
 */
PursuitWork *pursuit_window_start_work (PursuitWindow *self, const char *text);

G_END_DECLS
