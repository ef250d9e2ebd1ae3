/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_DIALOG (pursuit_record_dialog_get_type ())

/**
 * PursuitRecordDialog:
 *
 * A small form for some fields of a record, made from its field table: a new lead, a person, a
 * note. It stores the record itself; a value that does not fit keeps its text, and the reason
 * stands above the form.
 *
 * Signal `saved` with the record as it is stored and the number of the action that undoes it.
 */
G_DECLARE_FINAL_TYPE (PursuitRecordDialog, pursuit_record_dialog, PURSUIT, RECORD_DIALOG, AdwWindow)

/**
 * PursuitRecordForm:
 * @title: what the dialog is called
 * @label: (nullable): how undo calls it
 * @fields: the fields to fill, in order
 * @n_fields: how many
 * @deletable: whether there is a Delete button
 *
 * What a dialog asks for.
 */
typedef struct
{
  const char *title;
  const char *label;
  const guint *fields;
  guint n_fields;
  gboolean deletable;
} PursuitRecordForm;

/**
 * pursuit_record_dialog_new:
 * @window: the window it stands in front of
 * @record: (transfer none): the record, new or stored; copied
 * @form: what to ask for
 *
 * Returns: (transfer none): the dialog, not presented yet
 */
PursuitRecordDialog *pursuit_record_dialog_new (PursuitWindow *window,
                                                PursuitRecord *record,
                                                const PursuitRecordForm *form);

G_END_DECLS
