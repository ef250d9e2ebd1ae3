/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-override-dialog.h"

#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-unsaved-bar.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "workspace/scoring/pursuit-overrides.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitOverrideDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  PursuitWorkspace *workspace;
  char *lead_id;
  GCancellable *cancellable;
  char *untouched; /* (nullable): what the fields held at the beginning */

  PursuitUnsavedBar *unsaved;
  GtkSpinButton *score;
  GtkEditable *reason;
  GtkEditable *until;
  GtkLabel *error_label;
  GtkWidget *set_button;
};

G_DEFINE_FINAL_TYPE (PursuitOverrideDialog, pursuit_override_dialog, ADW_TYPE_WINDOW)

/* All that the form holds, for the journal. */
static char *
dup_words (PursuitOverrideDialog *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "score",
                                 gtk_editable_get_text (GTK_EDITABLE (self->score)));
  json_object_set_string_member (object, "reason", gtk_editable_get_text (self->reason));
  json_object_set_string_member (object, "until", gtk_editable_get_text (self->until));
  json_node_take_object (node, object);

  return pursuit_json_to_text (node, FALSE);
}

static void
on_typed (PursuitOverrideDialog *self)
{
  g_autofree char *words = NULL;

  if (self->untouched == NULL)
    return;

  words = dup_words (self);
  if (strcmp (words, self->untouched) == 0)
    pursuit_unsaved_bar_clear (self->unsaved);
  else
    pursuit_unsaved_bar_write (self->unsaved, words);
}

static void
take_word (JsonObject *words, const char *key, GtkEditable *field)
{
  const char *text = pursuit_json_get_text (words, key);

  if (text != NULL)
    gtk_editable_set_text (field, text);
}

static void
on_words_taken (PursuitOverrideDialog *self, const char *words)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (words, -1, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  take_word (json_node_get_object (node), "score", GTK_EDITABLE (self->score));
  take_word (json_node_get_object (node), "reason", self->reason);
  take_word (json_node_get_object (node), "until", self->until);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
show_refusal (PursuitOverrideDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  gtk_widget_set_sensitive (self->set_button, TRUE);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitOverrideDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) lead = pursuit_workspace_override_score_finish (
      PURSUIT_WORKSPACE (source), result, &action, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (lead == NULL)
    {
      show_refusal (self, error);
      return;
    }

  pursuit_unsaved_bar_clear (self->unsaved);
  text = g_strdup_printf (_ ("Score set to %d"),
                          (int) pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_OVERRIDE));
  pursuit_window_show_undo (self->window, text, action);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_score (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitOverrideDialog *self = PURSUIT_OVERRIDE_DIALOG (widget);
  g_autoptr (PursuitScoreOverride) override = NULL;

  gtk_spin_button_update (self->score);
  override = pursuit_score_override_new (gtk_spin_button_get_value_as_int (self->score),
                                         gtk_editable_get_text (self->reason),
                                         gtk_editable_get_text (self->until));
  gtk_widget_set_sensitive (self->set_button, FALSE);
  pursuit_workspace_override_score_async (self->workspace, self->lead_id, override,
                                          self->cancellable, set_cb, g_object_ref (self));
}

static void
pursuit_override_dialog_dispose (GObject *object)
{
  PursuitOverrideDialog *self = PURSUIT_OVERRIDE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_override_dialog_parent_class)->dispose (object);
}

static void
pursuit_override_dialog_finalize (GObject *object)
{
  PursuitOverrideDialog *self = PURSUIT_OVERRIDE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->lead_id);
  g_free (self->untouched);

  G_OBJECT_CLASS (pursuit_override_dialog_parent_class)->finalize (object);
}

static void
pursuit_override_dialog_class_init (PursuitOverrideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_override_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_override_dialog_finalize;

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-override-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitOverrideDialog, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PursuitOverrideDialog, score);
  gtk_widget_class_bind_template_child (widget_class, PursuitOverrideDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, PursuitOverrideDialog, until);
  gtk_widget_class_bind_template_child (widget_class, PursuitOverrideDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitOverrideDialog, set_button);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
  gtk_widget_class_install_action (widget_class, "override.set", NULL, set_score);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_override_dialog_init (PursuitOverrideDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->set_button);
}

GtkWindow *
pursuit_override_dialog_new (PursuitWindow *window, PursuitRecord *lead)
{
  PursuitOverrideDialog *self;
  g_autofree char *key = NULL;
  gboolean by_hand;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_LEAD (lead), NULL);

  self = g_object_new (PURSUIT_TYPE_OVERRIDE_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  self->lead_id = g_strdup (pursuit_record_get_id (lead));
  by_hand = pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE);
  gtk_spin_button_set_value (self->score,
                             (double) pursuit_record_get_integer (
                                 lead, by_hand ? PURSUIT_LEAD_SCORE_OVERRIDE : PURSUIT_LEAD_SCORE));
  if (by_hand)
    {
      g_autofree char *until = pursuit_record_dup_input (lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL);
      g_autofree char *reason = pursuit_record_dup_input (lead, PURSUIT_LEAD_SCORE_OVERRIDE_REASON);

      gtk_editable_set_text (self->reason, reason);
      gtk_editable_set_text (self->until, until);
    }
  self->untouched = dup_words (self);
  key = g_strconcat ("override:lead:", self->lead_id, NULL);
  pursuit_unsaved_bar_open (self->unsaved, self->workspace, key);

  return GTK_WINDOW (self);
}
