/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"
#include "store/pursuit-fold-private.h"
#include "store/pursuit-query-private.h"

static const char *const custom_operators[] = { "=", "<>", "<", "<=", ">", ">=" };

/* The field that a word names; -1 for none. "owner" names "owner_id". */
static int
find_field (const PursuitTable *table, const PursuitQueryCondition *condition)
{
  g_autofree char *key = g_strdelimit (g_ascii_strdown (condition->field, -1), "-", '_');
  g_autofree char *reference = g_strconcat (key, "_id", NULL);
  int field;

  if (condition->field_is_quoted)
    return -1;
  field = pursuit_field_table_find (table->fields, key);

  return field >= 0 ? field : pursuit_field_table_find (table->fields, reference);
}

/* Numbers are compared as such where both sides are one. */
static PursuitTerm *
build_custom_term (const PursuitQueryCondition *condition)
{
  const char *column = condition->field;
  g_autofree char *sql = NULL;
  g_autofree char *folded = pursuit_fold_case (condition->value);
  PursuitTerm *term;
  char *end = NULL;

  if (condition->operation == PURSUIT_OPERATOR_CONTAINS)
    {
      term = pursuit_term_new ("EXISTS (SELECT 1 FROM json_each (custom) WHERE key = ?"
                               " AND fold_contains (value, ?))",
                               column, folded, NULL);
    }
  else if (*condition->value == '\0')
    {
      sql = g_strdup_printf ("%s EXISTS (SELECT 1 FROM json_each (custom) WHERE key = ?"
                             " AND coalesce (value, '') <> '')",
                             condition->operation == PURSUIT_OPERATOR_EQUAL ? "NOT" : "");
      term = pursuit_term_new (sql, column, NULL);
    }
  else
    {
      gboolean is_not = condition->operation == PURSUIT_OPERATOR_NOT_EQUAL;
      const char *operation = is_not ? "=" : custom_operators[condition->operation];
      gboolean is_number;

      g_ascii_strtod (condition->value, &end);
      is_number = *end == '\0';
      sql = g_strdup_printf (is_number ? "%s EXISTS (SELECT 1 FROM json_each (custom) WHERE key = ?"
                                         " AND CAST (value AS REAL) %s CAST (? AS REAL)"
                                         " AND value GLOB '*[0-9]*')"
                                       : "%s EXISTS (SELECT 1 FROM json_each (custom) WHERE key = ?"
                                         " AND fold_case (value) %s ?)",
                             is_not ? "NOT" : "", operation);
      term = pursuit_term_new (sql, column, is_number ? condition->value : folded, NULL);
    }
  term->column = g_strdup (column);

  return term;
}

/* A record is called by another field if this one is unset, but this field is not equal then. */
static void
ask_for_value (PursuitTerm *term, const PursuitField *field)
{
  g_autofree char *sql = g_steal_pointer (&term->sql);

  term->sql = g_strdup_printf ("%s AND \"%s\" IS NOT NULL", sql, field->key);
}

static gboolean
add_condition (const PursuitTable *table,
               const PursuitQueryCondition *condition,
               const PursuitScope *scope,
               GPtrArray *terms,
               GPtrArray *texts,
               GError **error)
{
  int field = find_field (table, condition);
  PursuitTerm *term;

  if (condition->operation == PURSUIT_OPERATOR_CONTAINS && !condition->field_is_quoted
      && g_str_equal (condition->field, "text"))
    {
      g_ptr_array_add (texts, g_strdup (condition->value));
      return TRUE;
    }
  if (field < 0 && !condition->field_is_quoted && g_str_equal (condition->field, "name"))
    term = pursuit_query_build_term (&table->fields->fields[table->sort_field], TRUE,
                                     condition->operation, condition->value, scope, error);
  else if (field < 0)
    term = build_custom_term (condition);
  else
    term
        = pursuit_query_build_term (&table->fields->fields[field], field == (int) table->sort_field,
                                    condition->operation, condition->value, scope, error);
  if (term == NULL)
    return FALSE;
  if (field == (int) table->sort_field && condition->operation != PURSUIT_OPERATOR_NOT_EQUAL
      && *condition->value != '\0')
    ask_for_value (term, &table->fields->fields[field]);
  g_ptr_array_add (terms, term);

  return TRUE;
}

gboolean
pursuit_query_parse (PursuitKind kind,
                     const char *expression,
                     const PursuitScope *scope,
                     GPtrArray *terms,
                     GPtrArray *texts,
                     GError **error)
{
  const PursuitTable *table = pursuit_table_get (kind);
  g_autoptr (GPtrArray) conditions = pursuit_query_split (expression, error);

  if (conditions == NULL)
    return FALSE;
  for (guint i = 0; i < conditions->len; i++)
    if (!add_condition (table, conditions->pdata[i], scope, terms, texts, error))
      return FALSE;

  return TRUE;
}
