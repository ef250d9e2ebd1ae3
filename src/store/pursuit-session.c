/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-session.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-uuid.h"
#include "core/pursuit-util.h"
#include "store/pursuit-dependants-private.h"
#include "store/pursuit-session-private.h"
#include "store/pursuit-undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PursuitSession *
pursuit_session_new (PursuitDatabase *database, gboolean writable, GCancellable *cancellable)
{
  PursuitSession *self = g_new0 (PursuitSession, 1);

  self->database = database;
  self->cancellable = cancellable;
  self->change = writable ? pursuit_store_change_new () : NULL;

  return self;
}

void
pursuit_session_free (PursuitSession *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->change, pursuit_store_change_unref);
  g_clear_pointer (&self->salt, g_bytes_unref);
  g_free (self->actor);
  g_free (self->now);
  g_free (self);
}

gboolean
pursuit_session_is_writable (PursuitSession *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->change != NULL;
}

void
pursuit_session_on_rollback (PursuitSession *self, void (*func) (gpointer data), gpointer data)
{
  g_return_if_fail (self != NULL && pursuit_session_is_writable (self));
  g_return_if_fail (func != NULL && data != NULL);

  self->rolled_back = func;
  self->rolled_back_data = data;
}

void
pursuit_session_tell_rollback (PursuitSession *self)
{
  if (self->rolled_back != NULL)
    self->rolled_back (self->rolled_back_data);
}

void
pursuit_session_set_actor (PursuitSession *self, const char *user_id)
{
  g_return_if_fail (self != NULL);

  pursuit_set_str (&self->actor, user_id);
}

const char *
pursuit_session_get_now (PursuitSession *self)
{
  if (self->now == NULL)
    self->now = pursuit_clock_dup_now ();

  return self->now;
}

gboolean
pursuit_session_is_cancelled (PursuitSession *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
refuse_missing (PursuitKind kind, const char *id, GError **error)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
               _ ("%s %s: there is no such record; it may have been removed"),
               pursuit_kind_get_label (kind), id);

  return FALSE;
}

/* Sets an error if there is none, too. */
static gboolean
load (PursuitSession *self,
      PursuitKind kind,
      const char *id,
      PursuitStoredRecord *stored,
      GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (pursuit_table_load (self->database, kind, id, stored, &local_error))
    return TRUE;
  if (local_error == NULL)
    return refuse_missing (kind, id, error);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

PursuitRecord *
pursuit_session_get (PursuitSession *self, PursuitKind kind, const char *id, GError **error)
{
  g_auto (PursuitStoredRecord) stored = { NULL };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind > PURSUIT_KIND_NONE && kind < PURSUIT_N_KINDS, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!load (self, kind, id, &stored, error))
    return NULL;

  return g_steal_pointer (&stored.record);
}

gboolean
pursuit_session_exists (PursuitSession *self, PursuitKind kind, const char *id)
{
  g_autofree char *sql = NULL;
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (id == NULL)
    return FALSE;

  sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1 AND deleted_at IS NULL",
                         pursuit_table_get (kind)->name);
  select = pursuit_statement_new (self->database, sql, NULL);
  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, id);

  return pursuit_statement_next (select, NULL);
}

/* Copies back what the store decided, so that the caller's record is what was stored. */
static void
copy_back (PursuitRecord *record, PursuitRecord *stored)
{
  if (record == stored)
    return;
  for (guint i = 0; i < pursuit_record_get_fields (record)->n_fields; i++)
    pursuit_record_copy_field (record, i, stored);
}

static gboolean
put_new (PursuitSession *self, PursuitRecord *record, GError **error)
{
  PursuitRowChange change = { .verb = "add" };

  if (!pursuit_session_prepare_new (self, record, error))
    return FALSE;

  change.after = record;
  change.changed = pursuit_record_get_set_fields (record);
  change.rev_after = pursuit_session_take_rev (self, error);

  return change.rev_after >= 0 && pursuit_session_apply (self, &change, error);
}

static gboolean
put_change (PursuitSession *self,
            const PursuitStoredRecord *stored,
            PursuitRecord *record,
            GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (record);
  PursuitRowChange change = { .before = stored->record,
                              .after = after,
                              .verb = "set",
                              .row = stored->row,
                              .rev_before = stored->rev };

  if (!pursuit_record_check (record, error))
    return FALSE;
  pursuit_session_prepare_change (self, stored->record, after, &change.changed);
  if (change.changed != 0)
    {
      PursuitKind kind = pursuit_record_get_kind (record);

      /* What the program computes is no change of a person's, and stops no undo. */
      change.rev_after = pursuit_table_get_visible (kind, change.changed) != 0
                             ? pursuit_session_take_rev (self, error)
                             : stored->rev;
      if (change.rev_after < 0 || !pursuit_session_apply (self, &change, error)
          || !pursuit_session_note_stage (self, stored->record, after, error))
        return FALSE;
    }
  copy_back (record, after);

  return TRUE;
}

gboolean
pursuit_session_put (PursuitSession *self, PursuitRecord *record, GError **error)
{
  g_auto (PursuitStoredRecord) stored = { NULL };
  g_autoptr (GError) local_error = NULL;
  PursuitKind kind;
  const char *id;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (record), FALSE);

  kind = pursuit_record_get_kind (record);
  id = pursuit_record_get_id (record);
  if (id != NULL && !pursuit_table_load (self->database, kind, id, &stored, &local_error)
      && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (stored.record == NULL)
    return put_new (self, record, error);
  if (pursuit_record_is_set (stored.record, PURSUIT_FIELD_DELETED_AT))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                   _ ("%s %s was deleted; restore it before changing it"),
                   pursuit_kind_get_label (kind), id);
      return FALSE;
    }

  return put_change (self, &stored, record, error);
}

/* Sets or clears deleted_at in one record. */
static gboolean
mark (PursuitSession *self, PursuitStoredRecord *stored, gboolean deleted, GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (stored->record);
  PursuitRowChange change = { .before = stored->record,
                              .after = after,
                              .changed = PURSUIT_FIELD_BIT (PURSUIT_FIELD_DELETED_AT),
                              .verb = deleted ? "delete" : "restore",
                              .row = stored->row,
                              .rev_before = stored->rev };

  pursuit_record_set_text (after, PURSUIT_FIELD_DELETED_AT,
                           deleted ? pursuit_session_get_now (self) : NULL);
  change.rev_after = pursuit_session_take_rev (self, error);

  return change.rev_after >= 0 && pursuit_session_apply (self, &change, error);
}

static gboolean
remove_draft (PursuitSession *self, PursuitStoredRecord *stored, GError **error)
{
  PursuitRowChange change = { .before = stored->record, .row = stored->row };

  return pursuit_session_apply (self, &change, error);
}

/* Deletes or restores a record and then, deeper by one kind each time, what belongs to it. */
static gboolean
mark_tree (PursuitSession *self, PursuitKind kind, const char *id, gboolean deleted, GError **error)
{
  g_auto (PursuitStoredRecord) stored = { NULL };

  if (!load (self, kind, id, &stored, error))
    return FALSE;
  if (pursuit_record_is_set (stored.record, PURSUIT_FIELD_DELETED_AT) == deleted)
    return refuse_missing (kind, id, error);
  if (kind == PURSUIT_KIND_DRAFT)
    return remove_draft (self, &stored, error);
  if (!mark (self, &stored, deleted, error))
    return FALSE;

  for (const PursuitDependants *d = pursuit_dependants; d->owner != PURSUIT_KIND_NONE; d++)
    {
      g_autoptr (GPtrArray) ids = NULL;

      if (d->owner != kind)
        continue;
      ids = pursuit_dependants_list (self, deleted ? d->list : d->list_gone, id, stored.rev, error);
      for (guint i = 0; ids != NULL && i < ids->len; i++)
        if (!mark_tree (self, d->kind, ids->pdata[i], deleted, error))
          return FALSE;
      if (ids == NULL)
        return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_session_delete (PursuitSession *self, PursuitKind kind, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  return mark_tree (self, kind, id, TRUE, error);
}

gboolean
pursuit_session_restore (PursuitSession *self, PursuitKind kind, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  return mark_tree (self, kind, id, FALSE, error);
}

void
pursuit_session_begin_action (PursuitSession *self, const char *label)
{
  g_return_if_fail (self != NULL && label != NULL);
  g_return_if_fail (pursuit_session_is_writable (self));

  pursuit_undo_begin (self, label, NULL);
}

gint64
pursuit_session_get_action (PursuitSession *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->action;
}
