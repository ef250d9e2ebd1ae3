/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"
#include "engines/pursuit-ai-card-change.h"

G_BEGIN_DECLS

/* Most conversations of one request, lines of each, and bytes of notes. */
#define PURSUIT_AI_CARD_UPDATE_MAX_CONVERSATIONS 10
#define PURSUIT_AI_CARD_UPDATE_MAX_LINES 200
#define PURSUIT_AI_CARD_UPDATE_MAX_NOTES (64 * 1024)

/**
 * PursuitAiCardUpdate:
 *
 * One question to a model for changes to a battle card: the card as it is, what was said around
 * each mention of the competitor, and notes. It holds a copy of the card, which may change
 * meanwhile.
 */
typedef struct _PursuitAiCardUpdate PursuitAiCardUpdate;

/**
 * pursuit_ai_card_update_new:
 * @card: a battle card; copied
 *
 * Returns: (transfer full): a question without sources
 */
PursuitAiCardUpdate *pursuit_ai_card_update_new (PursuitRecord *card);

/**
 * pursuit_ai_card_update_free:
 * @self: (nullable) (transfer full): a question
 */
void pursuit_ai_card_update_free (PursuitAiCardUpdate *self);

/**
 * pursuit_ai_card_update_add_name:
 * @self: a question
 * @name: (nullable): a person whom the sources may mention
 *
 * Adds a name that has to stay here.
 */
void pursuit_ai_card_update_add_name (PursuitAiCardUpdate *self, const char *name);

/**
 * pursuit_ai_card_update_list_names:
 * @self: a question
 *
 * Returns: (transfer full) (array zero-terminated=1): how the competitor is called, without letter
 *   case
 */
char **pursuit_ai_card_update_list_names (PursuitAiCardUpdate *self);

/**
 * pursuit_ai_card_update_add_conversation:
 * @self: a question
 * @conversation: a conversation
 *
 * Adds the lines around each mention of the competitor, with the numbers that they have; the names
 * of those who speak stay here.
 *
 * Returns: %TRUE if it is named there
 */
gboolean pursuit_ai_card_update_add_conversation (PursuitAiCardUpdate *self,
                                                  PursuitRecord *conversation);

/**
 * pursuit_ai_card_update_add_notes:
 * @self: a question
 * @notes: (nullable): what somebody noted, in UTF-8
 *
 * Adds each line that is not blank.
 */
void pursuit_ai_card_update_add_notes (PursuitAiCardUpdate *self, const char *notes);

/**
 * pursuit_ai_card_update_get_n_sources:
 * @self: a question
 *
 * Returns: on how many lines an answer may rest
 */
guint pursuit_ai_card_update_get_n_sources (PursuitAiCardUpdate *self);

/**
 * pursuit_ai_card_update_new_request:
 * @self: a question with sources
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * Returns: (transfer full) (nullable): the request, with names, addresses and telephone numbers
 *   masked
 */
PursuitAiRequest *pursuit_ai_card_update_new_request (PursuitAiCardUpdate *self, GError **error);

/**
 * pursuit_ai_card_update_read:
 * @self: a question
 * @text: what the model answered
 * @n_dropped: (out) (optional): how many changes rest on nothing, or do not fit the card
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * Reads the proposed changes; see pursuit_ai_card_answer_read().
 *
 * Returns: (transfer full) (nullable) (element-type PursuitAiCardChange): the changes
 */
GPtrArray *pursuit_ai_card_update_read (PursuitAiCardUpdate *self,
                                        const char *text,
                                        guint *n_dropped,
                                        GError **error);

/**
 * pursuit_ai_card_update_check:
 * @text: what the model answered
 * @self: a question
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * For the gateway: whether the answer is a list of changes.
 *
 * Returns: %TRUE if it is
 */
gboolean pursuit_ai_card_update_check (const char *text, gpointer self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiCardUpdate, pursuit_ai_card_update_free)

G_END_DECLS
