/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-proposal-version.h"

#include "core/pursuit-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID] = { .key = "proposal_id",
                                             .label = N_ ("Proposal"),
                                             .type = PURSUIT_FIELD_ID,
                                             .flags = PURSUIT_FIELD_REQUIRED,
                                             .target = PURSUIT_KIND_PROPOSAL },
  [PURSUIT_PROPOSAL_VERSION_NUMBER] = { .key = "number",
                                        .label = N_ ("Version"),
                                        .type = PURSUIT_FIELD_INTEGER,
                                        .minimum = 1,
                                        .maximum = 1000000 },
  [PURSUIT_PROPOSAL_VERSION_TITLE] = { .key = "title",
                                       .label = N_ ("Title"),
                                       .type = PURSUIT_FIELD_TEXT,
                                       .flags = PURSUIT_FIELD_TITLE,
                                       .max_length = 255 },
  [PURSUIT_PROPOSAL_VERSION_CONTENT] = { .key = "content",
                                         .label = N_ ("Text"),
                                         .type = PURSUIT_FIELD_LONG_TEXT,
                                         .max_length = PURSUIT_PROPOSAL_VERSION_MAX_CONTENT },
  [PURSUIT_PROPOSAL_VERSION_SHA256]
  = { .key = "sha256", .label = N_ ("Hash"), .type = PURSUIT_FIELD_TEXT, .max_length = 64 },
  [PURSUIT_PROPOSAL_VERSION_SENT_AT]
  = { .key = "sent_at", .label = N_ ("Sent"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_PROPOSAL_VERSION_SOURCE_SHA256] = { .key = "source_sha256",
                                               .label = N_ ("Hash of the source"),
                                               .type = PURSUIT_FIELD_TEXT,
                                               .max_length = 64 },
  [PURSUIT_PROPOSAL_VERSION_PDF_SHA256] = { .key = "pdf_sha256",
                                            .label = N_ ("Hash of the PDF"),
                                            .type = PURSUIT_FIELD_TEXT,
                                            .max_length = 64 },
  [PURSUIT_PROPOSAL_VERSION_STATUS] = { .key = "status",
                                        .label = N_ ("Status"),
                                        .type = PURSUIT_FIELD_CHOICE,
                                        .choices = pursuit_proposal_statuses },
  [PURSUIT_PROPOSAL_VERSION_DECIDED_AT]
  = { .key = "decided_at", .label = N_ ("Decided"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_PROPOSAL_VERSION_VALID_UNTIL]
  = { .key = "valid_until", .label = N_ ("Valid until"), .type = PURSUIT_FIELD_DATE },
  [PURSUIT_PROPOSAL_VERSION_DEAL_SIZE] = { .key = "deal_size",
                                           .label = N_ ("Deal size"),
                                           .type = PURSUIT_FIELD_MONEY,
                                           .currency = PURSUIT_PROPOSAL_VERSION_CURRENCY },
  [PURSUIT_PROPOSAL_VERSION_CURRENCY]
  = { .key = "currency", .label = N_ ("Currency"), .type = PURSUIT_FIELD_TEXT, .max_length = 3 },
  [PURSUIT_PROPOSAL_VERSION_BRAND] = { .key = "brand",
                                       .label = N_ ("Brand"),
                                       .type = PURSUIT_FIELD_JSON,
                                       .max_length = PURSUIT_PROPOSAL_VERSION_MAX_BRAND },
};

PURSUIT_DEFINE_RECORD (
    PursuitProposalVersion, pursuit_proposal_version, PURSUIT_KIND_PROPOSAL_VERSION, fields, NULL)

const char *
pursuit_proposal_version_get_state (PursuitRecord *version, gboolean is_newest, const char *today)
{
  const char *status, *until;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_VERSION (version), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  status = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_STATUS);
  if (status != NULL && !g_str_equal (status, "sent"))
    return status;
  if (!is_newest)
    return "superseded";
  until = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_VALID_UNTIL);

  return until != NULL && strcmp (until, today) < 0 ? "expired" : "sent";
}
