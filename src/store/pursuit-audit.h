/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * pursuit_session_audit:
 * @self: a session of a writing job
 * @verb: what was done, one lower-case word such as "export"
 * @kind: the kind it was done to, or %PURSUIT_KIND_NONE
 * @id: (nullable): the record it was done to
 * @fields: (nullable): names of fields, separated by spaces; never values
 * @error: an error of the store
 *
 * Writes an entry into the audit log. Changes of records are written by themselves; this is for
 * what leaves no row, such as an export.
 *
 * Returns: %TRUE if written
 */
gboolean pursuit_session_audit (PursuitSession *self,
                                const char *verb,
                                PursuitKind kind,
                                const char *id,
                                const char *fields,
                                GError **error);

/**
 * pursuit_session_verify_audit:
 * @self: a session
 * @entries: (out) (optional): how many entries there are
 * @first_broken: (out) (optional): the number of the first entry that was altered, removed or
 *   moved; 0 if there is none
 * @error: an error of the store
 *
 * Follows the chain of hashes from the first entry to the last.
 *
 * Returns: %FALSE only if the log could not be read
 */
gboolean pursuit_session_verify_audit (PursuitSession *self,
                                       gint64 *entries,
                                       gint64 *first_broken,
                                       GError **error);

/**
 * pursuit_session_list_audit:
 * @self: a session
 * @limit: most entries, 0 for all
 * @before: only entries with a smaller number, 0 for the newest
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): entries, newest first, with the
 *   members `n, at, actor, verb, kind, id, fields`
 */
GPtrArray *
pursuit_session_list_audit (PursuitSession *self, guint limit, gint64 before, GError **error);

G_END_DECLS
