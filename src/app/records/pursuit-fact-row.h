/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_FACT_ROW (pursuit_fact_row_get_type ())

/**
 * PursuitFactRow:
 *
 * One field of a record, edited in place: activating the row makes an entry or a choice of it.
 * Enter or leaving the entry for another row saves, Esc takes back. A value that does not fit
 * stays in the entry with the reason under it.
 *
 * Signal `changed` with a copy of the record in which the field has its new value.
 *
 * Signal `typed`: what pursuit_fact_row_dup_typed() gives is another text, or none any more.
 */
G_DECLARE_FINAL_TYPE (PursuitFactRow, pursuit_fact_row, PURSUIT, FACT_ROW, GtkListBoxRow)

/**
 * pursuit_fact_row_new:
 * @kind: the record's kind
 * @field: the field's number
 *
 * Returns: (transfer floating): a row without a value
 */
GtkWidget *pursuit_fact_row_new (PursuitKind kind, guint field);

/**
 * pursuit_fact_row_set_record:
 * @self: a row
 * @record: the record; kept, not changed
 *
 * Shows the field of @record. While the row is being edited its text stays.
 */
void pursuit_fact_row_set_record (PursuitFactRow *self, PursuitRecord *record);

/**
 * pursuit_fact_row_set_references:
 * @self: a row of a reference field
 * @records: (element-type PursuitRecord): what it may name, such as all users
 *
 * Makes a choice of a field that holds the id of another record.
 */
void pursuit_fact_row_set_references (PursuitFactRow *self, GPtrArray *records);

/**
 * pursuit_fact_row_get_field:
 * @self: a row
 *
 * Returns: the field's number
 */
guint pursuit_fact_row_get_field (PursuitFactRow *self);

/**
 * pursuit_fact_row_start:
 * @self: a row
 *
 * Begins to edit.
 */
void pursuit_fact_row_start (PursuitFactRow *self);

/**
 * pursuit_fact_row_dup_typed:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what stands in the entry and is not saved; %NULL if that is
 *   the record's value, or nothing is being edited
 */
char *pursuit_fact_row_dup_typed (PursuitFactRow *self);

/**
 * pursuit_fact_row_resume:
 * @self: a row
 * @text: what pursuit_fact_row_dup_typed() gave
 *
 * Begins to edit with a text of before. A choice has none, and stays as it is.
 */
void pursuit_fact_row_resume (PursuitFactRow *self, const char *text);

/**
 * pursuit_fact_row_stop:
 * @self: a row
 *
 * Ends the editing as Esc does, if somebody edits: the record's value stands there again.
 */
void pursuit_fact_row_stop (PursuitFactRow *self);

G_END_DECLS
