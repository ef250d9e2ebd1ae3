/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-ai-score-dialog.h"
#include "app/preferences/pursuit-ai-page.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/preferences/pursuit-preferences.h"
#include "core/pursuit-lead.h"
#include "tests/app/ai-window-fixture.h"
#include "tests/app/usage-fixture.h"

#include <stdio.h>
#include <string.h>

#define JSON "Content-Type: application/json\r\n"

typedef struct
{
  AiWindowFixture base;
  PursuitRecord *lead;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  ai_window_fixture_set_up (&self->base, NULL);
  self->lead
      = pursuit_window_test_find_record (&self->base.window, PURSUIT_KIND_LEAD, "Nordhav Fisk");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->lead);
  ai_window_fixture_tear_down (&self->base, NULL);
}

static GtkWidget *
open_dialog (Fixture *self)
{
  GtkWidget *page;

  pursuit_window_show_record (self->base.window.window, PURSUIT_KIND_LEAD,
                              pursuit_record_get_id (self->lead));
  page = pursuit_window_test_await (self->base.window.window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (pursuit_window_test_child (page, "title_label"), GTK_TYPE_LABEL,
                             "Nordhav Fisk AS");
  gtk_widget_activate_action (page, "leads.score-ai", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static void
a_script_says_that_it_is_one (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  ai_window_fixture_add_script (&self->base);
  dialog = open_dialog (self);
  g_assert_nonnull (strstr (ai_window_fixture_await_label (dialog, "summary"), "no AI"));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "body_frame")));
  gtk_widget_activate_action (dialog, "ai.send", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
  pursuit_window_test_await_field (&self->base.window, self->lead, PURSUIT_LEAD_SCORE_ENGINE, "ai");
}

static void
what_leaves_is_shown_before (Fixture *self, gconstpointer data)
{
  g_autofree char *shown = NULL;
  g_autofree char *request = NULL;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer;
  GtkWidget *dialog;

  ai_window_fixture_add_peer (&self->base);
  dialog = open_dialog (self);
  ai_window_fixture_await_label (dialog, "summary");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == pursuit_window_test_child (dialog, "send_button"));
  g_assert_cmpuint (peer_count (self->base.peer), ==, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pursuit_window_test_child (dialog, "body")));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  peer_add (self->base.peer, 401, JSON,
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  gtk_widget_activate_action (dialog, "ai.send", NULL);
  ai_window_fixture_await_label (dialog, "error_label");
  g_assert_cmpuint (peer_count (self->base.peer), ==, 1);
  request = peer_dup_request (self->base.peer, 0);
  g_assert_cmpstr (strstr (request, "\r\n\r\n") + 4, ==, shown);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static gboolean
is_sendable (gpointer dialog)
{
  return gtk_widget_get_sensitive (pursuit_window_test_child (dialog, "send_button"));
}

/* Where the table of errors says to open the settings, a button does; and what would leave then is
 * shown anew. */
static void
a_wrong_key_leads_to_the_settings (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *button, *preferences;

  ai_window_fixture_add_peer (&self->base);
  dialog = open_dialog (self);
  ai_window_fixture_await_label (dialog, "summary");
  button = pursuit_window_test_child (dialog, "remedy_button");
  g_assert_false (gtk_widget_get_visible (button));
  peer_add (self->base.peer, 404, JSON,
            "{\"error\":{\"code\":\"model_not_found\",\"message\":\"x\"}}");
  gtk_widget_activate_action (dialog, "ai.send", NULL);
  ai_window_fixture_await_label (dialog, "error_label");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Choose Another Model");

  peer_add (self->base.peer, 401, JSON,
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  gtk_widget_activate_action (dialog, "ai.send", NULL);
  g_assert_false (gtk_widget_get_visible (button));
  ai_window_fixture_await_label (dialog, "error_label");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Open AI Settings");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == button);
  gtk_widget_activate_action (dialog, "ai.settings", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (preferences)) == GTK_WINDOW (dialog));
  pursuit_window_test_await (preferences, PURSUIT_TYPE_AI_PAGE, NULL);
  g_assert_cmpstr (
      adw_preferences_window_get_visible_page_name (ADW_PREFERENCES_WINDOW (preferences)), ==,
      "ai");
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
  g_assert_false (gtk_widget_get_visible (button) && is_sendable (dialog));
  pursuit_widget_test_wait (is_sendable, dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

/* What it likely costs and what it can cost are two figures, and what a budget does not let go
 * cannot be sent. */
static void
a_price_is_no_promise (Fixture *self, gconstpointer data)
{
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->base.window.window);
  GtkWidget *dialog, *bound;
  double likely, most;

  ai_window_fixture_add_priced (&self->base);
  dialog = open_dialog (self);
  ai_window_fixture_await_label (dialog, "summary");
  bound = pursuit_window_test_child (dialog, "bound");
  g_assert_true (gtk_widget_get_visible (bound));
  g_assert_cmpint (sscanf (ai_window_fixture_await_label (dialog, "send_label"),
                           "_Send, likely %lf USD", &likely),
                   ==, 1);
  g_assert_cmpint (sscanf (gtk_label_get_label (GTK_LABEL (bound)), "At most %lf USD", &most), ==,
                   1);
  g_assert_cmpfloat (likely, >, 0);
  g_assert_cmpfloat (most, >, likely);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);

  usage_fixture_set_budget (workspace, 1000);
  dialog = open_dialog (self);
  g_assert_nonnull (
      strstr (ai_window_fixture_await_label (dialog, "error_label"), "would be passed"));
  g_assert_false (is_sendable (dialog));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "bound")));
  g_assert_cmpstr (ai_window_fixture_await_label (dialog, "send_label"), ==, "_Send");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static gboolean
is_heard (gpointer workspace)
{
  return g_signal_has_handler_pending (
      workspace, g_signal_lookup ("passed-over", PURSUIT_TYPE_WORKSPACE), 0, FALSE);
}

/* It is answered all the same, but the person has to know. */
static void
money_is_said_in_passing (Fixture *self, gconstpointer data)
{
  /* It is listened for when nothing else is to be done. */
  pursuit_widget_test_wait (is_heard, pursuit_window_get_workspace (self->base.window.window));
  g_signal_emit_by_name (pursuit_window_get_workspace (self->base.window.window), "passed-over",
                         "The account with X has no credit");
  pursuit_window_test_await (self->base.window.window, GTK_TYPE_LABEL,
                             "The account with X has no credit. The next provider was asked "
                             "instead.");
}

/* Within 200 ms, and nothing is changed. */
static void
closing_stops_the_question (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  gint64 closed;

  ai_window_fixture_add_peer (&self->base);
  dialog = open_dialog (self);
  ai_window_fixture_await_label (dialog, "summary");
  peer_add (self->base.peer, 200, JSON, "{")->stalls = TRUE;
  gtk_widget_activate_action (dialog, "ai.send", NULL);
  ai_window_fixture_await_requests (&self->base, 1);
  closed = g_get_monotonic_time ();
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_cmpint (peer_wait_closed (self->base.peer, closed), <, 2 * G_USEC_PER_SEC);
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static void
without_a_provider_it_says_so (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);

  g_assert_nonnull (strstr (ai_window_fixture_await_label (dialog, "error_label"), "provider"));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

#define dialog_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  dialog_test ("/app/ai-score-dialog/a-script-says-that-it-is-one", a_script_says_that_it_is_one);
  dialog_test ("/app/ai-score-dialog/what-leaves-is-shown-before", what_leaves_is_shown_before);
  dialog_test ("/app/ai-score-dialog/a-wrong-key-leads-to-the-settings",
               a_wrong_key_leads_to_the_settings);
  dialog_test ("/app/ai-score-dialog/a-price-is-no-promise", a_price_is_no_promise);
  dialog_test ("/app/ai-score-dialog/money-is-said-in-passing", money_is_said_in_passing);
  dialog_test ("/app/ai-score-dialog/closing-stops-the-question", closing_stops_the_question);
  dialog_test ("/app/ai-score-dialog/without-a-provider-it-says-so", without_a_provider_it_says_so);

  return g_test_run ();
}
