/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-transport.h"

#include "ai/pursuit-ai-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (16 * 1024)
#define MAX_KEY 4096

struct _PursuitAiTransport
{
  GObject parent_instance;

  PursuitAiTimeouts timeouts;
};

G_DEFINE_FINAL_TYPE (PursuitAiTransport, pursuit_ai_transport, G_TYPE_OBJECT)
G_DEFINE_QUARK (pursuit_ai_failure_error, pursuit_ai_failure_error)

/* One request and its reply; the data of the task. */
typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  GInputStream *stream;
  GCancellable *stop; /* ends all that is under way here, for whatever reason */
  PursuitAiTimeouts timeouts;
  PursuitAiSink sink;
  GSource *silence; /* until the next sign of life */
  GSource *total;
  GSource *cancelled;
  gboolean is_sent;
  gboolean is_late;
  gsize n_bytes;
  char chunk[CHUNK];
} Exchange;

static void read_on (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
exchange_free (Exchange *self)
{
  clear_source (&self->silence);
  clear_source (&self->total);
  clear_source (&self->cancelled);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_clear_object (&self->stop);
  g_free (self);
}

static void
wipe (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* Whatever is left of the connection is closed, not kept for another request. */
static void
hang_up (Exchange *self)
{
  clear_source (&self->silence);
  clear_source (&self->total);
  clear_source (&self->cancelled);
  g_cancellable_cancel (self->stop);
  g_clear_object (&self->stream);
  soup_session_abort (self->session);
}

static void
end (GTask *task, GError *error)
{
  hang_up (g_task_get_task_data (task));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
end_with (GTask *task, PursuitAiFailureKind kind)
{
  end (task, g_error_new_literal (PURSUIT_AI_FAILURE_ERROR, (int) kind, "the exchange failed"));
}

static void
fail (GTask *task, const GError *cause)
{
  Exchange *exchange = g_task_get_task_data (task);

  if (exchange->is_late)
    end_with (task, exchange->is_sent ? PURSUIT_AI_FAILURE_TIMEOUT : PURSUIT_AI_FAILURE_UNREACHED);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (task, g_error_copy (cause));
  else if (cause->domain == G_TLS_ERROR && !exchange->is_sent)
    end_with (task, PURSUIT_AI_FAILURE_INSECURE);
  else
    end_with (task, exchange->is_sent ? PURSUIT_AI_FAILURE_BROKEN : PURSUIT_AI_FAILURE_UNREACHED);
}

/* A sign of life: the next may be that far away. */
static void
expect_within (Exchange *self, guint ms)
{
  g_source_set_ready_time (self->silence, g_get_monotonic_time () + (gint64) ms * 1000);
}

static gboolean
on_late (gpointer user_data)
{
  Exchange *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Exchange *self = user_data;

  g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

static void
on_starting (SoupMessage *message, Exchange *self)
{
  self->is_sent = TRUE;
  expect_within (self, self->timeouts.first_byte_ms);
}

/* libsoup takes the end of a connection for the end of a body, whatever was announced. */
static gboolean
is_short (Exchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
         && self->n_bytes < (gsize) soup_message_headers_get_content_length (headers);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (length < 0 || g_cancellable_set_error_if_cancelled (exchange->stop, &error))
    {
      fail (task, error);
      return;
    }
  exchange->n_bytes += (gsize) length;
  if (exchange->n_bytes > PURSUIT_AI_TRANSPORT_MAX_BODY)
    {
      end_with (task, PURSUIT_AI_FAILURE_GARBAGE);
      return;
    }
  if (length == 0 && is_short (exchange))
    {
      end_with (task, PURSUIT_AI_FAILURE_BROKEN);
      return;
    }
  if (length == 0
      || !exchange->sink.on_bytes (exchange->chunk, (gsize) length, exchange->sink.user_data))
    {
      end (task, NULL);
      return;
    }

  expect_within (exchange, exchange->timeouts.idle_ms);
  read_on (task);
}

/* Below what draws and what types: a stream that comes faster than it is read does not hold up the
 * window. */
static void
read_on (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_async (exchange->stream, exchange->chunk, CHUNK, G_PRIORITY_DEFAULT_IDLE,
                             exchange->stop, on_read, task);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint status;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL || g_cancellable_set_error_if_cancelled (exchange->stop, &error))
    {
      fail (task, error);
      return;
    }
  status = soup_message_get_status (exchange->message);
  if (status >= 300 && status < 400)
    {
      end_with (task, PURSUIT_AI_FAILURE_REDIRECT);
      return;
    }

  exchange->sink.on_head (status, soup_message_get_response_headers (exchange->message),
                          exchange->sink.user_data);
  read_on (task);
}

static GSource *
attach (GSource *source, GSourceFunc func, Exchange *exchange)
{
  g_source_set_callback (source, func, exchange, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static SoupSession *
new_session (void)
{
  SoupSession *session = soup_session_new_with_options (
      "timeout", 0, "idle-timeout", 0, "user-agent", "Pursuit/" PURSUIT_VERSION, NULL);

  /* A stream that is packed comes in lumps. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);

  return session;
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static SoupMessage *
new_message (const PursuitAiPost *post)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, post->url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_foreach (post->headers, copy_header, headers);
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  soup_message_set_request_body_from_bytes (message, "application/json", post->body);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION);

  return message;
}

static Exchange *
exchange_new (PursuitAiTransport *self,
              const PursuitAiPost *post,
              const PursuitAiSink *sink,
              GCancellable *cancellable)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->session = new_session ();
  exchange->message = new_message (post);
  exchange->stop = g_cancellable_new ();
  exchange->timeouts = self->timeouts;
  exchange->timeouts.first_byte_ms = MAX (self->timeouts.first_byte_ms, post->patience_ms);
  exchange->sink = *sink;
  exchange->silence = attach (g_timeout_source_new (self->timeouts.connect_ms), on_late, exchange);
  exchange->total = attach (g_timeout_source_new (self->timeouts.total_ms), on_late, exchange);
  if (cancellable != NULL)
    exchange->cancelled
        = attach (g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_cancelled), exchange);
  g_signal_connect (exchange->message, "starting", G_CALLBACK (on_starting), exchange);

  return exchange;
}

static gboolean
is_header_value (const char *key)
{
  gsize length = strlen (key);

  if (length == 0 || length > MAX_KEY)
    return FALSE;
  for (const char *p = key; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;

  return TRUE;
}

/* The key goes from its keeper into the headers, and is nowhere else in between. */
static gboolean
add_key (SoupMessage *message,
         const PursuitAiPost *post,
         PursuitAiKeyFunc func,
         gpointer key_data,
         GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *key = func != NULL ? func (key_data, &cause) : NULL;
  gboolean is_good = key == NULL ? cause == NULL && !post->needs_key : is_header_value (key);

  if (is_good && key != NULL)
    {
      char *value = g_strconcat (post->key_prefix, key, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (message), post->key_header,
                                    value);
      wipe (value);
    }
  wipe (key);

  if (!is_good && cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (!is_good)
    g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY,
                         _ ("There is no usable key for the provider; enter one"));

  return is_good;
}

static void
pursuit_ai_transport_class_init (PursuitAiTransportClass *klass)
{
}

static void
pursuit_ai_transport_init (PursuitAiTransport *self)
{
  self->timeouts = (PursuitAiTimeouts){
    .connect_ms = 10 * 1000,
    .first_byte_ms = 90 * 1000,
    .idle_ms = 60 * 1000,
    .total_ms = 10 * 60 * 1000,
  };
}

PursuitAiTransport *
pursuit_ai_transport_new (void)
{
  return g_object_new (PURSUIT_TYPE_AI_TRANSPORT, NULL);
}

void
pursuit_ai_transport_set_timeouts (PursuitAiTransport *self, const PursuitAiTimeouts *timeouts)
{
  g_return_if_fail (PURSUIT_IS_AI_TRANSPORT (self));
  g_return_if_fail (timeouts != NULL);

  self->timeouts = *timeouts;
}

void
pursuit_ai_transport_post_async (PursuitAiTransport *self,
                                 const PursuitAiPost *post,
                                 PursuitAiKeyFunc key,
                                 gpointer key_data,
                                 const PursuitAiSink *sink,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) address = NULL;
  g_autoptr (GError) error = NULL;
  Exchange *exchange;

  g_return_if_fail (PURSUIT_IS_AI_TRANSPORT (self));
  g_return_if_fail (post != NULL);
  g_return_if_fail (sink != NULL && sink->on_head != NULL && sink->on_bytes != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_ai_transport_post_async);
  address = pursuit_ai_address_parse (post->url, &error);
  if (address == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  exchange = exchange_new (self, post, sink, cancellable);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  if (!add_key (exchange->message, post, key, key_data, &error))
    {
      end (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  soup_session_send_async (exchange->session, exchange->message, G_PRIORITY_DEFAULT, exchange->stop,
                           on_sent, g_steal_pointer (&task));
}

gboolean
pursuit_ai_transport_post_finish (PursuitAiTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_AI_TRANSPORT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
