/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-decision.h"

#include <string.h>

#define NEVER PURSUIT_AI_RETRY_NEVER
#define ONCE PURSUIT_AI_RETRY_ONCE
#define BACKOFF PURSUIT_AI_RETRY_BACKOFF
#define WAIT PURSUIT_AI_RETRY_WAIT
#define NO PURSUIT_AI_FALLBACK_NO
#define IF_ALLOWED PURSUIT_AI_FALLBACK_IF_ALLOWED
#define YES PURSUIT_AI_FALLBACK_YES
#define THEN(error, retry, fallback)                                                               \
  {                                                                                                \
    PURSUIT_AI_ERROR_##error, retry, fallback                                                      \
  }

/* A row fits if one of its columns does; the first that fits holds. Hence the order: what only a
 * word can tell (money, length, refusal) before the statuses, and the statuses before the broad
 * words. */
typedef struct
{
  guint status;
  const char *type;
  const char *code; /* a pattern */
  const char *says; /* a pattern: for what has no word of its own */
  PursuitAiDecision then;
} Row;

static const Row rows[] = {
  /* Limits of money last for weeks: neither to wait for nor to try again. */
  { .code = "enforced_spend_limit_reached", .then = THEN (MONEY, NEVER, YES) },
  { .code = "contract_spend_limit_reached", .then = THEN (MONEY, NEVER, YES) },
  { .code = "linked_*", .then = THEN (MONEY, NEVER, YES) },
  { .type = "insufficient_quota", .code = "insufficient_quota", .then = THEN (MONEY, NEVER, YES) },
  { .code = "credit_balance_exhausted", .then = THEN (MONEY, NEVER, YES) },
  { .code = "organization_spend_limit_exceeded", .then = THEN (MONEY, NEVER, YES) },
  { .code = "project_spend_limit_exceeded", .then = THEN (MONEY, NEVER, YES) },
  { .code = "organization_usage_limit_exceeded", .then = THEN (MONEY, NEVER, YES) },
  /* An account that was paid ahead and is empty, which comes as 400. */
  { .says = "Your credit balance is too low*", .then = THEN (MONEY, NEVER, YES) },
  { .says = "You have reached your specified*", .then = THEN (MONEY, NEVER, NO) },
  { .status = 402, .type = "billing_error", .then = THEN (MONEY, NEVER, YES) },

  { .status = 413, .type = "request_too_large", .then = THEN (TOO_LARGE, NEVER, NO) },
  { .code = "context_length_exceeded", .then = THEN (TOO_LARGE, NEVER, NO) },
  { .type = "exceed_context_size_error", .then = THEN (TOO_LARGE, NEVER, NO) },
  { .says = "*ontext size has been exceeded*", .then = THEN (TOO_LARGE, NEVER, NO) },
  { .says = "*maximum context length*", .then = THEN (TOO_LARGE, NEVER, NO) },

  /* A filter before the model, which is no fault of the request's form. */
  { .code = "content_filter", .then = THEN (REFUSED, NEVER, NO) },
  { .code = "content_policy_violation", .then = THEN (REFUSED, NEVER, NO) },

  { .status = 401,
    .type = "authentication_error",
    .code = "invalid_api_key",
    .then = THEN (KEY, NEVER, IF_ALLOWED) },
  { .status = 403, .type = "permission_error", .then = THEN (PERMISSION, NEVER, IF_ALLOWED) },
  { .status = 404,
    .type = "not_found_error",
    .code = "model_not_found",
    .then = THEN (MODEL, NEVER, NO) },
  /* A proxy on the way wants to know who we are; the desktop's settings are the place for that. */
  { .status = 407, .then = THEN (NETWORK, NEVER, NO) },
  { .status = 408, .then = THEN (TIMEOUT, BACKOFF, YES) },
  { .status = 409, .type = "conflict_error", .then = THEN (SERVER, ONCE, NO) },
  { .status = 429,
    .type = "rate_limit_error",
    .code = "rate_limit_exceeded",
    .then = THEN (BUSY, WAIT, YES) },
  { .type = "slow_down", .code = "slow_down", .then = THEN (BUSY, WAIT, YES) },
  /* A server on this machine that is still loading its model will be ready soon. */
  { .type = "unavailable_error", .then = THEN (BUSY, BACKOFF, NO) },
  { .status = 529, .type = "overloaded_error", .then = THEN (BUSY, BACKOFF, YES) },
  { .status = 503,
    .type = "server_is_overloaded",
    .code = "server_is_overloaded",
    .then = THEN (BUSY, BACKOFF, YES) },
  { .status = 504, .type = "timeout_error", .then = THEN (TIMEOUT, BACKOFF, YES) },
  { .status = 500, .type = "api_error", .then = THEN (SERVER, BACKOFF, YES) },
  { .type = "server_error", .code = "server_error", .then = THEN (SERVER, BACKOFF, YES) },
  { .status = 400, .type = "invalid_request_error", .then = THEN (REQUEST, NEVER, NO) },
  { .type = "BadRequestError", .then = THEN (REQUEST, NEVER, NO) },
};

/* What no row knows is judged by the class of its status. */
static const PursuitAiDecision other_client_error = THEN (REQUEST, NEVER, NO);
static const PursuitAiDecision other_server_error = THEN (SERVER, BACKOFF, YES);
static const PursuitAiDecision unforeseen = THEN (FAILED, NEVER, NO);
/* An address that is not there, as one without its /v1: another model changes nothing. */
static const PursuitAiDecision nothing_there = THEN (NETWORK, NEVER, NO);

/* Where the provider has said nothing. Whatever may have been begun there is paid twice when it
 * is asked again, so that only a lost connection is worth it. */
static const PursuitAiDecision kinds[] = {
  [PURSUIT_AI_FAILURE_REPLY] = THEN (FAILED, NEVER, NO),
  [PURSUIT_AI_FAILURE_UNREACHED] = THEN (NETWORK, BACKOFF, YES),
  [PURSUIT_AI_FAILURE_INSECURE] = THEN (NETWORK, NEVER, NO),
  [PURSUIT_AI_FAILURE_REDIRECT] = THEN (REQUEST, NEVER, NO),
  [PURSUIT_AI_FAILURE_BROKEN] = THEN (NETWORK, BACKOFF, YES),
  [PURSUIT_AI_FAILURE_TIMEOUT] = THEN (TIMEOUT, NEVER, YES),
  [PURSUIT_AI_FAILURE_CUT] = THEN (CUT, ONCE, YES),
  [PURSUIT_AI_FAILURE_GARBAGE] = THEN (ANSWER, NEVER, YES),
  [PURSUIT_AI_FAILURE_SHORTENED] = THEN (ANSWER, NEVER, YES),
  [PURSUIT_AI_FAILURE_STRANGER] = THEN (NETWORK, NEVER, YES),
};

static gboolean
is_like (const char *pattern, const char *text)
{
  return pattern != NULL && text != NULL && g_pattern_match_simple (pattern, text);
}

static gboolean
fits (const Row *row, const PursuitAiFailure *failure)
{
  return (row->status != 0 && row->status == failure->status)
         || (row->type != NULL && g_strcmp0 (row->type, failure->type) == 0)
         || is_like (row->code, failure->code) || is_like (row->says, failure->message);
}

static gboolean
has_model (const char *text)
{
  g_autofree char *small = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return small != NULL && strstr (small, "model") != NULL;
}

/* That a model is missing is said in words, whoever says it; any server says that a page is. */
static gboolean
speaks_of_model (const PursuitAiFailure *failure)
{
  return has_model (failure->code) || has_model (failure->parameter)
         || has_model (failure->message);
}

static PursuitAiDecision
look_up (const PursuitAiFailure *failure)
{
  if (failure->kind != PURSUIT_AI_FAILURE_REPLY)
    return kinds[failure->kind];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (fits (&rows[i], failure))
      return rows[i].then.error == PURSUIT_AI_ERROR_MODEL && failure->status == 404
                     && !speaks_of_model (failure)
                 ? nothing_there
                 : rows[i].then;

  if (failure->status >= 500)
    return other_server_error;

  return failure->status >= 400 ? other_client_error : unforeseen;
}

PursuitAiDecision
pursuit_ai_decide (const PursuitAiFailure *failure)
{
  PursuitAiDecision decision;

  g_return_val_if_fail (failure != NULL, unforeseen);
  g_return_val_if_fail (failure->kind < G_N_ELEMENTS (kinds), unforeseen);

  decision = look_up (failure);
  /* The provider's advice, except where a key, money or a limit would meet it again. */
  if (failure->advice == PURSUIT_AI_ADVICE_GIVE_UP)
    decision.retry = NEVER;
  else if (failure->advice == PURSUIT_AI_ADVICE_RETRY && decision.retry == NEVER
           && (decision.error == PURSUIT_AI_ERROR_REQUEST
               || decision.error == PURSUIT_AI_ERROR_FAILED))
    decision.retry = ONCE;

  return decision;
}
