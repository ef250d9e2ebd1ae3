/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-ai-score-dialog.h"
#include "app/pursuit-lead-page.h"
#include "core/pursuit-lead.h"
#include "tests/ai/peer.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/pursuit-providers.h"

#include <string.h>

#define JSON "Content-Type: application/json\r\n"

typedef struct
{
  PursuitWindowTest window;
  PursuitRecord *lead;
  Peer *peer;
} Fixture;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_add_provider_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
add_provider (Fixture *self, const char *kind, const char *url)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", kind);
  gboolean done = FALSE;

  setup->base_url = g_strdup (url);
  for (guint i = 0; url != NULL && i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("llama:8b");
  pursuit_workspace_add_provider_async (pursuit_window_get_workspace (self->window.window), setup,
                                        NULL, added_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->peer = peer_new ();
  self->lead = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Nordhav Fisk");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->lead);
  pursuit_window_test_tear_down (&self->window, NULL);
  peer_free (self->peer);
}

static GtkWidget *
open_dialog (Fixture *self)
{
  GtkWidget *page;

  pursuit_window_show_record (self->window.window, PURSUIT_KIND_LEAD,
                              pursuit_record_get_id (self->lead));
  page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (pursuit_window_test_child (page, "title_label"), GTK_TYPE_LABEL,
                             "Nordhav Fisk AS");
  gtk_widget_activate_action (page, "leads.score-ai", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static gboolean
is_told (gpointer label)
{
  return *gtk_label_get_label (label) != '\0';
}

static const char *
await_label (GtkWidget *dialog, const char *name)
{
  GtkWidget *label = pursuit_window_test_child (dialog, name);

  pursuit_widget_test_wait (is_told, label);

  return gtk_label_get_label (GTK_LABEL (label));
}

static void
a_script_says_that_it_is_one (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  add_provider (self, "fake", NULL);
  dialog = open_dialog (self);
  g_assert_nonnull (strstr (await_label (dialog, "summary"), "no AI"));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "body_frame")));
  gtk_widget_activate_action (dialog, "ai-score.send", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_SCORE_ENGINE, "ai");
}

static void
what_leaves_is_shown_before (Fixture *self, gconstpointer data)
{
  g_autofree char *url = peer_dup_url (self->peer);
  g_autofree char *shown = NULL;
  g_autofree char *request = NULL;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer;
  GtkWidget *dialog;

  add_provider (self, "local", url);
  dialog = open_dialog (self);
  await_label (dialog, "summary");
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pursuit_window_test_child (dialog, "body")));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  peer_add (self->peer, 401, JSON, "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  gtk_widget_activate_action (dialog, "ai-score.send", NULL);
  await_label (dialog, "error_label");
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  request = peer_dup_request (self->peer, 0);
  g_assert_nonnull (strstr (request, shown));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static gboolean
was_asked (gpointer peer)
{
  return peer_count (peer) > 0;
}

/* Within 200 ms, and nothing is changed. */
static void
closing_stops_the_question (Fixture *self, gconstpointer data)
{
  g_autofree char *url = peer_dup_url (self->peer);
  GtkWidget *dialog;
  gint64 closed;

  add_provider (self, "local", url);
  dialog = open_dialog (self);
  await_label (dialog, "summary");
  peer_add (self->peer, 200, JSON, "{")->stalls = TRUE;
  gtk_widget_activate_action (dialog, "ai-score.send", NULL);
  pursuit_widget_test_wait (was_asked, self->peer);
  closed = g_get_monotonic_time ();
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_cmpint (peer_wait_closed (self->peer, closed), <, 2 * G_USEC_PER_SEC);
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORE_DIALOG);
}

static void
without_a_provider_it_says_so (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);

  g_assert_nonnull (strstr (await_label (dialog, "error_label"), "provider"));
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
  dialog_test ("/app/ai-score-dialog/closing-stops-the-question", closing_stops_the_question);
  dialog_test ("/app/ai-score-dialog/without-a-provider-it-says-so", without_a_provider_it_says_so);

  return g_test_run ();
}
