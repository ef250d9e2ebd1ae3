/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-named-box.h"

struct _PursuitNamedBox
{
  GtkBox parent_instance;

  char *row_name; /* (nullable) */
};

typedef enum
{
  PROP_ROW_NAME = 1,
} PursuitNamedBoxProperty;

G_DEFINE_FINAL_TYPE (PursuitNamedBox, pursuit_named_box, GTK_TYPE_BOX)

static void
name_row (PursuitNamedBox *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL && self->row_name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->row_name, -1);
}

static void
pursuit_named_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitNamedBox *self = PURSUIT_NAMED_BOX (object);

  switch ((PursuitNamedBoxProperty) id)
    {
    case PROP_ROW_NAME:
      g_clear_pointer (&self->row_name, g_free);
      self->row_name = g_value_dup_string (value);
      name_row (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_named_box_finalize (GObject *object)
{
  g_free (PURSUIT_NAMED_BOX (object)->row_name);

  G_OBJECT_CLASS (pursuit_named_box_parent_class)->finalize (object);
}

static void
pursuit_named_box_class_init (PursuitNamedBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pursuit_named_box_set_property;
  object_class->finalize = pursuit_named_box_finalize;
  g_object_class_install_property (
      object_class, PROP_ROW_NAME,
      g_param_spec_string ("row-name", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
pursuit_named_box_init (PursuitNamedBox *self)
{
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_row), NULL);
}
