/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai-allowed-fixture.h"

#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/ai/pursuit-providers.h"

void
ai_allowed_fixture_allow (AiPeerFixture *self, const char *feature)
{
  const char *const words[] = { feature, NULL };
  g_autoptr (GError) error = NULL;
  PursuitAiAllowed allowed;

  g_assert_true (pursuit_ai_allowed_parse (words, &allowed, &error));
  g_assert_no_error (error);
  pursuit_workspace_set_allowed_async (self->base.workspace, &allowed, NULL, workspace_fixture_done,
                                       &self->base);
  g_assert_true (pursuit_workspace_set_allowed_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), &error));
  g_assert_no_error (error);
}

void
ai_allowed_fixture_allow_all (AiPeerFixture *self)
{
  const PursuitAiAllowed all = { { [PURSUIT_AI_FEATURE_SCORE] = TRUE,
                                   [PURSUIT_AI_FEATURE_DRAFT] = TRUE,
                                   [PURSUIT_AI_FEATURE_CONVERSATION] = TRUE } };

  pursuit_workspace_set_allowed_async (self->base.workspace, &all, NULL, workspace_fixture_done,
                                       &self->base);
  g_assert_true (pursuit_workspace_set_allowed_finish (self->base.workspace,
                                                       workspace_fixture_wait (&self->base), NULL));
}

void
ai_allowed_fixture_assert (AiPeerFixture *self, const char *words)
{
  PursuitAiAllowed allowed;
  g_autoptr (GPtrArray) permits = NULL;
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;

  pursuit_workspace_get_allowed_async (self->base.workspace, NULL, workspace_fixture_done,
                                       &self->base);
  permits = pursuit_workspace_get_allowed_finish (self->base.workspace,
                                                  workspace_fixture_wait (&self->base), NULL);
  g_assert_nonnull (permits);
  allowed = pursuit_ai_permits_get_common (permits);
  list = pursuit_ai_allowed_list (&allowed);
  text = g_strjoinv (" ", list);
  g_assert_cmpstr (text, ==, words);
}

void
ai_allowed_fixture_add_provider (AiPeerFixture *self, const char *name, Peer *peer)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new (name, "local");

  setup->base_url = peer_dup_url (peer);
  for (guint i = 0; i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("llama:8b");
  pursuit_workspace_add_provider_async (self->base.workspace, setup, NULL, workspace_fixture_done,
                                        &self->base);
  g_assert_true (pursuit_workspace_add_provider_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), NULL));
}
