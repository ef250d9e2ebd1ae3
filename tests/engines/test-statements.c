/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statements-private.h"

#include <string.h>

/* The keys of a line in reading order; a name shows as "@". */
static char *
dup_keys (const char *line, gboolean is_german)
{
  g_autoptr (GPtrArray) statements = pursuit_statements_find (line, is_german);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      const PursuitStatement *statement = g_ptr_array_index (statements, i);

      g_assert_cmpuint (statement->start, <, statement->end);
      g_assert_cmpuint (statement->end, <=, strlen (line));
      for (guint j = 0; j < statement->keys->len; j++)
        g_string_append_printf (keys, "%s ", (char *) statement->keys->pdata[j]);
      if (statement->keys->len == 0)
        g_string_append (keys, "@ ");
    }

  return g_strchomp (g_string_free (keys, FALSE));
}

static void
test_keys (void)
{
  static const char *const cases[][2] = {
    { "14 pumps", "n:14:pump" },
    { "fourteen new pumps", "n:14:pump" },
    { "twenty-two operators", "n:22:operator" },
    { "three hundred sites", "n:300:site" },
    { "1,200 and 1.200 and 1200", "n:1200 n:1200 n:1200" },
    { "12 345 EUR or 12\302\240345 EUR or 12\342\200\257345 EUR",
      "$:12345:EUR $:12345:EUR $:12345:EUR" },
    { "12\342\200\211345 EUR, 12'345 CHF, CHF 12\342\200\231345.50",
      "$:12345:EUR $:12345:CHF $:12345.5:CHF" },
    { "1 234 567,50 euros", "$:1234567.5:EUR" },
    { "in 2026 300 sensors", "y:2026 n:300:sensor" },
    { "5 120 hertz", "n:5120:hertz" },
    { "on line 3 120 pumps", "n:120:pump" },
    { "12 34 567 things", "n:12 n:34567:thing" },
    { "2.5 and 2,5", "n:2.5 n:2.5" },
    { "12 % or 12 percent or 12%", "%:12 %:12 %:12" },
    { "48,600.00 EUR", "$:48600:EUR" },
    { "\342\202\25448.600,00", "$:48600:EUR" },
    { "1.2 million dollars", "$:1200000:USD" },
    { "EUR 15k", "$:15000:EUR" },
    { "2027-03-15", "d:2027-3-15" },
    { "15.03.2027", "d:2027-3-15" },
    { "3/15/2027", "d:2027-3-15" },
    { "15 March 2027", "d:2027-3-15" },
    { "March 15, 2027", "d:2027-3-15" },
    { "15. M\303\244rz 2027", "d:2027-3-15" },
    { "on 12 December", "dm:12-12" },
    { "in March 2027", "m:2027-3" },
    { "in March", "m:3" },
    { "it may help", "" },
    { "Q2 2027 or q3", "q:2027-2 q:3" },
    { "since 1998", "y:1998" },
    { "ISO 27001 certified", "c:iso27001" },
    { "ISO/IEC 27001", "c:isoiec27001" },
    { "we are certified", "certified:certi" },
    { "the most accurate, most of all guaranteed", "s:mostac s:guaran" },
    { "line 3, phase 2, section 4", "" },
    { "1. scope", "" },
    { "## 2. scope", "" },
    { "{{total}} {{q2_2027}} https://x.example/12", "" },
    { "it runs at Nordstahl since May 2020", "@ m:2020-5" },
    { "We do. They do. Dear all", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *keys = dup_keys (cases[i][0], FALSE);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (keys, ==, cases[i][1]);
    }
}

/* A capital makes no name in German; what stands around it does. */
static void
test_german (void)
{
  static const char *const cases[][2] = {
    { "die Pumpe der Anlage", "" },   { "Kunden wie Nordstahl", "@" },
    { "die Nordstahl AG", "@" },      { "zw\303\266lf Pumpen", "n:12:pump" },
    { "30 Prozent weniger", "%:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *keys = dup_keys (cases[i][0], TRUE);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (keys, ==, cases[i][1]);
    }
}

/* Any bytes of UTF-8 give statements that lie in the line. */
static void
test_any_text (void)
{
  static const char *const parts[]
      = { "1",  ",",  ".",        " ",    "March", "Q",       "EUR", "%",       "\342\202\254",
          "{{", "}}", "\303\244", "ISO",  "-",     "Siemens", "two", "hundred", "\302\240",
          "'",  "/",  "#",        "2027", "best",  "of" };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *keys = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        g_string_append (line, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      keys = dup_keys (line->str, i % 2 == 0);
      g_assert_true (g_utf8_validate (keys, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engines/statements/keys", test_keys);
  g_test_add_func ("/engines/statements/german", test_german);
  g_test_add_func ("/engines/statements/any-text", test_any_text);

  return g_test_run ();
}
