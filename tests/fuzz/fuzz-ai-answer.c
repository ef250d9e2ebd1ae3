/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-lead.h"
#include "document/pursuit-template-text.h"
#include "engines/pursuit-ai-analysing.h"
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

static void
try_analysis (const char *text)
{
  const PursuitTalkInput input = { .transcript = TRANSCRIPT };
  g_autoptr (PursuitAiAnalysing) question = pursuit_ai_analysing_new (&input);
  g_autoptr (PursuitAnalysis) analysis = pursuit_ai_analysing_read (question, text, NULL);

  for (guint i = 0; analysis != NULL && i < PURSUIT_ANALYSIS_N_SECTIONS; i++)
    for (guint k = 0; k < analysis->sections[i]->len; k++)
      {
        const PursuitAnalysisFinding *finding = analysis->sections[i]->pdata[k];

        g_assert_true (finding->evidence.line == 1 || finding->evidence.line == 2);
      }
}

/* A change that fits can be made, and what is proposed comes back from a file. */
static void
try_change (const PursuitAiCardChange *change, PursuitRecord *card)
{
  g_autoptr (JsonNode) node = pursuit_ai_card_change_to_json (change);
  g_autoptr (PursuitAiCardChange) again = pursuit_ai_card_change_from_json (node);

  g_assert_nonnull (again);
  if (pursuit_ai_card_change_fits (again, card))
    pursuit_ai_card_change_apply (again, card, "2026-11-24");
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
  g_autoptr (PursuitSources) lines = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (PursuitAiCardChange) change = NULL;
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  g_autoptr (JsonNode) node = pursuit_ai_schema_extract (text, NULL);

  pursuit_sources_add_lines (sources, "conversation.1", where, TRANSCRIPT);
  try_draft (text, sources);
  try_analysis (text);
  if (node == NULL)
    node = pursuit_ai_schema_salvage (text, "leads");
  if (node == NULL)
    return 0;

  scores = pursuit_ai_score_answer_read (node, &question, 1, &PURSUIT_SCORE_FORMULA_DEFAULT, NULL);
  g_assert_true (scores == NULL || g_hash_table_size (scores->scores) + scores->missing->len == 1);
  lines = pursuit_ai_analysis_answer_new_lines (TRANSCRIPT);
  analysis = pursuit_ai_analysis_answer_read (node, lines, NULL);
  g_assert_true (analysis == NULL || JSON_NODE_HOLDS_OBJECT (analysis->analysis));
  changes = pursuit_ai_card_answer_read (node, card, sources, NULL, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    try_change (changes->pdata[i], card);
  change = pursuit_ai_card_change_from_json (node);
  if (change != NULL)
    try_change (change, card);

  return 0;
}
