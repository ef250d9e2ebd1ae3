/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-general-page.h"

#include "app/window/pursuit-appearance.h"
#include "app/window/pursuit-application.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/window/pursuit-unsaved-bar.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-identity.h"

#include <glib/gi18n-lib.h>

struct _PursuitGeneralPage
{
  AdwPreferencesPage parent_instance;

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
};

G_DEFINE_FINAL_TYPE (PursuitGeneralPage, pursuit_general_page, ADW_TYPE_PREFERENCES_PAGE)

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
take (PursuitGeneralPage *self, PursuitIdentity *identity)
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
add_word (JsonObject *words, const char *name, AdwEntryRow *row, const char *kept)
{
  g_autofree char *text = dup_change (row, kept);

  if (text != NULL)
    json_object_set_string_member (words, name, text);
}

static void
on_changed (PursuitGeneralPage *self)
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
on_words_taken (PursuitGeneralPage *self, const char *text)
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
  g_autoptr (PursuitGeneralPage) self = data;
  g_autoptr (GError) error = NULL;
  PursuitIdentity *identity
      = pursuit_workspace_get_identity_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (identity == NULL)
    {
      pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                        _ ("Your name could not be read"), error);
      return;
    }

  take (self, identity);
  pursuit_unsaved_bar_open (self->unsaved, self->workspace, "preferences:identity");
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitGeneralPage) self = data;
  g_autoptr (GError) error = NULL;
  PursuitIdentity *identity
      = pursuit_workspace_set_identity_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (identity != NULL)
    take (self, identity);
  else
    pursuit_preferences_show_problem (GTK_WIDGET (self), self->window, _ ("Your name was not kept"),
                                      error);
}

static void
save (PursuitGeneralPage *self)
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

static void
pursuit_general_page_dispose (GObject *object)
{
  PursuitGeneralPage *self = PURSUIT_GENERAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pursuit_general_page_parent_class)->dispose (object);
}

static void
pursuit_general_page_finalize (GObject *object)
{
  PursuitGeneralPage *self = PURSUIT_GENERAL_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->kept, pursuit_identity_free);

  G_OBJECT_CLASS (pursuit_general_page_parent_class)->finalize (object);
}

static void
pursuit_general_page_class_init (PursuitGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_general_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_general_page_finalize;

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, company_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, appearance_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitGeneralPage, appearance_row);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
}

static void
pursuit_general_page_init (PursuitGeneralPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where the schema is not installed there is nothing that a choice could be kept in. */
static void
offer_appearance (PursuitGeneralPage *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  GSettings *settings = PURSUIT_IS_APPLICATION (application)
                            ? pursuit_application_get_settings (PURSUIT_APPLICATION (application))
                            : NULL;

  gtk_widget_set_visible (self->appearance_group, settings != NULL);
  if (settings != NULL)
    pursuit_appearance_bind (self->appearance_row, settings);
}

void
pursuit_general_page_open (PursuitGeneralPage *self, PursuitWindow *window)
{
  g_return_if_fail (PURSUIT_IS_GENERAL_PAGE (self));
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);

  g_set_weak_pointer (&self->window, window);
  g_set_object (&self->workspace, pursuit_window_get_workspace (window));
  offer_appearance (self);
  pursuit_workspace_get_identity_async (self->workspace, self->cancellable, read_cb,
                                        g_object_ref (self));
}

void
pursuit_general_page_save (PursuitGeneralPage *self)
{
  g_return_if_fail (PURSUIT_IS_GENERAL_PAGE (self));

  /* A name that was emptied and left so is the old one. */
  if (self->kept != NULL
      && pursuit_str_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->name_row))))
    show_text (self->name_row, self->kept->name);
  save (self);
  /* One writer: the words leave the journal after they are kept. */
  pursuit_unsaved_bar_clear (self->unsaved);
}
