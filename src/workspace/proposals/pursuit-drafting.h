/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-receipt.h"
#include "workspace/pursuit-workspace.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How many days a new offer stands unless somebody says otherwise. */
#define PURSUIT_PROPOSAL_VALID_DAYS 30

/**
 * pursuit_draft_dup_valid_until:
 * @today: the present day, `YYYY-MM-DD`
 *
 * Returns: (transfer full): until when an offer of today stands, unless somebody says otherwise
 */
char *pursuit_draft_dup_valid_until (const char *today);

/**
 * PursuitDraftTextFunc:
 * @text: the whole text so far, as a person reads it
 * @user_data: as in #PursuitDraftOptions
 *
 * Hears a draft as it is written.
 */
typedef void (*PursuitDraftTextFunc) (const char *text, gpointer user_data);

/**
 * PursuitDraftOptions:
 * @template: (nullable): a template's name or id; %NULL for the first of the proposal templates
 * @engine: (nullable): "template" or "ai"; "local" for the best of this machine; "auto" for the
 *   best that is there and allowed, which may be "ai". %NULL is local
 * @tone: (nullable): for "ai": how it shall sound, in a few words
 * @language: (nullable): for "ai": in which language, such as "de"; %NULL is that of the template
 * @section: (nullable): for pursuit_workspace_rewrite_section_async(): the heading of the section
 * @wish: (nullable): for the same: what shall change in it
 * @fresh: for "ai": an answer that is kept is not wanted
 * @drops_stopped: for "ai": a draft that the person stops leaves nothing behind
 * @on_text: (nullable): for "ai": hears the text as it comes
 * @user_data: handed to @on_text
 *
 * How a proposal is drafted.
 */
typedef struct
{
  const char *template;
  const char *engine;
  const char *tone;
  const char *language;
  const char *section;
  const char *wish;
  gboolean fresh;
  gboolean drops_stopped;
  PursuitDraftTextFunc on_text;
  gpointer user_data;
} PursuitDraftOptions;

/**
 * pursuit_draft_options_copy:
 * @self: how a proposal is drafted
 *
 * Returns: (transfer full): the same with texts of its own; nobody hears its text
 */
PursuitDraftOptions *pursuit_draft_options_copy (const PursuitDraftOptions *self);

/**
 * pursuit_draft_options_free:
 * @self: (nullable) (transfer full): a copy
 */
void pursuit_draft_options_free (PursuitDraftOptions *self);

/**
 * pursuit_workspace_draft_async:
 * @self: a workspace
 * @lead_id: the lead that it is for, or the beginning of its id
 * @options: (nullable): how; copied, except what @user_data points to; %NULL for the defaults
 * @cancellable: (nullable): to stop it
 * @callback: called with the proposal
 * @data: for @callback
 *
 * Drafts a proposal from a template and what is known about a lead, and stores it. Variables
 * stay in its text, so that it follows the lead; one without a value is loud in the preview and
 * stops the export.
 *
 * The engine "ai" asks a provider. Text that has come is paid for and hard to get a second time, so
 * that a draft that breaks off, or is stopped, is kept as it is: a note between brackets stands
 * where it ends, pursuit_workspace_draft_get_cut() says why, and undoing takes it away. Before the
 * first sentence nothing is kept; then it fails, or the engine "auto" fills the template in instead
 * and tells by pursuit_workspace_get_fallen() why.
 */
void pursuit_workspace_draft_async (PursuitWorkspace *self,
                                    const char *lead_id,
                                    const PursuitDraftOptions *options,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_workspace_draft_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: no such lead or template; a template that is broken; %PURSUIT_ENGINES_ERROR_UNKNOWN for
 *   an engine that is not there, %PURSUIT_ENGINES_ERROR_INVALID for a tone or language that cannot
 *   be one; what stands in the way of an answer
 *
 * Returns: (transfer full) (nullable): the proposal
 */
PursuitRecord *pursuit_workspace_draft_finish (PursuitWorkspace *self,
                                               GAsyncResult *result,
                                               gint64 *action,
                                               GError **error);

/**
 * pursuit_workspace_rewrite_section_async:
 * @self: a workspace
 * @proposal_id: the proposal, or the beginning of its id; a draft
 * @options: how; copied, except what @user_data points to. With a section; template and engine do
 *   not matter
 * @cancellable: (nullable): to stop it
 * @callback: called with the proposal
 * @data: for @callback
 *
 * Has one section written again by a provider, and stores it as one action to undo. All else of the
 * text stays, byte for byte. An answer that breaks off, or is stopped, changes nothing: half a
 * section is worth less than the whole one that it would replace.
 */
void pursuit_workspace_rewrite_section_async (PursuitWorkspace *self,
                                              const char *proposal_id,
                                              const PursuitDraftOptions *options,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);

/**
 * pursuit_workspace_rewrite_section_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: as pursuit_workspace_draft_finish(); %PURSUIT_ENGINES_ERROR_UNKNOWN for a section that is
 *   not there, %PURSUIT_CORE_ERROR_FORBIDDEN for a proposal that is no draft,
 *   %PURSUIT_WORKSPACE_ERROR_CHANGED if the text was changed meanwhile
 *
 * Returns: (transfer full) (nullable): the proposal
 */
PursuitRecord *pursuit_workspace_rewrite_section_finish (PursuitWorkspace *self,
                                                         GAsyncResult *result,
                                                         gint64 *action,
                                                         GError **error);

/**
 * pursuit_draft_list_sections:
 * @text: (nullable): the text of a proposal
 *
 * Returns: (transfer full): the headings of its sections, in reading order: what can be written
 *   again
 */
char **pursuit_draft_list_sections (const char *text);

/**
 * pursuit_workspace_draft_claims_to_json:
 * @self: a workspace
 * @result: from the callback of either verb
 *
 * What the draft says that has to be true, each claim with what it rests on.
 *
 * Returns: (transfer full): an array of `{"text","variable","line","state","evidence"}`; empty
 *   after a failure
 */
JsonNode *pursuit_workspace_draft_claims_to_json (PursuitWorkspace *self, GAsyncResult *result);

/**
 * pursuit_workspace_draft_get_engine:
 * @self: a workspace
 * @result: from the callback of either verb
 *
 * Returns: (nullable): who has drafted, "template" or "ai"; %NULL after a failure. Valid as long
 *   as @result
 */
const char *pursuit_workspace_draft_get_engine (PursuitWorkspace *self, GAsyncResult *result);

/**
 * pursuit_workspace_draft_get_receipt:
 * @self: a workspace
 * @result: from the callback of either verb
 *
 * Returns: (nullable): what the answer of AI took, also one that cannot be used, so that a template
 *   was filled in; %NULL if none came. Valid as long as @result
 */
const PursuitReceipt *pursuit_workspace_draft_get_receipt (PursuitWorkspace *self,
                                                           GAsyncResult *result);

/**
 * pursuit_workspace_draft_get_cost:
 * @self: a workspace
 * @result: from the callback of either verb
 *
 * Returns: (nullable): what it cost in USD, exact, with an answer of AI that cannot be used; "0" if
 *   nobody was asked; %NULL if the model has no price. Of a draft that was cut off it is an upper
 *   bound. Valid as long as @result
 */
const char *pursuit_workspace_draft_get_cost (PursuitWorkspace *self, GAsyncResult *result);

/**
 * pursuit_workspace_draft_get_cut:
 * @self: a workspace
 * @result: from the callback of either verb
 *
 * Returns: (nullable): why the draft ends before its end; %NULL if it is whole. Valid as long as
 *   @result
 */
const char *pursuit_workspace_draft_get_cut (PursuitWorkspace *self, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDraftOptions, pursuit_draft_options_free)

G_END_DECLS
