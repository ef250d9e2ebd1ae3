/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-provider-dialog.h"

#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-util.h"
#include "workspace/ai/pursuit-provider-before.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-provider-test.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitProviderDialog
{
  AdwWindow parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  PursuitProviderSetup *edited;  /* (nullable) the provider that is changed */
  PursuitProviderSetup *tried;   /* (nullable) that is being set up */
  PursuitSecret *key;            /* (nullable) that is being set up with it */
  PursuitProviderBefore *before; /* (nullable) what there was before the first try of this name */
  gboolean is_setting_up;
  char *offered_name; /* (nullable) that stands there until the person writes another */
  GtkWidget *focused; /* (nullable) (weak) where the focus was before it got busy */

  GtkWidget *add_button;
  GtkWidget *keep_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;
  GtkWidget *group;
  AdwComboRow *kind_row;
  GtkEditable *name_row;
  GtkEditable *address_row;
  GtkEditable *model_row;
  GtkWidget *models_group;
  GtkEditable *reasoning_row;
  GtkEditable *summary_row;
  GtkEditable *scoring_row;
  GtkWidget *key_group;
  GtkEditable *key_row;
  GtkSwitch *session_switch;
};

enum
{
  CHANGED,
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "provider.keep", !busy);
  gtk_widget_set_sensitive (self->group, !busy);
  gtk_widget_set_sensitive (self->key_group, !busy);
  gtk_widget_set_sensitive (self->models_group, !busy);
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
                                   : _ ("Address of your gateway; empty for the provider’s"));
  name_row (self->key_row, self->edited != NULL ? _ ("New key; empty keeps the present one")
                           : own                ? _ ("Key, if it needs one")
                                                : _ ("Key"));
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), uses_key);
  gtk_widget_set_visible (GTK_WIDGET (self->model_row), own);
  gtk_widget_set_visible (self->models_group, uses_key);
  gtk_widget_set_visible (self->key_group, uses_key);
}

/* By role, as in #PursuitProviderSetup. */
static GtkEditable *
get_role_row (PursuitProviderDialog *self, guint role)
{
  GtkEditable *const rows[] = { self->reasoning_row, self->summary_row, self->scoring_row };

  return rows[role];
}

/* A server of one's own has one model for whatever is not chosen. */
static void
read_models (PursuitProviderDialog *self, PursuitProviderSetup *setup)
{
  for (guint i = 0; i < G_N_ELEMENTS (setup->models); i++)
    {
      setup->models[i] = dup_text (get_role_row (self, i));
      if (setup->models[i] == NULL && gtk_widget_get_visible (GTK_WIDGET (self->model_row)))
        setup->models[i] = dup_text (self->model_row);
    }
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
  if (gtk_widget_get_visible (self->models_group))
    read_models (self, setup);

  return setup;
}

static void
fill_in (PursuitProviderDialog *self, const PursuitProviderSetup *setup)
{
  gboolean own = pursuit_provider_setup_is_own_server (setup);
  guint kind = 0;

  while (pursuit_provider_kinds[kind].nick != NULL
         && !g_str_equal (pursuit_provider_kinds[kind].nick, setup->kind))
    kind++;
  self->edited = pursuit_provider_setup_copy (setup);
  adw_combo_row_set_selected (self->kind_row, kind);
  gtk_editable_set_text (self->name_row, setup->name);
  gtk_editable_set_text (self->address_row, setup->base_url != NULL ? setup->base_url : "");
  gtk_switch_set_active (self->session_switch, setup->session_only);
  if (own && setup->models[0] != NULL)
    gtk_editable_set_text (self->model_row, setup->models[0]);
  for (guint i = 0; i < G_N_ELEMENTS (setup->models); i++)
    if (setup->models[i] != NULL && (!own || g_strcmp0 (setup->models[i], setup->models[0]) != 0))
      gtk_editable_set_text (get_role_row (self, i), setup->models[i]);
  /* By its name it is known to commands, to what is allowed and to the usage. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit a Provider"));
  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("Save and Test"));
  on_kind (self);
}

/* What was tried stays. */
static void
forget_before (PursuitProviderDialog *self)
{
  g_clear_pointer (&self->before, pursuit_provider_before_free);
}

static void
tell_silence (PursuitProviderDialog *self, const GError *error)
{
  g_autofree char *text = NULL;

  /* Translators: %s is a sentence that says why */
  text = g_strdup_printf (_ ("It is set up, but it does not answer: %s"), error->message);
  show_error (self, text);
  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("Try Again"));
  gtk_widget_set_visible (self->keep_button, TRUE);
}

static void
test_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProviderTest) test
      = pursuit_workspace_test_provider_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  set_busy (self, FALSE);
  if (test == NULL)
    {
      tell_silence (self, error);
      return;
    }
  forget_before (self);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* The dialog may be gone by then; who listens for changes is told all the same. */
static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!pursuit_workspace_take_back_provider_finish (PURSUIT_WORKSPACE (source), result, &error))
    g_warning ("A provider was not taken back: %s", error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whoever cancels has set up nothing. */
static void
take_back (PursuitProviderDialog *self)
{
  if (self->before != NULL)
    pursuit_workspace_take_back_provider_async (self->workspace, g_steal_pointer (&self->before),
                                                taken_back_cb, g_object_ref (self));
}

static void
tell_refusal (PursuitProviderDialog *self, const GError *error)
{
  const char *hint = pursuit_error_get_window_hint (error);
  g_autofree char *text = g_strconcat (error->message, *hint != '\0' ? "\n" : "", hint, NULL);

  show_error (self, text);
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;
  PursuitWorkspace *workspace = PURSUIT_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = pursuit_workspace_set_up_provider_finish (workspace, result, &error);

  self->is_setting_up = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      take_back (self);
      return;
    }
  if (!done)
    {
      set_busy (self, FALSE);
      tell_refusal (self, error);
      return;
    }

  pursuit_workspace_test_provider_async (workspace, self->tried->name, self->cancellable, test_cb,
                                         g_object_ref (self));
}

static void
set_up (PursuitProviderDialog *self)
{
  g_autoptr (PursuitSecret) key = g_steal_pointer (&self->key);

  self->is_setting_up = TRUE;
  pursuit_workspace_set_up_provider_async (self->workspace, self->tried, key, self->cancellable,
                                           set_up_cb, g_object_ref (self));
}

/* What is wrong stands at the field, and in words above. */
static void
mark_key (PursuitProviderDialog *self, gboolean right)
{
  GtkWidget *row = GTK_WIDGET (self->key_row);

  (right ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
refuse_key (PursuitProviderDialog *self, const char *text)
{
  show_error (self, text);
  mark_key (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
}

/* A provider is not overwritten by one that only happens to have its name. */
static gboolean
is_taken (PursuitProviderDialog *self, const PursuitProviderBefore *before)
{
  return self->edited == NULL && pursuit_provider_before_has_setup (before);
}

static void
remember_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProviderBefore) before
      = pursuit_workspace_remember_provider_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (before != NULL && !is_taken (self, before) && self->key == NULL
      && pursuit_provider_before_lacks_key (before))
    {
      set_busy (self, FALSE);
      refuse_key (self, _ ("Enter a key: this provider does not answer without one"));
      return;
    }
  if (before != NULL && !is_taken (self, before))
    {
      self->before = g_steal_pointer (&before);
      set_up (self);
      return;
    }
  set_busy (self, FALSE);
  /* Translators: %s is the name of a provider; Edit is a button */
  text = g_strdup_printf (_ ("%s is set up already: choose another name, or leave this and press "
                             "“Edit” in its row"),
                          self->tried->name);
  show_error (self, before != NULL ? text : error->message);
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
      refuse_key (self, error->message);
      return FALSE;
    }
  *key = pursuit_secret_new (text, length);

  return TRUE;
}

/* With another name or address than before, something else is tried: the first is taken back. */
static gboolean
is_same_try (PursuitProviderDialog *self, const PursuitProviderSetup *setup)
{
  return self->before != NULL && g_str_equal (self->tried->name, setup->name)
         && g_str_equal (self->tried->kind, setup->kind)
         && g_strcmp0 (self->tried->base_url, setup->base_url) == 0;
}

static void
try_other_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderDialog) self = data;

  taken_back_cb (source, result, g_object_ref (self));
  if (!g_cancellable_is_cancelled (self->cancellable))
    pursuit_workspace_remember_provider_async (self->workspace, self->tried, self->cancellable,
                                               remember_cb, g_object_ref (self));
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (widget);
  g_autoptr (PursuitProviderSetup) setup = make_setup (self);
  gboolean same = is_same_try (self, setup);

  show_error (self, NULL);
  mark_key (self, TRUE);
  g_clear_pointer (&self->key, pursuit_secret_unref);
  if (!read_key (self, &self->key))
    return;

  g_clear_pointer (&self->tried, pursuit_provider_setup_free);
  self->tried = g_steal_pointer (&setup);
  set_busy (self, TRUE);
  if (same)
    set_up (self);
  else if (self->before != NULL)
    pursuit_workspace_take_back_provider_async (self->workspace, g_steal_pointer (&self->before),
                                                try_other_cb, g_object_ref (self));
  else
    pursuit_workspace_remember_provider_async (self->workspace, self->tried, self->cancellable,
                                               remember_cb, g_object_ref (self));
}

static void
keep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (widget);

  forget_before (self);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* It begins in the first field that can be changed. Before it is there, a screen reader would be
 * told of a focus in no window. */
static void
pursuit_provider_dialog_map (GtkWidget *widget)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (widget);

  GTK_WIDGET_CLASS (pursuit_provider_dialog_parent_class)->map (widget);

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->kind_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->address_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static gboolean
pursuit_provider_dialog_close_request (GtkWindow *window)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  gtk_editable_set_text (self->key_row, "");
  /* While it is being set up, that is waited for. */
  if (!self->is_setting_up)
    take_back (self);

  return GTK_WINDOW_CLASS (pursuit_provider_dialog_parent_class)->close_request (window);
}

static void
pursuit_provider_dialog_dispose (GObject *object)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->focused);

  G_OBJECT_CLASS (pursuit_provider_dialog_parent_class)->dispose (object);
}

static void
pursuit_provider_dialog_finalize (GObject *object)
{
  PursuitProviderDialog *self = PURSUIT_PROVIDER_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->edited, pursuit_provider_setup_free);
  g_clear_pointer (&self->tried, pursuit_provider_setup_free);
  g_clear_pointer (&self->key, pursuit_secret_unref);
  g_clear_pointer (&self->before, pursuit_provider_before_free);
  g_clear_pointer (&self->offered_name, g_free);

  G_OBJECT_CLASS (pursuit_provider_dialog_parent_class)->finalize (object);
}

static void
pursuit_provider_dialog_class_init (PursuitProviderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_provider_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_provider_dialog_finalize;
  widget_class->map = pursuit_provider_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_provider_dialog_close_request;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-provider-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, model_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, models_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, reasoning_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, summary_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, scoring_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, key_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitProviderDialog, session_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_install_action (widget_class, "provider.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "provider.keep", NULL, keep);
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
pursuit_provider_dialog_new (GtkWindow *parent,
                             PursuitWorkspace *workspace,
                             const PursuitProviderSetup *setup)
{
  PursuitProviderDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_PROVIDER_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), parent);
  self->workspace = g_object_ref (workspace);
  if (setup != NULL)
    fill_in (self, setup);

  return GTK_WINDOW (self);
}
