/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_cli_guard_output:
 *
 * From here on g_print() and g_printerr() show U+FFFD for what a terminal would obey: what is
 * printed may be from a stranger's file, mail or model. Sequences of our own go past them, by the
 * functions below. JSON has escapes of its own and is printed by pursuit_cli_print_json().
 */
void pursuit_cli_guard_output (void);

/**
 * pursuit_cli_clear_line:
 *
 * Takes back the line of the terminal behind standard error.
 */
void pursuit_cli_clear_line (void);

/**
 * pursuit_cli_print_snippet:
 * @snippet: (nullable): of a #PursuitSearchHit
 *
 * Prints a snippet, with its matches in bold on a terminal.
 */
void pursuit_cli_print_snippet (const char *snippet);

G_END_DECLS
