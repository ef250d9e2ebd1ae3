/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-time.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
pin (const char *time)
{
  gint64 now_us;

  g_assert_true (pursuit_time_parse (time, &now_us, NULL));
  pursuit_clock_pin (now_us);
}

static void
test_money (void)
{
  assert_text (pursuit_format_money (4860000, "EUR"), "48600 EUR");
  assert_text (pursuit_format_money (4860050, "EUR"), "48600.50 EUR");
  assert_text (pursuit_format_money (1200, "JPY"), "1200 JPY");
  assert_text (pursuit_format_money (-150000, "EUR"), "-1500 EUR");
  assert_text (pursuit_format_money (150000, NULL), "1500");
}

static void
test_dates (void)
{
  assert_text (pursuit_format_date ("2026-12-18"), "18 Dec 2026");
  assert_text (pursuit_format_date ("2026-02-30"), "");
  assert_text (pursuit_format_date (NULL), "");
}

static void
test_times (void)
{
  pin ("2026-11-24T14:20:00Z");
  assert_text (pursuit_format_time ("2026-11-24T09:12:00Z"), "Today 9:12");
  assert_text (pursuit_format_time ("2026-11-20T14:38:00Z"), "Fri 20 Nov, 14:38");
  assert_text (pursuit_format_time ("2025-03-12T08:00:00Z"), "12 Mar 2025");
  assert_text (pursuit_format_time ("yesterday"), "");
  assert_text (pursuit_format_time (NULL), "");
}

static void
test_ages (void)
{
  pin ("2026-11-24T14:20:00Z");
  assert_text (pursuit_format_age ("2026-11-24T14:19:30Z"), "now");
  assert_text (pursuit_format_age ("2026-11-24T14:15:00Z"), "5 min");
  assert_text (pursuit_format_age ("2026-11-24T09:00:00Z"), "5 h");
  assert_text (pursuit_format_age ("2026-11-01T14:00:00Z"), "23 d");
  /* A clock that was wrong once must not make a record come from the future. */
  assert_text (pursuit_format_age ("2027-01-01T00:00:00Z"), "now");
  g_assert_cmpint (pursuit_format_days ("2026-11-20T14:20:00Z"), ==, 4);
  g_assert_cmpint (pursuit_format_days ("2026-11-24T00:00:00Z"), ==, 0);
  /* Fewer than 24 hours, and yesterday all the same. */
  g_assert_cmpint (pursuit_format_days ("2026-11-23T14:40:00Z"), ==, 1);
  g_assert_cmpint (pursuit_format_days ("2027-01-01T00:00:00Z"), ==, 0);
  g_assert_cmpint (pursuit_format_days (NULL), ==, 0);
}

static void
test_choices (void)
{
  g_assert_cmpstr (pursuit_format_choice (pursuit_lead_stages, "won"), ==, "Won");
  g_assert_cmpstr (pursuit_format_choice (pursuit_lead_stages, "odd"), ==, "odd");
  g_assert_cmpstr (pursuit_format_choice (pursuit_lead_stages, NULL), ==, "");
}

static void
test_join (void)
{
  assert_text (pursuit_format_join ("Anna", NULL, "  ", "Linz", PURSUIT_FORMAT_END), "Anna · Linz");
  assert_text (pursuit_format_join (NULL, "", PURSUIT_FORMAT_END), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/format/money-is-whole-where-it-can-be", test_money);
  g_test_add_func ("/app/format/days-are-for-people", test_dates);
  g_test_add_func ("/app/format/times-are-shorter-the-nearer-they-are", test_times);
  g_test_add_func ("/app/format/ages-never-come-from-the-future", test_ages);
  g_test_add_func ("/app/format/unknown-choices-stay-as-they-are", test_choices);
  g_test_add_func ("/app/format/blank-parts-leave-no-dot", test_join);

  return g_test_run ();
}
