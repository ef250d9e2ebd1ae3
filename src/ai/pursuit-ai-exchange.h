/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-route.h"
#include "ai/pursuit-sse-reader.h"

G_BEGIN_DECLS

/* A whole answer is read so far, and a reply that reports an error, in bytes; as for one event of a
 * stream, so that neither holds up a window. */
#define PURSUIT_AI_EXCHANGE_MAX_ANSWER PURSUIT_SSE_MAX_EVENT
#define PURSUIT_AI_EXCHANGE_MAX_ERROR (64 * 1024)

/**
 * pursuit_ai_exchange_run_async:
 * @transport: carries it
 * @route: who is asked
 * @post: (nullable): what is sent, built from @call; %NULL for a provider without a network
 * @call: the request, valid until @callback was called
 * @reply: takes what comes; valid until @callback was called
 * @cancellable: (nullable): closes the connection at once
 * @callback: called when it is over
 * @user_data: handed to @callback
 *
 * Sends one request once, and reads what comes: a stream, a whole answer, or an error.
 */
void pursuit_ai_exchange_run_async (PursuitAiTransport *transport,
                                    const PursuitAiRoute *route,
                                    const PursuitAiPost *post,
                                    const PursuitAiCall *call,
                                    PursuitAiReply *reply,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * pursuit_ai_exchange_run_finish:
 * @transport: the transport
 * @result: what the callback got
 * @error: %PURSUIT_AI_ERROR_CONFIG or %PURSUIT_AI_ERROR_KEY when nothing was sent, or what the
 *   keeper of the key said; %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the reply tells how it went: it has a failure, or a whole answer
 */
gboolean pursuit_ai_exchange_run_finish (PursuitAiTransport *transport,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
