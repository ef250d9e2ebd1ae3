/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-count.h"

#include "app/widgets/pursuit-format.h"

#include <glib/gi18n-lib.h>

struct _PursuitImportCount
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *meaning;
  GtkLabel *figure;
  GtkProgressBar *bar;
  GtkWidget *show_button;
  guint64 count;
};

enum
{
  SIGNAL_SHOW_ROWS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  PROP_TITLE = 1,
} PursuitImportCountProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (PursuitImportCount, pursuit_import_count, GTK_TYPE_BOX)

void
pursuit_import_count_set (PursuitImportCount *self,
                          guint64 count,
                          guint64 total,
                          const char *meaning)
{
  g_autofree char *figure = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_COUNT (self));
  g_return_if_fail (meaning != NULL);

  self->count = count;
  figure = pursuit_format_count ((gint64) count);
  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->meaning, meaning);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) count / (double) total : 0);

  /* Translators: a count of an import, read aloud: its name, the figure, what it means. */
  spoken = g_strdup_printf (_ ("%s: %s, %s"), gtk_label_get_text (self->title), figure, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
pursuit_import_count_set_showable (PursuitImportCount *self, gboolean showable)
{
  g_autofree char *label = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_COUNT (self));

  /* Translators: a button; %s is the name of a count of an import, such as “New” */
  label = g_strdup_printf (_ ("Show the rows of “%s”"), gtk_label_get_text (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (self->show_button, showable);
}

guint64
pursuit_import_count_get_count (PursuitImportCount *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_COUNT (self), 0);

  return self->count;
}

static void
on_show_clicked (PursuitImportCount *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_ROWS], 0);
}

const char *
pursuit_import_count_get_text (PursuitImportCount *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_COUNT (self), NULL);

  return gtk_label_get_text (self->figure);
}

static void
pursuit_import_count_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitImportCount *self = PURSUIT_IMPORT_COUNT (object);

  switch ((PursuitImportCountProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_import_count_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  PursuitImportCount *self = PURSUIT_IMPORT_COUNT (object);

  switch ((PursuitImportCountProperty) id)
    {
    case PROP_TITLE:
      gtk_label_set_text (self->title, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_import_count_class_init (PursuitImportCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pursuit_import_count_get_property;
  object_class->set_property = pursuit_import_count_set_property;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_SHOW_ROWS] = g_signal_new ("show-rows", PURSUIT_TYPE_IMPORT_COUNT,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-import-count.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportCount, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportCount, meaning);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportCount, figure);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportCount, bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportCount, show_button);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
}

static void
pursuit_import_count_init (PursuitImportCount *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
