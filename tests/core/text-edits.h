/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Random texts and random edits of them, the same for the same seed. */

static inline char *
text_edits_make (GRand *rand, guint n)
{
  static const char *const pieces[]
      = { "pump", "sensor", "line 3",    " ",           " ",    " ",
          " ",    ", ",     ". ",        "\n",          "\n\n", "| ",
          "**",   "48,600", "don't",     "Prüfung",     "über", "日本",
          "語",   "한국어", "кириллица", "👩‍🔧", "🇦🇹",   "e\xcc\x81t\xcc\x81",
          "\t",   "- ",     "价格" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* Takes pieces out and puts others in; @n times. */
static inline char *
text_edits_change (GRand *rand, const char *text, guint n)
{
  g_autofree char *now = g_strdup (text);

  for (guint i = 0; i < n; i++)
    {
      glong length = g_utf8_strlen (now, -1);
      glong start = length > 0 ? g_rand_int_range (rand, 0, (gint32) length + 1) : 0;
      glong taken = g_rand_int_range (rand, 0, 12);
      glong end = MIN (length, start + taken);
      g_autofree char *head = g_utf8_substring (now, 0, start);
      g_autofree char *tail = g_utf8_substring (now, end, -1);
      g_autofree char *middle = text_edits_make (rand, (guint) g_rand_int_range (rand, 0, 6));

      g_free (now);
      now = g_strconcat (head, middle, tail, NULL);
    }

  return g_steal_pointer (&now);
}

/* (transfer full): the same with "\r\n" for every newline. */
static inline char *
text_edits_to_crlf (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}
