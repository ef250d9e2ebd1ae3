/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-filter-popover.h"

#include <glib/gi18n-lib.h>

struct _PursuitFilterPopover
{
  GtkPopover parent_instance;

  GtkEntry *entry;
  GtkLabel *error_label;
};

enum
{
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitFilterPopover, pursuit_filter_popover, GTK_TYPE_POPOVER)

static void
on_activate (PursuitFilterPopover *self)
{
  g_signal_emit (self, signals[ENTERED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
pursuit_filter_popover_class_init (PursuitFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitFilterPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitFilterPopover, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
pursuit_filter_popover_init (PursuitFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pursuit_filter_popover_answer (PursuitFilterPopover *self, const GError *error)
{
  g_return_if_fail (PURSUIT_IS_FILTER_POPOVER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_label_set_label (self->error_label, error->message);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (GTK_POPOVER (self));
}
