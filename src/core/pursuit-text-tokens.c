/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-tokens-private.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200D
#define FIRST_SKIN_TONE 0x1F3FB
#define LAST_SKIN_TONE 0x1F3FF
#define FIRST_REGIONAL_INDICATOR 0x1F1E6
#define LAST_REGIONAL_INDICATOR 0x1F1FF

typedef struct
{
  gconstpointer slice;
  gsize length;
  guint32 id;
} Entry;

struct _PursuitTextDictionary
{
  GHashTable *entries; /* (owned): Entry to itself */
};

/* FNV-1a. Texts are hostile, but the worst that a crafted one gets is a slow comparison: GLib's
 * table grows with its entries, and the number of tokens has a maximum. */
static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;
  const guint8 *bytes = entry->slice;
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < entry->length; i++)
    hash = (hash ^ bytes[i]) * 16777619u;

  return hash;
}

static gboolean
equal_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->length == second->length
         && memcmp (first->slice, second->slice, first->length) == 0;
}

PursuitTextDictionary *
pursuit_text_dictionary_new (void)
{
  PursuitTextDictionary *self = g_new0 (PursuitTextDictionary, 1);

  self->entries = g_hash_table_new_full (hash_entry, equal_entries, g_free, NULL);

  return self;
}

void
pursuit_text_dictionary_free (PursuitTextDictionary *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

guint32
pursuit_text_dictionary_lookup (PursuitTextDictionary *self, gconstpointer slice, gsize length)
{
  Entry wanted = { .slice = slice, .length = length };
  Entry *entry = g_hash_table_lookup (self->entries, &wanted);

  if (entry != NULL)
    return entry->id;

  entry = g_new (Entry, 1);
  *entry = wanted;
  entry->id = g_hash_table_size (self->entries);
  g_hash_table_add (self->entries, entry);

  return entry->id;
}

/* The character at @at and its length; a byte that is no UTF-8 is U+FFFD of one byte. */
static gunichar
read_character (const char *at, const char *end, gsize *length)
{
  gunichar character;

  *length = 1;
  if ((guchar) *at < 0x80)
    return (guchar) *at;
  character = g_utf8_get_char_validated (at, end - at);
  if (character >= (gunichar) -2)
    return 0xFFFD;
  *length = (gsize) (g_utf8_skip[(guchar) *at]);

  return character;
}

/* Scripts that write no spaces between words: a character is the smallest thing to mark. */
static gboolean
stands_alone (gunichar character)
{
  if (character < 0x0E00)
    return FALSE;

  switch ((int) g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_word (gunichar character)
{
  return (g_unichar_isalnum (character) || character == '_') && !stands_alone (character);
}

/* What belongs to the character before it, whatever that is. */
static gboolean
is_extender (gunichar character)
{
  return g_unichar_ismark (character) || character == ZERO_WIDTH_JOINER
         || (character >= FIRST_SKIN_TONE && character <= LAST_SKIN_TONE);
}

static gboolean
is_regional_indicator (gunichar character)
{
  return character >= FIRST_REGIONAL_INDICATOR && character <= LAST_REGIONAL_INDICATOR;
}

static gboolean
is_space (gunichar character)
{
  return character != '\n' && character != '\r' && g_unichar_isspace (character);
}

/* Behind the accents, joiners and skin tones that follow at @at. */
static const char *
skip_extenders (const char *at, const char *end)
{
  while (at < end)
    {
      gsize length;
      gunichar character = read_character (at, end, &length);

      if (!is_extender (character))
        return at;
      at += length;
      /* What is joined is one picture: a family, a flag with a sign. */
      if (character == ZERO_WIDTH_JOINER && at < end)
        {
          character = read_character (at, end, &length);
          if (is_word (character) || is_space (character) || *at == '\n' || *at == '\r')
            return at;
          at += length;
        }
    }

  return at;
}

/* "48,600.50" is one number and "don't" is one word: marked in halves, neither can be read. */
static gboolean
joins (const char *before, const char *mark, const char *end)
{
  gsize length;
  gunichar sign = read_character (mark, end, &length);
  const char *after = mark + length;
  gunichar last, next;

  if (after >= end || (sign != '.' && sign != ',' && sign != '\'' && sign != 0x2019))
    return FALSE;
  last = read_character (before, end, &length);
  next = read_character (after, end, &length);
  if (sign == '.' || sign == ',')
    return g_unichar_isdigit (last) && g_unichar_isdigit (next);

  return g_unichar_isalpha (last) && g_unichar_isalpha (next) && is_word (next);
}

static const char *
skip_word (const char *at, const char *end)
{
  const char *last = at;

  while (at < end)
    {
      gsize length;
      gunichar character = read_character (at, end, &length);

      if (is_word (character))
        last = at;
      else if (!is_extender (character) && !joins (last, at, end))
        break;
      at += length;
    }

  return at;
}

static const char *
skip_spaces (const char *at, const char *end)
{
  gsize length;

  while (at < end && is_space (read_character (at, end, &length)))
    at += length;

  return at;
}

static const char *
skip_token (const char *at, const char *end, PursuitTextTokenKind *kind)
{
  gsize length, next_length;
  gunichar character = read_character (at, end, &length);
  const char *after = at + length;

  if (character == '\n' || character == '\r')
    {
      *kind = PURSUIT_TEXT_NEWLINE;
      return character == '\r' && after < end && *after == '\n' ? after + 1 : after;
    }
  if (is_space (character))
    {
      *kind = PURSUIT_TEXT_SPACE;
      return skip_spaces (after, end);
    }
  if (is_word (character))
    {
      *kind = PURSUIT_TEXT_WORD;
      return skip_word (at, end);
    }

  *kind = stands_alone (character) ? PURSUIT_TEXT_WORD : PURSUIT_TEXT_MARK;
  if (is_regional_indicator (character) && after < end
      && is_regional_indicator (read_character (after, end, &next_length)))
    after += next_length;

  return skip_extenders (after, end);
}

GArray *
pursuit_text_tokens_new (PursuitTextDictionary *dictionary,
                         const char *text,
                         gsize length,
                         gboolean any_newline)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (PursuitTextToken));
  const char *end = text + length;

  g_assert (length <= G_MAXUINT32);

  for (const char *at = text; at < end;)
    {
      PursuitTextToken token = { .start = (guint32) (at - text) };
      const char *after = skip_token (at, end, &token.kind);
      gboolean same_newline = any_newline && after - at == 2 && token.kind == PURSUIT_TEXT_NEWLINE;

      token.length = (guint32) (after - at);
      token.id = same_newline ? pursuit_text_dictionary_lookup (dictionary, "\n", 1)
                              : pursuit_text_dictionary_lookup (dictionary, at, token.length);
      g_array_append_val (tokens, token);
      at = after;
    }

  return tokens;
}
