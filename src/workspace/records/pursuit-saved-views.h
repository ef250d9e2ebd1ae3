/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include "core/pursuit-saved-view.h"

G_BEGIN_DECLS

/* Most saved filters that are listed; more make no sidebar. */
#define PURSUIT_SAVED_VIEWS_MAX 100

/**
 * PursuitSavedViewCount:
 * @view: the saved filter
 * @count: how many records it finds; -1 if its conditions cannot be understood any more
 *
 * A saved filter and what it finds now.
 */
typedef struct
{
  PursuitRecord *view;
  gint64 count;
} PursuitSavedViewCount;

/**
 * pursuit_workspace_count_saved_views_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the filters
 * @data: for @callback
 *
 * Reads the saved filters in the order that their owner gave them, at most
 * %PURSUIT_SAVED_VIEWS_MAX, and counts what each finds.
 */
void pursuit_workspace_count_saved_views_async (PursuitWorkspace *self,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer data);

/**
 * pursuit_workspace_count_saved_views_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type PursuitSavedViewCount): the filters
 */
GPtrArray *pursuit_workspace_count_saved_views_finish (PursuitWorkspace *self,
                                                       GAsyncResult *result,
                                                       GError **error);

/**
 * pursuit_workspace_move_saved_view_async:
 * @self: a workspace
 * @id: the whole id of a saved filter
 * @step: how many places down; negative for up
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Moves a saved filter among the others, no further than to an end.
 */
void pursuit_workspace_move_saved_view_async (PursuitWorkspace *self,
                                              const char *id,
                                              int step,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);

/**
 * pursuit_workspace_move_saved_view_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it, 0 if it stood at that end already
 * @error: not found, read-only
 *
 * Returns: %TRUE if it stands where it shall
 */
gboolean pursuit_workspace_move_saved_view_finish (PursuitWorkspace *self,
                                                   GAsyncResult *result,
                                                   gint64 *action,
                                                   GError **error);

G_END_DECLS
