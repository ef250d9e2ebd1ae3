/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-evidence.h"
#include "core/pursuit-receipt.h"
#include "core/pursuit-score-formula.h"
#include "core/pursuit-score-override.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE (pursuit_score_get_type ())

/**
 * PursuitScorePartResult:
 * @points: 0 to 100, or %PURSUIT_SCORE_NOT_ESTABLISHED
 * @summary: (nullable): why, in a few words for a person
 * @ask: (nullable): the next question to ask about this part
 * @evidence: (nullable): what it rests on; always there when @points are
 *
 * One part of a score.
 */
typedef struct
{
  int points;
  char *summary;
  char *ask;
  PursuitEvidence *evidence;
} PursuitScorePartResult;

/**
 * PursuitScoreReason:
 * @text: the reason, for a person
 * @weight: signed points of the total (rules, ai), or log-odds (history)
 * @evidence: (nullable): what it rests on
 *
 * One reason for a score.
 */
typedef struct
{
  char *text;
  double weight;
  PursuitEvidence *evidence;
} PursuitScoreReason;

/**
 * PursuitScore:
 * @engine: "rules", "history" or "ai", static
 * @total: 0 to 100
 * @established: how many of the four parts are, 0 to 4
 * @parts: the parts; for history all unestablished
 * @probability: of winning, 0 to 1, or negative where the engine gives none
 * @reasons: (element-type PursuitScoreReason): greatest weight first
 * @why: (nullable): why this engine speaks and not a better or a plainer one, for a person; there
 *   where the ladder chose it
 * @scored_at: (nullable): when, RFC 3339
 * @receipt: (nullable): what the answer took; of the engine "ai" only
 * @override: (nullable): what a person says instead; @total stays what was computed
 *
 * A lead's score, explained. A value: made once, then only read.
 */
typedef struct
{
  const char *engine;
  int total;
  int established;
  PursuitScorePartResult parts[PURSUIT_SCORE_N_PARTS];
  double probability;
  GPtrArray *reasons;
  char *why;
  char *scored_at;
  PursuitReceipt *receipt;
  PursuitScoreOverride *override;

  /*< private >*/
  gatomicrefcount ref_count;
} PursuitScore;

GType pursuit_score_get_type (void);

/**
 * pursuit_score_new:
 * @engine: which engine speaks
 *
 * Returns: (transfer full): a score with nothing established
 */
PursuitScore *pursuit_score_new (const char *engine);

/**
 * pursuit_score_ref:
 * @self: a score
 *
 * Returns: (transfer full): @self
 */
PursuitScore *pursuit_score_ref (PursuitScore *self);

/**
 * pursuit_score_unref:
 * @self: (transfer full): a score
 *
 * Gives a reference back.
 */
void pursuit_score_unref (PursuitScore *self);

/**
 * pursuit_score_establish:
 * @self: a score in the making
 * @part: a part
 * @points: 0 to 100
 * @summary: why, in a few words
 * @evidence: (transfer full): what it rests on
 *
 * Fills one part.
 */
void pursuit_score_establish (PursuitScore *self,
                              PursuitScorePart part,
                              int points,
                              const char *summary,
                              PursuitEvidence *evidence);

/**
 * pursuit_score_add_reason:
 * @self: a score in the making
 * @text: the reason
 * @weight: its weight
 * @evidence: (nullable) (transfer full): what it rests on
 *
 * Adds a reason behind the others.
 */
void pursuit_score_add_reason (PursuitScore *self,
                               const char *text,
                               double weight,
                               PursuitEvidence *evidence);

/**
 * pursuit_score_finish:
 * @self: a score in the making
 * @formula: the formula
 *
 * Computes total and established from the parts, and orders the reasons by weight.
 */
void pursuit_score_finish (PursuitScore *self, const PursuitScoreFormula *formula);

/**
 * pursuit_score_get_shown:
 * @self: a score
 *
 * Returns: what lists and filters show: the score by hand if there is one, else the total
 */
int pursuit_score_get_shown (const PursuitScore *self);

/**
 * pursuit_score_to_json:
 * @self: a score
 *
 * Returns: (transfer full): `{"score","engine","breakdown","established","probability",
 *   "reasons","parts","why","scored_at","receipt"}`: `breakdown` has the four numbers, null where
 * not established, and is null for history; `parts` has summary, ask and evidence of each. Where a
 * person has set it by hand there is `"override":{"score","reason","until"}`, too
 */
JsonNode *pursuit_score_to_json (PursuitScore *self);

/**
 * pursuit_score_texts_agree:
 * @a: (nullable): the JSON text of a score
 * @b: (nullable): that of another
 *
 * Compares two scores without reading them, since thousands are compared at a time.
 *
 * Returns: %TRUE if both say the same, whenever and for whatever choice they were made
 */
gboolean pursuit_score_texts_agree (const char *a, const char *b);

/**
 * pursuit_score_from_json:
 * @node: (nullable): what pursuit_score_to_json() made
 *
 * Returns: (transfer full) (nullable): the score; %NULL if @node holds none
 */
PursuitScore *pursuit_score_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScore, pursuit_score_unref)

G_END_DECLS
