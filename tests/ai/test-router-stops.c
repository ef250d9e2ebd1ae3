/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/fake/pursuit-fake-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/router-fixture.h"

#include "core/pursuit-util.h"

#include <string.h>

/* Who stops a request, and when: a person, a budget, the breaker. */

#define JSON_TYPE "Content-Type: application/json\r\n"
#define SSE_TYPE "Content-Type: text/event-stream\r\n"
#define PIECE "data: {\"choices\":[{\"delta\":{\"content\":\"word \"}}]}\n\n"
#define WHOLE                                                                                      \
  "data: {\"choices\":[{\"delta\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}\n\n"       \
  "data: [DONE]\n\n"

static void
check_cancelled (Fixture *f)
{
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_check (f);
  g_assert_cmpint (peer_wait_closed (f->peers[0], f->cancelled_at), <, 200 * 1000);
  g_assert_cmpuint (f->report->attempts->len, ==, 1);
  g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_CANCELLED);
  /* The provider may go on writing: an upper bound. */
  g_assert_true (fixture_get_attempt (f, 0)->usage.estimated);
  g_assert_cmpint (fixture_get_attempt (f, 0)->usage.output, ==, 4096);
  g_assert_cmpint (fixture_get_attempt (f, 0)->usage.input, >, 0);
}

static void
cancelling_after_some_pieces (void)
{
  static const guint pieces[] = { 1, 2, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
      PeerStep *step = peer_add (f->peers[0], 200, SSE_TYPE, PIECE);

      step->repeat = 1000;
      step->stalls = TRUE;
      f->cancel_after = pieces[i];
      fixture_run (f);
      check_cancelled (f);
      g_assert_cmpuint (f->n_pieces, ==, pieces[i]);
      g_assert_true (g_str_has_prefix (f->report->partial->text, f->shown->str));
    }
}

/* A model in a loop ends for nobody: what is far more than was asked for is no answer. */
static void
an_endless_answer_is_cut (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
  PeerStep *step = peer_add (f->peers[0], 200, SSE_TYPE, PIECE);
  gint64 began;

  step->repeat = 20000;
  step->stalls = TRUE;
  f->request->max_output = 1000;
  fixture_run (f);
  began = g_get_monotonic_time ();
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT);
  g_assert_cmpuint (strlen (f->report->partial->text), >, 60000);
  g_assert_cmpuint (strlen (f->report->partial->text), <=, 65536);
  g_assert_cmpint (peer_wait_closed (f->peers[0], began), <, 200 * 1000);
  fixture_check (f);
}

static void
an_endless_answer_at_once_is_none (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
  g_autofree char *words = g_strnfill (100000, 'w');
  g_autofree char *body
      = g_strdup_printf ("{\"choices\":[{\"message\":{\"content\":\"%s\"}}]}", words);

  peer_add (f->peers[0], 200, JSON_TYPE, body);
  f->request->max_output = 1000;
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
  g_assert_cmpuint (f->shown->len, ==, 0);
  fixture_check (f);
}

/* A hotel's page answers well to everything. What it is asked is not known to be free. */
static void
a_page_is_no_answer (void)
{
  static const struct
  {
    const char *head;
    const char *body;
  } rows[] = {
    { "Content-Type: text/html; charset=utf-8\r\n", "<!doctype html><p>Welcome to our Wi-Fi\n" },
    { JSON_TYPE, "<html>Welcome" },
    { JSON_TYPE, "" },
    { JSON_TYPE, "[]" },
    { "Content-Type: text/plain\r\n", "Welcome\n\n" },
    { "", "" },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
      g_autofree char *url = peer_dup_url (f->peers[0]);
      g_autofree char *place = g_strconcat (" at ", strstr (url, "127."), NULL);

      f->request->stream = i % 2 == 0;
      f->request->max_output = 1000;
      peer_add (f->peers[0], 200, rows[i / 2].head, rows[i / 2].body);
      fixture_run (f);
      g_test_message ("row %u", i);
      g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
      g_assert_nonnull (strstr (f->error->message, place));
      g_assert_nonnull (strstr (f->error->message, "/chat/completions as it should"));
      g_assert_cmpuint (peer_count (f->peers[0]), ==, 1);
      g_assert_cmpint (f->observer->usage.output, >=, 1000);
      g_assert_true (fixture_get_attempt (f, 0)->usage.estimated);
      fixture_check (f);
    }
}

/* Where nobody listens nothing leaves, and the books must not say so. */
static void
what_reached_nobody_did_not_leave (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
  PursuitAiRoute *route = f->routes->pdata[0];

  pursuit_set_str (&route->base_url, "http://127.0.0.1:1/v1");
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
  for (guint i = 0; i < f->report->attempts->len; i++)
    {
      g_assert_cmpstr (fixture_get_attempt (f, i)->host, ==, "127.0.0.1:1");
      g_assert_cmpuint (fixture_get_attempt (f, i)->n_sent, ==, 0);
    }
}

static gboolean
cancel_when_asked (gpointer user_data)
{
  Fixture *f = user_data;

  if (peer_count (f->peers[0]) == f->cancellable_at)
    return G_SOURCE_CONTINUE;
  f->cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (f->cancellable);

  return G_SOURCE_REMOVE;
}

static void
cancelling_before_the_first_piece (void)
{
  for (guint is_deaf = 0; is_deaf < 2; is_deaf++)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
      PeerStep *step = peer_add (f->peers[0], 200, SSE_TYPE, "");

      step->stalls = TRUE;
      step->is_deaf = is_deaf == 1;
      g_idle_add (cancel_when_asked, f);
      fixture_run (f);
      check_cancelled (f);
      g_assert_cmpuint (f->n_pieces, ==, 0);
      g_assert_null (f->report->partial);
    }
}

static void
cancelling_beforehand (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);

  g_cancellable_cancel (f->cancellable);
  fixture_run (f);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_check (f);
  g_assert_cmpuint (f->report->attempts->len, ==, 0);
  g_assert_cmpuint (f->observer->n_opened, ==, 0);
}

static void
cancel_at_wait (const PursuitAiAttempt *attempt, guint wait_ms, gpointer user_data)
{
  Fixture *f = user_data;

  g_assert_cmpuint (wait_ms, ==, 19 * 1000);
  g_cancellable_cancel (f->cancellable);
}

static void
cancelling_a_wait (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);

  f->options.on_wait = cancel_at_wait;
  peer_add (f->peers[0], 429, JSON_TYPE "Retry-After: 19\r\n", "{}");
  fixture_run (f);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_check (f);
  g_assert_cmpuint (f->report->n_requests, ==, 1);
}

static void
a_budget_stops_before_anything_is_sent (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_openai_provider_new (), pursuit_openai_provider_new ());

  f->observer->refuse_at = 1;
  peer_add (f->peers[0], 200, SSE_TYPE, WHOLE);
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);
  fixture_check (f);
  g_assert_cmpuint (f->report->n_requests, ==, 0);
  g_assert_cmpuint (f->observer->n_settled, ==, 0);
  g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_DENIED);
}

static void
a_budget_stops_a_repetition (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_openai_provider_new (), pursuit_openai_provider_new ());

  f->observer->refuse_at = 2;
  peer_add (f->peers[0], 500, JSON_TYPE, "{}");
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);
  fixture_check (f);
  g_assert_cmpuint (f->report->n_requests, ==, 1);
  g_assert_cmpuint (f->report->attempts->len, ==, 2);
}

static gint64 now;

static gint64
tell_time (void)
{
  return now;
}

static void
a_model_in_trouble_is_left_alone (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());
  guint n_first;

  now = G_USEC_PER_SEC;
  pursuit_ai_router_set_clock (f->router, tell_time);
  for (guint i = 0; i < 20; i++)
    {
      peer_add (f->peers[0], 529, JSON_TYPE, "{}");
      peer_add (f->peers[1], 200, SSE_TYPE, WHOLE);
    }
  for (guint i = 0; i < 4; i++)
    {
      fixture_run (f);
      g_assert_no_error (f->error);
      g_assert_cmpstr (f->answer->text, ==, "whole");
    }
  n_first = peer_count (f->peers[0]);
  g_assert_cmpuint (n_first, ==, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_SKIPPED);
  g_assert_cmpuint (f->report->n_requests, ==, 1);

  /* After a while one request tries again. */
  now += PURSUIT_CIRCUIT_BREAKER_FIRST_US;
  fixture_run (f);
  g_assert_no_error (f->error);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, n_first + 1);
  fixture_run (f);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, n_first + 1);
}

/* Who is kept away is told what failed, and not that somebody asks to wait. */
static void
a_pause_says_what_failed (void)
{
  static const struct
  {
    guint status;
    int code;
    const char *words;
  } rows[] = {
    { 500, PURSUIT_AI_ERROR_SERVER, "had trouble on its own side several times; try again in 30 " },
    { 529, PURSUIT_AI_ERROR_BUSY, "was too busy several times; try again in 30 seconds" },
  };

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);
      guint n_asked;

      now = G_USEC_PER_SEC;
      pursuit_ai_router_set_clock (f->router, tell_time);
      for (guint i = 0; i < PURSUIT_CIRCUIT_BREAKER_FAILURES; i++)
        peer_add (f->peers[0], rows[row].status, JSON_TYPE, "{}");
      while (peer_count (f->peers[0]) < PURSUIT_CIRCUIT_BREAKER_FAILURES)
        fixture_run (f);
      n_asked = peer_count (f->peers[0]);
      fixture_run (f);
      g_assert_cmpuint (peer_count (f->peers[0]), ==, n_asked);
      g_assert_error (f->error, PURSUIT_AI_ERROR, rows[row].code);
      g_assert_nonnull (strstr (f->error->message, rows[row].words));
      g_assert_null (strstr (f->error->message, "asks to wait"));
    }
}

static void
a_cancelled_probe_lets_the_next_try (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);
  PeerStep *step;

  now = G_USEC_PER_SEC;
  pursuit_ai_router_set_clock (f->router, tell_time);
  for (guint i = 0; i < PURSUIT_CIRCUIT_BREAKER_FAILURES; i++)
    peer_add (f->peers[0], 529, JSON_TYPE, "{}");
  fixture_run (f);
  fixture_run (f);
  now += PURSUIT_CIRCUIT_BREAKER_FIRST_US;

  step = peer_add (f->peers[0], 200, SSE_TYPE, "");
  step->stalls = TRUE;
  f->cancellable_at = peer_count (f->peers[0]);
  g_idle_add (cancel_when_asked, f);
  fixture_run (f);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_cancellable_reset (f->cancellable);
  peer_add (f->peers[0], 400, JSON_TYPE, "{}");
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_REQUEST);
}

static void
the_end_is_not_waited_for (void)
{
  static const char *const streams[] = {
    WHOLE,
    "data: {\"error\":{\"type\":\"invalid_request_error\"}}\n\n",
    "data: {broken\n\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);

      peer_add (f->peers[0], 200, SSE_TYPE, streams[i])->stalls = TRUE;
      fixture_run (f);
      fixture_check (f);
      peer_wait_closed (f->peers[0], 0);
      g_assert_cmpint (f->answer != NULL, ==, i == 0);
      g_assert_false (g_error_matches (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_TIMEOUT));
    }
}

static void
all_in_trouble_says_when (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);

  now = G_USEC_PER_SEC;
  pursuit_ai_router_set_clock (f->router, tell_time);
  for (guint i = 0; i < 10; i++)
    peer_add (f->peers[0], 529, JSON_TYPE, "{}");
  for (guint i = 0; i < 3; i++)
    fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUSY);
  g_assert_nonnull (strstr (f->error->message, "30 seconds"));
  g_assert_cmpuint (f->report->n_requests, ==, 0);
}

static void
the_script_goes_the_same_way (void)
{
  PursuitFakeProvider *fake = pursuit_fake_provider_new ();
  g_autoptr (Fixture) f = NULL;

  pursuit_fake_provider_add_failure (fake, PURSUIT_AI_FEATURE_DRAFT,
                                     pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 529));
  pursuit_fake_provider_add_answer (fake, PURSUIT_AI_FEATURE_DRAFT, "Dear Ms Müller, thank you.");
  f = fixture_new (PURSUIT_AI_PROVIDER (fake), NULL);
  fixture_run (f);
  g_assert_no_error (f->error);
  g_assert_cmpstr (f->shown->str, ==, "Dear Ms Müller, thank you.");
  g_assert_cmpuint (f->n_pieces, >, 1);
  g_assert_cmpstr (f->answer->model, ==, "script");
  g_assert_cmpuint (f->report->n_requests, ==, 2);
  g_assert_cmpuint (f->observer->n_settled, ==, 2);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 0);

  f->cancel_after = 1;
  fixture_run (f);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (f->n_pieces, ==, 1);
}

/* A window that has something to draw after each turn of the loop. */
typedef struct
{
  Fixture *f;
  GSource *frame;
  guint at;      /* so many pieces had come at the last frame */
  guint longest; /* the most pieces between two frames */
} Window;

static gboolean
on_frame (gpointer user_data)
{
  Window *window = user_data;

  window->longest = MAX (window->longest, window->f->n_pieces - window->at);
  window->at = window->f->n_pieces;

  return G_SOURCE_CONTINUE;
}

static gboolean
ask_for_frame (gpointer user_data)
{
  Window *window = user_data;

  g_source_set_ready_time (window->frame, 0);

  return G_SOURCE_CONTINUE;
}

static void
a_hundred_thousand_events_leave_room_for_others (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
  PeerStep *step = peer_add (f->peers[0], 200, SSE_TYPE, PIECE);
  g_autoptr (GSource) frame = g_timeout_source_new_seconds (3600);
  Window window = { .f = f, .frame = frame };
  guint asking = g_idle_add (ask_for_frame, &window);

  g_source_set_priority (frame, G_PRIORITY_HIGH_IDLE + 20);
  g_source_set_callback (frame, on_frame, &window, NULL);
  g_source_attach (frame, NULL);
  step->repeat = 100000;
  f->request->max_output = 100000;
  fixture_run (f);
  on_frame (&window);
  g_source_remove (asking);
  g_source_destroy (frame);

  fixture_check (f);
  g_assert_cmpuint (f->n_pieces, ==, 100000);
  g_assert_cmpuint (window.longest, <, 1000);
  /* It ended without its end. */
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT);
}

static void
without_a_route_nothing_happens (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);

  g_ptr_array_set_size (f->routes, 0);
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_UNAVAILABLE);
  g_assert_cmpuint (f->report->attempts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/router/an-endless-answer-is-cut", an_endless_answer_is_cut);
  g_test_add_func ("/ai/router/an-endless-answer-at-once-is-none",
                   an_endless_answer_at_once_is_none);
  g_test_add_func ("/ai/router/a-page-is-no-answer", a_page_is_no_answer);
  g_test_add_func ("/ai/router/what-reached-nobody-did-not-leave",
                   what_reached_nobody_did_not_leave);
  g_test_add_func ("/ai/router/cancelling-after-some-pieces", cancelling_after_some_pieces);
  g_test_add_func ("/ai/router/cancelling-before-the-first-piece",
                   cancelling_before_the_first_piece);
  g_test_add_func ("/ai/router/cancelling-beforehand", cancelling_beforehand);
  g_test_add_func ("/ai/router/cancelling-a-wait", cancelling_a_wait);
  g_test_add_func ("/ai/router/a-budget-stops-before-anything-is-sent",
                   a_budget_stops_before_anything_is_sent);
  g_test_add_func ("/ai/router/a-budget-stops-a-repetition", a_budget_stops_a_repetition);
  g_test_add_func ("/ai/router/a-model-in-trouble-is-left-alone", a_model_in_trouble_is_left_alone);
  g_test_add_func ("/ai/router/a-pause-says-what-failed", a_pause_says_what_failed);
  g_test_add_func ("/ai/router/a-cancelled-probe-lets-the-next-try",
                   a_cancelled_probe_lets_the_next_try);
  g_test_add_func ("/ai/router/the-end-is-not-waited-for", the_end_is_not_waited_for);
  g_test_add_func ("/ai/router/all-in-trouble-says-when", all_in_trouble_says_when);
  g_test_add_func ("/ai/router/the-script-goes-the-same-way", the_script_goes_the_same_way);
  g_test_add_func ("/ai/router/a-hundred-thousand-events-leave-room-for-others",
                   a_hundred_thousand_events_leave_room_for_others);
  g_test_add_func ("/ai/router/without-a-route-nothing-happens", without_a_route_nothing_happens);

  return g_test_run ();
}
