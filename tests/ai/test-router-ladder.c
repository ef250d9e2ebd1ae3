/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/local/pursuit-local-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/router-fixture.h"

#include <string.h>

/* Three routes, and three requests for all of them. */

#define JSON_TYPE "Content-Type: application/json\r\n"
#define SSE_TYPE "Content-Type: text/event-stream\r\n"
#define SOON "Retry-After-Ms: 1\r\n"
#define LAST                                                                                       \
  "data: {\"model\":\"served\",\"choices\":[{\"delta\":{\"content\":\"last\"},"                    \
  "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
#define CUT_OFF                                                                                    \
  "data: {\"choices\":[{\"delta\":{\"content\":\"Dear \"}}]}\n\n"                                  \
  "data: {\"error\":{\"type\":\"server_error\"}}\n\n"

/* What a route that is always the same answers; 0 for one that has no key. */
typedef struct
{
  guint statuses[ROUTER_MAX_ROUTES];
  guint counts[ROUTER_MAX_ROUTES];
} Ladder;

static Fixture *
new_ladder (void)
{
  Fixture *f = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());

  fixture_add_route (f, pursuit_local_provider_new ());

  return f;
}

static void
set_answer (Fixture *f, guint i, guint status)
{
  if (status == 0)
    pursuit_ai_route_set_key (g_ptr_array_index (f->routes, i), NULL, NULL, NULL);
  else if (status == 200)
    peer_add (f->peers[i], status, SSE_TYPE, LAST);
  else
    for (guint j = 0; j <= PURSUIT_AI_MAX_REQUESTS; j++)
      peer_add (f->peers[i], status, JSON_TYPE SOON, "{}");
}

static void
check_counts (Fixture *f, const guint *counts)
{
  fixture_check (f);
  for (guint i = 0; i < ROUTER_MAX_ROUTES; i++)
    g_assert_cmpuint (peer_count (f->peers[i]), ==, counts[i]);
}

static void
check_ladder (const Ladder *ladder)
{
  g_autoptr (Fixture) f = new_ladder ();

  f->options.falls_back_without_key = TRUE;
  for (guint i = 0; i < ROUTER_MAX_ROUTES; i++)
    set_answer (f, i, ladder->statuses[i]);
  fixture_run (f);
  g_test_message ("%u, %u, %u", ladder->statuses[0], ladder->statuses[1], ladder->statuses[2]);
  check_counts (f, ladder->counts);
  if (ladder->statuses[2] != 200 || ladder->counts[2] == 0)
    {
      g_assert_nonnull (f->error);
      return;
    }
  g_assert_no_error (f->error);
  g_assert_cmpstr (f->answer->text, ==, "last");
  g_assert_cmpuint (fixture_get_attempt (f, f->report->attempts->len - 1)->rung, ==, 2);
}

static void
the_last_one_is_asked_when_all_before_it_are_in_trouble (void)
{
  static const guint statuses[] = { 402, 408, 429, 500, 502, 503, 504, 529 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (statuses); j++)
      {
        const Ladder ladder = { { statuses[i], statuses[j], 200 }, { 1, 1, 1 } };

        check_ladder (&ladder);
      }
}

static void
three_requests_are_all_there_are (void)
{
  static const Ladder ladders[] = {
    { { 529, 529, 529 }, { 1, 1, 1 } },
    { { 429, 500, 402 }, { 1, 1, 1 } },
    /* What leads nowhere else is tried again, or not, as with one route. */
    { { 400, 200, 200 }, { 1, 0, 0 } },
    { { 409, 200, 200 }, { 2, 0, 0 } },
    { { 529, 400, 200 }, { 1, 1, 0 } },
    { { 529, 409, 200 }, { 1, 2, 0 } },
    { { 529, 529, 400 }, { 1, 1, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    check_ladder (&ladders[i]);
}

/* What a route did not use is left for those that follow. */
static void
a_route_that_is_not_asked_leaves_its_request (void)
{
  static const Ladder ladders[] = {
    { { 0, 529, 200 }, { 0, 2, 1 } },
    { { 529, 0, 200 }, { 1, 0, 1 } },
    { { 529, 0, 529 }, { 1, 0, 2 } },
    { { 0, 0, 529 }, { 0, 0, 3 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    check_ladder (&ladders[i]);
}

static void
text_that_was_shown_ends_the_way (void)
{
  static const guint counts[] = { 1, 1, 0 };
  g_autoptr (Fixture) f = new_ladder ();

  set_answer (f, 0, 529);
  peer_add (f->peers[1], 200, SSE_TYPE, CUT_OFF);
  set_answer (f, 2, 200);
  fixture_run (f);
  check_counts (f, counts);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CUT);
  g_assert_cmpstr (f->shown->str, ==, "Dear ");
}

/* What a model has no room for is not sent to it, and nobody else is asked behind a person's back:
 * as if it had said so itself. */
static void
what_is_too_long_is_not_sent (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_local_provider_new (), pursuit_openai_provider_new ());
  PursuitAiModel *model = ((PursuitAiRoute *) f->routes->pdata[0])->model;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (words, "word ");
  g_free (f->request->input);
  f->request->input = g_strdup (words->str);
  f->request->max_output = 2000;
  /* The words with a tenth more, two for "Answer.", rounded up to three, and the answer. */
  model->context = 1100 + 4 + 2000 - 1;
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (f->error->message, " 3103 "));
  g_assert_nonnull (strstr (f->error->message, " 3104 "));
  g_assert_cmpuint (f->report->attempts->len, ==, 1);
  g_assert_cmpint (fixture_get_attempt (f, 0)->outcome, ==, PURSUIT_AI_OUTCOME_DENIED);
  g_assert_cmpuint (fixture_get_attempt (f, 0)->n_sent, ==, 0);
  g_assert_cmpuint (f->observer->n_opened, ==, 0);
  fixture_check (f);

  peer_add (f->peers[0], 200, SSE_TYPE, LAST);
  peer_add (f->peers[0], 200, SSE_TYPE, LAST);
  model->context++;
  fixture_run (f);
  g_assert_no_error (f->error);
  /* Of a server that nobody has described it is not known. */
  model->context = 0;
  fixture_run (f);
  g_assert_no_error (f->error);
}

/* A server that cuts the question without a word is found out by its own figures. */
static void
an_answer_about_a_part_is_none (void)
{
#define READ(usage, text)                                                                          \
  "{\"choices\":[{\"message\":{\"content\":\"" text "\"},\"finish_reason\":\"stop\"}],\"usage\":{" \
  "\"completion_tokens\":2" usage "}}"
  static const struct
  {
    const char *body;
    gboolean is_good;
  } rows[] = {
    { READ (",\"prompt_tokens\":2048", "no"), FALSE },
    { READ (",\"prompt_tokens\":4200", "yes"), TRUE },
    /* With what it had read before, or without a word of it. */
    { READ (",\"prompt_tokens\":4200,\"prompt_tokens_details\":{\"cached_tokens\":4000}", "yes"),
      TRUE },
    { READ (",\"prompt_tokens\":20", "yes"), TRUE },
    { READ (",\"prompt_tokens\":0", "yes"), TRUE },
    { READ ("", "yes"), TRUE },
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 4000; i++)
    g_string_append (words, "words ");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) f
          = fixture_new (pursuit_local_provider_new (), pursuit_openai_provider_new ());
      gboolean is_shown = i % 2 == 1;

      g_free (f->request->input);
      f->request->input = g_strdup (words->str);
      if (!is_shown)
        f->options.on_text = NULL;
      peer_add (f->peers[0], 200, JSON_TYPE, rows[i / 2].body);
      peer_add (f->peers[1], 200, SSE_TYPE, LAST);
      fixture_run (f);
      fixture_check (f);
      g_assert_cmpuint (peer_count (f->peers[1]), ==, rows[i / 2].is_good || is_shown ? 0 : 1);
      if (rows[i / 2].is_good || !is_shown)
        {
          g_assert_no_error (f->error);
          g_assert_cmpstr (f->answer->text, ==, rows[i / 2].is_good ? "yes" : "last");
          continue;
        }
      g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
      g_assert_nonnull (strstr (f->error->message, "num_ctx"));
      g_assert_cmpint (fixture_get_attempt (f, 0)->usage.input, ==, 2048);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/ladder/the-last-one-is-asked-when-all-before-it-are-in-trouble",
                   the_last_one_is_asked_when_all_before_it_are_in_trouble);
  g_test_add_func ("/ai/ladder/three-requests-are-all-there-are", three_requests_are_all_there_are);
  g_test_add_func ("/ai/ladder/a-route-that-is-not-asked-leaves-its-request",
                   a_route_that_is_not_asked_leaves_its_request);
  g_test_add_func ("/ai/ladder/text-that-was-shown-ends-the-way", text_that_was_shown_ends_the_way);
  g_test_add_func ("/ai/ladder/what-is-too-long-is-not-sent", what_is_too_long_is_not_sent);
  g_test_add_func ("/ai/ladder/an-answer-about-a-part-is-none", an_answer_about_a_part_is_none);

  return g_test_run ();
}
