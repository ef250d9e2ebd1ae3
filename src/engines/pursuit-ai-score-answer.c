/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-score-answer.h"

#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "engines/pursuit-ai-answer-private.h"

static void
read_part (PursuitAiScoreAnswer *self,
           PursuitScore *score,
           PursuitScorePart part,
           JsonObject *object,
           const PursuitAiScoreQuestion *question,
           const PursuitScoreFormula *formula)
{
  int points = (int) pursuit_json_get_integer (object, "points", PURSUIT_SCORE_NOT_ESTABLISHED);
  const char *quote = pursuit_json_get_text (object, "quote");
  PursuitEvidence *evidence
      = quote != NULL ? pursuit_sources_cite (question->sources,
                                              pursuit_json_get_text (object, "source"), quote)
                      : NULL;
  g_autofree char *why
      = pursuit_ai_answer_take_text (object, "why", question->sources, &self->n_dropped);

  if (points >= 0 && evidence != NULL)
    {
      /* Its words follow behind a colon. */
      if (why != NULL && g_str_has_suffix (why, "."))
        why[strlen (why) - 1] = '\0';
      pursuit_score_establish (score, part, points, why, pursuit_evidence_copy (evidence));
      pursuit_score_add_reason (score, why != NULL ? why : evidence->quote,
                                pursuit_score_formula_share (formula, part, points), evidence);
      return;
    }
  self->n_dropped += points >= 0;
  pursuit_evidence_free (evidence);
  score->parts[part].ask
      = pursuit_ai_answer_take_text (object, "ask", question->sources, &self->n_dropped);
}

static void
read_lead (PursuitAiScoreAnswer *self,
           JsonObject *lead,
           const PursuitAiScoreQuestion *question,
           const PursuitScoreFormula *formula)
{
  PursuitScore *score = pursuit_score_new ("ai");
  char *next
      = pursuit_ai_answer_take_text (lead, "next_question", question->sources, &self->n_dropped);

  for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      const char *name = pursuit_score_part_to_string ((PursuitScorePart) part);

      read_part (self, score, (PursuitScorePart) part, json_object_get_object_member (lead, name),
                 question, formula);
    }
  pursuit_score_finish (score, formula);
  g_hash_table_insert (self->scores, g_strdup (question->id), score);
  if (next != NULL)
    g_hash_table_insert (self->next, g_strdup (question->id), next);
}

static const PursuitAiScoreQuestion *
find_question (const PursuitAiScoreQuestion *questions, guint n_questions, const char *id)
{
  for (guint i = 0; i < n_questions; i++)
    if (g_strcmp0 (questions[i].id, id) == 0)
      return &questions[i];

  return NULL;
}

static const char *
get_id (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) ? pursuit_json_get_text (json_node_get_object (node), "id")
                                       : NULL;
}

static guint
count_id (JsonArray *leads, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (leads); i++)
    n += g_strcmp0 (get_id (json_array_get_element (leads, i)), id) == 0;

  return n;
}

char *
pursuit_ai_score_questions_to_text (const PursuitAiScoreQuestion *questions, guint n_questions)
{
  GString *out;

  g_return_val_if_fail (questions != NULL || n_questions == 0, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *sources = pursuit_sources_to_text (questions[i].sources);

      g_string_append (out, i > 0 ? "\nid: " : "id: ");
      pursuit_json_append_string (out, questions[i].id);
      g_string_append_printf (out, "\n%s", sources);
    }

  return g_string_free (out, FALSE);
}

PursuitAiScoreAnswer *
pursuit_ai_score_answer_read (JsonNode *answer,
                              const PursuitAiScoreQuestion *questions,
                              guint n_questions,
                              const PursuitScoreFormula *formula,
                              GError **error)
{
  JsonNode *rule;
  JsonArray *leads;
  PursuitAiScoreAnswer *self;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (questions != NULL && n_questions > 0, NULL);
  g_return_val_if_fail (formula != NULL, NULL);

  leads = pursuit_ai_answer_get_list (answer, "score-lead", "leads", &rule, error);
  if (leads == NULL)
    return NULL;

  self = g_new0 (PursuitAiScoreAnswer, 1);
  self->scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) pursuit_score_unref);
  self->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (leads); i++)
    {
      JsonNode *lead = json_array_get_element (leads, i);
      const PursuitAiScoreQuestion *question
          = find_question (questions, n_questions, get_id (lead));

      if (question == NULL || count_id (leads, question->id) > 1
          || !pursuit_ai_schema_check (rule, lead, NULL))
        self->n_dropped++;
      else
        read_lead (self, json_node_get_object (lead), question, formula);
    }
  for (guint i = 0; i < n_questions; i++)
    if (!g_hash_table_contains (self->scores, questions[i].id))
      g_ptr_array_add (self->missing, g_strdup (questions[i].id));

  return self;
}

void
pursuit_ai_score_answer_free (PursuitAiScoreAnswer *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->scores);
  g_hash_table_unref (self->next);
  g_ptr_array_unref (self->missing);
  g_free (self);
}
