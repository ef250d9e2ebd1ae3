/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-exchange.h"

#include <string.h>

/* The data of the task. */
typedef struct
{
  PursuitAiProvider *provider;
  const PursuitAiCall *call;
  PursuitAiReply *reply;
  PursuitSseReader *reader; /* of a stream */
  gboolean is_named;        /* a stream that says that it is one */
  gboolean has_event;       /* and something has come of it */
  GByteArray *body;         /* of anything else */
  guint status;
} Exchange;

static void
exchange_free (Exchange *self)
{
  g_object_unref (self->provider);
  pursuit_sse_reader_free (self->reader);
  g_byte_array_unref (self->body);
  g_free (self);
}

static gboolean
is_good (guint status)
{
  return status >= 200 && status < 300;
}

static gboolean
on_event (const PursuitSseEvent *event, gpointer user_data)
{
  Exchange *self = user_data;

  self->has_event = TRUE;

  return pursuit_ai_provider_read_event (self->provider, self->reply, event);
}

/* Some servers answer whole although a stream was asked for, and say so by the type; a page to read
 * is of no provider. */
static gboolean
is_stream (Exchange *self, SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  self->is_named = g_strcmp0 (type, "text/event-stream") == 0;

  return self->is_named
         || (self->call->request->stream && g_strcmp0 (type, "application/json") != 0
             && g_strcmp0 (type, "text/html") != 0);
}

static void
on_head (guint status, SoupMessageHeaders *headers, gpointer user_data)
{
  Exchange *self = user_data;
  const char *id = soup_message_headers_get_one (headers, "request-id");

  if (id == NULL)
    id = soup_message_headers_get_one (headers, "x-request-id");
  g_clear_pointer (&self->reply->request_id, g_free);
  self->reply->request_id = pursuit_ai_failure_sanitize (id);
  self->status = status;
  if (!is_good (status))
    {
      PursuitAiFailure *failure = pursuit_ai_reply_fail (self->reply, PURSUIT_AI_FAILURE_REPLY);

      failure->status = status;
      pursuit_ai_failure_read_headers (failure, headers);
    }
  else if (is_stream (self, headers))
    {
      self->reader = pursuit_sse_reader_new (on_event, self);
    }
}

static gboolean
on_bytes (const char *bytes, gsize length, gpointer user_data)
{
  Exchange *self = user_data;
  gsize limit
      = is_good (self->status) ? PURSUIT_AI_EXCHANGE_MAX_ANSWER : PURSUIT_AI_EXCHANGE_MAX_ERROR;

  if (self->reader != NULL)
    {
      if (!pursuit_sse_reader_feed (self->reader, bytes, length, NULL))
        pursuit_ai_reply_fail (self->reply, PURSUIT_AI_FAILURE_GARBAGE);
      return self->reply->failure == NULL && !self->reply->is_ended;
    }
  if (length > limit - self->body->len)
    {
      pursuit_ai_reply_fail (self->reply, PURSUIT_AI_FAILURE_GARBAGE);
      return FALSE;
    }
  g_byte_array_append (self->body, (const guint8 *) bytes, (guint) length);

  return TRUE;
}

/* @kind: how the connection ended; %PURSUIT_AI_FAILURE_CUT if in good order. */
static void
end_stream (Exchange *self, PursuitAiFailureKind kind)
{
  pursuit_sse_reader_finish (self->reader);
  pursuit_ai_provider_end_stream (self->provider, self->reply);
  if (self->reply->failure == NULL || self->reply->failure->kind != PURSUIT_AI_FAILURE_CUT)
    return;
  if (kind == PURSUIT_AI_FAILURE_CUT && !self->is_named && !self->has_event)
    kind = PURSUIT_AI_FAILURE_STRANGER;
  self->reply->failure->kind = kind;
}

static void
end_body (Exchange *self)
{
  g_autoptr (GBytes) body = g_bytes_new (self->body->data, self->body->len);

  if (!is_good (self->status))
    pursuit_ai_failure_read_body (self->reply->failure, body);
  else if (self->reply->failure == NULL)
    pursuit_ai_provider_read_body (self->provider, self->reply, body);
}

static void
on_posted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  PursuitAiFailureKind kind;
  GError *error = NULL;
  gboolean is_whole
      = pursuit_ai_transport_post_finish (PURSUIT_AI_TRANSPORT (source), result, &error);

  if (!is_whole && error->domain != PURSUIT_AI_FAILURE_ERROR)
    {
      g_task_return_error (task, error);
      return;
    }

  kind = is_whole ? PURSUIT_AI_FAILURE_CUT : (PursuitAiFailureKind) error->code;
  if (exchange->reader != NULL)
    end_stream (exchange, kind);
  else if (is_whole)
    end_body (exchange);
  else
    pursuit_ai_reply_fail (exchange->reply, kind);
  g_clear_error (&error);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_idle (gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  pursuit_ai_provider_respond (exchange->provider, exchange->call, exchange->reply);
  g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

/* Later, as from a network: who asks is not yet ready for the answer. */
static void
respond_soon (GTask *task)
{
  g_autoptr (GSource) idle = g_idle_source_new ();

  g_source_set_callback (idle, on_idle, g_object_ref (task), g_object_unref);
  g_source_attach (idle, g_task_get_context (task));
}

void
pursuit_ai_exchange_run_async (PursuitAiTransport *transport,
                               const PursuitAiRoute *route,
                               const PursuitAiPost *post,
                               const PursuitAiCall *call,
                               PursuitAiReply *reply,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Exchange *exchange;
  PursuitAiSink sink = { .on_head = on_head, .on_bytes = on_bytes };

  g_return_if_fail (PURSUIT_IS_AI_TRANSPORT (transport));
  g_return_if_fail (route != NULL && call != NULL && reply != NULL);

  task = g_task_new (transport, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_ai_exchange_run_async);
  exchange = g_new0 (Exchange, 1);
  exchange->provider = g_object_ref (route->provider);
  exchange->call = call;
  exchange->reply = reply;
  exchange->body = g_byte_array_new ();
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  if (post == NULL)
    {
      respond_soon (task);
      return;
    }

  sink.user_data = exchange;
  pursuit_ai_transport_post_async (transport, post, route->key, route->key_data, &sink, cancellable,
                                   on_posted, g_steal_pointer (&task));
}

gboolean
pursuit_ai_exchange_run_finish (PursuitAiTransport *transport, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
