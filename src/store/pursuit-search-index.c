/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-search-index.h"

#include "store/pursuit-audit.h"
#include "store/pursuit-list.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* Records that are read at a time. */
#define PAGE_SIZE 500

static gint64
count (PursuitSession *self, const char *sql)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->database, sql, NULL);

  if (select == NULL || !pursuit_statement_next (select, NULL))
    return 0;

  return pursuit_statement_get_int64 (select, 0);
}

static gboolean
refuse (PursuitSession *self, const char *what, GError **error)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
               _ ("%s: the search index does not agree with the records (%s); make it anew with "
                  "“pursuitctl doctor --rebuild-search”"),
               pursuit_database_get_path (self->database), what);

  return FALSE;
}

static gboolean
add_page (PursuitSession *self, PursuitKind kind, GArray *rows, guint start, GError **error)
{
  g_autoptr (PursuitSearchDocument) document = pursuit_search_document_new ();
  guint n = MIN (PAGE_SIZE, rows->len - start);
  guint32 *first = &g_array_index (rows, guint32, start);
  g_autoptr (GPtrArray) records = pursuit_session_get_rows (self, kind, first, n, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!pursuit_search_document_is_wanted (records->pdata[i]))
        continue;
      pursuit_search_document_fill (document, records->pdata[i]);
      if (!pursuit_search_document_add (document, self->database,
                                        pursuit_search_document_get_rowid (kind, first[i]), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_kind (PursuitSession *self, PursuitKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (GArray) rows = pursuit_session_list_rows (self, query, error);

  for (guint start = 0; rows != NULL && start < rows->len; start += PAGE_SIZE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_page (self, kind, rows, start, error))
      return FALSE;

  return rows != NULL;
}

gboolean
pursuit_session_check_search (PursuitSession *self, GError **error)
{
  gint64 expected = 0;
  g_autofree char *what = NULL;
  gint64 entries;

  g_return_val_if_fail (self != NULL, FALSE);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *sql = NULL;
      g_autofree char *missing = NULL;
      gint64 n_missing;

      if ((pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_SEARCHABLE) == 0)
        continue;
      sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE deleted_at IS NULL",
                             pursuit_table_get ((PursuitKind) kind)->name);
      expected += count (self, sql);
      missing = g_strdup_printf ("SELECT count (*) FROM %s WHERE deleted_at IS NULL AND NOT EXISTS"
                                 " (SELECT 1 FROM search_docsize WHERE id = row * 32 + %d)",
                                 pursuit_table_get ((PursuitKind) kind)->name, kind);
      n_missing = count (self, missing);
      if (n_missing > 0)
        {
          what = g_strdup_printf (_ ("search misses %d records"), (int) n_missing);
          return refuse (self, what, error);
        }
    }

  entries = count (self, "SELECT count (*) FROM search_docsize");
  if (entries == expected)
    return TRUE;
  what = g_strdup_printf (_ ("search has %d entries too many"), (int) (entries - expected));

  return refuse (self, what, error);
}

gboolean
pursuit_session_rebuild_search (PursuitSession *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitStatement) empty = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  empty = pursuit_statement_new (self->database,
                                 "INSERT INTO search (search) VALUES ('delete-all')", error);
  if (empty == NULL || !pursuit_statement_run (empty, error))
    return FALSE;
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if ((pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_SEARCHABLE) != 0
        && !add_kind (self, (PursuitKind) kind, cancellable, error))
      return FALSE;

  return pursuit_session_audit (self, "reindex", PURSUIT_KIND_NONE, NULL, NULL, error);
}
