/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/backup/" name, CliFixture, NULL, cli_fixture_set_up_demo, func,                \
              cli_fixture_tear_down)

static char *
get_file (CliFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gint64
count_leads (JsonObject *answer)
{
  return json_object_get_int_member (json_object_get_object_member (answer, "counts"), "lead");
}

static void
overwrite_header (CliFixture *self)
{
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  g_autofree char *backups = g_build_filename (self->profile, "backups", NULL);
  const char noise[100] = "not any more";
  int fd = open (file, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (pwrite (fd, noise, sizeof noise, 0), ==, (gssize) sizeof noise);
  close (fd);
  g_assert_cmpint (g_mkdir_with_parents (backups, 0700), ==, 0);
}

static void
test_goes_back (CliFixture *self, gconstpointer data)
{
  g_autofree char *file = get_file (self, "copy.db");
  g_autofree char *hash = cli_fixture_hash (self);
  g_autofree char *again = NULL;
  gint64 leads = cli_fixture_count (self, "lead");
  JsonObject *answer = cli_fixture_ask (self, 0, "backup", file, NULL);
  GStatBuf info;

  cli_assert_members (answer, "ok file bytes made_at counts");
  g_assert_cmpint (count_leads (answer), ==, leads);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (json_object_get_int_member (answer, "bytes"), ==, info.st_size);

  cli_fixture_ask (self, 0, "add", "lead", "company_name=Later", NULL);
  answer = cli_fixture_ask (self, 0, "restore-backup", file, NULL);
  cli_assert_members (answer, "path kept");
  g_assert_true (g_file_test (json_object_get_string_member (answer, "kept"), G_FILE_TEST_EXISTS));
  again = cli_fixture_hash (self);
  g_assert_cmpstr (again, ==, hash);
}

static void
test_refuses (CliFixture *self, gconstpointer data)
{
  g_autofree char *letter = cli_fixture_write (self, "letter.txt", "Dear Ms Keller");

  cli_fixture_refuse (self, 2, "usage", "backup", NULL);
  cli_fixture_refuse (self, 1, "exists", "backup", letter, NULL);
  cli_fixture_refuse (self, 1, "not-a-workspace", "restore-backup", letter, NULL);
  cli_fixture_refuse (self, 1, "not-found", "restore-backup", "/nonexistent", NULL);
}

static void
test_damaged (CliFixture *self, gconstpointer data)
{
  gint64 leads = cli_fixture_count (self, "lead");
  JsonObject *answer;

  overwrite_header (self);
  cli_fixture_refuse (self, 1, "damaged", "list", "lead", NULL);
  answer = cli_fixture_ask (self, 1, "doctor", NULL);
  g_assert_false (json_object_get_boolean_member (answer, "ok"));
  answer = cli_fixture_ask (self, 0, "recover", NULL);
  cli_assert_members (answer, "counts broken broken_tables path kept");
  g_assert_cmpint (count_leads (answer), ==, leads);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, leads);
  answer = cli_fixture_ask (self, 0, "doctor", NULL);
  g_assert_true (json_object_get_boolean_member (answer, "ok"));
}

static void
test_lists (CliFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->profile, "backups", NULL);
  g_autofree char *file = g_build_filename (folder, "workspace-20260101T000000Z.db", NULL);
  JsonObject *answer = cli_fixture_ask (self, 0, "backups", NULL);

  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  cli_fixture_ask (self, 0, "backup", file, NULL);
  answer = cli_fixture_ask (self, 0, "backups", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("goes-back", test_goes_back);
  ADD ("refuses", test_refuses);
  ADD ("damaged", test_damaged);
  ADD ("lists", test_lists);

  return g_test_run ();
}
