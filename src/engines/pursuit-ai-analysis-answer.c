/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-analysis-answer.h"

#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"
#include "core/pursuit-utterance.h"
#include "engines/pursuit-ai-answer-private.h"

#include <string.h>

#define PROMPT "analyse-conversation"
#define LINES "line"

typedef struct
{
  PursuitAiAnalysisAnswer *result;
  PursuitSources *sources; /* the lines, "line:12" */
} Reader;

static void
set_start (JsonObject *object, const char *line)
{
  PursuitUtterance utterance;
  g_autofree char *start = NULL;

  pursuit_utterance_parse (&utterance, line, strlen (line));
  start = g_strndup (utterance.time, utterance.time_length);
  pursuit_json_set_text (object, "start", start);
}

/* The line that a finding cites, as a member @as of @to. */
static gboolean
take_evidence (Reader *reader,
               JsonObject *from,
               const char *line_name,
               const char *quote_name,
               JsonObject *to,
               const char *as)
{
  gint64 line = pursuit_json_get_integer (from, line_name, 0);
  const char *quote = pursuit_json_get_text (from, quote_name);
  g_autofree char *name = g_strdup_printf (LINES ":%" G_GINT64_FORMAT, line);
  g_autoptr (PursuitEvidence) whole = pursuit_sources_cite (reader->sources, name, NULL);
  g_autoptr (PursuitEvidence) evidence
      = quote != NULL ? pursuit_sources_cite (reader->sources, name, quote) : NULL;
  JsonObject *object;

  if (evidence == NULL)
    return FALSE;

  object = json_object_new ();
  json_object_set_int_member (object, "line", line);
  set_start (object, whole->quote);
  json_object_set_string_member (object, "quote", evidence->quote);
  json_object_set_object_member (to, as, object);

  return TRUE;
}

static void
take_answer (Reader *reader, JsonObject *from, JsonObject *to)
{
  g_autofree char *answer
      = pursuit_ai_answer_take_text (from, "answer", reader->sources, &reader->result->n_dropped);

  if (answer != NULL
      && !take_evidence (reader, from, "answer_line", "answer_quote", to, "answer_evidence"))
    {
      g_clear_pointer (&answer, g_free);
      reader->result->n_dropped++;
    }
  pursuit_json_set_text (to, "answer", answer);
  if (answer == NULL)
    json_object_set_null_member (to, "answer_evidence");
}

static void
take_owner_and_day (Reader *reader, JsonObject *from, JsonObject *to)
{
  const char *owner = pursuit_json_get_text (from, "owner");
  const char *due = pursuit_json_get_text (from, "due");
  gboolean is_owner
      = owner == NULL || (*owner != '\0' && pursuit_sources_hold (reader->sources, owner));
  gboolean is_day = due == NULL || pursuit_date_is_valid (due);

  reader->result->n_dropped += (is_owner ? 0 : 1) + (is_day ? 0 : 1);
  pursuit_json_set_text (to, "owner", is_owner ? owner : NULL);
  pursuit_json_set_text (to, "due", is_day ? due : NULL);
}

static JsonObject *
read_finding (Reader *reader, const char *list, JsonNode *rule, JsonNode *node)
{
  JsonObject *from = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (JsonObject) to = json_object_new ();
  g_autofree char *text = NULL;

  if (!pursuit_ai_schema_check (rule, node, NULL))
    return NULL;
  text = pursuit_ai_answer_take_text (from, "text", reader->sources, &(guint){ 0 });
  if (text == NULL || !take_evidence (reader, from, "line", "quote", to, "evidence"))
    return NULL;

  json_object_set_string_member (to, "text", text);
  if (strcmp (list, "objections") == 0)
    take_answer (reader, from, to);
  if (strcmp (list, "next_actions") == 0)
    take_owner_and_day (reader, from, to);

  return g_steal_pointer (&to);
}

static gboolean
read_list (Reader *reader, JsonNode *answer, const char *name, GError **error)
{
  JsonNode *rule;
  JsonArray *from = pursuit_ai_answer_get_list (answer, PROMPT, name, &rule, error);
  JsonArray *to;

  if (from == NULL)
    return FALSE;

  to = json_array_new ();
  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      JsonObject *finding = read_finding (reader, name, rule, json_array_get_element (from, i));

      if (finding != NULL)
        json_array_add_object_element (to, finding);
      else
        reader->result->n_dropped++;
    }
  json_object_set_array_member (json_node_get_object (reader->result->analysis), name, to);

  return TRUE;
}

static JsonNode *
get_sentiment_rule (void)
{
  const PursuitAiPrompt *prompt = pursuit_ai_prompt_get (PROMPT, NULL);
  JsonObject *schema = json_node_get_object (prompt->schema);

  return json_object_get_member (json_object_get_object_member (schema, "properties"), "sentiment");
}

static void
read_sentiment (Reader *reader, JsonNode *answer)
{
  JsonNode *node = json_object_get_member (json_node_get_object (answer), "sentiment");
  JsonObject *analysis = json_node_get_object (reader->result->analysis);
  g_autoptr (JsonObject) to = json_object_new ();
  g_autofree char *label = NULL;
  JsonObject *from;

  json_object_set_null_member (analysis, "sentiment");
  from = node != NULL && pursuit_ai_schema_check (get_sentiment_rule (), node, NULL)
             ? json_node_get_object (node)
             : NULL;
  if (from == NULL || !take_evidence (reader, from, "line", "quote", to, "evidence"))
    {
      reader->result->n_dropped++;
      return;
    }
  label = g_ascii_strdown (pursuit_json_get_text (from, "label"), -1);
  json_object_set_string_member (to, "label", label);
  json_object_set_int_member (to, "score", pursuit_json_get_integer (from, "score", 0));
  json_object_set_object_member (analysis, "sentiment", g_steal_pointer (&to));
}

PursuitSources *
pursuit_ai_analysis_answer_new_lines (const char *transcript)
{
  g_autoptr (PursuitEvidence) where
      = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, NULL, "transcript", NULL);
  PursuitSources *lines = pursuit_sources_new ();

  pursuit_sources_add_lines (lines, LINES, where, transcript);

  return lines;
}

PursuitAiAnalysisAnswer *
pursuit_ai_analysis_answer_read (JsonNode *answer, PursuitSources *transcript, GError **error)
{
  static const char *const lists[] = { "topics", "objections", "next_actions", "risks" };
  g_autoptr (PursuitAiAnalysisAnswer) self = NULL;
  Reader reader;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (transcript != NULL, NULL);

  self = g_new0 (PursuitAiAnalysisAnswer, 1);
  self->analysis = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (self->analysis, json_object_new ());
  reader = (Reader){ self, transcript };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!read_list (&reader, answer, lists[i], error))
      return NULL;
  read_sentiment (&reader, answer);

  return g_steal_pointer (&self);
}

void
pursuit_ai_analysis_answer_free (PursuitAiAnalysisAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->analysis, json_node_unref);
  g_free (self);
}
