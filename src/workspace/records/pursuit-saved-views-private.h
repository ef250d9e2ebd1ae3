/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * pursuit_saved_view_put:
 * @session: a session of a writing job
 * @view: a saved filter
 * @scope: who "me" is
 * @error: what is not understood in it
 *
 * Stores a saved filter whose kind, conditions and order a query can understand. One that says no
 * kind is of leads.
 *
 * Returns: %TRUE if stored
 */
gboolean pursuit_saved_view_put (PursuitSession *session,
                                 PursuitRecord *view,
                                 const PursuitScope *scope,
                                 GError **error);

G_END_DECLS
