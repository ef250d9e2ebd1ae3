/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-writer.h"

#include <string.h>

/* Goes to the stream when it holds as much. */
#define BUFFER_BYTES (64 * 1024)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _PursuitCsvWriter
{
  GObject parent_instance;

  GOutputStream *stream;
  GString *buffer;
  PursuitCsvWriterFlags flags;
  char delimiter;
  guint n_cells; /* of the row that is being written */
  gsize row_start;
};

G_DEFINE_FINAL_TYPE (PursuitCsvWriter, pursuit_csv_writer, G_TYPE_OBJECT)

static gboolean
needs_quotes (const char *text, char delimiter)
{
  const char special[] = { delimiter, '"', '\r', '\n', '\0' };

  /* Some readers trim what is not quoted. */
  return *text != '\0'
         && (strpbrk (text, special) != NULL || g_ascii_isspace (*text)
             || g_ascii_isspace (text[strlen (text) - 1]));
}

static void
append_quoted (GString *buffer, const char *text, gboolean guarded)
{
  const char *quote;

  g_string_append_c (buffer, '"');
  if (guarded)
    g_string_append_c (buffer, '\'');
  while ((quote = strchr (text, '"')) != NULL)
    {
      g_string_append_len (buffer, text, quote - text);
      g_string_append (buffer, "\"\"");
      text = quote + 1;
    }
  g_string_append (buffer, text);
  g_string_append_c (buffer, '"');
}

static gboolean
write_buffer (PursuitCsvWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean done = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len,
                                             NULL, cancellable, error);

  g_string_truncate (self->buffer, 0);

  return done;
}

static void
pursuit_csv_writer_finalize (GObject *object)
{
  PursuitCsvWriter *self = PURSUIT_CSV_WRITER (object);

  g_clear_object (&self->stream);
  g_string_free (g_steal_pointer (&self->buffer), TRUE);

  G_OBJECT_CLASS (pursuit_csv_writer_parent_class)->finalize (object);
}

static void
pursuit_csv_writer_class_init (PursuitCsvWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_csv_writer_finalize;
}

static void
pursuit_csv_writer_init (PursuitCsvWriter *self)
{
  self->buffer = g_string_sized_new (BUFFER_BYTES);
}

PursuitCsvWriter *
pursuit_csv_writer_new (GOutputStream *stream, char delimiter, PursuitCsvWriterFlags flags)
{
  PursuitCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (delimiter > 0 && strchr ("\"\r\n", delimiter) == NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_CSV_WRITER, NULL);
  self->stream = g_object_ref (stream);
  self->delimiter = delimiter;
  self->flags = flags;
  if (flags & PURSUIT_CSV_WRITER_BOM)
    g_string_append (self->buffer, BYTE_ORDER_MARK);

  return self;
}

void
pursuit_csv_writer_add_cell (PursuitCsvWriter *self, const char *text)
{
  gboolean guarded;

  g_return_if_fail (PURSUIT_IS_CSV_WRITER (self));

  if (self->n_cells++ == 0)
    self->row_start = self->buffer->len;
  else
    g_string_append_c (self->buffer, self->delimiter);
  if (text == NULL)
    return;

  guarded = (self->flags & PURSUIT_CSV_WRITER_GUARD) && pursuit_csv_needs_guard (text);
  if (needs_quotes (text, self->delimiter))
    append_quoted (self->buffer, text, guarded);
  else
    g_string_append_printf (self->buffer, "%s%s", guarded ? "'" : "", text);
}

gboolean
pursuit_csv_writer_end_row (PursuitCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_WRITER (self), FALSE);

  /* A line with nothing on it would be no row at all. */
  if (self->n_cells > 0 && self->buffer->len == self->row_start)
    g_string_append (self->buffer, "\"\"");

  g_string_append (self->buffer, "\r\n");
  self->n_cells = 0;

  return self->buffer->len < BUFFER_BYTES || write_buffer (self, cancellable, error);
}

gboolean
pursuit_csv_writer_finish (PursuitCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_WRITER (self), FALSE);

  return write_buffer (self, cancellable, error)
         && g_output_stream_flush (self->stream, cancellable, error);
}
