/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-page.h"

#include "app/usage/pursuit-budget-words.h"
#include "app/widgets/pursuit-figure-list.h"
#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-pane.h"
#include "app/usage/pursuit-usage-chart.h"
#include "app/usage/pursuit-usage-requests.h"
#include "app/usage/pursuit-usage-words.h"
#include "app/window/pursuit-window.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-egress.h"

#include <glib/gi18n-lib.h>

/* So much of what left the machine is shown at a time. */
#define EGRESS_PAGE 50

struct _PursuitUsagePage
{
  AdwBin parent_instance;

  PursuitWindow *window; /* (nullable) (weak) */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of what is being read */
  char *month;               /* (nullable) */

  PursuitPane *pane;
  GtkStack *stack;
  GtkMenuButton *more_button;
  GtkLabel *cost;
  GtkLabel *counts;
  GtkLevelBar *level;
  GtkLabel *budget;
  GtkWidget *doubts_box;
  GtkLabel *doubts;
  PursuitFigureList *budgets;
  PursuitFigureList *features;
  PursuitFigureList *models;
  PursuitUsageChart *chart;
  PursuitFigureList *days;
  PursuitFigureList *savings;
  PursuitUsageRequests *requests;
  PursuitFigureList *egress;
  GtkButton *egress_button;
  guint n_egress;               /* of what is shown */
  PursuitAiEgress *last_egress; /* (nullable) of that */
};

G_DEFINE_FINAL_TYPE (PursuitUsagePage, pursuit_usage_page, ADW_TYPE_BIN)

static GPtrArray *
figures_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_figure_free);
}

static PursuitFigure *
add_figure (GPtrArray *figures, char *title, char *figure, char *quiet)
{
  PursuitFigure *self = g_new0 (PursuitFigure, 1);

  self->title = title;
  self->figure = figure;
  self->quiet = quiet;
  self->part = -1;
  g_ptr_array_add (figures, self);

  return self;
}

static char *
dup_quiet (const PursuitUsageRow *row)
{
  g_autofree char *counts = pursuit_usage_words_dup_counts (row);
  g_autofree char *doubts = pursuit_usage_words_dup_doubts (row);

  return pursuit_format_join (counts, doubts, PURSUIT_FORMAT_END);
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const PursuitUsageRow *first = *(PursuitUsageRow *const *) a;
  const PursuitUsageRow *second = *(PursuitUsageRow *const *) b;

  return (first->at_most < second->at_most) - (first->at_most > second->at_most);
}

static gint64
get_largest (const PursuitUsage *usage)
{
  gint64 largest = 1;

  for (guint i = 0; i < usage->rows->len; i++)
    largest = MAX (largest, ((const PursuitUsageRow *) usage->rows->pdata[i])->cost);

  return largest;
}

/* The dearest first; days stay in their order, and need no bars beside their chart. */
static GPtrArray *
list_rows (const PursuitUsage *usage)
{
  GPtrArray *figures = figures_new ();
  gint64 largest = get_largest (usage);

  if (usage->group != PURSUIT_USAGE_BY_DAY)
    g_ptr_array_sort (usage->rows, compare_costs);
  for (guint i = 0; i < usage->rows->len; i++)
    {
      const PursuitUsageRow *row = usage->rows->pdata[i];
      PursuitFigure *figure
          = add_figure (figures, pursuit_usage_words_dup_title (usage->group, row->key),
                        pursuit_usage_words_dup_cost (row), dup_quiet (row));

      if (usage->group != PURSUIT_USAGE_BY_DAY && row->cost > 0)
        figure->part = (double) row->cost / (double) largest;
    }

  return figures;
}

static void
show_savings (PursuitUsagePage *self, const PursuitUsageRow *total)
{
  GPtrArray *figures = figures_new ();

  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    if (total->saved[i] > 0)
      add_figure (figures, g_strdup (pursuit_usage_words_get_saving ((PursuitUsageSaving) i)),
                  pursuit_usage_words_dup_money (total->saved[i]), NULL);
  pursuit_figure_list_show (self->savings, figures);
}

static void
show_total (PursuitUsagePage *self, const PursuitUsageRow *total)
{
  g_autofree char *cost = pursuit_usage_words_dup_cost (total);
  g_autofree char *counts = pursuit_usage_words_dup_counts (total);
  g_autofree char *doubts = pursuit_usage_words_dup_doubts (total);

  gtk_label_set_label (self->cost, cost);
  gtk_label_set_label (self->counts, counts);
  gtk_label_set_label (self->doubts, doubts != NULL ? doubts : "");
  gtk_widget_set_visible (self->doubts_box, doubts != NULL);
  show_savings (self, total);
  gtk_stack_set_visible_child_name (self->stack,
                                    total->requests + total->cached > 0 ? "usage" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
}

static void
show_usage (PursuitUsagePage *self, const PursuitUsage *usage)
{
  switch (usage->group)
    {
    case PURSUIT_USAGE_BY_FEATURE:
      show_total (self, &usage->total);
      pursuit_figure_list_show (self->features, list_rows (usage));
      break;
    case PURSUIT_USAGE_BY_MODEL:
      pursuit_figure_list_show (self->models, list_rows (usage));
      break;
    case PURSUIT_USAGE_BY_DAY:
      pursuit_usage_chart_show (self->chart, usage);
      pursuit_figure_list_show (self->days, list_rows (usage));
      break;
    case PURSUIT_USAGE_N_GROUPS:
    default:
      g_assert_not_reached ();
    }
}

static void
usage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsage) usage
      = pursuit_workspace_usage_finish (PURSUIT_WORKSPACE (source), result, &error);
  PursuitUsagePage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = data;
  if (usage != NULL)
    show_usage (self, usage);
  else
    pursuit_window_show_error (self->window, _ ("The usage could not be read"), error);
}

static void
show_budgets (PursuitUsagePage *self, const PursuitBudgetReport *report)
{
  GPtrArray *figures = figures_new ();
  gboolean is_present = g_strcmp0 (report->month, self->month) == 0;
  gint64 limit = report->budgets.limit[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE];
  g_autofree char *words = NULL;

  for (guint i = 0; is_present && i < PURSUIT_AI_N_PERIODS * PURSUIT_AI_N_BUDGETS; i++)
    {
      PursuitFigure *figure = pursuit_budget_words_dup_figure (report, i);

      if (figure != NULL)
        g_ptr_array_add (figures, figure);
    }
  pursuit_figure_list_show (self->budgets, figures);
  if (is_present)
    words = pursuit_budget_words_dup_month (report);
  gtk_label_set_label (self->budget, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->budget), is_present);
  gtk_widget_set_visible (GTK_WIDGET (self->level), is_present && limit > 0);
  if (limit > 0)
    {
      double part
          = (double) report->spent.sum[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE] / (double) limit;
      const char *styles[] = { part >= 1 ? "over" : part >= 0.8 ? "near" : NULL, NULL };

      gtk_level_bar_set_value (self->level, CLAMP (part, 0, 1));
      gtk_widget_set_css_classes (GTK_WIDGET (self->level), styles);
    }
}

static void
budgets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBudgetReport) report
      = pursuit_workspace_get_budgets_finish (PURSUIT_WORKSPACE (source), result, &error);
  PursuitUsagePage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = data;
  if (report != NULL)
    show_budgets (self, report);
  else
    pursuit_window_show_error (self->window, _ ("The budgets could not be read"), error);
}

static void
add_egress (GPtrArray *figures, const PursuitAiEgress *entry)
{
  g_autofree char *at = pursuit_format_time (entry->at);
  g_autofree char *feature
      = pursuit_usage_words_dup_title (PURSUIT_USAGE_BY_FEATURE, entry->feature);
  g_autofree char *masked = pursuit_usage_words_dup_masked (entry->masked);
  g_autofree char *size = g_format_size ((guint64) entry->bytes);

  add_figure (figures, g_strdup (entry->host), g_steal_pointer (&size),
              pursuit_format_join (at, feature, masked, PURSUIT_FORMAT_END));
}

/* A bulk run sends hundreds: how many there are is said, and they come when they are wanted. */
static void
show_egress (PursuitUsagePage *self, GPtrArray *entries, gint64 total)
{
  gboolean is_first = self->n_egress == 0;
  GPtrArray *figures = figures_new ();
  g_autofree char *more = NULL;

  for (guint i = 0; i < entries->len; i++)
    add_egress (figures, entries->pdata[i]);
  self->n_egress += entries->len;
  if (entries->len > 0)
    {
      g_clear_pointer (&self->last_egress, pursuit_ai_egress_free);
      self->last_egress = g_ptr_array_steal_index (entries, entries->len - 1);
    }
  if (is_first)
    pursuit_figure_list_show (self->egress, figures);
  else
    pursuit_figure_list_add (self->egress, figures);

  /* Translators: how many lines of a list are shown, and how many there are */
  more = g_strdup_printf (_ ("Show More (%u of %u)"), self->n_egress, (guint) total);
  gtk_button_set_label (self->egress_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->egress_button), self->n_egress < total);
  gtk_widget_set_sensitive (GTK_WIDGET (self->egress_button), TRUE);
}

static void
egress_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 total = 0;
  g_autoptr (GPtrArray) entries
      = pursuit_workspace_list_egress_finish (PURSUIT_WORKSPACE (source), result, &total, &error);
  PursuitUsagePage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = data;
  if (entries == NULL)
    {
      pursuit_window_show_error (self->window, _ ("What left the machine could not be read"),
                                 error);
      return;
    }
  show_egress (self, entries, total);
}

static void
list_egress (PursuitUsagePage *self)
{
  pursuit_workspace_list_egress_async (self->workspace, self->month, self->last_egress, EGRESS_PAGE,
                                       self->cancellable, egress_cb, self);
}

static void
on_more_egress (PursuitUsagePage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->egress_button), FALSE);
  list_egress (self);
}

static void
pursuit_usage_page_dispose (GObject *object)
{
  PursuitUsagePage *self = PURSUIT_USAGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pursuit_usage_page_parent_class)->dispose (object);
}

static void
pursuit_usage_page_finalize (GObject *object)
{
  g_free (PURSUIT_USAGE_PAGE (object)->month);
  pursuit_ai_egress_free (PURSUIT_USAGE_PAGE (object)->last_egress);

  G_OBJECT_CLASS (pursuit_usage_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, cost);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, counts);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, level);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, budget);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, doubts_box);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, doubts);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, budgets);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, features);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, models);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, chart);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, days);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, savings);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, requests);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, egress);
  gtk_widget_class_bind_template_child (widget_class, PursuitUsagePage, egress_button);
  gtk_widget_class_bind_template_callback (widget_class, on_more_egress);
}

static void
pursuit_usage_page_class_init (PursuitUsagePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_usage_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_usage_page_finalize;

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_FIGURE_LIST);
  g_type_ensure (PURSUIT_TYPE_USAGE_CHART);
  g_type_ensure (PURSUIT_TYPE_USAGE_REQUESTS);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/com/salesai/Pursuit/ui/pursuit-usage-page.ui");
  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
pursuit_usage_page_init (PursuitUsagePage *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/com/salesai/Pursuit/ui/pursuit-usage-menu.ui");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->more_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  /* The bar's own steps say good and bad the other way round. */
  gtk_level_bar_remove_offset_value (self->level, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->level, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->level, GTK_LEVEL_BAR_OFFSET_FULL);
  g_signal_connect (self, "map", G_CALLBACK (pursuit_usage_page_refresh), NULL);
}

GtkWidget *
pursuit_usage_page_new (PursuitPlace *place)
{
  PursuitUsagePage *self;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_object_new (PURSUIT_TYPE_USAGE_PAGE, NULL);
  g_set_weak_pointer (&self->window, pursuit_place_get_window (place));
  self->workspace = g_object_ref (pursuit_place_get_workspace (place));

  return GTK_WIDGET (self);
}

void
pursuit_usage_page_show (PursuitUsagePage *self, const char *month)
{
  g_autofree char *title = NULL;

  g_return_if_fail (PURSUIT_IS_USAGE_PAGE (self));
  g_return_if_fail (month != NULL);

  g_clear_pointer (&self->month, g_free);
  self->month = g_strdup (month);
  title = pursuit_usage_words_dup_month (month);
  pursuit_pane_set_title (self->pane, title, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pursuit_usage_page_refresh (self);
}

void
pursuit_usage_page_refresh (PursuitUsagePage *self)
{
  g_return_if_fail (PURSUIT_IS_USAGE_PAGE (self));

  if (self->month == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < PURSUIT_USAGE_N_GROUPS; i++)
    pursuit_workspace_usage_async (self->workspace, self->month, (PursuitUsageGroup) i,
                                   self->cancellable, usage_cb, self);
  pursuit_workspace_get_budgets_async (self->workspace, self->cancellable, budgets_cb, self);
  pursuit_usage_requests_show (self->requests, self->workspace, self->month);
  self->n_egress = 0;
  g_clear_pointer (&self->last_egress, pursuit_ai_egress_free);
  list_egress (self);
}
