/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-run-private.h"

#include "ai/local/pursuit-local-provider.h"
#include "ai/pursuit-ai-exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A slow model writes a token in about that time. */
#define MS_PER_TOKEN 28
/* No language has more bytes to a token, over a whole answer; and what is short may stray. */
#define MAX_BYTES_PER_TOKEN 16
#define MIN_LONGEST_TEXT (64 * 1024)
/* No server has room for fewer: a smaller figure counts what it had not read before. */
#define LEAST_ROOM 1000

/* One request of ours, over all its attempts; the data of the task. */
typedef struct
{
  const PursuitAiGear *gear;
  GPtrArray *routes;
  PursuitAiRequest *request;
  PursuitAiRunOptions options;
  GCancellable *cancellable; /* of the task */
  PursuitAiReport *report;

  guint at; /* the route */
  PursuitAiRetryPlan plan;
  PursuitAiRelax relax; /* on this route */
  guint next_waited_ms; /* before the next attempt */
  guint64 probe;        /* the breaker's ticket for this attempt */
  gboolean has_shown;

  PursuitAiCall call;
  PursuitAiPost *post;
  PursuitAiReply *reply;
  PursuitAiAttempt *attempt; /* of the report */
  GSource *wait;
  GSource *cancelled;
} Run;

static void begin (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
run_free (Run *self)
{
  clear_source (&self->wait);
  clear_source (&self->cancelled);
  g_ptr_array_unref (self->routes);
  pursuit_ai_request_free (self->request);
  pursuit_ai_report_free (self->report);
  pursuit_ai_post_free (self->options.post);
  pursuit_ai_post_free (self->post);
  pursuit_ai_reply_free (self->reply);
  g_free (self);
}

static PursuitAiRoute *
get_route (Run *self)
{
  return g_ptr_array_index (self->routes, self->at);
}

static const char *
get_label (Run *self)
{
  return pursuit_ai_provider_get_label (get_route (self)->provider);
}

/* What had come is kept, whatever the error. */
static void
end (GTask *task, GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (run->reply != NULL && run->reply->text->len > 0)
    run->report->partial = pursuit_ai_reply_dup_answer (run->reply);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
end_cancelled (GTask *task)
{
  end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled")));
}

static void
go_to_next_route (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_assert (run->plan.n_next > 0);

  run->at++;
  run->plan.n_tries = 0;
  run->plan.n_next--;
  run->relax = PURSUIT_AI_RELAX_NONE;
  begin (task);
}

/* Closes the attempt, once for each that was opened. */
static void
settle (Run *self, PursuitAiOutcome outcome, const GError *error)
{
  PursuitAiAttempt *attempt = self->attempt;

  attempt->outcome = outcome;
  attempt->error = error != NULL ? g_error_copy (error) : NULL;
  attempt->served = g_strdup (self->reply->model);
  attempt->request_id = g_strdup (self->reply->request_id);
  attempt->usage = self->reply->usage;
  if (self->gear->observer != NULL)
    pursuit_ai_observer_settle (self->gear->observer, self->request, attempt);
}

/* What a failure took. Where nobody knows how far the provider went on, as where we hung up on it,
 * it is what it was allowed; what it turned away costs nothing. */
static void
estimate_failure (Run *self)
{
  PursuitAiReply *reply = self->reply;

  switch (reply->failure->kind)
    {
    case PURSUIT_AI_FAILURE_BROKEN:
    case PURSUIT_AI_FAILURE_TIMEOUT:
    case PURSUIT_AI_FAILURE_GARBAGE:
    case PURSUIT_AI_FAILURE_STRANGER:
      pursuit_ai_reply_estimate (reply, self->attempt->max_output);
      break;
    case PURSUIT_AI_FAILURE_REPLY:
      if (reply->has_prompt_usage || reply->text->len > 0)
        pursuit_ai_reply_estimate (reply, 0);
      break;
    case PURSUIT_AI_FAILURE_CUT:
    case PURSUIT_AI_FAILURE_SHORTENED:
      pursuit_ai_reply_estimate (reply, 0);
      break;
    case PURSUIT_AI_FAILURE_UNREACHED:
    case PURSUIT_AI_FAILURE_INSECURE:
    case PURSUIT_AI_FAILURE_REDIRECT:
    default:
      break;
    }
}

/* Tells the breaker how the route is: of failures only those count that are not ours. */
static void
tell_breaker (Run *self, gboolean is_well)
{
  g_autofree char *name = pursuit_ai_route_dup_name (get_route (self));

  if (is_well)
    pursuit_circuit_breaker_succeed (self->gear->breaker, name);
  else
    pursuit_circuit_breaker_fail (self->gear->breaker, name, self->probe);
}

static gboolean
is_trouble (PursuitAiError error)
{
  return error == PURSUIT_AI_ERROR_BUSY || error == PURSUIT_AI_ERROR_SERVER
         || error == PURSUIT_AI_ERROR_NETWORK || error == PURSUIT_AI_ERROR_TIMEOUT
         || error == PURSUIT_AI_ERROR_CUT;
}

/* Whoever is kept away later is told why. */
static void
tell_reason (Run *self, PursuitAiError error)
{
  g_autofree char *name = pursuit_ai_route_dup_name (get_route (self));

  if (is_trouble (error))
    pursuit_circuit_breaker_set_reason (self->gear->breaker, name, (int) error);
}

static void
leave_breaker (Run *self)
{
  g_autofree char *name = pursuit_ai_route_dup_name (get_route (self));

  pursuit_circuit_breaker_leave (self->gear->breaker, name, self->probe);
}

static gboolean
on_waited (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  clear_source (&run->wait);
  clear_source (&run->cancelled);
  begin (task);

  return G_SOURCE_REMOVE;
}

static gboolean
on_wait_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  clear_source (&run->wait);
  clear_source (&run->cancelled);
  end_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
begin_after (GTask *task, guint wait_ms)
{
  Run *run = g_task_get_task_data (task);

  run->plan.waited_ms += wait_ms;
  run->next_waited_ms = wait_ms;
  if (run->options.on_wait != NULL && wait_ms > 0)
    run->options.on_wait (run->attempt, wait_ms, run->options.user_data);

  run->wait = g_timeout_source_new (wait_ms);
  g_source_set_callback (run->wait, on_waited, task, NULL);
  g_source_attach (run->wait, g_task_get_context (task));
  if (run->cancellable == NULL)
    return;
  run->cancelled = g_cancellable_source_new (run->cancellable);
  g_source_set_callback (run->cancelled, G_SOURCE_FUNC (on_wait_cancelled), task, NULL);
  g_source_attach (run->cancelled, g_task_get_context (task));
}

static PursuitAiRelax
get_relax (Run *self)
{
  if (pursuit_ai_provider_get_kind (get_route (self)->provider) != PURSUIT_AI_PROVIDER_LOCAL)
    return PURSUIT_AI_RELAX_NONE;

  return pursuit_local_provider_relax (self->reply->failure, &self->call);
}

static GError *
new_cut (Run *self)
{
  g_autoptr (PursuitAiFailure) cut = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_CUT, 0);

  return pursuit_ai_failure_to_error (cut, get_label (self));
}

/* Of an answer whose beginning was shown it matters that the end is missing, unless all of it is
 * worth nothing. */
static GError *
new_error (Run *self)
{
  const PursuitAiFailure *failure = self->reply->failure;

  return self->has_shown && failure->kind != PURSUIT_AI_FAILURE_SHORTENED
             ? new_cut (self)
             : pursuit_ai_failure_to_error (failure, get_label (self));
}

/* The list of what left this machine must not name what stayed here. */
static gboolean
has_left_nothing (const PursuitAiFailure *failure)
{
  return failure->kind == PURSUIT_AI_FAILURE_UNREACHED
         || failure->kind == PURSUIT_AI_FAILURE_INSECURE;
}

static void
judge_failure (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  PursuitAiDecision decision = pursuit_ai_decide (run->reply->failure);
  g_autoptr (GError) error = NULL;
  PursuitAiRelax relax = get_relax (run);
  guint wait_ms = 0;

  if (run->post != NULL)
    pursuit_ai_failure_set_url (run->reply->failure, run->post->url);
  error = new_error (run);
  if (has_left_nothing (run->reply->failure))
    run->attempt->n_sent = 0;
  estimate_failure (run);
  tell_breaker (run, !is_trouble (decision.error));
  tell_reason (run, decision.error);
  run->attempt->status = run->reply->failure->status;
  settle (run, run->reply->text->len > 0 ? PURSUIT_AI_OUTCOME_CUT : PURSUIT_AI_OUTCOME_FAILED,
          error);

  if (run->has_shown)
    {
      end (task, g_steal_pointer (&error));
    }
  else if (relax != PURSUIT_AI_RELAX_NONE && pursuit_ai_retry_plan_may_send (&run->plan))
    {
      run->relax |= relax;
      begin_after (task, 0);
    }
  else if (pursuit_ai_retry_plan_may_retry (&run->plan, &decision,
                                            run->reply->failure->retry_after_ms, &wait_ms))
    {
      begin_after (task, wait_ms);
    }
  else if (pursuit_ai_retry_plan_may_fall_back (&run->plan, decision.fallback))
    {
      go_to_next_route (task);
    }
  else
    {
      end (task, g_steal_pointer (&error));
    }
}

static void
judge_answer (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  pursuit_ai_reply_estimate (run->reply, 0);
  tell_breaker (run, TRUE);
  run->attempt->status = run->post != NULL ? SOUP_STATUS_OK : 0;
  if (run->reply->stop == PURSUIT_AI_STOP_REFUSED)
    {
      GError *error = g_error_new (PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_REFUSED,
                                   _ ("The model of %s refused; change the text, or write it "
                                      "yourself"),
                                   get_label (run));

      settle (run, PURSUIT_AI_OUTCOME_REFUSED, error);
      end (task, error);
      return;
    }

  settle (run, PURSUIT_AI_OUTCOME_ANSWERED, NULL);
  /* Whoever cancels in the last moment gets an error, but what is paid for is not lost. */
  if (g_cancellable_is_cancelled (run->cancellable))
    run->report->partial = pursuit_ai_reply_dup_answer (run->reply);
  g_task_return_pointer (task, pursuit_ai_reply_dup_answer (run->reply),
                         (GDestroyNotify) pursuit_ai_answer_free);
  g_object_unref (task);
}

/* Nothing was sent, or nobody wants to know any more. */
static void
judge_error (GTask *task, GError *error)
{
  Run *run = g_task_get_task_data (task);
  /* What the keeper of the key says has a domain of its own. */
  gboolean is_key = error->domain != PURSUIT_AI_ERROR || error->code == PURSUIT_AI_ERROR_KEY;

  leave_breaker (run);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      pursuit_ai_reply_estimate (run->reply, run->attempt->max_output);
      settle (run, PURSUIT_AI_OUTCOME_CANCELLED, error);
      end (task, error);
      return;
    }

  run->plan.n_requests--;
  run->attempt->n_sent = 0;
  settle (run, PURSUIT_AI_OUTCOME_DENIED, error);
  if (is_key && pursuit_ai_retry_plan_may_fall_back (&run->plan, PURSUIT_AI_FALLBACK_IF_ALLOWED))
    {
      g_error_free (error);
      go_to_next_route (task);
      return;
    }
  end (task, error);
}

/* Some servers of one's own cut a question that is too long for them without a word; but they say
 * how much they read. An answer about a part would pass for one about all. */
static gboolean
is_shortened (Run *self)
{
  gint64 n_read = pursuit_ai_usage_get_prompt (&self->reply->usage);

  return self->reply->failure == NULL && self->reply->has_prompt_usage
         && pursuit_ai_provider_get_kind (get_route (self)->provider) == PURSUIT_AI_PROVIDER_LOCAL
         && n_read >= LEAST_ROOM && n_read < (gint64) self->attempt->n_sent
         && n_read < pursuit_ai_call_get_least (&self->call);
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pursuit_ai_exchange_run_finish (PURSUIT_AI_TRANSPORT (source), result, &error))
    {
      judge_error (task, error);
      return;
    }

  if (is_shortened (run))
    pursuit_ai_reply_fail (run->reply, PURSUIT_AI_FAILURE_SHORTENED);
  if (run->reply->failure != NULL)
    judge_failure (task);
  else
    judge_answer (task);
}

static void
on_text (const char *text, gpointer user_data)
{
  Run *self = user_data;

  if (self->options.on_text == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->has_shown = TRUE;
  self->options.on_text (text, self->options.user_data);
}

static void
send_request (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->plan.n_requests++;
  run->reply->n_sent = run->attempt->n_sent;
  pursuit_ai_exchange_run_async (run->gear->transport, get_route (run), run->post, &run->call,
                                 run->reply, run->cancellable, on_exchanged, task);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pursuit_ai_observer_open_finish (PURSUIT_AI_OBSERVER (source), result, &error))
    {
      leave_breaker (run);
      run->attempt->outcome = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                  ? PURSUIT_AI_OUTCOME_CANCELLED
                                  : PURSUIT_AI_OUTCOME_DENIED;
      run->attempt->n_sent = 0;
      run->attempt->error = g_error_copy (error);
      end (task, error);
    }
  else if (g_cancellable_is_cancelled (run->cancellable))
    {
      leave_breaker (run);
      run->attempt->n_sent = 0;
      settle (run, PURSUIT_AI_OUTCOME_CANCELLED, NULL);
      end_cancelled (task);
    }
  else
    {
      send_request (task);
    }
}

/* As a person would look for it in the records of a network: with its port in any case. */
static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  gboolean is_long = host != NULL && strchr (host, ':') != NULL;

  if (host == NULL)
    return NULL;

  return g_strdup_printf ("%s%s%s:%d", is_long ? "[" : "", host, is_long ? "]" : "",
                          g_uri_get_port (uri));
}

static void
prepare_attempt (Run *self)
{
  PursuitAiRoute *route = get_route (self);

  self->call = (PursuitAiCall){
    .request = self->request,
    .model = route->model,
    .base_url = route->base_url,
    .relax = self->relax,
  };
  g_clear_pointer (&self->post, pursuit_ai_post_free);
  self->post = self->options.post != NULL
                   ? g_steal_pointer (&self->options.post)
                   : pursuit_ai_provider_build (route->provider, &self->call);

  g_clear_pointer (&self->reply, pursuit_ai_reply_free);
  self->reply = pursuit_ai_reply_new ();
  self->reply->on_text = on_text;
  self->reply->on_text_data = self;

  self->attempt
      = pursuit_ai_attempt_new (pursuit_ai_provider_get_kind (route->provider), route->model->id);
  self->attempt->reasoning_model = g_strdup (route->reasoning_model);
  self->attempt->max_output = pursuit_ai_call_get_max_output (&self->call);
  self->reply->max_text
      = MAX ((gsize) self->attempt->max_output * MAX_BYTES_PER_TOKEN, MIN_LONGEST_TEXT);
  if (self->post != NULL && !self->request->stream)
    self->post->patience_ms = (guint) MIN (self->attempt->max_output * MS_PER_TOKEN, G_MAXINT);
  if (self->post != NULL)
    {
      self->attempt->host = dup_host (self->post->url);
      self->attempt->n_sent = g_bytes_get_size (self->post->body);
    }
  self->attempt->waited_ms = self->next_waited_ms;
  self->attempt->rung = self->at;
  self->attempt->number = self->plan.n_tries + 1;
  self->next_waited_ms = 0;
  g_ptr_array_add (self->report->attempts, self->attempt);
}

/* Nobody was asked, and so nobody answered: it is not the provider that asks to wait. */
static void
skip_route (GTask *task, gint64 wait_us)
{
  Run *run = g_task_get_task_data (task);
  g_autofree char *name = pursuit_ai_route_dup_name (get_route (run));
  PursuitAiError reason
      = (PursuitAiError) pursuit_circuit_breaker_get_reason (run->gear->breaker, name);
  g_autoptr (GError) error = pursuit_ai_failure_new_pause (reason, get_label (run), wait_us);

  run->attempt->outcome = PURSUIT_AI_OUTCOME_SKIPPED;
  run->attempt->n_sent = 0;
  run->attempt->error = g_error_copy (error);
  if (run->plan.n_next > 0)
    go_to_next_route (task);
  else
    end (task, g_steal_pointer (&error));
}

/* What the question needs together with its answer, if the model has no room for that; else 0. No
 * text has more tokens than bytes, so that few need to be estimated. */
static gint64
get_missing_room (Run *self)
{
  gint64 room = get_route (self)->model->context;
  gint64 needed;

  if (room == 0 || (gint64) self->attempt->n_sent + self->attempt->max_output <= room)
    return 0;
  needed = pursuit_ai_call_estimate (&self->call) + self->attempt->max_output;

  return needed > room ? needed : 0;
}

/* As if it had been asked and had said so; some would cut the question instead. */
static void
turn_away (GTask *task, gint64 needed)
{
  Run *run = g_task_get_task_data (task);
  const PursuitAiModel *model = get_route (run)->model;
  g_autoptr (PursuitAiFailure) failure
      = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE);
  g_autoptr (GError) error
      = g_error_new (PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_TOO_LARGE,
                     _ ("The model %s takes %'u tokens, and this question may need %'u with its "
                        "answer; choose fewer records or a shorter text, or another model"),
                     model->id, (guint) model->context, (guint) MIN (needed, G_MAXUINT));

  run->attempt->outcome = PURSUIT_AI_OUTCOME_DENIED;
  run->attempt->n_sent = 0;
  run->attempt->error = g_error_copy (error);
  if (pursuit_ai_retry_plan_may_fall_back (&run->plan, pursuit_ai_decide (failure).fallback))
    go_to_next_route (task);
  else
    end (task, g_steal_pointer (&error));
}

static void
open_books (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->gear->observer != NULL)
    pursuit_ai_observer_open_async (run->gear->observer, run->request, run->attempt,
                                    run->cancellable, on_opened, task);
  else
    send_request (task);
}

static void
on_key (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (!g_cancellable_is_cancelled (run->cancellable))
    {
      open_books (task);
      return;
    }
  leave_breaker (run);
  run->attempt->outcome = PURSUIT_AI_OUTCOME_CANCELLED;
  run->attempt->n_sent = 0;
  end_cancelled (task);
}

static void
begin (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  gint64 wait_us = 0;
  gint64 needed;

  if (g_cancellable_is_cancelled (run->cancellable))
    {
      end_cancelled (task);
      return;
    }

  prepare_attempt (run);
  needed = get_missing_room (run);
  if (needed > 0)
    {
      turn_away (task, needed);
      return;
    }

  name = pursuit_ai_route_dup_name (get_route (run));
  if (!pursuit_circuit_breaker_enter (run->gear->breaker, name, &run->probe, &wait_us))
    {
      skip_route (task, wait_us);
      return;
    }

  run->plan.n_tries++;
  if (run->post != NULL && get_route (run)->fetch_key != NULL)
    get_route (run)->fetch_key (get_route (run)->key_data, run->cancellable, on_key, task);
  else
    open_books (task);
}

void
pursuit_ai_run_start (GTask *task,
                      const PursuitAiGear *gear,
                      GPtrArray *routes,
                      const PursuitAiRequest *request,
                      const PursuitAiRunOptions *options)
{
  Run *run = g_new0 (Run, 1);

  g_assert (G_IS_TASK (task));
  g_assert (routes->len > 0);

  run->gear = gear;
  run->routes = g_ptr_array_ref (routes);
  run->request = pursuit_ai_request_copy (request);
  if (options != NULL)
    run->options = *options;
  run->cancellable = g_task_get_cancellable (task);
  run->report = pursuit_ai_report_new ();
  run->plan.n_next = routes->len - 1;
  run->plan.is_batch = run->options.is_batch;
  run->plan.falls_back_without_key = run->options.falls_back_without_key;
  run->plan.backoff_ms = gear->backoff_ms;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  begin (task);
}

PursuitAiReport *
pursuit_ai_run_steal_report (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run == NULL)
    return pursuit_ai_report_new ();
  run->report->n_requests = run->plan.n_requests;

  return g_steal_pointer (&run->report);
}
