/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-receipt.h"
#include "engines/pursuit-ai-card-change.h"
#include "workspace/ai/pursuit-request-preview.h"

G_BEGIN_DECLS

/**
 * PursuitCardProposals:
 * @card_id: the battle card
 * @competitor: whom it is about
 * @changes: (element-type PursuitAiCardChange): what is proposed, for a person to take or leave
 * @n_dropped: how many changes rested on nothing, or did not fit the card
 * @cost: (nullable): what the answer cost, in USD, exact; %NULL if it has no price
 * @receipt: what the answer took
 *
 * What a model would change on a battle card.
 */
typedef struct
{
  char *card_id;
  char *competitor;
  GPtrArray *changes;
  guint n_dropped;
  char *cost;
  PursuitReceipt *receipt;
} PursuitCardProposals;

/**
 * pursuit_card_proposals_free:
 * @self: (nullable) (transfer full): proposals
 */
void pursuit_card_proposals_free (PursuitCardProposals *self);

/**
 * pursuit_workspace_propose_card_async:
 * @self: a workspace
 * @competitor: as for pursuit_workspace_find_card_async()
 * @notes: (nullable): what somebody noted about the competitor
 * @cancellable: (nullable): to stop it
 * @callback: called with the proposals
 * @data: for @callback
 *
 * Asks a provider of AI what the newest conversations that name the competitor, and the notes,
 * would change on its battle card. The card stays as it is.
 */
void pursuit_workspace_propose_card_async (PursuitWorkspace *self,
                                           const char *competitor,
                                           const char *notes,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_propose_card_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: as pursuit_workspace_find_card_finish(); %PURSUIT_WORKSPACE_ERROR_INVALID if nobody has
 *   said anything about the competitor; what a provider refuses
 *
 * Returns: (transfer full) (nullable): the proposals
 */
PursuitCardProposals *pursuit_workspace_propose_card_finish (PursuitWorkspace *self,
                                                             GAsyncResult *result,
                                                             GError **error);

/**
 * pursuit_workspace_preview_card_async:
 * @self: a workspace
 * @competitor: as above
 * @notes: (nullable): as above
 * @cancellable: (nullable): to stop it
 * @callback: called with the preview
 * @data: for @callback
 *
 * Shows what pursuit_workspace_propose_card_async() would send. Nothing is sent.
 */
void pursuit_workspace_preview_card_async (PursuitWorkspace *self,
                                           const char *competitor,
                                           const char *notes,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_preview_card_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: as above
 *
 * Returns: (transfer full) (nullable): the preview
 */
PursuitRequestPreview *pursuit_workspace_preview_card_finish (PursuitWorkspace *self,
                                                              GAsyncResult *result,
                                                              GError **error);

/**
 * pursuit_workspace_accept_card_async:
 * @self: a workspace
 * @card_id: the battle card
 * @changes: (element-type PursuitAiCardChange): those that a person takes, in their order; at least
 *   one
 * @cancellable: (nullable): to stop it
 * @callback: called with the card
 * @data: for @callback
 *
 * Changes the card: one action to undo. All of the changes are stored, or none.
 */
void pursuit_workspace_accept_card_async (PursuitWorkspace *self,
                                          const char *card_id,
                                          GPtrArray *changes,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_accept_card_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: not found; %PURSUIT_WORKSPACE_ERROR_CHANGED if one does not fit the card any more
 *
 * Returns: (transfer full) (nullable): the card as it is now
 */
PursuitRecord *pursuit_workspace_accept_card_finish (PursuitWorkspace *self,
                                                     GAsyncResult *result,
                                                     gint64 *action,
                                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCardProposals, pursuit_card_proposals_free)

G_END_DECLS
