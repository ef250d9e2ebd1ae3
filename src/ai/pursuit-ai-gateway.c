/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-gateway.h"

#include "ai/pursuit-ai-bookkeeper.h"
#include "ai/pursuit-ai-question-private.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

struct _PursuitAiGateway
{
  GObject parent_instance;

  PursuitAiRouter *router;
  PursuitAiBookkeeper *bookkeeper;
  PursuitAiCache *cache;
  PursuitAiLimiter *limiter;
  GHashTable *in_flight; /* cache key -> GPtrArray of the GTasks that wait for its answer */
};

G_DEFINE_FINAL_TYPE (PursuitAiGateway, pursuit_ai_gateway, G_TYPE_OBJECT)

/* The steps of a question follow each other in the order of the functions, from below. */
static void lookup (GTask *task);
static void use_again (GTask *task, const PursuitAiKept *kept);
static void fail (GTask *task, GError *error);

/* TRUE if it was cancelled, and has ended. */
static gboolean
end_if_cancelled (GTask *task)
{
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    return FALSE;
  fail (task, error);

  return TRUE;
}

static void
stop_listening (gpointer task, gpointer data)
{
  PursuitAiQuestion *question = g_task_get_task_data (task);

  if (question->stop == NULL)
    return;
  g_source_destroy (question->stop);
  g_clear_pointer (&question->stop, g_source_unref);
}

/* What one may not do because it was stopped, or was one too many in a minute, another still may.
 */
static gboolean
is_of_all (const GError *error)
{
  return error->domain == PURSUIT_AI_ERROR && error->code != PURSUIT_AI_ERROR_LIMIT;
}

/* Who waited gets what came of it: asked anew by each it would be paid anew. Whoever would have
 * gone another way, or finds another fault with the answer, looks again. */
static void
hand_on (GTask *task, PursuitAiQuestion *leader, const GError *error)
{
  PursuitAiQuestion *question = g_task_get_task_data (task);

  if (end_if_cancelled (task))
    return;
  if (error == NULL && pursuit_ai_question_trusts (question, leader)
      && pursuit_ai_question_takes (question, leader->kept))
    use_again (task, leader->kept);
  else if (error != NULL && is_of_all (error) && pursuit_ai_question_goes_like (question, leader))
    fail (task, g_error_copy (error));
  else
    lookup (task);
}

/* @error: (nullable): why there is no answer */
static void
leave (PursuitAiGateway *self, PursuitAiQuestion *question, const GError *error)
{
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  if (!question->leads)
    return;
  question->leads = FALSE;
  if (!g_hash_table_steal_extended (self->in_flight, question->key, (gpointer *) &key,
                                    (gpointer *) &waiting))
    return;
  /* Before anybody is told, who may then cancel another. */
  g_ptr_array_foreach (waiting, stop_listening, NULL);
  for (guint i = 0; i < waiting->len; i++)
    hand_on (g_ptr_array_index (waiting, i), question, error);
}

static void
fail (GTask *task, GError *error)
{
  leave (g_task_get_source_object (task), g_task_get_task_data (task), error);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
succeed (GTask *task)
{
  PursuitAiQuestion *question = g_task_get_task_data (task);

  question->receipt->took_us = g_get_monotonic_time () - question->began_us;
  leave (g_task_get_source_object (task), question, NULL);
  g_task_return_pointer (task, g_steal_pointer (&question->receipt),
                         (GDestroyNotify) pursuit_ai_result_free);
  g_object_unref (task);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* An answer that cannot be kept is an answer all the same. */
  if (!pursuit_ai_cache_store_finish (PURSUIT_AI_CACHE (source), result, &error))
    g_warning ("An answer is not kept: %s", error->message);
  succeed (data);
}

/* Under the key of who answered, which need not be who was asked first. */
static void
keep (GTask *task, const PursuitAiAttempt *attempt)
{
  PursuitAiGateway *self = g_task_get_source_object (task);
  PursuitAiQuestion *question = g_task_get_task_data (task);
  g_autofree char *key = pursuit_ai_question_dup_key (question, attempt->rung);
  const PursuitAiResult *receipt = question->receipt;
  const PursuitAiKept kept = { .feature = question->request->feature,
                               .subject = question->subject,
                               .provider = receipt->provider,
                               .model = receipt->model,
                               .text = receipt->text,
                               .cost = receipt->priced ? receipt->cost : -1,
                               .kept_us = pursuit_clock_now_us () };

  question->rung = attempt->rung;
  if (question->leads)
    question->kept = pursuit_ai_kept_copy (&kept);
  if (key != NULL)
    pursuit_ai_cache_store_async (self->cache, key, &kept, stored_cb, task);
  else
    succeed (task);
}

static void
add_usage (PursuitAiUsage *sum, const PursuitAiUsage *usage)
{
  sum->input += usage->input;
  sum->cache_read += usage->cache_read;
  sum->cache_write_5m += usage->cache_write_5m;
  sum->cache_write_1h += usage->cache_write_1h;
  sum->output += usage->output;
  sum->reasoning += usage->reasoning;
  sum->estimated = sum->estimated || usage->estimated;
}

static void
add_up (PursuitAiGateway *self, const PursuitAiRequest *request, PursuitAiResult *receipt)
{
  receipt->priced = TRUE;
  for (guint i = 0; i < receipt->report->attempts->len; i++)
    {
      const PursuitAiAttempt *attempt = g_ptr_array_index (receipt->report->attempts, i);
      PursuitAiSettlement settlement;

      add_usage (&receipt->usage, &attempt->usage);
      if (pursuit_ai_usage_get_prompt (&attempt->usage) == 0 && attempt->usage.output == 0)
        continue;
      receipt->priced
          = pursuit_ai_bookkeeper_price (self->bookkeeper, request, attempt, &settlement)
            && receipt->priced;
      receipt->cost += settlement.cost;
      receipt->counted += settlement.counted;
      pursuit_set_str (&receipt->price_row, settlement.price_row);
    }
}

static PursuitAiResult *
write_receipt (PursuitAiGateway *self,
               const PursuitAiRequest *request,
               PursuitAiReport *report,
               const PursuitAiAnswer *answer)
{
  PursuitAiResult *receipt = g_new0 (PursuitAiResult, 1);
  const PursuitAiAttempt *last
      = report->attempts->len > 0 ? g_ptr_array_index (report->attempts, report->attempts->len - 1)
                                  : NULL;

  receipt->report = report;
  receipt->masked = g_strdup (request->masked);
  receipt->text = answer != NULL ? g_strdup (answer->text) : g_strdup ("");
  if (last != NULL)
    {
      receipt->provider = g_strdup (pursuit_ai_provider_kind_to_string (last->provider));
      receipt->model = g_strdup (last->served != NULL ? last->served : last->model);
    }
  add_up (self, request, receipt);

  return receipt;
}

static gboolean
is_good (PursuitAiQuestion *question, const PursuitAiAnswer *answer, GError **error)
{
  if (answer->stop == PURSUIT_AI_STOP_LENGTH)
    {
      g_set_error_literal (
          error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT,
          _ ("The answer reached the longest length that was allowed, and is cut"));
      return FALSE;
    }

  return question->ask.check == NULL
         || question->ask.check (answer->text, question->ask.user_data, error);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PursuitAiQuestion *question = g_task_get_task_data (task);
  PursuitAiReport *report = NULL;
  GError *error = NULL;
  g_autoptr (PursuitAiAnswer) answer
      = pursuit_ai_router_run_finish (PURSUIT_AI_ROUTER (source), result, &report, &error);

  question->receipt = write_receipt (g_task_get_source_object (task), question->request, report,
                                     answer != NULL ? answer : report->partial);
  if (answer == NULL || !is_good (question, answer, &error))
    fail (task, error);
  else
    keep (task, g_ptr_array_index (report->attempts, report->attempts->len - 1));
}

static void
run (GTask *task)
{
  PursuitAiGateway *self = g_task_get_source_object (task);
  PursuitAiQuestion *question = g_task_get_task_data (task);
  const PursuitAiRunOptions options
      = { .is_batch = question->ask.is_batch,
          .falls_back_without_key = question->ask.falls_back_without_key,
          .post = g_steal_pointer (&question->post),
          .on_text = question->ask.on_text,
          .on_wait = question->ask.on_wait,
          .user_data = question->ask.user_data };

  pursuit_ai_router_run_async (self->router, question->ask.routes, question->request, &options,
                               g_task_get_cancellable (task), run_cb, task);
}

static void take (GTask *task);

static gboolean
on_turn (gpointer data)
{
  GTask *task = data;

  if (!end_if_cancelled (task))
    take (task);

  return G_SOURCE_REMOVE;
}

/* Until there is room again, or somebody gives it up. */
static void
wait_for_turn (GTask *task, gint64 wait_us)
{
  PursuitAiQuestion *question = g_task_get_task_data (task);
  gint64 wait_ms = wait_us / G_TIME_SPAN_MILLISECOND + 1;
  g_autoptr (GSource) timer = g_timeout_source_new ((guint) MIN (wait_ms, G_MAXINT));

  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr (GSource) stop = g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (stop);
      g_source_add_child_source (timer, stop);
    }
  g_source_set_callback (timer, on_turn, task, NULL);
  g_source_set_static_name (timer, "ai: waits for its turn");
  g_source_attach (timer, g_main_context_get_thread_default ());
  question->ask.on_limit (wait_ms, question->ask.user_data);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PursuitAiQuestion *question = g_task_get_task_data (task);
  gint64 wait_us = 0;
  g_autoptr (GError) error = NULL;

  if (pursuit_ai_limiter_take_finish (PURSUIT_AI_LIMITER (source), result, &wait_us, &error))
    run (task);
  else if (wait_us > 0 && question->ask.on_limit != NULL
           && g_error_matches (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_LIMIT))
    wait_for_turn (task, wait_us);
  else
    fail (task, g_steal_pointer (&error));
}

/* What is answered from the cache counts against no limit. */
static void
take (GTask *task)
{
  PursuitAiGateway *self = g_task_get_source_object (task);
  PursuitAiQuestion *question = g_task_get_task_data (task);

  pursuit_ai_limiter_take_async (self->limiter, question->request->feature,
                                 question->request->action, g_task_get_cancellable (task), taken_cb,
                                 task);
}

static void
use_again (GTask *task, const PursuitAiKept *kept)
{
  PursuitAiGateway *self = g_task_get_source_object (task);
  PursuitAiQuestion *question = g_task_get_task_data (task);
  PursuitAiResult *receipt = question->receipt = g_new0 (PursuitAiResult, 1);

  receipt->text = g_strdup (kept->text);
  receipt->provider = g_strdup (kept->provider);
  receipt->model = g_strdup (kept->model);
  receipt->cached = TRUE;
  receipt->kept_us = kept->kept_us;
  receipt->priced = TRUE;
  pursuit_ai_bookkeeper_note_cached (self->bookkeeper, question->request, kept);
  if (question->ask.on_text != NULL)
    question->ask.on_text (kept->text, question->ask.user_data);
  succeed (task);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PursuitAiQuestion *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAiKept) kept
      = pursuit_ai_cache_lookup_finish (PURSUIT_AI_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  if (error != NULL)
    g_warning ("Kept answers cannot be read: %s", error->message);

  /* An answer that was good may be of an older form of the feature. */
  if (!pursuit_ai_question_takes (question, kept))
    {
      take (task);
      return;
    }
  question->kept = pursuit_ai_kept_copy (kept);
  use_again (task, kept);
}

static gboolean
on_stop (GCancellable *cancellable, gpointer data)
{
  GTask *task = data;
  PursuitAiGateway *self = g_task_get_source_object (task);
  PursuitAiQuestion *question = g_task_get_task_data (task);

  stop_listening (task, NULL);
  g_ptr_array_remove (g_hash_table_lookup (self->in_flight, question->key), task);
  end_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/* For the answer of another, but not longer than whoever asks wants to. */
static void
wait_for_leader (GTask *task, GPtrArray *waiting)
{
  PursuitAiQuestion *question = g_task_get_task_data (task);

  g_ptr_array_add (waiting, task);
  if (g_task_get_cancellable (task) == NULL)
    return;
  question->stop = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (question->stop, G_SOURCE_FUNC (on_stop), task, NULL);
  g_source_set_static_name (question->stop, "ai: waits for an equal question");
  g_source_attach (question->stop, g_task_get_context (task));
}

/* One of several equal questions goes on; the others wait for its answer. */
static void
lookup (GTask *task)
{
  PursuitAiGateway *self = g_task_get_source_object (task);
  PursuitAiQuestion *question = g_task_get_task_data (task);
  GPtrArray *waiting = g_hash_table_lookup (self->in_flight, question->key);

  if (end_if_cancelled (task))
    return;
  if (waiting != NULL)
    {
      wait_for_leader (task, waiting);
      return;
    }

  g_hash_table_insert (self->in_flight, g_strdup (question->key), g_ptr_array_new ());
  question->leads = TRUE;
  pursuit_ai_cache_lookup_async (self->cache, question->key, g_task_get_cancellable (task),
                                 lookup_cb, task);
}

static void
pursuit_ai_gateway_finalize (GObject *object)
{
  PursuitAiGateway *self = PURSUIT_AI_GATEWAY (object);

  g_object_unref (self->router);
  g_object_unref (self->bookkeeper);
  g_object_unref (self->cache);
  g_object_unref (self->limiter);
  g_hash_table_unref (self->in_flight);

  G_OBJECT_CLASS (pursuit_ai_gateway_parent_class)->finalize (object);
}

static void
pursuit_ai_gateway_class_init (PursuitAiGatewayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_gateway_finalize;
}

static void
pursuit_ai_gateway_init (PursuitAiGateway *self)
{
  self->in_flight
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

PursuitAiGateway *
pursuit_ai_gateway_new (PursuitAiTransport *transport,
                        PursuitAiPrices *prices,
                        PursuitAiLedger *ledger,
                        PursuitAiCache *cache,
                        PursuitAiLimiter *limiter)
{
  PursuitAiGateway *self;

  g_return_val_if_fail (PURSUIT_IS_AI_TRANSPORT (transport), NULL);
  g_return_val_if_fail (PURSUIT_AI_IS_CACHE (cache), NULL);
  g_return_val_if_fail (PURSUIT_AI_IS_LIMITER (limiter), NULL);

  self = g_object_new (PURSUIT_TYPE_AI_GATEWAY, NULL);
  self->bookkeeper = pursuit_ai_bookkeeper_new (ledger, prices);
  self->router = pursuit_ai_router_new (transport, PURSUIT_AI_OBSERVER (self->bookkeeper));
  self->cache = g_object_ref (cache);
  self->limiter = g_object_ref (limiter);

  return self;
}

PursuitAiRouter *
pursuit_ai_gateway_get_router (PursuitAiGateway *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_GATEWAY (self), NULL);

  return self->router;
}

void
pursuit_ai_gateway_set_prices (PursuitAiGateway *self, PursuitAiPrices *prices)
{
  g_return_if_fail (PURSUIT_IS_AI_GATEWAY (self));

  pursuit_ai_bookkeeper_set_prices (self->bookkeeper, prices);
}

void
pursuit_ai_gateway_ask_async (PursuitAiGateway *self,
                              const PursuitAiRequest *request,
                              const PursuitAiAsk *ask,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  PursuitAiQuestion *question;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_AI_GATEWAY (self));
  g_return_if_fail (request != NULL && ask != NULL && ask->scope != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_ai_gateway_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  question = pursuit_ai_question_new (request, ask);
  g_task_set_task_data (task, question, pursuit_ai_question_free);
  if (ask->routes->len == 0)
    {
      fail (task, g_error_new_literal (PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_UNAVAILABLE,
                                       _ ("No provider of AI is set up")));
      return;
    }

  pursuit_ai_question_set_key (question);
  if (question->key != NULL && !ask->fresh)
    lookup (task);
  else
    take (task);
}

PursuitAiResult *
pursuit_ai_gateway_ask_finish (PursuitAiGateway *self,
                               GAsyncResult *result,
                               PursuitAiResult **receipt,
                               GError **error)
{
  PursuitAiResult *answer;
  PursuitAiQuestion *question;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  question = g_task_get_task_data (G_TASK (result));
  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (receipt != NULL)
    *receipt = answer == NULL ? g_steal_pointer (&question->receipt) : NULL;

  return answer;
}
