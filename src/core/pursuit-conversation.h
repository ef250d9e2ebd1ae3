/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CONVERSATION (pursuit_conversation_get_type ())

/**
 * PursuitConversation:
 *
 * A call, mail or meeting with its transcript and analysis.
 */
G_DECLARE_FINAL_TYPE (
    PursuitConversation, pursuit_conversation, PURSUIT, CONVERSATION, PursuitRecord)

/**
 * PursuitConversationField:
 *
 * The numbers of the fields of a conversation; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_CONVERSATION_LEAD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_CONVERSATION_CONVERSATION_TYPE,
  PURSUIT_CONVERSATION_TITLE,
  PURSUIT_CONVERSATION_PARTICIPANTS,
  PURSUIT_CONVERSATION_HAPPENED_AT,
  PURSUIT_CONVERSATION_DURATION,
  PURSUIT_CONVERSATION_LANGUAGE,
  PURSUIT_CONVERSATION_TRANSCRIPT,
  PURSUIT_CONVERSATION_ANALYSIS_RESULT,
  PURSUIT_CONVERSATION_CONSENT,
  PURSUIT_CONVERSATION_ERASE_ON,
  PURSUIT_CONVERSATION_OWNER_ID,
  PURSUIT_CONVERSATION_N_FIELDS,
} PursuitConversationField;

/**
 * pursuit_conversation_types:
 *
 * How it was spoken. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_conversation_types[];

G_END_DECLS
