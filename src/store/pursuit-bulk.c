/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-bulk.h"

#include "store/pursuit-audit-private.h"
#include "store/pursuit-outbox-private.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-undo-private.h"

/* Rows between two looks at the cancellable. */
#define ROWS_BETWEEN_LOOKS 256

/* What a bulk keeps for one kind. */
typedef struct
{
  PursuitStatement *insert; /* (owned) (nullable) held for all its rows */
  gint64 first_row;         /* of the range that is not noted yet; 0 if there is none */
  gint64 last_row;
  guint64 n_inserted;
  guint64 n_updated;
} Lane;

struct _PursuitBulk
{
  PursuitSession *session;         /* borrowed */
  char *batch_id;                  /* (owned) (nullable) */
  PursuitAuditDigest *digest;      /* (owned) (nullable) over all rows */
  PursuitSearchDocument *document; /* (owned) used again for each row */
  PursuitStatement *add;           /* (owned) (nullable) to the search index */
  Lane lanes[PURSUIT_N_KINDS];
  guint64 n_rows;
  gboolean is_finished;
};

/* Many rows make many small pieces of index. They are merged once, when a reader or a later write
 * needs it, and not again and again while they come. The indexes of ids, names and mails are hit
 * everywhere at once, so they stay in a larger cache for as long as it takes. */
static const char begin_sql[] = "PRAGMA cache_size=-56000;"
                                "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
                                "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);";
static const char finish_sql[] = "INSERT INTO search (search, rank) VALUES ('automerge', 4);"
                                 "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576);";
static const char end_sql[] = "PRAGMA cache_size=-" PURSUIT_DATABASE_WRITER_CACHE_KIB ";";

PursuitBulk *
pursuit_bulk_new (PursuitSession *session, const char *label, const char *batch_id)
{
  PursuitBulk *self;

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (pursuit_session_is_writable (session), NULL);

  self = g_new0 (PursuitBulk, 1);
  self->session = session;
  self->batch_id = g_strdup (batch_id);
  self->document = pursuit_search_document_new ();
  if (label != NULL)
    pursuit_undo_begin (session, label, batch_id);
  self->digest = pursuit_audit_begin_digest (session, NULL);
  if (self->digest == NULL || pursuit_session_take_rev (session, NULL) < 0
      || !pursuit_database_run_script (session->database, begin_sql, NULL))
    session->failed = TRUE;

  return self;
}

void
pursuit_bulk_free (PursuitBulk *self)
{
  if (self == NULL)
    return;

  if (!self->is_finished)
    self->session->failed = TRUE;
  pursuit_database_run_script (self->session->database, end_sql, NULL);
  for (guint i = 0; i < PURSUIT_N_KINDS; i++)
    g_clear_pointer (&self->lanes[i].insert, pursuit_statement_free);
  g_clear_pointer (&self->add, pursuit_statement_free);
  g_clear_pointer (&self->digest, pursuit_audit_digest_free);
  pursuit_search_document_free (self->document);
  g_free (self->batch_id);
  g_free (self);
}

static gboolean
note_range (PursuitBulk *self, PursuitKind kind, GError **error)
{
  Lane *lane = &self->lanes[kind];

  if (lane->first_row == 0)
    return TRUE;
  if (!pursuit_undo_note_range (self->session, kind, lane->first_row, lane->last_row, error))
    return FALSE;
  lane->first_row = 0;

  return TRUE;
}

static gboolean
insert_row (
    PursuitBulk *self, PursuitRecord *record, PursuitFieldSet set, gint64 *row, GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (record);
  const PursuitTable *table = pursuit_table_get (kind);
  Lane *lane = &self->lanes[kind];
  g_autofree char *sort_key = pursuit_table_dup_sort_key (record);

  if (lane->insert == NULL)
    lane->insert = pursuit_statement_new (self->session->database, table->insert, error);
  if (lane->insert == NULL)
    return FALSE;

  pursuit_statement_bind_int64 (lane->insert, 1, self->session->rev);
  pursuit_statement_bind_text (lane->insert, 2, sort_key);
  pursuit_table_bind_fields (table, lane->insert, record, set);
  if (!pursuit_statement_run (lane->insert, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (pursuit_database_get_handle (self->session->database));

  return TRUE;
}

static gboolean
index_row (PursuitBulk *self, PursuitRecord *record, gint64 row, GError **error)
{
  if (!pursuit_search_document_is_wanted (record))
    return TRUE;
  pursuit_search_document_fill (self->document, record);

  return pursuit_search_document_add (
      self->document, self->session->database,
      pursuit_search_document_get_rowid (pursuit_record_get_kind (record), row), error);
}

static gboolean
add_row (PursuitBulk *self, PursuitRecord *record, GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (record);
  Lane *lane = &self->lanes[kind];
  PursuitFieldSet fields = pursuit_record_get_set_fields (record);
  PursuitRowChange change = { .after = record, .changed = fields, .rev_after = self->session->rev };

  if (!insert_row (self, record, fields, &change.row, error)
      || !index_row (self, record, change.row, error)
      || !pursuit_outbox_note (self->session, &change, error))
    return FALSE;
  /* Rows follow each other unless something else of the kind was stored in between. */
  if (lane->first_row != 0 && change.row != lane->last_row + 1 && !note_range (self, kind, error))
    return FALSE;
  if (lane->first_row == 0)
    lane->first_row = change.row;
  lane->last_row = change.row;
  lane->n_inserted++;
  /* The times are those of the entry itself. */
  pursuit_audit_digest_add_record (self->digest, record,
                                   pursuit_table_get_visible (kind, fields)
                                       | PURSUIT_FIELD_BIT (PURSUIT_FIELD_RECORD_ID));

  return TRUE;
}

static gboolean
look_around (PursuitBulk *self, GError **error)
{
  return ++self->n_rows % ROWS_BETWEEN_LOOKS != 0
         || !pursuit_session_is_cancelled (self->session, error);
}

gboolean
pursuit_bulk_insert (PursuitBulk *self, PursuitRecord *record, GError **error)
{
  g_autofree char *updated_at = NULL;

  g_return_val_if_fail (self != NULL && !self->is_finished, FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (record), FALSE);

  updated_at = g_strdup (pursuit_record_get_text (record, PURSUIT_FIELD_UPDATED_AT));
  if (!look_around (self, error) || self->session->failed
      || !pursuit_session_prepare_new (self->session, record, error))
    return FALSE;
  if (updated_at != NULL)
    pursuit_record_take_text (record, PURSUIT_FIELD_UPDATED_AT, g_steal_pointer (&updated_at));
  if (add_row (self, record, error))
    return TRUE;
  self->session->failed = TRUE;

  return FALSE;
}

/* Where a record stands, without reading it again. */
static gboolean
find_place (PursuitBulk *self, PursuitRecord *record, PursuitRowChange *change, GError **error)
{
  const PursuitTable *table = pursuit_table_get (pursuit_record_get_kind (record));
  g_autofree char *sql = g_strdup_printf ("SELECT row, rev FROM %s WHERE id = ?1", table->name);
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->session->database, sql, error);

  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, pursuit_record_get_id (record));
  if (!pursuit_statement_next (select, error))
    return FALSE;
  change->row = pursuit_statement_get_int64 (select, 0);
  change->rev_before = pursuit_statement_get_int64 (select, 1);

  return TRUE;
}

gboolean
pursuit_bulk_update (PursuitBulk *self, PursuitRecord *before, PursuitRecord *after, GError **error)
{
  PursuitKind kind;
  PursuitRowChange change = { .before = before, .after = after };

  g_return_val_if_fail (self != NULL && !self->is_finished, FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (before) && PURSUIT_IS_RECORD (after), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (before) == G_OBJECT_TYPE (after), FALSE);

  kind = pursuit_record_get_kind (after);
  if (!look_around (self, error) || !pursuit_record_check (after, error))
    return FALSE;
  pursuit_session_prepare_change (self->session, before, after, &change.changed);
  if (change.changed == 0)
    return TRUE;
  if (!find_place (self, before, &change, error))
    return FALSE;
  change.rev_after = pursuit_table_get_visible (kind, change.changed) != 0 ? self->session->rev
                                                                           : change.rev_before;
  if (!pursuit_session_apply (self->session, &change, error)
      || !pursuit_session_note_stage (self->session, before, after, error))
    return FALSE;
  self->lanes[kind].n_updated++;
  pursuit_audit_digest_add_record (self->digest, after, change.changed);

  return TRUE;
}

static gboolean
write_audit (PursuitBulk *self, GError **error)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autofree char *hash = pursuit_audit_digest_take_text (self->digest);
  PursuitAuditEntry entry = { .verb = self->batch_id != NULL ? "import" : "bulk",
                              .id = self->batch_id,
                              .digest = hash };

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      guint64 n_rows = self->lanes[kind].n_inserted + self->lanes[kind].n_updated;

      if (n_rows > 0)
        g_string_append_printf (kinds, "%s%s:%" G_GUINT64_FORMAT, kinds->len > 0 ? " " : "",
                                pursuit_kind_to_string ((PursuitKind) kind), n_rows);
    }
  entry.fields = kinds->str;

  return pursuit_audit_write (self->session, &entry, error);
}

gboolean
pursuit_bulk_finish (PursuitBulk *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->is_finished, FALSE);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      if (!note_range (self, (PursuitKind) kind, error))
        return FALSE;
      if (self->lanes[kind].n_inserted > 0)
        pursuit_store_change_add_bulk (self->session->change, (PursuitKind) kind, TRUE);
    }
  if (!write_audit (self, error)
      || !pursuit_database_run_script (self->session->database, finish_sql, error))
    return FALSE;
  self->is_finished = TRUE;

  return TRUE;
}
