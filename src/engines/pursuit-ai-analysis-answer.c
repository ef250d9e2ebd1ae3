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

static guint
count_words (const char *text, gsize length)
{
  guint n = 0;
  gboolean was_space = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_space = g_ascii_isspace (text[i]);

      n += was_space && !is_space;
      was_space = is_space;
    }

  return n;
}

static JsonArray *
list_speakers (GHashTable *words, GPtrArray *order, guint total)
{
  JsonArray *speakers = json_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (words, order->pdata[i]));
      JsonObject *speaker = json_object_new ();

      json_object_set_string_member (speaker, "name", order->pdata[i]);
      json_object_set_int_member (speaker, "words", n);
      json_object_set_double_member (speaker, "share", total > 0 ? (double) n / total : 0);
      json_array_add_object_element (speakers, speaker);
    }

  return speakers;
}

/* Who spoke how much, counted. */
static void
add_metrics (Reader *reader)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  guint n_lines = pursuit_sources_get_n (reader->sources);
  JsonObject *metrics = json_object_new ();
  guint total = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      const char *line = pursuit_sources_get (reader->sources, i)->evidence->quote;
      PursuitUtterance utterance;
      g_autofree char *name = NULL;
      gpointer key = NULL;
      gpointer value = NULL;
      guint n;

      pursuit_utterance_parse (&utterance, line, strlen (line));
      n = count_words (utterance.text, utterance.text_length);
      total += n;
      if (utterance.speaker == NULL)
        continue;
      name = g_strndup (utterance.speaker, utterance.speaker_length);
      if (!g_hash_table_lookup_extended (words, name, &key, &value))
        {
          key = g_steal_pointer (&name);
          g_ptr_array_add (order, key);
        }
      g_hash_table_insert (words, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + n));
    }
  json_object_set_int_member (metrics, "lines", n_lines);
  json_object_set_int_member (metrics, "words", total);
  json_object_set_array_member (metrics, "speakers", list_speakers (words, order, total));
  json_object_set_object_member (json_node_get_object (reader->result->analysis), "metrics",
                                 metrics);
}

PursuitAiAnalysisAnswer *
pursuit_ai_analysis_answer_read (JsonNode *answer, const char *transcript, GError **error)
{
  static const char *const lists[] = { "topics", "objections", "next_actions", "risks" };
  g_autoptr (PursuitSources) sources = pursuit_sources_new ();
  g_autoptr (PursuitEvidence) where = NULL;
  g_autoptr (PursuitAiAnalysisAnswer) self = NULL;
  Reader reader;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (transcript != NULL, NULL);

  where = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, NULL, "transcript", NULL);
  pursuit_sources_add_lines (sources, LINES, where, transcript);
  self = g_new0 (PursuitAiAnalysisAnswer, 1);
  self->analysis = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (self->analysis, json_object_new ());
  reader = (Reader){ self, sources };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!read_list (&reader, answer, lists[i], error))
      return NULL;
  read_sentiment (&reader, answer);
  add_metrics (&reader);

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
