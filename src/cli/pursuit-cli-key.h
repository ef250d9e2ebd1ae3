/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-secret.h"

G_BEGIN_DECLS

/**
 * pursuit_cli_read_key:
 * @prompt: what to ask a person, such as "Key for anthropic: "
 * @error: what cannot be a key, see pursuit_secret_check(), after the prompt; %G_IO_ERROR_CANCELLED
 * where the person interrupts; an error of the system
 *
 * Reads a key from standard input: from a terminal with a question and without showing what is
 * typed, else all there is. Blanks and line breaks around it are no part of it. There is no way to
 * say a key on the command line, where every program of the machine could read it.
 *
 * Returns: (transfer full) (nullable): the key
 */
PursuitSecret *pursuit_cli_read_key (const char *prompt, GError **error);

/**
 * pursuit_cli_read_key_or_none:
 * @prompt: what to ask a person
 * @key: (out) (transfer full) (nullable): the key; %NULL for an empty line or no input at all
 * @error: as pursuit_cli_read_key() without the prompt, but that there is none is no error
 *
 * Reads a key where there may be none to read, as one is kept already.
 *
 * Returns: %TRUE if there is a key, or none
 */
gboolean pursuit_cli_read_key_or_none (const char *prompt, PursuitSecret **key, GError **error);

G_END_DECLS
