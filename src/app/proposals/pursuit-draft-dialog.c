/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-draft-dialog.h"

#include "app/proposals/pursuit-draft-wishes.h"
#include "app/proposals/pursuit-drafting-view.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposals.h"

#include <glib/gi18n-lib.h>

struct _PursuitDraftDialog
{
  PursuitAiDialog parent_instance;

  PursuitRecord *record; /* the lead, or the proposal of which a section is written again */
  PursuitDraftWishes *wishes;
};

G_DEFINE_FINAL_TYPE (PursuitDraftDialog, pursuit_draft_dialog, PURSUIT_TYPE_AI_DIALOG)

static void
pursuit_draft_dialog_send (PursuitAiDialog *dialog)
{
  PursuitDraftDialog *self = PURSUIT_DRAFT_DIALOG (dialog);
  PursuitWindow *window = pursuit_ai_dialog_get_window (dialog);
  PursuitDraftOptions options;

  pursuit_draft_wishes_get_options (self->wishes, &options);
  if (window != NULL)
    pursuit_drafting_view_start (window, self->record, &options);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_draft_dialog_preview_async (PursuitAiDialog *dialog,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  PursuitDraftDialog *self = PURSUIT_DRAFT_DIALOG (dialog);
  PursuitDraftOptions options;

  pursuit_draft_wishes_get_options (self->wishes, &options);
  pursuit_workspace_preview_draft_async (pursuit_ai_dialog_get_workspace (dialog),
                                         pursuit_record_get_id (self->record), &options,
                                         cancellable, callback, data);
}

static void
templates_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitDraftDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates
      = pursuit_workspace_list_templates_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (templates == NULL)
    pursuit_ai_dialog_fail (PURSUIT_AI_DIALOG (self), error);
  else
    pursuit_draft_wishes_set_templates (self->wishes, templates);
}

static void
pursuit_draft_dialog_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_DRAFT_DIALOG (object)->record);

  G_OBJECT_CLASS (pursuit_draft_dialog_parent_class)->finalize (object);
}

static void
pursuit_draft_dialog_class_init (PursuitDraftDialogClass *klass)
{
  PursuitAiDialogClass *dialog_class = PURSUIT_AI_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_draft_dialog_finalize;

  dialog_class->preview_async = pursuit_draft_dialog_preview_async;
  dialog_class->preview_finish = pursuit_workspace_preview_draft_finish;
  dialog_class->send = pursuit_draft_dialog_send;
}

static void
pursuit_draft_dialog_init (PursuitDraftDialog *self)
{
}

static PursuitDraftDialog *
create (PursuitWindow *window, const char *title, PursuitRecord *record, GtkWidget *wishes)
{
  PursuitDraftDialog *self = g_object_new (PURSUIT_TYPE_DRAFT_DIALOG, "title", title, NULL);

  self->record = g_object_ref (record);
  self->wishes = PURSUIT_DRAFT_WISHES (wishes);
  pursuit_ai_dialog_set_wishes (PURSUIT_AI_DIALOG (self), wishes);
  pursuit_ai_dialog_set_up (PURSUIT_AI_DIALOG (self), window);
  g_signal_connect_object (wishes, "changed", G_CALLBACK (pursuit_ai_dialog_refresh), self,
                           G_CONNECT_SWAPPED);

  return self;
}

GtkWindow *
pursuit_draft_dialog_new (PursuitWindow *window, PursuitRecord *lead)
{
  PursuitDraftDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (lead), NULL);

  self = create (window, _ ("Draft with AI"), lead, pursuit_draft_wishes_new ());
  pursuit_workspace_list_templates_async (
      pursuit_window_get_workspace (window),
      pursuit_ai_dialog_get_cancellable (PURSUIT_AI_DIALOG (self)), templates_cb,
      g_object_ref (self));

  return GTK_WINDOW (self);
}

/* The heading over a place in the text. */
static char *
find_heading (const char *text, guint offset)
{
  g_autofree char *before
      = g_utf8_substring (text, 0, MIN (offset, (guint) g_utf8_strlen (text, -1)));
  g_auto (GStrv) sections = pursuit_draft_list_sections (before);
  guint n = g_strv_length (sections);

  return n > 0 ? g_strdup (sections[n - 1]) : NULL;
}

void
pursuit_draft_dialog_present_for_section (PursuitWindow *window,
                                          PursuitRecord *proposal,
                                          guint offset)
{
  const char *text;
  g_auto (GStrv) sections = NULL;
  g_autofree char *chosen = NULL;
  GtkWidget *wishes;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_RECORD (proposal));

  text = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
  sections = pursuit_draft_list_sections (text);
  if (*sections == NULL)
    {
      pursuit_window_add_toast (
          window, adw_toast_new (_ ("The text has no section: a heading with two number signs")));
      return;
    }
  chosen = find_heading (text, offset);
  wishes = pursuit_draft_wishes_new_for_section ((const char *const *) sections, chosen);
  pursuit_transient_present (
      GTK_WINDOW (create (window, _ ("Write a Section Again"), proposal, wishes)));
}
