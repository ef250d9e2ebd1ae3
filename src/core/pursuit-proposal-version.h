/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSAL_VERSION (pursuit_proposal_version_get_type ())

/**
 * PursuitProposalVersion:
 *
 * A frozen copy of a proposal.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProposalVersion, pursuit_proposal_version, PURSUIT, PROPOSAL_VERSION, PursuitRecord)

/**
 * PursuitProposalVersionField:
 *
 * The numbers of the fields of a proposal version; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_PROPOSAL_VERSION_NUMBER,
  PURSUIT_PROPOSAL_VERSION_TITLE,
  PURSUIT_PROPOSAL_VERSION_CONTENT,
  PURSUIT_PROPOSAL_VERSION_SHA256,
  PURSUIT_PROPOSAL_VERSION_SENT_AT,
  PURSUIT_PROPOSAL_VERSION_N_FIELDS,
} PursuitProposalVersionField;

G_END_DECLS
