/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/openai-answer.h"
#include "core/pursuit-lead.h"
#include "keyring/keyring-fixture.h"
#include "keyring/pursuit-keyring-error.h"
#include "workspace/ai/pursuit-ai-rungs.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-provider-order.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

/* When the keyring is asked for a key, and how often: with a real one, on whose bus is counted. */

#define NOTHING "{\"points\":null,\"why\":null,\"source\":null,\"quote\":null,\"ask\":\"Who?\"}"
#define BUDGET                                                                                     \
  "{\"points\":80,\"why\":\"said so\",\"source\":\"lead.description\",\"quote\":\"money is "       \
  "there\",\"ask\":null}"
#define SCORE                                                                                      \
  "{\"leads\":[{\"id\":\"L1\",\"budget\":" BUDGET ",\"authority\":" NOTHING ",\"need\":" NOTHING   \
  ",\"timeline\":" NOTHING ",\"next_question\":\"When?\"}]}"

typedef struct
{
  KeyringFixture keyring;
  WorkspaceFixture base;
  Peer *peer;
  guint filter;
  int n_lookups; /* (atomic) searches for a key */
  int n_prompts; /* (atomic) questions for a password */
} Fixture;

static GDBusMessage *
count (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer data)
{
  Fixture *self = data;

  if (!incoming && g_strcmp0 (g_dbus_message_get_member (message), "SearchItems") == 0)
    g_atomic_int_inc (&self->n_lookups);
  if (!incoming && g_strcmp0 (g_dbus_message_get_member (message), "Prompt") == 0)
    g_atomic_int_inc (&self->n_prompts);

  return message;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  keyring_fixture_set_up (&self->keyring, data);
  self->filter = g_dbus_connection_add_filter (self->keyring.connection, count, self, NULL);
  workspace_fixture_set_up (&self->base, data);
  self->peer = peer_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->base, data);
  peer_free (self->peer);
  g_dbus_connection_remove_filter (self->keyring.connection, self->filter);
  keyring_fixture_tear_down (&self->keyring, data);
}

static void
add_provider (Fixture *self, const char *name, const char *kind, const char *text)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new (name, kind);
  g_autoptr (PursuitSecret) key = text != NULL ? pursuit_secret_new (text, strlen (text)) : NULL;
  g_autoptr (GError) error = NULL;

  setup->base_url = peer_dup_url (self->peer);
  for (guint i = 0; g_str_equal (kind, "local") && i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("llama:8b");
  pursuit_workspace_set_up_provider_async (self->base.workspace, setup, key, NULL,
                                           workspace_fixture_done, &self->base);
  pursuit_workspace_set_up_provider_finish (self->base.workspace,
                                            workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
}

/* Otherwise their kinds say who is. */
static void
ask_first (Fixture *self, const char *name)
{
  const char *const names[] = { name, NULL };
  g_autoptr (GPtrArray) ordered = NULL;

  pursuit_workspace_order_providers_async (self->base.workspace, names, NULL,
                                           workspace_fixture_done, &self->base);
  ordered = pursuit_workspace_order_providers_finish (self->base.workspace,
                                                      workspace_fixture_wait (&self->base), NULL);
  g_assert_nonnull (ordered);
}

static char *
add_lead (Fixture *self, const char *company)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, "They say that money is there.");
  saved = workspace_fixture_save (&self->base, lead, NULL);

  return g_strdup (pursuit_record_get_id (saved));
}

/* (nullable): the score's receipt */
static GPtrArray *
score (Fixture *self, const char *id, GError **error)
{
  const char *const ids[] = { id, NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai" };

  pursuit_workspace_score_async (self->base.workspace, &options, NULL, NULL, workspace_fixture_done,
                                 &self->base);

  return pursuit_workspace_score_finish (self->base.workspace, workspace_fixture_wait (&self->base),
                                         error);
}

static void
score_well (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = score (self, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (scores->len, ==, 1);
}

/* Nor is there a look for the key of somebody who is not asked. */
static void
only_who_is_asked_needs_a_key (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  int n_one;

  add_provider (self, "first", "openai", "sk-first");
  openai_answer (self->peer, SCORE);
  g_atomic_int_set (&self->n_lookups, 0);
  score_well (self, id);
  n_one = g_atomic_int_get (&self->n_lookups);
  g_assert_cmpint (n_one, >, 0);

  /* Its answer is kept. */
  score_well (self, id);
  g_assert_cmpint (g_atomic_int_get (&self->n_lookups), ==, n_one);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);

  add_provider (self, "second", "anthropic", "sk-second");
  ask_first (self, "first");
  g_free (id);
  id = add_lead (self, "Umbrella");
  openai_answer (self->peer, SCORE);
  g_atomic_int_set (&self->n_lookups, 0);
  score_well (self, id);
  g_assert_cmpint (g_atomic_int_get (&self->n_lookups), ==, n_one);
}

static void
set_next_without_key (Fixture *self, gboolean next)
{
  pursuit_workspace_set_next_without_key_async (self->base.workspace, next, NULL,
                                                workspace_fixture_done, &self->base);
  g_assert_true (pursuit_workspace_set_next_without_key_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), NULL));
}

static void
add_three (Fixture *self)
{
  add_provider (self, "first", "openai", "sk-first");
  add_provider (self, "second", "anthropic", "sk-second");
  ask_first (self, "first");
  add_provider (self, "own", "local", NULL);
}

/* The password is asked for once, and then the server answers that needs none: if that is wished.
 */
static void
a_locked_keyring_leads_to_who_needs_no_key (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  add_three (self);
  keyring_fixture_lock (&self->keyring);
  scores = score (self, id, &error);
  g_assert_null (scores);
  g_assert_cmpuint (error->domain, ==, PURSUIT_KEYRING_ERROR);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);

  set_next_without_key (self, TRUE);
  g_atomic_int_set (&self->n_prompts, 0);
  openai_answer (self->peer, SCORE);
  score_well (self, id);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&self->n_prompts), <=, 1);
  keyring_fixture_unlock (&self->keyring);
}

static void
an_absent_keyring_leads_to_who_needs_no_key (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");

  add_three (self);
  set_next_without_key (self, TRUE);
  keyring_fixture_kill (&self->keyring);
  openai_answer (self->peer, SCORE);
  score_well (self, id);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

/* A key that the provider refuses, and one that nobody has entered. */
static void
a_refused_key_leads_on_if_wished (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  add_provider (self, "first", "openai", "sk-first");
  add_provider (self, "second", "anthropic", NULL);
  ask_first (self, "first");
  add_provider (self, "own", "local", NULL);
  peer_add (self->peer, 401, "Content-Type: application/json\r\n",
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  scores = score (self, id, &error);
  g_assert_null (scores);
  g_assert_nonnull (strstr (error->message, "key"));
  g_assert_cmpuint (peer_count (self->peer), ==, 1);

  set_next_without_key (self, TRUE);
  peer_add (self->peer, 401, "Content-Type: application/json\r\n",
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  openai_answer (self->peer, SCORE);
  score_well (self, id);
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
}

/* Whatever the keyring holds for it: what refuses to answer without a key is not told apart from a
 * wrong one by the server, but by us. */
static void
a_server_that_wants_a_key_says_why_there_is_none (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  add_provider (self, "own", "local", "sk-own");
  keyring_fixture_lock (&self->keyring);
  peer_add (self->peer, 401, "Content-Type: application/json\r\n",
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  scores = score (self, id, &error);
  g_assert_null (scores);
  g_assert_cmpuint (error->domain, ==, PURSUIT_KEYRING_ERROR);
  keyring_fixture_unlock (&self->keyring);
}

/* Forty leads are four questions at once: one look for the key is enough. */
static void
a_run_looks_for_its_key_once (Fixture *self, gconstpointer data)
{
  const PursuitScoreOptions options = { .engine = "ai" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_lead (self, "Acme");
  int n_one;

  add_provider (self, "first", "openai", "sk-first");
  openai_answer (self->peer, SCORE);
  g_atomic_int_set (&self->n_lookups, 0);
  score_well (self, id);
  n_one = g_atomic_int_get (&self->n_lookups);

  for (guint i = 1; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);

      g_free (add_lead (self, name));
    }
  for (guint i = 0; i < 4; i++)
    openai_answer (self->peer, SCORE)->is_held = TRUE;
  g_atomic_int_set (&self->n_lookups, 0);
  pursuit_workspace_score_async (self->base.workspace, &options, NULL, cancellable,
                                 workspace_fixture_done, &self->base);
  while (peer_count (self->peer) < 5)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (g_atomic_int_get (&self->n_lookups), ==, n_one);
  g_cancellable_cancel (cancellable);
  g_assert_null (pursuit_workspace_score_finish (self->base.workspace,
                                                 workspace_fixture_wait (&self->base), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define keys_test(path, function)                                                                  \
  g_test_add ("/workspace/ai-keys/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  keys_test ("only-who-is-asked-needs-a-key", only_who_is_asked_needs_a_key);
  keys_test ("a-locked-keyring-leads-to-who-needs-no-key",
             a_locked_keyring_leads_to_who_needs_no_key);
  keys_test ("an-absent-keyring-leads-to-who-needs-no-key",
             an_absent_keyring_leads_to_who_needs_no_key);
  keys_test ("a-refused-key-leads-on-if-wished", a_refused_key_leads_on_if_wished);
  keys_test ("a-server-that-wants-a-key-says-why-there-is-none",
             a_server_that_wants_a_key_says_why_there_is_none);
  keys_test ("a-run-looks-for-its-key-once", a_run_looks_for_its_key_once);

  return g_test_run ();
}
