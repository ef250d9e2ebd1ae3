/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/keyring-fixture.h"
#include "keyring/pursuit-keyring-error.h"
#include "workspace/ai/pursuit-keys.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  KeyringFixture keyring;
  WorkspaceFixture workspace;
} Fixture;

static const PursuitKeyRef ref = { "anthropic", NULL, PURSUIT_KEYRING_QUIET };

/* Made here, so that the test's own program does not hold it either. */
static char *
make_key (void)
{
  return g_strdup_printf ("sk-ant-%s-%d", "planted", 7 * 191);
}

static void
set_up_absent (Fixture *self, gconstpointer data)
{
  keyring_fixture_set_up_absent (&self->keyring, data);
  workspace_fixture_set_up (&self->workspace, data);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  keyring_fixture_set_up (&self->keyring, data);
  workspace_fixture_set_up (&self->workspace, data);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->workspace, data);
  keyring_fixture_tear_down (&self->keyring, data);
}

static gboolean
try_set (Fixture *self, const PursuitKeyRef *which, PursuitKeyPlace place, GError **error)
{
  g_autofree char *text = make_key ();
  g_autoptr (PursuitSecret) key = pursuit_secret_new (text, strlen (text));
  PursuitWorkspace *workspace = self->workspace.workspace;

  pursuit_workspace_set_key_async (workspace, which, key, place, NULL, workspace_fixture_done,
                                   &self->workspace);

  return pursuit_workspace_set_key_finish (workspace, workspace_fixture_wait (&self->workspace),
                                           error);
}

static void
set (Fixture *self, const PursuitKeyRef *which, PursuitKeyPlace place)
{
  g_autoptr (GError) error = NULL;

  try_set (self, which, place, &error);
  g_assert_no_error (error);
}

static PursuitKeyPlace
find (Fixture *self, const PursuitKeyRef *which)
{
  PursuitWorkspace *workspace = self->workspace.workspace;
  g_autoptr (GError) error = NULL;
  PursuitKeyPlace place;

  pursuit_workspace_find_key_async (workspace, which, NULL, workspace_fixture_done,
                                    &self->workspace);
  pursuit_workspace_find_key_finish (workspace, workspace_fixture_wait (&self->workspace), &place,
                                     &error);
  g_assert_no_error (error);

  return place;
}

/* Its error, or none if it was the right key. */
static GError *
get (Fixture *self, const PursuitKeyRef *which)
{
  PursuitWorkspace *workspace = self->workspace.workspace;
  g_autofree char *text = make_key ();
  g_autoptr (PursuitSecret) key = NULL;
  GError *error = NULL;

  pursuit_workspace_get_key_async (workspace, which, NULL, workspace_fixture_done,
                                   &self->workspace);
  key = pursuit_workspace_get_key_finish (workspace, workspace_fixture_wait (&self->workspace),
                                          &error);
  if (key != NULL)
    g_assert_cmpstr (pursuit_secret_get_text (key), ==, text);

  return error;
}

static void
refuse_get (Fixture *self, const PursuitKeyRef *which, int code, const char *name)
{
  g_autoptr (GError) error = get (self, which);

  keyring_assert_plain (error, code);
  g_assert_cmpstr (pursuit_error_get_code (error), ==, name);
}

static GError *
remove_key (Fixture *self, const PursuitKeyRef *which)
{
  PursuitWorkspace *workspace = self->workspace.workspace;
  GError *error = NULL;

  pursuit_workspace_remove_key_async (workspace, which, NULL, workspace_fixture_done,
                                      &self->workspace);
  pursuit_workspace_remove_key_finish (workspace, workspace_fixture_wait (&self->workspace),
                                       &error);

  return error;
}

static void
test_keeps (Fixture *self, gconstpointer data)
{
  static const PursuitKeyRef other = { "anthropic", "https://gateway.example.test" };
  PursuitKeyPlace place = GPOINTER_TO_INT (data);

  g_assert_cmpint (find (self, &ref), ==, PURSUIT_KEY_PLACE_NONE);
  refuse_get (self, &ref, PURSUIT_KEYRING_ERROR_NOT_FOUND, "no-key");
  g_assert_no_error (remove_key (self, &ref));
  set (self, &ref, place);
  g_assert_cmpint (find (self, &ref), ==, place);
  g_assert_cmpint (find (self, &other), ==, PURSUIT_KEY_PLACE_NONE);
  g_assert_no_error (get (self, &ref));
  set (self, &other, place);
  g_assert_no_error (remove_key (self, &ref));
  g_assert_cmpint (find (self, &ref), ==, PURSUIT_KEY_PLACE_NONE);
  refuse_get (self, &ref, PURSUIT_KEYRING_ERROR_NOT_FOUND, "no-key");
  g_assert_no_error (get (self, &other));
}

static void
test_moves (Fixture *self, gconstpointer data)
{
  set (self, &ref, PURSUIT_KEY_PLACE_KEYRING);
  set (self, &ref, PURSUIT_KEY_PLACE_SESSION);
  g_assert_cmpint (find (self, &ref), ==, PURSUIT_KEY_PLACE_SESSION);
  keyring_fixture_lock (&self->keyring);
  g_assert_no_error (get (self, &ref));
  g_assert_no_error (remove_key (self, &ref));
}

/* What cannot be removed stays known, and nothing is lost on the way. */
static void
test_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) remove_error = NULL;

  set (self, &ref, PURSUIT_KEY_PLACE_KEYRING);
  keyring_fixture_lock (&self->keyring);
  refuse_get (self, &ref, PURSUIT_KEYRING_ERROR_LOCKED, "locked");
  g_assert_false (try_set (self, &ref, PURSUIT_KEY_PLACE_KEYRING, &error));
  keyring_assert_plain (error, PURSUIT_KEYRING_ERROR_LOCKED);
  set (self, &ref, PURSUIT_KEY_PLACE_SESSION);
  g_assert_no_error (get (self, &ref));
  remove_error = remove_key (self, &ref);
  keyring_assert_plain (remove_error, PURSUIT_KEYRING_ERROR_LOCKED);
  keyring_fixture_unlock (&self->keyring);
  g_assert_no_error (remove_key (self, &ref));
  g_assert_cmpint (find (self, &ref), ==, PURSUIT_KEY_PLACE_NONE);
}

static void
test_absent (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_set (self, &ref, PURSUIT_KEY_PLACE_KEYRING, &error));
  keyring_assert_plain (error, PURSUIT_KEYRING_ERROR_ABSENT);
  g_assert_cmpint (find (self, &ref), ==, PURSUIT_KEY_PLACE_NONE);
  set (self, &ref, PURSUIT_KEY_PLACE_SESSION);
  g_assert_no_error (get (self, &ref));
}

static void
test_refuses_names (Fixture *self, gconstpointer data)
{
  static const PursuitKeyRef refs[] = { { "" }, { "two words" } };

  for (gsize i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (try_set (self, &refs[i], PURSUIT_KEY_PLACE_SESSION, &error));
      g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
    }
}

/* That the search could have found something. */
static void
assert_search_finds (Fixture *self, const char *key)
{
  g_autofree char *path = g_build_filename (self->workspace.folder, "planted", NULL);
  g_autofree char *text = g_strdup_printf ("a line with %s in it", key);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (keyring_file_holds (path, key));
}

static GSubprocess *
start_holder (Fixture *self)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *log = g_build_filename (self->workspace.folder, "log", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *holder;

  g_subprocess_launcher_set_cwd (launcher, self->workspace.folder);
  g_subprocess_launcher_set_stderr_file_path (launcher, log);
  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  holder = g_subprocess_launcher_spawn (launcher, &error, program, "--hold",
                                        self->workspace.profile, NULL);
  g_assert_no_error (error);

  return holder;
}

/* A process is told a key, keeps it in both places, writes it, reads it and dies of a crash. */
static void
test_leaves_no_trace (Fixture *self, gconstpointer data)
{
  g_autofree char *key = make_key ();
  g_autoptr (GSubprocess) holder = NULL;
  char ready;

  g_clear_object (&self->workspace.workspace);
  holder = start_holder (self);
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (holder), key, strlen (key),
                                            NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (holder), NULL, NULL));
  g_assert_cmpint (
      g_input_stream_read (g_subprocess_get_stdout_pipe (holder), &ready, 1, NULL, NULL), ==, 1);
  g_assert_cmpuint (keyring_assert_process_lacks (g_subprocess_get_identifier (holder), key), >=,
                    1);
  g_subprocess_send_signal (holder, SIGSEGV);
  g_assert_true (g_subprocess_wait (holder, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (holder));
  g_assert_cmpuint (keyring_search_folder (self->workspace.folder, key), >=, 2);
  g_assert_cmpuint (keyring_search_folder (self->keyring.folder, key), >=, 1);
  assert_search_finds (self, key);
}

/* What the other process of test_leaves_no_trace() does. */
static int
hold (const char *profile)
{
  static const PursuitKeyRef second = { "openai", NULL, PURSUIT_KEYRING_QUIET };
  const struct rlimit before = { RLIM_INFINITY, RLIM_INFINITY };
  Fixture self = { .workspace.loop = g_main_loop_new (NULL, FALSE) };
  char text[64];
  gssize length = read (STDIN_FILENO, text, sizeof text);
  g_autofree char *expected = make_key ();

  setrlimit (RLIMIT_CORE, &before);
  signal (SIGSEGV, SIG_DFL);
  g_assert_cmpint (length, ==, strlen (expected));
  self.workspace.workspace = pursuit_workspace_open (profile, PURSUIT_WORKSPACE_WRITE, NULL);
  g_assert_nonnull (self.workspace.workspace);
  set (&self, &ref, PURSUIT_KEY_PLACE_KEYRING);
  set (&self, &second, PURSUIT_KEY_PLACE_SESSION);
  g_assert_no_error (get (&self, &ref));
  g_assert_no_error (get (&self, &second));
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
  g_main_loop_run (self.workspace.loop);

  return 0;
}

static void
add (const char *path,
     PursuitKeyPlace place,
     void (*prepare) (Fixture *, gconstpointer),
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (place), prepare, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--hold") == 0)
    return hold (argv[2]);

  g_test_init (&argc, &argv, NULL);

  add ("/workspace/keys/keeps", PURSUIT_KEY_PLACE_KEYRING, set_up, test_keeps);
  add ("/workspace/keys/keeps-for-session", PURSUIT_KEY_PLACE_SESSION, set_up_absent, test_keeps);
  add ("/workspace/keys/moves", 0, set_up, test_moves);
  add ("/workspace/keys/locked", 0, set_up, test_locked);
  add ("/workspace/keys/absent", 0, set_up_absent, test_absent);
  add ("/workspace/keys/refuses-names", 0, set_up_absent, test_refuses_names);
  add ("/workspace/keys/leaves-no-trace", 0, set_up, test_leaves_no_trace);

  return g_test_run ();
}
