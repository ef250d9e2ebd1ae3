/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-members-private.h"

#include "store/pursuit-session-private.h"

gboolean
pursuit_session_add_member (
    PursuitSession *self, const char *hub, PursuitKind kind, const char *record_id, GError **error)
{
  g_autoptr (PursuitStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && hub != NULL && record_id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  insert = pursuit_statement_new (self->database,
                                  "INSERT OR IGNORE INTO import_member"
                                  " (hub, kind, record_id, action) VALUES (?1, ?2, ?3, ?4)",
                                  error);
  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, hub);
  pursuit_statement_bind_text (insert, 2, pursuit_kind_to_string (kind));
  pursuit_statement_bind_text (insert, 3, record_id);
  pursuit_statement_bind_int64 (insert, 4, self->action);

  return pursuit_statement_run (insert, error);
}

GPtrArray *
pursuit_session_list_members (
    PursuitSession *self, const char *hub, PursuitKind kind, guint limit, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL && hub != NULL, NULL);

  /* Ids are made in the order of time. */
  select = pursuit_statement_new (self->database,
                                  "SELECT record_id FROM import_member WHERE hub = ?1 AND kind = ?2"
                                  " ORDER BY record_id LIMIT ?3",
                                  error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, hub);
  pursuit_statement_bind_text (select, 2, pursuit_kind_to_string (kind));
  pursuit_statement_bind_int64 (select, 3, limit);
  while (pursuit_statement_next (select, &local_error))
    g_ptr_array_add (ids, pursuit_statement_dup_text (select, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

gboolean
pursuit_members_forget (PursuitSession *session, gint64 action, GError **error)
{
  g_autoptr (PursuitStatement) remove = pursuit_statement_new (
      session->database, "DELETE FROM import_member WHERE action = ?1", error);

  if (remove == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (remove, 1, action);

  return pursuit_statement_run (remove, error);
}
