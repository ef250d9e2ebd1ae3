/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include "support/pursuit-test-data.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* What an import is slowed down by, so that it can be hit in the middle. */
#define MANY_ROWS 60000

static gint64
get_count (JsonObject *report, const char *name)
{
  return json_object_get_int_member (report, name);
}

static void
test_import (CliFixture *self, gconstpointer data)
{
  g_autofree char *path
      = cli_fixture_write (self, "people.csv",
                           "Record ID,First Name,Last Name,Email,Company Name,Amount\n"
                           "1,Anna,Keller,anna@example.com,Brennholt,\n"
                           "2,Pieter,Smit,p.smit@,Vandermeer,\n"
                           "3,Giulia,Ferri,giulia@example.com,San Rocco,\n"
                           "4,Anna,Keller,ANNA@example.com,Brennholt,\n");
  g_autofree char *batch = NULL;
  g_autofree char *rejects = NULL;
  JsonObject *report = cli_fixture_ask (self, 3, "import", path, "--rehearse", NULL);
  JsonObject *rows;

  g_assert_true (json_object_get_null_member (report, "batch"));
  g_assert_cmpint (get_count (report, "created"), ==, 2);
  rows = json_object_get_object_member (report, "rows");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (rows, "created")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (rows, "duplicates")), ==,
                    1);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);

  report = cli_fixture_ask (self, 3, "import", path, NULL);
  g_assert_cmpint (get_count (report, "read"), ==, 4);
  g_assert_cmpint (get_count (report, "created"), ==, 2);
  g_assert_cmpint (get_count (report, "duplicates"), ==, 1);
  g_assert_cmpint (get_count (report, "rejected"), ==, 1);
  g_assert_true (json_object_has_member (report, "mapping"));
  batch = g_strdup (json_object_get_string_member (report, "batch"));
  rejects = g_strdup (json_object_get_string_member (report, "rejects_file"));
  g_assert_true (g_file_test (rejects, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_fixture_count (self, "person"), ==, 2);

  report = cli_fixture_ask (self, 3, "import", path, NULL);
  g_assert_cmpint (get_count (report, "created"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (report, "rejects_file"), !=, rejects);

  g_assert_cmpint (get_count (cli_fixture_ask (self, 0, "import", "--undo", batch, NULL), "undone"),
                   >, 0);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
  cli_fixture_ask (self, 1, "import", "--undo", batch, NULL);
}

static void
test_bad_files (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *code;
  } bad[] = {
    { "empty.csv", "", "empty" },
    { "letter.txt", "Dear all\nIt was a pleasure to meet you.\n\nYours\n", "not-a-table" },
    { "open.csv", "Email,Name\nanna@example.com,\"never closed\n", "not-a-table" },
  };
  static const char photo[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0";
  g_autofree char *binary = g_build_filename (self->folder, "photo.csv", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = cli_fixture_write (self, bad[i].name, bad[i].content);
      JsonObject *error = json_object_get_object_member (
          cli_fixture_ask (self, 1, "import", path, NULL), "error");

      g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, bad[i].code);
      g_assert_nonnull (strstr (json_object_get_string_member (error, "message"), bad[i].name));
    }
  g_file_set_contents (binary, photo, sizeof photo, NULL);
  cli_fixture_ask (self, 1, "import", binary, NULL);
  cli_fixture_ask (self, 1, "import", "/nowhere/at/all.csv", NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
}

static char *
write_many (CliFixture *self)
{
  g_autoptr (GString) text = g_string_new ("Record ID,First Name,Last Name,Email\n");

  for (int i = 0; i < MANY_ROWS; i++)
    g_string_append_printf (text, "%d,Anna,Keller %d,anna%d@example.com\n", i, i, i);

  return cli_fixture_write (self, "many.csv", text->str);
}

static void
wait_until_writing (CliFixture *self)
{
  g_autofree char *wal = g_build_filename (self->profile, "workspace.db-wal", NULL);
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GStatBuf info = { 0 };

  while ((g_stat (wal, &info) != 0 || info.st_size < 64 * 1024)
         && g_get_monotonic_time () < deadline)
    g_usleep (5000);
}

static void
test_killed (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = write_many (self);
  g_autoptr (GSubprocess) process = cli_fixture_spawn (self, "import", path, NULL);

  wait_until_writing (self);
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  if (g_subprocess_get_if_exited (process))
    {
      g_test_skip ("the import was faster than the signal");
      return;
    }
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
  g_assert_true (json_object_get_boolean_member (cli_fixture_ask (self, 0, "doctor", NULL), "ok"));
}

static void
test_interrupted (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = write_many (self);
  g_autoptr (GSubprocess) process = cli_fixture_spawn (self, "import", path, NULL);

  wait_until_writing (self);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) == 0)
    {
      g_test_skip ("the import was faster than the signal");
      return;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 130);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
}

static void
test_busy (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = write_many (self);
  g_autoptr (GSubprocess) process = cli_fixture_spawn (self, "import", path, NULL);
  JsonObject *error;

  wait_until_writing (self);
  cli_fixture_ask (self, 0, "status", NULL);
  error = json_object_get_object_member (
      cli_fixture_ask (self, 1, "add", "lead", "company_name=Acme", NULL), "error");
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, "busy");
  g_assert_cmpstr (json_object_get_string_member (error, "hint"), !=, "");
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
}

static void
test_workspaces (CliFixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  JsonObject *error;

  error = json_object_get_object_member (cli_fixture_ask (self, 1, "init", NULL), "error");
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, "exists");

  g_file_set_contents (file, "This is a shopping list, not a database.", -1, NULL);
  cli_fixture_ask (self, 1, "status", NULL);
  cli_fixture_ask (self, 1, "add", "lead", "company_name=Acme", NULL);
  g_unlink (file);
  error = json_object_get_object_member (cli_fixture_ask (self, 1, "status", NULL), "error");
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, "not-found");
}

/* Leads with their people, without what differs from one import to the next. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe (CliFixture *self)
{
  static const char *const local[] = { "id",         "created_at", "updated_at",       "owner_id",
                                       "created_by", "lead_id",    "stage_changed_at", "custom" };
  static const char *const kinds[] = { "lead", "person" };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      JsonArray *items = json_object_get_array_member (
          cli_fixture_ask (self, 0, "list", kinds[k], NULL), "items");

      for (guint i = 0; i < json_array_get_length (items); i++)
        {
          JsonNode *node = json_array_get_element (items, i);

          for (gsize j = 0; j < G_N_ELEMENTS (local); j++)
            json_object_remove_member (json_node_get_object (node), local[j]);
          g_ptr_array_add (lines, json_to_string (node, FALSE));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  all = g_strjoinv ("\n", (char **) lines->pdata);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

static void
test_orders (CliFixture *self, gconstpointer data)
{
  static const char *const names[] = { "contacts", "companies", "deals" };
  static const int orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 2, 0 }, { 2, 0, 1 } };
  g_autofree char *expected = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *hash = NULL;
      g_autofree char *profile = g_strdup_printf ("%s/order-%" G_GSIZE_FORMAT, self->folder, i);

      g_free (self->profile);
      self->profile = g_steal_pointer (&profile);
      cli_fixture_run (self, "init", NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (orders[i]); j++)
        {
          g_autofree char *relative
              = g_strdup_printf ("crm-csv/hubspot/hubspot_%s.csv", names[orders[i][j]]);
          g_autofree char *path = pursuit_test_data_path (relative);

          if (path == NULL)
            return;
          cli_fixture_ask (self, 0, "import", path, NULL);
        }
      hash = describe (self);
      if (expected == NULL)
        expected = g_strdup (hash);
      g_assert_cmpstr (hash, ==, expected);
    }
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/cli/files/" path, CliFixture, NULL, set_up, func, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rehearses-imports-and-undoes", cli_fixture_set_up_workspace, test_import);
  ADD ("refuses-what-is-no-table", cli_fixture_set_up_workspace, test_bad_files);
  ADD ("killed-import-leaves-nothing", cli_fixture_set_up_workspace, test_killed);
  ADD ("interrupted-import-is-130", cli_fixture_set_up_workspace, test_interrupted);
  ADD ("reads-beside-a-writer", cli_fixture_set_up_workspace, test_busy);
  ADD ("refuses-what-is-no-workspace", cli_fixture_set_up_workspace, test_workspaces);
  ADD ("order-of-files-does-not-matter", cli_fixture_set_up, test_orders);

  return g_test_run ();
}
