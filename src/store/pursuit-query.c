/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-query.h"

#include "core/pursuit-record.h"
#include "core/pursuit-util.h"
#include "store/pursuit-query-private.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

/* An own column's value: by its key, whatever characters that has, and never as a path. The first
 * parameter of every statement is kept for this. */
#define CUSTOM_VALUE "(SELECT value FROM json_each (custom) WHERE key = ?1)"

G_DEFINE_BOXED_TYPE (PursuitQuery, pursuit_query, pursuit_query_copy, pursuit_query_free)

PursuitTerm *
pursuit_term_new (const char *sql, ...)
{
  PursuitTerm *self = g_new0 (PursuitTerm, 1);
  const char *value;
  va_list values;

  self->sql = g_strdup (sql);
  self->values = g_ptr_array_new_with_free_func (g_free);
  va_start (values, sql);
  while ((value = va_arg (values, const char *)) != NULL)
    g_ptr_array_add (self->values, g_strdup (value));
  va_end (values);

  return self;
}

void
pursuit_term_free (PursuitTerm *self)
{
  if (self == NULL)
    return;

  g_free (self->sql);
  g_free (self->column);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

static gpointer
copy_term (gconstpointer item, gpointer data)
{
  const PursuitTerm *term = item;
  PursuitTerm *copy = g_new0 (PursuitTerm, 1);

  copy->sql = g_strdup (term->sql);
  copy->column = g_strdup (term->column);
  copy->values = g_ptr_array_copy (term->values, copy_text, NULL);
  g_ptr_array_set_free_func (copy->values, g_free);

  return copy;
}

static GPtrArray *
copy_terms (GPtrArray *terms)
{
  GPtrArray *copy = g_ptr_array_copy (terms, copy_term, NULL);

  g_ptr_array_set_free_func (copy, (GDestroyNotify) pursuit_term_free);

  return copy;
}

PursuitQuery *
pursuit_query_new (PursuitKind kind)
{
  PursuitQuery *self;

  g_return_val_if_fail (kind > PURSUIT_KIND_NONE && kind < PURSUIT_N_KINDS, NULL);

  self = g_new0 (PursuitQuery, 1);
  self->kind = kind;
  self->where = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_term_free);
  self->equals = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_term_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

PursuitQuery *
pursuit_query_copy (const PursuitQuery *self)
{
  PursuitQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (PursuitQuery, 1);
  *copy = *self;
  copy->where = copy_terms (self->where);
  copy->equals = copy_terms (self->equals);
  copy->texts = g_ptr_array_copy (self->texts, copy_text, NULL);
  g_ptr_array_set_free_func (copy->texts, g_free);
  copy->search = g_strdup (self->search);
  copy->scope.user_id = g_strdup (self->scope.user_id);
  copy->sort = g_strdup (self->sort);
  copy->sort_sql = g_strdup (self->sort_sql);
  copy->sort_field = g_strdup (self->sort_field);
  copy->sort_column = g_strdup (self->sort_column);
  copy->cursor = g_strdup (self->cursor);

  return copy;
}

void
pursuit_query_free (PursuitQuery *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->where);
  g_ptr_array_unref (self->equals);
  g_ptr_array_unref (self->texts);
  g_free (self->search);
  g_free ((char *) self->scope.user_id);
  g_free (self->sort);
  g_free (self->sort_sql);
  g_free (self->sort_field);
  g_free (self->sort_column);
  g_free (self->cursor);
  g_free (self);
}

PursuitKind
pursuit_query_get_kind (const PursuitQuery *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_KIND_NONE);

  return self->kind;
}

void
pursuit_query_set_scope (PursuitQuery *self, const PursuitScope *scope)
{
  PursuitScope copy = { 0 };

  g_return_if_fail (self != NULL);

  if (scope != NULL)
    copy = *scope;
  copy.user_id = g_strdup (copy.user_id);
  copy.team_id = NULL;
  g_free ((char *) self->scope.user_id);
  self->scope = copy;
}

gboolean
pursuit_query_set_where (PursuitQuery *self,
                         const char *expression,
                         const PursuitScope *scope,
                         GError **error)
{
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GPtrArray) texts = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  terms = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_term_free);
  texts = g_ptr_array_new_with_free_func (g_free);
  if (!pursuit_str_is_blank (expression)
      && !pursuit_query_parse (self->kind, expression, scope, terms, texts, error))
    return FALSE;

  g_clear_pointer (&self->where, g_ptr_array_unref);
  self->where = g_steal_pointer (&terms);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = g_steal_pointer (&texts);

  return TRUE;
}

void
pursuit_query_add_equals (PursuitQuery *self, guint field, const char *text)
{
  const PursuitFieldTable *table;
  g_autofree char *sql = NULL;
  const char *key;

  g_return_if_fail (self != NULL);

  table = pursuit_kind_get_fields (self->kind);
  g_return_if_fail (field < table->n_fields);

  key = table->fields[field].key;
  /* The second condition is implied, but opens the index that holds only rows with a value. */
  if (text == NULL)
    sql = g_strdup_printf ("\"%s\" IS NULL", key);
  else if (pursuit_field_is_number (&table->fields[field]))
    sql = g_strdup_printf ("\"%s\" = CAST (? AS INTEGER) AND \"%s\" IS NOT NULL", key, key);
  else
    sql = g_strdup_printf ("\"%s\" = ? AND \"%s\" IS NOT NULL", key, key);
  g_ptr_array_add (self->equals, pursuit_term_new (sql, text, NULL));
}

void
pursuit_query_set_search (PursuitQuery *self, const char *text)
{
  g_return_if_fail (self != NULL);

  pursuit_set_str (&self->search, pursuit_str_is_blank (text) ? NULL : text);
}

static gboolean
is_text (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_TEXT || field->type == PURSUIT_FIELD_LONG_TEXT;
}

/* Choices come in the order in which they stand, as stages follow each other; one that is not
 * among them comes behind, as words do behind numbers. */
static char *
get_choice_sql (const PursuitField *field)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CASE \"%s\"", field->key);
  for (guint i = 0; field->choices[i].nick != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].nick, i);
  g_string_append_printf (sql, " ELSE \"%s\" END", field->key);

  return g_string_free (sql, FALSE);
}

/* What the record is called that a field names: its id says nothing to anybody. */
static char *
get_target_sql (const PursuitTable *table, const PursuitField *field)
{
  return g_strdup_printf ("(SELECT named.sort_key FROM %s AS named WHERE named.id = %s.\"%s\")",
                          pursuit_table_get (field->target)->name, table->name, field->key);
}

/* What a sort key means in SQL; NULL for an own column. The order by name has a column of its
 * own, which folds what a record is called. Of what is computed from a column, that column is given
 * too: an index knows it. */
static char *
get_sort_sql (PursuitKind kind, const char *key, char **column_sql)
{
  const PursuitTable *table = pursuit_table_get (kind);
  g_autofree char *column = g_strdelimit (g_ascii_strdown (key, -1), "-", '_');
  g_autofree char *reference = g_strconcat (column, "_id", NULL);
  int field = pursuit_field_table_find (table->fields, column);

  if (field < 0)
    field = pursuit_field_table_find (table->fields, reference);
  if (field == (int) table->sort_field || (field < 0 && g_str_equal (column, "name")))
    return g_strdup ("sort_key");
  if (field < 0)
    return NULL;
  if (table->fields->fields[field].type == PURSUIT_FIELD_CHOICE)
    {
      *column_sql = g_strdup_printf ("\"%s\"", table->fields->fields[field].key);
      return get_choice_sql (&table->fields->fields[field]);
    }
  if (table->fields->fields[field].type == PURSUIT_FIELD_ID && field != PURSUIT_FIELD_RECORD_ID)
    return get_target_sql (table, &table->fields->fields[field]);

  return g_strdup_printf ("\"%s\"%s", table->fields->fields[field].key,
                          is_text (&table->fields->fields[field]) ? " COLLATE NOCASE" : "");
}

gboolean
pursuit_query_set_sort (PursuitQuery *self, const char *sort, GError **error)
{
  gboolean descending;
  const char *key;
  char *sql = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (pursuit_str_is_blank (sort))
    sort = NULL;
  descending = sort != NULL && *sort == '-';
  key = sort != NULL && *sort == '-' ? sort + 1 : sort;
  if (key != NULL && (*key == '\0' || strlen (key) > PURSUIT_QUERY_MAX_LENGTH))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
                   _ ("“%s” is no field to sort by"), sort);
      return FALSE;
    }
  g_clear_pointer (&self->sort_field, g_free);
  if (key != NULL)
    sql = get_sort_sql (self->kind, key, &self->sort_field);

  g_clear_pointer (&self->sort_column, g_free);
  if (key != NULL && sql == NULL)
    {
      self->sort_column = g_strdup (key);
      sql = g_strdup (CUSTOM_VALUE);
    }
  pursuit_set_str (&self->sort, sort);
  g_clear_pointer (&self->sort_sql, g_free);
  self->sort_sql = sql;
  self->descending = descending;

  return TRUE;
}

void
pursuit_query_set_limit (PursuitQuery *self, guint limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

void
pursuit_query_set_cursor (PursuitQuery *self, const char *cursor)
{
  g_return_if_fail (self != NULL);

  pursuit_set_str (&self->cursor, cursor);
}

void
pursuit_query_set_include_deleted (PursuitQuery *self, gboolean include_deleted)
{
  g_return_if_fail (self != NULL);

  self->include_deleted = include_deleted;
}
