/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiError:
 * @PURSUIT_AI_ERROR_FAILED: the provider reported something unforeseen
 * @PURSUIT_AI_ERROR_REQUEST: the provider cannot take the request as it is
 * @PURSUIT_AI_ERROR_KEY: there is no key, or the provider does not know it
 * @PURSUIT_AI_ERROR_PERMISSION: the key may not do this
 * @PURSUIT_AI_ERROR_MONEY: the provider's account has no credit, or its own limit is reached
 * @PURSUIT_AI_ERROR_MODEL: the provider has no such model, or has retired it
 * @PURSUIT_AI_ERROR_TOO_LARGE: the request is longer than the model or the provider takes
 * @PURSUIT_AI_ERROR_BUSY: too many requests, or the provider is overloaded
 * @PURSUIT_AI_ERROR_SERVER: the provider failed on its own side
 * @PURSUIT_AI_ERROR_NETWORK: the provider cannot be reached, or the connection broke
 * @PURSUIT_AI_ERROR_TIMEOUT: the provider did not answer in time
 * @PURSUIT_AI_ERROR_CUT: the answer ended before it was whole
 * @PURSUIT_AI_ERROR_REFUSED: the model refused to answer
 * @PURSUIT_AI_ERROR_ANSWER: the answer is not what was asked for, or cannot be read
 * @PURSUIT_AI_ERROR_BUDGET: a budget of the person's own would be passed
 * @PURSUIT_AI_ERROR_LIMIT: too many actions of a feature in a minute
 * @PURSUIT_AI_ERROR_CONFIG: a file with models, prices or a prompt cannot be used
 * @PURSUIT_AI_ERROR_UNAVAILABLE: no provider is set that could answer
 *
 * What the gateway can refuse. A cancelled request ends with %G_IO_ERROR_CANCELLED instead.
 */
typedef enum
{
  PURSUIT_AI_ERROR_FAILED,
  PURSUIT_AI_ERROR_REQUEST,
  PURSUIT_AI_ERROR_KEY,
  PURSUIT_AI_ERROR_PERMISSION,
  PURSUIT_AI_ERROR_MONEY,
  PURSUIT_AI_ERROR_MODEL,
  PURSUIT_AI_ERROR_TOO_LARGE,
  PURSUIT_AI_ERROR_BUSY,
  PURSUIT_AI_ERROR_SERVER,
  PURSUIT_AI_ERROR_NETWORK,
  PURSUIT_AI_ERROR_TIMEOUT,
  PURSUIT_AI_ERROR_CUT,
  PURSUIT_AI_ERROR_REFUSED,
  PURSUIT_AI_ERROR_ANSWER,
  PURSUIT_AI_ERROR_BUDGET,
  PURSUIT_AI_ERROR_LIMIT,
  PURSUIT_AI_ERROR_CONFIG,
  PURSUIT_AI_ERROR_UNAVAILABLE,
} PursuitAiError;

#define PURSUIT_AI_ERROR (pursuit_ai_error_quark ())

/**
 * pursuit_ai_error_quark:
 *
 * Returns: the domain of #PursuitAiError
 */
GQuark pursuit_ai_error_quark (void);

/**
 * pursuit_ai_error_get_word:
 * @error: (nullable): why there is no answer
 *
 * Returns: (transfer none) (nullable): the same in one word for the books, such as "key" or "busy",
 *   or "cancelled"; %NULL for an error of somebody else
 */
const char *pursuit_ai_error_get_word (const GError *error);

G_END_DECLS
