/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-view.h"
#include "app/proposals/pursuit-draft-dialog.h"
#include "app/proposals/pursuit-finding-list.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-proposal.h"
#include "tests/app/ai-drafting-fixture.h"

#include <string.h>

/* What AI wrote without a source waits for a person before it is sent. */

typedef AiDraftingFixture Fixture;

/* The list of what is found, once it is open. */
static GtkWidget *
open_findings (Fixture *self, GtkWidget *studio)
{
  g_assert_true (gtk_widget_activate_action (studio, "proposal.next-finding", NULL));

  return ai_drafting_fixture_await_view (self, PURSUIT_TYPE_FINDING_LIST);
}

static gboolean
is_underlined (gpointer data)
{
  Fixture *self = data;
  GtkTextBuffer *buffer
      = pursuit_markdown_editor_get_buffer (PURSUIT_MARKDOWN_EDITOR (self->editor));
  GtkTextTag *tag
      = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "claim-unknown");
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);

  return gtk_text_iter_forward_search (&start, self->awaited, 0, &start, NULL, NULL)
         && gtk_text_iter_has_tag (&start, tag);
}

static gboolean
is_not_underlined (gpointer data)
{
  return !is_underlined (data);
}

/* A new proposal by AI with an answer that says something false, open in the studio. */
static GtkWidget *
draft_false (Fixture *self)
{
  GtkWidget *studio;

  ai_window_fixture_add_peer (&self->base);
  openai_answer_stream (
      self->base.peer, "## Need\n\nWe are certified to ISO 9001. We cut stops by 40 %.\n", 5, TRUE);
  ai_window_fixture_send (ai_drafting_fixture_open_dialog (self));
  studio = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_PROPOSAL_STUDIO);
  ai_drafting_fixture_await_text (self, studio, "ISO 9001");
  pursuit_widget_test_wait (is_underlined, self);

  return studio;
}

/* Sends, and tells what the window asks or says; the dialog goes. */
static char *
send (GtkWidget *studio)
{
  GtkWidget *dialog;
  char *text;

  gtk_widget_activate_action (studio, "proposal.send", NULL);
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  text = g_strdup_printf ("%s\n%s", adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)),
                          adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));

  return text;
}

static gboolean
is_marked_on_page (gpointer data)
{
  Fixture *self = data;
  GtkWidget *page = pursuit_widget_test_find (GTK_WIDGET (self->base.window.window),
                                              PURSUIT_TYPE_DOCUMENT_VIEW, NULL);
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  GtkTextIter start;

  if (page == NULL)
    return FALSE;
  buffer = gtk_text_view_get_buffer (
      pursuit_document_view_get_text_view (PURSUIT_DOCUMENT_VIEW (page)));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "claim");
  gtk_text_buffer_get_start_iter (buffer, &start);

  return gtk_text_iter_forward_search (&start, self->awaited, 0, &start, NULL, NULL)
         && gtk_text_iter_has_tag (&start, tag);
}

/* By the button of its row, and by the keyboard where the list stands: what has no source is not
 * sent before. */
static void
a_false_claim_waits_for_a_person (Fixture *self, gconstpointer data)
{
  GtkWidget *studio = draft_false (self);
  GtkShortcut *key;
  GtkWidget *list;
  GtkWidget *focus;
  g_autofree char *refused = send (studio);
  g_autofree char *again = NULL;
  g_autofree char *asked = NULL;

  g_assert_true (g_str_has_prefix (refused, "The proposal was not sent\n"));
  g_assert_nonnull (strstr (refused, "AI wrote “ISO 9001” without a source, and 1 more"));

  /* Unseen it is not confirmed: the key opens the list. */
  gtk_widget_activate_action (studio, "proposal.confirm", "s", "");
  list = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_FINDING_LIST);
  pursuit_window_test_run_for (500);
  g_assert_true (is_underlined (self));
  key = pursuit_widget_test_find_key (list, GDK_KEY_F8, GDK_CONTROL_MASK);
  g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (key), 0, list,
                                               gtk_shortcut_get_arguments (key)));
  self->awaited = "ISO 9001";
  pursuit_widget_test_wait (is_not_underlined, self);
  self->awaited = "40 %";
  g_assert_true (is_underlined (self));

  /* The focus stands at what is left. */
  focus = gtk_root_get_focus (GTK_ROOT (self->base.window.window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (
      pursuit_window_test_child (pursuit_window_test_child (studio, "status"), "problems_button")));
  again = send (studio);
  g_assert_nonnull (strstr (again, "AI wrote “40 %” without a source; confirm it"));

  list = open_findings (self, studio);
  g_signal_emit_by_name (pursuit_window_test_await (list, GTK_TYPE_BUTTON, "_Confirm"), "clicked");
  pursuit_widget_test_wait (is_not_underlined, self);
  asked = send (studio);
  g_assert_true (g_str_has_prefix (asked, "Send “"));
}

/* The page shows what the text beside it does, and what is taken out comes back with undo. */
static void
a_false_claim_is_taken_out (Fixture *self, gconstpointer data)
{
  GtkWidget *studio = draft_false (self);
  PursuitMarkdownEditor *editor = PURSUIT_MARKDOWN_EDITOR (self->editor);
  g_autofree char *before = pursuit_markdown_editor_dup_text (editor);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  GtkWidget *list;

  pursuit_widget_test_wait (is_marked_on_page, self);
  list = open_findings (self, studio);
  g_signal_emit_by_name (pursuit_window_test_await (list, GTK_TYPE_BUTTON, "_Remove"), "clicked");
  after = pursuit_markdown_editor_dup_text (editor);
  g_assert_null (strstr (after, "ISO 9001"));
  g_assert_nonnull (strstr (after, "\n\nWe cut stops by 40 %."));
  gtk_text_buffer_undo (pursuit_markdown_editor_get_buffer (editor));
  again = pursuit_markdown_editor_dup_text (editor);
  g_assert_cmpstr (again, ==, before);
}

/* The dialog for a section stands at the section of the claim. */
static void
a_false_claim_is_written_again (Fixture *self, gconstpointer data)
{
  GtkWidget *studio = draft_false (self);
  GtkWidget *list = open_findings (self, studio);
  GtkWidget *dialog;

  g_signal_emit_by_name (pursuit_window_test_await (list, GTK_TYPE_BUTTON, "_Write Again…"),
                         "clicked");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_DRAFT_DIALOG);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_DRAFT_DIALOG);
}

/* A confirmed sentence that is changed has to be confirmed again, and undo takes one back. */
static void
other_words_wait_again (Fixture *self, gconstpointer data)
{
  GtkWidget *studio = draft_false (self);
  PursuitMarkdownEditor *editor = PURSUIT_MARKDOWN_EDITOR (self->editor);

  open_findings (self, studio);
  gtk_widget_activate_action (studio, "proposal.confirm", "s", "0");
  pursuit_widget_test_wait (is_not_underlined, self);
  gtk_widget_activate_action (GTK_WIDGET (self->base.window.window), "win.undo", "x",
                              G_GINT64_CONSTANT (0));
  pursuit_widget_test_wait (is_underlined, self);

  gtk_widget_activate_action (studio, "proposal.confirm", "s", "0");
  pursuit_widget_test_wait (is_not_underlined, self);
  pursuit_markdown_editor_replace_text (editor, "# Offer\n\nWe were certified to ISO 9001.\n");
  pursuit_widget_test_wait (is_underlined, self);
  pursuit_markdown_editor_replace_text (editor, "# Offer\n\nWe are certified to ISO 9001.\n");
  pursuit_widget_test_wait (is_not_underlined, self);
}

/* What is known is asked anew: a claim that somebody has said since needs no person. */
static void
a_source_may_come_later (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitRecord) stored = NULL;

  draft_false (self);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_LEAD_ID, pursuit_record_get_id (self->lead));
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "Marta: ISO 9001 since the spring.");
  stored = pursuit_window_test_save (&self->base.window, call);
  pursuit_widget_test_wait (is_not_underlined, self);
  self->awaited = "40 %";
  g_assert_true (is_underlined (self));
}

static gboolean
lists_findings (gpointer studio)
{
  GtkWidget *bar = pursuit_widget_test_find (studio, g_type_from_name ("PursuitProposalBar"), NULL);
  GtkWidget *list = pursuit_window_test_child (bar, "problems");

  return gtk_widget_get_mapped (list);
}

/* In words of the window, and with a way to what is to be mended. */
static void
a_refusal_leads_to_the_findings (Fixture *self, gconstpointer data)
{
  GtkWidget *studio = draft_false (self);
  GtkWidget *dialog;

  gtk_widget_activate_action (studio, "proposal.send", NULL);
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_null (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "pursuitctl"));
  g_assert_null (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "command line"));
  g_assert_false (lists_findings (studio));
  ai_drafting_fixture_answer (ADW_MESSAGE_DIALOG (dialog), "findings");
  pursuit_widget_test_wait (lists_findings, studio);
}

#define claims_test(path, function)                                                                \
  g_test_add ("/app/ai-claims/" path, Fixture, NULL, ai_drafting_fixture_set_up, function,         \
              ai_drafting_fixture_tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  claims_test ("a-false-claim-waits-for-a-person", a_false_claim_waits_for_a_person);
  claims_test ("a-false-claim-is-taken-out", a_false_claim_is_taken_out);
  claims_test ("a-false-claim-is-written-again", a_false_claim_is_written_again);
  claims_test ("a-refusal-leads-to-the-findings", a_refusal_leads_to_the_findings);
  claims_test ("other-words-wait-again", other_words_wait_again);
  claims_test ("a-source-may-come-later", a_source_may_come_later);

  return g_test_run ();
}
