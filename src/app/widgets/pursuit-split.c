/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-split.h"

#include "app/window/pursuit-text-scale.h"

/* The mockups' measures: from this width on side by side, below the other one narrow. All are for
 * text of the usual size, and grow with it: what is twice as large has half the room. */
#define SPLIT_WIDTH 560
#define NARROW_WIDTH 470
#define SIDE_WIDTH 260
#define SPACING 24
#define NARROW_SPACING 6

struct _PursuitSplit
{
  GtkWidget parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  gboolean narrow;
  guint idle;
};

typedef enum
{
  PROP_NARROW = 1,
} PursuitSplitProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void pursuit_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitSplit,
                               pursuit_split,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pursuit_split_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
pursuit_split_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  PursuitSplit *self = PURSUIT_SPLIT (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
  if (g_strcmp0 (type, "side") == 0)
    self->side = GTK_WIDGET (child);
  else
    self->main = GTK_WIDGET (child);
}

static void
pursuit_split_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pursuit_split_add_child;
}

static int
get_spacing (GtkWidget *widget, int width)
{
  return width < pursuit_text_scale (widget, NARROW_WIDTH) ? NARROW_SPACING : SPACING;
}

static int
get_height (GtkWidget *child, int width)
{
  int minimum;
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &height, NULL,
                      NULL);

  return height;
}

static GtkSizeRequestMode
pursuit_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (PursuitSplit *self, int *minimum, int *natural)
{
  int main_minimum;
  int side_minimum;

  gtk_widget_measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1, &main_minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &side_minimum, NULL, NULL, NULL);
  *minimum = MAX (main_minimum, side_minimum);
  *natural = MAX (*minimum, pursuit_text_scale (GTK_WIDGET (self), SPLIT_WIDTH));
}

static void /* lint: allow parameters: the toolkit's signature */
pursuit_split_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  PursuitSplit *self = PURSUIT_SPLIT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  if (for_size >= pursuit_text_scale (widget, SPLIT_WIDTH))
    *natural = MAX (
        get_height (self->main, for_size - pursuit_text_scale (widget, SIDE_WIDTH) - SPACING),
        get_height (self->side, pursuit_text_scale (widget, SIDE_WIDTH)));
  else
    *natural = get_height (self->main, for_size) + get_spacing (widget, for_size)
               + get_height (self->side, for_size);
  *minimum = *natural;
}

static gboolean
on_idle (gpointer data)
{
  PursuitSplit *self = data;

  self->idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

/* The page changes its widgets when this changes, which must not happen while they are laid
 * out. */
static void
set_narrow (PursuitSplit *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
pursuit_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitSplit *self = PURSUIT_SPLIT (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side_width = pursuit_text_scale (widget, SIDE_WIDTH);
  int main_width = width - side_width - SPACING;
  int side_height;

  set_narrow (self, width < pursuit_text_scale (widget, NARROW_WIDTH));
  if (width >= pursuit_text_scale (widget, SPLIT_WIDTH))
    {
      allocate (self->main, right_to_left ? side_width + SPACING : 0, 0, main_width, height);
      allocate (self->side, right_to_left ? 0 : main_width + SPACING, 0, side_width, height);
      return;
    }

  side_height = get_height (self->side, width);
  allocate (self->side, 0, 0, width, side_height);
  allocate (
      self->main, 0, side_height + SPACING, width,
      MAX (height - side_height - get_spacing (widget, width), get_height (self->main, width)));
}

static void
pursuit_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PursuitSplitProperty) id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, PURSUIT_SPLIT (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_split_dispose (GObject *object)
{
  PursuitSplit *self = PURSUIT_SPLIT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (pursuit_split_parent_class)->dispose (object);
}

static void
pursuit_split_class_init (PursuitSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_split_dispose;
  object_class->get_property = pursuit_split_get_property;
  widget_class->get_request_mode = pursuit_split_get_request_mode;
  widget_class->measure = pursuit_split_measure;
  widget_class->size_allocate = pursuit_split_size_allocate;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_split_init (PursuitSplit *self)
{
}

gboolean
pursuit_split_is_narrow (PursuitSplit *self)
{
  g_return_val_if_fail (PURSUIT_IS_SPLIT (self), FALSE);

  return self->narrow;
}
