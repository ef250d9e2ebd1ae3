/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-query-private.h"

#include "core/pursuit-uuid.h"
#include "store/pursuit-fold-private.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-search-expression-private.h"
#include "store/pursuit-speech-private.h"
#include "store/pursuit-store-error.h"

#include <glib/gi18n-lib.h>

/* Parameter 1 is the own column to sort by, see CUSTOM_VALUE. */
#define FIRST_PARAMETER 2

static void
append_numbered (PursuitQuerySql *self, const char *sql)
{
  int parameter = pursuit_query_sql_get_next_parameter (self);

  for (; *sql != '\0'; sql++)
    if (*sql == '?')
      g_string_append_printf (self->from, "?%d", parameter++);
    else
      g_string_append_c (self->from, *sql);
}

static void
append_term (PursuitQuerySql *self, const PursuitTerm *term)
{
  g_string_append (self->from, " AND ");
  append_numbered (self, term->sql);
  for (guint i = 0; i < term->values->len; i++)
    g_ptr_array_add (self->values, g_strdup (term->values->pdata[i]));
}

static gboolean
check_column (PursuitSession *session, PursuitKind kind, const char *column, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;

  if (column == NULL)
    return TRUE;
  select = pursuit_statement_new (
      session->database, "SELECT 1 FROM custom_column WHERE kind = ?1 AND name = ?2", error);
  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, pursuit_kind_to_string (kind));
  pursuit_statement_bind_text (select, 2, column);
  if (pursuit_statement_next (select, NULL))
    return TRUE;

  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
               _ ("“%s” is no field of %s, and no column that a file brought"), column,
               pursuit_kind_to_string (kind));

  return FALSE;
}

static gboolean
append_terms (PursuitQuerySql *self,
              const PursuitQuery *query,
              GPtrArray *terms,
              PursuitSession *session,
              GError **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const PursuitTerm *term = terms->pdata[i];

      if (!check_column (session, query->kind, term->column, error))
        return FALSE;
      append_term (self, term);
    }

  return TRUE;
}

/* A word such as "stage:won" within a search; a kind without that field has none that fit. */
static gboolean
append_filter (PursuitQuerySql *self,
               const PursuitQuery *query,
               const char *key,
               const char *value,
               GError **error)
{
  const PursuitTable *table = pursuit_table_get (query->kind);
  int field = pursuit_field_table_find (table->fields, key);
  g_autoptr (PursuitTerm) term = NULL;

  if (value == NULL)
    return TRUE;
  if (field < 0)
    {
      g_string_append (self->from, " AND 0");
      return TRUE;
    }
  term = pursuit_query_build_term (&table->fields->fields[field], FALSE,
                                   g_str_equal (key, "updated_at") ? PURSUIT_OPERATOR_AT_LEAST
                                                                   : PURSUIT_OPERATOR_EQUAL,
                                   value, &query->scope, error);
  if (term == NULL)
    return FALSE;
  append_term (self, term);

  return TRUE;
}

/* By the beginning of any of the words of a name, or by the whole mail address. */
#define OWNER_IS                                                                                   \
  "owner_id IN (SELECT id FROM \"user\" WHERE instr (' ' || sort_key, ?) > 0"                      \
  " OR email = ? COLLATE NOCASE)"

static gboolean
append_owner (PursuitQuerySql *self, const PursuitQuery *query, const char *owner, GError **error)
{
  const PursuitTable *table = pursuit_table_get (query->kind);
  g_autofree char *folded = NULL;
  g_autofree char *begins = NULL;
  g_autoptr (PursuitTerm) term = NULL;

  if (owner == NULL || g_str_equal (owner, "me") || pursuit_uuid_is_valid (owner)
      || pursuit_field_table_find (table->fields, "owner_id") < 0)
    return append_filter (self, query, "owner_id", owner, error);

  folded = pursuit_fold_name (owner);
  begins = g_strconcat (" ", folded, NULL);
  term = pursuit_term_new (OWNER_IS, begins, owner, NULL);
  append_term (self, term);

  return TRUE;
}

/* What has a time of its own counts from that, the rest from its last change. */
static gboolean
append_since (PursuitQuerySql *self, const PursuitQuery *query, const char *since, GError **error)
{
  const PursuitTable *table = pursuit_table_get (query->kind);
  g_autoptr (PursuitTerm) term = NULL;

  if (since == NULL || pursuit_field_table_find (table->fields, "happened_at") < 0)
    return append_filter (self, query, "updated_at", since, error);

  term = pursuit_term_new ("coalesce (happened_at, updated_at) >= ?", since, NULL);
  append_term (self, term);

  return TRUE;
}

static void
append_who (PursuitQuerySql *self, const PursuitQuery *query, const char *text)
{
  g_autofree char *sql = pursuit_speech_dup_sql (query->kind);
  g_autoptr (PursuitTerm) term = NULL;

  if (sql == NULL)
    {
      g_string_append (self->from, " AND 0");
      return;
    }
  term = pursuit_term_new (sql, text, NULL);
  append_term (self, term);
}

static gboolean
append_search (PursuitQuerySql *self, const PursuitQuery *query, const char *text, GError **error)
{
  g_autoptr (PursuitSearchExpression) expression = pursuit_search_expression_new (text, error);
  g_autoptr (PursuitTerm) term = NULL;
  g_autofree char *sql = NULL;

  if (expression == NULL)
    return FALSE;
  if ((expression->kind != PURSUIT_KIND_NONE && expression->kind != query->kind)
      || expression->is_empty)
    {
      g_string_append (self->from, " AND 0");
      return TRUE;
    }
  if (expression->match != NULL)
    {
      sql = g_strdup_printf ("row IN (SELECT rowid >> 5 FROM search WHERE search MATCH ?"
                             " AND rowid & 31 = %d)",
                             (int) query->kind);
      term = pursuit_term_new (sql, expression->match, NULL);
      append_term (self, term);
    }

  if (expression->who->len > 0)
    append_who (self, query, text);

  return append_owner (self, query, expression->owner, error)
         && append_filter (self, query, "stage", expression->stage, error)
         && append_since (self, query, expression->since, error);
}

PursuitQuerySql *
pursuit_query_sql_new (const PursuitQuery *query, PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuerySql) self = g_new0 (PursuitQuerySql, 1);

  self->from = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_string_append_printf (self->from, " FROM %s WHERE %s", pursuit_table_get (query->kind)->name,
                          query->include_deleted ? "1" : "deleted_at IS NULL");
  if (!check_column (session, query->kind, query->sort_column, error)
      || !append_terms (self, query, query->equals, session, error)
      || !append_terms (self, query, query->where, session, error)
      || (query->search != NULL && !append_search (self, query, query->search, error)))
    return NULL;
  for (guint i = 0; i < query->texts->len; i++)
    if (!append_search (self, query, query->texts->pdata[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

void
pursuit_query_sql_free (PursuitQuerySql *self)
{
  if (self == NULL)
    return;

  if (self->from != NULL)
    g_string_free (self->from, TRUE);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

int
pursuit_query_sql_get_next_parameter (const PursuitQuerySql *self)
{
  return FIRST_PARAMETER + (int) self->values->len;
}

PursuitStatement *
pursuit_query_sql_prepare (const PursuitQuerySql *self,
                           PursuitSession *session,
                           const char *head,
                           const char *tail,
                           GError **error)
{
  g_autofree char *sql = g_strconcat (head, self->from->str, tail, NULL);
  PursuitStatement *statement = pursuit_statement_new (session->database, sql, error);

  for (guint i = 0; statement != NULL && i < self->values->len; i++)
    pursuit_statement_bind_text (statement, FIRST_PARAMETER + (int) i, self->values->pdata[i]);

  return statement;
}
