/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-links.h"

#include "core/pursuit-external-id.h"
#include "store/pursuit-audit-private.h"
#include "store/pursuit-session-private.h"

/* Links that are looked at in one go; nothing of them stays in memory. */
#define CHUNK 500

/* A reference whose target has come. */
typedef struct
{
  gint64 n;
  PursuitKind kind;
  char *record_id; /* (owned) */
  char *field;     /* (owned) */
  PursuitKind target_kind;
  char *target_id; /* (owned) */
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->record_id);
  g_free (link->field);
  g_free (link->target_id);
  g_free (link);
}

char *
pursuit_session_find_external (PursuitSession *self,
                               const PursuitExternalKey *key,
                               PursuitKind *kind,
                               GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  g_return_val_if_fail (key->system != NULL && key->object != NULL && key->id != NULL, NULL);

  select = pursuit_statement_new (self->database,
                                  "SELECT record_kind, record_id FROM external_id"
                                  " WHERE external_id = ?1 AND system = ?2 AND object = ?3"
                                  " AND deleted_at IS NULL ORDER BY row DESC",
                                  error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, key->id);
  pursuit_statement_bind_text (select, 2, key->system);
  pursuit_statement_bind_text (select, 3, key->object);
  while (pursuit_statement_next (select, error))
    {
      PursuitKind found = pursuit_kind_from_string (pursuit_statement_get_text (select, 0));
      const char *id = pursuit_statement_get_text (select, 1);

      if (found == PURSUIT_KIND_NONE || !pursuit_session_exists (self, found, id))
        continue;
      if (kind != NULL)
        *kind = found;
      return g_strdup (id);
    }

  return NULL;
}

/* The record of a key that is known, or a new one. */
static PursuitRecord *
load_or_make (PursuitSession *self, const PursuitExternalKey *key)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (
      self->database,
      "SELECT id FROM external_id WHERE external_id = ?1 AND system = ?2 AND object = ?3"
      " AND deleted_at IS NULL ORDER BY row DESC",
      NULL);
  PursuitRecord *record = NULL;

  if (select != NULL)
    {
      pursuit_statement_bind_text (select, 1, key->id);
      pursuit_statement_bind_text (select, 2, key->system);
      pursuit_statement_bind_text (select, 3, key->object);
      if (pursuit_statement_next (select, NULL))
        record = pursuit_session_get (self, PURSUIT_KIND_EXTERNAL_ID,
                                      pursuit_statement_get_text (select, 0), NULL);
    }

  return record != NULL ? record : pursuit_record_new (PURSUIT_KIND_EXTERNAL_ID);
}

gboolean
pursuit_session_add_external (PursuitSession *self,
                              const PursuitExternalKey *key,
                              PursuitKind kind,
                              const char *record_id,
                              GError **error)
{
  g_autoptr (PursuitRecord) record = NULL;

  g_return_val_if_fail (self != NULL && key != NULL && record_id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  record = load_or_make (self, key);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_SYSTEM, key->system);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_OBJECT, key->object);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_EXTERNAL_ID, key->id);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_RECORD_KIND, pursuit_kind_to_string (kind));
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_RECORD_ID, record_id);

  return pursuit_session_put (self, record, error);
}

gboolean
pursuit_session_add_link (PursuitSession *self,
                          PursuitKind kind,
                          const char *record_id,
                          guint field,
                          const PursuitExternalKey *key,
                          GError **error)
{
  const PursuitFieldTable *table;
  g_autoptr (PursuitStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && key != NULL && record_id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  table = pursuit_kind_get_fields (kind);
  g_return_val_if_fail (field < table->n_fields, FALSE);
  g_return_val_if_fail (table->fields[field].type == PURSUIT_FIELD_ID, FALSE);

  insert
      = pursuit_statement_new (self->database,
                               "INSERT INTO pending_link (kind, record_id, field, system, object,"
                               " external_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                               error);
  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, pursuit_kind_to_string (kind));
  pursuit_statement_bind_text (insert, 2, record_id);
  pursuit_statement_bind_text (insert, 3, table->fields[field].key);
  pursuit_statement_bind_text (insert, 4, key->system);
  pursuit_statement_bind_text (insert, 5, key->object);
  pursuit_statement_bind_text (insert, 6, key->id);

  return pursuit_statement_run (insert, error);
}

static GPtrArray *
load_chunk (PursuitSession *self, gint64 after, GError **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (link_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PursuitStatement) select = pursuit_statement_new (
      self->database,
      "SELECT p.n, p.kind, p.record_id, p.field, e.record_kind, e.record_id FROM pending_link p"
      " CROSS JOIN external_id e ON e.external_id = p.external_id AND e.system = p.system"
      " AND e.object = p.object AND e.deleted_at IS NULL"
      " WHERE p.n > ?1 ORDER BY p.n LIMIT ?2",
      error);

  if (select == NULL)
    return NULL;
  pursuit_statement_bind_int64 (select, 1, after);
  pursuit_statement_bind_int64 (select, 2, CHUNK);
  while (pursuit_statement_next (select, &local_error))
    {
      Link *link = g_new0 (Link, 1);

      link->n = pursuit_statement_get_int64 (select, 0);
      link->kind = pursuit_kind_from_string (pursuit_statement_get_text (select, 1));
      link->record_id = pursuit_statement_dup_text (select, 2);
      link->field = pursuit_statement_dup_text (select, 3);
      link->target_kind = pursuit_kind_from_string (pursuit_statement_get_text (select, 4));
      link->target_id = pursuit_statement_dup_text (select, 5);
      g_ptr_array_add (links, link);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&links);
}

static gboolean
drop_link (PursuitSession *self, const Link *link, GError **error)
{
  g_autoptr (PursuitStatement) drop
      = pursuit_statement_new (self->database, "DELETE FROM pending_link WHERE n = ?1", error);

  if (drop == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (drop, 1, link->n);

  return pursuit_statement_run (drop, error);
}

static gboolean
set_reference (PursuitSession *self,
               const Link *link,
               const PursuitStoredRecord *stored,
               guint field,
               PursuitAuditDigest *digest,
               GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (stored->record);
  PursuitRowChange change = { .before = stored->record,
                              .after = after,
                              .row = stored->row,
                              .rev_before = stored->rev,
                              .rev_after = pursuit_session_take_rev (self, error) };

  if (change.rev_after < 0)
    return FALSE;
  pursuit_record_set_text (after, field, link->target_id);
  pursuit_session_prepare_change (self, stored->record, after, &change.changed);
  pursuit_audit_digest_add_record (digest, after, change.changed);

  return pursuit_session_apply (self, &change, error);
}

/* Sets one reference if it can be set; drops the link when there is nothing left to do for it. */
static gboolean
resolve (PursuitSession *self,
         const Link *link,
         PursuitAuditDigest *digest,
         guint *resolved,
         GError **error)
{
  g_auto (PursuitStoredRecord) stored = { NULL };
  const PursuitFieldTable *table;
  g_autoptr (GError) local_error = NULL;
  int field;

  if (link->kind == PURSUIT_KIND_NONE || link->target_kind == PURSUIT_KIND_NONE)
    return drop_link (self, link, error);
  table = pursuit_kind_get_fields (link->kind);
  field = pursuit_field_table_find (table, link->field);
  if (!pursuit_table_load (self->database, link->kind, link->record_id, &stored, &local_error)
      && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (stored.record == NULL || field < 0 || table->fields[field].target != link->target_kind
      || pursuit_record_is_set (stored.record, (guint) field))
    return drop_link (self, link, error);
  if (pursuit_record_is_set (stored.record, PURSUIT_FIELD_DELETED_AT)
      || !pursuit_session_exists (self, link->target_kind, link->target_id))
    return TRUE;

  (*resolved)++;

  return set_reference (self, link, &stored, (guint) field, digest, error)
         && drop_link (self, link, error);
}

gboolean
pursuit_session_resolve_links (PursuitSession *self, guint *resolved, GError **error)
{
  g_autoptr (PursuitAuditDigest) digest = NULL;
  g_autofree char *hash = NULL;
  PursuitAuditEntry entry = { .verb = "link" };
  guint count = 0;
  gint64 after = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  digest = pursuit_audit_begin_digest (self, error);
  for (guint length = digest != NULL ? CHUNK : 0; length == CHUNK;)
    {
      g_autoptr (GPtrArray) links = load_chunk (self, after, error);

      if (links == NULL || pursuit_session_is_cancelled (self, error))
        return FALSE;
      for (guint i = 0; i < links->len; i++)
        {
          if (!resolve (self, links->pdata[i], digest, &count, error))
            return FALSE;
          after = ((const Link *) links->pdata[i])->n;
        }
      length = links->len;
    }
  if (digest == NULL)
    return FALSE;
  if (resolved != NULL)
    *resolved = count;
  hash = pursuit_audit_digest_take_text (digest);
  entry.digest = hash;

  return count == 0 || pursuit_audit_write (self, &entry, error);
}
