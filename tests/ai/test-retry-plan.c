/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-retry-plan.h"

#define BUSY                                                                                       \
  {                                                                                                \
    PURSUIT_AI_ERROR_BUSY, PURSUIT_AI_RETRY_WAIT, PURSUIT_AI_FALLBACK_YES                          \
  }

static void
tries_are_counted (void)
{
  static const struct
  {
    PursuitAiRetry retry;
    PursuitAiFallback fallback;
    guint n_next;
    guint n_tries; /* in all, on one route */
  } rows[] = {
    { PURSUIT_AI_RETRY_NEVER, PURSUIT_AI_FALLBACK_YES, 0, 1 },
    { PURSUIT_AI_RETRY_NEVER, PURSUIT_AI_FALLBACK_YES, 2, 1 },
    { PURSUIT_AI_RETRY_ONCE, PURSUIT_AI_FALLBACK_NO, 0, 2 },
    { PURSUIT_AI_RETRY_ONCE, PURSUIT_AI_FALLBACK_NO, 2, 2 },
    { PURSUIT_AI_RETRY_ONCE, PURSUIT_AI_FALLBACK_YES, 1, 2 },
    { PURSUIT_AI_RETRY_ONCE, PURSUIT_AI_FALLBACK_YES, 2, 1 },
    { PURSUIT_AI_RETRY_BACKOFF, PURSUIT_AI_FALLBACK_YES, 0, 3 },
    { PURSUIT_AI_RETRY_BACKOFF, PURSUIT_AI_FALLBACK_YES, 1, 2 },
    { PURSUIT_AI_RETRY_BACKOFF, PURSUIT_AI_FALLBACK_YES, 2, 1 },
    { PURSUIT_AI_RETRY_BACKOFF, PURSUIT_AI_FALLBACK_YES, 9, 1 },
    { PURSUIT_AI_RETRY_BACKOFF, PURSUIT_AI_FALLBACK_NO, 2, 3 },
    { PURSUIT_AI_RETRY_WAIT, PURSUIT_AI_FALLBACK_YES, 1, 2 },
    { PURSUIT_AI_RETRY_WAIT, PURSUIT_AI_FALLBACK_YES, 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PursuitAiRetryPlan plan = { .n_requests = 1, .n_tries = 1, .n_next = rows[i].n_next };
      PursuitAiDecision decision = { PURSUIT_AI_ERROR_BUSY, rows[i].retry, rows[i].fallback };
      guint wait_ms;

      while (pursuit_ai_retry_plan_may_retry (&plan, &decision, -1, &wait_ms))
        {
          plan.n_requests++;
          plan.n_tries++;
        }
      g_assert_cmpuint (plan.n_tries, ==, rows[i].n_tries);
    }
}

static void
all_routes_together_are_bounded (void)
{
  PursuitAiRetryPlan plan = { .n_requests = PURSUIT_AI_MAX_REQUESTS, .n_tries = 1, .n_next = 1 };
  PursuitAiDecision decision = BUSY;
  guint wait_ms;

  g_assert_false (pursuit_ai_retry_plan_may_send (&plan));
  g_assert_false (pursuit_ai_retry_plan_may_retry (&plan, &decision, 0, &wait_ms));
  g_assert_false (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_YES));
}

static void
waits_double_and_differ (void)
{
  PursuitAiDecision decision = BUSY;
  guint shortest = G_MAXUINT;
  guint longest = 0;

  for (guint n_tries = 1; n_tries <= 2; n_tries++)
    for (guint i = 0; i < 200; i++)
      {
        PursuitAiRetryPlan plan = { .n_requests = n_tries, .n_tries = n_tries, .backoff_ms = 1000 };
        guint wait_ms = 0;

        g_assert_true (pursuit_ai_retry_plan_may_retry (&plan, &decision, -1, &wait_ms));
        g_assert_cmpuint (wait_ms, >=, 750 * n_tries);
        g_assert_cmpuint (wait_ms, <=, 1000 * n_tries);
        shortest = MIN (shortest, wait_ms / n_tries);
        longest = MAX (longest, wait_ms / n_tries);
      }
  g_assert_cmpuint (longest - shortest, >, 50);
}

static void
the_provider_is_given_its_time (void)
{
  PursuitAiRetryPlan plan = { .n_requests = 1, .n_tries = 1, .backoff_ms = 10 };
  PursuitAiDecision decision = BUSY;
  guint wait_ms = 0;

  g_assert_true (pursuit_ai_retry_plan_may_retry (&plan, &decision, 7000, &wait_ms));
  g_assert_cmpuint (wait_ms, ==, 7000);
}

static void
waits_are_bounded_in_all (void)
{
  static const struct
  {
    gboolean is_batch;
    guint waited_ms;
    gint64 retry_after_ms;
    gboolean may;
  } rows[] = {
    { FALSE, 0, PURSUIT_AI_MAX_WAIT_MS, TRUE },
    { FALSE, 0, PURSUIT_AI_MAX_WAIT_MS + 1, FALSE },
    { FALSE, PURSUIT_AI_MAX_WAIT_MS / 2, PURSUIT_AI_MAX_WAIT_MS / 2, TRUE },
    { FALSE, PURSUIT_AI_MAX_WAIT_MS / 2, PURSUIT_AI_MAX_WAIT_MS / 2 + 1, FALSE },
    { TRUE, 0, PURSUIT_AI_MAX_BATCH_WAIT_MS, TRUE },
    { TRUE, 0, PURSUIT_AI_MAX_BATCH_WAIT_MS + 1, FALSE },
    { TRUE, 0, G_MAXINT64 / 2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PursuitAiRetryPlan plan = {
        .n_requests = 1, .n_tries = 1, .waited_ms = rows[i].waited_ms, .is_batch = rows[i].is_batch
      };
      PursuitAiDecision decision = BUSY;
      guint wait_ms;

      g_assert_cmpint (
          pursuit_ai_retry_plan_may_retry (&plan, &decision, rows[i].retry_after_ms, &wait_ms), ==,
          rows[i].may);
    }
}

static void
the_next_route_is_taken_where_it_may (void)
{
  PursuitAiRetryPlan plan = { .n_requests = 1, .n_tries = 1, .n_next = 1 };

  g_assert_true (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_YES));
  g_assert_false (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_IF_ALLOWED));
  g_assert_false (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_NO));
  plan.falls_back_without_key = TRUE;
  g_assert_true (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_IF_ALLOWED));
  g_assert_false (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_NO));
  plan.n_next = 0;
  g_assert_false (pursuit_ai_retry_plan_may_fall_back (&plan, PURSUIT_AI_FALLBACK_YES));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/retry-plan/tries-are-counted", tries_are_counted);
  g_test_add_func ("/ai/retry-plan/all-routes-together-are-bounded",
                   all_routes_together_are_bounded);
  g_test_add_func ("/ai/retry-plan/waits-double-and-differ", waits_double_and_differ);
  g_test_add_func ("/ai/retry-plan/the-provider-is-given-its-time", the_provider_is_given_its_time);
  g_test_add_func ("/ai/retry-plan/waits-are-bounded-in-all", waits_are_bounded_in_all);
  g_test_add_func ("/ai/retry-plan/the-next-route-is-taken-where-it-may",
                   the_next_route_is_taken_where_it_may);

  return g_test_run ();
}
