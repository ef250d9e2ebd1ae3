/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-money.h"
#include "core/pursuit-record.h"
#include "core/pursuit-score.h"

G_BEGIN_DECLS

/* What the scorecard reads at most: records of one kind, bytes of one text, and bytes of all
 * texts of a lead. What lies beyond is left unread, oldest last if the caller sorts as asked. */
#define PURSUIT_SCORECARD_MAX_RECORDS 1000
#define PURSUIT_SCORECARD_MAX_TEXT (512 * 1024)
#define PURSUIT_SCORECARD_MAX_ALL_TEXT (4 * 1024 * 1024)

/**
 * PursuitScorecardInput:
 * @lead: the lead
 * @people: (nullable) (element-type PursuitRecord): its people
 * @activities: (nullable) (element-type PursuitRecord): its activities, newest first
 * @conversations: (nullable) (element-type PursuitRecord): its conversations, newest first
 * @proposals: (nullable) (element-type PursuitRecord): its proposals, newest first
 * @own_names: (nullable) (array zero-terminated=1): names of our own people: what they say in a
 *   transcript proves nothing
 * @formula: (nullable): the formula; %PURSUIT_SCORE_FORMULA_DEFAULT if %NULL
 * @style: (nullable): how amounts in questions are written; groups of three by a no-break
 *   space if %NULL
 * @assumed: (nullable) (array fixed-size=4): points of each part that are taken for granted,
 *   whatever the evidence says; %PURSUIT_SCORE_NOT_ESTABLISHED where nothing is
 * @now_us: the present, microseconds since 1970-01-01 UTC
 *
 * Everything a score by rules is made of. Nothing is changed and nothing is kept. Records that
 * are deleted (`deleted_at`) count as absent.
 */
typedef struct
{
  PursuitRecord *lead;
  GPtrArray *people;
  GPtrArray *activities;
  GPtrArray *conversations;
  GPtrArray *proposals;
  const char *const *own_names;
  const PursuitScoreFormula *formula;
  const PursuitNumberStyle *style;
  const int *assumed;
  gint64 now_us;
} PursuitScorecardInput;

/**
 * PursuitScorecardRule:
 * @id: its name, stable
 * @part: the part it speaks about
 * @points: 35 to 90 if it speaks for the lead; 0 if it speaks against
 * @looks_for: what it looks for, in the words of docs/scoring.md
 * @summary: what a person reads when it finds something, to be translated
 * @lacks: (nullable): what a person reads for the points that are still missing then, to be
 *   translated; %NULL for rules that speak against
 *
 * One line of the scorecard.
 */
typedef struct
{
  const char *id;
  PursuitScorePart part;
  int points;
  const char *looks_for;
  const char *summary;
  const char *lacks;
} PursuitScorecardRule;

/* How the points of one part come together (docs/scoring.md). */
#define PURSUIT_SCORECARD_FURTHER 1       /* for each further piece of evidence … */
#define PURSUIT_SCORECARD_MAX_FURTHER 10  /* … up to so many of them */
#define PURSUIT_SCORECARD_AGAINST 20      /* taken off if anything speaks against */
#define PURSUIT_SCORECARD_ONLY_AGAINST 10 /* the part's points if nothing speaks for */

/**
 * pursuit_scorecard_score:
 * @input: what is known
 *
 * Scores a lead by rules alone: no network, no training, no clock but the one given. The same
 * input gives the same score on every machine. Each part that is established says what it
 * rests on; a part without evidence is not established, and says what to ask next. The
 * strongest evidence gives a part its points; taking that evidence away lowers exactly that
 * part or leaves it not established.
 *
 * The reasons are the points missing to 100: negative weights in points of the total that add
 * up to the (unrounded) total minus 100, the greatest loss first.
 *
 * Returns: (transfer full): the score, finished, engine "rules"
 */
PursuitScore *pursuit_scorecard_score (const PursuitScorecardInput *input);

/**
 * pursuit_scorecard_list_rules:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none) (array length=n_rules): the whole scorecard, part by part, the most
 *   points first; static
 */
const PursuitScorecardRule *pursuit_scorecard_list_rules (guint *n_rules);

/**
 * pursuit_scorecard_to_markdown:
 *
 * Writes the scorecard as the tables of docs/scoring.md, one a part, so that the page cannot
 * say something else than the program does.
 *
 * Returns: (transfer full): markdown
 */
char *pursuit_scorecard_to_markdown (void);

G_END_DECLS
