/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-section.h"

#include <glib/gi18n-lib.h>

struct _PursuitSection
{
  AdwBin parent_instance;

  gboolean narrow;

  GtkLabel *title_label;
  GtkLabel *row_title_label;
  GtkLabel *summary_label;
  GtkLabel *row_summary_label;
  GtkWidget *heading;
  GtkToggleButton *row_button;
  GtkButton *add_button;
  GtkRevealer *revealer;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_ADD_ACTION,
  PROP_ADD_LABEL,
} PursuitSectionProperty;

static GParamSpec *properties[PROP_ADD_LABEL + 1];

static void pursuit_section_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitSection,
                               pursuit_section,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      pursuit_section_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
pursuit_section_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  PursuitSection *self = PURSUIT_SECTION (buildable);

  /* The section's own template comes through here too, before its parts are bound. */
  if (self->revealer != NULL && GTK_IS_WIDGET (child))
    gtk_revealer_set_child (self->revealer, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pursuit_section_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pursuit_section_add_child;
}

static void
show_form (PursuitSection *self)
{
  gboolean open = !self->narrow || gtk_toggle_button_get_active (self->row_button);

  gtk_widget_set_visible (self->heading, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->row_button), self->narrow);
  gtk_widget_set_visible (
      GTK_WIDGET (self->add_button),
      open && gtk_actionable_get_action_name (GTK_ACTIONABLE (self->add_button)) != NULL);
  gtk_revealer_set_reveal_child (self->revealer, open);
}

static void
set_title (PursuitSection *self, const char *title)
{
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->row_title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
pursuit_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitSection *self = PURSUIT_SECTION (object);

  switch ((PursuitSectionProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_ADD_ACTION:
      g_value_set_string (value,
                          gtk_actionable_get_action_name (GTK_ACTIONABLE (self->add_button)));
      break;
    case PROP_ADD_LABEL:
      g_value_set_string (value, gtk_widget_get_tooltip_text (GTK_WIDGET (self->add_button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitSection *self = PURSUIT_SECTION (object);
  const char *text = g_value_get_string (value);

  switch ((PursuitSectionProperty) id)
    {
    case PROP_TITLE:
      set_title (self, text);
      break;
    case PROP_ADD_ACTION:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), text);
      show_form (self);
      break;
    case PROP_ADD_LABEL:
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_section_class_init (PursuitSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pursuit_section_get_property;
  object_class->set_property = pursuit_section_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ADD_ACTION] = g_param_spec_string ("add-action", NULL, NULL, NULL, flags);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, title_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, row_title_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, row_summary_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, heading);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, row_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitSection, revealer);
  gtk_widget_class_bind_template_callback (widget_class, show_form);
}

static void
pursuit_section_init (PursuitSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_form (self);
}

void
pursuit_section_set_summary (PursuitSection *self, const char *summary)
{
  g_return_if_fail (PURSUIT_IS_SECTION (self));

  gtk_label_set_label (self->summary_label, summary != NULL ? summary : "");
  gtk_label_set_label (self->row_summary_label, summary != NULL ? summary : "");
}

void
pursuit_section_set_narrow (PursuitSection *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_SECTION (self));

  self->narrow = narrow;
  show_form (self);
}

void
pursuit_section_open (PursuitSection *self)
{
  g_return_if_fail (PURSUIT_IS_SECTION (self));

  gtk_toggle_button_set_active (self->row_button, TRUE);
}
