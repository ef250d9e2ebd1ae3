/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-saved-filters.h"

#include "app/widgets/pursuit-format.h"
#include "workspace/records/pursuit-saved-views.h"

#include <glib/gi18n-lib.h>

struct _PursuitSavedFilters
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace; /* (nullable) */
  GCancellable *cancellable;   /* (nullable) of the count that runs */
  gboolean dirty;              /* something changed while it ran */

  GtkWidget *box;
  GtkListBox *list;
  GtkPopoverMenu *menu;
};

enum
{
  OPENING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitSavedFilters, pursuit_saved_filters, ADW_TYPE_BIN)

static void count (PursuitSavedFilters *self);

static GQuark
id_quark (void)
{
  return g_quark_from_static_string ("pursuit-saved-filter-id");
}

static const char *
get_id (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), id_quark ());
}

static GtkWidget *
create_row (PursuitSavedViewCount *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = pursuit_record_dup_title (item->view);
  g_autofree char *figure = item->count >= 0 ? pursuit_format_count (item->count) : g_strdup ("?");
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, figure);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *number = gtk_label_new (figure);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pursuit-filter-symbolic"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (number, "quiet");
  gtk_widget_add_css_class (number, "figures");
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_qdata_full (G_OBJECT (row), id_quark (),
                           g_strdup (pursuit_record_get_id (item->view)), g_free);

  return row;
}

static GtkListBoxRow *
get_focused (PursuitSavedFilters *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : NULL;
}

/* The rows are few; what has the keyboard keeps it. */
static void
show (PursuitSavedFilters *self, GPtrArray *items)
{
  GtkListBoxRow *focused = get_focused (self);
  g_autofree char *id = focused != NULL ? g_strdup (get_id (focused)) : NULL;
  GtkListBoxRow *row;

  for (guint i = 0; i < items->len; i++)
    {
      PursuitSavedViewCount *item = items->pdata[i];
      GtkWidget *added = create_row (item);

      gtk_list_box_insert (self->list, added, (int) i);
      if (id != NULL && g_strcmp0 (id, pursuit_record_get_id (item->view)) == 0)
        gtk_widget_grab_focus (added);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) items->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (self->box, items->len > 0);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitSavedFilters *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items
      = pursuit_workspace_count_saved_views_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = data;
  g_clear_object (&self->cancellable);
  if (items != NULL)
    show (self, items);
  else
    g_warning ("The saved filters could not be counted: %s", error->message);
  if (self->dirty)
    count (self);
}

/* A count over a million leads may take longer than the next change needs to come: the one that
 * runs is let through, else nothing would ever be shown while much is written. */
static void
count (PursuitSavedFilters *self)
{
  self->dirty = self->cancellable != NULL;
  if (self->dirty)
    return;

  self->cancellable = g_cancellable_new ();
  pursuit_workspace_count_saved_views_async (self->workspace, self->cancellable, count_cb, self);
}

static void
activate (PursuitSavedFilters *self, const char *action, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static void
on_row_activated (PursuitSavedFilters *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (get_id (row));

  g_signal_emit (self, signals[OPENING], 0);
  activate (self, "leads.open-filter", id);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_row_menu (const char *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append_item (menu, _ ("_Open"), "leads.open-filter", id);
  append_item (menu, _ ("_Rename or Change…"), "leads.edit-filter", id);
  append_item (order, _ ("Move _Up"), "leads.move-filter-up", id);
  append_item (order, _ ("Move _Down"), "leads.move-filter-down", id);
  append_item (end, _ ("De_lete"), "leads.delete-filter", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

static void
popup_menu (PursuitSavedFilters *self, GtkListBoxRow *row)
{
  g_autoptr (GMenuModel) menu = create_row_menu (get_id (row));
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &place))
    return;

  gtk_popover_menu_set_menu_model (self->menu, menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) place.origin.x + 24,
                                                (int) (place.origin.y + place.size.height), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_secondary_pressed (PursuitSavedFilters *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    popup_menu (self, row);
}

static void
on_long_pressed (PursuitSavedFilters *self, double x, double y)
{
  on_secondary_pressed (self, 1, x, y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PursuitSavedFilters *self = PURSUIT_SAVED_FILTERS (widget);
  GtkListBoxRow *row = get_focused (self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  popup_menu (self, row);

  return GDK_EVENT_STOP;
}

static gboolean
on_row_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PursuitSavedFilters *self = PURSUIT_SAVED_FILTERS (widget);
  GtkListBoxRow *row = get_focused (self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  activate (self, g_variant_get_string (arguments, NULL), get_id (row));

  return GDK_EVENT_STOP;
}

static void
add_gestures (PursuitSavedFilters *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_long_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (press));
}

static void
forget_workspace (PursuitSavedFilters *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->dirty = FALSE;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, count, self);
  g_clear_object (&self->workspace);
}

static void
pursuit_saved_filters_dispose (GObject *object)
{
  PursuitSavedFilters *self = PURSUIT_SAVED_FILTERS (object);

  forget_workspace (self);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));

  G_OBJECT_CLASS (pursuit_saved_filters_parent_class)->dispose (object);
}

static void
pursuit_saved_filters_class_init (PursuitSavedFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_saved_filters_dispose;

  signals[OPENING] = g_signal_new ("opening", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, on_row_key, "s", "leads.edit-filter");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_row_key, "s",
                                "leads.delete-filter");
}

static void
pursuit_saved_filters_init (PursuitSavedFilters *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Saved filters"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->box, FALSE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_box_append (GTK_BOX (self->box), heading);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Saved filters"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), self->box);
  self->menu = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model (NULL));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  add_gestures (self);
}

void
pursuit_saved_filters_set_workspace (PursuitSavedFilters *self, PursuitWorkspace *workspace)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_return_if_fail (PURSUIT_IS_SAVED_FILTERS (self));
  g_return_if_fail (workspace == NULL || PURSUIT_IS_WORKSPACE (workspace));

  forget_workspace (self);
  show (self, nothing);
  if (workspace == NULL)
    return;

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (count), self);
  count (self);
}
