/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-fact-row.h"
#include "app/leads/pursuit-lead-facts.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/leads/pursuit-score-card.h"
#include "app/leads/pursuit-stage-switcher.h"
#include "app/records/pursuit-thread-view.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/records/pursuit-lead-details.h"

typedef struct
{
  PursuitWindowTest window;
  PursuitRecord *lead;
  GtkWidget *page;
} Fixture;

static void
show (Fixture *self, const char *title)
{
  g_clear_object (&self->lead);
  self->lead = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, title);
  pursuit_window_show_record (self->window.window, PURSUIT_KIND_LEAD,
                              pursuit_record_get_id (self->lead));
  self->page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (pursuit_window_test_child (self->page, "title_label"), GTK_TYPE_LABEL,
                             title);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  show (self, data);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
  g_clear_object (&self->lead);
}

static GtkWidget *
find_row_in (GtkWidget *list, guint field)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (PURSUIT_IS_FACT_ROW (row) && pursuit_fact_row_get_field (PURSUIT_FACT_ROW (row)) == field)
      return row;

  return NULL;
}

/* The row of a field, opened for editing as a press on it does. */
static GtkWidget *
edit (Fixture *self, guint field)
{
  GtkWidget *facts = pursuit_window_test_child (self->page, "facts");
  GtkWidget *list = pursuit_window_test_child (facts, "list");
  GtkWidget *row = find_row_in (list, field);

  if (row == NULL)
    {
      gtk_expander_set_expanded (GTK_EXPANDER (pursuit_window_test_child (facts, "more")), TRUE);
      list = pursuit_window_test_child (facts, "more_list");
      row = find_row_in (list, field);
    }
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);

  return row;
}

/* What a row is edited with is made when it is. */
static GtkWidget *
get_editor (GtkWidget *row)
{
  return gtk_stack_get_visible_child (GTK_STACK (pursuit_window_test_child (row, "stack")));
}

static GtkWidget *
type (Fixture *self, guint field, const char *text)
{
  GtkWidget *row = edit (self, field);
  GtkWidget *entry = get_editor (row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");

  return row;
}

static void
assert_refused (Fixture *self, guint field, const char *text)
{
  GtkWidget *row = type (self, field, text);
  GtkWidget *entry = get_editor (row);
  GtkWidget *reason = pursuit_window_test_child (row, "error_label");
  g_autofree char *before = pursuit_record_dup_input (self->lead, field);
  g_autofree char *after = NULL;
  g_autoptr (PursuitRecord) stored = NULL;

  g_assert_true (GTK_IS_ENTRY (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text);
  g_assert_true (gtk_widget_get_visible (reason));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (reason)), !=, "");

  pursuit_window_test_run_for (100);
  stored = pursuit_window_test_read (&self->window, PURSUIT_KIND_LEAD,
                                     pursuit_record_get_id (self->lead));
  after = pursuit_record_dup_input (stored, field);
  g_assert_cmpstr (after, ==, before);
}

static void
test_text (Fixture *self, gconstpointer data)
{
  GtkWidget *row = type (self, PURSUIT_LEAD_NEXT_STEP, "Send <b>the</b> offer & call");

  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_NEXT_STEP,
                                   "Send <b>the</b> offer & call");
  g_assert_nonnull (pursuit_widget_test_find (row, GTK_TYPE_LABEL, "Send <b>the</b> offer & call"));
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL, "Next step saved");

  /* The change is taken back by the toast. */
  g_signal_emit_by_name (pursuit_window_test_await (self->window.window, GTK_TYPE_BUTTON, "Undo"),
                         "clicked");
  pursuit_window_test_await_gone (row, GTK_TYPE_LABEL, "Send <b>the</b> offer & call");
}

static void
test_money (Fixture *self, gconstpointer data)
{
  GtkWidget *row = type (self, PURSUIT_LEAD_VALUE, "51250.50");

  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_VALUE, "51250.50 EUR");
  g_assert_nonnull (pursuit_widget_test_find (row, GTK_TYPE_LABEL, "51250.50 EUR"));
}

static void
test_date (Fixture *self, gconstpointer data)
{
  GtkWidget *row = type (self, PURSUIT_LEAD_EXPECTED_CLOSE, "2027-03-31");

  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_EXPECTED_CLOSE,
                                   "2027-03-31");
  g_assert_nonnull (pursuit_widget_test_find (row, GTK_TYPE_LABEL, "31 Mar 2027"));
}

static void
test_choice (Fixture *self, gconstpointer data)
{
  GtkWidget *row = edit (self, PURSUIT_LEAD_OWNER_ID);
  GtkDropDown *drop_down = GTK_DROP_DOWN (get_editor (row));
  guint present = gtk_drop_down_get_selected (drop_down);
  guint other = present == 1 ? 2 : 1;
  g_autofree char *name = NULL;
  g_autoptr (PursuitRecord) user = NULL;
  GtkStringObject *choice;

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 4);
  gtk_drop_down_set_selected (drop_down, other);
  choice = gtk_drop_down_get_selected_item (drop_down);
  name = g_strdup (gtk_string_object_get_string (choice));
  user = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_USER, name);
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_OWNER_ID,
                                   pursuit_record_get_id (user));
  pursuit_window_test_await (row, GTK_TYPE_LABEL, name);
}

static void
test_refuses (Fixture *self, gconstpointer data)
{
  assert_refused (self, PURSUIT_LEAD_VALUE, "about fifty");
  assert_refused (self, PURSUIT_LEAD_EXPECTED_CLOSE, "2027-02-30");
  assert_refused (self, PURSUIT_LEAD_PROBABILITY, "likely");
}

static void
test_refused_then_mended (Fixture *self, gconstpointer data)
{
  GtkWidget *row = type (self, PURSUIT_LEAD_VALUE, "1.2.3.4");

  g_assert_true (gtk_widget_get_visible (pursuit_window_test_child (row, "error_label")));
  type (self, PURSUIT_LEAD_VALUE, "1234");
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (row, "error_label")));
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_VALUE, "1234.00 EUR");
}

static void
test_stage (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *stages = pursuit_window_test_child (self->page, "stages");

  g_signal_emit_by_name (stages, "chosen", "proposal");
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_STAGE, "proposal");
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Moved to Proposal");
  pursuit_window_test_await (self->page, GTK_TYPE_LABEL, "in this stage since today");

  g_signal_emit_by_name (pursuit_window_test_await (window, GTK_TYPE_BUTTON, "Undo"), "clicked");
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_STAGE, "qualified");
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_score (Fixture *self, gconstpointer data)
{
  static const char *const parts[] = { "Budget", "Authority", "Need", "Timeline" };
  GtkWidget *card = pursuit_window_test_child (self->page, "score_card");
  GtkWidget *stale = pursuit_window_test_child (card, "stale");
  g_autofree char *score = g_strdup_printf (
      "%" G_GINT64_FORMAT, pursuit_record_get_integer (self->lead, PURSUIT_LEAD_SCORE));

  g_assert_nonnull (pursuit_widget_test_find (card, GTK_TYPE_LABEL, score));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (pursuit_widget_test_find (card, GTK_TYPE_LABEL, parts[i]));
  g_assert_false (gtk_widget_get_visible (stale));

  /* What the score is made of has changed, so the score is stale until it is made again. */
  type (self, PURSUIT_LEAD_BUDGET, "");
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_BUDGET, "");
  pursuit_widget_test_wait (is_visible, stale);
  gtk_widget_activate_action (self->page, "leads.score", NULL);
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_SCORE_STALE, "no");
}

/* The place waits for its work and outlives the window: what comes then is shown to nobody. */
static void
test_closed_while_scoring (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (self->page, "leads.score", NULL);
  type (self, PURSUIT_LEAD_CITY, "Bad Aurach");
}

static void
test_unestablished (Fixture *self, gconstpointer data)
{
  GtkWidget *card = pursuit_window_test_child (self->page, "score_card");

  /* Nothing is known about this lead's budget: a dash, never a zero. */
  g_assert_nonnull (pursuit_widget_test_find (card, GTK_TYPE_LABEL, "–"));
  g_assert_null (pursuit_widget_test_find (card, GTK_TYPE_LABEL, "0"));
}

/* In a language of long words, too, the page gets narrow enough to change its form. */
static void
test_long_words (Fixture *self, gconstpointer data)
{
  GtkWidget *button = pursuit_window_test_child (self->page, "draft_button");
  AdwButtonContent *words = ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (button)));
  GtkWidget *header = gtk_widget_get_ancestor (button, ADW_TYPE_HEADER_BAR);
  int before, after;

  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  adw_button_content_set_label (words, "Angebotsentwurfserstellungsvorgang beginnen");
  gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, <=, before);
}

static gboolean
has_place (gpointer label)
{
  return gtk_widget_get_width (label) > 0;
}

/* Beside a title without words, which does not keep room to itself. */
static void
test_whole_words (Fixture *self, gconstpointer data)
{
  GtkWidget *button = pursuit_window_test_child (self->page, "draft_button");
  GtkWidget *label = pursuit_window_test_await (button, GTK_TYPE_LABEL, "Draft Proposal");

  pursuit_widget_test_wait (has_place, label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

static GtkWidget *
find_input (GtkWidget *dialog, const char *title)
{
  return gtk_widget_get_ancestor (pursuit_window_test_await (dialog, GTK_TYPE_LABEL, title),
                                  ADW_TYPE_ENTRY_ROW);
}

static void
press (GtkWidget *dialog, const char *button)
{
  g_signal_emit_by_name (pursuit_window_test_child (dialog, button), "clicked");
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);
}

static GtkWidget *
open_person (Fixture *self, const char *name)
{
  GtkWidget *people = pursuit_window_test_child (self->page, "people");
  GtkWidget *label = pursuit_window_test_await (people, GTK_TYPE_LABEL, name);
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);

  return pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
}

static void
test_people (Fixture *self, gconstpointer data)
{
  GtkWidget *people = pursuit_window_test_child (self->page, "people");
  guint n = pursuit_window_test_count (&self->window, PURSUIT_KIND_PERSON);
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "leads.add-person", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "delete_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_input (dialog, "Name")), "Edda Brand & Söhne");
  press (dialog, "save_button");
  pursuit_window_test_await (people, GTK_TYPE_LABEL, "Edda Brand & Söhne");
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_PERSON), ==, n + 1);

  dialog = open_person (self, "Edda Brand & Söhne");
  gtk_editable_set_text (GTK_EDITABLE (find_input (dialog, "Name")), "Edda Brandt");
  press (dialog, "save_button");
  pursuit_window_test_await (people, GTK_TYPE_LABEL, "Edda Brandt");

  dialog = open_person (self, "Edda Brandt");
  press (dialog, "delete_button");
  pursuit_window_test_await_gone (people, GTK_TYPE_LABEL, "Edda Brandt");
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_PERSON), ==, n);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitLeadDetails **) data
      = pursuit_workspace_load_lead_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* Row by row the thread says what the workspace has, the latest first. */
static void
assert_order (Fixture *self, GtkListBox *list)
{
  PursuitLeadDetails *details = NULL;

  pursuit_workspace_load_lead_async (self->window.workspace, pursuit_record_get_id (self->lead),
                                     NULL, load_cb, &details);
  pursuit_widget_test_wait (is_set, &details);
  g_assert_cmpuint (details->thread->len, >, 3);
  for (guint i = 0; i < details->thread->len; i++)
    {
      const PursuitThreadEntry *entry = details->thread->pdata[i];
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);

      if (i > 0)
        g_assert_cmpstr (((PursuitThreadEntry *) details->thread->pdata[i - 1])->at, >=, entry->at);
      if (row != NULL)
        g_assert_nonnull (
            pursuit_widget_test_find (GTK_WIDGET (row), GTK_TYPE_LABEL, entry->title));
    }
  pursuit_lead_details_unref (details);
}

static void
test_entry (Fixture *self, gconstpointer data)
{
  GtkWidget *thread = pursuit_window_test_child (self->page, "thread");
  GtkWidget *list = pursuit_window_test_child (thread, "list");
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "leads.add-entry", "s", "note");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_input (dialog, "Subject")), "They like the trial");
  press (dialog, "save_button");

  pursuit_window_test_await (thread, GTK_TYPE_LABEL, "They like the trial");
  assert_order (self, GTK_LIST_BOX (list));
}

static PursuitThreadEntry *
create_entry (const char *title, const char *at)
{
  PursuitThreadEntry *entry = g_new0 (PursuitThreadEntry, 1);

  entry->kind = PURSUIT_KIND_ACTIVITY;
  entry->title = g_strdup (title);
  entry->at = g_strdup (at);

  return entry;
}

static void
free_entry (gpointer data)
{
  PursuitThreadEntry *entry = data;

  g_free (entry->title);
  g_free (entry->at);
  g_free (entry);
}

static void
test_long_thread (void)
{
  GtkWidget *view = g_object_new (PURSUIT_TYPE_THREAD_VIEW, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWindow *window = pursuit_widget_test_present (view);
  GtkWidget *more = pursuit_window_test_child (view, "more_button");

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Entry %u", i);

      g_ptr_array_add (entries, create_entry (title, i % 2 == 0 ? "2026-11-24T09:12:00Z" : NULL));
    }
  pursuit_thread_view_set_entries (PURSUIT_THREAD_VIEW (view), entries);
  g_assert_nonnull (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Entry 0"));
  g_assert_null (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Entry 999"));
  for (guint i = 0; i < 1000 && gtk_widget_get_visible (more); i++)
    g_signal_emit_by_name (more, "clicked");
  g_assert_nonnull (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Entry 999"));
  g_assert_false (gtk_widget_get_visible (more));

  pursuit_thread_view_set_entries (PURSUIT_THREAD_VIEW (view), none);
  g_assert_true (gtk_widget_get_visible (pursuit_window_test_child (view, "empty_label")));
  g_assert_null (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Entry 0"));
  gtk_window_destroy (window);
}

static gboolean
has_one_draft (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) == 1;
}

static gboolean
has_no_draft (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) == 0;
}

static GtkWidget *
open_note (Fixture *self)
{
  gtk_widget_activate_action (self->page, "leads.add-entry", "s", "note");

  return pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
}

/* Types and leaves without saving, as a slip of the hand or the end of the program does. */
static void
leave_words (Fixture *self, const char *words)
{
  GtkWidget *dialog = open_note (self);

  gtk_editable_set_text (GTK_EDITABLE (find_input (dialog, "Subject")), words);
  pursuit_widget_test_wait (has_one_draft, &self->window);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);
}

static void
test_words_come_back (Fixture *self, gconstpointer data)
{
  GtkWidget *thread = pursuit_window_test_child (self->page, "thread");
  GtkWidget *dialog;

  leave_words (self, "They want the pilot in March");
  dialog = open_note (self);
  g_signal_emit_by_name (pursuit_window_test_await (dialog, GTK_TYPE_BUTTON, "_Take Them"),
                         "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_input (dialog, "Subject"))), ==,
                   "They want the pilot in March");
  press (dialog, "save_button");
  pursuit_window_test_await (thread, GTK_TYPE_LABEL, "They want the pilot in March");
  pursuit_widget_test_wait (has_no_draft, &self->window);
}

static void
test_words_are_dropped (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  leave_words (self, "Nothing of note");
  dialog = open_note (self);
  g_signal_emit_by_name (pursuit_window_test_await (dialog, GTK_TYPE_BUTTON, "D_rop Them"),
                         "clicked");
  pursuit_widget_test_wait (has_no_draft, &self->window);
  pursuit_window_test_await_gone (dialog, GTK_TYPE_BUTTON, "D_rop Them");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_input (dialog, "Subject"))), ==, "");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);
}

static GtkWidget *
type_on (Fixture *self, guint field, const char *text)
{
  GtkWidget *row = edit (self, field);

  gtk_editable_set_text (GTK_EDITABLE (get_editor (row)), text);

  return row;
}

static const char *
get_entry_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_editor (row)));
}

/* Two facts are being typed when another lead is chosen: nothing is saved, in neither of them, and
 * nothing is lost. */
static void
test_facts_come_back (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) first = NULL;
  g_autoptr (PursuitRecord) second = NULL;
  GtkWidget *row, *facts;

  type_on (self, PURSUIT_LEAD_NEXT_STEP, "Ask for the budget round");
  type_on (self, PURSUIT_LEAD_CITY, "Bad Aurach");
  pursuit_widget_test_wait (has_one_draft, &self->window);
  first = g_object_ref (self->lead);
  show (self, "Vandermeer Coatings BV");
  second = g_object_ref (self->lead);
  facts = pursuit_window_test_child (self->page, "facts");
  row = find_row_in (pursuit_window_test_child (facts, "list"), PURSUIT_LEAD_NEXT_STEP);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  show (self, "Klinikum Aurach");
  g_signal_emit_by_name (pursuit_window_test_await (facts, GTK_TYPE_BUTTON, "_Take Them"),
                         "clicked");
  g_assert_cmpstr (get_entry_text (row), ==, "Ask for the budget round");
  g_signal_emit_by_name (get_editor (row), "activate");
  pursuit_window_test_await_field (&self->window, first, PURSUIT_LEAD_NEXT_STEP,
                                   "Ask for the budget round");
  /* The other is still open, and so is its entry in the journal. */
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_DRAFT), ==, 1);
  row = find_row_in (pursuit_window_test_child (facts, "more_list"), PURSUIT_LEAD_CITY);
  g_assert_cmpstr (get_entry_text (row), ==, "Bad Aurach");
  g_signal_emit_by_name (get_editor (row), "activate");
  pursuit_window_test_await_field (&self->window, first, PURSUIT_LEAD_CITY, "Bad Aurach");
  pursuit_widget_test_wait (has_no_draft, &self->window);
  pursuit_window_test_await_field (&self->window, second, PURSUIT_LEAD_CITY,
                                   pursuit_record_get_text (second, PURSUIT_LEAD_CITY) != NULL
                                       ? pursuit_record_get_text (second, PURSUIT_LEAD_CITY)
                                       : "");
}

static void
test_fact_taken_back (Fixture *self, gconstpointer data)
{
  GtkWidget *row = type_on (self, PURSUIT_LEAD_NEXT_STEP, "No");

  pursuit_widget_test_wait (has_one_draft, &self->window);
  pursuit_fact_row_stop (PURSUIT_FACT_ROW (row));
  pursuit_widget_test_wait (has_no_draft, &self->window);
  g_assert_null (pursuit_fact_row_dup_typed (PURSUIT_FACT_ROW (row)));
}

static void
add (const char *path, const char *lead, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, lead, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/lead-page/text-is-edited-in-place", "Brennholt Pumpen GmbH", test_text);
  add ("/app/lead-page/money-keeps-its-currency", "Brennholt Pumpen GmbH", test_money);
  add ("/app/lead-page/day-is-edited-in-place", "Brennholt Pumpen GmbH", test_date);
  add ("/app/lead-page/owner-is-chosen-by-name", "Brennholt Pumpen GmbH", test_choice);
  add ("/app/lead-page/wrong-input-stays-with-its-reason", "Brennholt Pumpen GmbH", test_refuses);
  add ("/app/lead-page/mended-input-is-stored", "Brennholt Pumpen GmbH", test_refused_then_mended);
  add ("/app/lead-page/stage-is-changed-and-taken-back", "Brennholt Pumpen GmbH", test_stage);
  add ("/app/lead-page/long-words-leave-it-narrow", "Klinikum Aurach", test_long_words);
  add ("/app/lead-page/words-are-whole-where-there-is-room", "Klinikum Aurach", test_whole_words);
  add ("/app/lead-page/score-shows-its-parts-and-its-age", "Klinikum Aurach", test_score);
  add ("/app/lead-page/closed-while-scoring", "Klinikum Aurach", test_closed_while_scoring);
  add ("/app/lead-page/unestablished-is-a-dash", "Cerâmica do Douro", test_unestablished);
  add ("/app/lead-page/people-come-change-and-go", "Brennholt Pumpen GmbH", test_people);
  add ("/app/lead-page/thread-shows-the-latest-first", "Brennholt Pumpen GmbH", test_entry);
  add ("/app/lead-page/unsaved-words-come-back", "Brennholt Pumpen GmbH", test_words_come_back);
  add ("/app/lead-page/unsaved-words-are-dropped", "Brennholt Pumpen GmbH", test_words_are_dropped);
  add ("/app/lead-page/unsaved-facts-come-back", "Klinikum Aurach", test_facts_come_back);
  add ("/app/lead-page/facts-taken-back-are-forgotten", "Klinikum Aurach", test_fact_taken_back);
  g_test_add_func ("/app/lead-page/long-threads-come-in-steps", test_long_thread);

  return g_test_run ();
}
