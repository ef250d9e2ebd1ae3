/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-lead.h"
#include "document/pursuit-template-text.h"
#include "engines/pursuit-ai-analysis-answer.h"
#include "engines/pursuit-ai-card-answer.h"
#include "engines/pursuit-ai-draft-answer.h"
#include "engines/pursuit-ai-score-answer.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define TRANSCRIPT "[0:10] Anna: We run 14 pumps\nBo: By March\n"

static void
try_draft (const char *text, PursuitSources *sources)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  PursuitProposalInput input = { .lead = lead, .today = "2026-11-24", .sources = sources };
  g_autoptr (PursuitProposalValues) values = pursuit_proposal_values_new (&input, NULL);
  g_autoptr (PursuitAiDraftAnswer) draft = pursuit_ai_draft_answer_read (text, values, sources);

  g_assert_true (g_utf8_validate (draft->markdown, -1, NULL));
}

/* Whatever a model answers, the readers keep only what was sent. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (PursuitSources) sources = pursuit_sources_new ();
  g_autoptr (PursuitEvidence) where
      = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, "c1", "transcript", NULL);
  const PursuitAiScoreQuestion question = { "L1", sources };
  g_autoptr (PursuitAiScoreAnswer) scores = NULL;
  g_autoptr (PursuitAiAnalysisAnswer) analysis = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  g_autoptr (JsonNode) node = pursuit_ai_schema_extract (text, NULL);

  pursuit_sources_add_lines (sources, "conversation.1", where, TRANSCRIPT);
  try_draft (text, sources);
  if (node == NULL)
    return 0;

  scores = pursuit_ai_score_answer_read (node, &question, 1, &PURSUIT_SCORE_FORMULA_DEFAULT, NULL);
  g_assert_true (scores == NULL || g_hash_table_size (scores->scores) + scores->missing->len == 1);
  analysis = pursuit_ai_analysis_answer_read (node, TRANSCRIPT, NULL);
  g_assert_true (analysis == NULL || JSON_NODE_HOLDS_OBJECT (analysis->analysis));
  changes = pursuit_ai_card_answer_read (node, card, sources, NULL, NULL);

  return 0;
}
