/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitBulk:
 *
 * Many records in one action: an import, or a new score for every lead. Statements are reused,
 * there is one audit entry with a hash over all rows, undo keeps row ranges for what is new and
 * changed fields for what was there, and nothing stays in memory for each row.
 */
typedef struct _PursuitBulk PursuitBulk;

/**
 * pursuit_bulk_new:
 * @session: a session of a writing job; it must outlive the bulk
 * @label: (nullable): what people read in "Undo: …"; %NULL for what is not undone, as scores
 * @batch_id: (nullable): the import that brings the records, for pursuit_session_undo_batch()
 *
 * Begins a bulk. It is an action of its own.
 *
 * Returns: (transfer full): the bulk
 */
PursuitBulk *pursuit_bulk_new (PursuitSession *session, const char *label, const char *batch_id);

/**
 * pursuit_bulk_free:
 * @self: a bulk
 *
 * Frees a bulk. One that was not finished makes the job fail, so that nothing is kept.
 */
void pursuit_bulk_free (PursuitBulk *self);

/**
 * pursuit_bulk_insert:
 * @self: a bulk
 * @record: a new record; its id, `created_at` and `updated_at` are set if it has none, else kept
 * @error: an error of pursuit_record_check(), or of the store
 *
 * Adds a record. An error of the record leaves the bulk as it was, so that the next can follow.
 *
 * Returns: %TRUE if added
 */
gboolean pursuit_bulk_insert (PursuitBulk *self, PursuitRecord *record, GError **error);

/**
 * pursuit_bulk_update:
 * @self: a bulk
 * @before: the record as the store has it, from this session
 * @after: the record as it shall be, of the same kind and id
 * @error: an error of pursuit_record_check(), or of the store
 *
 * Writes the fields that differ. If only computed fields do, as with scores, `updated_at`
 * stays.
 *
 * Returns: %TRUE if written, or if nothing differs
 */
gboolean pursuit_bulk_update (PursuitBulk *self,
                              PursuitRecord *before,
                              PursuitRecord *after,
                              GError **error);

/**
 * pursuit_bulk_finish:
 * @self: a bulk
 * @error: an error of the store
 *
 * Writes the audit entry and what undo needs.
 *
 * Returns: %TRUE if all is written; the job must end with %FALSE otherwise
 */
gboolean pursuit_bulk_finish (PursuitBulk *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBulk, pursuit_bulk_free)

G_END_DECLS
