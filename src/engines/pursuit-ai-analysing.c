/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-analysing.h"

#include "ai/pursuit-ai-compress.h"
#include "ai/pursuit-ai-mask.h"
#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "engines/pursuit-ai-analysis-answer.h"
#include "engines/pursuit-speaker-names-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROMPT "analyse-conversation"
#define PERCENT 100.0

struct _PursuitAiAnalysing
{
  char *transcript; /* in UTF-8 */
  char *day;        /* (nullable) */
  PursuitAnalysis *rules;
  GHashTable *times;     /* seconds by line */
  PursuitSources *lines; /* of the transcript, which may be long */
  PursuitAiMask *mask;

  /* What the gateway has had looked at last, and what was in it. */
  char *checked;             /* (nullable) */
  PursuitAnalysis *analysis; /* (nullable) */
};

/* The answer's lists, and what a finding is called that no list of words knows. */
static const struct
{
  const char *list;
  PursuitAnalysisSection section;
  const char *type;
} lists[] = {
  { "topics", PURSUIT_ANALYSIS_TOPICS, NULL },
  { "objections", PURSUIT_ANALYSIS_OBJECTIONS, "objection" },
  { "next_actions", PURSUIT_ANALYSIS_ACTIONS, NULL },
  { "risks", PURSUIT_ANALYSIS_RISKS, "risk" },
};

PursuitAiAnalysing *
pursuit_ai_analysing_new (const PursuitTalkInput *input)
{
  PursuitAiAnalysing *self;

  g_return_val_if_fail (input != NULL && input->transcript != NULL, NULL);

  self = g_new0 (PursuitAiAnalysing, 1);
  self->transcript = g_utf8_make_valid (input->transcript, -1);
  self->day = g_strdup (input->happened_on);
  self->rules = pursuit_talk_analyse (input);
  self->times = pursuit_talk_list_times (input->transcript);
  self->lines = pursuit_ai_analysis_answer_new_lines (self->transcript);
  self->mask = pursuit_ai_mask_new ();
  for (guint i = 0; input->own_names != NULL && input->own_names[i] != NULL; i++)
    pursuit_ai_analysing_add_name (self, input->own_names[i]);
  pursuit_speaker_names_add_text (self->mask, self->transcript, NULL, NULL);

  return self;
}

void
pursuit_ai_analysing_free (PursuitAiAnalysing *self)
{
  if (self == NULL)
    return;

  g_free (self->transcript);
  g_free (self->day);
  pursuit_analysis_unref (self->rules);
  g_hash_table_unref (self->times);
  pursuit_sources_unref (self->lines);
  pursuit_ai_mask_free (self->mask);
  g_free (self->checked);
  g_clear_pointer (&self->analysis, pursuit_analysis_unref);
  g_free (self);
}

void
pursuit_ai_analysing_add_name (PursuitAiAnalysing *self, const char *name)
{
  g_return_if_fail (self != NULL);

  pursuit_ai_mask_add_name (self->mask, name);
}

/* Line by line, so that nothing that goes over two lines moves the numbers of those behind it. */
static char *
dup_masked (PursuitAiAnalysing *self)
{
  g_auto (GStrv) lines = g_strsplit (self->transcript, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *masked = pursuit_ai_mask_apply (self->mask, lines[i]);

      g_free (lines[i]);
      lines[i] = masked;
    }

  return g_strjoinv ("\n", lines);
}

PursuitAiRequest *
pursuit_ai_analysing_new_request (PursuitAiAnalysing *self, const char *language, GError **error)
{
  const PursuitAiPrompt *prompt;
  g_autoptr (PursuitAiCompressed) compressed = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *settings = NULL;
  PursuitAiBlock blocks[2] = { { .name = "settings" }, { .name = "conversation" } };
  PursuitAiRequest *request;

  g_return_val_if_fail (self != NULL && language != NULL, NULL);

  prompt = pursuit_ai_prompt_get (PROMPT, error);
  if (prompt == NULL)
    return NULL;
  masked = dup_masked (self);
  compressed = pursuit_ai_compress_transcript (masked);
  settings = g_strdup_printf ("language: %s\nday: %s", language,
                              self->day != NULL ? self->day : "not known");
  blocks[0].text = settings;
  blocks[1].text = compressed->text;
  request = pursuit_ai_prompt_new_request (prompt, blocks, G_N_ELEMENTS (blocks), 1);
  request->masked = pursuit_ai_mask_dup_sorts (self->mask);
  if (compressed->tokens_before > compressed->tokens_after)
    request->left_out = compressed->tokens_before - compressed->tokens_after;

  return request;
}

/* What is counted in the conversation, and no finding yet. */
static PursuitAnalysis *
dup_figures (PursuitAiAnalysing *self)
{
  g_autoptr (JsonNode) node = pursuit_analysis_to_json (self->rules);
  PursuitAnalysis *analysis = pursuit_analysis_from_json (node);

  analysis->engine = PURSUIT_AI_ANALYSING_ENGINE;
  for (guint i = 0; i < PURSUIT_ANALYSIS_N_SECTIONS; i++)
    g_ptr_array_set_size (analysis->sections[i], 0);
  pursuit_citation_clear (&analysis->mood_evidence);
  analysis->mood_evidence.start = PURSUIT_CITATION_NO_TIME;
  pursuit_analysis_set_score (analysis, 0);

  return analysis;
}

static void
take_citation (PursuitAiAnalysing *self, JsonObject *from, const char *name, PursuitCitation *to)
{
  JsonNode *node = json_object_get_member (from, name);
  JsonObject *place;
  gpointer seconds;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  place = json_node_get_object (node);
  to->line = (guint) pursuit_json_get_integer (place, "line", 0);
  to->quote = g_strdup (pursuit_json_get_text (place, "quote"));
  if (g_hash_table_lookup_extended (self->times, GUINT_TO_POINTER (to->line), NULL, &seconds))
    to->start = GPOINTER_TO_INT (seconds);
}

/* The rules know objections by their kind; one that they found in the same line is it. */
static const char *
find_kind (PursuitAiAnalysing *self, gint64 line)
{
  GPtrArray *found = self->rules->sections[PURSUIT_ANALYSIS_OBJECTIONS];

  for (guint i = 0; i < found->len; i++)
    {
      const PursuitAnalysisFinding *finding = g_ptr_array_index (found, i);

      if (finding->evidence.line == line)
        return finding->type;
    }

  return NULL;
}

/* A topic that stands there already is counted once more. */
static gboolean
count_topic (PursuitAnalysis *analysis, const char *name)
{
  GPtrArray *topics = analysis->sections[PURSUIT_ANALYSIS_TOPICS];

  for (guint i = 0; i < topics->len; i++)
    {
      PursuitAnalysisFinding *topic = g_ptr_array_index (topics, i);

      if (strcmp (topic->type, name) == 0)
        return ++topic->count > 1;
    }

  return FALSE;
}

static const char *
get_type (PursuitAiAnalysing *self, guint list, JsonObject *from)
{
  JsonObject *evidence = json_object_get_object_member (from, "evidence");
  const char *kind = NULL;

  if (lists[list].section == PURSUIT_ANALYSIS_TOPICS)
    return pursuit_json_get_text (from, "text");
  if (lists[list].section == PURSUIT_ANALYSIS_OBJECTIONS)
    kind = find_kind (self, pursuit_json_get_integer (evidence, "line", 0));

  return kind != NULL ? kind : lists[list].type;
}

static void
take_finding (PursuitAiAnalysing *self, PursuitAnalysis *analysis, guint list, JsonObject *from)
{
  PursuitAnalysisSection section = lists[list].section;
  const char *text = pursuit_json_get_text (from, "text");
  PursuitAnalysisFinding *finding;

  if (section == PURSUIT_ANALYSIS_TOPICS && count_topic (analysis, text))
    return;
  finding = pursuit_analysis_add (analysis, section, get_type (self, list, from));
  if (finding == NULL)
    return;
  finding->text = g_strdup (text);
  finding->owner = g_strdup (pursuit_json_get_text (from, "owner"));
  finding->due = g_strdup (pursuit_json_get_text (from, "due"));
  finding->count = section == PURSUIT_ANALYSIS_TOPICS ? 1 : 0;
  take_citation (self, from, "evidence", &finding->evidence);
  take_citation (self, from, "answer_evidence", &finding->answer);
}

static void
take_mood (PursuitAiAnalysing *self, PursuitAnalysis *analysis, JsonObject *from)
{
  JsonNode *node = json_object_get_member (from, "sentiment");
  JsonObject *sentiment;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  sentiment = json_node_get_object (node);
  pursuit_analysis_set_score (analysis,
                              (double) pursuit_json_get_integer (sentiment, "score", 0) / PERCENT);
  pursuit_analysis_take_mood (analysis, pursuit_json_get_text (sentiment, "label"));
  take_citation (self, sentiment, "evidence", &analysis->mood_evidence);
}

static void
tell_dropped (PursuitAnalysis *analysis, guint n)
{
  if (n > 0)
    g_ptr_array_add (
        analysis->not_read,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u finding was dropped: no line bears it out.",
                                      "%u findings were dropped: no line bears them out.", n),
                         n));
}

static PursuitAnalysis *
read_answer (PursuitAiAnalysing *self, const char *text, GError **error)
{
  g_autoptr (JsonNode) masked = pursuit_ai_schema_extract (text, error);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PursuitAiAnalysisAnswer) answer = NULL;
  PursuitAnalysis *analysis;
  JsonObject *object;

  if (masked == NULL)
    return NULL;
  node = pursuit_ai_mask_restore_json (self->mask, masked);
  answer = pursuit_ai_analysis_answer_read (node, self->lines, error);
  if (answer == NULL)
    return NULL;

  analysis = dup_figures (self);
  object = json_node_get_object (answer->analysis);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *found = json_object_get_array_member (object, lists[i].list);

      for (guint k = 0; k < json_array_get_length (found); k++)
        take_finding (self, analysis, i, json_array_get_object_element (found, k));
    }
  take_mood (self, analysis, object);
  tell_dropped (analysis, answer->n_dropped);

  return analysis;
}

PursuitAnalysis *
pursuit_ai_analysing_read (PursuitAiAnalysing *self, const char *text, GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (self->analysis != NULL && strcmp (self->checked, text) == 0)
    return g_steal_pointer (&self->analysis);

  return read_answer (self, text, error);
}

gboolean
pursuit_ai_analysing_check (const char *text, gpointer data, GError **error)
{
  PursuitAiAnalysing *self = data;

  g_clear_pointer (&self->analysis, pursuit_analysis_unref);
  self->analysis = read_answer (self, text, error);
  pursuit_set_str (&self->checked, text);

  return self->analysis != NULL;
}
