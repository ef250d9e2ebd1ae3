/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Where SQLite's file format keeps the number that PRAGMA user_version sets, big-endian. */
#define VERSION_OFFSET 60

/* A file that is refused, and how it is told. */
typedef struct
{
  const char *name;
  const char *content;
  gssize length;
  const char *code;
} BadFile;

static const BadFile bad_files[] = {
  { "empty.csv", "", 0, "empty" },
  { "blank.csv", "\n\n  \n", -1, "empty" },
  { "letter.txt", "Dear all\nIt was a pleasure.\n\nYours\n", -1, "not-a-table" },
  { "open.csv", "Email,Name\na@example.com,\"never closed\n", -1, "not-a-table" },
  { "photo.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", 20, "not-a-table" },
  { "book.xlsx", "PK\x03\x04\x14\0\x06\0\x08\0\0\0\0\0", 14, "not-a-table" },
  { "offer.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", -1, "not-a-table" },
  { "zeros.csv", "a\0b\0\0\0\0\0\0,\0\0\n", 13, "not-a-table" },
};

static void
test_files (CliFixture *self, gconstpointer data)
{
  g_autofree char *before = cli_fixture_hash (self);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, bad_files[i].name, NULL);
      g_autofree char *after = NULL;
      JsonObject *error;

      g_file_set_contents (path, bad_files[i].content, bad_files[i].length, NULL);
      for (int rehearse = 0; rehearse < 2; rehearse++)
        {
          error = cli_fixture_refuse (self, 1, bad_files[i].code, "import", path,
                                      rehearse ? "--rehearse" : NULL, NULL);
          g_assert_nonnull (
              strstr (json_object_get_string_member (error, "message"), bad_files[i].name));
        }
      after = cli_fixture_hash (self);
      g_assert_cmpstr (after, ==, before);
    }
}

/* One bad file among good ones keeps all of them out. */
static void
test_one_of_several (CliFixture *self, gconstpointer data)
{
  g_autofree char *good = cli_fixture_write (self, "good.csv", "Email,Name\na@example.com,Anna\n");
  g_autofree char *bad = cli_fixture_write (self, "bad.csv", "");
  g_autofree char *before = cli_fixture_hash (self);
  g_autofree char *after = NULL;

  cli_fixture_refuse (self, 1, "empty", "import", good, bad, NULL);
  cli_fixture_refuse (self, 1, "not-found", "import", good, "/nowhere/at/all.csv", NULL);
  after = cli_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_import_options (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *option;
    int status;
    const char *code;
  } options[] = {
    { "--as=nonsense", 1, "invalid" },     { "--map=bogus=Email", 1, "mapping" },
    { "--map=email=Bogus", 1, "mapping" }, { "--map=email", 2, "usage" },
    { "--map==Email", 2, "usage" },        { "--duplicates=maybe", 2, "usage" },
    { "--outcome=x", 1, "mapping" },       { "--currency=ABC", 1, "invalid" },
    { "--delimiter=ab", 2, "usage" },      { "--header-line=-1", 2, "usage" },
    { "--header-line=x", 2, "usage" },     { "--undo=0123456789", 2, "usage" },
  };
  g_autofree char *path
      = cli_fixture_write (self, "people.csv", "Email,Name\na@example.com,Anna\n");
  g_autofree char *before = cli_fixture_hash (self);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_test_message ("%s", options[i].option);
      cli_fixture_refuse (self, options[i].status, options[i].code, "import", path,
                          options[i].option, NULL);
    }
  after = cli_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_values (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *pair;
    const char *code;
  } pairs[] = {
    { "stage=nowhere", "invalid" },
    { "probability=101", "range" },
    { "probability=-1", "range" },
    { "probability=half", "invalid" },
    { "value=12 ABC", "unknown" },
    { "value=99999999999999999999", "range" },
    { "value=much", "invalid" },
    { "value=1.234 EUR", "invalid" },
    { "currency=EURO", "range" },
    { "expected_close=2026-02-30", "invalid" },
    { "expected_close=soon", "invalid" },
    { "score=3", "read-only" },
    { "id=x", "read-only" },
    { "created_at=2026-01-01", "read-only" },
    { "owner=Nobody at all", "invalid" },
    { "owner_id=0123456789", "not-found" },
    { "company_nam=x", "unknown" },
    { "need=@/nowhere/at/all", "not-found" },
  };
  JsonObject *lead = cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", NULL);
  g_autofree char *id = g_strdup (json_object_get_string_member (lead, "id"));
  g_autofree char *long_name = g_strnfill (3000, 'x');
  g_autofree char *long_pair = g_strconcat ("company_name=", long_name, NULL);
  g_autofree char *before = cli_fixture_hash (self);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s", pairs[i].pair);
      /* A good value before the bad one is not kept either. */
      cli_fixture_refuse (self, 1, pairs[i].code, "set", id, "need=More", pairs[i].pair, NULL);
      cli_fixture_refuse (self, 1, pairs[i].code, "add", "lead", "need=More", pairs[i].pair, NULL);
    }
  cli_fixture_refuse (self, 1, "range", "set", id, long_pair, NULL);
  cli_fixture_refuse (self, 2, "usage", "set", id, "need", NULL);
  cli_fixture_refuse (self, 2, "usage", "set", id, "=x", NULL);
  after = cli_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_read_only_kinds (CliFixture *self, gconstpointer data)
{
  static const char *const kinds[]
      = { "user",         "team",       "organization", "stage_history",   "external_id",
          "import_batch", "attachment", "draft",        "proposal_version" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      cli_fixture_refuse (self, 1, "read-only", "add", kinds[i], "name=Anna", NULL);
      cli_assert_members (cli_fixture_ask (self, 0, "list", kinds[i], NULL), "items next total");
    }
}

static char *
get_database (CliFixture *self)
{
  return g_build_filename (self->profile, "workspace.db", NULL);
}

static char *
read_bytes (const char *path, gsize *length)
{
  char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);

  return bytes;
}

/* A file of a later version is left as it is, to the byte. */
static void
test_newer_schema (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = get_database (self);
  gsize length;
  gsize length_after;
  g_autofree char *bytes = read_bytes (path, &length);
  g_autofree char *after = NULL;
  JsonObject *error;

  bytes[VERSION_OFFSET] = 0;
  bytes[VERSION_OFFSET + 1] = 0;
  bytes[VERSION_OFFSET + 2] = 3;
  bytes[VERSION_OFFSET + 3] = 0;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  error = cli_fixture_refuse (self, 1, "newer", "status", NULL);
  g_assert_nonnull (strstr (json_object_get_string_member (error, "message"), "workspace.db"));
  cli_fixture_refuse (self, 1, "newer", "add", "lead", "company_name=Acme", NULL);
  cli_fixture_refuse (self, 1, "newer", "list", "lead", NULL);
  after = read_bytes (path, &length_after);
  g_assert_cmpmem (after, length_after, bytes, length);
}

/* Whatever is damaged: a message and an exit status, never a crash and never "done". */
static void
test_damaged (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = get_database (self);
  gsize length;
  g_autofree char *bytes = read_bytes (path, &length);
  const gsize lengths[] = { 1, 99, 512, 4096, length / 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_assert_true (g_file_set_contents (path, bytes, (gssize) lengths[i], NULL));
      cli_fixture_run (self, "--json", "doctor", NULL);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", lengths[i], self->err);
      g_assert_cmpint (self->status, ==, 1);
      cli_fixture_run (self, "--json", "add", "lead", "company_name=Acme", NULL);
      g_assert_cmpint (self->status, ==, 1);
    }
}

/* Nothing is where the workspace should be, or something else is. */
static void
test_no_workspace (CliFixture *self, gconstpointer data)
{
  static const char *const verbs[][3]
      = { { "status", NULL, NULL },   { "list", "lead", NULL },
          { "search", "acme", NULL }, { "add", "lead", "company_name=Acme" },
          { "undo", NULL, NULL },     { "doctor", NULL, NULL } };
  g_autofree char *file = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    cli_fixture_refuse (self, 1, "not-found", verbs[i][0], verbs[i][1], verbs[i][2], NULL);
  /* Asking alone makes no folder. */
  g_assert_false (g_file_test (self->profile, G_FILE_TEST_EXISTS));

  file = cli_fixture_write (self, "profile", "I am a file");
  cli_fixture_run (self, "--json", "init", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* A draft with gaps is kept as a draft, and goes nowhere until they are filled. */
static void
test_gaps (CliFixture *self, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "html", "md", "txt" };
  JsonObject *answer = cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", NULL);
  g_autofree char *lead = g_strdup (json_object_get_string_member (answer, "id"));
  g_autofree char *proposal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  answer = cli_fixture_ask (self, 0, "draft", lead, NULL);
  cli_assert_members (answer, "id title content status claims");
  proposal = g_strdup (json_object_get_string_member (answer, "id"));
  before = cli_fixture_hash (self);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/offer.%s", self->folder, endings[i]);
      JsonObject *error
          = cli_fixture_refuse (self, 1, "missing-value", "render", proposal, "--to", path, NULL);
      const char *message = json_object_get_string_member (error, "message");

      g_assert_nonnull (strstr (message, "need (line "));
      g_assert_cmpstr (json_object_get_string_member (error, "hint"), !=, "");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  cli_fixture_refuse (self, 1, "missing-value", "proposal", "send", proposal, NULL);
  cli_fixture_refuse (self, 1, "forbidden", "proposal", "accept", proposal, NULL);
  cli_fixture_refuse (self, 1, "forbidden", "proposal", "reject", proposal, NULL);
  cli_fixture_refuse (self, 1, "not-found", "proposal", "send", lead, NULL);
  cli_fixture_refuse (self, 1, "not-found", "draft", proposal, NULL);
  cli_fixture_refuse (self, 1, "unavailable", "draft", lead, "--engine=ai", NULL);
  cli_fixture_refuse (self, 2, "usage", "score", lead, "--engine=oracle", NULL);
  cli_fixture_refuse (self, 1, "not-found", "score", proposal, NULL);
  after = cli_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
}

/* A result that did not arrive is no success. */
static void
test_full_output (CliFixture *self, gconstpointer data)
{
  self->output = "/dev/full";
  cli_fixture_run (self, "list", "template", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_nonnull (strstr (self->err, "standard output"));
  cli_fixture_run (self, "--json", "list", "template", NULL);
  g_assert_cmpint (self->status, ==, 1);
  self->output = NULL;
}

/* Somebody who guessed the name of a field is told the right ones. */
static void
test_names_fields (CliFixture *self, gconstpointer data)
{
  JsonObject *error
      = cli_fixture_refuse (self, 1, "unknown", "add", "card", "competitor=Foo", NULL);

  g_assert_nonnull (strstr (json_object_get_string_member (error, "message"), "competitor_name"));
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/cli/bad-input/" path, CliFixture, NULL, set_up, func, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("files", cli_fixture_set_up_workspace, test_files);
  ADD ("one-of-several-files", cli_fixture_set_up_workspace, test_one_of_several);
  ADD ("import-options", cli_fixture_set_up_workspace, test_import_options);
  ADD ("values", cli_fixture_set_up_workspace, test_values);
  ADD ("read-only-kinds", cli_fixture_set_up_workspace, test_read_only_kinds);
  ADD ("newer-schema", cli_fixture_set_up_workspace, test_newer_schema);
  ADD ("damaged", cli_fixture_set_up_workspace, test_damaged);
  ADD ("no-workspace", cli_fixture_set_up, test_no_workspace);
  ADD ("output-that-is-full", cli_fixture_set_up_workspace, test_full_output);
  ADD ("names-the-fields", cli_fixture_set_up_workspace, test_names_fields);
  ADD ("gaps", cli_fixture_set_up_workspace, test_gaps);

  return g_test_run ();
}
