/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pursuit-cli.h"
#include "core/pursuit-receipt.h"
#include "workspace/ai/pursuit-booked.h"

G_BEGIN_DECLS

/**
 * pursuit_cli_watch_spending:
 * @cli: a run with an open workspace
 *
 * For each verb that may ask providers of AI, before it does: from here on alerts of budgets go to
 * standard error, a line each.
 */
void pursuit_cli_watch_spending (PursuitCli *cli);

/**
 * pursuit_cli_end_spending:
 * @cli: a run whose verb has ended
 *
 * Waits until all that was asked is in the books, and its alerts are told.
 *
 * Returns: what is booked for it; nothing for verbs that do not ask
 */
PursuitBooked pursuit_cli_end_spending (PursuitCli *cli);

/**
 * pursuit_cli_print_cost:
 * @cost: (nullable): what an answer took, in USD, exact; %NULL if it has no price
 * @receipt: (nullable): what else is known of it
 *
 * Prints a line for a person: the cost, whether it is an upper bound, and why it is nothing.
 */
void pursuit_cli_print_cost (const char *cost, const PursuitReceipt *receipt);

/**
 * pursuit_cli_get_engine:
 * @engine: an engine's name
 * @receipt: (nullable): what its answer took
 *
 * Returns: @engine, or that the demo's script has answered
 */
const char *pursuit_cli_get_engine (const char *engine, const PursuitReceipt *receipt);

G_END_DECLS
