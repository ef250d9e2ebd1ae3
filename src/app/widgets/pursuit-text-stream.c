/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-text-stream.h"

#include "core/pursuit-util.h"

#include <string.h>

/* What is put in before the view measures itself, which it does before a frame, is painted with the
 * next one. In a frame it would be measured while it is painted, too late for its scrollbar. */
#define BEFORE_VALIDATION (GTK_PRIORITY_RESIZE - 5)

struct _PursuitTextStream
{
  GObject parent_instance;

  GtkTextView *view; /* (nullable) (weak) */
  char *shown;
  char *text;
  guint idle;
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitTextStream, pursuit_text_stream, G_TYPE_OBJECT)

static gboolean
is_inside_letter (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* How many bytes two texts share at their beginning, whole letters only. */
static gsize
count_same_front (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && (is_inside_letter (a[n]) || is_inside_letter (b[n])))
    n--;

  return n;
}

/* The same at their end, behind the first @front bytes. */
static gsize
count_same_back (const char *a, const char *b, gsize front)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  gsize most = MIN (length_a, length_b) - front;
  gsize n = 0;

  while (n < most && a[length_a - n - 1] == b[length_b - n - 1])
    n++;
  while (n > 0 && is_inside_letter (a[length_a - n]))
    n--;

  return n;
}

static gboolean
is_in_view (GtkTextView *view, GtkTextIter *iter)
{
  GdkRectangle seen;
  GdkRectangle place;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_iter_location (view, iter, &place);

  return place.y + place.height >= seen.y && place.y <= seen.y + seen.height;
}

/* Leaves @end where the new words end. */
static void
replace (PursuitTextStream *self, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gsize front = count_same_front (self->shown, self->text);
  gsize back = count_same_back (self->shown, self->text, front);
  gsize old = strlen (self->shown) - front - back;
  glong offset = g_utf8_strlen (self->shown, (gssize) front);
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) offset);
  gtk_text_buffer_get_iter_at_offset (
      buffer, end, (int) (offset + g_utf8_strlen (self->shown + front, (gssize) old)));
  gtk_text_buffer_delete (buffer, &start, end);
  gtk_text_buffer_insert (buffer, end, self->text + front,
                          (int) (strlen (self->text) - front - back));
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
show (PursuitTextStream *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter place;
  gboolean follows;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  follows = is_in_view (self->view, &place);
  replace (self, &place);
  if (follows)
    {
      gtk_text_buffer_place_cursor (buffer, &place);
      gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
    }
  pursuit_set_str (&self->shown, self->text);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static gboolean
show_now (gpointer data)
{
  PursuitTextStream *self = data;

  self->idle = 0;
  if (self->view != NULL)
    show (self);

  return G_SOURCE_REMOVE;
}

void
pursuit_text_stream_set_text (PursuitTextStream *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_TEXT_STREAM (self));
  g_return_if_fail (text != NULL);

  if (self->view == NULL)
    return;
  pursuit_set_str (&self->text, text);
  if (self->idle == 0)
    self->idle = g_idle_add_full (BEFORE_VALIDATION, show_now, self, NULL);
}

const char *
pursuit_text_stream_get_text (PursuitTextStream *self)
{
  g_return_val_if_fail (PURSUIT_IS_TEXT_STREAM (self), NULL);

  return self->text;
}

static void
pursuit_text_stream_dispose (GObject *object)
{
  PursuitTextStream *self = PURSUIT_TEXT_STREAM (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (pursuit_text_stream_parent_class)->dispose (object);
}

static void
pursuit_text_stream_finalize (GObject *object)
{
  PursuitTextStream *self = PURSUIT_TEXT_STREAM (object);

  g_free (self->shown);
  g_free (self->text);

  G_OBJECT_CLASS (pursuit_text_stream_parent_class)->finalize (object);
}

static void
pursuit_text_stream_class_init (PursuitTextStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_text_stream_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_text_stream_finalize;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_text_stream_init (PursuitTextStream *self)
{
  self->shown = g_strdup ("");
  self->text = g_strdup ("");
}

PursuitTextStream *
pursuit_text_stream_new (GtkTextView *view)
{
  PursuitTextStream *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (PURSUIT_TYPE_TEXT_STREAM, NULL);
  g_set_weak_pointer (&self->view, view);

  return self;
}
