/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-workspaces-dialog.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/window/pursuit-recent-profiles.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window-private.h"

#include <glib/gi18n-lib.h>

struct _PursuitWorkspacesDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (unowned) it is transient for it and goes with it */
  GSettings *settings;   /* (nullable) */
  GCancellable *cancellable;

  AdwPreferencesGroup *recent_group;
  GtkWidget *other_row;
};

G_DEFINE_FINAL_TYPE (PursuitWorkspacesDialog, pursuit_workspaces_dialog, ADW_TYPE_WINDOW)

static void
open_profile (PursuitWorkspacesDialog *self, const char *dir)
{
  PursuitWindow *window = self->window;
  g_autofree char *copy = g_strdup (dir);

  /* The row that says where to goes with the dialog. */
  gtk_window_close (GTK_WINDOW (self));
  pursuit_window_open_profile (window, copy);
}

static void
on_row_activated (PursuitWorkspacesDialog *self, GtkWidget *row)
{
  open_profile (self, g_object_get_data (G_OBJECT (row), "profile"));
}

static void
on_remove_clicked (PursuitWorkspacesDialog *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  pursuit_recent_profiles_remove (self->settings, g_object_get_data (G_OBJECT (row), "profile"));
  gtk_widget_grab_focus (self->other_row);
  adw_preferences_group_remove (self->recent_group, row);
}

static void
add_remove_button (PursuitWorkspacesDialog *self, GtkWidget *row, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = NULL;

  /* Translators: %s is the name of a workspace's folder */
  label = g_strdup_printf (_ ("Remove %s from the list"), name);
  gtk_widget_set_tooltip_text (button, _ ("Remove from the List"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (PursuitWorkspacesDialog *self, const char *dir)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean there = pursuit_workspace_exists (dir);
  gboolean present = self->window->workspace != NULL && g_strcmp0 (dir, self->window->profile) == 0;
  g_autofree char *name = g_path_get_basename (dir);
  g_autofree char *gone = NULL;
  g_autofree char *spoken = NULL;

  /* Translators: %s is the path of a folder */
  gone = g_strdup_printf (_ ("Not there any more: %s"), dir);
  spoken = g_strdup_printf (_ ("%s: %s"), name, there ? dir : gone);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), there ? dir : gone);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), there && !present);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "profile", g_strdup (dir), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  if (present)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (_ ("Open now")));
  else
    add_remove_button (self, row, name);
  adw_preferences_group_add (self->recent_group, row);
  /* The group makes the list around its rows and gives it no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (self->recent_group), -1);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitWorkspacesDialog) self = data;
  g_autoptr (GFile) folder = pursuit_file_chooser_folder_finish (result, NULL);

  if (folder != NULL && g_file_peek_path (folder) != NULL
      && !g_cancellable_is_cancelled (self->cancellable))
    open_profile (self, g_file_peek_path (folder));
}

static void
choose (PursuitWorkspacesDialog *self, const char *title, const char *accept)
{
  pursuit_file_chooser_folder_async (
      GTK_WINDOW (self), &(PursuitFileChooserOptions){ .title = title, .accept_label = accept },
      self->cancellable, choose_cb, g_object_ref (self));
}

static void
on_open_other (PursuitWorkspacesDialog *self)
{
  choose (self, _ ("Folder of a Workspace"), _ ("_Open"));
}

/* A folder without a workspace is asked about there, as at the first start. */
static void
on_new (PursuitWorkspacesDialog *self)
{
  choose (self, _ ("Folder for a New Workspace"), _ ("_Choose"));
}

static void
pursuit_workspaces_dialog_dispose (GObject *object)
{
  PursuitWorkspacesDialog *self = PURSUIT_WORKSPACES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (pursuit_workspaces_dialog_parent_class)->dispose (object);
}

static void
pursuit_workspaces_dialog_finalize (GObject *object)
{
  PursuitWorkspacesDialog *self = PURSUIT_WORKSPACES_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pursuit_workspaces_dialog_parent_class)->finalize (object);
}

static void
pursuit_workspaces_dialog_class_init (PursuitWorkspacesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_workspaces_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_workspaces_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-workspaces-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitWorkspacesDialog, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitWorkspacesDialog, other_row);
  gtk_widget_class_bind_template_callback (widget_class, on_open_other);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_workspaces_dialog_init (PursuitWorkspacesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->other_row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another workspace"), -1);
}

GtkWindow *
pursuit_workspaces_dialog_new (PursuitWindow *window, GSettings *settings)
{
  PursuitWorkspacesDialog *self;
  g_auto (GStrv) recent = NULL;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_WORKSPACES_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  self->window = window;
  g_set_object (&self->settings, settings);
  recent = pursuit_recent_profiles_list (settings);
  for (guint i = 0; recent[i] != NULL; i++)
    add_row (self, recent[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), recent[0] != NULL);

  return GTK_WINDOW (self);
}
