/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pursuit-cli.h"

G_BEGIN_DECLS

/**
 * pursuit_cli_print_card:
 * @cli: what runs
 * @card: a battle card
 *
 * Prints a battle card, and of each entry who may read it, where it is from and from when: as JSON
 * in `entries`, each `{"part","text","objection","shareable","date","by","source"}`.
 */
void pursuit_cli_print_card (PursuitCli *cli, PursuitRecord *card);

G_END_DECLS
