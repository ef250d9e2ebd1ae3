/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-evidence.h"

G_BEGIN_DECLS

/**
 * PURSUIT_CLAIMS_MAX:
 *
 * More claims of one text than this are not listed; nobody checks them one by one.
 */
#define PURSUIT_CLAIMS_MAX 20000u

/**
 * PursuitClaimState:
 * @PURSUIT_CLAIM_SOURCED: it rests on @evidence
 * @PURSUIT_CLAIM_NOT_ESTABLISHED: a variable without value: the text is not complete
 * @PURSUIT_CLAIM_UNSOURCED: nothing known supports it: check it
 * @PURSUIT_CLAIM_CONFIRMED: nothing known supports it, but a person has checked it
 *
 * How a claim stands.
 */
typedef enum
{
  PURSUIT_CLAIM_SOURCED,
  PURSUIT_CLAIM_NOT_ESTABLISHED,
  PURSUIT_CLAIM_UNSOURCED,
  PURSUIT_CLAIM_CONFIRMED,
} PursuitClaimState;

/**
 * PursuitClaimSort:
 * @PURSUIT_CLAIM_SORT_VARIABLE: a variable with its value
 * @PURSUIT_CLAIM_SORT_FIGURE: money, a percentage, a day or the term, written by hand
 * @PURSUIT_CLAIM_SORT_STATEMENT: what else can be true or false: a number of something, a
 *   certificate, a promise, a name
 * @PURSUIT_CLAIM_SORT_SENTENCE: a whole sentence that a model gave a source for, or a note where it
 *   says that something is missing
 *
 * What a claim is.
 */
typedef enum
{
  PURSUIT_CLAIM_SORT_VARIABLE,
  PURSUIT_CLAIM_SORT_FIGURE,
  PURSUIT_CLAIM_SORT_STATEMENT,
  PURSUIT_CLAIM_SORT_SENTENCE,
} PursuitClaimSort;

/**
 * PursuitClaim:
 * @text: the variable with its value, "company: Acme", or the figure as it stands
 * @variable: (nullable): the variable's name; %NULL for a figure
 * @line: the line of the proposal's text, from 1
 * @start: where it stands in that line, in bytes
 * @end: the byte behind it; 0 if only the line is known
 * @sort: what it is
 * @state: how it stands
 * @evidence: (nullable): what it rests on
 * @sentence: (nullable): of one that is not sourced, the sentence that it stands in
 * @confirmed_by: (nullable): the id of the user who has confirmed it
 * @confirmed_at: (nullable): when, RFC 3339
 * @is_own: a person wrote it, in a proposal that AI wrote another part of; it is hers to send
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
  PursuitClaimSort sort;
  PursuitClaimState state;
  PursuitEvidence *evidence;
  char *sentence;
  char *confirmed_by;
  char *confirmed_at;
  gboolean is_own;
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
 * Returns: "sourced", "not_established", "unsourced" or "confirmed"
 */
const char *pursuit_claim_state_to_string (PursuitClaimState state);

/**
 * pursuit_claim_find_sentence:
 * @self: a claim of which the place is known
 * @line: the line that it stands in
 * @start: (out): where its sentence begins in the line, in bytes
 * @end: (out): the byte behind it
 *
 * Finds the sentence as pursuit_claim_take_sentence() takes it.
 */
void
pursuit_claim_find_sentence (const PursuitClaim *self, const char *line, gsize *start, gsize *end);

/**
 * pursuit_claim_take_sentence:
 * @self: a claim of which the place is known
 * @line: the line that it stands in
 *
 * Finds the sentence that the claim stands in: within its line, without the marks of a list or
 * heading, a row of a table as a whole; of a very long one what is around the claim.
 */
void pursuit_claim_take_sentence (PursuitClaim *self, const char *line);

/**
 * pursuit_claim_dup_short:
 * @words: the words of a claim
 *
 * Returns: (transfer full): their beginning, for a message, in whole characters
 */
char *pursuit_claim_dup_short (const char *words);

/**
 * pursuit_claims_to_json:
 * @claims: (element-type PursuitClaim): claims
 *
 * Returns: (transfer full): an array of `{"text","variable","line","state","evidence","sentence",
 *   "confirmed_by","confirmed_at"}`
 */
JsonNode *pursuit_claims_to_json (GPtrArray *claims);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitClaim, pursuit_claim_free)

G_END_DECLS
