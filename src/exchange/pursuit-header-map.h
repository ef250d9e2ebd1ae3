/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-import-target.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How many of a column's first values are kept to be shown. */
#define PURSUIT_MAPPED_COLUMN_MAX_EXAMPLES 3

/* How many characters of each of them. */
#define PURSUIT_MAPPED_COLUMN_MAX_EXAMPLE 120

/**
 * PursuitImportObject:
 * @PURSUIT_IMPORT_OBJECT_NONE: rows of no known sort: each is a lead with own columns
 * @PURSUIT_IMPORT_OBJECT_LEAD: a person with a company that nobody has qualified yet
 * @PURSUIT_IMPORT_OBJECT_CONTACT: a person
 * @PURSUIT_IMPORT_OBJECT_COMPANY: a company, account or organisation
 * @PURSUIT_IMPORT_OBJECT_DEAL: a deal, opportunity or potential
 * @PURSUIT_IMPORT_OBJECT_ACTIVITY: a task, note, call or meeting
 * @PURSUIT_IMPORT_OBJECT_USER: somebody who works with the system
 *
 * What the rows of a file are.
 */
typedef enum
{
  PURSUIT_IMPORT_OBJECT_NONE,
  PURSUIT_IMPORT_OBJECT_LEAD,
  PURSUIT_IMPORT_OBJECT_CONTACT,
  PURSUIT_IMPORT_OBJECT_COMPANY,
  PURSUIT_IMPORT_OBJECT_DEAL,
  PURSUIT_IMPORT_OBJECT_ACTIVITY,
  PURSUIT_IMPORT_OBJECT_USER,
} PursuitImportObject;

/**
 * PursuitMappingOrigin:
 * @PURSUIT_MAPPING_OWN_COLUMN: nothing fits, so it is kept under its own name
 * @PURSUIT_MAPPING_BY_NAME: its header is known
 * @PURSUIT_MAPPING_BY_CONTENT: its cells gave it away
 * @PURSUIT_MAPPING_REMEMBERED: as in an earlier file with the same header
 * @PURSUIT_MAPPING_BY_HAND: a person said so
 *
 * How it was found where a column goes.
 */
typedef enum
{
  PURSUIT_MAPPING_OWN_COLUMN,
  PURSUIT_MAPPING_BY_NAME,
  PURSUIT_MAPPING_BY_CONTENT,
  PURSUIT_MAPPING_REMEMBERED,
  PURSUIT_MAPPING_BY_HAND,
} PursuitMappingOrigin;

/**
 * PursuitMappedColumn:
 * @header: its name in the file
 * @target: where it goes
 * @origin: how that was found
 * @note: (nullable): what else there is to say: "decimal comma", "day.month.year"; translated
 * @doubtful: whether a person should look at it
 * @examples: its first values that are not empty; %NULL behind the last
 *
 * One column of a file. Borrowed from its map.
 */
typedef struct
{
  char *header;
  PursuitImportTarget target;
  PursuitMappingOrigin origin;
  char *note;
  gboolean doubtful;
  char *examples[PURSUIT_MAPPED_COLUMN_MAX_EXAMPLES];
} PursuitMappedColumn;

#define PURSUIT_TYPE_HEADER_MAP (pursuit_header_map_get_type ())

/**
 * PursuitHeaderMap:
 *
 * Says for each column of a file where it goes, from the alias tables of
 * `resources/exchange/aliases`, from an earlier mapping, or by hand.
 */
G_DECLARE_FINAL_TYPE (PursuitHeaderMap, pursuit_header_map, PURSUIT, HEADER_MAP, GObject)

/**
 * pursuit_header_map_new:
 * @headers: (array zero-terminated=1): the column names
 * @file_name: (nullable): helps to tell what the rows are ("hubspot-deals.csv")
 * @object: %PURSUIT_IMPORT_OBJECT_NONE to find out, otherwise what a person says the rows are
 *
 * Finds the vendor, the object and the target of each column.
 *
 * Returns: (transfer full): the map
 */
PursuitHeaderMap *pursuit_header_map_new (const char *const *headers,
                                          const char *file_name,
                                          PursuitImportObject object);

/**
 * pursuit_header_map_get_system:
 * @self: a map
 *
 * Returns: (transfer none): the system that the file comes from as external ids name it:
 *   "hubspot", "salesforce", "pipedrive", "zoho", "pursuit" or "csv"
 */
const char *pursuit_header_map_get_system (PursuitHeaderMap *self);

/**
 * pursuit_header_map_get_system_label:
 * @self: a map
 *
 * Returns: (transfer none): the same as people write it: "HubSpot"
 */
const char *pursuit_header_map_get_system_label (PursuitHeaderMap *self);

/**
 * pursuit_header_map_get_object:
 * @self: a map
 *
 * Returns: what the rows are
 */
PursuitImportObject pursuit_header_map_get_object (PursuitHeaderMap *self);

/**
 * pursuit_header_map_get_n_columns:
 * @self: a map
 *
 * Returns: how many columns there are
 */
guint pursuit_header_map_get_n_columns (PursuitHeaderMap *self);

/**
 * pursuit_header_map_get_column:
 * @self: a map
 * @index: a column, from 0
 *
 * Returns: (transfer none): what is known about it
 */
const PursuitMappedColumn *pursuit_header_map_get_column (PursuitHeaderMap *self, guint index);

/**
 * pursuit_header_map_find_column:
 * @self: a map
 * @header: a column name; letter case, accents and punctuation do not count
 *
 * Returns: its number, or -1
 */
int pursuit_header_map_find_column (PursuitHeaderMap *self, const char *header);

/**
 * pursuit_header_map_find_target:
 * @self: a map
 * @target: a target
 *
 * Returns: the first column that goes there, or -1
 */
int pursuit_header_map_find_target (PursuitHeaderMap *self, PursuitImportTarget target);

/**
 * pursuit_header_map_set_target:
 * @self: a map
 * @index: a column
 * @target: where it goes from now on
 * @origin: who says so
 *
 * Sends a column somewhere else. Another column that went there becomes an own column.
 */
void pursuit_header_map_set_target (PursuitHeaderMap *self,
                                    guint index,
                                    PursuitImportTarget target,
                                    PursuitMappingOrigin origin);

/**
 * pursuit_header_map_set_note:
 * @self: a map
 * @index: a column
 * @note: (nullable): what there is to say about it, translated
 * @doubtful: whether a person should look at it
 */
void pursuit_header_map_set_note (PursuitHeaderMap *self,
                                  guint index,
                                  const char *note,
                                  gboolean doubtful);

/**
 * pursuit_header_map_add_example:
 * @self: a map
 * @index: a column
 * @text: one of its first values; ignored when there are enough, when it is empty, and when it
 *   is there already
 */
void pursuit_header_map_add_example (PursuitHeaderMap *self, guint index, const char *text);

/**
 * pursuit_header_map_assign:
 * @self: a map
 * @assignment: "FIELD=COLUMN" as `--map` takes it; "skip=COLUMN" leaves a column out,
 *   "custom=COLUMN" keeps it under its own name
 * @error: %PURSUIT_EXCHANGE_ERROR_MAPPING, naming what is not there
 *
 * Returns: %TRUE if the column now goes there
 */
gboolean pursuit_header_map_assign (PursuitHeaderMap *self, const char *assignment, GError **error);

/**
 * pursuit_header_map_dup_hash:
 * @self: a map
 *
 * A name for the set of columns, whatever their order: files with the same header have the same
 * one, so that a mapping can be remembered under it.
 *
 * Returns: (transfer full): a SHA-256 in hexadecimal
 */
char *pursuit_header_map_dup_hash (PursuitHeaderMap *self);

/**
 * pursuit_header_map_to_json:
 * @self: a map
 *
 * Returns: (transfer full): `{"system":…,"object":…,"columns":{"First Name":"person.first_name"}}`
 */
char *pursuit_header_map_to_json (PursuitHeaderMap *self);

/**
 * pursuit_header_map_apply_json:
 * @self: a map
 * @json: what pursuit_header_map_to_json() wrote once
 * @error: %PURSUIT_EXCHANGE_ERROR_MAPPING if it is no such mapping
 *
 * Applies a remembered mapping. Columns it does not name stay as they are; targets that this
 * version does not know are passed over.
 *
 * Returns: %TRUE if it was applied
 */
gboolean pursuit_header_map_apply_json (PursuitHeaderMap *self, const char *json, GError **error);

/**
 * pursuit_import_object_to_string:
 * @object: what the rows are
 *
 * Returns: (transfer none): its name in external ids and on the command line: "contact", …
 */
const char *pursuit_import_object_to_string (PursuitImportObject object);

/**
 * pursuit_import_object_from_string:
 * @text: (nullable): a name, also a vendor's ("account", "opportunity", "task", "person")
 *
 * Returns: the object, or %PURSUIT_IMPORT_OBJECT_NONE
 */
PursuitImportObject pursuit_import_object_from_string (const char *text);

/**
 * pursuit_mapping_origin_get_label:
 * @origin: how a target was found
 *
 * Returns: (transfer none): "by name", "by content", "remembered", "by hand", "own column",
 *   translated
 */
const char *pursuit_mapping_origin_get_label (PursuitMappingOrigin origin);

G_END_DECLS
