/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-fuzzy.h"

#include <string.h>

/* What a matched letter weighs, and what it weighs more for its place. */
#define LETTER 1
#define WORD_START 8
#define SIDE_BY_SIDE 9

/* A text as letters without case and accents. */
typedef struct
{
  gunichar letters[PURSUIT_FUZZY_MAX_LENGTH];
  guint length;
} Letters;

static gunichar
fold (gunichar c)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base));

  return g_unichar_tolower (base[0]);
}

static void
letters_fill (Letters *self, const char *text)
{
  self->length = 0;
  for (; *text != '\0' && self->length < PURSUIT_FUZZY_MAX_LENGTH; text = g_utf8_next_char (text))
    self->letters[self->length++] = fold (g_utf8_get_char (text));
}

static guint
weigh (const Letters *text, guint at)
{
  return at == 0 || !g_unichar_isalnum (text->letters[at - 1]) ? LETTER + WORD_START : LETTER;
}

/* The best way to match the letters of a word up to each letter of the text, row by row; 0: none.
 */
typedef struct
{
  guint score[PURSUIT_FUZZY_MAX_LENGTH][PURSUIT_FUZZY_MAX_LENGTH];
  guint8 before[PURSUIT_FUZZY_MAX_LENGTH][PURSUIT_FUZZY_MAX_LENGTH];
} Table;

static void
fill_row (Table *table, const Letters *text, const Letters *word, guint row)
{
  guint best = 0;
  guint best_at = 0;

  for (guint at = 0; at < text->length; at++)
    {
      guint beside = row > 0 && at > 0 ? table->score[row - 1][at - 1] : 0;

      table->score[row][at] = 0;
      if (beside > best)
        {
          best = beside;
          best_at = at - 1;
        }
      if (text->letters[at] != word->letters[row] || (row > 0 && best == 0))
        continue;
      if (beside > 0 && beside + SIDE_BY_SIDE > best)
        {
          table->score[row][at] = beside + SIDE_BY_SIDE + weigh (text, at);
          table->before[row][at] = (guint8) (at - 1);
          continue;
        }
      table->score[row][at] = best + weigh (text, at);
      table->before[row][at] = (guint8) best_at;
    }
}

static guint
match_word (const Letters *text, const Letters *word, guint64 *marks)
{
  Table table;
  guint best = 0;
  guint best_at = 0;

  for (guint row = 0; row < word->length; row++)
    fill_row (&table, text, word, row);
  for (guint at = 0; at < text->length; at++)
    if (table.score[word->length - 1][at] > best)
      {
        best = table.score[word->length - 1][at];
        best_at = at;
      }
  for (guint row = word->length; best > 0 && row-- > 0;)
    {
      *marks |= G_GUINT64_CONSTANT (1) << best_at;
      best_at = row > 0 ? table.before[row][best_at] : 0;
    }

  return best;
}

guint
pursuit_fuzzy_match (const char *text, const char *query, guint64 *marks)
{
  g_auto (GStrv) words = NULL;
  Letters letters;
  guint64 found = 0;
  guint score = 1;

  g_return_val_if_fail (text != NULL && query != NULL, 0);

  letters_fill (&letters, text);
  words = g_strsplit (query, " ", -1);
  for (guint i = 0; words[i] != NULL && score > 0; i++)
    {
      Letters word;
      guint own;

      letters_fill (&word, words[i]);
      if (word.length == 0)
        continue;
      own = match_word (&letters, &word, &found);
      score = own > 0 ? score + own : 0;
    }
  if (marks != NULL)
    *marks = score > 0 ? found : 0;

  return score;
}
