/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-list.h"

#include "store/pursuit-fold-private.h"
#include "store/pursuit-query-private.h"
#include "store/pursuit-search-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows between two looks at the cancellable are SQLite's business; this is the most of one find. */
#define MAX_FOUND 10000

/* A longer value is not carried by a cursor, which then reads it from its row. */
#define MAX_CURSOR_VALUE 1000
#define MAX_CURSOR (8 * PURSUIT_QUERY_MAX_LENGTH)

/* An order is run in two parts: first the rows with a value, by an index that holds only those,
 * then the rows without. */
typedef enum
{
  PART_WITH_VALUE,
  PART_WITHOUT_VALUE,
  N_PARTS,
} Part;

/* How a cursor tells its value. */
typedef enum
{
  VALUE_TEXT,
  VALUE_INTEGER,
  VALUE_REAL,
  VALUE_OF_ROW,
  N_VALUES,
} ValueType;

/* The place behind a page: the part, the row and the value of its last record. */
typedef struct
{
  Part part;
  gint64 row;
  char *value; /* (owned) (nullable) */
  ValueType type;
} Cursor;

static void
cursor_clear (Cursor *self)
{
  g_free (self->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cursor, cursor_clear)

static const char *
get_sort_sql (const PursuitQuery *query)
{
  return query->sort_sql != NULL ? query->sort_sql : "created_at";
}

static gboolean
is_descending (const PursuitQuery *query)
{
  return query->sort_sql == NULL || query->descending;
}

/* Whether a row has a value, in words that open the index of its column: that holds only rows with
 * one, and is a hundredth of the table. */
static const char *
get_given_sql (const PursuitQuery *query)
{
  return query->sort_field != NULL ? query->sort_field : get_sort_sql (query);
}

/* Without the character that parts a cursor, which the header of an own column may hold. */
static char *
dup_sort_word (const PursuitQuery *query)
{
  return g_uri_escape_string (query->sort != NULL ? query->sort : "", NULL, TRUE);
}

/* "part|type|row|sort|value", so that a cursor of another order is known as such. */
static char *
encode_cursor (const PursuitQuery *query, const Cursor *cursor)
{
  g_autofree char *sort = dup_sort_word (query);
  g_autofree char *text
      = g_strdup_printf ("%d|%d|%" G_GINT64_FORMAT "|%s|%s", (int) cursor->part, (int) cursor->type,
                         cursor->row, sort, cursor->value != NULL ? cursor->value : "");

  return g_base64_encode ((const guchar *) text, strlen (text));
}

static gboolean
decode_cursor (const PursuitQuery *query, Cursor *cursor, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *sort = dup_sort_word (query);
  gsize length;
  gint64 row, type;

  if (strlen (query->cursor) <= MAX_CURSOR)
    {
      text = (char *) g_base64_decode (query->cursor, &length);
      text = g_realloc (text, length + 1);
      text[length] = '\0';
      parts = g_utf8_validate (text, -1, NULL) ? g_strsplit (text, "|", 5) : NULL;
    }
  if (parts == NULL || g_strv_length (parts) != 5
      || !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &row, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 0, N_VALUES - 1, &type, NULL)
      || !g_str_equal (parts[3], sort))
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
                           _ ("The cursor does not belong to this list; begin at its first page"));
      return FALSE;
    }

  cursor->part = parts[0][0] == '1' ? PART_WITHOUT_VALUE : PART_WITH_VALUE;
  cursor->type = (ValueType) type;
  cursor->row = row;
  cursor->value = g_strdup (parts[4]);

  return TRUE;
}

/* A value that the cursor did not carry is gone with its row. */
static gboolean
check_cursor (PursuitSession *self, const PursuitQuery *query, const Cursor *cursor, GError **error)
{
  g_autofree char *id = NULL;

  if (cursor->part != PART_WITH_VALUE || cursor->type != VALUE_OF_ROW)
    return TRUE;
  id = pursuit_session_get_row_id (self, query->kind, (guint32) cursor->row);
  if (id != NULL)
    return TRUE;
  g_set_error_literal (
      error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
      _ ("The record at the end of the last page is gone; begin at the first page"));

  return FALSE;
}

static void
append_beyond (GString *tail, const PursuitQuery *query, const Cursor *after, int next)
{
  const char *sort = get_sort_sql (query);
  const char *beyond = is_descending (query) ? "<" : ">";

  if (after->type == VALUE_OF_ROW)
    g_string_append_printf (tail, " AND (%s, row) %s ((SELECT %s FROM %s WHERE row = ?%d), ?%d)",
                            sort, beyond, sort, pursuit_table_get (query->kind)->name, next, next);
  else
    g_string_append_printf (tail, " AND (%s, row) %s (?%d, ?%d)", sort, beyond, next + 1, next);
}

static void
bind_value (PursuitStatement *statement, const Cursor *after, int parameter)
{
  if (after->type == VALUE_INTEGER)
    pursuit_statement_bind_int64 (statement, parameter, g_ascii_strtoll (after->value, NULL, 10));
  else if (after->type == VALUE_REAL)
    sqlite3_bind_double (statement->stmt, parameter, g_ascii_strtod (after->value, NULL));
  else if (after->type == VALUE_TEXT)
    pursuit_statement_bind_text (statement, parameter, after->value);
}

/* One part of the order as a statement of (row, value). */
static PursuitStatement *
prepare_part (PursuitSession *self,
              const PursuitQuery *query,
              const PursuitQuerySql *sql,
              Part part,
              const Cursor *after,
              GError **error)
{
  const char *sort = get_sort_sql (query);
  const char *way = is_descending (query) ? "DESC" : "ASC";
  const char *beyond = is_descending (query) ? "<" : ">";
  int next = pursuit_query_sql_get_next_parameter (sql);
  g_autofree char *head
      = g_strdup_printf ("SELECT row, %s", part == PART_WITH_VALUE ? sort : "NULL");
  g_autoptr (GString) tail = g_string_new (NULL);
  PursuitStatement *statement;

  g_string_append_printf (tail, " AND %s IS %s", get_given_sql (query),
                          part == PART_WITH_VALUE ? "NOT NULL" : "NULL");
  if (after != NULL && part == PART_WITH_VALUE)
    append_beyond (tail, query, after, next);
  else if (after != NULL)
    g_string_append_printf (tail, " AND row %s ?%d", beyond, next);
  if (part == PART_WITH_VALUE)
    g_string_append_printf (tail, " ORDER BY %s %s, row %s", sort, way, way);
  else
    g_string_append_printf (tail, " ORDER BY row %s", way);

  statement = pursuit_query_sql_prepare (sql, self, head, tail->str, error);
  if (statement == NULL)
    return NULL;
  if (query->sort_column != NULL)
    pursuit_statement_bind_text (statement, 1, query->sort_column);
  if (after == NULL)
    return statement;

  pursuit_statement_bind_int64 (statement, next, after->row);
  if (part == PART_WITH_VALUE)
    bind_value (statement, after, next + 1);

  return statement;
}

static void
note_value (Cursor *self, PursuitStatement *statement, int column)
{
  int type = sqlite3_column_type (statement->stmt, column);

  g_clear_pointer (&self->value, g_free);
  self->type = type == SQLITE_INTEGER ? VALUE_INTEGER
               : type == SQLITE_FLOAT ? VALUE_REAL
                                      : VALUE_TEXT;
  if (self->type == VALUE_REAL)
    {
      self->value = g_malloc (G_ASCII_DTOSTR_BUF_SIZE);
      g_ascii_dtostr (self->value, G_ASCII_DTOSTR_BUF_SIZE,
                      sqlite3_column_double (statement->stmt, column));
    }
  else if (sqlite3_column_bytes (statement->stmt, column) <= MAX_CURSOR_VALUE)
    self->value = pursuit_statement_dup_text (statement, column);
  else
    self->type = VALUE_OF_ROW;
}

/* Adds the rows of a part until there are @limit; 0 for all. The place of the last goes to
 * @last. */
static gboolean
collect_part (
    PursuitStatement *statement, Part part, guint limit, GArray *rows, Cursor *last, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while ((limit == 0 || rows->len < limit) && pursuit_statement_next (statement, &local_error))
    {
      gint64 row = pursuit_statement_get_int64 (statement, 0);
      guint32 number = (guint32) row;

      g_array_append_val (rows, number);
      if (last == NULL || rows->len != limit)
        continue;
      last->part = part;
      last->row = row;
      note_value (last, statement, 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Rows in order. Of more than @limit, @limit are taken and @last is set to the place of the last.
 */
static GArray *
collect (PursuitSession *self,
         const PursuitQuery *query,
         const Cursor *after,
         guint limit,
         Cursor *last,
         GError **error)
{
  g_autoptr (PursuitQuerySql) sql = pursuit_query_sql_new (query, self, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (sql == NULL)
    return NULL;
  for (Part part = after != NULL ? after->part : PART_WITH_VALUE; part < N_PARTS; part++)
    {
      gboolean goes_on = after != NULL && after->part == part;
      g_autoptr (PursuitStatement) statement
          = prepare_part (self, query, sql, part, goes_on ? after : NULL, error);

      if (statement == NULL || !collect_part (statement, part, limit, rows, last, error))
        return NULL;
      if (limit > 0 && rows->len >= limit)
        break;
    }

  return g_steal_pointer (&rows);
}

GArray *
pursuit_session_list_rows (PursuitSession *self, const PursuitQuery *query, GError **error)
{
  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  return collect (self, query, NULL, query->limit, NULL, error);
}

GPtrArray *
pursuit_session_list (PursuitSession *self,
                      const PursuitQuery *query,
                      char **next_cursor,
                      gint64 *total,
                      GError **error)
{
  g_auto (Cursor) after = { 0 };
  g_auto (Cursor) last = { 0 };
  g_autoptr (GArray) rows = NULL;
  gint64 count;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  if (next_cursor != NULL)
    *next_cursor = NULL;
  if (query->cursor != NULL
      && (!decode_cursor (query, &after, error) || !check_cursor (self, query, &after, error)))
    return NULL;
  if (total != NULL)
    {
      count = pursuit_session_count (self, query, error);
      if (count < 0)
        return NULL;
      *total = count;
    }
  rows = collect (self, query, query->cursor != NULL ? &after : NULL, query->limit, &last, error);
  if (rows == NULL)
    return NULL;
  if (next_cursor != NULL && query->limit > 0 && rows->len == query->limit)
    {
      g_autoptr (GArray) more = collect (self, query, &last, 1, NULL, error);

      if (more == NULL)
        return NULL;
      if (more->len > 0)
        *next_cursor = encode_cursor (query, &last);
    }

  return pursuit_session_get_rows (self, query->kind, (const guint32 *) (gpointer) rows->data,
                                   rows->len, error);
}

static void
unref_record (gpointer record)
{
  g_clear_object (&record);
}

GPtrArray *
pursuit_session_get_rows (
    PursuitSession *self, PursuitKind kind, const guint32 *rows, guint n_rows, GError **error)
{
  const PursuitTable *table;
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  table = pursuit_table_get (kind);
  select = pursuit_statement_new (self->database, table->select_by_row, error);
  if (select == NULL)
    return NULL;

  records = g_ptr_array_new_full (n_rows, unref_record);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) local_error = NULL;

      pursuit_statement_bind_int64 (select, 1, rows[i]);
      if (pursuit_statement_next (select, &local_error))
        g_ptr_array_add (records, pursuit_table_read (table, select));
      else if (local_error == NULL)
        g_ptr_array_add (records, NULL);
      else
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      pursuit_statement_reset (select);
    }

  return g_steal_pointer (&records);
}

gint64
pursuit_session_count (PursuitSession *self, const PursuitQuery *query, GError **error)
{
  g_autoptr (PursuitQuerySql) sql = NULL;
  g_autoptr (PursuitStatement) count = NULL;

  g_return_val_if_fail (self != NULL && query != NULL, -1);

  sql = pursuit_query_sql_new (query, self, error);
  if (sql == NULL)
    return -1;
  count = pursuit_query_sql_prepare (sql, self, "SELECT count (*)", "", error);
  if (count == NULL || !pursuit_statement_next (count, error))
    return -1;

  return pursuit_statement_get_int64 (count, 0);
}

char *
pursuit_session_get_row_id (PursuitSession *self, PursuitKind kind, guint32 row)
{
  g_autofree char *sql = NULL;
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sql = g_strdup_printf ("SELECT id FROM %s WHERE row = ?1", pursuit_table_get (kind)->name);
  select = pursuit_statement_new (self->database, sql, NULL);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_int64 (select, 1, row);
  if (!pursuit_statement_next (select, NULL))
    return NULL;

  return pursuit_statement_dup_text (select, 0);
}

guint32
pursuit_session_get_row (PursuitSession *self, PursuitKind kind, const char *id)
{
  g_autofree char *sql = NULL;
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, 0);

  sql = g_strdup_printf ("SELECT row FROM %s WHERE id = ?1", pursuit_table_get (kind)->name);
  select = pursuit_statement_new (self->database, sql, NULL);
  if (select == NULL)
    return 0;
  pursuit_statement_bind_text (select, 1, id);
  if (!pursuit_statement_next (select, NULL))
    return 0;

  return (guint32) pursuit_statement_get_int64 (select, 0);
}

/* By name, case and accents aside, the index finds more than is equal; the rest is compared. The
 * other indexes know the letter case of ASCII only: they are asked three times for other letters,
 * as they are given, all small and all large. */
static PursuitStatement *
prepare_find (
    PursuitSession *self, const PursuitTable *table, guint field, gboolean is_ascii, GError **error)
{
  const char *key = table->fields->fields[field].key;
  gboolean is_id = table->fields->fields[field].type == PURSUIT_FIELD_ID;
  g_autofree char *sql = NULL;

  if (field != table->sort_field && !is_ascii)
    sql = g_strdup_printf ("SELECT id, \"%s\" FROM %s WHERE \"%s\" COLLATE NOCASE IN (?1, ?2, ?3)"
                           " AND \"%s\" IS NOT NULL AND deleted_at IS NULL ORDER BY row",
                           key, table->name, key, key);
  else if (field == table->sort_field)
    sql = g_strdup_printf ("SELECT id, \"%s\" FROM %s WHERE sort_key = ?1 AND \"%s\" IS NOT NULL"
                           " AND deleted_at IS NULL ORDER BY row",
                           key, table->name, key);
  else
    sql = g_strdup_printf ("SELECT id, \"%s\" FROM %s WHERE \"%s\" = ?1 %s"
                           " AND deleted_at IS NULL ORDER BY row",
                           key, table->name, key, is_id ? "" : "COLLATE NOCASE");

  return pursuit_statement_new (self->database, sql, error);
}

GPtrArray *
pursuit_session_find (PursuitSession *self,
                      PursuitKind kind,
                      guint field,
                      const char *text,
                      guint max,
                      GError **error)
{
  const PursuitTable *table;
  g_autofree char *folded = NULL;
  g_autofree char *small = NULL;
  g_autofree char *large = NULL;
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean is_ascii;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  table = pursuit_table_get (kind);
  g_return_val_if_fail (field < table->fields->n_fields, NULL);

  is_ascii = g_str_is_ascii (text);
  select = prepare_find (self, table, field, is_ascii, error);
  if (select == NULL)
    return NULL;
  if (field == table->sort_field)
    folded = pursuit_fold_name (text);
  pursuit_statement_bind_text (select, 1, folded != NULL ? folded : text);
  if (field != table->sort_field && !is_ascii)
    {
      small = g_utf8_strdown (text, -1);
      large = g_utf8_strup (text, -1);
      pursuit_statement_bind_text (select, 2, small);
      pursuit_statement_bind_text (select, 3, large);
    }
  ids = g_ptr_array_new_with_free_func (g_free);
  while (ids->len < MIN (max, MAX_FOUND) && pursuit_statement_next (select, &local_error))
    if (pursuit_fold_equal (pursuit_statement_get_text (select, 1), text))
      g_ptr_array_add (ids, pursuit_statement_dup_text (select, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}
