/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-preferences.h"

#include "core/pursuit-util.h"
#include "workspace/pursuit-identity.h"

#include <glib/gi18n-lib.h>

struct _PursuitPreferences
{
  AdwPreferencesWindow parent_instance;

  PursuitWindow *window; /* (unowned) it is transient for it and goes with it */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of reading; what is being kept is kept */
  PursuitIdentity *kept;     /* (nullable) until it is read */

  AdwPreferencesGroup *group;
  AdwEntryRow *name_row;
  AdwEntryRow *email_row;
  AdwEntryRow *company_row;
};

G_DEFINE_FINAL_TYPE (PursuitPreferences, pursuit_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* What a row says, where that is not what is kept. */
static char *
dup_change (AdwEntryRow *row, const char *kept)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return g_strcmp0 (text, kept != NULL ? kept : "") != 0 ? g_steal_pointer (&text) : NULL;
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
take (PursuitPreferences *self, PursuitIdentity *identity)
{
  gboolean writable = pursuit_workspace_is_writable (self->workspace);

  g_clear_pointer (&self->kept, pursuit_identity_free);
  self->kept = identity;
  show_text (self->name_row, identity->name);
  show_text (self->email_row, identity->email);
  show_text (self->company_row, identity->company);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), writable);
}

static void
show_problem (PursuitPreferences *self,
              PursuitWindow *window,
              const char *what,
              const GError *error)
{
  g_autofree char *title = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      if (window != NULL)
        pursuit_window_show_error (window, what, error);
      return;
    }

  title = g_markup_escape_text (error->message, -1);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (title));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PursuitIdentity *identity
      = pursuit_workspace_get_identity_finish (PURSUIT_WORKSPACE (source), result, &error);

  /* Then the preferences are gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (identity != NULL)
    take (data, identity);
  else
    show_problem (data, PURSUIT_PREFERENCES (data)->window, _ ("Your name could not be read"),
                  error);
}

/* Closing keeps what was typed, so that the answer may come when the window is gone, and the one
 * behind it, too. A reference would keep it from going, and GTK 4.8 looks for a window's parent
 * when the window is finalized. */
typedef struct
{
  PursuitPreferences *self; /* (weak) (nullable) */
  PursuitWindow *window;    /* (weak) (nullable) */
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_weak_pointer (&saving->self);
  g_clear_weak_pointer (&saving->window);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static Saving *
saving_new (PursuitPreferences *self)
{
  Saving *saving = g_new0 (Saving, 1);

  g_set_weak_pointer (&saving->self, self);
  g_set_weak_pointer (&saving->window, self->window);

  return saving;
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitIdentity) identity
      = pursuit_workspace_set_identity_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (identity == NULL)
    show_problem (saving->self, saving->window, _ ("Your name was not kept"), error);
  else if (saving->self != NULL)
    take (saving->self, g_steal_pointer (&identity));
}

static void
save (PursuitPreferences *self)
{
  PursuitIdentity news = { 0 };

  if (self->kept == NULL || !pursuit_workspace_is_writable (self->workspace))
    return;

  news.name = dup_change (self->name_row, self->kept->name);
  news.email = dup_change (self->email_row, self->kept->email);
  news.company = dup_change (self->company_row, self->kept->company);
  if (news.name != NULL || news.email != NULL || news.company != NULL)
    pursuit_workspace_set_identity_async (self->workspace, &news, NULL, save_cb, saving_new (self));
  g_free (news.name);
  g_free (news.email);
  g_free (news.company);
}

/* A name that was emptied and left so is the old one. */
static gboolean
pursuit_preferences_close_request (GtkWindow *window)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (window);

  if (self->kept != NULL
      && pursuit_str_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->name_row))))
    show_text (self->name_row, self->kept->name);
  save (self);

  return GTK_WINDOW_CLASS (pursuit_preferences_parent_class)->close_request (window);
}

static void
pursuit_preferences_dispose (GObject *object)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (pursuit_preferences_parent_class)->dispose (object);
}

static void
pursuit_preferences_finalize (GObject *object)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->kept, pursuit_identity_free);

  G_OBJECT_CLASS (pursuit_preferences_parent_class)->finalize (object);
}

static void
pursuit_preferences_class_init (PursuitPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_preferences_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_preferences_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, email_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, company_row);
  gtk_widget_class_bind_template_callback (widget_class, save);
}

static void
pursuit_preferences_init (PursuitPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
pursuit_preferences_new (PursuitWindow *window)
{
  PursuitPreferences *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_window_get_workspace (window) != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PREFERENCES, "transient-for", window, NULL);
  self->window = window;
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  pursuit_workspace_get_identity_async (self->workspace, self->cancellable, read_cb, self);

  return GTK_WINDOW (self);
}
