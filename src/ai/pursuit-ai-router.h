/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-observer.h"
#include "ai/pursuit-ai-retry-plan.h"
#include "ai/pursuit-ai-route.h"
#include "ai/pursuit-circuit-breaker.h"

G_BEGIN_DECLS

/**
 * PursuitAiWaitFunc:
 * @attempt: what failed
 * @wait_ms: how long is waited until it is tried again
 * @user_data: as in #PursuitAiRunOptions
 *
 * Hears of a wait, so that a person can see it.
 */
typedef void (*PursuitAiWaitFunc) (const PursuitAiAttempt *attempt,
                                   guint wait_ms,
                                   gpointer user_data);

/**
 * PursuitAiRunOptions:
 * @is_batch: nobody watches: it may wait for long
 * @falls_back_without_key: the next route is taken too where a key is missing or refused, or its
 *   keeper gives none
 * @post: (nullable) (transfer full): what goes to the first route, where it is built already
 * @on_text: (nullable): hears the text as it comes; from its first piece on nothing is tried again
 * @on_wait: (nullable): hears of waits
 * @user_data: handed to both
 *
 * How a request is run.
 */
typedef struct
{
  gboolean is_batch;
  gboolean falls_back_without_key;
  PursuitAiPost *post;
  PursuitAiTextFunc on_text;
  PursuitAiWaitFunc on_wait;
  gpointer user_data;
} PursuitAiRunOptions;

/**
 * PursuitAiRouter:
 *
 * The way from a request to an answer, and the one place where anything is tried again: on the
 * same route as the table of failures says, on the next one before the first text was shown, never
 * more than %PURSUIT_AI_MAX_REQUESTS times.
 */
#define PURSUIT_TYPE_AI_ROUTER (pursuit_ai_router_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAiRouter, pursuit_ai_router, PURSUIT, AI_ROUTER, GObject)

/**
 * pursuit_ai_router_new:
 * @transport: carries the requests
 * @observer: (nullable): asked before each of them, and told after it
 *
 * Returns: (transfer full): a router
 */
PursuitAiRouter *pursuit_ai_router_new (PursuitAiTransport *transport, PursuitAiObserver *observer);

/**
 * pursuit_ai_router_set_backoff:
 * @self: a router
 * @first_ms: the wait before the first repetition where the provider asks for none; it doubles
 *   with each, up to sixteen times, less up to a quarter by chance
 */
void pursuit_ai_router_set_backoff (PursuitAiRouter *self, guint first_ms);

/**
 * pursuit_ai_router_set_clock:
 * @self: a router
 * @clock: (nullable) (scope forever): the clock of its circuit breaker, which begins anew
 */
void pursuit_ai_router_set_clock (PursuitAiRouter *self, PursuitMonotonicFunc clock);

/**
 * pursuit_ai_router_run_async:
 * @self: a router
 * @routes: (element-type PursuitAiRoute): whom to ask, the first one first; not changed any more
 * @request: what is wanted; copied
 * @options: (nullable): how; %NULL for somebody who waits for the whole answer
 * @cancellable: (nullable): stops it, and closes the connection at once
 * @callback: called when there is an answer, or none
 * @user_data: handed to @callback
 *
 * Gets an answer.
 */
void pursuit_ai_router_run_async (PursuitAiRouter *self,
                                  GPtrArray *routes,
                                  const PursuitAiRequest *request,
                                  const PursuitAiRunOptions *options,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * pursuit_ai_router_run_finish:
 * @self: a router
 * @result: what the callback got
 * @report: (out) (optional) (transfer full): the way taken, also where there is no answer; with
 *   what had come of one
 * @error: an error of #PursuitAiError for a person, %PURSUIT_AI_ERROR_CUT if a part of the answer
 *   was shown; what the observer refused with; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer; it is whole unless it says that it reached a
 *   limit of its length
 */
PursuitAiAnswer *pursuit_ai_router_run_finish (PursuitAiRouter *self,
                                               GAsyncResult *result,
                                               PursuitAiReport **report,
                                               GError **error);

G_END_DECLS
