/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-rejects-private.h"

#include "exchange/pursuit-rejects-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After so many files of one name somebody should look at them. */
#define MAX_NUMBER 999

struct _PursuitImportRejects
{
  char *name;
  char *dirs[2];
  PursuitCsvReader *table;

  char *path;
  GFile *file;
  GFileOutputStream *stream;
  PursuitRejectsWriter *writer;
  gboolean kept;
};

PursuitImportRejects *
pursuit_import_rejects_new (const char *path, const char *fallback, PursuitCsvReader *table)
{
  PursuitImportRejects *self = g_new0 (PursuitImportRejects, 1);
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  self->name = g_steal_pointer (&base);
  self->dirs[0] = g_path_get_dirname (path);
  self->dirs[1] = g_strdup (fallback);
  self->table = g_object_ref (table);

  return self;
}

static char *
make_name (PursuitImportRejects *self, const char *dir, int number)
{
  g_autofree char *name = number == 1 ? g_strdup_printf ("%s.rejects.csv", self->name)
                                      : g_strdup_printf ("%s.rejects-%d.csv", self->name, number);

  return g_build_filename (dir, name, NULL);
}

/* Rejected rows are personal data as much as the others: only their owner may read them. */
static gboolean
open_in (PursuitImportRejects *self, const char *dir, GError **error)
{
  for (int number = 1; number <= MAX_NUMBER; number++)
    {
      g_autofree char *path = make_name (self, dir, number);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) local = NULL;

      self->stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &local);
      if (self->stream != NULL)
        {
          self->path = g_steal_pointer (&path);
          self->file = g_steal_pointer (&file);
          self->writer = pursuit_rejects_writer_new (G_OUTPUT_STREAM (self->stream), self->table);
          return TRUE;
        }
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS) || number == MAX_NUMBER)
        {
          g_propagate_prefixed_error (
              error, g_steal_pointer (&local),
              _ ("The list of rejected rows cannot be written to %s, so nothing was imported: "),
              path);
          return FALSE;
        }
    }

  return FALSE;
}

static gboolean
ensure_open (PursuitImportRejects *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->writer != NULL || open_in (self, self->dirs[0], &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return open_in (self, self->dirs[1], error);
}

gboolean
pursuit_import_rejects_add (PursuitImportRejects *self,
                            const PursuitCsvRecord *record,
                            const char *reason,
                            GError **error)
{
  return ensure_open (self, error)
         && pursuit_rejects_writer_add (self->writer, record, reason, NULL, error);
}

gboolean
pursuit_import_rejects_finish (PursuitImportRejects *self, GError **error)
{
  if (self->writer == NULL)
    return TRUE;

  return pursuit_rejects_writer_finish (self->writer, NULL, error)
         && g_output_stream_close (G_OUTPUT_STREAM (self->stream), NULL, error);
}

void
pursuit_import_rejects_keep (PursuitImportRejects *self)
{
  self->kept = TRUE;
}

const char *
pursuit_import_rejects_get_path (PursuitImportRejects *self)
{
  return self->path;
}

void
pursuit_import_rejects_free (PursuitImportRejects *self)
{
  if (self->file != NULL && !self->kept)
    g_file_delete (self->file, NULL, NULL);
  g_clear_object (&self->writer);
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_clear_object (&self->table);
  g_free (self->name);
  g_free (self->dirs[0]);
  g_free (self->dirs[1]);
  g_free (self->path);
  g_free (self);
}
