/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"
#include "support/pursuit-test-data.h"

#include <string.h>

static const char *const rivals[] = { "Sentrivo", "Competitor X", "Competitor Y", NULL };
static const char *const own_names[] = { "Marta Lindqvist", NULL };

static PursuitAnalysis *
analyse (const char *text)
{
  PursuitTalkInput input = { text, "2026-11-20", own_names, rivals };

  return pursuit_talk_analyse (&input);
}

static const PursuitAnalysisFinding *
get (PursuitAnalysis *analysis, PursuitAnalysisSection section, guint i)
{
  g_assert_cmpuint (i, <, analysis->sections[section]->len);

  return g_ptr_array_index (analysis->sections[section], i);
}

/* "price trust", in the order in which they were found. */
static char *
dup_types (PursuitAnalysis *analysis, PursuitAnalysisSection section)
{
  g_autoptr (GString) types = g_string_new (NULL);

  for (guint i = 0; i < analysis->sections[section]->len; i++)
    g_string_append_printf (types, "%s%s", i > 0 ? " " : "", get (analysis, section, i)->type);

  return g_strdup (types->str);
}

static const struct
{
  const char *said;
  const char *types;
} objections[] = {
  { "Your offer is too expensive.", "price" },
  { "It is not too expensive.", "" },
  { "That is not expensive at all.", "" },
  { "We can't afford it.", "price" },
  { "We can't afford to lose a day.", "" },
  { "Das ist uns zu teuer.", "price" },
  { "Das ist nicht zu teuer.", "" },
  { "Isn't it expensive?", "price" },
  { "Now is not the right time.", "timing" },
  { "Wir haben gerade keine Zeit.", "timing" },
  { "I have to run it by my boss.", "authority" },
  { "Ich muss das mit meinem Chef klären.", "authority" },
  { "We don't need another tool.", "need" },
  { "Wir sehen keinen Bedarf.", "need" },
  { "I'm worried about the data.", "trust" },
  { "Wir haben Bedenken.", "trust" },
  { "Sentrivo offered us half of that.", "competitor" },
  { "Another vendor is faster.", "competitor" },
  { "We are happy with our spreadsheet.", "status-quo" },
  { "Wir sind zufrieden mit der Tabelle.", "status-quo" },
  { "The weather is nice in Linz.", "" },
};

static void
test_objections (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (objections); i++)
    {
      g_autoptr (PursuitAnalysis) analysis = analyse (objections[i].said);
      g_autofree char *types = dup_types (analysis, PURSUIT_ANALYSIS_OBJECTIONS);

      if (strcmp (types, objections[i].types) != 0)
        g_test_fail_printf ("“%s” is “%s”, not “%s”", objections[i].said, types,
                            objections[i].types);
    }
}

static const char call[] = "[00:02] Anna: The price is too high for us.\n"
                           "\n"
                           "[00:10] Marta: Okay.\n"
                           "[00:12] Anna: Sentrivo is a third cheaper.\n"
                           "[00:20] Marta: One stop costs you eleven thousand, and two fewer pay.\n"
                           "[00:40] Anna: Fair enough, that sounds good. I will send you the plan "
                           "by Tuesday.\n"
                           "[00:55] Marta: Our price is not expensive. Who decides?\n"
                           "[01:00] Anna: I decide.\n";

static void
test_answers (void)
{
  g_autoptr (PursuitAnalysis) analysis = analyse (call);
  g_autofree char *types = dup_types (analysis, PURSUIT_ANALYSIS_OBJECTIONS);
  const PursuitAnalysisFinding *price = get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 0);
  const PursuitAnalysisFinding *rival = get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 2);

  g_assert_cmpstr (types, ==, "price price competitor");
  g_assert_cmpuint (price->evidence.line, ==, 1);
  g_assert_cmpint (price->evidence.start, ==, 2);
  g_assert_cmpstr (price->evidence.quote, ==, "The price is too high for us.");
  g_assert_cmpstr (price->owner, ==, "Anna");
  /* "Okay." answers nothing. */
  g_assert_cmpuint (price->answer.line, ==, 5);
  g_assert_cmpuint (rival->answer.line, ==, 5);
  g_assert_cmpint (rival->answer.start, ==, 20);
  g_assert_true (g_str_has_prefix (rival->answer.quote, "One stop costs"));
}

static void
test_metrics (void)
{
  g_autoptr (PursuitAnalysis) analysis = analyse (call);
  const PursuitAnalysisSpeaker *first = analysis->speakers->pdata[0];
  const PursuitAnalysisSpeaker *second = analysis->speakers->pdata[1];

  g_assert_cmpuint (analysis->speakers->len, ==, 2);
  g_assert_cmpuint (first->share + second->share, ==, 100);
  g_assert_cmpuint (first->words, >=, second->words);
  g_assert_cmpuint (analysis->turns, ==, 7);
  g_assert_cmpuint (analysis->questions, ==, 1);
  g_assert_cmpint (analysis->seconds, ==, 58);
  for (guint i = 0; i < 2; i++)
    {
      const PursuitAnalysisSpeaker *speaker = analysis->speakers->pdata[i];

      g_assert_true (speaker->is_ours == (strcmp (speaker->name, "Marta") == 0));
      if (!speaker->is_ours)
        continue;
      g_assert_cmpuint (speaker->turns, ==, 3);
      g_assert_cmpuint (speaker->questions, ==, 1);
      g_assert_cmpuint (speaker->longest.line, ==, 5);
      g_assert_cmpuint (speaker->longest_words, ==, 10);
      g_assert_cmpint (speaker->longest_seconds, ==, 20);
    }
}

/* Nobody is made up. */
static void
test_not_established (void)
{
  static const char *const texts[] = {
    "We talked about the price. It is too high.\nNote: ask again.\n",
    "Anna: Good morning.\nAnna: Is anybody there?\n",
    "From: Anna Keller <anna@example.org>\nSubject: Offer\n\nIt is too expensive.\n",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PursuitAnalysis) analysis = analyse (texts[i]);

      g_assert_cmpuint (analysis->speakers->len, ==, 0);
      g_assert_nonnull (analysis->not_established);
    }
}

static void
test_promises (void)
{
  g_autoptr (PursuitAnalysis) analysis
      = analyse ("Anna: Could you send me the offer by Friday?\n"
                 "Marta: I'll send it tomorrow. I will not call you.\n"
                 "Anna: If it is fine, I will sign it.\n"
                 "Marta: Ich schicke Ihnen den Plan bis Ende der Woche.\n"
                 "Anna: Let's schedule a demo next week.\n"
                 "Marta: I can see that. Shall I send more?\n");
  static const struct
  {
    const char *owner;
    const char *due;
    guint line;
  } expected[] = {
    { "Marta", "2026-11-27", 1 },
    { "Marta", "2026-11-21", 2 },
    { "Marta", "2026-11-20", 4 },
    { NULL, "2026-11-27", 5 },
  };

  g_assert_cmpuint (analysis->sections[PURSUIT_ANALYSIS_ACTIONS]->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PursuitAnalysisFinding *action = get (analysis, PURSUIT_ANALYSIS_ACTIONS, i);

      g_assert_cmpstr (action->owner, ==, expected[i].owner);
      g_assert_cmpstr (action->due, ==, expected[i].due);
      g_assert_cmpuint (action->evidence.line, ==, expected[i].line);
    }
}

/* How people say it who do not say "will". */
static void
test_plain_promises (void)
{
  static const char *const promises[]
      = { "Then I send the proposal tomorrow.", "I send you the plan by Friday.",
          "Dann schicke ich Ihnen morgen das Angebot.", "Morgen melde ich mich." };
  static const char *const none[] = { "Then I never send the proposal.", "I send mails all day.",
                                      "Schicken wir das Angebot?", "Das schicke ich nicht." };

  for (gsize i = 0; i < G_N_ELEMENTS (promises) + G_N_ELEMENTS (none); i++)
    {
      gboolean is_promise = i < G_N_ELEMENTS (promises);
      const char *said = is_promise ? promises[i] : none[i - G_N_ELEMENTS (promises)];
      g_autofree char *text = g_strconcat ("Marta: ", said, "\nAnna: Fine.\n", NULL);
      g_autoptr (PursuitAnalysis) analysis = analyse (text);

      if (analysis->sections[PURSUIT_ANALYSIS_ACTIONS]->len != (is_promise ? 1 : 0))
        g_test_fail_printf ("“%s” is %s", said, is_promise ? "no promise" : "a promise");
    }
}

static void
test_decider (void)
{
  static const char *const told[] = { "I can decide up to 25 000 EUR by myself.",
                                      "I decide up to 50000 EUR myself.",
                                      "I can sign that.",
                                      "Ich entscheide bis 25 000 EUR selbst.",
                                      "Ich kann bis 25 000 EUR allein entscheiden.",
                                      "Wir entscheiden das im Januar." };
  static const char *const open[] = { "I can't decide that.", "I cannot sign that.",
                                      "Ich kann das nicht entscheiden.", "The weather is nice." };

  for (gsize i = 0; i < G_N_ELEMENTS (told) + G_N_ELEMENTS (open); i++)
    {
      gboolean is_told = i < G_N_ELEMENTS (told);
      const char *said = is_told ? told[i] : open[i - G_N_ELEMENTS (told)];
      g_autoptr (PursuitAnalysis) analysis = analyse (said);
      g_autofree char *risks = dup_types (analysis, PURSUIT_ANALYSIS_RISKS);

      if ((strstr (risks, "no-decider") == NULL) != is_told)
        g_test_fail_printf ("“%s” %s who decides", said, is_told ? "does not say" : "says");
    }
}

/* Mails that were pasted into one another behind a line of one's own. */
static void
test_mail_headers (void)
{
  g_autoptr (PursuitAnalysis) analysis
      = analyse ("Our mails:\n\nFrom: Pieter Smit\nTo: Marta Lindqvist\nSubject: Pumps\n\n"
                 "I send you the plan tomorrow.\n\nFrom: Marta Lindqvist\nTo: Pieter Smit\n\n"
                 "Then I send the offer tomorrow.\n");
  static const char *const owners[] = { "Pieter Smit", "Marta Lindqvist" };

  g_assert_cmpuint (analysis->sections[PURSUIT_ANALYSIS_ACTIONS]->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    g_assert_cmpstr (get (analysis, PURSUIT_ANALYSIS_ACTIONS, i)->owner, ==, owners[i]);
}

static void
test_risks (void)
{
  g_autoptr (PursuitAnalysis) calm = analyse (call);
  g_autofree char *calm_risks = dup_types (calm, PURSUIT_ANALYSIS_RISKS);
  g_autoptr (PursuitAnalysis) bad
      = analyse ("Marta: We do this and that and much more, all day long, and it is the best that "
                 "you will find anywhere in this town.\n"
                 "Anna: It is too expensive and a terrible waste.\n");
  g_autofree char *bad_risks = dup_types (bad, PURSUIT_ANALYSIS_RISKS);

  g_assert_cmpstr (calm_risks, ==, "competitor-named");
  g_assert_cmpstr (bad_risks, ==, "unanswered no-next-step no-decider monologue bad-mood");
  g_assert_cmpuint (get (bad, PURSUIT_ANALYSIS_RISKS, 0)->evidence.line, ==, 2);
  g_assert_cmpuint (get (bad, PURSUIT_ANALYSIS_RISKS, 1)->evidence.line, ==, 0);
}

static void
test_mood (void)
{
  g_autoptr (PursuitAnalysis) good = analyse ("Anna: That sounds great, I love it.\nMarta: Bad.");
  g_autoptr (PursuitAnalysis) bad = analyse ("This is not good. It is useless.");
  g_autoptr (PursuitAnalysis) none = analyse ("The plan has four pages.");

  g_assert_cmpstr (good->mood, ==, "positive");
  g_assert_cmpuint (good->mood_evidence.line, ==, 1);
  g_assert_cmpstr (bad->mood, ==, "negative");
  g_assert_cmpstr (none->mood, ==, "neutral");
  g_assert_cmpuint (none->mood_evidence.line, ==, 0);
}

/* Judged sentences of strangers: where the words tell a mood, it is nearly always the right one. */
static void
test_reviews (void)
{
  g_autofree char *text = pursuit_test_data_load ("transcripts/sentiment-amazon-dev.tsv", NULL);
  g_auto (GStrv) lines = NULL;
  guint n_right = 0;
  guint n_wrong = 0;
  guint n_silent = 0;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *tab = strrchr (lines[i], '\t');
      g_autoptr (PursuitAnalysis) analysis = NULL;

      if (tab == NULL)
        continue;
      *tab = '\0';
      analysis = analyse (lines[i]);
      if (analysis->score > -0.01 && analysis->score < 0.01)
        n_silent++;
      else if ((analysis->score > 0) == (tab[1] == '1'))
        n_right++;
      else
        n_wrong++;
    }
  g_test_message ("%u right, %u wrong, %u without a word of mood", n_right, n_wrong, n_silent);
  g_assert_cmpuint (n_right, >=, n_wrong * 12);
  g_assert_cmpuint (n_right, >=, (n_right + n_wrong + n_silent) * 55 / 100);
}

static void
test_subtitles (void)
{
  g_autoptr (PursuitAnalysis) analysis
      = analyse ("WEBVTT\n\nNOTE\nAnna: is no speaker here\n\n1\n00:01.000 --> 00:03.500\n"
                 "<v Anna>It is too expensive.</v>\n\n2\n00:05.500 --> 00:09.000\n"
                 "<v Marta>What does one stop cost you today?\n");
  const PursuitAnalysisFinding *price = get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 0);

  g_assert_cmpuint (analysis->speakers->len, ==, 2);
  g_assert_cmpuint (price->evidence.line, ==, 8);
  g_assert_cmpint (price->evidence.start, ==, 1);
  g_assert_cmpstr (price->evidence.quote, ==, "It is too expensive.");
  g_assert_cmpuint (price->answer.line, ==, 12);
  g_assert_cmpfloat_with_epsilon (analysis->response_seconds, 1.5, 0.01);
}

static void
test_heads (void)
{
  g_autoptr (PursuitAnalysis) analysis
      = analyse ("Anna Keller  0:12\nIt is too expensive.\n\nMarta Lindqvist  1:02:03\n"
                 "What does one stop of the line cost you?\n");

  g_assert_cmpuint (analysis->speakers->len, ==, 2);
  g_assert_cmpint (get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 0)->evidence.start, ==, 12);
  g_assert_cmpint (get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 0)->answer.start, ==, 3723);
}

/* What a mail quotes was said before, and a signature is not said at all. */
static void
test_mails (void)
{
  g_autoptr (PursuitAnalysis) analysis
      = analyse ("From: Anna Keller <anna@example.org>\nTo: Marta\nSubject: too expensive\n\n"
                 "Hello,\nyour offer is too\nexpensive.\n\nOn Monday Marta wrote:\n"
                 "> We are too busy.\n-- \nAnna, never too early\n\n"
                 "From: Marta Lindqvist\nSent: Monday\n\nI will send a new one by Friday.\n");
  g_autofree char *types = dup_types (analysis, PURSUIT_ANALYSIS_OBJECTIONS);

  g_assert_cmpstr (types, ==, "price");
  g_assert_cmpuint (get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 0)->evidence.line, ==, 5);
  g_assert_cmpstr (get (analysis, PURSUIT_ANALYSIS_OBJECTIONS, 0)->owner, ==, "Anna Keller");
  g_assert_cmpstr (get (analysis, PURSUIT_ANALYSIS_ACTIONS, 0)->owner, ==, "Marta Lindqvist");
  g_assert_cmpuint (analysis->not_read->len, >=, 1);
}

/* Whatever is cited stands in its line. */
static void
check_citation (const PursuitCitation *citation, char **lines)
{
  guint n = g_strv_length (lines);
  g_autofree char *word = NULL;

  if (citation->line == 0)
    return;
  g_assert_cmpuint (citation->line, <=, n);
  word = g_strndup (citation->quote, strcspn (citation->quote, " \t"));
  g_assert_nonnull (strstr (lines[citation->line - 1], word));
}

static void
check_all (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  g_autoptr (PursuitAnalysis) analysis = analyse (text);

  for (guint section = 0; section < PURSUIT_ANALYSIS_N_SECTIONS; section++)
    for (guint i = 0; i < analysis->sections[section]->len; i++)
      {
        check_citation (&get (analysis, section, i)->evidence, lines);
        check_citation (&get (analysis, section, i)->answer, lines);
        if (section != PURSUIT_ANALYSIS_RISKS)
          g_assert_cmpuint (get (analysis, section, i)->evidence.line, >, 0);
      }
  for (guint i = 0; i < analysis->speakers->len; i++)
    check_citation (&((PursuitAnalysisSpeaker *) analysis->speakers->pdata[i])->longest, lines);
}

static void
test_real (void)
{
  static const char *const names[] = { "transcripts/sales-calls/1_demo_call.txt",
                                       "transcripts/sales-calls/2_pricing_call.txt",
                                       "transcripts/sales-calls/amateur_salesperson.txt",
                                       "transcripts/sales-calls/impolite_salesperson.txt",
                                       "transcripts/sales-calls/positive_customer.txt",
                                       "transcripts/meetings/meeting-001.vtt",
                                       "transcripts/meetings/meeting-001.srt",
                                       "transcripts/meetings/meeting-003.vtt",
                                       "transcripts/sales-chats-350.jsonl",
                                       "mail/email_reply_parser/email_1_1.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = pursuit_test_data_load (names[i], NULL);

      if (text == NULL)
        return;
      check_all (text);
    }
}

/* Cut anywhere and with any byte in it, a text is still read. */
static void
test_cut (void)
{
  gsize length = strlen (call);

  for (gsize i = 0; i <= length; i++)
    {
      g_autofree char *part = g_strndup (call, i);
      g_autofree char *broken = g_strdup (call);

      check_all (part);
      if (i < length && call[i] != '\n')
        {
          PursuitTalkInput input = { broken, "2026-11-20", NULL, NULL };

          broken[i] = '\xff';
          pursuit_analysis_unref (pursuit_talk_analyse (&input));
        }
    }
}

static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PursuitAnalysis) analysis = NULL;

  while (text->len <= PURSUIT_TALK_MAX_BYTES)
    g_string_append (text, "Anna: It is too expensive, I love it, and I will send it.\n");
  analysis = analyse (text->str);
  for (guint i = 0; i < PURSUIT_ANALYSIS_N_SECTIONS; i++)
    g_assert_cmpuint (analysis->sections[i]->len, <=, PURSUIT_ANALYSIS_MAX_FINDINGS);
  g_assert_cmpuint (analysis->not_read->len, >=, 1);
}

static void
test_same_again (void)
{
  g_autoptr (PursuitAnalysis) one = analyse (call);
  g_autoptr (PursuitAnalysis) other = analyse (call);
  g_autoptr (JsonNode) a = pursuit_analysis_to_json (one);
  g_autoptr (JsonNode) b = pursuit_analysis_to_json (other);

  g_assert_true (json_node_equal (a, b));
  g_assert_cmpuint (pursuit_talk_classify ("too expensive", FALSE), !=, 0);
  g_assert_cmpuint (pursuit_talk_classify ("too expensive", FALSE), ==,
                    pursuit_talk_classify ("over our budget", FALSE));
  g_assert_cmpuint (pursuit_talk_classify ("hello", FALSE), ==, 0);
  g_assert_cmpuint (pursuit_talk_classify ("so expens", FALSE), ==, 0);
  g_assert_cmpuint (pursuit_talk_classify ("so expens", TRUE), !=, 0);
  g_assert_cmpuint (pursuit_talk_classify ("so exp", TRUE), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/talk/objections", test_objections);
  g_test_add_func ("/insight/talk/answers", test_answers);
  g_test_add_func ("/insight/talk/metrics", test_metrics);
  g_test_add_func ("/insight/talk/not-established", test_not_established);
  g_test_add_func ("/insight/talk/promises", test_promises);
  g_test_add_func ("/insight/talk/plain-promises", test_plain_promises);
  g_test_add_func ("/insight/talk/decider", test_decider);
  g_test_add_func ("/insight/talk/mail-headers", test_mail_headers);
  g_test_add_func ("/insight/talk/risks", test_risks);
  g_test_add_func ("/insight/talk/mood", test_mood);
  g_test_add_func ("/insight/talk/reviews", test_reviews);
  g_test_add_func ("/insight/talk/subtitles", test_subtitles);
  g_test_add_func ("/insight/talk/heads", test_heads);
  g_test_add_func ("/insight/talk/mails", test_mails);
  g_test_add_func ("/insight/talk/real", test_real);
  g_test_add_func ("/insight/talk/cut", test_cut);
  g_test_add_func ("/insight/talk/bounds", test_bounds);
  g_test_add_func ("/insight/talk/same-again", test_same_again);

  return g_test_run ();
}
