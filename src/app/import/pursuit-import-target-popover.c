/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-target-popover.h"

#include "workspace/import/pursuit-import.h"

#include <glib/gi18n-lib.h>

struct _PursuitImportTargetPopover
{
  GtkPopover parent_instance;

  GPtrArray *targets;

  GtkSearchEntry *search;
  GtkListView *list;
  GtkStringList *labels;
  GtkStringFilter *filter;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportTargetPopover, pursuit_import_target_popover, GTK_TYPE_POPOVER)

static const char *
find_key (PursuitImportTargetPopover *self, const char *label)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      PursuitImportTargetInfo *target = g_ptr_array_index (self->targets, i);

      if (strcmp (target->label, label) == 0)
        return target->key;
    }

  return NULL;
}

static void
choose (PursuitImportTargetPopover *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (GtkStringObject) object = g_list_model_get_item (model, position);

  if (object == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0,
                 find_key (self, gtk_string_object_get_string (object)));
}

static void
on_activated (PursuitImportTargetPopover *self, guint position)
{
  choose (self, position);
}

static void
on_search_activated (PursuitImportTargetPopover *self)
{
  choose (self, 0);
}

static void
on_search_changed (PursuitImportTargetPopover *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

void
pursuit_import_target_popover_ask (PursuitImportTargetPopover *self, GtkWidget *button)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (PURSUIT_IS_IMPORT_TARGET_POPOVER (self));
  g_return_if_fail (GTK_IS_WIDGET (button));

  g_object_ref (self);
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_unparent (widget);
  gtk_widget_set_parent (widget, button);
  g_object_unref (self);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_string_filter_set_search (self->filter, NULL);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkWidget *
pursuit_import_target_popover_new (void)
{
  return g_object_new (PURSUIT_TYPE_IMPORT_TARGET_POPOVER, NULL);
}

static void
pursuit_import_target_popover_dispose (GObject *object)
{
  PursuitImportTargetPopover *self = PURSUIT_IMPORT_TARGET_POPOVER (object);

  g_clear_pointer (&self->targets, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_import_target_popover_parent_class)->dispose (object);
}

static void
pursuit_import_target_popover_class_init (PursuitImportTargetPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_target_popover_dispose;

  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", PURSUIT_TYPE_IMPORT_TARGET_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-import-target-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportTargetPopover, search);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportTargetPopover, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportTargetPopover, labels);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportTargetPopover, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
pursuit_import_target_popover_init (PursuitImportTargetPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->targets = pursuit_import_list_targets ();
  for (guint i = 0; i < self->targets->len; i++)
    {
      PursuitImportTargetInfo *target = g_ptr_array_index (self->targets, i);

      gtk_string_list_append (self->labels, target->label);
    }
}
