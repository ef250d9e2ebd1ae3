/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-reader.h"
#include "exchange/pursuit-csv-reader-private.h"

#include "exchange/pursuit-csv-decoder-private.h"
#include "exchange/pursuit-csv-footer-private.h"
#include "exchange/pursuit-csv-tokenizer-private.h"
#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* A footer with more lines than this is part of the table. */
#define MAX_FOOTER_LINES 16

struct _PursuitCsvReader
{
  GObject parent_instance;

  GInputStream *stream;
  char *name;
  PursuitCsvDialect *dialect;
  PursuitCsvDecoder *decoder;
  PursuitCsvTokenizer *tokenizer;
  GPtrArray *notes; /* of utf8 */
  GStrv headers;
  guint n_columns;

  GBytes *prefix; /* what the dialect was judged by, until all of it is read */
  gsize prefix_at;
  gboolean prefix_is_all;
  char *chunk;
  gsize chunk_size;
  guint64 n_bytes;

  PursuitCsvSlice text; /* decoded, borrowed from decoder, chunk or prefix; not cut yet */
  gboolean at_end;
  gboolean failed;

  PursuitCsvRecord *held; /* (nullable): was handed out from the queue */
  GQueue queue;           /* of PursuitCsvRecord: rows that wait behind a suspected footer */
  guint n_ready;          /* so many at the head of the queue turned out to be rows */
  guint n_footer_lines;
  guint n_unwrapped;
  guint n_dialect_notes;
};

G_DEFINE_FINAL_TYPE (PursuitCsvReader, pursuit_csv_reader, G_TYPE_OBJECT)

static void
take_note (PursuitCsvReader *self, char *note)
{
  g_ptr_array_add (self->notes, note);
}

/* Reads the bytes that the dialect is judged by; they are read again as text afterwards. */
static gboolean
read_prefix (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *bytes = g_malloc (PURSUIT_CSV_SNIFF_BYTES);
  gsize length;

  if (!g_input_stream_read_all (self->stream, bytes, PURSUIT_CSV_SNIFF_BYTES, &length, cancellable,
                                error))
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }

  self->prefix = g_bytes_new (bytes, length);
  self->prefix_is_all = length < PURSUIT_CSV_SNIFF_BYTES;

  return TRUE;
}

/* Takes the next bytes; none at the end. */
static gboolean
read_chunk (PursuitCsvReader *self,
            PursuitCsvSlice *bytes,
            GCancellable *cancellable,
            GError **error)
{
  gsize prefix_length = g_bytes_get_size (self->prefix);
  gssize n;

  if (self->prefix_at < prefix_length)
    {
      bytes->start = (const char *) g_bytes_get_data (self->prefix, NULL) + self->prefix_at;
      bytes->length = MIN (self->chunk_size, prefix_length - self->prefix_at);
      self->prefix_at += bytes->length;
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  if (self->chunk == NULL)
    self->chunk = g_malloc (self->chunk_size);
  n = self->prefix_is_all
          ? 0
          : g_input_stream_read (self->stream, self->chunk, self->chunk_size, cancellable, error);
  if (n < 0)
    return FALSE;

  bytes->start = self->chunk;
  bytes->length = (gsize) n;

  return TRUE;
}

static gboolean
fill_text (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  PursuitCsvSlice bytes;

  if (!read_chunk (self, &bytes, cancellable, error))
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }

  self->n_bytes += bytes.length;
  self->at_end = bytes.length == 0;
  if (pursuit_csv_decoder_decode (self->decoder, &bytes, self->at_end, &self->text, error))
    return TRUE;

  g_prefix_error (error, _ ("%s, line %" PRIu64 ": "), self->name,
                  pursuit_csv_tokenizer_get_line (self->tokenizer));

  return FALSE;
}

/* The next row of the text, whatever it is; NULL at the end or with @error set. */
static PursuitCsvRecord *
read_row (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  gboolean complete = FALSE;

  while (!complete && reason == NULL)
    {
      gsize taken;

      if (self->text.length == 0)
        {
          if (self->at_end)
            {
              complete = pursuit_csv_tokenizer_finish (self->tokenizer, &reason);
              break;
            }
          if (!fill_text (self, cancellable, error))
            return NULL;
        }

      taken = pursuit_csv_tokenizer_push (self->tokenizer, self->text.start, self->text.length,
                                          &complete, &reason);
      self->text.start += taken;
      self->text.length -= taken;
    }

  if (reason != NULL)
    {
      g_prefix_error (&reason, "%s, ", self->name);
      g_propagate_error (error, reason);
      return NULL;
    }

  return complete ? pursuit_csv_tokenizer_get_record (self->tokenizer) : NULL;
}

/*
 * Repairs a row that was quoted as a whole into one cell, if exactly the columns come out. A row
 * with all its cells is never touched, so that what we wrote ourselves comes back as it was.
 */
static void
unwrap_row (PursuitCsvReader *self, PursuitCsvRecord *record)
{
  g_autoptr (PursuitCsvRecord) inner = NULL;
  const char *cell = pursuit_csv_record_get_cell (record, 0);

  if (!record->quoted || record->ends->len != 1 || strchr (cell, self->dialect->delimiter) == NULL)
    return;

  inner = pursuit_csv_record_copy (record);
  if (!pursuit_csv_tokenizer_unwrap (cell, pursuit_csv_record_get_cell_length (record, 0),
                                     (char) self->dialect->delimiter, (char) self->dialect->quote,
                                     inner))
    return;

  /* The header itself comes before there is a number of columns. */
  if (self->n_columns == 0 ? inner->ends->len > 1 : inner->ends->len == self->n_columns)
    {
      PursuitCsvRecord copy = *record;

      *record = *inner;
      *inner = copy;
      self->n_unwrapped++;
    }
}

static char *
make_name (GHashTable *taken, const char *cell, guint index)
{
  g_autofree char *base = g_strstrip (g_strdup (cell));
  g_autofree char *name = NULL;
  guint n = 2;

  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf (_ ("Column %u"), index + 1);
    }

  name = g_strdup (base);
  while (g_hash_table_contains (taken, name))
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", base, n++);
    }
  g_hash_table_add (taken, g_strdup (name));

  return g_steal_pointer (&name);
}

/* Names the columns; @record is %NULL for a table without a header. */
static void
name_columns (PursuitCsvReader *self, const PursuitCsvRecord *record, guint n_columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = record == NULL ? "" : pursuit_csv_record_get_cell (record, i);
      g_autofree char *name = make_name (taken, cell, i);

      g_strv_builder_add (names, name);
    }

  self->headers = g_strv_builder_end (names);
  self->n_columns = n_columns;
}

static gboolean
read_header (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  PursuitCsvRecord *record;

  do
    record = read_row (self, cancellable, &reason);
  while (record != NULL && record->line < (guint64) self->dialect->header_line);

  if (reason != NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  if (record == NULL)
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE,
                   _ ("%s has no line %d to take the header from"), self->name,
                   self->dialect->header_line);
      return FALSE;
    }

  unwrap_row (self, record);
  name_columns (self, self->dialect->header_line == 0 ? NULL : record,
                pursuit_csv_record_get_n_cells (record));
  if (self->dialect->header_line == 0)
    {
      g_queue_push_tail (&self->queue, pursuit_csv_record_copy (record));
      self->n_ready = 1;
    }

  return TRUE;
}

static gboolean
begin (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (!read_prefix (self, cancellable, error)
      || !pursuit_csv_dialect_detect (self->dialect, self->prefix, self->prefix_is_all, self->name,
                                      self->notes, error))
    return FALSE;

  self->n_dialect_notes = self->notes->len;
  self->decoder = pursuit_csv_decoder_new (self->dialect->encoding, error);
  if (self->decoder == NULL)
    return FALSE;

  self->tokenizer
      = pursuit_csv_tokenizer_new ((char) self->dialect->delimiter, (char) self->dialect->quote);
  self->prefix_at = self->dialect->bom;
  self->n_bytes = self->dialect->bom;

  return read_header (self, cancellable, error);
}

/* Sets a suspected footer line aside. TRUE if the row was taken. */
static gboolean
suspect (PursuitCsvReader *self, PursuitCsvRecord *record)
{
  gboolean in_footer = self->queue.length > 0;

  if (self->dialect->footer == PURSUIT_CSV_FOOTER_KEEP || self->queue.length >= MAX_FOOTER_LINES
      || !pursuit_csv_footer_may_begin (record, self->n_columns, in_footer))
    return FALSE;

  g_queue_push_tail (&self->queue, pursuit_csv_record_copy (record));

  return TRUE;
}

static void
end_table (PursuitCsvReader *self)
{
  self->n_footer_lines = self->queue.length;
  g_queue_clear_full (&self->queue, (GDestroyNotify) pursuit_csv_record_free);

  if (self->n_footer_lines > 0)
    take_note (self,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u line behind the table was left out as a footer.",
                                             "%u lines behind the table were left out as a footer.",
                                             self->n_footer_lines),
                                self->n_footer_lines));
  if (self->n_unwrapped > 0)
    take_note (self,
               g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u row was quoted into one cell as a whole; it was repaired.",
                                "%u rows were quoted into one cell as a whole; they were repaired.",
                                self->n_unwrapped),
                   self->n_unwrapped));
  if (pursuit_csv_decoder_get_n_repaired (self->decoder) > 0)
    take_note (self,
               g_strdup (_ ("Parts of the file are not UTF-8; they were read as Windows-1252.")));
}

/* The next row, footers held back; NULL at the end or with @error set. */
static const PursuitCsvRecord *
next_row (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->held, pursuit_csv_record_free);

  while (self->n_ready == 0)
    {
      GError *reason = NULL;
      PursuitCsvRecord *record = read_row (self, cancellable, &reason);

      if (record == NULL)
        {
          self->failed = TRUE;
          if (reason != NULL)
            g_propagate_error (error, reason);
          else
            end_table (self);
          return NULL;
        }

      unwrap_row (self, record);
      if (suspect (self, record))
        continue;
      if (self->queue.length == 0)
        return record;

      g_queue_push_tail (&self->queue, pursuit_csv_record_copy (record));
      self->n_ready = self->queue.length;
    }

  self->n_ready--;
  self->held = g_queue_pop_head (&self->queue);

  return self->held;
}

static void
pursuit_csv_reader_finalize (GObject *object)
{
  PursuitCsvReader *self = PURSUIT_CSV_READER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->dialect, pursuit_csv_dialect_free);
  g_clear_pointer (&self->decoder, pursuit_csv_decoder_free);
  g_clear_pointer (&self->tokenizer, pursuit_csv_tokenizer_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->headers, g_strfreev);
  g_clear_pointer (&self->prefix, g_bytes_unref);
  g_clear_pointer (&self->chunk, g_free);
  g_clear_pointer (&self->held, pursuit_csv_record_free);
  g_queue_clear_full (&self->queue, (GDestroyNotify) pursuit_csv_record_free);

  G_OBJECT_CLASS (pursuit_csv_reader_parent_class)->finalize (object);
}

static void
pursuit_csv_reader_class_init (PursuitCsvReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_csv_reader_finalize;
}

static void
pursuit_csv_reader_init (PursuitCsvReader *self)
{
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_queue_init (&self->queue);
}

PursuitCsvReader *
pursuit_csv_reader_new_in_chunks (GInputStream *stream,
                                  const char *name,
                                  const PursuitCsvDialect *dialect,
                                  gsize chunk_size,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (PursuitCsvReader) self = g_object_new (PURSUIT_TYPE_CSV_READER, NULL);

  g_assert (chunk_size > 0);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->chunk_size = chunk_size;
  self->dialect = dialect == NULL ? pursuit_csv_dialect_new () : pursuit_csv_dialect_copy (dialect);

  if (!begin (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pursuit_csv_reader_take_notes (PursuitCsvReader *self, PursuitCsvReader *earlier)
{
  g_assert (PURSUIT_IS_CSV_READER (self) && PURSUIT_IS_CSV_READER (earlier));

  for (guint i = 0; i < earlier->n_dialect_notes; i++)
    take_note (self, g_strdup (g_ptr_array_index (earlier->notes, i)));
  self->n_dialect_notes = self->notes->len;
}

PursuitCsvReader *
pursuit_csv_reader_new (GInputStream *stream,
                        const char *name,
                        const PursuitCsvDialect *dialect,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  return pursuit_csv_reader_new_in_chunks (stream, name, dialect, PURSUIT_CSV_CHUNK_BYTES,
                                           cancellable, error);
}

/* A pipe would be waited for without end, and only once; a device has no end at all. */
static gboolean
check_is_file (GFile *file, const char *name, GError **error)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);

  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("%s is a folder; name the files in it"), name);
      return FALSE;
    }
  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("%s is a pipe or a device; save what it holds as a file first"), name);
      return FALSE;
    }

  return TRUE;
}

PursuitCsvReader *
pursuit_csv_reader_open (const char *path,
                         const PursuitCsvDialect *dialect,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  name = g_path_get_basename (path);
  if (!check_is_file (file, name, error))
    return NULL;
  stream = g_file_read (file, cancellable, &cause);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There is no file %s; check its name and folder"), path);
      return NULL;
    }
  if (stream == NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("%s cannot be read: "), name);
      return NULL;
    }

  return pursuit_csv_reader_new (G_INPUT_STREAM (stream), name, dialect, cancellable, error);
}

const PursuitCsvDialect *
pursuit_csv_reader_get_dialect (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), NULL);

  return self->dialect;
}

const char *
pursuit_csv_reader_get_name (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), NULL);

  return self->name;
}

const char *const *
pursuit_csv_reader_get_headers (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), NULL);

  return (const char *const *) self->headers;
}

guint
pursuit_csv_reader_get_n_columns (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), 0);

  return self->n_columns;
}

gboolean
pursuit_csv_reader_next (PursuitCsvReader *self,
                         const PursuitCsvRecord **record,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  *record = NULL;
  if (self->failed && self->n_ready == 0)
    return FALSE;
  *record = next_row (self, cancellable, error);

  return *record != NULL;
}

guint
pursuit_csv_reader_get_n_footer_lines (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), 0);

  return self->n_footer_lines;
}

guint64
pursuit_csv_reader_get_bytes_read (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), 0);

  return self->n_bytes;
}

GPtrArray *
pursuit_csv_reader_get_notes (PursuitCsvReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_CSV_READER (self), NULL);

  return self->notes;
}
