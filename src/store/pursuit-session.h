/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

/* Fewest characters of an id that pursuit_session_resolve() takes for one. */
#define PURSUIT_SESSION_MIN_ID_PREFIX 6

/**
 * PursuitSession:
 *
 * One transaction, given to a #PursuitStoreFunc. It belongs to the thread of that call and ends
 * with it. Functions that write must be given a writing job's session.
 */
typedef struct _PursuitSession PursuitSession;

/**
 * pursuit_session_is_writable:
 * @self: a session
 *
 * Returns: %TRUE in a writing job
 */
gboolean pursuit_session_is_writable (PursuitSession *self);

/**
 * pursuit_session_on_rollback:
 * @self: a session of a writing job
 * @func: called on the job's thread if the job is not kept, before any later job begins
 * @data: (not nullable): for @func
 *
 * For what a job keeps in memory of what it has written, so that it does not go on counting what
 * was taken back: by the time that the job's own callback hears of it, the next job may have read
 * it. One for each job.
 */
void
pursuit_session_on_rollback (PursuitSession *self, void (*func) (gpointer data), gpointer data);

/**
 * pursuit_session_set_actor:
 * @self: a session
 * @user_id: (nullable): who acts; written to `created_by` of new records and to the audit log
 *
 * Says who acts for the rest of the job. Without it nobody is named.
 */
void pursuit_session_set_actor (PursuitSession *self, const char *user_id);

/**
 * pursuit_session_begin_action:
 * @self: a session of a writing job
 * @label: what people read in "Undo: …", in their language
 *
 * Makes everything that the job writes from here on one action that can be undone. Without it,
 * writes are audited but cannot be undone. Called again, it begins a further action.
 */
void pursuit_session_begin_action (PursuitSession *self, const char *label);

/**
 * pursuit_session_get_action:
 * @self: a session
 *
 * Returns: the number of the present action for pursuit_session_undo(), 0 if there is none
 */
gint64 pursuit_session_get_action (PursuitSession *self);

/**
 * pursuit_session_get:
 * @self: a session
 * @kind: a kind
 * @id: a whole id
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND
 *
 * Reads a record. One that was deleted, and can be restored, is returned too: its `deleted_at`
 * is set.
 *
 * Returns: (transfer full) (nullable): the record
 */
PursuitRecord *
pursuit_session_get (PursuitSession *self, PursuitKind kind, const char *id, GError **error);

/**
 * pursuit_session_exists:
 * @self: a session
 * @kind: a kind
 * @id: (nullable): an id
 *
 * Returns: %TRUE if there is such a record and it is not deleted
 */
gboolean pursuit_session_exists (PursuitSession *self, PursuitKind kind, const char *id);

/**
 * pursuit_session_put:
 * @self: a session of a writing job
 * @record: the record; its id, `created_at`, `updated_at` and other computed fields are set to
 *   what was stored
 * @error: an error of pursuit_record_check(), or of the store
 *
 * Stores a record: adds it if it has no id or an unknown one, else writes the fields that
 * differ. The row, its search entry, the audit entry, what undo needs, the outbox operation of
 * a platform's workspace, a lead's stage history and the mark of a stale score are one
 * transaction. A record whose fields are all equal is left alone.
 *
 * Records of kind draft are a journal: they are stored without audit, undo and outbox.
 *
 * Returns: %TRUE if stored
 */
gboolean pursuit_session_put (PursuitSession *self, PursuitRecord *record, GError **error);

/**
 * pursuit_session_delete:
 * @self: a session of a writing job
 * @kind: a kind
 * @id: a whole id
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND, also if it is deleted already
 *
 * Deletes a record so that it can be restored, together with what belongs to it: a lead's
 * people, activities, proposals and conversations; a proposal's line items and versions; a
 * battle card's feedback.
 *
 * Drafts are really removed.
 *
 * Returns: %TRUE if deleted
 */
gboolean
pursuit_session_delete (PursuitSession *self, PursuitKind kind, const char *id, GError **error);

/**
 * pursuit_session_restore:
 * @self: a session of a writing job
 * @kind: a kind
 * @id: a whole id
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND, also if it is not deleted
 *
 * Restores a deleted record, and of what belongs to it all that was deleted together with it.
 *
 * Returns: %TRUE if restored
 */
gboolean
pursuit_session_restore (PursuitSession *self, PursuitKind kind, const char *id, GError **error);

/**
 * pursuit_session_resolve:
 * @self: a session
 * @id_or_prefix: a whole id or its first characters, at least %PURSUIT_SESSION_MIN_ID_PREFIX
 * @kind: (inout): a kind to look in, or %PURSUIT_KIND_NONE for all; set to the one found
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND, _AMBIGUOUS or _INVALID
 *
 * Finds the record that a person means. Deleted ones are found too, after the others.
 *
 * Returns: (transfer full) (nullable): the whole id
 */
char *pursuit_session_resolve (PursuitSession *self,
                               const char *id_or_prefix,
                               PursuitKind *kind,
                               GError **error);

/**
 * pursuit_session_add_custom_column:
 * @self: a session of a writing job
 * @kind: whose own column it is
 * @name: its header
 * @type: "text", "number", "date" or "boolean": what its values look like
 * @source: where it came from, such as a format or a file's name
 * @error: an error of the store
 *
 * Remembers an own column; one that is known keeps its first source and takes the new type.
 *
 * Returns: %TRUE if remembered
 */
gboolean pursuit_session_add_custom_column (PursuitSession *self,
                                            PursuitKind kind,
                                            const char *name,
                                            const char *type,
                                            const char *source,
                                            GError **error);

/**
 * pursuit_session_list_custom_columns:
 * @self: a session
 * @kind: a kind
 *
 * Returns: (transfer full): the headers of its own columns, oldest first, %NULL-terminated
 */
char **pursuit_session_list_custom_columns (PursuitSession *self, PursuitKind kind);

/**
 * pursuit_session_put_blob:
 * @self: a session of a writing job
 * @bytes: content, at most 64 MiB
 * @sha256: (out) (transfer full): its name, 64 hexadecimal digits
 * @error: an error of the store
 *
 * Stores bytes by their content: equal bytes are stored once.
 *
 * Returns: %TRUE if stored
 */
gboolean
pursuit_session_put_blob (PursuitSession *self, GBytes *bytes, char **sha256, GError **error);

/**
 * pursuit_session_get_blob:
 * @self: a session
 * @sha256: a name of pursuit_session_put_blob()
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND, or _DAMAGED if the bytes do not fit their name
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *pursuit_session_get_blob (PursuitSession *self, const char *sha256, GError **error);

G_END_DECLS
