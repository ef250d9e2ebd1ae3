/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-scope.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * pursuit_record_rules_put:
 * @session: a session of a writing job
 * @record: what to store
 * @scope: who asks
 * @error: a value out of range, naming the field; a reference to nothing; what the kind forbids
 *
 * Stores a record by the rules of its kind. Every verb that takes a person's change goes through
 * here, for one record as for many.
 *
 * Returns: %TRUE if stored
 */
gboolean pursuit_record_rules_put (PursuitSession *session,
                                   PursuitRecord *record,
                                   const PursuitScope *scope,
                                   GError **error);

/**
 * pursuit_record_rules_check_editable:
 * @kind: a kind
 * @error: not changed by hand
 *
 * Returns: %TRUE if a person may change records of @kind
 */
gboolean pursuit_record_rules_check_editable (PursuitKind kind, GError **error);

/**
 * pursuit_record_rules_begin:
 * @session: a session of a writing job
 * @kind: a kind
 * @id: a whole id
 * @error: not changed by hand; accepted already
 *
 * What has to be asked before a record is deleted or restored.
 *
 * Returns: %TRUE if that may be
 */
gboolean pursuit_record_rules_begin (PursuitSession *session,
                                     PursuitKind kind,
                                     const char *id,
                                     GError **error);

G_END_DECLS
