/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD (pursuit_lead_get_type ())

/**
 * PursuitLead:
 *
 * A company, person or deal that might buy. It needs one non-empty value, no more.
 */
G_DECLARE_FINAL_TYPE (PursuitLead, pursuit_lead, PURSUIT, LEAD, PursuitRecord)

/**
 * PursuitLeadField:
 *
 * The numbers of the fields of a lead; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_LEAD_COMPANY_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_LEAD_CONTACT_NAME,
  PURSUIT_LEAD_TITLE,
  PURSUIT_LEAD_CONTACT_TITLE,
  PURSUIT_LEAD_CONTACT_EMAIL,
  PURSUIT_LEAD_CONTACT_PHONE,
  PURSUIT_LEAD_INDUSTRY,
  PURSUIT_LEAD_COMPANY_SIZE,
  PURSUIT_LEAD_WEBSITE,
  PURSUIT_LEAD_DOMAIN,
  PURSUIT_LEAD_STREET,
  PURSUIT_LEAD_CITY,
  PURSUIT_LEAD_REGION,
  PURSUIT_LEAD_POSTAL_CODE,
  PURSUIT_LEAD_COUNTRY,
  PURSUIT_LEAD_ANNUAL_REVENUE,
  PURSUIT_LEAD_DESCRIPTION,
  PURSUIT_LEAD_STAGE,
  PURSUIT_LEAD_STAGE_CHANGED_AT,
  PURSUIT_LEAD_OWNER_ID,
  PURSUIT_LEAD_TEAM_ID,
  PURSUIT_LEAD_SOURCE,
  PURSUIT_LEAD_VALUE,
  PURSUIT_LEAD_CURRENCY,
  PURSUIT_LEAD_PROBABILITY,
  PURSUIT_LEAD_EXPECTED_CLOSE,
  PURSUIT_LEAD_CLOSED_AT,
  PURSUIT_LEAD_NEXT_STEP,
  PURSUIT_LEAD_LOST_REASON,
  PURSUIT_LEAD_COMPETITOR,
  PURSUIT_LEAD_BUDGET,
  PURSUIT_LEAD_NEED,
  PURSUIT_LEAD_TIMELINE,
  PURSUIT_LEAD_LAST_ACTIVITY_AT,
  PURSUIT_LEAD_SCORE,
  PURSUIT_LEAD_SCORE_BREAKDOWN,
  PURSUIT_LEAD_SCORE_ENGINE,
  PURSUIT_LEAD_SCORED_AT,
  PURSUIT_LEAD_SCORE_STALE,
  PURSUIT_LEAD_SCORE_OVERRIDE,
  PURSUIT_LEAD_SCORE_OVERRIDE_REASON,
  PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL,
  PURSUIT_LEAD_N_FIELDS,
} PursuitLeadField;

/**
 * pursuit_lead_stages:
 *
 * Where a lead stands, in the order of the way. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_lead_stages[];

/**
 * pursuit_lead_stage_is_closed:
 * @stage: (nullable): a stage's nick
 *
 * Returns: %TRUE for won and lost
 */
gboolean pursuit_lead_stage_is_closed (const char *stage);

G_END_DECLS
