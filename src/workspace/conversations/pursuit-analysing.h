/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-analysis.h"
#include "workspace/ai/pursuit-request-preview.h"

G_BEGIN_DECLS

/* Most bytes of a file that is read as a conversation. */
#define PURSUIT_ANALYSING_MAX_FILE (8 * 1024 * 1024)

/**
 * pursuit_workspace_analyse_async:
 * @self: a workspace
 * @id: a conversation's id, or the beginning of it
 * @engine: (nullable): "rules" or "ai"; "local" for the best of this machine; "auto" for the best
 *   that is there and allowed, which may be "ai". %NULL is local
 * @cancellable: (nullable): to stop it
 * @callback: called with the analysis
 * @data: for @callback
 *
 * Reads a conversation and keeps the analysis in its `analysis_result`, which is computed and
 * therefore no action to undo. If its transcript is changed meanwhile, nothing is kept; if a
 * provider of AI does not answer, what was kept stays, or the engine "auto" analyses on this
 * machine and tells by pursuit_workspace_get_fallen() why.
 */
void pursuit_workspace_analyse_async (PursuitWorkspace *self,
                                      const char *id,
                                      const char *engine,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_workspace_analyse_finish:
 * @self: a workspace
 * @result: from the callback
 * @id: (out) (optional) (transfer full): the whole id
 * @error: not found, ambiguous, %PURSUIT_ENGINES_ERROR_UNKNOWN for an engine that is not there,
 *   %PURSUIT_WORKSPACE_ERROR_INVALID without a transcript, %PURSUIT_WORKSPACE_ERROR_CHANGED; of the
 *   engine "ai" also what a provider refuses
 *
 * Returns: (transfer full) (nullable): the analysis
 */
PursuitAnalysis *pursuit_workspace_analyse_finish (PursuitWorkspace *self,
                                                   GAsyncResult *result,
                                                   char **id,
                                                   GError **error);

/**
 * pursuit_workspace_analyse_file_async:
 * @self: a workspace, whose people and competitors are known
 * @path: a file with a transcript, subtitles, mails or plain text
 * @day: (nullable): the day, `YYYY-MM-DD`, from which "by Friday" counts; %NULL is not known
 * @engine: (nullable): as above
 * @cancellable: (nullable): to stop it
 * @callback: called with the analysis
 * @data: for @callback
 *
 * Reads a conversation from a file. Nothing is kept.
 */
void pursuit_workspace_analyse_file_async (PursuitWorkspace *self,
                                           const char *path,
                                           const char *day,
                                           const char *engine,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_analyse_file_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: a file that cannot be read, is too large, or is no text
 *
 * Returns: (transfer full) (nullable): the analysis
 */
PursuitAnalysis *pursuit_workspace_analyse_file_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/**
 * pursuit_workspace_preview_analysis_async:
 * @self: a workspace
 * @id: (nullable): a conversation's id, or the beginning of it; or
 * @path: (nullable): a file
 * @day: (nullable): the day of a file's conversation
 * @cancellable: (nullable): to stop it
 * @callback: called with the preview
 * @data: for @callback
 *
 * Shows what an analysis by the engine "ai" would send. Nothing is sent.
 */
void pursuit_workspace_preview_analysis_async (PursuitWorkspace *self,
                                               const char *id,
                                               const char *path,
                                               const char *day,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer data);

/**
 * pursuit_workspace_preview_analysis_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_UNAVAILABLE if no provider is set up; as the analysis itself
 *
 * Returns: (transfer full) (nullable): the preview
 */
PursuitRequestPreview *pursuit_workspace_preview_analysis_finish (PursuitWorkspace *self,
                                                                  GAsyncResult *result,
                                                                  GError **error);

G_END_DECLS
