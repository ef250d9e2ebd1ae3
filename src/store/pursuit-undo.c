/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-undo-private.h"

#include "store/pursuit-audit-private.h"

#include <glib/gi18n-lib.h>

/* One row of action_change. */
typedef struct
{
  PursuitKind kind;
  char *id;     /* (owned) */
  char *before; /* (owned) (nullable) */
  gint64 rev_before;
  gint64 rev_after;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->id);
  g_free (step->before);
  g_free (step);
}

static gboolean
insert_action (PursuitSession *session, const char *label, const char *batch_id, gint64 undoes)
{
  g_autoptr (PursuitStatement) insert = pursuit_statement_new (
      session->database,
      "INSERT INTO action (label, at, actor, batch_id, undoes) VALUES (?1, ?2, ?3, ?4, ?5)", NULL);

  if (insert == NULL)
    return FALSE;

  pursuit_statement_bind_text (insert, 1, label);
  pursuit_statement_bind_text (insert, 2, pursuit_session_get_now (session));
  pursuit_statement_bind_text (insert, 3, session->actor);
  pursuit_statement_bind_text (insert, 4, batch_id);
  if (undoes != 0)
    pursuit_statement_bind_int64 (insert, 5, undoes);
  if (!pursuit_statement_run (insert, NULL))
    return FALSE;
  session->action = sqlite3_last_insert_rowid (pursuit_database_get_handle (session->database));

  return TRUE;
}

static gboolean
drop_if_empty (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitStatement) drop = NULL;

  if (session->action == 0 || session->n_changes > 0)
    return TRUE;

  drop = pursuit_statement_new (session->database, "DELETE FROM action WHERE number = ?1", error);
  if (drop == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (drop, 1, session->action);

  return pursuit_statement_run (drop, error);
}

static void
begin (PursuitSession *session, const char *label, const char *batch_id, gint64 undoes)
{
  pursuit_session_end_rev (session);
  if (!drop_if_empty (session, NULL) || !insert_action (session, label, batch_id, undoes))
    session->failed = TRUE;
  session->n_changes = 0;
}

void
pursuit_undo_begin (PursuitSession *session, const char *label, const char *batch_id)
{
  begin (session, label, batch_id, 0);
}

gboolean
pursuit_session_set_action_label (PursuitSession *self, const char *label, GError **error)
{
  g_autoptr (PursuitStatement) update = NULL;

  g_return_val_if_fail (self != NULL && label != NULL, FALSE);
  g_return_val_if_fail (self->action != 0, FALSE);

  update = pursuit_statement_new (self->database, "UPDATE action SET label = ?2 WHERE number = ?1",
                                  error);
  if (update == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (update, 1, self->action);
  pursuit_statement_bind_text (update, 2, label);

  return pursuit_statement_run (update, error);
}

/* What was there before: nothing, the whole record, or the fields that changed. */
static char *
dup_before (const PursuitRowChange *change)
{
  if (change->before == NULL)
    return NULL;

  return pursuit_table_fields_to_json (
      change->before,
      change->after != NULL ? change->changed : pursuit_record_get_set_fields (change->before));
}

gboolean
pursuit_undo_note (PursuitSession *session, const PursuitRowChange *change, GError **error)
{
  PursuitRecord *record = change->after != NULL ? change->after : change->before;
  g_autofree char *before = NULL;
  g_autoptr (PursuitStatement) insert = NULL;

  if (session->action == 0)
    return TRUE;

  insert = pursuit_statement_new (session->database,
                                  "INSERT INTO action_change (action, n, kind, id, before,"
                                  " rev_before, rev_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                  error);
  if (insert == NULL)
    return FALSE;

  before = dup_before (change);
  pursuit_statement_bind_int64 (insert, 1, session->action);
  pursuit_statement_bind_int64 (insert, 2, ++session->n_changes);
  pursuit_statement_bind_text (insert, 3,
                               pursuit_kind_to_string (pursuit_record_get_kind (record)));
  pursuit_statement_bind_text (insert, 4, pursuit_record_get_id (record));
  pursuit_statement_bind_text (insert, 5, before);
  pursuit_statement_bind_int64 (insert, 6, change->rev_before);
  pursuit_statement_bind_int64 (insert, 7, change->rev_after);

  return pursuit_statement_run (insert, error);
}

gboolean
pursuit_undo_note_range (
    PursuitSession *session, PursuitKind kind, gint64 first_row, gint64 last_row, GError **error)
{
  g_autoptr (PursuitStatement) insert = NULL;

  if (session->action == 0)
    return TRUE;

  insert
      = pursuit_statement_new (session->database,
                               "INSERT INTO action_range (action, kind, first_row, last_row, rev)"
                               " VALUES (?1, ?2, ?3, ?4, ?5)",
                               error);
  if (insert == NULL)
    return FALSE;

  session->n_changes++;
  pursuit_statement_bind_int64 (insert, 1, session->action);
  pursuit_statement_bind_text (insert, 2, pursuit_kind_to_string (kind));
  pursuit_statement_bind_int64 (insert, 3, first_row);
  pursuit_statement_bind_int64 (insert, 4, last_row);
  pursuit_statement_bind_int64 (insert, 5, session->rev);

  return pursuit_statement_run (insert, error);
}

static gboolean
run_for (PursuitSession *session, const char *sql, gint64 number, GError **error)
{
  g_autoptr (PursuitStatement) statement = pursuit_statement_new (session->database, sql, error);

  if (statement == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (statement, 1, number);

  return pursuit_statement_run (statement, error);
}

/* What a new action makes pointless: to do again what was undone before it. */
static gboolean
end_redo (PursuitSession *session, GError **error)
{
  return run_for (session,
                  "DELETE FROM action WHERE batch_id IS NULL AND number < ?1"
                  " AND (undoes IS NOT NULL OR undone = 1)"
                  " AND EXISTS (SELECT 1 FROM action WHERE number = ?1 AND undoes IS NULL)",
                  session->action, error);
}

/* Of the actions that stand, the last ones stay, and what was undone after them. An undo is none of
 * them, and an import that was taken back neither: fifty can be undone one by one. Imports stay
 * beyond the limit: they can be taken back at any time. */
static gboolean
forget_old (PursuitSession *session, GError **error)
{
  return run_for (session,
                  "DELETE FROM action WHERE batch_id IS NULL AND ifnull (undoes, number) <="
                  " (SELECT number FROM action WHERE undoes IS NULL"
                  " AND (batch_id IS NULL OR undone = 0) ORDER BY number DESC"
                  " LIMIT 1 OFFSET ?1)",
                  PURSUIT_UNDO_MAX_ACTIONS, error);
}

gboolean
pursuit_undo_finish (PursuitSession *session, GError **error)
{
  if (session->action == 0)
    return TRUE;

  return drop_if_empty (session, error) && end_redo (session, error) && forget_old (session, error)
         && run_for (session,
                     "DELETE FROM action_change WHERE action < ?1"
                     " AND action NOT IN (SELECT number FROM action)",
                     session->action, error)
         && run_for (session,
                     "DELETE FROM action_range WHERE action < ?1"
                     " AND action NOT IN (SELECT number FROM action)",
                     session->action, error);
}

static GPtrArray *
load_steps (PursuitSession *session, gint64 action, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PursuitStatement) select = pursuit_statement_new (
      session->database,
      "SELECT kind, id, before, rev_before, rev_after FROM action_change WHERE action = ?1"
      " ORDER BY n DESC",
      error);

  if (select == NULL)
    return NULL;

  pursuit_statement_bind_int64 (select, 1, action);
  while (pursuit_statement_next (select, &local_error))
    {
      Step *step = g_new0 (Step, 1);

      step->kind = pursuit_kind_from_string (pursuit_statement_get_text (select, 0));
      step->id = pursuit_statement_dup_text (select, 1);
      step->before = pursuit_statement_dup_text (select, 2);
      step->rev_before = pursuit_statement_get_int64 (select, 3);
      step->rev_after = pursuit_statement_get_int64 (select, 4);
      g_ptr_array_add (steps, step);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&steps);
}

static gboolean
refuse_changed (PursuitRecord *record, const Step *step, GError **error)
{
  g_autofree char *title = record != NULL ? pursuit_record_dup_title (record) : g_strdup (step->id);

  g_set_error (
      error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_CHANGED,
      _ ("%s “%s” was changed since, so this cannot be undone; undo the later change first"),
      pursuit_kind_get_label (step->kind), title);

  return FALSE;
}

/* Fills in what the record was before; FALSE with an error if somebody changed it since. */
static gboolean
prepare_step (PursuitSession *session,
              const Step *step,
              PursuitStoredRecord *stored,
              PursuitRowChange *change,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!pursuit_table_load (session->database, step->kind, step->id, stored, &local_error)
      && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* A removed record has no revision any more; that it is still gone is enough. */
  if (stored->record != NULL ? stored->rev != step->rev_after : step->before == NULL)
    return refuse_changed (stored->record, step, error);

  change->before = stored->record;
  change->row = stored->row;
  change->rev_before = step->rev_after;
  change->rev_after = step->rev_before;
  change->verb = "undo";
  if (step->before == NULL)
    {
      change->changed = pursuit_record_get_set_fields (stored->record);
      return TRUE;
    }

  change->after = stored->record != NULL ? pursuit_record_copy (stored->record)
                                         : pursuit_record_new (step->kind);
  if (!pursuit_table_fields_from_json (change->after, step->before, error))
    return FALSE;
  change->changed = stored->record != NULL ? pursuit_table_compare (stored->record, change->after)
                                           : pursuit_record_get_set_fields (change->after);

  return TRUE;
}

/* A lenient undo leaves what was changed since, and counts it. */
gboolean
pursuit_undo_take_back (PursuitSession *session,
                        gint64 action,
                        PursuitUndoCounts *counts,
                        GError **error)
{
  g_autoptr (GPtrArray) steps = load_steps (session, action, error);

  session->is_undoing = TRUE;
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const Step *step = steps->pdata[i];
      g_auto (PursuitStoredRecord) stored = { NULL };
      PursuitRowChange change = { NULL };
      g_autoptr (GError) local_error = NULL;
      gboolean ready = prepare_step (session, step, &stored, &change, &local_error);
      gboolean done = ready && pursuit_session_apply (session, &change, &local_error);

      g_clear_object (&change.after);
      if (counts != NULL
          && g_error_matches (local_error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_CHANGED))
        {
          counts->kept += step->rev_before != step->rev_after;
          continue;
        }
      if (!done)
        {
          session->failed = TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (counts != NULL)
        counts->undone += step->rev_before != step->rev_after;
    }
  session->is_undoing = FALSE;

  return steps != NULL;
}

/* The number of an action that @sql selects; 0 if there is none. */
static gint64
find_action (PursuitSession *session, const char *sql, gint64 number, char **label, char **batch_id)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (session->database, sql, NULL);

  if (select == NULL)
    return 0;
  if (number != 0)
    pursuit_statement_bind_int64 (select, 1, number);
  if (!pursuit_statement_next (select, NULL))
    return 0;
  if (label != NULL)
    *label = pursuit_statement_dup_text (select, 1);
  if (batch_id != NULL)
    *batch_id = pursuit_statement_dup_text (select, 2);

  return pursuit_statement_get_int64 (select, 0);
}

static gint64
find_last (PursuitSession *session, char **label, char **batch_id)
{
  return find_action (session,
                      "SELECT number, label, batch_id FROM action"
                      " WHERE undone = 0 AND undoes IS NULL ORDER BY number DESC LIMIT 1",
                      0, label, batch_id);
}

static gint64
find_by_number (PursuitSession *session, gint64 number, char **label, char **batch_id)
{
  return find_action (session,
                      "SELECT number, label, batch_id FROM action"
                      " WHERE undone = 0 AND undoes IS NULL AND number = ?1",
                      number, label, batch_id);
}

gint64
pursuit_session_peek_undo (PursuitSession *self, char **label)
{
  g_return_val_if_fail (self != NULL, 0);

  if (label != NULL)
    *label = NULL;

  return find_last (self, label, NULL);
}

static gboolean
has_ranges (PursuitSession *session, gint64 action)
{
  return find_action (session, "SELECT action FROM action_range WHERE action = ?1 LIMIT 1", action,
                      NULL, NULL)
         != 0;
}

static gboolean
refuse_undo (PursuitSession *session, gint64 action, GError **error)
{
  g_autofree char *label = NULL;
  gint64 known = action == 0 ? 0
                             : find_action (session,
                                            "SELECT number, label, batch_id FROM action"
                                            " WHERE number = ?1",
                                            action, &label, NULL);

  if (known != 0)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                 _ ("“%s” was undone already; do it again instead if it should stand"), label);
  else if (action != 0)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                 _ ("This was undone already, or lies too far back: the last %d actions can be "
                    "undone"),
                 PURSUIT_UNDO_MAX_ACTIONS);
  else
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                 _ ("There is nothing to undo: only the last %d actions can be undone, and each "
                    "only once"),
                 PURSUIT_UNDO_MAX_ACTIONS);

  return FALSE;
}

gboolean
pursuit_session_undo (PursuitSession *self, gint64 action, char **label, GError **error)
{
  g_autofree char *found_label = NULL;
  g_autofree char *batch_id = NULL;
  gint64 found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  found = action == 0 ? find_last (self, &found_label, &batch_id)
                      : find_by_number (self, action, &found_label, &batch_id);
  if (found == 0)
    return refuse_undo (self, action, error);
  if (has_ranges (self, found))
    {
      PursuitUndoCounts counts = { 0 };

      if (!pursuit_undo_batch_take_back (self, found, &counts, error))
        return FALSE;
    }
  else
    {
      begin (self, found_label, NULL, found);
      if (!pursuit_undo_take_back (self, found, NULL, error)
          || !run_for (self, "UPDATE action SET undone = 1 WHERE number = ?1", found, error))
        return FALSE;
    }
  if (label != NULL)
    *label = g_steal_pointer (&found_label);

  return TRUE;
}

gboolean
pursuit_session_redo (PursuitSession *self, char **label, GError **error)
{
  g_autofree char *found_label = NULL;
  gint64 undo;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  undo = find_action (self,
                      "SELECT number, label, batch_id FROM action WHERE undoes IS NOT NULL"
                      " AND number = (SELECT max (number) FROM action)",
                      0, &found_label, NULL);
  if (undo == 0)
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                           _ ("There is nothing to do again: only a change that was just undone "
                              "can be, and an import is brought in from its file once more"));
      return FALSE;
    }

  /* No action of its own: with the undo gone, the first action stands as if never undone. */
  pursuit_session_end_rev (self);
  self->action = 0;
  if (!pursuit_undo_take_back (self, undo, NULL, error)
      || !run_for (self,
                   "UPDATE action SET undone = 0 WHERE number ="
                   " (SELECT undoes FROM action WHERE number = ?1)",
                   undo, error)
      || !run_for (self, "DELETE FROM action_change WHERE action = ?1", undo, error)
      || !run_for (self, "DELETE FROM action WHERE number = ?1", undo, error))
    {
      self->failed = TRUE;
      return FALSE;
    }
  if (label != NULL)
    *label = g_steal_pointer (&found_label);

  return TRUE;
}
