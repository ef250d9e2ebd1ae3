/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-claim.h"

G_BEGIN_DECLS

/**
 * pursuit_claims_note_own:
 * @confirmed: (nullable): what is confirmed so far, see pursuit_claims_confirm()
 * @text: the text of a proposal before AI had a hand in it
 * @by: (nullable): the id of the user who lets AI write a part of it
 * @at: when, RFC 3339
 *
 * Remembers, beside the confirmations, which lines a person has written. A line that is changed
 * later is not one of them any more; one that is moved is.
 *
 * Returns: (transfer full): a JSON array, with `{"own":[…],"by","at"}` for these lines
 */
char *
pursuit_claims_note_own (const char *confirmed, const char *text, const char *by, const char *at);

/**
 * pursuit_claims_drop_own:
 * @confirmed: (nullable): what is confirmed so far
 * @before: the text before a model wrote a part of it
 * @after: the text with that part
 *
 * What a model wrote is nobody's own, also where it repeats a line of the person's word by word.
 *
 * Returns: (transfer full) (nullable): @confirmed without the lines that are new in @after
 */
char *pursuit_claims_drop_own (const char *confirmed, const char *before, const char *after);

/**
 * pursuit_claims_apply_own:
 * @claims: (element-type PursuitClaim): what was found in @text
 * @text: a proposal's text
 * @confirmed: (nullable): with the lines from pursuit_claims_note_own()
 *
 * Marks the claims of these lines as the person's own, and takes out those that are only asked of
 * AI: statements without a source. Her figures stay, to be warned of.
 */
void pursuit_claims_apply_own (GPtrArray *claims, const char *text, const char *confirmed);

G_END_DECLS
