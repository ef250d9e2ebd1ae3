/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-evidence.h"

G_BEGIN_DECLS

/**
 * PursuitClaimState:
 * @PURSUIT_CLAIM_SOURCED: it rests on @evidence
 * @PURSUIT_CLAIM_NOT_ESTABLISHED: a variable without value: the text is not complete
 * @PURSUIT_CLAIM_UNSOURCED: a figure in the text that nothing known supports: check it
 *
 * How a claim stands.
 */
typedef enum
{
  PURSUIT_CLAIM_SOURCED,
  PURSUIT_CLAIM_NOT_ESTABLISHED,
  PURSUIT_CLAIM_UNSOURCED,
} PursuitClaimState;

/**
 * PursuitClaim:
 * @text: the variable with its value, "company: Acme", or the figure as it stands
 * @variable: (nullable): the variable's name; %NULL for a figure
 * @line: the line of the proposal's text, from 1
 * @start: where it stands in that line, in bytes
 * @end: the byte behind it; 0 if only the line is known
 * @state: how it stands
 * @evidence: (nullable): what it rests on
 *
 * One thing a proposal says that has to be true.
 */
typedef struct
{
  char *text;
  char *variable;
  guint line;
  guint start;
  guint end;
  PursuitClaimState state;
  PursuitEvidence *evidence;
} PursuitClaim;

/**
 * pursuit_claim_free:
 * @self: (nullable) (transfer full): a claim
 *
 * Frees it.
 */
void pursuit_claim_free (PursuitClaim *self);

/**
 * pursuit_claim_state_to_string:
 * @state: a state
 *
 * Returns: "sourced", "not_established" or "unsourced"
 */
const char *pursuit_claim_state_to_string (PursuitClaimState state);

/**
 * pursuit_claims_to_json:
 * @claims: (element-type PursuitClaim): claims
 *
 * Returns: (transfer full): an array of `{"text","variable","line","state","evidence"}`
 */
JsonNode *pursuit_claims_to_json (GPtrArray *claims);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitClaim, pursuit_claim_free)

G_END_DECLS
