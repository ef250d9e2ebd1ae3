/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-decision.h"

G_BEGIN_DECLS

/* One request of ours makes at most so many of a provider's, on all routes together. */
#define PURSUIT_AI_MAX_REQUESTS 3
/* How long it waits in all, where somebody watches and where nobody does. */
#define PURSUIT_AI_MAX_WAIT_MS (20 * 1000)
#define PURSUIT_AI_MAX_BATCH_WAIT_MS (10 * 60 * 1000)
/* A wait of our own doubles so often. */
#define PURSUIT_AI_MAX_DOUBLINGS 4

/**
 * PursuitAiRetryPlan:
 * @n_requests: how many were sent in all
 * @n_tries: how many of them on the present route
 * @waited_ms: how long was waited in all
 * @n_next: how many routes follow the present one
 * @is_batch: nobody watches
 * @falls_back_without_key: the person allows another provider where a key is missing or refused
 * @backoff_ms: the first wait where a provider asks for none
 *
 * How often has been tried, and how often may be.
 */
typedef struct
{
  guint n_requests;
  guint n_tries;
  guint waited_ms;
  guint n_next;
  gboolean is_batch;
  gboolean falls_back_without_key;
  guint backoff_ms;
} PursuitAiRetryPlan;

/**
 * pursuit_ai_retry_plan_may_send:
 * @self: a plan
 *
 * Returns: %TRUE if a request is left
 */
gboolean pursuit_ai_retry_plan_may_send (const PursuitAiRetryPlan *self);

/**
 * pursuit_ai_retry_plan_may_retry:
 * @self: a plan
 * @decision: what follows from the failure
 * @retry_after_ms: how long the provider asks to wait; -1 if it does not say
 * @wait_ms: (out): how long to wait before
 *
 * Whether the same route is tried again. Where the failure leads on to another route, it is only as
 * long as a request is left for each of those that follow: of two routes the first one is tried
 * twice, of three each one once.
 *
 * Returns: %TRUE if it is
 */
gboolean pursuit_ai_retry_plan_may_retry (const PursuitAiRetryPlan *self,
                                          const PursuitAiDecision *decision,
                                          gint64 retry_after_ms,
                                          guint *wait_ms);

/**
 * pursuit_ai_retry_plan_may_fall_back:
 * @self: a plan
 * @fallback: what follows from the failure
 *
 * Returns: %TRUE if the next route is tried
 */
gboolean pursuit_ai_retry_plan_may_fall_back (const PursuitAiRetryPlan *self,
                                              PursuitAiFallback fallback);

G_END_DECLS
