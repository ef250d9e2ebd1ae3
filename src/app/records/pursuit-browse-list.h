/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records/pursuit-browse-row.h"
#include "app/window/pursuit-place.h"
#include "app/records/pursuit-record-names.h"
#include "core/pursuit-record.h"

G_BEGIN_DECLS

/**
 * PursuitBrowseKind:
 * @kind: the records of the list
 * @title: what the list is called, to be translated
 * @search: what its search field says, to be translated
 * @icon_name: the symbol of the empty list
 * @empty_title: what the empty list says, to be translated
 * @empty_text: what this is and how the first one comes, to be translated
 * @first_step: (nullable): what the button below @empty_text says
 * @first_step_action: (nullable): its action, with the target
 * @choices: (nullable): the values to filter by
 * @choice_key: (nullable): the field of @choices
 * @describe: fills in what a row shows of a record
 *
 * What one kind of list is.
 */
typedef struct
{
  PursuitKind kind;
  const char *title;
  const char *search;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
  const char *first_step;
  const char *first_step_action;
  const PursuitChoice *choices;
  const char *choice_key;
  void (*describe) (PursuitRecord *record, PursuitRecordNames *names, PursuitBrowseText *text);
} PursuitBrowseKind;

#define PURSUIT_TYPE_BROWSE_LIST (pursuit_browse_list_get_type ())

/**
 * PursuitBrowseList:
 *
 * The list column of a place: search, a filter by one choice, and rows of which one is chosen.
 *
 * Signal `chosen` (const char *id): another record is chosen.
 *
 * Signal `opened`: a person wants to go to its page.
 */
G_DECLARE_FINAL_TYPE (PursuitBrowseList, pursuit_browse_list, PURSUIT, BROWSE_LIST, AdwBin)

/**
 * pursuit_browse_list_new:
 * @place: the place
 * @kind: what list this is; static
 *
 * Returns: (transfer floating): the list, reading its rows
 */
GtkWidget *pursuit_browse_list_new (PursuitPlace *place, const PursuitBrowseKind *kind);

/**
 * pursuit_browse_list_choose:
 * @self: a list
 * @id: (nullable): a record's id
 *
 * Chooses a record, as soon as the list has it. Does not emit `chosen`.
 */
void pursuit_browse_list_choose (PursuitBrowseList *self, const char *id);

/**
 * pursuit_browse_list_focus_chosen:
 * @self: a list
 *
 * Puts the focus on the row of the chosen record, as soon as the list has it, unless another one is
 * chosen before.
 */
void pursuit_browse_list_focus_chosen (PursuitBrowseList *self);

/**
 * pursuit_browse_list_get_chosen:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the id of the chosen record
 */
const char *pursuit_browse_list_get_chosen (PursuitBrowseList *self);

/**
 * pursuit_browse_list_dup_query:
 * @self: a list
 *
 * Returns: (transfer full): what it shows, in its order
 */
PursuitQuery *pursuit_browse_list_dup_query (PursuitBrowseList *self);

G_END_DECLS
