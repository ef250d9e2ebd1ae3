/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-card-update-dialog.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/cards/pursuit-card-changes-dialog.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-util.h"
#include "workspace/cards/pursuit-card-update.h"

#include <glib/gi18n-lib.h>

#define NOTES_HEIGHT 96

struct _PursuitCardUpdateDialog
{
  PursuitAiDialog parent_instance;

  PursuitRecord *card;
  GtkTextBuffer *notes;
};

G_DEFINE_FINAL_TYPE (PursuitCardUpdateDialog, pursuit_card_update_dialog, PURSUIT_TYPE_AI_DIALOG)

/* (nullable) */
static char *
dup_notes (PursuitCardUpdateDialog *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->notes, &start, &end);
  text = gtk_text_buffer_get_text (self->notes, &start, &end, FALSE);

  return pursuit_str_is_blank (text) ? NULL : g_steal_pointer (&text);
}

static void
tell_nothing_new (PursuitAiDialog *self, const PursuitCardProposals *proposals)
{
  g_autofree char *cost = pursuit_ai_words_dup_paid (proposals->cost, proposals->receipt);
  /* Translators: a competitor, and a cost such as “0.0062 USD” or “at no cost” */
  g_autofree char *text
      = g_strdup_printf (_ ("Nothing new about %s (%s)"), proposals->competitor, cost);

  pursuit_window_add_toast (pursuit_ai_dialog_get_window (self), adw_toast_new (text));
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCardProposals) proposals
      = pursuit_workspace_propose_card_finish (PURSUIT_WORKSPACE (source), result, &error);
  PursuitWindow *window = pursuit_ai_dialog_get_window (self);

  if (proposals == NULL)
    {
      pursuit_ai_dialog_fail (self, error);
      return;
    }
  if (proposals->changes->len == 0)
    tell_nothing_new (self, proposals);
  else if (window != NULL)
    pursuit_transient_present (pursuit_card_changes_dialog_new (
        window, PURSUIT_CARD_UPDATE_DIALOG (self)->card, g_steal_pointer (&proposals)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_card_update_dialog_send (PursuitAiDialog *dialog)
{
  PursuitCardUpdateDialog *self = PURSUIT_CARD_UPDATE_DIALOG (dialog);
  g_autofree char *notes = dup_notes (self);

  pursuit_workspace_propose_card_async (
      pursuit_ai_dialog_get_workspace (dialog), pursuit_record_get_id (self->card), notes,
      pursuit_ai_dialog_get_cancellable (dialog), proposed_cb, g_object_ref (dialog));
}

static void
pursuit_card_update_dialog_preview_async (PursuitAiDialog *dialog,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  PursuitCardUpdateDialog *self = PURSUIT_CARD_UPDATE_DIALOG (dialog);
  g_autofree char *notes = dup_notes (self);

  pursuit_workspace_preview_card_async (pursuit_ai_dialog_get_workspace (dialog),
                                        pursuit_record_get_id (self->card), notes, cancellable,
                                        callback, data);
}

static void
pursuit_card_update_dialog_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_CARD_UPDATE_DIALOG (object)->card);

  G_OBJECT_CLASS (pursuit_card_update_dialog_parent_class)->finalize (object);
}

static void
pursuit_card_update_dialog_class_init (PursuitCardUpdateDialogClass *klass)
{
  PursuitAiDialogClass *dialog_class = PURSUIT_AI_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_card_update_dialog_finalize;

  dialog_class->preview_async = pursuit_card_update_dialog_preview_async;
  dialog_class->preview_finish = pursuit_workspace_preview_card_finish;
  dialog_class->send = pursuit_card_update_dialog_send;
}

static GtkWidget *
create_wishes (PursuitCardUpdateDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (
      _ ("_Notes, a mail or a page with what is new; conversations are read in any case"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), view);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Notes with what is new"), -1);
  gtk_widget_add_css_class (view, "notes-entry");
  gtk_widget_add_css_class (scroller, "card");
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), NOTES_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  self->notes = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_object (self->notes, "changed", G_CALLBACK (pursuit_ai_dialog_refresh), self,
                           G_CONNECT_SWAPPED);

  return box;
}

static void
pursuit_card_update_dialog_init (PursuitCardUpdateDialog *self)
{
  pursuit_ai_dialog_set_wishes (PURSUIT_AI_DIALOG (self), create_wishes (self));
}

GtkWindow *
pursuit_card_update_dialog_new (PursuitWindow *window, PursuitRecord *card)
{
  PursuitCardUpdateDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (card), NULL);

  self = g_object_new (PURSUIT_TYPE_CARD_UPDATE_DIALOG, "title", _ ("Update with AI"), NULL);
  self->card = g_object_ref (card);
  pursuit_ai_dialog_set_up (PURSUIT_AI_DIALOG (self), window);

  return GTK_WINDOW (self);
}
