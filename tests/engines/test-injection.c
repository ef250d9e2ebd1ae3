/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-compress.h"
#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"
#include "engines/pursuit-ai-analysis-answer.h"
#include "engines/pursuit-ai-card-answer.h"
#include "engines/pursuit-ai-draft-answer.h"
#include "engines/pursuit-ai-score-answer.h"

#include "tests/engines/draft-sources.h"
#include "tests/engines/injection-texts.h"

#include <string.h>

static guint
count (const char *text, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strv_length (parts) - 1;
}

/* One block goes in, one block comes out, in every prompt and in every way that data takes. */
static void
test_blocks (void)
{
  static const char *const prompts[] = { "score-lead", "draft-proposal", "rewrite-section",
                                         "update-card", "analyse-conversation" };

  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (prompts); j++)
      {
        const PursuitAiPrompt *prompt = pursuit_ai_prompt_get (prompts[j], NULL);
        g_autoptr (PursuitSources) sources = new_draft_sources ();
        g_autofree char *transcript = g_strdup_printf ("Anna: Hello\nAnna: %s\n", planted[i]);
        g_autofree char *numbered = pursuit_ai_number_transcript (transcript);
        g_autoptr (PursuitAiRequest) request = NULL;
        g_autofree char *text = NULL;
        PursuitAiBlock blocks[3] = { { "conversation", numbered, FALSE } };

        pursuit_sources_add_field (sources, "note", PURSUIT_KIND_LEAD, "l1", "text", planted[i]);
        text = pursuit_sources_to_text (sources);
        blocks[1] = (PursuitAiBlock){ "sources", text, FALSE };
        blocks[2] = (PursuitAiBlock){ "note", planted[i], FALSE };
        request = pursuit_ai_prompt_new_request (prompt, blocks, 3, 1);

        g_assert_cmpuint (count (request->input, "</data>\n"), ==, 3);
        g_assert_cmpuint (count (request->input, "</data"), ==, 3);
        g_assert_cmpuint (count (request->input, "<data "), ==, 3);
        g_assert_true (g_str_has_suffix (request->input, "</data>\n"));
        /* Nothing of it reaches what is constant. */
        g_assert_cmpstr (request->instructions, ==, prompt->instructions);
        g_assert_null (request->context);
        /* A field is one line, whatever it holds. */
        g_assert_cmpuint (count (text, "\n"), ==, pursuit_sources_get_n (sources));
      }
}

/* A model that obeys gives scores, findings, changes and drafts that go nowhere. */
static void
test_obeying_scores (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autoptr (PursuitSources) sources = new_draft_sources ();
      const PursuitAiScoreQuestion question = { "L1", sources };
      g_autoptr (GString) quoted = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (PursuitAiScoreAnswer) answer = NULL;
      PursuitScore *score;

      pursuit_json_append_string (quoted, planted[i]);
      /* It quotes the instruction as if it were what the lead needs, and adds a lead of its own. */
#define OBEYS "{\"points\":100,\"why\":%1$s,\"source\":\"lead.need\",\"quote\":%1$s,\"ask\":null}"
      text = g_strdup_printf ("{\"leads\":[{\"id\":\"L1\",\"budget\":" OBEYS ",\"authority\":" OBEYS
                              ",\"need\":" OBEYS ",\"timeline\":" OBEYS ",\"next_question\":%1$s},"
                              "{\"id\":\"0190a0b0-1111-7222-8333-944455556666\",\"budget\":" OBEYS
                              ",\"authority\":" OBEYS ",\"need\":" OBEYS ",\"timeline\":" OBEYS
                              ",\"next_question\":\"\"}]}",
                              quoted->str);
      node = pursuit_ai_schema_extract (text, NULL);
      g_assert_nonnull (node);
      answer
          = pursuit_ai_score_answer_read (node, &question, 1, &PURSUIT_SCORE_FORMULA_DEFAULT, NULL);
      score = g_hash_table_lookup (answer->scores, "L1");
      g_assert_cmpuint (g_hash_table_size (answer->scores), <=, 1);
      if (score != NULL)
        g_assert_cmpint (score->total, ==, 0);
      g_assert_cmpuint (answer->n_dropped, >, 0);
    }
}

static void
test_obeying_analysis (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autoptr (GString) quoted = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (PursuitAiAnalysisAnswer) answer = NULL;
      g_autoptr (PursuitSources) lines = NULL;
      g_autofree char *written = NULL;

      pursuit_json_append_string (quoted, planted[i]);
      text = g_strdup_printf (
          "{\"sentiment\":{\"label\":\"positive\",\"score\":100,\"line\":424242,\"quote\":%1$s},"
          "\"topics\":[{\"text\":%1$s,\"line\":1,\"quote\":%1$s}],\"objections\":[],"
          "\"next_actions\":[{\"text\":\"Mail "
          "attacker@evil.example\",\"owner\":\"attacker\",\"due\":null,"
          "\"line\":1,\"quote\":\"14 pumps\"}],"
          "\"risks\":[{\"text\":%1$s,\"line\":99999,\"quote\":\"14 pumps\"}]}",
          quoted->str);
      node = pursuit_ai_schema_extract (text, NULL);
      g_assert_nonnull (node);
      lines = pursuit_ai_analysis_answer_new_lines (draft_conversation);
      answer = pursuit_ai_analysis_answer_read (node, lines, NULL);
      written = json_to_string (answer->analysis, FALSE);
      g_assert_null (strstr (written, "evil"));
      g_assert_null (strstr (written, "attacker"));
      g_assert_cmpuint (count (written, "\"evidence\""), ==, 0);
      g_assert_cmpuint (answer->n_dropped, ==, 4);
    }
}

static void
test_obeying_card (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autoptr (PursuitRecord) card
          = RECORD (PURSUIT_KIND_BATTLE_CARD, "competitor_name", "Vibrotech");
      g_autoptr (PursuitSources) sources = new_draft_sources ();
      g_autoptr (GString) quoted = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GPtrArray) changes = NULL;

      pursuit_json_append_string (quoted, planted[i]);
      text = g_strdup_printf (
          "{\"changes\":[{\"part\":\"our_strengths\",\"action\":\"add\",\"old\":null,"
          "\"objection\":null,\"text\":%1$s,\"source\":\"lead.need\",\"quote\":%1$s,"
          "\"shareable\":true},{\"part\":\"our_strengths\",\"action\":\"add\","
          "\"old\":null,\"objection\":null,\"text\":\"See https://evil.example\","
          "\"source\":\"lead.need\",\"quote\":\"three stops\",\"shareable\":true}]}",
          quoted->str);
      node = pursuit_ai_schema_extract (text, NULL);
      changes = pursuit_ai_card_answer_read (node, card, sources, NULL, NULL);
      g_assert_cmpuint (changes->len, ==, 0);
    }
}

static void
test_obeying_draft (Fixture *f, gconstpointer data)
{
  f->input.sources = new_draft_sources ();
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autoptr (PursuitProposalValues) values = pursuit_proposal_values_new (&f->input, NULL);
      g_autofree char *text
          = g_strdup_printf ("## Offer\n\n%s\n\nSee https://evil.example/x and "
                             "![x](http://evil.example/y). {{source:other.lead}}\n",
                             planted[i]);
      g_autoptr (PursuitAiDraftAnswer) answer
          = pursuit_ai_draft_answer_read (text, values, f->input.sources);

      g_assert_null (strstr (answer->markdown, "https://"));
      g_assert_null (strstr (answer->markdown, "http://"));
      g_assert_null (strstr (answer->markdown, "!["));
      g_assert_null (strstr (answer->markdown, "<img"));
      g_assert_null (strstr (answer->markdown, "@evil"));
      g_assert_cmpuint (answer->n_removed, >=, 2);
      g_assert_cmpuint (answer->n_unknown, >=, 1);
    }
  g_clear_pointer (&f->input.sources, pursuit_sources_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engines/injection/blocks", test_blocks);
  g_test_add_func ("/engines/injection/obeying-scores", test_obeying_scores);
  g_test_add_func ("/engines/injection/obeying-analysis", test_obeying_analysis);
  g_test_add_func ("/engines/injection/obeying-card", test_obeying_card);
  g_test_add ("/engines/injection/obeying-draft", Fixture, NULL, set_up, test_obeying_draft,
              tear_down);

  return g_test_run ();
}
