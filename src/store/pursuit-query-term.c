/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-money.h"
#include "core/pursuit-record.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-fold-private.h"
#include "store/pursuit-query-private.h"
#include "store/pursuit-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An amount in hundredths, whatever the decimals of its currency by ISO 4217, so that amounts
 * without a stated currency compare by their major units. */
#define HUNDREDTHS                                                                                 \
  "(CASE WHEN currency IN ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX',"     \
  "'UYI','VND','VUV','XAF','XOF','XPF') THEN \"%s\" * 100"                                         \
  " WHEN currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND') THEN \"%s\" / 10.0"               \
  " ELSE \"%s\" END)"

/* What one condition is made of. */
typedef struct
{
  const PursuitField *field;
  PursuitOperator operation;
  const char *value;
} Parts;

static const char *const symbols[] = {
  [PURSUIT_OPERATOR_EQUAL] = "=",   [PURSUIT_OPERATOR_NOT_EQUAL] = "<>",
  [PURSUIT_OPERATOR_LESS] = "<",    [PURSUIT_OPERATOR_AT_MOST] = "<=",
  [PURSUIT_OPERATOR_GREATER] = ">", [PURSUIT_OPERATOR_AT_LEAST] = ">=",
};

static PursuitTerm *
refuse (const Parts *parts, const char *format, GError **error)
{
  g_autofree char *reason = g_strdup_printf ("%s=%s", parts->field->key, parts->value);

  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID, "%s: %s", reason, format);

  return NULL;
}

/* Comparisons with no value are false in SQL; "is not" is true for people. */
static char *
compare (const Parts *parts, const char *left, const char *right)
{
  if (parts->operation == PURSUIT_OPERATOR_NOT_EQUAL)
    return g_strdup_printf ("(%s <> %s OR \"%s\" IS NULL)", left, right, parts->field->key);

  return g_strdup_printf ("%s %s %s", left, symbols[parts->operation], right);
}

static char *
quote_key (const Parts *parts)
{
  return g_strdup_printf ("\"%s\"", parts->field->key);
}

static PursuitTerm *
build_unset (const Parts *parts, GError **error)
{
  g_autofree char *sql = NULL;

  if (parts->operation != PURSUIT_OPERATOR_EQUAL && parts->operation != PURSUIT_OPERATOR_NOT_EQUAL)
    return refuse (parts, _ ("a value is missing"), error);
  sql = g_strdup_printf ("\"%s\" IS %s", parts->field->key,
                         parts->operation == PURSUIT_OPERATOR_EQUAL ? "NULL" : "NOT NULL");

  return pursuit_term_new (sql, NULL);
}

static PursuitTerm *
build_contains (const Parts *parts, GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *sql = NULL;

  if (pursuit_field_is_number (parts->field))
    return refuse (parts, _ ("~ is for texts; compare numbers with =, < or >"), error);
  folded = pursuit_fold_case (parts->value);
  sql = g_strdup_printf ("fold_contains (\"%s\", ?)", parts->field->key);

  return pursuit_term_new (sql, folded, NULL);
}

static PursuitTerm *
build_number (const Parts *parts, GError **error)
{
  g_autofree char *key = quote_key (parts);
  g_autofree char *sql = NULL;
  gint64 number;

  if (!g_ascii_string_to_signed (parts->value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return refuse (parts, _ ("a whole number should stand here"), error);
  sql = compare (parts, key, "CAST (? AS INTEGER)");

  return pursuit_term_new (sql, parts->value, NULL);
}

static PursuitTerm *
build_boolean (const Parts *parts, GError **error)
{
  static const char *const yes[] = { "1", "yes", "true", NULL };
  static const char *const no[] = { "0", "no", "false", NULL };
  g_autofree char *word = g_ascii_strdown (parts->value, -1);
  g_autofree char *sql = NULL;

  if (!g_strv_contains (yes, word) && !g_strv_contains (no, word))
    return refuse (parts, _ ("yes or no should stand here"), error);
  if (parts->operation != PURSUIT_OPERATOR_EQUAL && parts->operation != PURSUIT_OPERATOR_NOT_EQUAL)
    return refuse (parts, _ ("yes and no have no order"), error);
  /* Not said is no. */
  sql = g_strdup_printf ("coalesce (\"%s\", 0) %s %d", parts->field->key, symbols[parts->operation],
                         g_strv_contains (yes, word));

  return pursuit_term_new (sql, NULL);
}

static PursuitTerm *
build_money (const Parts *parts, GError **error)
{
  static const char fallback[] = "EUR";
  const char *key = parts->field->key;
  g_autofree char *left = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;
  const char *currency = NULL;
  gint64 minor;

  if (!pursuit_money_parse (parts->value, fallback, 0, &minor, &currency, NULL))
    return refuse (parts, _ ("an amount should stand here, such as 1000 or \"1000 EUR\""), error);

  text = g_strdup_printf ("%" G_GINT64_FORMAT, minor);
  left = currency == fallback ? g_strdup_printf (HUNDREDTHS, key, key, key) : quote_key (parts);
  sql = compare (parts, left, "CAST (? AS INTEGER)");
  if (currency == fallback)
    return pursuit_term_new (sql, text, NULL);
  /* The same figure in another currency is another amount. */
  both = parts->operation == PURSUIT_OPERATOR_NOT_EQUAL
             ? g_strdup_printf ("(%s OR currency IS NOT ?)", sql)
             : g_strconcat (sql, " AND currency = ?", NULL);

  return pursuit_term_new (both, text, currency, NULL);
}

static PursuitTerm *
build_choice (const Parts *parts, GError **error)
{
  const PursuitChoice *found = pursuit_field_find_choice (parts->field, parts->value);
  g_autoptr (PursuitTerm) term = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (found == NULL)
    {
      for (const PursuitChoice *c = parts->field->choices; c->nick != NULL; c++)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", c->nick);
      g_string_prepend (list, _ ("it is one of "));
      return refuse (parts, list->str, error);
    }
  if (parts->operation == PURSUIT_OPERATOR_EQUAL || parts->operation == PURSUIT_OPERATOR_NOT_EQUAL)
    {
      g_autofree char *key = quote_key (parts);

      sql = compare (parts, key, "?");
      return pursuit_term_new (sql, found->nick, NULL);
    }

  /* The order is that of the table: a stage after "proposal" is greater. */
  term = pursuit_term_new ("", NULL);
  for (const PursuitChoice *c = parts->field->choices; c->nick != NULL; c++)
    {
      gboolean fits = c == found ? parts->operation == PURSUIT_OPERATOR_AT_MOST
                                       || parts->operation == PURSUIT_OPERATOR_AT_LEAST
                      : c < found ? parts->operation == PURSUIT_OPERATOR_LESS
                                        || parts->operation == PURSUIT_OPERATOR_AT_MOST
                                  : parts->operation == PURSUIT_OPERATOR_GREATER
                                        || parts->operation == PURSUIT_OPERATOR_AT_LEAST;

      if (!fits)
        continue;
      g_string_append (list, list->len > 0 ? ", ?" : "?");
      g_ptr_array_add (term->values, g_strdup (c->nick));
    }
  g_free (term->sql);
  term->sql = g_strdup_printf ("\"%s\" IN (%s)", parts->field->key, list->str);

  return g_steal_pointer (&term);
}

/* A day stands for all its seconds: "<= day" ends with it, "> day" begins after it. */
static PursuitTerm *
build_time (const Parts *parts, GError **error)
{
  g_autofree char *today = g_str_equal (parts->value, "today") ? pursuit_clock_dup_today () : NULL;
  const char *value = today != NULL ? today : parts->value;
  g_autofree char *key = quote_key (parts);
  g_autofree char *time = pursuit_time_normalize (value, NULL);
  g_autofree char *sql = NULL;
  g_autofree char *next = NULL;
  g_autofree char *left = NULL;

  if (time == NULL)
    return refuse (parts, _ ("a day or time should stand here, such as 2026-12-31"), error);
  if (parts->field->type == PURSUIT_FIELD_DATE)
    {
      sql = compare (parts, key, "?");
      time[strlen ("YYYY-MM-DD")] = '\0';
      return pursuit_term_new (sql, time, NULL);
    }
  if (!pursuit_date_is_valid (value))
    {
      sql = compare (parts, key, "?");
      return pursuit_term_new (sql, time, NULL);
    }
  if (parts->operation == PURSUIT_OPERATOR_EQUAL || parts->operation == PURSUIT_OPERATOR_NOT_EQUAL)
    {
      left = g_strdup_printf ("substr (%s, 1, 10)", key);
      sql = compare (parts, left, "?");
      return pursuit_term_new (sql, value, NULL);
    }
  if (parts->operation == PURSUIT_OPERATOR_LESS || parts->operation == PURSUIT_OPERATOR_AT_LEAST)
    {
      sql = compare (parts, key, "?");
      return pursuit_term_new (sql, value, NULL);
    }
  next = pursuit_date_add_days (value, 1);
  sql = g_strdup_printf ("%s %s ?", key, parts->operation == PURSUIT_OPERATOR_AT_MOST ? "<" : ">=");

  return pursuit_term_new (sql, next != NULL ? next : value, NULL);
}

/* Alone, what belongs to nobody is mine. */
static PursuitTerm *
build_mine (const Parts *parts, const PursuitScope *scope)
{
  const char *operation = parts->operation == PURSUIT_OPERATOR_EQUAL ? "" : "NOT ";
  const char *id = scope != NULL ? scope->user_id : NULL;
  const char *key = parts->field->key;
  g_autofree char *sql = NULL;

  if (id == NULL)
    sql = g_strdup_printf ("\"%s\" IS %sNULL", key, operation);
  else if (scope->is_alone)
    sql = g_strdup_printf ("%s(\"%s\" IS NULL OR \"%s\" = ?)", operation, key, key);
  else
    sql = g_strdup_printf ("%s(\"%s\" IS ?)", operation, key);

  return pursuit_term_new (sql, id, NULL);
}

static PursuitTerm *
build_reference (const Parts *parts, const PursuitScope *scope, GError **error)
{
  const char *operation = parts->operation == PURSUIT_OPERATOR_EQUAL ? "" : "NOT ";
  const char *key = parts->field->key;
  const char *id = pursuit_uuid_is_valid (parts->value) ? parts->value : NULL;
  g_autofree char *sql = NULL;
  g_autofree char *folded = NULL;

  if (parts->operation != PURSUIT_OPERATOR_EQUAL && parts->operation != PURSUIT_OPERATOR_NOT_EQUAL)
    return refuse (parts, _ ("use = or != here"), error);
  if (parts->field->target == PURSUIT_KIND_USER && g_str_equal (parts->value, "me"))
    return build_mine (parts, scope);
  if (id != NULL || parts->field->target == PURSUIT_KIND_NONE)
    {
      sql = g_strdup_printf ("%s(\"%s\" IS ?)", operation, key);
      return pursuit_term_new (sql, id != NULL ? id : parts->value, NULL);
    }

  folded = pursuit_fold_name (parts->value);
  if (parts->field->target == PURSUIT_KIND_USER)
    {
      sql = g_strdup_printf ("coalesce (\"%s\", '') %sIN (SELECT id FROM \"user\""
                             " WHERE sort_key = ? OR email = ? COLLATE NOCASE)",
                             key, operation);
      return pursuit_term_new (sql, folded, parts->value, NULL);
    }
  sql = g_strdup_printf ("coalesce (\"%s\", '') %sIN (SELECT id FROM %s WHERE sort_key = ?)", key,
                         operation, pursuit_table_get (parts->field->target)->name);

  return pursuit_term_new (sql, folded, NULL);
}

static PursuitTerm *
build_text (const Parts *parts, gboolean is_name)
{
  g_autofree char *folded = NULL;
  g_autofree char *left = NULL;
  g_autofree char *sql = NULL;

  if (is_name)
    {
      folded = pursuit_fold_name (parts->value);
      sql = compare (parts, "sort_key", "?");
      return pursuit_term_new (sql, folded, NULL);
    }
  /* Some fields have an index for this, which knows the letter case of ASCII only. */
  if (parts->operation == PURSUIT_OPERATOR_EQUAL && g_str_is_ascii (parts->value))
    {
      left = quote_key (parts);
      sql = compare (parts, left, "? COLLATE NOCASE");
      return pursuit_term_new (sql, parts->value, NULL);
    }
  folded = pursuit_fold_case (parts->value);
  left = g_strdup_printf ("fold_case (\"%s\")", parts->field->key);
  sql = compare (parts, left, "?");

  return pursuit_term_new (sql, folded, NULL);
}

PursuitTerm *
pursuit_query_build_term (const PursuitField *field,
                          gboolean is_name,
                          PursuitOperator operation,
                          const char *value,
                          const PursuitScope *scope,
                          GError **error)
{
  const Parts parts = { field, operation, value };

  if (*value == '\0')
    return build_unset (&parts, error);
  if (operation == PURSUIT_OPERATOR_CONTAINS)
    return build_contains (&parts, error);

  switch (field->type)
    {
    case PURSUIT_FIELD_INTEGER:
      return build_number (&parts, error);
    case PURSUIT_FIELD_BOOLEAN:
      return build_boolean (&parts, error);
    case PURSUIT_FIELD_MONEY:
      return build_money (&parts, error);
    case PURSUIT_FIELD_CHOICE:
      return build_choice (&parts, error);
    case PURSUIT_FIELD_DATE:
    case PURSUIT_FIELD_TIME:
      return build_time (&parts, error);
    case PURSUIT_FIELD_ID:
      return build_reference (&parts, scope, error);
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_LONG_TEXT:
    case PURSUIT_FIELD_JSON:
    default:
      return build_text (&parts, is_name);
    }
}
