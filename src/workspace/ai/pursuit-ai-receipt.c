/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-receipt-private.h"

#include "ai/pursuit-ai-money.h"

#include <glib/gi18n-lib.h>

/* Each that did not answer, in the order in which they were asked; (nullable). */
static char *
dup_path (const PursuitAiReport *report)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; report != NULL && i < report->attempts->len; i++)
    {
      const PursuitAiAttempt *attempt = report->attempts->pdata[i];

      if (attempt->outcome == PURSUIT_AI_OUTCOME_ANSWERED)
        continue;
      g_string_append_printf (path, "%s%s: %s", path->len > 0 ? "\n" : "", attempt->model,
                              attempt->error != NULL
                                  ? attempt->error->message
                                  : pursuit_ai_outcome_to_string (attempt->outcome));
    }

  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

PursuitReceipt *
pursuit_ai_receipt_new (const PursuitAiResult *result, guint n_subjects)
{
  PursuitReceipt *self;

  g_return_val_if_fail (result != NULL, NULL);

  self = g_new0 (PursuitReceipt, 1);
  self->provider = g_strdup (result->provider);
  self->model = g_strdup (result->model);
  self->cached = result->cached;
  self->input = result->usage.input + result->usage.cache_write_5m + result->usage.cache_write_1h;
  self->cache_read = result->usage.cache_read;
  self->output = result->usage.output;
  self->n_subjects = n_subjects;
  self->at_most = result->priced && result->counted > result->cost;
  if (result->priced)
    self->cost = pursuit_ai_money_to_decimal (MAX (result->cost, result->counted));
  self->price_row = g_strdup (result->price_row);
  self->masked = g_strdup (result->masked);
  self->took_ms = result->took_us / G_TIME_SPAN_MILLISECOND;
  self->path = dup_path (result->report);

  return self;
}

PursuitReceipt *
pursuit_ai_receipt_new_paid (const PursuitAiResult *paid)
{
  return paid != NULL && (!paid->priced || paid->cost > 0) ? pursuit_ai_receipt_new (paid, 1)
                                                           : NULL;
}

char *
pursuit_ai_paid_dup_words (const char *words, gboolean priced, gint64 cost, gboolean is_bound)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *amount = is_bound ? pursuit_ai_money_format_bound (cost, &style)
                                     : pursuit_ai_money_format (cost, &style);

  g_return_val_if_fail (words != NULL, NULL);

  if (!priced)
    /* Translators: %s is a sentence that says why there is no answer of AI that can be used */
    return g_strdup_printf (_ ("%s (what it costs is not known)"), words);
  if (cost == 0)
    return g_strdup (words);
  if (is_bound)
    /* Translators: a sentence that says why there is no answer of AI, and an amount */
    return g_strdup_printf (_ ("%s (counted as at most %s until more is known)"), words, amount);

  /* Translators: a sentence that says why an answer of AI cannot be used, and an amount */
  return g_strdup_printf (_ ("%s (paid all the same: %s)"), words, amount);
}

void
pursuit_ai_paid_tell (const PursuitAiResult *paid, GError *error)
{
  char *words;

  if (paid == NULL || error == NULL)
    return;

  words = pursuit_ai_paid_dup_words (error->message, paid->priced, MAX (paid->cost, paid->counted),
                                     paid->counted > paid->cost);
  g_free (error->message);
  error->message = words;
}
