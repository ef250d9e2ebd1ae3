/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-ai-scores-dialog.h"

#include "app/leads/pursuit-ai-scores-run.h"
#include "workspace/scoring/pursuit-score-plan.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

#define WISHES_SPACING 6

struct _PursuitAiScoresDialog
{
  PursuitAiDialog parent_instance;

  PursuitPlace *place;
  char **ids;             /* (nullable) */
  GArray *rows;           /* (nullable) */
  PursuitQuery *query;    /* (nullable) */
  PursuitScorePlan *plan; /* (nullable) what is shown, without its preview */
  gboolean is_scripted;

  GtkLabel *note;
  GtkCheckButton *again;
};

G_DEFINE_FINAL_TYPE (PursuitAiScoresDialog, pursuit_ai_scores_dialog, PURSUIT_TYPE_AI_DIALOG)

static char *
dup_left_out (const PursuitScorePlan *plan)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u lead is left out: its score by AI still stands.",
                   "%'u leads are left out: their scores by AI still stand.", plan->n_scored),
      plan->n_scored);
}

static void
append_questions (GString *text, const PursuitScorePlan *plan)
{
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "AI is asked about %'u lead.",
                                       "AI is asked about %'u leads.", plan->n_leads),
                          plan->n_leads);
  if (plan->n_requests < 2)
    return;
  g_string_append_c (text, ' ');
  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "They go in %'u question of ten leads at most.",
                   "They go in %'u questions of ten leads at most.", plan->n_requests),
      plan->n_requests);
  if (plan->preview->body != NULL)
    g_string_append_printf (text, " %s", _ ("The first one is shown below."));
}

static void
show_plan (PursuitAiScoresDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *left_out = dup_left_out (self->plan);

  if (self->plan->n_leads > 0)
    append_questions (text, self->plan);
  if (self->plan->n_scored > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", left_out);
  gtk_label_set_label (self->note, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note), text->len > 0);
  if (self->plan->n_scored > 0)
    gtk_widget_set_visible (GTK_WIDGET (self->again), TRUE);
}

static PursuitRequestPreview *
take_preview (PursuitAiScoresDialog *self, GError **error)
{
  if (self->plan->preview != NULL)
    {
      self->is_scripted = self->plan->preview->body == NULL;
      return g_steal_pointer (&self->plan->preview);
    }

  g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                       self->plan->n_scored > 0 ? _ ("There is nothing to ask")
                                                : _ ("There are no leads to ask about"));

  return NULL;
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitAiScoresDialog *self = g_task_get_task_data (task);
  PursuitRequestPreview *preview;
  GError *error = NULL;
  PursuitScorePlan *plan
      = pursuit_workspace_plan_scores_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->plan, pursuit_score_plan_free);
  self->plan = plan;
  show_plan (self);
  preview = take_preview (self, &error);
  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) pursuit_request_preview_free);
  else
    g_task_return_error (task, error);
}

static void
pursuit_ai_scores_dialog_preview_async (PursuitAiDialog *dialog,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  PursuitAiScoresDialog *self = PURSUIT_AI_SCORES_DIALOG (dialog);
  PursuitWorkspace *workspace = pursuit_ai_dialog_get_workspace (dialog);
  const PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD,
                                 .ids = (const char *const *) self->ids,
                                 .rows = self->rows,
                                 .query = self->query };
  GTask *task = g_task_new (workspace, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_ai_scores_dialog_preview_async);
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  pursuit_workspace_plan_scores_async (workspace, &set, gtk_check_button_get_active (self->again),
                                       cancellable, planned_cb, task);
}

static PursuitRequestPreview *
pursuit_ai_scores_dialog_preview_finish (PursuitWorkspace *workspace,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pursuit_ai_scores_dialog_send (PursuitAiDialog *dialog)
{
  PursuitAiScoresDialog *self = PURSUIT_AI_SCORES_DIALOG (dialog);

  if (pursuit_ai_dialog_get_window (dialog) != NULL && self->plan != NULL)
    pursuit_ai_scores_run_start (self->place, self->plan, gtk_check_button_get_active (self->again),
                                 self->is_scripted);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_ai_scores_dialog_dispose (GObject *object)
{
  PursuitAiScoresDialog *self = PURSUIT_AI_SCORES_DIALOG (object);

  g_clear_object (&self->place);

  G_OBJECT_CLASS (pursuit_ai_scores_dialog_parent_class)->dispose (object);
}

static void
pursuit_ai_scores_dialog_finalize (GObject *object)
{
  PursuitAiScoresDialog *self = PURSUIT_AI_SCORES_DIALOG (object);

  g_strfreev (self->ids);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->query, pursuit_query_free);
  pursuit_score_plan_free (self->plan);

  G_OBJECT_CLASS (pursuit_ai_scores_dialog_parent_class)->finalize (object);
}

static void
pursuit_ai_scores_dialog_class_init (PursuitAiScoresDialogClass *klass)
{
  PursuitAiDialogClass *dialog_class = PURSUIT_AI_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_ai_scores_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_scores_dialog_finalize;

  dialog_class->preview_async = pursuit_ai_scores_dialog_preview_async;
  dialog_class->preview_finish = pursuit_ai_scores_dialog_preview_finish;
  dialog_class->send = pursuit_ai_scores_dialog_send;
}

static GtkLabel *
new_note (void)
{
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (note, FALSE);

  return GTK_LABEL (note);
}

static GtkCheckButton *
new_check (const char *text)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (text);
  GtkWidget *label = gtk_widget_get_last_child (check);

  /* A narrow window cuts off what does not wrap. */
  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }

  return GTK_CHECK_BUTTON (check);
}

static void
pursuit_ai_scores_dialog_init (PursuitAiScoresDialog *self)
{
  GtkWidget *wishes = gtk_box_new (GTK_ORIENTATION_VERTICAL, WISHES_SPACING);

  self->note = new_note ();
  self->again = new_check (_ ("Score those _again, too"));
  gtk_widget_set_visible (GTK_WIDGET (self->again), FALSE);
  gtk_box_append (GTK_BOX (wishes), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (wishes), GTK_WIDGET (self->again));
  pursuit_ai_dialog_set_wishes (PURSUIT_AI_DIALOG (self), wishes);
}

static void
take_set (PursuitAiScoresDialog *self, const PursuitRecordSet *set)
{
  self->ids = g_strdupv ((char **) set->ids);
  self->rows = set->rows != NULL ? g_array_copy (set->rows) : NULL;
  self->query = set->query != NULL ? pursuit_query_copy (set->query) : NULL;
}

GtkWindow *
pursuit_ai_scores_dialog_new (PursuitPlace *place, const PursuitRecordSet *set, gboolean again)
{
  PursuitAiScoresDialog *self;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);
  g_return_val_if_fail (set != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_AI_SCORES_DIALOG, "title", _ ("Ask AI for Scores"), NULL);
  self->place = g_object_ref (place);
  take_set (self, set);
  gtk_check_button_set_active (self->again, again);
  gtk_widget_set_visible (GTK_WIDGET (self->again), again);
  pursuit_ai_dialog_set_up (PURSUIT_AI_DIALOG (self), pursuit_place_get_window (place));
  g_signal_connect_object (self->again, "toggled", G_CALLBACK (pursuit_ai_dialog_refresh), self,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
