/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-rejects-writer.h"

#include "exchange/pursuit-csv-writer.h"

#include <string.h>

struct _PursuitRejectsWriter
{
  GObject parent_instance;

  PursuitCsvWriter *writer;
  PursuitCsvReader *table;
  guint64 n_rows;
};

G_DEFINE_FINAL_TYPE (PursuitRejectsWriter, pursuit_rejects_writer, G_TYPE_OBJECT)

/* A rejects file that is imported and rejected again has its two columns already. */
static gboolean
is_own_header (const char *header)
{
  return strcmp (header, PURSUIT_REJECTS_LINE_HEADER) == 0
         || strcmp (header, PURSUIT_REJECTS_REASON_HEADER) == 0;
}

static gboolean
write_header (PursuitRejectsWriter *self, GCancellable *cancellable, GError **error)
{
  const char *const *headers = pursuit_csv_reader_get_headers (self->table);

  pursuit_csv_writer_add_cell (self->writer, PURSUIT_REJECTS_LINE_HEADER);
  pursuit_csv_writer_add_cell (self->writer, PURSUIT_REJECTS_REASON_HEADER);
  for (guint i = 0; headers[i] != NULL; i++)
    if (!is_own_header (headers[i]))
      pursuit_csv_writer_add_cell (self->writer, headers[i]);

  return pursuit_csv_writer_end_row (self->writer, cancellable, error);
}

static void
pursuit_rejects_writer_finalize (GObject *object)
{
  PursuitRejectsWriter *self = PURSUIT_REJECTS_WRITER (object);

  g_clear_object (&self->writer);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (pursuit_rejects_writer_parent_class)->finalize (object);
}

static void
pursuit_rejects_writer_class_init (PursuitRejectsWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_rejects_writer_finalize;
}

static void
pursuit_rejects_writer_init (PursuitRejectsWriter *self)
{
}

PursuitRejectsWriter *
pursuit_rejects_writer_new (GOutputStream *stream, PursuitCsvReader *table)
{
  PursuitRejectsWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (table), NULL);

  self = g_object_new (PURSUIT_TYPE_REJECTS_WRITER, NULL);
  self->table = g_object_ref (table);
  self->writer
      = pursuit_csv_writer_new (stream, (char) pursuit_csv_reader_get_dialect (table)->delimiter,
                                PURSUIT_CSV_WRITER_BOM | PURSUIT_CSV_WRITER_GUARD);

  return self;
}

gboolean
pursuit_rejects_writer_add (PursuitRejectsWriter *self,
                            const PursuitCsvRecord *record,
                            const char *reason,
                            GCancellable *cancellable,
                            GError **error)
{
  const char *const *headers;
  g_autofree char *line = NULL;
  guint n;

  g_return_val_if_fail (PURSUIT_IS_REJECTS_WRITER (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  if (self->n_rows++ == 0 && !write_header (self, cancellable, error))
    return FALSE;

  headers = pursuit_csv_reader_get_headers (self->table);
  n = MAX (pursuit_csv_record_get_n_cells (record), pursuit_csv_reader_get_n_columns (self->table));
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, pursuit_csv_record_get_line (record));
  pursuit_csv_writer_add_cell (self->writer, line);
  pursuit_csv_writer_add_cell (self->writer, reason);
  for (guint i = 0; i < n; i++)
    if (i >= pursuit_csv_reader_get_n_columns (self->table) || !is_own_header (headers[i]))
      pursuit_csv_writer_add_cell (self->writer, pursuit_csv_record_get_cell (record, i));

  return pursuit_csv_writer_end_row (self->writer, cancellable, error);
}

guint64
pursuit_rejects_writer_get_n_rows (PursuitRejectsWriter *self)
{
  g_return_val_if_fail (PURSUIT_IS_REJECTS_WRITER (self), 0);

  return self->n_rows;
}

gboolean
pursuit_rejects_writer_finish (PursuitRejectsWriter *self,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REJECTS_WRITER (self), FALSE);

  return pursuit_csv_writer_finish (self->writer, cancellable, error);
}
