/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-budget-dialog.h"

#include "app/usage/pursuit-budget-words.h"
#include "app/widgets/pursuit-transient.h"

#include <glib/gi18n-lib.h>

static const struct
{
  PursuitAiPeriod period;
  guint feature;
} limits[] = {
  { PURSUIT_AI_PERIOD_MONTH, PURSUIT_AI_WHOLE },
  { PURSUIT_AI_PERIOD_DAY, PURSUIT_AI_WHOLE },
  { PURSUIT_AI_PERIOD_MONTH, PURSUIT_AI_FEATURE_SCORE },
  { PURSUIT_AI_PERIOD_MONTH, PURSUIT_AI_FEATURE_DRAFT },
  { PURSUIT_AI_PERIOD_MONTH, PURSUIT_AI_FEATURE_CARD },
  { PURSUIT_AI_PERIOD_MONTH, PURSUIT_AI_FEATURE_CONVERSATION },
};

/* What stands below the limits. */
enum
{
  EXPECTED = G_N_ELEMENTS (limits),
  RATE_INPUT,
  RATE_OUTPUT,
  N_FIELDS,
};

struct _PursuitBudgetDialog
{
  AdwWindow parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  GtkEditable *rows[N_FIELDS]; /* (unowned) */
  guint n_rows;
  PursuitBudgetReport *report; /* (nullable) until it is read */

  GtkWidget *set_button;
  GtkLabel *error_label;
  AdwPreferencesGroup *whole_group;
  AdwPreferencesGroup *feature_group;
  AdwPreferencesGroup *other_group;
};

enum
{
  WERE_SET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitBudgetDialog, pursuit_budget_dialog, ADW_TYPE_WINDOW)

static void
show_error (PursuitBudgetDialog *self, const char *text)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

/* Where the amount of a field stands in budgets. */
static gint64 *
get_place (PursuitAiBudgets *budgets, guint i)
{
  switch (i)
    {
    case EXPECTED:
      return &budgets->expected;
    case RATE_INPUT:
      return &budgets->worst_input;
    case RATE_OUTPUT:
      return &budgets->worst_output;
    default:
      return &budgets->limit[limits[i].period][limits[i].feature];
    }
}

static char *
dup_title (guint i)
{
  switch (i)
    {
    case EXPECTED:
      return g_strdup (_ ("Expected for a month"));
    case RATE_INPUT:
      return g_strdup (_ ("A million tokens that are sent"));
    case RATE_OUTPUT:
      return g_strdup (_ ("A million tokens of answers"));
    default:
      return pursuit_budget_words_dup_title (limits[i].period, limits[i].feature);
    }
}

static AdwPreferencesGroup *
get_group (PursuitBudgetDialog *self, guint i)
{
  if (i >= EXPECTED)
    return self->other_group;

  return limits[i].feature == PURSUIT_AI_WHOLE ? self->whole_group : self->feature_group;
}

static void
show_field (PursuitBudgetDialog *self, guint i)
{
  gint64 amount = *get_place (&self->report->budgets, i);
  g_autofree char *text
      = i >= RATE_INPUT ? pursuit_budget_dup_rate (amount) : pursuit_budget_dup_text (amount);

  gtk_editable_set_text (self->rows[i], text);
}

/* Whether a field is right by itself, and the last one together with the one before. */
static gboolean
parse (PursuitBudgetDialog *self, guint i, PursuitAiBudgets *budgets, GError **error)
{
  const char *text = gtk_editable_get_text (self->rows[i]);
  gint64 *place = get_place (budgets, i);

  if (i < RATE_INPUT)
    return pursuit_budget_parse (text, place, error);

  return pursuit_budget_parse_rate (text, place, error)
         && (i < RATE_OUTPUT || pursuit_budgets_check_rates (budgets, error));
}

/* What is wrong stands at the field, and in words above. */
static gboolean
read_field (PursuitBudgetDialog *self, guint i, PursuitAiBudgets *budgets, gboolean say)
{
  g_autoptr (GError) error = NULL;
  gboolean right = parse (self, i, budgets, &error);

  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->rows[i]), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->rows[i]), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!right && say)
    {
      show_error (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
    }

  return right;
}

static gboolean
read_all (PursuitBudgetDialog *self, PursuitAiBudgets *budgets)
{
  gboolean right = TRUE;

  *budgets = self->report->budgets;
  show_error (self, NULL);
  for (guint i = 0; i < self->n_rows; i++)
    right &= read_field (self, i, budgets, right);

  return right;
}

static gboolean
add_row (gpointer dialog)
{
  PursuitBudgetDialog *self = dialog;
  guint i = self->n_rows;
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = dup_title (i);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (get_group (self, i), row);
  self->rows[i] = GTK_EDITABLE (row);
  self->n_rows++;
  if (self->report != NULL)
    show_field (self, i);

  return self->n_rows < N_FIELDS;
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBudgetDialog) self = data;
  g_autoptr (GError) error = NULL;
  PursuitBudgetReport *report
      = pursuit_workspace_get_budgets_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    {
      show_error (self, error->message);
      return;
    }

  self->report = report;
  for (guint i = 0; i < self->n_rows; i++)
    show_field (self, i);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "budget.set",
                                 pursuit_workspace_is_writable (self->workspace));
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBudgetDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBudgetReport) report
      = pursuit_workspace_set_budgets_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    {
      show_error (self, error->message);
      return;
    }

  g_signal_emit (self, signals[WERE_SET], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_budgets (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitBudgetDialog *self = PURSUIT_BUDGET_DIALOG (widget);
  PursuitAiBudgets budgets;

  if (read_all (self, &budgets))
    pursuit_workspace_set_budgets_async (self->workspace, &budgets, self->cancellable, set_cb,
                                         g_object_ref (self));
}

/* It begins in the first field. Before it is there, a screen reader would be told of a focus in no
 * window. */
static void
pursuit_budget_dialog_map (GtkWidget *widget)
{
  PursuitBudgetDialog *self = PURSUIT_BUDGET_DIALOG (widget);

  GTK_WIDGET_CLASS (pursuit_budget_dialog_parent_class)->map (widget);

  if (self->n_rows > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[0]));
}

static void
pursuit_budget_dialog_dispose (GObject *object)
{
  PursuitBudgetDialog *self = PURSUIT_BUDGET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_budget_dialog_parent_class)->dispose (object);
}

static void
pursuit_budget_dialog_finalize (GObject *object)
{
  PursuitBudgetDialog *self = PURSUIT_BUDGET_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, pursuit_budget_report_free);

  G_OBJECT_CLASS (pursuit_budget_dialog_parent_class)->finalize (object);
}

static void
pursuit_budget_dialog_class_init (PursuitBudgetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_budget_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_budget_dialog_finalize;
  widget_class->map = pursuit_budget_dialog_map;

  signals[WERE_SET] = g_signal_new ("were-set", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-budget-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBudgetDialog, set_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBudgetDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitBudgetDialog, whole_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitBudgetDialog, feature_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitBudgetDialog, other_group);
  gtk_widget_class_install_action (widget_class, "budget.set", NULL, set_budgets);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_budget_dialog_init (PursuitBudgetDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->set_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "budget.set", FALSE);
}

GtkWindow *
pursuit_budget_dialog_new (PursuitWindow *window, GCallback callback, gpointer object)
{
  PursuitBudgetDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_window_get_workspace (window) != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_BUDGET_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  pursuit_transient_set_steps (GTK_WINDOW (self), add_row, NULL);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  if (callback != NULL)
    g_signal_connect_object (self, "were-set", callback, object, G_CONNECT_SWAPPED);
  pursuit_workspace_get_budgets_async (self->workspace, self->cancellable, get_cb,
                                       g_object_ref (self));

  return GTK_WINDOW (self);
}
