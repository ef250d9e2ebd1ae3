/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitScoreOptions:
 * @ids: (nullable) (array zero-terminated=1): leads, by ids or beginnings of them; %NULL for all
 * @engine: (nullable): "rules", "history" or "ai"; "local" for the best of this machine; "auto" for
 *   the best that is there and allowed, which may be "ai". %NULL is local: nobody is asked unless
 *   somebody has said so
 * @refresh: whether to score again what is scored and not stale
 * @action: (nullable): under which all requests of the engine "ai" stand in the ledger; %NULL for
 *   one of its own
 *
 * What to score, and how.
 */
typedef struct
{
  const char *const *ids;
  const char *engine;
  gboolean refresh;
  const char *action;
} PursuitScoreOptions;

/**
 * PursuitLeadScore:
 * @lead_id: whose
 * @score: the score; of the lead as it stands if it was not scored again
 * @unused: (nullable): what AI answered where it found nothing established: then @score is that
 * which the lead keeps
 * @cost: (nullable): what the answer of the engine "ai" cost, in USD, exact; of leads that were
 * asked for together each has its part. %NULL of every other engine, and of a model without a price
 *
 * One lead's score.
 */
typedef struct
{
  char *lead_id;
  PursuitScore *score;
  PursuitScore *unused;
  char *cost;
} PursuitLeadScore;

/**
 * pursuit_score_say_unused:
 * @unused: an answer of AI that is not used
 *
 * Returns: what became of it, for a person
 */
const char *pursuit_score_say_unused (const PursuitScore *unused);

/**
 * pursuit_workspace_score_async:
 * @self: a workspace
 * @options: what and how; copied
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then no score has changed, but by the engine "ai"
 * @callback: called with the scores
 * @data: for @callback
 *
 * Scores leads and keeps each new score in the history. All of it is one change, except by the
 * engine "ai": that asks for ten leads at a time, four times at once, and keeps what has been
 * answered, so that nothing is paid twice; a run that was stopped goes on where it was. An answer
 * that finds nothing established replaces no score.
 *
 * What AI does not answer, the engine "auto" scores on this machine, and tells by
 * pursuit_workspace_get_fallen() why; "ai" by its name never does.
 */
void pursuit_workspace_score_async (PursuitWorkspace *self,
                                    const PursuitScoreOptions *options,
                                    const PursuitProgress *progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_workspace_score_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_ENGINES_ERROR_UNKNOWN for an engine that is not there,
 *   %PURSUIT_ENGINES_ERROR_UNAVAILABLE for one that is not ready; not found, ambiguous. Of the
 *   engine "ai" also what stopped it on the way: the scores that it had by then are kept
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLeadScore): the scores
 */
GPtrArray *
pursuit_workspace_score_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_score_finish_part:
 * @self: a workspace
 * @result: from the callback
 * @n_left: (out): how many of the leads have no score; only the engine "ai" leaves any
 * @why: (out) (nullable) (transfer full): why they have none, in a sentence; %NULL if all have one
 * @error: as pursuit_workspace_score_finish(), but of what stopped the engine "ai" on the way only
 *   where nothing was scored before, and where it was cancelled
 *
 * The same for who can use a part: what a run over many leads has scored before it was stopped, as
 * by a budget, is no failure.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLeadScore): the scores that there are
 */
GPtrArray *pursuit_workspace_score_finish_part (
    PursuitWorkspace *self, GAsyncResult *result, guint *n_left, char **why, GError **error);

/**
 * pursuit_lead_dup_score:
 * @lead: a lead
 *
 * Returns: (transfer full) (nullable): its explained score out of `score_breakdown`; %NULL if it
 *   was never scored
 */
PursuitScore *pursuit_lead_dup_score (PursuitRecord *lead);

G_END_DECLS
