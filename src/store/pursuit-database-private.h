/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-store-error.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Statements that a connection keeps prepared; beyond it, those not in use are let go. */
#define PURSUIT_DATABASE_MAX_STATEMENTS 256

/* Memory for pages that the writing connection keeps, as a literal for SQL. */
#define PURSUIT_DATABASE_WRITER_CACHE_KIB "24000"

typedef enum
{
  PURSUIT_DATABASE_WRITER,    /* the only connection that writes or checkpoints */
  PURSUIT_DATABASE_READER,    /* reads beside the writer */
  PURSUIT_DATABASE_IMMUTABLE, /* reads a file that nobody can write, such as on a read-only disk */
} PursuitDatabaseRole;

/* One connection, used by one thread at a time. */
typedef struct _PursuitDatabase PursuitDatabase;

/* A prepared statement on loan from its connection, which keeps it for the next loan. */
typedef struct
{
  sqlite3_stmt *stmt;
  PursuitDatabase *database;
} PursuitStatement;

PursuitDatabase *pursuit_database_open (const char *path, PursuitDatabaseRole role, GError **error);
void pursuit_database_close (PursuitDatabase *self);
const char *pursuit_database_get_path (PursuitDatabase *self);
sqlite3 *pursuit_database_get_handle (PursuitDatabase *self);

/* While set, a long statement ends with G_IO_ERROR_CANCELLED soon after a cancel. */
void pursuit_database_set_cancellable (PursuitDatabase *self, GCancellable *cancellable);

/* Runs a text of several statements that bind nothing: only our own, never a person's. */
gboolean pursuit_database_run_script (PursuitDatabase *self, const char *sql, GError **error);
gint64 pursuit_database_get_pragma (PursuitDatabase *self, const char *sql);
void pursuit_database_set_error (PursuitDatabase *self, int code, GError **error);

/* Bytes of the write-ahead log after the last commit, 0 if it was written back. */
gint64 pursuit_database_get_wal_size (PursuitDatabase *self);
void pursuit_database_checkpoint (PursuitDatabase *self, gboolean truncate);

PursuitStatement *
pursuit_statement_new (PursuitDatabase *database, const char *sql, GError **error);
void pursuit_statement_free (PursuitStatement *self);

/* Bound text and bytes are borrowed: they must live until the statement ran. */
void pursuit_statement_bind_text (PursuitStatement *self, int index, const char *text);
void
pursuit_statement_bind_bytes (PursuitStatement *self, int index, gconstpointer data, gsize size);
void pursuit_statement_bind_int64 (PursuitStatement *self, int index, gint64 number);

/* TRUE: there is a row. FALSE: no more rows, or an error, which is then set. */
gboolean pursuit_statement_next (PursuitStatement *self, GError **error);
/* Runs to the end and resets, so that it can be bound and run again. */
gboolean pursuit_statement_run (PursuitStatement *self, GError **error);
void pursuit_statement_reset (PursuitStatement *self);

const char *pursuit_statement_get_text (PursuitStatement *self, int column);
char *pursuit_statement_dup_text (PursuitStatement *self, int column);
gint64 pursuit_statement_get_int64 (PursuitStatement *self, int column);
gboolean pursuit_statement_is_null (PursuitStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDatabase, pursuit_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitStatement, pursuit_statement_free)

G_END_DECLS
