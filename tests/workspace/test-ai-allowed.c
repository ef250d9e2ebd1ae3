/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "store/pursuit-keeping.h"
#include "workspace/ai-allowed-fixture.h"
#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

/* Whom the engine "auto" may ask, and about what: a choice of the person, bound to an address. */

static void
the_choice_is_kept (AiPeerFixture *self, gconstpointer data)
{
  const char *const wrong[] = { "score", "card", NULL };
  g_autoptr (GError) error = NULL;
  PursuitAiAllowed allowed;

  ai_allowed_fixture_assert (self, "");
  ai_allowed_fixture_allow_all (self);
  ai_allowed_fixture_assert (self, "score draft conversation");
  ai_allowed_fixture_allow (self, "draft");
  ai_allowed_fixture_assert (self, "draft");
  ai_allowed_fixture_allow (self, NULL);
  ai_allowed_fixture_assert (self, "");
  g_assert_false (pursuit_ai_allowed_parse (wrong, &allowed, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
}

static void
assert_asks_nobody (AiPeerFixture *self)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  const PursuitScoreOptions options = { .engine = PURSUIT_ENGINE_AUTO };
  GAsyncResult *result;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  saved = workspace_fixture_save (&self->base, lead, NULL);
  pursuit_workspace_score_async (self->base.workspace, &options, NULL, NULL, workspace_fixture_done,
                                 &self->base);
  result = workspace_fixture_wait (&self->base);
  g_assert_null (pursuit_workspace_get_fallen (self->base.workspace, result));
  scores = pursuit_workspace_score_finish (self->base.workspace, result, NULL);
  g_assert_cmpuint (scores->len, >, 0);
  for (guint i = 0; i < scores->len; i++)
    g_assert_cmpstr (((PursuitLeadScore *) scores->pdata[i])->score->engine, ==, "rules");
}

/* What is allowed is bound to kind and address: nobody has seen what would go to another one. */
static void
another_address_is_asked_nothing (AiPeerFixture *self, gconstpointer data)
{
  g_autoptr (Peer) other = peer_new ();

  ai_allowed_fixture_allow (self, "score");
  ai_allowed_fixture_add_provider (self, "office", other);
  ai_allowed_fixture_assert (self, "");
  assert_asks_nobody (self);

  /* Nor is what was once allowed remembered for the first one. */
  ai_allowed_fixture_add_provider (self, "office", self->peer);
  ai_allowed_fixture_assert (self, "");
  assert_asks_nobody (self);
  g_assert_cmpuint (peer_count (self->peer) + peer_count (other), ==, 0);
}

static gboolean
write_old_words (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_set_setting (session, "ai.allowed", "score draft conversation", error);
}

/* Of a workspace from before, in which no address stands. */
static void
words_without_an_address_allow_nothing (AiPeerFixture *self, gconstpointer data)
{
  pursuit_store_write_async (pursuit_workspace_get_store (self->base.workspace), write_old_words,
                             NULL, NULL, NULL, workspace_fixture_done, &self->base);
  g_assert_true (pursuit_store_write_finish (pursuit_workspace_get_store (self->base.workspace),
                                             workspace_fixture_wait (&self->base), NULL));
  ai_allowed_fixture_assert (self, "");
  assert_asks_nobody (self);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

/* The other features keep what they have. */
static void
one_feature_is_changed_alone (AiPeerFixture *self, gconstpointer data)
{
  ai_allowed_fixture_allow_all (self);
  pursuit_workspace_allow_async (self->base.workspace, PURSUIT_AI_FEATURE_DRAFT, FALSE, NULL,
                                 workspace_fixture_done, &self->base);
  g_assert_true (pursuit_workspace_set_allowed_finish (self->base.workspace,
                                                       workspace_fixture_wait (&self->base), NULL));
  ai_allowed_fixture_assert (self, "score conversation");
}

#define allowed_test(path, function)                                                               \
  g_test_add ("/workspace/ai-allowed/" path, AiPeerFixture, NULL, ai_peer_fixture_set_up,          \
              function, ai_peer_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  allowed_test ("the-choice-is-kept", the_choice_is_kept);
  allowed_test ("another-address-is-asked-nothing", another_address_is_asked_nothing);
  allowed_test ("words-without-an-address-allow-nothing", words_without_an_address_allow_nothing);
  allowed_test ("one-feature-is-changed-alone", one_feature_is_changed_alone);

  return g_test_run ();
}
