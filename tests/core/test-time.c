/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-time.h"

static void
test_format (void)
{
  static const struct
  {
    gint64 us;
    const char *text;
  } times[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { 999999, "1970-01-01T00:00:00Z" },
    { G_USEC_PER_SEC, "1970-01-01T00:00:01Z" },
    { -1, "1969-12-31T23:59:59Z" },
    { -G_USEC_PER_SEC, "1969-12-31T23:59:59Z" },
    { -G_USEC_PER_SEC - 1, "1969-12-31T23:59:58Z" },
    { G_GINT64_CONSTANT (253402300799) * G_USEC_PER_SEC, "9999-12-31T23:59:59Z" },
    { G_GINT64_CONSTANT (-62135596800) * G_USEC_PER_SEC, "0001-01-01T00:00:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = pursuit_time_format (times[i].us);

      g_assert_cmpstr (text, ==, times[i].text);
    }
}

static void
test_normalize (void)
{
  static const char *const times[][2] = {
    { "2026-11-24T14:20:00Z", "2026-11-24T14:20:00Z" },
    { "2026-11-24T14:20:00.987Z", "2026-11-24T14:20:00Z" },
    { "2026-11-24T14:20:00+01:00", "2026-11-24T13:20:00Z" },
    { "2026-11-24T23:20:00-05:00", "2026-11-25T04:20:00Z" },
    { "2026-11-24", "2026-11-24T00:00:00Z" },
    { "2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z" },
    { "1969-07-20T20:17:40.5Z", "1969-07-20T20:17:40Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = pursuit_time_normalize (times[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, times[i][1]);
    }
}

static void
test_refused (void)
{
  static const char *const times[] = {
    "",
    "soon",
    "24.11.2026",
    "2026-11-24T14:20:00",
    "2026-11-24T25:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-02-30",
    "0000-01-01",
    "2026-11-24T14:20:00Z and more",
    "\xff\xfe-11-24T14:20:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "99999-01-01T00:00:00Z",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = pursuit_time_normalize (times[i], &error);

      g_assert_null (text);
      g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX);
    }
}

/* Text order is time order, and every second survives the way through text. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *last = NULL;
  gint64 seconds = G_GINT64_CONSTANT (-62135596800);

  while (seconds < G_GINT64_CONSTANT (253402300799))
    {
      char *text = pursuit_time_format (seconds * G_USEC_PER_SEC);
      gint64 back;

      g_assert_true (pursuit_time_parse (text, &back, NULL));
      g_assert_cmpint (back, ==, seconds * G_USEC_PER_SEC);
      g_assert_true (last == NULL || g_strcmp0 (last, text) < 0);
      g_free (last);
      last = text;
      seconds += g_rand_int_range (random, 1, 200000000);
    }
}

static void
test_days (void)
{
  static const char *const invalid[]
      = { NULL,         "",           "2026-1-1",   "2026-13-01", "2026-00-10", "2023-02-29",
          "1900-02-29", "2026-04-31", "2026/04/30", " 026-04-30", "2026-04-30 " };

  g_assert_true (pursuit_date_is_valid ("2024-02-29"));
  g_assert_true (pursuit_date_is_valid ("2000-02-29"));
  g_assert_true (pursuit_date_is_valid ("0001-01-01"));
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (pursuit_date_is_valid (invalid[i]));
  g_assert_cmpuint (pursuit_date_to_julian ("0001-01-01"), ==, 1);
  g_assert_cmpuint (pursuit_date_to_julian ("1970-01-01"), ==, 719163);
  g_assert_cmpuint (pursuit_date_to_julian ("never"), ==, 0);
}

static void
test_add_days (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *to;
  } sums[] = {
    { "2026-11-24", 30, "2026-12-24" }, { "2024-02-28", 1, "2024-02-29" },
    { "2024-03-01", -1, "2024-02-29" }, { "2026-01-01", 0, "2026-01-01" },
    { "0001-01-01", -1, NULL },         { "9999-12-31", 1, NULL },
    { "9999-12-31", 0, "9999-12-31" },  { "2026-01-01", G_MAXINT, NULL },
    { "2026-01-01", G_MININT, NULL },   { "2026-02-30", 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *day = pursuit_date_add_days (sums[i].from, sums[i].days);

      g_assert_cmpstr (day, ==, sums[i].to);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/time/format", test_format);
  g_test_add_func ("/core/time/normalize", test_normalize);
  g_test_add_func ("/core/time/refused", test_refused);
  g_test_add_func ("/core/time/round-trip", test_round_trip);
  g_test_add_func ("/core/date/days", test_days);
  g_test_add_func ("/core/date/add-days", test_add_days);

  return g_test_run ();
}
