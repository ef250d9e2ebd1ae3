/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "store/pursuit-database-private.h"

G_BEGIN_DECLS

/* How records of a kind lie in their table. All SQL here comes from the static field tables. */
typedef struct
{
  PursuitKind kind;
  const PursuitFieldTable *fields;
  const char *name;    /* quoted */
  char *select;        /* SELECT row, rev, FIELDS FROM NAME */
  char *select_by_id;  /* … WHERE id = ?1 */
  char *select_by_row; /* … WHERE row = ?1 */
  char *insert;        /* rev = ?1, sort_key = ?2, fields from ?3 */
  char *remove;        /* by row = ?1 */
  char *max_row;
  PursuitFieldSet searched; /* fields whose change changes the search entry */
  PursuitFieldSet visible;  /* fields whose change a person sees: not the computed ones */
  guint sort_field;         /* the first title field: what a record is called if it is set */
} PursuitTable;

/* Where the record's fields begin in the columns of a select, and in the parameters of insert. */
#define PURSUIT_TABLE_COLUMN_ROW 0
#define PURSUIT_TABLE_COLUMN_REV 1
#define PURSUIT_TABLE_FIRST_COLUMN 2
#define PURSUIT_TABLE_FIRST_PARAMETER 3

/* A record as it was read, and where it stands. */
typedef struct
{
  PursuitRecord *record; /* (owned) (nullable) */
  gint64 row;
  gint64 rev;
} PursuitStoredRecord;

const PursuitTable *pursuit_table_get (PursuitKind kind);

/* The present row of a select that begins like PursuitTable.select. */
PursuitRecord *pursuit_table_read (const PursuitTable *self, PursuitStatement *statement);
void
pursuit_table_fill (const PursuitTable *self, PursuitStatement *statement, PursuitRecord *record);
/* Binds all fields for PursuitTable.insert; @set are those that are set. */
void pursuit_table_bind_fields (const PursuitTable *self,
                                PursuitStatement *statement,
                                PursuitRecord *record,
                                PursuitFieldSet set);

/* FALSE without error: there is none. */
gboolean pursuit_table_load (PursuitDatabase *database,
                             PursuitKind kind,
                             const char *id,
                             PursuitStoredRecord *stored,
                             GError **error);
gboolean pursuit_table_insert (
    PursuitDatabase *database, PursuitRecord *record, gint64 rev, gint64 *row, GError **error);
gboolean pursuit_table_update (PursuitDatabase *database,
                               PursuitRecord *record,
                               PursuitFieldSet changed,
                               const PursuitStoredRecord *place,
                               GError **error);
gboolean
pursuit_table_remove (PursuitDatabase *database, PursuitKind kind, gint64 row, GError **error);

/* The fields in which two records of a kind differ. */
PursuitFieldSet pursuit_table_compare (PursuitRecord *a, PursuitRecord *b);
/* Those that a person sees change: not computed ones, but for deletion. */
PursuitFieldSet pursuit_table_get_visible (PursuitKind kind, PursuitFieldSet fields);
/* "stage value", for the audit log. */
char *pursuit_table_name_fields (PursuitKind kind, PursuitFieldSet fields);

/* Fields of a record as a JSON object, null for unset, and back, exactly. */
char *pursuit_table_fields_to_json (PursuitRecord *record, PursuitFieldSet fields);
gboolean pursuit_table_fields_from_json (PursuitRecord *record, const char *json, GError **error);

char *pursuit_table_dup_sort_key (PursuitRecord *record);
void pursuit_stored_record_clear (PursuitStoredRecord *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitStoredRecord, pursuit_stored_record_clear)

G_END_DECLS
