/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-proposal-version.h"

#include <glib/gi18n-lib.h>

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
  [PURSUIT_PROPOSAL_VERSION_CONTENT]
  = { .key = "content", .label = N_ ("Text"), .type = PURSUIT_FIELD_LONG_TEXT },
  [PURSUIT_PROPOSAL_VERSION_SHA256]
  = { .key = "sha256", .label = N_ ("Hash"), .type = PURSUIT_FIELD_TEXT, .max_length = 64 },
  [PURSUIT_PROPOSAL_VERSION_SENT_AT]
  = { .key = "sent_at", .label = N_ ("Sent"), .type = PURSUIT_FIELD_TIME },
};

PURSUIT_DEFINE_RECORD (
    PursuitProposalVersion, pursuit_proposal_version, PURSUIT_KIND_PROPOSAL_VERSION, fields, NULL)
