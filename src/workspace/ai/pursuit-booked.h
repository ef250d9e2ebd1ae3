/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitBooked:
 * @pico: what counts for it, in pico-USD
 * @at_most: this is an upper bound, since some of it was cut or stopped, or has no price
 *
 * What this process has asked of providers of AI since it opened the workspace.
 */
typedef struct
{
  gint64 pico;
  gboolean at_most;
} PursuitBooked;

/**
 * pursuit_workspace_get_booked_async:
 * @self: a workspace
 * @callback: called with what is booked
 * @data: for @callback
 *
 * Waits until what was asked and has ended is in the books, and its alerts are told. For a program
 * that is about to end: who asks does not wait for the books.
 */
void pursuit_workspace_get_booked_async (PursuitWorkspace *self,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_get_booked_finish:
 * @self: a workspace
 * @result: from the callback
 *
 * Returns: what is booked
 */
PursuitBooked pursuit_workspace_get_booked_finish (PursuitWorkspace *self, GAsyncResult *result);

/**
 * pursuit_booked_dup_words:
 * @self: what is booked
 *
 * Returns: (transfer full) (nullable): a part of a sentence such as "at most 0.0639 USD"; %NULL if
 *   it is nothing
 */
char *pursuit_booked_dup_words (const PursuitBooked *self);

G_END_DECLS
