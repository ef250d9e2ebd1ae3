/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-money.h"
#include "core/pursuit-score-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const PursuitChoice pursuit_lead_stages[] = {
  { "new", N_ ("New") },
  { "qualified", N_ ("Qualified") },
  { "proposal", N_ ("Proposal") },
  { "negotiation", N_ ("Negotiation") },
  { "won", N_ ("Won") },
  { "lost", N_ ("Lost") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_LEAD_COMPANY_NAME] = { .key = "company_name",
                                  .label = N_ ("Company"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
                                  .max_length = 255 },
  [PURSUIT_LEAD_CONTACT_NAME]
  = { .key = "contact_name",
      .label = N_ ("Contact"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .max_length = 255 },
  [PURSUIT_LEAD_TITLE] = { .key = "title",
                           .label = N_ ("Deal"),
                           .type = PURSUIT_FIELD_TEXT,
                           .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
                           .max_length = 255 },
  [PURSUIT_LEAD_CONTACT_TITLE] = { .key = "contact_title",
                                   .label = N_ ("Job title"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_SEARCHED,
                                   .max_length = 255 },
  [PURSUIT_LEAD_CONTACT_EMAIL]
  = { .key = "contact_email",
      .label = N_ ("E-mail"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .max_length = 255 },
  [PURSUIT_LEAD_CONTACT_PHONE] = { .key = "contact_phone",
                                   .label = N_ ("Phone"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED
                                            | PURSUIT_FIELD_PERSONAL | PURSUIT_FIELD_DIGITS,
                                   .max_length = 100 },
  [PURSUIT_LEAD_INDUSTRY] = { .key = "industry",
                              .label = N_ ("Industry"),
                              .type = PURSUIT_FIELD_TEXT,
                              .flags = PURSUIT_FIELD_SEARCHED,
                              .max_length = 255 },
  [PURSUIT_LEAD_COMPANY_SIZE] = { .key = "company_size",
                                  .label = N_ ("Employees"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .max_length = 50 },
  [PURSUIT_LEAD_WEBSITE] = { .key = "website",
                             .label = N_ ("Website"),
                             .type = PURSUIT_FIELD_TEXT,
                             .flags = PURSUIT_FIELD_SEARCHED,
                             .max_length = 500 },
  [PURSUIT_LEAD_DOMAIN] = { .key = "domain",
                            .label = N_ ("Domain"),
                            .type = PURSUIT_FIELD_TEXT,
                            .flags = PURSUIT_FIELD_SEARCHED,
                            .max_length = 255 },
  [PURSUIT_LEAD_STREET] = { .key = "street",
                            .label = N_ ("Street"),
                            .type = PURSUIT_FIELD_TEXT,
                            .flags = PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
                            .max_length = 500 },
  [PURSUIT_LEAD_CITY] = { .key = "city",
                          .label = N_ ("City"),
                          .type = PURSUIT_FIELD_TEXT,
                          .flags = PURSUIT_FIELD_SEARCHED,
                          .max_length = 255 },
  [PURSUIT_LEAD_REGION] = { .key = "region",
                            .label = N_ ("State or region"),
                            .type = PURSUIT_FIELD_TEXT,
                            .flags = PURSUIT_FIELD_SEARCHED,
                            .max_length = 255 },
  [PURSUIT_LEAD_POSTAL_CODE] = { .key = "postal_code",
                                 .label = N_ ("Postal code"),
                                 .type = PURSUIT_FIELD_TEXT,
                                 .flags = PURSUIT_FIELD_PERSONAL,
                                 .max_length = 50 },
  [PURSUIT_LEAD_COUNTRY] = { .key = "country",
                             .label = N_ ("Country"),
                             .type = PURSUIT_FIELD_TEXT,
                             .flags = PURSUIT_FIELD_SEARCHED,
                             .max_length = 100 },
  [PURSUIT_LEAD_ANNUAL_REVENUE] = { .key = "annual_revenue",
                                    .label = N_ ("Annual revenue"),
                                    .type = PURSUIT_FIELD_MONEY,
                                    .currency = PURSUIT_LEAD_CURRENCY },
  [PURSUIT_LEAD_DESCRIPTION] = { .key = "description",
                                 .label = N_ ("Description"),
                                 .type = PURSUIT_FIELD_LONG_TEXT,
                                 .flags = PURSUIT_FIELD_SEARCHED,
                                 .merge = PURSUIT_MERGE_TEXT },
  [PURSUIT_LEAD_STAGE] = { .key = "stage",
                           .label = N_ ("Stage"),
                           .type = PURSUIT_FIELD_CHOICE,
                           .choices = pursuit_lead_stages },
  [PURSUIT_LEAD_STAGE_CHANGED_AT] = { .key = "stage_changed_at",
                                      .label = N_ ("In this stage since"),
                                      .type = PURSUIT_FIELD_TIME,
                                      .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_LEAD_OWNER_ID] = { .key = "owner_id",
                              .label = N_ ("Owner"),
                              .type = PURSUIT_FIELD_ID,
                              .target = PURSUIT_KIND_USER },
  [PURSUIT_LEAD_TEAM_ID] = { .key = "team_id",
                             .label = N_ ("Team"),
                             .type = PURSUIT_FIELD_ID,
                             .target = PURSUIT_KIND_TEAM },
  [PURSUIT_LEAD_SOURCE] = { .key = "source",
                            .label = N_ ("Source"),
                            .type = PURSUIT_FIELD_TEXT,
                            .flags = PURSUIT_FIELD_SEARCHED,
                            .max_length = 255 },
  [PURSUIT_LEAD_VALUE] = { .key = "value",
                           .label = N_ ("Value"),
                           .type = PURSUIT_FIELD_MONEY,
                           .currency = PURSUIT_LEAD_CURRENCY },
  [PURSUIT_LEAD_CURRENCY]
  = { .key = "currency", .label = N_ ("Currency"), .type = PURSUIT_FIELD_TEXT, .max_length = 3 },
  [PURSUIT_LEAD_PROBABILITY] = { .key = "probability",
                                 .label = N_ ("Probability, percent"),
                                 .type = PURSUIT_FIELD_INTEGER,
                                 .minimum = 0,
                                 .maximum = 100 },
  [PURSUIT_LEAD_EXPECTED_CLOSE]
  = { .key = "expected_close", .label = N_ ("Expected close"), .type = PURSUIT_FIELD_DATE },
  [PURSUIT_LEAD_CLOSED_AT]
  = { .key = "closed_at", .label = N_ ("Closed"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_LEAD_NEXT_STEP] = { .key = "next_step",
                               .label = N_ ("Next step"),
                               .type = PURSUIT_FIELD_TEXT,
                               .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_LEAD_LOST_REASON] = { .key = "lost_reason",
                                 .label = N_ ("Lost reason"),
                                 .type = PURSUIT_FIELD_TEXT,
                                 .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_LEAD_COMPETITOR] = { .key = "competitor",
                                .label = N_ ("Competitor"),
                                .type = PURSUIT_FIELD_TEXT,
                                .flags = PURSUIT_FIELD_SEARCHED,
                                .max_length = 255 },
  [PURSUIT_LEAD_BUDGET] = { .key = "budget",
                            .label = N_ ("Budget"),
                            .type = PURSUIT_FIELD_TEXT,
                            .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_LEAD_NEED] = { .key = "need",
                          .label = N_ ("Need"),
                          .type = PURSUIT_FIELD_TEXT,
                          .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_LEAD_TIMELINE] = { .key = "timeline",
                              .label = N_ ("Timeline"),
                              .type = PURSUIT_FIELD_TEXT,
                              .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_LEAD_LAST_ACTIVITY_AT]
  = { .key = "last_activity_at", .label = N_ ("Last contact"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_LEAD_SCORE] = { .key = "score",
                           .label = N_ ("Score"),
                           .type = PURSUIT_FIELD_INTEGER,
                           .flags = PURSUIT_FIELD_COMPUTED,
                           .minimum = 0,
                           .maximum = 100 },
  [PURSUIT_LEAD_SCORE_BREAKDOWN] = { .key = "score_breakdown",
                                     .label = N_ ("Score parts"),
                                     .type = PURSUIT_FIELD_JSON,
                                     .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_LEAD_SCORE_ENGINE] = { .key = "score_engine",
                                  .label = N_ ("Scored by"),
                                  .type = PURSUIT_FIELD_CHOICE,
                                  .flags = PURSUIT_FIELD_COMPUTED,
                                  .choices = pursuit_score_engines },
  [PURSUIT_LEAD_SCORED_AT] = { .key = "scored_at",
                               .label = N_ ("Scored"),
                               .type = PURSUIT_FIELD_TIME,
                               .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_LEAD_SCORE_STALE] = { .key = "score_stale",
                                 .label = N_ ("Score is stale"),
                                 .type = PURSUIT_FIELD_BOOLEAN,
                                 .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_LEAD_SCORE_OVERRIDE] = { .key = "score_override",
                                    .label = N_ ("Score set by hand"),
                                    .type = PURSUIT_FIELD_INTEGER,
                                    .minimum = 0,
                                    .maximum = 100 },
  [PURSUIT_LEAD_SCORE_OVERRIDE_REASON] = { .key = "score_override_reason",
                                           .label = N_ ("Why the score was set by hand"),
                                           .type = PURSUIT_FIELD_TEXT },
  [PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL] = { .key = "score_override_until",
                                          .label = N_ ("Set by hand until"),
                                          .type = PURSUIT_FIELD_DATE },
};

gboolean
pursuit_lead_stage_is_closed (const char *stage)
{
  return g_strcmp0 (stage, "won") == 0 || g_strcmp0 (stage, "lost") == 0;
}

/* Fields that a verb or a default fills say nothing about who the lead is. */
static gboolean
says_something (guint field)
{
  return field != PURSUIT_LEAD_STAGE && field != PURSUIT_LEAD_CURRENCY
         && field != PURSUIT_LEAD_OWNER_ID && field != PURSUIT_LEAD_TEAM_ID
         && (fields[field].flags & PURSUIT_FIELD_COMPUTED) == 0;
}

static gboolean
check_lead (PursuitRecord *self, GError **error)
{
  const char *currency = pursuit_record_get_text (self, PURSUIT_LEAD_CURRENCY);

  if (currency != NULL && pursuit_currency_get_exponent (currency) < 0)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("“%s” is no currency code; use one such as EUR"), currency);
      return FALSE;
    }

  if (pursuit_record_is_set (self, PURSUIT_LEAD_VALUE)
      && pursuit_record_get_integer (self, PURSUIT_LEAD_VALUE) < 0)
    {
      g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                           _ ("Value: a deal is not worth less than nothing; give 0 or more"));
      return FALSE;
    }

  for (guint i = PURSUIT_FIELD_CUSTOM; i < PURSUIT_LEAD_N_FIELDS; i++)
    if (says_something (i) && pursuit_record_is_set (self, i))
      return TRUE;

  g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                       _ ("A lead needs at least one value, such as a company or a name"));

  return FALSE;
}

PURSUIT_DEFINE_RECORD (PursuitLead, pursuit_lead, PURSUIT_KIND_LEAD, fields, check_lead)
