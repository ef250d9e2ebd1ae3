/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "insight/pursuit-scorecard-rules-private.h"

#include <math.h>

#define NOW "2026-11-24T14:20:00Z"

/* What a lead is made of in these tests: `field=value` pairs, and records of other kinds. */
typedef struct
{
  PursuitScorecardInput input;
} Case;

static PursuitRecord *
new_record (PursuitKind kind, const char *const *pairs)
{
  PursuitRecord *record = pursuit_record_new (kind);
  const PursuitFieldTable *fields = pursuit_record_get_fields (record);

  for (gsize i = 0; pairs[i] != NULL; i += 2)
    {
      int field = pursuit_field_table_find (fields, pairs[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (field, >=, 0);
      pursuit_record_set_from_input (record, (guint) field, pairs[i + 1], &error);
      g_assert_no_error (error);
    }

  return record;
}

#define RECORD(KIND, ...) new_record (KIND, (const char *const[]){ __VA_ARGS__, NULL })
#define LEAD(...) RECORD (PURSUIT_KIND_LEAD, __VA_ARGS__)
#define NOTE(text) RECORD (PURSUIT_KIND_ACTIVITY, "type", "note", "text", text)

static void
case_init (Case *c, PursuitRecord *lead)
{
  gint64 now_us;

  g_assert_true (pursuit_time_parse (NOW, &now_us, NULL));
  c->input = (PursuitScorecardInput){
    .lead = lead,
    .people = g_ptr_array_new_with_free_func (g_object_unref),
    .activities = g_ptr_array_new_with_free_func (g_object_unref),
    .conversations = g_ptr_array_new_with_free_func (g_object_unref),
    .proposals = g_ptr_array_new_with_free_func (g_object_unref),
    .now_us = now_us,
  };
}

static void
case_clear (Case *c)
{
  g_object_unref (c->input.lead);
  g_ptr_array_unref (c->input.people);
  g_ptr_array_unref (c->input.activities);
  g_ptr_array_unref (c->input.conversations);
  g_ptr_array_unref (c->input.proposals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
assert_points (PursuitScore *score, int budget, int authority, int need, int timeline)
{
  g_assert_cmpint (score->parts[PURSUIT_SCORE_BUDGET].points, ==, budget);
  g_assert_cmpint (score->parts[PURSUIT_SCORE_AUTHORITY].points, ==, authority);
  g_assert_cmpint (score->parts[PURSUIT_SCORE_NEED].points, ==, need);
  g_assert_cmpint (score->parts[PURSUIT_SCORE_TIMELINE].points, ==, timeline);
}

/* What must hold for every score, whatever it was made of. */
static void
assert_sound (PursuitScore *score, const PursuitScoreFormula *formula)
{
  int points[PURSUIT_SCORE_N_PARTS];
  int established = 0;
  double exact = 0;
  double missing = 0;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      const PursuitScorePartResult *part = &score->parts[i];

      points[i] = part->points;
      if (part->points == PURSUIT_SCORE_NOT_ESTABLISHED)
        {
          g_assert_null (part->evidence);
          g_assert_nonnull (part->ask);
        }
      else
        {
          established++;
          exact += pursuit_score_formula_share (formula, i, part->points);
          g_assert_nonnull (part->summary);
          g_assert_nonnull (part->evidence);
          g_assert_nonnull (part->evidence->field);
          g_assert_nonnull (part->evidence->quote);
        }
      g_assert_true (part->ask == NULL || strchr (part->ask, '{') == NULL);
    }
  for (guint i = 0; i < score->reasons->len; i++)
    missing += ((PursuitScoreReason *) g_ptr_array_index (score->reasons, i))->weight;

  g_assert_cmpint (score->established, ==, established);
  g_assert_cmpint (score->total, ==, pursuit_score_formula_total (formula, points));
  g_assert_cmpfloat_with_epsilon (100 + missing, exact, 1e-6);
  g_assert_cmpstr (score->engine, ==, "rules");
}

static PursuitScore *
score_case (Case *c)
{
  PursuitScore *score = pursuit_scorecard_score (&c->input);

  assert_sound (score,
                c->input.formula != NULL ? c->input.formula : &PURSUIT_SCORE_FORMULA_DEFAULT);

  return score;
}

static void
test_nothing_known (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;
  const PursuitScoreReason *first;

  case_init (&c, LEAD ("company_name", "Corvane Plastics Ltd"));
  score = score_case (&c);
  assert_points (score, -1, -1, -1, -1);
  g_assert_cmpint (score->total, ==, 0);
  g_assert_cmpstr (score->scored_at, ==, NOW);
  g_assert_cmpuint (score->reasons->len, ==, 4);
  first = g_ptr_array_index (score->reasons, 0);
  g_assert_cmpfloat (first->weight, ==, -30.0);
}

static void
test_fields (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;

  case_init (&c, LEAD ("company_name", "Brennholt Pumpen GmbH", "contact_name", "Anna Keller",
                       "contact_title", "Head of Operations", "stage", "qualified", "value",
                       "48600 EUR", "expected_close", "2026-12-18", "source", "Trade fair, Linz"));
  score = score_case (&c);
  assert_points (score, 40, 60, 46, 70);
  g_assert_cmpint (score->total, ==, 53);
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_BUDGET].evidence->field, ==, "value");
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_BUDGET].evidence->quote, ==, "48600.00 EUR");
  g_assert_cmpint (score->parts[PURSUIT_SCORE_BUDGET].evidence->kind, ==, PURSUIT_KIND_LEAD);
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_NEED].evidence->field, ==, "stage");
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_AUTHORITY].ask, ==,
                   "ask who signs above 40\302\240000\302\240EUR");
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_TIMELINE].ask, ==,
                   "ask what has to happen before 2026-12-18");
}

static void
test_transcript (void)
{
  static const char *const own[] = { "Marta Lindqvist", NULL };
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;
  const PursuitScorePartResult *budget;

  case_init (&c, LEAD ("company_name", "Brennholt"));
  c.input.own_names = own;
  g_ptr_array_add (c.input.conversations,
                   RECORD (PURSUIT_KIND_CONVERSATION, "conversation_type", "call", "title",
                           "First call", "transcript",
                           "Marta: Your budget is approved, I hear.\n"
                           "Anna Keller: Three stops since June, one of nine hours.\n"
                           "Marta: Is there a budget?\n"
                           "Anna Keller: Hello. Fifty thousand are in the plan for 2027.\n"
                           "Anna Keller: It has to run before the March audit.\n"));
  score = score_case (&c);
  assert_points (score, 70, -1, 81, 85);
  budget = &score->parts[PURSUIT_SCORE_BUDGET];
  g_assert_cmpstr (budget->evidence->quote, ==, "Fifty thousand are in the plan for 2027.");
  g_assert_cmpuint (budget->evidence->line, ==, 4);
  g_assert_cmpint (budget->evidence->kind, ==, PURSUIT_KIND_CONVERSATION);
  g_assert_cmpuint (score->parts[PURSUIT_SCORE_NEED].evidence->line, ==, 2);
  g_assert_cmpuint (score->parts[PURSUIT_SCORE_TIMELINE].evidence->line, ==, 5);
}

/* A title does not make a buyer's line one of ours. */
static void
test_titles (void)
{
  static const char *const own[] = { "Marta Lindqvist", NULL };
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;

  case_init (&c, LEAD ("company_name", "Aurach"));
  c.input.own_names = own;
  g_ptr_array_add (
      c.input.conversations,
      RECORD (PURSUIT_KIND_CONVERSATION, "conversation_type", "call", "title", "Call", "transcript",
              "[17:10] Marta Lindqvist (Halvard): I will bring both sums on one page.\n"
              "[20:30] Dr. Eva Sommer (Aurach): It has to be live by the end of the year.\n"));
  score = score_case (&c);
  g_assert_cmpint (score->parts[PURSUIT_SCORE_TIMELINE].points, >, 0);
  g_assert_cmpuint (score->parts[PURSUIT_SCORE_TIMELINE].evidence->line, ==, 2);
}

static void
test_german (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;

  case_init (&c, LEAD ("company_name", "Brennholt", "contact_title", "Geschäftsführerin"));
  g_ptr_array_add (c.input.activities,
                   NOTE ("Das Budget ist für 2027 freigegeben. Der Stillstand kostet uns 9.000 am "
                         "Tag.\nBis Ende März muss die Anlage laufen."));
  score = score_case (&c);
  assert_points (score, 85, 75, 80, 85);
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_BUDGET].evidence->quote, ==,
                   "Das Budget ist für 2027 freigegeben.");
  g_assert_cmpuint (score->parts[PURSUIT_SCORE_BUDGET].evidence->line, ==, 0);
}

static void
test_against (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;
  const PursuitScoreReason *reason = NULL;

  case_init (&c, LEAD ("company_name", "Acme", "value", "1000 EUR", "expected_close", "2026-01-31",
                       "need", "none"));
  g_ptr_array_add (c.input.activities, NOTE ("We have no budget this year."));
  g_ptr_array_add (c.input.people, RECORD (PURSUIT_KIND_PERSON, "name", "Eve", "role", "blocker"));
  score = score_case (&c);
  assert_points (score, 40 - PURSUIT_SCORECARD_AGAINST, PURSUIT_SCORECARD_ONLY_AGAINST,
                 PURSUIT_SCORECARD_ONLY_AGAINST, PURSUIT_SCORECARD_ONLY_AGAINST);
  g_assert_cmpstr (score->parts[PURSUIT_SCORE_BUDGET].evidence->field, ==, "value");

  for (guint i = 0; i < score->reasons->len; i++)
    {
      reason = g_ptr_array_index (score->reasons, i);
      if (reason->evidence != NULL && g_strcmp0 (reason->evidence->field, "text") == 0)
        break;
    }
  g_assert_cmpstr (reason->evidence->quote, ==, "We have no budget this year.");
  g_assert_cmpfloat_with_epsilon (reason->weight, -0.3 * PURSUIT_SCORECARD_AGAINST, 1e-9);
}

static void
test_what_does_not_count (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;
  PursuitRecord *deleted = NOTE ("The budget is approved.");

  case_init (&c, LEAD ("company_name", "Acme", "budget", "tbd", "timeline", "n/a", "next_step",
                       "none", "annual_revenue", "9000000 EUR", "contact_title", "Engineer"));
  pursuit_record_set_text (deleted, PURSUIT_FIELD_DELETED_AT, NOW);
  g_ptr_array_add (c.input.activities, deleted);
  g_ptr_array_add (c.input.activities, RECORD (PURSUIT_KIND_ACTIVITY, "type", "task", "text",
                                               "Ask if the budget is approved. I sign."));
  g_ptr_array_add (c.input.activities, NOTE ("Is the budget approved? > no"));
  g_ptr_array_add (c.input.activities, RECORD (PURSUIT_KIND_ACTIVITY, "type", "call", "due_at",
                                               "2026-11-20", "done_at", ""));
  g_ptr_array_remove_index (c.input.activities, 3);
  score = score_case (&c);
  assert_points (score, -1, -1, -1, -1);
}

static void
test_proposals (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) sent = NULL;
  g_autoptr (PursuitScore) accepted = NULL;
  PursuitRecord *proposal = RECORD (PURSUIT_KIND_PROPOSAL, "title", "Offer", "deal_size",
                                    "48600 EUR", "status", "sent", "valid_until", "2026-11-24");

  case_init (&c, LEAD ("company_name", "Acme"));
  g_ptr_array_add (c.input.proposals, proposal);
  sent = score_case (&c);
  assert_points (sent, 50, -1, -1, 40);
  g_assert_cmpstr (sent->parts[PURSUIT_SCORE_BUDGET].ask, ==,
                   "ask whether the price of our proposal fits what they have planned");

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "accepted");
  accepted = score_case (&c);
  assert_points (accepted, 88, -1, -1, -1);
  g_assert_null (accepted->parts[PURSUIT_SCORE_BUDGET].ask);
}

static void
test_now (void)
{
  static const struct
  {
    const char *close;
    int points;
  } days[] = {
    { "2026-11-23", PURSUIT_SCORECARD_ONLY_AGAINST },
    { "2026-11-24", 70 },
    { "2027-02-22", 70 },
    { "2027-02-23", 50 },
    { "2027-11-24", 50 },
    { "2027-11-25", 35 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (Case) c = { 0 };
      g_autoptr (PursuitScore) score = NULL;

      case_init (&c, LEAD ("company_name", "Acme", "expected_close", days[i].close));
      score = score_case (&c);
      g_assert_cmpint (score->parts[PURSUIT_SCORE_TIMELINE].points, ==, days[i].points);
    }
}

static void
test_formula (void)
{
  static const PursuitScoreFormula formula = { { 1, 0, 1, 0 } };
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;

  case_init (&c, LEAD ("company_name", "Acme", "value", "1 EUR", "need", "Pumps stop"));
  c.input.formula = &formula;
  score = score_case (&c);
  g_assert_cmpint (score->total, ==, 58); /* (40 + 75) / 2, half up */
  g_assert_cmpuint (score->reasons->len, ==, 2);
}

static void
test_same_twice (void)
{
  g_auto (Case) c = { 0 };
  g_autofree char *first = NULL;

  case_init (&c, LEAD ("company_name", "Acme", "value", "48600 EUR", "contact_title", "CEO"));
  g_ptr_array_add (c.input.activities, NOTE ("We need it by March. The budget is approved."));
  g_ptr_array_add (c.input.activities, NOTE ("Budget approved, by April."));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (PursuitScore) score = score_case (&c);
      g_autoptr (JsonNode) node = pursuit_score_to_json (score);
      g_autofree char *text = json_to_string (node, FALSE);

      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_assert_cmpstr (text, ==, first);
    }
}

static void
test_hostile (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (PursuitScore) score = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < PURSUIT_SCORECARD_MAX_TEXT * 2)
    g_string_append (text, "stop manual budget .. # no not 5\xff\xfe%s{contact}\n");
  case_init (&c, LEAD ("company_name", "A{value}", "contact_name", "{threshold} %s"));
  pursuit_record_set_text (c.input.lead, PURSUIT_LEAD_DESCRIPTION, text->str);
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (c.input.activities,
                     g_object_ref (c.input.activities->len > 0
                                       ? g_ptr_array_index (c.input.activities, 0)
                                       : NOTE (" ")));
  score = pursuit_scorecard_score (&c.input);
  g_assert_cmpint (score->total, <=, 100);
}

static void
test_page_says_the_same (void)
{
  g_autofree char *table = pursuit_scorecard_to_markdown ();
  g_autofree char *page = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "scoring.md", NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  if (g_getenv ("PURSUIT_PRINT_SCORECARD") != NULL)
    g_print ("%s", table);
  g_assert_nonnull (strstr (page, table));
}

static void
test_table (void)
{
  guint n_rules;
  const PursuitScorecardRule *rules = pursuit_scorecard_list_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *part = g_strconcat (pursuit_score_part_to_string (rules[i].part), "-", NULL);

      g_assert_true (g_str_has_prefix (rules[i].id, part));
      g_assert_nonnull (rules[i].looks_for);
      g_assert_nonnull (rules[i].summary);
      g_assert_cmpint (rules[i].lacks != NULL, ==, rules[i].points > 0);
      /* So that what speaks against weighs, but never more than to have no evidence for. */
      g_assert_true (rules[i].points == 0
                     || rules[i].points - PURSUIT_SCORECARD_AGAINST
                            > PURSUIT_SCORECARD_ONLY_AGAINST);
      g_assert_cmpint (rules[i].points + PURSUIT_SCORECARD_FURTHER * PURSUIT_SCORECARD_MAX_FURTHER,
                       <=, 100);
      if (i > 0 && rules[i].part == rules[i - 1].part)
        g_assert_cmpint (rules[i].points, <=, rules[i - 1].points);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/scorecard/nothing-known", test_nothing_known);
  g_test_add_func ("/insight/scorecard/fields", test_fields);
  g_test_add_func ("/insight/scorecard/transcript", test_transcript);
  g_test_add_func ("/insight/scorecard/titles", test_titles);
  g_test_add_func ("/insight/scorecard/german", test_german);
  g_test_add_func ("/insight/scorecard/against", test_against);
  g_test_add_func ("/insight/scorecard/what-does-not-count", test_what_does_not_count);
  g_test_add_func ("/insight/scorecard/proposals", test_proposals);
  g_test_add_func ("/insight/scorecard/now", test_now);
  g_test_add_func ("/insight/scorecard/formula", test_formula);
  g_test_add_func ("/insight/scorecard/same-twice", test_same_twice);
  g_test_add_func ("/insight/scorecard/hostile", test_hostile);
  g_test_add_func ("/insight/scorecard/page-says-the-same", test_page_says_the_same);
  g_test_add_func ("/insight/scorecard/table", test_table);

  return g_test_run ();
}
