/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-proposal-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* So many claims of a text are marked; the check tells of the others, too. */
#define PURSUIT_CLAIM_MARKS_MAX 200

#define PURSUIT_TYPE_CLAIM_MARKS (pursuit_claim_marks_get_type ())

/**
 * PursuitClaimMarks:
 *
 * Marks what a text claims: a plain line below what something known says, a wavy one below what
 * nothing known says, none below what a person has confirmed. The pointer on a claim or a variable
 * tells what it rests on.
 */
G_DECLARE_FINAL_TYPE (PursuitClaimMarks, pursuit_claim_marks, PURSUIT, CLAIM_MARKS, GObject)

/**
 * pursuit_claim_marks_new:
 * @view: where the text is shown; not kept alive
 *
 * Returns: (transfer full): marks of its buffer as it is now
 */
PursuitClaimMarks *pursuit_claim_marks_new (GtkTextView *view);

/**
 * pursuit_claim_marks_set_claims:
 * @self: marks
 * @claims: (element-type PursuitClaim): what the text says; it may have gone on since, and
 *   what does not stand at its place any more is left out
 */
void pursuit_claim_marks_set_claims (PursuitClaimMarks *self, const GPtrArray *claims);

/**
 * pursuit_claim_marks_remove_sentence:
 * @self: marks
 * @claim: a claim of the text
 *
 * Takes the sentence out of the text that the claim stands in, with the gap or the line that it
 * would leave, in one step that undo takes back. The cursor stands there afterwards.
 *
 * Returns: %FALSE if something else stands there by now
 */
gboolean pursuit_claim_marks_remove_sentence (PursuitClaimMarks *self, const PursuitClaim *claim);

/**
 * pursuit_claim_marks_describe:
 * @self: marks
 * @iter: a place in the text
 *
 * Returns: (transfer full) (nullable): what the claim there rests on
 */
char *pursuit_claim_marks_describe (PursuitClaimMarks *self, const GtkTextIter *iter);

G_END_DECLS
