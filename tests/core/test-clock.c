/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"

#include <gio/gio.h>

#define PINNED G_GINT64_CONSTANT (1795530000000000) /* 2026-11-24T14:20:00Z */

/* The variable is read once a process, so this one is set before everything else. */
static void
test_environment (void)
{
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autofree char *today = pursuit_clock_dup_today ();

  g_assert_cmpstr (now, ==, "2026-11-24T23:30:00Z");
  g_assert_cmpstr (today, ==, "2026-11-24");
}

static void
test_pin (void)
{
  g_autofree char *now = NULL;

  pursuit_clock_pin (PINNED);
  g_assert_cmpint (pursuit_clock_now_us (), ==, PINNED);
  now = pursuit_clock_dup_now ();
  g_assert_cmpstr (now, ==, "2026-11-24T14:20:00Z");
}

static void
test_runs_again (void)
{
  gint64 before = g_get_real_time ();

  pursuit_clock_pin (-5);
  g_assert_cmpint (pursuit_clock_now_us (), >=, before);
  g_assert_cmpint (pursuit_clock_now_us (), <=, g_get_real_time ());
}

/* A pin holds for all threads at once, and zero is a time like any other. */
static gpointer
read_clock (gpointer data)
{
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (pursuit_clock_now_us (), ==, PINNED);

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  pursuit_clock_pin (PINNED);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("clock", read_clock, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_epoch (void)
{
  g_autofree char *now = NULL;

  pursuit_clock_pin (0);
  now = pursuit_clock_dup_now ();
  g_assert_cmpstr (now, ==, "1970-01-01T00:00:00Z");
  pursuit_clock_pin (-1);
  g_assert_cmpint (pursuit_clock_now_us (), >, PINNED / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("PURSUIT_NOW", "2026-11-25T00:30:00+01:00", TRUE);
  g_test_add_func ("/core/clock/environment", test_environment);
  g_test_add_func ("/core/clock/pin", test_pin);
  g_test_add_func ("/core/clock/runs-again", test_runs_again);
  g_test_add_func ("/core/clock/threads", test_threads);
  g_test_add_func ("/core/clock/epoch", test_epoch);

  return g_test_run ();
}
