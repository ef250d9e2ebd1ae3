/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-drafter.h"

#include "app/proposals/pursuit-proposal-studio.h"
#include "core/pursuit-engine-name.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/proposals/pursuit-proposals.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitWindow *window;
  PursuitWorkspace *workspace;
  char *lead_id;
  GPtrArray *templates; /* (nullable) */
  GtkDropDown *choice;  /* (nullable) (unowned): in the question */
} Drafter;

static void
drafter_free (Drafter *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_free (self->lead_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Drafter, drafter_free)

static void
draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Drafter) self = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) proposal
      = pursuit_workspace_draft_finish (PURSUIT_WORKSPACE (source), result, &action, &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (proposal == NULL)
    {
      pursuit_window_show_error (self->window, _ ("The proposal was not drafted"), error);
      return;
    }

  title = pursuit_record_dup_title (proposal);
  /* Translators: %s is the title of a proposal */
  text = g_strdup_printf (_ ("Drafted “%s”"), title);
  pursuit_window_show_record (self->window, PURSUIT_KIND_PROPOSAL,
                              pursuit_record_get_id (proposal));
  pursuit_window_push_view (self->window, pursuit_proposal_studio_new (self->workspace, proposal));
  pursuit_window_show_undo (self->window, text, action);
}

/* Takes the drafter. */
static void
fill (Drafter *self, const char *template)
{
  const PursuitDraftOptions options = { .template = template, .engine = PURSUIT_ENGINE_LOCAL };

  pursuit_workspace_draft_async (self->workspace, self->lead_id, &options, NULL, draft_cb, self);
}

static void
draft (Drafter *self, guint index)
{
  PursuitRecord *template
      = index < self->templates->len ? g_ptr_array_index (self->templates, index) : NULL;

  fill (self, template != NULL ? pursuit_record_get_id (template) : NULL);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Drafter *self = data;

  if (strcmp (response, "draft") == 0)
    draft (self, gtk_drop_down_get_selected (self->choice));
  else
    drafter_free (self);
}

static void
ask_for_template (Drafter *self)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Draft a Proposal"),
                                _ ("The template is filled in with what is known about the lead."));
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_take (names, pursuit_record_dup_title (g_ptr_array_index (self->templates, i)));

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Template"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (self->choice));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "draft",
                                    _ ("_Draft"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "draft",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "draft");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
templates_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Drafter) self = data;
  g_autoptr (GError) error = NULL;

  self->templates
      = pursuit_workspace_list_templates_finish (PURSUIT_WORKSPACE (source), result, &error);
  if (self->templates == NULL)
    pursuit_window_show_error (self->window, _ ("The proposal was not drafted"), error);
  else if (self->templates->len > 1)
    ask_for_template (g_steal_pointer (&self));
  else
    draft (g_steal_pointer (&self), 0);
}

static Drafter *
drafter_new (PursuitWindow *window, const char *lead_id)
{
  Drafter *self = g_new0 (Drafter, 1);

  self->window = g_object_ref (window);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  self->lead_id = g_strdup (lead_id);

  return self;
}

void
pursuit_proposal_drafter_start (PursuitWindow *window, const char *lead_id)
{
  Drafter *self;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (lead_id != NULL);
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);

  self = drafter_new (window, lead_id);
  pursuit_workspace_list_templates_async (self->workspace, NULL, templates_cb, self);
}

void
pursuit_proposal_drafter_fill (PursuitWindow *window, const char *lead_id, const char *template)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (lead_id != NULL);
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);

  fill (drafter_new (window, lead_id), template);
}
