/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-answers.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_find_card_async:
 * @self: a workspace
 * @competitor: the name of a competitor, one of its other names, or what somebody made of it
 * @cancellable: (nullable): to stop it
 * @callback: called with the card
 * @data: for @callback
 *
 * Finds the battle card of a competitor: by its name, else by its beginning, by letters in their
 * order, or by a name that differs in two letters.
 */
void pursuit_workspace_find_card_async (PursuitWorkspace *self,
                                        const char *competitor,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_workspace_find_card_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_NOT_FOUND, or %PURSUIT_STORE_ERROR_AMBIGUOUS with the names
 *
 * Returns: (transfer full) (nullable): the card
 */
PursuitRecord *
pursuit_workspace_find_card_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_answer_async:
 * @self: a workspace
 * @text: what a buyer says against us, or its first letters
 * @card: (nullable): only the card with this id, or of this competitor
 * @limit: most answers
 * @cancellable: (nullable): to stop it
 * @callback: called with the answers
 * @data: for @callback
 *
 * Searches the battle cards for what to say to an objection; see pursuit_answers_find().
 */
void pursuit_workspace_answer_async (PursuitWorkspace *self,
                                     const char *text,
                                     const char *card,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_answer_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: as pursuit_workspace_find_card_finish() for a @card that is not there
 *
 * Returns: (transfer full) (nullable) (element-type PursuitAnswer): the best answers first
 */
GPtrArray *
pursuit_workspace_answer_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
