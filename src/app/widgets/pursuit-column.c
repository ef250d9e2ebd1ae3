/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-column.h"

#include "app/window/pursuit-text-scale.h"

/* A column and its border fit into the narrowest window also with text of twice the size. */
#define NARROWEST 340

struct _PursuitColumn
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (owned by the widget tree) (nullable) */
  int minimum_width;
  int natural_width;
};

typedef enum
{
  PROP_CHILD = 1,
  PROP_MINIMUM_WIDTH,
  PROP_NATURAL_WIDTH,
} PursuitColumnProperty;

static GParamSpec *properties[PROP_NATURAL_WIDTH + 1];

static void pursuit_column_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitColumn,
                               pursuit_column,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pursuit_column_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
pursuit_column_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  if (GTK_IS_WIDGET (child))
    pursuit_column_set_child (PURSUIT_COLUMN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pursuit_column_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pursuit_column_add_child;
}

static GtkSizeRequestMode
pursuit_column_get_request_mode (GtkWidget *widget)
{
  PursuitColumn *self = PURSUIT_COLUMN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static int
get_child_minimum (PursuitColumn *self)
{
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void /* lint: allow parameters: the toolkit's signature */
pursuit_column_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  PursuitColumn *self = PURSUIT_COLUMN (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (self->minimum_width,
                      MIN (pursuit_text_scale (widget, self->minimum_width), NARROWEST));
      *natural = pursuit_text_scale (widget, MAX (self->minimum_width, self->natural_width));
    }
  else if (self->child != NULL)
    gtk_widget_measure (self->child, orientation,
                        for_size < 0 ? -1 : MAX (for_size, get_child_minimum (self)), minimum,
                        natural, NULL, NULL);
}

static void
pursuit_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitColumn *self = PURSUIT_COLUMN (widget);

  /* What does not fit is cut off for the moment that its layout takes to become narrow. */
  if (self->child != NULL)
    gtk_widget_allocate (self->child, MAX (width, get_child_minimum (self)), height, baseline,
                         NULL);
}

static void
pursuit_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitColumn *self = PURSUIT_COLUMN (object);

  switch ((PursuitColumnProperty) id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MINIMUM_WIDTH:
      g_value_set_int (value, self->minimum_width);
      break;
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, self->natural_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_width (PursuitColumn *self, int *place, int width, PursuitColumnProperty property)
{
  g_assert (PURSUIT_IS_COLUMN (self));

  if (*place == width)
    return;

  *place = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
pursuit_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitColumn *self = PURSUIT_COLUMN (object);

  switch ((PursuitColumnProperty) id)
    {
    case PROP_CHILD:
      pursuit_column_set_child (self, g_value_get_object (value));
      break;
    case PROP_MINIMUM_WIDTH:
      set_width (self, &self->minimum_width, g_value_get_int (value), PROP_MINIMUM_WIDTH);
      break;
    case PROP_NATURAL_WIDTH:
      set_width (self, &self->natural_width, g_value_get_int (value), PROP_NATURAL_WIDTH);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_column_dispose (GObject *object)
{
  g_clear_pointer (&PURSUIT_COLUMN (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (pursuit_column_parent_class)->dispose (object);
}

static void
pursuit_column_class_init (PursuitColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pursuit_column_dispose;
  object_class->get_property = pursuit_column_get_property;
  object_class->set_property = pursuit_column_set_property;
  widget_class->get_request_mode = pursuit_column_get_request_mode;
  widget_class->measure = pursuit_column_measure;
  widget_class->size_allocate = pursuit_column_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MINIMUM_WIDTH]
      = g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NATURAL_WIDTH]
      = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "column");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_column_init (PursuitColumn *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
pursuit_column_set_child (PursuitColumn *self, GtkWidget *child)
{
  g_return_if_fail (PURSUIT_IS_COLUMN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  self->child = child;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}
