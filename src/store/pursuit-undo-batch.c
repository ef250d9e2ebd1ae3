/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-import-batch.h"
#include "store/pursuit-audit-private.h"
#include "store/pursuit-members-private.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-undo-private.h"

#include <glib/gi18n-lib.h>

/* Rows between two looks at the cancellable. */
#define ROWS_BETWEEN_LOOKS 256

/* One row of action_range. */
typedef struct
{
  PursuitKind kind;
  gint64 first_row;
  gint64 last_row;
  gint64 rev;
} Range;

/* Records that hang on a lead without being of the batch: somebody worked with the lead. */
static const char *const used_lead_sql[] = {
#define USED_BY(table)                                                                             \
  "SELECT DISTINCT d.lead_id FROM " table " d JOIN lead l ON l.id = d.lead_id"                     \
  " WHERE l.row BETWEEN ?1 AND ?2 AND d.rev <> ?3 AND d.deleted_at IS NULL"
  USED_BY ("person"),
  USED_BY ("activity"),
  USED_BY ("proposal"),
  USED_BY ("conversation"),
#undef USED_BY
};

/* What the program noted about a lead goes with it. */
static const char *const derived_sql[] = {
  "DELETE FROM stage_history WHERE lead_id = ?1",
  "DELETE FROM score_history WHERE lead_id = ?1",
};

static GArray *
load_ranges (PursuitSession *session, gint64 action, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PursuitStatement) select = pursuit_statement_new (
      session->database,
      "SELECT kind, first_row, last_row, rev FROM action_range WHERE action = ?1", error);

  if (select == NULL)
    return NULL;

  pursuit_statement_bind_int64 (select, 1, action);
  while (pursuit_statement_next (select, &local_error))
    {
      const Range range
          = { pursuit_kind_from_string (pursuit_statement_get_text (select, 0)),
              pursuit_statement_get_int64 (select, 1), pursuit_statement_get_int64 (select, 2),
              pursuit_statement_get_int64 (select, 3) };

      g_array_append_val (ranges, range);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ranges);
}

static PursuitStatement *
prepare_range (PursuitSession *session, const char *sql, const Range *range, GError **error)
{
  PursuitStatement *select = pursuit_statement_new (session->database, sql, error);

  if (select == NULL)
    return NULL;
  pursuit_statement_bind_int64 (select, 1, range->first_row);
  pursuit_statement_bind_int64 (select, 2, range->last_row);
  if (sqlite3_bind_parameter_count (select->stmt) > 2)
    pursuit_statement_bind_int64 (select, 3, range->rev);

  return select;
}

/* A record's own id, and the references that say what it belongs to. */
static gboolean
says_where_it_belongs (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_ID
         && (field->target == PURSUIT_KIND_NONE || field->target == PURSUIT_KIND_LEAD
             || field->target == PURSUIT_KIND_PERSON || field->target == PURSUIT_KIND_PROPOSAL
             || field->target == PURSUIT_KIND_CONVERSATION);
}

static gboolean
belongs_to_kept (PursuitRecord *record, GHashTable *kept)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  for (guint i = 0; i < table->n_fields; i++)
    if (says_where_it_belongs (&table->fields[i]) && pursuit_record_is_set (record, i)
        && g_hash_table_contains (kept, pursuit_record_get_text (record, i)))
      return TRUE;

  return FALSE;
}

/* One that was edited keeps what it belongs to, too. */
static void
keep (PursuitRecord *record, GHashTable *kept)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  for (guint i = 0; i < table->n_fields; i++)
    if (says_where_it_belongs (&table->fields[i]) && pursuit_record_is_set (record, i))
      g_hash_table_add (kept, g_strdup (pursuit_record_get_text (record, i)));
}

static gboolean
find_edited (PursuitSession *session, const Range *range, GHashTable *kept, GError **error)
{
  const PursuitTable *table = pursuit_table_get (range->kind);
  g_autofree char *sql
      = g_strconcat (table->select, " WHERE row BETWEEN ?1 AND ?2 AND rev <> ?3", NULL);
  g_autoptr (PursuitStatement) select = prepare_range (session, sql, range, error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pursuit_statement_next (select, &local_error))
    {
      g_autoptr (PursuitRecord) record = pursuit_table_read (table, select);

      keep (record, kept);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

static gboolean
find_used (PursuitSession *session, const Range *range, GHashTable *kept, GError **error)
{
  for (guint i = 0; range->kind == PURSUIT_KIND_LEAD && i < G_N_ELEMENTS (used_lead_sql); i++)
    {
      g_autoptr (PursuitStatement) select = prepare_range (session, used_lead_sql[i], range, error);
      g_autoptr (GError) local_error = NULL;

      if (select == NULL)
        return FALSE;
      while (pursuit_statement_next (select, &local_error))
        g_hash_table_add (kept, pursuit_statement_dup_text (select, 0));
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
remove_derived (PursuitSession *session, const char *lead_id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (derived_sql); i++)
    {
      g_autoptr (PursuitStatement) remove
          = pursuit_statement_new (session->database, derived_sql[i], error);

      if (remove == NULL)
        return FALSE;
      pursuit_statement_bind_text (remove, 1, lead_id);
      if (!pursuit_statement_run (remove, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
remove_record (PursuitSession *session, PursuitRecord *record, gint64 row, GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (record);
  PursuitRowChange change = { .before = record, .row = row };

  return (kind != PURSUIT_KIND_LEAD
          || remove_derived (session, pursuit_record_get_id (record), error))
         && pursuit_session_apply (session, &change, error);
}

static gboolean
remove_range (PursuitSession *session,
              const Range *range,
              GHashTable *kept,
              PursuitUndoCounts *counts,
              GError **error)
{
  const PursuitTable *table = pursuit_table_get (range->kind);
  gboolean counted = (pursuit_kind_get_flags (range->kind) & PURSUIT_KIND_SEARCHABLE) != 0;
  g_autoptr (PursuitStatement) select
      = pursuit_statement_new (session->database, table->select_by_row, error);

  if (select == NULL)
    return FALSE;
  for (gint64 row = range->first_row; row <= range->last_row; row++)
    {
      g_autoptr (PursuitRecord) record = NULL;

      if (row % ROWS_BETWEEN_LOOKS == 0 && pursuit_session_is_cancelled (session, error))
        return FALSE;
      pursuit_statement_bind_int64 (select, 1, row);
      if (pursuit_statement_next (select, error))
        record = pursuit_table_read (table, select);
      pursuit_statement_reset (select);
      if (record == NULL)
        continue;
      if (belongs_to_kept (record, kept))
        {
          counts->kept += counted;
          continue;
        }
      if (!remove_record (session, record, row, error))
        return FALSE;
      counts->undone += counted;
    }

  return TRUE;
}

static gboolean
finish (PursuitSession *session, gint64 action, GError **error)
{
  g_autoptr (PursuitStatement) update = pursuit_statement_new (
      session->database, "UPDATE action SET undone = 1 WHERE number = ?1", error);
  const PursuitAuditEntry entry = { .verb = "undo-import" };

  if (update == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (update, 1, action);

  return pursuit_statement_run (update, error) && pursuit_audit_write (session, &entry, error);
}

/* What cannot be undone itself: the file is still there to be imported again. */
gboolean
pursuit_undo_batch_take_back (PursuitSession *session,
                              gint64 action,
                              PursuitUndoCounts *counts,
                              GError **error)
{
  g_autoptr (GArray) ranges = load_ranges (session, action, error);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done = ranges != NULL;

  session->action = 0;
  pursuit_session_end_rev (session);
  done = done && pursuit_undo_take_back (session, action, counts, error);
  for (guint i = 0; done && i < ranges->len; i++)
    done = find_edited (session, &g_array_index (ranges, Range, i), kept, error)
           && find_used (session, &g_array_index (ranges, Range, i), kept, error);
  session->is_undoing = TRUE;
  for (guint i = 0; done && i < ranges->len; i++)
    done = remove_range (session, &g_array_index (ranges, Range, i), kept, counts, error);
  session->is_undoing = FALSE;
  if (done && pursuit_members_forget (session, action, error) && finish (session, action, error))
    return TRUE;
  session->failed = TRUE;

  return FALSE;
}

static gboolean
mark_batch (PursuitSession *session, const char *batch_id, GError **error)
{
  g_autoptr (PursuitRecord) batch
      = pursuit_session_get (session, PURSUIT_KIND_IMPORT_BATCH, batch_id, NULL);

  /* A test, or another program, may import without a record of it. */
  if (batch == NULL)
    return TRUE;
  pursuit_record_set_text (batch, PURSUIT_IMPORT_BATCH_UNDONE_AT,
                           pursuit_session_get_now (session));

  return pursuit_session_put (session, batch, error);
}

static GArray *
list_actions (PursuitSession *session, const char *batch_id, GError **error)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (
      session->database,
      "SELECT number FROM action WHERE batch_id = ?1 AND undone = 0 ORDER BY number DESC", error);
  GArray *numbers;

  if (select == NULL)
    return NULL;
  numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  pursuit_statement_bind_text (select, 1, batch_id);
  while (pursuit_statement_next (select, NULL))
    {
      gint64 number = pursuit_statement_get_int64 (select, 0);

      g_array_append_val (numbers, number);
    }

  return numbers;
}

gboolean
pursuit_session_undo_batch (
    PursuitSession *self, const char *batch_id, guint *undone, guint *kept, GError **error)
{
  g_autoptr (GArray) actions = NULL;
  PursuitUndoCounts counts = { 0 };

  g_return_val_if_fail (self != NULL && batch_id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  actions = list_actions (self, batch_id, error);
  if (actions == NULL)
    return FALSE;
  if (actions->len == 0)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                   _ ("%s: there is no such import, or it was taken back already"), batch_id);
      return FALSE;
    }
  for (guint i = 0; i < actions->len; i++)
    if (!pursuit_undo_batch_take_back (self, g_array_index (actions, gint64, i), &counts, error))
      return FALSE;
  if (undone != NULL)
    *undone = counts.undone;
  if (kept != NULL)
    *kept = counts.kept;

  return mark_batch (self, batch_id, error);
}
