/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-ai-dialog.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/widgets/pursuit-transient.h"
#include "app/widgets/pursuit-wait-note.h"

#include <glib/gi18n-lib.h>

/* So long after the last letter of a wish, what would be sent is shown anew. */
#define REST_MS 250

typedef struct
{
  PursuitWindow *window; /* (nullable) (weak) an answer may come after it */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of everything that it asks */
  GCancellable *previewing;  /* (nullable) */
  PursuitWaitNote *waits;    /* (nullable) */
  guint rest;
  gboolean keeps_error; /* what would be sent is only looked at once more */

  GtkWidget *cancel_button;
  AdwBin *wishes;
  GtkLabel *summary;
  GtkWidget *privacy;
  GtkLabel *error_label;
  GtkButton *remedy_button;
  GtkWidget *work;
  GtkSpinner *spinner;
  GtkLabel *work_label;
  GtkWidget *body_frame;
  GtkTextView *body;
  GtkLabel *bound;
  GtkWidget *send_button;
  GtkLabel *send_label;
} PursuitAiDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PursuitAiDialog, pursuit_ai_dialog, ADW_TYPE_WINDOW)

#define get_private(self)                                                                          \
  ((PursuitAiDialogPrivate *) pursuit_ai_dialog_get_instance_private (PURSUIT_AI_DIALOG (self)))

static void
show_text (PursuitAiDialog *self, const char *text)
{
  PursuitAiDialogPrivate *priv = get_private (self);

  gtk_widget_set_visible (GTK_WIDGET (priv->remedy_button), FALSE);
  gtk_label_set_label (priv->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->error_label), text != NULL);
}

static void
show_error (PursuitAiDialog *self, const GError *error)
{
  PursuitAiDialogPrivate *priv = get_private (self);
  const char *remedy = pursuit_ai_words_get_remedy (pursuit_ai_remedy_of (error));

  show_text (self, error != NULL ? error->message : NULL);
  gtk_button_set_label (priv->remedy_button, remedy != NULL ? remedy : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->remedy_button), remedy != NULL);
}

/* What it likely costs stands on the button, what it can cost over it. */
static void
show_money (PursuitAiDialog *self, const PursuitRequestPreview *preview)
{
  PursuitAiDialogPrivate *priv = get_private (self);
  g_autofree char *send = pursuit_ai_words_dup_send (preview);
  g_autofree char *bound = pursuit_ai_words_dup_bound (preview);

  gtk_label_set_label (priv->send_label, send);
  gtk_label_set_label (priv->bound, bound != NULL ? bound : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->bound), bound != NULL);
}

static void
set_busy (PursuitAiDialog *self, gboolean busy)
{
  PursuitAiDialogPrivate *priv = get_private (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ai.send", !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->wishes), !busy);
  gtk_widget_set_visible (priv->work, busy);
  gtk_spinner_set_spinning (priv->spinner, busy);
  g_clear_object (&priv->waits);
  if (busy)
    priv->waits = pursuit_wait_note_new (priv->workspace, priv->cancellable, priv->work_label);
}

/* Where nothing is to be filled in, the first thing that takes the focus is Cancel. Until there is
 * something to send, sending cannot have it. */
static void
focus_send (PursuitAiDialog *self)
{
  PursuitAiDialogPrivate *priv = get_private (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* Before it is there, a screen reader would be told of a focus in no window. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || focus == priv->cancel_button))
    gtk_widget_grab_focus (priv->send_button);
}

static void
show_preview (PursuitAiDialog *self, const PursuitRequestPreview *preview)
{
  PursuitAiDialogPrivate *priv = get_private (self);
  g_autofree char *summary = pursuit_ai_words_dup_summary (preview);

  if (preview->refusal != NULL || !priv->keeps_error)
    show_text (self, preview->refusal);
  gtk_label_set_label (priv->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (priv->summary), TRUE);
  show_money (self, preview);
  gtk_widget_set_visible (priv->privacy, preview->body != NULL);
  gtk_widget_set_visible (priv->body_frame, preview->body != NULL);
  if (preview->body != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (priv->body), preview->body, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ai.send", preview->refusal == NULL);
  focus_send (self);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRequestPreview) preview = PURSUIT_AI_DIALOG_GET_CLASS (self)->preview_finish (
      PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (get_private (self)->cancellable))
    return;
  if (preview != NULL)
    show_preview (self, preview);
  else
    show_error (self, error);
}

static void
preview (gpointer data)
{
  PursuitAiDialog *self = data;
  PursuitAiDialogPrivate *priv = get_private (self);

  priv->rest = 0;
  priv->previewing = g_cancellable_new ();
  PURSUIT_AI_DIALOG_GET_CLASS (self)->preview_async (self, priv->previewing, previewed_cb,
                                                     g_object_ref (self));
}

static void
stop_preview (PursuitAiDialog *self)
{
  PursuitAiDialogPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->rest, g_source_remove);
  g_cancellable_cancel (priv->previewing);
  g_clear_object (&priv->previewing);
}

void
pursuit_ai_dialog_refresh (PursuitAiDialog *self)
{
  g_return_if_fail (PURSUIT_IS_AI_DIALOG (self));

  stop_preview (self);
  get_private (self)->keeps_error = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ai.send", FALSE);
  get_private (self)->rest = g_timeout_add_once (REST_MS, preview, self);
}

static void
send_request (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitAiDialog *self = PURSUIT_AI_DIALOG (widget);

  stop_preview (self);
  show_error (self, NULL);
  set_busy (self, TRUE);
  PURSUIT_AI_DIALOG_GET_CLASS (self)->send (self);
}

/* Whoever has changed something there sees what would leave now, before anything does. */
static void
open_settings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitWindow *window = get_private (widget)->window;

  if (window != NULL && pursuit_window_get_workspace (window) != NULL)
    g_signal_connect_object (pursuit_preferences_present_ai (window, GTK_WINDOW (widget)), "hide",
                             G_CALLBACK (pursuit_ai_dialog_refresh), widget, G_CONNECT_SWAPPED);
}

void
pursuit_ai_dialog_fail (PursuitAiDialog *self, const GError *error)
{
  g_return_if_fail (PURSUIT_IS_AI_DIALOG (self));

  if (g_cancellable_is_cancelled (get_private (self)->cancellable))
    return;
  set_busy (self, FALSE);
  show_error (self, error);
  /* What led here took the focus along when it was off. */
  if (gtk_widget_get_visible (GTK_WIDGET (get_private (self)->remedy_button)))
    gtk_widget_grab_focus (GTK_WIDGET (get_private (self)->remedy_button));
  /* It may have used up what a budget had left. */
  stop_preview (self);
  get_private (self)->keeps_error = TRUE;
  preview (self);
}

void
pursuit_ai_dialog_set_wishes (PursuitAiDialog *self, GtkWidget *wishes)
{
  PursuitAiDialogPrivate *priv;

  g_return_if_fail (PURSUIT_IS_AI_DIALOG (self));
  g_return_if_fail (wishes == NULL || GTK_IS_WIDGET (wishes));

  priv = get_private (self);
  adw_bin_set_child (priv->wishes, wishes);
  gtk_widget_set_visible (GTK_WIDGET (priv->wishes), wishes != NULL);
}

void
pursuit_ai_dialog_set_up (PursuitAiDialog *self, PursuitWindow *window)
{
  PursuitAiDialogPrivate *priv;

  g_return_if_fail (PURSUIT_IS_AI_DIALOG (self));
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);

  priv = get_private (self);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  g_set_weak_pointer (&priv->window, window);
  priv->workspace = g_object_ref (pursuit_window_get_workspace (window));
  preview (self);
}

PursuitWindow *
pursuit_ai_dialog_get_window (PursuitAiDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_DIALOG (self), NULL);

  return get_private (self)->window;
}

PursuitWorkspace *
pursuit_ai_dialog_get_workspace (PursuitAiDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_DIALOG (self), NULL);

  return get_private (self)->workspace;
}

GCancellable *
pursuit_ai_dialog_get_cancellable (PursuitAiDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_DIALOG (self), NULL);

  return get_private (self)->cancellable;
}

/* Who has wishes says them first, also where it was known before what would be sent. */
static void
pursuit_ai_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pursuit_ai_dialog_parent_class)->map (widget);

  if (!gtk_widget_child_focus (GTK_WIDGET (get_private (widget)->wishes), GTK_DIR_TAB_FORWARD))
    focus_send (PURSUIT_AI_DIALOG (widget));
}

static gboolean
pursuit_ai_dialog_close_request (GtkWindow *window)
{
  stop_preview (PURSUIT_AI_DIALOG (window));
  g_cancellable_cancel (get_private (window)->cancellable);

  return GTK_WINDOW_CLASS (pursuit_ai_dialog_parent_class)->close_request (window);
}

static void
pursuit_ai_dialog_dispose (GObject *object)
{
  PursuitAiDialogPrivate *priv = get_private (object);

  stop_preview (PURSUIT_AI_DIALOG (object));
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->waits);
  g_clear_weak_pointer (&priv->window);

  G_OBJECT_CLASS (pursuit_ai_dialog_parent_class)->dispose (object);
}

static void
pursuit_ai_dialog_finalize (GObject *object)
{
  PursuitAiDialogPrivate *priv = get_private (object);

  g_clear_object (&priv->workspace);
  g_clear_object (&priv->cancellable);

  G_OBJECT_CLASS (pursuit_ai_dialog_parent_class)->finalize (object);
}

static void
pursuit_ai_dialog_class_init (PursuitAiDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_ai_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_dialog_finalize;
  widget_class->map = pursuit_ai_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_ai_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-ai-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, cancel_button);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, wishes);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, summary);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, privacy);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, remedy_button);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, work);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, work_label);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, body_frame);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, body);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, bound);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, send_button);
  gtk_widget_class_bind_template_child_private (widget_class, PursuitAiDialog, send_label);
  gtk_widget_class_install_action (widget_class, "ai.send", NULL, send_request);
  gtk_widget_class_install_action (widget_class, "ai.settings", NULL, open_settings);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_ai_dialog_init (PursuitAiDialog *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), get_private (self)->send_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ai.send", FALSE);
}
