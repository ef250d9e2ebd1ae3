/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-analysis.h"

#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* From here on a mood has a direction. */
#define LEANS 0.15

static const struct
{
  const char *type;
  const char *label;
} labels[] = {
  { "positive", N_ ("Positive") },
  { "neutral", N_ ("Neutral") },
  { "negative", N_ ("Negative") },
  { "mixed", N_ ("Mixed") },
  { "price", N_ ("Price") },
  { "timing", N_ ("Timing") },
  { "authority", N_ ("Authority") },
  { "need", N_ ("Need") },
  { "trust", N_ ("Trust") },
  { "competitor", N_ ("Competitor") },
  { "status-quo", N_ ("Status quo") },
  { "security", N_ ("Security and privacy") },
  { "integration", N_ ("Integration") },
  { "rollout", N_ ("Rollout") },
  { "support", N_ ("Support") },
  { "contract", N_ ("Contract") },
  { "reporting", N_ ("Reporting") },
  { "quality", N_ ("Quality and downtime") },
  { "training", N_ ("Training") },
  { "pilot", N_ ("Pilot") },
  { "people", N_ ("Staff") },
  { "unanswered", N_ ("Objection without an answer") },
  { "competitor-named", N_ ("Competitor in the deal") },
  { "no-next-step", N_ ("No next step") },
  { "no-date", N_ ("No date") },
  { "no-decider", N_ ("Who decides is not established") },
  { "monologue", N_ ("We talk too much") },
  { "bad-mood", N_ ("Bad mood") },
  { "objection", N_ ("Objection") },
  { "risk", N_ ("Risk") },
};

G_DEFINE_BOXED_TYPE (PursuitAnalysis,
                     pursuit_analysis,
                     pursuit_analysis_ref,
                     pursuit_analysis_unref)

void
pursuit_citation_clear (PursuitCitation *self)
{
  g_clear_pointer (&self->quote, g_free);
  self->line = 0;
}

static void
finding_free (gpointer data)
{
  PursuitAnalysisFinding *self = data;

  g_free (self->type);
  g_free (self->text);
  g_free (self->owner);
  g_free (self->due);
  pursuit_citation_clear (&self->evidence);
  pursuit_citation_clear (&self->answer);
  g_free (self);
}

static void
speaker_free (gpointer data)
{
  PursuitAnalysisSpeaker *self = data;

  g_free (self->name);
  pursuit_citation_clear (&self->longest);
  g_free (self);
}

PursuitAnalysis *
pursuit_analysis_new (const char *engine)
{
  PursuitAnalysis *self = g_new0 (PursuitAnalysis, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->engine = g_intern_string (engine);
  self->mood = "neutral";
  self->mood_evidence.start = PURSUIT_CITATION_NO_TIME;
  self->seconds = -1;
  self->response_seconds = -1;
  for (guint i = 0; i < PURSUIT_ANALYSIS_N_SECTIONS; i++)
    self->sections[i] = g_ptr_array_new_with_free_func (finding_free);
  self->speakers = g_ptr_array_new_with_free_func (speaker_free);
  self->not_read = g_ptr_array_new_with_free_func (g_free);

  return self;
}

PursuitAnalysis *
pursuit_analysis_ref (PursuitAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pursuit_analysis_unref (PursuitAnalysis *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < PURSUIT_ANALYSIS_N_SECTIONS; i++)
    g_ptr_array_unref (self->sections[i]);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->not_read);
  pursuit_citation_clear (&self->mood_evidence);
  g_free (self->not_established);
  g_free (self->fingerprint);
  g_free (self->analyzed_at);
  g_free (self->cost);
  pursuit_receipt_free (self->receipt);
  g_free (self);
}

PursuitAnalysisFinding *
pursuit_analysis_add (PursuitAnalysis *self, PursuitAnalysisSection section, const char *type)
{
  PursuitAnalysisFinding *finding;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (section < PURSUIT_ANALYSIS_N_SECTIONS, NULL);

  if (self->sections[section]->len >= PURSUIT_ANALYSIS_MAX_FINDINGS)
    return NULL;
  finding = g_new0 (PursuitAnalysisFinding, 1);
  finding->type = g_strdup (type);
  finding->evidence.start = finding->answer.start = PURSUIT_CITATION_NO_TIME;
  g_ptr_array_add (self->sections[section], finding);

  return finding;
}

PursuitAnalysisSpeaker *
pursuit_analysis_add_speaker (PursuitAnalysis *self, const char *name)
{
  PursuitAnalysisSpeaker *speaker;

  g_return_val_if_fail (self != NULL, NULL);

  speaker = g_new0 (PursuitAnalysisSpeaker, 1);
  speaker->name = g_strdup (name);
  speaker->longest_seconds = -1;
  speaker->longest.start = PURSUIT_CITATION_NO_TIME;
  g_ptr_array_add (self->speakers, speaker);

  return speaker;
}

void
pursuit_analysis_set_score (PursuitAnalysis *self, double score)
{
  g_return_if_fail (self != NULL);

  self->score = isfinite (score) ? round (CLAMP (score, -1, 1) * 100) / 100 : 0;
  if (self->score >= LEANS)
    self->mood = "positive";
  else
    self->mood = self->score <= -LEANS ? "negative" : "neutral";
}

void
pursuit_analysis_take_mood (PursuitAnalysis *self, const char *mood)
{
  static const char *const moods[] = { "positive", "neutral", "negative", "mixed" };

  g_return_if_fail (self != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (moods); i++)
    if (g_strcmp0 (moods[i], mood) == 0)
      self->mood = moods[i];
}

const char *
pursuit_analysis_get_label (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].type, type) == 0)
      return _ (labels[i].label);

  return type;
}

/* Each number with the form of its word. */
char *
pursuit_analysis_speaker_dup_figures (const PursuitAnalysisSpeaker *self, const char *separator)
{
  g_autofree char *turns = NULL;
  g_autofree char *questions = NULL;
  g_autofree char *longest = NULL;

  g_return_val_if_fail (self != NULL && separator != NULL, NULL);

  turns = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u turn", "%u turns", self->turns),
                           self->turns);
  questions = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u question", "%u questions", self->questions),
      self->questions);
  longest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "longest turn %u word",
                                          "longest turn %u words", self->longest_words),
                             self->longest_words);

  return g_strconcat (turns, separator, questions, separator, longest, NULL);
}

/* FNV-1a: it has to notice a change, not to withstand an attack. */
char *
pursuit_analysis_fingerprint (const char *transcript)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  const char *text = transcript != NULL ? transcript : "";
  const char *p;

  for (p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);

  return g_strdup_printf ("%" G_GSIZE_MODIFIER "x-%016" G_GINT64_MODIFIER "x", (gsize) (p - text),
                          hash);
}

PursuitAnalysis *
pursuit_analysis_of (PursuitRecord *conversation, gboolean *is_stale)
{
  const char *text;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PursuitAnalysis) self = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (conversation), NULL);

  text = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_ANALYSIS_RESULT);
  if (text != NULL && strlen (text) <= PURSUIT_ANALYSIS_MAX_LENGTH)
    node = pursuit_json_parse (text, -1, NULL);
  self = pursuit_analysis_from_json (node);
  if (is_stale != NULL && self != NULL)
    {
      now = pursuit_analysis_fingerprint (
          pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT));
      *is_stale = g_strcmp0 (now, self->fingerprint) != 0;
    }

  return g_steal_pointer (&self);
}
