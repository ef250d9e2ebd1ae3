/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-circuit-breaker.h"

#define SONNET "anthropic/claude-sonnet-5-5"
#define HAIKU "anthropic/claude-haiku-5-5"

static gint64 now;
static guint64 ticket; /* of the last one that asked */

static gint64
tell_time (void)
{
  return now;
}

static PursuitCircuitBreaker *
new_breaker (void)
{
  now = 1000 * G_USEC_PER_SEC;

  return pursuit_circuit_breaker_new (tell_time);
}

static void
fail_times (PursuitCircuitBreaker *breaker, const char *name, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint64 probe;

      g_assert_true (pursuit_circuit_breaker_enter (breaker, name, &probe, NULL));
      pursuit_circuit_breaker_fail (breaker, name, probe);
    }
}

static void
opens_after_several_failures (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();
  gint64 wait = 0;

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, ==, PURSUIT_CIRCUIT_BREAKER_FIRST_US);
  now += G_USEC_PER_SEC;
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, ==, PURSUIT_CIRCUIT_BREAKER_FIRST_US - G_USEC_PER_SEC);
  /* The other model of the same provider goes on. */
  g_assert_true (pursuit_circuit_breaker_enter (breaker, HAIKU, &ticket, &wait));
  g_assert_cmpint (wait, ==, 0);
}

static void
a_success_in_between_closes (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES - 1);
  pursuit_circuit_breaker_succeed (breaker, SONNET);
  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES - 1);
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
}

static void
old_failures_are_forgotten (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES - 1);
  now += PURSUIT_CIRCUIT_BREAKER_MEMORY_US + 1;
  fail_times (breaker, SONNET, 1);
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
}

static void
one_probe_decides (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();
  gint64 wait = 0;

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  now += PURSUIT_CIRCUIT_BREAKER_FIRST_US;
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, >, 0);
  pursuit_circuit_breaker_succeed (breaker, SONNET);
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
}

static void
a_failed_probe_doubles_the_pause (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();
  gint64 pause = PURSUIT_CIRCUIT_BREAKER_FIRST_US;

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  for (guint i = 0; i < 8; i++)
    {
      gint64 wait = 0;

      now += pause;
      fail_times (breaker, SONNET, 1);
      pause = MIN (2 * pause, PURSUIT_CIRCUIT_BREAKER_LONGEST_US);
      g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
      g_assert_cmpint (wait, ==, pause);
    }
}

static void
a_cancelled_probe_lets_the_next_try (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  now += PURSUIT_CIRCUIT_BREAKER_FIRST_US;
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
  pursuit_circuit_breaker_leave (breaker, SONNET, ticket);
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
}

static void
late_failures_do_not_prolong (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();
  gint64 wait = 0;

  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  now += PURSUIT_CIRCUIT_BREAKER_FIRST_US / 2;
  pursuit_circuit_breaker_fail (breaker, SONNET, ticket);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, ==, PURSUIT_CIRCUIT_BREAKER_FIRST_US / 2);
}

/* Several are under way when it opens. Those that end later, one way or the other, leave the probe
 * alone, and so does one whose probe is long over. */
static void
only_the_probe_ends_it (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();
  guint64 older, probe;
  gint64 wait = 0;

  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &older, NULL));
  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  now += PURSUIT_CIRCUIT_BREAKER_FIRST_US;
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &probe, NULL));
  g_assert_cmpuint (probe, !=, older);

  pursuit_circuit_breaker_leave (breaker, SONNET, older);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
  pursuit_circuit_breaker_fail (breaker, SONNET, older);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, <=, G_USEC_PER_SEC);

  pursuit_circuit_breaker_fail (breaker, SONNET, probe);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, ==, 2 * PURSUIT_CIRCUIT_BREAKER_FIRST_US);
  now += wait;
  g_assert_true (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
  pursuit_circuit_breaker_fail (breaker, SONNET, probe);
  pursuit_circuit_breaker_leave (breaker, SONNET, probe);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, &wait));
  g_assert_cmpint (wait, <=, G_USEC_PER_SEC);
}

static void
names_are_bounded (void)
{
  g_autoptr (PursuitCircuitBreaker) breaker = new_breaker ();

  for (guint i = 0; i < 2 * PURSUIT_CIRCUIT_BREAKER_MAX_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("local/%u", i);

      fail_times (breaker, name, 1);
    }
  /* Those of before are forgotten in time, and make room. */
  now += PURSUIT_CIRCUIT_BREAKER_MEMORY_US + 1;
  fail_times (breaker, SONNET, PURSUIT_CIRCUIT_BREAKER_FAILURES);
  g_assert_false (pursuit_circuit_breaker_enter (breaker, SONNET, &ticket, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/circuit-breaker/opens-after-several-failures",
                   opens_after_several_failures);
  g_test_add_func ("/ai/circuit-breaker/a-success-in-between-closes", a_success_in_between_closes);
  g_test_add_func ("/ai/circuit-breaker/old-failures-are-forgotten", old_failures_are_forgotten);
  g_test_add_func ("/ai/circuit-breaker/one-probe-decides", one_probe_decides);
  g_test_add_func ("/ai/circuit-breaker/a-failed-probe-doubles-the-pause",
                   a_failed_probe_doubles_the_pause);
  g_test_add_func ("/ai/circuit-breaker/a-cancelled-probe-lets-the-next-try",
                   a_cancelled_probe_lets_the_next_try);
  g_test_add_func ("/ai/circuit-breaker/late-failures-do-not-prolong",
                   late_failures_do_not_prolong);
  g_test_add_func ("/ai/circuit-breaker/only-the-probe-ends-it", only_the_probe_ends_it);
  g_test_add_func ("/ai/circuit-breaker/names-are-bounded", names_are_bounded);

  return g_test_run ();
}
