/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_ai_address_parse:
 * @url: an address
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * The one rule of where a request may go: to https, or without encryption to this machine itself;
 * and no name or key stands in an address.
 *
 * Returns: (transfer full) (nullable): the address, if a request may go there
 */
GUri *pursuit_ai_address_parse (const char *url, GError **error);

/**
 * pursuit_ai_address_is_here:
 * @uri: an address with a host
 *
 * Returns: %TRUE if what goes there never leaves this machine
 */
gboolean pursuit_ai_address_is_here (GUri *uri);

G_END_DECLS
