/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-analysis-dialog.h"

#include "app/usage/pursuit-ai-words.h"
#include "workspace/conversations/pursuit-analysing.h"

#include <glib/gi18n-lib.h>

struct _PursuitAnalysisDialog
{
  PursuitAiDialog parent_instance;

  char *conversation_id;
};

enum
{
  SIGNAL_ANALYSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitAnalysisDialog, pursuit_analysis_dialog, PURSUIT_TYPE_AI_DIALOG)

static void
analysed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAnalysis) analysis
      = pursuit_workspace_analyse_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);
  g_autofree char *cost = NULL;
  g_autofree char *text = NULL;

  if (analysis == NULL)
    {
      pursuit_ai_dialog_fail (self, error);
      return;
    }
  cost = pursuit_ai_words_dup_paid (analysis->cost, analysis->receipt);
  text = g_strdup_printf (pursuit_receipt_is_scripted (analysis->receipt)
                              /* Translators: %s is a cost: “at no cost” */
                              ? _ ("Analysed by a script, no AI (%s)")
                              /* Translators: %s is a cost, such as “0.0062 USD” */
                              : _ ("Analysed by AI (%s)"),
                          cost);
  pursuit_window_add_toast (pursuit_ai_dialog_get_window (self), adw_toast_new (text));
  g_signal_emit (self, signals[SIGNAL_ANALYSED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_analysis_dialog_send (PursuitAiDialog *dialog)
{
  pursuit_workspace_analyse_async (
      pursuit_ai_dialog_get_workspace (dialog), PURSUIT_ANALYSIS_DIALOG (dialog)->conversation_id,
      "ai", pursuit_ai_dialog_get_cancellable (dialog), analysed_cb, g_object_ref (dialog));
}

static void
pursuit_analysis_dialog_preview_async (PursuitAiDialog *dialog,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  pursuit_workspace_preview_analysis_async (pursuit_ai_dialog_get_workspace (dialog),
                                            PURSUIT_ANALYSIS_DIALOG (dialog)->conversation_id, NULL,
                                            NULL, cancellable, callback, data);
}

static void
pursuit_analysis_dialog_finalize (GObject *object)
{
  g_free (PURSUIT_ANALYSIS_DIALOG (object)->conversation_id);

  G_OBJECT_CLASS (pursuit_analysis_dialog_parent_class)->finalize (object);
}

static void
pursuit_analysis_dialog_class_init (PursuitAnalysisDialogClass *klass)
{
  PursuitAiDialogClass *dialog_class = PURSUIT_AI_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_analysis_dialog_finalize;

  dialog_class->preview_async = pursuit_analysis_dialog_preview_async;
  dialog_class->preview_finish = pursuit_workspace_preview_analysis_finish;
  dialog_class->send = pursuit_analysis_dialog_send;

  signals[SIGNAL_ANALYSED] = g_signal_new ("analysed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_analysis_dialog_init (PursuitAnalysisDialog *self)
{
}

GtkWindow *
pursuit_analysis_dialog_new (PursuitWindow *window, const char *conversation_id)
{
  PursuitAnalysisDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (conversation_id != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_ANALYSIS_DIALOG, "title", _ ("Analyse with AI"), NULL);
  self->conversation_id = g_strdup (conversation_id);
  pursuit_ai_dialog_set_up (PURSUIT_AI_DIALOG (self), window);

  return GTK_WINDOW (self);
}
