/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-diff.h"

/* A part that both lists have once. */
typedef struct
{
  guint old;
  guint new;
  int before; /* the pair before it in the longest row that ends with it, or -1 */
} Pair;

/* Stands in a table for what occurs more than once. */
#define MANY G_MAXUINT

static guint64
get_hash (const GArray *hashes, guint index)
{
  return g_array_index (hashes, guint64, index);
}

static GHashTable *
index_hashes (const GArray *hashes, guint start, guint end)
{
  GHashTable *table = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = start; i < end; i++)
    {
      gpointer key = &g_array_index (hashes, guint64, i);
      gboolean known = g_hash_table_contains (table, key);

      g_hash_table_insert (table, key, GUINT_TO_POINTER (known ? MANY : i));
    }

  return table;
}

static GArray *
list_pairs (const GArray *old, const GArray *new, const PursuitDocumentHunk *hunk)
{
  g_autoptr (GHashTable) olds = index_hashes (old, hunk->old, hunk->old + hunk->n_old);
  g_autoptr (GHashTable) news = index_hashes (new, hunk->new, hunk->new + hunk->n_new);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = hunk->new; i < hunk->new + hunk->n_new; i++)
    {
      gpointer key = &g_array_index (new, guint64, i);
      gpointer value;
      Pair pair = { 0, i, -1 };

      if (GPOINTER_TO_UINT (g_hash_table_lookup (news, key)) == MANY
          || !g_hash_table_lookup_extended (olds, key, NULL, &value)
          || GPOINTER_TO_UINT (value) == MANY)
        continue;
      pair.old = GPOINTER_TO_UINT (value);
      g_array_append_val (pairs, pair);
    }

  return pairs;
}

/* How many of the rows end with a pair before @old; their last pairs come in rising order. */
static guint
find_row (const GArray *pairs, const GArray *rows, guint old)
{
  guint low = 0;
  guint high = rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (pairs, Pair, g_array_index (rows, guint, middle)).old < old)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The pairs of the longest row that rises in both lists, last one first. */
static GArray *
find_longest_row (GArray *pairs)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *longest = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      guint row = find_row (pairs, rows, pair->old);

      if (row > 0)
        pair->before = (int) g_array_index (rows, guint, row - 1);
      if (row == rows->len)
        g_array_append_val (rows, i);
      else
        g_array_index (rows, guint, row) = i;
    }

  for (int i = rows->len > 0 ? (int) g_array_index (rows, guint, rows->len - 1) : -1; i >= 0;
       i = g_array_index (pairs, Pair, i).before)
    g_array_append_val (longest, g_array_index (pairs, Pair, i));

  return longest;
}

/* Leaves out what is equal at both ends. */
static void
trim (const GArray *old, const GArray *new, PursuitDocumentHunk *hunk)
{
  while (hunk->n_old > 0 && hunk->n_new > 0
         && get_hash (old, hunk->old) == get_hash (new, hunk->new))
    {
      hunk->old++;
      hunk->new ++;
      hunk->n_old--;
      hunk->n_new--;
    }
  while (hunk->n_old > 0 && hunk->n_new > 0
         && get_hash (old, hunk->old + hunk->n_old - 1)
                == get_hash (new, hunk->new + hunk->n_new - 1))
    {
      hunk->n_old--;
      hunk->n_new--;
    }
}

static void
add_hunk (GArray *hunks, const GArray *old, const GArray *new, PursuitDocumentHunk hunk)
{
  trim (old, new, &hunk);
  if (hunk.n_old > 0 || hunk.n_new > 0)
    g_array_append_val (hunks, hunk);
}

static void
split (GArray *hunks, const GArray *old, const GArray *new, PursuitDocumentHunk rest)
{
  g_autoptr (GArray) pairs = list_pairs (old, new, &rest);
  g_autoptr (GArray) row = find_longest_row (pairs);

  for (guint i = row->len; i > 0; i--)
    {
      Pair *pair = &g_array_index (row, Pair, i - 1);
      PursuitDocumentHunk hunk = { rest.old, pair->old - rest.old, rest.new, pair->new - rest.new };

      add_hunk (hunks, old, new, hunk);
      rest.n_old -= hunk.n_old + 1;
      rest.n_new -= hunk.n_new + 1;
      rest.old = pair->old + 1;
      rest.new = pair->new + 1;
    }
  add_hunk (hunks, old, new, rest);
}

GArray *
pursuit_document_diff (const GArray *old, const GArray *new)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentHunk));
  PursuitDocumentHunk all = { 0, old->len, 0, new->len };

  trim (old, new, &all);
  if (all.n_old > 1 && all.n_new > 1)
    split (hunks, old, new, all);
  else
    add_hunk (hunks, old, new, all);

  return hunks;
}
