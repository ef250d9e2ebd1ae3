/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * pursuit_workspace_list_templates_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the templates
 * @data: for @callback
 *
 * Lists the proposal templates, by name.
 */
void pursuit_workspace_list_templates_async (PursuitWorkspace *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_list_templates_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): the templates
 */
GPtrArray *pursuit_workspace_list_templates_finish (PursuitWorkspace *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/**
 * pursuit_workspace_expand_async:
 * @self: a workspace
 * @proposal: a proposal, also one with changes that are not stored; copied
 * @cancellable: (nullable): to stop it
 * @callback: called with the text
 * @data: for @callback
 *
 * Makes the text that a reader gets: variables filled in and the pricing table computed from
 * the line items. What has no value stands there as a visible mark, so that a preview always
 * has something to show.
 */
void pursuit_workspace_expand_async (PursuitWorkspace *self,
                                     PursuitRecord *proposal,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_expand_finish:
 * @self: a workspace
 * @result: from the callback
 * @problems: (out) (optional) (transfer full) (element-type utf8): what stands against sending
 *   it: variables without value, sums that do not agree; one sentence each
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): markdown
 */
char *pursuit_workspace_expand_finish (PursuitWorkspace *self,
                                       GAsyncResult *result,
                                       GPtrArray **problems,
                                       GError **error);

/**
 * PursuitRenderResult:
 * @path: the file
 * @bytes: its size
 * @pages: how many pages; 0 for formats without
 * @sha256: of its content
 *
 * What was rendered.
 */
typedef struct
{
  char *path;
  gint64 bytes;
  guint pages;
  char *sha256;
} PursuitRenderResult;

/**
 * pursuit_render_result_free:
 * @result: (transfer full) (nullable): a result
 */
void pursuit_render_result_free (PursuitRenderResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRenderResult, pursuit_render_result_free)

/**
 * pursuit_workspace_render_async:
 * @self: a workspace
 * @proposal_id: a proposal's id, or the beginning of it
 * @path: where to; its ending says how: .pdf, .html, .md or .txt
 * @cancellable: (nullable): to stop it; then the file is as it was
 * @callback: called when it is written
 * @data: for @callback
 *
 * Writes a proposal to a file. Refused, naming them, while a variable has no value or sums do
 * not agree.
 */
void pursuit_workspace_render_async (PursuitWorkspace *self,
                                     const char *proposal_id,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_render_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what was written
 */
PursuitRenderResult *
pursuit_workspace_render_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_set_proposal_status_async:
 * @self: a workspace
 * @proposal_id: a proposal's id, or the beginning of it
 * @status: "draft", "sent", "accepted" or "rejected"
 * @cancellable: (nullable): to stop it
 * @callback: called when it is stored
 * @data: for @callback
 *
 * Moves a proposal along, if the step is legal. Sending freezes a version: text, source and PDF,
 * byte for byte. "draft" revises what was sent or rejected: the next version begins, and those
 * before it stay. The status of a proposal that is saved takes the same way.
 */
void pursuit_workspace_set_proposal_status_async (PursuitWorkspace *self,
                                                  const char *proposal_id,
                                                  const char *status,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer data);

/**
 * pursuit_workspace_set_proposal_status_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: %PURSUIT_CORE_ERROR_FORBIDDEN for a step that is not legal
 *
 * Returns: (transfer full) (nullable): the proposal as it is stored now
 */
PursuitRecord *pursuit_workspace_set_proposal_status_finish (PursuitWorkspace *self,
                                                             GAsyncResult *result,
                                                             gint64 *action,
                                                             GError **error);

/**
 * pursuit_workspace_duplicate_proposal_async:
 * @self: a workspace
 * @proposal_id: a proposal's id, or the beginning of it
 * @cancellable: (nullable): to stop it
 * @callback: called with the new proposal
 * @data: for @callback
 *
 * Makes a new draft with the same text and price lines. Its day of validity is counted anew if it
 * is past; versions and decisions are not taken along.
 */
void pursuit_workspace_duplicate_proposal_async (PursuitWorkspace *self,
                                                 const char *proposal_id,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer data);

/**
 * pursuit_workspace_duplicate_proposal_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the new proposal
 */
PursuitRecord *pursuit_workspace_duplicate_proposal_finish (PursuitWorkspace *self,
                                                            GAsyncResult *result,
                                                            gint64 *action,
                                                            GError **error);

G_END_DECLS
