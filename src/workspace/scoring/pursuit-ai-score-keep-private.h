/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-ai-scoring.h"
#include "store/pursuit-session.h"
#include "workspace/scoring/pursuit-score-basis-private.h"

G_BEGIN_DECLS

/**
 * pursuit_ai_score_keep:
 * @session: a session of a writing job
 * @basis: what the leads were described by
 * @scoring: the question that was asked
 * @ids: (element-type utf8): the leads of the question
 * @scores: (element-type utf8 PursuitScore): what was answered, by id
 * @receipt: (nullable): what the answer took
 * @error: an error of the store
 *
 * Stores the scores of an answer. One that establishes nothing says nothing about its lead: it is
 * kept among the past scores, and the lead keeps the score it has. Where that is missing or stale,
 * the lead is scored on this machine.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLeadScore): those of the leads that are
 *   still there
 */
GPtrArray *pursuit_ai_score_keep (PursuitSession *session,
                                  const PursuitScoreBasis *basis,
                                  PursuitAiScoring *scoring,
                                  GPtrArray *ids,
                                  GHashTable *scores,
                                  const PursuitReceipt *receipt,
                                  GError **error);

G_END_DECLS
