/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-battle-card.h"
#include "engines/pursuit-sources.h"

G_BEGIN_DECLS

/**
 * PursuitAiCardAction:
 * @PURSUIT_AI_CARD_ADD: a new entry
 * @PURSUIT_AI_CARD_REPLACE: another wording for an entry that is there
 * @PURSUIT_AI_CARD_REMOVE: an entry that does not hold any more
 *
 * What a proposed change does.
 */
typedef enum
{
  PURSUIT_AI_CARD_ADD,
  PURSUIT_AI_CARD_REPLACE,
  PURSUIT_AI_CARD_REMOVE,
} PursuitAiCardAction;

/**
 * PursuitAiCardChange:
 * @field: the part of the card, a #PursuitBattleCardField
 * @action: what it does
 * @old: (nullable): the entry that it replaces or removes, as the card has it
 * @objection: (nullable): what the customer says, in objection_handling
 * @text: (nullable): the new entry
 * @shareable: the customer may read it
 * @evidence: what it rests on
 *
 * One change for a person to take or leave.
 */
typedef struct
{
  guint field;
  PursuitAiCardAction action;
  char *old;
  char *objection;
  char *text;
  gboolean shareable;
  PursuitEvidence *evidence;
} PursuitAiCardChange;

/**
 * pursuit_ai_card_change_free:
 * @self: (nullable) (transfer full): a change
 *
 * Frees it.
 */
void pursuit_ai_card_change_free (PursuitAiCardChange *self);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiCardChange, pursuit_ai_card_change_free)

G_END_DECLS
