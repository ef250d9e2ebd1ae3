/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-query-condition.h"

#include "store/pursuit-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

static void
condition_free (gpointer data)
{
  PursuitQueryCondition *self = data;

  g_free (self->text);
  g_free (self->field);
  g_free (self->value);
  g_free (self);
}

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
take_condition (const char **place, PursuitQueryCondition *condition, GError **error)
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

GPtrArray *
pursuit_query_split (const char *expression, GError **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (condition_free);
  const char *p = expression != NULL ? skip_blanks (expression) : "";

  if (strlen (p) > PURSUIT_QUERY_MAX_LENGTH || !g_utf8_validate (p, -1, NULL))
    {
      refuse (error, "%s", _ ("The conditions are too long, or no UTF-8 text"));
      return NULL;
    }

  while (*p != '\0')
    {
      PursuitQueryCondition *condition = g_new0 (PursuitQueryCondition, 1);
      const char *start = p;

      g_ptr_array_add (conditions, condition);
      if (conditions->len > PURSUIT_QUERY_MAX_TERMS)
        {
          refuse (error, "%s", _ ("There are too many conditions"));
          return NULL;
        }
      if (!take_condition (&p, condition, error))
        return NULL;
      if (*p != '\0' && !g_ascii_isspace (*p))
        {
          refuse (error, _ ("“%s”: a blank should stand between two conditions"), p);
          return NULL;
        }
      condition->text = g_strndup (start, (gsize) (p - start));
      p = skip_blanks (p);
    }

  return g_steal_pointer (&conditions);
}

char *
pursuit_query_quote (const char *value)
{
  GString *quoted = g_string_new ("\"");

  g_return_val_if_fail (value != NULL, g_string_free (quoted, FALSE));

  for (; *value != '\0'; value++)
    {
      if (*value == '"' || *value == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *value);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (quoted, FALSE);
}
