/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-proposal-values.h"

G_BEGIN_DECLS

/**
 * PursuitAiDraftAnswer:
 * @markdown: the draft without tags of sources and without links that nobody sent
 * @claims: (element-type PursuitClaim): what it says, in reading order: variables and figures as
 *   pursuit_proposal_values_list_claims() finds them, each sentence that the model tagged, and as
 *   not established what it marked as missing
 * @n_unknown: tags that name no source
 * @n_removed: links, addresses and pictures that were taken out
 *
 * A draft of a model, ready for the editor and for checking.
 */
typedef struct
{
  char *markdown;
  GPtrArray *claims;
  guint n_unknown;
  guint n_removed;
} PursuitAiDraftAnswer;

/**
 * pursuit_ai_draft_strip:
 * @text: a draft, or the beginning of one that still comes
 *
 * Takes out the tags `{{source:name}}`, also one that has not come to its end. What the model marks
 * as missing, and a variable that there is none of, stands between brackets afterwards: only
 * variables of ours are left in the text. In time that grows with @text.
 *
 * Returns: (transfer full): the text as it can be shown
 */
char *pursuit_ai_draft_strip (const char *text);

/**
 * pursuit_ai_draft_answer_read:
 * @text: what the model wrote, unmasked
 * @values: the values of the proposal, made with @sources
 * @sources: what was sent
 *
 * Reads a draft. A sentence whose tag names a source that was sent is sourced by it, but each
 * figure in it is looked for on its own: a tag makes no number true.
 *
 * Returns: (transfer full): the draft
 */
PursuitAiDraftAnswer *pursuit_ai_draft_answer_read (const char *text,
                                                    PursuitProposalValues *values,
                                                    PursuitSources *sources);

/**
 * pursuit_ai_draft_answer_free:
 * @self: (nullable) (transfer full): a draft
 *
 * Frees it.
 */
void pursuit_ai_draft_answer_free (PursuitAiDraftAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiDraftAnswer, pursuit_ai_draft_answer_free)

G_END_DECLS
