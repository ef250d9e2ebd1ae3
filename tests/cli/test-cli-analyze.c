/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"
#include "support/pursuit-test-data.h"

#include <string.h>

static const char members[]
    = "engine sentiment topics objections next_actions risks metrics not_read analyzed_at";

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  return json_object_get_array_member (object, name);
}

/* Each finding cites a line that is there, with words that stand in it. */
static void
check_evidence (JsonObject *answer, const char *text)
{
  static const char *const lists[] = { "topics", "objections", "next_actions" };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gint64 n_lines = g_strv_length (lines);

  for (gsize k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < json_array_get_length (get_array (answer, lists[k])); i++)
      {
        JsonObject *item = json_array_get_object_element (get_array (answer, lists[k]), i);
        JsonObject *evidence = json_object_get_object_member (item, "evidence");
        const char *quote = json_object_get_string_member (evidence, "quote");
        gint64 line = json_object_get_int_member (evidence, "line");
        g_autofree char *word = g_strndup (quote, strcspn (quote, " "));

        cli_assert_members (evidence, "line start quote");
        g_assert_cmpint (line, >=, 1);
        g_assert_cmpint (line, <=, n_lines);
        g_assert_nonnull (strstr (lines[line - 1], word));
      }
}

static void
test_files (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    guint objections;
    guint actions;
    gboolean established;
  } files[] = {
    { "transcripts/sales-calls/1_demo_call.txt", 0, 1, TRUE },
    { "transcripts/sales-calls/2_pricing_call.txt", 4, 1, TRUE },
    { "transcripts/sales-calls/amateur_salesperson.txt", 1, 1, TRUE },
    { "transcripts/sales-calls/impolite_salesperson.txt", 0, 1, TRUE },
    { "transcripts/sales-calls/positive_customer.txt", 3, 2, TRUE },
    { "transcripts/meetings/meeting-001.vtt", 0, 5, TRUE },
    { "transcripts/meetings/meeting-001.srt", 0, 5, TRUE },
    { "transcripts/meetings/meeting-003.vtt", 0, 3, TRUE },
    { "mail/email_reply_parser/email_1_1.txt", 0, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pursuit_test_data_path (files[i].name);
      g_autofree char *text = path != NULL ? pursuit_test_data_load (files[i].name, NULL) : NULL;
      g_autofree char *valid = NULL;
      JsonObject *answer;

      if (text == NULL)
        return;
      valid = g_utf8_make_valid (text, -1);
      answer = cli_fixture_ask (self, 0, "analyze", path, "--date", "2026-11-20", NULL);
      cli_assert_members (answer, members);
      cli_assert_members (json_object_get_object_member (answer, "sentiment"),
                          "label score evidence");
      check_evidence (answer, valid);
      g_test_message ("%s: %u objections, %u actions", files[i].name,
                      json_array_get_length (get_array (answer, "objections")),
                      json_array_get_length (get_array (answer, "next_actions")));
      g_assert_cmpuint (json_array_get_length (get_array (answer, "objections")), >=,
                        files[i].objections);
      g_assert_cmpuint (json_array_get_length (get_array (answer, "next_actions")), >=,
                        files[i].actions);
      g_assert_true (json_object_get_boolean_member (
                         json_object_get_object_member (answer, "metrics"), "established")
                     == files[i].established);
    }
  g_assert_cmpint (cli_fixture_count (self, "conversation"), ==, 0);
}

static char *
dup_first (CliFixture *self, const char *kind)
{
  JsonObject *list = cli_fixture_ask (self, 0, "list", kind, NULL);

  return g_strdup (json_object_get_string_member (
      json_array_get_object_element (get_array (list, "items"), 0), "id"));
}

/* What was found is kept with the conversation, and is no action to undo. */
static void
test_record (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = dup_first (self, "conversation");
  JsonObject *answer = cli_fixture_ask (self, 0, "analyze", id, "--engine", "rules", NULL);
  JsonObject *kept;

  cli_assert_members (answer, members);
  g_assert_cmpstr (json_object_get_string_member (answer, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (answer, "engine"), ==, "rules");
  answer = cli_fixture_ask (self, 0, "show", id, NULL);
  kept = json_object_get_object_member (answer, "analysis_result");
  cli_assert_members (kept, members);
  answer = cli_fixture_ask (self, 0, "set", id, "transcript=Anna: It is too expensive.", NULL);
  cli_assert_members (json_object_get_object_member (answer, "analysis_result"), members);
  cli_fixture_ask (self, 0, "undo", NULL);
  answer = cli_fixture_ask (self, 0, "show", id, NULL);
  cli_assert_members (json_object_get_object_member (answer, "analysis_result"), members);
  /* A lead is named as people call it. */
  answer = cli_fixture_ask (self, 0, "add", "conversation", "conversation_type=call", "title=New",
                            "lead=Brennholt Pumpen GmbH", "participants=Anna, Marta", NULL);
  g_assert_nonnull (json_object_get_string_member (answer, "lead_id"));
  g_assert_cmpuint (json_array_get_length (get_array (answer, "participants")), ==, 2);
}

static void
test_words (CliFixture *self, gconstpointer data)
{
  g_autofree char *path
      = cli_fixture_write (self, "call.txt",
                           "[00:05] Anna: It is too expensive.\n"
                           "[00:10] Sales Rep: What does one stop of the line cost you?\n"
                           "[00:20] Anna: I will send you the figures by Friday.\n");

  cli_fixture_run (self, "analyze", path, "--date", "2026-11-20", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "line 1 [0:05]: Price: It is too expensive."));
  g_assert_nonnull (strstr (self->out, "answered: What does one stop"));
  g_assert_nonnull (
      strstr (self->out, "Anna: I will send you the figures by Friday.  → 2026-11-27"));
  g_assert_nonnull (strstr (self->out, "Sales Rep: "));
}

static void
test_refusals (CliFixture *self, gconstpointer data)
{
  g_autofree char *empty = cli_fixture_write (self, "empty.txt", "");
  g_autofree char *text = cli_fixture_write (self, "call.txt", "Anna: Hello.\n");
  g_autofree char *id = NULL;
  JsonObject *added;

  cli_fixture_refuse (self, 2, "usage", "analyze", NULL);
  cli_fixture_refuse (self, 2, "usage", "analyze", text, "--date", "Friday", NULL);
  cli_fixture_refuse (self, 2, "usage", "analyze", "0123456789", "--date", "2026-01-01", NULL);
  cli_fixture_refuse (self, 1, "not-found", "analyze", "/nowhere/call.txt", NULL);
  g_assert_nonnull (strstr (self->err, "There is no file /nowhere/call.txt; check its name"));
  cli_fixture_refuse (self, 1, "not-found", "analyze", "0123456789", NULL);
  cli_fixture_refuse (self, 1, "invalid", "analyze", empty, NULL);
  cli_fixture_refuse (self, 2, "usage", "analyze", text, "--engine", "magic", NULL);
  g_assert_nonnull (strstr (self->err, "--engine is one of auto, local, rules, ai, not “magic”"));
  added = cli_fixture_ask (self, 0, "add", "conversation", "conversation_type=call",
                           "title=No words", NULL);
  id = g_strdup (json_object_get_string_member (added, "id"));
  cli_fixture_refuse (self, 1, "invalid", "analyze", id, NULL);
  cli_fixture_refuse (self, 2, "usage", "card", NULL);
  cli_fixture_refuse (self, 1, "not-found", "card", "Sentrivo", NULL);
  cli_fixture_refuse (self, 2, "usage", "answer", NULL);
  cli_fixture_refuse (self, 2, "usage", "answer", "price", "--limit", "0", NULL);
}

static void
test_card (CliFixture *self, gconstpointer data)
{
  static const char *const names[]
      = { "Sentrivo", "sentrivo", "Sentrivo Cloud", "sentri", "Sentrvio", "strvo" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *card = cli_fixture_ask (self, 0, "card", names[i], NULL);

      g_assert_cmpstr (json_object_get_string_member (card, "competitor_name"), ==, "Sentrivo");
      cli_assert_members (card, "id our_strengths their_weaknesses pricing_comparison "
                                "key_differentiators objection_handling entries");
      cli_assert_members (json_array_get_object_element (get_array (card, "entries"), 0),
                          "part text objection shareable date by source");
    }
  cli_fixture_refuse (self, 1, "not-found", "card", "Nobody and Sons", NULL);
}

/* Whoever changes an entry is noted with the day, and what was noted of the old one is gone. */
static void
test_card_notes (CliFixture *self, gconstpointer data)
{
  JsonObject *card = cli_fixture_ask (self, 0, "card", "Sentrivo", NULL);
  g_autofree char *id = g_strdup (json_object_get_string_member (card, "id"));
  JsonObject *entry;
  guint n_noted = 0;

  cli_fixture_ask (self, 0, "set", id, "our_strengths=No cloud,Quick", NULL);
  card = cli_fixture_ask (self, 0, "card", "Sentrivo", NULL);
  for (guint i = 0; i < json_array_get_length (get_array (card, "entries")); i++)
    {
      entry = json_array_get_object_element (get_array (card, "entries"), i);
      g_assert_false (json_object_get_boolean_member (entry, "shareable"));
      if (json_object_get_null_member (entry, "date"))
        continue;
      n_noted++;
      g_assert_cmpstr (json_object_get_string_member (entry, "part"), ==, "our_strengths");
    }
  g_assert_cmpuint (n_noted, >=, 1);
}

static void
test_answer (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "answer", "You are too expensive", NULL);
  JsonArray *items = get_array (answer, "items");
  double before = 1000;

  g_assert_cmpuint (json_array_get_length (items), >, 0);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      double rank = json_object_get_double_member (item, "rank");

      cli_assert_members (item, "card tile objection response rank");
      g_assert_cmpfloat (rank, <=, before);
      before = rank;
    }
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 0), "tile"),
                   ==, "objection_handling");
  answer = cli_fixture_ask (self, 0, "answer", "price", "--competitor", "monitra", NULL);
  items = get_array (answer, "items");
  g_assert_cmpuint (json_array_get_length (items), >, 0);
  for (guint i = 0; i < json_array_get_length (items); i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (items, i), "card"), ==,
        "Monitra");
  answer = cli_fixture_ask (self, 0, "answer", "xylophone", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 0);
  cli_fixture_refuse (self, 1, "not-found", "answer", "price", "--competitor", "Nobody", NULL);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add (path, CliFixture, NULL, set_up, test, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/analyze/files", cli_fixture_set_up_workspace, test_files);
  ADD ("/cli/analyze/record", cli_fixture_set_up_demo, test_record);
  ADD ("/cli/analyze/words", cli_fixture_set_up_workspace, test_words);
  ADD ("/cli/analyze/refusals", cli_fixture_set_up_workspace, test_refusals);
  ADD ("/cli/analyze/card", cli_fixture_set_up_demo, test_card);
  ADD ("/cli/analyze/card-notes", cli_fixture_set_up_demo, test_card_notes);
  ADD ("/cli/analyze/answer", cli_fixture_set_up_demo, test_answer);

  return g_test_run ();
}
