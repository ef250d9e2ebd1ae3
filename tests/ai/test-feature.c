/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-request.h"
#include "ai/pursuit-ai-usage.h"

static void
names_come_back (void)
{
  for (guint i = 0; i < PURSUIT_AI_N_FEATURES; i++)
    {
      PursuitAiFeature feature = PURSUIT_AI_N_FEATURES;

      g_assert_true (pursuit_ai_feature_from_string (
          pursuit_ai_feature_to_string ((PursuitAiFeature) i), &feature));
      g_assert_cmpuint (feature, ==, i);
      g_assert_nonnull (pursuit_ai_feature_get_label (feature));
    }
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    {
      PursuitAiRole role = PURSUIT_AI_N_ROLES;

      g_assert_true (
          pursuit_ai_role_from_string (pursuit_ai_role_to_string ((PursuitAiRole) i), &role));
      g_assert_cmpuint (role, ==, i);
    }
}

static void
unknown_names_are_refused (void)
{
  PursuitAiFeature feature;
  PursuitAiRole role;

  g_assert_false (pursuit_ai_feature_from_string ("scores", &feature));
  g_assert_false (pursuit_ai_feature_from_string (NULL, &feature));
  g_assert_false (pursuit_ai_role_from_string ("Scoring", &role));
  g_assert_false (pursuit_ai_role_from_string (NULL, &role));
}

static void
copies_stand_alone (void)
{
  g_autoptr (PursuitAiRequest) request
      = pursuit_ai_request_new (PURSUIT_AI_FEATURE_CARD, PURSUIT_AI_ROLE_SUMMARY);
  g_autoptr (PursuitAiRequest) copy = NULL;

  request->prompt = g_strdup ("card");
  request->input = g_strdup ("data");
  request->schema = g_strdup ("{\"type\":\"object\"}");
  copy = pursuit_ai_request_copy (request);
  g_assert_cmpstr (copy->prompt, ==, "card");
  g_assert_true (copy->input != request->input);
  g_assert_cmpstr (copy->schema, ==, request->schema);
  g_assert_null (copy->context);
  g_assert_cmpuint (copy->feature, ==, PURSUIT_AI_FEATURE_CARD);
}

static void
the_prompt_is_the_sum_of_its_parts (void)
{
  const PursuitAiUsage usage = { .input = 5,
                                 .cache_read = 70,
                                 .cache_write_5m = 800,
                                 .cache_write_1h = 9000,
                                 .output = 1,
                                 .reasoning = 1 };

  g_assert_cmpint (pursuit_ai_usage_get_prompt (&usage), ==, 9875);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/feature/names-come-back", names_come_back);
  g_test_add_func ("/ai/feature/unknown-names-are-refused", unknown_names_are_refused);
  g_test_add_func ("/ai/request/copies-stand-alone", copies_stand_alone);
  g_test_add_func ("/ai/usage/the-prompt-is-the-sum", the_prompt_is_the_sum_of_its_parts);

  return g_test_run ();
}
