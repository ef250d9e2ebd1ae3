/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include "app/window/pursuit-key-map.h"
#include "app/window/pursuit-palette.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/window/pursuit-search-window.h"
#include "app/window/pursuit-shortcuts.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-workspaces-dialog.h"

#include <glib/gi18n-lib.h>

static void
show_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

/* A menu that is opened over a sidebar on its way in stays empty when it was open before. */
static void
on_sidebar_moved (PursuitWindow *self)
{
  gboolean is_in = adw_flap_get_reveal_progress (self->flap) >= 1;

  if (!is_in && adw_flap_get_reveal_flap (self->flap))
    return;

  g_signal_handlers_disconnect_by_func (self->flap, on_sidebar_moved, self);
  if (is_in)
    pursuit_sidebar_popup_menu (self->sidebar);
}

static void
show_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);

  if (self->workspace == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->flap, on_sidebar_moved, self);
  g_signal_connect_object (self->flap, "notify::reveal-progress", G_CALLBACK (on_sidebar_moved),
                           self, G_CONNECT_SWAPPED);
  adw_flap_set_reveal_flap (self->flap, TRUE);
  if (adw_flap_get_reveal_progress (self->flap) >= 1)
    on_sidebar_moved (self);
}

/* Leaves what is in front: a view, the sidebar over the columns, the page over the list. */
static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);

  if (pursuit_window_pop_view (self))
    return;
  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else
    adw_leaflet_navigate (self->columns, ADW_NAVIGATION_DIRECTION_BACK);
  pursuit_window_update_actions (self);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);

  pursuit_transient_present (GTK_WINDOW (pursuit_search_window_new (self)));
}

static void
show_palette (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_transient_present (GTK_WINDOW (pursuit_palette_new (PURSUIT_WINDOW (widget))));
}

static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_transient_present (pursuit_shortcuts_new (GTK_WINDOW (widget)));
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_transient_present (pursuit_preferences_new (PURSUIT_WINDOW (widget)));
}

static void
start_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);

  if (!pursuit_place_start_new (g_ptr_array_index (self->places, self->present)))
    pursuit_place_start_new (g_ptr_array_index (self->places, 0));
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_import_files (PURSUIT_WINDOW (widget), NULL);
}

static void
back_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_back_up (PURSUIT_WINDOW (widget));
}

static void
show_workspaces (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = PURSUIT_IS_APPLICATION (application)
                            ? pursuit_application_get_settings (PURSUIT_APPLICATION (application))
                            : NULL;

  pursuit_transient_present (pursuit_workspaces_dialog_new (self, settings));
}

static void
go_to_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);
  guint position = (guint) g_variant_get_int32 (parameter) - 1;

  if (position < self->places->len)
    pursuit_window_show_place (self, PURSUIT_PLACE_GET_CLASS (self->places->pdata[position])->name);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_undo (PURSUIT_WINDOW (widget), g_variant_get_int64 (parameter));
}

/* Somebody who writes means the text, also when the text has nothing left to take back. */
static gboolean
is_writing (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static void
undo_last (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!is_writing (widget))
    gtk_widget_activate_action (widget, "win.undo", "x", G_GINT64_CONSTANT (0));
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_redo (PURSUIT_WINDOW (widget));
}

static void
redo_last (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!is_writing (widget))
    gtk_widget_activate_action (widget, "win.redo", NULL);
}

static void
leave_demo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *dir = pursuit_workspace_get_default_dir ();

  pursuit_window_open_profile (PURSUIT_WINDOW (widget), dir);
}

void
pursuit_window_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-sidebar", NULL, show_sidebar);
  gtk_widget_class_install_action (klass, "win.show-menu", NULL, show_menu);
  gtk_widget_class_install_action (klass, "win.back", NULL, go_back);
  gtk_widget_class_install_action (klass, "win.search", NULL, search);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (klass, "win.new", NULL, start_new);
  gtk_widget_class_install_action (klass, "win.import", NULL, import);
  gtk_widget_class_install_action (klass, "win.back-up", NULL, back_up);
  gtk_widget_class_install_action (klass, "win.show-workspaces", NULL, show_workspaces);
  gtk_widget_class_install_action (klass, "win.show-place", "i", go_to_place);
  gtk_widget_class_install_action (klass, "win.undo", "x", undo);
  gtk_widget_class_install_action (klass, "win.undo-last", NULL, undo_last);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo);
  gtk_widget_class_install_action (klass, "win.redo-last", NULL, redo_last);
  gtk_widget_class_install_action (klass, "win.leave-demo", NULL, leave_demo);
  gtk_widget_class_install_action (klass, "win.show-palette", NULL, show_palette);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, show_shortcuts);

  pursuit_key_map_bind (pursuit_key_map_get_default (), klass, PURSUIT_KEYS_WINDOW);
}

static void
enable (PursuitWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

void
pursuit_window_update_actions (PursuitWindow *self)
{
  g_autofree char *demo = pursuit_window_dup_demo_dir ();
  gboolean open = self->workspace != NULL;
  gboolean writable = open && pursuit_workspace_is_writable (self->workspace);
  gboolean viewing = gtk_widget_get_last_child (GTK_WIDGET (self->views)) != NULL;

  enable (self, "win.show-sidebar", open && !viewing);
  enable (self, "win.show-menu", open && !viewing);
  enable (self, "win.search", open);
  enable (self, "win.show-palette", open);
  enable (self, "win.preferences", open);
  enable (self, "win.show-place", open && !viewing);
  enable (self, "win.new", writable && !viewing);
  enable (self, "win.import", writable && !viewing);
  enable (self, "win.back-up", open);
  enable (self, "win.undo", writable);
  enable (self, "win.undo-last", writable);
  enable (self, "win.redo", writable);
  enable (self, "win.redo-last", writable);
  enable (self, "win.leave-demo", open && !viewing && g_strcmp0 (self->profile, demo) == 0);
}
