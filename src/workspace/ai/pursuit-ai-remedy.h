/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiRemedy:
 * @PURSUIT_AI_REMEDY_NONE: nothing in the settings helps
 * @PURSUIT_AI_REMEDY_PROVIDER: the provider, its key or the order of the providers
 * @PURSUIT_AI_REMEDY_MODEL: another model of the provider
 *
 * What a person can change in the settings, so that a question to AI is answered the next time.
 */
typedef enum
{
  PURSUIT_AI_REMEDY_NONE,
  PURSUIT_AI_REMEDY_PROVIDER,
  PURSUIT_AI_REMEDY_MODEL,
} PursuitAiRemedy;

/**
 * pursuit_ai_remedy_of:
 * @error: (nullable): why there is no answer
 *
 * Returns: what helps
 */
PursuitAiRemedy pursuit_ai_remedy_of (const GError *error);

G_END_DECLS
