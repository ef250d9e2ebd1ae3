/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

/* Most bytes of a brand as JSON. */
#define PURSUIT_PROPOSAL_VERSION_MAX_BRAND 16384
/* Most bytes of a text with its variables filled in: twice what a proposal may have. */
#define PURSUIT_PROPOSAL_VERSION_MAX_CONTENT (4 * 1024 * 1024)

#define PURSUIT_TYPE_PROPOSAL_VERSION (pursuit_proposal_version_get_type ())

/**
 * PursuitProposalVersion:
 *
 * A frozen copy of a proposal, made when it was sent. Content, hashes, money, dates and the brand
 * that it went out with never change; only what became of it (status, decided_at) is noted later.
 * The bytes that went out (text as the reader got it, source text, PDF) are blobs named by the
 * three hashes.
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
  PURSUIT_PROPOSAL_VERSION_SOURCE_SHA256,
  PURSUIT_PROPOSAL_VERSION_PDF_SHA256,
  PURSUIT_PROPOSAL_VERSION_STATUS,
  PURSUIT_PROPOSAL_VERSION_DECIDED_AT,
  PURSUIT_PROPOSAL_VERSION_VALID_UNTIL,
  PURSUIT_PROPOSAL_VERSION_DEAL_SIZE,
  PURSUIT_PROPOSAL_VERSION_CURRENCY,
  PURSUIT_PROPOSAL_VERSION_BRAND,
  PURSUIT_PROPOSAL_VERSION_N_FIELDS,
} PursuitProposalVersionField;

/**
 * pursuit_proposal_version_get_state:
 * @version: a version
 * @is_newest: whether no later version was sent
 * @today: the day, `YYYY-MM-DD`
 *
 * Returns: a nick of pursuit_proposal_states: how it was decided, else superseded once a newer
 *   version was sent, else expired or sent
 */
const char *
pursuit_proposal_version_get_state (PursuitRecord *version, gboolean is_newest, const char *today);

G_END_DECLS
