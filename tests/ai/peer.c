/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"

#include "ai/recorded.h"

#include <string.h>

#define MAX_CONNECTIONS 64

struct _Peer
{
  GSocketService *service;
  guint16 port;
  GTlsCertificate *certificate; /* NULL without TLS */
  GMutex mutex;
  GCond released;
  gboolean is_released;
  GQueue steps;      /* PeerStep */
  PeerAnswer answer; /* (nullable) after the steps */
  gpointer answer_data;
  GPtrArray *requests; /* char * */
  guint n_closed;
  gint64 closed_at;
};

static void
step_free (PeerStep *step)
{
  g_free (step->head);
  g_bytes_unref (step->body);
  g_free (step);
}

/* Reads a whole request: a head, and a body of the length it announces. */
static char *
read_request (GInputStream *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize wanted = 0;
  char buffer[4096];

  for (;;)
    {
      const char *body = strstr (text->str, "\r\n\r\n");
      gssize n;

      if (body != NULL && wanted == 0)
        {
          g_autofree char *head = g_ascii_strdown (text->str, body - text->str);
          const char *length = strstr (head, "content-length: ");

          wanted = (gsize) (body + 4 - text->str);
          if (length != NULL)
            wanted += (gsize) g_ascii_strtoull (length + strlen ("content-length: "), NULL, 10);
        }
      if (wanted > 0 && text->len >= wanted)
        return g_strdup (text->str);
      n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);
      if (n <= 0)
        return NULL;
      g_string_append_len (text, buffer, n);
    }
}

static void
append_chunked (GByteArray *out, const guint8 *bytes, gsize length, gsize piece)
{
  for (gsize at = 0; at < length; at += piece)
    {
      gsize n = MIN (piece, length - at);
      g_autofree char *size = g_strdup_printf ("%zx\r\n", n);

      g_byte_array_append (out, (const guint8 *) size, (guint) strlen (size));
      g_byte_array_append (out, bytes + at, (guint) n);
      g_byte_array_append (out, (const guint8 *) "\r\n", 2);
    }
}

static GByteArray *
make_body (const PeerStep *step)
{
  GByteArray *out = g_byte_array_new ();
  gsize length;
  const guint8 *bytes = g_bytes_get_data (step->body, &length);

  for (guint i = 0; i < step->repeat; i++)
    if (step->framing == PEER_CHUNKED)
      append_chunked (out, bytes, length, step->piece);
    else
      g_byte_array_append (out, bytes, (guint) length);
  if (step->framing == PEER_CHUNKED)
    g_byte_array_append (out, (const guint8 *) "0\r\n\r\n", 5);

  return out;
}

static void
send_body (const PeerStep *step, GByteArray *body, GOutputStream *output)
{
  const char *bytes = (const char *) body->data;
  gsize length = body->len;

  while (step->pause_ms > 0 && length > 0)
    {
      const char *end = g_strstr_len (bytes, (gssize) length, "\n\n");
      gsize n = end != NULL ? (gsize) (end - bytes) + 2 : length;

      if (!g_output_stream_write_all (output, bytes, n, NULL, NULL, NULL))
        return;
      bytes += n;
      length -= n;
      g_usleep (step->pause_ms * G_TIME_SPAN_MILLISECOND);
    }
  g_output_stream_write_all (output, bytes, length, NULL, NULL, NULL);
}

static void
send_step (const PeerStep *step, GOutputStream *output)
{
  g_autoptr (GByteArray) body = make_body (step);
  g_autoptr (GString) head = g_string_new (step->head);

  if (step->framing == PEER_WITH_LENGTH)
    g_string_append_printf (head, "Content-Length: %u\r\n", body->len);
  else if (step->framing == PEER_CHUNKED)
    g_string_append (head, "Transfer-Encoding: chunked\r\n");
  else
    g_string_append (head, "Connection: close\r\n");
  g_string_append (head, "\r\n");
  if (step->cut >= 0 && (gsize) step->cut < body->len)
    g_byte_array_set_size (body, (guint) step->cut);

  if (!step->is_deaf && g_output_stream_write_all (output, head->str, head->len, NULL, NULL, NULL))
    send_body (step, body, output);
}

/* The connection as it is read and written; NULL if the other side does not like us. */
static GIOStream *
open_stream (Peer *self, GSocketConnection *connection)
{
  g_autoptr (GIOStream) stream = NULL;

  if (self->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));
  stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (stream), NULL, NULL))
    return NULL;

  return g_steal_pointer (&stream);
}

static void
wait_for_release (Peer *self)
{
  g_mutex_lock (&self->mutex);
  while (!self->is_released)
    g_cond_wait (&self->released, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  Peer *self = user_data;
  g_autoptr (GIOStream) stream = open_stream (self, connection);
  GInputStream *input = stream != NULL ? g_io_stream_get_input_stream (stream) : NULL;
  char *request = input != NULL ? read_request (input) : NULL;
  PeerStep *step = NULL;
  char byte;

  if (request != NULL)
    {
      g_mutex_lock (&self->mutex);
      g_ptr_array_add (self->requests, request);
      step = g_queue_pop_head (&self->steps);
      g_mutex_unlock (&self->mutex);
    }
  if (step == NULL && request != NULL && self->answer != NULL)
    step = self->answer (request, self->answer_data);
  if (step == NULL)
    return TRUE;

  if (step->is_held)
    wait_for_release (self);
  send_step (step, g_io_stream_get_output_stream (stream));
  if (step->stalls)
    {
      while (g_input_stream_read (input, &byte, 1, NULL, NULL) > 0)
        ;
      g_mutex_lock (&self->mutex);
      self->n_closed++;
      self->closed_at = g_get_monotonic_time ();
      g_mutex_unlock (&self->mutex);
    }
  step_free (step);

  return TRUE;
}

Peer *
peer_new (void)
{
  Peer *self = g_new0 (Peer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->released);
  g_queue_init (&self->steps);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->service = g_threaded_socket_service_new (MAX_CONNECTIONS);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  g_socket_service_start (self->service);

  return self;
}

Peer *
peer_new_unknown (void)
{
  Peer *self = peer_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ai", "peer.pem", NULL);
  g_autoptr (GError) error = NULL;

  self->certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);

  return self;
}

void
peer_free (Peer *self)
{
  peer_release (self);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  /* The threads hold the service: when it is gone, they are. */
  g_object_add_weak_pointer (G_OBJECT (self->service), (gpointer *) &self->service);
  g_object_unref (self->service);
  while (g_atomic_pointer_get (&self->service) != NULL)
    g_main_context_iteration (NULL, FALSE);
  g_queue_clear_full (&self->steps, (GDestroyNotify) step_free);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->released);
  g_clear_object (&self->certificate);
  g_free (self);
}

void
peer_release (Peer *self)
{
  g_mutex_lock (&self->mutex);
  self->is_released = TRUE;
  g_cond_broadcast (&self->released);
  g_mutex_unlock (&self->mutex);
}

char *
peer_dup_url (Peer *self)
{
  return g_strdup_printf ("%s://127.0.0.1:%u/v1", self->certificate != NULL ? "https" : "http",
                          self->port);
}

static PeerStep *
make_step (char *head, GBytes *body)
{
  PeerStep *step = g_new0 (PeerStep, 1);

  step->head = head;
  step->body = body;
  step->repeat = 1;
  step->piece = 100;
  step->cut = -1;

  return step;
}

static PeerStep *
add_step (Peer *self, PeerStep *step)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->steps, step);
  g_mutex_unlock (&self->mutex);

  return step;
}

PeerStep *
peer_step_new (guint status, const char *headers, const char *body)
{
  return make_step (g_strdup_printf ("HTTP/1.1 %u Word\r\n%s", status, headers),
                    g_bytes_new (body, strlen (body)));
}

void
peer_set_answer (Peer *self, PeerAnswer answer, gpointer data)
{
  self->answer = answer;
  self->answer_data = data;
}

PeerStep *
peer_add (Peer *self, guint status, const char *headers, const char *body)
{
  return add_step (self, peer_step_new (status, headers, body));
}

PeerStep *
peer_add_recorded (Peer *self, const char *name)
{
  g_autoptr (GBytes) reply = recorded_load (name);
  g_auto (GStrv) lines = NULL;
  GString *head;

  if (reply == NULL)
    return NULL;

  lines = g_strsplit (g_bytes_get_data (reply, NULL), "\r\n", 40);
  head = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (!g_str_has_prefix (lines[i], "Transfer-Encoding") && !g_str_has_prefix (lines[i], "Keep-")
        && !g_str_has_prefix (lines[i], "Connection"))
      g_string_append_printf (head, "%s\r\n", lines[i]);

  return add_step (self, make_step (g_string_free (head, FALSE), recorded_load_body (name)));
}

guint
peer_count (Peer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->requests->len;
  g_mutex_unlock (&self->mutex);

  return n;
}

char *
peer_dup_request (Peer *self, guint i)
{
  char *request;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (i, <, self->requests->len);
  request = g_strdup (g_ptr_array_index (self->requests, i));
  g_mutex_unlock (&self->mutex);

  return request;
}

gint64
peer_wait_closed (Peer *self, gint64 after)
{
  gboolean is_closed = FALSE;
  gint64 closed_at = 0;

  while (!is_closed)
    {
      g_main_context_iteration (NULL, FALSE);
      g_mutex_lock (&self->mutex);
      is_closed = self->n_closed > 0;
      closed_at = self->closed_at;
      g_mutex_unlock (&self->mutex);
    }

  return MAX (closed_at - after, 0);
}
