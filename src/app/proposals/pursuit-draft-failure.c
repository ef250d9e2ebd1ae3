/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-draft-failure.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/proposals/pursuit-drafting-view.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/proposals/pursuit-proposal-drafter.h"

#include <glib/gi18n-lib.h>

/* What was wished, until the person has said how to go on. */
typedef struct
{
  PursuitWindow *window;
  PursuitRecord *record;
  PursuitDraftOptions *options;
  GError *error;
} Failure;

static void
failure_free (gpointer data, GClosure *closure)
{
  Failure *self = data;

  g_object_unref (self->window);
  g_object_unref (self->record);
  pursuit_draft_options_free (self->options);
  g_clear_error (&self->error);
  g_free (self);
}

static Failure *
failure_new (PursuitWindow *window,
             PursuitRecord *record,
             const PursuitDraftOptions *options,
             const GError *error)
{
  Failure *self = g_new0 (Failure, 1);

  self->window = g_object_ref (window);
  self->record = g_object_ref (record);
  self->options = pursuit_draft_options_copy (options);
  self->error = g_error_copy (error);

  return self;
}

/* Asked again, when what stood in the way may be mended: the wishes are not lost meanwhile. */
static void
on_settings_left (GtkWidget *preferences, gpointer data)
{
  Failure *self = data;

  if (self->error != NULL && pursuit_window_get_workspace (self->window) != NULL)
    pursuit_draft_failure_show (self->window, self->record, self->options, self->error);
  /* Once is enough, however often it is hidden. */
  g_clear_error (&self->error);
}

static void
open_settings (Failure *self)
{
  g_signal_connect_data (pursuit_preferences_present_ai (self->window, GTK_WINDOW (self->window)),
                         "hide", G_CALLBACK (on_settings_left),
                         failure_new (self->window, self->record, self->options, self->error),
                         failure_free, 0);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Failure *self = data;

  /* The workspace may have been closed while the question stood there. */
  if (pursuit_window_get_workspace (self->window) == NULL)
    return;
  if (g_str_equal (response, "again"))
    pursuit_drafting_view_start (self->window, self->record, self->options);
  else if (g_str_equal (response, "settings"))
    open_settings (self);
  else if (g_str_equal (response, "template"))
    pursuit_proposal_drafter_fill (self->window, pursuit_record_get_id (self->record),
                                   self->options->template);
}

void
pursuit_draft_failure_show (PursuitWindow *window,
                            PursuitRecord *record,
                            const PursuitDraftOptions *options,
                            const GError *error)
{
  const char *remedy;
  AdwMessageDialog *dialog;

  g_return_if_fail (window == NULL || PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_RECORD (record));
  g_return_if_fail (options != NULL);
  g_return_if_fail (error != NULL);

  if (window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog
      = pursuit_window_new_error (window,
                                  options->section != NULL ? _ ("The section was not written again")
                                                           : _ ("The proposal was not drafted"),
                                  error);
  remedy = pursuit_ai_words_get_remedy (pursuit_ai_remedy_of (error));
  if (remedy != NULL)
    adw_message_dialog_add_response (dialog, "settings", remedy);
  if (options->section == NULL)
    adw_message_dialog_add_response (dialog, "template", _ ("_Draft from the Template"));
  adw_message_dialog_add_response (dialog, "again", _ ("_Try Again"));
  adw_message_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "again");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response),
                         failure_new (window, record, options, error), failure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
