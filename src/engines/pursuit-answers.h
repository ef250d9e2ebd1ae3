/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-battle-card.h"

G_BEGIN_DECLS

/* Most bytes of an objection, and most tiles that are compared with it. */
#define PURSUIT_ANSWERS_MAX_TEXT 1000
#define PURSUIT_ANSWERS_MAX_TILES 20000

#define PURSUIT_TYPE_ANSWER (pursuit_answer_get_type ())

/**
 * PursuitAnswer:
 * @card_id: the battle card
 * @card: the competitor that it is about
 * @tile: the field's key, such as "objection_handling"
 * @position: the entry in that field, from 0
 * @objection: (nullable): what the tile answers; %NULL for a tile that answers no objection
 * @response: what to say
 * @rank: how well it fits, greater is better; above 0
 *
 * A tile of a battle card that answers an objection.
 */
typedef struct
{
  char *card_id;
  char *card;
  char *tile;
  guint position;
  char *objection;
  char *response;
  double rank;
} PursuitAnswer;

GType pursuit_answer_get_type (void);

/**
 * pursuit_answer_copy:
 * @self: an answer
 *
 * Returns: (transfer full): an equal one
 */
PursuitAnswer *pursuit_answer_copy (const PursuitAnswer *self);

/**
 * pursuit_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees it.
 */
void pursuit_answer_free (PursuitAnswer *self);

/**
 * pursuit_answers_find:
 * @text: what a buyer said, or its first letters
 * @cards: (element-type PursuitRecord): battle cards
 * @limit: most answers
 *
 * Searches the tiles for the words of an objection. Rare words weigh more than common ones, those
 * of the objection that a tile answers more than those of the answer, and a tile against the same
 * kind of objection ("too expensive", "over our budget") is found without a common word. The last
 * word may be unfinished. Pure; any thread.
 *
 * Returns: (transfer full) (element-type PursuitAnswer): the best answers first
 */
GPtrArray *pursuit_answers_find (const char *text, GPtrArray *cards, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAnswer, pursuit_answer_free)

G_END_DECLS
