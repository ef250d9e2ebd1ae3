/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "cli/cli-fixture.h"

#include <string.h>

/* analyze and card with --engine ai, before a server on this machine. */

#define JSON "Content-Type: application/json\r\n"
#define CALL                                                                                       \
  "Anna Keller: Good morning, what about the pumps?\n"                                             \
  "Vera Lind: Too expensive. Borealis needs two days for service.\n"                               \
  "Anna Keller: I will send the offer by Friday.\n"
#define ANALYSIS                                                                                   \
  "{\"sentiment\":{\"label\":\"negative\",\"score\":-50,\"line\":2,\"quote\":\"Too expensive\"},"  \
  "\"topics\":[{\"text\":\"pumps\",\"line\":1,\"quote\":\"the pumps\"}],\"objections\":[{"         \
  "\"text\":\"The price\",\"line\":2,\"quote\":\"Too expensive\",\"answer\":null,"                 \
  "\"answer_line\":null,\"answer_quote\":null},{\"text\":\"Ghost\",\"line\":77,\"quote\":\"x\","   \
  "\"answer\":null,\"answer_line\":null,\"answer_quote\":null}],\"next_actions\":[],\"risks\":[]}"
#define CHANGE(text, line, quote)                                                                  \
  "{\"part\":\"their_weaknesses\",\"action\":\"add\",\"old\":null,\"objection\":null,\"text\":"    \
  "\"" text "\",\"source\":\"conversation.1:" line "\",\"quote\":\"" quote                         \
  "\",\"shareable\":false}"
#define CHANGES                                                                                    \
  "{\"changes\":[" CHANGE ("Two days for service", "2", "two days for service") "," CHANGE (       \
      "Known", "1", "the pumps") "," CHANGE ("Ghost", "9", "gone") "]}"

typedef struct
{
  CliFixture base;
  Peer *peer;
  char *call; /* the id of a conversation */
  char *card; /* of a battle card */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *url = NULL;
  JsonObject *record;

  cli_fixture_set_up_workspace (&self->base, data);
  self->peer = peer_new ();
  url = peer_dup_url (self->peer);
  cli_fixture_ask (&self->base, 0, "provider", "add", "office", "--no-test", "--kind", "local",
                   "--base-url", url, "--model", "reasoning=llama:8b", "--model",
                   "summary=llama:8b", "--model", "scoring=llama:8b", NULL);
  record = cli_fixture_ask (&self->base, 0, "add", "conversation", "conversation_type=call",
                            "title=Call", "transcript=" CALL, NULL);
  self->call = g_strdup (json_object_get_string_member (record, "id"));
  record = cli_fixture_ask (&self->base, 0, "add", "card", "competitor_name=Borealis",
                            "their_weaknesses=[\"No app\"]", NULL);
  self->card = g_strdup (json_object_get_string_member (record, "id"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cli_fixture_tear_down (&self->base, data);
  peer_free (self->peer);
  g_free (self->call);
  g_free (self->card);
}

static void
answer (Fixture *self, const char *content)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), content);
  g_autofree char *quoted = json_to_string (node, FALSE);
  g_autofree char *body = g_strdup_printf (
      "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"llama:8b\",\"choices\":[{"
      "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":\"stop\"}]"
      ",\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":90,\"total_tokens\":990}}",
      quoted);

  peer_add (self->peer, 200, JSON, body);
}

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Waits for a run that talks to the peer, which answers meanwhile. Returns the exit status. */
static int
hear (GSubprocess *process, JsonNode **out)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  g_autofree char *err = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_subprocess_communicate_utf8_finish (process, result, &text, &err, NULL));
  *out = *text == '{' ? json_from_string (text, NULL) : NULL;
  g_test_message ("%s%s", text, err);

  return g_subprocess_get_exit_status (process);
}

static JsonObject *
get_item (JsonObject *object, const char *list, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, list), i);
}

static guint
count (JsonObject *object, const char *list)
{
  return json_array_get_length (json_object_get_array_member (object, list));
}

static void
a_conversation_is_analysed (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) process
      = cli_fixture_spawn_heard (&self->base, "analyze", self->call, "--engine", "ai", NULL);
  g_autoptr (JsonNode) out = NULL;
  JsonObject *object;

  answer (self, ANALYSIS);
  g_assert_cmpint (hear (process, &out), ==, 0);
  object = json_node_get_object (out);
  cli_assert_members (object, "id engine sentiment topics objections next_actions risks metrics "
                              "not_read analyzed_at cost");
  g_assert_cmpstr (json_object_get_string_member (object, "engine"), ==, "ai");
  g_assert_cmpstr (json_object_get_string_member (object, "cost"), ==, "0");
  g_assert_cmpuint (count (object, "objections"), ==, 1);
  g_assert_cmpint (
      json_object_get_int_member (
          json_object_get_object_member (get_item (object, "objections", 0), "evidence"), "line"),
      ==, 2);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);

  /* It is kept. */
  object = cli_fixture_ask (&self->base, 0, "show", self->call, NULL);
  object = json_object_get_object_member (object, "analysis_result");
  g_assert_cmpstr (json_object_get_string_member (object, "engine"), ==, "ai");
}

static void
a_file_is_analysed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = cli_fixture_write (&self->base, "call.txt", CALL);
  g_autoptr (GSubprocess) process = cli_fixture_spawn_heard (&self->base, "analyze", path, "--date",
                                                             "2026-11-20", "--engine", "ai", NULL);
  g_autoptr (JsonNode) out = NULL;
  g_autofree char *request = NULL;

  answer (self, ANALYSIS);
  g_assert_cmpint (hear (process, &out), ==, 0);
  g_assert_false (json_object_has_member (json_node_get_object (out), "id"));
  request = peer_dup_request (self->peer, 0);
  g_assert_nonnull (strstr (request, "day: 2026-11-20"));
  g_assert_null (strstr (request, "Keller"));
}

static void
what_leaves_is_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonNode) out = NULL;
  g_autofree char *request = NULL;
  g_autofree char *body = NULL;
  JsonObject *object;

  object = cli_fixture_ask (&self->base, 0, "analyze", self->call, "--engine", "ai",
                            "--show-request", NULL);
  cli_assert_members (object, "provider kind model url body tokens cost");
  body = g_strdup (json_object_get_string_member (object, "body"));
  object = cli_fixture_ask (&self->base, 0, "card", "Borealis", "--engine", "ai", "--show-request",
                            NULL);
  g_assert_nonnull (strstr (json_object_get_string_member (object, "body"), "conversation.1:2"));
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  answer (self, ANALYSIS);
  process = cli_fixture_spawn_heard (&self->base, "analyze", self->call, "--engine", "ai", NULL);
  g_assert_cmpint (hear (process, &out), ==, 0);
  request = peer_dup_request (self->peer, 0);
  g_assert_cmpstr (strstr (request, "\r\n\r\n") + 4, ==, body);
}

static void
a_card_is_updated (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) process
      = cli_fixture_spawn_heard (&self->base, "card", "Borealis", "--engine", "ai", NULL);
  g_autoptr (JsonNode) out = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  JsonObject *object;
  JsonArray *list;

  answer (self, CHANGES);
  g_assert_cmpint (hear (process, &out), ==, 0);
  object = json_node_get_object (out);
  cli_assert_members (object, "items total card competitor dropped cost");
  g_assert_cmpuint (count (object, "items"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "dropped"), ==, 1);
  cli_assert_members (get_item (object, "items", 0),
                      "number part action old objection text shareable evidence");
  text = json_to_string (out, FALSE);
  path = cli_fixture_write (&self->base, "proposals.json", text);

  object = cli_fixture_ask (&self->base, 0, "card", "Borealis", NULL);
  list = json_object_get_array_member (object, "their_weaknesses");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  object
      = cli_fixture_ask (&self->base, 0, "card", "Borealis", "--accept", "1", "--from", path, NULL);
  list = json_object_get_array_member (object, "their_weaknesses");
  g_assert_cmpuint (json_array_get_length (list), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (list, 1), ==, "Two days for service");
  g_assert_cmpuint (peer_count (self->peer), ==, 1);

  cli_fixture_refuse (&self->base, 1, "changed", "card", "Borealis", "--accept", "2,1", "--from",
                      path, NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "card", "Borealis", "--accept", "7", "--from", path,
                      NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "card", "Borealis", "--accept", "1,x", "--from",
                      path, NULL);
  cli_fixture_ask (&self->base, 0, "undo", NULL);
  object = cli_fixture_ask (&self->base, 0, "card", "Borealis", NULL);
  list = json_object_get_array_member (object, "their_weaknesses");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
}

static void
bad_words_are_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *path = cli_fixture_write (&self->base, "other.json", "{\"items\":7}");

  cli_fixture_refuse (&self->base, 2, "usage", "analyze", self->call, "--show-request", NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "card", "Borealis", "--engine", "rules", NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "card", "Borealis", "--accept", "1", NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "card", "Borealis", "--notes", path, NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "card", "Borealis", "--accept", "1", "--from", path,
                      NULL);
  cli_fixture_refuse (&self->base, 1, "not-found", "card", "Nobody", "--engine", "ai", NULL);
  cli_fixture_refuse (&self->base, 1, "not-found", "analyze", "0123456789", "--engine", "ai", NULL);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

#define talk_test(path, function)                                                                  \
  g_test_add ("/cli/talk/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  talk_test ("a-conversation-is-analysed", a_conversation_is_analysed);
  talk_test ("a-file-is-analysed", a_file_is_analysed);
  talk_test ("what-leaves-is-shown", what_leaves_is_shown);
  talk_test ("a-card-is-updated", a_card_is_updated);
  talk_test ("bad-words-are-refused", bad_words_are_refused);

  return g_test_run ();
}
