/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/keyring-fixture.h"
#include "keyring/pursuit-keyring-error.h"

#include <signal.h>
#include <string.h>

#define KEY "sk-ant-test-1f0c9b"

static const PursuitKeyName name = { "0190-workspace", "anthropic", "https://api.example.test" };

static void
test_keeps (KeyringFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pursuit_keyring_check_async (self->keyring, PURSUIT_KEYRING_QUIET, NULL, keyring_fixture_done,
                               self);
  g_assert_true (pursuit_keyring_check_finish (self->keyring, keyring_fixture_wait (self), &error));
  g_assert_no_error (error);
  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_QUIET,
                                 PURSUIT_KEYRING_ERROR_NOT_FOUND);
  keyring_fixture_store (self, &name, KEY);
  keyring_fixture_assert_holds (self, &name, KEY);
  keyring_fixture_store (self, &name, "another");
  keyring_fixture_assert_holds (self, &name, "another");
  keyring_fixture_clear (self, &name);
  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_QUIET,
                                 PURSUIT_KEYRING_ERROR_NOT_FOUND);
  keyring_fixture_clear (self, &name);
}

static void
test_longest (KeyringFixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (PURSUIT_SECRET_MAX_BYTES, 'k');

  keyring_fixture_store (self, &name, text);
  keyring_fixture_assert_holds (self, &name, text);
}

static void
test_tells_names_apart (KeyringFixture *self, gconstpointer data)
{
  static const PursuitKeyName names[] = {
    { "0190-workspace", "anthropic", "https://api.example.test" },
    { "0191-workspace", "anthropic", "https://api.example.test" },
    { "0190-workspace", "openai", "https://api.example.test" },
    { "0190-workspace", "anthropic", "https://gateway.example.test" },
    { "0190-workspace", "anthropic", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("key %zu", i);

      keyring_fixture_store (self, &names[i], text);
    }
  keyring_fixture_clear (self, &names[0]);
  keyring_fixture_refuse_lookup (self, &names[0], PURSUIT_KEYRING_QUIET,
                                 PURSUIT_KEYRING_ERROR_NOT_FOUND);
  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("key %zu", i);

      keyring_fixture_assert_holds (self, &names[i], text);
    }
}

static void
test_absent (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_refuse_all (self, PURSUIT_KEYRING_QUIET, PURSUIT_KEYRING_ERROR_ABSENT);
  keyring_fixture_refuse_all (self, PURSUIT_KEYRING_MAY_ASK, PURSUIT_KEYRING_ERROR_ABSENT);
}

static void
test_no_bus (KeyringFixture *self, gconstpointer data)
{
  g_autofree char *address = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));

  g_clear_object (&self->connection);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  keyring_fixture_refuse_all (self, PURSUIT_KEYRING_QUIET, PURSUIT_KEYRING_ERROR_ABSENT);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
}

static void
test_not_set_up (KeyringFixture *self, gconstpointer data)
{
  g_autoptr (PursuitSecret) secret = pursuit_secret_new (KEY, strlen (KEY));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) store_error = NULL;

  pursuit_keyring_check_async (self->keyring, PURSUIT_KEYRING_QUIET, NULL, keyring_fixture_done,
                               self);
  g_assert_false (
      pursuit_keyring_check_finish (self->keyring, keyring_fixture_wait (self), &error));
  keyring_assert_plain (error, PURSUIT_KEYRING_ERROR_NOT_SET_UP);
  pursuit_keyring_store_async (self->keyring, &name, secret, PURSUIT_KEYRING_QUIET, NULL,
                               keyring_fixture_done, self);
  g_assert_false (
      pursuit_keyring_store_finish (self->keyring, keyring_fixture_wait (self), &store_error));
  keyring_assert_plain (store_error, PURSUIT_KEYRING_ERROR_NOT_SET_UP);
  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_QUIET,
                                 PURSUIT_KEYRING_ERROR_NOT_FOUND);
  keyring_fixture_clear (self, &name);
}

static void
test_locked (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_store (self, &name, KEY);
  keyring_fixture_lock (self);
  keyring_fixture_refuse_all (self, PURSUIT_KEYRING_QUIET, PURSUIT_KEYRING_ERROR_LOCKED);
  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_QUIET, PURSUIT_KEYRING_ERROR_LOCKED);
  keyring_fixture_unlock (self);
  keyring_fixture_assert_holds (self, &name, KEY);
}

/* Nobody on this bus can show a question. */
static void
test_nobody_to_ask (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_refuse_all (self, PURSUIT_KEYRING_MAY_ASK, PURSUIT_KEYRING_ERROR_DISMISSED);
  keyring_fixture_unlock (self);
  keyring_fixture_store (self, &name, KEY);
  keyring_fixture_assert_holds (self, &name, KEY);
}

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
} Prompter;

static GDBusMessage *
swallow_calls (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer data)
{
  Prompter *prompter = data;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;

  g_cancellable_cancel (prompter->cancellable);
  g_object_unref (message);

  return NULL;
}

static void
on_named (GDBusConnection *bus, const char *own_name, gpointer data)
{
  g_main_loop_quit (((Prompter *) data)->loop);
}

/* The desktop's question hangs on a screen that nobody sees; the person gives up. */
static void
test_cancelled_question (KeyringFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Prompter prompter = { self->loop, cancellable };
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (self->bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  guint owner;

  g_assert_no_error (error);
  owner
      = g_bus_own_name_on_connection (bus, "org.gnome.keyring.SystemPrompter",
                                      G_BUS_NAME_OWNER_FLAGS_NONE, on_named, NULL, &prompter, NULL);
  g_main_loop_run (self->loop);
  g_dbus_connection_add_filter (bus, swallow_calls, &prompter, NULL);

  pursuit_keyring_lookup_async (self->keyring, &name, PURSUIT_KEYRING_MAY_ASK, cancellable,
                                keyring_fixture_done, self);
  g_assert_null (
      pursuit_keyring_lookup_finish (self->keyring, keyring_fixture_wait (self), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_bus_unown_name (owner);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_object_unref (bus);
  /* This service ends when its prompter does; the next one is as good. */
  keyring_fixture_kill (self);
  self->daemon = keyring_fixture_spawn (self, KEYRING_PASSWORD);
  keyring_fixture_store (self, &name, KEY);
  keyring_fixture_assert_holds (self, &name, KEY);
}

static void
test_restarted_between (KeyringFixture *self, gconstpointer data)
{
  keyring_fixture_store (self, &name, KEY);
  keyring_fixture_kill (self);
  keyring_fixture_refuse_all (self, PURSUIT_KEYRING_QUIET, PURSUIT_KEYRING_ERROR_ABSENT);
  self->daemon = keyring_fixture_spawn (self, NULL);
  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_QUIET, PURSUIT_KEYRING_ERROR_LOCKED);
  keyring_fixture_kill (self);
  self->daemon = keyring_fixture_spawn (self, KEYRING_PASSWORD);
  keyring_fixture_assert_holds (self, &name, KEY);
}

static void
freeze (KeyringFixture *self)
{
  g_subprocess_send_signal (self->daemon, SIGSTOP);
}

/* The call waits for a service that does not answer any more; its end is what another one sees. */
static void
test_restarted_within (KeyringFixture *self, gconstpointer data)
{
  g_autoptr (PursuitSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  keyring_fixture_store (self, &name, KEY);
  freeze (self);
  pursuit_keyring_lookup_async (self->keyring, &name, PURSUIT_KEYRING_QUIET, NULL,
                                keyring_fixture_done, self);
  keyring_fixture_kill (self);
  secret = pursuit_keyring_lookup_finish (self->keyring, keyring_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_secret_get_text (secret), ==, KEY);
}

static void
test_gone_within (KeyringFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  freeze (self);
  pursuit_keyring_lookup_async (self->keyring, &name, PURSUIT_KEYRING_QUIET, NULL,
                                keyring_fixture_done, self);
  keyring_fixture_kill (self);
  g_assert_null (
      pursuit_keyring_lookup_finish (self->keyring, keyring_fixture_wait (self), &error));
  keyring_assert_plain (error, PURSUIT_KEYRING_ERROR_ABSENT);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

static void
test_cancelled (KeyringFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  keyring_fixture_store (self, &name, KEY);
  freeze (self);
  pursuit_keyring_clear_async (self->keyring, &name, PURSUIT_KEYRING_QUIET, cancellable,
                               keyring_fixture_done, self);
  g_idle_add (cancel_cb, cancellable);
  g_assert_false (
      pursuit_keyring_clear_finish (self->keyring, keyring_fixture_wait (self), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_subprocess_send_signal (self->daemon, SIGCONT);
  keyring_fixture_assert_holds (self, &name, KEY);
}

static void
add (const char *path,
     void (*set_up) (KeyringFixture *, gconstpointer),
     void (*test) (KeyringFixture *, gconstpointer))
{
  g_test_add (path, KeyringFixture, NULL, set_up, test, keyring_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/keyring/system/keeps", keyring_fixture_set_up, test_keeps);
  add ("/keyring/system/longest", keyring_fixture_set_up, test_longest);
  add ("/keyring/system/tells-names-apart", keyring_fixture_set_up, test_tells_names_apart);
  add ("/keyring/system/absent", keyring_fixture_set_up_absent, test_absent);
  add ("/keyring/system/no-bus", keyring_fixture_set_up_absent, test_no_bus);
  add ("/keyring/system/not-set-up", keyring_fixture_set_up_empty, test_not_set_up);
  add ("/keyring/system/locked", keyring_fixture_set_up, test_locked);
  add ("/keyring/system/nobody-to-ask", keyring_fixture_set_up_locked, test_nobody_to_ask);
  add ("/keyring/system/cancelled-question", keyring_fixture_set_up_locked,
       test_cancelled_question);
  add ("/keyring/system/restarted-between", keyring_fixture_set_up, test_restarted_between);
  add ("/keyring/system/restarted-within", keyring_fixture_set_up_activated, test_restarted_within);
  add ("/keyring/system/gone-within", keyring_fixture_set_up, test_gone_within);
  add ("/keyring/system/cancelled", keyring_fixture_set_up, test_cancelled);

  return g_test_run ();
}
