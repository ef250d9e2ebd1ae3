/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-spending.h"

#include "cli/pursuit-cli-print.h"
#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/ai/pursuit-usage.h"

#include <glib/gi18n-lib.h>

static void
on_alert (PursuitAiLedger *ledger, const PursuitAiAlert *alert, PursuitCli *cli)
{
  g_autofree char *text = pursuit_ai_alert_dup_text (alert);

  if (cli->progress_shown)
    pursuit_cli_clear_line ();
  g_printerr ("pursuitctl: %s\n", text);
}

void
pursuit_cli_watch_spending (PursuitCli *cli)
{
  if (cli->spends)
    return;

  cli->spends = TRUE;
  if (!cli->quiet)
    g_signal_connect (pursuit_workspace_get_ai_books (cli->workspace), "alert",
                      G_CALLBACK (on_alert), cli);
}

PursuitBooked
pursuit_cli_end_spending (PursuitCli *cli)
{
  if (!cli->spends || cli->workspace == NULL)
    return (PursuitBooked){ 0 };

  pursuit_workspace_get_booked_async (cli->workspace, pursuit_cli_done, cli);

  return pursuit_workspace_get_booked_finish (cli->workspace, pursuit_cli_wait (cli));
}

static char *
dup_amount (const char *cost, gboolean at_most)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *amount = NULL;
  gint64 pico;

  if (!pursuit_ai_money_parse (cost, &pico))
    return g_strdup (_ ("price unknown"));
  if (pico == 0)
    return g_strdup (_ ("nothing"));
  if (!at_most)
    return pursuit_ai_money_format (pico, &style);
  amount = pursuit_ai_money_format_bound (pico, &style);

  /* Translators: an amount that is an upper bound */
  return g_strdup_printf (_ ("at most %s"), amount);
}

void
pursuit_cli_print_cost (const char *cost, const PursuitReceipt *receipt)
{
  g_autofree char *amount = dup_amount (cost, receipt != NULL && receipt->at_most);

  if (receipt != NULL && receipt->cached)
    g_print ("%s\n", _ ("Cost: nothing; a kept answer was used again"));
  else if (pursuit_receipt_is_scripted (receipt))
    g_print ("%s\n", _ ("Cost: nothing; a script answered, no AI"));
  else
    /* Translators: %s is an amount, or such as “at most 0.0639 USD” or “price unknown” */
    g_print (_ ("Cost: %s\n"), amount);
}

const char *
pursuit_cli_get_engine (const char *engine, const PursuitReceipt *receipt)
{
  return pursuit_receipt_is_scripted (receipt) ? _ ("a script, no AI") : engine;
}
