/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-model-dialog.h"

#include "app/leads/pursuit-calibration.h"
#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-record.h"
#include "workspace/scoring/pursuit-history.h"

#include <glib/gi18n-lib.h>

/* More features than these say nothing new. */
#define MAX_FEATURES 12

struct _PursuitModelDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (nullable) (weak) the dialog may stand longer */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of the dialog */
  GCancellable *training;    /* (nullable): of the training that runs */
  PursuitHistory *history;   /* (nullable) */
  GPtrArray *rows;           /* (element-type GtkWidget) (unowned): made for this history */
  GPtrArray *switches;       /* (element-type GtkSwitch) (unowned): one for each suspect */

  GtkLabel *state;
  GtkLabel *sentence;
  GtkLabel *hint;
  GtkLabel *error_label;
  GtkButton *train_button;
  GtkWidget *forget_button;
  GtkWidget *work;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
  AdwPreferencesGroup *figures_group;
  GtkWidget *calibration_group;
  PursuitCalibration *calibration;
  GtkLabel *calibration_summary;
  GtkGrid *table;
  AdwPreferencesGroup *features_group;
  AdwPreferencesGroup *leaks_group;
  AdwPreferencesGroup *suspects_group;
};

G_DEFINE_FINAL_TYPE (PursuitModelDialog, pursuit_model_dialog, ADW_TYPE_WINDOW)

/* How a report joins the names of two columns. */
#define PAIR " × "

/* What a switch is about. */
#define COLUMN_KEY "pursuit-column"

static void
update_actions (PursuitModelDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean idle = self->training == NULL && pursuit_workspace_is_writable (self->workspace);
  gboolean learnt = self->history != NULL && self->history->trained_at != NULL;

  gtk_widget_action_set_enabled (widget, "model.train", idle);
  gtk_widget_action_set_enabled (widget, "model.forget", idle && learnt);
  gtk_widget_action_set_enabled (widget, "model.score-all", idle && learnt);
  gtk_widget_set_visible (self->work, self->training != NULL);
  gtk_button_set_label (self->train_button, learnt ? _ ("Learn Again") : _ ("Learn"));
}

static void
show_error (PursuitModelDialog *self, const GError *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  gtk_label_set_label (self->error_label, error == NULL ? ""
                                          : stopped ? _ ("Stopped: what was learnt before stays.")
                                                    : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static void
clear_rows (PursuitModelDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->switches, 0);
}

/* Names of columns come from files: they are never markup. */
static GtkWidget *
add_row (PursuitModelDialog *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
add_figure (PursuitModelDialog *self,
            AdwPreferencesGroup *group,
            const char *title,
            const char *subtitle,
            char *figure)
{
  GtkWidget *row = add_row (self, group, title, subtitle);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "figures");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_free (figure);
}

static void
show_counts (PursuitModelDialog *self, const PursuitHistoryReport *report)
{
  g_autofree char *from = report->from != NULL ? pursuit_format_date (report->from) : NULL;
  g_autofree char *to = report->to != NULL ? pursuit_format_date (report->to) : NULL;

  if (from != NULL && to != NULL)
    add_figure (self, self->figures_group, _ ("Period"), NULL,
                /* Translators: the first and the last day of a period */
                g_strdup_printf (_ ("%s – %s"), from, to));
  add_figure (self, self->figures_group, _ ("Leads"), NULL,
              g_strdup_printf (_ ("%u won, %u lost"), report->wins, report->losses));
}

/* A loss says nothing without what the win rate alone would lose. */
static void
add_loss (PursuitModelDialog *self, const char *title, double loss, double constant)
{
  g_autofree char *subtitle
      = g_strdup_printf (_ ("How far the chances are off, less is better; the win rate alone gives "
                            "%.3f"),
                         constant);

  add_figure (self, self->figures_group, title, subtitle, g_strdup_printf ("%.3f", loss));
}

static void
show_figures (PursuitModelDialog *self, const PursuitHistoryReport *report)
{
  show_counts (self, report);
  if (report->log_loss_constant <= 0)
    return;

  add_figure (self, self->figures_group, _ ("Ordering (AUC)"),
              _ ("How often a won lead stands before a lost one; 0.5 is chance"),
              g_strdup_printf ("%.3f", report->auc));
  add_loss (self, _ ("Log-loss"), report->log_loss, report->log_loss_constant);
  if (!report->in_time_order)
    return;
  add_figure (self, self->figures_group, _ ("Ordering of the newest by the older"), NULL,
              g_strdup_printf ("%.3f", report->time_auc));
  add_loss (self, _ ("Log-loss of the newest by the older"), report->time_log_loss,
            report->time_log_loss_constant);
  add_figure (
      self, self->figures_group, _ ("Win rate then and now"), NULL,
      /* Translators: two shares, of the older leads and the newest ones */
      g_strdup_printf (_ ("%.0f %% → %.0f %%"), 100 * report->rate_old, 100 * report->rate_new));
}

static void
add_cell (GtkGrid *grid, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
show_table (PursuitModelDialog *self, const PursuitHistoryReport *report)
{
  const char *const heads[] = { _ ("Foretold"), _ ("Won"), _ ("Leads") };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    add_cell (self->table, heads[i], i, 0, "heading");
  for (guint i = 0; i < report->n_bins; i++)
    {
      g_autofree char *foretold = g_strdup_printf (_ ("%.0f %%"), 100 * report->bins[i].foretold);
      g_autofree char *won = g_strdup_printf (_ ("%.0f %%"), 100 * report->bins[i].won);
      g_autofree char *n = pursuit_format_count (report->bins[i].n);

      add_cell (self->table, foretold, 0, (int) i + 1, "figures");
      add_cell (self->table, won, 1, (int) i + 1, "figures");
      add_cell (self->table, n, 2, (int) i + 1, "figures");
    }
}

static void
show_calibration (PursuitModelDialog *self, const PursuitHistoryReport *report)
{
  g_autofree char *summary = pursuit_calibration_dup_summary (report);

  gtk_widget_set_visible (self->calibration_group, report->n_bins > 0);
  pursuit_calibration_show (self->calibration, report);
  gtk_label_set_label (self->calibration_summary, summary);
  show_table (self, report);
}

/* A model calls fields by their keys and own columns by their headers; a pair is two of them. */
static char *
dup_column_label (const char *name)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);
  g_auto (GStrv) parts = g_strsplit (name, PAIR, 2);

  for (char **part = parts; *part != NULL; part++)
    {
      int field = pursuit_field_table_find (table, *part);

      if (field >= 0)
        {
          g_free (*part);
          *part = g_strdup (pursuit_field_get_label (&table->fields[field]));
        }
    }

  return g_strjoinv (PAIR, parts);
}

static void
show_features (PursuitModelDialog *self, const PursuitHistoryReport *report)
{
  gtk_widget_set_visible (GTK_WIDGET (self->features_group), report->features->len > 0);
  for (guint i = 0; i < MIN (report->features->len, MAX_FEATURES); i++)
    {
      const PursuitHistoryFeature *feature = g_ptr_array_index (report->features, i);
      g_autofree char *label = dup_column_label (feature->name);

      add_figure (self, self->features_group, label, NULL,
                  g_strdup_printf ("%.2f", feature->weight));
    }
}

static void
on_switched (PursuitModelDialog *self)
{
  gtk_label_set_label (self->hint, _ ("Learn again, and your choice of columns counts."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
}

static void
add_suspect (PursuitModelDialog *self, const char *column, const char *why, gboolean left_out)
{
  g_autofree char *label = dup_column_label (column);
  GtkWidget *row = add_row (self, self->suspects_group, label, why);
  GtkWidget *toggle = gtk_switch_new ();
  /* Translators: %s is the name of a column */
  g_autofree char *spoken = g_strdup_printf (_ ("Leave out %s"), label);

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), left_out);
  gtk_widget_set_sensitive (toggle, pursuit_workspace_is_writable (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (toggle), COLUMN_KEY, g_strdup (column), g_free);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_switched), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_ptr_array_add (self->switches, toggle);
}

/* A column that the person left out is unknown to the training, so that it is listed here. */
static void
show_columns (PursuitModelDialog *self, const PursuitHistory *history)
{
  GPtrArray *leaks = history->report->leaks;
  gboolean any_certain = FALSE;

  for (guint i = 0; history->ignored[i] != NULL; i++)
    add_suspect (self, history->ignored[i], _ ("Left out by you"), TRUE);
  for (guint i = 0; i < leaks->len; i++)
    {
      const PursuitHistoryLeak *leak = g_ptr_array_index (leaks, i);
      g_autofree char *label = dup_column_label (leak->column);

      any_certain |= leak->certain;
      if (leak->certain)
        add_row (self, self->leaks_group, label, leak->why);
      else if (!g_strv_contains ((const char *const *) history->ignored, leak->column))
        add_suspect (self, leak->column, leak->why, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->leaks_group), any_certain);
  gtk_widget_set_visible (GTK_WIDGET (self->suspects_group), self->switches->len > 0);
}

static const char *
get_state_title (const PursuitHistory *history)
{
  if (history->trained_at == NULL)
    return _ ("Not Learnt Yet");

  switch (history->report->state)
    {
    case PURSUIT_HISTORY_READY:
      return _ ("Ready: It Scores Your Leads");
    case PURSUIT_HISTORY_NO_SIGNAL:
      return _ ("Silent: No Signal Found");
    case PURSUIT_HISTORY_NOT_ENOUGH:
    default:
      return _ ("Silent: Not Enough Leads");
    }
}

static void
show_history (PursuitModelDialog *self)
{
  const PursuitHistory *history = self->history;
  g_autofree char *sentence = pursuit_history_dup_sentence (history);

  clear_rows (self);
  gtk_label_set_label (self->state, get_state_title (history));
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->hint,
                       history->trained_at == NULL
                           ? _ ("There are enough won and lost leads to learn from.")
                           : _ ("More leads were decided since: it is worth learning again."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), history->should_train);
  show_figures (self, history->report);
  show_calibration (self, history->report);
  show_features (self, history->report);
  show_columns (self, history);
  update_actions (self);
}

static void
take_history (PursuitModelDialog *self, PursuitHistory *history, const GError *error)
{
  show_error (self, error);
  if (history != NULL)
    {
      g_clear_pointer (&self->history, pursuit_history_free);
      self->history = history;
      show_history (self);
    }
  update_actions (self);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitModelDialog) self = data;
  g_autoptr (GError) error = NULL;
  PursuitHistory *history
      = pursuit_workspace_get_history_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_history (self, history, error);
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitModelDialog) self = data;
  g_autoptr (GError) error = NULL;
  PursuitHistory *history
      = pursuit_workspace_forget_history_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_history (self, history, error);
}

static void
train_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitModelDialog) self = data;
  g_autoptr (GError) error = NULL;
  PursuitHistory *history
      = pursuit_workspace_train_history_finish (PURSUIT_WORKSPACE (source), result, &error);

  g_clear_object (&self->training);
  if (!g_cancellable_is_cancelled (self->cancellable))
    take_history (self, history, error);
  else
    g_clear_pointer (&history, pursuit_history_free);
}

static void
on_progress (double fraction, const char *text, gpointer data)
{
  PursuitModelDialog *self = data;

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  gtk_progress_bar_set_text (self->progress, text);
}

static char **
dup_left_out (PursuitModelDialog *self)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < self->switches->len; i++)
    {
      GtkSwitch *toggle = g_ptr_array_index (self->switches, i);

      if (gtk_switch_get_active (toggle))
        g_strv_builder_add (columns, g_object_get_data (G_OBJECT (toggle), COLUMN_KEY));
    }

  return g_strv_builder_end (columns);
}

static void
train (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitModelDialog *self = PURSUIT_MODEL_DIALOG (widget);
  const PursuitProgress progress = { on_progress, self };
  g_auto (GStrv) left_out = dup_left_out (self);

  show_error (self, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->training = g_cancellable_new ();
  update_actions (self);
  gtk_widget_grab_focus (self->cancel_button);
  pursuit_workspace_train_history_async (self->workspace, (const char *const *) left_out, &progress,
                                         self->training, train_cb, g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (PURSUIT_MODEL_DIALOG (widget)->training);
}

static void
forget (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitModelDialog *self = PURSUIT_MODEL_DIALOG (widget);

  pursuit_workspace_forget_history_async (self->workspace, self->cancellable, forget_cb,
                                          g_object_ref (self));
}

/* The window has the bar with the progress. */
static void
score_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitModelDialog *self = PURSUIT_MODEL_DIALOG (widget);

  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "leads.score-all", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_close_request (GtkWindow *window)
{
  PursuitModelDialog *self = PURSUIT_MODEL_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->training);

  return GTK_WINDOW_CLASS (pursuit_model_dialog_parent_class)->close_request (window);
}

static void
pursuit_model_dialog_dispose (GObject *object)
{
  PursuitModelDialog *self = PURSUIT_MODEL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->history, pursuit_history_free);

  G_OBJECT_CLASS (pursuit_model_dialog_parent_class)->dispose (object);
}

static void
pursuit_model_dialog_finalize (GObject *object)
{
  PursuitModelDialog *self = PURSUIT_MODEL_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->training);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->switches, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_model_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, state);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, train_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, work);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, figures_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, calibration_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, calibration);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, calibration_summary);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, table);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, features_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, leaks_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitModelDialog, suspects_group);
}

static void
pursuit_model_dialog_class_init (PursuitModelDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_model_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_model_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;

  g_type_ensure (PURSUIT_TYPE_CALIBRATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-model-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "model.train", NULL, train);
  gtk_widget_class_install_action (widget_class, "model.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "model.forget", NULL, forget);
  gtk_widget_class_install_action (widget_class, "model.score-all", NULL, score_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_model_dialog_init (PursuitModelDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
pursuit_model_dialog_new (PursuitWindow *window)
{
  PursuitModelDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_MODEL_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  update_actions (self);
  pursuit_workspace_get_history_async (self->workspace, self->cancellable, get_cb,
                                       g_object_ref (self));

  return GTK_WINDOW (self);
}
