/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-analysis.h"

#include "core/pursuit-json.h"

#include <string.h>

/* How the lists are called. The moments stand under the sentiment. */
static const char *const names[PURSUIT_ANALYSIS_N_SECTIONS] = {
  [PURSUIT_ANALYSIS_TOPICS] = "topics",        [PURSUIT_ANALYSIS_OBJECTIONS] = "objections",
  [PURSUIT_ANALYSIS_ACTIONS] = "next_actions", [PURSUIT_ANALYSIS_RISKS] = "risks",
  [PURSUIT_ANALYSIS_MOMENTS] = "moments",
};

static void
set_seconds (JsonObject *object, const char *name, double seconds)
{
  if (seconds < 0)
    json_object_set_null_member (object, name);
  else if (seconds == (double) (gint64) seconds)
    json_object_set_int_member (object, name, (gint64) seconds);
  else
    json_object_set_double_member (object, name, seconds);
}

static void
set_citation (JsonObject *object, const char *name, const PursuitCitation *citation)
{
  JsonObject *place;

  if (citation->line == 0)
    {
      json_object_set_null_member (object, name);
      return;
    }
  place = json_object_new ();
  json_object_set_int_member (place, "line", citation->line);
  set_seconds (place, "start", (double) citation->start);
  pursuit_json_set_text (place, "quote", citation->quote);
  json_object_set_object_member (object, name, place);
}

static JsonObject *
finding_to_json (const PursuitAnalysisFinding *finding, PursuitAnalysisSection section)
{
  JsonObject *object = json_object_new ();

  if (section != PURSUIT_ANALYSIS_ACTIONS && section != PURSUIT_ANALYSIS_MOMENTS)
    {
      pursuit_json_set_text (object, section == PURSUIT_ANALYSIS_TOPICS ? "name" : "type",
                             finding->type);
      pursuit_json_set_text (object, "label", pursuit_analysis_get_label (finding->type));
    }
  if (section == PURSUIT_ANALYSIS_TOPICS)
    json_object_set_int_member (object, "count", finding->count);
  else
    pursuit_json_set_text (object, "text", finding->text);
  if (section == PURSUIT_ANALYSIS_OBJECTIONS || section == PURSUIT_ANALYSIS_ACTIONS)
    pursuit_json_set_text (object, "owner", finding->owner);
  if (section == PURSUIT_ANALYSIS_ACTIONS)
    pursuit_json_set_text (object, "due", finding->due);
  if (section == PURSUIT_ANALYSIS_MOMENTS)
    json_object_set_double_member (object, "score", finding->score);
  set_citation (object, "evidence", &finding->evidence);
  if (section == PURSUIT_ANALYSIS_OBJECTIONS)
    set_citation (object, "answer", &finding->answer);

  return object;
}

static void
set_section (JsonObject *object, PursuitAnalysis *self, PursuitAnalysisSection section)
{
  JsonArray *array = json_array_sized_new (self->sections[section]->len);

  for (guint i = 0; i < self->sections[section]->len; i++)
    json_array_add_object_element (
        array, finding_to_json (g_ptr_array_index (self->sections[section], i), section));
  json_object_set_array_member (object, names[section], array);
}

static JsonObject *
sentiment_to_json (PursuitAnalysis *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "label", self->mood);
  json_object_set_double_member (object, "score", self->score);
  set_citation (object, "evidence", &self->mood_evidence);
  set_section (object, self, PURSUIT_ANALYSIS_MOMENTS);

  return object;
}

static JsonObject *
speaker_to_json (const PursuitAnalysisSpeaker *speaker)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", speaker->name);
  json_object_set_boolean_member (object, "ours", speaker->is_ours);
  json_object_set_int_member (object, "talk_share", speaker->share);
  json_object_set_int_member (object, "words", speaker->words);
  json_object_set_int_member (object, "turns", speaker->turns);
  json_object_set_int_member (object, "questions", speaker->questions);
  json_object_set_int_member (object, "longest_words", speaker->longest_words);
  set_seconds (object, "longest_seconds", (double) speaker->longest_seconds);
  set_citation (object, "evidence", &speaker->longest);

  return object;
}

/* Where the longest monologue of all begins. */
static const PursuitAnalysisSpeaker *
find_longest (PursuitAnalysis *self)
{
  const PursuitAnalysisSpeaker *longest = NULL;

  for (guint i = 0; i < self->speakers->len; i++)
    {
      const PursuitAnalysisSpeaker *speaker = g_ptr_array_index (self->speakers, i);

      if (longest == NULL || speaker->longest_words > longest->longest_words)
        longest = speaker;
    }

  return longest;
}

static JsonObject *
metrics_to_json (PursuitAnalysis *self)
{
  static const PursuitCitation nowhere = { 0, PURSUIT_CITATION_NO_TIME, NULL };
  JsonObject *object = json_object_new ();
  JsonArray *speakers = json_array_new ();
  const PursuitAnalysisSpeaker *longest = find_longest (self);
  gboolean established = self->speakers->len > 0;

  json_object_set_boolean_member (object, "established", established);
  pursuit_json_set_text (object, "not_established", self->not_established);
  for (guint i = 0; i < self->speakers->len; i++)
    json_array_add_object_element (speakers, speaker_to_json (self->speakers->pdata[i]));
  json_object_set_array_member (object, "speakers", speakers);
  set_seconds (object, "turns", established ? (double) self->turns : -1);
  set_seconds (object, "questions", established ? (double) self->questions : -1);
  /* Questions a minute need to know how long it took. */
  if (established && self->seconds > 0)
    json_object_set_double_member (object, "questions_per_minute",
                                   self->questions * 60.0 / (double) self->seconds);
  else
    json_object_set_null_member (object, "questions_per_minute");
  set_seconds (object, "seconds", (double) self->seconds);
  set_seconds (object, "response_seconds", self->response_seconds);
  set_citation (object, "evidence", longest != NULL ? &longest->longest : &nowhere);

  return object;
}

/* Only a provider's answer costs something, also one that could not be used, and only that may have
 * no price. */
static gboolean
has_cost (const char *engine, const PursuitReceipt *receipt)
{
  return receipt != NULL || strcmp (engine, "ai") == 0;
}

JsonNode *
pursuit_analysis_to_json (PursuitAnalysis *self)
{
  g_autoptr (JsonObject) object = NULL;
  JsonArray *not_read;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "engine", self->engine);
  json_object_set_object_member (object, "sentiment", sentiment_to_json (self));
  for (guint i = 0; i < PURSUIT_ANALYSIS_MOMENTS; i++)
    set_section (object, self, i);
  json_object_set_object_member (object, "metrics", metrics_to_json (self));
  not_read = json_array_new ();
  for (guint i = 0; i < self->not_read->len; i++)
    json_array_add_string_element (not_read, g_ptr_array_index (self->not_read, i));
  json_object_set_array_member (object, "not_read", not_read);
  pursuit_json_set_text (object, "transcript", self->fingerprint);
  pursuit_json_set_text (object, "analyzed_at", self->analyzed_at);
  pursuit_json_set_text (object, "cost", has_cost (self->engine, self->receipt) ? self->cost : "0");
  if (self->receipt != NULL)
    json_object_set_member (object, "receipt", pursuit_receipt_to_json (self->receipt));

  return json_node_init_object (json_node_alloc (), object);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
get_count (JsonObject *object, const char *name)
{
  return (guint) CLAMP (pursuit_json_get_integer (object, name, 0), 0, G_MAXINT);
}

static void
read_citation (JsonObject *object, const char *name, PursuitCitation *citation)
{
  JsonObject *place = get_object (object, name);

  if (place == NULL)
    return;
  citation->line = get_count (place, "line");
  citation->start = pursuit_json_get_integer (place, "start", PURSUIT_CITATION_NO_TIME);
  citation->quote = g_strdup (pursuit_json_get_text (place, "quote"));
}

static void
read_finding (PursuitAnalysis *self, JsonObject *object, PursuitAnalysisSection section)
{
  const char *type
      = pursuit_json_get_text (object, section == PURSUIT_ANALYSIS_TOPICS ? "name" : "type");
  PursuitAnalysisFinding *finding = pursuit_analysis_add (self, section, type);

  if (finding == NULL)
    return;
  finding->text = g_strdup (pursuit_json_get_text (object, "text"));
  finding->owner = g_strdup (pursuit_json_get_text (object, "owner"));
  finding->due = g_strdup (pursuit_json_get_text (object, "due"));
  finding->count = get_count (object, "count");
  finding->score = CLAMP (pursuit_json_get_double (object, "score", 0), -1, 1);
  read_citation (object, "evidence", &finding->evidence);
  read_citation (object, "answer", &finding->answer);
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_section (PursuitAnalysis *self, JsonObject *object, PursuitAnalysisSection section)
{
  JsonArray *array = get_array (object, names[section]);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = get_element (array, i);

      if (element != NULL)
        read_finding (self, element, section);
    }
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

static void
read_speaker (PursuitAnalysis *self, JsonObject *object)
{
  const char *name = pursuit_json_get_text (object, "name");
  PursuitAnalysisSpeaker *speaker = pursuit_analysis_add_speaker (self, name != NULL ? name : "");

  speaker->is_ours = is_true (object, "ours");
  speaker->share = MIN (get_count (object, "talk_share"), 100);
  speaker->words = get_count (object, "words");
  speaker->turns = get_count (object, "turns");
  speaker->questions = get_count (object, "questions");
  speaker->longest_words = get_count (object, "longest_words");
  speaker->longest_seconds = pursuit_json_get_integer (object, "longest_seconds", -1);
  read_citation (object, "evidence", &speaker->longest);
}

static void
read_metrics (PursuitAnalysis *self, JsonObject *object)
{
  JsonArray *speakers = get_array (object, "speakers");

  for (guint i = 0; speakers != NULL && i < json_array_get_length (speakers)
                    && i < PURSUIT_ANALYSIS_MAX_FINDINGS;
       i++)
    {
      JsonObject *speaker = get_element (speakers, i);

      if (speaker != NULL)
        read_speaker (self, speaker);
    }
  if (object == NULL)
    return;
  self->not_established = g_strdup (pursuit_json_get_text (object, "not_established"));
  self->turns = get_count (object, "turns");
  self->questions = get_count (object, "questions");
  self->seconds = pursuit_json_get_integer (object, "seconds", -1);
  self->response_seconds = pursuit_json_get_double (object, "response_seconds", -1);
}

static void
read_not_read (PursuitAnalysis *self, JsonObject *object)
{
  JsonArray *array = get_array (object, "not_read");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_ptr_array_add (self->not_read, json_node_dup_string (node));
    }
}

PursuitAnalysis *
pursuit_analysis_from_json (JsonNode *node)
{
  PursuitAnalysis *self;
  JsonObject *object, *sentiment;
  const char *engine;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  sentiment = get_object (object, "sentiment");
  engine = pursuit_json_get_text (object, "engine");
  if (sentiment == NULL || engine == NULL)
    return NULL;

  self = pursuit_analysis_new (strcmp (engine, "ai") == 0 ? "ai" : "rules");
  pursuit_analysis_set_score (self, pursuit_json_get_double (sentiment, "score", 0));
  pursuit_analysis_take_mood (self, pursuit_json_get_text (sentiment, "label"));
  read_citation (sentiment, "evidence", &self->mood_evidence);
  read_section (self, sentiment, PURSUIT_ANALYSIS_MOMENTS);
  for (guint i = 0; i < PURSUIT_ANALYSIS_MOMENTS; i++)
    read_section (self, object, i);
  read_metrics (self, get_object (object, "metrics"));
  read_not_read (self, object);
  self->fingerprint = g_strdup (pursuit_json_get_text (object, "transcript"));
  self->analyzed_at = g_strdup (pursuit_json_get_text (object, "analyzed_at"));
  self->receipt = pursuit_receipt_from_json (json_object_get_member (object, "receipt"));
  if (has_cost (self->engine, self->receipt))
    self->cost = g_strdup (pursuit_json_get_text (object, "cost"));

  return self;
}
