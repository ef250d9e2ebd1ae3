/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_link_is_safe:
 * @url: (nullable): a link target as written
 *
 * The one rule for targets: `http:`, `https:`, `mailto:`, `tel:` (in any case) with something
 * behind them, and `#name` within the document. Everything else is inert: scripts, data, files,
 * unknown schemes, and relative paths, which mean nothing once a document has left the machine.
 * A target with white space or control characters is refused as well.
 *
 * Returns: %TRUE if a reader may be sent there
 */
gboolean pursuit_link_is_safe (const char *url);

/**
 * pursuit_link_dup_uri:
 * @url: a link target that pursuit_link_is_safe()
 *
 * Returns: (transfer full): the target with everything percent-encoded that is not allowed in a
 *   URI, and with `'`, `(`, `)` and `\` encoded too: they end strings in HTML and PDF
 */
char *pursuit_link_dup_uri (const char *url);

G_END_DECLS
