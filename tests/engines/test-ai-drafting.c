/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "core/pursuit-battle-card.h"
#include "core/pursuit-price-item.h"
#include "engines/pursuit-ai-drafting.h"
#include "engines/pursuit-draft-sources.h"
#include "engines/pursuit-engines-error.h"

#include "tests/engines/proposal-fixture.h"

#include <string.h>

#define TEMPLATE                                                                                   \
  "# {{title}}\n\nFor {{contact_name}}\n\n## What you told us\n\n{{need}} {{budget}}\n\n"          \
  "## Price\n\n{{price_table}} in {{currency}}, {{currency}}\n\n### Small print\n\n## Next step\n"
#define FRONT "# {{title}}\n\nFor {{contact_name}}\n\n"

/* A question for the lead of the fixture. */
typedef struct
{
  Fixture base;
  PursuitScorecardInput lead;
  PursuitAiDraftingInput input;
} DraftFixture;

static void
set_up_draft (DraftFixture *f, gconstpointer data)
{
  set_up (&f->base, data);
  pursuit_record_set_text (f->base.input.lead, PURSUIT_LEAD_NEED,
                           "Three stops since June, say Anna Keller and Jonas Reuter");
  f->lead = (PursuitScorecardInput){ .lead = f->base.input.lead, .people = f->base.input.people };
  f->input = (PursuitAiDraftingInput){ .lead = &f->lead,
                                       .proposal = &f->base.input,
                                       .cards = g_ptr_array_new_with_free_func (g_object_unref),
                                       .prices = g_ptr_array_new_with_free_func (g_object_unref),
                                       .text = TEMPLATE };
}

static void
tear_down_draft (DraftFixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->input.cards);
  g_ptr_array_unref (f->input.prices);
  tear_down (&f->base, data);
}

static PursuitAiDrafting *
new_drafting (DraftFixture *f)
{
  g_autoptr (GError) error = NULL;
  PursuitAiDrafting *drafting = pursuit_ai_drafting_new (&f->input, &error);

  g_assert_no_error (error);

  return drafting;
}

/* The same, asked: the names that its text holds have tokens. */
static PursuitAiDrafting *
new_asked (DraftFixture *f)
{
  PursuitAiDrafting *drafting = new_drafting (f);

  pursuit_ai_request_free (pursuit_ai_drafting_new_request (drafting, NULL));

  return drafting;
}

static PursuitAiRequest *
new_request (DraftFixture *f)
{
  g_autoptr (PursuitAiDrafting) drafting = new_drafting (f);
  g_autoptr (GError) error = NULL;
  PursuitAiRequest *request = pursuit_ai_drafting_new_request (drafting, &error);

  g_assert_no_error (error);

  return request;
}

static PursuitProposalDraft *
read_draft (DraftFixture *f, const char *text, gboolean is_cut)
{
  g_autoptr (PursuitAiDrafting) drafting = new_asked (f);
  g_autoptr (GError) error = NULL;
  PursuitProposalDraft *draft = pursuit_ai_drafting_read (drafting, text, is_cut, &error);

  g_assert_no_error (error);

  return draft;
}

static void
assert_holds (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
a_request_says_what_is_wanted (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitAiRequest) request = NULL;

  f->input.tone = "friendly";
  f->input.language = "de";
  request = new_request (f);
  g_assert_true (request->stream);
  g_assert_cmpstr (request->prompt, ==, "draft-proposal");
  assert_holds (request->input, "language: de\ntone: friendly\n");
  /* A heading with the variables of its section that have a value, each once. */
  assert_holds (request->input, "sections, in this order:\n- What you told us, with {{need}}\n"
                                "- Price, with {{price_table}} {{currency}}\n- Next step\n");
  assert_holds (request->input, "{{total}}: total\n");
  g_assert_null (strstr (request->input, "{{budget}}:"));
  assert_holds (request->input,
                "lead.need: \"Three stops since June, say [PERSON_1] and [PERSON_3]\"\n");
  g_assert_null (request->context);
}

static void
nobody_is_named (DraftFixture *f, gconstpointer data)
{
  static const char *const names[] = { "Anna", "Keller", "Jonas", "Reuter" };
  g_autoptr (PursuitAiRequest) request = NULL;

  pursuit_record_set_text (f->base.input.lead, PURSUIT_LEAD_NEED,
                           "Anna Keller and J. Reuter want it, says anna keller");
  f->input.tone = "as Jonas likes it";
  request = new_request (f);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (strstr (request->input, names[i]));
  assert_holds (request->input, "want it, says [PERSON_1");
}

static void
equal_records_make_equal_requests (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitAiRequest) first = new_request (f);
  g_autoptr (PursuitAiRequest) second = new_request (f);

  g_assert_cmpstr (first->input, ==, second->input);
  g_assert_cmpstr (first->instructions, ==, second->instructions);
}

/* What a template has no headings for is left to the model. */
static void
a_template_may_be_bare (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitAiRequest) request = NULL;
  g_autoptr (PursuitProposalDraft) draft = NULL;

  f->input.text = "{{need}}\n";
  request = new_request (f);
  assert_holds (request->input, "sections: those that this offer needs");
  draft = read_draft (f, "## Offer\n\nText.\n", FALSE);
  g_assert_cmpstr (draft->content, ==, "## Offer\n\nText.\n");
  g_assert_cmpstr (draft->title, ==, "Condition monitoring for line 3");
}

static PursuitClaim *
find_claim (PursuitProposalDraft *draft, const char *words)
{
  for (guint i = 0; i < draft->claims->len; i++)
    if (g_str_has_prefix (((PursuitClaim *) draft->claims->pdata[i])->text, words))
      return draft->claims->pdata[i];

  g_error ("no claim begins with “%s”", words);
}

static void
an_answer_becomes_a_draft (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalDraft) draft
      = read_draft (f,
                    "Of course! Here it is:\n\n## What you told us\n\n[PERSON_1] counts three "
                    "stops since June. {{source:lead.need}} It costs {{total}}, 40 % less.\n",
                    FALSE);
  const PursuitClaim *claim;

  g_assert_cmpstr (draft->engine, ==, "ai");
  g_assert_cmpstr (draft->title, ==, "Condition monitoring for line 3");
  g_assert_cmpstr (draft->content, ==,
                   FRONT "## What you told us\n\nAnna Keller counts three stops since June. It "
                         "costs {{total}}, 40 % less.\n");
  claim = find_claim (draft, "Anna Keller counts");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_SOURCED);
  g_assert_cmpuint (claim->line, ==, 7);
  claim = find_claim (draft, "40 %");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_UNSOURCED);
  g_assert_cmpuint (claim->line, ==, 7);
  /* What stands before the first section is looked at too. */
  g_assert_cmpuint (find_claim (draft, "contact")->line, ==, 3);
}

/* A draft that is cut anywhere ends with a note, and with no half of a tag. */
static void
a_cut_is_marked (DraftFixture *f, gconstpointer data)
{
  static const char text[]
      = "## Need\n\nIt stops. {{source:lead.need}} For {{total}}, [PERSON_1] signs.\n";

  for (gsize i = strlen ("## Need\n\nI"); i < strlen (text); i++)
    {
      g_autofree char *part = g_strndup (text, i);
      g_autoptr (PursuitProposalDraft) draft = read_draft (f, part, TRUE);

      g_assert_true (
          g_str_has_suffix (draft->content, "\n\n[the rest; the draft was cut off here]\n"));
      g_assert_null (strstr (draft->content, "{{so"));
      g_assert_null (strstr (draft->content, "\\{"));
      g_assert_cmpint (find_claim (draft, "[the rest")->state, ==, PURSUIT_CLAIM_NOT_ESTABLISHED);
    }
}

/* Split anywhere, the stream ends with what is read in the end, and never shows a token or tag. */
static void
a_stream_may_be_split_anywhere (DraftFixture *f, gconstpointer data)
{
  static const char text[]
      = "## Need\n\nSays [PERSON_1], ü. {{source:lead.need}} For {{total}}, [PERSON_3].\n";
  g_autoptr (PursuitProposalDraft) draft = read_draft (f, text, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (PursuitAiDrafting) drafting = new_asked (f);
      g_autofree char *first = g_strndup (text, (gsize) (p - text));
      g_autofree char *some = pursuit_ai_drafting_push (drafting, first);
      g_autofree char *all = pursuit_ai_drafting_push (drafting, p);

      g_assert_true (g_str_has_prefix (some, FRONT));
      g_assert_null (strstr (some, "[PERSON"));
      g_assert_null (strstr (some, "{{source"));
      g_assert_cmpstr (all, ==, draft->content);
    }
}

static void
nothing_is_no_draft (DraftFixture *f, gconstpointer data)
{
  static const char *const nothing[]
      = { "", " \n\t\n", "## Need\n\n", "## Need\n\n  # More", "{{source:lead.need}}\n" };
  g_autoptr (PursuitAiDrafting) drafting = new_drafting (f);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_ai_drafting_check (nothing[i], drafting, &error));
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
      g_assert_null (pursuit_ai_drafting_read (drafting, nothing[i], TRUE, NULL));
    }
  g_assert_false (pursuit_ai_drafting_has_text (NULL));
  g_assert_true (pursuit_ai_drafting_has_text ("## Need\n\nI"));
  g_assert_true (pursuit_ai_drafting_check ("## Need\n\n{{need}}", drafting, NULL));
}

static void
assert_refused (DraftFixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_ai_drafting_new (&f->input, &error));
  g_assert_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID);
}

static void
bad_words_are_refused (DraftFixture *f, gconstpointer data)
{
  static const char *const languages[] = { "", "-", "4", "de\nRules:", "de AT", "ü" };
  g_autofree char *tone = g_strnfill (PURSUIT_AI_DRAFTING_MAX_TONE + 1, 'a');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      f->input.language = languages[i];
      assert_refused (f);
    }
  f->input.language = NULL;
  f->input.tone = tone;
  assert_refused (f);
  f->input.tone = "a\nb";
  assert_refused (f);
  f->input.tone = NULL;
  f->input.text = "{{no_such_thing}}\n\n## Price\n";
  g_assert_null (pursuit_ai_drafting_new (&f->input, &error));
  g_assert_nonnull (error);
}

static void
prices_come_first (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitAiRequest) request = NULL;

  g_ptr_array_add (f->input.prices,
                   RECORD (PURSUIT_KIND_PRICE_ITEM, "name", "Old", "active", "no"));
  g_ptr_array_add (f->input.prices, RECORD (PURSUIT_KIND_PRICE_ITEM, "name", "Gateway", "unit",
                                            "piece", "unit_price", "432.10 EUR"));
  request = new_request (f);
  /* The same for each lead, so that a provider can keep it. */
  g_assert_cmpstr (request->context, ==,
                   "<data name=\"sources\">\nprice.1.name: \"Gateway\"\nprice.1.unit: \"piece\"\n"
                   "price.1.unit_price: \"432.10 EUR\"\n</data>\n");
  g_assert_null (strstr (request->input, "price.1"));
}

/* Only a word of its own is a name. */
static void
a_competitor_is_a_word (DraftFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean mentions;
  } cases[] = {
    { "We looked at SENTRIVO.", TRUE },
    { "sentrivo", TRUE },
    { "Sentrivos are good", FALSE },
    { "Désentrivo", FALSE },
    { "(Sentrivo)", TRUE },
    { "Desentrivo, Sentrivo", TRUE },
    { "the Blue Box was there", TRUE },
    { "blue boxes", FALSE },
    { "x", FALSE },
  };
  g_autoptr (PursuitRecord) card = RECORD (PURSUIT_KIND_BATTLE_CARD, "competitor_name", "Sentrivo",
                                           "aliases", "[\"Blue Box\",\"x\"]");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitSources) sources = pursuit_sources_new ();

      pursuit_sources_add_field (sources, "lead", PURSUIT_KIND_LEAD, "l", "need", cases[i].text);
      g_assert_cmpint (pursuit_draft_sources_mention (sources, card), ==, cases[i].mentions);
    }
}

static void
what_is_internal_stays (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitAiRequest) request = NULL;

  pursuit_record_set_text (f->base.input.lead, PURSUIT_LEAD_NEED, "Better than \"Sentrivo\"");
  g_ptr_array_add (
      f->input.cards,
      RECORD (PURSUIT_KIND_BATTLE_CARD, "competitor_name", "Sentrivo", "our_strengths",
              "[\"Unmarked\",{\"text\":\"Open\",\"source\":\"Ines\",\"shareable\":true},"
              "{\"text\":\"Hidden\",\"shareable\":false},{\"text\":\"Odd\",\"shareable\":\"yes\"}]",
              "objection_handling",
              "[{\"objection\":\"Dear\",\"response\":\"Three years\",\"shareable\":true}]"));
  request = new_request (f);
  assert_holds (request->input, "card.1 tells of the competitor \"Sentrivo\"; shareable: "
                                "card.1.our_strengths card.1.objection_handling\n");
  assert_holds (request->input, "card.1.our_strengths: \"Open\"\n");
  assert_holds (request->input, "card.1.objection_handling: \"Dear: Three years\"\n");
  g_assert_null (strstr (request->input, "Unmarked"));
  g_assert_null (strstr (request->input, "Hidden"));
  g_assert_null (strstr (request->input, "Odd"));
  g_assert_null (strstr (request->input, "Ines"));
}

#define PROPOSAL                                                                                   \
  "# Offer\n\n9 %\n\n## Need\n\nAnna Keller waits.\n\n## Price\n\n{{total}}\n\n### Small\n\n"      \
  "## Next step\n\n77 % off\n"

static void
a_section_is_asked_for_alone (DraftFixture *f, gconstpointer data)
{
  g_autoptr (PursuitAiRequest) request = NULL;

  f->input.text = PROPOSAL;
  f->input.section = "need";
  f->input.wish = "Shorter, Jonas says";
  request = new_request (f);
  g_assert_cmpstr (request->prompt, ==, "rewrite-section");
  assert_holds (request->input, "<data name=\"section\">\n## Need\n\n[PERSON_1] waits.\n\n</data>");
  assert_holds (request->input, "<data name=\"wish\">\nShorter, [PERSON_");
  g_assert_null (strstr (request->input, "sections"));
  g_assert_null (strstr (request->input, "77"));
}

/* All else stays, byte for byte, and every claim stands on its line. */
static void
a_section_is_written_again (DraftFixture *f, gconstpointer data)
{
  static const char *const answers[] = {
    "## Need\n\nNow [PERSON_1] waits. {{source:lead.need}} 5 %",
    "Sure.\n\n## Need\n\nNow [PERSON_1] waits. {{source:lead.need}} 5 %\n\n\n\n",
    "Now [PERSON_1] waits. {{source:lead.need}} 5 %\n",
  };

  f->input.text = PROPOSAL;
  f->input.section = " NEED ";
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (PursuitProposalDraft) draft = read_draft (f, answers[i], FALSE);

      g_assert_cmpstr (draft->content, ==,
                       "# Offer\n\n9 %\n\n## Need\n\nNow Anna Keller waits. 5 %\n\n## Price\n\n"
                       "{{total}}\n\n### Small\n\n## Next step\n\n77 % off\n");
      g_assert_cmpuint (find_claim (draft, "9 %")->line, ==, 3);
      g_assert_cmpuint (find_claim (draft, "5 %")->line, ==, 7);
      g_assert_cmpuint (find_claim (draft, "total")->line, ==, 11);
      g_assert_cmpuint (find_claim (draft, "77 %")->line, ==, 17);
    }
}

static void
a_section_has_to_be_there (DraftFixture *f, gconstpointer data)
{
  static const char *const sections[] = { "Small", "Offer", "Nee", "Need more", "", "##" };
  g_autofree char *wish = g_strnfill (PURSUIT_AI_DRAFTING_MAX_WISH + 1, 'a');

  f->input.text = PROPOSAL;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GError) error = NULL;

      f->input.section = sections[i];
      g_assert_null (pursuit_ai_drafting_new (&f->input, &error));
      g_assert_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN);
    }
  f->input.section = "Need";
  f->input.wish = wish;
  assert_refused (f);
}

#define draft_test(path, function)                                                                 \
  g_test_add ("/engines/ai-drafting/" path, DraftFixture, NULL, set_up_draft, function,            \
              tear_down_draft)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  draft_test ("a-request-says-what-is-wanted", a_request_says_what_is_wanted);
  draft_test ("nobody-is-named", nobody_is_named);
  draft_test ("equal-records-make-equal-requests", equal_records_make_equal_requests);
  draft_test ("a-template-may-be-bare", a_template_may_be_bare);
  draft_test ("an-answer-becomes-a-draft", an_answer_becomes_a_draft);
  draft_test ("a-cut-is-marked", a_cut_is_marked);
  draft_test ("a-stream-may-be-split-anywhere", a_stream_may_be_split_anywhere);
  draft_test ("nothing-is-no-draft", nothing_is_no_draft);
  draft_test ("bad-words-are-refused", bad_words_are_refused);
  draft_test ("prices-come-first", prices_come_first);
  draft_test ("a-competitor-is-a-word", a_competitor_is_a_word);
  draft_test ("what-is-internal-stays", what_is_internal_stays);
  draft_test ("a-section-is-asked-for-alone", a_section_is_asked_for_alone);
  draft_test ("a-section-is-written-again", a_section_is_written_again);
  draft_test ("a-section-has-to-be-there", a_section_has_to_be_there);

  return g_test_run ();
}
