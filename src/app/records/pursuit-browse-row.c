/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-browse-row.h"

#include "core/pursuit-util.h"

struct _PursuitBrowseRow
{
  GtkBox parent_instance;

  const char *badge_class; /* (nullable) */

  GtkLabel *title;
  GtkLabel *badge;
  GtkLabel *quiet;
  GtkWidget *last;
  GtkLabel *value;
  GtkLabel *age;
};

G_DEFINE_FINAL_TYPE (PursuitBrowseRow, pursuit_browse_row, GTK_TYPE_BOX)

void
pursuit_browse_text_clear (PursuitBrowseText *text)
{
  g_return_if_fail (text != NULL);

  g_clear_pointer (&text->title, g_free);
  g_clear_pointer (&text->badge, g_free);
  g_clear_pointer (&text->quiet, g_free);
  g_clear_pointer (&text->value, g_free);
  g_clear_pointer (&text->age, g_free);
}

static void
show_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), !pursuit_str_is_blank (text));
}

void
pursuit_browse_row_set_text (PursuitBrowseRow *self, const PursuitBrowseText *text)
{
  g_return_if_fail (PURSUIT_IS_BROWSE_ROW (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->title, text->title != NULL ? text->title : "");
  show_line (self->badge, text->badge);
  show_line (self->quiet, text->quiet);
  gtk_label_set_text (self->value, text->value != NULL ? text->value : "");
  gtk_label_set_text (self->age, text->age != NULL ? text->age : "");
  gtk_widget_set_visible (self->last,
                          !pursuit_str_is_blank (text->value) || !pursuit_str_is_blank (text->age));

  if (self->badge_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), self->badge_class);
  self->badge_class = text->badge_class;
  if (self->badge_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), self->badge_class);
}

GtkWidget *
pursuit_browse_row_new (void)
{
  return g_object_new (PURSUIT_TYPE_BROWSE_ROW, NULL);
}

static void
pursuit_browse_row_class_init (PursuitBrowseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-browse-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseRow, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseRow, badge);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseRow, quiet);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseRow, last);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseRow, value);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseRow, age);
}

static void
pursuit_browse_row_init (PursuitBrowseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
