/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-failure.h"

G_BEGIN_DECLS

/**
 * PursuitAiRetry:
 * @PURSUIT_AI_RETRY_NEVER: the same request would fail again, or be paid again
 * @PURSUIT_AI_RETRY_ONCE: once, at once
 * @PURSUIT_AI_RETRY_BACKOFF: after a wait that doubles
 * @PURSUIT_AI_RETRY_WAIT: after the wait that the provider asks for
 *
 * Whether the same provider is asked again.
 */
typedef enum
{
  PURSUIT_AI_RETRY_NEVER,
  PURSUIT_AI_RETRY_ONCE,
  PURSUIT_AI_RETRY_BACKOFF,
  PURSUIT_AI_RETRY_WAIT,
} PursuitAiRetry;

/**
 * PursuitAiFallback:
 * @PURSUIT_AI_FALLBACK_NO: no: it would hide what the person has to know
 * @PURSUIT_AI_FALLBACK_IF_ALLOWED: if the person has allowed it
 * @PURSUIT_AI_FALLBACK_YES: yes
 *
 * Whether the next provider is asked instead.
 */
typedef enum
{
  PURSUIT_AI_FALLBACK_NO,
  PURSUIT_AI_FALLBACK_IF_ALLOWED,
  PURSUIT_AI_FALLBACK_YES,
} PursuitAiFallback;

/**
 * PursuitAiDecision:
 * @error: what a person is told; it leads to what they can do: %PURSUIT_AI_ERROR_KEY to the
 *   settings, %PURSUIT_AI_ERROR_MODEL to the model's successor, %PURSUIT_AI_ERROR_TOO_LARGE to a
 *   smaller batch, %PURSUIT_AI_ERROR_MONEY to the provider's account
 * @retry: whether the same provider is asked again
 * @fallback: whether the next one is asked, when it is not or no longer
 *
 * What follows from a failure.
 */
typedef struct
{
  PursuitAiError error;
  PursuitAiRetry retry;
  PursuitAiFallback fallback;
} PursuitAiDecision;

/**
 * pursuit_ai_decide:
 * @failure: a failure
 *
 * Looks it up in the one table of the gateway, which follows what the providers document about
 * their errors. A failure is the same whether it came as a status or as an event of a stream.
 *
 * Returns: what follows
 */
PursuitAiDecision pursuit_ai_decide (const PursuitAiFailure *failure);

G_END_DECLS
