/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "cli/cli-fixture.h"
#include "keyring/keyring-fixture.h"

#include <string.h>

#define JSON "Content-Type: application/json\r\n"
#define OK                                                                                         \
  "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"llama:8b\",\"choices\":[{"            \
  "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"OK\"},"                           \
  "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":1,"          \
  "\"total_tokens\":21}}"

static void
add_office (CliFixture *self, Peer *peer)
{
  g_autofree char *url = peer_dup_url (peer);

  cli_fixture_ask (self, 0, "provider", "add", "office", "--no-test", "--kind", "local",
                   "--base-url", url, "--model", "reasoning=llama:8b", "--model",
                   "summary=llama:8b", "--model", "scoring=llama:8b", NULL);
}

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* The peer answers meanwhile. Returns the exit status. */
static int
hear (GSubprocess *process, char **out, char **err)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_subprocess_communicate_utf8_finish (process, result, out, err, NULL));

  return g_subprocess_get_exit_status (process);
}

static int
run_test (CliFixture *self, char **out, char **err)
{
  g_autoptr (GSubprocess) process
      = cli_fixture_spawn_heard (self, "provider", "test", "office", NULL);

  return hear (process, out, err);
}

static void
providers_are_kept (CliFixture *self, gconstpointer data)
{
  JsonObject *answer;
  JsonArray *items;

  answer = cli_fixture_ask (self, 0, "provider", "add", "anthropic", "--session-only", "--model",
                            "scoring=claude-opus-5-5", NULL);
  cli_assert_members (answer, "name kind state models");
  cli_fixture_ask (self, 0, "provider", "add", "demo", "--kind", "fake", NULL);
  answer = cli_fixture_ask (self, 0, "provider", "list", NULL);
  items = json_object_get_array_member (answer, "items");
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 2);
  answer = json_array_get_object_element (items, 0);
  g_assert_cmpstr (json_object_get_string_member (answer, "name"), ==, "anthropic");
  answer = json_object_get_object_member (answer, "models");
  g_assert_cmpstr (json_object_get_string_member (answer, "scoring"), ==, "claude-opus-5-5");

  cli_fixture_ask (self, 0, "provider", "remove", "anthropic", NULL);
  answer = cli_fixture_ask (self, 0, "provider", "list", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 1);
}

/* A saved name still answers, by its successor; the person is told at once and later. */
static void
a_retired_model_is_told (CliFixture *self, gconstpointer data)
{
  static const char notice[] = "The provider has retired the model gpt-4-turbo; ";
  JsonObject *answer
      = cli_fixture_ask (self, 0, "provider", "add", "openai", "--session-only", "--model",
                         "scoring=gpt-4-turbo", "--model", "summary=gpt-4-turbo", NULL);

  g_assert_true (g_str_has_prefix (json_object_get_string_member (answer, "notice"), notice));
  g_assert_null (strchr (json_object_get_string_member (answer, "notice"), '\n'));
  answer = cli_fixture_ask (self, 0, "provider", "list", NULL);
  answer = json_array_get_object_element (json_object_get_array_member (answer, "items"), 0);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (answer, "notice"), notice));

  answer = cli_fixture_ask (self, 0, "provider", "add", "demo", "--kind", "fake", NULL);
  g_assert_false (json_object_has_member (answer, "notice"));
}

/* Whoever the same may go to is named before anything goes. */
static void
the_next_ones_are_shown (CliFixture *self, gconstpointer data)
{
  JsonObject *lead;
  JsonArray *fallbacks;
  JsonObject *answer;
  const char *id;

  cli_fixture_ask (self, 0, "provider", "add", "anthropic", "--session-only", NULL);
  cli_fixture_ask (self, 0, "provider", "add", "openai", "--session-only", "--base-url",
                   "https://gateway.example/v1", NULL);
  lead = cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", NULL);
  id = json_object_get_string_member (lead, "id");
  answer = cli_fixture_ask (self, 0, "score", id, "--engine", "ai", "--show-request", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "provider"), ==, "anthropic");
  fallbacks = json_object_get_array_member (answer, "fallbacks");
  g_assert_cmpuint (json_array_get_length (fallbacks), ==, 1);
  g_assert_true (g_str_has_prefix (json_array_get_string_element (fallbacks, 0), "openai, gpt-"));
  g_assert_nonnull (
      strstr (json_array_get_string_element (fallbacks, 0), "https://gateway.example/v1/"));
}

static void
assert_order (JsonObject *answer, const char *first, const char *second)
{
  JsonArray *items = json_object_get_array_member (answer, "items");

  g_assert_cmpuint (json_array_get_length (items), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 0), "name"),
                   ==, first);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 1), "name"),
                   ==, second);
}

static void
the_order_can_be_changed (CliFixture *self, gconstpointer data)
{
  cli_fixture_ask (self, 0, "provider", "add", "demo", "--kind", "fake", NULL);
  cli_fixture_ask (self, 0, "provider", "add", "anthropic", "--session-only", NULL);
  assert_order (cli_fixture_ask (self, 0, "provider", "list", NULL), "anthropic", "demo");
  assert_order (cli_fixture_ask (self, 0, "provider", "order", "demo", NULL), "demo", "anthropic");
  assert_order (cli_fixture_ask (self, 0, "provider", "list", NULL), "demo", "anthropic");
  cli_fixture_refuse (self, 2, "usage", "provider", "order", NULL);
  cli_fixture_refuse (self, 1, "not-found", "provider", "order", "nobody", NULL);
}

static void
assert_allowed (JsonObject *answer, const char *words)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_set_array (node, json_object_get_array_member (answer, "allowed"));
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (text, ==, words);
}

/* What is allowed belongs to who is set up: nobody else is asked, under whatever name. */
static void
what_auto_may_ask_is_kept (CliFixture *self, gconstpointer data)
{
  assert_allowed (cli_fixture_ask (self, 0, "provider", "list", NULL), "[]");
  cli_fixture_refuse (self, 1, "invalid", "provider", "allow", "score", NULL);
  assert_allowed (cli_fixture_ask (self, 0, "provider", "add", "script", "--kind", "fake", NULL),
                  "[]");
  assert_allowed (cli_fixture_ask (self, 0, "provider", "allow", "draft", "score", NULL),
                  "[\"score\",\"draft\"]");
  assert_allowed (cli_fixture_ask (self, 0, "provider", "list", NULL), "[\"score\",\"draft\"]");
  cli_fixture_refuse (self, 1, "invalid", "provider", "allow", "score", "card", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "allow", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "allow", "score", "--none", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "list", "--none", NULL);
  assert_allowed (cli_fixture_ask (self, 0, "provider", "list", NULL), "[\"score\",\"draft\"]");
  cli_fixture_run (self, "provider", "list", NULL);
  g_assert_nonnull (strstr (self->out, "may ask AI for: score, draft\n"));
  g_assert_null (strstr (self->out, "came later"));

  cli_fixture_run (self, "provider", "add", "own", "--kind", "fake", "--base-url",
                   "https://gateway.example/v1", NULL);
  g_assert_nonnull (strstr (self->out, "asks it nothing until you allow it"));
  cli_fixture_run (self, "provider", "list", NULL);
  g_assert_nonnull (strstr (self->out, "score: not of own, which came later"));
  cli_fixture_ask (self, 0, "provider", "remove", "script", NULL);
  assert_allowed (cli_fixture_ask (self, 0, "provider", "list", NULL), "[]");
  assert_allowed (cli_fixture_ask (self, 0, "provider", "allow", "score", NULL), "[\"score\"]");
  assert_allowed (cli_fixture_ask (self, 0, "provider", "allow", "--none", NULL), "[]");
  cli_fixture_run (self, "provider", "list", NULL);
  g_assert_nonnull (strstr (self->out, "may ask AI for: nothing\n"));
}

static void
who_is_asked_without_a_key_is_kept (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "provider", "list", NULL);

  g_assert_cmpstr (json_object_get_string_member (answer, "without_key"), ==, "stop");
  cli_fixture_ask (self, 0, "provider", "without-key", "next", NULL);
  answer = cli_fixture_ask (self, 0, "provider", "list", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "without_key"), ==, "next");
  cli_fixture_refuse (self, 2, "usage", "provider", "without-key", "other", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "without-key", NULL);
  cli_fixture_run (self, "provider", "without-key", "stop", NULL);
  g_assert_nonnull (strstr (self->out, "the question ends\n"));
}

/* Nothing is set up without the key that it needs. */
static void
an_empty_key_is_refused (CliFixture *self, gconstpointer data)
{
  JsonObject *answer;

  self->input = "\n";
  cli_fixture_run (self, "provider", "add", "anthropic", "--no-test", NULL);
  self->input = NULL;
  g_assert_cmpint (self->status, ==, 1);
  answer = cli_fixture_ask (self, 0, "provider", "list", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 0);
}

static void
bad_words_are_refused (CliFixture *self, gconstpointer data)
{
  cli_fixture_refuse (self, 1, "not-found", "provider", "remove", "nobody", NULL);
  cli_fixture_refuse (self, 1, "invalid", "provider", "add", "a", "--kind", "claude", NULL);
  cli_fixture_refuse (self, 1, "invalid", "provider", "add", "openai", "--base-url",
                      "http://gateway.example/v1", NULL);
  cli_fixture_refuse (self, 1, "invalid", "provider", "add", "openai", "--model", "thinking=gpt",
                      NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "add", "openai", "--model", "gpt", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "add", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "list", "all", NULL);
  cli_fixture_refuse (self, 2, "usage", "provider", "list", "--kind", "fake", NULL);
}

static void
a_server_answers (CliFixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *request = NULL;
  JsonObject *usage;

  add_office (self, peer);
  peer_add (peer, 200, JSON, OK);
  g_assert_cmpint (run_test (self, &out, &err), ==, 0);
  g_assert_nonnull (strstr (out, "\"state\":\"ready\""));
  g_assert_nonnull (strstr (out, "llama:8b"));
  request = peer_dup_request (peer, 0);
  g_assert_nonnull (strstr (request, "POST /v1/chat/completions"));
  g_assert_null (strstr (request, "Authorization"));

  usage = cli_fixture_ask (self, 0, "usage", NULL);
  g_assert_cmpint (json_object_get_int_member (usage, "requests"), ==, 1);
  usage = json_object_get_object_member (usage, "tokens");
  g_assert_cmpint (json_object_get_int_member (usage, "input"), ==, 20);
}

static int
run_add (CliFixture *self, Peer *peer, char **out, char **err)
{
  g_autofree char *url = peer_dup_url (peer);
  g_autoptr (GSubprocess) process = cli_fixture_spawn_heard (
      self, "provider", "add", "office", "--kind", "local", "--base-url", url, "--model",
      "reasoning=llama:8b", "--model", "summary=llama:8b", "--model", "scoring=llama:8b", NULL);

  return hear (process, out, err);
}

static const char *
get_state (CliFixture *self)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "provider", "list", NULL);
  JsonArray *items = json_object_get_array_member (answer, "items");

  return json_object_get_string_member (json_array_get_object_element (items, 0), "state");
}

/* What is wrong is said when it is set up, and not with the first lead. */
static void
what_is_added_is_tested (CliFixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *late_out = NULL;
  g_autofree char *late_err = NULL;

  peer_add (peer, 401, JSON, "{}");
  g_assert_cmpint (run_add (self, peer, &out, &err), ==, 1);
  g_assert_nonnull (strstr (err, "office is set up, but it does not answer: "));
  g_assert_nonnull (strstr (err, "does not accept the key"));
  g_assert_nonnull (strstr (out, "\"code\":\"key\""));
  g_assert_nonnull (strstr (out, "“pursuitctl provider add office --kind local” enters"));
  g_assert_cmpstr (get_state (self), ==, "silent");

  peer_add (peer, 200, JSON, OK);
  g_assert_cmpint (run_add (self, peer, &late_out, &late_err), ==, 0);
  g_assert_nonnull (strstr (late_out, "\"state\":\"ready\""));
  g_assert_cmpstr (get_state (self), ==, "ready");
  g_assert_cmpuint (peer_count (peer), ==, 2);
}

/* One key cannot be for two. */
static void
it_is_said_whose_key_is_missing (CliFixture *self, gconstpointer data)
{
  JsonObject *lead = cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", NULL);
  g_autofree char *id = g_strdup (json_object_get_string_member (lead, "id"));

  cli_fixture_ask (self, 0, "provider", "add", "openai", "--session-only", "--no-test", NULL);
  cli_fixture_ask (self, 0, "provider", "add", "anthropic", "--session-only", "--no-test", NULL);
  self->input = "  sk-planted \n";
  cli_fixture_refuse (self, 1, "invalid", "score", id, "--engine", "ai", NULL);
  self->input = NULL;
  g_assert_nonnull (strstr (self->err, "Key for openai: The key is empty; "));
  g_assert_null (strstr (self->err, "Key for anthropic"));
}

static void
a_test_can_be_left_out (CliFixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();

  add_office (self, peer);
  g_assert_cmpstr (get_state (self), ==, "untested");
  g_assert_cmpuint (peer_count (peer), ==, 0);
  cli_fixture_refuse (self, 2, "usage", "provider", "list", "--no-test", NULL);
}

/* What the server said is not shown as it is. */
static void
a_refusal_is_said_in_words (CliFixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_office (self, peer);
  peer_add (peer, 404, JSON,
            "{\"error\":{\"message\":\"raw words\",\"code\":\"model_not_found\"}}");
  g_assert_cmpint (run_test (self, &out, &err), ==, 1);
  g_assert_null (strstr (err, "raw words"));
  g_assert_nonnull (strstr (out, "“pursuitctl provider add office --kind local” enters"));
  g_assert_cmpuint (strlen (err), >, 20);
  g_assert_cmpuint (peer_count (peer), ==, 1);
}

/* With a real keyring that has the key of a provider. */
typedef struct
{
  KeyringFixture keyring;
  CliFixture cli;
} KeyFixture;

static void
set_up_key (KeyFixture *self, gconstpointer data)
{
  keyring_fixture_set_up (&self->keyring, data);
  cli_fixture_set_up_workspace (&self->cli, data);
  self->cli.input = "sk-planted\n";
  cli_fixture_run (&self->cli, "provider", "add", "anthropic", "--no-test", NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
}

static void
tear_down_key (KeyFixture *self, gconstpointer data)
{
  cli_fixture_tear_down (&self->cli, data);
  keyring_fixture_tear_down (&self->keyring, data);
}

static void
assert_no_provider (KeyFixture *self)
{
  JsonObject *answer = cli_fixture_ask (&self->cli, 0, "provider", "list", NULL);

  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 0);
}

static void
a_key_goes_with_its_provider (KeyFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (&self->cli, 0, "provider", "remove", "anthropic", NULL);

  g_assert_cmpstr (json_object_get_string_member (answer, "removed"), ==, "anthropic");
  g_assert_true (json_object_get_null_member (answer, "key_left"));
  g_assert_cmpstr (self->cli.err, ==, "");
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 0);
  assert_no_provider (self);
}

/* The provider is gone, and one line says what is left to do. */
static void
remove_without_key (KeyFixture *self)
{
  JsonObject *answer = cli_fixture_ask (&self->cli, 0, "provider", "remove", "anthropic", NULL);
  const char *left = json_object_get_string_member (answer, "key_left");
  g_autofree char *line = g_strdup_printf ("pursuitctl: %s\n", left);

  g_assert_cmpstr (self->cli.err, ==, line);
  g_assert_nonnull (strstr (left, "delete “Pursuit: key for anthropic” there"));
  assert_no_provider (self);
}

static void
a_locked_key_stays_and_is_told (KeyFixture *self, gconstpointer data)
{
  keyring_fixture_lock (&self->keyring);
  remove_without_key (self);
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
}

static void
a_key_without_keyring_is_told (KeyFixture *self, gconstpointer data)
{
  keyring_fixture_kill (&self->keyring);
  remove_without_key (self);
}

/* Whoever did what was told is asked for a key again. */
static void
a_key_that_was_deleted_is_asked_for (KeyFixture *self, gconstpointer data)
{
  keyring_fixture_lock (&self->keyring);
  remove_without_key (self);
  keyring_fixture_unlock (&self->keyring);
  keyring_fixture_delete_all (&self->keyring);
  self->cli.input = "sk-another\n";
  cli_fixture_run (&self->cli, "provider", "add", "anthropic", "--no-test", NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
}

/* Whoever got a new key says it with the same words as the first one. */
static void
a_given_key_takes_the_place_of_the_kept_one (KeyFixture *self, gconstpointer data)
{
  self->cli.input = "sk-rotated\n";
  cli_fixture_run (&self->cli, "provider", "add", "anthropic", "--no-test", NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
  keyring_fixture_assert_only (&self->keyring, "anthropic", "sk-rotated");
}

static void
no_key_keeps_the_kept_one (KeyFixture *self, gconstpointer data)
{
  cli_fixture_run (&self->cli, "provider", "add", "anthropic", "--no-test", NULL);
  g_assert_cmpint (self->cli.status, ==, 0);
  keyring_fixture_assert_only (&self->keyring, "anthropic", "sk-planted");
  self->cli.input = "\n";
  cli_fixture_run (&self->cli, "provider", "add", "anthropic", "--no-test", NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
  keyring_fixture_assert_only (&self->keyring, "anthropic", "sk-planted");
}

#define key_test(path, function)                                                                   \
  g_test_add (path, KeyFixture, NULL, set_up_key, function, tear_down_key)

#define provider_test(path, function)                                                              \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up_workspace, function, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  provider_test ("/cli/provider/providers-are-kept", providers_are_kept);
  provider_test ("/cli/provider/the-order-can-be-changed", the_order_can_be_changed);
  provider_test ("/cli/provider/a-retired-model-is-told", a_retired_model_is_told);
  provider_test ("/cli/provider/the-next-ones-are-shown", the_next_ones_are_shown);
  provider_test ("/cli/provider/what-auto-may-ask-is-kept", what_auto_may_ask_is_kept);
  provider_test ("/cli/provider/who-is-asked-without-a-key-is-kept",
                 who_is_asked_without_a_key_is_kept);
  provider_test ("/cli/provider/an-empty-key-is-refused", an_empty_key_is_refused);
  provider_test ("/cli/provider/bad-words-are-refused", bad_words_are_refused);
  provider_test ("/cli/provider/a-server-answers", a_server_answers);
  provider_test ("/cli/provider/what-is-added-is-tested", what_is_added_is_tested);
  provider_test ("/cli/provider/it-is-said-whose-key-is-missing", it_is_said_whose_key_is_missing);
  provider_test ("/cli/provider/a-test-can-be-left-out", a_test_can_be_left_out);
  provider_test ("/cli/provider/a-refusal-is-said-in-words", a_refusal_is_said_in_words);

  key_test ("/cli/provider/a-key-goes-with-its-provider", a_key_goes_with_its_provider);
  key_test ("/cli/provider/a-locked-key-stays-and-is-told", a_locked_key_stays_and_is_told);
  key_test ("/cli/provider/a-key-without-keyring-is-told", a_key_without_keyring_is_told);
  key_test ("/cli/provider/a-key-that-was-deleted-is-asked-for",
            a_key_that_was_deleted_is_asked_for);
  key_test ("/cli/provider/a-given-key-takes-the-place-of-the-kept-one",
            a_given_key_takes_the_place_of_the_kept_one);
  key_test ("/cli/provider/no-key-keeps-the-kept-one", no_key_keeps_the_kept_one);

  return g_test_run ();
}
