/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_WATCH (pursuit_record_watch_get_type ())

/**
 * PursuitRecordWatch:
 *
 * One record, kept up to date for a page that shows it.
 *
 * Signal `changed`: it is another record, or the same with other values, or gone.
 */
G_DECLARE_FINAL_TYPE (PursuitRecordWatch, pursuit_record_watch, PURSUIT, RECORD_WATCH, GObject)

/**
 * pursuit_record_watch_new:
 * @workspace: where the records are
 * @kind: their kind
 *
 * Returns: (transfer full): a watch of nothing
 */
PursuitRecordWatch *pursuit_record_watch_new (PursuitWorkspace *workspace, PursuitKind kind);

/**
 * pursuit_record_watch_set_id:
 * @self: a watch
 * @id: (nullable): the record to watch
 *
 * Watches another record; `changed` comes when it is read.
 */
void pursuit_record_watch_set_id (PursuitRecordWatch *self, const char *id);

/**
 * pursuit_record_watch_get_id:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): the id that was set, also while its record is read
 */
const char *pursuit_record_watch_get_id (PursuitRecordWatch *self);

/**
 * pursuit_record_watch_get_record:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): the record; %NULL while it is read, and if it was deleted
 */
PursuitRecord *pursuit_record_watch_get_record (PursuitRecordWatch *self);

G_END_DECLS
