/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-progress.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitScoreOutcome:
 * @n_scored: how many of the leads have a score of AI now; of a run that does not score again, also
 *   those that had one
 * @n_unused: about how many AI found nothing established, so that they keep the score they had
 * @left: (array zero-terminated=1): the ids of the others, in their order
 * @n_left: how many those are
 * @is_stopped: the person has stopped it
 * @why: (nullable): why leads are left, in a sentence; %NULL if none is, or if it was stopped
 * @cost: (nullable): what the run cost, in USD, exact, with what could not be used; of questions
 *   that were stopped on their way it is what they cost at most. %NULL if the model has no price
 * @is_bound: whether @cost has any of those
 *
 * What became of a run over many leads.
 */
typedef struct
{
  guint n_scored;
  guint n_unused;
  char **left;
  guint n_left;
  gboolean is_stopped;
  char *why;
  char *cost;
  gboolean is_bound;
} PursuitScoreOutcome;

/**
 * pursuit_score_outcome_free:
 * @self: (nullable) (transfer full): an outcome
 */
void pursuit_score_outcome_free (PursuitScoreOutcome *self);

/**
 * pursuit_workspace_score_many_async:
 * @self: a workspace
 * @ids: (array zero-terminated=1): ids of leads, as pursuit_workspace_plan_scores_finish() gives
 *   them; copied
 * @again: whether to ask about those, too, whose score of AI stands
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; what has come by then is kept
 * @callback: called when it is over
 * @data: for @callback
 *
 * Scores leads by the engine "ai", as pursuit_workspace_score_async() does: one action for its
 * limit, ten leads to a question. The leads that are left can be given to another run.
 */
void pursuit_workspace_score_many_async (PursuitWorkspace *self,
                                         const char *const *ids,
                                         gboolean again,
                                         const PursuitProgress *progress,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_score_many_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: why no lead was scored at all, unless the person has stopped it
 *
 * Returns: (transfer full) (nullable): what became of it
 */
PursuitScoreOutcome *
pursuit_workspace_score_many_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScoreOutcome, pursuit_score_outcome_free)

G_END_DECLS
