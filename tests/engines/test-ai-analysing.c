/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "engines/pursuit-ai-analysing.h"
#include "engines/pursuit-speaker-role-private.h"

#include <string.h>

/* The question for an analysis, without a model: what is sent, and what is made of an answer. */

#define MAIL                                                                                       \
  "From: Anna Keller <anna.keller@pumpen.example>\n"                                               \
  "To: Vera Lind <vera@acme.example>\n"                                                            \
  "Subject: Offer\n"                                                                               \
  "\n"                                                                                             \
  "Dear Vera,\n"                                                                                   \
  "as I told Vera\n"                                                                               \
  "Lind, the offer is 24 000 EUR. My number is +49 30 1234567\n"                                   \
  "13 pumps are in it.\n"
#define SUBTITLES                                                                                  \
  "WEBVTT\n\n"                                                                                     \
  "00:01:05.000 --> 00:01:09.000\n"                                                                \
  "<v Anna Keller>What about the pumps?\n\n"                                                       \
  "00:02:10.500 --> 00:02:14.000\n"                                                                \
  "<v Vera Lind>That is too expensive.\n"
#define RISK(line, quote) "{\"text\":\"Price\",\"line\":" line ",\"quote\":\"" quote "\"}"
#define ANSWER(topics, risks)                                                                      \
  "Here it is:\n{\"sentiment\":null,\"topics\":[" topics                                           \
  "],\"objections\":[],\"next_actions\":[],\"risks\":[" risks "]}"

static PursuitAiAnalysing *
make (const char *transcript)
{
  static const char *const own[] = { "Anna Keller", NULL };
  const PursuitTalkInput input
      = { .transcript = transcript, .happened_on = "2026-11-20", .own_names = own };

  return pursuit_ai_analysing_new (&input);
}

/* A name or number at the end of a line takes no line with it. */
static void
lines_keep_their_numbers (void)
{
  g_autoptr (PursuitAiAnalysing) question = make (MAIL);
  g_autoptr (PursuitAiRequest) request = NULL;

  pursuit_ai_analysing_add_name (question, "Vera Lind");
  request = pursuit_ai_analysing_new_request (question, "de", NULL);
  g_assert_cmpint (request->feature, ==, PURSUIT_AI_FEATURE_CONVERSATION);
  g_assert_nonnull (strstr (request->input, "language: de\nday: 2026-11-20"));
  g_assert_nonnull (strstr (request->input, "\n8: 13 pumps are in it"));
  g_assert_nonnull (strstr (request->input, "24 000 EUR"));
  g_assert_null (strstr (request->input, "Vera"));
  g_assert_null (strstr (request->input, "Lind"));
  g_assert_null (strstr (request->input, "@"));
  g_assert_null (strstr (request->input, "1234567"));
}

/* A model has to know who the customer is. */
static void
roles_are_no_names (void)
{
  g_autoptr (PursuitAiAnalysing) question
      = make ("Sales Rep: Our customers like the pumps, what do you think?\n"
              "Customer: I am no customer of yours, ask Jordan Miles.\n"
              "Jordan Miles: You are a good customer.\n"
              "B: Plan B it is, a plan.\n");
  g_autoptr (PursuitAiRequest) request = pursuit_ai_analysing_new_request (question, "en", NULL);

  g_assert_nonnull (strstr (request->input, "A = Sales Rep; B = Customer; C = [PERSON_"));
  g_assert_nonnull (strstr (request->input, "I am no customer of yours"));
  g_assert_nonnull (strstr (request->input, "Plan B it is"));
  g_assert_null (strstr (request->input, "Jordan"));
  g_assert_true (pursuit_speaker_is_role ("Project Manager"));
  g_assert_true (pursuit_speaker_is_role ("SPEAKER_02"));
  g_assert_true (pursuit_speaker_is_role ("Verk\303\244ufer"));
  g_assert_false (pursuit_speaker_is_role ("Anna (Sales)"));
  g_assert_false (pursuit_speaker_is_role ("Keller"));
}

static void
times_come_from_the_cues (void)
{
  g_autoptr (PursuitAiAnalysing) question = make (SUBTITLES);
  g_autoptr (PursuitAnalysis) analysis = pursuit_ai_analysing_read (
      question, ANSWER ("", RISK ("7", "too expensive") "," RISK ("6", "00:02:10")), NULL);
  const PursuitAnalysisFinding *finding = analysis->sections[PURSUIT_ANALYSIS_RISKS]->pdata[0];

  g_assert_cmpuint (finding->evidence.line, ==, 7);
  g_assert_cmpint (finding->evidence.start, ==, 130);
  g_assert_cmpstr (finding->type, ==, "risk");
  g_assert_cmpstr (analysis->mood, ==, "neutral");
  g_assert_cmpuint (analysis->speakers->len, ==, 2);
  g_assert_null (analysis->cost);
}

/* Praise and anger in one conversation are no indifference. */
static void
a_mood_stays_as_answered (void)
{
  g_autoptr (PursuitAiAnalysing) question = make (SUBTITLES);
  g_autoptr (PursuitAnalysis) analysis = pursuit_ai_analysing_read (
      question,
      "{\"sentiment\":{\"label\":\"mixed\",\"score\":0,\"line\":7,\"quote\":\"too expensive\"},"
      "\"topics\":[],\"objections\":[],\"next_actions\":[],\"risks\":[]}",
      NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PursuitAnalysis) kept = NULL;

  g_assert_cmpstr (analysis->mood, ==, "mixed");
  node = pursuit_analysis_to_json (analysis);
  kept = pursuit_analysis_from_json (node);
  g_assert_cmpstr (kept->mood, ==, "mixed");
  g_assert_cmpfloat (kept->score, ==, 0);
}

/* One that comes again in another line is one topic. */
static void
topics_are_counted (void)
{
  g_autoptr (PursuitAiAnalysing) question = make ("A: the pumps\nB: the pumps, and the price\n");
  g_autoptr (PursuitAnalysis) analysis = pursuit_ai_analysing_read (
      question,
      ANSWER ("{\"text\":\"pumps\",\"line\":1,\"quote\":\"the pumps\"},"
              "{\"text\":\"price\",\"line\":2,\"quote\":\"the price\"},"
              "{\"text\":\"pumps\",\"line\":2,\"quote\":\"the pumps\"}",
              ""),
      NULL);
  GPtrArray *topics = analysis->sections[PURSUIT_ANALYSIS_TOPICS];

  g_assert_cmpuint (topics->len, ==, 2);
  g_assert_cmpstr (((PursuitAnalysisFinding *) topics->pdata[0])->type, ==, "pumps");
  g_assert_cmpuint (((PursuitAnalysisFinding *) topics->pdata[0])->count, ==, 2);
  g_assert_cmpuint (((PursuitAnalysisFinding *) topics->pdata[1])->count, ==, 1);
}

/* What is stored is what was read. */
static void
it_comes_back_from_json (void)
{
  g_autoptr (PursuitAiAnalysing) question = make (SUBTITLES);
  g_autoptr (PursuitAnalysis) analysis
      = pursuit_ai_analysing_read (question, ANSWER ("", RISK ("7", "too expensive")), NULL);
  g_autoptr (PursuitAnalysis) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) other = NULL;

  analysis->cost = g_strdup ("0.0012");
  node = pursuit_analysis_to_json (analysis);
  again = pursuit_analysis_from_json (node);
  other = pursuit_analysis_to_json (again);
  g_assert_cmpstr (again->engine, ==, "ai");
  g_assert_cmpstr (again->cost, ==, "0.0012");
  g_assert_true (json_node_equal (node, other));
}

static void
what_is_no_answer_is_an_error (void)
{
  static const char *const bad[] = { "", "Sorry.", "{}", "[1]", "{\"topics\":1}", "null" };
  g_autoptr (PursuitAiAnalysing) question = make (SUBTITLES);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_ai_analysing_check (bad[i], question, &error));
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
    }
  g_assert_true (pursuit_ai_analysing_check (ANSWER ("", ""), question, NULL));
}

/* The gateway has an answer looked at before it hands it over; it is read once for both. */
static void
a_checked_answer_is_not_read_again (void)
{
  static const char first[] = ANSWER ("", RISK ("7", "too expensive"));
  static const char other[] = ANSWER ("", RISK ("4", "pumps"));
  g_autoptr (PursuitAiAnalysing) question = make (SUBTITLES);
  g_autoptr (PursuitAnalysis) kept = NULL;
  g_autoptr (PursuitAnalysis) again = NULL;
  g_autoptr (PursuitAnalysis) unseen = NULL;
  g_autoptr (JsonNode) kept_node = NULL;
  g_autoptr (JsonNode) again_node = NULL;

  g_assert_true (pursuit_ai_analysing_check (other, question, NULL));
  g_assert_true (pursuit_ai_analysing_check (first, question, NULL));
  unseen = pursuit_ai_analysing_read (question, other, NULL);
  kept = pursuit_ai_analysing_read (question, first, NULL);
  again = pursuit_ai_analysing_read (question, first, NULL);
  kept_node = pursuit_analysis_to_json (kept);
  again_node = pursuit_analysis_to_json (again);
  g_assert_true (json_node_equal (kept_node, again_node));
  g_assert_true (kept != again); /* who gets it may write into it */
  g_assert_cmpuint (unseen->sections[PURSUIT_ANALYSIS_RISKS]->len, ==, 1);
  g_assert_cmpuint (((PursuitAnalysisFinding *) unseen->sections[PURSUIT_ANALYSIS_RISKS]->pdata[0])
                        ->evidence.line,
                    ==, 4);
  /* An answer that is none leaves nothing behind. */
  g_assert_true (pursuit_ai_analysing_check (first, question, NULL));
  g_assert_false (pursuit_ai_analysing_check ("Sorry.", question, NULL));
  g_assert_null (pursuit_ai_analysing_read (question, "Sorry.", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engines/ai-analysing/lines-keep-their-numbers", lines_keep_their_numbers);
  g_test_add_func ("/engines/ai-analysing/roles-are-no-names", roles_are_no_names);
  g_test_add_func ("/engines/ai-analysing/times-come-from-the-cues", times_come_from_the_cues);
  g_test_add_func ("/engines/ai-analysing/a-mood-stays-as-answered", a_mood_stays_as_answered);
  g_test_add_func ("/engines/ai-analysing/topics-are-counted", topics_are_counted);
  g_test_add_func ("/engines/ai-analysing/it-comes-back-from-json", it_comes_back_from_json);
  g_test_add_func ("/engines/ai-analysing/a-checked-answer-is-not-read-again",
                   a_checked_answer_is_not_read_again);
  g_test_add_func ("/engines/ai-analysing/what-is-no-answer-is-an-error",
                   what_is_no_answer_is_an_error);

  return g_test_run ();
}
