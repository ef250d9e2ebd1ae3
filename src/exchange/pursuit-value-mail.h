/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest address that mail servers take (RFC 5321, 4.5.3.1.3, without the brackets). */
#define PURSUIT_VALUE_MAX_MAIL 254

/**
 * pursuit_value_check_mail:
 * @text: a trimmed cell
 * @error: %PURSUIT_EXCHANGE_ERROR_VALUE with what is missing
 *
 * Checks that @text is one mail address: a local part and a domain, no white space. Whether
 * the domain has a dot does not matter, since an intranet's need not.
 *
 * Returns: %TRUE if it is
 */
gboolean pursuit_value_check_mail (const char *text, GError **error);

/**
 * pursuit_value_is_mail:
 * @text: a cell
 *
 * Returns: whether @text is one mail address with a dot in its domain, such as tells a column of
 *   addresses from one of anything else
 */
gboolean pursuit_value_is_mail (const char *text);

/**
 * pursuit_value_find_mail:
 * @text: a trimmed cell that may hold several addresses with commas, semicolons or spaces
 *   between, an address in angle brackets behind a name, or "mailto:" before it
 * @length: (out): its length
 *
 * Returns: (transfer none): where the first address in @text begins, or @text itself with all
 *   of its length if it holds only one thing
 */
const char *pursuit_value_find_mail (const char *text, gsize *length);

G_END_DECLS
