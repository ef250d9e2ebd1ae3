/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-field.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"
#include "core/pursuit-uuid.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define BYTES_A_MB ((gsize) 1024 * 1024)

int
pursuit_field_table_find (const PursuitFieldTable *table, const char *key)
{
  g_return_val_if_fail (table != NULL, -1);
  g_return_val_if_fail (key != NULL, -1);

  /* Tables have a few dozen rows; callers that look up in a loop keep the number. */
  for (guint i = 0; i < table->n_fields; i++)
    if (strcmp (table->fields[i].key, key) == 0)
      return (int) i;

  return -1;
}

gboolean
pursuit_field_is_number (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == PURSUIT_FIELD_INTEGER || field->type == PURSUIT_FIELD_MONEY
         || field->type == PURSUIT_FIELD_BOOLEAN;
}

gsize
pursuit_field_get_max_length (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, 0);

  if (field->max_length > 0)
    return field->max_length;
  if (field->type == PURSUIT_FIELD_LONG_TEXT || field->type == PURSUIT_FIELD_JSON)
    return PURSUIT_FIELD_DEFAULT_MAX_LONG_LENGTH;

  return PURSUIT_FIELD_DEFAULT_MAX_LENGTH;
}

const char *
pursuit_field_get_label (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return _ (field->label);
}

static gboolean
equal_fold (const char *a, const char *b)
{
  g_autofree char *fold_a = g_utf8_casefold (a, -1);
  g_autofree char *fold_b = g_utf8_casefold (b, -1);

  return strcmp (fold_a, fold_b) == 0;
}

const PursuitChoice *
pursuit_field_find_choice (const PursuitField *field, const char *text)
{
  g_return_val_if_fail (field != NULL && field->choices != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  for (const PursuitChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (equal_fold (choice->nick, text) || equal_fold (choice->label, text)
        || equal_fold (_ (choice->label), text))
      return choice;

  return NULL;
}

static gboolean
is_choice_nick (const PursuitField *field, const char *text)
{
  for (const PursuitChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (strcmp (choice->nick, text) == 0)
      return TRUE;

  return FALSE;
}

static char *
dup_choices (const PursuitField *field)
{
  GString *list = g_string_new (NULL);

  for (const PursuitChoice *choice = field->choices; choice->nick != NULL; choice++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", choice->nick);

  return g_string_free (list, FALSE);
}

/* What pursuit_time_format() writes. Looked at for each row of an import, so nothing is parsed
 * and written again to compare. */
static gboolean
is_time_form (const char *text)
{
  static const char form[] = "dddd-dd-ddThh:mm:mmZ";
  char date[sizeof "2026-11-24"];

  if (strlen (text) != strlen (form))
    return FALSE;
  for (gsize i = 0; i < strlen (form); i++)
    if (g_ascii_islower (form[i]) ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  g_strlcpy (date, text, sizeof date);

  return pursuit_date_is_valid (date) && strncmp (text + 11, "24", 2) < 0 && text[14] < '6'
         && text[17] < '6';
}

static gboolean G_GNUC_PRINTF (4, 5)
    set_invalid (GError **error, const PursuitField *field, int code, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a field's label and what is wrong with its value, "Expected close: …". */
  g_set_error (error, PURSUIT_CORE_ERROR, code, _ ("%s: %s"), pursuit_field_get_label (field), why);

  return FALSE;
}

static gboolean
check_form (const PursuitField *field, const char *text, GError **error)
{
  g_autofree char *choices = NULL;

  switch (field->type)
    {
    case PURSUIT_FIELD_CHOICE:
      if (is_choice_nick (field, text))
        return TRUE;
      choices = dup_choices (field);
      return set_invalid (error, field, PURSUIT_CORE_ERROR_INVALID, _ ("“%.40s” is not one of %s"),
                          text, choices);

    case PURSUIT_FIELD_DATE:
      return pursuit_date_is_valid (text)
             || set_invalid (error, field, PURSUIT_CORE_ERROR_INVALID,
                             _ ("“%.40s” is no date; write it like 2026-11-24"), text);

    case PURSUIT_FIELD_TIME:
      return is_time_form (text)
             || set_invalid (error, field, PURSUIT_CORE_ERROR_INVALID,
                             _ ("“%.40s” is no time; write it like 2026-11-24T14:20:00Z"), text);

    case PURSUIT_FIELD_ID:
      return pursuit_uuid_is_valid (text)
             || set_invalid (error, field, PURSUIT_CORE_ERROR_INVALID,
                             _ ("“%.40s” is no record id"), text);

    case PURSUIT_FIELD_JSON:
      return pursuit_json_check (text, -1, error)
             || (g_prefix_error (error, "%s: ", field->key), FALSE);

    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_LONG_TEXT:
    case PURSUIT_FIELD_INTEGER:
    case PURSUIT_FIELD_MONEY:
    case PURSUIT_FIELD_BOOLEAN:
    default:
      return TRUE;
    }
}

gboolean
pursuit_field_check_text (const PursuitField *field, const char *text, GError **error)
{
  gsize max_length;

  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  max_length = pursuit_field_get_max_length (field);
  if (strlen (text) > max_length && max_length >= BYTES_A_MB)
    return set_invalid (error, field, PURSUIT_CORE_ERROR_RANGE,
                        _ ("the text is longer than %zu MB; shorten it, or split it in two"),
                        max_length / BYTES_A_MB);
  if (strlen (text) > max_length)
    return set_invalid (error, field, PURSUIT_CORE_ERROR_RANGE,
                        _ ("the text is longer than %zu bytes"), max_length);
  if (!g_utf8_validate (text, -1, NULL))
    return set_invalid (error, field, PURSUIT_CORE_ERROR_INVALID, "%s",
                        _ ("the text is not valid UTF-8"));

  return check_form (field, text, error);
}

gboolean
pursuit_field_check_number (const PursuitField *field, gint64 number, GError **error)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (field->maximum > field->minimum && (number < field->minimum || number > field->maximum))
    return set_invalid (error, field, PURSUIT_CORE_ERROR_RANGE,
                        _ ("%" PRId64 " is not between %" PRId64 " and %" PRId64), number,
                        field->minimum, field->maximum);

  return TRUE;
}
