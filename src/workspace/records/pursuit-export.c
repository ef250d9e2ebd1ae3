/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-export.h"

#include "core/pursuit-json.h"
#include "core/pursuit-user.h"
#include "exchange/pursuit-csv-writer.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-list.h"
#include "workspace/records/pursuit-name-cache-private.h"
#include "workspace/records/pursuit-rows-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* How many records are read at a time. */
#define PAGE_SIZE 500

typedef struct
{
  PursuitJob job;
  char *path;
  PursuitKind kind;
  PursuitExportFormat format;
  PursuitQuery *query; /* (nullable) */
  GArray *rows;        /* (nullable) */
  PursuitProgressRelay *progress;

  PursuitSession *session;
  GCancellable *cancellable;
  PursuitNameCache *names;
  GPtrArray *written;
  PursuitExportResult *result;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  pursuit_progress_relay_close (job->progress);
  g_clear_pointer (&job->names, pursuit_name_cache_free);
  g_clear_pointer (&job->written, g_ptr_array_unref);
  g_clear_pointer (&job->query, pursuit_query_free);
  g_clear_pointer (&job->rows, g_array_unref);
  g_free (job->path);
  g_free (job);
}

void
pursuit_export_result_free (PursuitExportResult *result)
{
  if (result == NULL)
    return;

  g_free (result->path);
  g_free (result->sha256);
  g_free (result);
}

/* Drafts are a journal of keystrokes, and what leaves is meant to be read. */
static gboolean
is_exported (ExportJob *job, int kind)
{
  if (job->kind != PURSUIT_KIND_NONE)
    return kind == (int) job->kind;

  return (pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_BUSINESS) != 0;
}

typedef gboolean (*RecordFunc) (ExportJob *job,
                                PursuitRecord *record,
                                gpointer out,
                                GError **error);

static GArray *
list_rows (ExportJob *job, PursuitKind kind, GError **error)
{
  g_autoptr (PursuitQuery) query = NULL;

  if (job->query != NULL)
    return pursuit_rows_list (job->session, job->query, job->rows, error);
  if (job->rows != NULL)
    return g_array_ref (job->rows);
  query = pursuit_query_new (kind);

  return pursuit_query_set_sort (query, "id", error)
             ? pursuit_session_list_rows (job->session, query, error)
             : NULL;
}

/* What somebody removed since they selected it is left out. */
static gboolean
is_there (ExportJob *job, PursuitRecord *record)
{
  return record != NULL
         && (job->rows == NULL || !pursuit_record_is_set (record, PURSUIT_FIELD_DELETED_AT));
}

static gboolean
for_each_record (ExportJob *job, PursuitKind kind, RecordFunc func, gpointer out, GError **error)
{
  g_autoptr (GArray) rows = list_rows (job, kind, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page
          = pursuit_session_get_rows (job->session, kind, &g_array_index (rows, guint32, i),
                                      MIN (PAGE_SIZE, rows->len - i), error);

      if (page == NULL || g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
      for (guint j = 0; j < page->len; j++)
        {
          if (!is_there (job, g_ptr_array_index (page, j)))
            continue;
          if (!func (job, g_ptr_array_index (page, j), out, error))
            return FALSE;
          job->result->records[kind]++;
        }
      pursuit_progress_relay_report (job->progress, -1, pursuit_kind_get_label (kind));
    }

  return TRUE;
}

/* Ids alone mean nothing to a reader. */
static gboolean
has_name_column (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_ID && field->target != PURSUIT_KIND_NONE
         && field->target != PURSUIT_KIND_ORGANIZATION;
}

typedef struct
{
  PursuitCsvWriter *writer;
  char **custom;
} CsvOut;

static gboolean
write_head (ExportJob *job, PursuitKind kind, CsvOut *out, GError **error)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (kind);

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (i == PURSUIT_FIELD_CUSTOM)
        continue;
      pursuit_csv_writer_add_cell (out->writer, table->fields[i].key);
      if (has_name_column (&table->fields[i]))
        {
          g_autofree char *name = g_strconcat (table->fields[i].key, "_name", NULL);

          pursuit_csv_writer_add_cell (out->writer, name);
        }
    }
  for (char **column = out->custom; *column != NULL; column++)
    pursuit_csv_writer_add_cell (out->writer, *column);

  return pursuit_csv_writer_end_row (out->writer, job->cancellable, error);
}

static void
write_custom (PursuitRecord *record, CsvOut *out)
{
  const char *text = pursuit_record_get_text (record, PURSUIT_FIELD_CUSTOM);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  JsonObject *custom
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (char **column = out->custom; *column != NULL; column++)
    pursuit_csv_writer_add_cell (
        out->writer,
        custom != NULL ? json_object_get_string_member_with_default (custom, *column, NULL) : NULL);
}

static gboolean
write_row (ExportJob *job, PursuitRecord *record, gpointer data, GError **error)
{
  CsvOut *out = data;
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *cell = NULL;

      if (i == PURSUIT_FIELD_CUSTOM)
        continue;
      cell = pursuit_record_dup_input (record, i);
      pursuit_csv_writer_add_cell (out->writer, cell);
      if (has_name_column (&table->fields[i]))
        pursuit_csv_writer_add_cell (out->writer, *cell != '\0' ? pursuit_name_cache_get (
                                                      job->names, table->fields[i].target, cell)
                                                                : NULL);
    }
  write_custom (record, out);

  return pursuit_csv_writer_end_row (out->writer, job->cancellable, error);
}

static gboolean
write_table (ExportJob *job, PursuitKind kind, GOutputStream *stream, GError **error)
{
  g_autoptr (PursuitCsvWriter) writer
      = pursuit_csv_writer_new (stream, ',', PURSUIT_CSV_WRITER_GUARD);
  g_auto (GStrv) custom = pursuit_session_list_custom_columns (job->session, kind);
  CsvOut out = { writer, custom };

  return write_head (job, kind, &out, error) && for_each_record (job, kind, write_row, &out, error)
         && pursuit_csv_writer_finish (writer, job->cancellable, error);
}

typedef struct
{
  GOutputStream *stream;
  gboolean first;
} JsonOut;

static gboolean
write_text (JsonOut *out, const char *text, GError **error)
{
  return g_output_stream_write_all (out->stream, text, strlen (text), NULL, NULL, error);
}

static gboolean
write_object (ExportJob *job, PursuitRecord *record, gpointer data, GError **error)
{
  JsonOut *out = data;
  g_autoptr (JsonNode) node = pursuit_record_to_json (record);
  g_autofree char *text = pursuit_json_to_text (node, FALSE);
  gboolean first = out->first;

  out->first = FALSE;

  return write_text (out, first ? "\n    " : ",\n    ", error) && write_text (out, text, error);
}

static gboolean
write_document (ExportJob *job, PursuitKind unused, GOutputStream *stream, GError **error)
{
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, 64 * 1024);
  JsonOut out = { buffered, TRUE };
  gboolean first_kind = TRUE;

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  if (!write_text (&out, "{\n", error))
    return FALSE;
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *head = NULL;

      if (!is_exported (job, kind))
        continue;
      head = g_strdup_printf ("%s  \"%s\": [", first_kind ? "" : ",\n",
                              pursuit_kind_to_string ((PursuitKind) kind));
      first_kind = FALSE;
      out.first = TRUE;
      if (!write_text (&out, head, error)
          || !for_each_record (job, (PursuitKind) kind, write_object, &out, error)
          || !write_text (&out, out.first ? "]" : "\n  ]", error))
        return FALSE;
    }

  return write_text (&out, "\n}\n", error)
         && g_output_stream_close (buffered, job->cancellable, error);
}

typedef gboolean (*WriteFunc) (ExportJob *job,
                               PursuitKind kind,
                               GOutputStream *stream,
                               GError **error);

/* A file takes its name only when it is complete. */
static gboolean
write_file (ExportJob *job, const char *path, PursuitKind kind, WriteFunc func, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) temporary = g_file_new_for_path (part);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (temporary, NULL, FALSE, G_FILE_CREATE_PRIVATE, job->cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (!func (job, kind, G_OUTPUT_STREAM (stream), error)
      || !g_output_stream_close (G_OUTPUT_STREAM (stream), job->cancellable, error)
      || !g_file_move (temporary, file, G_FILE_COPY_OVERWRITE, job->cancellable, NULL, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      g_file_delete (temporary, NULL, NULL);
      return FALSE;
    }
  g_ptr_array_add (job->written, g_strdup (path));

  return TRUE;
}

static gboolean
prepare_folder (const char *path, GError **error)
{
  g_autoptr (GDir) dir = NULL;

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_FAILED,
                   _ ("The folder “%s” cannot be made: %s"), path, g_strerror (errno));
      return FALSE;
    }
  dir = g_dir_open (path, 0, error);
  if (dir == NULL)
    return FALSE;
  if (g_dir_read_name (dir) != NULL)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("The folder “%s” is not empty; name a new one for the tables"), path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_tables (ExportJob *job, GError **error)
{
  if (!prepare_folder (job->path, error))
    return FALSE;
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *name
          = g_strconcat (pursuit_kind_to_string ((PursuitKind) MAX (kind, 1)), ".csv", NULL);
      g_autofree char *path = g_build_filename (job->path, name, NULL);

      if (is_exported (job, kind)
          && !write_file (job, path, (PursuitKind) kind, write_table, error))
        return FALSE;
    }

  return TRUE;
}

static char *
hash_file (const char *path, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

/* One file has its own hash; several have the hash over their lines "HASH  NAME". */
static char *
hash_files (GPtrArray *paths, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *hash = hash_file (g_ptr_array_index (paths, i), error);

      if (hash == NULL)
        return NULL;
      if (paths->len == 1)
        return g_steal_pointer (&hash);
      g_string_append_printf (lines, "%s  %s\n", hash, name);
    }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines->str, (gssize) lines->len);
}

static void
remove_written (ExportJob *job)
{
  for (guint i = 0; i < job->written->len; i++)
    g_unlink (g_ptr_array_index (job->written, i));
}

static gboolean
export_records (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;
  gboolean done;

  job->session = session;
  job->cancellable = cancellable;
  job->names = pursuit_name_cache_new (session);
  job->written = g_ptr_array_new_with_free_func (g_free);
  job->result = g_new0 (PursuitExportResult, 1);
  job->job.result = job->result;
  job->result->path = g_strdup (job->path);

  if (job->format == PURSUIT_EXPORT_JSON)
    done = write_file (job, job->path, job->kind, write_document, error);
  else if (job->kind != PURSUIT_KIND_NONE)
    done = write_file (job, job->path, job->kind, write_table, error);
  else
    done = write_tables (job, error);
  if (done)
    job->result->sha256 = hash_files (job->written, error);
  if (!done || job->result->sha256 == NULL)
    {
      remove_written (job);
      return FALSE;
    }
  job->result->files = job->written->len;

  return TRUE;
}

void
pursuit_workspace_export_async (PursuitWorkspace *self,
                                const PursuitExportOptions *options,
                                const PursuitProgress *progress,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  ExportJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (options != NULL && options->path != NULL);
  g_return_if_fail ((options->query == NULL && options->rows == NULL)
                    || options->kind != PURSUIT_KIND_NONE);

  job = g_new0 (ExportJob, 1);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_export_async);
  job->job.free_result = (GDestroyNotify) pursuit_export_result_free;
  job->job.free_job = export_job_free;
  job->path = g_canonicalize_filename (options->path, NULL);
  job->kind = options->kind;
  job->format = options->format;
  if (options->query != NULL)
    {
      job->query = pursuit_query_copy (options->query);
      pursuit_query_set_scope (job->query, pursuit_workspace_get_scope (self));
    }
  if (options->rows != NULL)
    job->rows = g_array_copy (options->rows);
  job->progress = pursuit_progress_relay_new (progress);
  pursuit_workspace_read_job (self, export_records, job, task);
}

PursuitExportResult *
pursuit_workspace_export_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
