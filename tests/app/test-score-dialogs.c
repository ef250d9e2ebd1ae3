/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-calibration.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/leads/pursuit-model-dialog.h"
#include "app/leads/pursuit-override-dialog.h"
#include "app/leads/pursuit-past-scores.h"
#include "core/pursuit-lead.h"
#include "tests/app/pursuit-window-test.h"

typedef struct
{
  PursuitWindowTest window;
  PursuitRecord *lead;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->lead = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Nordhav Fisk");
  pursuit_window_show_record (self->window.window, PURSUIT_KIND_LEAD,
                              pursuit_record_get_id (self->lead));
  self->page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (pursuit_window_test_child (self->page, "title_label"), GTK_TYPE_LABEL,
                             "Nordhav Fisk AS");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->lead);
  pursuit_window_test_tear_down (&self->window, NULL);
}

static void
await_number (Fixture *self, gint64 number)
{
  GtkWidget *card = pursuit_window_test_child (self->page, "score_card");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  pursuit_window_test_await (pursuit_window_test_child (card, "number"), GTK_TYPE_LABEL, text);
}

static GtkWidget *
disagree (Fixture *self, double score, const char *reason, const char *until)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "leads.disagree", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_OVERRIDE_DIALOG);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (pursuit_window_test_child (dialog, "score")), score);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "reason")), reason);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "until")), until);
  gtk_widget_activate_action (dialog, "override.set", NULL);

  return dialog;
}

static void
test_by_hand (Fixture *self, gconstpointer data)
{
  gint64 computed = pursuit_record_get_integer (self->lead, PURSUIT_LEAD_SCORE);
  GtkWidget *card = pursuit_window_test_child (self->page, "score_card");

  disagree (self, 97, "I <b>know</b> them", "2099-12-31");
  pursuit_window_test_await_closed (PURSUIT_TYPE_OVERRIDE_DIALOG);
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_SCORE, "97");
  await_number (self, 97);
  pursuit_window_test_await (card, GTK_TYPE_LABEL,
                             "Set by hand until 31 Dec 2099: I <b>know</b> them");

  gtk_widget_activate_action (self->page, "leads.use-computed", NULL);
  await_number (self, computed);
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (card, "by_hand")));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = disagree (self, 97, "  ", "");
  GtkWidget *reason = pursuit_window_test_child (dialog, "error_label");

  pursuit_window_test_await (reason, GTK_TYPE_LABEL, NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (reason)), !=, "");
  /* What was typed is still there, and can be mended. */
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "reason")), "why");
  gtk_widget_activate_action (dialog, "override.set", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_OVERRIDE_DIALOG);
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_SCORE, "97");
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* The dialog waits for its work and outlives the window: what comes then is told to nobody. */
static void
test_closed_while_setting (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = GTK_WINDOW (disagree (self, 97, "I know them", ""));

  g_object_add_weak_pointer (G_OBJECT (self->window.window), (gpointer *) &self->window.window);
  gtk_window_destroy (GTK_WINDOW (self->window.window));
  pursuit_widget_test_wait (is_gone, &self->window.window);
  g_assert_true (GTK_IS_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_OVERRIDE_DIALOG);
}

static gboolean
has_draft (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) > 0;
}

static gboolean
has_no_draft (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) == 0;
}

/* Typed and never set: the same form offers it again, and once it is set nothing is left. */
static void
test_unsaved (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "leads.disagree", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_OVERRIDE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "score")), "91");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "reason")), "They call");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "until")), "2099-12-31");
  pursuit_widget_test_wait (has_draft, &self->window);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_OVERRIDE_DIALOG);

  gtk_widget_activate_action (self->page, "leads.disagree", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_OVERRIDE_DIALOG);
  g_signal_emit_by_name (pursuit_window_test_await (dialog, GTK_TYPE_BUTTON, "_Take Them"),
                         "clicked");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (pursuit_window_test_child (dialog, "reason"))), ==,
      "They call");
  gtk_widget_activate_action (dialog, "override.set", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_OVERRIDE_DIALOG);
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_SCORE, "91");
  pursuit_window_test_await_field (&self->window, self->lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL,
                                   "2099-12-31");
  pursuit_widget_test_wait (has_no_draft, &self->window);
}

static void
test_what_if (Fixture *self, gconstpointer data)
{
  GtkWidget *card = pursuit_window_test_child (self->page, "score_card");
  GtkWidget *box = pursuit_window_test_child (card, "what_if");
  GtkWidget *tick = pursuit_window_test_await (box, GTK_TYPE_CHECK_BUTTON, NULL);
  GtkWidget *label = gtk_widget_get_next_sibling (tick);
  g_autofree char *answer = g_strdup_printf ("With all that is ticked: %s of 100",
                                             gtk_label_get_text (GTK_LABEL (label)));
  g_autoptr (PursuitRecord) after = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  pursuit_window_test_await (box, GTK_TYPE_LABEL, answer);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  pursuit_window_test_await_gone (box, GTK_TYPE_LABEL, answer);
  after = pursuit_window_test_read (&self->window, PURSUIT_KIND_LEAD,
                                    pursuit_record_get_id (self->lead));
  g_assert_true (pursuit_record_field_equal (self->lead, after, PURSUIT_LEAD_SCORE));
}

static void
test_past (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkAdjustment *place;

  disagree (self, 97, "I know them", "");
  pursuit_window_test_await_closed (PURSUIT_TYPE_OVERRIDE_DIALOG);
  await_number (self, 97);
  gtk_widget_activate_action (self->page, "leads.past-scores", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_PAST_SCORES);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Set by hand to 97: I know them");
  place = gtk_range_get_adjustment (GTK_RANGE (pursuit_window_test_child (dialog, "slider")));
  g_assert_cmpfloat (gtk_adjustment_get_upper (place), >=, 1);
  gtk_adjustment_set_value (place, 0);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "First score, by Rules");
  g_assert_null (pursuit_widget_test_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PAST_SCORES);
}

/* Deals of which the ones from friends are won more often, and a field that only lost ones have. */
static void
add_deals (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      gboolean won = i % 2 == 0;
      gboolean gold = won ? i % 10 < 7 : i % 10 < 3;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Deal");
      pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, won ? "won" : "lost");
      pursuit_record_set_text (lead, PURSUIT_LEAD_SOURCE, gold ? "Friend" : "Fair");
      if (!won)
        pursuit_record_set_text (lead, PURSUIT_LEAD_COMPETITOR, "Sentrivo");
      g_object_unref (pursuit_window_test_save (&self->window, lead));
    }
}

static void
assert_row (GtkWidget *dialog, const char *group, const char *text)
{
  g_assert_nonnull (
      pursuit_widget_test_find (pursuit_window_test_child (dialog, group), GTK_TYPE_LABEL, text));
}

static void
test_model (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  add_deals (self, 160);
  gtk_widget_activate_action (self->page, "leads.show-model", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_MODEL_DIALOG);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Not Learnt Yet");
  gtk_widget_activate_action (dialog, "model.train", NULL);
  g_assert_true (gtk_widget_get_visible (pursuit_window_test_child (dialog, "work")));
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Ready: It Scores Your Leads");
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "work")));
  assert_row (dialog, "features_group", "Source");
  assert_row (dialog, "leaks_group", "Competitor");
  pursuit_window_test_await (dialog, PURSUIT_TYPE_CALIBRATION, NULL);

  gtk_widget_activate_action (dialog, "model.forget", NULL);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Not Learnt Yet");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_MODEL_DIALOG);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  add_deals (self, 40);
  gtk_widget_activate_action (self->page, "leads.show-model", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_MODEL_DIALOG);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Not Learnt Yet");
  gtk_widget_activate_action (dialog, "model.train", NULL);
  gtk_widget_activate_action (dialog, "model.cancel", NULL);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Stopped: what was learnt before stays.");
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Not Learnt Yet");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_MODEL_DIALOG);
}

static void
test_spoken (void)
{
  g_autoptr (PursuitHistoryReport) report = pursuit_history_report_new ();
  g_autofree char *none = pursuit_calibration_dup_summary (report);
  g_autofree char *summary = NULL;

  g_assert_cmpstr (none, ==, "There is no calibration picture yet");
  report->n_bins = 2;
  report->bins[0] = (PursuitHistoryBin){ 100, 0.10, 0.12 };
  report->bins[1] = (PursuitHistoryBin){ 100, 0.80, 0.74 };
  summary = pursuit_calibration_dup_summary (report);
  g_assert_cmpstr (summary, ==,
                   "What was foretold and what was won are 4 points apart on average. Of the "
                   "leads with the lowest chance, 10 %, 12 % were won; of those with the highest, "
                   "80 %, 74 %.");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/app/score-dialogs/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  ADD ("disagree-and-back", test_by_hand);
  ADD ("disagree-needs-a-reason", test_refused);
  ADD ("closed-while-setting", test_closed_while_setting);
  ADD ("unsaved-words-come-back", test_unsaved);
  ADD ("ticks-tell-the-score-and-keep-nothing", test_what_if);
  ADD ("past-scores-by-the-slider", test_past);
  ADD ("model-learns-and-forgets", test_model);
  ADD ("learning-can-be-stopped", test_cancel);
  g_test_add_func ("/app/score-dialogs/picture-is-spoken", test_spoken);

  return g_test_run ();
}
