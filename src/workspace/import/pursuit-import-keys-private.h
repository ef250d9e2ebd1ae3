/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-job-private.h"

G_BEGIN_DECLS

/* What a hub gathers. A hub is an external id that stands for itself: others hang on it. */
#define PURSUIT_HUB_COMPANY "company"
#define PURSUIT_HUB_DOMAIN "company domain"
#define PURSUIT_HUB_COMPANY_NAME "company name"
#define PURSUIT_HUB_FREE "lead of company"
#define PURSUIT_HUB_CONTACT "awaited contact"
#define PURSUIT_HUB_LEAD "awaited lead"
#define PURSUIT_HUB_MAIL "awaited mail"
#define PURSUIT_HUB_NAME "awaited name"
#define PURSUIT_HUB_DEAL "awaited deal"
#define PURSUIT_HUB_AWAITS "awaits a contact"
#define PURSUIT_HUB_BY_COMPANY "given by company"

/* What a duplicate's id is kept under, behind its object. */
#define PURSUIT_IMPORT_OTHER " duplicate"

/* Hubs of things that have the same name everywhere. */
#define PURSUIT_HUB_ANY_SYSTEM "any"

/**
 * pursuit_import_open_hubs:
 * @job: an import
 *
 * Finds out which sorts of hubs the workspace has.
 */
void pursuit_import_open_hubs (PursuitImportJob *job);

/**
 * pursuit_import_save_hubs:
 * @job: an import
 * @error: what went wrong
 *
 * Remembers them for the next import.
 *
 * Returns: %TRUE if remembered
 */
gboolean pursuit_import_save_hubs (PursuitImportJob *job, GError **error);

/**
 * pursuit_import_close_hubs:
 * @job: an import
 */
void pursuit_import_close_hubs (PursuitImportJob *job);

/**
 * pursuit_import_dup_row_key:
 * @row: a row
 *
 * Returns: (transfer full): the row's own id in its system; where it has none, one made of its
 *   cells, so that the same row is known again
 */
char *pursuit_import_dup_row_key (const PursuitImportRow *row);

/**
 * pursuit_import_find_id:
 * @job: an import
 * @object: what it is there
 * @id: its id there
 * @kind: (out) (optional): the kind of the record
 * @error: what went wrong; not set if there is none
 *
 * Returns: (transfer full) (nullable): the record that came from there
 */
char *pursuit_import_find_id (
    PursuitImportJob *job, const char *object, const char *id, PursuitKind *kind, GError **error);

/**
 * pursuit_import_find_linked:
 * @job: an import
 * @object: what a link names
 * @id: its id there
 * @kind: (out) (optional): the kind of the record
 * @error: what went wrong; not set if there is none
 *
 * Like pursuit_import_find_id(), also for ids of rows that were left out as duplicates.
 *
 * Returns: (transfer full) (nullable): the record that is meant
 */
char *pursuit_import_find_linked (
    PursuitImportJob *job, const char *object, const char *id, PursuitKind *kind, GError **error);

/**
 * pursuit_import_keep_id:
 * @job: an import
 * @object: what it is there
 * @id: its id there
 * @record: what it is here
 * @error: what went wrong
 *
 * Returns: %TRUE if it is remembered
 */
gboolean pursuit_import_keep_id (PursuitImportJob *job,
                                 const char *object,
                                 const char *id,
                                 PursuitRecord *record,
                                 GError **error);

/**
 * pursuit_import_find_hub:
 * @job: an import
 * @object: one of the hubs
 * @key: whose
 * @error: what went wrong; not set if there is none
 *
 * Returns: (transfer full) (nullable): the hub's id
 */
char *pursuit_import_find_hub (PursuitImportJob *job,
                               const char *object,
                               const char *key,
                               GError **error);

/**
 * pursuit_import_note_bare_hub:
 * @job: an import
 * @id: a hub's id
 *
 * Remembers for a while that no company's own row is kept at that hub, so that the contacts of
 * a company that has none do not read it one by one.
 */
void pursuit_import_note_bare_hub (PursuitImportJob *job, const char *id);

/**
 * pursuit_import_ensure_hub:
 * @job: an import
 * @object: one of the hubs
 * @key: whose
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the hub's id; made if it is not there
 */
char *pursuit_import_ensure_hub (PursuitImportJob *job,
                                 const char *object,
                                 const char *key,
                                 GError **error);

/**
 * pursuit_import_join_hub:
 * @job: an import
 * @object: one of the hubs
 * @key: whose
 * @record: a lead or an activity
 * @error: what went wrong
 *
 * Hangs a record on a hub.
 *
 * Returns: %TRUE if it hangs there
 */
gboolean pursuit_import_join_hub (PursuitImportJob *job,
                                  const char *object,
                                  const char *key,
                                  PursuitRecord *record,
                                  GError **error);

/**
 * pursuit_import_list_hub:
 * @job: an import
 * @object: one of the hubs
 * @key: (nullable): whose
 * @kind: only such records
 * @records: (element-type PursuitRecord): those that are not deleted are added here, none twice
 * @error: what went wrong
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_import_list_hub (PursuitImportJob *job,
                                  const char *object,
                                  const char *key,
                                  PursuitKind kind,
                                  GPtrArray *records,
                                  GError **error);

/**
 * pursuit_import_find_records:
 * @job: an import
 * @kind: a kind
 * @field: one of its fields
 * @text: (nullable): its value
 * @records: (element-type PursuitRecord): what is found is added here, nothing twice
 * @error: what went wrong
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_import_find_records (PursuitImportJob *job,
                                      PursuitKind kind,
                                      guint field,
                                      const char *text,
                                      GPtrArray *records,
                                      GError **error);

/**
 * pursuit_import_take_oldest:
 * @records: (element-type PursuitRecord): records
 *
 * Returns: (transfer none) (nullable): the one that was made first
 */
PursuitRecord *pursuit_import_take_oldest (GPtrArray *records);

/**
 * pursuit_import_supersede:
 * @job: the import
 * @id: a record that is there
 * @news: what a file says of it, of the same kind
 * @outcome: (out): updated, or a duplicate if the file says nothing new
 * @error: an error of the store
 *
 * Lets what a row says stand in place of what was known, for kinds of which nothing is merged.
 *
 * Returns: %TRUE if it is done
 */
gboolean pursuit_import_supersede (PursuitImportJob *job,
                                   const char *id,
                                   PursuitRecord *news,
                                   PursuitImportOutcome *outcome,
                                   GError **error);

G_END_DECLS
