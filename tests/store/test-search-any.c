/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "store/pursuit-search.h"

/* What to search, and what it found. */
typedef struct
{
  const char *text;
  GPtrArray *hits;
  GError *error;
} Step;

static gboolean
search_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->hits = pursuit_session_search (session, step->text, PURSUIT_KIND_NONE, 0, &step->error);

  return TRUE;
}

static guint
count_hits (StoreFixture *fixture, const char *text)
{
  Step step = { .text = text };
  guint n;

  store_fixture_read (fixture, search_func, &step);
  g_assert_no_error (step.error);
  n = step.hits->len;
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (((PursuitSearchHit *) step.hits->pdata[i - 1])->rank, >=,
                       ((PursuitSearchHit *) step.hits->pdata[i])->rank);
  g_ptr_array_unref (step.hits);

  return n;
}

/* Each further letter of the last word finds as much or less, and always what is meant. */
static void
typing_on_narrows (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = { "Königsberg Marine", "Königsallee Bau", "Marinade & Co", "Mar", "Mariner Königs" };
  const char *wanted = "königsberg marine";
  guint last = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (store_fixture_put_lead (fixture, names[i], NULL));
  for (const char *end = g_utf8_next_char (wanted);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (wanted, (gsize) (end - wanted));
      guint n = count_hits (fixture, typed);

      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpuint (n, <=, last);
      last = n;
      if (*end == '\0')
        break;
    }
  g_assert_cmpuint (last, ==, 1);
}

static void
telephone_is_found_by_its_end_and_beginning (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  const char *digits = "41315557788";

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_PHONE, "+41 31 555 77 88");
  g_free (store_fixture_put (fixture, lead));
  for (gsize length = 3; length <= 11; length++)
    {
      g_autofree char *beginning = g_strndup (digits, length);

      g_assert_cmpuint (count_hits (fixture, beginning), ==, 1);
      g_assert_cmpuint (count_hits (fixture, digits + 11 - length), ==, 1);
    }
  g_assert_cmpuint (count_hits (fixture, "41315557789"), ==, 0);
}

/* Any pieces in any order are searched for, or an operator's value is refused in words. */
static void
no_text_breaks_search (StoreFixture *fixture, gconstpointer data)
{
  static const char *const pieces[]
      = { "\"",     "*",   "(",   ")",  "AND", " ",  "NOT",  "NEAR", "kind:", "owner:", "stage:",
          "since:", "90d", "won", ":",  "{",   "}",  "^",    "-",    "+",     "title",  "12",
          "345",    "'",   ";",   "日", "ü",   "\\", "lead", "\x01", "\xff",  "word",   "me" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_found = 0;

  store_sample_put_leads (fixture, 10);
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (round % 2 != 0 ? "acme " : NULL);
      gint32 n_pieces = g_rand_int_range (rand, 1, 8);
      Step step = { NULL };

      for (gint32 i = 0; i < n_pieces; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      step.text = text->str;
      store_fixture_read (fixture, search_func, &step);
      if (step.hits == NULL)
        g_assert_error (step.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
      else
        n_found += step.hits->len > 0;
      g_clear_pointer (&step.hits, g_ptr_array_unref);
      g_clear_error (&step.error);
    }
  g_assert_cmpuint (n_found, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/search-any/typing-narrows", typing_on_narrows);
  store_test ("/store/search-any/telephone", telephone_is_found_by_its_end_and_beginning);
  store_test ("/store/search-any/any-text", no_text_breaks_search);

  return g_test_run ();
}
