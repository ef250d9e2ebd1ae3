/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-check.h"
#include "engines/pursuit-proposal-values.h"

#include "core/pursuit-json.h"
#include "tests/engines/draft-sources.h"

#include <string.h>

#define FALSE_TEXT                                                                                 \
  "# Offer\n\nWe cut stops by 40 %. You run 14 pumps. We are certified to ISO 9001.\n"

static void
set_up_sources (Fixture *f, gconstpointer data)
{
  set_up (f, data);
  f->input.sources = new_draft_sources ();
}

static void
tear_down_sources (Fixture *f, gconstpointer data)
{
  pursuit_sources_unref (f->input.sources);
  tear_down (f, data);
}

static GPtrArray *
find_claims (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProposalValues) values = pursuit_proposal_values_new (&f->input, &error);

  g_assert_no_error (error);

  return pursuit_proposal_values_list_claims (values, text);
}

/* The words of those that are open, "40 %|ISO 9001". */
static void
assert_open (GPtrArray *claims, const char *wanted)
{
  g_autoptr (GPtrArray) open = pursuit_claims_find_open (claims);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            ((const PursuitClaim *) open->pdata[i])->text);
  g_assert_cmpstr (text->str, ==, wanted);
}

static const PursuitClaim *
find_claim (GPtrArray *claims, const char *words)
{
  for (guint i = 0; i < claims->len; i++)
    if (strcmp (((PursuitClaim *) claims->pdata[i])->text, words) == 0)
      return claims->pdata[i];

  return NULL;
}

static void
test_sentences (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "We cut stops by 40 %.", "We cut stops by 40 %." },
    { "Hello. We cut   stops by 40 %! And so on.", "We cut stops by 40 %!" },
    { "- Stops go down by 40 %", "Stops go down by 40 %" },
    { "## 40 % fewer stops?", "40 % fewer stops?" },
    { "What for? By 40 % down", "By 40 % down" },
    { "| Stops | -40 % |", "| Stops | -40 % |" },
    { "40 %", "40 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = find_claims (f, cases[i].text);
      const PursuitClaim *claim = find_claim (claims, "40 %");

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (claim);
      g_assert_cmpstr (claim->sentence, ==, cases[i].sentence);
    }
}

/* A line without end costs what is around each claim, and is cut between characters. */
static void
test_long_line (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%s 4%u %%", i % 3 == 0 ? "ä" : "ää", i % 7);
  claims = find_claims (f, text->str);
  g_assert_cmpuint (claims->len, ==, 2000);
  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = claims->pdata[i];

      g_assert_nonnull (claim->sentence);
      g_assert_cmpuint (strlen (claim->sentence), <, 1100);
      g_assert_true (g_utf8_validate (claim->sentence, -1, NULL));
      g_assert_nonnull (strstr (claim->sentence, claim->text));
    }
}

static void
test_short (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *whole = pursuit_claim_dup_short ("40 %");
  g_autofree char *beginning = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "ä");
  beginning = pursuit_claim_dup_short (text->str);
  g_assert_cmpstr (whole, ==, "40 %");
  g_assert_true (g_str_has_suffix (beginning, "ä…"));
  g_assert_cmpint (g_utf8_strlen (beginning, -1), ==, 60);
}

static char *
confirm (GPtrArray *claims, const char *words)
{
  return pursuit_claims_confirm (NULL, find_claim (claims, words), "u1", "2026-11-30T05:00:00Z");
}

static void
test_confirmed (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = find_claims (f, FALSE_TEXT);
  g_autoptr (GPtrArray) again = find_claims (f, FALSE_TEXT);
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  assert_open (claims, "40 %|ISO 9001");
  one = confirm (claims, "40 %");
  pursuit_claims_apply_confirmed (claims, one);
  assert_open (claims, "ISO 9001");
  g_assert_cmpint (find_claim (claims, "40 %")->state, ==, PURSUIT_CLAIM_CONFIRMED);
  g_assert_cmpstr (find_claim (claims, "40 %")->confirmed_by, ==, "u1");
  g_assert_cmpstr (find_claim (claims, "40 %")->confirmed_at, ==, "2026-11-30T05:00:00Z");

  both
      = pursuit_claims_confirm (one, find_claim (claims, "ISO 9001"), NULL, "2026-11-30T06:00:00Z");
  pursuit_claims_apply_confirmed (again, both);
  assert_open (again, "");
}

/* A confirmation says nothing of other words, wherever they stand. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *open;
  } cases[] = {
    { "Before.  We cut stops by  40 %.", "" },
    { "- We cut stops by 40 %.", "" },
    { "We cut stops by 41 %.", "41 %" },
    { "We cut costs by 40 %.", "40 %" },
    { "We cut stops by 40 % and 14 pumps.", "40 %" },
    { "We never cut stops by 40 %.", "never|40 %" },
    { "We cut stops by 40 %. Prices rise by 40 %.", "40 %" },
  };
  g_autoptr (GPtrArray) claims = find_claims (f, FALSE_TEXT);
  g_autofree char *confirmed = confirm (claims, "40 %");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = find_claims (f, cases[i].text);

      g_test_message ("%s", cases[i].text);
      pursuit_claims_apply_confirmed (found, confirmed);
      assert_open (found, cases[i].open);
    }
}

/* What stands in the field may come from anywhere. */
static void
test_broken (Fixture *f, gconstpointer data)
{
  static const char *const broken[] = {
    "",
    "x",
    "{}",
    "[1, null, {}, [], \"zz\"]",
    "[{\"words\":1,\"sentence\":2}]",
    "[{\"words\":\"40 %\"}]",
    "[{\"sentence\":\"We cut stops by 40 %.\"}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GPtrArray) claims = find_claims (f, FALSE_TEXT);
      g_autofree char *more = NULL;
      g_autofree char *doubted = NULL;

      pursuit_claims_apply_confirmed (claims, broken[i]);
      pursuit_claims_add_doubted (claims, FALSE_TEXT, broken[i]);
      assert_open (claims, "40 %|ISO 9001");
      doubted = pursuit_claims_keep_doubted (broken[i], claims, FALSE_TEXT);
      g_assert_null (doubted);
      more = pursuit_claims_confirm (broken[i], find_claim (claims, "40 %"), NULL, "now");
      pursuit_claims_apply_confirmed (claims, more);
      assert_open (claims, "ISO 9001");
    }
}

/* The newest stay. */
static void
test_bound (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = find_claims (f, FALSE_TEXT);
  g_autoptr (GString) before = g_string_new ("[");
  g_autofree char *confirmed = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < PURSUIT_CLAIMS_MAX_KEPT + 5; i++)
    g_string_append_printf (before, "%s{\"words\":\"%u\",\"sentence\":\"x\"}", i > 0 ? "," : "", i);
  g_string_append_c (before, ']');
  confirmed = pursuit_claims_confirm (before->str, find_claim (claims, "40 %"), NULL, "now");
  node = pursuit_json_parse (confirmed, -1, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==,
                    PURSUIT_CLAIMS_MAX_KEPT);
  pursuit_claims_apply_confirmed (claims, confirmed);
  assert_open (claims, "ISO 9001");
}

static PursuitClaim *
new_sentence (const char *text, PursuitClaimState state)
{
  PursuitClaim *claim = g_new0 (PursuitClaim, 1);

  claim->text = g_strdup (text);
  claim->sort = PURSUIT_CLAIM_SORT_SENTENCE;
  claim->state = state;

  return claim;
}

/* What a model's tags said of its sentences outlives the tags, as long as the words do. */
static void
test_doubted (Fixture *f, gconstpointer data)
{
  static const char text[] = "# Offer\n\nPeople like it. We are good, says everyone.\n\n"
                             "It starts on [the day]. Again: People like it.\n";
  g_autoptr (GPtrArray) draft
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_claim_free);
  g_autoptr (GPtrArray) claims = find_claims (f, text);
  g_autoptr (GPtrArray) later = find_claims (f, "People like it.");
  g_autofree char *doubted = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *confirmed = NULL;

  g_ptr_array_add (draft, new_sentence ("People like it.", PURSUIT_CLAIM_UNSOURCED));
  g_ptr_array_add (draft, new_sentence ("We are good", PURSUIT_CLAIM_SOURCED));
  g_ptr_array_add (draft, new_sentence ("[the day]", PURSUIT_CLAIM_NOT_ESTABLISHED));
  g_ptr_array_add (draft, new_sentence ("Not in the text.", PURSUIT_CLAIM_UNSOURCED));
  doubted = pursuit_claims_keep_doubted (NULL, draft, text);
  g_assert_cmpstr (doubted, ==, "[\"People like it.\",\"[the day]\"]");

  pursuit_claims_add_doubted (claims, text, doubted);
  assert_open (claims, "People like it.|[the day]|People like it.");
  g_assert_cmpuint (find_claim (claims, "[the day]")->line, ==, 5);
  g_assert_cmpuint (find_claim (claims, "[the day]")->start, ==, strlen ("It starts on "));

  /* Both of them; a note is no claim, and stays. */
  confirmed = confirm (claims, "People like it.");
  pursuit_claims_apply_confirmed (claims, confirmed);
  assert_open (claims, "[the day]");

  rest = pursuit_claims_keep_doubted (doubted, later, "People like it.");
  g_assert_cmpstr (rest, ==, "[\"People like it.\"]");
}

/* Whatever stands in a note, it is one thing that is missing, and nothing of it is a claim. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *note;
    const char *open;
  } cases[] = {
    { "[the rest; the draft was cut off here]", "[the rest; the draft was cut off here]",
      "[the rest; the draft was cut off here]" },
    { "So: [a; we cut stops]. It is so.", "[a; we cut stops]",
      "So: [a; we cut stops].|[a; we cut stops]" },
    { "[who, when: we cut what? By 40 %!]", "[who, when: we cut what? By 40 %!]",
      "[who, when: we cut what? By 40 %!]" },
    { "We cut stops by [the figure] for you.", "[the figure]",
      "We cut stops by [the figure] for you.|[the figure]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = find_claims (f, cases[i].text);
      g_autofree char *doubted = g_strdup_printf ("[\"%s\"]", cases[i].note);

      pursuit_claims_add_doubted (claims, cases[i].text, doubted);
      assert_open (claims, cases[i].open);
      g_assert_cmpint (find_claim (claims, cases[i].note)->state, ==,
                       PURSUIT_CLAIM_NOT_ESTABLISHED);
    }
}

/* What opens and is not closed is no note, and sentences behind one end as ever. */
static void
test_brackets (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = find_claims (f, "On [the day; or so] we cut stops; we cut it.");
  g_autoptr (GPtrArray) unclosed = find_claims (f, "We cut stops [as you know; we cut costs.");

  assert_open (claims, "On [the day; or so] we cut stops;|we cut it.");
  assert_open (unclosed, "We cut stops [as you know;|we cut costs.");
}

/* A sentence is not asked about where something in it is. */
static void
test_asked_once (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = find_claims (f, FALSE_TEXT);
  g_autofree char *confirmed = confirm (claims, "40 %");

  pursuit_claims_add_doubted (claims, FALSE_TEXT, "[\"We cut stops by 40 %.\"]");
  assert_open (claims, "40 %|ISO 9001");
  pursuit_claims_apply_confirmed (claims, confirmed);
  assert_open (claims, "ISO 9001");
}

/* Names stay out of what is sent, but the lead's people may be named. */
static void
test_people (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) unknown = find_claims (f, "We spoke with Vera Kessler.");

  g_ptr_array_add (f->input.people, RECORD (PURSUIT_KIND_PERSON, "name", "Vera Kessler"));
  known = find_claims (f, "We spoke with Vera Kessler.");
  assert_open (unknown, "Vera Kessler");
  assert_open (known, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/engines/claim-check/" name, Fixture, NULL, set_up_sources, function,               \
              tear_down_sources)
  ADD ("knows-the-sentence", test_sentences);
  ADD ("long-lines-are-bound", test_long_line);
  ADD ("messages-have-the-beginning", test_short);
  ADD ("confirmed-is-not-open", test_confirmed);
  ADD ("other-words-are-open-again", test_changed);
  ADD ("broken-fields-say-nothing", test_broken);
  ADD ("keeps-a-bound-number", test_bound);
  ADD ("doubts-outlive-the-tags", test_doubted);
  ADD ("notes-are-missing-things", test_notes);
  ADD ("brackets-keep-together", test_brackets);
  ADD ("asks-once", test_asked_once);
  ADD ("people-may-be-named", test_people);

  return g_test_run ();
}
