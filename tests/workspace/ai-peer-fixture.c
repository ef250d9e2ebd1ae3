/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai-peer-fixture.h"

#include "workspace/ai/pursuit-providers.h"

void
ai_peer_fixture_add_provider (WorkspaceFixture *self, const char *kind, const char *url)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", kind);
  g_autoptr (GError) error = NULL;

  setup->base_url = g_strdup (url);
  for (guint i = 0; url != NULL && i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("llama:8b");
  pursuit_workspace_add_provider_async (self->workspace, setup, NULL, workspace_fixture_done, self);
  pursuit_workspace_add_provider_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

void
ai_peer_fixture_set_up (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *url = NULL;

  workspace_fixture_set_up (&self->base, data);
  self->peer = peer_new ();
  url = peer_dup_url (self->peer);
  ai_peer_fixture_add_provider (&self->base, "local", url);
}

void
ai_peer_fixture_tear_down (AiPeerFixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->base, data);
  peer_free (self->peer);
}

PeerStep *
ai_peer_fixture_answer (AiPeerFixture *self, const char *content)
{
  return openai_answer (self->peer, content);
}
