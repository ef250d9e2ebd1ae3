/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-keeping.h"

#include "store/pursuit-search-index.h"
#include "store/pursuit-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Mappings of files that are remembered. */
#define MAX_MAPPINGS 200

static char *
get_text (PursuitSession *self, const char *sql, const char *key)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->database, sql, NULL);

  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, key);
  if (!pursuit_statement_next (select, NULL))
    return NULL;

  return pursuit_statement_dup_text (select, 0);
}

static gboolean
run_with_texts (PursuitSession *self, const char *sql, const char *const *texts, GError **error)
{
  g_autoptr (PursuitStatement) statement = pursuit_statement_new (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; texts[i] != NULL; i++)
    pursuit_statement_bind_text (statement, i + 1, texts[i]);

  return pursuit_statement_run (statement, error);
}

char *
pursuit_session_get_setting (PursuitSession *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return get_text (self, "SELECT value FROM setting WHERE key = ?1", key);
}

gboolean
pursuit_session_set_setting (PursuitSession *self,
                             const char *key,
                             const char *text,
                             GError **error)
{
  const char *texts[] = { key, text, NULL };

  g_return_val_if_fail (self != NULL && key != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  if (g_str_equal (key, PURSUIT_SETTING_MODE))
    self->mode_known = FALSE;
  if (text == NULL)
    return run_with_texts (self, "DELETE FROM setting WHERE key = ?1", texts, error);

  return run_with_texts (self,
                         "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                         " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                         texts, error);
}

char *
pursuit_session_get_mapping (PursuitSession *self, const char *headers)
{
  g_return_val_if_fail (self != NULL && headers != NULL, NULL);

  return get_text (self, "SELECT json FROM mapping WHERE headers = ?1", headers);
}

gboolean
pursuit_session_set_mapping (PursuitSession *self,
                             const char *headers,
                             const char *json,
                             GError **error)
{
  const char *texts[] = { headers, json, NULL, NULL };
  g_autofree char *limit = g_strdup_printf ("%d", MAX_MAPPINGS);
  const char *limits[] = { limit, headers, NULL };

  g_return_val_if_fail (self != NULL && headers != NULL && json != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  texts[2] = pursuit_session_get_now (self);

  return run_with_texts (self,
                         "INSERT INTO mapping (headers, json, used_at) VALUES (?1, ?2, ?3)"
                         " ON CONFLICT (headers) DO UPDATE"
                         " SET json = excluded.json, used_at = excluded.used_at",
                         texts, error)
         && run_with_texts (
             self,
             "DELETE FROM mapping WHERE headers IN (SELECT headers FROM mapping"
             " ORDER BY headers = ?2 DESC, used_at DESC LIMIT -1 OFFSET CAST (?1 AS INTEGER))",
             limits, error);
}

void
pursuit_kept_model_free (PursuitKeptModel *self)
{
  g_free (self->json);
  g_free (self->ignored);
  g_free (self->trained_at);
  g_free (self);
}

PursuitKeptModel *
pursuit_session_get_history_model (PursuitSession *self)
{
  g_autoptr (PursuitStatement) select = NULL;
  PursuitKeptModel *model;

  g_return_val_if_fail (self != NULL, NULL);

  select = pursuit_statement_new (
      self->database, "SELECT json, ignored, trained_at FROM history_model WHERE n = 1", NULL);
  if (select == NULL || !pursuit_statement_next (select, NULL))
    return NULL;
  model = g_new0 (PursuitKeptModel, 1);
  model->json = pursuit_statement_dup_text (select, 0);
  model->ignored = pursuit_statement_dup_text (select, 1);
  model->trained_at = pursuit_statement_dup_text (select, 2);

  return model;
}

gboolean
pursuit_session_set_history_model (PursuitSession *self,
                                   const char *json,
                                   const char *ignored,
                                   GError **error)
{
  const char *nothing[] = { NULL };
  const char *texts[] = { json, ignored != NULL ? ignored : "[]", NULL, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  if (json == NULL)
    return run_with_texts (self, "DELETE FROM history_model", nothing, error);
  texts[2] = pursuit_session_get_now (self);

  return run_with_texts (
      self,
      "INSERT INTO history_model (n, json, ignored, trained_at)"
      " VALUES (1, ?1, ?2, ?3) ON CONFLICT (n) DO UPDATE SET json = excluded.json,"
      " ignored = excluded.ignored, trained_at = excluded.trained_at",
      texts, error);
}

static gint64
count (PursuitSession *self, const char *sql)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->database, sql, NULL);

  if (select == NULL || !pursuit_statement_next (select, NULL))
    return 0;

  return pursuit_statement_get_int64 (select, 0);
}

gint64
pursuit_session_count_outbox (PursuitSession *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count (self, "SELECT count (*) FROM outbox WHERE state <> 'acked'");
}

gint64
pursuit_session_count_conflicts (PursuitSession *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count (self, "SELECT count (*) FROM conflict WHERE status = 'open'");
}

/* Type and length before the bytes: no two rows give the same stream. */
static void
hash_column (GChecksum *sum, PursuitStatement *row, int column)
{
  const char *text = pursuit_statement_get_text (row, column);
  guint8 mark = (guint8) sqlite3_column_type (row->stmt, column);

  g_checksum_update (sum, &mark, 1);
  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static gboolean
hash_kind (PursuitSession *self, PursuitKind kind, GChecksum *sum, GError **error)
{
  const PursuitTable *table = pursuit_table_get (kind);
  g_autofree char *sql = g_strconcat (table->select, " WHERE deleted_at IS NULL ORDER BY id", NULL);
  g_autoptr (PursuitStatement) rows = pursuit_statement_new (self->database, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;

  g_checksum_update (sum, (const guchar *) table->name, -1);
  while (pursuit_statement_next (rows, &local_error))
    for (guint i = 0; i < table->fields->n_fields; i++)
      if (i != PURSUIT_FIELD_UPDATED_AT)
        hash_column (sum, rows, PURSUIT_TABLE_FIRST_COLUMN + (int) i);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

char *
pursuit_session_content_hash (PursuitSession *self, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (self != NULL, NULL);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if ((pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_BUSINESS) != 0
        && !hash_kind (self, (PursuitKind) kind, sum, error))
      return NULL;

  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
refuse (PursuitSession *self, const char *what, GError **error)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
               _ ("%s: the file is damaged (%s); keep it, and restore the last backup beside it"),
               pursuit_database_get_path (self->database), what);

  return FALSE;
}

/* Since 3.44 SQLite checks the search index too, but by the list of its parts that the connection
 * last read: a part that was merged into another since then would count as damage. To open a
 * cursor makes FTS5 look whether the list is still that of the file. Should it fail, the check
 * says why. */
static void
refresh_search (PursuitSession *self)
{
  g_autoptr (PursuitStatement) select
      = pursuit_statement_new (self->database, "SELECT 1 FROM search WHERE rowid = 0", NULL);

  if (select != NULL)
    pursuit_statement_next (select, NULL);
}

static gboolean
check_pages (PursuitSession *self, GError **error)
{
  g_autoptr (PursuitStatement) check
      = pursuit_statement_new (self->database, "PRAGMA integrity_check(1)", error);
  const char *answer;

  refresh_search (self);
  if (check == NULL || !pursuit_statement_next (check, error))
    return FALSE;
  answer = pursuit_statement_get_text (check, 0);

  return g_strcmp0 (answer, "ok") == 0 || refuse (self, answer, error);
}

static gboolean
check_owners (PursuitSession *self, GError **error)
{
  g_autofree char *what = NULL;
  gint64 orphans = count (self, "SELECT (SELECT count (*) FROM line_item i WHERE NOT EXISTS"
                                " (SELECT 1 FROM proposal p WHERE p.id = i.proposal_id))"
                                " + (SELECT count (*) FROM stage_history h WHERE NOT EXISTS"
                                " (SELECT 1 FROM lead l WHERE l.id = h.lead_id))"
                                " + (SELECT count (*) FROM score_history h WHERE NOT EXISTS"
                                " (SELECT 1 FROM lead l WHERE l.id = h.lead_id))");

  if (orphans == 0)
    return TRUE;
  what = g_strdup_printf (_ ("%d entries belong to nothing"), (int) orphans);

  return refuse (self, what, error);
}

gboolean
pursuit_session_check_tables (PursuitSession *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return check_pages (self, error) && check_owners (self, error);
}

gboolean
pursuit_session_check_integrity (PursuitSession *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return pursuit_session_check_tables (self, error) && pursuit_session_check_search (self, error);
}
