/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-menu.h"

#include "app/window/pursuit-menu-keys.h"

#define ITEM_KEY "pursuit-list-item"
/* The menu of a key comes up so far inside its row. */
#define KEY_INDENT 24

struct _PursuitLeadMenu
{
  GObject parent_instance;

  GtkWidget *widget; /* (unowned) owns this */
  PursuitRecordSelection *selection;
  GtkPopover *popover;
  GtkWidget *focus; /* (nullable) (weak) what had it before the menu came */
};

G_DEFINE_FINAL_TYPE (PursuitLeadMenu, pursuit_lead_menu, G_TYPE_OBJECT)

static void
popup (PursuitLeadMenu *self, double x, double y)
{
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (self->widget)));
  gtk_popover_set_pointing_to (self->popover, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->popover);
}

/* GTK 4.8 gives the focus to any of the window's widgets. The menu closes before it does what is
 * chosen in it, which may take the focus elsewhere. */
static void
on_closed (PursuitLeadMenu *self)
{
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PursuitLeadMenu *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t place;
  guint position;

  if (pursuit_record_selection_get_count (self->selection) == 0
      || !pursuit_lead_menu_find_row (focus, &position)
      || !gtk_widget_compute_bounds (focus, widget, &place))
    return GDK_EVENT_PROPAGATE;

  popup (self, place.origin.x + KEY_INDENT, place.origin.y + place.size.height / 2);

  return GDK_EVENT_STOP;
}

/* The menu speaks of the selected leads, so a press beside them selects its own row first. */
static void
on_pressed (PursuitLeadMenu *self, int n_press, double x, double y)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position;

  if (!pursuit_lead_menu_find_row (gtk_widget_pick (self->widget, x, y, GTK_PICK_DEFAULT),
                                   &position))
    return;

  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  popup (self, x, y);
}

static void
add_key (PursuitLeadMenu *self, GtkEventController *keys, guint key, GdkModifierType modifiers)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (on_key, self, NULL)));
}

static void
pursuit_lead_menu_dispose (GObject *object)
{
  PursuitLeadMenu *self = PURSUIT_LEAD_MENU (object);

  g_clear_weak_pointer (&self->focus);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pursuit_lead_menu_parent_class)->dispose (object);
}

static void
pursuit_lead_menu_class_init (PursuitLeadMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_lead_menu_dispose;
}

static void
pursuit_lead_menu_init (PursuitLeadMenu *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/com/salesai/Pursuit/ui/pursuit-lead-menu.ui");
  GMenuModel *model = G_MENU_MODEL (gtk_builder_get_object (builder, "menu"));

  pursuit_menu_keys_show (model, PURSUIT_KEYS_LEAD_LIST);
  self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (model));
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
}

PursuitLeadMenu *
pursuit_lead_menu_new (GtkWidget *widget, PursuitRecordSelection *selection)
{
  PursuitLeadMenu *self;
  GtkGesture *press = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD_SELECTION (selection), NULL);

  self = g_object_new (PURSUIT_TYPE_LEAD_MENU, NULL);
  self->widget = widget;
  self->selection = g_object_ref (selection);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), widget);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_closed), self,
                           G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  add_key (self, keys, GDK_KEY_F10, GDK_SHIFT_MASK);
  add_key (self, keys, GDK_KEY_Menu, 0);
  gtk_widget_add_controller (widget, keys);

  return self;
}

void
pursuit_lead_menu_mark_row (GtkWidget *child, GtkListItem *item)
{
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  g_object_set_data (G_OBJECT (child), ITEM_KEY, item);
}

static GtkListItem *
get_item (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), ITEM_KEY);
}

static gboolean
is_around_row (GtkWidget *widget)
{
  const char *name = gtk_widget_get_css_name (widget);

  return g_str_equal (name, "row") || g_str_equal (name, "cell");
}

gboolean
pursuit_lead_menu_find_row (GtkWidget *widget, guint *position)
{
  GtkListItem *item = NULL;

  g_return_val_if_fail (widget == NULL || GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  for (GtkWidget *in = widget; in != NULL && item == NULL; in = gtk_widget_get_parent (in))
    item = get_item (in);
  while (item == NULL && widget != NULL && is_around_row (widget))
    {
      widget = gtk_widget_get_first_child (widget);
      item = widget != NULL ? get_item (widget) : NULL;
    }
  if (item == NULL)
    return FALSE;

  *position = gtk_list_item_get_position (item);

  return *position != GTK_INVALID_LIST_POSITION;
}

void
pursuit_lead_menu_focus_row (GtkWidget *rows, guint position)
{
  guint here;

  g_return_if_fail (GTK_IS_WIDGET (rows));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (pursuit_lead_menu_find_row (row, &here) && here == position && gtk_widget_grab_focus (row))
      return;

  gtk_widget_grab_focus (rows);
}
