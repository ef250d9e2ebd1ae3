/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-money.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
parse_boolean (const char *input, gint64 *number)
{
  static const char *const yes[] = { "true", "yes", "y", "1", "on" };
  static const char *const no[] = { "false", "no", "n", "0", "off" };
  g_autofree char *word = g_ascii_strdown (input, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      if (strcmp (word, yes[i]) == 0 || strcmp (word, no[i]) == 0)
        {
          *number = strcmp (word, yes[i]) == 0;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
set_money (PursuitRecord *self, guint number, const char *input, GError **error)
{
  const PursuitField *field = &pursuit_record_get_fields (self)->fields[number];
  const char *known = field->currency != 0 ? pursuit_record_get_text (self, field->currency) : NULL;
  const char *currency = NULL;
  gint64 minor;

  if (!pursuit_money_parse (input, known, 0, &minor, &currency, error)
      || !pursuit_money_check_decimals (input, currency, error)
      || !pursuit_field_check_number (field, minor, error))
    return FALSE;

  pursuit_record_set_integer (self, number, minor);
  if (field->currency != 0 && currency != NULL)
    {
      g_autofree char *copy = g_strdup (currency);

      pursuit_record_set_text (self, field->currency, copy);
    }

  return TRUE;
}

static gboolean
set_number (PursuitRecord *self, guint number, const char *input, GError **error)
{
  const PursuitField *field = &pursuit_record_get_fields (self)->fields[number];
  gint64 value = 0;

  if (field->type == PURSUIT_FIELD_BOOLEAN)
    {
      if (!parse_boolean (input, &value))
        {
          g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                       _ ("“%.40s” is neither yes nor no"), input);
          return FALSE;
        }
    }
  else if (!pursuit_decimal_parse (input, '.', 0, &value, error)
           || !pursuit_field_check_number (field, value, error))
    {
      return FALSE;
    }
  pursuit_record_set_integer (self, number, value);

  return TRUE;
}

/* "Anna, Marta" is a list of two; JSON is known by how it begins. */
static gboolean
is_plain_list (const PursuitField *field, const char *value)
{
  return field->type == PURSUIT_FIELD_JSON && field->merge == PURSUIT_MERGE_UNION
         && strchr ("[{\"", value[strspn (value, " \t\r\n")]) == NULL;
}

static gboolean
set_text (PursuitRecord *self, guint number, const char *input, GError **error)
{
  const PursuitField *field = &pursuit_record_get_fields (self)->fields[number];
  g_autofree char *value = NULL;

  if (field->type == PURSUIT_FIELD_LONG_TEXT || field->type == PURSUIT_FIELD_JSON)
    value = g_strdup (input);
  else
    value = g_strstrip (g_strdup (input));

  if (is_plain_list (field, value))
    {
      char *list = pursuit_json_list_from_words (value);

      g_free (value);
      value = list;
    }
  if (field->type == PURSUIT_FIELD_CHOICE)
    {
      const PursuitChoice *choice = pursuit_field_find_choice (field, value);

      if (choice != NULL)
        pursuit_set_str (&value, choice->nick);
    }
  else if (field->type == PURSUIT_FIELD_TIME)
    {
      char *local = pursuit_time_from_local (value);
      char *normal = local != NULL ? local : pursuit_time_normalize (value, error);

      if (normal == NULL)
        return FALSE;
      g_free (value);
      value = normal;
    }

  if (!pursuit_field_check_text (field, value, error))
    return FALSE;
  pursuit_record_take_text (self, number, g_steal_pointer (&value));

  return TRUE;
}

static gboolean
names_its_field (const char *message, const PursuitField *field)
{
  return g_str_has_prefix (message, pursuit_field_get_label (field));
}

gboolean
pursuit_record_set_from_input (PursuitRecord *self, guint number, const char *input, GError **error)
{
  const PursuitField *field;
  g_autoptr (GError) cause = NULL;
  gboolean ok;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), FALSE);
  g_return_val_if_fail (number < pursuit_record_get_fields (self)->n_fields, FALSE);
  g_return_val_if_fail (input != NULL, FALSE);

  field = &pursuit_record_get_fields (self)->fields[number];
  if (pursuit_str_is_blank (input))
    {
      pursuit_record_unset (self, number);
      return TRUE;
    }

  if (field->type == PURSUIT_FIELD_MONEY)
    ok = set_money (self, number, input, &cause);
  else if (pursuit_field_is_number (field))
    ok = set_number (self, number, input, &cause);
  else
    ok = set_text (self, number, input, &cause);
  if (ok)
    return TRUE;

  if (!names_its_field (cause->message, field))
    g_prefix_error (&cause, "%s: ", pursuit_field_get_label (field));
  g_propagate_error (error, g_steal_pointer (&cause));

  return FALSE;
}

char *
pursuit_record_dup_input (PursuitRecord *self, guint number)
{
  const PursuitField *field;
  gint64 value;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);
  g_return_val_if_fail (number < pursuit_record_get_fields (self)->n_fields, NULL);

  field = &pursuit_record_get_fields (self)->fields[number];
  if (!pursuit_record_is_set (self, number))
    return g_strdup ("");
  if (!pursuit_field_is_number (field))
    return g_strdup (pursuit_record_get_text (self, number));

  value = pursuit_record_get_integer (self, number);
  if (field->type == PURSUIT_FIELD_BOOLEAN)
    return g_strdup (value != 0 ? "yes" : "no");
  if (field->type == PURSUIT_FIELD_MONEY)
    return pursuit_money_format (
        value, field->currency != 0 ? pursuit_record_get_text (self, field->currency) : NULL,
        &PURSUIT_NUMBER_STYLE_PLAIN, TRUE);

  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}
