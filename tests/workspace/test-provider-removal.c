/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/keyring-fixture.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

/* What becomes of its key when a provider is removed, with a real keyring. */
typedef struct
{
  KeyringFixture keyring;
  WorkspaceFixture workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  keyring_fixture_set_up (&self->keyring, data);
  workspace_fixture_set_up (&self->workspace, data);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->workspace, data);
  keyring_fixture_tear_down (&self->keyring, data);
}

static PursuitProviderSetup *
make_setup (const char *name, const char *url)
{
  PursuitProviderSetup *setup = pursuit_provider_setup_new (name, "openai");

  setup->base_url = g_strdup (url);

  return setup;
}

/* Without a key it finds the one that is kept, if any. */
static void
add (Fixture *self, const PursuitProviderSetup *setup, const char *text)
{
  PursuitWorkspace *workspace = self->workspace.workspace;
  g_autoptr (PursuitSecret) key = text != NULL ? pursuit_secret_new (text, strlen (text)) : NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_set_up_provider_async (workspace, setup, key, NULL, workspace_fixture_done,
                                           &self->workspace);
  pursuit_workspace_set_up_provider_finish (workspace, workspace_fixture_wait (&self->workspace),
                                            &error);
  g_assert_no_error (error);
}

/* Returns what is said of its key. */
static char *
remove_provider (Fixture *self, const char *name)
{
  PursuitWorkspace *workspace = self->workspace.workspace;
  g_autoptr (GError) error = NULL;
  char *left = NULL;

  pursuit_workspace_remove_provider_async (workspace, name, NULL, workspace_fixture_done,
                                           &self->workspace);
  pursuit_workspace_remove_provider_finish (workspace, workspace_fixture_wait (&self->workspace),
                                            &left, &error);
  g_assert_no_error (error);

  return left;
}

static void
remove_quietly (Fixture *self, const char *name)
{
  g_autofree char *left = remove_provider (self, name);

  g_assert_cmpstr (left, ==, NULL);
}

static PursuitKeyPlace
find (Fixture *self, const PursuitProviderSetup *setup)
{
  const PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (setup, PURSUIT_KEYRING_QUIET);
  PursuitWorkspace *workspace = self->workspace.workspace;
  PursuitKeyPlace place;

  pursuit_workspace_find_key_async (workspace, &ref, NULL, workspace_fixture_done,
                                    &self->workspace);
  g_assert_true (pursuit_workspace_find_key_finish (
      workspace, workspace_fixture_wait (&self->workspace), &place, NULL));

  return place;
}

static guint
count_providers (Fixture *self)
{
  PursuitWorkspace *workspace = self->workspace.workspace;
  g_autoptr (GPtrArray) setups = NULL;

  pursuit_workspace_list_providers_async (workspace, NULL, workspace_fixture_done,
                                          &self->workspace);
  setups = pursuit_workspace_list_providers_finish (
      workspace, workspace_fixture_wait (&self->workspace), NULL);

  return setups->len;
}

static void
the_key_goes_with_it (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = make_setup ("work", NULL);
  g_autoptr (PursuitProviderSetup) gateway = make_setup ("gateway", "https://gateway.example/v1");

  add (self, setup, "sk-one");
  add (self, gateway, "sk-two");
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 2);
  remove_quietly (self, "work");
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_NONE);
  g_assert_cmpint (find (self, gateway), ==, PURSUIT_KEY_PLACE_KEYRING);
  g_assert_cmpuint (count_providers (self), ==, 1);
}

static void
a_key_that_another_uses_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) first = make_setup ("first", NULL);
  g_autoptr (PursuitProviderSetup) second = make_setup ("second", NULL);

  add (self, first, "sk-one");
  add (self, second, NULL);
  remove_quietly (self, "first");
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
  g_assert_cmpint (find (self, second), ==, PURSUIT_KEY_PLACE_KEYRING);
  remove_quietly (self, "second");
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 0);
}

static void
check_words (const char *left)
{
  g_test_message ("%s", left);
  g_assert_nonnull (strstr (left, "its key stays in the keyring"));
  g_assert_nonnull (strstr (left, "delete “Pursuit: key for openai” there"));
  g_assert_null (strchr (left, '\n'));
  g_assert_null (strstr (left, "sk-one"));
}

/* It is still known, so that it goes when the keyring is open. */
static void
a_locked_keyring_keeps_it_and_that_is_said (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = make_setup ("work", NULL);
  g_autofree char *left = NULL;

  add (self, setup, "sk-one");
  keyring_fixture_lock (&self->keyring);
  left = remove_provider (self, "work");
  check_words (left);
  g_assert_cmpuint (count_providers (self), ==, 0);
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
  keyring_fixture_unlock (&self->keyring);
  add (self, setup, NULL);
  remove_quietly (self, "work");
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 0);
}

static void
without_a_keyring_it_is_removed_too (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = make_setup ("work", NULL);
  g_autofree char *left = NULL;

  add (self, setup, "sk-one");
  keyring_fixture_kill (&self->keyring);
  left = remove_provider (self, "work");
  check_words (left);
  g_assert_cmpuint (count_providers (self), ==, 0);
}

/* Nothing has to do with the keyring that is not in it. */
static void
what_is_not_there_is_not_looked_for (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = make_setup ("work", NULL);
  g_autoptr (PursuitProviderSetup) script = pursuit_provider_setup_new ("script", "fake");
  g_autoptr (PursuitProviderSetup) other = make_setup ("other", "https://gateway.example/v1");

  setup->session_only = TRUE;
  add (self, setup, "sk-one");
  add (self, script, NULL);
  add (self, other, NULL);
  keyring_fixture_kill (&self->keyring);
  remove_quietly (self, "work");
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_NONE);
  remove_quietly (self, "script");
  remove_quietly (self, "other");
  g_assert_cmpuint (count_providers (self), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define removal_test(path, test)                                                                   \
  g_test_add ("/workspace/provider-removal/" path, Fixture, NULL, set_up, test, tear_down)
  removal_test ("the-key-goes-with-it", the_key_goes_with_it);
  removal_test ("a-key-that-another-uses-stays", a_key_that_another_uses_stays);
  removal_test ("a-locked-keyring-keeps-it", a_locked_keyring_keeps_it_and_that_is_said);
  removal_test ("without-a-keyring-it-is-removed-too", without_a_keyring_it_is_removed_too);
  removal_test ("what-is-not-there-is-not-looked-for", what_is_not_there_is_not_looked_for);
#undef removal_test

  return g_test_run ();
}
