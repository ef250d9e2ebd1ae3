/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/keyring-fixture.h"

#include "keyring/pursuit-keyring-error.h"
#include "keyring/pursuit-system-keyring.h"
#include "support/pursuit-test-data.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define SERVICE "org.freedesktop.secrets"
#define PATH "/org/freedesktop/secrets"
#define COLLECTION PATH "/collection/login"

static const PursuitKeyName some_name = { "0190-workspace", "anthropic", NULL };

static void
write_file (KeyringFixture *self, const char *name, const char *format)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_auto (GStrv) parts = g_strsplit (format, "%FOLDER%", -1);
  g_autofree char *text = g_strjoinv (self->folder, parts);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What a desktop has: the bus starts the service, and somebody tells it the password. */
static void
write_service (KeyringFixture *self)
{
  write_file (self, "secrets.service",
              "[D-BUS Service]\nName=" SERVICE "\nExec=/bin/sh %FOLDER%/start\n");
  write_file (self, "start",
              "export HOME=%FOLDER% XDG_RUNTIME_DIR=%FOLDER%/run XDG_DATA_HOME=%FOLDER%/share\n"
              "unset LD_PRELOAD\n"
              "printf %s '" KEYRING_PASSWORD "' |\n"
              "exec gnome-keyring-daemon --foreground --components=secrets --unlock\n");
}

static GDBusConnection *
get_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);

  return bus;
}

static void
start_bus (KeyringFixture *self, gboolean activates)
{
  self->folder = pursuit_test_make_dir ();
  self->loop = g_main_loop_new (NULL, FALSE);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  if (activates)
    {
      write_service (self);
      g_test_dbus_add_service_dir (self->bus, self->folder);
    }
  g_test_dbus_up (self->bus);
  self->connection = get_bus ();
  self->keyring = pursuit_system_keyring_new ();
}

void
keyring_fixture_set_up_here (KeyringFixture *self, gconstpointer data)
{
  self->folder = pursuit_test_make_dir ();
  self->loop = g_main_loop_new (NULL, FALSE);
  self->connection = get_bus ();
  self->keyring = pursuit_system_keyring_new ();
  self->daemon = keyring_fixture_spawn (self, KEYRING_PASSWORD);
}

void
keyring_fixture_set_up_absent (KeyringFixture *self, gconstpointer data)
{
  start_bus (self, FALSE);
}

void
keyring_fixture_set_up_activated (KeyringFixture *self, gconstpointer data)
{
  start_bus (self, TRUE);
  self->daemon = keyring_fixture_spawn (self, KEYRING_PASSWORD);
}

void
keyring_fixture_set_up (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_set_up_absent (self, data);
  self->daemon = keyring_fixture_spawn (self, KEYRING_PASSWORD);
}

void
keyring_fixture_set_up_locked (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_set_up (self, data);
  keyring_fixture_lock (self);
}

void
keyring_fixture_set_up_empty (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_set_up_absent (self, data);
  self->daemon = keyring_fixture_spawn (self, NULL);
}

void
keyring_fixture_tear_down (KeyringFixture *self, gconstpointer data)
{
  g_clear_object (&self->waited);
  g_clear_object (&self->keyring);
  keyring_fixture_kill (self);
  g_clear_object (&self->connection);
  if (self->bus != NULL)
    g_test_dbus_down (self->bus);
  g_clear_object (&self->bus);
  g_main_loop_unref (self->loop);
  pursuit_test_remove_dir (self->folder);
}

/* Also when the test is ended from outside. */
static void
die_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
set_home (KeyringFixture *self, GSubprocessLauncher *launcher)
{
  g_autofree char *run = g_build_filename (self->folder, "run", NULL);
  g_autofree char *share = g_build_filename (self->folder, "share", NULL);

  g_assert_cmpint (g_mkdir_with_parents (run, 0700), ==, 0);
  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", run, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", share, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");
  g_subprocess_launcher_set_child_setup (launcher, die_with_test, NULL, NULL);
}

static GVariant *
ask (KeyringFixture *self,
     const char *path,
     const char *interface,
     const char *method,
     GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer
      = g_dbus_connection_call_sync (self->connection, SERVICE, path, interface, method, parameters,
                                     NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, &error);

  g_assert_no_error (error);

  return answer;
}

static void
on_owner (GDBusConnection *bus, const char *name, const char *owner, gpointer loop)
{
  g_main_loop_quit (loop);
}

GSubprocess *
keyring_fixture_spawn (KeyringFixture *self, const char *password)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                   | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GSubprocess *daemon;
  guint watch;

  set_home (self, launcher);
  daemon = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                        "--components=secrets",
                                        password != NULL ? "--unlock" : NULL, NULL);
  g_assert_no_error (error);
  if (password != NULL)
    g_output_stream_write_all (g_subprocess_get_stdin_pipe (daemon), password, strlen (password),
                               NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (daemon), NULL, NULL);

  watch = g_bus_watch_name_on_connection (self->connection, SERVICE, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          on_owner, NULL, self->loop, NULL);
  g_main_loop_run (self->loop);
  g_bus_unwatch_name (watch);

  return daemon;
}

static void
on_vanished (GDBusConnection *bus, const char *name, gpointer loop)
{
  g_main_loop_quit (loop);
}

void
keyring_fixture_kill (KeyringFixture *self)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint watch;

  if (self->daemon == NULL)
    return;

  watch = g_bus_watch_name_on_connection (self->connection, SERVICE, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          NULL, on_vanished, loop, NULL);
  g_subprocess_force_exit (self->daemon);
  g_subprocess_wait (self->daemon, NULL, NULL);
  g_main_loop_run (loop);
  g_bus_unwatch_name (watch);
  g_clear_object (&self->daemon);
}

void
keyring_fixture_lock (KeyringFixture *self)
{
  const char *const paths[] = { COLLECTION };

  g_variant_unref (ask (self, PATH, "org.freedesktop.Secret.Service", "Lock",
                        g_variant_new ("(@ao)", g_variant_new_objv (paths, 1))));
}

void
keyring_fixture_unlock (KeyringFixture *self)
{
  g_autoptr (GVariant) session = ask (self, PATH, "org.freedesktop.Secret.Service", "OpenSession",
                                      g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  g_autofree char *path = NULL;
  GVariant *nothing = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1);
  GVariant *password = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, KEYRING_PASSWORD,
                                                  strlen (KEYRING_PASSWORD), 1);

  g_variant_get (session, "(vo)", NULL, &path);
  g_variant_unref (
      ask (self, PATH, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
           "UnlockWithMasterPassword",
           g_variant_new ("(o(o@ay@ays))", COLLECTION, path, nothing, password, "text/plain")));
}

static GVariant *
list_items (KeyringFixture *self)
{
  g_autoptr (GVariant) answer
      = ask (self, COLLECTION, "org.freedesktop.DBus.Properties", "Get",
             g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Items"));
  GVariant *items = NULL;

  g_variant_get (answer, "(v)", &items);

  return items;
}

guint
keyring_fixture_count (KeyringFixture *self)
{
  g_autoptr (GVariant) items = list_items (self);

  return (guint) g_variant_n_children (items);
}

void
keyring_fixture_assert_only (KeyringFixture *self, const char *service, const char *text)
{
  g_autoptr (GVariant) items = list_items (self);
  g_autofree const char **paths = g_variant_get_objv (items, NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) attributes = NULL;
  g_autofree char *workspace = NULL;
  g_autofree char *account = NULL;

  g_assert_cmpuint (g_variant_n_children (items), ==, 1);
  answer = ask (self, paths[0], "org.freedesktop.DBus.Properties", "Get",
                g_variant_new ("(ss)", "org.freedesktop.Secret.Item", "Attributes"));
  g_variant_get (answer, "(v)", &attributes);
  g_assert_true (g_variant_lookup (attributes, "workspace", "s", &workspace));
  g_variant_lookup (attributes, "account", "s", &account);
  keyring_fixture_assert_holds (self, &(PursuitKeyName){ workspace, service, account }, text);
}

void
keyring_fixture_delete_all (KeyringFixture *self)
{
  g_autoptr (GVariant) items = list_items (self);
  g_autofree const char **paths = g_variant_get_objv (items, NULL);

  for (const char **path = paths; *path != NULL; path++)
    g_variant_unref (ask (self, *path, "org.freedesktop.Secret.Item", "Delete", NULL));
}

void
keyring_fixture_done (GObject *source, GAsyncResult *result, gpointer data)
{
  KeyringFixture *self = data;

  g_assert_null (self->result);
  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

GAsyncResult *
keyring_fixture_wait (KeyringFixture *self)
{
  g_clear_object (&self->waited);
  while (self->result == NULL)
    g_main_loop_run (self->loop);
  self->waited = g_steal_pointer (&self->result);

  return self->waited;
}

void
keyring_fixture_store (KeyringFixture *self, const PursuitKeyName *name, const char *text)
{
  g_autoptr (PursuitSecret) secret = pursuit_secret_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  pursuit_keyring_store_async (self->keyring, name, secret, PURSUIT_KEYRING_QUIET, NULL,
                               keyring_fixture_done, self);
  pursuit_keyring_store_finish (self->keyring, keyring_fixture_wait (self), &error);
  g_assert_no_error (error);
}

void
keyring_fixture_assert_holds (KeyringFixture *self, const PursuitKeyName *name, const char *text)
{
  g_autoptr (PursuitSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_keyring_lookup_async (self->keyring, name, PURSUIT_KEYRING_QUIET, NULL,
                                keyring_fixture_done, self);
  secret = pursuit_keyring_lookup_finish (self->keyring, keyring_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_secret_get_text (secret), ==, text);
}

void
keyring_fixture_clear (KeyringFixture *self, const PursuitKeyName *name)
{
  g_autoptr (GError) error = NULL;

  pursuit_keyring_clear_async (self->keyring, name, PURSUIT_KEYRING_QUIET, NULL,
                               keyring_fixture_done, self);
  pursuit_keyring_clear_finish (self->keyring, keyring_fixture_wait (self), &error);
  g_assert_no_error (error);
}

void
keyring_assert_plain (const GError *error, int code)
{
  g_assert_error (error, PURSUIT_KEYRING_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strchr (error->message, ';'));
  g_assert_null (strstr (error->message, "GDBus"));
  g_assert_null (strstr (error->message, "org."));
}

void
keyring_fixture_refuse_lookup (KeyringFixture *self,
                               const PursuitKeyName *name,
                               PursuitKeyringFlags flags,
                               int code)
{
  g_autoptr (GError) error = NULL;

  pursuit_keyring_lookup_async (self->keyring, name, flags, NULL, keyring_fixture_done, self);
  g_assert_null (
      pursuit_keyring_lookup_finish (self->keyring, keyring_fixture_wait (self), &error));
  keyring_assert_plain (error, code);
}

void
keyring_fixture_refuse_all (KeyringFixture *self, PursuitKeyringFlags flags, int code)
{
  g_autoptr (PursuitSecret) secret = pursuit_secret_new ("sk-refused", 10);
  g_autoptr (GError) check_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;

  pursuit_keyring_check_async (self->keyring, flags, NULL, keyring_fixture_done, self);
  g_assert_false (
      pursuit_keyring_check_finish (self->keyring, keyring_fixture_wait (self), &check_error));
  keyring_assert_plain (check_error, code);
  pursuit_keyring_store_async (self->keyring, &some_name, secret, flags, NULL, keyring_fixture_done,
                               self);
  g_assert_false (
      pursuit_keyring_store_finish (self->keyring, keyring_fixture_wait (self), &store_error));
  keyring_assert_plain (store_error, code);
  keyring_fixture_refuse_lookup (self, &some_name, flags, code);
  pursuit_keyring_clear_async (self->keyring, &some_name, flags, NULL, keyring_fixture_done, self);
  g_assert_false (
      pursuit_keyring_clear_finish (self->keyring, keyring_fixture_wait (self), &clear_error));
  keyring_assert_plain (clear_error, code);
}

gboolean
keyring_file_holds (const char *path, const char *key)
{
  g_autofree char *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, NULL)
         && memmem (content, length, key, strlen (key)) != NULL;
}

static void
assert_content_lacks (const char *path, const char *content, gsize length, const char *key)
{
  if (memmem (content, length, key, strlen (key)) != NULL)
    g_error ("The key is in %s", path);
}

void
keyring_assert_lacks (const char *path, const char *key)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, &error))
    g_error ("%s was not searched: %s", path, error->message);
  assert_content_lacks (path, content, length, key);
}

guint
keyring_assert_process_lacks (const char *pid, const char *key)
{
  static const char *const names[] = { "cmdline", "environ" };
  guint n_read = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%s/%s", pid, names[i]);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (g_file_get_contents (path, &content, &length, &error))
        {
          g_assert_cmpuint (length, >, 0);
          assert_content_lacks (path, content, length, key);
          n_read++;
        }
      /* Of a hardened process the kernel shows it to the administrator only; that is enough. */
      else if (i == 0 || geteuid () == 0
               || !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
        g_error ("%s was not searched: %s", path, error->message);
    }
  g_test_message ("%u of %u read of process %s", n_read, (guint) G_N_ELEMENTS (names), pid);

  return n_read;
}

guint
keyring_search_folder (const char *folder, const char *key)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint files = 0;

  g_assert_nonnull (dir);
  while ((entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      g_assert_false (g_str_has_prefix (entry, "core"));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        files += keyring_search_folder (path, key);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          keyring_assert_lacks (path, key);
          files++;
        }
    }

  return files;
}
