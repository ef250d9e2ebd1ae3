/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_activity_types[] = {
  { "note", N_ ("Note") },       { "task", N_ ("Task") }, { "reminder", N_ ("Reminder") },
  { "promise", N_ ("Promise") }, { "call", N_ ("Call") }, { "meeting", N_ ("Meeting") },
  { "mail", N_ ("Mail") },       { NULL, NULL },
};

const PursuitChoice pursuit_activity_priorities[] = {
  { "low", N_ ("Low") },
  { "normal", N_ ("Normal") },
  { "high", N_ ("High") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_ACTIVITY_LEAD_ID] = { .key = "lead_id",
                                 .label = N_ ("Lead"),
                                 .type = PURSUIT_FIELD_ID,
                                 .target = PURSUIT_KIND_LEAD },
  [PURSUIT_ACTIVITY_PERSON_ID] = { .key = "person_id",
                                   .label = N_ ("Person"),
                                   .type = PURSUIT_FIELD_ID,
                                   .target = PURSUIT_KIND_PERSON },
  [PURSUIT_ACTIVITY_CONVERSATION_ID] = { .key = "conversation_id",
                                         .label = N_ ("Conversation"),
                                         .type = PURSUIT_FIELD_ID,
                                         .target = PURSUIT_KIND_CONVERSATION },
  [PURSUIT_ACTIVITY_TYPE] = { .key = "type",
                              .label = N_ ("Type"),
                              .type = PURSUIT_FIELD_CHOICE,
                              .flags = PURSUIT_FIELD_REQUIRED,
                              .choices = pursuit_activity_types },
  [PURSUIT_ACTIVITY_SUBJECT] = { .key = "subject",
                                 .label = N_ ("Subject"),
                                 .type = PURSUIT_FIELD_TEXT,
                                 .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
                                 .max_length = 500 },
  [PURSUIT_ACTIVITY_TEXT]
  = { .key = "text",
      .label = N_ ("Text"),
      .type = PURSUIT_FIELD_LONG_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .merge = PURSUIT_MERGE_TEXT },
  [PURSUIT_ACTIVITY_OWNER_ID] = { .key = "owner_id",
                                  .label = N_ ("Owner"),
                                  .type = PURSUIT_FIELD_ID,
                                  .target = PURSUIT_KIND_USER },
  [PURSUIT_ACTIVITY_PRIORITY] = { .key = "priority",
                                  .label = N_ ("Priority"),
                                  .type = PURSUIT_FIELD_CHOICE,
                                  .choices = pursuit_activity_priorities },
  [PURSUIT_ACTIVITY_DUE_AT] = { .key = "due_at", .label = N_ ("Due"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_ACTIVITY_DONE_AT]
  = { .key = "done_at", .label = N_ ("Done"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_ACTIVITY_HAPPENED_AT]
  = { .key = "happened_at", .label = N_ ("When"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_ACTIVITY_SOURCE_LINE]
  = { .key = "source_line", .label = N_ ("Transcript line"), .type = PURSUIT_FIELD_INTEGER },
};

PURSUIT_DEFINE_RECORD (PursuitActivity, pursuit_activity, PURSUIT_KIND_ACTIVITY, fields, NULL)
