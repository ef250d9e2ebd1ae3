/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static JsonObject *
first_item (JsonObject *list)
{
  JsonArray *items = json_object_get_array_member (list, "items");

  cli_assert_members (list, "items next total");
  g_assert_cmpuint (json_array_get_length (items), >, 0);

  return json_array_get_object_element (items, 0);
}

static char *
find_id (CliFixture *self, const char *kind, const char *where)
{
  JsonObject *list = cli_fixture_ask (self, 0, "list", kind, "--where", where, NULL);

  return g_strdup (json_object_get_string_member (first_item (list), "id"));
}

static void
test_help (CliFixture *self, gconstpointer data)
{
  static const char *const verbs[]
      = { "init",    "status", "add",      "set",    "show",   "list",   "delete",
          "restore", "undo",   "redo",     "search", "import", "export", "score",
          "draft",   "render", "proposal", "audit",  "doctor" };

  cli_fixture_run (self, "help", NULL);
  g_assert_cmpint (self->status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      cli_fixture_run (self, "help", NULL);
      g_assert_nonnull (strstr (self->out, verbs[i]));
      cli_fixture_run (self, verbs[i], "--help", NULL);
      g_assert_cmpint (self->status, ==, 0);
      g_assert_nonnull (strstr (self->out, verbs[i]));
    }
}

static void
test_usage (CliFixture *self, gconstpointer data)
{
  static const char *const wrong[][3] = {
    { "frobnicate", NULL, NULL },     { "list", NULL, NULL },
    { "list", "nonsense", NULL },     { "list", "lead", "--bogus" },
    { "import", NULL, NULL },         { "render", "abcdef", NULL },
    { "score", NULL, NULL },          { "set", "abcdef", NULL },
    { "undo", "first", NULL },        { "redo", "1", NULL },
    { "export", "/tmp/x.csv", NULL }, { "sync", NULL, NULL },
    { "proposal", "eat", "abcdef" },  { "status", "please", NULL },
    { "list", "lead", "--limit=x" },  { "export", "/tmp/x", "--format=xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      JsonObject *error = json_object_get_object_member (
          cli_fixture_ask (self, 2, wrong[i][0], wrong[i][1], wrong[i][2], NULL), "error");

      cli_assert_members (error, "code message hint");
      g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, "usage");
      g_assert_true (g_str_has_prefix (self->err, "pursuitctl: "));
      g_assert_cmpint (strchr (self->err, '\n') - self->err, ==, (int) strlen (self->err) - 1);
    }
}

static void
test_records (CliFixture *self, gconstpointer data)
{
  JsonObject *lead = cli_fixture_ask (self, 0, "add", "lead", "company_name=Klinikum Aurach",
                                      "value=1234.50 EUR", "expected_close=2026-12-18", NULL);
  g_autofree char *id = g_strdup (json_object_get_string_member (lead, "id"));
  g_autofree char *start = g_strndup (id, 18);
  g_autofree char *note = cli_fixture_write (self, "note.txt", "Line one\nLine two");
  g_autofree char *from_file = g_strconcat ("text=@", note, NULL);
  g_autofree char *of_lead = g_strconcat ("lead=", id, NULL);

  g_assert_cmpint (json_object_get_int_member (lead, "value"), ==, 123450);
  g_assert_cmpstr (json_object_get_string_member (lead, "currency"), ==, "EUR");
  g_assert_cmpstr (json_object_get_string_member (lead, "stage"), ==, "new");

  lead = cli_fixture_ask (self, 0, "set", start, "stage=qualified", "value=", NULL);
  g_assert_cmpstr (json_object_get_string_member (lead, "stage"), ==, "qualified");
  g_assert_true (json_object_get_null_member (lead, "value"));

  lead = cli_fixture_ask (self, 0, "add", "activity", "type=note", of_lead, from_file, NULL);
  g_assert_cmpstr (json_object_get_string_member (lead, "text"), ==, "Line one\nLine two");
  g_assert_cmpstr (json_object_get_string_member (lead, "lead_id"), ==, id);

  cli_fixture_ask (self, 0, "delete", id, NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
  g_assert_cmpint (cli_fixture_count (self, "activity"), ==, 0);
  cli_fixture_ask (self, 0, "restore", id, NULL);
  g_assert_cmpint (cli_fixture_count (self, "activity"), ==, 1);
  cli_assert_members (cli_fixture_ask (self, 0, "undo", NULL), "undone");
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
}

static void
test_refusals (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *words[4];
    const char *code;
  } refused[] = {
    { { "add", "user", "name=Anna", NULL }, "read-only" },
    { { "add", "lead", "stage=nowhere", NULL }, "invalid" },
    { { "add", "lead", "company_nam=Acme", NULL }, "unknown" },
    { { "add", "lead", "probability=101", NULL }, "range" },
    { { "add", "lead", "currency=EUR", NULL }, "invalid" },
    { { "show", "0123456789", NULL, NULL }, "not-found" },
    { { "show", "abc", NULL, NULL }, "invalid" },
    { { "list", "lead", "--where=nonsense=1", NULL }, "invalid" },
    { { "add", "lead", "company_name=@/nowhere/at/all", NULL }, "not-found" },
    { { "add", "person", "lead_id=0123456789", NULL }, "not-found" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const char *const *words = refused[i].words;
      JsonObject *error = json_object_get_object_member (
          cli_fixture_ask (self, 1, words[0], words[1], words[2], words[3], NULL), "error");

      g_test_message ("%s", json_object_get_string_member (error, "message"));
      g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, refused[i].code);
    }
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
}

static void
test_lists (CliFixture *self, gconstpointer data)
{
  g_autofree char *cursor = NULL;
  g_autofree char *go_on = NULL;
  JsonObject *list
      = cli_fixture_ask (self, 0, "list", "lead", "--sort=company_name", "--limit=5", NULL);

  g_assert_cmpint (json_object_get_int_member (list, "total"), ==, 18);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (list, "items")), ==, 5);
  cursor = g_strdup (json_object_get_string_member (list, "next"));
  go_on = g_strconcat ("--cursor=", cursor, NULL);
  list = cli_fixture_ask (self, 0, "list", "lead", "--sort=company_name", go_on, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (list, "items")), ==, 13);
  g_assert_true (json_object_get_null_member (list, "next"));

  list = cli_fixture_ask (self, 0, "list", "lead", "--where", "stage=won value>=50000", NULL);
  g_assert_cmpint (json_object_get_int_member (list, "total"), ==, 2);
  list = cli_fixture_ask (self, 0, "list", "cards", NULL);
  g_assert_cmpint (json_object_get_int_member (list, "total"), ==, 3);
}

static void
test_search (CliFixture *self, gconstpointer data)
{
  JsonObject *hit = first_item (cli_fixture_ask (self, 0, "search", "kase", NULL));

  cli_assert_members (hit, "id kind title snippet rank");
  g_assert_cmpstr (json_object_get_string_member (hit, "title"), ==, "Salzkammer Käse eG");
  g_assert_null (strchr (json_object_get_string_member (hit, "snippet"), '\x02'));
  cli_fixture_ask (self, 0, "search", "\"(*AND", NULL);
  hit = first_item (cli_fixture_ask (self, 0, "search", "kind:conversation", "audit", NULL));
  g_assert_cmpstr (json_object_get_string_member (hit, "kind"), ==, "conversation");
}

static void
test_score (CliFixture *self, gconstpointer data)
{
  static const char *const parts[] = { "budget", "authority", "need", "timeline" };
  static const double weights[] = { 0.30, 0.25, 0.25, 0.20 };
  g_autofree char *id = find_id (self, "lead", "company_name=\"Klinikum Aurach\"");
  JsonObject *item = first_item (cli_fixture_ask (self, 0, "score", id, "--refresh", NULL));
  JsonObject *breakdown = json_object_get_object_member (item, "breakdown");
  double total = 0;

  cli_assert_members (item, "id score engine breakdown established probability reasons cost");
  g_assert_cmpstr (json_object_get_string_member (item, "engine"), ==, "rules");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!json_object_get_null_member (breakdown, parts[i]))
      total += weights[i] * (double) json_object_get_int_member (breakdown, parts[i]);
  g_assert_cmpint (json_object_get_int_member (item, "score"), ==, (int) (total + 0.5));

  item = cli_fixture_ask (self, 0, "score", "--all", NULL);
  g_assert_cmpint (json_object_get_int_member (item, "total"), ==, 18);
  cli_fixture_ask (self, 1, "score", "--all", "--engine=history", NULL);
}

static void
test_proposal (CliFixture *self, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "html", "md", "txt" };
  g_autofree char *id = find_id (self, "proposal", "status=draft");
  g_autofree char *lead = find_id (self, "lead", "company_name=\"Nordhav Fisk AS\"");
  JsonObject *answer;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("offer.", endings[i], NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf info;

      answer = cli_fixture_ask (self, 0, "render", id, "--to", path, NULL);
      cli_assert_members (answer, "file bytes pages sha256");
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (json_object_get_int_member (answer, "bytes"), ==, info.st_size);
    }
  cli_fixture_ask (self, 1, "render", id, "--to", "offer.docx", NULL);

  answer = cli_fixture_ask (self, 0, "draft", lead, "--template", "Short proposal", NULL);
  cli_assert_members (answer, "id title content claims status");
  cli_fixture_ask (self, 1, "draft", lead, "--template", "Nothing of the sort", NULL);

  answer = cli_fixture_ask (self, 0, "proposal", "send", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "status"), ==, "sent");
  g_assert_cmpint (cli_fixture_count (self, "proposal_version"), ==, 1);
  answer = cli_fixture_ask (self, 0, "proposal", "accept", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "status"), ==, "accepted");
  cli_fixture_ask (self, 1, "proposal", "reject", id, NULL);
}

static void
test_gap (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = find_id (self, "proposal", "status=draft");
  g_autofree char *path = g_build_filename (self->folder, "offer.pdf", NULL);
  g_autofree char *lead = NULL;
  JsonObject *answer = cli_fixture_ask (self, 0, "show", id, NULL);

  lead = g_strdup (json_object_get_string_member (answer, "lead_id"));
  cli_fixture_ask (self, 0, "set", lead, "next_step=", NULL);
  answer = json_object_get_object_member (
      cli_fixture_ask (self, 1, "render", id, "--to", path, NULL), "error");
  g_assert_cmpstr (json_object_get_string_member (answer, "code"), ==, "missing-value");
  g_assert_nonnull (strstr (json_object_get_string_member (answer, "message"), "next_step"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  cli_fixture_ask (self, 0, "set", lead, "next_step=Call", NULL);
  cli_fixture_ask (self, 0, "set", id, "deal_size=1.00 EUR", NULL);
  answer = json_object_get_object_member (
      cli_fixture_ask (self, 1, "render", id, "--to", path, NULL), "error");
  g_assert_cmpstr (json_object_get_string_member (answer, "code"), ==, "mismatch");
}

static void
test_keeping (CliFixture *self, gconstpointer data)
{
  g_autofree char *tables = g_build_filename (self->folder, "tables", NULL);
  g_autofree char *json = g_build_filename (self->folder, "all.json", NULL);
  g_autofree char *won = g_build_filename (self->folder, "won.csv", NULL);
  JsonObject *answer = cli_fixture_ask (self, 0, "audit", "--verify", NULL);

  cli_assert_members (answer, "ok entries first_broken");
  g_assert_true (json_object_get_boolean_member (answer, "ok"));
  answer = cli_fixture_ask (self, 0, "doctor", NULL);
  cli_assert_members (answer, "ok checks");
  g_assert_null (strstr (self->out, "Brennholt"));
  g_assert_null (strstr (self->out, self->profile));
  cli_assert_members (cli_fixture_ask (self, 0, "status", NULL),
                      "mode schema counts outbox conflicts");

  answer = cli_fixture_ask (self, 0, "export", tables, NULL);
  cli_assert_members (answer, "records files sha256");
  g_assert_cmpint (json_object_get_int_member (answer, "files"), >, 10);
  answer = cli_fixture_ask (self, 0, "export", json, NULL);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (answer, "records"), "lead"), ==,
      18);
  /* What `list` shows by a condition goes out by the same one. */
  answer = cli_fixture_ask (self, 0, "export", won, "--kind", "lead", "--where", "stage=won",
                            "--sort", "-value", NULL);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (answer, "records"), "lead"), ==,
      3);
  cli_fixture_refuse (self, 2, "usage", "export", json, "--where", "stage=won", NULL);
  cli_fixture_refuse (self, 1, "invalid", "export", won, "--kind", "lead", "--where", "colour=blue",
                      NULL);
  cli_fixture_ask (self, 1, "export", tables, NULL);
  cli_fixture_ask (self, 1, "export", tables, "--format=bundle", NULL);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/cli/" path, CliFixture, NULL, set_up, func, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("contract/helps-with-each-verb", cli_fixture_set_up, test_help);
  ADD ("contract/wrong-usage-is-2", cli_fixture_set_up_workspace, test_usage);
  ADD ("contract/writes-and-undoes-records", cli_fixture_set_up_workspace, test_records);
  ADD ("contract/refuses-with-a-code", cli_fixture_set_up_workspace, test_refusals);
  ADD ("contract/lists-page-by-page", cli_fixture_set_up_demo, test_lists);
  ADD ("contract/searches", cli_fixture_set_up_demo, test_search);
  ADD ("contract/scores-by-the-formula", cli_fixture_set_up_demo, test_score);
  ADD ("contract/moves-a-proposal", cli_fixture_set_up_demo, test_proposal);
  ADD ("contract/never-renders-a-gap", cli_fixture_set_up_demo, test_gap);
  ADD ("contract/keeps-and-gives-back", cli_fixture_set_up_demo, test_keeping);

  return g_test_run ();
}
