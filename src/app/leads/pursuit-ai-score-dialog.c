/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-ai-score-dialog.h"

#include "app/usage/pursuit-ai-words.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <glib/gi18n-lib.h>

struct _PursuitAiScoreDialog
{
  PursuitAiDialog parent_instance;

  char *lead_id;
};

G_DEFINE_FINAL_TYPE (PursuitAiScoreDialog, pursuit_ai_score_dialog, PURSUIT_TYPE_AI_DIALOG)

static void
tell (PursuitAiDialog *self, const PursuitLeadScore *item)
{
  const PursuitScore *answer = item->unused != NULL ? item->unused : item->score;
  g_autofree char *cost = pursuit_ai_words_dup_paid (item->cost, answer->receipt);
  int total = item->score->total;
  g_autofree char *text
      = item->unused != NULL
            /* Translators: a sentence, a score and a cost, such as “0.0062 USD” */
            ? g_strdup_printf (_ ("%s: %d of 100 (%s)"), pursuit_score_say_unused (answer),
                               pursuit_score_get_shown (item->score), cost)
            : pursuit_receipt_is_scripted (answer->receipt)
                  /* Translators: the second is a cost: “at no cost” */
                  ? g_strdup_printf (_ ("Scored by a script, no AI: %d of 100 (%s)"), total, cost)
                  /* Translators: the second is a cost, such as “0.0062 USD” */
                  : g_strdup_printf (_ ("Scored by AI: %d of 100 (%s)"), total, cost);

  pursuit_window_add_toast (pursuit_ai_dialog_get_window (self), adw_toast_new (text));
}

static void
scored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores
      = pursuit_workspace_score_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (scores == NULL || scores->len == 0)
    {
      pursuit_ai_dialog_fail (self, error);
      return;
    }
  tell (self, scores->pdata[0]);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_ai_score_dialog_send (PursuitAiDialog *dialog)
{
  const char *const ids[] = { PURSUIT_AI_SCORE_DIALOG (dialog)->lead_id, NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai", .refresh = TRUE };

  pursuit_workspace_score_async (pursuit_ai_dialog_get_workspace (dialog), &options, NULL,
                                 pursuit_ai_dialog_get_cancellable (dialog), scored_cb,
                                 g_object_ref (dialog));
}

static void
pursuit_ai_score_dialog_preview_async (PursuitAiDialog *dialog,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  const char *const ids[] = { PURSUIT_AI_SCORE_DIALOG (dialog)->lead_id, NULL };

  pursuit_workspace_preview_score_async (pursuit_ai_dialog_get_workspace (dialog), ids, cancellable,
                                         callback, data);
}

static void
pursuit_ai_score_dialog_finalize (GObject *object)
{
  g_free (PURSUIT_AI_SCORE_DIALOG (object)->lead_id);

  G_OBJECT_CLASS (pursuit_ai_score_dialog_parent_class)->finalize (object);
}

static void
pursuit_ai_score_dialog_class_init (PursuitAiScoreDialogClass *klass)
{
  PursuitAiDialogClass *dialog_class = PURSUIT_AI_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_score_dialog_finalize;

  dialog_class->preview_async = pursuit_ai_score_dialog_preview_async;
  dialog_class->preview_finish = pursuit_workspace_preview_score_finish;
  dialog_class->send = pursuit_ai_score_dialog_send;
}

static void
pursuit_ai_score_dialog_init (PursuitAiScoreDialog *self)
{
}

GtkWindow *
pursuit_ai_score_dialog_new (PursuitWindow *window, const char *lead_id)
{
  PursuitAiScoreDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (lead_id != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_AI_SCORE_DIALOG, "title", _ ("Ask AI for a Score"), NULL);
  self->lead_id = g_strdup (lead_id);
  pursuit_ai_dialog_set_up (PURSUIT_AI_DIALOG (self), window);

  return GTK_WINDOW (self);
}
