/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-wait-note.h"

#include <glib/gi18n-lib.h>

struct _PursuitWaitNote
{
  GObject parent_instance;

  GCancellable *question;
  GtkLabel *label; /* (nullable) (weak) */
  char *before;    /* (nullable) what it said */
  char *words;     /* (nullable) what it says by us */
  guint reason;
  gint64 end; /* of the wait, in microseconds of the monotonic clock */
  guint tick;
};

G_DEFINE_FINAL_TYPE (PursuitWaitNote, pursuit_wait_note, G_TYPE_OBJECT)

/* Nobody else has said something since. */
static gboolean
is_ours (PursuitWaitNote *self)
{
  return self->label != NULL
         && (self->words == NULL || g_str_equal (gtk_label_get_label (self->label), self->words));
}

static void
stop (PursuitWaitNote *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->before != NULL && is_ours (self))
    gtk_label_set_label (self->label, self->before);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->words, g_free);
}

static char *
describe (PursuitWaitNote *self, guint seconds)
{
  if (self->reason == PURSUIT_WAIT_FOR_LIMIT)
    return g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE,
            "The limit of this feature is reached; it goes on in %u second. Escape gives up.",
            "The limit of this feature is reached; it goes on in %u seconds. Escape gives up.",
            seconds),
        seconds);

  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "The provider is busy; it is asked again in %u second. Escape gives up.",
          "The provider is busy; it is asked again in %u seconds. Escape gives up.", seconds),
      seconds);
}

static gboolean
on_tick (gpointer data)
{
  PursuitWaitNote *self = data;
  gint64 left = self->end - g_get_monotonic_time ();

  if (left <= 0 || !is_ours (self) || g_cancellable_is_cancelled (self->question))
    {
      self->tick = 0;
      stop (self);
      return G_SOURCE_REMOVE;
    }
  g_clear_pointer (&self->words, g_free);
  self->words = describe (self, (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC));
  gtk_label_set_label (self->label, self->words);

  return G_SOURCE_CONTINUE;
}

static void
on_waiting (PursuitWaitNote *self, guint reason, guint wait_ms, GCancellable *by)
{
  if (by != self->question)
    return;
  stop (self);
  if (self->label == NULL || g_cancellable_is_cancelled (self->question))
    return;
  self->before = g_strdup (gtk_label_get_label (self->label));
  self->reason = reason;
  self->end = g_get_monotonic_time () + wait_ms * G_TIME_SPAN_MILLISECOND;
  self->tick = g_timeout_add_seconds (1, on_tick, self);
  on_tick (self);
}

static void
pursuit_wait_note_dispose (GObject *object)
{
  PursuitWaitNote *self = PURSUIT_WAIT_NOTE (object);

  stop (self);
  g_clear_weak_pointer (&self->label);
  g_clear_object (&self->question);

  G_OBJECT_CLASS (pursuit_wait_note_parent_class)->dispose (object);
}

static void
pursuit_wait_note_class_init (PursuitWaitNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_wait_note_dispose;
}

static void
pursuit_wait_note_init (PursuitWaitNote *self)
{
}

PursuitWaitNote *
pursuit_wait_note_new (PursuitWorkspace *workspace, GCancellable *question, GtkLabel *label)
{
  PursuitWaitNote *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (question), NULL);
  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);

  self = g_object_new (PURSUIT_TYPE_WAIT_NOTE, NULL);
  self->question = g_object_ref (question);
  g_set_weak_pointer (&self->label, label);
  g_signal_connect_object (workspace, "waiting", G_CALLBACK (on_waiting), self, G_CONNECT_SWAPPED);

  return self;
}
