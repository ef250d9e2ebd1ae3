/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "app/preferences/pursuit-ai-page.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/preferences/pursuit-provider-dialog.h"
#include "app/preferences/pursuit-provider-row.h"
#include "tests/app/pursuit-window-test.h"

#include <string.h>

#define JSON "Content-Type: application/json\r\n"

/* Where the kinds stand in the list. */
#define ANTHROPIC 0
#define SCRIPT 3

typedef PursuitWindowTest Fixture;

static GtkWidget *
open_page (Fixture *self)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
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

static GtkWidget *
start_adding (GtkWidget *page, guint kind)
{
  GtkWidget *dialog;

  press (pursuit_window_test_child (page, "add_button"));
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_PROVIDER_DIALOG);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == pursuit_window_test_child (dialog, "kind_row"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_window_test_child (dialog, "kind_row")), kind);

  return dialog;
}

static void
type (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, row)), text);
}

static void
add (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "provider.add", NULL);
}

static gboolean
has_error (gpointer dialog)
{
  return gtk_widget_get_visible (pursuit_window_test_child (dialog, "error_label"));
}

static const char *
await_error (GtkWidget *dialog)
{
  pursuit_widget_test_wait (has_error, dialog);

  return gtk_label_get_label (GTK_LABEL (pursuit_window_test_child (dialog, "error_label")));
}

static void
leave (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
}

static gboolean
was_asked_three_times (gpointer peer)
{
  return peer_count (peer) >= 3;
}

static gboolean
was_asked_four_times (gpointer peer)
{
  return peer_count (peer) >= 4;
}

/* By what a screen reader is told of it. (nullable) */
static GtkWidget *
find_button (GtkWidget *root, const char *name)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), name) == 0
      && gtk_widget_is_sensitive (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
can_move_down (gpointer page)
{
  return find_button (page, "Move fake Down: ask it later") != NULL
         && find_button (page, "Move fake Up: ask it earlier") == NULL;
}

static gboolean
other_is_first (gpointer page)
{
  return find_button (page, "Move fake Up: ask it earlier") != NULL
         && find_button (page, "Move other Down: ask it later") != NULL;
}

static void
refuse_key (Peer *peer)
{
  peer_add (peer, 401, JSON, "{}");
}

static gboolean
has_key (gpointer row)
{
  return strstr (adw_action_row_get_subtitle (row), "key until Pursuit is closed") != NULL;
}

/* Whoever cancels has set up nothing, and no key is kept. */
static void
cancelling_takes_it_back (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *url = peer_dup_url (peer);
  g_autofree char *other = g_strconcat (url, "/other", NULL);
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, ANTHROPIC);

  type (dialog, "address_row", url);
  type (dialog, "key_row", "sk-planted-1");
  gtk_switch_set_active (GTK_SWITCH (pursuit_window_test_child (dialog, "session_switch")), TRUE);
  refuse_key (peer);
  add (dialog);
  await_error (dialog);
  leave (dialog);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "No provider is set up");

  /* Without a key there is nothing to try, and nothing is set up meanwhile. The other address never
   * had one; that of the first goes in the background. */
  dialog = start_adding (page, ANTHROPIC);
  type (dialog, "address_row", other);
  add (dialog);
  g_assert_true (g_str_has_prefix (await_error (dialog), "Enter a key:"));
  g_assert_true (gtk_widget_has_css_class (pursuit_window_test_child (dialog, "key_row"), "error"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         pursuit_window_test_child (dialog, "key_row")));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "keep_button")));
  g_assert_nonnull (pursuit_widget_test_find (page, GTK_TYPE_LABEL, "No provider is set up"));
  g_assert_cmpuint (peer_count (peer), ==, 1);
  leave (dialog);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "No provider is set up");
  close_page (page);
}

static gboolean
is_gone (gpointer row)
{
  return gtk_widget_get_root (row) == NULL;
}

/* All of it is there to be changed; an empty key keeps the present one, cancelling all of it. */
static void
a_provider_is_edited (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *url = peer_dup_url (peer);
  g_autofree char *kept = NULL;
  g_autofree char *back = NULL;
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, ANTHROPIC);
  GtkWidget *row;

  type (dialog, "address_row", url);
  type (dialog, "key_row", "sk-first");
  gtk_switch_set_active (GTK_SWITCH (pursuit_window_test_child (dialog, "session_switch")), TRUE);
  refuse_key (peer);
  add (dialog);
  await_error (dialog);
  gtk_widget_activate_action (dialog, "provider.keep", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);

  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  pursuit_widget_test_wait (has_key, row);
  g_signal_emit_by_name (row, "edit");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_PROVIDER_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (pursuit_window_test_child (dialog, "name_row")));
  type (dialog, "summary_row", "claude-opus-5-5");
  refuse_key (peer);
  add (dialog);
  await_error (dialog);
  kept = peer_dup_request (peer, 1);
  g_assert_nonnull (strstr (kept, "x-api-key: sk-first\r\n"));
  g_assert_nonnull (strstr (kept, "claude-opus-5-5"));
  type (dialog, "key_row", "sk-second");
  refuse_key (peer);
  add (dialog);
  pursuit_widget_test_wait (was_asked_three_times, peer);
  await_error (dialog);
  g_object_ref (row);
  leave (dialog);

  /* The rows are made anew when it is taken back. */
  pursuit_widget_test_wait (is_gone, row);
  g_object_unref (row);
  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  refuse_key (peer);
  press (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, "Test"));
  pursuit_widget_test_wait (was_asked_four_times, peer);
  back = peer_dup_request (peer, 3);
  g_assert_nonnull (strstr (back, "x-api-key: sk-first\r\n"));
  g_assert_null (strstr (back, "claude-opus-5-5"));
  close_page (page);
}

/* The order is the person's, by the arrows of each row. */
static void
a_provider_is_moved (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, SCRIPT);
  GtkWidget *row;

  add (dialog);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
  dialog = start_adding (page, SCRIPT);
  add (dialog);
  g_assert_nonnull (strstr (await_error (dialog), "fake is set up already"));
  type (dialog, "name_row", "other");
  add (dialog);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "other");

  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  pursuit_widget_test_wait (can_move_down, page);
  g_assert_cmpstr (pursuit_provider_row_get_name (PURSUIT_PROVIDER_ROW (row)), ==, "fake");
  g_signal_emit_by_name (find_button (page, "Move fake Down: ask it later"), "clicked");
  pursuit_widget_test_wait (other_is_first, page);
  close_page (page);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

#define add_test(path, test)                                                                       \
  g_test_add ("/app/providers/" path, Fixture, NULL, pursuit_window_test_set_up, test,             \
              pursuit_window_test_tear_down)
  add_test ("cancelling-takes-it-back", cancelling_takes_it_back);
  add_test ("a-provider-is-edited", a_provider_is_edited);
  add_test ("a-provider-is-moved", a_provider_is_moved);
#undef add_test

  return g_test_run ();
}
