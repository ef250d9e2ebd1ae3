/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-conversation.h"
#include "core/pursuit-receipt.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Most findings of one kind, and most bytes of a stored analysis that is read back. */
#define PURSUIT_ANALYSIS_MAX_FINDINGS 100
#define PURSUIT_ANALYSIS_MAX_LENGTH (1024 * 1024)

/* Where nobody noted a time. */
#define PURSUIT_CITATION_NO_TIME -1

#define PURSUIT_TYPE_ANALYSIS (pursuit_analysis_get_type ())

/**
 * PursuitCitation:
 * @line: a line of the transcript, from 1; 0 for none
 * @start: when it was said, in seconds from the beginning, or %PURSUIT_CITATION_NO_TIME
 * @quote: (nullable): the words
 *
 * The line that something rests on.
 */
typedef struct
{
  guint line;
  gint64 start;
  char *quote;
} PursuitCitation;

/**
 * PursuitAnalysisSection:
 * @PURSUIT_ANALYSIS_TOPICS: what it was about
 * @PURSUIT_ANALYSIS_OBJECTIONS: what stood against it
 * @PURSUIT_ANALYSIS_ACTIONS: who promised what, or was asked for what
 * @PURSUIT_ANALYSIS_RISKS: what should worry us
 * @PURSUIT_ANALYSIS_MOMENTS: where the mood showed
 *
 * The lists of an analysis.
 */
typedef enum
{
  PURSUIT_ANALYSIS_TOPICS,
  PURSUIT_ANALYSIS_OBJECTIONS,
  PURSUIT_ANALYSIS_ACTIONS,
  PURSUIT_ANALYSIS_RISKS,
  PURSUIT_ANALYSIS_MOMENTS,
  PURSUIT_ANALYSIS_N_SECTIONS,
} PursuitAnalysisSection;

/**
 * PursuitAnalysisFinding:
 * @type: (nullable): which topic, objection or risk it is, such as "price"
 * @text: what it is, for a person
 * @owner: (nullable): who said it; of an action who does it
 * @due: (nullable): the last day for an action, `YYYY-MM-DD`
 * @count: how often a topic was named
 * @score: a moment's mood, -1 to 1
 * @evidence: where it stands; its line is 0 only for a risk that is the lack of something
 * @answer: what the other side answered to an objection; its line is 0 if nothing
 *
 * One thing that an analysis found.
 */
typedef struct
{
  char *type;
  char *text;
  char *owner;
  char *due;
  guint count;
  double score;
  PursuitCitation evidence;
  PursuitCitation answer;
} PursuitAnalysisFinding;

/**
 * PursuitAnalysisSpeaker:
 * @name: as the transcript has it
 * @is_ours: whether it is one of our people
 * @words: how many words
 * @share: percent of all words; those of all speakers are 100 together
 * @turns: how many times in a row
 * @questions: how many questions
 * @longest_words: words of the longest turn
 * @longest_seconds: how long that took, or -1
 * @longest: where it begins
 *
 * How much somebody talked.
 */
typedef struct
{
  char *name;
  gboolean is_ours;
  guint words;
  guint share;
  guint turns;
  guint questions;
  guint longest_words;
  gint64 longest_seconds;
  PursuitCitation longest;
} PursuitAnalysisSpeaker;

/**
 * PursuitAnalysis:
 * @engine: "rules" or "ai", static
 * @mood: "positive", "neutral", "negative" or "mixed", static
 * @score: -1 to 1
 * @mood_evidence: the line that decided most; 0 if no word told a mood
 * @sections: (element-type PursuitAnalysisFinding): the lists
 * @speakers: (element-type PursuitAnalysisSpeaker): who talked most first; empty where it is not
 *   established who said what
 * @not_established: (nullable): why the figures of the call are not, for a person
 * @turns: of all speakers
 * @questions: of all speakers
 * @seconds: how long it took, or -1
 * @response_seconds: how long our side waited on average before it spoke, or -1
 * @not_read: (element-type utf8): what could not be read, for a person
 * @fingerprint: of the transcript that was read
 * @analyzed_at: (nullable): when, RFC 3339
 * @cost: (nullable): what a provider took for it, in USD, exact; %NULL if it has no price, or was
 *   not asked
 * @receipt: (nullable): what the answer took; beside another engine than "ai" that of an answer
 *   that was paid and could not be used
 *
 * What a conversation holds, each finding with its line. A value: made once, then only read.
 */
typedef struct
{
  const char *engine;
  const char *mood;
  double score;
  PursuitCitation mood_evidence;
  GPtrArray *sections[PURSUIT_ANALYSIS_N_SECTIONS];
  GPtrArray *speakers;
  char *not_established;
  guint turns;
  guint questions;
  gint64 seconds;
  double response_seconds;
  GPtrArray *not_read;
  char *fingerprint;
  char *analyzed_at;
  char *cost;
  PursuitReceipt *receipt;

  /*< private >*/
  gatomicrefcount ref_count;
} PursuitAnalysis;

GType pursuit_analysis_get_type (void);

/**
 * pursuit_citation_clear:
 * @self: a citation
 *
 * Frees what it holds.
 */
void pursuit_citation_clear (PursuitCitation *self);

/**
 * pursuit_analysis_new:
 * @engine: which engine speaks
 *
 * Returns: (transfer full): an analysis that found nothing
 */
PursuitAnalysis *pursuit_analysis_new (const char *engine);

/**
 * pursuit_analysis_ref:
 * @self: an analysis
 *
 * Returns: (transfer full): @self
 */
PursuitAnalysis *pursuit_analysis_ref (PursuitAnalysis *self);

/**
 * pursuit_analysis_unref:
 * @self: (transfer full): an analysis
 *
 * Gives a reference back.
 */
void pursuit_analysis_unref (PursuitAnalysis *self);

/**
 * pursuit_analysis_add:
 * @self: an analysis in the making
 * @section: a list
 * @type: (nullable): which kind of finding
 *
 * Adds a finding without text and evidence behind the others.
 *
 * Returns: (transfer none) (nullable): it, to be filled; %NULL if the list is full
 */
PursuitAnalysisFinding *
pursuit_analysis_add (PursuitAnalysis *self, PursuitAnalysisSection section, const char *type);

/**
 * pursuit_analysis_speaker_dup_figures:
 * @self: a speaker
 * @separator: what stands between two figures
 *
 * Returns: (transfer full): such as "12 turns, 3 questions, longest turn 40 words", for a person
 */
char *pursuit_analysis_speaker_dup_figures (const PursuitAnalysisSpeaker *self,
                                            const char *separator);

/**
 * pursuit_analysis_add_speaker:
 * @self: an analysis in the making
 * @name: what the transcript calls them
 *
 * Returns: (transfer none): the speaker, to be filled
 */
PursuitAnalysisSpeaker *pursuit_analysis_add_speaker (PursuitAnalysis *self, const char *name);

/**
 * pursuit_analysis_set_score:
 * @self: an analysis in the making
 * @score: -1 to 1; rounded to hundredths
 *
 * Sets the mood and its label: positive from 0.15, negative from -0.15.
 */
void pursuit_analysis_set_score (PursuitAnalysis *self, double score);

/**
 * pursuit_analysis_take_mood:
 * @self: an analysis in the making
 * @mood: (nullable): "positive", "neutral", "negative" or "mixed"; anything else leaves what the
 *   score says
 *
 * Sets the mood that was answered, which a score alone cannot tell: praise and anger in one
 * conversation are no indifference.
 */
void pursuit_analysis_take_mood (PursuitAnalysis *self, const char *mood);

/**
 * pursuit_analysis_get_label:
 * @type: (nullable): the type of a finding, or a mood
 *
 * Returns: (nullable): what people call it, translated; @type itself if it is a name
 */
const char *pursuit_analysis_get_label (const char *type);

/**
 * pursuit_analysis_fingerprint:
 * @transcript: (nullable): a transcript
 *
 * Returns: (transfer full): a few characters that differ as soon as it differs by accident
 */
char *pursuit_analysis_fingerprint (const char *transcript);

/**
 * pursuit_analysis_to_json:
 * @self: an analysis
 *
 * Returns: (transfer full): `{"engine","sentiment","topics","objections","next_actions","risks",
 *   "metrics","not_read","transcript","analyzed_at","cost","receipt"}`; each finding has `evidence`
 * with `line`, `start` and `quote`
 */
JsonNode *pursuit_analysis_to_json (PursuitAnalysis *self);

/**
 * pursuit_analysis_from_json:
 * @node: (nullable): what pursuit_analysis_to_json() made
 *
 * Returns: (transfer full) (nullable): the analysis; %NULL if @node holds none
 */
PursuitAnalysis *pursuit_analysis_from_json (JsonNode *node);

/**
 * pursuit_analysis_of:
 * @conversation: a conversation
 * @is_stale: (out) (optional): whether its transcript has changed since
 *
 * Returns: (transfer full) (nullable): what was kept of the last analysis; %NULL if there was none
 */
PursuitAnalysis *pursuit_analysis_of (PursuitRecord *conversation, gboolean *is_stale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAnalysis, pursuit_analysis_unref)

G_END_DECLS
