/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-bulk-edit.h"
#include "workspace/ai/pursuit-request-preview.h"

G_BEGIN_DECLS

/**
 * PursuitScorePlan:
 * @ids: (array zero-terminated=1): the leads that would be asked about, in the order in which that
 *   would be done
 * @n_leads: how many those are
 * @n_scored: how many are left out, as a score of AI stands that nothing has changed since
 * @n_requests: how many questions it would take
 * @preview: (nullable): the first of them, with the tokens and the cost of all; %NULL if there is
 *   nothing to ask
 *
 * What scoring many leads by the engine "ai" would ask, and for how much, before it does.
 */
typedef struct
{
  char **ids;
  guint n_leads;
  guint n_scored;
  guint n_requests;
  PursuitRequestPreview *preview;
} PursuitScorePlan;

/**
 * pursuit_score_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void pursuit_score_plan_free (PursuitScorePlan *self);

/**
 * pursuit_workspace_plan_scores_async:
 * @self: a workspace
 * @set: which leads; copied. Of its ids those that are gone are left out
 * @again: whether to ask about those, too, whose score of AI stands
 * @cancellable: (nullable): to stop it
 * @callback: called with the plan
 * @data: for @callback
 *
 * Finds out what pursuit_workspace_score_many_async() would send. Nothing is sent. The cost of more
 * than a thousand leads is worked out from the dearest ten of the first thousand.
 */
void pursuit_workspace_plan_scores_async (PursuitWorkspace *self,
                                          const PursuitRecordSet *set,
                                          gboolean again,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_plan_scores_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_UNAVAILABLE if no provider is set up; an error of the store
 *
 * Returns: (transfer full) (nullable): the plan
 */
PursuitScorePlan *
pursuit_workspace_plan_scores_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScorePlan, pursuit_score_plan_free)

G_END_DECLS
