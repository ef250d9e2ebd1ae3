/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-mask.h"

G_BEGIN_DECLS

/* Whether what begins at a place is one of our tokens. */
typedef enum
{
  PURSUIT_AI_TOKEN_NO,
  PURSUIT_AI_TOKEN_PART, /* so far it could be one, but the text ends here */
  PURSUIT_AI_TOKEN_WHOLE,
} PursuitAiTokenMatch;

PursuitAiTokenMatch pursuit_ai_mask_match_token (const char *p, const char *end, gsize *length);

/* The finders take a place in a text that begins at @text and ends at a zero byte, and say how many
 * bytes from there on are of their sort, or 0. */
gsize pursuit_ai_mask_find_phone (const char *text, const char *p, gboolean *is_account);
gsize pursuit_ai_mask_find_iban (const char *text, const char *p);

/* A day such as 2026-11-24 or 24.11.2026, so that nobody takes it for a phone number. */
gsize pursuit_ai_mask_find_day (const char *p);

/* All mail addresses of a text, as pairs of gsize: first byte, byte behind. */
GArray *pursuit_ai_mask_list_mails (const char *text);

/* The bytes of a decimal digit of any script, and its value; 0 if there is none. */
gsize pursuit_ai_mask_take_digit (const char *p, guint *value);

/* A word for calling shortly before a number. */
gboolean pursuit_ai_mask_is_announced (const char *text, const char *p);

/* Whether the sentence around a number, of one group of digits if it is bare, is about calling, and
 * nothing says that the number is a sum or the id of something. */
gboolean pursuit_ai_mask_is_talked_of (const char *text,
                                       const char *start,
                                       const char *end,
                                       gboolean is_bare);

/* Whether a part of a name, folded, is a word of everyday language as well. */
gboolean pursuit_ai_mask_is_ordinary (const char *word);

/* Whether a word could go on over the place between two signs. */
gboolean pursuit_ai_mask_is_word_start (const char *text, const char *p);

/* The names that were given, by their first word. */
typedef struct _PursuitAiMaskNames PursuitAiMaskNames;

/* A name found in a text. */
typedef struct
{
  PursuitAiMaskSort sort;
  guint number; /* of the person or company, from 1 */
  gsize length;
} PursuitAiMaskName;

PursuitAiMaskNames *pursuit_ai_mask_names_new (void);
void pursuit_ai_mask_names_free (PursuitAiMaskNames *self);
void pursuit_ai_mask_names_add (PursuitAiMaskNames *self, const char *text);
gboolean
pursuit_ai_mask_names_find (PursuitAiMaskNames *self, const char *p, PursuitAiMaskName *found);

/* Over all signs of @set, as strspn(), for which a build that checks strings measures the whole
 * rest each time. */
const char *pursuit_ai_mask_skip_any (const char *p, const char *set);

G_END_DECLS
