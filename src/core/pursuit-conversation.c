/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-conversation.h"

#include "core/pursuit-person.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_conversation_types[] = {
  { "call", N_ ("Call") },
  { "email", N_ ("Mail") },
  { "meeting", N_ ("Meeting") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_CONVERSATION_LEAD_ID] = { .key = "lead_id",
                                     .label = N_ ("Lead"),
                                     .type = PURSUIT_FIELD_ID,
                                     .target = PURSUIT_KIND_LEAD },
  [PURSUIT_CONVERSATION_CONVERSATION_TYPE] = { .key = "conversation_type",
                                               .label = N_ ("Type"),
                                               .type = PURSUIT_FIELD_CHOICE,
                                               .flags = PURSUIT_FIELD_REQUIRED,
                                               .choices = pursuit_conversation_types },
  [PURSUIT_CONVERSATION_TITLE] = { .key = "title",
                                   .label = N_ ("Title"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
                                   .max_length = 255 },
  [PURSUIT_CONVERSATION_PARTICIPANTS] = { .key = "participants",
                                          .label = N_ ("Participants"),
                                          .type = PURSUIT_FIELD_JSON,
                                          .flags = PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
                                          .merge = PURSUIT_MERGE_UNION },
  [PURSUIT_CONVERSATION_HAPPENED_AT]
  = { .key = "happened_at", .label = N_ ("When"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_CONVERSATION_DURATION] = { .key = "duration",
                                      .label = N_ ("Duration, seconds"),
                                      .type = PURSUIT_FIELD_INTEGER,
                                      .minimum = 0,
                                      .maximum = 10000000 },
  [PURSUIT_CONVERSATION_LANGUAGE]
  = { .key = "language", .label = N_ ("Language"), .type = PURSUIT_FIELD_TEXT, .max_length = 35 },
  [PURSUIT_CONVERSATION_TRANSCRIPT] = { .key = "transcript",
                                        .label = N_ ("Transcript"),
                                        .type = PURSUIT_FIELD_LONG_TEXT,
                                        .flags = PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL },
  [PURSUIT_CONVERSATION_ANALYSIS_RESULT] = { .key = "analysis_result",
                                             .label = N_ ("Analysis"),
                                             .type = PURSUIT_FIELD_JSON,
                                             .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_CONVERSATION_CONSENT] = { .key = "consent",
                                     .label = N_ ("Consent to be recorded"),
                                     .type = PURSUIT_FIELD_CHOICE,
                                     .choices = pursuit_person_consents },
  [PURSUIT_CONVERSATION_ERASE_ON]
  = { .key = "erase_on", .label = N_ ("Erase on"), .type = PURSUIT_FIELD_DATE },
  [PURSUIT_CONVERSATION_OWNER_ID] = { .key = "owner_id",
                                      .label = N_ ("Owner"),
                                      .type = PURSUIT_FIELD_ID,
                                      .target = PURSUIT_KIND_USER },
};

PURSUIT_DEFINE_RECORD (
    PursuitConversation, pursuit_conversation, PURSUIT_KIND_CONVERSATION, fields, NULL)
