/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a token is made of; says where a reader sees a seam. */
typedef enum
{
  PURSUIT_TEXT_WORD,
  PURSUIT_TEXT_MARK, /* one sign of punctuation, one symbol */
  PURSUIT_TEXT_SPACE,
  PURSUIT_TEXT_NEWLINE,
} PursuitTextTokenKind;

/* Bytes [start, start + length) of the text. Equal ids mean equal tokens, across all texts that
 * were cut with one dictionary. */
typedef struct
{
  guint32 start;
  guint32 length;
  guint32 id;
  PursuitTextTokenKind kind;
} PursuitTextToken;

/* Gives equal slices of memory equal numbers. It borrows the slices. */
typedef struct _PursuitTextDictionary PursuitTextDictionary;

PursuitTextDictionary *pursuit_text_dictionary_new (void);
void pursuit_text_dictionary_free (PursuitTextDictionary *self);
guint32
pursuit_text_dictionary_lookup (PursuitTextDictionary *self, gconstpointer slice, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextDictionary, pursuit_text_dictionary_free)

/* Cuts @text, which need not be valid UTF-8, into (element-type PursuitTextToken). With
 * @any_newline "\r\n" and "\n" are equal tokens. */
GArray *pursuit_text_tokens_new (PursuitTextDictionary *dictionary,
                                 const char *text,
                                 gsize length,
                                 gboolean any_newline);

/* Where the bytes of token @index begin; the end of the text for one behind the last. */
static inline gsize
pursuit_text_tokens_get_offset (const GArray *tokens, guint index)
{
  const PursuitTextToken *last;

  if (index < tokens->len)
    return g_array_index (tokens, PursuitTextToken, index).start;
  if (tokens->len == 0)
    return 0;
  last = &g_array_index (tokens, PursuitTextToken, tokens->len - 1);

  return (gsize) last->start + last->length;
}

G_END_DECLS
