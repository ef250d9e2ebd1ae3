/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-feature.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} features[PURSUIT_AI_N_FEATURES] = {
  [PURSUIT_AI_FEATURE_SCORE] = { "score", N_ ("Lead score") },
  [PURSUIT_AI_FEATURE_DRAFT] = { "draft", N_ ("Proposal draft") },
  [PURSUIT_AI_FEATURE_CARD] = { "card", N_ ("Battle card") },
  [PURSUIT_AI_FEATURE_CONVERSATION] = { "conversation", N_ ("Conversation analysis") },
  [PURSUIT_AI_FEATURE_TEST] = { "test", N_ ("Key test") },
};

static const char *const roles[PURSUIT_AI_N_ROLES] = {
  [PURSUIT_AI_ROLE_REASONING] = "reasoning",
  [PURSUIT_AI_ROLE_SUMMARY] = "summary",
  [PURSUIT_AI_ROLE_SCORING] = "scoring",
};

const char *
pursuit_ai_feature_to_string (PursuitAiFeature feature)
{
  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, NULL);

  return features[feature].name;
}

gboolean
pursuit_ai_feature_from_string (const char *text, PursuitAiFeature *feature)
{
  g_return_val_if_fail (feature != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_AI_N_FEATURES; i++)
    if (g_strcmp0 (features[i].name, text) == 0)
      {
        *feature = (PursuitAiFeature) i;
        return TRUE;
      }

  return FALSE;
}

const char *
pursuit_ai_feature_get_label (PursuitAiFeature feature)
{
  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, NULL);

  return _ (features[feature].label);
}

const char *
pursuit_ai_role_to_string (PursuitAiRole role)
{
  g_return_val_if_fail (role < PURSUIT_AI_N_ROLES, NULL);

  return roles[role];
}

gboolean
pursuit_ai_role_from_string (const char *text, PursuitAiRole *role)
{
  g_return_val_if_fail (role != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    if (g_strcmp0 (roles[i], text) == 0)
      {
        *role = (PursuitAiRole) i;
        return TRUE;
      }

  return FALSE;
}
