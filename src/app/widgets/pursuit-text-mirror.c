/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-text-mirror.h"

struct _PursuitTextMirror
{
  GObject parent_instance;

  GtkTextBuffer *buffer; /* (nullable) (unowned) */
  GString *text;
  gboolean has_objects; /* pictures and widgets are characters of the buffer and not of its text */
};

G_DEFINE_FINAL_TYPE (PursuitTextMirror, pursuit_text_mirror, G_TYPE_OBJECT)

static gsize
find_byte (PursuitTextMirror *self, gsize from, int n_chars)
{
  return (gsize) (g_utf8_offset_to_pointer (self->text->str + from, n_chars) - self->text->str);
}

/* Both before it happens: a buffer says "changed" before it calls who wants to hear afterwards. */
static void
on_text_inserted (PursuitTextMirror *self, const GtkTextIter *at, const char *text, int length)
{
  gsize byte;

  if (self->has_objects)
    return;

  byte = find_byte (self, 0, gtk_text_iter_get_offset (at));
  g_string_insert_len (self->text, (gssize) byte, text, length);
}

static void
on_text_deleted (PursuitTextMirror *self, const GtkTextIter *start, const GtkTextIter *end)
{
  int from = gtk_text_iter_get_offset (start);
  gsize byte;

  if (self->has_objects)
    return;

  byte = find_byte (self, 0, from);
  g_string_erase (self->text, (gssize) byte,
                  (gssize) (find_byte (self, byte, gtk_text_iter_get_offset (end) - from) - byte));
}

static void
on_object_inserted (PursuitTextMirror *self)
{
  self->has_objects = TRUE;
}

static void
read_all (PursuitTextMirror *self)
{
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  g_string_assign (self->text, text);
}

const char *
pursuit_text_mirror_get_text (PursuitTextMirror *self)
{
  g_return_val_if_fail (PURSUIT_IS_TEXT_MIRROR (self), NULL);

  if (self->has_objects && self->buffer != NULL)
    read_all (self);

  return self->text->str;
}

PursuitTextMirror *
pursuit_text_mirror_new (GtkTextBuffer *buffer)
{
  PursuitTextMirror *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (PURSUIT_TYPE_TEXT_MIRROR, NULL);
  g_set_weak_pointer (&self->buffer, buffer);
  read_all (self);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_text_inserted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (on_text_deleted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-paintable", G_CALLBACK (on_object_inserted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-child-anchor", G_CALLBACK (on_object_inserted), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_text_mirror_finalize (GObject *object)
{
  PursuitTextMirror *self = PURSUIT_TEXT_MIRROR (object);

  g_clear_weak_pointer (&self->buffer);
  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (pursuit_text_mirror_parent_class)->finalize (object);
}

static void
pursuit_text_mirror_class_init (PursuitTextMirrorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_text_mirror_finalize;
}

static void
pursuit_text_mirror_init (PursuitTextMirror *self)
{
  self->text = g_string_new (NULL);
}
