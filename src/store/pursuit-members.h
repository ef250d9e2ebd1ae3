/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * pursuit_session_add_member:
 * @self: a session of a writing job
 * @hub: the id of an external id that stands for itself, such as a company's
 * @kind: a kind
 * @record_id: the record's id
 * @error: an error of the store
 *
 * Remembers that a record hangs on a hub, until the import of which @self writes is taken back.
 * What is remembered already stays as it is. It is what a machine knows of its own imports: it
 * is in no audit entry and does not leave the machine.
 *
 * Returns: %TRUE if remembered
 */
gboolean pursuit_session_add_member (
    PursuitSession *self, const char *hub, PursuitKind kind, const char *record_id, GError **error);

/**
 * pursuit_session_list_members:
 * @self: a session
 * @hub: the id of a hub
 * @kind: the kind that is wanted
 * @limit: the most that are given
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids of the records that hang there,
 *   in the order in which the records were made; they may be deleted by now
 */
GPtrArray *pursuit_session_list_members (
    PursuitSession *self, const char *hub, PursuitKind kind, guint limit, GError **error);

G_END_DECLS
