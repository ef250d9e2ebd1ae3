/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/ai-window-fixture.h"

#include "workspace/ai/pursuit-keys.h"
#include "workspace/ai/pursuit-providers.h"

#include <string.h>

typedef struct
{
  Peer *peer;
  guint n;
} Wanted;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_add_provider_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
add_provider (AiWindowFixture *self, const char *kind, const char *url)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", kind);
  gboolean done = FALSE;

  setup->base_url = g_strdup (url);
  for (guint i = 0; url != NULL && i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("llama:8b");
  pursuit_workspace_add_provider_async (pursuit_window_get_workspace (self->window.window), setup,
                                        NULL, added_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

void
ai_window_fixture_add_peer (AiWindowFixture *self)
{
  g_autofree char *url = peer_dup_url (self->peer);

  add_provider (self, "local", url);
}

void
ai_window_fixture_add_script (AiWindowFixture *self)
{
  add_provider (self, "fake", NULL);
}

static void
key_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_set_key_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

void
ai_window_fixture_add_priced (AiWindowFixture *self)
{
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->window.window);
  g_autofree char *url = peer_dup_url (self->peer);
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("paid", "anthropic");
  g_autoptr (PursuitSecret) key = pursuit_secret_new ("sk-test", strlen ("sk-test"));
  const PursuitKeyRef ref
      = { .service = "anthropic", .account = url, .flags = PURSUIT_KEYRING_QUIET };
  gboolean added = FALSE;
  gboolean kept = FALSE;

  setup->base_url = g_strdup (url);
  setup->session_only = TRUE;
  pursuit_workspace_add_provider_async (workspace, setup, NULL, added_cb, &added);
  while (!added)
    g_main_context_iteration (NULL, TRUE);
  pursuit_workspace_set_key_async (workspace, &ref, key, PURSUIT_KEY_PLACE_SESSION, NULL, key_cb,
                                   &kept);
  while (!kept)
    g_main_context_iteration (NULL, TRUE);
}

void
ai_window_fixture_set_up (AiWindowFixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->peer = peer_new ();
}

void
ai_window_fixture_tear_down (AiWindowFixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
  peer_free (self->peer);
}

static gboolean
is_told (gpointer label)
{
  return *gtk_label_get_label (label) != '\0';
}

const char *
ai_window_fixture_await_label (GtkWidget *dialog, const char *name)
{
  GtkWidget *label = pursuit_window_test_child (dialog, name);

  pursuit_widget_test_wait (is_told, label);

  return gtk_label_get_label (GTK_LABEL (label));
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

void
ai_window_fixture_send (GtkWidget *dialog)
{
  pursuit_widget_test_wait (is_sensitive, pursuit_window_test_child (dialog, "send_button"));
  gtk_widget_activate_action (dialog, "ai.send", NULL);
}

static gboolean
was_asked (gpointer data)
{
  Wanted *wanted = data;

  return peer_count (wanted->peer) >= wanted->n;
}

void
ai_window_fixture_await_requests (AiWindowFixture *self, guint n)
{
  Wanted wanted = { self->peer, n };

  pursuit_widget_test_wait (was_asked, &wanted);
}
