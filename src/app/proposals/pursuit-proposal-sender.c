/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-sender.h"

#include "app/proposals/pursuit-mail-draft.h"
#include "app/proposals/pursuit-proposal-steps.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/proposals/pursuit-version-copy.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-check.h"
#include "workspace/proposals/pursuit-proposal-versions.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One sending, from the question to the mail. Each step hands it to the next. */
typedef struct
{
  PursuitWindow *window;
  PursuitRecord *proposal;
  GtkWidget *studio;      /* (nullable) in which it is open */
  PursuitRecord *version; /* (nullable): what was frozen */
  char *address;          /* (nullable) */
  gboolean by_mail;
} Sender;

static void
sender_free (Sender *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->proposal);
  g_clear_object (&self->studio);
  g_clear_object (&self->version);
  g_free (self->address);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sender, sender_free)

static PursuitWorkspace *
workspace_of (Sender *self)
{
  return pursuit_window_get_workspace (self->window);
}

static void
tell_failure (Sender *self, const GError *error)
{
  pursuit_window_show_error (self->window, _ ("The mail was not opened; the proposal is sent"),
                             error);
}

static void
on_note_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (strcmp (response, "folder") == 0 && uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
free_path (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* The mail program could not be handed the file: the person has to be told where it is. */
static void
note_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sender) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pursuit_version_copy_write_finish (result, &error);
  GtkWidget *dialog;

  if (path == NULL)
    {
      tell_failure (self, error);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Attach the PDF Yourself"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("Your desktop cannot hand a file to the mail program. The PDF "
                                     "that was frozen is here:\n%s"),
                                  path);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "folder", _ ("Open _Folder"),
                                    "close", _ ("_Close"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_note_response), g_steal_pointer (&path),
                         free_path, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
mail_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sender) self = data;
  g_autoptr (GError) error = NULL;
  gboolean attached = FALSE;
  gboolean opened = pursuit_mail_draft_finish (result, &attached, &error);
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);

  if (attached || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!opened)
    pursuit_window_add_toast (self->window, adw_toast_new (_ ("No mail program was found")));

  pursuit_version_copy_write_async (workspace_of (self), self->version,
                                    folder != NULL ? folder : g_get_home_dir (), note_cb,
                                    g_steal_pointer (&self));
}

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sender) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pursuit_version_copy_write_finish (result, &error);
  g_autofree char *subject = pursuit_record_dup_title (self->proposal);
  PursuitMailDraft draft = {
    .address = self->address,
    .subject = subject,
    .body = "",
    .attachment = path,
  };

  if (path == NULL)
    tell_failure (self, error);
  else
    pursuit_mail_draft_async (GTK_WINDOW (self->window), &draft, NULL, mail_cb,
                              g_steal_pointer (&self));
}

static void
lead_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Sender *self = data;
  g_autoptr (PursuitRecord) lead
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, NULL);

  /* Without an address the person fills it in. */
  if (lead != NULL)
    self->address = g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_EMAIL));
  pursuit_version_copy_write_async (workspace_of (self), self->version, NULL, copy_cb, self);
}

static void
versions_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sender) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions
      = pursuit_workspace_list_versions_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);
  const char *lead_id = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_LEAD_ID);
  const PursuitVersionEntry *newest;

  if (versions == NULL || versions->len == 0)
    {
      tell_failure (self, error);
      return;
    }

  newest = g_ptr_array_index (versions, 0);
  self->version = g_object_ref (newest->version);
  pursuit_workspace_get_record_async (workspace_of (self), PURSUIT_KIND_LEAD, lead_id, NULL,
                                      lead_cb, self);
  g_steal_pointer (&self);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sender) self = data;
  g_autoptr (PursuitRecord) sent = pursuit_proposal_steps_move_finish (result);

  if (sent == NULL || !self->by_mail)
    return;

  pursuit_workspace_list_versions_async (workspace_of (self), pursuit_record_get_id (sent), NULL,
                                         versions_cb, self);
  g_steal_pointer (&self);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Sender) self = data;
  PursuitWindow *window = self->window;
  const char *id = pursuit_record_get_id (self->proposal);

  if (strcmp (response, "cancel") == 0)
    return;

  self->by_mail = strcmp (response, "mail") == 0;
  pursuit_proposal_steps_move_async (window, id, "sent", moved_cb, g_steal_pointer (&self));
}

/* Warnings do not stand in the way, but whoever sends knows of them. */
static char *
dup_body (const PursuitProposalCheck *check)
{
  const char *kept
      = _ ("Its text and its PDF are kept exactly as they are now: what was sent can be "
           "shown later, whatever changes.");
  g_autofree char *warnings = NULL;
  guint n = 0;

  for (guint i = 0; check != NULL && i < check->findings->len; i++)
    if (!((const PursuitFinding *) check->findings->pdata[i])->blocks)
      n++;
  if (n == 0)
    return g_strdup (kept);

  warnings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is still %u warning about it.",
                                           "There are still %u warnings about it.", n),
                              n);

  return g_strdup_printf ("%s\n\n%s", warnings, kept);
}

/* Takes the sender. @check is what was found, %NULL if that is not known. */
static void
ask (Sender *self, const PursuitProposalCheck *check)
{
  g_autofree char *body = dup_body (check);
  g_autofree char *title = pursuit_record_dup_title (self->proposal);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Send “%s”?"), title);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "mark",
                                    _ ("_Mark as Sent"), "mail", _ ("_Write Mail"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "mail",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "mail");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_refused_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Sender) self = data;

  if (strcmp (response, "findings") != 0 || workspace_of (self) == NULL)
    return;

  if (self->studio == NULL || gtk_widget_get_root (self->studio) == NULL)
    {
      g_set_object (&self->studio,
                    pursuit_proposal_studio_new (workspace_of (self), self->proposal));
      pursuit_window_push_view (self->window, self->studio);
    }
  gtk_widget_activate_action (self->studio, "proposal.next-finding", NULL);
}

/* Takes the sender. */
static void
refuse (Sender *self, const GError *error)
{
  AdwMessageDialog *dialog
      = pursuit_window_new_error (self->window, _ ("The proposal was not sent"), error);

  adw_message_dialog_add_response (dialog, "findings", _ ("Show _Findings"));
  adw_message_dialog_set_response_appearance (dialog, "findings", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "findings");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect (dialog, "response", G_CALLBACK (on_refused_response), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sender) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProposalCheck) check
      = pursuit_workspace_check_proposal_finish (PURSUIT_WORKSPACE (source), result, NULL);

  if (check != NULL && !pursuit_proposal_check_is_confirmed (check, &error))
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (self->window)))
        refuse (g_steal_pointer (&self), error);
    }
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    ask (g_steal_pointer (&self), check);
}

void
pursuit_proposal_sender_start (PursuitWindow *window, PursuitRecord *proposal, GtkWidget *studio)
{
  Sender *self;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));
  g_return_if_fail (studio == NULL || GTK_IS_WIDGET (studio));

  self = g_new0 (Sender, 1);
  self->window = g_object_ref (window);
  self->proposal = pursuit_record_copy (proposal);
  g_set_object (&self->studio, studio);
  /* What will be refused is refused before anybody is asked. */
  pursuit_workspace_check_proposal_async (workspace_of (self), self->proposal, NULL, checked_cb,
                                          self);
}
