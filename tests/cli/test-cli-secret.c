/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "cli/cli-fixture.h"
#include "keyring/keyring-fixture.h"

#include <string.h>

/*
 * The key of a provider, from where it is entered to where it is sent: the real program, with all
 * debugging on and a real keyring. It is in none of what is left behind.
 */
#define JSON "Content-Type: application/json\r\n"
#define ANSWER                                                                                     \
  "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5-5\","    \
  "\"content\":[{\"type\":\"text\",\"text\":\"{\\\"leads\\\":[{\\\"id\\\":\\\"L1\\\","             \
  "\\\"budget\\\":{\\\"points\\\":80,\\\"why\\\":\\\"said so\\\",\\\"source\\\":"                  \
  "\\\"lead.description\\\",\\\"quote\\\":\\\"money is there\\\",\\\"ask\\\":null},"               \
  "\\\"authority\\\":" NULLS ",\\\"need\\\":" NULLS ",\\\"timeline\\\":" NULLS                     \
  ",\\\"next_question\\\":\\\"When?\\\"}]}\"}],\"stop_reason\":\"end_turn\","                      \
  "\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}"
#define NULLS                                                                                      \
  "{\\\"points\\\":null,\\\"why\\\":null,\\\"source\\\":null,\\\"quote\\\":null,\\\"ask\\\":"      \
  "\\\"Who?\\\"}"

typedef struct
{
  KeyringFixture keyring;
  CliFixture cli;
  Peer *peer;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  keyring_fixture_set_up (&self->keyring, data);
  cli_fixture_set_up_workspace (&self->cli, data);
  self->peer = peer_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  peer_free (self->peer);
  cli_fixture_tear_down (&self->cli, data);
  keyring_fixture_tear_down (&self->keyring, data);
}

/* Made here, so that the test's own program does not hold it either. */
static char *
make_key (void)
{
  return g_strdup_printf ("sk-ant-%s-%d", "planted", 11 * 173);
}

static void
keep_log (Fixture *self, const char *name, const char *text)
{
  G_GNUC_UNUSED g_autofree char *path
      = cli_fixture_write (&self->cli, name, text != NULL ? text : "");
}

static void
add_provider (Fixture *self, const char *key)
{
  g_autofree char *url = peer_dup_url (self->peer);
  g_autofree char *line = g_strconcat (key, "\n", NULL);

  self->cli.input = line;
  cli_fixture_run (&self->cli, "provider", "add", "anthropic", "--no-test", "--base-url", url,
                   NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
  keep_log (self, "add.out", self->cli.out);
  keep_log (self, "add.err", self->cli.err);
}

/* What others see of a process while its request is on the way. */
static void
search_process (GSubprocess *process, const char *key)
{
  guint n_read = keyring_assert_process_lacks (g_subprocess_get_identifier (process), key);

  g_assert_cmpuint (n_read, >=, 1);
}

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
score (Fixture *self, const char *key)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  peer_add (self->peer, 200, JSON, ANSWER)->is_held = TRUE;
  process = cli_fixture_spawn_heard (&self->cli, "score", "--all", "--engine", "ai", NULL);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, heard_cb, &result);
  while (peer_count (self->peer) == 0 && result == NULL)
    g_main_context_iteration (NULL, FALSE);
  search_process (process, key);
  peer_release (self->peer);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_subprocess_communicate_utf8_finish (process, result, &out, &err, NULL));
  if (g_subprocess_get_exit_status (process) != 0)
    g_test_message ("%s", out);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  keep_log (self, "score.out", out);
  keep_log (self, "score.err", err);
}

static void export(Fixture *self)
{
  g_autofree char *tables = g_build_filename (self->cli.folder, "tables", NULL);
  g_autofree char *json = g_build_filename (self->cli.folder, "all.json", NULL);

  cli_fixture_ask (&self->cli, 0, "export", tables, NULL);
  cli_fixture_ask (&self->cli, 0, "export", json, NULL);
  cli_fixture_run (&self->cli, "doctor", NULL);
  keep_log (self, "doctor.out", self->cli.out);
  cli_fixture_run (&self->cli, "audit", NULL);
  keep_log (self, "audit.out", self->cli.out);
  cli_fixture_run (&self->cli, "provider", "list", NULL);
  keep_log (self, "list.out", self->cli.out);
  cli_fixture_run (&self->cli, "usage", NULL);
  keep_log (self, "usage.out", self->cli.out);
}

static void
a_key_leaves_no_trace (Fixture *self, gconstpointer data)
{
  g_autofree char *key = make_key ();
  g_autofree char *request = NULL;
  g_autofree char *log = g_build_filename (self->cli.folder, "score.err", NULL);
  g_autofree char *planted = NULL;
  guint n_files;

  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  add_provider (self, key);
  cli_fixture_ask (&self->cli, 0, "add", "lead", "company_name=Acme",
                   "description=Here money is there", NULL);
  score (self, key);
  export(self);
  g_unsetenv ("G_MESSAGES_DEBUG");

  /* It was sent, so it was there to be found; and the logs have something in them. */
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  request = peer_dup_request (self->peer, 0);
  g_assert_nonnull (strstr (request, key));
  g_assert_true (keyring_file_holds (log, "DEBUG"));

  n_files = keyring_search_folder (self->cli.folder, key);
  n_files += keyring_search_folder (self->keyring.folder, key);
  g_test_message ("the key is in none of %u files", n_files);
  g_assert_cmpuint (n_files, >=, 12);
  planted = cli_fixture_write (&self->cli, "planted", request);
  g_assert_true (keyring_file_holds (planted, key));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/secret/a-key-leaves-no-trace", Fixture, NULL, set_up, a_key_leaves_no_trace,
              tear_down);

  return g_test_run ();
}
