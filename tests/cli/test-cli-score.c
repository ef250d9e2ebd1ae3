/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-tokens.h"
#include "cli/cli-fixture.h"
#include "keyring/keyring-fixture.h"

#include <string.h>

/*
 * Leads are scored by a provider: the real program, a real keyring that has the key, and a server
 * on this machine that speaks as OpenAI does.
 */
#define JSON "Content-Type: application/json\r\n"
#define NOTHING "{\"points\":null,\"why\":null,\"source\":null,\"quote\":null,\"ask\":\"Who?\"}"

/* What a request takes. */
#define PROMPT_TOKENS 4000
#define ANSWER_TOKENS 300

#define NO_KEY "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}"

typedef struct
{
  KeyringFixture keyring;
  CliFixture cli;
  Peer *peer;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *url = NULL;

  g_setenv ("PURSUIT_NOW", "2026-11-22T12:00:00Z", TRUE);
  keyring_fixture_set_up (&self->keyring, data);
  cli_fixture_set_up_workspace (&self->cli, data);
  self->peer = peer_new ();
  url = peer_dup_url (self->peer);
  self->cli.input = "sk-test\n";
  cli_fixture_run (&self->cli, "provider", "add", "openai", "--no-test", "--base-url", url, NULL);
  self->cli.input = NULL;
  g_assert_cmpint (self->cli.status, ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  peer_free (self->peer);
  cli_fixture_tear_down (&self->cli, data);
  keyring_fixture_tear_down (&self->keyring, data);
  g_unsetenv ("PURSUIT_NOW");
}

static void
add_leads (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("company_name=Deal %u", i);

      cli_fixture_ask (&self->cli, 0, "add", "lead", name, "description=Here money is there", NULL);
    }
}

/* The leads L1 to L@n of a request are scored, for so many tokens. */
static void
answer_for (Fixture *self, guint n, gint64 answer_tokens)
{
  g_autoptr (GString) leads = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *body = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (
        leads,
        "%s{\"id\":\"L%u\",\"budget\":{\"points\":80,\"why\":\"said so\",\"source\":"
        "\"lead.description\",\"quote\":\"money is there\",\"ask\":null},\"authority\":" NOTHING
        ",\"need\":" NOTHING ",\"timeline\":" NOTHING ",\"next_question\":\"When?\"}",
        i > 1 ? "," : "", i);
  text = g_strdup_printf ("{\"leads\":[%s]}", leads->str);
  json_node_set_string (node, text);
  quoted = json_to_string (node, FALSE);
  body = g_strdup_printf (
      "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"gpt-6.1-terra\",\"choices\":[{"
      "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":\"stop\"}"
      "],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%" G_GINT64_FORMAT
      ",\"total_tokens\":%" G_GINT64_FORMAT "}}",
      quoted, PROMPT_TOKENS, answer_tokens, PROMPT_TOKENS + answer_tokens);
  peer_add (self->peer, 200, JSON, body);
}

static void
answer (Fixture *self, guint n)
{
  answer_for (self, n, ANSWER_TOKENS);
}

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* The peer answers meanwhile. Returns the exit status. */
static int
score_all (Fixture *self, char **out, char **err)
{
  g_autoptr (GSubprocess) process
      = cli_fixture_spawn_heard (&self->cli, "score", "--all", "--engine", "ai", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, heard_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_subprocess_communicate_utf8_finish (process, result, out, err, NULL));
  g_test_message ("%s%s", *out, *err);
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

static const char *
get_saved (Fixture *self, const char *by)
{
  JsonObject *usage = cli_fixture_ask (&self->cli, 0, "usage", NULL);
  JsonObject *saved = json_object_get_object_member (usage, "saved");

  return json_object_get_string_member (json_object_get_object_member (saved, by), "amount");
}

/* Tokens of the constant part of a request, and of its leads, as they were sent. */
static void
count_sent (Fixture *self, gint64 *constant, gint64 *leads)
{
  g_autofree char *request = peer_dup_request (self->peer, 0);
  g_autoptr (JsonNode) node = json_from_string (strstr (request, "\r\n\r\n") + 4, NULL);
  JsonObject *body = json_node_get_object (node);
  JsonArray *messages = json_object_get_array_member (body, "messages");
  JsonObject *format = json_object_get_object_member (
      json_object_get_object_member (body, "response_format"), "json_schema");
  g_autofree char *schema = json_to_string (json_object_get_member (format, "schema"), FALSE);
  const char *words[2];

  for (guint i = 0; i < 2; i++)
    words[i]
        = json_object_get_string_member (json_array_get_object_element (messages, i), "content");
  *constant = pursuit_ai_tokens_estimate (words[0]) + pursuit_ai_tokens_estimate (schema);
  *leads = pursuit_ai_tokens_estimate (words[1]);
}

/* A token of a prompt costs 1 USD for a million with the model for scores, and 2 with the one for
 * reasoning; one of an answer 5 and 10. */
static void
savings_are_measured (Fixture *self, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *batch = NULL;
  g_autofree char *tiers = NULL;
  gint64 constant, leads;

  add_leads (self, 3);
  answer (self, 3);
  g_assert_cmpint (score_all (self, &out, &err), ==, 0);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);

  count_sent (self, &constant, &leads);
  g_assert_cmpint (constant, >, leads);
  batch = pursuit_ai_money_to_decimal (2 * (PROMPT_TOKENS * constant / (constant + leads))
                                       * PURSUIT_AI_PICO_PER_MTOK);
  g_assert_cmpstr (get_saved (self, "batch"), ==, batch);
  tiers = pursuit_ai_money_to_decimal ((PROMPT_TOKENS * (2 - 1) + ANSWER_TOKENS * (10 - 5))
                                       * PURSUIT_AI_PICO_PER_MTOK);
  g_assert_cmpstr (get_saved (self, "tiers"), ==, tiers);
  g_assert_cmpstr (get_saved (self, "cache"), ==, "0");
  g_assert_cmpstr (get_saved (self, "compression"), ==, "0");
}

/* Of a lead that is asked for by its name, the rules' score stands beside that of AI. */
static void
the_rules_stand_beside (Fixture *self, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (JsonNode) list = NULL;
  JsonObject *item, *rules;
  const char *id;

  add_leads (self, 1);
  answer (self, 1);
  g_assert_cmpint (score_all (self, &out, &err), ==, 0);
  g_assert_null (strstr (out, "\"beside\""));
  list = json_from_string (out, NULL);
  item = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (list), "items"), 0);
  id = json_object_get_string_member (item, "id");

  item = json_array_get_object_element (
      json_object_get_array_member (
          cli_fixture_ask (&self->cli, 0, "score", id, "--engine", "ai", NULL), "items"),
      0);
  rules = json_object_get_object_member (json_object_get_object_member (item, "beside"), "rules");
  g_assert_cmpstr (json_object_get_string_member (item, "engine"), ==, "ai");
  g_assert_cmpint (json_object_get_int_member (item, "score"), ==, 24);
  g_assert_cmpstr (json_object_get_string_member (rules, "engine"), ==, "rules");
  g_assert_cmpint (json_object_get_int_member (rules, "score"), !=, 24);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

/* A part of the leads is scored and printed, and one line says how many are left and why; before it
 * stands a line of @alert, if there is one. */
static void
expect_part (Fixture *self, guint n_scored, guint n_left, const char *why, const char *alert)
{
  const char *rest;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *line = g_strdup_printf ("pursuitctl: %u lead%s left without a score: ", n_left,
                                           n_left == 1 ? " is" : "s are");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *result;

  g_assert_cmpint (score_all (self, &out, &err), ==, 3);
  node = json_from_string (out, NULL);
  result = json_node_get_object (node);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (result, "items")), ==,
                    n_scored);
  g_assert_cmpint (json_object_get_int_member (result, "left"), ==, n_left);
  g_assert_nonnull (strstr (json_object_get_string_member (result, "why"), why));
  rest = err;
  if (alert != NULL)
    {
      g_assert_true (g_str_has_prefix (err, alert));
      rest = strchr (err, '\n') + 1;
    }
  g_assert_true (g_str_has_prefix (rest, line));
  g_assert_nonnull (strstr (rest, json_object_get_string_member (result, "why")));
  g_assert_true (strchr (rest, '\n') == rest + strlen (rest) - 1);

  /* What is printed is stored. */
  result = cli_fixture_ask (&self->cli, 0, "list", "lead", "--where", "score_engine=ai", NULL);
  g_assert_cmpint (json_object_get_int_member (result, "total"), ==, n_scored);
}

/* Ten leads a request: of two, one is refused. What is left is scored by the next run. */
static void
a_run_that_fails_on_the_way_is_done_in_part (Fixture *self, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_leads (self, 20);
  answer (self, 10);
  peer_add (self->peer, 401, JSON, NO_KEY);
  expect_part (self, 10, 10, "key", NULL);
  g_assert_cmpuint (peer_count (self->peer), ==, 2);

  answer (self, 10);
  g_assert_cmpint (score_all (self, &out, &err), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_null (strstr (out, "\"left\""));
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
}

/* What one request of ten leads costs at most: its bytes, and what a provider adds, at the dearest
 * price of a token of a prompt, 2.5 USD for a million, and the longest answer at 5. */
static gint64
get_bound (Fixture *self, gint64 *max_answer)
{
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *body = NULL;
  JsonObject *preview;
  JsonArray *items;
  const char *ids[10];

  cli_fixture_ask (&self->cli, 0, "list", "lead", "--limit", "10", NULL);
  list = json_node_ref (self->cli.json);
  items = json_object_get_array_member (json_node_get_object (list), "items");
  for (guint i = 0; i < 10; i++)
    ids[i] = json_object_get_string_member (json_array_get_object_element (items, i), "id");
  preview
      = cli_fixture_ask (&self->cli, 0, "score", "--engine", "ai", "--show-request", ids[0], ids[1],
                         ids[2], ids[3], ids[4], ids[5], ids[6], ids[7], ids[8], ids[9], NULL);
  body = g_strdup (json_object_get_string_member (preview, "body"));
  node = json_from_string (body, NULL);
  *max_answer = json_object_get_int_member (json_node_get_object (node), "max_completion_tokens");

  return ((gint64) strlen (body) + 1000) * 5 * PURSUIT_AI_PICO_PER_MTOK / 2
         + *max_answer * 5 * PURSUIT_AI_PICO_PER_MTOK;
}

/* The budget holds one and a half requests, and the first one takes nearly all that it may. */
static void
a_budget_stops_a_run_in_part (Fixture *self, gconstpointer data)
{
  g_autofree char *budget = NULL;
  gint64 max_answer, bound;

  add_leads (self, 20);
  bound = get_bound (self, &max_answer);
  budget = pursuit_ai_money_to_decimal (bound + bound / 2);
  cli_fixture_ask (&self->cli, 0, "budget", "set", "--day", budget, NULL);
  answer_for (self, 10, max_answer);
  expect_part (self, 10, 10, "The budget of the day",
               "pursuitctl: The budget of the day is used to 50 %: 0.0");
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

/* Twice asked for, and twice left out. */
static void
an_answer_that_lacks_a_lead_is_a_part (Fixture *self, gconstpointer data)
{
  add_leads (self, 2);
  answer (self, 1);
  answer (self, 0);
  expect_part (self, 1, 1, "no score that could be used", NULL);
}

/* What was there before does not make it a part. */
static void
a_run_that_scores_nothing_fails (Fixture *self, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *first_out = NULL;
  g_autofree char *first_err = NULL;

  add_leads (self, 1);
  answer (self, 1);
  g_assert_cmpint (score_all (self, &first_out, &first_err), ==, 0);
  cli_fixture_ask (&self->cli, 0, "add", "lead", "company_name=Umbrella", "description=Other words",
                   NULL);
  peer_add (self->peer, 401, JSON, NO_KEY);
  g_assert_cmpint (score_all (self, &out, &err), ==, 1);
  g_assert_true (g_str_has_prefix (out, "{\"error\":"));
  g_assert_true (g_str_has_prefix (err, "pursuitctl: 1 of 2 leads have a score. "));
}

#define add(path, function)                                                                        \
  g_test_add ("/cli/score/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("savings-are-measured", savings_are_measured);
  add ("the-rules-stand-beside", the_rules_stand_beside);
  add ("a-run-that-fails-on-the-way-is-done-in-part", a_run_that_fails_on_the_way_is_done_in_part);
  add ("a-budget-stops-a-run-in-part", a_budget_stops_a_run_in_part);
  add ("an-answer-that-lacks-a-lead-is-a-part", an_answer_that_lacks_a_lead_is_a_part);
  add ("a-run-that-scores-nothing-fails", a_run_that_scores_nothing_fails);

  return g_test_run ();
}
