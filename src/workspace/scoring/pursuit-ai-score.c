/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-ai-score-keep-private.h"
#include "workspace/scoring/pursuit-ai-score-private.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "engines/pursuit-ai-scoring.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/ai/pursuit-ai-receipt-private.h"
#include "workspace/ai/pursuit-ai-service-private.h"
#include "workspace/records/pursuit-lead-walk-private.h"
#include "workspace/scoring/pursuit-scoring-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Questions that are open at a time, whatever the number of leads. */
#define MAX_OPEN 4

/* So many answers that hold nothing, one after the other, end a run: each is paid. */
#define MAX_UNREADABLE 3
/* And so many questions that are turned away, or ask for one lead again, which costs little: two
 * batches, each lead by itself. */
#define MAX_IN_VAIN (2 * PURSUIT_AI_SCORING_MAX_LEADS)

/* A run over some leads; the data of its task. */
typedef struct
{
  char **ids;
  gboolean refresh;
  PursuitProgress progress;
  gboolean falls;           /* what is not answered is scored on this machine */
  PursuitScoreBasis *basis; /* for all leads, once they are listed */
  char *action;             /* one thing that a person did: counted once against the limit */

  GPtrArray *asked;   /* (element-type utf8) ids of all leads that are asked for */
  GQueue waiting;     /* (element-type utf8) those that were not asked for yet */
  GQueue again;       /* (element-type utf8) that an answer left out: each asked for alone, once */
  GPtrArray *results; /* (element-type PursuitLeadScore) */
  guint total;
  guint n_open;
  guint n_kept; /* by this run; there may be more results, from before */
  guint n_missing;
  guint size;           /* leads of one question; fewer where so many are too long for the model */
  guint n_unreadable;   /* answers, since the last one that could be read */
  guint n_in_vain;      /* questions, since then */
  gint64 lost;          /* pico-USD of answers that cannot be used */
  gboolean is_unpriced; /* not all of these have a price */
  gboolean is_lost_bound; /* of some of them only an upper bound is known */
  GError *passed;         /* (nullable) why the first of those has no score that are missing */
  GError *error;          /* (nullable) the first; after it nothing more is asked */
} Run;

/* One question of it. */
typedef struct
{
  GTask *task;               /* of the run */
  const PursuitScope *scope; /* who asked for it */
  GPtrArray *ids;
  gboolean is_second;
  PursuitAiScoring *scoring;
  PursuitAiRequest *request;
  PursuitAiScoreAnswer *answer; /* (nullable) */
  GPtrArray *kept;              /* (element-type PursuitLeadScore) */
  gint64 cost;                  /* pico-USD; -1 if it is not priced */
  PursuitReceipt *receipt;      /* (nullable) */
} Batch;

static void pump (GTask *task);

static void
run_free (gpointer data)
{
  Run *self = data;

  g_strfreev (self->ids);
  g_free (self->action);
  pursuit_score_basis_free (self->basis);
  g_ptr_array_unref (self->asked);
  g_queue_clear_full (&self->waiting, g_free);
  g_queue_clear_full (&self->again, g_free);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_error (&self->passed);
  g_clear_error (&self->error);
  g_free (self);
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_ptr_array_unref (self->ids);
  pursuit_ai_scoring_free (self->scoring);
  pursuit_ai_request_free (self->request);
  pursuit_ai_score_answer_free (self->answer);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  pursuit_receipt_free (self->receipt);
  g_object_unref (self->task);
  g_free (self);
}

static void
report (Run *self)
{
  guint done = self->results->len + self->n_missing;

  if (self->progress.func != NULL)
    self->progress.func ((double) done / MAX (self->total, 1), _ ("Scoring leads"),
                         self->progress.data);
}

/* Those that are asked for and have no score of AI. */
static char **
dup_left (Run *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) scored = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->results->len; i++)
    g_hash_table_add (scored, ((PursuitLeadScore *) self->results->pdata[i])->lead_id);
  for (guint i = 0; i < self->asked->len; i++)
    if (!g_hash_table_contains (scored, self->asked->pdata[i]))
      g_strv_builder_add (ids, self->asked->pdata[i]);

  return g_strv_builder_end (ids);
}

static void
fallen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) scores
      = pursuit_workspace_score_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (scores == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_set_free_func (scores, NULL);
  g_ptr_array_extend_and_steal (run->results, g_steal_pointer (&scores));
  g_task_return_boolean (task, TRUE);
}

/* Takes the task. */
static void
fall (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GTask *local = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task),
                             fallen_cb, task);
  g_auto (GStrv) ids = dup_left (run);
  const PursuitScoreOptions options = { .ids = (const char *const *) ids,
                                        .engine = PURSUIT_ENGINE_LOCAL,
                                        .refresh = run->refresh };

  pursuit_auto_note_fallen (task, run->error);
  g_clear_error (&run->error);
  g_task_set_source_tag (local, fall);
  pursuit_scoring_run (local, &options, run->progress.func != NULL ? &run->progress : NULL);
}

static void
lose (Run *self, gboolean priced, gint64 cost, gboolean is_bound)
{
  self->is_unpriced |= !priced;
  self->is_lost_bound |= is_bound;
  self->lost += cost;
}

static char *
dup_missing_words (const Run *self)
{
  return pursuit_ai_paid_dup_words (self->passed != NULL
                                        ? self->passed->message
                                        : _ ("The answers hold no score that could be used"),
                                    !self->is_unpriced, self->lost, self->is_lost_bound);
}

/* Why there is no score, with what was paid all the same. */
static void
set_error (Run *self)
{
  g_autofree char *words = NULL;

  if (self->error == NULL && self->n_missing > 0 && (self->falls || self->n_kept == 0))
    {
      words = dup_missing_words (self);
      self->error = g_error_new_literal (
          PURSUIT_AI_ERROR, self->passed != NULL ? self->passed->code : PURSUIT_AI_ERROR_ANSWER,
          words);
    }
  else if (self->error != NULL)
    {
      words = pursuit_ai_paid_dup_words (self->error->message, !self->is_unpriced, self->lost,
                                         self->is_lost_bound);
      pursuit_set_str (&self->error->message, words);
    }
}

/* The results stay in the run, also beside an error: what was answered is kept in any case. */
static void
end (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  set_error (run);
  if (run->falls && run->error != NULL && pursuit_auto_may_fall (run->error))
    {
      fall (task);
      return;
    }
  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* Takes the error. */
static void
end_batch (Batch *batch, GError *error)
{
  g_autoptr (GTask) task = g_object_ref (batch->task);
  Run *run = g_task_get_task_data (task);

  if (error != NULL && run->error == NULL)
    run->error = g_steal_pointer (&error);
  g_clear_error (&error);
  run->n_open--;
  report (run);
  batch_free (batch);
  pump (g_steal_pointer (&task));
}

/* Storing what was answered */

static gboolean
keep_answer (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Batch *batch = data;
  const Run *run = g_task_get_task_data (batch->task);

  pursuit_session_set_actor (session, batch->scope->user_id);
  batch->kept = pursuit_ai_score_keep (session, run->basis, batch->scoring, batch->ids,
                                       batch->answer->scores, batch->receipt, error);

  return batch->kept != NULL;
}

/* Each lead has its part of the cost, the first one what cannot be divided. */
static void
share_cost (Batch *batch)
{
  gint64 n = batch->kept->len;

  for (guint i = 0; batch->cost >= 0 && i < n; i++)
    {
      PursuitLeadScore *item = batch->kept->pdata[i];

      item->cost = pursuit_ai_money_to_decimal (batch->cost / n + (i == 0 ? batch->cost % n : 0));
    }
}

/* Those whose answer lacks them are asked for once more, each alone. */
static void
ask_again (Batch *batch, const GPtrArray *ids)
{
  Run *run = g_task_get_task_data (batch->task);

  for (guint i = 0; i < ids->len; i++)
    if (batch->is_second)
      run->n_missing++;
    else
      g_queue_push_tail (&run->again, g_strdup (ids->pdata[i]));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Batch *batch = data;
  Run *run = g_task_get_task_data (batch->task);
  GError *error = NULL;

  if (!pursuit_store_write_finish (PURSUIT_STORE (source), result, &error))
    {
      end_batch (batch, error);
      return;
    }

  share_cost (batch);
  if (batch->kept->len == 0)
    lose (run, batch->cost >= 0, MAX (batch->cost, 0),
          batch->receipt != NULL && batch->receipt->at_most);
  run->n_kept += batch->kept->len;
  g_ptr_array_set_free_func (batch->kept, NULL);
  g_ptr_array_extend_and_steal (run->results, g_steal_pointer (&batch->kept));
  ask_again (batch, batch->answer->missing);
  end_batch (batch, NULL);
}

/* Asking */

static gboolean
add_lead (PursuitSession *session,
          const PursuitScoreBasis *basis,
          PursuitAiScoring *scoring,
          const char *id,
          GError **error)
{
  g_autoptr (PursuitRecord) lead = pursuit_session_get (session, PURSUIT_KIND_LEAD, id, error);
  g_autoptr (PursuitLeadContext) context = NULL;
  PursuitScorecardInput input;

  if (lead == NULL || !pursuit_score_basis_describe (basis, session, lead, &input, &context, error))
    return FALSE;
  pursuit_ai_scoring_add (scoring, &input);

  return TRUE;
}

PursuitAiScoring *
pursuit_ai_score_prepare (PursuitSession *session,
                          const PursuitScoreBasis *basis,
                          GPtrArray *ids,
                          PursuitAiRequest **request,
                          GError **error)
{
  g_autoptr (PursuitAiScoring) scoring = pursuit_ai_scoring_new (&basis->formula);

  for (guint i = 0; i < ids->len; i++)
    if (!add_lead (session, basis, scoring, ids->pdata[i], error))
      return NULL;
  *request = pursuit_ai_scoring_new_request (scoring, NULL, error);

  return *request != NULL ? g_steal_pointer (&scoring) : NULL;
}

/* One answer in no form at all does not end a run over thousands of leads, and neither does what
 * only these leads are to blame for. All else concerns every other lead as well. */
static gboolean
may_go_on (Batch *batch, const GError *error)
{
  Run *run = g_task_get_task_data (batch->task);

  if (run->total == 1 || error->domain != PURSUIT_AI_ERROR)
    return FALSE;
  if (error->code == PURSUIT_AI_ERROR_TOO_LARGE)
    run->size = MIN (run->size, MAX (batch->ids->len / 2, 1));
  switch (error->code)
    {
    case PURSUIT_AI_ERROR_ANSWER:
    case PURSUIT_AI_ERROR_CUT:
      return batch->is_second ? ++run->n_in_vain < MAX_IN_VAIN
                              : ++run->n_unreadable < MAX_UNREADABLE;
    case PURSUIT_AI_ERROR_TOO_LARGE:
    case PURSUIT_AI_ERROR_REFUSED:
      return ++run->n_in_vain < MAX_IN_VAIN;
    default:
      return FALSE;
    }
}

/* Nothing of the answer can be used. Takes the error. */
static void
pass_over (Batch *batch, GError *error)
{
  Run *run = g_task_get_task_data (batch->task);

  if (!may_go_on (batch, error))
    {
      end_batch (batch, error);
      return;
    }
  if (batch->is_second && run->passed == NULL && error->code != PURSUIT_AI_ERROR_ANSWER)
    run->passed = g_error_copy (error);
  g_error_free (error);
  ask_again (batch, batch->ids);
  end_batch (batch, NULL);
}

/* What was paid is used, even of an answer that is cut or lacks some leads. */
static PursuitAiScoreAnswer *
read_text (Batch *batch, const PursuitAiResult *receipt, const GError *error)
{
  if (receipt == NULL
      || (error != NULL && !g_error_matches (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER)
          && !g_error_matches (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT)))
    return NULL;

  return pursuit_ai_scoring_read (batch->scoring, receipt->text, NULL);
}

static void
take_text (Batch *batch, const PursuitAiResult *receipt, GError *error)
{
  PursuitWorkspace *workspace = g_task_get_source_object (batch->task);
  Run *run = g_task_get_task_data (batch->task);

  batch->answer = read_text (batch, receipt, error);
  if (batch->answer == NULL)
    {
      if (receipt != NULL)
        lose (run, receipt->priced, MAX (receipt->cost, receipt->counted),
              receipt->counted > receipt->cost);
      pass_over (batch, error);
      return;
    }

  g_clear_error (&error);
  run->n_unreadable = run->n_in_vain = 0;
  batch->cost = receipt->priced ? MAX (receipt->cost, receipt->counted) : -1;
  batch->receipt = pursuit_ai_receipt_new (receipt, batch->ids->len);
  /* What was paid is kept, also if the person has stopped the run by now. */
  pursuit_store_write_async (pursuit_workspace_get_store (workspace), keep_answer, batch, NULL,
                             NULL, kept_cb, batch);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  PursuitAiResult *paid = NULL;
  PursuitAiResult *answer
      = pursuit_ai_service_ask_finish (PURSUIT_AI_SERVICE (source), result, &paid, &error);

  take_text (data, answer != NULL ? answer : paid, error);
  pursuit_ai_result_free (answer);
  pursuit_ai_result_free (paid);
}

static gboolean
prepare (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Batch *batch = data;
  const Run *run = g_task_get_task_data (batch->task);

  batch->scoring
      = pursuit_ai_score_prepare (session, run->basis, batch->ids, &batch->request, error);

  return batch->scoring != NULL;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *subjects = NULL;
  Batch *batch = data;
  Run *run = g_task_get_task_data (batch->task);
  PursuitAiWish wish = { .only_allowed = run->falls,
                         .fresh = run->refresh,
                         .is_batch = run->total > 1,
                         .check = pursuit_ai_scoring_check };
  GError *error = NULL;

  if (!pursuit_store_read_finish (PURSUIT_STORE (source), result, &error))
    {
      end_batch (batch, error);
      return;
    }

  wish.user_data = batch->scoring;
  subjects = pursuit_ai_wish_dup_subjects (batch->ids);
  wish.subject = subjects;
  batch->request->action = g_strdup (run->action);
  pursuit_ai_service_ask_async (
      pursuit_workspace_get_ai_service (g_task_get_source_object (batch->task)), batch->request,
      &wish, g_task_get_cancellable (batch->task), asked_cb, batch);
}

static void
start_batch (GTask *task, GQueue *queue, guint size)
{
  Run *run = g_task_get_task_data (task);
  PursuitWorkspace *workspace = g_task_get_source_object (task);
  Batch *batch = g_new0 (Batch, 1);

  batch->task = g_object_ref (task);
  batch->scope = pursuit_workspace_get_scope (workspace);
  batch->is_second = queue == &run->again;
  batch->ids = g_ptr_array_new_with_free_func (g_free);
  while (batch->ids->len < size && !g_queue_is_empty (queue))
    g_ptr_array_add (batch->ids, g_queue_pop_head (queue));
  run->n_open++;
  pursuit_store_read_async (pursuit_workspace_get_store (workspace), prepare, batch, NULL,
                            g_task_get_cancellable (task), prepared_cb, batch);
}

/* Takes a reference of the task, which the end gives back. */
static void
pump (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &run->error);
  while (run->error == NULL && run->n_open < MAX_OPEN
         && !(g_queue_is_empty (&run->waiting) && g_queue_is_empty (&run->again)))
    {
      if (!g_queue_is_empty (&run->waiting))
        start_batch (task, &run->waiting, run->size);
      else
        start_batch (task, &run->again, 1);
    }
  if (run->n_open == 0)
    end (task);
  else
    g_object_unref (task);
}

/* Finding out what there is to do */

static gboolean
add_wanted (PursuitRecord *lead, guint total, gpointer data, GError **error)
{
  Run *run = data;
  gboolean stands = !run->refresh && pursuit_ai_score_stands (lead);
  PursuitScore *score = stands ? pursuit_lead_dup_score (lead) : NULL;
  PursuitLeadScore *item;

  run->total++;
  if (score == NULL)
    {
      g_ptr_array_add (run->asked, g_strdup (pursuit_record_get_id (lead)));
      g_queue_push_tail (&run->waiting, g_strdup (pursuit_record_get_id (lead)));
      return TRUE;
    }
  item = pursuit_lead_score_new (pursuit_record_get_id (lead));
  item->score = score;
  item->cost = g_strdup ("0");
  g_ptr_array_add (run->results, item);

  return TRUE;
}

static gboolean
list_leads (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  run->basis = pursuit_score_basis_load (session, error);

  return run->basis != NULL
         && pursuit_lead_walk (session, run->ids, add_wanted, run, cancellable, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);

  /* Leads that are not there are not there for anybody. */
  if (!pursuit_store_read_finish (PURSUIT_STORE (source), result, &run->error))
    run->falls = FALSE;
  pump (task);
}

void
pursuit_ai_score_run (GTask *task,
                      const PursuitScoreOptions *options,
                      const PursuitProgress *progress)
{
  Run *run = g_new0 (Run, 1);
  PursuitWorkspace *workspace = g_task_get_source_object (task);

  run->ids = g_strdupv ((char **) options->ids);
  run->refresh = options->refresh;
  run->falls = g_strcmp0 (options->engine, PURSUIT_ENGINE_AUTO) == 0;
  run->progress = progress != NULL ? *progress : (PursuitProgress){ NULL, NULL };
  run->action = options->action != NULL ? g_strdup (options->action) : pursuit_uuid_new ();
  run->size = PURSUIT_AI_SCORING_MAX_LEADS;
  g_task_set_source_tag (task, pursuit_ai_score_run);
  run->results = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_lead_score_free);
  run->asked = g_ptr_array_new_with_free_func (g_free);
  g_queue_init (&run->waiting);
  g_queue_init (&run->again);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  pursuit_store_read_async (pursuit_workspace_get_store (workspace), list_leads, run, NULL,
                            g_task_get_cancellable (task), listed_cb, task);
}

/* Who asked for all of them has to know that not all have a score. */
static void
tell_how_many (const Run *run, GError **error)
{
  if (run->results->len > 0 && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (error,
                    /* Translators: why it is not all of them follows in another sentence. */
                    g_dngettext (GETTEXT_PACKAGE, "%u of %u lead has a score. ",
                                 "%u of %u leads have a score. ", run->total),
                    run->results->len, run->total);
}

const GPtrArray *
pursuit_ai_score_get_results (GTask *task)
{
  return ((const Run *) g_task_get_task_data (task))->results;
}

GPtrArray *
pursuit_ai_score_finish (GTask *task, guint *n_left, char **why, GError **error)
{
  Run *run = g_task_get_task_data (task);
  GError *local_error = NULL;

  g_return_val_if_fail (run != NULL && (n_left == NULL) == (why == NULL), NULL);

  if (!g_task_propagate_boolean (task, &local_error)
      && (why == NULL || run->n_kept == 0
          || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      tell_how_many (run, &local_error);
      g_propagate_error (error, local_error);
      return NULL;
    }

  if (why != NULL)
    {
      *n_left = run->total - run->results->len;
      *why = NULL;
      if (*n_left > 0)
        *why = local_error != NULL ? g_strdup (local_error->message) : dup_missing_words (run);
    }
  g_clear_error (&local_error);

  return g_steal_pointer (&run->results);
}
