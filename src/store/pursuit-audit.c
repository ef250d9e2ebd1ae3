/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-audit-private.h"

#include "core/pursuit-json.h"
#include "store/pursuit-keeping.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/random.h>

#define SALT_SIZE 32
#define SETTING_SALT "audit.salt"
/* The number and hash of the last entry: without it, nobody would miss entries cut off the end. */
#define SETTING_HEAD "audit.head"

/* The columns in the order in which they are hashed and read. */
#define ENTRY_COLUMNS "n, at, actor, verb, kind, id, fields, digest, hash"
#define N_HASHED_COLUMNS 8

static GBytes *
make_salt (void)
{
  guint8 salt[SALT_SIZE];

  if (getrandom (salt, sizeof salt, 0) != sizeof salt)
    g_error ("The kernel gave no random bytes");

  return g_bytes_new (salt, sizeof salt);
}

static GBytes *
load_salt (PursuitSession *session, GError **error)
{
  g_autofree char *text = pursuit_session_get_setting (session, SETTING_SALT);
  g_autoptr (GBytes) salt = NULL;
  gsize size;
  guchar *bytes;

  if (text != NULL)
    {
      bytes = g_base64_decode (text, &size);
      return g_bytes_new_take (bytes, size);
    }

  salt = make_salt ();
  text = g_base64_encode (g_bytes_get_data (salt, NULL), SALT_SIZE);
  if (!pursuit_session_set_setting (session, SETTING_SALT, text, error))
    return NULL;

  return g_steal_pointer (&salt);
}

PursuitAuditDigest *
pursuit_audit_begin_digest (PursuitSession *session, GError **error)
{
  if (session->salt == NULL)
    session->salt = load_salt (session, error);

  return session->salt != NULL ? pursuit_audit_digest_new (session->salt) : NULL;
}

/* Over the hash before and each column: unset is not the same as empty. */
static char *
hash_entry (const char *previous, const char *const *columns)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) previous, -1);
  for (guint i = 0; i < N_HASHED_COLUMNS; i++)
    {
      g_checksum_update (sum, (const guchar *) (columns[i] != NULL ? "=" : "-"), 1);
      if (columns[i] != NULL)
        g_checksum_update (sum, (const guchar *) columns[i], (gssize) strlen (columns[i]) + 1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* The number of the last entry, and its hash; 0 and "" at the beginning. */
static gint64
load_head (PursuitSession *session, char **hash)
{
  g_autofree char *text = pursuit_session_get_setting (session, SETTING_HEAD);
  const char *blank = text != NULL ? strchr (text, ' ') : NULL;

  *hash = g_strdup (blank != NULL ? blank + 1 : "");

  return blank != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

gboolean
pursuit_audit_write (PursuitSession *session, const PursuitAuditEntry *entry, GError **error)
{
  g_autofree char *previous = NULL;
  gint64 n = load_head (session, &previous) + 1;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  const char *columns[N_HASHED_COLUMNS]
      = { number,
          pursuit_session_get_now (session),
          session->actor,
          entry->verb,
          entry->kind != PURSUIT_KIND_NONE ? pursuit_kind_to_string (entry->kind) : NULL,
          entry->id,
          entry->fields,
          entry->digest };
  g_autofree char *hash = hash_entry (previous, columns);
  g_autofree char *head = g_strconcat (number, " ", hash, NULL);
  g_autoptr (PursuitStatement) insert = pursuit_statement_new (
      session->database,
      "INSERT INTO audit (" ENTRY_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);

  if (insert == NULL)
    return FALSE;

  pursuit_statement_bind_int64 (insert, 1, n);
  for (int i = 1; i < N_HASHED_COLUMNS; i++)
    pursuit_statement_bind_text (insert, i + 1, columns[i]);
  pursuit_statement_bind_text (insert, N_HASHED_COLUMNS + 1, hash);

  return pursuit_statement_run (insert, error)
         && pursuit_session_set_setting (session, SETTING_HEAD, head, error);
}

gboolean
pursuit_session_audit (PursuitSession *self,
                       const char *verb,
                       PursuitKind kind,
                       const char *id,
                       const char *fields,
                       GError **error)
{
  const PursuitAuditEntry entry = { verb, kind, id, fields, NULL };

  g_return_val_if_fail (self != NULL && verb != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  return pursuit_audit_write (self, &entry, error);
}

/* Whether the row fits the chain; moves @hash on. */
static gboolean
follow (PursuitStatement *row, gint64 expected, char **hash)
{
  const char *columns[N_HASHED_COLUMNS];
  g_autofree char *computed = NULL;

  if (pursuit_statement_get_int64 (row, 0) != expected)
    return FALSE;
  for (int i = 0; i < N_HASHED_COLUMNS; i++)
    columns[i] = pursuit_statement_get_text (row, i);
  computed = hash_entry (*hash, columns);
  if (g_strcmp0 (computed, pursuit_statement_get_text (row, N_HASHED_COLUMNS)) != 0)
    return FALSE;

  g_free (*hash);
  *hash = g_steal_pointer (&computed);

  return TRUE;
}

gboolean
pursuit_session_verify_audit (PursuitSession *self,
                              gint64 *entries,
                              gint64 *first_broken,
                              GError **error)
{
  g_autoptr (PursuitStatement) rows = NULL;
  g_autofree char *head_hash = NULL;
  g_autofree char *hash = g_strdup ("");
  g_autoptr (GError) local_error = NULL;
  gint64 n = 0, broken = 0, head;

  g_return_val_if_fail (self != NULL, FALSE);

  rows = pursuit_statement_new (self->database, "SELECT " ENTRY_COLUMNS " FROM audit ORDER BY n",
                                error);
  if (rows == NULL)
    return FALSE;
  while (pursuit_statement_next (rows, &local_error))
    {
      n++;
      if (broken == 0 && !follow (rows, n, &hash))
        broken = n;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  head = load_head (self, &head_hash);
  if (broken == 0 && (head != n || !g_str_equal (head_hash, hash)))
    broken = n + 1;
  if (entries != NULL)
    *entries = n;
  if (first_broken != NULL)
    *first_broken = broken;

  return TRUE;
}

static JsonObject *
entry_to_json (PursuitStatement *row)
{
  static const char *const members[] = { "n", "at", "actor", "verb", "kind", "id", "fields" };
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, members[0], pursuit_statement_get_int64 (row, 0));
  for (guint i = 1; i < G_N_ELEMENTS (members); i++)
    pursuit_json_set_text (object, members[i], pursuit_statement_get_text (row, (int) i));

  return object;
}

GPtrArray *
pursuit_session_list_audit (PursuitSession *self, guint limit, gint64 before, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (PursuitStatement) rows = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = pursuit_statement_new (
      self->database, "SELECT " ENTRY_COLUMNS " FROM audit WHERE n < ?1 ORDER BY n DESC LIMIT ?2",
      error);
  if (rows == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  pursuit_statement_bind_int64 (rows, 1, before > 0 ? before : G_MAXINT64);
  pursuit_statement_bind_int64 (rows, 2, limit > 0 ? (gint64) limit : -1);
  while (pursuit_statement_next (rows, &local_error))
    g_ptr_array_add (entries, entry_to_json (rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&entries);
}
