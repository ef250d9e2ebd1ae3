/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "app/preferences/pursuit-ai-page.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/preferences/pursuit-provider-dialog.h"
#include "app/preferences/pursuit-provider-row.h"
#include "keyring/keyring-fixture.h"
#include "tests/app/pursuit-window-test.h"

#include <string.h>

/*
 * A window, and a real keyring that is locked or goes away while somebody works: each has its
 * sentence, what was typed stays, and the window lives on.
 */
#define KEY "sk-planted-3"
#define OPENAI 1
#define SSE "Content-Type: text/event-stream\r\n"
#define ANSWER                                                                                     \
  "data: {\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"model\":\"m1\",\"choices\":"         \
  "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"OK\"},\"finish_reason\":"         \
  "null}]}\n\n"                                                                                    \
  "data: {\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"model\":\"m1\",\"choices\":"         \
  "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,"        \
  "\"completion_tokens\":1,\"total_tokens\":10}}\n\n"                                              \
  "data: [DONE]\n\n"

typedef struct
{
  PursuitWindowTest window;
  KeyringFixture keyring;
  Peer *peer;
  guint
      prompter; /* stands where the desktop's would ask for the password, and understands nothing */
} Fixture;

static void
on_owned (GDBusConnection *bus, const char *name, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  gboolean is_owned = FALSE;

  keyring_fixture_set_up_here (&self->keyring, data);
  self->prompter
      = g_bus_own_name (G_BUS_TYPE_SESSION, "org.gnome.keyring.SystemPrompter",
                        G_BUS_NAME_OWNER_FLAGS_REPLACE, NULL, on_owned, NULL, &is_owned, NULL);
  pursuit_widget_test_wait (is_true, &is_owned);
  self->peer = peer_new ();
  pursuit_window_test_set_up (&self->window, data);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, data);
  peer_free (self->peer);
  g_bus_unown_name (self->prompter);
  keyring_fixture_tear_down (&self->keyring, data);
}

static GtkWidget *
open_page (Fixture *self)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "ai");

  return pursuit_window_test_await (preferences, PURSUIT_TYPE_AI_PAGE, NULL);
}

static void
close_page (GtkWidget *page)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (page)));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static void
type (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, row)), text);
}

static GtkWidget *
start_adding (Fixture *self, GtkWidget *page)
{
  g_autofree char *url = peer_dup_url (self->peer);
  GtkWidget *dialog;

  press (pursuit_window_test_child (page, "add_button"));
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_PROVIDER_DIALOG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_window_test_child (dialog, "kind_row")),
                              OPENAI);
  type (dialog, "address_row", url);
  type (dialog, "key_row", KEY);

  return dialog;
}

static GtkWidget *
add_provider (Fixture *self, GtkWidget *page)
{
  GtkWidget *dialog = start_adding (self, page);

  peer_add (self->peer, 200, SSE, ANSWER);
  gtk_widget_activate_action (dialog, "provider.add", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);

  return pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
}

static gboolean
has_error (gpointer dialog)
{
  return gtk_widget_get_visible (pursuit_window_test_child (dialog, "error_label"));
}

static gboolean
answers (gpointer row)
{
  return strstr (adw_action_row_get_subtitle (row), "Answers: ") != NULL;
}

static gboolean
is_locked (gpointer row)
{
  return strstr (adw_action_row_get_subtitle (row), "keyring of this computer stays locked")
         != NULL;
}

static gboolean
was_asked_twice (gpointer peer)
{
  return peer_count (peer) == 2;
}

static void
assert_sent_key (Fixture *self, guint i)
{
  g_autofree char *request = peer_dup_request (self->peer, i);

  g_assert_nonnull (strstr (request, "Bearer " KEY "\r\n"));
}

/* Nobody can be asked for the password: that is said, and what was typed is there when it is open.
 */
static void
a_locked_keyring_loses_nothing (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (self, page);

  keyring_fixture_lock (&self->keyring);
  gtk_widget_activate_action (dialog, "provider.add", NULL);
  pursuit_widget_test_wait (has_error, dialog);
  g_assert_nonnull (
      strstr (gtk_label_get_label (GTK_LABEL (pursuit_window_test_child (dialog, "error_label"))),
              "locked"));
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 0);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "key_row"))), ==,
      KEY);

  keyring_fixture_unlock (&self->keyring);
  peer_add (self->peer, 200, SSE, ANSWER);
  gtk_widget_activate_action (dialog, "provider.add", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
  pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  assert_sent_key (self, 0);
  g_assert_cmpuint (keyring_fixture_count (&self->keyring), ==, 1);
  close_page (page);
}

/* Locked by the desktop meanwhile, as it is when the screen is: the row says so and asks nobody. */
static void
a_keyring_locked_meanwhile_is_said (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *row = add_provider (self, page);

  keyring_fixture_lock (&self->keyring);
  press (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, "Test"));
  pursuit_widget_test_wait (is_locked, row);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  keyring_fixture_unlock (&self->keyring);
  peer_add (self->peer, 200, SSE, ANSWER);
  press (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, "Test"));
  pursuit_widget_test_wait (answers, row);
  assert_sent_key (self, 1);
  close_page (page);
}

/* It dies while a question is on its way, and another one comes: the answer arrives all the same,
 * and the next question finds the key in the new one. */
static void
a_keyring_restarted_meanwhile_is_found (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *row = add_provider (self, page);

  peer_add (self->peer, 200, SSE, ANSWER)->is_held = TRUE;
  press (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, "Test"));
  pursuit_widget_test_wait (was_asked_twice, self->peer);
  keyring_fixture_kill (&self->keyring);
  self->keyring.daemon = keyring_fixture_spawn (&self->keyring, KEYRING_PASSWORD);
  peer_release (self->peer);
  pursuit_widget_test_wait (answers, row);

  peer_add (self->peer, 200, SSE, ANSWER);
  press (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, "Test"));
  g_assert_false (answers (row));
  pursuit_widget_test_wait (answers, row);
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_sent_key (self, i);
  close_page (page);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

#define add_test(path, test)                                                                       \
  g_test_add ("/app/ai-keyring/" path, Fixture, NULL, set_up, test, tear_down)
  add_test ("a-locked-keyring-loses-nothing", a_locked_keyring_loses_nothing);
  add_test ("a-keyring-locked-meanwhile-is-said", a_keyring_locked_meanwhile_is_said);
  add_test ("a-keyring-restarted-meanwhile-is-found", a_keyring_restarted_meanwhile_is_found);
#undef add_test

  return g_test_run ();
}
