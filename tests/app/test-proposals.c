/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-markdown-editor.h"
#include "app/proposals/pursuit-pricing-dialog.h"
#include "app/proposals/pursuit-pricing-row.h"
#include "app/proposals/pursuit-proposal-drafter.h"
#include "app/proposals/pursuit-proposal-journal.h"
#include "app/proposals/pursuit-proposal-page.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "core/pursuit-draft.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/proposals/pursuit-proposals.h"

#define DEMO_PROPOSAL "Monitoring of the water plant"

typedef struct
{
  PursuitWindowTest window;
  PursuitRecord *proposal;
  GtkWidget *studio; /* (nullable) */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->proposal
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_PROPOSAL, DEMO_PROPOSAL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
  g_clear_object (&self->proposal);
}

static void
open_studio (Fixture *self)
{
  self->studio = pursuit_proposal_studio_new (self->window.workspace, self->proposal);
  pursuit_window_push_view (self->window.window, self->studio);
  pursuit_window_test_await (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
}

static GtkWidget *
open_pricing (Fixture *self)
{
  open_studio (self);
  gtk_widget_activate_action (self->studio, "proposal.edit-pricing", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_PRICING_DIALOG);
}

static GtkWidget *
add_line (GtkWidget *dialog)
{
  GtkWidget *lines = pursuit_window_test_child (dialog, "lines");

  gtk_widget_activate_action (dialog, "pricing.add", NULL);

  return gtk_widget_get_last_child (lines);
}

static void
fill (GtkWidget *row, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (row, name)), text);
}

static gboolean
has_child (gpointer widget)
{
  return gtk_widget_get_first_child (widget) != NULL;
}

/* Empties the dialog of what the demo has put there. */
static void
remove_lines (GtkWidget *dialog)
{
  GtkWidget *lines = pursuit_window_test_child (dialog, "lines");
  GtkWidget *row;

  pursuit_widget_test_wait (has_child, lines);
  while ((row = gtk_widget_get_first_child (lines)) != NULL)
    g_signal_emit_by_name (row, "remove");
}

static void
assert_total (GtkWidget *dialog, const char *text)
{
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (pursuit_window_test_child (dialog, "total_label"))), ==, text);
}

static void
test_pricing (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_pricing (self);
  GtkWidget *use_total = pursuit_window_test_child (dialog, "use_total");
  GtkWidget *row;
  g_autoptr (PursuitRecord) item = NULL;

  remove_lines (dialog);
  row = add_line (dialog);
  fill (row, "name", "Vibration sensor");
  fill (row, "quantity", "12");
  fill (row, "unit", "piece");
  fill (row, "unit_price", "250.00");
  assert_total (dialog, "Total without tax 3000 EUR");
  fill (row, "discount", "12.5");
  assert_total (dialog, "Total without tax 2625 EUR");

  /* What is offered on top is no part of the sum. */
  row = add_line (dialog);
  fill (row, "name", "Training day");
  fill (row, "unit_price", "900");
  assert_total (dialog, "Total without tax 3525 EUR");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (pursuit_window_test_child (row, "optional")),
                               TRUE);
  assert_total (dialog, "Total without tax 2625 EUR");

  g_assert_true (gtk_widget_get_visible (use_total));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (use_total), TRUE);
  gtk_widget_activate_action (dialog, "pricing.save", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PRICING_DIALOG);

  item
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LINE_ITEM, "Vibration sensor");
  g_assert_cmpint (pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_QUANTITY), ==, 12000);
  g_assert_cmpint (pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_UNIT_PRICE), ==, 25000);
  g_assert_cmpint (pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_POSITION), ==, 0);
  g_assert_cmpint (pursuit_record_get_integer (pursuit_proposal_studio_get_proposal (
                                                   PURSUIT_PROPOSAL_STUDIO (self->studio)),
                                               PURSUIT_PROPOSAL_DEAL_SIZE),
                   ==, 262500);
}

static void
test_pricing_refuses (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *wrong;
    const char *right;
  } inputs[] = {
    { "unit_price", "much", "10" },
    { "quantity", "a dozen", "12" },
    { "quantity", "99999999999999999999", "2" },
    { "discount", "150", "15" },
  };
  GtkWidget *dialog = open_pricing (self);
  GtkWidget *reason = pursuit_window_test_child (dialog, "reason");
  GtkWidget *save = pursuit_window_test_child (dialog, "save_button");
  GtkWidget *row;

  remove_lines (dialog);
  row = add_line (dialog);
  fill (row, "name", "Sensor");
  fill (row, "unit_price", "10");
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      fill (row, inputs[i].field, inputs[i].wrong);
      g_assert_true (gtk_widget_get_visible (reason));
      g_assert_false (gtk_widget_get_sensitive (save));
      assert_total (dialog, "");
      fill (row, inputs[i].field, inputs[i].right);
      g_assert_false (gtk_widget_get_visible (reason));
      g_assert_true (gtk_widget_get_sensitive (save));
    }

  /* Left without saving, nothing has changed. */
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PRICING_DIALOG);
}

static gboolean
journal_is_empty (gpointer data)
{
  Fixture *self = data;

  return pursuit_window_test_count (&self->window, PURSUIT_KIND_DRAFT) == 0;
}

static gboolean
has_journalled (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) == 1;
}

static guint
count_lines (GtkWidget *dialog)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (pursuit_window_test_child (dialog, "lines"));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

/* Lines removed, one added and one that does not fit, and then the dialog was gone. */
static void
test_pricing_recovers (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_pricing (self);
  guint before = pursuit_window_test_count (&self->window, PURSUIT_KIND_LINE_ITEM);
  GtkWidget *row;
  g_autoptr (PursuitRecord) item = NULL;

  remove_lines (dialog);
  row = add_line (dialog);
  fill (row, "name", "Rescued sensor");
  fill (row, "unit_price", "much");
  pursuit_widget_test_wait (has_journalled, &self->window);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PRICING_DIALOG);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LINE_ITEM), ==, before);

  gtk_widget_activate_action (self->studio, "proposal.edit-pricing", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_PRICING_DIALOG);
  g_signal_emit_by_name (pursuit_window_test_await (dialog, GTK_TYPE_BUTTON, "_Take Them"),
                         "clicked");
  g_assert_cmpuint (count_lines (dialog), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (pursuit_window_test_child (dialog, "save_button")));
  row = gtk_widget_get_first_child (pursuit_window_test_child (dialog, "lines"));
  fill (row, "unit_price", "10");
  gtk_widget_activate_action (dialog, "pricing.save", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PRICING_DIALOG);
  item = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LINE_ITEM, "Rescued sensor");
  g_assert_cmpint (pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_UNIT_PRICE), ==, 1000);
  pursuit_widget_test_wait (journal_is_empty, self);
}

static void
test_status (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *editor;
  PursuitRecord *shown;
  GtkTextView *text;

  open_studio (self);
  gtk_widget_activate_action (self->studio, "proposal.set-status", "s", "sent");
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_STATUS, "sent");
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Marked as Sent");
  shown = pursuit_proposal_studio_get_proposal (PURSUIT_PROPOSAL_STUDIO (self->studio));
  g_assert_cmpstr (pursuit_record_get_text (shown, PURSUIT_PROPOSAL_STATUS), ==, "sent");
  pursuit_window_test_await (self->studio, GTK_TYPE_LABEL, "Versions (1)");

  /* What was sent is not written any more. */
  editor = pursuit_window_test_await (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
  text = GTK_TEXT_VIEW (pursuit_widget_test_find (editor, GTK_TYPE_TEXT_VIEW, NULL));
  g_assert_false (gtk_text_view_get_editable (text));
}

static void
test_status_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  open_studio (self);
  gtk_widget_activate_action (self->studio, "proposal.set-status", "s", "burnt");
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The status was not changed");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), !=, "");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_STATUS, "draft");
}

static void
render_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitRenderResult **) data
      = pursuit_workspace_render_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* The verb behind the button, once the file chooser has answered. */
static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->window.dir, "offer & more.pdf", NULL);
  g_autoptr (PursuitRenderResult) result = NULL;
  g_autofree char *content = NULL;
  gsize length;

  pursuit_workspace_render_async (self->window.workspace, pursuit_record_get_id (self->proposal),
                                  path, NULL, render_cb, &result);
  pursuit_widget_test_wait (is_set, &result);
  g_assert_cmpuint (result->pages, >=, 1);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpint (result->bytes, ==, (gint64) length);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

static void
test_template (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Tarnov");
  guint n = pursuit_window_test_count (&self->window, PURSUIT_KIND_PROPOSAL);
  GtkWidget *dialog;
  GtkWidget *drop_down;

  pursuit_proposal_drafter_start (self->window.window, pursuit_record_get_id (lead));
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  drop_down = pursuit_window_test_await (dialog, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down))),
                    ==, 3);

  /* Leaving the question drafts nothing. */
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);
  pursuit_window_test_run_for (100);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_PROPOSAL), ==, n);

  pursuit_proposal_drafter_start (self->window.window, pursuit_record_get_id (lead));
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "draft");
  gtk_window_destroy (GTK_WINDOW (dialog));
  pursuit_window_test_await (self->window.window, PURSUIT_TYPE_PROPOSAL_STUDIO, NULL);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_PROPOSAL), ==, n + 1);
}

static void
test_autosave (Fixture *self, gconstpointer data)
{
  GtkWidget *editor;
  g_autofree char *text = NULL;

  open_studio (self);
  editor = pursuit_window_test_await (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
  pursuit_markdown_editor_set_text (PURSUIT_MARKDOWN_EDITOR (editor), "# Short\n");
  pursuit_markdown_editor_insert (PURSUIT_MARKDOWN_EDITOR (editor), "Typed and left alone. ");
  text = pursuit_markdown_editor_dup_text (PURSUIT_MARKDOWN_EDITOR (editor));

  /* Nobody saves; a pause is enough. */
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTENT, text);
}

/* Puts into the journal what a program that was ended in the middle of the typing leaves there. */
static void
leave_in_journal (Fixture *self, const char *text)
{
  g_autoptr (PursuitRecord) draft = pursuit_record_new (PURSUIT_KIND_DRAFT);
  g_autofree char *key = pursuit_proposal_journal_dup_key (self->proposal);

  pursuit_record_set_text (draft, PURSUIT_DRAFT_EDITOR_KEY, key);
  pursuit_record_set_text (draft, PURSUIT_DRAFT_TEXT, text);
  g_object_unref (pursuit_window_test_save (&self->window, draft));
}

static void
test_recovers (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *editor;

  leave_in_journal (self, "# Rescued\n\nThe last words.\n");
  open_studio (self);
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL,
                             "Changes that were not saved last time are back; Ctrl+Z drops them");
  editor = pursuit_window_test_await (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
  text = pursuit_markdown_editor_dup_text (PURSUIT_MARKDOWN_EDITOR (editor));
  g_assert_cmpstr (text, ==, "# Rescued\n\nThe last words.\n");
  g_assert_true (gtk_text_buffer_get_can_undo (
      pursuit_markdown_editor_get_buffer (PURSUIT_MARKDOWN_EDITOR (editor))));

  /* The studio goes, and the words stay. */
  g_assert_true (pursuit_window_pop_view (self->window.window));
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTENT, text);
  pursuit_widget_test_wait (journal_is_empty, self);
}

static gboolean
has_draft (gpointer data)
{
  return pursuit_window_test_count (&((Fixture *) data)->window, PURSUIT_KIND_DRAFT) == 1;
}

static void
reread (Fixture *self)
{
  PursuitRecord *now = pursuit_window_test_read (&self->window, PURSUIT_KIND_PROPOSAL,
                                                 pursuit_record_get_id (self->proposal));

  g_object_unref (self->proposal);
  self->proposal = now;
}

/* A fact is typed and never taken over; the studio goes as a killed program does not, so that only
 * what does not fit is left unsaved. */
static void
test_facts_recover (Fixture *self, gconstpointer data)
{
  GtkWidget *facts;
  GtkWidget *term;

  open_studio (self);
  facts = pursuit_window_test_child (self->studio, "facts");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (facts, "valid_until")), "soon");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (facts, "contract_term")),
                         "7 months");
  pursuit_widget_test_wait (has_draft, self);
  g_assert_true (pursuit_window_pop_view (self->window.window));
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTRACT_TERM,
                                   "7 months");

  reread (self);
  open_studio (self);
  facts = pursuit_window_test_child (self->studio, "facts");
  term = pursuit_window_test_child (facts, "contract_term");
  g_signal_emit_by_name (pursuit_window_test_await (facts, GTK_TYPE_BUTTON, "_Take Them"),
                         "clicked");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (pursuit_window_test_child (facts, "valid_until"))), ==,
      "soon");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (facts, "valid_until")),
                         "2099-12-31");
  g_signal_emit_by_name (pursuit_window_test_child (facts, "valid_until"), "activate");
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_VALID_UNTIL,
                                   "2099-12-31");
  pursuit_widget_test_wait (journal_is_empty, self);

  /* What is saved on leaving is not offered again. */
  gtk_editable_set_text (GTK_EDITABLE (term), "8 months");
  g_assert_true (pursuit_window_pop_view (self->window.window));
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTRACT_TERM,
                                   "8 months");
  pursuit_widget_test_wait (journal_is_empty, self);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

/* Who only reads is told that there is more, and goes on from there. */
static void
test_reading_tells (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *page, *unsaved, *editor;
  g_autofree char *text = NULL;

  leave_in_journal (self, "# Rescued\n");
  pursuit_window_show_record (self->window.window, PURSUIT_KIND_PROPOSAL,
                              pursuit_record_get_id (self->proposal));
  page = pursuit_window_test_await (window, PURSUIT_TYPE_PROPOSAL_PAGE, NULL);
  g_signal_emit_by_name (pursuit_window_test_await (page, GTK_TYPE_BUTTON, "_Continue"), "clicked");
  editor = pursuit_window_test_await (window, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
  pursuit_window_test_await (window, GTK_TYPE_LABEL,
                             "Changes that were not saved last time are back; Ctrl+Z drops them");
  text = pursuit_markdown_editor_dup_text (PURSUIT_MARKDOWN_EDITOR (editor));
  g_assert_cmpstr (text, ==, "# Rescued\n");

  /* Once they are saved there is nothing to tell. */
  g_assert_true (pursuit_window_pop_view (self->window.window));
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTENT, text);
  pursuit_widget_test_wait (journal_is_empty, self);
  unsaved = pursuit_window_test_child (page, "unsaved");
  pursuit_widget_test_wait (is_hidden, unsaved);
}

static void
test_reading_drops (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *page;

  leave_in_journal (self, "# Not wanted\n");
  pursuit_window_show_record (self->window.window, PURSUIT_KIND_PROPOSAL,
                              pursuit_record_get_id (self->proposal));
  page = pursuit_window_test_await (window, PURSUIT_TYPE_PROPOSAL_PAGE, NULL);
  g_signal_emit_by_name (pursuit_window_test_await (page, GTK_TYPE_BUTTON, "D_rop Them"),
                         "clicked");
  pursuit_widget_test_wait (journal_is_empty, self);
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (page, "unsaved")));
}

/* Words that were taken back, or that the record has already, are not offered again and again. */
static void
test_forgets (Fixture *self, gconstpointer data)
{
  g_autofree char *before
      = g_strdup (pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_CONTENT));
  GtkWidget *editor;

  leave_in_journal (self, before);
  leave_in_journal (self, "# Dropped\n");
  open_studio (self);
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL,
                             "Changes that were not saved last time are back; Ctrl+Z drops them");
  editor = pursuit_window_test_await (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
  gtk_text_buffer_undo (pursuit_markdown_editor_get_buffer (PURSUIT_MARKDOWN_EDITOR (editor)));
  g_assert_true (pursuit_window_pop_view (self->window.window));
  pursuit_widget_test_wait (journal_is_empty, self);
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTENT, before);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/proposals/price-lines-add-up", test_pricing);
  add ("/app/proposals/wrong-prices-are-not-saved", test_pricing_refuses);
  add ("/app/proposals/unsaved-prices-come-back", test_pricing_recovers);
  add ("/app/proposals/what-is-sent-is-not-written-any-more", test_status);
  add ("/app/proposals/an-unknown-status-is-refused", test_status_refused);
  add ("/app/proposals/export-writes-a-pdf", test_export);
  add ("/app/proposals/drafting-asks-for-the-template", test_template);
  add ("/app/proposals/a-pause-saves", test_autosave);
  add ("/app/proposals/unsaved-words-come-back", test_recovers);
  add ("/app/proposals/unsaved-facts-come-back", test_facts_recover);
  add ("/app/proposals/dropped-words-are-forgotten", test_forgets);
  add ("/app/proposals/reading-tells-of-unsaved-words", test_reading_tells);
  add ("/app/proposals/reading-drops-unsaved-words", test_reading_drops);

  return g_test_run ();
}
