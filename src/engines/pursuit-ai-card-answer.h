/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-ai-card-change.h"
#include "engines/pursuit-sources.h"

G_BEGIN_DECLS

/**
 * pursuit_ai_card_answer_read:
 * @answer: what pursuit_ai_schema_extract() found, unmasked
 * @card: the battle card as it is
 * @sources: what was sent beside it
 * @n_dropped: (out) (optional): how many changes were dropped
 * @error: %PURSUIT_AI_ERROR_ANSWER if there is no list of changes
 *
 * Reads the proposed changes. Dropped are those whose source was not sent or does not hold the
 * quoted words, that replace or remove what the card does not have, that add what it has, and that
 * bring links nobody sent. Nothing is changed on the card.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitAiCardChange): the changes
 */
GPtrArray *pursuit_ai_card_answer_read (JsonNode *answer,
                                        PursuitRecord *card,
                                        PursuitSources *sources,
                                        guint *n_dropped,
                                        GError **error);

G_END_DECLS
