/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-session-private.h"

gboolean
pursuit_session_add_custom_column (PursuitSession *self,
                                   PursuitKind kind,
                                   const char *name,
                                   const char *type,
                                   const char *source,
                                   GError **error)
{
  g_autoptr (PursuitStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  g_return_val_if_fail (type != NULL && source != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  insert = pursuit_statement_new (self->database,
                                  "INSERT INTO custom_column (kind, name, type, source)"
                                  " VALUES (?1, ?2, ?3, ?4)"
                                  " ON CONFLICT (kind, name) DO UPDATE SET type = excluded.type",
                                  error);
  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, pursuit_kind_to_string (kind));
  pursuit_statement_bind_text (insert, 2, name);
  pursuit_statement_bind_text (insert, 3, type);
  pursuit_statement_bind_text (insert, 4, source);

  return pursuit_statement_run (insert, error);
}

char **
pursuit_session_list_custom_columns (PursuitSession *self, PursuitKind kind)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  select = pursuit_statement_new (
      self->database, "SELECT name FROM custom_column WHERE kind = ?1 ORDER BY n", NULL);
  if (select != NULL)
    pursuit_statement_bind_text (select, 1, pursuit_kind_to_string (kind));
  while (select != NULL && pursuit_statement_next (select, NULL))
    g_strv_builder_add (names, pursuit_statement_get_text (select, 0));

  return g_strv_builder_end (names);
}
