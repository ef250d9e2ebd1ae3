/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-ai-words.h"

#include "app/usage/pursuit-usage-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *
dup_amount (const char *cost, char *(*format) (gint64 pico, const PursuitNumberStyle *style))
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  gint64 pico;

  if (!pursuit_ai_money_parse (cost, &pico))
    return g_strdup (_ ("price unknown"));
  if (pico == 0)
    return g_strdup (_ ("at no cost"));

  return format (pico, &style);
}

char *
pursuit_ai_words_dup_cost (const char *cost)
{
  return dup_amount (cost, pursuit_ai_money_format);
}

char *
pursuit_ai_words_dup_paid (const char *cost, const PursuitReceipt *receipt)
{
  g_autofree char *amount = NULL;

  if (receipt == NULL || !receipt->at_most)
    return pursuit_ai_words_dup_cost (cost);
  amount = dup_amount (cost, pursuit_ai_money_format_bound);

  /* Translators: an amount that is an upper bound */
  return g_strdup_printf (_ ("at most %s"), amount);
}

char *
pursuit_ai_words_dup_summary (const PursuitRequestPreview *preview)
{
  GString *text;

  if (preview->body == NULL)
    return g_strdup_printf (_ ("“%s” answers by a script: it is no AI, costs nothing, and nothing "
                               "leaves this machine."),
                            preview->provider);

  text = g_string_new (NULL);
  if (preview->notice != NULL)
    g_string_append_printf (text, "%s\n", preview->notice);
  g_string_append_printf (
      text, _ ("“%s” would be asked, model %s: about %'" PRId64 " tokens. This goes to %s:"),
      preview->provider, preview->model, preview->tokens, preview->url);
  for (guint i = 0; preview->fallbacks[i] != NULL; i++)
    /* Translators: %s is the name of a provider, a model, and an address */
    g_string_append_printf (text, _ ("\nWithout an answer the same goes to: %s"),
                            preview->fallbacks[i]);

  return g_string_free (text, FALSE);
}

char *
pursuit_ai_words_dup_send (const PursuitRequestPreview *preview)
{
  g_autofree char *cost = dup_amount (preview->cost, pursuit_ai_money_format);

  /* It costs nothing that it does not do. */
  if (preview->refusal != NULL)
    return g_strdup (_ ("_Send"));
  if (preview->cost == NULL || g_str_equal (preview->cost, "0"))
    /* Translators: a button; %s is “at no cost” or “price unknown” */
    return g_strdup_printf (_ ("_Send, %s"), cost);

  /* Translators: a button; %s is an amount such as 0.0062 USD */
  return g_strdup_printf (_ ("_Send, likely %s"), cost);
}

char *
pursuit_ai_words_dup_bound (const PursuitRequestPreview *preview)
{
  g_autofree char *bound = NULL;

  if (preview->refusal != NULL || preview->bound == NULL || g_str_equal (preview->bound, "0"))
    return NULL;
  bound = dup_amount (preview->bound, pursuit_ai_money_format_bound);

  /* Translators: %s is an amount such as 0.0416 USD */
  return g_strdup_printf (_ ("At most %s"), bound);
}

const char *
pursuit_ai_words_get_remedy (PursuitAiRemedy remedy)
{
  switch (remedy)
    {
    case PURSUIT_AI_REMEDY_PROVIDER:
      return _ ("_Open AI Settings");
    case PURSUIT_AI_REMEDY_MODEL:
      return _ ("_Choose Another Model");
    case PURSUIT_AI_REMEDY_NONE:
    default:
      return NULL;
    }
}

char *
pursuit_ai_words_dup_engine (const PursuitReceipt *receipt)
{
  if (pursuit_receipt_is_scripted (receipt))
    return g_strdup (_ ("A script, no AI"));
  if (receipt == NULL || receipt->model == NULL)
    return g_strdup (_ ("AI"));

  /* Translators: %s is the name of a model */
  return g_strdup_printf (_ ("AI (%s)"), receipt->model);
}

static void
append_cost (GString *text, const PursuitReceipt *receipt)
{
  g_autofree char *cost = pursuit_ai_words_dup_paid (receipt->cost, receipt);

  /* Translators: %s is a cost such as “0.0062 USD” or “at no cost” */
  g_string_append_printf (text, _ ("Cost: %s"), cost);
  if (receipt->n_subjects > 1)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, ", for %u record asked about together",
                                         ", for %u records asked about together",
                                         receipt->n_subjects),
                            receipt->n_subjects);
  g_string_append_c (text, '\n');
  if (receipt->price_row != NULL)
    /* Translators: which row of the list of prices a cost was counted with */
    g_string_append_printf (text, _ ("Price: %s\n"), receipt->price_row);
}

/* What the provider did not get to read. */
static void
append_masked (GString *text, const PursuitReceipt *receipt)
{
  g_autofree char *sorts = pursuit_usage_words_dup_sorts (receipt->masked);

  if (sorts != NULL)
    /* Translators: %s are sorts of words, such as “names, phone numbers” */
    g_string_append_printf (text, _ ("\nMasked before it was sent: %s"), sorts);
}

char *
pursuit_ai_words_dup_receipt (const PursuitReceipt *receipt)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *engine = pursuit_ai_words_dup_engine (receipt);

  g_string_append_printf (text, "%s\n", engine);
  if (receipt->cached)
    g_string_append_printf (text, "%s\n", _ ("A kept answer: nothing was sent, nothing paid"));
  append_cost (text, receipt);
  /* Translators: how much text was sent and came back */
  g_string_append_printf (text,
                          _ ("Tokens: %'" PRId64 " in, %'" PRId64 " from the provider’s cache, "
                             "%'" PRId64 " out"),
                          receipt->input, receipt->cache_read, receipt->output);
  /* Translators: how long an answer took */
  g_string_append_printf (text, _ ("\nTime: %.1f s"), (double) receipt->took_ms / 1000);
  append_masked (text, receipt);
  if (receipt->path != NULL)
    /* Translators: a line each for who was asked before and why there was no answer */
    g_string_append_printf (text, _ ("\nBefore that:\n%s"), receipt->path);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
