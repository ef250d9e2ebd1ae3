/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-rows-private.h"

#include "store/pursuit-list.h"

guint32
pursuit_rows_at (GArray *rows, guint position)
{
  return g_array_index (rows, guint32, position);
}

gboolean
pursuit_rows_find (GArray *rows, guint32 row, guint *position)
{
  for (guint i = 0; i < rows->len; i++)
    if (pursuit_rows_at (rows, i) == row)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
pursuit_rows_is_dirty (GHashTable *dirty, guint32 row)
{
  return g_hash_table_contains (dirty, GUINT_TO_POINTER (row));
}

gboolean
pursuit_rows_differ_only_by (GArray *old, GArray *rows, GHashTable *dirty)
{
  guint i = 0;
  guint j = 0;

  for (;;)
    {
      while (i < old->len && pursuit_rows_is_dirty (dirty, pursuit_rows_at (old, i)))
        i++;
      while (j < rows->len && pursuit_rows_is_dirty (dirty, pursuit_rows_at (rows, j)))
        j++;
      if (i == old->len || j == rows->len)
        return i == old->len && j == rows->len;
      if (pursuit_rows_at (old, i++) != pursuit_rows_at (rows, j++))
        return FALSE;
    }
}

static void
keep_only (GArray *rows, GArray *only)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < only->len; i++)
    g_hash_table_add (wanted, GUINT_TO_POINTER (pursuit_rows_at (only, i)));
  for (guint i = 0; i < rows->len; i++)
    if (g_hash_table_contains (wanted, GUINT_TO_POINTER (pursuit_rows_at (rows, i))))
      g_array_index (rows, guint32, n++) = pursuit_rows_at (rows, i);
  g_array_set_size (rows, n);
}

GArray *
pursuit_rows_list (PursuitSession *session, const PursuitQuery *query, GArray *only, GError **error)
{
  GArray *rows = pursuit_session_list_rows (session, query, error);

  if (rows != NULL && only != NULL)
    keep_only (rows, only);

  return rows;
}
