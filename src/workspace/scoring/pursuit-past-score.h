/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-lead-details.h"

G_BEGIN_DECLS

/**
 * PursuitPastScore:
 * @at: since when, RFC 3339
 * @score: what the score was, explained; with what a person said instead, if somebody did
 * @event: (nullable): what came before it: the newest entry of the thread since the score
 *   before
 * @change: what is different from the score before, for a person
 * @is_unused: it is an answer of AI that was never the lead's score
 *
 * A score of some time, and what moved it there.
 */
typedef struct
{
  char *at;
  PursuitScore *score;
  char *event;
  char *change;
  gboolean is_unused;
} PursuitPastScore;

/**
 * pursuit_past_score_list:
 * @details: a lead with everything around it
 *
 * Tells the way of a lead's score.
 *
 * Returns: (transfer full) (element-type PursuitPastScore): its scores, the oldest first
 */
GPtrArray *pursuit_past_score_list (const PursuitLeadDetails *details);

/**
 * pursuit_past_score_find:
 * @list: (element-type PursuitPastScore): what pursuit_past_score_list() gave
 * @day: a day in the local time zone, `YYYY-MM-DD`
 *
 * Returns: (transfer none) (nullable): the score at the end of that day; %NULL if the lead was
 *   not scored yet
 */
const PursuitPastScore *pursuit_past_score_find (GPtrArray *list, const char *day);

G_END_DECLS
