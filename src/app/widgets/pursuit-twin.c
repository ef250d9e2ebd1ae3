/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-twin.h"

#include "app/window/pursuit-text-scale.h"

/* Two halves of 320 pixels do not fit below. */
#define NARROW_WIDTH 660

struct _PursuitTwin
{
  GtkBox parent_instance;

  gboolean folded;
  guint n_ticks; /* since it has got a window */
  guint update;  /* the source that follows the leaflet, or 0 */

  AdwLeaflet *leaflet;
  AdwBin *first;
  AdwBin *second;
  GtkWidget *bar;
  GtkToggleButton *first_button;
  GtkToggleButton *second_button;
};

typedef enum
{
  PROP_FIRST_TITLE = 1,
  PROP_SECOND_TITLE,
  PROP_SECOND_EXPANDS,
  PROP_FOLDED,
} PursuitTwinProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

static void pursuit_twin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitTwin,
                               pursuit_twin,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pursuit_twin_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
on_toggled (PursuitTwin *self)
{
  gboolean second = gtk_toggle_button_get_active (self->second_button);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (second ? self->second : self->first));
}

static void
set_folded (PursuitTwin *self, gboolean folded)
{
  if (folded == self->folded)
    return;

  self->folded = folded;
  gtk_widget_set_visible (self->bar, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static gboolean
update_folded (gpointer data)
{
  PursuitTwin *self = data;

  self->update = 0;
  set_folded (self, adw_leaflet_get_folded (self->leaflet));

  return G_SOURCE_REMOVE;
}

/* The leaflet folds while sizes are given out, when nothing may ask for another one. */
static void
on_folded (PursuitTwin *self)
{
  if (self->update == 0)
    self->update = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_folded, self, NULL);
}

/* The first turn comes before sizes are given out, the second after. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PursuitTwin *self = PURSUIT_TWIN (widget);

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;

  on_folded (self);

  return G_SOURCE_REMOVE;
}

/* In a narrow window it begins folded: what stands around it would widen the window otherwise, and
 * then there were room for both halves. */
static void
pursuit_twin_root (GtkWidget *widget)
{
  PursuitTwin *self = PURSUIT_TWIN (widget);
  int width;

  GTK_WIDGET_CLASS (pursuit_twin_parent_class)->root (widget);

  width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (widget)));
  set_folded (self, width > 0 && width < pursuit_text_scale (widget, NARROW_WIDTH));
  self->n_ticks = 0;
  gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

gboolean
pursuit_twin_is_folded (PursuitTwin *self)
{
  g_return_val_if_fail (PURSUIT_IS_TWIN (self), FALSE);

  return self->folded;
}

void
pursuit_twin_show_half (PursuitTwin *self, gboolean second)
{
  g_return_if_fail (PURSUIT_IS_TWIN (self));

  gtk_toggle_button_set_active (second ? self->second_button : self->first_button, TRUE);
}

static void
pursuit_twin_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  PursuitTwin *self = PURSUIT_TWIN (buildable);

  /* The twin's own template comes through here too, before its parts are bound. */
  if (self->first != NULL && g_strcmp0 (type, "first") == 0)
    adw_bin_set_child (self->first, GTK_WIDGET (child));
  else if (self->second != NULL && g_strcmp0 (type, "second") == 0)
    adw_bin_set_child (self->second, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pursuit_twin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pursuit_twin_add_child;
}

static void
pursuit_twin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitTwin *self = PURSUIT_TWIN (object);

  switch ((PursuitTwinProperty) id)
    {
    case PROP_FIRST_TITLE:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->first_button)));
      break;
    case PROP_SECOND_TITLE:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->second_button)));
      break;
    case PROP_SECOND_EXPANDS:
      g_value_set_boolean (value, gtk_widget_get_hexpand (GTK_WIDGET (self->second)));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, pursuit_twin_is_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_title (PursuitTwin *self, GtkToggleButton *button, const char *title, guint property)
{
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), title) == 0)
    return;

  gtk_button_set_label (GTK_BUTTON (button), title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
pursuit_twin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitTwin *self = PURSUIT_TWIN (object);

  switch ((PursuitTwinProperty) id)
    {
    case PROP_FIRST_TITLE:
      set_title (self, self->first_button, g_value_get_string (value), id);
      break;
    case PROP_SECOND_TITLE:
      set_title (self, self->second_button, g_value_get_string (value), id);
      break;
    case PROP_SECOND_EXPANDS:
      gtk_widget_set_hexpand (GTK_WIDGET (self->second), g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FOLDED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_twin_dispose (GObject *object)
{
  g_clear_handle_id (&PURSUIT_TWIN (object)->update, g_source_remove);

  G_OBJECT_CLASS (pursuit_twin_parent_class)->dispose (object);
}

static void
pursuit_twin_class_init (PursuitTwinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = pursuit_twin_root;
  object_class->dispose = pursuit_twin_dispose;
  object_class->get_property = pursuit_twin_get_property;
  object_class->set_property = pursuit_twin_set_property;

  properties[PROP_FIRST_TITLE]
      = g_param_spec_string ("first-title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND_TITLE]
      = g_param_spec_string ("second-title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND_EXPANDS]
      = g_param_spec_boolean ("second-expands", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-twin.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitTwin, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PursuitTwin, first);
  gtk_widget_class_bind_template_child (widget_class, PursuitTwin, second);
  gtk_widget_class_bind_template_child (widget_class, PursuitTwin, bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitTwin, first_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitTwin, second_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
}

static void
pursuit_twin_init (PursuitTwin *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->bar, FALSE);
}
