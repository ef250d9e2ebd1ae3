/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-models.h"
#include "support/pursuit-test-data.h"

#include <string.h>

static gboolean
read_text (PursuitAiModels *models, const char *text, GError **error)
{
  return pursuit_ai_models_read (models, text, strlen (text), "own.json", error);
}

static void
roles_lead_to_models (void)
{
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();

  for (guint role = 0; role < PURSUIT_AI_N_ROLES; role++)
    for (guint kind = 0; kind < PURSUIT_AI_N_PROVIDERS; kind++)
      {
        const char *id = pursuit_ai_models_get_for_role (models, (PursuitAiRole) role,
                                                         (PursuitAiProviderKind) kind);

        g_assert_true ((id == NULL) == (kind == PURSUIT_AI_PROVIDER_LOCAL));
        /* What is shipped names no model that is gone. */
        if (id != NULL)
          g_assert_cmpstr (pursuit_ai_models_resolve (models, id, NULL), ==, id);
      }
  g_assert_cmpstr (pursuit_ai_models_get_for_role (models, PURSUIT_AI_ROLE_SCORING,
                                                   PURSUIT_AI_PROVIDER_ANTHROPIC),
                   ==, "claude-sonnet-5-5");
}

static void
old_names_lead_to_successors (void)
{
  static const char *const names[][2] = {
    { "claude-sonnet-4-20250514", "claude-sonnet-5-5" },
    { "claude-3-haiku-20240307", "claude-haiku-5-5" },
    { "gpt-4-turbo", "gpt-6.1-sol" },
    { "gpt-3.5-turbo", "gpt-6.1-terra" },
  };
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  g_autofree char *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *notice = NULL;

      g_assert_cmpstr (pursuit_ai_models_resolve (models, names[i][0], &notice), ==, names[i][1]);
      g_assert_nonnull (strstr (notice, names[i][0]));
      g_assert_nonnull (strstr (notice, names[i][1]));
    }
  g_assert_cmpstr (pursuit_ai_models_resolve (models, "my-model", &none), ==, "my-model");
  g_assert_null (none);
}

static void
capabilities_are_known (void)
{
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  g_autoptr (PursuitAiModel) sonnet
      = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_ANTHROPIC, "claude-sonnet-5-5");
  g_autoptr (PursuitAiModel) old
      = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_ANTHROPIC, "claude-sonnet-4-6");
  g_autoptr (PursuitAiModel) terra
      = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_OPENAI, "gpt-6.1-terra");
  g_autoptr (PursuitAiModel) local
      = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_LOCAL, "llama");
  g_autoptr (PursuitAiModel) unknown
      = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_ANTHROPIC, "claude-next");
  g_autoptr (PursuitAiModel) gone
      = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_OPENAI, "gpt-4o");

  g_assert_false (sonnet->sampling);
  g_assert_true (sonnet->json_schema && sonnet->effort);
  g_assert_true (pursuit_ai_model_can_think (sonnet, "between_tools"));
  g_assert_false (pursuit_ai_model_can_think (sonnet, "disabled"));
  g_assert_cmpstr (sonnet->api_version, ==, "2026-10-21");
  g_assert_cmpint (sonnet->context, ==, 1000000);
  g_assert_true (old->sampling);
  g_assert_cmpstr (old->api_version, ==, "2023-06-01");
  g_assert_cmpstr (terra->max_parameter, ==, "max_completion_tokens");
  g_assert_cmpstr (local->max_parameter, ==, "max_tokens");
  g_assert_cmpstr (local->id, ==, "llama");
  g_assert_cmpint (local->context, ==, 0);
  g_assert_false (unknown->sampling || unknown->effort);
  g_assert_cmpstr (gone->retires_at, ==, "2027-01-14");
  g_assert_cmpint (pursuit_ai_model_get_days_left (gone, "2026-12-31"), ==, 14);
  g_assert_cmpint (pursuit_ai_model_get_days_left (gone, "2027-01-13"), ==, 1);
  g_assert_cmpint (pursuit_ai_model_get_days_left (gone, "2027-01-14"), ==, 0);
  g_assert_cmpint (pursuit_ai_model_get_days_left (gone, "2028-01-01"), ==, 0);
  g_assert_cmpint (pursuit_ai_model_get_days_left (sonnet, "2028-01-01"), ==, G_MAXINT);
}

static void
an_own_file_changes_what_it_names (void)
{
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  g_autoptr (PursuitAiModel) sonnet = NULL;
  g_autoptr (PursuitAiModel) mine = NULL;
  g_autoptr (GError) error = NULL;
  char *dir = pursuit_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "models.json", NULL);

  g_assert_true (pursuit_ai_models_overlay (models, path, &error));
  g_assert_true (g_file_set_contents (
      path,
      "{\"roles\":{\"summary\":{\"local\":\"qwen3:8b\"}},"
      "\"legacy\":{\"claude-sonnet-5-5\":\"claude-next\"},"
      "\"models\":{\"claude-sonnet-5-5\":{\"effort\":false,\"retires_at\":\"2027-01-01\"},"
      "\"qwen3:8b\":{\"provider\":\"local\",\"context\":32768,\"thinking\":[\"off\"],\"x\":[]}}}",
      -1, NULL));
  pursuit_ai_models_overlay (models, path, &error);
  g_assert_no_error (error);

  sonnet = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_ANTHROPIC, "claude-sonnet-5-5");
  g_assert_false (sonnet->effort);
  g_assert_true (sonnet->json_schema);
  g_assert_cmpstr (sonnet->retires_at, ==, "2027-01-01");
  mine = pursuit_ai_models_dup_model (models, PURSUIT_AI_PROVIDER_LOCAL, "qwen3:8b");
  g_assert_true (mine->sampling);
  g_assert_cmpint (mine->context, ==, 32768);
  g_assert_cmpstr (
      pursuit_ai_models_get_for_role (models, PURSUIT_AI_ROLE_SUMMARY, PURSUIT_AI_PROVIDER_LOCAL),
      ==, "qwen3:8b");
  /* Two steps: to the model of today, and on to the one of tomorrow. */
  g_assert_cmpstr (pursuit_ai_models_resolve (models, "claude-sonnet-4-20250514", NULL), ==,
                   "claude-next");
  pursuit_test_remove_dir (dir);
}

static void
a_circle_of_names_ends (void)
{
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();

  g_assert_true (read_text (models, "{\"legacy\":{\"a\":\"b\",\"b\":\"a\",\"c\":\"c\"}}", NULL));
  g_assert_nonnull (pursuit_ai_models_resolve (models, "a", NULL));
  g_assert_cmpstr (pursuit_ai_models_resolve (models, "c", NULL), ==, "c");
}

static void
hostile_files_change_nothing (void)
{
  static const char *const texts[] = {
    "",
    "null",
    "[]",
    "{",
    "{\"roles\":[]}",
    "{\"roles\":{\"poetry\":{}}}",
    "{\"roles\":{\"scoring\":7}}",
    "{\"roles\":{\"scoring\":{\"acme\":\"x\"}}}",
    "{\"roles\":{\"scoring\":{\"openai\":7}}}",
    "{\"roles\":{\"scoring\":{\"openai\":\"\"}}}",
    "{\"roles\":{\"scoring\":{\"openai\":\"two words\"}}}",
    "{\"roles\":{\"scoring\":{\"openai\":\"line\\nbreak\"}}}",
    "{\"legacy\":{\"a\":null}}",
    "{\"defaults\":{\"acme\":{}}}",
    "{\"defaults\":{\"openai\":{\"sampling\":\"yes\"}}}",
    "{\"models\":{\"x\":{}}}",
    "{\"models\":{\"x\":{\"provider\":\"acme\"}}}",
    "{\"models\":{\"gpt-6-luna\":{\"context\":-1}}}",
    "{\"models\":{\"gpt-6-luna\":{\"context\":1e30}}}",
    "{\"models\":{\"gpt-6-luna\":{\"context\":99999999999}}}",
    "{\"models\":{\"gpt-6-luna\":{\"thinking\":\"always\"}}}",
    "{\"models\":{\"gpt-6-luna\":{\"thinking\":[1]}}}",
    "{\"models\":{\"gpt-6-luna\":{\"retires_at\":\"soon\"}}}",
    "{\"models\":{\"gpt-6-luna\":[]}}",
    "{\"roles\":{\"scoring\":{\"openai\":\"mine\"}},\"models\":{\"gpt-6-luna\":3}}",
  };
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (read_text (models, texts[i], &error));
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
      g_assert_nonnull (strstr (error->message, "own.json"));
      g_assert_cmpstr (pursuit_ai_models_get_for_role (models, PURSUIT_AI_ROLE_SCORING,
                                                       PURSUIT_AI_PROVIDER_OPENAI),
                       ==, "gpt-6.1-terra");
    }
}

static void
long_files_are_refused (void)
{
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  g_autofree char *blanks = g_strnfill (PURSUIT_AI_MODELS_MAX_FILE + 1, ' ');
  g_autoptr (GString) many = g_string_new ("{\"legacy\":{\"x\":\"y\"");
  g_autofree char *name = g_strnfill (PURSUIT_AI_MODELS_MAX_NAME + 1, 'n');
  g_autofree char *named = g_strdup_printf ("{\"models\":{\"%s\":{\"provider\":\"local\"}}}", name);
  g_autoptr (GError) error = NULL;

  g_assert_false (read_text (models, blanks, NULL));
  g_assert_false (read_text (models, named, NULL));
  for (guint i = 0; i < PURSUIT_AI_MODELS_MAX_ENTRIES; i++)
    g_string_append_printf (many, ",\"x%u\":\"y\"", i);
  g_string_append (many, "}}");
  g_assert_false (read_text (models, many->str, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/models/roles-lead-to-models", roles_lead_to_models);
  g_test_add_func ("/ai/models/old-names-lead-to-successors", old_names_lead_to_successors);
  g_test_add_func ("/ai/models/capabilities-are-known", capabilities_are_known);
  g_test_add_func ("/ai/models/an-own-file-changes-what-it-names",
                   an_own_file_changes_what_it_names);
  g_test_add_func ("/ai/models/a-circle-of-names-ends", a_circle_of_names_ends);
  g_test_add_func ("/ai/models/hostile-files-change-nothing", hostile_files_change_nothing);
  g_test_add_func ("/ai/models/long-files-are-refused", long_files_are_refused);

  return g_test_run ();
}
