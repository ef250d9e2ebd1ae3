/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include "ai/pursuit-ai-money.h"

#include <string.h>

static gboolean
set_up (WorkspaceFixture *self, const PursuitProviderSetup *setup, const char *text, GError **error)
{
  g_autoptr (PursuitSecret) key = text != NULL ? pursuit_secret_new (text, strlen (text)) : NULL;

  pursuit_workspace_set_up_provider_async (self->workspace, setup, key, NULL,
                                           workspace_fixture_done, self);

  return pursuit_workspace_set_up_provider_finish (self->workspace, workspace_fixture_wait (self),
                                                   error);
}

static PursuitKeyPlace
find (WorkspaceFixture *self, const PursuitProviderSetup *setup)
{
  const PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (setup, PURSUIT_KEYRING_QUIET);
  g_autoptr (GError) error = NULL;
  PursuitKeyPlace place;

  pursuit_workspace_find_key_async (self->workspace, &ref, NULL, workspace_fixture_done, self);
  pursuit_workspace_find_key_finish (self->workspace, workspace_fixture_wait (self), &place,
                                     &error);
  g_assert_no_error (error);

  return place;
}

static guint
count (WorkspaceFixture *self)
{
  g_autoptr (GPtrArray) setups = NULL;

  pursuit_workspace_list_providers_async (self->workspace, NULL, workspace_fixture_done, self);
  setups = pursuit_workspace_list_providers_finish (self->workspace, workspace_fixture_wait (self),
                                                    NULL);

  return setups->len;
}

static void
key_comes_with_its_provider (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("work", "anthropic");
  g_autoptr (GError) error = NULL;

  setup->session_only = TRUE;
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_NONE);
  set_up (self, setup, "sk-planted", &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_SESSION);
  g_assert_cmpuint (count (self), ==, 1);
}

/* Whoever changes the address changes who gets the key. */
static void
key_stays_at_its_address (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("anthropic", "anthropic");

  setup->session_only = TRUE;
  g_assert_true (set_up (self, setup, "sk-planted", NULL));
  setup->base_url = g_strdup ("https://gateway.example/v1");
  g_assert_true (set_up (self, setup, NULL, NULL));
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_NONE);
}

static void
wrong_setup_keeps_no_key (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("No Name", "anthropic");
  g_autoptr (GError) error = NULL;

  setup->session_only = TRUE;
  g_assert_false (set_up (self, setup, "sk-planted", &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_NONE);
  g_assert_cmpuint (count (self), ==, 0);
}

static void
script_has_no_key (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("script", "fake");

  setup->session_only = TRUE;
  g_assert_false (pursuit_provider_setup_uses_key (setup));
  g_assert_true (set_up (self, setup, "sk-planted", NULL));
  g_assert_cmpint (find (self, setup), ==, PURSUIT_KEY_PLACE_NONE);
}

/* In the C locale the decimal sign is a point. */
static void
budgets_are_read (void)
{
  static const struct
  {
    const char *text;
    gint64 pico; /* -2: refused */
  } cases[] = {
    { "", -1 },
    { "  ", -1 },
    { "8", 8 * PURSUIT_AI_PICO_PER_USD },
    { " 8.50 ", 17 * PURSUIT_AI_PICO_PER_USD / 2 },
    { "0", 0 },
    { "0.125", PURSUIT_AI_PICO_PER_USD / 8 },
    { "8,50", -2 },
    { "1,000", -2 },
    { "1.000.000", -2 },
    { "-5", -2 },
    { "much", -2 },
    { "99999999999999999999", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 pico = -3;
      gboolean right = pursuit_budget_parse (cases[i].text, &pico, &error);

      g_assert_cmpint (right, ==, cases[i].pico != -2);
      if (right)
        g_assert_cmpint (pico, ==, cases[i].pico);
      else
        g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
    }
}

static void
budgets_come_back (void)
{
  static const gint64 amounts[] = { -1, 0, 1, PURSUIT_AI_PICO_PER_USD, 123456789 };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *text = pursuit_budget_dup_text (amounts[i]);
      gint64 pico;

      g_assert_true (pursuit_budget_parse (text, &pico, NULL));
      g_assert_cmpint (pico, ==, amounts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define add(path, test)                                                                            \
  g_test_add ("/workspace/provider-keys/" path, WorkspaceFixture, NULL, workspace_fixture_set_up,  \
              test, workspace_fixture_tear_down)
  add ("key-comes-with-its-provider", key_comes_with_its_provider);
  add ("key-stays-at-its-address", key_stays_at_its_address);
  add ("wrong-setup-keeps-no-key", wrong_setup_keeps_no_key);
  add ("script-has-no-key", script_has_no_key);
  g_test_add_func ("/workspace/budgets/are-read", budgets_are_read);
  g_test_add_func ("/workspace/budgets/come-back", budgets_come_back);
#undef add

  return g_test_run ();
}
