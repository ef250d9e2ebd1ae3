/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-column.h"
#include "app/leads/pursuit-stage-switcher.h"
#include "app/window/pursuit-work-bar.h"
#include "tests/app/pursuit-widget-test.h"

static void
on_stage_chosen (GtkWidget *switcher, const char *stage, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (stage);
}

static void
test_stage (void)
{
  GtkWidget *switcher = g_object_new (PURSUIT_TYPE_STAGE_SWITCHER, NULL);
  g_autofree char *chosen = NULL;
  GtkWindow *window;
  GtkWidget *button;

  g_signal_connect (switcher, "chosen", G_CALLBACK (on_stage_chosen), &chosen);
  pursuit_stage_switcher_set_stage (PURSUIT_STAGE_SWITCHER (switcher), "new");
  window = pursuit_widget_test_present (switcher);
  button = gtk_widget_get_ancestor (
      pursuit_widget_test_find (switcher, GTK_TYPE_LABEL, "Qualified"), GTK_TYPE_TOGGLE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (chosen, ==, "qualified");
  /* The stage is not that until it is stored. */
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  pursuit_stage_switcher_set_stage (PURSUIT_STAGE_SWITCHER (switcher), "qualified");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  pursuit_stage_switcher_set_stage (PURSUIT_STAGE_SWITCHER (switcher), "won");
  g_assert_nonnull (pursuit_widget_test_find (switcher, GTK_TYPE_LABEL, "Won"));
  gtk_window_destroy (window);
}

static void
test_work (void)
{
  GtkWidget *bar = g_object_new (PURSUIT_TYPE_WORK_BAR, NULL);
  GtkWindow *window = pursuit_widget_test_present (bar);
  PursuitWork *work = pursuit_work_new ("Scoring…");
  GtkRevealer *revealer = GTK_REVEALER (gtk_widget_get_first_child (bar));
  GCancellable *cancellable = pursuit_work_get_cancellable (work);
  GtkWidget *button;

  pursuit_work_bar_add (PURSUIT_WORK_BAR (bar), work);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  pursuit_work_get_progress (work)->func (0.5, "Scoring 5 of 10", work);
  g_assert_nonnull (pursuit_widget_test_find (bar, GTK_TYPE_LABEL, "Scoring 5 of 10"));
  button = pursuit_widget_test_find (bar, GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_false (gtk_widget_get_sensitive (button));
  pursuit_work_finish (work);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  gtk_window_destroy (window);
}

static void
test_work_outlives (void)
{
  GtkWidget *bar = g_object_new (PURSUIT_TYPE_WORK_BAR, NULL);
  GtkWindow *window = pursuit_widget_test_present (bar);
  PursuitWork *work = pursuit_work_new ("Importing…");

  pursuit_work_bar_add (PURSUIT_WORK_BAR (bar), work);
  gtk_window_destroy (window);
  pursuit_work_report (work, 0.7, "Importing more…");
  pursuit_work_finish (work);
}

static void
test_column (void)
{
  GtkWidget *column = g_object_ref_sink (
      g_object_new (PURSUIT_TYPE_COLUMN, "minimum-width", 240, "natural-width", 332, NULL));
  int minimum;
  int natural;

  pursuit_column_set_child (
      PURSUIT_COLUMN (column),
      gtk_label_new ("A very long name that would otherwise make the column as wide as itself"));
  gtk_widget_measure (column, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 240);
  g_assert_cmpint (natural, ==, 332);
  g_object_unref (column);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add_func ("/app/stage-switcher/asks-before-it-shows", test_stage);
  g_test_add_func ("/app/work-bar/shows-and-cancels", test_work);
  g_test_add_func ("/app/work-bar/work-may-outlive-the-window", test_work_outlives);
  g_test_add_func ("/app/column/long-names-do-not-widen-it", test_column);

  return g_test_run ();
}
