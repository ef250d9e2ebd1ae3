/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"
#include "store/pursuit-fold-private.h"
#include "store/pursuit-query-private.h"
#include "store/pursuit-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One condition as it was written. */
typedef struct
{
  char *field; /* (owned) */
  gboolean field_is_quoted;
  PursuitOperator operation;
  char *value; /* (owned) */
} Condition;

static const struct
{
  const char *text;
  PursuitOperator operation;
} operators[] = {
  /* Longer ones first. */
  { "!=", PURSUIT_OPERATOR_NOT_EQUAL }, { "<=", PURSUIT_OPERATOR_AT_MOST },
  { ">=", PURSUIT_OPERATOR_AT_LEAST },  { "=", PURSUIT_OPERATOR_EQUAL },
  { "<", PURSUIT_OPERATOR_LESS },       { ">", PURSUIT_OPERATOR_GREATER },
  { "~", PURSUIT_OPERATOR_CONTAINS },
};

static const char *const custom_operators[] = { "=", "<>", "<", "<=", ">", ">=" };

static void
condition_clear (Condition *self)
{
  g_free (self->field);
  g_free (self->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Condition, condition_clear)

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID, format, values);
  va_end (values);

  return FALSE;
}

static const char *
skip_blanks (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;

  return p;
}

/* From an opening quote to behind the closing one. */
static char *
take_quoted (const char **place, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p;

  for (p = *place + 1; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }
  if (*p != '"')
    {
      refuse (error, _ ("%s: a quotation mark is not closed"), *place);
      return NULL;
    }
  *place = p + 1;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
take_field (const char **place, gboolean *is_quoted, GError **error)
{
  const char *start = *place;
  gsize length = strcspn (start, "=!<>~ \t\r\n");

  *is_quoted = *start == '"';
  if (*is_quoted)
    return take_quoted (place, error);

  *place += length;
  if (length == 0)
    {
      refuse (error, _ ("“%s”: a field should stand here, as in stage=won"), start);
      return NULL;
    }

  return g_strndup (start, length);
}

static gboolean
take_operator (const char **place, PursuitOperator *operation)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (*place, operators[i].text))
      {
        *operation = operators[i].operation;
        *place += strlen (operators[i].text);
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_condition (const char **place, Condition *condition, GError **error)
{
  const char *after_field;
  gsize length;

  condition->field = take_field (place, &condition->field_is_quoted, error);
  if (condition->field == NULL)
    return FALSE;

  after_field = *place;
  *place = skip_blanks (*place);
  if (!take_operator (place, &condition->operation))
    return refuse (error, _ ("“%s”: =, !=, <, <=, >, >= or ~ should follow"), condition->field);
  /* "owner= score>5" has an empty value, "score > 5" has not. */
  if (g_ascii_isspace (*after_field))
    *place = skip_blanks (*place);

  if (**place == '"')
    {
      condition->value = take_quoted (place, error);
      return condition->value != NULL;
    }
  length = strcspn (*place, " \t\r\n");
  condition->value = g_strndup (*place, length);
  *place += length;

  return TRUE;
}

/* The field that a word names; -1 for none. "owner" names "owner_id". */
static int
find_field (const PursuitTable *table, const Condition *condition)
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
build_custom_term (const Condition *condition)
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
               const Condition *condition,
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
  const char *p = skip_blanks (expression);

  if (strlen (expression) > PURSUIT_QUERY_MAX_LENGTH || !g_utf8_validate (expression, -1, NULL))
    return refuse (error, "%s", _ ("The conditions are too long, or no UTF-8 text"));

  while (*p != '\0')
    {
      g_auto (Condition) condition = { NULL };

      if (terms->len + texts->len >= PURSUIT_QUERY_MAX_TERMS)
        return refuse (error, "%s", _ ("There are too many conditions"));
      if (!take_condition (&p, &condition, error)
          || !add_condition (table, &condition, scope, terms, texts, error))
        return FALSE;
      if (*p != '\0' && !g_ascii_isspace (*p))
        return refuse (error, _ ("“%s”: a blank should stand between two conditions"), p);
      p = skip_blanks (p);
    }

  return TRUE;
}
