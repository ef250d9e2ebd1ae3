/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include "support/pursuit-test-data.h"

void
cli_fixture_set_up (CliFixture *self, gconstpointer data)
{
  self->folder = pursuit_test_make_dir ();
  self->profile = g_build_filename (self->folder, "profile", NULL);
}

static void
forget_run (CliFixture *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_clear_pointer (&self->json, json_node_unref);
}

void
cli_fixture_tear_down (CliFixture *self, gconstpointer data)
{
  forget_run (self);
  g_free (self->profile);
  pursuit_test_remove_dir (self->folder);
}

void
cli_fixture_set_up_workspace (CliFixture *self, gconstpointer data)
{
  cli_fixture_set_up (self, data);
  cli_fixture_run (self, "init", "--name", "Test", NULL);
  g_assert_cmpint (self->status, ==, 0);
}

void
cli_fixture_set_up_demo (CliFixture *self, gconstpointer data)
{
  cli_fixture_set_up (self, data);
  cli_fixture_run (self, "init", "--demo", NULL);
  g_assert_cmpint (self->status, ==, 0);
}

static GPtrArray *
make_words (CliFixture *self, gboolean json, va_list words)
{
  GPtrArray *args = g_ptr_array_new ();
  char *word;

  g_ptr_array_add (args, (char *) PURSUITCTL);
  g_ptr_array_add (args, (char *) "--profile");
  g_ptr_array_add (args, self->profile);
  if (json)
    g_ptr_array_add (args, (char *) "--json");
  while ((word = va_arg (words, char *)) != NULL)
    g_ptr_array_add (args, word);
  g_ptr_array_add (args, NULL);

  return args;
}

static void
run_words (CliFixture *self, GPtrArray *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv ((const char *const *) args->pdata,
                           G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);

  g_assert_no_error (error);
  forget_run (self);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
}

void
cli_fixture_run (CliFixture *self, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list words;

  va_start (words, self);
  args = make_words (self, FALSE, words);
  va_end (words);
  run_words (self, args);
}

JsonObject *
cli_fixture_ask (CliFixture *self, int status, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  g_autoptr (GError) error = NULL;
  va_list words;

  va_start (words, status);
  args = make_words (self, TRUE, words);
  va_end (words);
  run_words (self, args);
  if (self->status != status)
    g_test_message ("%s%s", self->out, self->err);
  g_assert_cmpint (self->status, ==, status);
  self->json = json_from_string (self->out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->json);

  return json_node_get_object (self->json);
}

char *
cli_fixture_write (CliFixture *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return path;
}

GSubprocess *
cli_fixture_spawn (CliFixture *self, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  va_list words;

  va_start (words, self);
  args = make_words (self, TRUE, words);
  va_end (words);
  process = g_subprocess_newv (
      (const char *const *) args->pdata,
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);

  return process;
}

gint64
cli_fixture_count (CliFixture *self, const char *kind)
{
  JsonObject *status = cli_fixture_ask (self, 0, "status", NULL);

  return json_object_get_int_member (json_object_get_object_member (status, "counts"), kind);
}
