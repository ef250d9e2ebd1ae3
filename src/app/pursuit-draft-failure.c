/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-draft-failure.h"

#include "app/pursuit-drafting-view.h"
#include "app/pursuit-proposal-drafter.h"

#include <glib/gi18n-lib.h>

/* What was wished, until the person has said how to go on. */
typedef struct
{
  PursuitWindow *window;
  PursuitRecord *record;
  PursuitDraftOptions *options;
} Failure;

static void
failure_free (gpointer data, GClosure *closure)
{
  Failure *self = data;

  g_object_unref (self->window);
  g_object_unref (self->record);
  pursuit_draft_options_free (self->options);
  g_free (self);
}

static Failure *
failure_new (PursuitWindow *window, PursuitRecord *record, const PursuitDraftOptions *options)
{
  Failure *self = g_new0 (Failure, 1);

  self->window = g_object_ref (window);
  self->record = g_object_ref (record);
  self->options = pursuit_draft_options_copy (options);

  return self;
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
  if (options->section == NULL)
    adw_message_dialog_add_response (dialog, "template", _ ("_Draft from the Template"));
  adw_message_dialog_add_response (dialog, "again", _ ("_Try Again"));
  adw_message_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "again");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response),
                         failure_new (window, record, options), failure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
