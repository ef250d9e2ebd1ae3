/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-database-private.h"

#include "store/pursuit-fold-sql-private.h"
#include "store/pursuit-speech-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* How many steps of SQLite's machine lie between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 4000
/* How long a statement waits for a lock of another process, which only short steps hold. */
#define BUSY_TIMEOUT_MS 2000

/* Bytes at the end of a statement that its hash looks at. */
#define SQL_HASH_TAIL 24

struct _PursuitDatabase
{
  sqlite3 *db;
  char *path;                /* (owned) */
  GHashTable *idle;          /* (owned) SQL text, owned by the statement -> sqlite3_stmt* */
  GCancellable *cancellable; /* (nullable) of the job that runs now; borrowed */
};

/* Only the writer may sync: with autocheckpoint on several connections, SQLite before 3.51.3
 * can lose a commit when two of them reset the log at once. */
static const char writer_pragmas[] = "PRAGMA journal_mode=WAL;"
                                     "PRAGMA synchronous=FULL;"
                                     "PRAGMA wal_autocheckpoint=0;"
                                     "PRAGMA journal_size_limit=16777216;"
                                     "PRAGMA cache_size=-" PURSUIT_DATABASE_WRITER_CACHE_KIB ";"
                                     "PRAGMA trusted_schema=OFF;"
                                     "PRAGMA cell_size_check=ON;"
                                     "PRAGMA secure_delete=FAST;"
                                     "PRAGMA foreign_keys=OFF;";
static const char reader_pragmas[] = "PRAGMA query_only=ON;"
                                     "PRAGMA wal_autocheckpoint=0;"
                                     "PRAGMA cache_size=-8000;"
                                     "PRAGMA trusted_schema=OFF;"
                                     "PRAGMA cell_size_check=ON;";

static int
on_progress (gpointer data)
{
  PursuitDatabase *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static PursuitStoreError
error_from_code (PursuitDatabase *self, int code)
{
  int system_error = self != NULL ? sqlite3_system_errno (self->db) : 0;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return PURSUIT_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG
                 ? PURSUIT_STORE_ERROR_FULL
                 : PURSUIT_STORE_ERROR_FAILED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PURSUIT_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return PURSUIT_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return PURSUIT_STORE_ERROR_NOT_A_WORKSPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return PURSUIT_STORE_ERROR_READ_ONLY;
    default:
      return PURSUIT_STORE_ERROR_FAILED;
    }
}

static const char *
get_explanation (PursuitStoreError code)
{
  switch ((int) code)
    {
    case PURSUIT_STORE_ERROR_FULL:
      return _ ("the disk is full, so nothing of this was kept; make room and try again");
    case PURSUIT_STORE_ERROR_BUSY:
      return _ ("another program is writing to it; close that program and try again");
    case PURSUIT_STORE_ERROR_DAMAGED:
      return _ ("the file is damaged; keep it, and restore the last backup beside it");
    case PURSUIT_STORE_ERROR_NOT_A_WORKSPACE:
      return _ ("the file is not a Pursuit workspace; choose another folder");
    case PURSUIT_STORE_ERROR_READ_ONLY:
      return _ ("the file or its folder may not be written; change its permissions or open it "
                "for reading only");
    default:
      return NULL;
    }
}

void
pursuit_database_set_error (PursuitDatabase *self, int code, GError **error)
{
  PursuitStoreError store_code = error_from_code (self, code);
  const char *explanation = get_explanation (store_code);
  const char *path = self != NULL ? self->path : "";

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else if (explanation != NULL)
    g_set_error (error, PURSUIT_STORE_ERROR, store_code, "%s: %s", path, explanation);
  else
    g_set_error (error, PURSUIT_STORE_ERROR, store_code,
                 _ ("%s: the database failed (%s); try again, and run “pursuitctl doctor” if it "
                    "stays so"),
                 path, self != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code));
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static int
open_handle (PursuitDatabase *self, PursuitDatabaseRole role)
{
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;

  if (role != PURSUIT_DATABASE_IMMUTABLE)
    return sqlite3_open_v2 (self->path, &self->db, flags | SQLITE_OPEN_READWRITE, NULL);

  escaped = g_uri_escape_string (self->path, "/", FALSE);
  uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return sqlite3_open_v2 (uri, &self->db, flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

/* Statements are long and looked up for every row. They differ in length or at their end. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  guint hash = (guint) length;

  for (gsize i = length > SQL_HASH_TAIL ? length - SQL_HASH_TAIL : 0; i < length; i++)
    hash = hash * 33 + (guchar) text[i];

  return hash;
}

PursuitDatabase *
pursuit_database_open (const char *path, PursuitDatabaseRole role, GError **error)
{
  g_autoptr (PursuitDatabase) self = g_new0 (PursuitDatabase, 1);
  int code;

  g_assert (path != NULL);

  self->path = g_strdup (path);
  self->idle = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
  code = open_handle (self, role);
  if (code == SQLITE_OK)
    code = pursuit_fold_add_to_database (self->db);
  if (code == SQLITE_OK)
    code = pursuit_speech_add_to_database (self->db);
  if (code != SQLITE_OK)
    {
      pursuit_database_set_error (self->db != NULL ? self : NULL, code, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->db, STEPS_BETWEEN_LOOKS, on_progress, self);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (role != PURSUIT_DATABASE_WRITER)
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!pursuit_database_run_script (
          self, role == PURSUIT_DATABASE_WRITER ? writer_pragmas : reader_pragmas, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pursuit_database_close (PursuitDatabase *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->idle, g_hash_table_unref);
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement was still on loan when %s was closed", self->path);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

const char *
pursuit_database_get_path (PursuitDatabase *self)
{
  g_assert (self != NULL);

  return self->path;
}

sqlite3 *
pursuit_database_get_handle (PursuitDatabase *self)
{
  g_assert (self != NULL);

  return self->db;
}

void
pursuit_database_set_cancellable (PursuitDatabase *self, GCancellable *cancellable)
{
  g_assert (self != NULL);

  self->cancellable = cancellable;
}

/* A migration is one text of many statements; each is prepared and run by itself. */
gboolean
pursuit_database_run_script (PursuitDatabase *self, const char *sql, GError **error)
{
  g_assert (self != NULL && sql != NULL);

  while (*sql != '\0')
    {
      sqlite3_stmt *stmt = NULL;
      int code = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, &sql);

      while (code == SQLITE_OK || code == SQLITE_ROW)
        {
          if (stmt == NULL)
            break;
          code = sqlite3_step (stmt);
        }
      sqlite3_finalize (stmt);
      if (code != SQLITE_OK && code != SQLITE_DONE)
        {
          pursuit_database_set_error (self, code, error);
          return FALSE;
        }
    }

  return TRUE;
}

gint64
pursuit_database_get_pragma (PursuitDatabase *self, const char *sql)
{
  g_autoptr (PursuitStatement) statement = pursuit_statement_new (self, sql, NULL);

  if (statement == NULL || !pursuit_statement_next (statement, NULL))
    return -1;

  return pursuit_statement_get_int64 (statement, 0);
}

gint64
pursuit_database_get_wal_size (PursuitDatabase *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

/* A reader in the way is no error: the next checkpoint does what this one could not. */
void
pursuit_database_checkpoint (PursuitDatabase *self, gboolean truncate)
{
  sqlite3_wal_checkpoint_v2 (self->db, "main",
                             truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                             NULL, NULL);
}

static gboolean
is_any (gpointer key, gpointer value, gpointer data)
{
  return TRUE;
}

PursuitStatement *
pursuit_statement_new (PursuitDatabase *database, const char *sql, GError **error)
{
  PursuitStatement *self;
  gpointer stmt = NULL;
  gpointer key;

  g_assert (database != NULL && sql != NULL);

  if (!g_hash_table_steal_extended (database->idle, sql, &key, &stmt))
    {
      sqlite3_stmt *fresh = NULL;
      int code
          = sqlite3_prepare_v3 (database->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, NULL);

      if (code != SQLITE_OK)
        {
          pursuit_database_set_error (database, code, error);
          return NULL;
        }
      stmt = fresh;
    }

  self = g_new (PursuitStatement, 1);
  self->stmt = stmt;
  self->database = database;

  return self;
}

void
pursuit_statement_free (PursuitStatement *self)
{
  GHashTable *idle;
  const char *sql;

  if (self == NULL)
    return;

  idle = self->database->idle;
  sql = sqlite3_sql (self->stmt);
  pursuit_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  if (g_hash_table_size (idle) >= PURSUIT_DATABASE_MAX_STATEMENTS)
    g_hash_table_foreach_remove (idle, is_any, NULL);
  /* A loan within a loan of the same text made a second one; one is enough to keep. */
  if (g_hash_table_contains (idle, sql))
    sqlite3_finalize (self->stmt);
  else
    g_hash_table_insert (idle, (gpointer) sql, self->stmt);
  g_free (self);
}

void
pursuit_statement_bind_text (PursuitStatement *self, int index, const char *text)
{
  sqlite3_bind_text (self->stmt, index, text, -1, SQLITE_STATIC);
}

void
pursuit_statement_bind_bytes (PursuitStatement *self, int index, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (self->stmt, index, data, size, SQLITE_STATIC);
}

void
pursuit_statement_bind_int64 (PursuitStatement *self, int index, gint64 number)
{
  sqlite3_bind_int64 (self->stmt, index, number);
}

gboolean
pursuit_statement_next (PursuitStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    pursuit_database_set_error (self->database, code, error);
  /* A statement that stays open would hold back the checkpoint. */
  sqlite3_reset (self->stmt);

  return FALSE;
}

gboolean
pursuit_statement_run (PursuitStatement *self, GError **error)
{
  int code;

  do
    code = sqlite3_step (self->stmt);
  while (code == SQLITE_ROW);
  if (code != SQLITE_DONE)
    pursuit_database_set_error (self->database, code, error);
  sqlite3_reset (self->stmt);

  return code == SQLITE_DONE;
}

void
pursuit_statement_reset (PursuitStatement *self)
{
  sqlite3_reset (self->stmt);
}

const char *
pursuit_statement_get_text (PursuitStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

char *
pursuit_statement_dup_text (PursuitStatement *self, int column)
{
  return g_strdup (pursuit_statement_get_text (self, column));
}

gint64
pursuit_statement_get_int64 (PursuitStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gboolean
pursuit_statement_is_null (PursuitStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}
