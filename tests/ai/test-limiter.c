/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-limiter.h"

#include <string.h>

#define SECOND ((gint64) G_USEC_PER_SEC)

/* As a limiter does it. */
static gint64
take (PursuitAiWindow *window, PursuitAiFeature feature, const char *action, gint64 now)
{
  gint64 wait = 0;

  if (pursuit_ai_window_knows (window, feature, action))
    return 0;
  wait = pursuit_ai_window_get_wait (window, feature, now);
  if (wait == 0)
    pursuit_ai_window_add (window, feature, action, now);

  return wait;
}

static gint64
take_number (PursuitAiWindow *window, PursuitAiFeature feature, guint number, gint64 now)
{
  g_autofree char *action = g_strdup_printf ("action-%u", number);

  return take (window, feature, action, now);
}

static void
the_limits_are_those_of_the_specification (void)
{
  g_assert_cmpuint (pursuit_ai_limit_get (PURSUIT_AI_FEATURE_SCORE), ==, 10);
  g_assert_cmpuint (pursuit_ai_limit_get (PURSUIT_AI_FEATURE_DRAFT), ==, 5);
  g_assert_cmpuint (pursuit_ai_limit_get (PURSUIT_AI_FEATURE_CONVERSATION), ==, 20);
  g_assert_cmpuint (pursuit_ai_limit_get (PURSUIT_AI_FEATURE_CARD), ==, 20);
}

static void
the_sixth_proposal_waits (void)
{
  g_autoptr (PursuitAiWindow) window = pursuit_ai_window_new ();

  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_DRAFT, i, i * SECOND), ==, 0);
  g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_DRAFT, 5, 10 * SECOND), ==, 50 * SECOND);
  /* Asking does not count. */
  g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_DRAFT, 5, 60 * SECOND - 1), ==, 1);
  g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_DRAFT, 5, 60 * SECOND), ==, 0);
  g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_DRAFT, 6, 60 * SECOND), ==, SECOND);
  /* Others go on. */
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_SCORE, i, 10 * SECOND), ==, 0);
  g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_SCORE, 10, 10 * SECOND), ==,
                   60 * SECOND);
}

static void
an_action_counts_once (void)
{
  g_autoptr (PursuitAiWindow) window = pursuit_ai_window_new ();

  /* A run over thousands of leads, with its attempts, through hours. */
  for (gint64 i = 0; i < 5000; i++)
    g_assert_cmpint (take (window, PURSUIT_AI_FEATURE_SCORE, "run", i * SECOND), ==, 0);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_SCORE, i, 5000 * SECOND), ==, 0);
  g_assert_cmpint (take (window, PURSUIT_AI_FEATURE_SCORE, "run", 5000 * SECOND), ==, 0);
  /* The same id in another feature is another action. */
  g_assert_false (pursuit_ai_window_knows (window, PURSUIT_AI_FEATURE_CARD, "run"));
}

static void
memory_has_an_end (void)
{
  g_autoptr (PursuitAiWindow) window = pursuit_ai_window_new ();

  for (guint i = 0; i < PURSUIT_AI_WINDOW_MAX_ACTIONS + 1; i++)
    g_assert_cmpint (take_number (window, PURSUIT_AI_FEATURE_CARD, i, i * PURSUIT_AI_WINDOW_US), ==,
                     0);
  g_assert_false (pursuit_ai_window_knows (window, PURSUIT_AI_FEATURE_CARD, "action-0"));
  g_assert_true (pursuit_ai_window_knows (window, PURSUIT_AI_FEATURE_CARD, "action-1"));
}

/* Whenever a minute begins, no more than the limit are in it. */
static void
no_minute_has_more (void)
{
  g_autoptr (PursuitAiWindow) window = pursuit_ai_window_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GArray) let_through = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 now = 0;

  for (guint i = 0; i < 2000; i++)
    {
      now += g_rand_int_range (rand, 0, 8 * SECOND);
      if (take_number (window, PURSUIT_AI_FEATURE_SCORE, i, now) == 0)
        g_array_append_val (let_through, now);
    }
  for (guint i = 10; i < let_through->len; i++)
    g_assert_cmpint (g_array_index (let_through, gint64, i)
                         - g_array_index (let_through, gint64, i - 10),
                     >=, PURSUIT_AI_WINDOW_US);
  g_assert_cmpuint (let_through->len, >, 500);
}

static void
refusals_say_how_long (void)
{
  g_autoptr (GError) one = pursuit_ai_limiter_refuse (PURSUIT_AI_FEATURE_DRAFT, 1);
  g_autoptr (GError) many = pursuit_ai_limiter_refuse (PURSUIT_AI_FEATURE_DRAFT, 12 * SECOND + 1);

  g_assert_error (one, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_LIMIT);
  g_assert_nonnull (strstr (one->message, "Proposal draft"));
  g_assert_nonnull (strstr (one->message, "5 times"));
  g_assert_nonnull (strstr (one->message, "1 second"));
  g_assert_nonnull (strstr (many->message, "13 seconds"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/limiter/limits", the_limits_are_those_of_the_specification);
  g_test_add_func ("/ai/limiter/the-sixth-proposal-waits", the_sixth_proposal_waits);
  g_test_add_func ("/ai/limiter/an-action-counts-once", an_action_counts_once);
  g_test_add_func ("/ai/limiter/memory-has-an-end", memory_has_an_end);
  g_test_add_func ("/ai/limiter/no-minute-has-more", no_minute_has_more);
  g_test_add_func ("/ai/limiter/refusals-say-how-long", refusals_say_how_long);

  return g_test_run ();
}
