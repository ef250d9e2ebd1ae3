/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <string.h>

/* Deals of which the gold ones are won twice as often. */
static void
import_deals (CliFixture *self, guint n)
{
  g_autoptr (GString) csv = g_string_new ("Deal Name,Stage,Tier,Close Reason\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean won = i % 2 == 0;
      gboolean gold = won ? i % 10 < 7 : i % 10 < 3;

      g_string_append_printf (csv, "Deal %u,%s,%s,%s\n", i, won ? "Won" : "Lost",
                              gold ? "Gold" : "Bronze", won ? "Liked" : "Costly");
    }
  g_string_append (csv, "Open deal,New,Gold,\n");
  path = cli_fixture_write (self, "deals.csv", csv->str);
  cli_fixture_ask (self, 0, "import", path, NULL);
}

static JsonObject *
get_element (JsonObject *object, const char *name, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, name), i);
}

static void
test_model (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "model", "show", NULL);

  g_assert_cmpstr (json_object_get_string_member (answer, "state"), ==, "not-enough");
  g_assert_true (json_object_get_null_member (answer, "auc"));
  g_assert_true (json_object_get_null_member (answer, "trained_at"));

  import_deals (self, 300);
  answer = cli_fixture_ask (self, 0, "model", "train", NULL);
  cli_assert_members (answer, "state wins losses auc log_loss log_loss_constant from to features "
                              "leaks calibration time sentence ignored trained_at decided "
                              "should_train");
  g_assert_cmpstr (json_object_get_string_member (answer, "state"), ==, "ready");
  g_assert_cmpint (json_object_get_int_member (answer, "wins"), ==, 150);
  cli_assert_members (get_element (answer, "features", 0), "name weight");
  cli_assert_members (get_element (answer, "leaks", 0), "column why certain");
  g_assert_cmpstr (json_object_get_string_member (get_element (answer, "leaks", 0), "column"), ==,
                   "Close Reason");
  g_assert_true (json_object_get_boolean_member (get_element (answer, "leaks", 0), "certain"));
  answer = cli_fixture_ask (self, 0, "model", "show", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "state"), ==, "ready");

  answer
      = cli_fixture_ask (self, 0, "model", "train", "--ignore", "Tier", "--ignore", "source", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "state"), ==, "no-signal");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "ignored")), ==,
                    2);
  answer = cli_fixture_ask (self, 0, "model", "forget", NULL);
  g_assert_true (json_object_get_null_member (answer, "trained_at"));
}

static void
test_score (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  JsonObject *answer, *item;

  import_deals (self, 300);
  cli_fixture_refuse (self, 1, "not-enough", "score", "--all", "--engine", "history", NULL);
  cli_fixture_refuse (self, 2, "usage", "score", "--all", "--engine", "banana", NULL);
  g_assert_nonnull (
      strstr (self->err, "--engine is one of auto, local, rules, history, ai, not “banana”"));
  answer = cli_fixture_ask (self, 0, "list", "lead", "--where", "stage=new", NULL);
  id = g_strdup (json_object_get_string_member (get_element (answer, "items", 0), "id"));
  cli_fixture_ask (self, 0, "model", "train", NULL);
  answer = cli_fixture_ask (self, 0, "score", id, "--engine", "history", NULL);
  item = get_element (answer, "items", 0);
  cli_assert_members (item, "id score engine breakdown established probability reasons cost");
  g_assert_cmpstr (json_object_get_string_member (item, "engine"), ==, "history");
  g_assert_true (json_object_get_null_member (item, "breakdown"));
  g_assert_cmpfloat (json_object_get_double_member (item, "probability"), >, 0.55);
  cli_assert_members (get_element (item, "reasons", 0), "text weight evidence");

  answer = cli_fixture_ask (self, 0, "score", id, "--refresh", NULL);
  item = get_element (answer, "items", 0);
  g_assert_cmpstr (json_object_get_string_member (item, "engine"), ==, "history");
  g_assert_nonnull (strstr (json_object_get_string_member (item, "why"), "150 won"));

  cli_fixture_ask (self, 0, "model", "train", "--ignore", "Tier", NULL);
  cli_fixture_refuse (self, 1, "no-signal", "score", id, "--engine", "history", NULL);
}

static void
test_words (CliFixture *self, gconstpointer data)
{
  import_deals (self, 300);
  cli_fixture_run (self, "model", "train", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "ready"));
  g_assert_nonnull (strstr (self->out, "Tier"));
  g_assert_nonnull (strstr (self->out, "Left out: Close Reason"));
  cli_fixture_run (self, "score", "--all", "--refresh", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "Tier: Gold"));
  g_assert_nonnull (strstr (self->out, "Learnt from 150 won"));
}

static JsonObject *
get_item (JsonObject *answer)
{
  return get_element (answer, "items", 0);
}

static char *
add_lead (CliFixture *self)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "add", "lead", "company_name=Brennholt", NULL);

  return g_strdup (json_object_get_string_member (answer, "id"));
}

static void
test_what_if (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self);
  JsonObject *item;

  item = get_item (cli_fixture_ask (self, 0, "score", id, "--what-if", "authority=80", NULL));
  g_assert_cmpint (json_object_get_int_member (item, "score"), ==, 20);
  item = get_item (cli_fixture_ask (self, 0, "score", id, "--what-if", "authority=80", "--what-if",
                                    "budget=50", NULL));
  g_assert_cmpint (json_object_get_int_member (item, "score"), ==, 35);
  cli_fixture_refuse (self, 1, "invalid", "score", id, "--what-if", "colour=red", NULL);
  cli_fixture_refuse (self, 2, "usage", "score", "--all", "--what-if", "authority=80", NULL);
  /* It was only imagined. */
  cli_fixture_refuse (self, 1, "not-found", "score", id, "--at", "2099-01-01", NULL);
}

static void
test_by_hand (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self);
  JsonObject *item, *override;

  cli_fixture_ask (self, 0, "score", id, NULL);
  cli_fixture_refuse (self, 1, "invalid", "score", id, "--override", "80", NULL);
  cli_fixture_refuse (self, 1, "range", "score", id, "--override", "101", "--reason", "x", NULL);
  cli_fixture_refuse (self, 2, "usage", "score", id, "--reason", "x", NULL);
  cli_fixture_refuse (self, 1, "invalid", "set", id, "score_override=80", NULL);
  item = get_item (cli_fixture_ask (self, 0, "score", id, "--override", "80", "--reason",
                                    "I know them", "--until", "2099-12-31", NULL));
  g_assert_cmpint (json_object_get_int_member (item, "score"), ==, 0);
  override = json_object_get_object_member (item, "override");
  cli_assert_members (override, "score reason until");
  g_assert_cmpint (json_object_get_int_member (override, "score"), ==, 80);
  item = cli_fixture_ask (self, 0, "list", "lead", "--where", "score>=80", NULL);
  g_assert_cmpint (json_object_get_int_member (item, "total"), ==, 1);

  cli_fixture_run (self, "score", id, "--at", "2099-01-01", NULL);
  g_assert_nonnull (strstr (self->out, "Set by hand to 80 until 2099-12-31: I know them"));
  cli_fixture_refuse (self, 1, "not-found", "score", id, "--at", "2001-01-01", NULL);
  cli_fixture_refuse (self, 2, "usage", "score", id, "--at", "yesterday", NULL);

  item = get_item (cli_fixture_ask (self, 0, "score", id, "--computed", NULL));
  g_assert_false (json_object_has_member (item, "override"));
  cli_fixture_refuse (self, 1, "invalid", "score", id, "--computed", NULL);
}

static void
test_usage (CliFixture *self, gconstpointer data)
{
  cli_fixture_refuse (self, 2, "usage", "model", NULL);
  cli_fixture_refuse (self, 2, "usage", "model", "guess", NULL);
  cli_fixture_refuse (self, 2, "usage", "model", "train", "twice", NULL);
  cli_fixture_refuse (self, 2, "usage", "model", "show", "--ignore", "Tier", NULL);
  cli_fixture_refuse (self, 1, "invalid", "model", "train", "--ignore", "Teer", NULL);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/cli/model/" path, CliFixture, NULL, cli_fixture_set_up_workspace, func,            \
              cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("train-show-forget", test_model);
  ADD ("scores-by-history", test_score);
  ADD ("says-it-in-words", test_words);
  ADD ("what-if-keeps-nothing", test_what_if);
  ADD ("by-hand-until-its-day-and-back", test_by_hand);
  ADD ("refuses-what-makes-no-sense", test_usage);

  return g_test_run ();
}
