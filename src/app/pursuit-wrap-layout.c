/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-wrap-layout.h"

#define SPACING 6

struct _PursuitWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitWrapLayout, pursuit_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int width; /* of a line */
  int x;
  int y;
  int height; /* of the line so far */
} Pen;

static void
get_widths (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* Finds the place of a child and moves on behind it. */
static GtkAllocation
place (Pen *pen, GtkWidget *child)
{
  GtkAllocation place;
  int minimum, natural;

  get_widths (child, &minimum, &natural);
  place.width = MAX (MIN (natural, pen->width), minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                      NULL);
  if (pen->x > 0 && pen->x + place.width > pen->width)
    {
      pen->x = 0;
      pen->y += pen->height + SPACING;
      pen->height = 0;
    }
  place.x = pen->x;
  place.y = pen->y;
  pen->x += place.width + SPACING;
  pen->height = MAX (pen->height, place.height);

  return place;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      get_widths (child, &child_minimum, &child_natural);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
get_height (GtkWidget *widget, int width)
{
  Pen pen = { .width = width < 0 ? G_MAXINT / 2 : width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (&pen, child);

  return pen.y + pen.height;
}

static void /* lint: allow parameters: the toolkit's signature */
pursuit_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = get_height (widget, for_size);
}

static void
pursuit_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Pen pen = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GtkAllocation at = place (&pen, child);

        if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
          at.x = width - at.x - at.width;
        gtk_widget_size_allocate (child, &at, -1);
      }
}

static GtkSizeRequestMode
pursuit_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pursuit_wrap_layout_class_init (PursuitWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = pursuit_wrap_layout_get_request_mode;
  manager_class->measure = pursuit_wrap_layout_measure;
  manager_class->allocate = pursuit_wrap_layout_allocate;
}

static void
pursuit_wrap_layout_init (PursuitWrapLayout *self)
{
}
