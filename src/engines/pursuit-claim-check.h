/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-claim.h"

G_BEGIN_DECLS

/* So many sentences without a source, and so many confirmations, are kept of one proposal: the
 * newest. */
#define PURSUIT_CLAIMS_MAX_KEPT 1000u

/**
 * pursuit_claims_keep_doubted:
 * @doubted: (nullable): what is kept so far
 * @claims: (element-type PursuitClaim): of a draft
 * @text: the proposal's text as it will be
 *
 * A model says by its tags what a sentence rests on, and the tags leave the text. What is lost with
 * them is kept: sentences that were given a source that there is none of, and notes that something
 * is missing. What is not in the text any more is forgotten.
 *
 * Returns: (transfer full) (nullable): a JSON array of texts; %NULL if there is none
 */
char *pursuit_claims_keep_doubted (const char *doubted, GPtrArray *claims, const char *text);

/**
 * pursuit_claims_add_doubted:
 * @claims: (element-type PursuitClaim): what was found in @text, in reading order; so it is
 *   afterwards
 * @text: a proposal's text
 * @doubted: (nullable): from pursuit_claims_keep_doubted()
 *
 * Adds each of those sentences that still stands there word by word, unless something in it is
 * asked about already; a note that something is missing always.
 */
void pursuit_claims_add_doubted (GPtrArray *claims, const char *text, const char *doubted);

/**
 * pursuit_claims_take_note:
 * @claims: (element-type PursuitClaim): what was found in a text
 * @note: (transfer full): a note there that something is missing
 *
 * Adds the note in place of the claims inside it: its words say nothing until it is filled in, and
 * none of them can be confirmed.
 */
void pursuit_claims_take_note (GPtrArray *claims, PursuitClaim *note);

/**
 * pursuit_claims_apply_confirmed:
 * @claims: (element-type PursuitClaim): what was found in a text
 * @confirmed: (nullable): from pursuit_claims_confirm()
 *
 * Makes those that a person has confirmed %PURSUIT_CLAIM_CONFIRMED. A confirmation belongs to the
 * claim in its sentence: in another sentence, or a changed one, it says nothing.
 */
void pursuit_claims_apply_confirmed (GPtrArray *claims, const char *confirmed);

/**
 * pursuit_claims_confirm:
 * @confirmed: (nullable): what is confirmed so far
 * @claim: an unsourced claim with its sentence
 * @by: (nullable): the id of the user who has checked it
 * @at: when, RFC 3339
 *
 * Returns: (transfer full): a JSON array of `{"words","sentence","by","at"}`
 */
char *pursuit_claims_confirm (const char *confirmed,
                              const PursuitClaim *claim,
                              const char *by,
                              const char *at);

/**
 * pursuit_claims_find_open:
 * @claims: (element-type PursuitClaim): what was found in a text
 *
 * Returns: (transfer full) (element-type PursuitClaim): those that are neither borne out nor
 *   confirmed, in reading order, borrowed from @claims; without what is a person's own, and without
 *   variables, whose values are checked where the text is filled
 */
GPtrArray *pursuit_claims_find_open (GPtrArray *claims);

G_END_DECLS
