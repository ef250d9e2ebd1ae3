/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiFeature:
 * @PURSUIT_AI_FEATURE_SCORE: score a lead
 * @PURSUIT_AI_FEATURE_DRAFT: draft a proposal, or a section of one
 * @PURSUIT_AI_FEATURE_CARD: update a battle card
 * @PURSUIT_AI_FEATURE_CONVERSATION: analyse a conversation
 * @PURSUIT_AI_FEATURE_TEST: try a provider's key
 * @PURSUIT_AI_N_FEATURES: how many there are
 *
 * What a request is for: budgets, limits and the ledger are kept by feature.
 */
typedef enum
{
  PURSUIT_AI_FEATURE_SCORE,
  PURSUIT_AI_FEATURE_DRAFT,
  PURSUIT_AI_FEATURE_CARD,
  PURSUIT_AI_FEATURE_CONVERSATION,
  PURSUIT_AI_FEATURE_TEST,
  PURSUIT_AI_N_FEATURES,
} PursuitAiFeature;

/**
 * PursuitAiRole:
 * @PURSUIT_AI_ROLE_REASONING: long texts, careful thought
 * @PURSUIT_AI_ROLE_SUMMARY: short and cheap
 * @PURSUIT_AI_ROLE_SCORING: a judgement in fixed fields
 * @PURSUIT_AI_N_ROLES: how many there are
 *
 * What a feature asks for instead of a model's name.
 */
typedef enum
{
  PURSUIT_AI_ROLE_REASONING,
  PURSUIT_AI_ROLE_SUMMARY,
  PURSUIT_AI_ROLE_SCORING,
  PURSUIT_AI_N_ROLES,
} PursuitAiRole;

/**
 * pursuit_ai_feature_to_string:
 * @feature: a feature
 *
 * Returns: "score", "draft", "card", "conversation" or "test": its name in files
 */
const char *pursuit_ai_feature_to_string (PursuitAiFeature feature);

/**
 * pursuit_ai_feature_from_string:
 * @text: (nullable): a name
 * @feature: (out): the feature
 *
 * Returns: %TRUE if there is one of that name
 */
gboolean pursuit_ai_feature_from_string (const char *text, PursuitAiFeature *feature);

/**
 * pursuit_ai_feature_get_label:
 * @feature: a feature
 *
 * Returns: its name for a person, translated
 */
const char *pursuit_ai_feature_get_label (PursuitAiFeature feature);

/**
 * pursuit_ai_role_to_string:
 * @role: a role
 *
 * Returns: "reasoning", "summary" or "scoring": its name in files
 */
const char *pursuit_ai_role_to_string (PursuitAiRole role);

/**
 * pursuit_ai_role_from_string:
 * @text: (nullable): a name
 * @role: (out): the role
 *
 * Returns: %TRUE if there is one of that name
 */
gboolean pursuit_ai_role_from_string (const char *text, PursuitAiRole *role);

G_END_DECLS
