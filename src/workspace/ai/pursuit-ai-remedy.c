/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-remedy.h"

#include "ai/pursuit-ai-error.h"
#include "keyring/pursuit-keyring-error.h"

PursuitAiRemedy
pursuit_ai_remedy_of (const GError *error)
{
  static const PursuitAiError of_provider[]
      = { PURSUIT_AI_ERROR_KEY, PURSUIT_AI_ERROR_PERMISSION, PURSUIT_AI_ERROR_UNAVAILABLE };

  if (error == NULL)
    return PURSUIT_AI_REMEDY_NONE;
  /* Another key may be kept there for this session only, or the next provider be asked. */
  if (error->domain == PURSUIT_KEYRING_ERROR)
    return PURSUIT_AI_REMEDY_PROVIDER;
  if (g_error_matches (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_MODEL))
    return PURSUIT_AI_REMEDY_MODEL;
  for (guint i = 0; i < G_N_ELEMENTS (of_provider); i++)
    if (g_error_matches (error, PURSUIT_AI_ERROR, (int) of_provider[i]))
      return PURSUIT_AI_REMEDY_PROVIDER;

  return PURSUIT_AI_REMEDY_NONE;
}
