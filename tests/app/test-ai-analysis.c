/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-analysis-dialog.h"
#include "app/conversations/pursuit-conversation-page.h"
#include "app/widgets/pursuit-format.h"
#include "core/pursuit-analysis.h"
#include "tests/app/ai-window-fixture.h"

#include <string.h>

typedef struct
{
  AiWindowFixture base;
  PursuitRecord *call;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  PursuitWindow *window;

  ai_window_fixture_set_up (&self->base, NULL);
  window = self->base.window.window;
  self->call = pursuit_window_test_find_record (&self->base.window, PURSUIT_KIND_CONVERSATION,
                                                "Call with Brennholt");
  pursuit_window_show_record (window, PURSUIT_KIND_CONVERSATION,
                              pursuit_record_get_id (self->call));
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Yes, that is fine.");
  self->page = pursuit_widget_test_find (GTK_WIDGET (window), PURSUIT_TYPE_CONVERSATION_PAGE, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->call);
  ai_window_fixture_tear_down (&self->base, NULL);
}

static GtkWidget *
open_dialog (Fixture *self)
{
  gtk_widget_activate_action (self->page, "conversations.analyse-ai", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_ANALYSIS_DIALOG);
}

static gboolean
is_read_by_ai (gpointer data)
{
  Fixture *self = data;
  g_autoptr (PursuitRecord) call = pursuit_window_test_read (
      &self->base.window, PURSUIT_KIND_CONVERSATION, pursuit_record_get_id (self->call));
  g_autoptr (PursuitAnalysis) kept = pursuit_analysis_of (call, NULL);

  return kept != NULL && g_str_equal (kept->engine, "ai");
}

/* It says who read it, and what it cost. */
static void
findings_say_who_found_them (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) call = NULL;
  g_autoptr (PursuitAnalysis) kept = NULL;
  g_autofree char *at = NULL;
  g_autofree char *head = NULL;

  ai_window_fixture_add_script (&self->base);
  ai_window_fixture_send (open_dialog (self));
  pursuit_window_test_await_closed (PURSUIT_TYPE_ANALYSIS_DIALOG);
  pursuit_widget_test_wait (is_read_by_ai, self);
  call = pursuit_window_test_read (&self->base.window, PURSUIT_KIND_CONVERSATION,
                                   pursuit_record_get_id (self->call));
  kept = pursuit_analysis_of (call, NULL);
  at = pursuit_format_time (kept->analyzed_at);
  head = pursuit_format_join ("A script, no AI", at, PURSUIT_FORMAT_END);
  pursuit_window_test_await (self->page, GTK_TYPE_LABEL, head);
  pursuit_window_test_await (self->page, GTK_TYPE_LABEL, "Receipt: at no cost");
}

/* What a provider refuses is said in the dialog, and what this machine found stays. */
static void
a_refusal_changes_nothing (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  pursuit_conversation_page_analyse (PURSUIT_CONVERSATION_PAGE (self->page));
  pursuit_window_test_await (self->page, GTK_TYPE_LABEL, "They are cheaper in the first year.");
  ai_window_fixture_add_peer (&self->base);
  peer_add (self->base.peer, 401, "Content-Type: application/json\r\n",
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  dialog = open_dialog (self);
  ai_window_fixture_send (dialog);
  ai_window_fixture_await_label (dialog, "error_label");
  g_assert_cmpuint (peer_count (self->base.peer), ==, 1);
  g_assert_false (is_read_by_ai (self));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_ANALYSIS_DIALOG);
  g_assert_nonnull (
      pursuit_widget_test_find (self->page, GTK_TYPE_LABEL, "They are cheaper in the first year."));
}

#define analysis_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  analysis_test ("/app/ai-analysis/findings-say-who-found-them", findings_say_who_found_them);
  analysis_test ("/app/ai-analysis/a-refusal-changes-nothing", a_refusal_changes_nothing);

  return g_test_run ();
}
