/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-row-edits-private.h"

#include <string.h>

#define ROUNDS 4000
#define MAX_ROWS 24

static GArray *
rows_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint32));
}

static GArray *
rows_from_to (guint32 first, guint32 last)
{
  GArray *rows = rows_new ();

  for (guint32 row = first; row <= last; row++)
    g_array_append_val (rows, row);

  return rows;
}

static gboolean
equal (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * 4) == 0);
}

/* Follows only what is told, as a list view does: of the rows that come it looks at the list. */
static GArray *
follow (GArray *shadow, GArray *shown, const PursuitRowEdit *edit)
{
  g_assert_cmpuint (edit->position + edit->removed, <=, shadow->len);
  g_assert_cmpuint (edit->position + edit->added, <=, shown->len);
  if (edit->removed > 0)
    g_array_remove_range (shadow, edit->position, edit->removed);
  if (edit->added > 0)
    g_array_insert_vals (shadow, edit->position, &g_array_index (shown, guint32, edit->position),
                         edit->added);

  return shadow;
}

/* Runs the edits; the shadow is the list after each of them. Counts the rows touched, and takes
 * from @dirty what was told. */
static guint
run (PursuitRowEdits *edits, GArray *old, GArray *rows, guint n, GHashTable *dirty)
{
  GArray *shown = g_array_copy (old);
  g_autoptr (GArray) shadow = g_array_copy (old);
  PursuitRowEdit edit;
  guint touched = 0;

  while (pursuit_row_edits_step (edits, n, &shown, &edit))
    {
      follow (shadow, shown, &edit);
      g_assert_true (equal (shadow, shown));
      g_assert_cmpuint (edit.removed + edit.added, >, 0);
      touched += edit.removed + edit.added;
      for (guint i = 0; dirty != NULL && i < edit.added; i++)
        g_hash_table_remove (dirty,
                             GUINT_TO_POINTER (g_array_index (shown, guint32, edit.position + i)));
    }
  g_assert_true (equal (shown, rows));
  g_array_unref (shown);

  return touched;
}

/* Some rows in some order, without doubles. */
static GArray *
make_random (GRand *rand)
{
  g_autoptr (GArray) all = rows_from_to (1, MAX_ROWS);
  GArray *rows = rows_new ();

  for (gint left = g_rand_int_range (rand, 0, MAX_ROWS + 1); left > 0; left--)
    {
      guint i = (guint) g_rand_int_range (rand, 0, (gint) all->len);

      g_array_append_val (rows, g_array_index (all, guint32, i));
      g_array_remove_index (all, i);
    }

  return rows;
}

/* The list after some of its records have changed: they may have gone, moved or stayed. */
static GArray *
change_some (GRand *rand, GArray *old, GHashTable *dirty)
{
  GArray *rows = g_array_copy (old);

  for (gint left = g_rand_int_range (rand, 0, 6); left > 0; left--)
    {
      guint32 row = (guint32) g_rand_int_range (rand, 1, MAX_ROWS + 1);

      if (!g_hash_table_add (dirty, GUINT_TO_POINTER (row)))
        continue;
      for (guint i = 0; i < rows->len; i++)
        if (g_array_index (rows, guint32, i) == row)
          g_array_remove_index (rows, i);
      if (g_rand_boolean (rand))
        g_array_insert_val (rows, (guint) g_rand_int_range (rand, 0, (gint) rows->len + 1), row);
    }

  return rows;
}

static void
forget_absent (GHashTable *dirty, GArray *rows)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, dirty);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gboolean there = FALSE;

      for (guint i = 0; i < rows->len; i++)
        there |= g_array_index (rows, guint32, i) == GPOINTER_TO_UINT (key);
      if (!there)
        g_hash_table_iter_remove (&iter);
    }
}

static void
test_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) old = make_random (rand);
      g_autoptr (GHashTable) dirty = g_hash_table_new (NULL, NULL);
      g_autoptr (GArray) rows = change_some (rand, old, dirty);
      g_autoptr (PursuitRowEdits) edits = pursuit_row_edits_new (old, rows, dirty);
      guint n_dirty = g_hash_table_size (dirty);
      guint touched;

      forget_absent (dirty, rows);
      touched = run (edits, old, rows, 1 + round % 5, dirty);
      /* Every changed record that is there has been told, and nothing else. */
      g_assert_cmpuint (g_hash_table_size (dirty), ==, 0);
      g_assert_cmpuint (touched, <=, 2 * n_dirty);
    }
}

static void
test_other_lists (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GHashTable) nothing = g_hash_table_new (NULL, NULL);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) old = make_random (rand);
      g_autoptr (GArray) rows = make_random (rand);
      g_autoptr (PursuitRowEdits) edits = round % 2 == 0
                                              ? pursuit_row_edits_new_whole (old->len, rows)
                                              : pursuit_row_edits_new (old, rows, nothing);

      run (edits, old, rows, 1 + round % 5, NULL);
    }
}

/* Of many changed records, those outside the stretch that moved are told as well. */
static void
test_many_dirty (void)
{
  g_autoptr (GArray) old = rows_from_to (1, 300);
  g_autoptr (GHashTable) dirty = g_hash_table_new (NULL, NULL);
  g_autoptr (PursuitRowEdits) edits = NULL;

  for (guint32 row = 100; row < 200; row++)
    g_hash_table_add (dirty, GUINT_TO_POINTER (row));
  edits = pursuit_row_edits_new (old, old, dirty);
  g_assert_cmpuint (run (edits, old, old, 4, dirty), ==, 200);
  g_assert_cmpuint (g_hash_table_size (dirty), ==, 0);
}

/* A long list comes by a few rows while a view looks, then all at once; and it never goes and
 * comes in the same step, which would have the view read every row. */
static void
test_long (void)
{
  g_autoptr (GArray) old = rows_from_to (1, 50000);
  g_autoptr (GArray) rows = rows_from_to (60001, 130000);
  GArray *shown = g_array_copy (old);
  g_autoptr (PursuitRowEdits) edits = pursuit_row_edits_new_whole (old->len, rows);
  PursuitRowEdit edit;
  guint n_steps = 0;

  while (pursuit_row_edits_step (edits, 4, &shown, &edit))
    {
      n_steps++;
      g_assert_true (edit.added <= 4 || edit.removed == 0);
      if (edit.position < 2000)
        g_assert_cmpuint (edit.added, ==, 4);
    }
  g_assert_true (equal (shown, rows));
  g_assert_cmpuint (n_steps, ==, 2000 / 4 + 2);
  g_array_unref (shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/row-edits/changed-records", test_changes);
  g_test_add_func ("/workspace/row-edits/other-lists", test_other_lists);
  g_test_add_func ("/workspace/row-edits/many-changed-records", test_many_dirty);
  g_test_add_func ("/workspace/row-edits/long-list", test_long);

  return g_test_run ();
}
