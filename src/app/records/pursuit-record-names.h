/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* So many names are remembered; beyond it, all are asked for again. */
#define PURSUIT_RECORD_NAMES_MAX 2000u

#define PURSUIT_TYPE_RECORD_NAMES (pursuit_record_names_get_type ())

/**
 * PursuitRecordNames:
 *
 * What other records are called, for rows that hold only their ids. A name that is not known yet
 * is asked for, and announced when it comes.
 *
 * Signal `changed`: a name has come, or names are to be asked for again.
 */
G_DECLARE_FINAL_TYPE (PursuitRecordNames, pursuit_record_names, PURSUIT, RECORD_NAMES, GObject)

/**
 * pursuit_record_names_new:
 * @workspace: where the records are
 *
 * Returns: (transfer full): an empty memory of names
 */
PursuitRecordNames *pursuit_record_names_new (PursuitWorkspace *workspace);

/**
 * pursuit_record_names_get:
 * @self: the names
 * @kind: the record's kind
 * @id: (nullable): its id
 *
 * Returns: (transfer none) (nullable): what it is called; %NULL for no id, and until it is known
 */
const char *pursuit_record_names_get (PursuitRecordNames *self, PursuitKind kind, const char *id);

G_END_DECLS
