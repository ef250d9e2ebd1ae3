/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-scorecard-hits-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "insight/pursuit-sayings-private.h"

#include <string.h>

#define NEAR_DAYS 90
#define YEAR_DAYS 365
/* Who turns over a hundred times the value can pay it, whatever the branch. */
#define REVENUE_TIMES_VALUE 100
#define JULIAN_OF_1970 719163

static guint32
get_today (const PursuitScorecardInput *input)
{
  return (guint32) (input->now_us / G_TIME_SPAN_DAY) + JULIAN_OF_1970;
}

static gboolean
is_after_now (const PursuitScorecardInput *input, const char *time)
{
  gint64 time_us;

  return time != NULL && pursuit_time_parse (time, &time_us, NULL) && time_us > input->now_us;
}

static gboolean
is_choice (PursuitRecord *record, guint field, const char *nick)
{
  return g_strcmp0 (pursuit_record_get_text (record, field), nick) == 0;
}

static void
look_at_cell (PursuitRecord *lead,
              guint field,
              PursuitScorePart part,
              const PursuitRule rules[PURSUIT_CELL_YES + 1],
              PursuitScorecardHits *hits)
{
  PursuitCell cell = pursuit_cell_read (pursuit_record_get_text (lead, field), part);

  if (cell != PURSUIT_CELL_UNKNOWN)
    pursuit_scorecard_hits_add_field (hits, rules[cell], lead, field);
}

static void
look_at_cells (PursuitRecord *lead, PursuitScorecardHits *hits)
{
  static const PursuitRule budget[] = {
    [PURSUIT_CELL_NO] = PURSUIT_RULE_BUDGET_FIELD_NONE,
    [PURSUIT_CELL_WORDS] = PURSUIT_RULE_BUDGET_FIELD_WORDS,
    [PURSUIT_CELL_NUMBER] = PURSUIT_RULE_BUDGET_FIELD_AMOUNT,
    [PURSUIT_CELL_YES] = PURSUIT_RULE_BUDGET_FIELD_APPROVED,
  };
  static const PursuitRule need[] = {
    [PURSUIT_CELL_NO] = PURSUIT_RULE_NEED_FIELD_NONE,
    [PURSUIT_CELL_WORDS] = PURSUIT_RULE_NEED_FIELD,
    [PURSUIT_CELL_NUMBER] = PURSUIT_RULE_NEED_FIELD,
    [PURSUIT_CELL_YES] = PURSUIT_RULE_NEED_FIELD,
  };
  static const PursuitRule timeline[] = {
    [PURSUIT_CELL_NO] = PURSUIT_RULE_TIMELINE_FIELD_NONE,
    [PURSUIT_CELL_WORDS] = PURSUIT_RULE_TIMELINE_FIELD_WORDS,
    [PURSUIT_CELL_NUMBER] = PURSUIT_RULE_TIMELINE_FIELD_DATE,
    [PURSUIT_CELL_YES] = PURSUIT_RULE_TIMELINE_FIELD_WORDS,
  };

  look_at_cell (lead, PURSUIT_LEAD_BUDGET, PURSUIT_SCORE_BUDGET, budget, hits);
  look_at_cell (lead, PURSUIT_LEAD_NEED, PURSUIT_SCORE_NEED, need, hits);
  look_at_cell (lead, PURSUIT_LEAD_TIMELINE, PURSUIT_SCORE_TIMELINE, timeline, hits);
}

static void
look_at_money (PursuitRecord *lead, PursuitScorecardHits *hits)
{
  gint64 value = pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE);
  gint64 revenue = pursuit_record_get_integer (lead, PURSUIT_LEAD_ANNUAL_REVENUE);

  if (value <= 0)
    return;
  pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_BUDGET_VALUE, lead, PURSUIT_LEAD_VALUE);
  if (revenue / REVENUE_TIMES_VALUE >= value)
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_BUDGET_REVENUE, lead,
                                      PURSUIT_LEAD_ANNUAL_REVENUE);
}

static void
look_at_stage (PursuitRecord *lead, PursuitScorecardHits *hits)
{
  static const struct
  {
    const char *stage;
    PursuitRule rule;
  } stages[] = {
    { "qualified", PURSUIT_RULE_NEED_QUALIFIED },
    { "proposal", PURSUIT_RULE_NEED_PROPOSAL },
    { "negotiation", PURSUIT_RULE_NEED_NEGOTIATION },
    { "won", PURSUIT_RULE_NEED_WON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (is_choice (lead, PURSUIT_LEAD_STAGE, stages[i].stage))
      pursuit_scorecard_hits_add_field (hits, stages[i].rule, lead, PURSUIT_LEAD_STAGE);
}

static void
look_at_close (const PursuitScorecardInput *input, PursuitScorecardHits *hits)
{
  const char *date = pursuit_record_get_text (input->lead, PURSUIT_LEAD_EXPECTED_CLOSE);
  const char *stage = pursuit_record_get_text (input->lead, PURSUIT_LEAD_STAGE);
  guint32 day = date != NULL ? pursuit_date_to_julian (date) : 0;
  guint32 today = get_today (input);
  PursuitRule rule;

  if (day == 0 || (day < today && pursuit_lead_stage_is_closed (stage)))
    return;

  if (day < today)
    rule = PURSUIT_RULE_TIMELINE_OVERDUE;
  else if (day <= today + NEAR_DAYS)
    rule = PURSUIT_RULE_TIMELINE_CLOSE_NEAR;
  else if (day <= today + YEAR_DAYS)
    rule = PURSUIT_RULE_TIMELINE_CLOSE_YEAR;
  else
    rule = PURSUIT_RULE_TIMELINE_CLOSE_FAR;
  pursuit_scorecard_hits_add_field (hits, rule, input->lead, PURSUIT_LEAD_EXPECTED_CLOSE);
}

static void
look_at_title (PursuitRecord *record, guint field, PursuitScorecardHits *hits)
{
  PursuitRule rule = pursuit_title_read (pursuit_record_get_text (record, field));

  if (rule != PURSUIT_N_RULES)
    pursuit_scorecard_hits_add_field (hits, rule, record, field);
}

static void
look_at_lead (const PursuitScorecardInput *input, PursuitScorecardHits *hits)
{
  PursuitRecord *lead = input->lead;

  look_at_money (lead, hits);
  look_at_stage (lead, hits);
  look_at_close (input, hits);
  if (pursuit_cell_read (pursuit_record_get_text (lead, PURSUIT_LEAD_NEXT_STEP),
                         PURSUIT_SCORE_TIMELINE)
      > PURSUIT_CELL_NO)
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_TIMELINE_NEXT_STEP, lead,
                                      PURSUIT_LEAD_NEXT_STEP);
  if (pursuit_cell_read (pursuit_record_get_text (lead, PURSUIT_LEAD_COMPETITOR),
                         PURSUIT_SCORE_NEED)
      > PURSUIT_CELL_NO)
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_NEED_COMPETITOR, lead,
                                      PURSUIT_LEAD_COMPETITOR);
  if (pursuit_source_is_inbound (pursuit_record_get_text (lead, PURSUIT_LEAD_SOURCE)))
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_NEED_SOURCE_INBOUND, lead,
                                      PURSUIT_LEAD_SOURCE);
  look_at_title (lead, PURSUIT_LEAD_CONTACT_TITLE, hits);
  look_at_cells (lead, hits);
}

static void
look_at_person (PursuitRecord *person, PursuitScorecardHits *hits)
{
  static const struct
  {
    const char *role;
    PursuitRule rule;
  } roles[] = {
    { "decision_maker", PURSUIT_RULE_AUTHORITY_DECISION_MAKER },
    { "champion", PURSUIT_RULE_AUTHORITY_CHAMPION },
    { "influencer", PURSUIT_RULE_AUTHORITY_INFLUENCER },
    { "blocker", PURSUIT_RULE_AUTHORITY_BLOCKER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (is_choice (person, PURSUIT_PERSON_ROLE, roles[i].role))
      pursuit_scorecard_hits_add_field (hits, roles[i].rule, person, PURSUIT_PERSON_ROLE);
  look_at_title (person, PURSUIT_PERSON_TITLE, hits);
}

static void
look_at_activity (const PursuitScorecardInput *input,
                  PursuitRecord *activity,
                  PursuitScorecardHits *hits)
{
  static const guint times[] = { PURSUIT_ACTIVITY_HAPPENED_AT, PURSUIT_ACTIVITY_DONE_AT };
  const char *due = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_DUE_AT);
  gboolean is_talk = is_choice (activity, PURSUIT_ACTIVITY_TYPE, "call")
                     || is_choice (activity, PURSUIT_ACTIVITY_TYPE, "meeting");

  if (!pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE_AT) && is_after_now (input, due))
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_TIMELINE_PLANNED, activity,
                                      PURSUIT_ACTIVITY_DUE_AT);

  for (gsize i = 0; is_talk && i < G_N_ELEMENTS (times); i++)
    {
      const char *time = pursuit_record_get_text (activity, times[i]);

      if (time != NULL && !is_after_now (input, time))
        pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_NEED_TALK, activity, times[i]);
    }
}

static void
look_at_proposal (const PursuitScorecardInput *input,
                  PursuitRecord *proposal,
                  PursuitScorecardHits *hits)
{
  const char *until = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL);

  if (is_choice (proposal, PURSUIT_PROPOSAL_STATUS, "accepted"))
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_BUDGET_PROPOSAL_ACCEPTED, proposal,
                                      PURSUIT_PROPOSAL_STATUS);
  if (!is_choice (proposal, PURSUIT_PROPOSAL_STATUS, "sent"))
    return;

  if (pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE) > 0)
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_BUDGET_PROPOSAL_SENT, proposal,
                                      PURSUIT_PROPOSAL_DEAL_SIZE);
  if (until != NULL && pursuit_date_to_julian (until) >= get_today (input))
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_TIMELINE_OFFER_VALID, proposal,
                                      PURSUIT_PROPOSAL_VALID_UNTIL);
}

static void
look_at_conversation (PursuitRecord *conversation, PursuitScorecardHits *hits)
{
  if (pursuit_record_is_set (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE))
    pursuit_scorecard_hits_add_field (hits, PURSUIT_RULE_NEED_TALK, conversation,
                                      PURSUIT_CONVERSATION_CONVERSATION_TYPE);
}

static void
look_at_record (const PursuitScorecardInput *input,
                PursuitRecord *record,
                PursuitScorecardHits *hits)
{
  if (!pursuit_scorecard_is_live (record))
    return;

  if (PURSUIT_IS_PERSON (record))
    look_at_person (record, hits);
  else if (PURSUIT_IS_ACTIVITY (record))
    look_at_activity (input, record, hits);
  else if (PURSUIT_IS_PROPOSAL (record))
    look_at_proposal (input, record, hits);
  else if (PURSUIT_IS_CONVERSATION (record))
    look_at_conversation (record, hits);
}

void
pursuit_scorecard_collect_facts (const PursuitScorecardInput *input, PursuitScorecardHits *hits)
{
  GPtrArray *const lists[]
      = { input->people, input->proposals, input->activities, input->conversations };

  look_at_lead (input, hits);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < pursuit_scorecard_get_n (lists[i]); j++)
      look_at_record (input, g_ptr_array_index (lists[i], j), hits);
}
