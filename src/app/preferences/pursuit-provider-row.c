/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-provider-row.h"

#include "app/widgets/pursuit-format.h"
#include "workspace/ai/pursuit-provider-notice.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-provider-test.h"

#include <glib/gi18n-lib.h>

struct _PursuitProviderRow
{
  AdwActionRow parent_instance;

  PursuitWorkspace *workspace;
  PursuitProviderSetup *setup;
  GCancellable *cancellable;
  const char *key; /* (nullable) where its key is, in words */
  char *state;     /* (nullable) what the last test said */

  GtkWidget *test_button;
  GtkWidget *edit_button;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *remove_button;
};

enum
{
  REMOVE,
  EDIT,
  MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProviderRow, pursuit_provider_row, ADW_TYPE_ACTION_ROW)

static void
show_state (PursuitProviderRow *self)
{
  g_autofree char *line
      = pursuit_format_join (pursuit_format_choice (pursuit_provider_kinds, self->setup->kind),
                             self->setup->base_url, self->key, PURSUIT_FORMAT_END);
  g_autofree char *notice = pursuit_workspace_dup_provider_notice (self->workspace, self->setup);
  const char *state = self->state != NULL ? self->state
                      : self->setup->state == PURSUIT_PROVIDER_SILENT
                          ? _ ("Did not answer last time")
                          : NULL;
  const char *const lines[]
      = { line, notice != NULL ? notice : state, notice != NULL ? state : NULL, NULL };
  g_autofree char *text = g_strjoinv ("\n", (char **) lines);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", self->setup->name, text);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
take_state (PursuitProviderRow *self, char *state)
{
  g_clear_pointer (&self->state, g_free);
  self->state = state;
  show_state (self);
}

static void
find_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderRow) self = data;
  g_autoptr (GError) error = NULL;
  PursuitKeyPlace place;

  if (!pursuit_workspace_find_key_finish (PURSUIT_WORKSPACE (source), result, &place, &error))
    return;

  switch (place)
    {
    case PURSUIT_KEY_PLACE_KEYRING:
      self->key = _ ("key in the keyring");
      break;
    case PURSUIT_KEY_PLACE_SESSION:
      self->key = _ ("key until Pursuit is closed");
      break;
    case PURSUIT_KEY_PLACE_NONE:
    default:
      self->key = _ ("no key");
    }
  show_state (self);
}

static void
find_key (PursuitProviderRow *self)
{
  const PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (self->setup, PURSUIT_KEYRING_QUIET);

  if (pursuit_provider_setup_uses_key (self->setup))
    pursuit_workspace_find_key_async (self->workspace, &ref, self->cancellable, find_key_cb,
                                      g_object_ref (self));
}

static char *
dup_answer (const PursuitProviderTest *test)
{
  /* Translators: the name of a model, and how long it took */
  g_autofree char *answer
      = g_strdup_printf (_ ("Answers: %s, in %d ms"), test->model, (int) test->took_ms);
  g_autofree char *cost
      = test->cost != NULL ? g_strdup_printf ("%s USD", test->cost) : g_strdup (_ ("unpriced"));

  return pursuit_format_join (answer, cost, PURSUIT_FORMAT_END);
}

static void
test_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProviderRow) self = data;
  g_autoptr (GError) error = NULL;
  PursuitProviderTest *test
      = pursuit_workspace_test_provider_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  take_state (self, test != NULL ? dup_answer (test) : g_strdup (error->message));
  gtk_widget_set_sensitive (self->test_button, TRUE);
  g_clear_pointer (&test, pursuit_provider_test_free);
}

static void
on_test (PursuitProviderRow *self)
{
  gtk_widget_set_sensitive (self->test_button, FALSE);
  take_state (self, g_strdup (_ ("Asking…")));
  pursuit_workspace_test_provider_async (self->workspace, self->setup->name, self->cancellable,
                                         test_cb, g_object_ref (self));
}

static void
on_remove (PursuitProviderRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
on_edit (PursuitProviderRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
on_up (PursuitProviderRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
on_down (PursuitProviderRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
pursuit_provider_row_dispose (GObject *object)
{
  PursuitProviderRow *self = PURSUIT_PROVIDER_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_provider_row_parent_class)->dispose (object);
}

static void
pursuit_provider_row_finalize (GObject *object)
{
  PursuitProviderRow *self = PURSUIT_PROVIDER_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->setup, pursuit_provider_setup_free);
  g_clear_pointer (&self->state, g_free);

  G_OBJECT_CLASS (pursuit_provider_row_parent_class)->finalize (object);
}

static void
pursuit_provider_row_class_init (PursuitProviderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_provider_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_provider_row_finalize;

  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
add_button (PursuitProviderRow *self, GtkWidget *button, GCallback callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return button;
}

static GtkWidget *
add_icon (PursuitProviderRow *self, const char *icon, GCallback callback)
{
  GtkWidget *button = add_button (self, gtk_button_new_from_icon_name (icon), callback);

  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
pursuit_provider_row_init (PursuitProviderRow *self)
{
  self->cancellable = g_cancellable_new ();
  /* Names and answers come from outside: they are never markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  self->test_button
      = add_button (self, gtk_button_new_with_label (_ ("Test")), G_CALLBACK (on_test));
  self->edit_button = add_icon (self, "document-edit-symbolic", G_CALLBACK (on_edit));
  self->up_button = add_icon (self, "go-up-symbolic", G_CALLBACK (on_up));
  self->down_button = add_icon (self, "go-down-symbolic", G_CALLBACK (on_down));
  self->remove_button = add_icon (self, "user-trash-symbolic", G_CALLBACK (on_remove));
}

/* With the name of the provider, as a screen reader meets the same button in each row. */
static void
name_button (PursuitProviderRow *self, GtkWidget *button, const char *format)
{
  g_autoptr (GString) name = g_string_new (format);

  g_string_replace (name, "%s", self->setup->name, 1);
  gtk_widget_set_tooltip_text (button, name->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  gtk_widget_set_sensitive (button, pursuit_workspace_is_writable (self->workspace));
}

GtkWidget *
pursuit_provider_row_new (PursuitWorkspace *workspace, const PursuitProviderSetup *setup)
{
  PursuitProviderRow *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (setup != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PROVIDER_ROW, NULL);
  self->workspace = g_object_ref (workspace);
  self->setup = pursuit_provider_setup_copy (setup);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), setup->name);
  /* Translators: %s is the name of a provider, here and in the next four */
  name_button (self, self->test_button, _ ("Test %s"));
  name_button (self, self->edit_button, _ ("Edit %s…"));
  name_button (self, self->up_button, _ ("Move %s Up: ask it earlier"));
  name_button (self, self->down_button, _ ("Move %s Down: ask it later"));
  name_button (self, self->remove_button, _ ("Remove %s"));
  show_state (self);
  find_key (self);

  return GTK_WIDGET (self);
}

void
pursuit_provider_row_set_ends (PursuitProviderRow *self, gboolean is_first, gboolean is_last)
{
  gboolean writable;

  g_return_if_fail (PURSUIT_IS_PROVIDER_ROW (self));

  writable = pursuit_workspace_is_writable (self->workspace);
  gtk_widget_set_sensitive (self->up_button, writable && !is_first);
  gtk_widget_set_sensitive (self->down_button, writable && !is_last);
}

void
pursuit_provider_row_focus_move (PursuitProviderRow *self, int by)
{
  g_return_if_fail (PURSUIT_IS_PROVIDER_ROW (self));

  if (!gtk_widget_grab_focus (by < 0 ? self->up_button : self->down_button))
    gtk_widget_grab_focus (by < 0 ? self->down_button : self->up_button);
}

const PursuitProviderSetup *
pursuit_provider_row_get_setup (PursuitProviderRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROVIDER_ROW (self), NULL);

  return self->setup;
}

const char *
pursuit_provider_row_get_name (PursuitProviderRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROVIDER_ROW (self), NULL);

  return self->setup->name;
}
