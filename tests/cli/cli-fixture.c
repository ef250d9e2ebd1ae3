/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include "support/pursuit-test-data.h"

#include <string.h>

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

static GSubprocess *
launch (CliFixture *self, GPtrArray *args, GSubprocessFlags flags)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  if (self->locale != NULL)
    g_subprocess_launcher_setenv (launcher, "LC_ALL", self->locale, TRUE);
  if (self->output != NULL)
    g_subprocess_launcher_set_stdout_file_path (launcher, self->output);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) args->pdata, &error);
  g_assert_no_error (error);

  return process;
}

static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = length > 0 ? g_strndup (data, length) : g_strdup ("");

  g_assert_true (g_utf8_validate (text, -1, NULL));

  return text;
}

static void
run_words (CliFixture *self, GPtrArray *args)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;

  if (self->output == NULL)
    flags |= G_SUBPROCESS_FLAGS_STDOUT_PIPE;
  if (self->input != NULL)
    {
      input = g_bytes_new_static (self->input, strlen (self->input));
      flags |= G_SUBPROCESS_FLAGS_STDIN_PIPE;
    }
  process = launch (self, args, flags);
  forget_run (self);
  g_subprocess_communicate (process, input, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
  self->out = out != NULL ? dup_text (out) : NULL;
  self->err = dup_text (err);
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

static JsonObject *
ask_words (CliFixture *self, int status, GPtrArray *args)
{
  g_autoptr (GError) error = NULL;

  run_words (self, args);
  if (self->status != status)
    g_test_message ("%s%s", self->out, self->err);
  g_assert_cmpint (self->status, ==, status);
  self->json = json_from_string (self->out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->json);

  return json_node_get_object (self->json);
}

JsonObject *
cli_fixture_ask (CliFixture *self, int status, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list words;

  va_start (words, status);
  args = make_words (self, TRUE, words);
  va_end (words);

  return ask_words (self, status, args);
}

JsonObject *
cli_fixture_refuse (CliFixture *self, int status, const char *code, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  JsonObject *error;
  va_list words;

  va_start (words, code);
  args = make_words (self, TRUE, words);
  va_end (words);
  error = json_object_get_object_member (ask_words (self, status, args), "error");
  g_test_message ("%s", self->err);
  cli_assert_members (error, "code message hint");
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
  g_assert_cmpstr (json_object_get_string_member (error, "message"), !=, "");
  g_assert_true (g_str_has_prefix (self->err, "pursuitctl: "));
  g_assert_true (strchr (self->err, '\n') == self->err + strlen (self->err) - 1);

  return error;
}

void
cli_assert_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  g_assert_nonnull (object);
  for (char **name = list; *name != NULL; name++)
    {
      if (!json_object_has_member (object, *name))
        g_test_message ("missing: %s", *name);
      g_assert_true (json_object_has_member (object, *name));
    }
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
  GSubprocess *process;
  va_list words;

  va_start (words, self);
  args = make_words (self, TRUE, words);
  va_end (words);
  process
      = launch (self, args, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  return process;
}

GSubprocess *
cli_fixture_spawn_heard (CliFixture *self, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list words;

  va_start (words, self);
  args = make_words (self, TRUE, words);
  va_end (words);

  return launch (self, args, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
}

GSubprocess *
cli_fixture_spawn_plain (CliFixture *self, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list words;

  va_start (words, self);
  args = make_words (self, FALSE, words);
  va_end (words);

  return launch (self, args, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
}

char *
cli_fixture_find_draft (CliFixture *self)
{
  JsonObject *answer
      = cli_fixture_ask (self, 0, "list", "proposal", "--where", "status=draft", NULL);
  JsonArray *items = json_object_get_array_member (answer, "items");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (items, 0), "id"));
}

gint64
cli_fixture_count (CliFixture *self, const char *kind)
{
  JsonObject *status = cli_fixture_ask (self, 0, "status", NULL);

  return json_object_get_int_member (json_object_get_object_member (status, "counts"), kind);
}

/* The log of changes tells of every write, also of one that left the records as they were. */
char *
cli_fixture_hash (CliFixture *self)
{
  static const char *const kinds[]
      = { "lead", "person", "activity", "proposal", "line_item", "template", "import_batch" };
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  JsonObject *status = cli_fixture_ask (self, 0, "status", NULL);
  g_autofree char *counts = json_to_string (json_object_get_member (status, "counts"), FALSE);

  g_checksum_update (hash, (const guchar *) counts, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      cli_fixture_ask (self, 0, "list", kinds[i], "--deleted", NULL);
      g_checksum_update (hash, (const guchar *) self->out, -1);
    }
  cli_fixture_ask (self, 0, "audit", NULL);
  g_checksum_update (hash, (const guchar *) self->out, -1);

  return g_strdup (g_checksum_get_string (hash));
}
