/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitFieldType:
 * @PURSUIT_FIELD_TEXT: one line of text
 * @PURSUIT_FIELD_LONG_TEXT: text with line ends, often markdown
 * @PURSUIT_FIELD_CHOICE: one of the field's choices, by its nick
 * @PURSUIT_FIELD_INTEGER: a whole number within the field's limits
 * @PURSUIT_FIELD_MONEY: minor units of the currency in the record's currency field
 * @PURSUIT_FIELD_BOOLEAN: true or false
 * @PURSUIT_FIELD_DATE: a day, `YYYY-MM-DD`
 * @PURSUIT_FIELD_TIME: a time as pursuit_time_format() writes it
 * @PURSUIT_FIELD_ID: the UUID of a record of kind @target
 * @PURSUIT_FIELD_JSON: a JSON object or array, kept as its text
 *
 * What a field holds. Integers, money and booleans are numbers in GObject and in SQL; all
 * others are text. An unset field is %NULL, also for numbers: see pursuit_record_is_set().
 */
typedef enum
{
  PURSUIT_FIELD_TEXT,
  PURSUIT_FIELD_LONG_TEXT,
  PURSUIT_FIELD_CHOICE,
  PURSUIT_FIELD_INTEGER,
  PURSUIT_FIELD_MONEY,
  PURSUIT_FIELD_BOOLEAN,
  PURSUIT_FIELD_DATE,
  PURSUIT_FIELD_TIME,
  PURSUIT_FIELD_ID,
  PURSUIT_FIELD_JSON,
} PursuitFieldType;

/**
 * PursuitFieldFlags:
 * @PURSUIT_FIELD_REQUIRED: must be set and not blank
 * @PURSUIT_FIELD_PERSONAL: personal data: masked before it leaves, part of a person's export
 * @PURSUIT_FIELD_COMPUTED: set by verbs, never by a person's form or a file
 * @PURSUIT_FIELD_LOCAL: never syncs
 * @PURSUIT_FIELD_TITLE: names the record; the first set one in table order is its title
 * @PURSUIT_FIELD_SEARCHED: its text is in the full-text index
 * @PURSUIT_FIELD_DIGITS: a telephone number: searched by its digits alone
 *
 * What else is true of a field.
 */
typedef enum
{
  PURSUIT_FIELD_REQUIRED = 1 << 0,
  PURSUIT_FIELD_PERSONAL = 1 << 1,
  PURSUIT_FIELD_COMPUTED = 1 << 2,
  PURSUIT_FIELD_LOCAL = 1 << 3,
  PURSUIT_FIELD_TITLE = 1 << 4,
  PURSUIT_FIELD_SEARCHED = 1 << 5,
  PURSUIT_FIELD_DIGITS = 1 << 6,
} PursuitFieldFlags;

/**
 * PursuitMergeRule:
 * @PURSUIT_MERGE_FIELD: the whole value is one; two changes of it are a conflict
 * @PURSUIT_MERGE_TEXT: merged word by word
 * @PURSUIT_MERGE_KEYS: a JSON object, merged key by key
 * @PURSUIT_MERGE_UNION: a JSON array, merged as a set that keeps its order
 *
 * How two changes of one field come together (design of sync).
 */
typedef enum
{
  PURSUIT_MERGE_FIELD,
  PURSUIT_MERGE_TEXT,
  PURSUIT_MERGE_KEYS,
  PURSUIT_MERGE_UNION,
} PursuitMergeRule;

/**
 * PursuitChoice:
 * @nick: what is stored, in JSON and on the command line
 * @label: what people read, to be translated
 *
 * One value of a choice field. Lists of them end with a %NULL nick.
 */
typedef struct
{
  const char *nick;
  const char *label;
} PursuitChoice;

/**
 * PursuitField:
 * @key: its JSON key, SQL column and (with dashes) GObject property
 * @label: what people read, to be translated
 * @type: what it holds
 * @flags: what else is true of it
 * @merge: how two changes come together
 * @max_length: most bytes of text; 0 for %PURSUIT_FIELD_DEFAULT_MAX_LENGTH
 * @minimum: least number, with @maximum, where @maximum > @minimum; otherwise unlimited
 * @maximum: greatest number
 * @choices: (nullable): the values of a choice
 * @target: the kind that an id names
 * @currency: the field (number in this table) with the currency of a money field, 0 for none
 *
 * One field of a record.
 */
typedef struct
{
  const char *key;
  const char *label;
  PursuitFieldType type;
  PursuitFieldFlags flags;
  PursuitMergeRule merge;
  gsize max_length;
  gint64 minimum;
  gint64 maximum;
  const PursuitChoice *choices;
  PursuitKind target;
  guint currency;
} PursuitField;

/* Most bytes of a one-line text whose field states no other limit; of a long text or JSON. */
#define PURSUIT_FIELD_DEFAULT_MAX_LENGTH 2000
#define PURSUIT_FIELD_DEFAULT_MAX_LONG_LENGTH (4 * 1024 * 1024)

/**
 * PursuitFieldSet:
 *
 * Some of the fields of a kind, one bit for each by its number: see PURSUIT_FIELD_BIT(). A table
 * has at most as many fields as there are bits.
 */
typedef guint64 PursuitFieldSet;

#define PURSUIT_FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

/**
 * PursuitFieldTable:
 * @kind: whose fields these are
 * @fields: the fields by number; every kind begins with the common ones of #PursuitCommonField
 * @n_fields: how many
 *
 * The one description of a record. Static, never freed.
 */
typedef struct
{
  PursuitKind kind;
  const PursuitField *fields;
  guint n_fields;
} PursuitFieldTable;

/**
 * PursuitCommonField:
 *
 * The fields that every kind begins with.
 */
typedef enum
{
  PURSUIT_FIELD_RECORD_ID,
  PURSUIT_FIELD_ORGANIZATION_ID,
  PURSUIT_FIELD_CREATED_BY,
  PURSUIT_FIELD_CREATED_AT,
  PURSUIT_FIELD_UPDATED_AT,
  PURSUIT_FIELD_DELETED_AT,
  PURSUIT_FIELD_CUSTOM,
  PURSUIT_N_COMMON_FIELDS,
} PursuitCommonField;

/**
 * PURSUIT_COMMON_FIELDS:
 *
 * The rows of the common fields, for the head of each kind's table.
 */
#define PURSUIT_COMMON_FIELDS                                                                      \
  [PURSUIT_FIELD_RECORD_ID] = { .key = "id",                                                       \
                                .label = N_ ("Id"),                                                \
                                .type = PURSUIT_FIELD_ID,                                          \
                                .flags = PURSUIT_FIELD_COMPUTED },                                 \
  [PURSUIT_FIELD_ORGANIZATION_ID] = { .key = "organization_id",                                    \
                                      .label = N_ ("Organization"),                                \
                                      .type = PURSUIT_FIELD_ID,                                    \
                                      .flags = PURSUIT_FIELD_COMPUTED,                             \
                                      .target = PURSUIT_KIND_ORGANIZATION },                       \
  [PURSUIT_FIELD_CREATED_BY] = { .key = "created_by",                                              \
                                 .label = N_ ("Created by"),                                       \
                                 .type = PURSUIT_FIELD_ID,                                         \
                                 .flags = PURSUIT_FIELD_COMPUTED,                                  \
                                 .target = PURSUIT_KIND_USER },                                    \
  [PURSUIT_FIELD_CREATED_AT] = { .key = "created_at",                                              \
                                 .label = N_ ("Created"),                                          \
                                 .type = PURSUIT_FIELD_TIME,                                       \
                                 .flags = PURSUIT_FIELD_COMPUTED },                                \
  [PURSUIT_FIELD_UPDATED_AT] = { .key = "updated_at",                                              \
                                 .label = N_ ("Changed"),                                          \
                                 .type = PURSUIT_FIELD_TIME,                                       \
                                 .flags = PURSUIT_FIELD_COMPUTED },                                \
  [PURSUIT_FIELD_DELETED_AT] = { .key = "deleted_at",                                              \
                                 .label = N_ ("Deleted"),                                          \
                                 .type = PURSUIT_FIELD_TIME,                                       \
                                 .flags = PURSUIT_FIELD_COMPUTED },                                \
  [PURSUIT_FIELD_CUSTOM] = { .key = "custom",                                                      \
                             .label = N_ ("Own columns"),                                          \
                             .type = PURSUIT_FIELD_JSON,                                           \
                             .flags = PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,             \
                             .merge = PURSUIT_MERGE_KEYS }

/**
 * pursuit_field_table_find:
 * @table: a table
 * @key: a JSON key
 *
 * Returns: the field's number, or -1
 */
int pursuit_field_table_find (const PursuitFieldTable *table, const char *key);

/**
 * pursuit_field_is_number:
 * @field: a field
 *
 * Returns: %TRUE if its values are int64 (integer, money, boolean), %FALSE if they are text
 */
gboolean pursuit_field_is_number (const PursuitField *field);

/**
 * pursuit_field_get_max_length:
 * @field: a text field
 *
 * Returns: most bytes its text may have
 */
gsize pursuit_field_get_max_length (const PursuitField *field);

/**
 * pursuit_field_get_label:
 * @field: a field
 *
 * Returns: its label in the person's language
 */
const char *pursuit_field_get_label (const PursuitField *field);

/**
 * pursuit_field_find_choice:
 * @field: a choice field
 * @text: a nick or a label (of the source or the person's language), letter case aside
 *
 * Returns: (nullable): the choice that @text names
 */
const PursuitChoice *pursuit_field_find_choice (const PursuitField *field, const char *text);

/**
 * pursuit_field_check_text:
 * @field: a text-like field
 * @text: a value that is about to be stored
 * @error: %PURSUIT_CORE_ERROR_INVALID or %PURSUIT_CORE_ERROR_RANGE, naming the field
 *
 * Checks UTF-8, length, and the form that the type demands.
 *
 * Returns: %TRUE if @text may be stored as it stands
 */
gboolean pursuit_field_check_text (const PursuitField *field, const char *text, GError **error);

/**
 * pursuit_field_check_number:
 * @field: a number field
 * @number: a value that is about to be stored
 * @error: %PURSUIT_CORE_ERROR_RANGE, naming the field and its limits
 *
 * Returns: %TRUE if @number may be stored
 */
gboolean pursuit_field_check_number (const PursuitField *field, gint64 number, GError **error);

G_END_DECLS
