/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-analysis.h"

#include "core/pursuit-json.h"

#include <math.h>

static PursuitAnalysis *
make (void)
{
  PursuitAnalysis *self = pursuit_analysis_new ("rules");
  PursuitAnalysisFinding *finding;
  PursuitAnalysisSpeaker *speaker;

  pursuit_analysis_set_score (self, 0.456);
  finding = pursuit_analysis_add (self, PURSUIT_ANALYSIS_OBJECTIONS, "price");
  finding->text = g_strdup ("Too expensive");
  finding->owner = g_strdup ("Anna");
  finding->evidence = (PursuitCitation){ 3, 12, g_strdup ("It is too expensive.") };
  finding->answer = (PursuitCitation){ 4, PURSUIT_CITATION_NO_TIME, g_strdup ("It pays.") };
  finding = pursuit_analysis_add (self, PURSUIT_ANALYSIS_ACTIONS, NULL);
  finding->text = g_strdup ("I will send it.");
  finding->due = g_strdup ("2026-12-01");
  finding->evidence = (PursuitCitation){ 5, 20, g_strdup ("I will send it.") };
  finding = pursuit_analysis_add (self, PURSUIT_ANALYSIS_TOPICS, "Sentrivo");
  finding->count = 7;
  finding->evidence = (PursuitCitation){ 1, 0, g_strdup ("Sentrivo") };
  finding = pursuit_analysis_add (self, PURSUIT_ANALYSIS_RISKS, "no-decider");
  finding->text = g_strdup ("Ask");
  speaker = pursuit_analysis_add_speaker (self, "Anna");
  speaker->is_ours = TRUE;
  speaker->share = 100;
  speaker->longest_words = 9;
  speaker->longest = (PursuitCitation){ 2, 5, g_strdup ("Well") };
  self->questions = 4;
  self->seconds = 120;
  self->fingerprint = pursuit_analysis_fingerprint ("text");

  return self;
}

/* What is written is read again, to the letter. */
static void
test_both_ways (void)
{
  g_autoptr (PursuitAnalysis) self = make ();
  g_autoptr (JsonNode) node = pursuit_analysis_to_json (self);
  g_autoptr (PursuitAnalysis) back = pursuit_analysis_from_json (node);
  g_autoptr (JsonNode) again = pursuit_analysis_to_json (back);
  JsonObject *metrics = json_object_get_object_member (json_node_get_object (node), "metrics");

  g_assert_true (json_node_equal (node, again));
  g_assert_cmpfloat (back->score, ==, 0.46);
  g_assert_cmpstr (back->mood, ==, "positive");
  g_assert_cmpfloat (json_object_get_double_member (metrics, "questions_per_minute"), ==, 2);
  g_assert_true (json_object_get_null_member (metrics, "response_seconds"));
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (metrics, "evidence"), "line"), ==,
      2);
}

static void
test_score (void)
{
  g_autoptr (PursuitAnalysis) self = pursuit_analysis_new ("rules");
  static const struct
  {
    double given;
    double kept;
    const char *mood;
  } scores[] = { { 5, 1, "positive" },       { -5, -1, "negative" },     { 0.14, 0.14, "neutral" },
                 { 0.15, 0.15, "positive" }, { -0.2, -0.2, "negative" }, { NAN, 0, "neutral" } };

  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      pursuit_analysis_set_score (self, scores[i].given);
      g_assert_cmpfloat (self->score, ==, scores[i].kept);
      g_assert_cmpstr (self->mood, ==, scores[i].mood);
    }
  pursuit_analysis_take_mood (self, "mixed");
  g_assert_cmpstr (self->mood, ==, "mixed");
  pursuit_analysis_take_mood (self, "furious");
  pursuit_analysis_take_mood (self, NULL);
  g_assert_cmpstr (self->mood, ==, "mixed");
}

/* What stands in the store may be anybody's. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "null",
    "[]",
    "{}",
    "\"x\"",
    "{\"engine\":1,\"sentiment\":{}}",
    "{\"engine\":\"rules\",\"sentiment\":[]}",
    "{\"engine\":\"rules\",\"sentiment\":{\"score\":\"x\",\"evidence\":3,\"moments\":[1,null,[]]},"
    "\"topics\":{\"a\":1},\"objections\":[1,{\"evidence\":{\"line\":-4,\"start\":\"x\"}}],"
    "\"metrics\":{\"speakers\":[{\"ours\":{}},{\"name\":[],\"talk_share\":900}],\"turns\":1e99},"
    "\"not_read\":[1,{},\"x\"]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = pursuit_json_parse (texts[i], -1, NULL);
      g_autoptr (PursuitAnalysis) self = pursuit_analysis_from_json (node);

      g_assert_true ((self != NULL) == (i == G_N_ELEMENTS (texts) - 1));
      if (self != NULL)
        g_assert_cmpuint (self->not_read->len, ==, 1);
    }
}

static void
test_stale (void)
{
  g_autoptr (PursuitRecord) conversation = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitAnalysis) self = make ();
  g_autoptr (JsonNode) node = pursuit_analysis_to_json (self);
  g_autofree char *text = pursuit_json_to_text (node, FALSE);
  g_autoptr (PursuitAnalysis) kept = NULL;
  g_autoptr (PursuitAnalysis) later = NULL;
  gboolean is_stale = TRUE;

  g_assert_null (pursuit_analysis_of (conversation, &is_stale));
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT, "text");
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_ANALYSIS_RESULT, text);
  kept = pursuit_analysis_of (conversation, &is_stale);
  g_assert_nonnull (kept);
  g_assert_false (is_stale);
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT, "texts");
  later = pursuit_analysis_of (conversation, &is_stale);
  g_assert_true (is_stale);
}

static void
test_full (void)
{
  g_autoptr (PursuitAnalysis) self = pursuit_analysis_new ("ai");

  for (guint i = 0; i < PURSUIT_ANALYSIS_MAX_FINDINGS; i++)
    g_assert_nonnull (pursuit_analysis_add (self, PURSUIT_ANALYSIS_TOPICS, "x"));
  g_assert_null (pursuit_analysis_add (self, PURSUIT_ANALYSIS_TOPICS, "x"));
  g_assert_cmpstr (pursuit_analysis_get_label ("price"), ==, "Price");
  g_assert_cmpstr (pursuit_analysis_get_label ("Sentrivo"), ==, "Sentrivo");
  g_assert_null (pursuit_analysis_get_label (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/analysis/both-ways", test_both_ways);
  g_test_add_func ("/core/analysis/score", test_score);
  g_test_add_func ("/core/analysis/hostile", test_hostile);
  g_test_add_func ("/core/analysis/stale", test_stale);
  g_test_add_func ("/core/analysis/full", test_full);

  return g_test_run ();
}
