/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-unsaved-bar.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-draft.h"

#include <glib/gi18n-lib.h>

struct _PursuitUnsavedBar
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;      /* (nullable) */
  PursuitKeystrokeJournal *journal; /* (nullable) */
  PursuitRecord *offered;           /* (nullable): words of before */
  GCancellable *cancellable;        /* of the search for them */
  char *key;                        /* (nullable) */

  GtkLabel *label;
  GtkButton *take_button;
};

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitUnsavedBar, pursuit_unsaved_bar, ADW_TYPE_BIN)

static void
offer (PursuitUnsavedBar *self, PursuitRecord *draft)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_set_object (&self->offered, draft);
  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL);
  if (draft == NULL)
    return;

  time = pursuit_format_time (pursuit_record_get_text (draft, PURSUIT_FIELD_UPDATED_AT));
  /* Translators: %s is a time of day, or a day and a time */
  text = g_strdup_printf (_ ("Unsaved words from %s"), time);
  gtk_label_set_label (self->label, text);
}

static void
on_take_clicked (PursuitUnsavedBar *self)
{
  g_autoptr (PursuitRecord) draft = g_object_ref (self->offered);
  const char *text = pursuit_record_get_text (draft, PURSUIT_DRAFT_TEXT);

  offer (self, NULL);
  if (self->journal != NULL)
    pursuit_keystroke_journal_adopt (self->journal, draft);
  g_signal_emit (self, signals[TAKEN], 0, text != NULL ? text : "");
}

static void
on_drop_clicked (PursuitUnsavedBar *self)
{
  g_autoptr (PursuitRecord) draft = g_object_ref (self->offered);

  offer (self, NULL);
  pursuit_keystroke_journal_forget (self->workspace, draft);
}

static void
recover_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) draft
      = pursuit_keystroke_journal_recover_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    offer (data, draft);
}

static void
let_go (PursuitUnsavedBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->journal != NULL)
    pursuit_keystroke_journal_flush (self->journal);
  g_clear_object (&self->journal);
  g_clear_object (&self->workspace);
  g_clear_object (&self->offered);
  g_clear_pointer (&self->key, g_free);
}

void
pursuit_unsaved_bar_open (PursuitUnsavedBar *self, PursuitWorkspace *workspace, const char *key)
{
  g_return_if_fail (PURSUIT_IS_UNSAVED_BAR (self));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (key != NULL);

  if (g_strcmp0 (self->key, key) == 0)
    return;

  let_go (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* Who only reads can save nothing, and has left nothing. */
  if (!pursuit_workspace_is_writable (workspace))
    return;
  self->key = g_strdup (key);
  self->workspace = g_object_ref (workspace);
  self->journal = pursuit_keystroke_journal_new (workspace, key);
  self->cancellable = g_cancellable_new ();
  pursuit_keystroke_journal_recover_async (workspace, key, self->cancellable, recover_cb, self);
}

void
pursuit_unsaved_bar_offer (PursuitUnsavedBar *self,
                           PursuitWorkspace *workspace,
                           PursuitRecord *draft)
{
  g_return_if_fail (PURSUIT_IS_UNSAVED_BAR (self));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (draft == NULL || PURSUIT_IS_DRAFT (draft));
  g_return_if_fail (self->journal == NULL);

  g_set_object (&self->workspace, workspace);
  gtk_button_set_label (self->take_button, _ ("_Continue"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Continue with the unsaved words"), -1);
  offer (self, draft);
}

void
pursuit_unsaved_bar_write (PursuitUnsavedBar *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_UNSAVED_BAR (self));
  g_return_if_fail (text != NULL);

  if (self->journal != NULL)
    pursuit_keystroke_journal_write (self->journal, text, 0);
}

void
pursuit_unsaved_bar_clear (PursuitUnsavedBar *self)
{
  g_return_if_fail (PURSUIT_IS_UNSAVED_BAR (self));

  if (self->journal != NULL)
    pursuit_keystroke_journal_clear (self->journal);
}

static void
pursuit_unsaved_bar_dispose (GObject *object)
{
  let_go (PURSUIT_UNSAVED_BAR (object));

  G_OBJECT_CLASS (pursuit_unsaved_bar_parent_class)->dispose (object);
}

/* Whoever holds the form a little longer must not hold back what was typed in it: the workspace may
 * be closed by then. */
static void
pursuit_unsaved_bar_unroot (GtkWidget *widget)
{
  PursuitUnsavedBar *self = PURSUIT_UNSAVED_BAR (widget);

  if (self->journal != NULL)
    pursuit_keystroke_journal_flush (self->journal);

  GTK_WIDGET_CLASS (pursuit_unsaved_bar_parent_class)->unroot (widget);
}

static void
pursuit_unsaved_bar_class_init (PursuitUnsavedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_unsaved_bar_dispose;
  widget_class->unroot = pursuit_unsaved_bar_unroot;

  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-unsaved-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitUnsavedBar, label);
  gtk_widget_class_bind_template_child (widget_class, PursuitUnsavedBar, take_button);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_clicked);
}

static void
pursuit_unsaved_bar_init (PursuitUnsavedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
