/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include <string.h>

/* The conversation was on a Friday. */
#define FROM "2026-11-20"

static const struct
{
  const char *said;
  const char *day;
} dates[] = {
  { "I will send it today.", "2026-11-20" },
  { "as you shared today", NULL },
  { "thanks for your time today", NULL },
  { "tomorrow morning", "2026-11-21" },
  { "the day after tomorrow", "2026-11-22" },
  { "by Monday", "2026-11-23" },
  { "on Friday", "2026-11-27" },
  { "If Wednesday works, by Tuesday", "2026-11-24" },
  { "by the end of the week", "2026-11-20" },
  { "next week", "2026-11-27" },
  { "by the end of this month", "2026-11-30" },
  { "next month", "2026-12-31" },
  { "in two weeks", "2026-12-04" },
  { "within 3 days", "2026-11-23" },
  { "in 2 months", "2027-01-20" },
  { "in 90000 days", NULL },
  { "by 12 December", "2026-12-12" },
  { "on December 8th", "2026-12-08" },
  { "by 30 February", NULL },
  { "by March", "2027-03-31" },
  { "end of February", "2027-02-28" },
  { "we march on", NULL },
  { "it may be fine", NULL },
  { "by 2026-12-01", "2026-12-01" },
  { "2026-13-41", NULL },
  { "morgen", "2026-11-21" },
  { "Guten Morgen", NULL },
  { "übermorgen", "2026-11-22" },
  { "bis Dienstag", "2026-11-24" },
  { "nächste Woche", "2026-11-27" },
  { "bis Ende des Monats", "2026-11-30" },
  { "in zwei Wochen", "2026-12-04" },
  { "in drei Tagen", "2026-11-23" },
  { "am 3. Dezember", "2026-12-03" },
  { "bis März", "2027-03-31" },
  { "some day", NULL },
  { "", NULL },
};

static void
test_find (void)
{
  g_auto (PursuitWords) words = { 0 };

  pursuit_words_init (&words);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *day = NULL;

      pursuit_words_set (&words, dates[i].said, strlen (dates[i].said));
      day = pursuit_talk_find_date (&words, FROM);
      if (g_strcmp0 (day, dates[i].day) != 0)
        g_test_fail_printf ("“%s” is %s, not %s", dates[i].said, day, dates[i].day);
      g_assert_null (pursuit_talk_find_date (&words, "some day"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/talk-date/find", test_find);

  return g_test_run ();
}
