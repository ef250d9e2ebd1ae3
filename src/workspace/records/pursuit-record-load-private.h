/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-row-edits-private.h"
#include "workspace/pursuit-workspace-private.h"

G_BEGIN_DECLS

/* One reading of the rows of a PursuitRecordList. The list fills in what it asks for, the reading
 * thread has it until it answers with an array of guint32, and then it is the list's again. */
typedef struct
{
  PursuitJob job;
  PursuitQuery *query;
  gboolean is_first; /* the records of the rows are wanted, too */
  gboolean refresh;  /* for the list: no record it knows need to be the same */
  GArray *old;       /* (nullable) the rows that are shown, for a list that stays much the same */

  GPtrArray *dirty_ids; /* (element-type utf8) of records that have changed */
  GHashTable *dirty;    /* their rows */
  GPtrArray *page; /* (element-type PursuitRecord) (nullable) the records, %NULL for gone ones */
  PursuitRowEdits *edits; /* (nullable) from the old rows to the new */
} PursuitRecordLoad;

/* A reading of @query, which is copied; it frees itself with its task. */
PursuitRecordLoad *pursuit_record_load_new (const PursuitQuery *query);

/* The job of pursuit_workspace_read_job() for @data, a PursuitRecordLoad. */
gboolean pursuit_record_load_read (PursuitSession *session,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
