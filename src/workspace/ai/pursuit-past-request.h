/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-receipt.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitPastRequestEnd:
 * @PURSUIT_PAST_REQUEST_OPEN: it is on its way
 * @PURSUIT_PAST_REQUEST_ANSWERED: it was answered
 * @PURSUIT_PAST_REQUEST_FELL_BACK: it was answered, by another than who was asked first
 * @PURSUIT_PAST_REQUEST_KEPT: a kept answer was used again instead
 * @PURSUIT_PAST_REQUEST_CUT: it was cut off or stopped
 * @PURSUIT_PAST_REQUEST_FAILED: there was no answer, and nothing is billed
 *
 * What became of a request.
 */
typedef enum
{
  PURSUIT_PAST_REQUEST_OPEN,
  PURSUIT_PAST_REQUEST_ANSWERED,
  PURSUIT_PAST_REQUEST_FELL_BACK,
  PURSUIT_PAST_REQUEST_KEPT,
  PURSUIT_PAST_REQUEST_CUT,
  PURSUIT_PAST_REQUEST_FAILED,
} PursuitPastRequestEnd;

/**
 * PursuitPastRequest:
 * @id: its id
 * @at: when it began, RFC 3339
 * @feature: what for, as #PursuitAiFeature is written
 * @end: what became of it
 * @reason: (nullable): why it was not answered whole, a few words for a person in their language,
 *   borrowed for ever
 * @receipt: what it took
 *
 * A request that was sent to a provider, or was answered by what is kept.
 */
typedef struct
{
  char *id;
  char *at;
  char *feature;
  PursuitPastRequestEnd end;
  const char *reason;
  PursuitReceipt *receipt;
} PursuitPastRequest;

/**
 * pursuit_past_request_free:
 * @self: (transfer full) (nullable): a request
 */
void pursuit_past_request_free (PursuitPastRequest *self);

/**
 * pursuit_workspace_list_requests_async:
 * @self: a workspace
 * @month: "2026-11"
 * @after: (nullable): the last one of those that are listed already; %NULL for the newest
 * @limit: at most so many
 * @cancellable: (nullable): to stop it
 * @callback: called with the requests
 * @data: for @callback
 *
 * Lists requests of a month (UTC), the newest first.
 */
void pursuit_workspace_list_requests_async (PursuitWorkspace *self,
                                            const char *month,
                                            const PursuitPastRequest *after,
                                            guint limit,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_list_requests_finish:
 * @self: a workspace
 * @result: from the callback
 * @total: (out): how many there are in the month
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for what is no month
 *
 * Returns: (transfer full) (nullable) (element-type PursuitPastRequest): the requests
 */
GPtrArray *pursuit_workspace_list_requests_finish (PursuitWorkspace *self,
                                                   GAsyncResult *result,
                                                   gint64 *total,
                                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPastRequest, pursuit_past_request_free)

G_END_DECLS
