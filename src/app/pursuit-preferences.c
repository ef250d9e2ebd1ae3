/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-preferences.h"

#include "app/pursuit-appearance.h"
#include "app/pursuit-application.h"
#include "app/pursuit-brand-page.h"
#include "app/pursuit-keys-page.h"
#include "app/pursuit-transient.h"
#include "app/pursuit-unsaved-bar.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "workspace/pursuit-identity.h"

#include <glib/gi18n-lib.h>

struct _PursuitPreferences
{
  AdwPreferencesWindow parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of reading; what is being kept is kept */
  PursuitIdentity *kept;     /* (nullable) until it is read */

  AdwPreferencesGroup *group;
  PursuitUnsavedBar *unsaved;
  AdwEntryRow *name_row;
  AdwEntryRow *email_row;
  AdwEntryRow *company_row;
  GtkWidget *appearance_group;
  AdwComboRow *appearance_row;
  AdwPreferencesPage *brand_page; /* (nullable) until it is added */
  AdwPreferencesPage *keys_page;  /* (nullable) until it is added, after the other */
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
show_problem (PursuitPreferences *self, const char *what, const GError *error)
{
  g_autofree char *title = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      if (self->window != NULL)
        pursuit_window_show_error (self->window, what, error);
      return;
    }

  title = g_markup_escape_text (error->message, -1);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (title));
}

static void
add_word (JsonObject *words, const char *name, AdwEntryRow *row, const char *kept)
{
  g_autofree char *text = dup_change (row, kept);

  if (text != NULL)
    json_object_set_string_member (words, name, text);
}

static void
on_changed (PursuitPreferences *self)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonObject *words;

  if (self->kept == NULL)
    return;

  words = json_object_new ();
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, words);
  add_word (words, "name", self->name_row, self->kept->name);
  add_word (words, "email", self->email_row, self->kept->email);
  add_word (words, "company", self->company_row, self->kept->company);
  text = pursuit_json_to_text (node, FALSE);
  if (json_object_get_size (words) > 0)
    pursuit_unsaved_bar_write (self->unsaved, text);
  else
    pursuit_unsaved_bar_clear (self->unsaved);
}

static void
take_word (JsonObject *words, const char *name, AdwEntryRow *row)
{
  const char *text = pursuit_json_get_text (words, name);

  if (text != NULL)
    show_text (row, text);
}

static void
on_words_taken (PursuitPreferences *self, const char *text)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  take_word (json_node_get_object (node), "name", self->name_row);
  take_word (json_node_get_object (node), "email", self->email_row);
  take_word (json_node_get_object (node), "company", self->company_row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPreferences) self = data;
  g_autoptr (GError) error = NULL;
  PursuitIdentity *identity
      = pursuit_workspace_get_identity_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (identity == NULL)
    {
      show_problem (self, _ ("Your name could not be read"), error);
      return;
    }

  take (self, identity);
  pursuit_unsaved_bar_open (self->unsaved, self->workspace, "preferences:identity");
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPreferences) self = data;
  g_autoptr (GError) error = NULL;
  PursuitIdentity *identity
      = pursuit_workspace_set_identity_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (identity != NULL)
    take (self, identity);
  else
    show_problem (self, _ ("Your name was not kept"), error);
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
    pursuit_workspace_set_identity_async (self->workspace, &news, NULL, save_cb,
                                          g_object_ref (self));
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
  if (self->brand_page != NULL)
    pursuit_brand_page_save (PURSUIT_BRAND_PAGE (self->brand_page));
  /* One writer: the words leave the journal after they are kept. */
  pursuit_unsaved_bar_clear (self->unsaved);

  return GTK_WINDOW_CLASS (pursuit_preferences_parent_class)->close_request (window);
}

static void
pursuit_preferences_dispose (GObject *object)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);

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

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, email_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, company_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, appearance_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitPreferences, appearance_row);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
}

static void
pursuit_preferences_init (PursuitPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where the schema is not installed there is nothing that a choice could be kept in. */
static void
offer_appearance (PursuitPreferences *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  GSettings *settings = PURSUIT_IS_APPLICATION (application)
                            ? pursuit_application_get_settings (PURSUIT_APPLICATION (application))
                            : NULL;

  gtk_widget_set_visible (self->appearance_group, settings != NULL);
  if (settings != NULL)
    pursuit_appearance_bind (self->appearance_row, settings);
}

static gboolean
add_next_page (gpointer dialog)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (dialog);

  if (self->brand_page == NULL)
    {
      self->brand_page = g_object_new (PURSUIT_TYPE_BRAND_PAGE, NULL);
      pursuit_brand_page_open (PURSUIT_BRAND_PAGE (self->brand_page), self->workspace);
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), self->brand_page);
      return TRUE;
    }

  self->keys_page = g_object_new (PURSUIT_TYPE_KEYS_PAGE, NULL);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), self->keys_page);

  return FALSE;
}

static gboolean
remove_next (gpointer dialog)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (dialog);
  AdwPreferencesPage **last = self->keys_page != NULL ? &self->keys_page : &self->brand_page;

  if (self->keys_page != NULL && pursuit_keys_page_remove_row (PURSUIT_KEYS_PAGE (self->keys_page)))
    return TRUE;
  if (*last == NULL)
    return FALSE;

  adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), *last);
  *last = NULL;

  return TRUE;
}

GtkWindow *
pursuit_preferences_new (PursuitWindow *window)
{
  PursuitPreferences *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_window_get_workspace (window) != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PREFERENCES, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  pursuit_transient_set_steps (GTK_WINDOW (self), add_next_page, remove_next);
  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  offer_appearance (self);
  pursuit_workspace_get_identity_async (self->workspace, self->cancellable, read_cb,
                                        g_object_ref (self));

  return GTK_WINDOW (self);
}
