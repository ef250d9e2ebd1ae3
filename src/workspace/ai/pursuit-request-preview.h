/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-drafting.h"

G_BEGIN_DECLS

/**
 * PursuitRequestPreview:
 * @provider: the name of the provider that would be asked first
 * @kind: what it speaks
 * @model: which model
 * @url: (nullable): where the request would go; %NULL if nothing leaves this machine
 * @body: (nullable): what would go there, byte for byte
 * @tokens: the likely tokens of the prompt, by pursuit_ai_tokens_estimate()
 * @estimator: that estimator's name, to be shown with the figure
 * @fallbacks: (array zero-terminated=1): whom the same goes to if that one does not answer, in this
 *   order, each as "name, model, address"
 * @notice: (nullable): that a chosen model is gone, or soon will be, for a person
 * @cost: (nullable): what it likely costs, in USD, exact; %NULL if the model has no price
 * @bound: (nullable): what it costs at most, as budgets reserve it, in USD, exact; %NULL if that is
 *   not known
 * @refusal: (nullable): that a budget does not let it go, and what to do, for a person
 *
 * What would leave this machine, and for how much, before it does.
 */
typedef struct
{
  char *provider;
  char *kind;
  char *model;
  char *url;
  char *body;
  gint64 tokens;
  const char *estimator;
  char **fallbacks;
  char *notice;
  char *cost;
  char *bound;
  char *refusal;
} PursuitRequestPreview;

/**
 * pursuit_request_preview_free:
 * @self: (nullable) (transfer full): a preview
 */
void pursuit_request_preview_free (PursuitRequestPreview *self);

/**
 * pursuit_workspace_preview_score_async:
 * @self: a workspace
 * @ids: (array zero-terminated=1): ids of leads, or beginnings of them; at most ten are shown, as
 *   many as one request asks for
 * @cancellable: (nullable): to stop it
 * @callback: called with the preview
 * @data: for @callback
 *
 * Shows what a score by the engine "ai" would send. Nothing is sent.
 */
void pursuit_workspace_preview_score_async (PursuitWorkspace *self,
                                            const char *const *ids,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_preview_score_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_UNAVAILABLE if no provider is set up; not found, ambiguous
 *
 * Returns: (transfer full) (nullable): the preview
 */
PursuitRequestPreview *pursuit_workspace_preview_score_finish (PursuitWorkspace *self,
                                                               GAsyncResult *result,
                                                               GError **error);

/**
 * pursuit_workspace_preview_draft_async:
 * @self: a workspace
 * @id: the lead, or the beginning of its id; with a section in @options the proposal
 * @options: (nullable): as for pursuit_workspace_draft_async(), or for
 *   pursuit_workspace_rewrite_section_async(); the engine does not matter
 * @cancellable: (nullable): to stop it
 * @callback: called with the preview
 * @data: for @callback
 *
 * Shows what a draft, or a section again, by the engine "ai" would send. Nothing is sent, and
 * nothing is stored.
 */
void pursuit_workspace_preview_draft_async (PursuitWorkspace *self,
                                            const char *id,
                                            const PursuitDraftOptions *options,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_preview_draft_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_UNAVAILABLE if no provider is set up; as
 *   pursuit_workspace_draft_finish()
 *
 * Returns: (transfer full) (nullable): the preview
 */
PursuitRequestPreview *pursuit_workspace_preview_draft_finish (PursuitWorkspace *self,
                                                               GAsyncResult *result,
                                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRequestPreview, pursuit_request_preview_free)

G_END_DECLS
