/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-months.h"

#include "app/widgets/pursuit-figure-row.h"
#include "app/widgets/pursuit-pane.h"
#include "app/usage/pursuit-usage-words.h"
#include "core/pursuit-clock.h"
#include "workspace/ai/pursuit-budgets.h"

/* Further back nobody compares. */
#define N_MONTHS 12
#define MONTHS_PER_YEAR 12

struct _PursuitUsageMonths
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  char *months[N_MONTHS]; /* (nullable) the present one first */
  guint next;             /* whose usage is read */

  GtkListBox *rows;
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitUsageMonths, pursuit_usage_months, ADW_TYPE_BIN)

static char *
dup_present (void)
{
  return pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, pursuit_clock_now_us ());
}

/* The month so many before another one. */
static char *
dup_before (const char *month, guint n)
{
  guint year = 0, number = 1;
  guint since;

  (void) sscanf (month, "%4u-%2u", &year, &number);
  since = year * MONTHS_PER_YEAR + number - 1 - n;

  return g_strdup_printf ("%04u-%02u", since / MONTHS_PER_YEAR, since % MONTHS_PER_YEAR + 1);
}

static void
show_month (PursuitUsageMonths *self, guint i, const PursuitUsage *usage)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) i);
  gboolean asked = usage != NULL && usage->total.requests + usage->total.cached > 0;
  PursuitFigure figure = { .part = -1 };

  figure.title = pursuit_usage_words_dup_month (self->months[i]);
  if (asked)
    {
      figure.figure = pursuit_usage_words_dup_cost (&usage->total);
      figure.quiet = pursuit_usage_words_dup_counts (&usage->total);
    }
  pursuit_figure_row_show (PURSUIT_FIGURE_ROW (row), &figure);
  g_free (figure.title);
  g_free (figure.figure);
  g_free (figure.quiet);
}

static void read_next (PursuitUsageMonths *self);

static void
usage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitUsageMonths *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsage) usage
      = pursuit_workspace_usage_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = data;
  if (usage == NULL)
    {
      g_warning ("The usage of a month could not be read: %s", error->message);
      return;
    }
  show_month (self, self->next++, usage);
  read_next (self);
}

/* One month after another: a list of them is no reason to keep all readers busy. */
static void
read_next (PursuitUsageMonths *self)
{
  if (self->next < N_MONTHS)
    pursuit_workspace_usage_async (self->workspace, self->months[self->next],
                                   PURSUIT_USAGE_BY_FEATURE, self->cancellable, usage_cb, self);
}

static void
read_all (PursuitUsageMonths *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->next = 0;
  read_next (self);
}

/* Another month may have begun while nobody looked. */
static void
name_months (PursuitUsageMonths *self)
{
  g_autofree char *present = dup_present ();

  if (g_strcmp0 (self->months[0], present) == 0)
    return;

  for (guint i = 0; i < N_MONTHS; i++)
    {
      g_free (self->months[i]);
      self->months[i] = dup_before (present, i);
      if (gtk_list_box_get_row_at_index (self->rows, (int) i) == NULL)
        gtk_list_box_append (self->rows, pursuit_figure_row_new ());
      show_month (self, i, NULL);
    }
  gtk_list_box_unselect_all (self->rows);
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
}

static void
on_map (PursuitUsageMonths *self)
{
  name_months (self);
  read_all (self);
}

static void
on_selected (PursuitUsageMonths *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, self->months[gtk_list_box_row_get_index (row)]);
}

static void
on_activated (PursuitUsageMonths *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
pursuit_usage_months_dispose (GObject *object)
{
  PursuitUsageMonths *self = PURSUIT_USAGE_MONTHS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_usage_months_parent_class)->dispose (object);
}

static void
pursuit_usage_months_finalize (GObject *object)
{
  PursuitUsageMonths *self = PURSUIT_USAGE_MONTHS (object);

  for (guint i = 0; i < N_MONTHS; i++)
    g_free (self->months[i]);

  G_OBJECT_CLASS (pursuit_usage_months_parent_class)->finalize (object);
}

static void
pursuit_usage_months_class_init (PursuitUsageMonthsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_usage_months_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_usage_months_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-usage-months.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitUsageMonths, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pursuit_usage_months_init (PursuitUsageMonths *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_months (self);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
pursuit_usage_months_new (PursuitWorkspace *workspace)
{
  PursuitUsageMonths *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_USAGE_MONTHS, NULL);
  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

const char *
pursuit_usage_months_get_chosen (PursuitUsageMonths *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PURSUIT_IS_USAGE_MONTHS (self), NULL);

  row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL ? self->months[gtk_list_box_row_get_index (row)] : NULL;
}
