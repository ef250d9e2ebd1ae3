/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-ai-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* So many decimals an amount has at most: a millionth of a millionth of a USD. */
#define MAX_DECIMALS 12
/* From here on two digits are said. */
#define TWO_DIGITS 10

char *
pursuit_ai_words_dup_cost (const char *cost)
{
  double amount = cost != NULL ? g_ascii_strtod (cost, NULL) : -1;
  double scale = 1;
  guint decimals = 0;
  gint64 units;

  if (amount < 0)
    return g_strdup (_ ("price unknown"));
  if (amount == 0)
    return g_strdup (_ ("at no cost"));
  for (; amount * scale < TWO_DIGITS && decimals < MAX_DECIMALS; decimals++)
    scale *= 10;
  units = (gint64) (amount * scale);
  /* The last of the two is one more if anything but the error of a double came after it. */
  if (amount * scale - (double) units > 1e-6)
    units++;
  for (; units % 10 == 0 && decimals > 0; decimals--, scale /= 10)
    units /= 10;

  /* Translators: an amount of money */
  return g_strdup_printf (_ ("%.*f USD"), (int) decimals, (double) units / scale);
}

char *
pursuit_ai_words_dup_summary (const PursuitRequestPreview *preview)
{
  if (preview->body == NULL)
    return g_strdup_printf (_ ("“%s” answers by a script: it is no AI, costs nothing, and nothing "
                               "leaves this machine."),
                            preview->provider);

  return g_strdup_printf (
      _ ("“%s” would be asked, model %s: about %'" PRId64 " tokens. This goes to %s:"),
      preview->provider, preview->model, preview->tokens, preview->url);
}

char *
pursuit_ai_words_dup_send (const PursuitRequestPreview *preview)
{
  g_autofree char *cost = pursuit_ai_words_dup_cost (preview->cost);

  if (preview->cost == NULL || g_str_equal (preview->cost, "0"))
    /* Translators: a button; %s is “at no cost” or “price unknown” */
    return g_strdup_printf (_ ("_Send, %s"), cost);

  /* Translators: a button; %s is an amount such as 0.0062 USD */
  return g_strdup_printf (_ ("_Send, likely at most %s"), cost);
}
