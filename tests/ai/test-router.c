/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/fake/pursuit-fake-provider.h"
#include "ai/local/pursuit-local-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/router-fixture.h"

#include <string.h>

#define JSON_TYPE "Content-Type: application/json\r\n"
#define SSE_TYPE "Content-Type: text/event-stream\r\n"
#define SOON "Retry-After-Ms: 1\r\n"
/* An invitation to authenticate in another way, which a library must not take up. */
#define CHALLENGE "WWW-Authenticate: Basic realm=\"x\"\r\n"

/* An answer of the second route, of which nobody should be able to say it came from the first. */
#define SECOND                                                                                     \
  "data: {\"model\":\"gpt-served\",\"choices\":[{\"delta\":{\"content\":\"second\"},"              \
  "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"

static void
add_second (Fixture *f)
{
  peer_add (f->peers[1], 200, SSE_TYPE, SECOND);
}

static void
every_provider_answers_streamed_and_whole (void)
{
  typedef PursuitAiProvider *(*NewFunc) (void);
  static const NewFunc providers[]
      = { pursuit_anthropic_provider_new, pursuit_openai_provider_new, pursuit_local_provider_new };
  static const char *const names[]
      = { "anthropic-fx-hello", "openai-chat-fx-hello", "openai-chat-fx-hello" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (providers); i++)
    {
      g_autoptr (Fixture) f = fixture_new (providers[i / 2](), NULL);
      g_autofree char *name = g_strconcat (names[i / 2], i % 2 == 0 ? "-stream" : "-plain", NULL);

      f->request->stream = i % 2 == 0;
      if (peer_add_recorded (f->peers[0], name) == NULL)
        return;
      fixture_run (f);
      g_assert_no_error (f->error);
      fixture_check (f);
      g_assert_cmpstr (f->answer->text, ==, ROUTER_HELLO);
      g_assert_cmpstr (f->shown->str, ==, ROUTER_HELLO);
      g_assert_cmpint (f->answer->stop, ==, PURSUIT_AI_STOP_END);
      g_assert_nonnull (f->answer->model);
      g_assert_nonnull (f->answer->request_id);
      g_assert_false (f->answer->usage.estimated);
      g_assert_cmpuint (f->observer->n_settled, ==, 1);
      g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_ANSWERED);
      g_assert_cmpuint (fixture_get_attempt (f, 0)->status, ==, 200);
      g_assert_cmpuint (fixture_get_attempt (f, 0)->n_sent, >, 0);
    }
}

/* How often one route is asked, and whether the second one is. */
static const struct
{
  guint status;
  PursuitAiError error;
  guint n_alone;
  gboolean falls_back;
} rows[] = {
  { 400, PURSUIT_AI_ERROR_REQUEST, 1, FALSE },   { 401, PURSUIT_AI_ERROR_KEY, 1, FALSE },
  { 402, PURSUIT_AI_ERROR_MONEY, 1, TRUE },      { 403, PURSUIT_AI_ERROR_PERMISSION, 1, FALSE },
  { 404, PURSUIT_AI_ERROR_NETWORK, 1, FALSE },   { 407, PURSUIT_AI_ERROR_NETWORK, 1, FALSE },
  { 408, PURSUIT_AI_ERROR_TIMEOUT, 3, TRUE },    { 409, PURSUIT_AI_ERROR_SERVER, 2, FALSE },
  { 413, PURSUIT_AI_ERROR_TOO_LARGE, 1, FALSE }, { 429, PURSUIT_AI_ERROR_BUSY, 3, TRUE },
  { 500, PURSUIT_AI_ERROR_SERVER, 3, TRUE },     { 502, PURSUIT_AI_ERROR_SERVER, 3, TRUE },
  { 503, PURSUIT_AI_ERROR_BUSY, 3, TRUE },       { 504, PURSUIT_AI_ERROR_TIMEOUT, 3, TRUE },
  { 529, PURSUIT_AI_ERROR_BUSY, 3, TRUE },
};

static void
each_status_is_tried_as_the_table_says (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) f = fixture_new (
          i % 2 == 0 ? pursuit_anthropic_provider_new () : pursuit_openai_provider_new (), NULL);

      for (guint j = 0; j < 5; j++)
        peer_add (f->peers[0], rows[i / 2].status, JSON_TYPE SOON CHALLENGE, "{}");
      fixture_run (f);
      g_assert_error (f->error, PURSUIT_AI_ERROR, (int) rows[i / 2].error);
      fixture_check (f);
      g_assert_cmpuint (peer_count (f->peers[0]), ==, rows[i / 2].n_alone);
      g_assert_cmpuint (fixture_get_attempt (f, 0)->status, ==, rows[i / 2].status);
      g_assert_cmpint (f->observer->usage.output, ==, 0);
      g_assert_null (f->report->partial);
    }
}

static void
the_next_route_is_taken_as_the_table_says (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) f
          = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

      for (guint j = 0; j < 5; j++)
        peer_add (f->peers[0], rows[i].status, JSON_TYPE SOON, "{}");
      add_second (f);
      fixture_run (f);
      fixture_check (f);
      g_assert_cmpuint (peer_count (f->peers[1]), ==, rows[i].falls_back ? 1 : 0);
      if (!rows[i].falls_back)
        {
          g_assert_error (f->error, PURSUIT_AI_ERROR, (int) rows[i].error);
          continue;
        }
      g_assert_no_error (f->error);
      g_assert_cmpstr (f->answer->text, ==, "second");
      g_assert_cmpstr (f->answer->model, ==, "gpt-served");
      g_assert_cmpuint (f->report->attempts->len, ==, MIN (rows[i].n_alone, 2) + 1);
      g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_FAILED);
    }
}

static void
a_refused_key_leads_on_only_if_allowed (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  f->options.falls_back_without_key = TRUE;
  peer_add (f->peers[0], 401, JSON_TYPE, "{}");
  add_second (f);
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  g_assert_cmpstr (f->answer->text, ==, "second");
}

static void
a_missing_key_sends_nothing (void)
{
  for (guint allowed = 0; allowed < 2; allowed++)
    {
      g_autoptr (Fixture) f
          = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

      f->options.falls_back_without_key = allowed == 1;
      pursuit_ai_route_set_key (g_ptr_array_index (f->routes, 0), NULL, NULL, NULL);
      add_second (f);
      fixture_run (f);
      fixture_check (f);
      g_assert_cmpuint (peer_count (f->peers[0]), ==, 0);
      g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_DENIED);
      if (allowed == 1)
        g_assert_cmpstr (f->answer->text, ==, "second");
      else
        g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY);
    }
}

static void
an_error_as_the_first_event_is_like_its_status (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  for (guint i = 0; i < 2; i++)
    peer_add (f->peers[0], 200, SSE_TYPE,
              "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
              "\"message\":\"Overloaded\"}}\n\n");
  add_second (f);
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 2);
  g_assert_cmpstr (f->shown->str, ==, "second");
}

static void
money_in_a_stream_is_not_tried_again (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_openai_provider_new (), pursuit_openai_provider_new ());

  peer_add (f->peers[0], 200, SSE_TYPE,
            "data: {\"error\":{\"type\":\"insufficient_quota\",\"message\":\"m\",\"code\":"
            "\"credit_balance_exhausted\"}}\n\n");
  add_second (f);
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 1);
}

static void
an_error_after_text_keeps_the_text (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  peer_add (f->peers[0], 200, SSE_TYPE,
            "data: {\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{"
            "\"input_tokens\":10,\"output_tokens\":1}}}\n\n"
            "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\","
            "\"text\":\"Dear \"}}\n\n"
            "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n");
  add_second (f);
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT);
  fixture_check (f);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 1);
  g_assert_cmpuint (peer_count (f->peers[1]), ==, 0);
  g_assert_cmpstr (f->report->partial->text, ==, "Dear ");
  g_assert_cmpint (f->report->partial->stop, ==, PURSUIT_AI_STOP_NONE);
  g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_CUT);
  g_assert_cmpint (fixture_get_attempt (f, 0)->usage.input, ==, 10);
  g_assert_cmpint (fixture_get_attempt (f, 0)->usage.output, ==, 3);
  g_assert_true (fixture_get_attempt (f, 0)->usage.estimated);
}

/* Cut wherever it may be: what was shown stays and nothing is asked again; what was not is asked
 * once more. */
static void
check_cut (PeerFraming framing, gssize cut, gsize piece)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);
  PeerStep *step = peer_add_recorded (f->peers[0], "anthropic-fx-hello-stream");

  step->framing = framing;
  step->cut = cut;
  step->piece = piece;
  peer_add_recorded (f->peers[0], "anthropic-fx-hello-stream");
  fixture_run (f);
  fixture_check (f);
  g_assert_true (g_str_has_prefix (ROUTER_HELLO, f->shown->str));
  if (f->error != NULL)
    {
      g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT);
      g_assert_cmpuint (f->report->n_requests, ==, 1);
      g_assert_cmpstr (f->report->partial->text, ==, f->shown->str);
    }
  else
    {
      g_assert_cmpstr (f->answer->text, ==, ROUTER_HELLO);
      g_assert_cmpstr (f->shown->str, ==, ROUTER_HELLO);
    }
}

static void
a_stream_cut_at_every_byte (void)
{
  g_autoptr (Fixture) probe = fixture_new (pursuit_anthropic_provider_new (), NULL);
  PeerStep *step = peer_add_recorded (probe->peers[0], "anthropic-fx-hello-stream");
  gssize length;

  if (step == NULL)
    return;
  length = (gssize) g_bytes_get_size (step->body);
  for (gssize cut = 0; cut <= length; cut++)
    check_cut (PEER_UNTIL_CLOSE, cut, 1);
  for (gssize cut = 0; cut <= length; cut += 41)
    {
      check_cut (PEER_CHUNKED, cut, 7);
      check_cut (PEER_WITH_LENGTH, cut, 1);
    }
}

static void
silence_leads_on_before_text_and_ends_after_it (void)
{
  static const char text[] = "data: {\"choices\":[{\"delta\":{\"content\":\"Dear \"}}]}\n\n";
  PursuitAiTimeouts timeouts = { 10000, 50, 50, 10000 };

  for (guint has_text = 0; has_text < 2; has_text++)
    {
      g_autoptr (Fixture) f
          = fixture_new (pursuit_openai_provider_new (), pursuit_openai_provider_new ());

      pursuit_ai_transport_set_timeouts (f->transport, &timeouts);
      peer_add (f->peers[0], 200, SSE_TYPE, has_text ? text : "")->stalls = TRUE;
      add_second (f);
      fixture_run (f);
      fixture_check (f);
      peer_wait_closed (f->peers[0], 0);
      g_assert_cmpuint (peer_count (f->peers[0]), ==, 1);
      /* Nobody knows what the silent one wrote: all it was allowed. */
      g_assert_cmpint (fixture_get_attempt (f, 0)->usage.output, ==, 4096);
      if (has_text)
        g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT);
      else
        g_assert_cmpstr (f->answer->text, ==, "second");
    }
}

static void
waits_are_kept_and_bounded (void)
{
  static const struct
  {
    const char *header;
    gboolean is_batch;
    guint n_requests;
    gboolean asks_seconds;
  } waits[] = {
    { "Retry-After-Ms: 30\r\n", FALSE, 3, FALSE },
    { "Retry-After: 0.03\r\n", FALSE, 3, FALSE },
    { "Retry-After: 0\r\n", FALSE, 3, FALSE },
    { "Retry-After: soon\r\n", FALSE, 3, FALSE },
    { "Retry-After: -7\r\n", FALSE, 3, FALSE },
    { "", FALSE, 3, FALSE },
    { "Date: Sun, 22 Nov 2026 09:30:00 GMT\r\nRetry-After: Sun, 22 Nov 2026 09:29:00 GMT\r\n",
      FALSE, 3, FALSE },
    { "Date: Sun, 22 Nov 2026 09:30:00 GMT\r\nRetry-After: Sun, 22 Nov 2026 09:35:00 GMT\r\n",
      FALSE, 1, TRUE },
    { "Retry-After: 21\r\n", FALSE, 1, TRUE },
    { "Retry-After: 601\r\n", TRUE, 1, TRUE },
    { "Retry-After: 99999999999999999999\r\n", TRUE, 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);
      g_autofree char *headers = g_strconcat (JSON_TYPE, waits[i].header, NULL);

      f->options.is_batch = waits[i].is_batch;
      for (guint j = 0; j < 4; j++)
        peer_add (f->peers[0], 429, headers, "{}");
      fixture_run (f);
      g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUSY);
      fixture_check (f);
      g_assert_cmpuint (peer_count (f->peers[0]), ==, waits[i].n_requests);
      g_assert_cmpint (strstr (f->error->message, "second") != NULL, ==, waits[i].asks_seconds);
      if (i < 2)
        g_assert_cmpuint (f->waited_ms, >=, 60);
      if (i < 2)
        g_assert_cmpuint (fixture_get_attempt (f, 1)->waited_ms, ==, 30);
    }
}

static void
a_wait_too_long_leads_on_at_once (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  peer_add (f->peers[0], 429, JSON_TYPE "Retry-After: 3600\r\n", "{}");
  add_second (f);
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  g_assert_cmpuint (f->n_waits, ==, 0);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 1);
}

static void
what_cannot_be_reached_leads_on (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());
  PursuitAiRoute *route = g_ptr_array_index (f->routes, 0);
  Peer *gone = peer_new ();

  g_free (route->base_url);
  route->base_url = peer_dup_url (gone);
  peer_free (gone);
  add_second (f);
  fixture_run (f);
  g_assert_no_error (f->error);
  g_assert_cmpstr (f->answer->text, ==, "second");
  g_assert_cmpuint (f->report->n_requests, ==, 3);
  g_assert_cmpint (f->observer->usage.input, ==, f->answer->usage.input);
}

static void
an_address_without_encryption_is_refused (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());
  PursuitAiRoute *route = g_ptr_array_index (f->routes, 0);

  g_free (route->base_url);
  route->base_url = g_strdup ("http://ai.example.com/v1");
  add_second (f);
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
  fixture_check (f);
}

static void
garbage_leads_on (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  if (peer_add_recorded (f->peers[0], "anthropic-fx-garbage-plain") == NULL)
    return;
  add_second (f);
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 1);
  g_assert_cmpint (fixture_get_attempt (f, 0)->usage.output, ==, 4096);
  g_assert_cmpstr (f->answer->text, ==, "second");
}

static void
a_refusal_is_final (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  if (peer_add_recorded (f->peers[0], "anthropic-fx-refuse-stream") == NULL)
    return;
  add_second (f);
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_REFUSED);
  fixture_check (f);
  g_assert_cmpuint (peer_count (f->peers[1]), ==, 0);
  g_assert_cmpint (f->report->partial->stop, ==, PURSUIT_AI_STOP_REFUSED);
  g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_REFUSED);
}

static void
an_answer_at_its_limit_says_so (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);

  if (peer_add_recorded (f->peers[0], "openai-chat-fx-maxtok-stream") == NULL)
    return;
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  g_assert_cmpint (f->answer->stop, ==, PURSUIT_AI_STOP_LENGTH);
}

static void
a_local_server_is_asked_without_what_it_refuses (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_local_provider_new (), NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  peer_add (f->peers[0], 400, JSON_TYPE,
            "{\"object\":\"error\",\"message\":\"stream_options: unknown\",\"type\":"
            "\"BadRequestError\",\"code\":400}");
  peer_add (f->peers[0], 200, SSE_TYPE, SECOND);
  fixture_run (f);
  g_assert_no_error (f->error);
  fixture_check (f);
  first = peer_dup_request (f->peers[0], 0);
  second = peer_dup_request (f->peers[0], 1);
  g_assert_nonnull (strstr (first, "stream_options"));
  g_assert_null (strstr (second, "stream_options"));
  g_assert_true (f->answer->usage.estimated);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/router/every-provider-answers-streamed-and-whole",
                   every_provider_answers_streamed_and_whole);
  g_test_add_func ("/ai/router/each-status-is-tried-as-the-table-says",
                   each_status_is_tried_as_the_table_says);
  g_test_add_func ("/ai/router/the-next-route-is-taken-as-the-table-says",
                   the_next_route_is_taken_as_the_table_says);
  g_test_add_func ("/ai/router/a-refused-key-leads-on-only-if-allowed",
                   a_refused_key_leads_on_only_if_allowed);
  g_test_add_func ("/ai/router/a-missing-key-sends-nothing", a_missing_key_sends_nothing);
  g_test_add_func ("/ai/router/an-error-as-the-first-event-is-like-its-status",
                   an_error_as_the_first_event_is_like_its_status);
  g_test_add_func ("/ai/router/money-in-a-stream-is-not-tried-again",
                   money_in_a_stream_is_not_tried_again);
  g_test_add_func ("/ai/router/an-error-after-text-keeps-the-text",
                   an_error_after_text_keeps_the_text);
  g_test_add_func ("/ai/router/a-stream-cut-at-every-byte", a_stream_cut_at_every_byte);
  g_test_add_func ("/ai/router/silence-leads-on-before-text-and-ends-after-it",
                   silence_leads_on_before_text_and_ends_after_it);
  g_test_add_func ("/ai/router/waits-are-kept-and-bounded", waits_are_kept_and_bounded);
  g_test_add_func ("/ai/router/a-wait-too-long-leads-on-at-once", a_wait_too_long_leads_on_at_once);
  g_test_add_func ("/ai/router/what-cannot-be-reached-leads-on", what_cannot_be_reached_leads_on);
  g_test_add_func ("/ai/router/an-address-without-encryption-is-refused",
                   an_address_without_encryption_is_refused);
  g_test_add_func ("/ai/router/garbage-leads-on", garbage_leads_on);
  g_test_add_func ("/ai/router/a-refusal-is-final", a_refusal_is_final);
  g_test_add_func ("/ai/router/an-answer-at-its-limit-says-so", an_answer_at_its_limit_says_so);
  g_test_add_func ("/ai/router/a-local-server-is-asked-without-what-it-refuses",
                   a_local_server_is_asked_without_what_it_refuses);

  return g_test_run ();
}
