/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-scorecard-rules-private.h"

#include <glib/gi18n-lib.h>

/* The scorecard itself. docs/scoring.md is written from it, and a test holds the page to it. A
 * rule that ends in -said has its phrases under its id in resources/insight/phrases.txt. */
static const PursuitScorecardRule rules[PURSUIT_N_RULES] = {
  [PURSUIT_RULE_BUDGET_FIELD_APPROVED] = { .id = "budget-field-approved", .part = PURSUIT_SCORE_BUDGET, .points = 90, .looks_for = "the lead's budget, where it says that it is approved", .summary = N_ ("The budget is approved"), .lacks = N_ ("The sum is not yet ordered") },
  [PURSUIT_RULE_BUDGET_PROPOSAL_ACCEPTED] = { .id = "budget-proposal-accepted", .part = PURSUIT_SCORE_BUDGET, .points = 88, .looks_for = "a proposal that was accepted", .summary = N_ ("They accepted a proposal"), .lacks = N_ ("The money is not yet in") },
  [PURSUIT_RULE_BUDGET_APPROVED_SAID] = { .id = "budget-approved-said", .part = PURSUIT_SCORE_BUDGET, .points = 85, .looks_for = "words such as “the budget is approved” in a note, mail, call, meeting or transcript", .summary = N_ ("They say the budget is approved"), .lacks = N_ ("The approval is spoken, not in writing") },
  [PURSUIT_RULE_BUDGET_FIELD_AMOUNT] = { .id = "budget-field-amount", .part = PURSUIT_SCORE_BUDGET, .points = 75, .looks_for = "the lead's budget, where it names a sum", .summary = N_ ("A budget with a sum is written down"), .lacks = N_ ("The budget is not confirmed as approved") },
  [PURSUIT_RULE_BUDGET_PLANNED_SAID] = { .id = "budget-planned-said", .part = PURSUIT_SCORE_BUDGET, .points = 70, .looks_for = "words such as “it is in the plan for 2027” or “a budget of 50,000”", .summary = N_ ("They say the money is planned"), .lacks = N_ ("Planned is not approved") },
  [PURSUIT_RULE_BUDGET_PRICE_ACCEPTED_SAID] = { .id = "budget-price-accepted-said", .part = PURSUIT_SCORE_BUDGET, .points = 65, .looks_for = "words such as “the price is fine”", .summary = N_ ("They accept the price"), .lacks = N_ ("Nobody said that the money is there") },
  [PURSUIT_RULE_BUDGET_FIELD_WORDS] = { .id = "budget-field-words", .part = PURSUIT_SCORE_BUDGET, .points = 60, .looks_for = "the lead's budget, where it says anything else", .summary = N_ ("Something is written down about the budget"), .lacks = N_ ("No sum and no approval are known") },
  [PURSUIT_RULE_BUDGET_PROPOSAL_SENT] = { .id = "budget-proposal-sent", .part = PURSUIT_SCORE_BUDGET, .points = 50, .looks_for = "a proposal with a price that was sent and not rejected", .summary = N_ ("They know our price"), .lacks = N_ ("They have not said that they can pay it") },
  [PURSUIT_RULE_BUDGET_VALUE] = { .id = "budget-value", .part = PURSUIT_SCORE_BUDGET, .points = 40, .looks_for = "the lead's value", .summary = N_ ("The deal has a value"), .lacks = N_ ("The value is ours; their budget is not known") },
  [PURSUIT_RULE_BUDGET_REVENUE] = { .id = "budget-revenue", .part = PURSUIT_SCORE_BUDGET, .points = 35, .looks_for = "an annual revenue of at least 100 times the value", .summary = N_ ("Their revenue is far above the value"), .lacks = N_ ("That they could pay does not mean they plan to") },
  [PURSUIT_RULE_BUDGET_FIELD_NONE] = { .id = "budget-field-none", .part = PURSUIT_SCORE_BUDGET, .points = 0, .looks_for = "the lead's budget, where it says “none” or denies it", .summary = N_ ("There is no budget"), },
  [PURSUIT_RULE_BUDGET_DENIED_SAID] = { .id = "budget-denied-said", .part = PURSUIT_SCORE_BUDGET, .points = 0, .looks_for = "words such as “too expensive”, “budget freeze”, or any of the above denied: “we have no budget”", .summary = N_ ("They say the money is not there"), },
  [PURSUIT_RULE_AUTHORITY_DECISION_MAKER] = { .id = "authority-decision-maker", .part = PURSUIT_SCORE_AUTHORITY, .points = 90, .looks_for = "a person whose role is decision maker", .summary = N_ ("The decision maker is known"), .lacks = N_ ("The decision maker has not agreed in writing") },
  [PURSUIT_RULE_AUTHORITY_SIGNS_SAID] = { .id = "authority-signs-said", .part = PURSUIT_SCORE_AUTHORITY, .points = 85, .looks_for = "words such as “I sign” or “it is my decision”", .summary = N_ ("They say they decide themselves"), .lacks = N_ ("That they decide is only their own word") },
  [PURSUIT_RULE_AUTHORITY_TITLE_TOP] = { .id = "authority-title-top", .part = PURSUIT_SCORE_AUTHORITY, .points = 75, .looks_for = "a job title of those who sign: owner, founder, chief …, managing director, Geschäftsführer", .summary = N_ ("Somebody who can sign is in contact"), .lacks = N_ ("Nobody confirmed who signs this") },
  [PURSUIT_RULE_AUTHORITY_NAMED_SAID] = { .id = "authority-named-said", .part = PURSUIT_SCORE_AUTHORITY, .points = 65, .looks_for = "words such as “our CFO signs above 40,000”", .summary = N_ ("They say who decides"), .lacks = N_ ("Whoever decides has not spoken yet") },
  [PURSUIT_RULE_AUTHORITY_TITLE_HEAD] = { .id = "authority-title-head", .part = PURSUIT_SCORE_AUTHORITY, .points = 60, .looks_for = "a job title of those who run a part: director, vice president, head of …, Leiter", .summary = N_ ("The head of a department is in contact"), .lacks = N_ ("Somebody above may have to agree") },
  [PURSUIT_RULE_AUTHORITY_CHAMPION] = { .id = "authority-champion", .part = PURSUIT_SCORE_AUTHORITY, .points = 50, .looks_for = "a person whose role is champion", .summary = N_ ("Somebody inside fights for us"), .lacks = N_ ("A champion does not sign") },
  [PURSUIT_RULE_AUTHORITY_TITLE_MANAGER] = { .id = "authority-title-manager", .part = PURSUIT_SCORE_AUTHORITY, .points = 40, .looks_for = "a job title of those who lead a team or buy: manager, buyer, Einkäufer", .summary = N_ ("A manager is in contact"), .lacks = N_ ("A manager seldom signs alone") },
  [PURSUIT_RULE_AUTHORITY_INFLUENCER] = { .id = "authority-influencer", .part = PURSUIT_SCORE_AUTHORITY, .points = 35, .looks_for = "a person whose role is influencer", .summary = N_ ("Somebody with influence is in contact"), .lacks = N_ ("Influence does not sign") },
  [PURSUIT_RULE_AUTHORITY_BLOCKER] = { .id = "authority-blocker", .part = PURSUIT_SCORE_AUTHORITY, .points = 0, .looks_for = "a person whose role is blocker", .summary = N_ ("Somebody blocks the decision"), },
  [PURSUIT_RULE_AUTHORITY_DENIED_SAID] = { .id = "authority-denied-said", .part = PURSUIT_SCORE_AUTHORITY, .points = 0, .looks_for = "words such as “I have to ask my boss”, or any of the above denied: “I do not decide”", .summary = N_ ("They say somebody else decides"), },
  [PURSUIT_RULE_NEED_WON] = { .id = "need-won", .part = PURSUIT_SCORE_NEED, .points = 90, .looks_for = "the stage won", .summary = N_ ("They bought"), .lacks = N_ ("Whether they are content is not known") },
  [PURSUIT_RULE_NEED_PAIN_SAID] = { .id = "need-pain-said", .part = PURSUIT_SCORE_NEED, .points = 80, .looks_for = "words such as “three stops since June”, “takes too long”, “by hand”", .summary = N_ ("They describe the problem"), .lacks = N_ ("What the problem costs is not known") },
  [PURSUIT_RULE_NEED_FIELD] = { .id = "need-field", .part = PURSUIT_SCORE_NEED, .points = 75, .looks_for = "the lead's need", .summary = N_ ("The need is written down"), .lacks = N_ ("What the problem costs is not known") },
  [PURSUIT_RULE_NEED_WISH_SAID] = { .id = "need-wish-said", .part = PURSUIT_SCORE_NEED, .points = 65, .looks_for = "words such as “we need” or “we are looking for”", .summary = N_ ("They say what they want"), .lacks = N_ ("Why they want it is not known") },
  [PURSUIT_RULE_NEED_NEGOTIATION] = { .id = "need-negotiation", .part = PURSUIT_SCORE_NEED, .points = 60, .looks_for = "the stage negotiation", .summary = N_ ("They negotiate with us"), .lacks = N_ ("Their problem is not written down") },
  [PURSUIT_RULE_NEED_PROPOSAL] = { .id = "need-proposal", .part = PURSUIT_SCORE_NEED, .points = 55, .looks_for = "the stage proposal", .summary = N_ ("They let us make an offer"), .lacks = N_ ("Their problem is not written down") },
  [PURSUIT_RULE_NEED_COMPETITOR] = { .id = "need-competitor", .part = PURSUIT_SCORE_NEED, .points = 50, .looks_for = "the lead's competitor", .summary = N_ ("They look at a competitor as well"), .lacks = N_ ("Their problem is not written down") },
  [PURSUIT_RULE_NEED_QUALIFIED] = { .id = "need-qualified", .part = PURSUIT_SCORE_NEED, .points = 45, .looks_for = "the stage qualified", .summary = N_ ("Somebody found the lead worth while"), .lacks = N_ ("Their problem is not written down") },
  [PURSUIT_RULE_NEED_SOURCE_INBOUND] = { .id = "need-source-inbound", .part = PURSUIT_SCORE_NEED, .points = 40, .looks_for = "a source by which they came to us: web form, referral, trade fair, inquiry", .summary = N_ ("They came to us"), .lacks = N_ ("What they came for is not known") },
  [PURSUIT_RULE_NEED_TALK] = { .id = "need-talk", .part = PURSUIT_SCORE_NEED, .points = 35, .looks_for = "a call, meeting or conversation that took place (done, or with the time)", .summary = N_ ("They take time to talk"), .lacks = N_ ("What they said about the problem is not known") },
  [PURSUIT_RULE_NEED_FIELD_NONE] = { .id = "need-field-none", .part = PURSUIT_SCORE_NEED, .points = 0, .looks_for = "the lead's need, where it says “none” or denies it", .summary = N_ ("There is no need"), },
  [PURSUIT_RULE_NEED_DENIED_SAID] = { .id = "need-denied-said", .part = PURSUIT_SCORE_NEED, .points = 0, .looks_for = "words such as “not interested”, “happy with our current …”, or any of the above denied", .summary = N_ ("They say they do not need it"), },
  [PURSUIT_RULE_TIMELINE_DEADLINE_SAID] = { .id = "timeline-deadline-said", .part = PURSUIT_SCORE_TIMELINE, .points = 85, .looks_for = "words such as “before the March audit” or “by the end of June”", .summary = N_ ("They name a deadline"), .lacks = N_ ("The deadline is spoken, not agreed") },
  [PURSUIT_RULE_TIMELINE_FIELD_DATE] = { .id = "timeline-field-date", .part = PURSUIT_SCORE_TIMELINE, .points = 75, .looks_for = "the lead's timeline, where it names a time", .summary = N_ ("A time is written down"), .lacks = N_ ("Nobody said what hangs on that date") },
  [PURSUIT_RULE_TIMELINE_CLOSE_NEAR] = { .id = "timeline-close-near", .part = PURSUIT_SCORE_TIMELINE, .points = 70, .looks_for = "an expected close within 90 days", .summary = N_ ("It is to close within 90 days"), .lacks = N_ ("The date is ours; theirs is not known") },
  [PURSUIT_RULE_TIMELINE_SOON_SAID] = { .id = "timeline-soon-said", .part = PURSUIT_SCORE_TIMELINE, .points = 65, .looks_for = "words such as “as soon as possible” or “this quarter”", .summary = N_ ("They want it soon"), .lacks = N_ ("No day is agreed") },
  [PURSUIT_RULE_TIMELINE_FIELD_WORDS] = { .id = "timeline-field-words", .part = PURSUIT_SCORE_TIMELINE, .points = 60, .looks_for = "the lead's timeline, where it says anything else", .summary = N_ ("Something is written down about the time"), .lacks = N_ ("No date is known") },
  [PURSUIT_RULE_TIMELINE_NEXT_STEP] = { .id = "timeline-next-step", .part = PURSUIT_SCORE_TIMELINE, .points = 55, .looks_for = "the lead's next step", .summary = N_ ("The next step is agreed"), .lacks = N_ ("When they decide is not known") },
  [PURSUIT_RULE_TIMELINE_CLOSE_YEAR] = { .id = "timeline-close-year", .part = PURSUIT_SCORE_TIMELINE, .points = 50, .looks_for = "an expected close within a year", .summary = N_ ("It is to close within a year"), .lacks = N_ ("The date is far, and ours") },
  [PURSUIT_RULE_TIMELINE_PLANNED] = { .id = "timeline-planned", .part = PURSUIT_SCORE_TIMELINE, .points = 45, .looks_for = "an open task, promise, call or meeting that is due later", .summary = N_ ("Something is planned with them"), .lacks = N_ ("When they decide is not known") },
  [PURSUIT_RULE_TIMELINE_OFFER_VALID] = { .id = "timeline-offer-valid", .part = PURSUIT_SCORE_TIMELINE, .points = 40, .looks_for = "a proposal that was sent and is still valid", .summary = N_ ("Our offer is still valid"), .lacks = N_ ("When they decide is not known") },
  [PURSUIT_RULE_TIMELINE_CLOSE_FAR] = { .id = "timeline-close-far", .part = PURSUIT_SCORE_TIMELINE, .points = 35, .looks_for = "an expected close later than a year from now", .summary = N_ ("It is to close some day"), .lacks = N_ ("The date is more than a year away") },
  [PURSUIT_RULE_TIMELINE_FIELD_NONE] = { .id = "timeline-field-none", .part = PURSUIT_SCORE_TIMELINE, .points = 0, .looks_for = "the lead's timeline, where it says “none” or denies any hurry", .summary = N_ ("There is no time in view"), },
  [PURSUIT_RULE_TIMELINE_OVERDUE] = { .id = "timeline-overdue", .part = PURSUIT_SCORE_TIMELINE, .points = 0, .looks_for = "an expected close that has passed, the lead still open", .summary = N_ ("The expected close has passed"), },
  [PURSUIT_RULE_TIMELINE_DENIED_SAID] = { .id = "timeline-denied-said", .part = PURSUIT_SCORE_TIMELINE, .points = 0, .looks_for = "words such as “no rush”, “on hold”, or any of the above denied", .summary = N_ ("They say it is not urgent"), },
};

const PursuitScorecardRule *
pursuit_scorecard_get_rule (PursuitRule rule)
{
  g_assert (rule < PURSUIT_N_RULES);

  return &rules[rule];
}

const PursuitScorecardRule *
pursuit_scorecard_list_rules (guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = PURSUIT_N_RULES;

  return rules;
}

static void
append_part (GString *out, PursuitScorePart part)
{
  g_string_append_printf (out, "### %s\n\n| points | looks for | rule |\n|---:|---|---|\n",
                          pursuit_score_part_get_label (part));
  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    {
      if (rules[i].part != part)
        continue;
      if (rules[i].points > 0)
        g_string_append_printf (out, "| %d ", rules[i].points);
      else
        g_string_append (out, "| against ");
      g_string_append_printf (out, "| %s | `%s` |\n", rules[i].looks_for, rules[i].id);
    }
}

char *
pursuit_scorecard_to_markdown (void)
{
  GString *out = g_string_new (NULL);

  for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      if (part > 0)
        g_string_append_c (out, '\n');
      append_part (out, part);
    }

  return g_string_free (out, FALSE);
}
