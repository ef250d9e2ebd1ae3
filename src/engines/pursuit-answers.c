/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-answers.h"

#include "core/pursuit-json-list.h"
#include "insight/pursuit-talk.h"

#include <math.h>
#include <string.h>

/* What a common word is worth in the objection that a tile answers, in the answer, and in the name
 * of the competitor; and what it is worth that both are the same kind of objection. */
#define IN_OBJECTION 3.0
#define IN_RESPONSE 1.0
#define SAME_KIND 2.5
/* A tile that answers nothing in particular is second choice. */
#define NO_OBJECTION 0.5

/* Words with so many letters in common and no more than the rest behind are the same word: price
 * and prices. */
#define MIN_STEM 4
#define MAX_ENDING 3

static const guint fields[] = {
  PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,  PURSUIT_BATTLE_CARD_OUR_STRENGTHS,
  PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,    PURSUIT_BATTLE_CARD_PRICING_COMPARISON,
  PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS,
};

/* Words that stand in every sentence. */
static const char *const stop_words[]
    = { "a",    "an",   "and",  "are", "as",   "at",    "be",     "but",   "can",   "do",   "does",
        "for",  "from", "have", "has", "how",  "i",     "in",     "is",    "it",    "its",  "me",
        "my",   "of",   "on",   "or",  "our",  "so",    "that",   "the",   "their", "them", "they",
        "this", "to",   "too",  "us",  "was",  "we",    "what",   "why",   "will",  "with", "you",
        "your", "der",  "die",  "das", "den",  "dem",   "ein",    "eine",  "und",   "oder", "ist",
        "sind", "sie",  "wir",  "ich", "es",   "zu",    "im",     "mit",   "von",   "fur",  "uns",
        "auf",  "aber", "auch", "ihr", "ihre", "unser", "unsere", "haben", "hat" };

/* A tile with its words. */
typedef struct
{
  PursuitAnswer *answer;
  char **objection;
  char **response;
  guint kinds;
} Tile;

G_DEFINE_BOXED_TYPE (PursuitAnswer, pursuit_answer, pursuit_answer_copy, pursuit_answer_free)

PursuitAnswer *
pursuit_answer_copy (const PursuitAnswer *self)
{
  PursuitAnswer *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (PursuitAnswer, 1);
  *copy = *self;
  copy->card_id = g_strdup (self->card_id);
  copy->card = g_strdup (self->card);
  copy->tile = g_strdup (self->tile);
  copy->objection = g_strdup (self->objection);
  copy->response = g_strdup (self->response);

  return copy;
}

void
pursuit_answer_free (PursuitAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->card_id);
  g_free (self->card);
  g_free (self->tile);
  g_free (self->objection);
  g_free (self->response);
  g_free (self);
}

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->answer, pursuit_answer_free);
  g_strfreev (tile->objection);
  g_strfreev (tile->response);
  g_free (tile);
}

static void
add_tile (GPtrArray *tiles, PursuitRecord *card, guint field, const PursuitJsonPair *pair, guint i)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (card);
  gboolean answers = field == PURSUIT_BATTLE_CARD_OBJECTION_HANDLING && pair->first != NULL;
  Tile *tile;

  if (tiles->len >= PURSUIT_ANSWERS_MAX_TILES)
    return;
  tile = g_new0 (Tile, 1);
  tile->answer = g_new0 (PursuitAnswer, 1);
  tile->answer->card_id = g_strdup (pursuit_record_get_id (card));
  tile->answer->card = pursuit_record_dup_title (card);
  tile->answer->tile = g_strdup (table->fields[field].key);
  tile->answer->position = i;
  tile->answer->objection = answers ? g_strdup (pair->first) : NULL;
  tile->answer->response = answers || pair->first == NULL
                               ? g_strdup (pair->second)
                               : g_strdup_printf ("%s: %s", pair->first, pair->second);
  tile->objection = answers ? pursuit_talk_fold (pair->first) : g_new0 (char *, 1);
  tile->response = pursuit_talk_fold (tile->answer->response);
  tile->kinds = pursuit_talk_classify (answers ? pair->first : tile->answer->response, FALSE);
  g_ptr_array_add (tiles, tile);
}

static void
add_tiles (GPtrArray *tiles, PursuitRecord *card)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = pursuit_record_get_text (card, fields[i]);
      g_autoptr (GPtrArray) pairs = NULL;

      if (text != NULL && fields[i] == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
        {
          PursuitJsonPair whole = { NULL, (char *) text };

          add_tile (tiles, card, fields[i], &whole, 0);
          continue;
        }
      pairs = pursuit_json_list_read (text);
      for (guint k = 0; k < pairs->len; k++)
        add_tile (tiles, card, fields[i], g_ptr_array_index (pairs, k), k);
    }
}

static gboolean
is_stop_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stop_words); i++)
    if (strcmp (stop_words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* The last word of what is being typed may be the beginning of one. */
static gboolean
is_same_word (const char *wanted, const char *word, gboolean unfinished)
{
  gsize n = 0;
  gsize rest;

  while (wanted[n] != '\0' && wanted[n] == word[n])
    n++;
  rest = MAX (strlen (wanted + n), strlen (word + n));

  return rest == 0 || (unfinished && wanted[n] == '\0') || (n >= MIN_STEM && rest <= MAX_ENDING);
}

static gboolean
has_word (char **words, const char *wanted, gboolean unfinished)
{
  for (; *words != NULL; words++)
    if (is_same_word (wanted, *words, unfinished))
      return TRUE;

  return FALSE;
}

static void
count_word (GPtrArray *tiles, const char *word, gboolean unfinished)
{
  guint found = 0;
  double weight;

  for (guint i = 0; i < tiles->len; i++)
    {
      const Tile *tile = g_ptr_array_index (tiles, i);

      found += has_word (tile->objection, word, unfinished)
               || has_word (tile->response, word, unfinished);
    }
  if (found == 0)
    return;
  weight = log (1.0 + (double) tiles->len / found);
  for (guint i = 0; i < tiles->len; i++)
    {
      Tile *tile = g_ptr_array_index (tiles, i);

      if (has_word (tile->objection, word, unfinished))
        tile->answer->rank += IN_OBJECTION * weight;
      if (has_word (tile->response, word, unfinished))
        tile->answer->rank += IN_RESPONSE * weight;
    }
}

static void
rank_tiles (GPtrArray *tiles, const char *text)
{
  g_auto (GStrv) words = pursuit_talk_fold (text);
  gsize length = strlen (text);
  gboolean typing = length > 0 && text[length - 1] != ' ';
  guint kinds = pursuit_talk_classify (text, typing);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_stop_word (words[i]))
      count_word (tiles, words[i], typing && words[i + 1] == NULL);
  for (guint i = 0; i < tiles->len; i++)
    {
      Tile *tile = g_ptr_array_index (tiles, i);

      if ((tile->kinds & kinds) != 0)
        tile->answer->rank += SAME_KIND;
      if (tile->answer->objection == NULL)
        tile->answer->rank *= NO_OBJECTION;
    }
}

/* Equal ones stay in the order of the cards. */
static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const PursuitAnswer *one = a;
  const PursuitAnswer *other = b;

  return one->rank < other->rank ? 1 : one->rank > other->rank ? -1 : 0;
}

GPtrArray *
pursuit_answers_find (const char *text, GPtrArray *cards, guint limit)
{
  g_autoptr (GPtrArray) tiles = g_ptr_array_new_with_free_func (tile_free);
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_answer_free);
  g_autofree char *part = NULL;
  g_autofree char *valid = NULL;
  GList *found = NULL;

  g_return_val_if_fail (text != NULL, answers);
  g_return_val_if_fail (cards != NULL, answers);

  part = g_strndup (text, PURSUIT_ANSWERS_MAX_TEXT);
  valid = g_utf8_make_valid (part, -1);
  for (guint i = 0; i < cards->len; i++)
    add_tiles (tiles, g_ptr_array_index (cards, i));
  rank_tiles (tiles, valid);
  for (guint i = tiles->len; i-- > 0;)
    {
      Tile *tile = g_ptr_array_index (tiles, i);

      if (tile->answer->rank > 0)
        found = g_list_prepend (found, g_steal_pointer (&tile->answer));
    }
  found = g_list_sort (found, compare_answers);
  for (GList *l = found; l != NULL; l = l->next)
    if (answers->len < limit)
      g_ptr_array_add (answers, l->data);
    else
      pursuit_answer_free (l->data);
  g_list_free (found);

  return answers;
}
