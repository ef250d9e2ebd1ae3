/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "cli/cli-fixture.h"

#include <signal.h>
#include <string.h>

/* The real program, and a server on this machine that streams as OpenAI does. */

#define STREAM "Content-Type: text/event-stream\r\n"
#define DELTA(text)                                                                                \
  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"llama:8b\",\"choices\":[" \
  "{\"index\":0,\"delta\":{\"content\":\"" text "\"},\"finish_reason\":null}]}\n\n"
#define END                                                                                        \
  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"llama:8b\",\"choices\":[" \
  "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
#define NEED DELTA ("## Need\\n\\nPumps stop, says [PERS") DELTA ("ON_1]. {{source:lead.need}} ")
#define FALSE_CLAIM DELTA ("We cut that by 40 %.\\n")

/* What stands where a draft was cut. */
#define REST "[the rest; the draft was cut off here]"

typedef struct
{
  CliFixture base;
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

  cli_fixture_set_up_workspace (&self->base, data);
  self->peer = peer_new ();
  url = peer_dup_url (self->peer);
  cli_fixture_ask (&self->base, 0, "provider", "add", "office", "--no-test", "--kind", "local",
                   "--base-url", url, "--model", "reasoning=llama:8b", "--model",
                   "summary=llama:8b", "--model", "scoring=llama:8b", NULL);
  lead = cli_fixture_ask (&self->base, 0, "add", "lead", "company_name=Acme",
                          "contact_name=Vera Lind", "need=Pumps stop, says Vera Lind",
                          "value=4800 EUR", NULL);
  self->lead = g_strdup (json_object_get_string_member (lead, "id"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cli_fixture_tear_down (&self->base, data);
  peer_free (self->peer);
  g_free (self->lead);
  g_free (self->out);
  g_free (self->err);
}

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
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
  g_subprocess_communicate_utf8_async (process, NULL, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (
      g_subprocess_communicate_utf8_finish (process, result, &self->out, &self->err, NULL));
  self->status = g_subprocess_get_exit_status (process);
}

static void
draft (Fixture *self)
{
  g_autoptr (GSubprocess) process
      = cli_fixture_spawn_heard (&self->base, "draft", self->lead, "--engine", "ai", "--template",
                                 "Short proposal", "--tone", "friendly", NULL);

  finish (self, process);
}

static void
a_draft_has_claims_and_a_cost (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *proposal;
  JsonArray *claims;
  const char *content;
  guint n_false = 0;
  guint n_sourced = 0;

  peer_add (self->peer, 200, STREAM, NEED FALSE_CLAIM END);
  draft (self);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  node = json_from_string (self->out, NULL);
  proposal = json_node_get_object (node);
  cli_assert_members (proposal, "id lead_id title content status claims cost");
  g_assert_false (json_object_has_member (proposal, "cut"));
  g_assert_cmpstr (json_object_get_string_member (proposal, "cost"), ==, "0");
  content = json_object_get_string_member (proposal, "content");
  g_assert_nonnull (
      strstr (content, "## Need\n\nPumps stop, says Vera Lind. We cut that by 40 %.\n"));

  claims = json_object_get_array_member (proposal, "claims");
  for (guint i = 0; i < json_array_get_length (claims); i++)
    {
      JsonObject *claim = json_array_get_object_element (claims, i);
      const char *text = json_object_get_string_member (claim, "text");
      const char *state = json_object_get_string_member (claim, "state");

      cli_assert_members (claim, "text state evidence");
      n_false += g_str_equal (text, "40 %") && g_str_equal (state, "unsourced");
      n_sourced += g_str_has_prefix (text, "Pumps stop") && g_str_equal (state, "sourced");
    }
  g_assert_cmpuint (n_false, ==, 1);
  g_assert_cmpuint (n_sourced, ==, 1);
  g_assert_cmpint (cli_fixture_count (&self->base, "proposal"), ==, 1);
}

/* Neither what is stored of an answer nor what is printed steers a terminal. */
static void
an_answer_steers_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) list = NULL;
  JsonArray *items;
  const char *content;

  peer_add (self->peer, 200, STREAM,
            NEED DELTA ("It \\u001b[31mstops\\u001b[0m, \\u202eyats\\u202c\\u009b.\\n") END);
  draft (self);
  g_assert_cmpint (self->status, ==, 0);
  cli_fixture_ask (&self->base, 0, "list", "proposal", NULL);
  list = json_node_ref (self->base.json);
  items = json_object_get_array_member (json_node_get_object (list), "items");
  content = json_object_get_string_member (json_array_get_object_element (items, 0), "content");
  g_assert_nonnull (strstr (content, "It [31mstops[0m, yats."));
  cli_fixture_run (&self->base, "show",
                   json_object_get_string_member (json_array_get_object_element (items, 0), "id"),
                   NULL);
  g_assert_nonnull (strstr (self->base.out, "It [31mstops[0m, yats."));
}

static char *
dup_id (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

/* The first claim of these words that a check finds. */
static const char *
ask_state (Fixture *self, const char *id, const char *words)
{
  JsonObject *answer = cli_fixture_ask (&self->base, 0, "proposal", "check", id, NULL);
  JsonArray *claims = json_object_get_array_member (answer, "claims");

  for (guint i = 0; i < json_array_get_length (claims); i++)
    {
      JsonObject *claim = json_array_get_object_element (claims, i);

      cli_assert_members (claim, "text state evidence sentence confirmed_by confirmed_at");
      if (g_str_equal (json_object_get_string_member (claim, "text"), words))
        return json_object_get_string_member (claim, "state");
    }

  return NULL;
}

/* What AI made up keeps the proposal here until it is confirmed or taken out. */
static void
a_false_claim_is_not_sent (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  JsonObject *answer;

  peer_add (self->peer, 200, STREAM, NEED FALSE_CLAIM END);
  draft (self);
  g_assert_cmpint (self->status, ==, 0);
  id = dup_id (self->out);

  g_assert_cmpstr (ask_state (self, id, "40 %"), ==, "unsourced");
  cli_fixture_refuse (&self->base, 1, "unconfirmed", "proposal", "send", id, NULL);
  cli_fixture_refuse (&self->base, 1, "unconfirmed", "set", id, "status=sent", NULL);
  cli_fixture_run (&self->base, "proposal", "check", id, NULL);
  g_assert_nonnull (strstr (self->base.out, "to mend: “40 %” has no source"));
  cli_fixture_run (&self->base, "proposal", "send", id, NULL);
  g_assert_nonnull (strstr (self->base.err, "AI wrote “40 %” without a source; confirm it"));

  cli_fixture_refuse (&self->base, 1, "not-found", "proposal", "confirm", id, "50 %", NULL);
  cli_fixture_refuse (&self->base, 2, "usage", "proposal", "confirm", id, NULL);
  cli_fixture_refuse (&self->base, 1, "read-only", "set", id, "drafted_by=template", NULL);
  answer = cli_fixture_ask (&self->base, 0, "proposal", "confirm", id, "40 %", NULL);
  cli_assert_members (answer, "id drafted_by confirmed_claims");
  g_assert_cmpstr (ask_state (self, id, "40 %"), ==, "confirmed");
  answer = cli_fixture_ask (&self->base, 0, "proposal", "check", id, NULL);
  g_assert_true (json_object_get_boolean_member (answer, "ok"));

  /* Undone it is open, and done again it is sent. */
  cli_fixture_ask (&self->base, 0, "undo", NULL);
  cli_fixture_refuse (&self->base, 1, "unconfirmed", "proposal", "send", id, NULL);
  cli_fixture_ask (&self->base, 0, "proposal", "confirm", id, "We cut that by 40 %.", NULL);
  answer = cli_fixture_ask (&self->base, 0, "proposal", "send", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "status"), ==, "sent");
}

/* What had come is kept, and said to be a part. */
static void
a_cut_draft_is_done_in_part (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *id = NULL;
  JsonObject *proposal;

  peer_add (self->peer, 200, STREAM, NEED);
  draft (self);
  g_assert_cmpint (self->status, ==, 3);
  g_assert_nonnull (strstr (self->err, "not whole"));
  node = json_from_string (self->out, NULL);
  proposal = json_node_get_object (node);
  cli_assert_members (proposal, "id claims cost cut");
  g_assert_nonnull (strstr (json_object_get_string_member (proposal, "content"), REST));

  /* Nothing of the note is a claim that could be confirmed: half a proposal stays here. */
  id = dup_id (self->out);
  g_assert_cmpstr (ask_state (self, id, REST), ==, "not_established");
  g_assert_null (ask_state (self, id, "the draft was cut off here]"));
  cli_fixture_run (&self->base, "proposal", "check", id, NULL);
  g_assert_nonnull (
      strstr (self->base.out, "“" REST "” stands where something is missing; fill it in"));
  cli_fixture_refuse (&self->base, 1, "not-found", "proposal", "confirm", id, REST, NULL);
  cli_fixture_refuse (&self->base, 1, "unconfirmed", "proposal", "send", id, NULL);
}

/* An interrupt leaves nothing half done. */
static void
an_interrupt_leaves_nothing (Fixture *self, gconstpointer data)
{
  PeerStep *step = peer_add (self->peer, 200, STREAM, NEED);
  g_autoptr (GSubprocess) process = NULL;

  step->framing = PEER_UNTIL_CLOSE;
  step->stalls = TRUE;
  process = cli_fixture_spawn_heard (&self->base, "draft", self->lead, "--engine", "ai", NULL);
  while (peer_count (self->peer) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_subprocess_send_signal (process, SIGINT);
  finish (self, process);
  g_assert_cmpint (self->status, ==, 130);
  g_assert_cmpint (cli_fixture_count (&self->base, "proposal"), ==, 0);
}

static void
a_request_can_be_seen_before (Fixture *self, gconstpointer data)
{
  g_autofree char *request = NULL;
  g_autofree char *body = NULL;
  JsonObject *preview;

  preview = cli_fixture_ask (&self->base, 0, "draft", self->lead, "--engine", "ai", "--template",
                             "Short proposal", "--tone", "friendly", "--show-request", NULL);
  cli_assert_members (preview, "provider kind model url body tokens estimator cost bound refusal");
  g_assert_cmpstr (json_object_get_string_member (preview, "estimator"), ==, "word-pieces");
  g_assert_nonnull (json_object_get_string_member (preview, "bound"));
  g_assert_true (json_object_get_null_member (preview, "refusal"));
  body = g_strdup (json_object_get_string_member (preview, "body"));
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  g_assert_cmpint (cli_fixture_count (&self->base, "proposal"), ==, 0);

  peer_add (self->peer, 200, STREAM, NEED END);
  draft (self);
  request = peer_dup_request (self->peer, 0);
  g_assert_cmpstr (strstr (request, "\r\n\r\n") + 4, ==, body);
  g_assert_null (strstr (body, "Vera"));
}

/* One section again, and the rest as it was. */
static void
a_section_is_written_again (Fixture *self, gconstpointer data)
{
  JsonObject *proposal;
  const char *content;
  g_autofree char *id = NULL;

  cli_fixture_ask (&self->base, 0, "provider", "add", "demo", "--kind", "fake", NULL);
  cli_fixture_ask (&self->base, 0, "provider", "remove", "office", NULL);
  proposal
      = cli_fixture_ask (&self->base, 0, "draft", self->lead, "--template", "Short proposal", NULL);
  id = g_strdup (json_object_get_string_member (proposal, "id"));
  proposal = cli_fixture_ask (&self->base, 0, "draft", id, "--engine", "ai", "--section", "price",
                              "--wish", "shorter", NULL);
  cli_assert_members (proposal, "id content claims cost");
  content = json_object_get_string_member (proposal, "content");
  g_assert_nonnull (strstr (content, "The term is {{term}}.\n\n*This text is by a script, not by "
                                     "AI.*\n\n## Next step\n"));
  g_assert_cmpint (cli_fixture_count (&self->base, "proposal"), ==, 1);
  cli_fixture_ask (&self->base, 0, "undo", NULL);
  proposal = cli_fixture_ask (&self->base, 0, "show", id, NULL);
  g_assert_null (strstr (json_object_get_string_member (proposal, "content"), "by a script"));

  cli_fixture_refuse (&self->base, 1, "unknown", "draft", id, "--engine", "ai", "--section",
                      "Weather", NULL);
  cli_fixture_refuse (&self->base, 1, "not-found", "draft", self->lead, "--engine", "ai",
                      "--section", "Price", NULL);
}

static void
the_demo_needs_no_key (CliFixture *self, gconstpointer data)
{
  JsonArray *items;
  JsonObject *proposal;
  g_autofree char *lead = NULL;

  cli_fixture_ask (self, 0, "provider", "add", "demo", "--kind", "fake", NULL);
  items = json_object_get_array_member (
      cli_fixture_ask (self, 0, "list", "lead", "--limit", "1", NULL), "items");
  lead = g_strdup (json_object_get_string_member (json_array_get_object_element (items, 0), "id"));
  proposal = cli_fixture_ask (self, 0, "draft", lead, "--engine", "ai", NULL);
  g_assert_nonnull (
      strstr (json_object_get_string_member (proposal, "content"), "by a script, not by AI"));

  /* And as a person reads it. */
  cli_fixture_run (self, "draft", lead, "--engine", "ai", "--template", "Full proposal", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "by a script, not by AI"));
  g_assert_nonnull (strstr (self->out, "Cost: nothing; a script answered, no AI\n"));
}

static void
bad_words_are_refused (CliFixture *self, gconstpointer data)
{
  g_autofree char *lead = g_strdup (json_object_get_string_member (
      cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", NULL), "id"));

  cli_fixture_refuse (self, 1, "unavailable", "draft", lead, "--engine", "ai", NULL);
  cli_fixture_refuse (self, 1, "unavailable", "draft", lead, "--engine", "ai", "--show-request",
                      NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", lead, "--engine", "magic", NULL);
  g_assert_nonnull (
      strstr (self->err, "--engine is one of auto, local, template, ai, not “magic”"));
  cli_fixture_refuse (self, 1, "unsupported", "draft", lead, "--tone", "friendly", NULL);
  cli_fixture_refuse (self, 1, "invalid", "draft", lead, "--engine", "ai", "--language", "d e",
                      NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", lead, "--show-request", NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", lead, "--refresh", NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", lead, "--section", "Price", NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", lead, "--engine", "ai", "--wish", "shorter", NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", lead, "--engine", "ai", "--section", "Price",
                      "--template", "Short proposal", NULL);
  cli_fixture_refuse (self, 2, "usage", "draft", NULL);
}

#define draft_test(path, function)                                                                 \
  g_test_add ("/cli/draft/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  draft_test ("a-draft-has-claims-and-a-cost", a_draft_has_claims_and_a_cost);
  draft_test ("an-answer-steers-nothing", an_answer_steers_nothing);
  draft_test ("a-false-claim-is-not-sent", a_false_claim_is_not_sent);
  draft_test ("a-cut-draft-is-done-in-part", a_cut_draft_is_done_in_part);
  draft_test ("an-interrupt-leaves-nothing", an_interrupt_leaves_nothing);
  draft_test ("a-request-can-be-seen-before", a_request_can_be_seen_before);
  draft_test ("a-section-is-written-again", a_section_is_written_again);
  g_test_add ("/cli/draft/the-demo-needs-no-key", CliFixture, NULL, cli_fixture_set_up_demo,
              the_demo_needs_no_key, cli_fixture_tear_down);
  g_test_add ("/cli/draft/bad-words-are-refused", CliFixture, NULL, cli_fixture_set_up_workspace,
              bad_words_are_refused, cli_fixture_tear_down);

  return g_test_run ();
}
