/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"

G_BEGIN_DECLS

/**
 * pursuit_score_words_dup_origin:
 * @evidence: evidence
 *
 * Returns: (transfer full) (nullable): where it stands, in words: a field by its label, a line of a
 *   conversation, a kind; no markup
 */
char *pursuit_score_words_dup_origin (const PursuitEvidence *evidence);

/**
 * pursuit_score_words_dup_quote:
 * @evidence: (nullable): evidence
 *
 * Returns: (transfer full) (nullable): its words or its value, as people write it; no markup
 */
char *pursuit_score_words_dup_quote (const PursuitEvidence *evidence);

/**
 * pursuit_score_words_dup_basis:
 * @part: a part of a score
 *
 * Returns: (transfer full): what its figure rests on and where that stands, in one line; no markup
 */
char *pursuit_score_words_dup_basis (const PursuitScorePartResult *part);

G_END_DECLS
