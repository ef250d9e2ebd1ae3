/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-battle-card.h"
#include "core/pursuit-evidence.h"

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
 * pursuit_ai_card_change_get_part:
 * @self: a change
 *
 * Returns: the key of the part of the card, such as "their_weaknesses"
 */
const char *pursuit_ai_card_change_get_part (const PursuitAiCardChange *self);

/**
 * pursuit_ai_card_action_to_string:
 * @action: what a change does
 *
 * Returns: "add", "replace" or "remove"
 */
const char *pursuit_ai_card_action_to_string (PursuitAiCardAction action);

/**
 * pursuit_ai_card_change_fits:
 * @self: a change
 * @card: a battle card
 *
 * Returns: %TRUE if the card has what is replaced or removed, and not yet what is added
 */
gboolean pursuit_ai_card_change_fits (const PursuitAiCardChange *self, PursuitRecord *card);

/**
 * pursuit_ai_card_change_apply:
 * @self: a change that fits
 * @card: a battle card, which is changed
 * @day: the day, `YYYY-MM-DD`
 *
 * Changes the part of the card, and notes under `tiles`, by an id of its own, where the new entry
 * is from: `{"part","text","shareable","date","source"}`. What was noted of an entry that goes is
 * taken out.
 */
void pursuit_ai_card_change_apply (const PursuitAiCardChange *self,
                                   PursuitRecord *card,
                                   const char *day);

/**
 * pursuit_ai_card_change_to_json:
 * @self: a change
 *
 * Returns: (transfer full): `{"part","action","old","objection","text","shareable","evidence"}`
 */
JsonNode *pursuit_ai_card_change_to_json (const PursuitAiCardChange *self);

/**
 * pursuit_ai_card_change_from_json:
 * @node: what pursuit_ai_card_change_to_json() made
 *
 * Returns: (transfer full) (nullable): the change; %NULL if @node holds none
 */
PursuitAiCardChange *pursuit_ai_card_change_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiCardChange, pursuit_ai_card_change_free)

G_END_DECLS
