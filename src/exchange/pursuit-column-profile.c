/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-column-profile-private.h"

#include "core/pursuit-money.h"
#include "exchange/pursuit-alias-table-private.h"
#include "exchange/pursuit-value-mail.h"
#include "exchange/pursuit-value-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A column with more different words than this has no words but text. */
#define MAX_WORDS 200

static void
add_date (PursuitColumnProfile *self, const char *text)
{
  PursuitValueDate date;

  if (!pursuit_value_parse_date (text, PURSUIT_DATE_ORDER_UNKNOWN, &date, NULL))
    {
      self->n_bad++;
      return;
    }

  self->n_day_first += date.order == PURSUIT_DATE_ORDER_DAY_FIRST;
  self->n_month_first += date.order == PURSUIT_DATE_ORDER_MONTH_FIRST;
  self->n_ambiguous += date.ambiguous;
  self->has_dots |= g_ascii_isdigit (text[0]) && text[strspn (text, "0123456789")] == '.';
}

static void
add_number (PursuitColumnProfile *self, const char *text)
{
  const char *currency;
  gint64 number;
  char sign;

  if (self->type == PURSUIT_IMPORT_TYPE_MONEY
      && !pursuit_value_parse_money (text, 0, NULL, &number, &currency, NULL)
      && !pursuit_value_parse_money (text, ',', NULL, &number, &currency, NULL))
    {
      self->n_bad++;
      return;
    }

  self->has_dollar |= *text == '$';
  if (strpbrk (text, ".,") == NULL)
    return;

  sign = pursuit_decimal_guess_sign (text);
  self->n_comma += sign == ',';
  self->n_dot += sign == '.';
  self->n_unproven += sign == 0;
  self->has_dot_group |= sign == 0 && strchr (text, '.') != NULL;
}

static void
add_percent (PursuitColumnProfile *self, const char *text)
{
  gint64 percent;
  double value = g_ascii_strtod (text, NULL);

  self->n_bad += !pursuit_value_parse_percent (text, FALSE, &percent, NULL);
  self->has_part_of_one |= value > 0 && value < 1 && strchr (text, '%') == NULL;
  self->has_over_one |= value > 1;
}

static void
add_word (PursuitColumnProfile *self, const char *text)
{
  gboolean known;

  if (self->words == NULL)
    self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_size (self->words) >= MAX_WORDS || g_hash_table_contains (self->words, text))
    return;

  known = pursuit_alias_find_word (self->target, text) != NULL;
  g_hash_table_insert (self->words, g_strdup (text), GINT_TO_POINTER (known));
  self->n_unknown_words += !known;
}

static char *
dup_date_note (const PursuitColumnProfile *self, gboolean day_first, gboolean *doubtful)
{
  gboolean proven = self->n_day_first != self->n_month_first;

  if (self->has_dots)
    return g_strdup (_ ("day.month.year"));
  if (self->n_ambiguous + self->n_day_first + self->n_month_first == 0)
    return NULL;

  *doubtful = !proven;
  day_first = pursuit_column_profile_get_order (self, day_first) == PURSUIT_DATE_ORDER_DAY_FIRST;
  if (proven)
    return g_strdup (day_first ? _ ("day/month/year") : _ ("month/day/year"));

  return g_strdup (day_first ? _ ("day/month/year, not proven by any date")
                             : _ ("month/day/year, not proven by any date"));
}

static char *
dup_number_note (const PursuitColumnProfile *self)
{
  if (self->type == PURSUIT_IMPORT_TYPE_MONEY && self->n_comma > self->n_dot)
    return g_strdup (_ ("decimal comma"));
  if (self->has_dollar)
    return g_strdup (_ ("$ read as US dollars"));
  if (self->n_unproven == 0 || self->n_dot + self->n_comma > 0)
    return NULL;
  if (self->type == PURSUIT_IMPORT_TYPE_COUNT)
    return g_strdup (self->has_dot_group ? _ ("dot for thousands") : _ ("comma for thousands"));

  return NULL;
}

static char *
dup_word_note (const PursuitColumnProfile *self, gboolean *doubtful)
{
  guint n = self->words == NULL ? 0 : g_hash_table_size (self->words);

  if (n == 0)
    return NULL;

  *doubtful = self->n_unknown_words > 0;

  return g_strdup_printf (_ ("%u of %u words known"), n - self->n_unknown_words, n);
}

void
pursuit_column_profile_init (PursuitColumnProfile *profile, PursuitImportTarget target)
{
  g_assert (profile != NULL);

  *profile = (PursuitColumnProfile){ .target = target };
  profile->type = pursuit_import_target_get_value_type (target);
}

void
pursuit_column_profile_clear (PursuitColumnProfile *profile)
{
  g_assert (profile != NULL);

  g_clear_pointer (&profile->words, g_hash_table_unref);
}

void
pursuit_column_profile_add (PursuitColumnProfile *profile, const char *text)
{
  g_assert (profile != NULL);
  g_assert (text != NULL);

  if (*text == '\0')
    return;

  profile->n_filled++;
  switch (profile->type)
    {
    case PURSUIT_IMPORT_TYPE_DATE:
    case PURSUIT_IMPORT_TYPE_TIME:
      add_date (profile, text);
      break;
    case PURSUIT_IMPORT_TYPE_MONEY:
    case PURSUIT_IMPORT_TYPE_COUNT:
      add_number (profile, text);
      break;
    case PURSUIT_IMPORT_TYPE_PERCENT:
      add_percent (profile, text);
      break;
    case PURSUIT_IMPORT_TYPE_STAGE:
      add_word (profile, text);
      break;
    case PURSUIT_IMPORT_TYPE_MAIL:
      profile->n_bad += strchr (text, '@') == NULL;
      break;
    case PURSUIT_IMPORT_TYPE_PHONE:
      profile->n_bad += strpbrk (text, "0123456789") == NULL;
      break;
    case PURSUIT_IMPORT_TYPE_TEXT:
      profile->n_mails += profile->target == PURSUIT_IMPORT_CUSTOM && pursuit_value_is_mail (text);
      break;
    case PURSUIT_IMPORT_TYPE_CURRENCY:
    case PURSUIT_IMPORT_TYPE_BOOLEAN:
    case PURSUIT_IMPORT_TYPE_CHOICE:
    case PURSUIT_IMPORT_TYPE_ADDRESS:
    case PURSUIT_IMPORT_TYPE_LIST:
    default:
      break;
    }
}

gboolean
pursuit_column_profile_is_undecided (const PursuitColumnProfile *profile)
{
  g_assert (profile != NULL);

  if (profile->type == PURSUIT_IMPORT_TYPE_MONEY)
    return profile->n_unproven > 0 && profile->n_comma == profile->n_dot;

  return profile->n_ambiguous > 0 && profile->n_day_first == profile->n_month_first
         && !profile->has_dots;
}

gboolean
pursuit_column_profile_is_misfit (const PursuitColumnProfile *profile)
{
  g_assert (profile != NULL);

  return profile->n_bad * 2 > profile->n_filled;
}

PursuitDateOrder
pursuit_column_profile_get_order (const PursuitColumnProfile *profile, gboolean day_first)
{
  g_assert (profile != NULL);

  if (profile->n_day_first != profile->n_month_first)
    day_first = profile->n_day_first > profile->n_month_first;

  return day_first ? PURSUIT_DATE_ORDER_DAY_FIRST : PURSUIT_DATE_ORDER_MONTH_FIRST;
}

char
pursuit_column_profile_get_decimal (const PursuitColumnProfile *profile, char fallback)
{
  g_assert (profile != NULL);

  if (profile->n_comma != profile->n_dot)
    return profile->n_comma > profile->n_dot ? ',' : '.';

  return profile->type == PURSUIT_IMPORT_TYPE_COUNT ? 0 : fallback;
}

char *
pursuit_column_profile_dup_note (const PursuitColumnProfile *profile,
                                 gboolean day_first,
                                 gboolean *doubtful)
{
  g_assert (profile != NULL);
  g_assert (doubtful != NULL);

  *doubtful = FALSE;
  switch (profile->type)
    {
    case PURSUIT_IMPORT_TYPE_DATE:
    case PURSUIT_IMPORT_TYPE_TIME:
      return dup_date_note (profile, day_first, doubtful);
    case PURSUIT_IMPORT_TYPE_MONEY:
    case PURSUIT_IMPORT_TYPE_COUNT:
      return dup_number_note (profile);
    case PURSUIT_IMPORT_TYPE_STAGE:
      return dup_word_note (profile, doubtful);
    case PURSUIT_IMPORT_TYPE_TEXT:
    case PURSUIT_IMPORT_TYPE_MAIL:
    case PURSUIT_IMPORT_TYPE_PHONE:
    case PURSUIT_IMPORT_TYPE_PERCENT:
    case PURSUIT_IMPORT_TYPE_CURRENCY:
    case PURSUIT_IMPORT_TYPE_BOOLEAN:
    case PURSUIT_IMPORT_TYPE_CHOICE:
    case PURSUIT_IMPORT_TYPE_ADDRESS:
    case PURSUIT_IMPORT_TYPE_LIST:
    default:
      return NULL;
    }
}
