/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <string.h>

static char *
dup_status (JsonObject *proposal)
{
  return g_strdup (json_object_get_string_member (proposal, "status"));
}

static void
assert_status (CliFixture *self, const char *id, const char *wanted)
{
  g_autofree char *status = dup_status (cli_fixture_ask (self, 0, "show", id, NULL));

  g_assert_cmpstr (status, ==, wanted);
}

/* One version of a proposal as it is listed. */
static JsonObject *
ask_version (CliFixture *self, const char *id, guint index)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "proposal", "versions", id, NULL);

  cli_assert_members (answer, "items next total");

  return json_array_get_object_element (json_object_get_array_member (answer, "items"), index);
}

/* The hash of the file that an export writes. */
static char *
hash_export (CliFixture *self, const char *id, const char *number, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  JsonObject *answer
      = cli_fixture_ask (self, 0, "proposal", "export", id, number, "--to", path, NULL);
  g_autofree char *content = NULL;
  g_autofree char *hash = NULL;
  gsize length;

  cli_assert_members (answer, "file bytes pages sha256");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  g_assert_cmpstr (json_object_get_string_member (answer, "sha256"), ==, hash);

  return g_steal_pointer (&hash);
}

/* Marked as sent, and then edited: the next version begins, and the sent bytes are what they were.
 */
static void
test_frozen (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);
  g_autofree char *pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *later_pdf = NULL;
  g_autofree char *later_text = NULL;
  JsonObject *version;

  cli_fixture_ask (self, 0, "proposal", "send", id, NULL);
  version = ask_version (self, id, 0);
  cli_assert_members (version,
                      "id number title content state status sent_at decided_at valid_until "
                      "deal_size currency sha256 source_sha256 pdf_sha256");
  g_assert_cmpstr (json_object_get_string_member (version, "state"), ==, "sent");
  pdf = hash_export (self, id, "1", "sent.pdf");
  text = hash_export (self, id, "1", "sent.md");
  version = ask_version (self, id, 0);
  g_assert_cmpstr (json_object_get_string_member (version, "pdf_sha256"), ==, pdf);
  g_assert_cmpstr (json_object_get_string_member (version, "sha256"), ==, text);

  cli_fixture_ask (self, 0, "set", id, "content=# Another offer", "deal_size=", NULL);
  assert_status (self, id, "draft");
  cli_fixture_ask (self, 0, "proposal", "send", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (ask_version (self, id, 0), "state"), ==, "sent");
  g_assert_cmpstr (json_object_get_string_member (ask_version (self, id, 1), "state"), ==,
                   "superseded");
  later_pdf = hash_export (self, id, "1", "later.pdf");
  later_text = hash_export (self, id, "1", "later.md");
  g_assert_cmpstr (later_pdf, ==, pdf);
  g_assert_cmpstr (later_text, ==, text);
}

static void
test_steps (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);

  cli_fixture_refuse (self, 1, "forbidden", "proposal", "accept", id, NULL);
  cli_fixture_refuse (self, 1, "forbidden", "set", id, "status=rejected", NULL);
  cli_fixture_ask (self, 0, "proposal", "send", id, NULL);
  cli_fixture_ask (self, 0, "proposal", "reject", id, NULL);
  cli_fixture_ask (self, 0, "proposal", "revise", id, NULL);
  assert_status (self, id, "draft");
  g_assert_cmpstr (json_object_get_string_member (ask_version (self, id, 0), "state"), ==,
                   "rejected");
  cli_fixture_ask (self, 0, "set", id, "status=sent", NULL);
  g_assert_cmpint (json_object_get_int_member (ask_version (self, id, 0), "number"), ==, 2);
  cli_fixture_ask (self, 0, "proposal", "accept", id, NULL);
  cli_fixture_refuse (self, 1, "forbidden", "proposal", "revise", id, NULL);
  cli_fixture_refuse (self, 1, "forbidden", "set", id, "title=A better one", NULL);
  assert_status (self, id, "accepted");
}

static void
test_diff (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);
  JsonObject *answer;
  JsonObject *hunk;
  JsonArray *hunks;

  cli_fixture_ask (self, 0, "set", id, "content=We offer 44 sensors.\nBest wishes\n",
                   "deal_size=", NULL);
  cli_fixture_ask (self, 0, "proposal", "send", id, NULL);
  cli_fixture_ask (self, 0, "set", id, "content=We offer 48 sensors.\nBest wishes\n", NULL);
  answer = cli_fixture_ask (self, 0, "proposal", "diff", id, "1", "now", NULL);
  cli_assert_members (answer, "from to detail hunks");
  hunks = json_object_get_array_member (answer, "hunks");
  g_assert_cmpuint (json_array_get_length (hunks), ==, 1);
  hunk = json_array_get_object_element (hunks, 0);
  g_assert_cmpstr (json_object_get_string_member (hunk, "old"), ==, "44");
  g_assert_cmpstr (json_object_get_string_member (hunk, "new"), ==, "48");
  g_assert_cmpint (json_object_get_int_member (hunk, "old_line"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (hunk, "new_start"), ==, 9);

  cli_fixture_run (self, "proposal", "diff", id, "1", "now", NULL);
  g_assert_cmpstr (self->out, ==, "1: We offer [-44-]{+48+} sensors.\n");
  cli_fixture_refuse (self, 1, "not-found", "proposal", "diff", id, "1", "2", NULL);
  cli_fixture_refuse (self, 2, "usage", "proposal", "diff", id, "1", "zwei", NULL);
  cli_fixture_refuse (self, 2, "usage", "proposal", "diff", id, "1", NULL);
}

static void
test_check (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);
  JsonObject *answer;
  JsonObject *item;

  cli_fixture_ask (self, 0, "set", id, "content=# A\n\n### B\n\nNow 12.34 EUR.\n",
                   "deal_size=", NULL);
  answer = cli_fixture_ask (self, 0, "proposal", "check", id, NULL);
  cli_assert_members (answer, "items next total ok claims");
  g_assert_true (json_object_get_boolean_member (answer, "ok"));
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 2);
  item = json_array_get_object_element (json_object_get_array_member (answer, "items"), 1);
  cli_assert_members (item, "code blocks line text");
  g_assert_cmpstr (json_object_get_string_member (item, "code"), ==, "unsourced");
  g_assert_cmpint (json_object_get_int_member (item, "line"), ==, 5);

  cli_fixture_run (self, "proposal", "check", id, NULL);
  g_assert_true (g_str_has_prefix (self->out, "3: warning: “B” is a heading"));
  cli_fixture_ask (self, 0, "set", id, "content={{nobody_knows}}\n", NULL);
  answer = cli_fixture_ask (self, 0, "proposal", "check", id, NULL);
  g_assert_false (json_object_get_boolean_member (answer, "ok"));
  cli_fixture_refuse (self, 2, "usage", "proposal", "check", NULL);
}

static void
test_duplicate (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);
  gint64 n = cli_fixture_count (self, "proposal");
  gint64 n_items = cli_fixture_count (self, "line_item");
  g_autofree char *status
      = dup_status (cli_fixture_ask (self, 0, "proposal", "duplicate", id, NULL));

  g_assert_cmpstr (status, ==, "draft");
  g_assert_cmpint (cli_fixture_count (self, "proposal"), ==, n + 1);
  g_assert_cmpint (cli_fixture_count (self, "line_item"), >, n_items);
}

static void
test_wrong_exports (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);

  cli_fixture_refuse (self, 2, "usage", "proposal", "export", id, "1", NULL);
  cli_fixture_refuse (self, 1, "not-found", "proposal", "export", id, "1", "--to", "a.pdf", NULL);
  cli_fixture_ask (self, 0, "proposal", "send", id, NULL);
  cli_fixture_refuse (self, 1, "invalid", "proposal", "export", id, "1", "--to", "a.docx", NULL);
  cli_fixture_refuse (self, 2, "usage", "proposal", "export", id, "now", "--to", "a.pdf", NULL);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/cli/proposal/" path, CliFixture, NULL, cli_fixture_set_up_demo, func,              \
              cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sent-copy-never-changes", test_frozen);
  ADD ("takes-legal-steps-only", test_steps);
  ADD ("tells-differences", test_diff);
  ADD ("checks-before-sending", test_check);
  ADD ("duplicates-with-its-prices", test_duplicate);
  ADD ("wrong-exports-are-refused", test_wrong_exports);

  return g_test_run ();
}
