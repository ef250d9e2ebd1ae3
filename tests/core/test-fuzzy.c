/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-fuzzy.h"

/* The matched letters of a text. */
static void
check_marks (const char *text, const char *query, const char *expected)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  guint64 marks;
  guint at = 0;

  pursuit_fuzzy_match (text, query, &marks);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c), at++)
    if ((marks >> at & 1) != 0)
      g_string_append_unichar (marked, g_utf8_get_char (c));
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
letters_stand_in_their_order (void)
{
  g_assert_cmpuint (pursuit_fuzzy_match ("Draft Proposal", "drpr", NULL), >, 1);
  g_assert_cmpuint (pursuit_fuzzy_match ("Draft Proposal", "prdr", NULL), ==, 0);
  g_assert_cmpuint (pursuit_fuzzy_match ("Draft Proposal", "pro dra", NULL), >, 1);
  g_assert_cmpuint (pursuit_fuzzy_match ("Draft Proposal", "drafty", NULL), ==, 0);
  g_assert_cmpuint (pursuit_fuzzy_match ("", "a", NULL), ==, 0);
  g_assert_cmpuint (pursuit_fuzzy_match ("Draft", "  ", NULL), ==, 1);
}

static void
case_and_accents_do_not_matter (void)
{
  g_assert_cmpuint (pursuit_fuzzy_match ("Löschen", "LOSCH", NULL), >, 1);
  g_assert_cmpuint (pursuit_fuzzy_match ("Loschen", "lösch", NULL), >, 1);
}

static void
beginnings_and_neighbours_weigh_more (void)
{
  g_assert_cmpuint (pursuit_fuzzy_match ("New Lead", "nl", NULL), >,
                    pursuit_fuzzy_match ("Enable", "nl", NULL));
  g_assert_cmpuint (pursuit_fuzzy_match ("Import Files", "imp", NULL), >,
                    pursuit_fuzzy_match ("Is my proposal", "imp", NULL));
  check_marks ("Draft Proposal", "pro", "Pro");
  check_marks ("Go to Proposals", "prop", "Prop");
  check_marks ("Add Note", "an", "AN");
  check_marks ("Score All", "xyz", "");
}

static void
long_texts_are_cut (void)
{
  g_autofree char *text = g_strnfill (500, 'a');
  g_autofree char *query = g_strnfill (500, 'a');
  guint64 marks;

  g_assert_cmpuint (pursuit_fuzzy_match (text, query, &marks), >, 1);
  g_assert_cmpuint (marks, ==, G_MAXUINT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/fuzzy/letters-stand-in-their-order", letters_stand_in_their_order);
  g_test_add_func ("/core/fuzzy/case-and-accents", case_and_accents_do_not_matter);
  g_test_add_func ("/core/fuzzy/beginnings-and-neighbours", beginnings_and_neighbours_weigh_more);
  g_test_add_func ("/core/fuzzy/long-texts-are-cut", long_texts_are_cut);

  return g_test_run ();
}
