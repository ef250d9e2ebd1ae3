/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-words.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-money.h"
#include "workspace/ai/pursuit-budgets.h"

#include <glib/gi18n-lib.h>

static const char *const savings[PURSUIT_USAGE_N_SAVINGS] = {
  [PURSUIT_USAGE_SAVED_CACHE] = N_ ("Answers used again"),
  [PURSUIT_USAGE_SAVED_BATCH] = N_ ("Many asked at once"),
  [PURSUIT_USAGE_SAVED_TIERS] = N_ ("Smaller models"),
  [PURSUIT_USAGE_SAVED_COMPRESSION] = N_ ("Text left out"),
};

/* As requests name what was taken out of them. */
static const PursuitChoice masked_sorts[] = {
  { "person", N_ ("names") },
  { "mail", N_ ("mail addresses") },
  { "phone", N_ ("phone numbers") },
  { "account", N_ ("long numbers") },
  { "text", NULL },
  { NULL, NULL },
};

char *
pursuit_usage_words_dup_money (gint64 pico)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();

  return pursuit_ai_money_format (pico, &style);
}

static char *
dup_bound (gint64 pico)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();

  return pursuit_ai_money_format_bound (pico, &style);
}

char *
pursuit_usage_words_dup_month (const char *month)
{
  g_autofree char *first = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (month != NULL, NULL);

  first = g_strconcat (month, "-01T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (first, NULL);

  /* Translators: a month with its year; see g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _ ("%B %Y")) : g_strdup (month);
}

char *
pursuit_usage_words_dup_cost (const PursuitUsageRow *row)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->cost == 0 && row->unpriced > 0 && row->unpriced == row->requests)
    return g_strdup (_ ("unpriced"));
  if (row->cost > 0 || row->uncertain == 0 || row->at_most == 0)
    return pursuit_usage_words_dup_money (row->cost);

  amount = dup_bound (row->at_most);

  /* Translators: an amount that is an upper bound */
  return g_strdup_printf (_ ("at most %s"), amount);
}

static gint64
count_tokens (const PursuitUsageRow *row)
{
  /* What was thought is part of the output. */
  return row->tokens[PURSUIT_USAGE_INPUT] + row->tokens[PURSUIT_USAGE_CACHE_READ]
         + row->tokens[PURSUIT_USAGE_CACHE_WRITE] + row->tokens[PURSUIT_USAGE_OUTPUT];
}

char *
pursuit_usage_words_dup_counts (const PursuitUsageRow *row)
{
  g_autofree char *requests = NULL;
  g_autofree char *cached = NULL;
  g_autofree char *tokens = NULL;
  gulong n;

  g_return_val_if_fail (row != NULL, NULL);

  n = (gulong) row->requests;
  requests = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu request", "%'lu requests", n), n);
  if (row->cached > 0)
    cached = g_strdup_printf (_ ("%'lu from the cache"), (gulong) row->cached);
  n = (gulong) count_tokens (row);
  tokens = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu token", "%'lu tokens", n), n);

  return pursuit_format_join (requests, cached, tokens, PURSUIT_FORMAT_END);
}

static char *
dup_uncertain (const PursuitUsageRow *row)
{
  g_autofree char *bound = dup_bound (row->bound);
  gulong n = (gulong) row->uncertain;

  /* Translators: a number of requests, and an amount that is an upper bound */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%'lu was cut off or is on its way, at most %s",
                                       "%'lu were cut off or are on their way, at most %s", n),
                          n, bound);
}

char *
pursuit_usage_words_dup_doubts (const PursuitUsageRow *row)
{
  g_autofree char *unpriced = NULL;
  g_autofree char *uncertain = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *counted = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->unpriced == 0 && row->uncertain == 0)
    return NULL;

  if (row->unpriced > 0)
    unpriced = g_strdup_printf (_ ("%'lu unpriced"), (gulong) row->unpriced);
  if (row->uncertain > 0)
    uncertain = dup_uncertain (row);
  amount = dup_bound (row->at_most);
  counted = g_strdup_printf (_ ("counted as at most %s"), amount);

  return pursuit_format_join (unpriced, uncertain, counted, PURSUIT_FORMAT_END);
}

char *
pursuit_usage_words_dup_title (PursuitUsageGroup group, const char *key)
{
  PursuitAiFeature feature;

  g_return_val_if_fail (key != NULL, NULL);

  if (group == PURSUIT_USAGE_BY_DAY)
    return pursuit_format_date (key);
  if (group == PURSUIT_USAGE_BY_FEATURE && pursuit_ai_feature_from_string (key, &feature))
    return g_strdup (pursuit_ai_feature_get_label (feature));

  return g_strdup (key);
}

static const char *
get_sort (const char *nick)
{
  for (guint i = 0; masked_sorts[i].nick != NULL; i++)
    if (g_str_equal (masked_sorts[i].nick, nick))
      return masked_sorts[i].label != NULL ? _ (masked_sorts[i].label) : NULL;

  return nick;
}

char *
pursuit_usage_words_dup_sorts (const char *masked)
{
  g_auto (GStrv) nicks = g_strsplit (masked != NULL ? masked : "", ",", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      const char *sort = get_sort (nicks[i]);

      if (sort != NULL && *sort != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", sort);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

char *
pursuit_usage_words_dup_masked (const char *masked)
{
  g_autofree char *sorts = pursuit_usage_words_dup_sorts (masked);

  /* Translators: %s are sorts of words, such as “names, phone numbers” */
  return sorts != NULL ? g_strdup_printf (_ ("masked: %s"), sorts) : NULL;
}

const char *
pursuit_usage_words_get_saving (PursuitUsageSaving saving)
{
  g_return_val_if_fail (saving < PURSUIT_USAGE_N_SAVINGS, NULL);

  return _ (savings[saving]);
}
