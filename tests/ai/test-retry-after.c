/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-retry-after.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"

static void
every_form (void)
{
  static const struct
  {
    const char *milliseconds;
    const char *text;
    gint64 wait_ms;
  } rows[] = {
    { NULL, NULL, -1 },
    { NULL, "", -1 },
    { NULL, "7", 7000 },
    { NULL, "0", 0 },
    { NULL, " 7 ", 7000 },
    { NULL, "1.5", 1500 },
    { NULL, "0.0004", 1 },
    { NULL, "-3", -1 },
    { NULL, "+3", -1 },
    { NULL, "1e3", -1 },
    { NULL, "nan", -1 },
    { NULL, "infinity", -1 },
    { NULL, "soon", -1 },
    { NULL, "7 seconds", -1 },
    { NULL, "1.2.3", -1 },
    { NULL, ".", -1 },
    { NULL, "\xff\xfe", -1 },
    { NULL, "3600", 3600 * 1000 },
    { NULL, "86401", PURSUIT_RETRY_AFTER_MAX_MS },
    { NULL, "99999999999999999999999999999999999999999999", PURSUIT_RETRY_AFTER_MAX_MS },
    { "250", NULL, 250 },
    { "250", "9", 250 },
    { "-1", "9", 9000 },
    { "soon", "9", 9000 },
    { "99999999999999999999", NULL, PURSUIT_RETRY_AFTER_MAX_MS },
    { "0", "9", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (pursuit_retry_after_parse (rows[i].milliseconds, rows[i].text, NULL), ==,
                     rows[i].wait_ms);
}

static void
a_date_is_measured_from_the_reply (void)
{
  const char *sent = "Sun, 22 Nov 2026 09:29:51 GMT";

  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sun, 22 Nov 2026 09:30:01 GMT", sent), ==,
                   10 * 1000);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sun, 22 Nov 2026 09:29:00 GMT", sent), ==, 0);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Mon, 22 Nov 2027 09:29:00 GMT", sent), ==,
                   PURSUIT_RETRY_AFTER_MAX_MS);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sunday, 22-Nov-26 09:30:01 GMT", sent), ==,
                   10 * 1000);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sun Nov 22 09:30:01 2026", sent), ==,
                   10 * 1000);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sun, 99 Nov 2026 09:30:01 GMT", sent), ==, -1);
}

static void
without_a_date_our_clock_counts (void)
{
  gint64 now_us;

  g_assert_true (pursuit_time_parse ("2026-11-22T09:30:00Z", &now_us, NULL));
  pursuit_clock_pin (now_us);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sun, 22 Nov 2026 09:30:05 GMT", NULL), ==,
                   5000);
  g_assert_cmpint (pursuit_retry_after_parse (NULL, "Sun, 22 Nov 2026 09:30:05 GMT", "yesterday"),
                   ==, 5000);
  pursuit_clock_pin (-1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/retry-after/reads-every-form", every_form);
  g_test_add_func ("/ai/retry-after/measures-a-date-from-the-reply",
                   a_date_is_measured_from_the_reply);
  g_test_add_func ("/ai/retry-after/measures-a-date-from-our-clock-otherwise",
                   without_a_date_our_clock_counts);

  return g_test_run ();
}
