/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-import-reader.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-links.h"
#include "workspace/import/pursuit-import-report.h"
#include "workspace/import/pursuit-import.h"
#include "workspace/pursuit-workspace-private.h"

G_BEGIN_DECLS

/* Most owners that are kept in memory while a file is read; more are looked up again. */
#define PURSUIT_IMPORT_MAX_OWNERS 2000

/* Most leads of one company, or records waiting for one other, that are looked at. */
#define PURSUIT_IMPORT_MAX_MEMBERS 1000

/* Most hubs, and most companies, that are kept in memory while a file is read. */
#define PURSUIT_IMPORT_MAX_HUBS 20000
#define PURSUIT_IMPORT_MAX_COMPANIES 5000

/**
 * PursuitImportOutcome:
 * @PURSUIT_IMPORT_CREATED: the row brought something new
 * @PURSUIT_IMPORT_UPDATED: it changed or filled what was there
 * @PURSUIT_IMPORT_DUPLICATE: it was there already
 * @PURSUIT_IMPORT_REJECTED: it does not fit; the reason is in the job
 *
 * What became of a row.
 */
typedef enum
{
  PURSUIT_IMPORT_CREATED,
  PURSUIT_IMPORT_UPDATED,
  PURSUIT_IMPORT_DUPLICATE,
  PURSUIT_IMPORT_REJECTED,
} PursuitImportOutcome;

/**
 * PursuitImportJob:
 *
 * An import under way. The first part is what a person asked for, the second lives on the
 * writer's thread during the one transaction.
 */
typedef struct
{
  PursuitJob job;
  char **files;
  char **versions; /* (nullable): of the files, as they were rehearsed */
  PursuitImportObject object;
  GPtrArray *assignments;
  char *outcome;
  PursuitDuplicates duplicates;
  PursuitCsvDialect *dialect;
  char *currency;
  char *reject_dir;
  gboolean keep_bad_values;
  gboolean rehearse;
  gboolean rehearsed;
  PursuitProgressRelay *progress;

  PursuitSession *session;
  PursuitBulk *bulk;
  PursuitImportReport *report;
  GHashTable *owners;
  char *batch;
  const char *system;
  PursuitImportObject rows;
  GPtrArray *rejects; /* of each file; their files stay if the import does */
  char *reason;
  char *row_title;      /* (nullable): what the row's record is called, in a rehearsal */
  GString *row_changes; /* (nullable): what the row changes, in a rehearsal */

  GHashTable *hub_objects; /* which sorts of hubs there are; the others need no look */
  GHashTable *hubs;        /* "object key" -> id, "" if there is none */
  GHashTable *companies;   /* hub id -> the company's record */
  GHashTable *bare_hubs;   /* ids of hubs at which no company's own row is kept */
} PursuitImportJob;

/**
 * pursuit_import_run:
 * @session: a session of a writing job
 * @data: a #PursuitImportJob
 * @cancellable: (nullable): to stop it
 * @error: what went wrong
 *
 * The import itself. A rehearsal ends with %FALSE and `rehearsed` set, so that it is rolled back.
 *
 * Returns: %TRUE to keep it
 */
gboolean pursuit_import_run (PursuitSession *session,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

/**
 * pursuit_import_reject:
 * @job: an import
 * @problem: (transfer full): why the row does not fit
 * @outcome: (out): set to rejected
 *
 * Rejects a row, unless @problem is one of the workspace instead of the row.
 *
 * Returns: %TRUE if the row alone is to blame; %FALSE, with @error set, if the import has to end
 */
gboolean pursuit_import_reject (PursuitImportJob *job,
                                GError *problem,
                                PursuitImportOutcome *outcome,
                                GError **error);

/**
 * pursuit_import_add:
 * @job: an import
 * @record: a new record
 * @error: what went wrong
 *
 * Returns: %TRUE if it was inserted and counted
 */
gboolean pursuit_import_add (PursuitImportJob *job, PursuitRecord *record, GError **error);

/**
 * pursuit_import_change:
 * @job: an import
 * @before: a record as it is
 * @after: the same as it shall be
 * @changed: (out) (optional): how many fields changed
 * @error: what went wrong
 *
 * Returns: %TRUE if it is so
 */
gboolean pursuit_import_change (PursuitImportJob *job,
                                PursuitRecord *before,
                                PursuitRecord *after,
                                guint *changed,
                                GError **error);

/* One function for each sort of row. %FALSE ends the import. */
typedef gboolean (*PursuitImportRowFunc) (PursuitImportJob *job,
                                          const PursuitImportRow *row,
                                          PursuitImportOutcome *outcome,
                                          GError **error);

gboolean pursuit_import_contact (PursuitImportJob *job,
                                 const PursuitImportRow *row,
                                 PursuitImportOutcome *outcome,
                                 GError **error);
gboolean pursuit_import_company (PursuitImportJob *job,
                                 const PursuitImportRow *row,
                                 PursuitImportOutcome *outcome,
                                 GError **error);
gboolean pursuit_import_deal (PursuitImportJob *job,
                              const PursuitImportRow *row,
                              PursuitImportOutcome *outcome,
                              GError **error);
gboolean pursuit_import_activity (PursuitImportJob *job,
                                  const PursuitImportRow *row,
                                  PursuitImportOutcome *outcome,
                                  GError **error);
gboolean pursuit_import_user (PursuitImportJob *job,
                              const PursuitImportRow *row,
                              PursuitImportOutcome *outcome,
                              GError **error);

/**
 * pursuit_import_add_note:
 * @job: an import
 * @row: a row that brings an activity besides its lead
 * @lead: the lead
 * @error: what went wrong
 *
 * Returns: %TRUE if the activity was added
 */
gboolean pursuit_import_add_note (PursuitImportJob *job,
                                  const PursuitImportRow *row,
                                  PursuitRecord *lead,
                                  GError **error);

G_END_DECLS
