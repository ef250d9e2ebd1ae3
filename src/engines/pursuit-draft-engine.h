/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-claim.h"
#include "engines/pursuit-proposal-input.h"

G_BEGIN_DECLS

/**
 * PursuitProposalDraft:
 * @engine: who drafted: "template"; static
 * @title: the proposal's title
 * @content: its markdown; variables stay in it, so that it follows the lead until it is sent
 * @claims: (element-type PursuitClaim): what in it has to be true
 *
 * A drafted proposal.
 */
typedef struct
{
  const char *engine;
  char *title;
  char *content;
  GPtrArray *claims;
} PursuitProposalDraft;

/**
 * pursuit_draft_engine_draft:
 * @engine: (nullable): "template"; "local", "auto" or %NULL takes the best that is available
 * @input: the lead and what is known of it
 * @template_text: (nullable): the template's markdown; the shortest built-in one if %NULL
 * @error: %PURSUIT_ENGINES_ERROR_UNKNOWN for an engine or variable that does not exist,
 *   %PURSUIT_ENGINES_ERROR_UNAVAILABLE for an engine that cannot answer, and the errors of the
 *   template's own syntax
 *
 * Drafts a proposal. A template that is broken or uses an unknown variable is refused before
 * anything is made. A value that is missing is no error here: it stays loud in the text and in
 * the claims, and stops the export. The title is the proposal's
 * own if it has one, else the text's first heading with its values; `{{title}}` is the deal's name
 * until there is another.
 *
 * Returns: (transfer full) (nullable): the draft
 */
PursuitProposalDraft *pursuit_draft_engine_draft (const char *engine,
                                                  const PursuitProposalInput *input,
                                                  const char *template_text,
                                                  GError **error);

/**
 * pursuit_proposal_draft_free:
 * @self: (nullable) (transfer full): a draft
 *
 * Frees it.
 */
void pursuit_proposal_draft_free (PursuitProposalDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProposalDraft, pursuit_proposal_draft_free)

G_END_DECLS
