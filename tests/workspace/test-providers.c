/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-provider-order.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static GPtrArray *
list (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *providers;

  pursuit_workspace_list_providers_async (self->workspace, NULL, workspace_fixture_done, self);
  providers = pursuit_workspace_list_providers_finish (self->workspace,
                                                       workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return providers;
}

static gboolean
add (WorkspaceFixture *self, const PursuitProviderSetup *setup, GError **error)
{
  pursuit_workspace_add_provider_async (self->workspace, setup, NULL, workspace_fixture_done, self);

  return pursuit_workspace_add_provider_finish (self->workspace, workspace_fixture_wait (self),
                                                error);
}

static void
add_named (WorkspaceFixture *self, const char *name, const char *kind)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new (name, kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (add (self, setup, &error));
  g_assert_no_error (error);
}

static gboolean
remove_named (WorkspaceFixture *self, const char *name, GError **error)
{
  pursuit_workspace_remove_provider_async (self->workspace, name, NULL, workspace_fixture_done,
                                           self);

  return pursuit_workspace_remove_provider_finish (self->workspace, workspace_fixture_wait (self),
                                                   NULL, error);
}

static char *
join_names (WorkspaceFixture *self)
{
  g_autoptr (GPtrArray) providers = list (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < providers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            ((PursuitProviderSetup *) providers->pdata[i])->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
order_is_kept (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *before = join_names (self);
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "");
  add_named (self, "anthropic", "anthropic");
  add_named (self, "openai", "openai");
  add_named (self, "demo", "fake");
  added = join_names (self);
  g_assert_cmpstr (added, ==, "anthropic openai demo");
  add_named (self, "anthropic", "anthropic");
  changed = join_names (self);
  g_assert_cmpstr (changed, ==, added);
  g_assert_true (remove_named (self, "openai", NULL));
  after = join_names (self);
  g_assert_cmpstr (after, ==, "anthropic demo");
}

/* Who is asked first does not hang on who was set up first. */
static void
kinds_have_an_order (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  add_named (self, "demo", "fake");
  add_named (self, "gpt", "openai");
  add_named (self, "claude", "anthropic");
  add_named (self, "gpt-too", "openai");
  names = join_names (self);
  g_assert_cmpstr (names, ==, "claude gpt gpt-too demo");
}

static char *
put_in_order (WorkspaceFixture *self, const char *words, GError **error)
{
  g_auto (GStrv) names = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) ordered = NULL;

  pursuit_workspace_order_providers_async (self->workspace, (const char *const *) names, NULL,
                                           workspace_fixture_done, self);
  ordered = pursuit_workspace_order_providers_finish (self->workspace,
                                                      workspace_fixture_wait (self), error);

  return ordered != NULL ? join_names (self) : NULL;
}

/* It stays as the person wants it, whatever comes later. */
static void
a_person_changes_the_order (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) twice = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *later = NULL;
  g_autofree char *after = NULL;

  add_named (self, "claude", "anthropic");
  add_named (self, "gpt", "openai");
  add_named (self, "demo", "fake");
  moved = put_in_order (self, "gpt", NULL);
  g_assert_cmpstr (moved, ==, "gpt claude demo");
  add_named (self, "claude-too", "anthropic");
  later = join_names (self);
  g_assert_cmpstr (later, ==, "gpt claude demo claude-too");

  g_assert_null (put_in_order (self, "claude nobody", &unknown));
  g_assert_error (unknown, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_null (put_in_order (self, "claude demo claude", &twice));
  g_assert_error (twice, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  after = join_names (self);
  g_assert_cmpstr (after, ==, later);
}

static void
everything_comes_back (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", "local");
  g_autoptr (GPtrArray) providers = NULL;
  g_autoptr (GError) error = NULL;
  const PursuitProviderSetup *kept;

  setup->base_url = g_strdup ("http://[::1]:11434/v1");
  setup->session_only = TRUE;
  g_assert_true (pursuit_provider_setup_set_model (setup, "reasoning", "llama:70b", &error));
  g_assert_true (pursuit_provider_setup_set_model (setup, "summary", "llama:8b", &error));
  g_assert_true (pursuit_provider_setup_set_model (setup, "scoring", "llama:8b", &error));
  g_assert_true (add (self, setup, &error));
  g_assert_no_error (error);

  providers = list (self);
  g_assert_cmpuint (providers->len, ==, 1);
  kept = providers->pdata[0];
  g_assert_cmpstr (kept->kind, ==, "local");
  g_assert_cmpstr (kept->base_url, ==, setup->base_url);
  g_assert_true (kept->session_only);
  g_assert_cmpstr (kept->models[0], ==, "llama:70b");
  g_assert_cmpstr (kept->models[1], ==, "llama:8b");
  g_assert_cmpstr (kept->models[2], ==, "llama:8b");
}

/* Name, kind and address of a setup that is refused, and a word of the reason. */
static const char *const refused[][4] = {
  { "", "openai", NULL, "small letters" },
  { "My Claude", "anthropic", NULL, "small letters" },
  { "-x", "anthropic", NULL, "small letters" },
  { "a", "claude", NULL, "none of" },
  { "a", "local", NULL, "needs its address" },
  { "a", "local", "http://localhost:11434/v1", "its models" },
  { "a", "anthropic", "http://gateway.example/v1", "https://" },
  { "a", "anthropic", "http://127.0.0.1.example/", "https://" },
  { "a", "anthropic", "https://user:secret@gateway.example/", "https://" },
  { "a", "anthropic", "https://gateway.example/?key=1", "https://" },
  { "a", "anthropic", "ftp://gateway.example/", "https://" },
  { "a", "anthropic", "gateway.example", "https://" },
  { "a", "anthropic", "https://", "https://" },
};

static void
bad_setups_are_refused (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (PursuitProviderSetup) setup
          = pursuit_provider_setup_new (refused[i][0], refused[i][1]);
      g_autoptr (GError) error = NULL;

      setup->base_url = g_strdup (refused[i][2]);
      g_assert_false (add (self, setup, &error));
      g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, refused[i][3]));
      g_assert_null (strstr (error->message, "secret"));
    }
  names = join_names (self);
  g_assert_cmpstr (names, ==, "");
}

static void
there_is_an_end (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("one-more", "fake");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < PURSUIT_MAX_PROVIDERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", i);

      add_named (self, name, "fake");
    }
  g_assert_false (add (self, setup, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
}

static void
unknown_names_are_said (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("a", "openai");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) role_error = NULL;

  g_assert_false (remove_named (self, "nobody", &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "nobody"));
  g_assert_false (pursuit_provider_setup_set_model (setup, "thinking", "gpt", &role_error));
  g_assert_error (role_error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
}

static void
what_leaves_is_known (void)
{
  static const struct
  {
    const char *kind;
    const char *url;
    gboolean leaves;
  } cases[] = {
    { "fake", NULL, FALSE },
    { "anthropic", NULL, TRUE },
    { "openai", "https://gateway.example/v1", TRUE },
    { "local", "http://localhost:11434/v1", FALSE },
    { "local", "http://[::1]:11434/v1", FALSE },
    { "local", "https://office.example/v1", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("a", cases[i].kind);

      setup->base_url = g_strdup (cases[i].url);
      g_assert_cmpint (pursuit_provider_setup_leaves_machine (setup), ==, cases[i].leaves);
    }
}

/* The setting may come from another machine, or a broken file. */
static void
hostile_settings_are_left_out (void)
{
  static const char *const texts[] = {
    "[]",
    "null",
    "{}",
    "{\"name\":\"a\"}",
    "{\"name\":7,\"kind\":\"openai\"}",
    "{\"name\":\"a\",\"kind\":\"openai\",\"base_url\":\"http://evil.example\"}",
    "{\"name\":\"a b\",\"kind\":\"openai\"}",
    "{\"name\":\"a\",\"kind\":\"openai\",\"models\":{\"scoring\":\"a b\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (texts[i], NULL);

      g_assert_null (pursuit_provider_setup_from_json (node));
    }
}

#define providers_test(path, function)                                                             \
  g_test_add (path, WorkspaceFixture, NULL, workspace_fixture_set_up, function,                    \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  providers_test ("/workspace/providers/order-is-kept", order_is_kept);
  providers_test ("/workspace/providers/kinds-have-an-order", kinds_have_an_order);
  providers_test ("/workspace/providers/a-person-changes-the-order", a_person_changes_the_order);
  providers_test ("/workspace/providers/everything-comes-back", everything_comes_back);
  providers_test ("/workspace/providers/bad-setups-are-refused", bad_setups_are_refused);
  providers_test ("/workspace/providers/there-is-an-end", there_is_an_end);
  providers_test ("/workspace/providers/unknown-names-are-said", unknown_names_are_said);
  g_test_add_func ("/workspace/providers/hostile-settings", hostile_settings_are_left_out);
  g_test_add_func ("/workspace/providers/what-leaves-is-known", what_leaves_is_known);

  return g_test_run ();
}
