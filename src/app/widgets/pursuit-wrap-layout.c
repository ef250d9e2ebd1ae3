/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-wrap-layout.h"

#define SPACING 6

struct _PursuitWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitWrapLayout, pursuit_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The children beside each other from @first to before @end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* (nullable) */
  int width;      /* that they take */
  int height;
  int n_expanding; /* that share what is left */
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

static void
get_widths (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* As wide as it likes to be, at most a line. */
static int
get_width (GtkWidget *child, int available)
{
  int minimum, natural;

  get_widths (child, &minimum, &natural);

  return MAX (MIN (natural, available), minimum);
}

static int
get_child_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static Line
fill_line (GtkWidget *first, int available)
{
  Line line = { .first = first, .end = first };

  while (line.end != NULL)
    {
      int width = get_width (line.end, available);
      int more = width + (line.end != first ? SPACING : 0);

      if (line.end != first && line.width + more > available)
        break;
      line.width += more;
      line.height = MAX (line.height, get_child_height (line.end, width));
      line.n_expanding += expands (line.end);
      line.end = get_next (line.end);
    }

  return line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_minimum, child_natural;

      get_widths (child, &child_minimum, &child_natural);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
get_height (GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *child = get_first (widget); child != NULL;)
    {
      Line line = fill_line (child, width < 0 ? G_MAXINT / 2 : width);

      height += line.height + (height > 0 ? SPACING : 0);
      child = line.end;
    }

  return height;
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
allocate_line (GtkWidget *widget, const Line *line, int y, int available)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int extra = line->n_expanding > 0 ? MAX (available - line->width, 0) / line->n_expanding : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int width = get_width (child, available) + (expands (child) ? extra : 0);
      GtkAllocation at = { rtl ? available - x - width : x, y, width, line->height };

      gtk_widget_size_allocate (child, &at, -1);
      x += width + SPACING;
    }
}

static void
pursuit_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0;

  for (GtkWidget *child = get_first (widget); child != NULL;)
    {
      Line line = fill_line (child, width);

      allocate_line (widget, &line, y, width);
      y += line.height + SPACING;
      child = line.end;
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
