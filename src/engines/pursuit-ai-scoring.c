/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-scoring.h"

#include "ai/pursuit-ai-mask.h"
#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "engines/pursuit-lead-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROMPT "score-lead"
#define LIST "leads"

/* One lead as it is asked for. */
typedef struct
{
  char *id;
  PursuitSources *sources;
} Lead;

struct _PursuitAiScoring
{
  PursuitScoreFormula formula;
  GPtrArray *leads; /* (element-type Lead) */
  PursuitAiMask *mask;
};

static void
lead_free (gpointer data)
{
  Lead *lead = data;

  g_free (lead->id);
  pursuit_sources_unref (lead->sources);
  g_free (lead);
}

PursuitAiScoring *
pursuit_ai_scoring_new (const PursuitScoreFormula *formula)
{
  PursuitAiScoring *self;

  g_return_val_if_fail (formula != NULL, NULL);

  self = g_new0 (PursuitAiScoring, 1);
  self->formula = *formula;
  self->leads = g_ptr_array_new_with_free_func (lead_free);
  self->mask = pursuit_ai_mask_new ();

  return self;
}

void
pursuit_ai_scoring_free (PursuitAiScoring *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->leads);
  pursuit_ai_mask_free (self->mask);
  g_free (self);
}

void
pursuit_ai_scoring_add (PursuitAiScoring *self, const PursuitScorecardInput *input)
{
  Lead *lead;

  g_return_if_fail (self != NULL && input != NULL);
  g_return_if_fail (self->leads->len < PURSUIT_AI_SCORING_MAX_LEADS);

  lead = g_new0 (Lead, 1);
  lead->id = g_strdup (pursuit_record_get_id (input->lead));
  lead->sources = pursuit_lead_sources_new (input);
  g_ptr_array_add (self->leads, lead);
  pursuit_lead_sources_add_names (input, self->mask);
}

guint
pursuit_ai_scoring_get_n_leads (PursuitAiScoring *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->leads->len;
}

gboolean
pursuit_ai_scoring_is_current (PursuitAiScoring *self, const PursuitScorecardInput *input)
{
  g_autoptr (PursuitSources) now = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && input != NULL, FALSE);

  now = pursuit_lead_sources_new (input);
  text = pursuit_sources_to_text (now);
  for (guint i = 0; i < self->leads->len; i++)
    {
      const Lead *lead = self->leads->pdata[i];
      g_autofree char *asked = NULL;

      if (strcmp (lead->id, pursuit_record_get_id (input->lead)) != 0)
        continue;
      asked = pursuit_sources_to_text (lead->sources);
      return strcmp (asked, text) == 0;
    }

  return FALSE;
}

/* A short id that says nothing outside of this request, and costs few tokens. */
static char *
dup_number (guint index)
{
  return g_strdup_printf ("L%u", index + 1);
}

/* What is asked, under the numbers; they are kept in @numbers. */
static void
fill_questions (PursuitAiScoring *self, PursuitAiScoreQuestion *questions, GPtrArray *numbers)
{
  for (guint i = 0; i < self->leads->len; i++)
    {
      g_ptr_array_add (numbers, dup_number (i));
      questions[i].id = numbers->pdata[i];
      questions[i].sources = ((const Lead *) self->leads->pdata[i])->sources;
    }
}

static char *
dup_leads (PursuitAiScoring *self)
{
  PursuitAiScoreQuestion questions[PURSUIT_AI_SCORING_MAX_LEADS];
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  fill_questions (self, questions, numbers);
  text = pursuit_ai_score_questions_to_text (questions, self->leads->len);

  return pursuit_ai_mask_apply (self->mask, text);
}

PursuitAiRequest *
pursuit_ai_scoring_new_request (PursuitAiScoring *self, const char *history, GError **error)
{
  const PursuitAiPrompt *prompt;
  g_autofree char *leads = NULL;
  PursuitAiBlock blocks[2] = { { .name = "history", .text = history }, { .name = "leads" } };
  PursuitAiRequest *request;

  g_return_val_if_fail (self != NULL && self->leads->len > 0, NULL);

  prompt = pursuit_ai_prompt_get (PROMPT, error);
  if (prompt == NULL)
    return NULL;
  leads = dup_leads (self);
  blocks[1].text = leads;

  request = pursuit_ai_prompt_new_request (prompt, blocks, G_N_ELEMENTS (blocks), self->leads->len);
  request->masked = pursuit_ai_mask_dup_sorts (self->mask);

  return request;
}

/* From the numbers of the request to the ids of the leads. */
static void
rename_keys (PursuitAiScoring *self, GHashTable *table)
{
  for (guint i = 0; i < self->leads->len; i++)
    {
      const Lead *lead = self->leads->pdata[i];
      g_autofree char *number = dup_number (i);
      gpointer key;
      gpointer value;

      if (!g_hash_table_steal_extended (table, number, &key, &value))
        continue;
      g_free (key);
      g_hash_table_insert (table, g_strdup (lead->id), value);
    }
}

static void
rename_missing (PursuitAiScoring *self, GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    {
      const char *number = missing->pdata[i];
      guint64 index = g_ascii_strtoull (number + 1, NULL, 10) - 1;

      g_assert (index < self->leads->len);
      g_free (missing->pdata[i]);
      missing->pdata[i] = g_strdup (((const Lead *) self->leads->pdata[index])->id);
    }
}

/* The answer with its list of leads. Of one that was cut, what stands in it whole: that is paid. */
static JsonNode *
extract (const char *text, GError **error)
{
  g_autoptr (JsonNode) whole = pursuit_ai_schema_extract (text, error);
  JsonNode *part;

  if (whole != NULL && json_object_has_member (json_node_get_object (whole), LIST))
    return g_steal_pointer (&whole);
  part = pursuit_ai_schema_salvage (text, LIST);
  if (part == NULL)
    return g_steal_pointer (&whole);
  if (whole == NULL)
    g_clear_error (error);

  return part;
}

PursuitAiScoreAnswer *
pursuit_ai_scoring_read (PursuitAiScoring *self, const char *text, GError **error)
{
  PursuitAiScoreQuestion questions[PURSUIT_AI_SCORING_MAX_LEADS];
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) masked = NULL;
  g_autoptr (JsonNode) node = NULL;
  PursuitAiScoreAnswer *answer;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  masked = extract (text, error);
  if (masked == NULL)
    return NULL;
  node = pursuit_ai_mask_restore_json (self->mask, masked);
  fill_questions (self, questions, numbers);
  answer = pursuit_ai_score_answer_read (node, questions, self->leads->len, &self->formula, error);
  if (answer == NULL)
    return NULL;
  rename_keys (self, answer->scores);
  rename_keys (self, answer->next);
  rename_missing (self, answer->missing);

  return answer;
}

gboolean
pursuit_ai_scoring_check (const char *text, gpointer self, GError **error)
{
  g_autoptr (PursuitAiScoreAnswer) answer = pursuit_ai_scoring_read (self, text, error);

  if (answer == NULL)
    return FALSE;
  if (answer->missing->len > 0)
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                   g_dngettext (GETTEXT_PACKAGE, "The answer lacks the score of %u lead",
                                "The answer lacks the scores of %u leads", answer->missing->len),
                   answer->missing->len);
      return FALSE;
    }

  return TRUE;
}
