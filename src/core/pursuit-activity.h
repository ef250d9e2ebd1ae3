/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ACTIVITY (pursuit_activity_get_type ())

/**
 * PursuitActivity:
 *
 * Something that happened with a lead or is to be done: a note, task, reminder, promise, call,
 * meeting or mail.
 */
G_DECLARE_FINAL_TYPE (PursuitActivity, pursuit_activity, PURSUIT, ACTIVITY, PursuitRecord)

/**
 * PursuitActivityField:
 *
 * The numbers of the fields of a activity; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_ACTIVITY_LEAD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_ACTIVITY_PERSON_ID,
  PURSUIT_ACTIVITY_CONVERSATION_ID,
  PURSUIT_ACTIVITY_TYPE,
  PURSUIT_ACTIVITY_SUBJECT,
  PURSUIT_ACTIVITY_TEXT,
  PURSUIT_ACTIVITY_OWNER_ID,
  PURSUIT_ACTIVITY_PRIORITY,
  PURSUIT_ACTIVITY_DUE_AT,
  PURSUIT_ACTIVITY_DONE_AT,
  PURSUIT_ACTIVITY_HAPPENED_AT,
  PURSUIT_ACTIVITY_SOURCE_LINE,
  PURSUIT_ACTIVITY_N_FIELDS,
} PursuitActivityField;

/**
 * pursuit_activity_types:
 *
 * What an activity is. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_activity_types[];

/**
 * pursuit_activity_priorities:
 *
 * How urgent an activity is. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_activity_priorities[];

G_END_DECLS
