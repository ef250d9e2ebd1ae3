/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "cli/cli-fixture.h"

#include <string.h>

/* The engine "auto" of the real program, and a server on this machine that speaks as OpenAI does.
 */

#define JSON "Content-Type: application/json\r\n"
#define WRONG_KEY "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"raw words\"}}"
#define NOTHING                                                                                    \
  "{\\\"points\\\":null,\\\"why\\\":null,\\\"source\\\":null,\\\"quote\\\":null,\\\"ask\\\":"      \
  "\\\"Who?\\\"}"
#define SCORE                                                                                      \
  "{\\\"leads\\\":[{\\\"id\\\":\\\"L1\\\",\\\"budget\\\":{\\\"points\\\":80,\\\"why\\\":"          \
  "\\\"said so\\\",\\\"source\\\":\\\"lead.description\\\",\\\"quote\\\":\\\"money is there\\\","  \
  "\\\"ask\\\":null},\\\"authority\\\":" NOTHING ",\\\"need\\\":" NOTHING                          \
  ",\\\"timeline\\\":" NOTHING ",\\\"next_question\\\":\\\"When?\\\"}]}"
#define REPLY(text)                                                                                \
  "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"llama:8b\",\"choices\":[{\"index\":"  \
  "0,"                                                                                             \
  "\"message\":{\"role\":\"assistant\",\"content\":\"" text                                        \
  "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":90,"    \
  "\"total_tokens\":990}}"
#define FELL "pursuitctl: AI did not answer, so this machine did: "

typedef struct
{
  CliFixture base;
  Peer *peer;
  char *lead;
  char *talk;
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
                          "description=They say that money is there.", NULL);
  self->lead = g_strdup (json_object_get_string_member (lead, "id"));
  self->talk = cli_fixture_write (&self->base, "talk.txt", "Vera: This is too expensive for us.\n");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cli_fixture_tear_down (&self->base, data);
  peer_free (self->peer);
  g_free (self->lead);
  g_free (self->talk);
  g_free (self->out);
  g_free (self->err);
}

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* The peer answers meanwhile. Takes the process. */
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
  g_object_unref (process);
}

static void
score (Fixture *self)
{
  finish (self, cli_fixture_spawn_heard (&self->base, "score", self->lead, NULL));
}

static void
draft (Fixture *self)
{
  finish (self, cli_fixture_spawn_heard (&self->base, "draft", self->lead, NULL));
}

static void
analyze (Fixture *self)
{
  finish (self, cli_fixture_spawn_heard (&self->base, "analyze", self->talk, NULL));
}

static const struct
{
  void (*run) (Fixture *self);
  const char *feature;
  const char *engine; /* of this machine */
} verbs[] = {
  { score, "score", "\"engine\":\"rules\"" },
  { draft, "draft", "\"engine\":\"template\"" },
  { analyze, "conversation", "\"engine\":\"rules\"" },
};

static void
nothing_is_asked_unless_allowed (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      verbs[i].run (self);
      g_assert_cmpint (self->status, ==, 0);
      g_assert_nonnull (strstr (self->out, verbs[i].engine));
      g_assert_null (strstr (self->err, FELL));
    }
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

static void
what_is_allowed_is_asked (Fixture *self, gconstpointer data)
{
  cli_fixture_ask (&self->base, 0, "provider", "allow", "score", NULL);
  peer_add (self->peer, 200, JSON, REPLY (SCORE));
  score (self);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "\"engine\":\"ai\""));
  g_assert_null (strstr (self->err, FELL));
  draft (self);
  g_assert_nonnull (strstr (self->out, "\"engine\":\"template\""));
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

/* In one line, in plain words; and the result is whole. */
static void
a_fall_is_said (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (GStrv) lines = NULL;

      cli_fixture_ask (&self->base, 0, "provider", "allow", verbs[i].feature, NULL);
      peer_add (self->peer, 401, JSON, WRONG_KEY);
      verbs[i].run (self);
      g_assert_cmpint (self->status, ==, 0);
      g_assert_nonnull (strstr (self->out, verbs[i].engine));
      g_assert_nonnull (strstr (self->err, FELL));
      g_assert_null (strstr (self->err, "raw words"));
      lines = g_strsplit (strstr (self->err, FELL), "\n", -1);
      g_assert_cmpstr (lines[1], ==, "");
      g_assert_cmpuint (peer_count (self->peer), ==, i + 1);
    }
}

static void
a_name_stays_strict (Fixture *self, gconstpointer data)
{
  cli_fixture_ask (&self->base, 0, "provider", "allow", "score", NULL);
  peer_add (self->peer, 401, JSON, WRONG_KEY);
  finish (self, cli_fixture_spawn_heard (&self->base, "score", self->lead, "--engine", "ai", NULL));
  g_assert_cmpint (self->status, ==, 1);
  g_assert_null (strstr (self->err, FELL));
  g_assert_nonnull (strstr (self->out, "\"error\""));

  finish (self,
          cli_fixture_spawn_heard (&self->base, "score", self->lead, "--engine", "local", NULL));
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "\"engine\":\"rules\""));
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

#define auto_test(path, function)                                                                  \
  g_test_add ("/cli/auto/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  auto_test ("nothing-is-asked-unless-allowed", nothing_is_asked_unless_allowed);
  auto_test ("what-is-allowed-is-asked", what_is_allowed_is_asked);
  auto_test ("a-fall-is-said", a_fall_is_said);
  auto_test ("a-name-stays-strict", a_name_stays_strict);

  return g_test_run ();
}
