/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-calibration.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_SIZE 140
#define NATURAL_SIZE 220
#define RADIUS 4.5
#define MARGIN 8.0

/* Grid lines at each quarter. */
#define N_QUARTERS 4

struct _PursuitCalibration
{
  GtkWidget parent_instance;

  PursuitHistoryBin bins[PURSUIT_HISTORY_N_BINS];
  guint n_bins;
};

G_DEFINE_FINAL_TYPE (PursuitCalibration, pursuit_calibration, GTK_TYPE_WIDGET)

/* The square that is drawn in, in the middle of the widget. */
static graphene_rect_t
get_square (PursuitCalibration *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  float side = (float) (MIN (width, height) - 2 * MARGIN);

  return GRAPHENE_RECT_INIT (((float) width - side) / 2, ((float) height - side) / 2, side, side);
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, alpha);
}

static void
draw_grid (cairo_t *cr, const graphene_rect_t *square, const GdkRGBA *color)
{
  double side = square->size.width;

  cairo_set_line_width (cr, 1);
  set_color (cr, color, 0.15);
  for (int i = 0; i <= N_QUARTERS; i++)
    {
      double at = side * i / N_QUARTERS;

      cairo_move_to (cr, square->origin.x, square->origin.y + at);
      cairo_rel_line_to (cr, side, 0);
      cairo_move_to (cr, square->origin.x + at, square->origin.y);
      cairo_rel_line_to (cr, 0, side);
    }
  cairo_stroke (cr);

  set_color (cr, color, 0.55);
  cairo_move_to (cr, square->origin.x, square->origin.y + side);
  cairo_rel_line_to (cr, side, -side);
  cairo_stroke (cr);
}

static void
draw_bins (PursuitCalibration *self,
           cairo_t *cr,
           const graphene_rect_t *square,
           const GdkRGBA *color)
{
  double side = square->size.width;

  for (guint i = 0; i < self->n_bins; i++)
    {
      double x = square->origin.x + side * CLAMP (self->bins[i].foretold, 0, 1);
      double y = square->origin.y + side * (1 - CLAMP (self->bins[i].won, 0, 1));

      cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
      set_color (cr, color, 1);
      cairo_fill (cr);
    }
}

static void
pursuit_calibration_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitCalibration *self = PURSUIT_CALIBRATION (widget);
  graphene_rect_t square = get_square (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA text, accent;
  cairo_t *cr;

  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = text;
  cr = gtk_snapshot_append_cairo (snapshot, &all);
  draw_grid (cr, &square, &text);
  draw_bins (self, cr, &square, &accent);
  cairo_destroy (cr);
}

static void
pursuit_calibration_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  /* A page that scrolls gives the least height, so that this is the one to be read. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_SIZE : NATURAL_SIZE;
  *natural = NATURAL_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pursuit_calibration_class_init (PursuitCalibrationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pursuit_calibration_snapshot;
  widget_class->measure = pursuit_calibration_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_calibration_init (PursuitCalibration *self)
{
}

/* How far what was foretold is from what came, of all leads. */
static double
get_distance (const PursuitHistoryReport *report)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < report->n_bins; i++)
    {
      sum += report->bins[i].n * fabs (report->bins[i].won - report->bins[i].foretold);
      n += report->bins[i].n;
    }

  return n > 0 ? sum / n : 0;
}

char *
pursuit_calibration_dup_summary (const PursuitHistoryReport *report)
{
  const PursuitHistoryBin *lowest, *highest;

  g_return_val_if_fail (report != NULL, NULL);

  if (report->n_bins == 0)
    return g_strdup (_ ("There is no calibration picture yet"));
  lowest = &report->bins[0];
  highest = &report->bins[report->n_bins - 1];

  return g_strdup_printf (
      _ ("What was foretold and what was won are %.0f points apart on average. Of the leads with "
         "the lowest chance, %.0f %%, %.0f %% were won; of those with the highest, %.0f %%, "
         "%.0f %%."),
      100 * get_distance (report), 100 * lowest->foretold, 100 * lowest->won,
      100 * highest->foretold, 100 * highest->won);
}

void
pursuit_calibration_show (PursuitCalibration *self, const PursuitHistoryReport *report)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (PURSUIT_IS_CALIBRATION (self));
  g_return_if_fail (report != NULL);

  self->n_bins = MIN (report->n_bins, PURSUIT_HISTORY_N_BINS);
  for (guint i = 0; i < self->n_bins; i++)
    self->bins[i] = report->bins[i];
  summary = pursuit_calibration_dup_summary (report);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
