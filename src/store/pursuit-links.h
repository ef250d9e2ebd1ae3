/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitExternalKey:
 * @system: where it comes from, such as "hubspot"
 * @object: what it is there, such as "contact"
 * @id: its id there
 *
 * What another system calls one of its objects.
 */
typedef struct
{
  const char *system;
  const char *object;
  const char *id;
} PursuitExternalKey;

/**
 * pursuit_session_find_external:
 * @self: a session
 * @key: what another system calls it
 * @kind: (out) (optional): the kind of the record
 * @error: an error of the store; not set if there is none
 *
 * Returns: (transfer full) (nullable): the id of the record that came from there and is not
 *   deleted
 */
char *pursuit_session_find_external (PursuitSession *self,
                                     const PursuitExternalKey *key,
                                     PursuitKind *kind,
                                     GError **error);

/**
 * pursuit_session_add_external:
 * @self: a session of a writing job
 * @key: what another system calls it
 * @kind: a kind
 * @record_id: the record's id
 * @error: an error of the store
 *
 * Remembers where a record came from. A key that is known is turned to the new record. Imports
 * insert %PURSUIT_KIND_EXTERNAL_ID records by #PursuitBulk instead.
 *
 * Returns: %TRUE if remembered
 */
gboolean pursuit_session_add_external (PursuitSession *self,
                                       const PursuitExternalKey *key,
                                       PursuitKind kind,
                                       const char *record_id,
                                       GError **error);

/**
 * pursuit_session_add_link:
 * @self: a session of a writing job
 * @kind: the kind of the record with the reference
 * @record_id: its id
 * @field: the number of its reference, a field of type %PURSUIT_FIELD_ID
 * @key: what the reference shall name, once a file brings it
 * @error: an error of the store
 *
 * Keeps a reference to something that is not there yet.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_add_link (PursuitSession *self,
                                   PursuitKind kind,
                                   const char *record_id,
                                   guint field,
                                   const PursuitExternalKey *key,
                                   GError **error);

/**
 * pursuit_session_resolve_links:
 * @self: a session of a writing job
 * @resolved: (out) (optional): how many references were set
 * @error: an error of the store
 *
 * Sets all kept references whose target has come, where the field is still unset and the
 * target is of the right kind. Those of deleted records wait.
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_session_resolve_links (PursuitSession *self, guint *resolved, GError **error);

G_END_DECLS
