/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "cli/cli-fixture.h"
#include "keyring/keyring-fixture.h"

#include <signal.h>
#include <string.h>

/* What the real program says that answers cost: a server on this machine streams as OpenAI does,
 * for models that have a price. */

#define STREAM "Content-Type: text/event-stream\r\n"
#define CHUNK                                                                                      \
  "data: "                                                                                         \
  "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"gpt-6.1-sol\",\"choices\":"
#define TEXT                                                                                       \
  CHUNK "[{\"index\":0,\"delta\":{\"content\":\"## Need\\n\\nPumps stop. {{source:lead.need}}\\n"  \
        "\"},\"finish_reason\":null}]}\n\n"
#define END                                                                                        \
  CHUNK "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n" CHUNK                       \
        "[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100,\"total_tokens\":1100}}"   \
        "\n\ndata: [DONE]\n\n"

typedef struct
{
  KeyringFixture keyring;
  CliFixture cli;
  Peer *peer;
  char *lead;
  char *out;
  char *err;
  int status;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *url = NULL;
  JsonObject *lead;

  g_setenv ("PURSUIT_NOW", "2026-11-22T12:00:00Z", TRUE);
  keyring_fixture_set_up (&self->keyring, data);
  cli_fixture_set_up_workspace (&self->cli, data);
  self->peer = peer_new ();
  url = peer_dup_url (self->peer);
  self->cli.input = "sk-test\n";
  cli_fixture_run (&self->cli, "provider", "add", "openai", "--no-test", "--base-url", url, NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
  lead = cli_fixture_ask (&self->cli, 0, "add", "lead", "company_name=Acme", "need=Pumps stop",
                          NULL);
  self->lead = g_strdup (json_object_get_string_member (lead, "id"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  peer_free (self->peer);
  cli_fixture_tear_down (&self->cli, data);
  keyring_fixture_tear_down (&self->keyring, data);
  g_unsetenv ("PURSUIT_NOW");
  g_free (self->lead);
  g_free (self->out);
  g_free (self->err);
}

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* The peer answers meanwhile. */
static void
finish (Fixture *self, GSubprocess *process)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, heard_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (
      g_subprocess_communicate_utf8_finish (process, result, &self->out, &self->err, NULL));
  g_test_message ("%s%s", self->out, self->err);
  self->status = g_subprocess_get_exit_status (process);
}

static GSubprocess *
start (Fixture *self, gboolean json)
{
  return json ? cli_fixture_spawn_heard (&self->cli, "draft", self->lead, "--engine", "ai", NULL)
              : cli_fixture_spawn_plain (&self->cli, "draft", self->lead, "--engine", "ai", NULL);
}

static void
draft (Fixture *self, gboolean json)
{
  g_autoptr (GSubprocess) process = start (self, json);

  finish (self, process);
}

/* Nobody knows how far the provider wrote on: what is said is what it may have cost. */
static void
a_cut_answer_costs_at_most (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *receipt;

  peer_add (self->peer, 200, STREAM, TEXT);
  draft (self, FALSE);
  g_assert_cmpint (self->status, ==, 3);
  g_assert_nonnull (strstr (self->out, "Cost: at most 0."));

  peer_add (self->peer, 200, STREAM, TEXT);
  draft (self, TRUE);
  g_assert_cmpint (self->status, ==, 3);
  node = json_from_string (self->out, NULL);
  receipt = json_object_get_object_member (json_node_get_object (node), "receipt");
  g_assert_true (json_object_get_boolean_member (receipt, "at_most"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (receipt, "price_row"),
                                   "openai/gpt-6.1-sol@"));
}

/* A whole answer has a cost, and one that is used again none. */
static void
a_whole_answer_costs_what_it_costs (Fixture *self, gconstpointer data)
{
  peer_add (self->peer, 200, STREAM, TEXT END);
  draft (self, FALSE);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "Cost: 0.00"));

  draft (self, FALSE);
  g_assert_nonnull (strstr (self->out, "Cost: nothing; a kept answer was used again\n"));
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

static void
interrupt (Fixture *self, gboolean json)
{
  PeerStep *step = peer_add (self->peer, 200, STREAM, TEXT);
  guint before = peer_count (self->peer);
  g_autoptr (GSubprocess) process = NULL;

  step->framing = PEER_UNTIL_CLOSE;
  step->stalls = TRUE;
  process = start (self, json);
  while (peer_count (self->peer) == before)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_subprocess_send_signal (process, SIGINT);
  finish (self, process);
  g_assert_cmpint (self->status, ==, 130);
}

/* No record is changed, but what was asked is in the books. */
static void
an_interrupt_says_what_is_booked (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *error;

  interrupt (self, FALSE);
  g_assert_nonnull (strstr (self->err, "Interrupted: no record was changed; for what was asked, at "
                                       "most 0."));
  g_assert_cmpint (cli_fixture_count (&self->cli, "proposal"), ==, 0);

  interrupt (self, TRUE);
  node = json_from_string (self->out, NULL);
  error = json_object_get_object_member (json_node_get_object (node), "error");
  cli_assert_members (error, "code message hint booked at_most");
  g_assert_true (json_object_get_boolean_member (error, "at_most"));
}

/* A message of its own, once, beside the result; and none for who wants none. */
static void
an_alert_goes_to_standard_error (Fixture *self, gconstpointer data)
{
  cli_fixture_ask (&self->cli, 0, "budget", "set", "--month", "1", "--expected", "0.0001", NULL);
  peer_add (self->peer, 200, STREAM, TEXT END);
  draft (self, TRUE);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_str_has_prefix (self->err, "pursuitctl: This month's use is at 150 % of what "));
  g_assert_true (g_str_has_prefix (self->out, "{"));
  draft (self, TRUE);
  g_assert_cmpstr (self->err, ==, "");
}

#define add(path, function)                                                                        \
  g_test_add ("/cli/spending/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("cut", a_cut_answer_costs_at_most);
  add ("whole", a_whole_answer_costs_what_it_costs);
  add ("interrupted", an_interrupt_says_what_is_booked);
  add ("alerts", an_alert_goes_to_standard_error);

  return g_test_run ();
}
