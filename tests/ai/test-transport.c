/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "ai/pursuit-ai-address.h"
#include "ai/pursuit-ai-transport.h"

#include <string.h>

#define KEY "sk-test-1234567890"

/* What came of one exchange. */
typedef struct
{
  Peer *peer;
  PursuitAiTransport *transport;
  PursuitAiPost *post;
  GCancellable *cancellable;
  guint cancel_after; /* so many pieces; 0 for never */
  gsize enough;       /* so many bytes are enough; 0 for all */
  guint status;
  GString *body;
  guint n_pieces;
  gboolean is_done;
  gint64 cancelled_at;
  GError *error;
} Case;

static char *
give_key (gpointer user_data, GError **error)
{
  return g_strdup (user_data);
}

static PursuitAiPost *
new_post (const char *url)
{
  PursuitAiPost *post = g_new0 (PursuitAiPost, 1);

  post->url = g_strdup (url);
  post->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_append (post->headers, "anthropic-version", "2026-10-21");
  post->key_header = "x-api-key";
  post->key_prefix = "";
  post->needs_key = TRUE;
  post->body = g_bytes_new_static ("{\"a\":1}", 7);

  return post;
}

static Case
new_case (void)
{
  Case c = { 0 };
  g_autofree char *base = NULL;
  g_autofree char *url = NULL;

  c.peer = peer_new ();
  c.transport = pursuit_ai_transport_new ();
  c.cancellable = g_cancellable_new ();
  c.body = g_string_new (NULL);
  base = peer_dup_url (c.peer);
  url = g_strconcat (base, "/messages", NULL);
  c.post = new_post (url);

  return c;
}

static void
case_clear (Case *c)
{
  peer_free (c->peer);
  g_object_unref (c->transport);
  pursuit_ai_post_free (c->post);
  g_object_unref (c->cancellable);
  g_string_free (c->body, TRUE);
  g_clear_error (&c->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
on_head (guint status, SoupMessageHeaders *headers, gpointer user_data)
{
  Case *c = user_data;

  g_assert_cmpuint (c->status, ==, 0);
  c->status = status;
}

static gboolean
on_bytes (const char *bytes, gsize length, gpointer user_data)
{
  Case *c = user_data;

  g_assert_false (g_cancellable_is_cancelled (c->cancellable));
  g_string_append_len (c->body, bytes, (gssize) length);
  if (++c->n_pieces == c->cancel_after)
    {
      c->cancelled_at = g_get_monotonic_time ();
      g_cancellable_cancel (c->cancellable);
    }

  return c->enough == 0 || c->body->len < c->enough;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Case *c = user_data;

  pursuit_ai_transport_post_finish (PURSUIT_AI_TRANSPORT (source), result, &c->error);
  c->is_done = TRUE;
}

static void
start (Case *c, const char *key)
{
  PursuitAiSink sink = { on_head, on_bytes, c };

  pursuit_ai_transport_post_async (c->transport, c->post, key != NULL ? give_key : NULL,
                                   (gpointer) key, &sink, c->cancellable, on_done, c);
}

static void
run (Case *c, const char *key)
{
  start (c, key);
  while (!c->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_timeouts (Case *c, guint connect, guint first_byte, guint idle, guint total)
{
  PursuitAiTimeouts timeouts = { connect, first_byte, idle, total };

  pursuit_ai_transport_set_timeouts (c->transport, &timeouts);
}

static void
a_post_arrives_and_is_answered (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *request = NULL;

  peer_add (c.peer, 200, "Content-Type: application/json\r\n", "{\"ok\":true}")->framing
      = PEER_WITH_LENGTH;
  run (&c, KEY);
  g_assert_no_error (c.error);
  g_assert_cmpuint (c.status, ==, 200);
  g_assert_cmpstr (c.body->str, ==, "{\"ok\":true}");
  request = peer_dup_request (c.peer, 0);
  g_assert_true (g_str_has_prefix (request, "POST /v1/messages HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nx-api-key: " KEY "\r\n"));
  g_assert_nonnull (strstr (request, "\r\nanthropic-version: 2026-10-21\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAccept-Encoding: identity\r\n"));
  g_assert_nonnull (strstr (request, "\r\nContent-Type: application/json\r\n"));
  g_assert_true (g_str_has_suffix (request, "\r\n\r\n{\"a\":1}"));
}

static void
every_status_comes_through (void)
{
  static const guint statuses[] = { 400, 401, 402, 403, 404, 407, 409, 413, 429, 500, 503, 529 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (Case) c = new_case ();

      peer_add (c.peer, statuses[i], "WWW-Authenticate: Basic realm=\"x\"\r\n", "{}");
      run (&c, KEY);
      g_assert_no_error (c.error);
      g_assert_cmpuint (c.status, ==, statuses[i]);
      g_assert_cmpuint (peer_count (c.peer), ==, 1);
    }
}

static void
redirects_are_refused (void)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (Case) c = new_case ();
      g_autofree char *base = peer_dup_url (c.peer);
      g_autofree char *location = g_strdup_printf ("Location: %s/elsewhere\r\n", base);

      peer_add (c.peer, statuses[i], location, "");
      peer_add (c.peer, 200, "", "stolen");
      run (&c, KEY);
      g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_REDIRECT);
      g_assert_cmpuint (peer_count (c.peer), ==, 1);
      g_assert_cmpuint (c.body->len, ==, 0);
    }
}

static void
only_safe_addresses_are_used (void)
{
  static const struct
  {
    const char *url;
    gboolean is_safe;
  } rows[] = {
    { "https://api.anthropic.com/v1", TRUE },
    { "http://localhost:11434/v1", TRUE },
    { "http://LOCALHOST/v1", TRUE },
    { "http://127.0.0.1:8080/v1", TRUE },
    { "http://127.8.9.1/v1", TRUE },
    { "http://[::1]:8080/v1", TRUE },
    { "http://api.anthropic.com/v1", FALSE },
    { "http://192.168.1.2/v1", FALSE },
    { "http://localhost.example.com/v1", FALSE },
    { "http://127.0.0.1.example.com/v1", FALSE },
    { "http://0.0.0.0/v1", FALSE },
    { "https://user:password@example.com/v1", FALSE },
    { "ftp://example.com/v1", FALSE },
    { "file:///etc/passwd", FALSE },
    { "https://", FALSE },
    { "api.anthropic.com", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) address = pursuit_ai_address_parse (rows[i].url, &error);

      g_assert_cmpint (address != NULL, ==, rows[i].is_safe);
      if (!rows[i].is_safe)
        g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
    }
}

static void
without_a_usable_key_nothing_is_sent (void)
{
  static const char *const keys[] = { NULL, "", "two words", "line\r\nbreak: x", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (Case) c = new_case ();

      peer_add (c.peer, 200, "", "x");
      run (&c, keys[i]);
      g_assert_error (c.error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY);
      g_assert_cmpuint (peer_count (c.peer), ==, 0);
    }
}

static void
a_key_that_is_not_needed_may_be_missing (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *request = NULL;

  c.post->needs_key = FALSE;
  peer_add (c.peer, 200, "", "x");
  run (&c, NULL);
  g_assert_no_error (c.error);
  request = peer_dup_request (c.peer, 0);
  g_assert_null (strstr (request, "x-api-key"));
}

static void
no_peer_is_unreached (void)
{
  g_auto (Case) c = new_case ();
  Peer *gone = peer_new ();
  g_autofree char *url = peer_dup_url (gone);

  peer_free (gone);
  g_free (c.post->url);
  c.post->url = g_strdup (url);
  run (&c, KEY);
  g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_UNREACHED);
}

static void
an_unknown_name_is_unreached (void)
{
  g_auto (Case) c = new_case ();

  g_free (c.post->url);
  c.post->url = g_strdup ("https://pursuit.invalid/v1/messages");
  set_timeouts (&c, 300, 60000, 60000, 60000);
  run (&c, KEY);
  g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_UNREACHED);
}

static void
a_broken_reply_is_broken (void)
{
  g_auto (Case) c = new_case ();
  PeerStep *step = peer_add (c.peer, 200, "", "0123456789");

  step->framing = PEER_WITH_LENGTH;
  step->cut = 7;
  run (&c, KEY);
  g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_BROKEN);
  g_assert_cmpstr (c.body->str, ==, "0123456");
}

static void
chunks_are_joined (void)
{
  for (gsize piece = 1; piece <= 11; piece++)
    {
      g_auto (Case) c = new_case ();
      PeerStep *step = peer_add (c.peer, 200, "", "0123456789");

      step->framing = PEER_CHUNKED;
      step->piece = piece;
      run (&c, KEY);
      g_assert_no_error (c.error);
      g_assert_cmpstr (c.body->str, ==, "0123456789");
    }
}

static void
no_reply_at_all_is_broken (void)
{
  g_auto (Case) c = new_case ();

  peer_add (c.peer, 200, "", "x")->is_deaf = TRUE;
  run (&c, KEY);
  g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_BROKEN);
  g_assert_cmpuint (peer_count (c.peer), ==, 1);
}

static void
silence_ends (void)
{
  static const struct
  {
    gboolean is_deaf;
    const char *body;
    guint first_byte, idle, total;
  } rows[] = {
    { TRUE, "", 50, 60000, 60000 },
    { FALSE, "", 50, 60000, 60000 },
    { FALSE, "data: a\n\n", 60000, 50, 60000 },
    { FALSE, "data: a\n\n", 60000, 60000, 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Case) c = new_case ();
      PeerStep *step = peer_add (c.peer, 200, "", rows[i].body);

      step->is_deaf = rows[i].is_deaf;
      step->stalls = TRUE;
      set_timeouts (&c, 60000, rows[i].first_byte, rows[i].idle, rows[i].total);
      run (&c, KEY);
      g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_TIMEOUT);
      g_assert_cmpstr (c.body->str, ==, rows[i].body);
      peer_wait_closed (c.peer, 0);
    }
}

static gboolean
release (gpointer user_data)
{
  peer_release (user_data);

  return G_SOURCE_REMOVE;
}

static void
an_answer_in_one_piece_is_given_its_time (void)
{
  for (guint is_patient = 0; is_patient < 2; is_patient++)
    {
      g_auto (Case) c = new_case ();

      peer_add (c.peer, 200, "", "x")->is_held = TRUE;
      c.post->patience_ms = is_patient == 1 ? 60000 : 0;
      set_timeouts (&c, 60000, 20, 60000, 60000);
      g_timeout_add (is_patient == 1 ? 60 : 1000, release, c.peer);
      run (&c, KEY);
      if (is_patient == 1)
        g_assert_no_error (c.error);
      else
        g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_TIMEOUT);
      g_source_remove_by_user_data (c.peer);
    }
}

static void
cancelling_closes_the_connection_at_once (void)
{
  for (guint after = 1; after <= 3; after++)
    {
      g_auto (Case) c = new_case ();
      PeerStep *step = peer_add (c.peer, 200, "", "0123456789abcdef");

      step->repeat = 4096;
      step->stalls = TRUE;
      c.cancel_after = after;
      run (&c, KEY);
      g_assert_error (c.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (c.n_pieces, ==, after);
      g_assert_cmpint (peer_wait_closed (c.peer, c.cancelled_at), <, 200 * 1000);
    }
}

static gboolean
cancel_now (gpointer user_data)
{
  Case *c = user_data;

  if (peer_count (c->peer) == 0)
    return G_SOURCE_CONTINUE;
  c->cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (c->cancellable);

  return G_SOURCE_REMOVE;
}

static void
cancelling_before_the_first_byte_closes_too (void)
{
  g_auto (Case) c = new_case ();
  PeerStep *step = peer_add (c.peer, 200, "", "");

  step->is_deaf = TRUE;
  step->stalls = TRUE;
  g_idle_add (cancel_now, &c);
  run (&c, KEY);
  g_assert_error (c.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (peer_wait_closed (c.peer, c.cancelled_at), <, 200 * 1000);
}

static void
cancelled_beforehand_sends_nothing (void)
{
  g_auto (Case) c = new_case ();

  g_cancellable_cancel (c.cancellable);
  run (&c, KEY);
  g_assert_error (c.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (peer_count (c.peer), ==, 0);
}

static void
enough_closes_the_connection (void)
{
  g_auto (Case) c = new_case ();
  PeerStep *step = peer_add (c.peer, 200, "", "data: [DONE]\n\n");

  step->stalls = TRUE;
  c.enough = 5;
  run (&c, KEY);
  g_assert_no_error (c.error);
  peer_wait_closed (c.peer, 0);
}

static void
a_flood_is_bounded (void)
{
  g_auto (Case) c = new_case ();
  g_autofree char *block = g_strnfill (1024 * 1024, 'x');

  peer_add (c.peer, 200, "", block)->repeat = 70;
  run (&c, KEY);
  g_assert_error (c.error, PURSUIT_AI_FAILURE_ERROR, PURSUIT_AI_FAILURE_GARBAGE);
  g_assert_cmpuint (c.body->len, <=, PURSUIT_AI_TRANSPORT_MAX_BODY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/transport/a-post-arrives-and-is-answered", a_post_arrives_and_is_answered);
  g_test_add_func ("/ai/transport/every-status-comes-through", every_status_comes_through);
  g_test_add_func ("/ai/transport/redirects-are-refused", redirects_are_refused);
  g_test_add_func ("/ai/transport/only-safe-addresses-are-used", only_safe_addresses_are_used);
  g_test_add_func ("/ai/transport/without-a-usable-key-nothing-is-sent",
                   without_a_usable_key_nothing_is_sent);
  g_test_add_func ("/ai/transport/a-key-that-is-not-needed-may-be-missing",
                   a_key_that_is_not_needed_may_be_missing);
  g_test_add_func ("/ai/transport/no-peer-is-unreached", no_peer_is_unreached);
  g_test_add_func ("/ai/transport/an-unknown-name-is-unreached", an_unknown_name_is_unreached);
  g_test_add_func ("/ai/transport/a-broken-reply-is-broken", a_broken_reply_is_broken);
  g_test_add_func ("/ai/transport/chunks-are-joined", chunks_are_joined);
  g_test_add_func ("/ai/transport/no-reply-at-all-is-broken", no_reply_at_all_is_broken);
  g_test_add_func ("/ai/transport/silence-ends", silence_ends);
  g_test_add_func ("/ai/transport/an-answer-in-one-piece-is-given-its-time",
                   an_answer_in_one_piece_is_given_its_time);
  g_test_add_func ("/ai/transport/cancelling-closes-the-connection-at-once",
                   cancelling_closes_the_connection_at_once);
  g_test_add_func ("/ai/transport/cancelling-before-the-first-byte-closes-too",
                   cancelling_before_the_first_byte_closes_too);
  g_test_add_func ("/ai/transport/cancelled-beforehand-sends-nothing",
                   cancelled_beforehand_sends_nothing);
  g_test_add_func ("/ai/transport/enough-closes-the-connection", enough_closes_the_connection);
  g_test_add_func ("/ai/transport/a-flood-is-bounded", a_flood_is_bounded);

  return g_test_run ();
}
