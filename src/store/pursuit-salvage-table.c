/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-salvage-table-private.h"

/* Rows between two looks at the cancellable. */
#define ROWS_BETWEEN_LOOKS 256
/* Most numbers that are tried one by one: a damaged number of a row could claim any distance. */
#define MAX_TRIED G_GINT64_CONSTANT (10000000)
/* How many are tried if the end cannot be read either. */
#define MAX_TRIED_BLINDLY 100000

/* One table on its way. */
typedef struct
{
  sqlite3 *damaged;
  PursuitStatement *insert;
  char *name;
  char *columns; /* that both have, with commas between */
  int n_columns;
  gint64 last; /* number of the row that was read last */
  gint64 n_read;
  gboolean broken;
  GCancellable *cancellable;
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->insert, pursuit_statement_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->columns, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static gboolean
has_column (Table *self, const char *column)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM pragma_table_info ('%s') WHERE name = '%s'", self->name, column);
  sqlite3_stmt *stmt = NULL;
  gboolean found = sqlite3_prepare_v2 (self->damaged, sql, -1, &stmt, NULL) == SQLITE_OK
                   && sqlite3_step (stmt) == SQLITE_ROW;

  sqlite3_finalize (stmt);

  return found;
}

/* The file may be of an older schema than the fresh one. */
static gboolean
find_columns (Table *self, PursuitDatabase *fresh, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", self->name);
  g_autoptr (PursuitStatement) select = pursuit_statement_new (fresh, sql, error);
  g_autoptr (GString) columns = g_string_new (NULL);

  if (select == NULL)
    return FALSE;
  while (pursuit_statement_next (select, NULL))
    {
      const char *column = pursuit_statement_get_text (select, 0);

      if (!has_column (self, column))
        continue;
      g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "", column);
      self->n_columns++;
    }
  self->columns = g_string_free (g_steal_pointer (&columns), FALSE);

  return TRUE;
}

/* A fresh workspace has settings of its own, which give way. */
static gboolean
prepare_insert (Table *self, PursuitDatabase *fresh, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR %s INTO \"%s\" (%s) VALUES (",
                   g_str_equal (self->name, "setting") ? "REPLACE" : "IGNORE", self->name,
                   self->columns);
  for (int i = 1; i <= self->n_columns; i++)
    g_string_append_printf (sql, "%s?%d", i > 1 ? ", " : "", i);
  g_string_append_c (sql, ')');
  self->insert = pursuit_statement_new (fresh, sql->str, error);

  return self->insert != NULL;
}

/* A value that does not fit its column is damage as well: that row is left. */
static gboolean
keep_row (Table *self, sqlite3_stmt *stmt, int first, GError **error)
{
  int code;

  for (int i = 0; i < self->n_columns; i++)
    sqlite3_bind_value (self->insert->stmt, i + 1, sqlite3_column_value (stmt, first + i));
  code = sqlite3_step (self->insert->stmt);
  sqlite3_reset (self->insert->stmt);
  if (code == SQLITE_DONE)
    {
      self->n_read++;
      return TRUE;
    }
  if ((code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_MISMATCH)
    {
      self->broken = TRUE;
      return TRUE;
    }
  pursuit_database_set_error (self->insert->database, code, error);

  return FALSE;
}

/* Reads until the end or until something is broken, which @whole tells. FALSE: the fresh one
 * failed. */
static gboolean
read_rows (Table *self, sqlite3_stmt *stmt, gboolean numbered, gboolean *whole, GError **error)
{
  guint n = 0;
  int code;

  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      if (n++ % ROWS_BETWEEN_LOOKS == 0
          && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (numbered)
        self->last = sqlite3_column_int64 (stmt, 0);
      if (!keep_row (self, stmt, numbered ? 1 : 0, error))
        return FALSE;
    }
  *whole = code == SQLITE_DONE;

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* NOT INDEXED: an index can be broken where the table is well. */
static gboolean
read_ordered (Table *self, const char *what, const char *order, gboolean *whole, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s%s FROM \"%s\" NOT INDEXED%s", what,
                                          self->columns, self->name, order);
  sqlite3_stmt *stmt = NULL;
  gboolean done = TRUE;

  *whole = FALSE;
  if (sqlite3_prepare_v2 (self->damaged, sql, -1, &stmt, NULL) == SQLITE_OK)
    done = read_rows (self, stmt, *what != '\0', whole, error);
  sqlite3_finalize (stmt);

  return done;
}

static gboolean
read_between (Table *self, gint64 first, gint64 last, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid, %s FROM \"%s\" NOT INDEXED WHERE rowid = ?1", self->columns, self->name);
  sqlite3_stmt *stmt = NULL;
  gboolean done = TRUE;

  if (sqlite3_prepare_v2 (self->damaged, sql, -1, &stmt, NULL) != SQLITE_OK)
    return TRUE;
  for (gint64 row = first; done && row <= last && row - first < MAX_TRIED; row++)
    {
      gboolean whole;

      sqlite3_bind_int64 (stmt, 1, row);
      done = read_rows (self, stmt, TRUE, &whole, error);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);

  return done;
}

static gboolean
has_row_numbers (Table *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM \"%s\" LIMIT 0", self->name);
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (self->damaged, sql, -1, &stmt, NULL);

  sqlite3_finalize (stmt);

  return code == SQLITE_OK;
}

static gboolean
read_all (Table *self, GError **error)
{
  gboolean whole = FALSE;
  gint64 first;

  if (!has_row_numbers (self))
    {
      if (!read_ordered (self, "", "", &whole, error))
        return FALSE;
      self->broken |= !whole;
      return TRUE;
    }

  self->last = G_MININT64;
  if (!read_ordered (self, "rowid, ", " ORDER BY rowid", &whole, error) || whole)
    return whole;
  self->broken = TRUE;
  first = self->last == G_MININT64 ? 1 : self->last + 1;
  self->last = first + MAX_TRIED_BLINDLY;

  return read_ordered (self, "rowid, ", " ORDER BY rowid DESC", &whole, error)
         && read_between (self, first, self->last - 1, error);
}

PursuitSalvageOutcome
pursuit_salvage_table (PursuitDatabase *damaged,
                       PursuitDatabase *fresh,
                       const char *table,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Table) self = { .damaged = pursuit_database_get_handle (damaged),
                          .name = g_strdup (table),
                          .cancellable = cancellable };

  g_assert (damaged != NULL && fresh != NULL && table != NULL);

  if (!find_columns (&self, fresh, error))
    return PURSUIT_SALVAGE_FAILED;
  if (self.n_columns == 0)
    return PURSUIT_SALVAGE_BROKEN;
  if (!prepare_insert (&self, fresh, error) || !read_all (&self, error))
    return PURSUIT_SALVAGE_FAILED;

  return self.broken ? PURSUIT_SALVAGE_BROKEN : PURSUIT_SALVAGE_WHOLE;
}
