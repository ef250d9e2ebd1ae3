/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/keyring-fixture.h"
#include "keyring/pursuit-keyring-error.h"
#include "keyring/pursuit-session-keyring.h"

/* Without any bus: this keyring needs nobody. */
static void
set_up (KeyringFixture *self, gconstpointer data)
{
  self->loop = g_main_loop_new (NULL, FALSE);
  self->keyring = pursuit_session_keyring_new ();
}

static void
tear_down (KeyringFixture *self, gconstpointer data)
{
  g_clear_object (&self->waited);
  g_clear_object (&self->keyring);
  g_main_loop_unref (self->loop);
}

static void
test_keeps (KeyringFixture *self, gconstpointer data)
{
  static const PursuitKeyName name = { "0190-workspace", "openai", NULL };

  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_QUIET,
                                 PURSUIT_KEYRING_ERROR_NOT_FOUND);
  keyring_fixture_store (self, &name, "one");
  keyring_fixture_store (self, &name, "two");
  keyring_fixture_assert_holds (self, &name, "two");
  keyring_fixture_clear (self, &name);
  keyring_fixture_clear (self, &name);
  keyring_fixture_refuse_lookup (self, &name, PURSUIT_KEYRING_MAY_ASK,
                                 PURSUIT_KEYRING_ERROR_NOT_FOUND);
}

static void
test_tells_names_apart (KeyringFixture *self, gconstpointer data)
{
  static const PursuitKeyName names[] = {
    { "w", "ab", "c" },
    { "w", "a", "bc" },
    { "wa", "b", "c" },
    { "w", "abc", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    keyring_fixture_store (self, &names[i], (const char *[]){ "1", "2", "3", "4" }[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    keyring_fixture_assert_holds (self, &names[i], (const char *[]){ "1", "2", "3", "4" }[i]);
}

/* A secret that somebody holds outlives the keyring's own. */
static void
test_lends_for_good (KeyringFixture *self, gconstpointer data)
{
  static const PursuitKeyName name = { "w", "openai", NULL };
  g_autoptr (PursuitSecret) secret = NULL;

  keyring_fixture_store (self, &name, "kept");
  pursuit_keyring_lookup_async (self->keyring, &name, PURSUIT_KEYRING_QUIET, NULL,
                                keyring_fixture_done, self);
  secret = pursuit_keyring_lookup_finish (self->keyring, keyring_fixture_wait (self), NULL);
  keyring_fixture_clear (self, &name);
  g_assert_cmpstr (pursuit_secret_get_text (secret), ==, "kept");
}

static void
test_cancelled (KeyringFixture *self, gconstpointer data)
{
  static const PursuitKeyName name = { "w", "openai", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  keyring_fixture_store (self, &name, "kept");
  g_cancellable_cancel (cancellable);
  pursuit_keyring_clear_async (self->keyring, &name, PURSUIT_KEYRING_QUIET, cancellable,
                               keyring_fixture_done, self);
  g_assert_false (
      pursuit_keyring_clear_finish (self->keyring, keyring_fixture_wait (self), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  keyring_fixture_assert_holds (self, &name, "kept");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/keyring/session/keeps", KeyringFixture, NULL, set_up, test_keeps, tear_down);
  g_test_add ("/keyring/session/tells-names-apart", KeyringFixture, NULL, set_up,
              test_tells_names_apart, tear_down);
  g_test_add ("/keyring/session/lends-for-good", KeyringFixture, NULL, set_up, test_lends_for_good,
              tear_down);
  g_test_add ("/keyring/session/cancelled", KeyringFixture, NULL, set_up, test_cancelled,
              tear_down);

  return g_test_run ();
}
