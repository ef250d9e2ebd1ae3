/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-provider-dialog.h"

#include "app/pursuit-transient.h"
#include "core/pursuit-util.h"
#include "workspace/pursuit-provider-keys.h"
#include "workspace/pursuit-provider-test.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitProviderDialog
{
  AdwWindow parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  char *tested;       /* (nullable) the provider that is being set up */
  char *offered_name; /* (nullable) that stands there until the person writes another */
  GtkWidget *focused; /* (nullable) (weak) where the focus was before it got busy */

  GtkWidget *add_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;
  GtkWidget *group;
  AdwComboRow *kind_row;
  GtkEditable *name_row;
  GtkEditable *address_row;
  GtkEditable *model_row;
  GtkWidget *key_group;
  GtkEditable *key_row;
  GtkSwitch *session_switch;
};

enum
{
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProviderDialog, pursuit_provider_dialog, ADW_TYPE_WINDOW)

static void
show_error (PursuitProviderDialog *self, const char *text)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
set_busy (PursuitProviderDialog *self, gboolean busy)
{
  /* An entry that is locked while it has the focus goes on blinking, and complains of it. */
  if (busy)
    {
      g_set_weak_pointer (&self->focused, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "provider.add", !busy);
  gtk_widget_set_sensitive (self->group, !busy);
  gtk_widget_set_sensitive (self->key_group, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  if (!busy && self->focused != NULL)
    gtk_widget_grab_focus (self->focused);
}

static const char *
get_kind (PursuitProviderDialog *self)
{
  return pursuit_provider_kinds[adw_combo_row_get_selected (self->kind_row)].nick;
}

static char *
dup_text (GtkEditable *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

static void
name_row (GtkEditable *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
on_kind (PursuitProviderDialog *self)
{
  const char *kind = get_kind (self);
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new (kind, kind);
  gboolean uses_key = pursuit_provider_setup_uses_key (setup);
  gboolean own = pursuit_provider_setup_is_own_server (setup);

  if (g_strcmp0 (gtk_editable_get_text (self->name_row), self->offered_name) == 0
      || self->offered_name == NULL)
    {
      g_clear_pointer (&self->offered_name, g_free);
      self->offered_name = g_strdup (kind);
      gtk_editable_set_text (self->name_row, kind);
    }
  name_row (self->address_row, own ? _ ("Address, such as http://localhost:11434/v1")
                                   : _ ("Address of an own gateway, or nothing"));
  name_row (self->key_row, own ? _ ("Key, if it needs one") : _ ("Key"));
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), uses_key);
  gtk_widget_set_visible (GTK_WIDGET (self->model_row), own);
  gtk_widget_set_visible (self->key_group, uses_key);
}

static PursuitProviderSetup *
make_setup (PursuitProviderDialog *self)
{
  const char *kind = get_kind (self);
  g_autofree char *name = dup_text (self->name_row);
  PursuitProviderSetup *setup = pursuit_provider_setup_new (name != NULL ? name : "", kind);

  setup->session_only = gtk_switch_get_active (self->session_switch);
  if (gtk_widget_get_visible (GTK_WIDGET (self->address_row)))
    setup->base_url = dup_text (self->address_row);
  if (gtk_widget_get_visible (GTK_WIDGET (self->model_row)))
    for (guint i = 0; i < G_N_ELEMENTS (setup->models); i++)
      setup->models[i] = dup_text (self->model_row);

  return setup;
}

static void
test_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;
  g_autoptr (GError) error = NULL;
  PursuitProviderTest *test
      = pursuit_workspace_test_provider_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (test != NULL)
    {
      pursuit_provider_test_free (test);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  /* Translators: %s is a sentence that says why */
  text = g_strdup_printf (_ ("It is set up, but it does not answer: %s"), error->message);
  show_error (self, text);
  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("Try Again"));
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;
  PursuitWorkspace *workspace = PURSUIT_WORKSPACE (source);
  g_autoptr (GError) error = NULL;

  if (!pursuit_workspace_set_up_provider_finish (workspace, result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      set_busy (self, FALSE);
      show_error (self, error->message);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0);
  pursuit_workspace_test_provider_async (workspace, self->tested, self->cancellable, test_cb,
                                         g_object_ref (self));
}

/* The key as it was entered; a paste brings blanks along. */
static gboolean
read_key (PursuitProviderDialog *self, PursuitSecret **key)
{
  const char *text = gtk_editable_get_text (self->key_row);
  g_autoptr (GError) error = NULL;
  gsize length;

  *key = NULL;
  if (!gtk_widget_get_visible (self->key_group) || pursuit_str_is_blank (text))
    return TRUE;

  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (!pursuit_secret_check (text, length, &error))
    {
      show_error (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
      return FALSE;
    }
  *key = pursuit_secret_new (text, length);

  return TRUE;
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (widget);
  g_autoptr (PursuitProviderSetup) setup = make_setup (self);
  g_autoptr (PursuitSecret) key = NULL;

  show_error (self, NULL);
  if (!read_key (self, &key))
    return;

  g_clear_pointer (&self->tested, g_free);
  self->tested = g_strdup (setup->name);
  set_busy (self, TRUE);
  pursuit_workspace_set_up_provider_async (self->workspace, setup, key, self->cancellable,
                                           set_up_cb, g_object_ref (self));
}

static gboolean
pursuit_provider_dialog_close_request (GtkWindow *window)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  gtk_editable_set_text (self->key_row, "");

  return GTK_WINDOW_CLASS (pursuit_provider_dialog_parent_class)->close_request (window);
}

static void
pursuit_provider_dialog_dispose (GObject *object)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->focused);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_provider_dialog_parent_class)->dispose (object);
}

static void
pursuit_provider_dialog_finalize (GObject *object)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tested, g_free);
  g_clear_pointer (&self->offered_name, g_free);

  G_OBJECT_CLASS (pursuit_provider_dialog_parent_class)->finalize (object);
}

static void
pursuit_provider_dialog_class_init (PursuitProviderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_provider_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_provider_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_provider_dialog_close_request;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-provider-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, model_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, key_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, session_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_install_action (widget_class, "provider.add", NULL, add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
on_tooltip (GtkWidget *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_widget_get_tooltip_text (button), -1);
}

/* libadwaita says what the buttons of a row for passwords do only to those who see. */
static void
name_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) != NULL)
    {
      g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (on_tooltip), NULL);
      on_tooltip (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
pursuit_provider_dialog_init (PursuitProviderDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
  for (const PursuitChoice *kind = pursuit_provider_kinds; kind->nick != NULL; kind++)
    gtk_string_list_append (kinds, _ (kind->label));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  on_kind (self);
  name_buttons (GTK_WIDGET (self->key_row));
}

GtkWindow *
pursuit_provider_dialog_new (GtkWindow *parent, PursuitWorkspace *workspace)
{
  PursuitProviderDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_PROVIDER_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), parent);
  self->workspace = g_object_ref (workspace);

  return GTK_WINDOW (self);
}
