/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-view.h"
#include "app/proposals/pursuit-draft-dialog.h"
#include "app/proposals/pursuit-drafting-view.h"
#include "app/proposals/pursuit-finding-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/widgets/pursuit-wait-note.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-proposal.h"
#include "tests/app/ai-drafting-fixture.h"
#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <string.h>

#define NEED "## What you told us\n\nThe pumps stop too often.\n\n"
#define PRICE "## Price\n\n{{price_table}}\n"
#define WHOLE NEED PRICE

typedef AiDraftingFixture Fixture;

static guint
count_proposals (Fixture *self)
{
  return pursuit_window_test_count (&self->base.window, PURSUIT_KIND_PROPOSAL);
}

static void
a_draft_opens_in_the_studio (Fixture *self, gconstpointer data)
{
  guint before = count_proposals (self);
  GtkWidget *studio;

  ai_window_fixture_add_script (&self->base);
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  studio = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_PROPOSAL_STUDIO);
  ai_drafting_fixture_await_text (self, studio, "script");
  pursuit_window_test_await_gone (self->base.window.window, PURSUIT_TYPE_DRAFTING_VIEW, NULL);
  g_assert_cmpuint (count_proposals (self), ==, before + 1);
}

/* The next key goes into the text, and does not lead back. */
static void
assert_writing (Fixture *self, GtkWidget *studio)
{
  PursuitMarkdownEditor *editor
      = PURSUIT_MARKDOWN_EDITOR (pursuit_window_test_child (studio, "editor"));

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->base.window.window))
                 == GTK_WIDGET (pursuit_markdown_editor_get_view (editor)));
}

/* The words are there before the answer ends; Escape ends it, and what came is kept. */
static void
words_come_before_the_end (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint before = count_proposals (self);
  gint64 stopped;
  GtkWidget *view;
  GtkWidget *studio;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, NEED, 5, FALSE)->stalls = TRUE;
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  view = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_DRAFTING_VIEW);
  ai_drafting_fixture_await_text (self, view, "The pumps stop too often.");
  g_assert_cmpuint (count_proposals (self), ==, before);
  g_assert_false (gtk_text_view_get_editable (
      pursuit_markdown_editor_get_view (PURSUIT_MARKDOWN_EDITOR (self->editor))));

  /* Where the focus is, Escape is heard. */
  pursuit_window_test_await_closed (PURSUIT_TYPE_DRAFT_DIALOG);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (self->base.window.window)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->base.window.window)), view));
  stopped = g_get_monotonic_time ();
  gtk_widget_activate_action (view, "drafting.stop", NULL);
  g_assert_cmpint (peer_wait_closed (self->base.peer, stopped), <, 2 * G_USEC_PER_SEC);
  studio = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_PROPOSAL_STUDIO);
  ai_drafting_fixture_await_text (self, studio, "The pumps stop too often.");
  assert_writing (self, studio);
  text = pursuit_markdown_editor_dup_text (PURSUIT_MARKDOWN_EDITOR (self->editor));
  g_assert_nonnull (strstr (text, "["));
  g_assert_cmpuint (count_proposals (self), ==, before + 1);
}

/* Before the first word there is nothing to keep. */
static void
stopped_at_once_it_leaves_nothing (Fixture *self, gconstpointer data)
{
  guint before = count_proposals (self);
  GtkWidget *view;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, "", 5, FALSE)->stalls = TRUE;
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  view = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_DRAFTING_VIEW);
  ai_window_fixture_await_requests (&self->base, 1);
  gtk_widget_activate_action (view, "drafting.stop", NULL);
  pursuit_window_test_await_gone (self->base.window.window, PURSUIT_TYPE_DRAFTING_VIEW, NULL);
  g_assert_cmpuint (count_proposals (self), ==, before);
  g_assert_null (pursuit_widget_test_find (GTK_WIDGET (self->base.window.window),
                                           PURSUIT_TYPE_PROPOSAL_STUDIO, NULL));
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer n)
{
  g_assert_true (pursuit_ai_limiter_take_finish (PURSUIT_AI_LIMITER (source), result, NULL, NULL));
  (*(guint *) n)++;
}

/* So many just now: the next one has to wait for a minute. */
static void
use_up (Fixture *self, PursuitAiFeature feature, guint limit)
{
  PursuitAiBooks *books
      = pursuit_workspace_get_ai_books (pursuit_window_get_workspace (self->base.window.window));
  guint n = 0;

  for (guint i = 0; i < limit; i++)
    {
      g_autofree char *action = g_strdup_printf ("before-%u", i);

      pursuit_ai_limiter_take_async (PURSUIT_AI_LIMITER (books), feature, action, NULL, taken_cb,
                                     &n);
    }
  while (n < limit)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  GtkLabel *label;
  guint least;
  guint most;
} Countdown;

static gboolean
is_counting (gpointer data)
{
  const Countdown *wanted = data;
  const char *number = strstr (gtk_label_get_label (wanted->label), "goes on in ");
  guint64 seconds
      = number != NULL ? g_ascii_strtoull (number + strlen ("goes on in "), NULL, 10) : 0;

  return seconds >= wanted->least && seconds <= wanted->most;
}

/* The seconds are counted down before one's eyes, and Escape gives up. */
static void
the_sixth_in_a_minute_waits (Fixture *self, gconstpointer data)
{
  Countdown countdown = { .least = 50, .most = 61 };
  GtkWidget *view;

  use_up (self, PURSUIT_AI_FEATURE_DRAFT, 5);
  ai_window_fixture_add_peer (&self->base);
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  view = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_DRAFTING_VIEW);
  countdown.label = GTK_LABEL (pursuit_window_test_child (view, "status"));
  pursuit_widget_test_wait (is_counting, &countdown);
  countdown.most = (guint) g_ascii_strtoull (
      strstr (gtk_label_get_label (countdown.label), "goes on in ") + strlen ("goes on in "), NULL,
      10);
  countdown.most--;
  countdown.least = 1;
  pursuit_widget_test_wait (is_counting, &countdown);
  gtk_widget_activate_action (view, "drafting.stop", NULL);
  pursuit_window_test_await_gone (self->base.window.window, PURSUIT_TYPE_DRAFTING_VIEW, NULL);
  g_assert_cmpuint (peer_count (self->base.peer), ==, 0);
}

static void
on_waiting (PursuitWorkspace *workspace, guint reason, guint wait_ms, GCancellable *by, gpointer n)
{
  (*(guint *) n)++;
}

static gboolean
is_one (gpointer n)
{
  return *(guint *) n == 1;
}

static void
scored_cb (GObject *source, GAsyncResult *result, gpointer n)
{
  g_assert_null (pursuit_workspace_score_finish (PURSUIT_WORKSPACE (source), result, NULL));
  *(guint *) n = 1;
}

/* Whoever asks for something else meanwhile sees there that it waits, and gives up that. */
static void
the_wait_of_another_question_is_not_shown (Fixture *self, gconstpointer data)
{
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->base.window.window);
  const char *const ids[] = { pursuit_record_get_id (self->lead), NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai" };
  g_autoptr (GCancellable) other = g_cancellable_new ();
  guint n_waits = 0;
  guint n_ends = 0;
  GtkLabel *status;
  GtkWidget *view;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, NEED, 5, FALSE)->stalls = TRUE;
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  view = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_DRAFTING_VIEW);
  ai_drafting_fixture_await_text (self, view, "The pumps stop too often.");
  status = GTK_LABEL (pursuit_window_test_child (view, "status"));

  use_up (self, PURSUIT_AI_FEATURE_SCORE, 10);
  g_signal_connect (workspace, "waiting", G_CALLBACK (on_waiting), &n_waits);
  pursuit_workspace_score_async (workspace, &options, NULL, other, scored_cb, &n_ends);
  pursuit_widget_test_wait (is_one, &n_waits);
  g_assert_null (strstr (gtk_label_get_label (status), "goes on in"));
  g_cancellable_cancel (other);
  pursuit_widget_test_wait (is_one, &n_ends);
  g_signal_handlers_disconnect_by_data (workspace, &n_waits);
  g_assert_nonnull (gtk_widget_get_root (view));
}

/* What was said after it began to wait stands there until the end. */
static void
a_wait_leaves_what_was_said_since (Fixture *self, gconstpointer data)
{
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->base.window.window);
  g_autoptr (GCancellable) question = g_cancellable_new ();
  g_autoptr (GtkLabel) label = g_object_ref_sink (GTK_LABEL (gtk_label_new ("Before")));
  g_autoptr (PursuitWaitNote) note = pursuit_wait_note_new (workspace, question, label);

  g_signal_emit_by_name (workspace, "waiting", PURSUIT_WAIT_FOR_LIMIT, 60000U, question);
  g_assert_nonnull (strstr (gtk_label_get_label (label), "goes on in 60 seconds"));
  g_signal_emit_by_name (workspace, "waiting", PURSUIT_WAIT_FOR_LIMIT, 50000U, question);
  g_assert_nonnull (strstr (gtk_label_get_label (label), "goes on in 50 seconds"));
  gtk_label_set_label (label, "Stopping…");
  g_cancellable_cancel (question);
  g_signal_emit_by_name (workspace, "waiting", PURSUIT_WAIT_FOR_PROVIDER, 9000U, question);
  g_clear_object (&note);
  g_assert_cmpstr (gtk_label_get_label (label), ==, "Stopping…");
}

/* Leaving stops, too, and the window may go before the answer. */
static void
the_window_may_close_meanwhile (Fixture *self, gconstpointer data)
{
  gint64 closed;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, NEED, 5, FALSE)->stalls = TRUE;
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  ai_drafting_fixture_await_text (self,
                                  ai_drafting_fixture_await_view (self, PURSUIT_TYPE_DRAFTING_VIEW),
                                  "The pumps stop too often.");
  closed = g_get_monotonic_time ();
  gtk_widget_activate_action (GTK_WIDGET (self->base.window.window), "win.back", NULL);
  g_assert_cmpint (peer_wait_closed (self->base.peer, closed), <, 2 * G_USEC_PER_SEC);
}

static gboolean
is_gone (gpointer view)
{
  return gtk_widget_get_root (view) == NULL;
}

/* What somebody has gone on to meanwhile is not taken away; what came is kept. */
static void
what_stands_over_it_stays (Fixture *self, gconstpointer data)
{
  guint before = count_proposals (self);
  GtkWidget *over = gtk_label_new ("over");
  GtkWidget *view;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, NEED, 5, FALSE)->stalls = TRUE;
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  view = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_DRAFTING_VIEW);
  ai_drafting_fixture_await_text (self, view, "The pumps stop too often.");
  g_object_ref (view);
  pursuit_window_push_view (self->base.window.window, over);
  gtk_widget_activate_action (view, "drafting.stop", NULL);
  pursuit_widget_test_wait (is_gone, view);
  g_object_unref (view);
  g_assert_nonnull (gtk_widget_get_root (over));
  g_assert_null (pursuit_widget_test_find (GTK_WIDGET (self->base.window.window),
                                           PURSUIT_TYPE_PROPOSAL_STUDIO, NULL));
  g_assert_cmpuint (count_proposals (self), ==, before + 1);
}

/* What is shown follows the wishes, and is what leaves. */
static void
wishes_are_in_what_leaves (Fixture *self, gconstpointer data)
{
  g_autofree char *request = NULL;
  GtkWidget *dialog;
  GtkWidget *tone;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, WHOLE, 5, TRUE);
  dialog = ai_drafting_fixture_open_dialog (self);
  ai_window_fixture_await_label (dialog, "summary");
  tone = pursuit_window_test_await (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         pursuit_window_test_child (dialog, "wishes")));
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog))
                 == pursuit_window_test_child (dialog, "send_button"));
  tone = pursuit_window_test_child (
      pursuit_widget_test_find (dialog, g_type_from_name ("PursuitDraftWishes"), NULL), "tone");
  gtk_editable_set_text (GTK_EDITABLE (tone), "like an old friend");
  g_assert_false (gtk_widget_is_sensitive (pursuit_window_test_child (dialog, "send_button")));
  ai_window_fixture_send (dialog);
  ai_drafting_fixture_await_text (
      self, ai_drafting_fixture_await_view (self, PURSUIT_TYPE_PROPOSAL_STUDIO),
      "The pumps stop too often.");
  request = peer_dup_request (self->base.peer, 0);
  g_assert_nonnull (strstr (request, "like an old friend"));
}

static char *
dup_body (Fixture *self, guint number)
{
  g_autofree char *request = peer_dup_request (self->base.peer, number);

  return g_strdup (strstr (request, "\r\n\r\n"));
}

/* Asks with a wish, and is refused. */
static AdwMessageDialog *
fail_draft (Fixture *self)
{
  GtkWidget *dialog;

  ai_window_fixture_add_peer (&self->base);
  peer_add (self->base.peer, 401, "Content-Type: application/json\r\n", "{}");
  dialog = ai_drafting_fixture_open_dialog (self);
  ai_window_fixture_await_label (dialog, "summary");
  gtk_editable_set_text (
      GTK_EDITABLE (pursuit_window_test_child (
          pursuit_widget_test_find (dialog, g_type_from_name ("PursuitDraftWishes"), NULL),
          "tone")),
      "like an old friend");
  ai_window_fixture_send (dialog);

  return ADW_MESSAGE_DIALOG (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* The wishes are still there, also after a look at the settings: asking once more asks the same. */
static void
a_failed_draft_is_asked_for_again (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *failure = fail_draft (self);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  ai_drafting_fixture_answer (failure, "settings");
  gtk_window_close (GTK_WINDOW (pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES)));
  failure = ADW_MESSAGE_DIALOG (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG));
  openai_answer_stream (self->base.peer, WHOLE, 5, TRUE);
  ai_drafting_fixture_answer (failure, "again");
  ai_drafting_fixture_await_text (
      self, ai_drafting_fixture_await_view (self, PURSUIT_TYPE_PROPOSAL_STUDIO),
      "The pumps stop too often.");
  first = dup_body (self, 0);
  second = dup_body (self, 1);
  g_assert_nonnull (strstr (first, "like an old friend"));
  g_assert_cmpstr (first, ==, second);
}

/* Nobody is left without an answer when a provider fails. */
static void
a_failed_draft_comes_from_the_template (Fixture *self, gconstpointer data)
{
  guint before = count_proposals (self);
  AdwMessageDialog *failure = fail_draft (self);

  ai_drafting_fixture_answer (failure, "template");
  ai_drafting_fixture_await_text (
      self, ai_drafting_fixture_await_view (self, PURSUIT_TYPE_PROPOSAL_STUDIO), "{{");
  g_assert_cmpuint (count_proposals (self), ==, before + 1);
  g_assert_cmpuint (peer_count (self->base.peer), ==, 1);
}

static PursuitRecord *
add_proposal (Fixture *self)
{
  g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "Offer");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "draft");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID, pursuit_record_get_id (self->lead));
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT,
                           "# Offer\n\n## Need\n\nOld words.\n\n## Price\n\nAs agreed.\n");

  return pursuit_window_test_save (&self->base.window, proposal);
}

static GtkWidget *
ask_for_section (Fixture *self, GtkWidget *studio)
{
  GtkWidget *dialog;
  GtkWidget *wish;

  pursuit_markdown_editor_go_to_line (
      PURSUIT_MARKDOWN_EDITOR (pursuit_window_test_child (studio, "editor")), 5);
  gtk_widget_activate_action (studio, "proposal.write-section", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_DRAFT_DIALOG);
  wish = pursuit_window_test_child (
      pursuit_widget_test_find (dialog, g_type_from_name ("PursuitDraftWishes"), NULL), "wish");
  gtk_editable_set_text (GTK_EDITABLE (wish), "name the harbour");

  return dialog;
}

/* Only the section changes, in the open studio too, and one undo takes it back. */
static void
a_section_is_written_again (Fixture *self, gconstpointer data)
{
  static const char after[]
      = "# Offer\n\n## Need\n\nThe harbour needs it.\n\n## Price\n\nAs agreed.\n";
  g_autoptr (PursuitRecord) proposal = add_proposal (self);
  g_autofree char *request = NULL;
  GtkWidget *studio;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (self->base.peer, "## Need\n\nThe harbour needs it.\n", 5, TRUE);
  studio = pursuit_proposal_studio_new (pursuit_window_get_workspace (self->base.window.window),
                                        proposal);
  pursuit_window_push_view (self->base.window.window, studio);
  ai_window_fixture_send (ask_for_section (self, studio));
  pursuit_window_test_await_field (&self->base.window, proposal, PURSUIT_PROPOSAL_CONTENT, after);
  pursuit_window_test_await_gone (self->base.window.window, PURSUIT_TYPE_DRAFTING_VIEW, NULL);
  ai_drafting_fixture_await_text (self, studio, after);
  assert_writing (self, studio);
  request = peer_dup_request (self->base.peer, 0);
  g_assert_nonnull (strstr (request, "name the harbour"));

  gtk_widget_activate_action (GTK_WIDGET (self->base.window.window), "win.undo", "x",
                              G_GINT64_CONSTANT (0));
  ai_drafting_fixture_await_text (self, studio, "Old words.");
}

#define drafting_test(path, function)                                                              \
  g_test_add (path, Fixture, NULL, ai_drafting_fixture_set_up, function,                           \
              ai_drafting_fixture_tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  drafting_test ("/app/ai-drafting/a-draft-opens-in-the-studio", a_draft_opens_in_the_studio);
  drafting_test ("/app/ai-drafting/words-come-before-the-end", words_come_before_the_end);
  drafting_test ("/app/ai-drafting/stopped-at-once-it-leaves-nothing",
                 stopped_at_once_it_leaves_nothing);
  drafting_test ("/app/ai-drafting/the-window-may-close-meanwhile", the_window_may_close_meanwhile);
  drafting_test ("/app/ai-drafting/what-stands-over-it-stays", what_stands_over_it_stays);
  drafting_test ("/app/ai-drafting/the-sixth-in-a-minute-waits", the_sixth_in_a_minute_waits);
  drafting_test ("/app/ai-drafting/the-wait-of-another-question-is-not-shown",
                 the_wait_of_another_question_is_not_shown);
  drafting_test ("/app/ai-drafting/a-wait-leaves-what-was-said-since",
                 a_wait_leaves_what_was_said_since);
  drafting_test ("/app/ai-drafting/wishes-are-in-what-leaves", wishes_are_in_what_leaves);
  drafting_test ("/app/ai-drafting/a-failed-draft-is-asked-for-again",
                 a_failed_draft_is_asked_for_again);
  drafting_test ("/app/ai-drafting/a-failed-draft-comes-from-the-template",
                 a_failed_draft_comes_from_the_template);
  drafting_test ("/app/ai-drafting/a-section-is-written-again", a_section_is_written_again);

  return g_test_run ();
}
