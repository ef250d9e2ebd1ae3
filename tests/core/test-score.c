/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-what-if.h"

#define NONE PURSUIT_SCORE_NOT_ESTABLISHED

static void
test_total (void)
{
  static const struct
  {
    PursuitScoreFormula formula;
    int points[PURSUIT_SCORE_N_PARTS];
    int total;
  } totals[] = {
    { { { 30, 25, 25, 20 } }, { 85, NONE, 94, 84 }, 66 }, /* 65.8 */
    { { { 30, 25, 25, 20 } }, { 100, 100, 100, 100 }, 100 },
    { { { 30, 25, 25, 20 } }, { NONE, NONE, NONE, NONE }, 0 },
    { { { 30, 25, 25, 20 } }, { 0, 0, 0, 0 }, 0 },
    { { { 1, 1, 0, 0 } }, { 1, 0, 100, 100 }, 1 },                 /* 0.5 goes up */
    { { { 1, 1, 1, 1 } }, { 1, 0, 0, 0 }, 0 },                     /* 0.25 */
    { { { 1, 1, 1, 1 } }, { 1, 1, 0, 0 }, 1 },                     /* 0.5 */
    { { { 1000, 1000, 1000, 1000 } }, { 99, 99, 100, 100 }, 100 }, /* 99.5 */
    { { { 0, 0, 0, 7 } }, { 100, 100, 100, 33 }, 33 },
    { { { 1, 0, 0, 0 } }, { 200, 0, 0, 0 }, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    g_assert_cmpint (pursuit_score_formula_total (&totals[i].formula, totals[i].points), ==,
                     totals[i].total);
}

/* More points never lower a total, and weights are only proportions. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 5000; i++)
    {
      PursuitScoreFormula formula, doubled;
      int points[PURSUIT_SCORE_N_PARTS];
      guint part = (guint) g_rand_int_range (random, 0, PURSUIT_SCORE_N_PARTS);
      int before;

      for (guint j = 0; j < PURSUIT_SCORE_N_PARTS; j++)
        {
          formula.weights[j] = (guint) g_rand_int_range (random, 1, 500);
          doubled.weights[j] = formula.weights[j] * 2;
          points[j] = g_rand_int_range (random, NONE, 100);
        }
      before = pursuit_score_formula_total (&formula, points);
      g_assert_cmpint (pursuit_score_formula_total (&doubled, points), ==, before);
      points[part]++;
      g_assert_cmpint (pursuit_score_formula_total (&formula, points), >=, before);
    }
}

static void
test_share (void)
{
  g_assert_cmpfloat (
      pursuit_score_formula_share (&PURSUIT_SCORE_FORMULA_DEFAULT, PURSUIT_SCORE_AUTHORITY, -100),
      ==, -25.0);
  g_assert_cmpfloat_with_epsilon (
      pursuit_score_formula_share (&PURSUIT_SCORE_FORMULA_DEFAULT, PURSUIT_SCORE_BUDGET, -15), -4.5,
      1e-9);
}

static PursuitScore *
new_score (void)
{
  PursuitScore *score = pursuit_score_new ("rules");
  PursuitEvidence *evidence = pursuit_evidence_new (
      PURSUIT_KIND_CONVERSATION, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "transcript", "“Ja.”");

  evidence->line = 12;
  pursuit_score_establish (score, PURSUIT_SCORE_BUDGET, 85, "They say so", evidence);
  pursuit_score_establish (score, PURSUIT_SCORE_NEED, 0, "None",
                           pursuit_evidence_new (PURSUIT_KIND_LEAD, NULL, "need", NULL));
  score->parts[PURSUIT_SCORE_AUTHORITY].ask = g_strdup ("ask who signs");
  pursuit_score_add_reason (score, "small", -4.5, NULL);
  pursuit_score_add_reason (score, "b equal", -25, NULL);
  pursuit_score_add_reason (score, "a equal", -25, NULL);
  pursuit_score_add_reason (score, "great", 30.004,
                            pursuit_evidence_new (PURSUIT_KIND_NONE, NULL, NULL, NULL));
  score->scored_at = g_strdup ("2026-11-24T14:20:00Z");
  pursuit_score_finish (score, &PURSUIT_SCORE_FORMULA_DEFAULT);

  return score;
}

static void
test_finish (void)
{
  static const char *const order[] = { "great", "a equal", "b equal", "small" };
  g_autoptr (PursuitScore) score = new_score ();
  g_autoptr (PursuitScore) same = pursuit_score_ref (score);

  g_assert_true (same == score);
  g_assert_cmpint (score->established, ==, 2);
  g_assert_cmpint (score->total, ==, 26); /* 25.5 */
  for (guint i = 0; i < score->reasons->len; i++)
    g_assert_cmpstr (((PursuitScoreReason *) g_ptr_array_index (score->reasons, i))->text, ==,
                     order[i]);
}

static void
test_json_round_trip (void)
{
  g_autoptr (PursuitScore) score = new_score ();
  g_autoptr (JsonNode) node = pursuit_score_to_json (score);
  g_autofree char *text = pursuit_json_to_text (node, FALSE);
  g_autoptr (JsonNode) parsed = pursuit_json_parse (text, -1, NULL);
  g_autoptr (PursuitScore) back = pursuit_score_from_json (parsed);
  g_autoptr (JsonNode) again = pursuit_score_to_json (back);
  g_autofree char *text_again = pursuit_json_to_text (again, FALSE);

  g_assert_cmpstr (text, ==, text_again);
  g_assert_cmpint (back->parts[PURSUIT_SCORE_AUTHORITY].points, ==, NONE);
  g_assert_cmpint (back->parts[PURSUIT_SCORE_NEED].points, ==, 0);
  g_assert_cmpuint (back->parts[PURSUIT_SCORE_BUDGET].evidence->line, ==, 12);
  g_assert_cmpint (back->parts[PURSUIT_SCORE_BUDGET].evidence->kind, ==, PURSUIT_KIND_CONVERSATION);
  g_assert_nonnull (strstr (text, "\"authority\":null"));
}

static void
test_history (void)
{
  g_autoptr (PursuitScore) score = pursuit_score_new ("history");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PursuitScore) back = NULL;

  score->probability = 0.25;
  score->total = 25;
  node = pursuit_score_to_json (score);
  g_assert_true (json_object_get_null_member (json_node_get_object (node), "breakdown"));
  back = pursuit_score_from_json (node);
  g_assert_cmpstr (back->engine, ==, "history");
  g_assert_cmpfloat (back->probability, ==, 0.25);
  g_assert_cmpint (back->parts[PURSUIT_SCORE_BUDGET].points, ==, NONE);
}

/* What a platform or an old file sends may be anything. */
static char *
to_text (int total, const char *why, const char *scored_at, const char *reason)
{
  g_autoptr (PursuitScore) score = pursuit_score_new ("rules");
  g_autoptr (JsonNode) node = NULL;

  score->total = total;
  score->why = g_strdup (why);
  score->scored_at = g_strdup (scored_at);
  pursuit_score_add_reason (score, reason, -3, NULL);
  node = pursuit_score_to_json (score);

  return pursuit_json_to_text (node, FALSE);
}

/* When a score was made, and by which choice, is no news; all else is. */
static void
test_agree (void)
{
  g_autofree char *first = to_text (12, NULL, "2026-01-01T00:00:00Z", "No budget");
  g_autofree char *later = to_text (12, "Nobody else", "2026-02-01T00:00:00Z", "No budget");
  g_autofree char *other = to_text (13, NULL, "2026-01-01T00:00:00Z", "No budget");
  g_autofree char *sly = to_text (12, NULL, "2026-01-01T00:00:00Z", "No \",\"why\": budget");
  g_autofree char *slier = to_text (12, NULL, "2026-01-01T00:00:00Z", "No \",\"why\": money");
  g_autoptr (JsonNode) node = pursuit_json_parse (later, -1, NULL);
  g_autoptr (PursuitScore) again = pursuit_score_from_json (node);

  g_assert_true (pursuit_score_texts_agree (first, later));
  g_assert_false (pursuit_score_texts_agree (first, other));
  g_assert_false (pursuit_score_texts_agree (sly, slier));
  g_assert_false (pursuit_score_texts_agree (first, NULL));
  g_assert_false (pursuit_score_texts_agree ("{}", "{}"));
  g_assert_cmpstr (again->why, ==, "Nobody else");
}

static void
test_json_hostile (void)
{
  static const char *const texts[] = {
    "null",
    "5",
    "[]",
    "{}",
    "{\"score\":\"x\",\"engine\":5,\"breakdown\":[],\"parts\":7,\"reasons\":{}}",
    "{\"score\":99999,\"established\":-4,\"probability\":\"p\",\"reasons\":[1,null,{}]}",
    "{\"engine\":null,\"scored_at\":{},\"breakdown\":{\"budget\":\"x\",\"need\":[1]}}",
    "{\"breakdown\":{\"budget\":1000},\"parts\":{\"budget\":{\"summary\":5,\"evidence\":[]}}}",
    "{\"parts\":{\"need\":{\"evidence\":{\"kind\":9,\"line\":-5,\"quote\":{}}}}}",
    "{\"reasons\":[{\"text\":[],\"weight\":\"w\",\"evidence\":1}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = pursuit_json_parse (texts[i], -1, NULL);
      g_autoptr (PursuitScore) score = pursuit_score_from_json (node);

      g_assert_cmpint (score != NULL, ==, texts[i][0] == '{');
      if (score == NULL)
        continue;
      g_assert_nonnull (score->engine);
      g_assert_cmpint (score->total, <=, 100);
      g_assert_cmpint (score->established, >=, 0);
      for (guint j = 0; j < PURSUIT_SCORE_N_PARTS; j++)
        g_assert_cmpint (score->parts[j].points, <=, 100);
    }
  g_assert_null (pursuit_score_from_json (NULL));
}

static void
test_evidence (void)
{
  g_autoptr (PursuitEvidence) evidence
      = pursuit_evidence_new (PURSUIT_KIND_LEAD, "id", "value", "5");
  g_autoptr (PursuitEvidence) copy = NULL;
  g_autoptr (JsonNode) null = pursuit_evidence_to_json (NULL);

  evidence->line = 3;
  copy = pursuit_evidence_copy (evidence);
  g_assert_cmpstr (copy->quote, ==, "5");
  g_assert_cmpuint (copy->line, ==, 3);
  g_assert_true (copy->quote != evidence->quote);
  g_assert_true (JSON_NODE_HOLDS_NULL (null));
  g_assert_null (pursuit_evidence_from_json (null));
  g_assert_null (pursuit_evidence_copy (NULL));
}

static void
assert_refused (int score, const char *reason, const char *until, int code)
{
  g_autoptr (PursuitScoreOverride) override = pursuit_score_override_new (score, reason, until);
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_score_override_check (override, "2026-11-25", &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, code);
}

static void
test_override_check (void)
{
  static const char *const days[] = { NULL, "", "2026-11-25", "2099-01-31" };
  g_autofree char *long_reason = g_strnfill (PURSUIT_SCORE_OVERRIDE_MAX_REASON + 1, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (PursuitScoreOverride) override
          = pursuit_score_override_new (i == 0 ? 0 : 100, "They told me", days[i]);
      g_autoptr (GError) error = NULL;

      pursuit_score_override_check (override, "2026-11-25", &error);
      g_assert_no_error (error);
    }
  assert_refused (-1, "why", NULL, PURSUIT_CORE_ERROR_RANGE);
  assert_refused (101, "why", NULL, PURSUIT_CORE_ERROR_RANGE);
  assert_refused (50, NULL, NULL, PURSUIT_CORE_ERROR_INVALID);
  assert_refused (50, " \n ", NULL, PURSUIT_CORE_ERROR_INVALID);
  assert_refused (50, long_reason, NULL, PURSUIT_CORE_ERROR_INVALID);
  assert_refused (50, "why", "2026-11-24", PURSUIT_CORE_ERROR_INVALID);
  assert_refused (50, "why", "2026-02-30", PURSUIT_CORE_ERROR_INVALID);
  assert_refused (50, "why", "tomorrow", PURSUIT_CORE_ERROR_INVALID);
}

static void
test_override_days (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitScoreOverride) override = pursuit_score_override_new (7, "no", "2026-11-25");
  g_autoptr (PursuitScoreOverride) today = NULL;

  g_assert_null (pursuit_lead_dup_score_override (lead, "2026-11-25"));
  pursuit_lead_set_score_override (lead, override);
  today = pursuit_lead_dup_score_override (lead, "2026-11-25");
  g_assert_cmpint (today->score, ==, 7);
  g_assert_cmpstr (today->reason, ==, "no");
  g_assert_cmpstr (today->until, ==, "2026-11-25");
  g_assert_null (pursuit_lead_dup_score_override (lead, "2026-11-26"));

  pursuit_lead_set_score_override (lead, NULL);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE));
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE_REASON));
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL));
}

static void
test_override_json (void)
{
  g_autoptr (PursuitScore) score = new_score ();
  g_autoptr (PursuitScore) read = NULL;
  g_autoptr (JsonNode) plain = pursuit_score_to_json (score);
  g_autoptr (JsonNode) node = NULL;

  g_assert_false (json_object_has_member (json_node_get_object (plain), "override"));
  g_assert_cmpint (pursuit_score_get_shown (score), ==, score->total);
  score->override = pursuit_score_override_new (91, "“Ja.”", NULL);
  node = pursuit_score_to_json (score);
  read = pursuit_score_from_json (node);
  g_assert_cmpint (read->total, ==, score->total);
  g_assert_cmpint (pursuit_score_get_shown (read), ==, 91);
  g_assert_cmpstr (read->override->reason, ==, "“Ja.”");
  g_assert_null (read->override->until);
}

/* The figures of the design's picture of a lead's page. */
static void
test_what_if (void)
{
  static const int points[PURSUIT_SCORE_N_PARTS] = { 85, NONE, 94, 84 };
  static const struct
  {
    const char *text;
    int total;
  } expected[] = {
    { "Budget in writing (100)", 70 }, { "Authority confirmed (75)", 85 },
    { "Need in writing (100)", 67 },   { "Timeline in writing (100)", 69 },
    { "Timeline slips (40)", 57 },
  };
  g_autoptr (PursuitScore) score = pursuit_score_new ("rules");
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    score->parts[i].points = points[i];
  list = pursuit_what_if_list (score, NULL);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    {
      const PursuitWhatIf *what_if = g_ptr_array_index (list, i);

      g_assert_cmpstr (what_if->text, ==, expected[i].text);
      g_assert_cmpint (what_if->total, ==, expected[i].total);
    }
}

static void
test_what_if_parse (void)
{
  static const char *const others[]
      = { "authority", "authority=",   "authority=101", "authority=-1", "authority=7x",
          "=75",       "Authority=75", "auth=75",       "source=75",    "authority=75 ",
          "" };
  PursuitScorePart part;
  int points;

  g_assert_true (pursuit_what_if_parse ("authority=75", &part, &points));
  g_assert_cmpint (part, ==, PURSUIT_SCORE_AUTHORITY);
  g_assert_cmpint (points, ==, 75);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (pursuit_what_if_parse (others[i], &part, &points));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/score-formula/total", test_total);
  g_test_add_func ("/core/score-formula/properties", test_properties);
  g_test_add_func ("/core/score-formula/share", test_share);
  g_test_add_func ("/core/score/finish", test_finish);
  g_test_add_func ("/core/score/json-round-trip", test_json_round_trip);
  g_test_add_func ("/core/score/history", test_history);
  g_test_add_func ("/core/score/texts-agree", test_agree);
  g_test_add_func ("/core/score/json-hostile", test_json_hostile);
  g_test_add_func ("/core/evidence/copy", test_evidence);
  g_test_add_func ("/core/score/by-hand-needs-range-reason-and-day", test_override_check);
  g_test_add_func ("/core/score/by-hand-ends-with-its-day", test_override_days);
  g_test_add_func ("/core/score/by-hand-leaves-what-was-computed", test_override_json);
  g_test_add_func ("/core/score/what-if-as-designed", test_what_if);
  g_test_add_func ("/core/score/what-if-is-a-part-and-points", test_what_if_parse);

  return g_test_run ();
}
