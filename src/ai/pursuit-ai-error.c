/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"

#include <gio/gio.h>

G_DEFINE_QUARK (pursuit_ai_error, pursuit_ai_error)

static const char *const words[] = {
  [PURSUIT_AI_ERROR_FAILED] = "failed",
  [PURSUIT_AI_ERROR_REQUEST] = "request",
  [PURSUIT_AI_ERROR_KEY] = "key",
  [PURSUIT_AI_ERROR_PERMISSION] = "permission",
  [PURSUIT_AI_ERROR_MONEY] = "money",
  [PURSUIT_AI_ERROR_MODEL] = "model",
  [PURSUIT_AI_ERROR_TOO_LARGE] = "too-large",
  [PURSUIT_AI_ERROR_BUSY] = "busy",
  [PURSUIT_AI_ERROR_SERVER] = "server",
  [PURSUIT_AI_ERROR_NETWORK] = "network",
  [PURSUIT_AI_ERROR_TIMEOUT] = "timeout",
  [PURSUIT_AI_ERROR_CUT] = "cut",
  [PURSUIT_AI_ERROR_REFUSED] = "refused",
  [PURSUIT_AI_ERROR_ANSWER] = "answer",
  [PURSUIT_AI_ERROR_BUDGET] = "budget",
  [PURSUIT_AI_ERROR_LIMIT] = "limit",
  [PURSUIT_AI_ERROR_CONFIG] = "config",
  [PURSUIT_AI_ERROR_UNAVAILABLE] = "unavailable",
};

const char *
pursuit_ai_error_get_word (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (error == NULL || error->domain != PURSUIT_AI_ERROR || error->code < 0
      || (gsize) error->code >= G_N_ELEMENTS (words))
    return NULL;

  return words[error->code];
}
