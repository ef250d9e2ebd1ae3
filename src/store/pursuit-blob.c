/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* Most bytes of one attachment. */
#define MAX_SIZE (64 * 1024 * 1024)

gboolean
pursuit_session_put_blob (PursuitSession *self, GBytes *bytes, char **sha256, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (PursuitStatement) insert = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (self != NULL && bytes != NULL && sha256 != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (size > MAX_SIZE)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
                   _ ("The file has %zu bytes, more than the %d that are kept"), size, MAX_SIZE);
      return FALSE;
    }
  insert = pursuit_statement_new (
      self->database,
      "INSERT INTO blob (sha256, size, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error);
  if (insert == NULL)
    return FALSE;

  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  pursuit_statement_bind_text (insert, 1, name);
  pursuit_statement_bind_int64 (insert, 2, (gint64) size);
  pursuit_statement_bind_bytes (insert, 3, size > 0 ? data : "", size);
  if (!pursuit_statement_run (insert, error))
    return FALSE;
  *sha256 = g_steal_pointer (&name);

  return TRUE;
}

GBytes *
pursuit_session_get_blob (PursuitSession *self, const char *sha256, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  select
      = pursuit_statement_new (self->database, "SELECT bytes FROM blob WHERE sha256 = ?1", error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, sha256);
  if (!pursuit_statement_next (select, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                     _ ("%s: there is no such file in the workspace"), sha256);
      return NULL;
    }

  bytes = g_bytes_new (sqlite3_column_blob (select->stmt, 0),
                       (gsize) sqlite3_column_bytes (select->stmt, 0));
  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (name, sha256))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                   _ ("%s: the file's bytes are damaged; attach it again"), sha256);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
