/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"
#include "engines/pursuit-draft-engine.h"
#include "insight/pursuit-scorecard.h"

G_BEGIN_DECLS

/* The engine's name. */
#define PURSUIT_AI_DRAFTING_ENGINE "ai"

/* What a person may say about the tone, a few words, and about what shall change; in bytes. */
#define PURSUIT_AI_DRAFTING_MAX_TONE 200
#define PURSUIT_AI_DRAFTING_MAX_WISH 4000

/**
 * PursuitAiDraftingInput:
 * @lead: what is known of the lead
 * @proposal: what the variables come from; its `sources` are not read
 * @cards: (nullable) (element-type PursuitRecord): battle cards; those are taken that the lead's
 *   sources mention
 * @prices: (nullable) (element-type PursuitRecord): the price list
 * @text: the template: what stands before its first section is kept, of the rest the headings and
 *   their variables; with @section the text of a proposal, of which all else is kept
 * @section: (nullable): the heading of the one section that is written again
 * @wish: (nullable): what shall change in it, in a person's own words
 * @tone: (nullable): how it shall sound, in a person's own words
 * @language: (nullable): in which language it is written, such as "de"; %NULL is English
 *
 * What a draft is asked for with. Nothing is kept of it.
 */
typedef struct
{
  const PursuitScorecardInput *lead;
  const PursuitProposalInput *proposal;
  GPtrArray *cards;
  GPtrArray *prices;
  const char *text;
  const char *section;
  const char *wish;
  const char *tone;
  const char *language;
} PursuitAiDraftingInput;

/**
 * PursuitAiDrafting:
 *
 * One question to a model for a proposal, or for one section of it: what is sent, without personal
 * data, and what the answer says, with it again. It holds no record; the lead may change meanwhile.
 */
typedef struct _PursuitAiDrafting PursuitAiDrafting;

/**
 * pursuit_ai_drafting_new:
 * @input: what is known and wanted
 * @error: %PURSUIT_ENGINES_ERROR_INVALID for a tone, language or wish that cannot be one;
 *   %PURSUIT_ENGINES_ERROR_UNKNOWN for a section that is not there; as
 *   pursuit_draft_engine_draft() for a template that is broken before its first section
 *
 * Returns: (transfer full) (nullable): the question
 */
PursuitAiDrafting *pursuit_ai_drafting_new (const PursuitAiDraftingInput *input, GError **error);

/**
 * pursuit_ai_drafting_free:
 * @self: (nullable) (transfer full): a question
 */
void pursuit_ai_drafting_free (PursuitAiDrafting *self);

/**
 * pursuit_ai_drafting_new_request:
 * @self: a question
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * Makes the request: what stays the same from lead to lead first, names, addresses and telephone
 * numbers masked. Equal records make equal requests.
 *
 * Returns: (transfer full) (nullable): the request
 */
PursuitAiRequest *pursuit_ai_drafting_new_request (PursuitAiDrafting *self, GError **error);

/**
 * pursuit_ai_drafting_list_sections:
 * @text: (nullable): the text of a proposal
 *
 * Returns: (transfer full): the headings of its sections, in reading order: what can be written
 *   again
 */
char **pursuit_ai_drafting_list_sections (const char *text);

/**
 * pursuit_ai_drafting_push:
 * @self: a question
 * @piece: the next piece of the answer
 *
 * Takes the answer as it comes, split anywhere.
 *
 * Returns: (transfer full): the whole text so far as a person reads it: unmasked, without tags, and
 *   between what is kept
 */
char *pursuit_ai_drafting_push (PursuitAiDrafting *self, const char *piece);

/**
 * pursuit_ai_drafting_has_text:
 * @text: (nullable): an answer, or the beginning of one
 *
 * Returns: %TRUE if it has more than a heading: something that is worth keeping
 */
gboolean pursuit_ai_drafting_has_text (const char *text);

/**
 * pursuit_ai_drafting_read:
 * @self: a question
 * @text: what the model answered
 * @is_cut: the answer broke off; the draft says so where it did, as something that is missing
 * @error: %PURSUIT_AI_ERROR_ANSWER if there is no text in it
 *
 * Reads the draft: what is kept, and the sections of the answer without tags. What a model says
 * before its first heading is no part of it, and a section that came without its heading gets it
 * back. Each claim has its evidence, or is not sourced.
 *
 * Returns: (transfer full) (nullable): the draft of the engine "ai"
 */
PursuitProposalDraft *pursuit_ai_drafting_read (PursuitAiDrafting *self,
                                                const char *text,
                                                gboolean is_cut,
                                                GError **error);

/**
 * pursuit_ai_drafting_check:
 * @text: what the model answered
 * @self: a question
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * For the gateway: whether the answer is a draft.
 *
 * Returns: %TRUE if it is
 */
gboolean pursuit_ai_drafting_check (const char *text, gpointer self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiDrafting, pursuit_ai_drafting_free)

G_END_DECLS
