/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-chart.h"

#include "app/usage/pursuit-usage-words.h"

#include <glib/gi18n-lib.h>

#define MAX_DAYS 31
#define MIN_WIDTH 200
#define NATURAL_WIDTH 480
#define HEIGHT 160
/* Of a day's room; the rest is between the bars. */
#define BAR_SHARE 0.7
#define HATCH_STEP 4.0
/* A day that cost anything is seen. */
#define MIN_BAR 2.0
#define DAYS_PER_WEEK 7

typedef struct
{
  gint64 cost;
  gint64 at_most;
} Day;

struct _PursuitUsageChart
{
  GtkWidget parent_instance;

  Day days[MAX_DAYS];
  guint n_days;
  gint64 top; /* the most that a day counts */
};

G_DEFINE_FINAL_TYPE (PursuitUsageChart, pursuit_usage_chart, GTK_TYPE_WIDGET)

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static double
scale (PursuitUsageChart *self, gint64 pico, double height)
{
  return pico > 0 ? MAX (height * (double) pico / (double) self->top, MIN_BAR) : 0;
}

/* Diagonal lines that stay within their rectangle: a shape, not only a lighter colour. */
static void
hatch (cairo_t *cr, double x, double y, double width, double height, const GdkRGBA *color)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (int line = 0; line * HATCH_STEP < width + height; line++)
    {
      cairo_move_to (cr, x - height + line * HATCH_STEP, y + height);
      cairo_rel_line_to (cr, height, -height);
    }
  set_color (cr, color, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (width - 1, 1), MAX (height - 1, 1));
  cairo_stroke (cr);
}

static void
draw_bars (PursuitUsageChart *self, cairo_t *cr, double width, double height, const GdkRGBA *color)
{
  double room = width / self->n_days;

  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < self->n_days; i++)
    {
      double bar = MAX (room * BAR_SHARE, 1);
      double x = room * i + (room - bar) / 2;
      double known = scale (self, self->days[i].cost, height);
      double open = scale (self, self->days[i].at_most - self->days[i].cost, height);

      set_color (cr, color, 1);
      cairo_rectangle (cr, x, height - known, bar, known);
      cairo_fill (cr);
      if (open > 0)
        hatch (cr, x, MAX (height - known - open, 0), bar, MIN (open, height - known), color);
    }
}

static void
draw_grid (cairo_t *cr, double width, double height, const GdkRGBA *color)
{
  cairo_set_line_width (cr, 1);
  set_color (cr, color, 0.25);
  for (guint i = 0; i < 2; i++)
    {
      cairo_move_to (cr, 0, height * i / 2 + 0.5);
      cairo_rel_line_to (cr, width, 0);
    }
  cairo_stroke (cr);
  set_color (cr, color, 0.7);
  cairo_move_to (cr, 0, height + 0.5);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
}

static void
append_text (GtkSnapshot *snapshot,
             PangoLayout *layout,
             const char *text,
             float x,
             float y,
             const GdkRGBA *color)
{
  pango_layout_set_text (layout, text, -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static int
get_line_height (PangoLayout *layout)
{
  int height;

  pango_layout_set_text (layout, "0", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* The first day of each week of the month: as many as are read at any width. */
static void
append_days (PursuitUsageChart *self,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             float y,
             const GdkRGBA *color)
{
  float room = (float) gtk_widget_get_width (GTK_WIDGET (self)) / (float) self->n_days;

  for (guint i = 0; i < self->n_days; i += DAYS_PER_WEEK)
    {
      g_autofree char *day = g_strdup_printf ("%u", i + 1);

      append_text (snapshot, layout, day, room * (float) i, y, color);
    }
}

static void
pursuit_usage_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitUsageChart *self = PURSUIT_USAGE_CHART (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int line = get_line_height (layout);
  int height = gtk_widget_get_height (widget) - 2 * line;
  g_autofree char *top = NULL;
  GdkRGBA text, accent;
  cairo_t *cr;

  if (self->n_days == 0 || self->top == 0 || height <= 0)
    return;

  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = text;
  top = pursuit_usage_words_dup_money (self->top);
  append_text (snapshot, layout, top, 0, 0, &text);
  append_days (self, snapshot, layout, (float) (line + height), &text);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) line));
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) (height + 1)));
  draw_grid (cr, width, height, &text);
  draw_bars (self, cr, width, height, &accent);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
pursuit_usage_chart_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pursuit_usage_chart_class_init (PursuitUsageChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pursuit_usage_chart_snapshot;
  widget_class->measure = pursuit_usage_chart_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_usage_chart_init (PursuitUsageChart *self)
{
}

static guint
count_days (const char *month)
{
  guint year, number;

  if (sscanf (month, "%4u-%2u", &year, &number) != 2 || !g_date_valid_month ((GDateMonth) number)
      || !g_date_valid_year ((GDateYear) year))
    return 0;

  return g_date_get_days_in_month ((GDateMonth) number, (GDateYear) year);
}

char *
pursuit_usage_chart_dup_summary (const PursuitUsage *usage)
{
  const PursuitUsageRow *dearest = NULL;
  g_autofree char *day = NULL;
  g_autofree char *cost = NULL;

  g_return_val_if_fail (usage != NULL, NULL);

  for (guint i = 0; i < usage->rows->len; i++)
    {
      const PursuitUsageRow *row = usage->rows->pdata[i];

      if (dearest == NULL || row->at_most > dearest->at_most)
        dearest = row;
    }
  if (dearest == NULL)
    return g_strdup (_ ("Nothing was asked in this month"));
  day = pursuit_usage_words_dup_title (PURSUIT_USAGE_BY_DAY, dearest->key);
  cost = pursuit_usage_words_dup_cost (dearest);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Requests on %u day; the dearest is %s: %s",
                                       "Requests on %u days; the dearest is %s: %s",
                                       usage->rows->len),
                          usage->rows->len, day, cost);
}

void
pursuit_usage_chart_show (PursuitUsageChart *self, const PursuitUsage *usage)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (PURSUIT_IS_USAGE_CHART (self));
  g_return_if_fail (usage != NULL && usage->group == PURSUIT_USAGE_BY_DAY);

  self->n_days = count_days (usage->month);
  self->top = 0;
  for (guint i = 0; i < MAX_DAYS; i++)
    self->days[i] = (Day){ 0, 0 };
  for (guint i = 0; i < usage->rows->len; i++)
    {
      const PursuitUsageRow *row = usage->rows->pdata[i];
      const char *day = strrchr (row->key, '-');
      guint64 number = day != NULL ? g_ascii_strtoull (day + 1, NULL, 10) : 0;

      if (number == 0 || number > self->n_days)
        continue;
      self->days[number - 1] = (Day){ row->cost, MAX (row->at_most, row->cost) };
      self->top = MAX (self->top, self->days[number - 1].at_most);
    }
  summary = pursuit_usage_chart_dup_summary (usage);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->top > 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
