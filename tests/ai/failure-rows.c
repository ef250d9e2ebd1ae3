/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/failure-rows.h"

#define ANTHROPIC(type) "{\"type\":\"error\",\"error\":{\"type\":\"" type "\",\"message\":\"m\"}}"
#define SPENT(code)                                                                                \
  "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"m\","                \
  "\"details\":{\"error_code\":\"" code "\"}}}"
#define OPENAI(type, code)                                                                         \
  "{\"error\":{\"message\":\"m\",\"type\":\"" type "\",\"param\":null,\"code\":" code "}}"

const FailureRow failure_rows[] = {
  { 400, ANTHROPIC ("invalid_request_error"), PURSUIT_AI_ERROR_REQUEST, NEVER, NO },
  { 400,
    "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
    "\"You have reached your specified workspace API usage limits.\"}}",
    PURSUIT_AI_ERROR_MONEY, NEVER, NO },
  { 400,
    "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
    "\"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing "
    "to upgrade or purchase credits.\"}}",
    PURSUIT_AI_ERROR_MONEY, NEVER, YES },
  { 401, ANTHROPIC ("authentication_error"), PURSUIT_AI_ERROR_KEY, NEVER, IF_ALLOWED },
  { 403, ANTHROPIC ("permission_error"), PURSUIT_AI_ERROR_PERMISSION, NEVER, IF_ALLOWED },
  { 402, ANTHROPIC ("billing_error"), PURSUIT_AI_ERROR_MONEY, NEVER, YES },
  { 404,
    "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":"
    "\"model: claude-sonnet-4-20250514\"}}",
    PURSUIT_AI_ERROR_MODEL, NEVER, NO },
  { 409, ANTHROPIC ("conflict_error"), PURSUIT_AI_ERROR_SERVER, ONCE, NO },
  { 413, ANTHROPIC ("request_too_large"), PURSUIT_AI_ERROR_TOO_LARGE, NEVER, NO },
  { 413, "<html>413 Request Entity Too Large</html>", PURSUIT_AI_ERROR_TOO_LARGE, NEVER, NO },
  { 429, ANTHROPIC ("rate_limit_error"), PURSUIT_AI_ERROR_BUSY, WAIT, YES },
  { 429, SPENT ("enforced_spend_limit_reached"), PURSUIT_AI_ERROR_MONEY, NEVER, YES },
  { 429, SPENT ("contract_spend_limit_reached"), PURSUIT_AI_ERROR_MONEY, NEVER, YES },
  { 429, SPENT ("linked_account_limit"), PURSUIT_AI_ERROR_MONEY, NEVER, YES },
  { 500, ANTHROPIC ("api_error"), PURSUIT_AI_ERROR_SERVER, BACKOFF, YES },
  { 504, ANTHROPIC ("timeout_error"), PURSUIT_AI_ERROR_TIMEOUT, BACKOFF, YES },
  { 529, ANTHROPIC ("overloaded_error"), PURSUIT_AI_ERROR_BUSY, BACKOFF, YES },
  { 502, "", PURSUIT_AI_ERROR_SERVER, BACKOFF, YES },
  { 418, "", PURSUIT_AI_ERROR_REQUEST, NEVER, NO },
  { 429, OPENAI ("requests", "\"rate_limit_exceeded\""), PURSUIT_AI_ERROR_BUSY, WAIT, YES },
  { 503, OPENAI ("slow_down", "\"slow_down\""), PURSUIT_AI_ERROR_BUSY, WAIT, YES },
  { 429, OPENAI ("insufficient_quota", "\"insufficient_quota\""), PURSUIT_AI_ERROR_MONEY, NEVER,
    YES },
  { 429, OPENAI ("insufficient_quota", "\"credit_balance_exhausted\""), PURSUIT_AI_ERROR_MONEY,
    NEVER, YES },
  { 429, OPENAI ("x", "\"organization_spend_limit_exceeded\""), PURSUIT_AI_ERROR_MONEY, NEVER,
    YES },
  { 429, OPENAI ("x", "\"project_spend_limit_exceeded\""), PURSUIT_AI_ERROR_MONEY, NEVER, YES },
  { 429, OPENAI ("x", "\"organization_usage_limit_exceeded\""), PURSUIT_AI_ERROR_MONEY, NEVER,
    YES },
  { 503, OPENAI ("server_error", "\"server_is_overloaded\""), PURSUIT_AI_ERROR_BUSY, BACKOFF, YES },
  { 400, OPENAI ("invalid_request_error", "\"context_length_exceeded\""),
    PURSUIT_AI_ERROR_TOO_LARGE, NEVER, NO },
  { 400, OPENAI ("invalid_request_error", "\"content_filter\""), PURSUIT_AI_ERROR_REFUSED, NEVER,
    NO },
  { 400, OPENAI ("image_generation_user_error", "\"content_policy_violation\""),
    PURSUIT_AI_ERROR_REFUSED, NEVER, NO },
  { 401, OPENAI ("invalid_request_error", "\"invalid_api_key\""), PURSUIT_AI_ERROR_KEY, NEVER,
    IF_ALLOWED },
  { 401, OPENAI ("invalid_request_error", "null"), PURSUIT_AI_ERROR_KEY, NEVER, IF_ALLOWED },
  { 404, OPENAI ("invalid_request_error", "\"model_not_found\""), PURSUIT_AI_ERROR_MODEL, NEVER,
    NO },
  { 404,
    "{\"error\":{\"message\":\"The model `gpt-9` does not exist or you do not have access to "
    "it.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}",
    PURSUIT_AI_ERROR_MODEL, NEVER, NO },
  { 404, "{\"error\":\"model \\\"llama9\\\" not found, try pulling it first\"}",
    PURSUIT_AI_ERROR_MODEL, NEVER, NO },
  /* What answers there has no such page. */
  { 404, "", PURSUIT_AI_ERROR_NETWORK, NEVER, NO },
  { 404, "404 page not found", PURSUIT_AI_ERROR_NETWORK, NEVER, NO },
  { 404, "<html>The model of our house</html>", PURSUIT_AI_ERROR_NETWORK, NEVER, NO },
  { 404, "{\"detail\":\"Not Found\"}", PURSUIT_AI_ERROR_NETWORK, NEVER, NO },
  { 404, "{\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}",
    PURSUIT_AI_ERROR_NETWORK, NEVER, NO },
  { 503, OPENAI ("unavailable_error", "503"), PURSUIT_AI_ERROR_BUSY, BACKOFF, NO },
  { 400, OPENAI ("exceed_context_size_error", "400"), PURSUIT_AI_ERROR_TOO_LARGE, NEVER, NO },
  { 500, "{\"error\":{\"code\":500,\"message\":\"Context size has been exceeded.\"}}",
    PURSUIT_AI_ERROR_TOO_LARGE, NEVER, NO },
  { 400,
    "{\"object\":\"error\",\"message\":\"This model's maximum context length is 4096 tokens\","
    "\"type\":\"BadRequestError\",\"code\":400}",
    PURSUIT_AI_ERROR_TOO_LARGE, NEVER, NO },
  { 400, "{\"object\":\"error\",\"message\":\"m\",\"type\":\"BadRequestError\",\"code\":400}",
    PURSUIT_AI_ERROR_REQUEST, NEVER, NO },
};

const guint failure_n_rows = G_N_ELEMENTS (failure_rows);
