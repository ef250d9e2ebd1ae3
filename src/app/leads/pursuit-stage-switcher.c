/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-stage-switcher.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-lead.h"

#include <glib/gi18n-lib.h>

struct _PursuitStageSwitcher
{
  AdwBin parent_instance;

  GSimpleActionGroup *actions;

  GtkStack *stack;
  GtkBox *buttons;
  GtkMenuButton *close_button;
  GtkLabel *close_label;
  GtkWidget *close_tick;
  GtkMenuButton *menu_button;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitStageSwitcher, pursuit_stage_switcher, ADW_TYPE_BIN)

static void
change_stage (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *stage = g_variant_get_string (value, NULL);
  g_autoptr (GVariant) present = g_action_get_state (G_ACTION (action));

  /* A pressed button shows itself as chosen: it goes back until the stage is stored. */
  if (!g_variant_equal (present, value))
    g_signal_emit (data, signals[CHOSEN], 0, stage);
}

static const GActionEntry entries[] = {
  { .name = "set", .parameter_type = "s", .state = "''", .change_state = change_stage },
};

static GtkWidget *
create_button (const PursuitChoice *stage)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (stage->label)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_object_bind_property (button, "active", tick, "visible", G_BINDING_SYNC_CREATE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", stage->nick);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stage.set");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (stage->label), -1);

  return button;
}

static void
fill (PursuitStageSwitcher *self)
{
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) closing = g_menu_new ();

  for (const PursuitChoice *stage = pursuit_lead_stages; stage->nick != NULL; stage++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (stage->label), NULL);

      g_menu_item_set_action_and_target (item, "stage.set", "s", stage->nick);
      g_menu_append_item (all, item);
      if (pursuit_lead_stage_is_closed (stage->nick))
        g_menu_append_item (closing, item);
      else
        gtk_box_insert_child_after (self->buttons, create_button (stage),
                                    gtk_widget_get_prev_sibling (GTK_WIDGET (self->close_button)));
    }
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (all));
  gtk_menu_button_set_menu_model (self->close_button, G_MENU_MODEL (closing));
}

static void
pursuit_stage_switcher_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_STAGE_SWITCHER (object)->actions);

  G_OBJECT_CLASS (pursuit_stage_switcher_parent_class)->dispose (object);
}

static void
pursuit_stage_switcher_class_init (PursuitStageSwitcherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_stage_switcher_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-stage-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitStageSwitcher, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageSwitcher, buttons);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageSwitcher, close_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageSwitcher, close_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageSwitcher, close_tick);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageSwitcher, menu_button);
}

static void
pursuit_stage_switcher_init (PursuitStageSwitcher *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stage", G_ACTION_GROUP (self->actions));
  fill (self);
}

void
pursuit_stage_switcher_set_stage (PursuitStageSwitcher *self, const char *stage)
{
  gboolean closed;
  const char *label;
  g_autofree char *spoken = NULL;

  g_return_if_fail (PURSUIT_IS_STAGE_SWITCHER (self));

  closed = pursuit_lead_stage_is_closed (stage);
  label = pursuit_format_choice (pursuit_lead_stages, stage);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "set")),
      g_variant_new_string (stage != NULL ? stage : ""));
  gtk_label_set_label (self->close_label, closed ? label : _ ("Close"));
  gtk_widget_set_visible (self->close_tick, closed);
  gtk_menu_button_set_label (self->menu_button, label);

  /* Translators: %s is the present stage of a lead */
  spoken = g_strdup_printf (_ ("Stage: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  closed ? spoken : _ ("Close as won or lost"), -1);
}

void
pursuit_stage_switcher_set_narrow (PursuitStageSwitcher *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_STAGE_SWITCHER (self));

  gtk_stack_set_visible_child_name (self->stack, narrow ? "menu" : "buttons");
}
