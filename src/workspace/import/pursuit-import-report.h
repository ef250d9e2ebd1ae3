/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A report lists so many rejected rows; the rejects file has all. */
#define PURSUIT_IMPORT_REPORT_MAX_REJECTS 200

/**
 * PursuitImportColumn:
 * @file: which file, an index into the report's files
 * @header: the column's name
 * @examples: (array zero-terminated=1): its first values
 * @target: where it goes, as `--map` names it: "person.email", "custom", "skip"
 * @target_label: the same for a person
 * @how: how that was found, for a person: "by name", "decimal comma", "own column"
 * @doubtful: whether somebody should look at it
 *
 * A column of a file and where it goes.
 */
typedef struct
{
  guint file;
  char *header;
  char **examples;
  char *target;
  char *target_label;
  char *how;
  gboolean doubtful;
} PursuitImportColumn;

/**
 * PursuitImportReject:
 * @file: which file, an index into the report's files
 * @line: the physical line of that file, from 1
 * @reason: why it was left out
 * @raw: the row's cells, shortened
 *
 * A row that was not brought in.
 */
typedef struct
{
  guint file;
  guint64 line;
  char *reason;
  char *raw;
} PursuitImportReject;

/* A rehearsal lists so many rows of each sort that come in or are there already. */
#define PURSUIT_IMPORT_REPORT_MAX_EXAMPLES 200

/**
 * PursuitImportExample:
 * @file: which file, an index into the report's files
 * @line: the physical line of that file, from 1
 * @name: what the record is called; where it has no name, the row's cells
 * @text: what changes, for a person; for a row that changes nothing that is there, its cells,
 *   shortened
 *
 * A row that would come in, or is there already.
 */
typedef struct
{
  guint file;
  guint64 line;
  char *name;
  char *text;
} PursuitImportExample;

/**
 * PursuitImportFile:
 * @path: the file
 * @version: what tells whether the file is still the one that was read
 * @format: what it is, for a person: "HubSpot contacts"
 * @object: what its rows are: "contact", "company", "deal", "activity", "user", "lead"
 * @encoding: how it is written
 * @delimiter: its delimiter's name, for a person
 * @header_line: where its header stands
 * @read: rows
 * @created: rows that brought something new
 * @updated: rows that filled or changed what was there
 * @duplicates: rows that were left out or joined because they are there already
 * @rejected: rows that could not be brought in
 * @rejects_file: (nullable): where its rejected rows were written
 * @mapping: JSON of where its columns go
 *
 * What became of one file. @read = @created + @updated + @duplicates + @rejected.
 */
typedef struct
{
  char *path;
  char *version;
  char *format;
  char *object;
  char *encoding;
  char *delimiter;
  gint header_line;
  guint64 read;
  guint64 created;
  guint64 updated;
  guint64 duplicates;
  guint64 rejected;
  char *rejects_file;
  char *mapping;
} PursuitImportFile;

#define PURSUIT_TYPE_IMPORT_REPORT (pursuit_import_report_get_type ())

/**
 * PursuitImportReport:
 * @rehearsed: whether nothing was written
 * @batch: (nullable): the id of the batch, by which it can be undone; %NULL for a rehearsal, and
 *   where no row came in
 * @format: what the files are, for a person
 * @read: rows of all files
 * @created: of these, new
 * @updated: of these, updated
 * @duplicates: of these, duplicates
 * @rejected: of these, rejected
 * @leads: how many leads are new
 * @people: how many people are new
 * @activities: how many activities are new
 * @links: how many links to records of other files were resolved
 * @fields_changed: how many fields of records that were there changed
 * @files: (element-type PursuitImportFile): each file
 * @columns: (element-type PursuitImportColumn): the columns of all files
 * @rejects: (element-type PursuitImportReject): the first rejected rows
 * @created_rows: (element-type PursuitImportExample): the first new rows of a rehearsal
 * @updated_rows: (element-type PursuitImportExample): its first rows that change what is there
 * @duplicate_rows: (element-type PursuitImportExample): its first duplicates
 * @warnings: (element-type utf8): what was assumed or repaired, a sentence each
 * @rejects_file: (nullable): the first rejects file
 * @seconds: how long it took
 *
 * What an import did, or would do.
 */
typedef struct
{
  gboolean rehearsed;
  char *batch;
  char *format;
  guint64 read;
  guint64 created;
  guint64 updated;
  guint64 duplicates;
  guint64 rejected;
  guint64 leads;
  guint64 people;
  guint64 activities;
  guint64 links;
  guint64 fields_changed;
  GPtrArray *files;
  GPtrArray *columns;
  GPtrArray *rejects;
  GPtrArray *created_rows;
  GPtrArray *updated_rows;
  GPtrArray *duplicate_rows;
  GPtrArray *warnings;
  char *rejects_file;
  double seconds;

  /*< private >*/
  gatomicrefcount ref_count;
} PursuitImportReport;

GType pursuit_import_report_get_type (void);

/**
 * pursuit_import_report_new:
 *
 * Returns: (transfer full): an empty report
 */
PursuitImportReport *pursuit_import_report_new (void);

/**
 * pursuit_import_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
PursuitImportReport *pursuit_import_report_ref (PursuitImportReport *self);

/**
 * pursuit_import_report_unref:
 * @self: (transfer full): a report
 */
void pursuit_import_report_unref (PursuitImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportReport, pursuit_import_report_unref)

G_END_DECLS
