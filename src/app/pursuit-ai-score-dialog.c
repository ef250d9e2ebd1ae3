/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-ai-score-dialog.h"

#include "app/pursuit-transient.h"
#include "workspace/pursuit-request-preview.h"
#include "workspace/pursuit-scoring.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _PursuitAiScoreDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (unowned): it is transient for it */
  PursuitWorkspace *workspace;
  char *lead_id;
  GCancellable *cancellable; /* of everything that it asks */

  GtkLabel *summary;
  GtkWidget *privacy;
  GtkLabel *error_label;
  GtkWidget *work;
  GtkSpinner *spinner;
  GtkWidget *body_frame;
  GtkTextView *body;
};

G_DEFINE_FINAL_TYPE (PursuitAiScoreDialog, pursuit_ai_score_dialog, ADW_TYPE_WINDOW)

static void
show_error (PursuitAiScoreDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static void
set_busy (PursuitAiScoreDialog *self, gboolean busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ai-score.send", !busy);
  gtk_widget_set_visible (self->work, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static char *
dup_summary (const PursuitRequestPreview *preview)
{
  if (preview->body == NULL)
    return g_strdup_printf (_ ("“%s” answers by a script: it is no AI, costs nothing, and nothing "
                               "leaves this machine."),
                            preview->provider);
  if (g_strcmp0 (preview->cost, "0") == 0)
    return g_strdup_printf (_ ("“%s” would be asked, model %s: about %" PRId64
                               " tokens, at no cost. "
                               "This goes to %s:"),
                            preview->provider, preview->model, preview->tokens, preview->url);
  if (preview->cost == NULL)
    return g_strdup_printf (_ ("“%s” would be asked, model %s: about %" PRId64 " tokens. The price "
                               "of this model is not known."),
                            preview->provider, preview->model, preview->tokens);

  return g_strdup_printf (_ ("“%s” would be asked, model %s: about %" PRId64 " tokens, likely at "
                             "most %s USD. This goes to %s:"),
                          preview->provider, preview->model, preview->tokens, preview->cost,
                          preview->url);
}

static void
show_preview (PursuitAiScoreDialog *self, const PursuitRequestPreview *preview)
{
  g_autofree char *summary = dup_summary (preview);

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->privacy, preview->body != NULL);
  gtk_widget_set_visible (self->body_frame, preview->body != NULL);
  if (preview->body != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->body), preview->body, -1);
  set_busy (self, FALSE);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiScoreDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRequestPreview) preview
      = pursuit_workspace_preview_score_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (preview != NULL)
    show_preview (self, preview);
  else
    show_error (self, error);
}

static void
tell (PursuitAiScoreDialog *self, const PursuitLeadScore *item)
{
  g_autofree char *text = NULL;

  if (item->cost == NULL)
    text = g_strdup_printf (_ ("Scored by AI: %d of 100, at a price that is not known"),
                            item->score->total);
  else if (g_str_equal (item->cost, "0"))
    text = g_strdup_printf (_ ("Scored by AI: %d of 100, at no cost"), item->score->total);
  else
    text = g_strdup_printf (_ ("Scored by AI: %d of 100, for %s USD"), item->score->total,
                            item->cost);

  pursuit_window_add_toast (self->window, adw_toast_new (text));
}

static void
scored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiScoreDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores
      = pursuit_workspace_score_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  if (scores == NULL || scores->len == 0)
    {
      show_error (self, error);
      return;
    }
  tell (self, scores->pdata[0]);
  gtk_window_close (GTK_WINDOW (self));
}

static void
send_request (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitAiScoreDialog *self = PURSUIT_AI_SCORE_DIALOG (widget);
  const char *const ids[] = { self->lead_id, NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai", .refresh = TRUE };

  show_error (self, NULL);
  set_busy (self, TRUE);
  pursuit_workspace_score_async (self->workspace, &options, NULL, self->cancellable, scored_cb,
                                 g_object_ref (self));
}

static gboolean
pursuit_ai_score_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (PURSUIT_AI_SCORE_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (pursuit_ai_score_dialog_parent_class)->close_request (window);
}

static void
pursuit_ai_score_dialog_dispose (GObject *object)
{
  PursuitAiScoreDialog *self = PURSUIT_AI_SCORE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_ai_score_dialog_parent_class)->dispose (object);
}

static void
pursuit_ai_score_dialog_finalize (GObject *object)
{
  PursuitAiScoreDialog *self = PURSUIT_AI_SCORE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->lead_id);

  G_OBJECT_CLASS (pursuit_ai_score_dialog_parent_class)->finalize (object);
}

static void
pursuit_ai_score_dialog_class_init (PursuitAiScoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_ai_score_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_score_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_ai_score_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-ai-score-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, privacy);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, work);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, body_frame);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiScoreDialog, body);
  gtk_widget_class_install_action (widget_class, "ai-score.send", NULL, send_request);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_ai_score_dialog_init (PursuitAiScoreDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ai-score.send", FALSE);
}

GtkWindow *
pursuit_ai_score_dialog_new (PursuitWindow *window, const char *lead_id)
{
  PursuitAiScoreDialog *self;
  const char *const ids[] = { lead_id, NULL };

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (lead_id != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_AI_SCORE_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  self->window = window;
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  self->lead_id = g_strdup (lead_id);
  pursuit_workspace_preview_score_async (self->workspace, ids, self->cancellable, previewed_cb,
                                         g_object_ref (self));

  return GTK_WINDOW (self);
}
