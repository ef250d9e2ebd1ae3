/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-pane.h"

#include <glib/gi18n-lib.h>

struct _PursuitPane
{
  GtkBox parent_instance;

  PursuitPaneRole role;
  gboolean sidebar_folded;
  gboolean stacked;
  gboolean hides_title;
  GtkWidget *content; /* (owned by the widget tree) (nullable) */
  GtkWidget *main;    /* (weak) (nullable) */

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkBox *top;
  AdwBin *middle;
  GtkBox *bottom;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_ROLE,
  PROP_STACKED,
} PursuitPaneProperty;

static GParamSpec *properties[PROP_STACKED + 1];

static void pursuit_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ENUM_TYPE (PursuitPaneRole,
                    pursuit_pane_role,
                    G_DEFINE_ENUM_VALUE (PURSUIT_PANE_LIST, "list"),
                    G_DEFINE_ENUM_VALUE (PURSUIT_PANE_PAGE, "page"),
                    G_DEFINE_ENUM_VALUE (PURSUIT_PANE_VIEW, "view"))

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitPane,
                               pursuit_pane,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pursuit_pane_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
show_layout (PursuitPane *self)
{
  gboolean view = self->role == PURSUIT_PANE_VIEW;
  gboolean list = self->role == PURSUIT_PANE_LIST;

  gtk_widget_set_visible (self->sidebar_button, list && self->sidebar_folded);
  gtk_widget_set_visible (self->back_button, view || (!list && self->stacked));
  adw_header_bar_set_show_start_title_buttons (self->header, view || (list && self->sidebar_folded)
                                                                 || (!list && self->stacked));
  adw_header_bar_set_show_end_title_buttons (self->header, !list || self->stacked);
}

static void
pursuit_pane_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  PursuitPane *self = PURSUIT_PANE (buildable);
  GtkWidget *widget = GTK_IS_WIDGET (child) ? GTK_WIDGET (child) : NULL;

  /* The pane's own template comes through here too, before its parts are bound. */
  if (widget == NULL || self->middle == NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (self->header, widget);
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (self->header, widget);
  else if (g_strcmp0 (type, "top") == 0)
    gtk_box_append (self->top, widget);
  else if (g_strcmp0 (type, "bottom") == 0)
    gtk_box_append (self->bottom, widget);
  else
    pursuit_pane_set_content (self, widget);
}

static void
pursuit_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pursuit_pane_add_child;
}

static void
pursuit_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitPane *self = PURSUIT_PANE (object);

  switch ((PursuitPaneProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (self->title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (self->title));
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitPane *self = PURSUIT_PANE (object);

  switch ((PursuitPaneProperty) id)
    {
    case PROP_TITLE:
      pursuit_pane_set_title (self, g_value_get_string (value),
                              adw_window_title_get_subtitle (self->title));
      break;
    case PROP_SUBTITLE:
      pursuit_pane_set_title (self, adw_window_title_get_title (self->title),
                              g_value_get_string (value));
      break;
    case PROP_ROLE:
      self->role = g_value_get_enum (value);
      show_layout (self);
      break;
    case PROP_STACKED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_pane_dispose (GObject *object)
{
  g_clear_weak_pointer (&PURSUIT_PANE (object)->main);

  G_OBJECT_CLASS (pursuit_pane_parent_class)->dispose (object);
}

static void
pursuit_pane_class_init (PursuitPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pursuit_pane_dispose;
  object_class->get_property = pursuit_pane_get_property;
  object_class->set_property = pursuit_pane_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_ROLE]
      = g_param_spec_enum ("role", NULL, NULL, PURSUIT_TYPE_PANE_ROLE, PURSUIT_PANE_LIST, flags);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, header);
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, top);
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, middle);
  gtk_widget_class_bind_template_child (widget_class, PursuitPane, bottom);
}

/* A title without words would still keep half of the header from the buttons beside it, whose own
 * words would be cut. */
static void
update_title (PursuitPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->title),
                          !self->hides_title && *adw_window_title_get_title (self->title) != '\0');
}

static void
pursuit_pane_init (PursuitPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_layout (self);
  update_title (self);
}

void
pursuit_pane_set_title (PursuitPane *self, const char *title, const char *subtitle)
{
  g_return_if_fail (PURSUIT_IS_PANE (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (adw_window_title_get_title (self->title), title) != 0)
    {
      adw_window_title_set_title (self->title, title != NULL ? title : "");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  if (g_strcmp0 (adw_window_title_get_subtitle (self->title), subtitle) != 0)
    {
      adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
    }
  update_title (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
pursuit_pane_show_title (PursuitPane *self, gboolean show)
{
  g_return_if_fail (PURSUIT_IS_PANE (self));

  self->hides_title = !show;
  update_title (self);
}

void
pursuit_pane_set_content (PursuitPane *self, GtkWidget *content)
{
  g_return_if_fail (PURSUIT_IS_PANE (self));

  self->content = content;
  adw_bin_set_child (self->middle, content);
}

void
pursuit_pane_set_main (PursuitPane *self, GtkWidget *main)
{
  g_return_if_fail (PURSUIT_IS_PANE (self));
  g_return_if_fail (main == NULL || GTK_IS_WIDGET (main));

  g_set_weak_pointer (&self->main, main);
}

gboolean
pursuit_pane_focus (PursuitPane *self)
{
  g_return_val_if_fail (PURSUIT_IS_PANE (self), FALSE);

  if (self->main != NULL && gtk_widget_grab_focus (self->main))
    return TRUE;

  return gtk_widget_child_focus (GTK_WIDGET (self->middle), GTK_DIR_TAB_FORWARD);
}

void
pursuit_pane_set_layout (PursuitPane *self, gboolean sidebar_folded, gboolean stacked)
{
  g_return_if_fail (PURSUIT_IS_PANE (self));

  self->sidebar_folded = sidebar_folded;
  if (self->stacked == stacked)
    {
      show_layout (self);
      return;
    }

  self->stacked = stacked;
  show_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}
