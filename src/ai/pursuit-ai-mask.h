/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiMaskSort:
 * @PURSUIT_AI_MASK_PERSON: a person's name that the caller knows of. Companies stay: an answer has
 *   to know which one it is about
 * @PURSUIT_AI_MASK_MAIL: a mail address
 * @PURSUIT_AI_MASK_PHONE: a number to call
 * @PURSUIT_AI_MASK_ACCOUNT: an IBAN, a card's number or another number of that length
 * @PURSUIT_AI_MASK_TEXT: what looks like one of our own tokens, but was there before
 * @PURSUIT_AI_MASK_N_SORTS: how many sorts there are
 *
 * What a token of a masked text stands for.
 */
typedef enum
{
  PURSUIT_AI_MASK_PERSON,
  PURSUIT_AI_MASK_MAIL,
  PURSUIT_AI_MASK_PHONE,
  PURSUIT_AI_MASK_ACCOUNT,
  PURSUIT_AI_MASK_TEXT,
  PURSUIT_AI_MASK_N_SORTS,
} PursuitAiMaskSort;

/* The longest token: the sort, two numbers, brackets. */
#define PURSUIT_AI_MASK_MAX_TOKEN 32

/**
 * PursuitAiMask:
 *
 * Takes personal data out of the texts of one request, and puts it back into the answer. Equal
 * words get equal tokens, such as `[PERSON_1]` or `[MAIL_2]`; `[PERSON_1_2]` is another way in
 * which the first person is written, so that a model still sees that both are one. Whatever
 * masking did, restoring gives the bytes that were there. It is made for one request and belongs to
 * one thread.
 */
typedef struct _PursuitAiMask PursuitAiMask;

/**
 * pursuit_ai_mask_new:
 *
 * Returns: (transfer full): a mask that knows no names yet
 */
PursuitAiMask *pursuit_ai_mask_new (void);

/**
 * pursuit_ai_mask_free:
 * @self: (nullable) (transfer full): a mask
 *
 * Frees it.
 */
void pursuit_ai_mask_free (PursuitAiMask *self);

/**
 * pursuit_ai_mask_add_name:
 * @self: a mask
 * @name: (nullable): a person's name as the record has it; a blank one is none
 *
 * Names whom the texts may mention. The whole name is found in any letter case, and so is each part
 * of three letters or more; a part that is an ordinary word as well, such as Price, only with a
 * capital. Names are added before the first text.
 */
void pursuit_ai_mask_add_name (PursuitAiMask *self, const char *name);

/**
 * pursuit_ai_mask_apply:
 * @self: a mask
 * @text: (nullable): a text in UTF-8
 *
 * Masks the names that were added, mail addresses, also with "(at)" and "[dot]", phone numbers in
 * their usual forms and, where a sentence is about calling, bare ones of seven digits or more, in
 * digits of any script, IBANs and numbers of 16 digits or more. Dates, sums with a currency and
 * amounts in thousands stay, since the model needs them. The work is linear in the length of @text.
 *
 * Returns: (transfer full) (nullable): what may leave the machine; %NULL for %NULL
 */
char *pursuit_ai_mask_apply (PursuitAiMask *self, const char *text);

/**
 * pursuit_ai_mask_restore:
 * @self: a mask
 * @text: (nullable): an answer, or a part of one
 *
 * Puts back what stands behind each token, in whatever letter case the model wrote it. A token that
 * was never given out stays as it is. For JSON take pursuit_ai_mask_restore_json(), since
 * what comes back may hold quotes.
 *
 * Returns: (transfer full) (nullable): the text as a person reads it
 */
char *pursuit_ai_mask_restore (PursuitAiMask *self, const char *text);

/**
 * pursuit_ai_mask_restore_json:
 * @self: a mask
 * @node: an answer
 *
 * Returns: (transfer full): a copy with every text in it restored; member names stay
 */
JsonNode *pursuit_ai_mask_restore_json (PursuitAiMask *self, JsonNode *node);

/**
 * pursuit_ai_mask_sort_to_string:
 * @sort: a sort
 *
 * Returns: "person", "mail", "phone", "account" or "text": its name in files
 */
const char *pursuit_ai_mask_sort_to_string (PursuitAiMaskSort sort);

/**
 * pursuit_ai_mask_dup_sorts:
 * @self: a mask
 *
 * Returns: (transfer full): the names of the sorts of which something was taken out, with commas
 *   between, such as "person,mail"; "" if nothing was
 */
char *pursuit_ai_mask_dup_sorts (PursuitAiMask *self);

/**
 * PursuitAiUnmask:
 *
 * Restores an answer that comes in pieces, split anywhere.
 */
typedef struct _PursuitAiUnmask PursuitAiUnmask;

/**
 * pursuit_ai_unmask_new:
 * @mask: (transfer none): what masked the request; has to outlive this
 *
 * Returns: (transfer full): for one answer
 */
PursuitAiUnmask *pursuit_ai_unmask_new (PursuitAiMask *mask);

/**
 * pursuit_ai_unmask_free:
 * @self: (nullable) (transfer full): it
 *
 * Frees it.
 */
void pursuit_ai_unmask_free (PursuitAiUnmask *self);

/**
 * pursuit_ai_unmask_push:
 * @self: for one answer
 * @piece: the next piece
 *
 * Returns: (transfer full): what can be shown now; at most %PURSUIT_AI_MASK_MAX_TOKEN bytes that
 * may be the start of a token are held back
 */
char *pursuit_ai_unmask_push (PursuitAiUnmask *self, const char *piece);

/**
 * pursuit_ai_unmask_finish:
 * @self: for one answer
 *
 * Returns: (transfer full): what was still held back
 */
char *pursuit_ai_unmask_finish (PursuitAiUnmask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiMask, pursuit_ai_mask_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiUnmask, pursuit_ai_unmask_free)

G_END_DECLS
