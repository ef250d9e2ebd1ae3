/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-proposal.h"

#include "core/pursuit-core-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const PursuitChoice pursuit_proposal_statuses[] = {
  { "draft", N_ ("Draft") },       { "sent", N_ ("Sent") }, { "accepted", N_ ("Accepted") },
  { "rejected", N_ ("Rejected") }, { NULL, NULL },
};

const PursuitChoice pursuit_proposal_states[] = {
  { "draft", N_ ("Draft") },
  { "sent", N_ ("Sent") },
  { "accepted", N_ ("Accepted") },
  { "rejected", N_ ("Rejected") },
  { "expired", N_ ("Expired") },
  { "superseded", N_ ("Superseded") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_PROPOSAL_LEAD_ID] = { .key = "lead_id",
                                 .label = N_ ("Lead"),
                                 .type = PURSUIT_FIELD_ID,
                                 .flags = PURSUIT_FIELD_REQUIRED,
                                 .target = PURSUIT_KIND_LEAD },
  [PURSUIT_PROPOSAL_TEMPLATE_ID] = { .key = "template_id",
                                     .label = N_ ("Template"),
                                     .type = PURSUIT_FIELD_ID,
                                     .target = PURSUIT_KIND_TEMPLATE },
  [PURSUIT_PROPOSAL_TITLE]
  = { .key = "title",
      .label = N_ ("Title"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 255 },
  [PURSUIT_PROPOSAL_CONTENT] = { .key = "content",
                                 .label = N_ ("Text"),
                                 .type = PURSUIT_FIELD_LONG_TEXT,
                                 .flags = PURSUIT_FIELD_SEARCHED,
                                 .merge = PURSUIT_MERGE_TEXT,
                                 .max_length = 2 * 1024 * 1024 },
  [PURSUIT_PROPOSAL_DEAL_SIZE] = { .key = "deal_size",
                                   .label = N_ ("Deal size"),
                                   .type = PURSUIT_FIELD_MONEY,
                                   .currency = PURSUIT_PROPOSAL_CURRENCY },
  [PURSUIT_PROPOSAL_CURRENCY]
  = { .key = "currency", .label = N_ ("Currency"), .type = PURSUIT_FIELD_TEXT, .max_length = 3 },
  [PURSUIT_PROPOSAL_CONTRACT_TERM]
  = { .key = "contract_term", .label = N_ ("Term"), .type = PURSUIT_FIELD_TEXT, .max_length = 50 },
  [PURSUIT_PROPOSAL_STATUS] = { .key = "status",
                                .label = N_ ("Status"),
                                .type = PURSUIT_FIELD_CHOICE,
                                .choices = pursuit_proposal_statuses },
  [PURSUIT_PROPOSAL_VALID_UNTIL]
  = { .key = "valid_until", .label = N_ ("Valid until"), .type = PURSUIT_FIELD_DATE },
  [PURSUIT_PROPOSAL_NEXT_STEP_AT]
  = { .key = "next_step_at", .label = N_ ("Next step on"), .type = PURSUIT_FIELD_DATE },
  [PURSUIT_PROPOSAL_LANGUAGE]
  = { .key = "language", .label = N_ ("Language"), .type = PURSUIT_FIELD_TEXT, .max_length = 35 },
  [PURSUIT_PROPOSAL_SENT_AT] = { .key = "sent_at",
                                 .label = N_ ("Sent"),
                                 .type = PURSUIT_FIELD_TIME,
                                 .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_PROPOSAL_DECIDED_AT] = { .key = "decided_at",
                                    .label = N_ ("Decided"),
                                    .type = PURSUIT_FIELD_TIME,
                                    .flags = PURSUIT_FIELD_COMPUTED },
  [PURSUIT_PROPOSAL_DRAFTED_BY] = { .key = "drafted_by",
                                    .label = N_ ("Drafted by"),
                                    .type = PURSUIT_FIELD_TEXT,
                                    .flags = PURSUIT_FIELD_COMPUTED,
                                    .max_length = 20 },
  [PURSUIT_PROPOSAL_DOUBTED_CLAIMS] = { .key = "doubted_claims",
                                        .label = N_ ("Claims without source"),
                                        .type = PURSUIT_FIELD_JSON,
                                        .flags = PURSUIT_FIELD_COMPUTED,
                                        .merge = PURSUIT_MERGE_UNION },
  [PURSUIT_PROPOSAL_CONFIRMED_CLAIMS] = { .key = "confirmed_claims",
                                          .label = N_ ("Confirmed claims"),
                                          .type = PURSUIT_FIELD_JSON,
                                          .flags = PURSUIT_FIELD_COMPUTED,
                                          .merge = PURSUIT_MERGE_UNION },
};

PURSUIT_DEFINE_RECORD (PursuitProposal, pursuit_proposal, PURSUIT_KIND_PROPOSAL, fields, NULL)

gboolean
pursuit_proposal_is_by_ai (PursuitRecord *proposal)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), FALSE);

  return g_strcmp0 (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_DRAFTED_BY), "ai") == 0;
}

gboolean
pursuit_proposal_may_move (const char *from, const char *to, GError **error)
{
  static const char *const steps[][2] = {
    { "draft", "sent" },    { "sent", "accepted" }, { "sent", "rejected" },  { "accepted", "sent" },
    { "rejected", "sent" }, { "sent", "draft" },    { "rejected", "draft" },
  };

  g_return_val_if_fail (from != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (strcmp (from, to) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i][0], from) == 0 && strcmp (steps[i][1], to) == 0)
      return TRUE;

  g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_FORBIDDEN,
               _ ("A proposal cannot go from “%s” to “%s”; the way is draft, sent, then accepted "
                  "or rejected; what was sent or rejected can be revised, what was accepted only "
                  "duplicated"),
               from, to);

  return FALSE;
}

/* Both are days in one form, so that the order of the text is the order of the days. */
static gboolean
is_past (const char *valid_until, const char *today)
{
  return valid_until != NULL && strcmp (valid_until, today) < 0;
}

const char *
pursuit_proposal_get_state (PursuitRecord *proposal, const char *today)
{
  const char *status;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);
  if (g_strcmp0 (status, "sent") == 0
      && is_past (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL), today))
    return "expired";

  return status != NULL ? status : "draft";
}

gboolean
pursuit_proposal_check_valid (PursuitRecord *proposal, const char *today, GError **error)
{
  const char *until;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), FALSE);
  g_return_val_if_fail (today != NULL, FALSE);

  until = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL);
  if (!is_past (until, today))
    return TRUE;

  g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
               _ ("Valid until: %s is past, so that the offer would be void on arrival; set a "
                  "later day"),
               until);

  return FALSE;
}

gboolean
pursuit_proposal_is_frozen_field (guint field)
{
  switch (field)
    {
    case PURSUIT_PROPOSAL_LEAD_ID:
    case PURSUIT_PROPOSAL_TITLE:
    case PURSUIT_PROPOSAL_CONTENT:
    case PURSUIT_PROPOSAL_DEAL_SIZE:
    case PURSUIT_PROPOSAL_CURRENCY:
    case PURSUIT_PROPOSAL_CONTRACT_TERM:
    case PURSUIT_PROPOSAL_VALID_UNTIL:
    case PURSUIT_PROPOSAL_LANGUAGE:
      return TRUE;
    default:
      return FALSE;
    }
}
