/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-card-changes-dialog.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/cards/pursuit-card-change-row.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-conversation.h"

#include <glib/gi18n-lib.h>

struct _PursuitCardChangesDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  PursuitCardProposals *proposals;
  GPtrArray *changes; /* (element-type PursuitCardChangeRow) */
  GCancellable *cancellable;
  gboolean choosing_all;

  GtkBox *rows;
  GtkLabel *summary;
  GtkCheckButton *all;
  GtkLabel *error_label;
  GtkButton *accept_button;
};

G_DEFINE_FINAL_TYPE (PursuitCardChangesDialog, pursuit_card_changes_dialog, ADW_TYPE_WINDOW)

static gboolean
is_active (PursuitCardChangeRow *row)
{
  gboolean active = FALSE;

  g_object_get (row, "active", &active, NULL);

  return active;
}

static guint
count_active (PursuitCardChangesDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->changes->len; i++)
    n += is_active (self->changes->pdata[i]) ? 1 : 0;

  return n;
}

static void
update (PursuitCardChangesDialog *self)
{
  guint n = count_active (self);
  g_autofree char *label
      = n == 0 ? g_strdup (_ ("Choose What to Accept"))
               : g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE, "Accept %u Change", "Accept %u Changes", n), n);

  if (self->choosing_all)
    return;
  self->choosing_all = TRUE;
  gtk_check_button_set_active (self->all, n == self->changes->len);
  gtk_check_button_set_inconsistent (self->all, n > 0 && n < self->changes->len);
  self->choosing_all = FALSE;
  gtk_button_set_label (self->accept_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card-changes.accept", n > 0);
}

static void
on_all_toggled (PursuitCardChangesDialog *self)
{
  gboolean active = gtk_check_button_get_active (self->all);

  if (self->choosing_all)
    return;
  self->choosing_all = TRUE;
  for (guint i = 0; i < self->changes->len; i++)
    g_object_set (self->changes->pdata[i], "active", active, NULL);
  self->choosing_all = FALSE;
  update (self);
}

static void
on_evidence_activated (PursuitCardChangesDialog *self, PursuitCardChangeRow *row)
{
  const PursuitEvidence *evidence = pursuit_card_change_row_get_change (row)->evidence;

  if (self->window != NULL)
    pursuit_window_show_line (self->window, PURSUIT_KIND_CONVERSATION, evidence->record_id,
                              PURSUIT_CONVERSATION_TRANSCRIPT, evidence->line);
}

static void
add_rows (PursuitCardChangesDialog *self, PursuitRecord *card)
{
  GPtrArray *changes = self->proposals->changes;

  for (guint i = 0; i < changes->len; i++)
    {
      GtkWidget *row = pursuit_card_change_row_new (changes->pdata[i], card);

      g_signal_connect_object (row, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "evidence-activated", G_CALLBACK (on_evidence_activated), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->changes, row);
    }
}

static void
show_summary (PursuitCardChangesDialog *self)
{
  const PursuitCardProposals *proposals = self->proposals;
  g_autofree char *cost = pursuit_ai_words_dup_paid (proposals->cost, proposals->receipt);
  /* Translators: a competitor, and a cost such as “0.0062 USD” or “at no cost” */
  g_autofree char *text
      = g_strdup_printf (_ ("What would change on the battle card of %s (%s). Nothing does unless "
                            "you accept it."),
                         proposals->competitor, cost);
  g_autofree char *engine = pursuit_ai_words_dup_engine (proposals->receipt);
  g_autofree char *dropped = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u change was dropped: no source bears it out.",
                   "%u changes were dropped: no source bears them out.", proposals->n_dropped),
      proposals->n_dropped);
  g_autofree char *all = g_strjoin (" ", text, proposals->n_dropped > 0 ? dropped : "", NULL);
  g_autofree char *summary = g_strdup_printf ("%s: %s", engine, all);

  gtk_label_set_label (self->summary, summary);
}

static void
show_error (PursuitCardChangesDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitCardChangesDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) card
      = pursuit_workspace_accept_card_finish (PURSUIT_WORKSPACE (source), result, &action, &error);
  g_autofree char *text = NULL;

  if (card == NULL)
    {
      show_error (self, error);
      update (self);
      return;
    }
  /* Translators: %s is a competitor */
  text = g_strdup_printf (_ ("Updated the battle card of %s"), self->proposals->competitor);
  pursuit_window_show_undo (self->window, text, action);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitCardChangesDialog *self = PURSUIT_CARD_CHANGES_DIALOG (widget);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  if (self->window == NULL)
    return;
  for (guint i = 0; i < self->changes->len; i++)
    if (is_active (self->changes->pdata[i]))
      g_ptr_array_add (taken, self->proposals->changes->pdata[i]);
  show_error (self, NULL);
  gtk_widget_action_set_enabled (widget, "card-changes.accept", FALSE);
  pursuit_workspace_accept_card_async (pursuit_window_get_workspace (self->window),
                                       self->proposals->card_id, taken, self->cancellable,
                                       accepted_cb, g_object_ref (self));
}

static void
pursuit_card_changes_dialog_dispose (GObject *object)
{
  PursuitCardChangesDialog *self = PURSUIT_CARD_CHANGES_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_card_changes_dialog_parent_class)->dispose (object);
}

static void
pursuit_card_changes_dialog_finalize (GObject *object)
{
  PursuitCardChangesDialog *self = PURSUIT_CARD_CHANGES_DIALOG (object);

  g_clear_pointer (&self->proposals, pursuit_card_proposals_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pursuit_card_changes_dialog_parent_class)->finalize (object);
}

static void
pursuit_card_changes_dialog_class_init (PursuitCardChangesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_card_changes_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_card_changes_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-card-changes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangesDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangesDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangesDialog, all);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangesDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangesDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_install_action (widget_class, "card-changes.accept", NULL, accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_card_changes_dialog_init (PursuitCardChangesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->changes = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

GtkWindow *
pursuit_card_changes_dialog_new (PursuitWindow *window,
                                 PursuitRecord *card,
                                 PursuitCardProposals *proposals)
{
  PursuitCardChangesDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (card), NULL);
  g_return_val_if_fail (proposals != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_CARD_CHANGES_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  g_set_weak_pointer (&self->window, window);
  self->proposals = proposals;
  add_rows (self, card);
  show_summary (self);
  update (self);

  return GTK_WINDOW (self);
}
