/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD (pursuit_record_get_type ())

/**
 * PursuitRecord:
 *
 * A record of any kind. Each kind is a final class of its own (#PursuitLead, #PursuitPerson, …)
 * whose GObject properties, JSON, columns and checks all come from one #PursuitFieldTable.
 * Fields are named by their number: the enumeration in the kind's header.
 *
 * Records are plain values in memory. They know nothing of the store, belong to one thread at a
 * time, and are handed over, never shared, between threads.
 */
G_DECLARE_DERIVABLE_TYPE (PursuitRecord, pursuit_record, PURSUIT, RECORD, GObject)

/**
 * PursuitRecordClass:
 * @fields: the kind's table
 * @check: (nullable): rules between fields, called by pursuit_record_check() at the end
 */
struct _PursuitRecordClass
{
  GObjectClass parent_class;

  const PursuitFieldTable *fields;
  gboolean (*check) (PursuitRecord *self, GError **error);

  /*< private >*/
  GParamSpec **pspecs;
  PursuitFieldSet required;
};

/**
 * PURSUIT_DEFINE_RECORD:
 * @TypeName: the C type
 * @type_name: its function prefix
 * @KIND: its #PursuitKind
 * @rows: the static array of #PursuitField
 * @checker: (nullable): the class's check function
 *
 * Defines the final class of one kind. @rows must have one row for each number of the kind's
 * enumeration, beginning with %PURSUIT_COMMON_FIELDS.
 */
#define PURSUIT_DEFINE_RECORD(TypeName, type_name, KIND, rows, checker)                            \
  struct _##TypeName                                                                               \
  {                                                                                                \
    PursuitRecord parent_instance;                                                                 \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, PURSUIT_TYPE_RECORD)                                   \
  static void type_name##_class_init (TypeName##Class *klass)                                      \
  {                                                                                                \
    static const PursuitFieldTable table = { KIND, rows, G_N_ELEMENTS (rows) };                    \
    PURSUIT_RECORD_CLASS (klass)->check = checker;                                                 \
    pursuit_record_class_install_fields (PURSUIT_RECORD_CLASS (klass), &table);                    \
  }                                                                                                \
  static void type_name##_init (TypeName *self) {}

/**
 * pursuit_record_class_install_fields:
 * @klass: the class of a kind
 * @fields: its table, static
 *
 * Installs one GObject property for each field; property ids are field numbers plus one.
 */
void pursuit_record_class_install_fields (PursuitRecordClass *klass,
                                          const PursuitFieldTable *fields);

/**
 * pursuit_record_new:
 * @kind: a kind, not %PURSUIT_KIND_NONE
 *
 * Returns: (transfer full): an empty record without id
 */
PursuitRecord *pursuit_record_new (PursuitKind kind);

/**
 * pursuit_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): an equal record of its own
 */
PursuitRecord *pursuit_record_copy (PursuitRecord *self);

/**
 * pursuit_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: %TRUE if both are of one kind and all their fields are equal
 */
gboolean pursuit_record_equal (PursuitRecord *a, PursuitRecord *b);

/**
 * pursuit_kind_get_fields:
 * @kind: a kind, not %PURSUIT_KIND_NONE
 *
 * Returns: the kind's field table, static
 */
const PursuitFieldTable *pursuit_kind_get_fields (PursuitKind kind);

/**
 * pursuit_record_get_fields:
 * @self: a record
 *
 * Returns: its kind's field table
 */
const PursuitFieldTable *pursuit_record_get_fields (PursuitRecord *self);

/**
 * pursuit_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
PursuitKind pursuit_record_get_kind (PursuitRecord *self);

/**
 * pursuit_record_get_id:
 * @self: a record
 *
 * Returns: (nullable): its UUID, %NULL for a record that was never stored
 */
const char *pursuit_record_get_id (PursuitRecord *self);

/**
 * pursuit_record_is_set:
 * @self: a record
 * @field: a field number
 *
 * Returns: %TRUE if the field has a value; an unset field is not the same as 0 or ""
 */
gboolean pursuit_record_is_set (PursuitRecord *self, guint field);

/**
 * pursuit_record_get_set_fields:
 * @self: a record
 *
 * Returns: the fields that have a value, at no cost; most records leave most of theirs empty
 */
PursuitFieldSet pursuit_record_get_set_fields (PursuitRecord *self);

/**
 * pursuit_record_get_text:
 * @self: a record
 * @field: the number of a text-like field
 *
 * Returns: (nullable): its text, valid until the field changes
 */
const char *pursuit_record_get_text (PursuitRecord *self, guint field);

/**
 * pursuit_record_get_integer:
 * @self: a record
 * @field: the number of a number field
 *
 * Returns: its number; 0 if unset
 */
gint64 pursuit_record_get_integer (PursuitRecord *self, guint field);

/**
 * pursuit_record_set_text:
 * @self: a record
 * @field: the number of a text-like field
 * @text: (nullable): its new value, copied; %NULL and "" both unset the field
 *
 * Sets a field without a check: pursuit_record_check() comes before storing.
 */
void pursuit_record_set_text (PursuitRecord *self, guint field, const char *text);

/**
 * pursuit_record_take_text:
 * @self: a record
 * @field: the number of a text-like field
 * @text: (nullable) (transfer full): its new value
 *
 * Like pursuit_record_set_text(), without a copy.
 */
void pursuit_record_take_text (PursuitRecord *self, guint field, char *text);

/**
 * pursuit_record_set_integer:
 * @self: a record
 * @field: the number of a number field
 * @number: its new value
 *
 * Sets a field without a check.
 */
void pursuit_record_set_integer (PursuitRecord *self, guint field, gint64 number);

/**
 * pursuit_record_unset:
 * @self: a record
 * @field: a field number
 *
 * Takes a field's value away.
 */
void pursuit_record_unset (PursuitRecord *self, guint field);

/**
 * pursuit_record_copy_field:
 * @self: a record
 * @field: a field number
 * @source: a record of the same kind
 *
 * Sets a field to what it is in @source, unset included.
 */
void pursuit_record_copy_field (PursuitRecord *self, guint field, PursuitRecord *source);

/**
 * pursuit_record_field_equal:
 * @a: a record
 * @b: another of the same kind
 * @field: a field number
 *
 * Returns: %TRUE if the field is the same in both
 */
gboolean pursuit_record_field_equal (PursuitRecord *a, PursuitRecord *b, guint field);

/**
 * pursuit_record_clear:
 * @self: a record
 *
 * Unsets all fields, so that one object can serve many rows.
 */
void pursuit_record_clear (PursuitRecord *self);

/**
 * pursuit_record_set_from_input:
 * @self: a record
 * @field: a field number
 * @input: what a person typed, in any accepted way: choices by nick or label, dates and times
 *   as ISO, money in major units with or without code, yes/no; blank unsets the field
 * @error: an error naming the field
 *
 * Reads a person's input into a field. An amount with a code also sets the currency field.
 * References (%PURSUIT_FIELD_ID) want whole ids here; short ones are resolved above.
 *
 * Returns: %FALSE, the record unchanged, if @input does not fit
 */
gboolean
pursuit_record_set_from_input (PursuitRecord *self, guint field, const char *input, GError **error);

/**
 * pursuit_record_dup_input:
 * @self: a record
 * @field: a field number
 *
 * Returns: (transfer full): the field as pursuit_record_set_from_input() reads it back; "" if
 *   unset
 */
char *pursuit_record_dup_input (PursuitRecord *self, guint field);

/**
 * pursuit_record_dup_custom:
 * @self: a record
 * @column: an own column's header
 *
 * Returns: (transfer full) (nullable): its text
 */
char *pursuit_record_dup_custom (PursuitRecord *self, const char *column);

/**
 * pursuit_record_list_custom:
 * @self: a record
 *
 * Returns: (transfer full): the headers of its own columns in their order, %NULL-terminated
 */
char **pursuit_record_list_custom (PursuitRecord *self);

/**
 * pursuit_record_set_custom:
 * @self: a record
 * @column: an own column's header
 * @text: (nullable): its text; %NULL removes it
 *
 * Sets one own column.
 */
void pursuit_record_set_custom (PursuitRecord *self, const char *column, const char *text);

/**
 * pursuit_record_check:
 * @self: a record
 * @error: %PURSUIT_CORE_ERROR_INVALID or %PURSUIT_CORE_ERROR_RANGE, naming the field
 *
 * Checks every field against its table, and the kind's rules between fields. Nothing is stored
 * that does not pass.
 *
 * Returns: %TRUE if the record may be stored
 */
gboolean pursuit_record_check (PursuitRecord *self, GError **error);

/**
 * pursuit_record_dup_title:
 * @self: a record
 *
 * Returns: (transfer full): what to call it in one line: the first title field that is set,
 *   else its first own column, else its kind's label
 */
char *pursuit_record_dup_title (PursuitRecord *self);

/**
 * pursuit_record_to_json:
 * @self: a record
 *
 * Writes a record by the platform's keys: money as integer minor units with the currency in its
 * own field, booleans as such, JSON fields as JSON, unset fields as null.
 *
 * Returns: (transfer full): an object node
 */
JsonNode *pursuit_record_to_json (PursuitRecord *self);

/**
 * pursuit_record_update_from_json:
 * @self: a record
 * @object: members by JSON key; null unsets a field
 * @error: an error naming the member; an unknown one is %PURSUIT_CORE_ERROR_UNKNOWN
 *
 * Sets the fields that @object names, and no others. Values are checked by type and limit.
 *
 * Returns: %FALSE, the record unchanged, if any member does not fit
 */
gboolean pursuit_record_update_from_json (PursuitRecord *self, JsonObject *object, GError **error);

G_END_DECLS
