/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_session_check_search:
 * @self: a session
 * @error: %PURSUIT_STORE_ERROR_DAMAGED, saying what is wrong; or an error of the store
 *
 * Checks that every record that should be in the search index is there and no other. The index
 * keeps one row of sizes for each entry, which are compared with the records.
 *
 * Returns: %TRUE if all is well
 */
gboolean pursuit_session_check_search (PursuitSession *self, GError **error);

/**
 * pursuit_session_rebuild_search:
 * @self: a session of a writing job
 * @cancellable: (nullable): to stop it
 * @error: an error of the store
 *
 * Empties the search index and fills it from the records. Takes as long as importing them did.
 *
 * Returns: %TRUE if it is made anew
 */
gboolean
pursuit_session_rebuild_search (PursuitSession *self, GCancellable *cancellable, GError **error);

G_END_DECLS
