/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-text-diff.h"
#include "workspace/proposals/pursuit-proposals.h"

G_BEGIN_DECLS

/* In the place of a version's number: the text as it stands now. */
#define PURSUIT_VERSION_NOW 0

/**
 * PursuitVersionEntry:
 * @version: the frozen copy
 * @state: how it stands, a nick of pursuit_proposal_states; static
 *
 * One version in a list of them.
 */
typedef struct
{
  PursuitRecord *version;
  const char *state;
} PursuitVersionEntry;

/**
 * pursuit_workspace_list_versions_async:
 * @self: a workspace
 * @proposal_id: a proposal's id, or the beginning of it
 * @cancellable: (nullable): to stop it
 * @callback: called with the versions
 * @data: for @callback
 *
 * Lists what was sent of a proposal.
 */
void pursuit_workspace_list_versions_async (PursuitWorkspace *self,
                                            const char *proposal_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_list_versions_finish:
 * @self: a workspace
 * @result: from the callback
 * @proposal: (out) (optional) (transfer full): the proposal itself
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type PursuitVersionEntry): newest first
 */
GPtrArray *pursuit_workspace_list_versions_finish (PursuitWorkspace *self,
                                                   GAsyncResult *result,
                                                   PursuitRecord **proposal,
                                                   GError **error);

/**
 * PursuitVersionDiff:
 * @old_number: the version on the left, %PURSUIT_VERSION_NOW for the present text
 * @new_number: the one on the right
 * @old_text: its text as the reader got it
 * @new_text: the other one's
 * @diff: by which words they differ
 *
 * Two versions beside each other.
 */
typedef struct
{
  guint old_number;
  guint new_number;
  char *old_text;
  char *new_text;
  PursuitTextDiff *diff;
} PursuitVersionDiff;

/**
 * pursuit_version_diff_free:
 * @self: (transfer full) (nullable): two versions
 */
void pursuit_version_diff_free (PursuitVersionDiff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitVersionDiff, pursuit_version_diff_free)

/**
 * pursuit_workspace_diff_versions_async:
 * @self: a workspace
 * @proposal_id: a proposal's id, or the beginning of it
 * @old_number: a version, or %PURSUIT_VERSION_NOW
 * @new_number: another, likewise
 * @cancellable: (nullable): to stop it
 * @callback: called with the difference
 * @data: for @callback
 *
 * Compares what the reader got, word by word: variables filled in, prices computed. So it shows a
 * changed price, too, of which the source text says nothing.
 */
void pursuit_workspace_diff_versions_async (PursuitWorkspace *self,
                                            const char *proposal_id,
                                            guint old_number,
                                            guint new_number,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_diff_versions_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the difference
 */
PursuitVersionDiff *pursuit_workspace_diff_versions_finish (PursuitWorkspace *self,
                                                            GAsyncResult *result,
                                                            GError **error);

/**
 * pursuit_workspace_export_version_async:
 * @self: a workspace
 * @proposal_id: a proposal's id, or the beginning of it
 * @number: a version
 * @path: where to; its ending says what: .pdf or .md, or .source.md for the text with its variables
 * @cancellable: (nullable): to stop it; then the file is as it was
 * @callback: called when it is written
 * @data: for @callback
 *
 * Writes a frozen copy, byte for byte what was kept when it was sent. Bytes that do not fit their
 * hash any more are refused.
 */
void pursuit_workspace_export_version_async (PursuitWorkspace *self,
                                             const char *proposal_id,
                                             guint number,
                                             const char *path,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_export_version_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what was written; its pages are not counted
 */
PursuitRenderResult *pursuit_workspace_export_version_finish (PursuitWorkspace *self,
                                                              GAsyncResult *result,
                                                              GError **error);

G_END_DECLS
