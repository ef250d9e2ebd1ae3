/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-job-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-import-batch.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "workspace/import/pursuit-import-examples-private.h"
#include "workspace/import/pursuit-import-keys-private.h"
#include "workspace/import/pursuit-import-rejects-private.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* So many rows pass between two looks at the clock and at cancelling. */
#define ROWS_PER_LOOK 64

/* One file of an import: opened before anything is written, so that files are read in the
 * order in which links resolve at once. */
typedef struct
{
  PursuitImportReader *reader;
  PursuitImportFile *file;
  guint index;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->reader);
  g_free (source);
}

gboolean
pursuit_import_reject (PursuitImportJob *job,
                       GError *problem,
                       PursuitImportOutcome *outcome,
                       GError **error)
{
  if (problem->domain != PURSUIT_CORE_ERROR)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  g_free (job->reason);
  job->reason = g_strdup (problem->message);
  *outcome = PURSUIT_IMPORT_REJECTED;
  g_error_free (problem);

  return TRUE;
}

static void
count_new (PursuitImportJob *job, PursuitRecord *record)
{
  switch ((guint) pursuit_record_get_kind (record))
    {
    case PURSUIT_KIND_LEAD:
      job->report->leads++;
      break;
    case PURSUIT_KIND_PERSON:
      job->report->people++;
      break;
    case PURSUIT_KIND_ACTIVITY:
      job->report->activities++;
      break;
    default:
      break;
    }
}

gboolean
pursuit_import_add (PursuitImportJob *job, PursuitRecord *record, GError **error)
{
  if (pursuit_record_get_kind (record) == PURSUIT_KIND_LEAD
      && !pursuit_record_is_set (record, PURSUIT_LEAD_STAGE))
    pursuit_record_set_text (record, PURSUIT_LEAD_STAGE, "new");
  if (!pursuit_bulk_insert (job->bulk, record, error))
    return FALSE;
  count_new (job, record);
  pursuit_import_examples_tell (job, NULL, record);

  return TRUE;
}

gboolean
pursuit_import_change (PursuitImportJob *job,
                       PursuitRecord *before,
                       PursuitRecord *after,
                       guint *changed,
                       GError **error)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (before);
  guint n = 0;

  for (guint i = 0; i < table->n_fields; i++)
    if (!pursuit_record_field_equal (before, after, i))
      n++;
  if (changed != NULL)
    *changed = n;
  if (n > 0 && !pursuit_bulk_update (job->bulk, before, after, error))
    return FALSE;
  job->report->fields_changed += n;
  if (n > 0)
    pursuit_import_examples_tell (job, before, after);

  return TRUE;
}

static PursuitImportRowFunc
get_row_func (PursuitImportObject object)
{
  switch (object)
    {
    case PURSUIT_IMPORT_OBJECT_COMPANY:
      return pursuit_import_company;
    case PURSUIT_IMPORT_OBJECT_DEAL:
      return pursuit_import_deal;
    case PURSUIT_IMPORT_OBJECT_ACTIVITY:
      return pursuit_import_activity;
    case PURSUIT_IMPORT_OBJECT_USER:
      return pursuit_import_user;
    case PURSUIT_IMPORT_OBJECT_NONE:
    case PURSUIT_IMPORT_OBJECT_LEAD:
    case PURSUIT_IMPORT_OBJECT_CONTACT:
    default:
      return pursuit_import_contact;
    }
}

static int
get_turn (PursuitImportObject object)
{
  static const PursuitImportObject turns[]
      = { PURSUIT_IMPORT_OBJECT_USER,    PURSUIT_IMPORT_OBJECT_COMPANY,
          PURSUIT_IMPORT_OBJECT_CONTACT, PURSUIT_IMPORT_OBJECT_LEAD,
          PURSUIT_IMPORT_OBJECT_NONE,    PURSUIT_IMPORT_OBJECT_DEAL,
          PURSUIT_IMPORT_OBJECT_ACTIVITY };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    if (turns[i] == object)
      return (int) i;

  return G_N_ELEMENTS (turns);
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const Source *left = *(Source *const *) a;
  const Source *right = *(Source *const *) b;
  int left_turn
      = get_turn (pursuit_header_map_get_object (pursuit_import_reader_get_map (left->reader)));
  int right_turn
      = get_turn (pursuit_header_map_get_object (pursuit_import_reader_get_map (right->reader)));

  return left_turn != right_turn ? left_turn - right_turn : (int) left->index - (int) right->index;
}

/* Opens a file twice if an earlier file of the same form was mapped by hand. */
static PursuitImportReader *
open_reader (PursuitImportJob *job, const char *path, GCancellable *cancellable, GError **error)
{
  PursuitImportOptions options = {
    .dialect = job->dialect,
    .object = job->object,
    .assignments = (const char *const *) job->assignments->pdata,
    .outcome = job->outcome,
    .currency = job->currency,
    .without_bad_values = job->keep_bad_values,
  };
  g_autoptr (PursuitImportReader) reader
      = pursuit_import_reader_open (path, &options, cancellable, error);
  g_autofree char *hash = NULL;
  g_autofree char *remembered = NULL;

  if (reader == NULL)
    return NULL;
  hash = pursuit_header_map_dup_hash (pursuit_import_reader_get_map (reader));
  remembered = pursuit_session_get_mapping (job->session, hash);
  if (remembered == NULL)
    return g_steal_pointer (&reader);

  options.remembered = remembered;

  return pursuit_import_reader_open (path, &options, cancellable, error);
}

static char *
describe_format (PursuitHeaderMap *map)
{
  static const struct
  {
    PursuitImportObject object;
    const char *label;
  } labels[] = {
    { PURSUIT_IMPORT_OBJECT_LEAD, N_ ("leads") },
    { PURSUIT_IMPORT_OBJECT_CONTACT, N_ ("contacts") },
    { PURSUIT_IMPORT_OBJECT_COMPANY, N_ ("companies") },
    { PURSUIT_IMPORT_OBJECT_DEAL, N_ ("deals") },
    { PURSUIT_IMPORT_OBJECT_ACTIVITY, N_ ("activities") },
    { PURSUIT_IMPORT_OBJECT_USER, N_ ("users") },
  };
  const char *label = N_ ("table");

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].object == pursuit_header_map_get_object (map))
      label = labels[i].label;

  return g_strdup_printf ("%s %s", pursuit_header_map_get_system_label (map), _ (label));
}

/* A program that exports once more writes over the file, or puts another in its place. */
static char *
dup_version (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file,
      G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_ID_FILE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;

  return g_strdup_printf ("%s %s %" G_GOFFSET_FORMAT, g_file_info_get_etag (info),
                          g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE),
                          g_file_info_get_size (info));
}

static gboolean
check_version (PursuitImportJob *job, guint index, const char *version, GError **error)
{
  g_autofree char *name = NULL;

  if (job->versions == NULL || g_strcmp0 (job->versions[index], version) == 0)
    return TRUE;

  name = g_path_get_basename (job->files[index]);
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED,
               _ ("%s has changed since it was rehearsed; look at the new counts first"), name);

  return FALSE;
}

static Source *
open_source (PursuitImportJob *job, guint index, GCancellable *cancellable, GError **error)
{
  g_autofree char *version = dup_version (job->files[index]);
  PursuitImportReader *reader = open_reader (job, job->files[index], cancellable, error);
  PursuitHeaderMap *map;
  const PursuitCsvDialect *dialect;
  Source *source;

  if (reader == NULL)
    return NULL;
  if (!check_version (job, index, version, error))
    {
      g_object_unref (reader);
      return NULL;
    }

  map = pursuit_import_reader_get_map (reader);
  dialect = pursuit_csv_reader_get_dialect (pursuit_import_reader_get_table (reader));
  source = g_new0 (Source, 1);
  source->reader = reader;
  source->index = index;
  source->file = g_new0 (PursuitImportFile, 1);
  source->file->path = g_strdup (job->files[index]);
  source->file->version = g_steal_pointer (&version);
  source->file->format = describe_format (map);
  source->file->object
      = g_strdup (pursuit_import_object_to_string (pursuit_header_map_get_object (map)));
  source->file->encoding = g_strdup (dialect->encoding);
  source->file->delimiter = g_strdup (pursuit_csv_dialect_get_delimiter_label (dialect));
  source->file->header_line = dialect->header_line;
  g_ptr_array_add (job->report->files, source->file);

  return source;
}

static char *
describe_how (const PursuitMappedColumn *column)
{
  if (column->note != NULL)
    return g_strdup (column->note);
  if (column->target == PURSUIT_IMPORT_SKIP)
    return g_strdup (_ ("left out"));

  return g_strdup (pursuit_mapping_origin_get_label (column->origin));
}

static void
report_columns (PursuitImportJob *job, Source *source)
{
  PursuitHeaderMap *map = pursuit_import_reader_get_map (source->reader);

  for (guint i = 0; i < pursuit_header_map_get_n_columns (map); i++)
    {
      const PursuitMappedColumn *mapped = pursuit_header_map_get_column (map, i);
      PursuitImportColumn *column = g_new0 (PursuitImportColumn, 1);
      g_autoptr (GStrvBuilder) examples = g_strv_builder_new ();

      for (guint j = 0; j < PURSUIT_MAPPED_COLUMN_MAX_EXAMPLES && mapped->examples[j] != NULL; j++)
        g_strv_builder_add (examples, mapped->examples[j]);
      column->file = source->index;
      column->header = g_strdup (mapped->header);
      column->examples = g_strv_builder_end (examples);
      column->target = g_strdup (pursuit_import_target_get_key (mapped->target));
      column->target_label = pursuit_import_target_dup_label (mapped->target);
      column->how = describe_how (mapped);
      column->doubtful = mapped->doubtful;
      g_ptr_array_add (job->report->columns, column);
    }
}

static gboolean
note_reject (PursuitImportJob *job,
             Source *source,
             const PursuitImportRow *row,
             PursuitImportRejects *rejects,
             GError **error)
{
  const PursuitCsvRecord *record = pursuit_import_row_get_record (row);

  source->file->rejected++;
  if (job->report->rejects->len < PURSUIT_IMPORT_REPORT_MAX_REJECTS)
    {
      PursuitImportReject *reject = g_new0 (PursuitImportReject, 1);

      reject->file = source->index;
      reject->line = pursuit_import_row_get_line (row);
      reject->reason = g_strdup (job->reason);
      reject->raw = pursuit_import_examples_dup_cells (row);
      g_ptr_array_add (job->report->rejects, reject);
    }

  return job->rehearse || pursuit_import_rejects_add (rejects, record, job->reason, error);
}

static gboolean
import_row (PursuitImportJob *job,
            Source *source,
            const PursuitImportRow *row,
            PursuitImportRejects *rejects,
            GError **error)
{
  PursuitImportOutcome outcome = PURSUIT_IMPORT_REJECTED;
  PursuitImportFile *file = source->file;

  file->read++;
  g_clear_pointer (&job->reason, g_free);
  pursuit_import_examples_begin (job);
  if (pursuit_import_row_is_rejected (row))
    job->reason = pursuit_import_row_dup_reason (row);
  else if (!get_row_func (pursuit_import_row_get_object (row)) (job, row, &outcome, error))
    return FALSE;

  pursuit_import_examples_end (job, source->index, row, outcome);
  switch (outcome)
    {
    case PURSUIT_IMPORT_CREATED:
      file->created++;
      return TRUE;
    case PURSUIT_IMPORT_UPDATED:
      file->updated++;
      return TRUE;
    case PURSUIT_IMPORT_DUPLICATE:
      file->duplicates++;
      return TRUE;
    case PURSUIT_IMPORT_REJECTED:
    default:
      return note_reject (job, source, row, rejects, error);
    }
}

static double
get_fraction (PursuitImportJob *job, Source *source, guint n_done, goffset size)
{
  PursuitCsvReader *table = pursuit_import_reader_get_table (source->reader);
  double part = size > 0 ? (double) pursuit_csv_reader_get_bytes_read (table) / (double) size : 1;

  return (n_done + MIN (part, 1)) / MAX (job->report->files->len, 1);
}

static gboolean
read_rows (PursuitImportJob *job,
           Source *source,
           guint n_done,
           PursuitImportRejects *rejects,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *name = g_path_get_basename (source->file->path);
  g_autofree char *text
      = g_strdup_printf (job->rehearse ? _ ("Rehearsing %s") : _ ("Importing %s"), name);
  const PursuitImportRow *row;
  g_autoptr (GError) local = NULL;
  GStatBuf info = { 0 };

  g_stat (source->file->path, &info);
  while (pursuit_import_reader_next (source->reader, &row, cancellable, &local))
    {
      if (!import_row (job, source, row, rejects, error))
        return FALSE;
      if (source->file->read % ROWS_PER_LOOK != 0)
        continue;
      pursuit_progress_relay_report (job->progress,
                                     get_fraction (job, source, n_done, info.st_size), text);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

static gboolean
remember_columns (PursuitImportJob *job, Source *source, GError **error)
{
  PursuitHeaderMap *map = pursuit_import_reader_get_map (source->reader);
  PursuitKind kind = PURSUIT_KIND_LEAD;
  g_autofree char *hash = pursuit_header_map_dup_hash (map);

  if (pursuit_header_map_get_object (map) == PURSUIT_IMPORT_OBJECT_ACTIVITY)
    kind = PURSUIT_KIND_ACTIVITY;
  else if (pursuit_header_map_get_object (map) == PURSUIT_IMPORT_OBJECT_USER)
    kind = PURSUIT_KIND_USER;
  for (guint i = 0; i < pursuit_header_map_get_n_columns (map); i++)
    {
      const PursuitMappedColumn *column = pursuit_header_map_get_column (map, i);

      if (column->target == PURSUIT_IMPORT_CUSTOM
          && !pursuit_session_add_custom_column (job->session, kind, column->header, "text",
                                                 source->file->format, error))
        return FALSE;
    }

  return pursuit_session_set_mapping (job->session, hash, source->file->mapping, error);
}

static void
add_notes (PursuitImportJob *job, Source *source)
{
  GPtrArray *notes
      = pursuit_csv_reader_get_notes (pursuit_import_reader_get_table (source->reader));

  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (job->report->warnings, g_strdup (g_ptr_array_index (notes, i)));
}

static void
add_counts (PursuitImportReport *report, const PursuitImportFile *file)
{
  report->read += file->read;
  report->created += file->created;
  report->updated += file->updated;
  report->duplicates += file->duplicates;
  report->rejected += file->rejected;
  if (report->rejects_file == NULL)
    report->rejects_file = g_strdup (file->rejects_file);
}

static gboolean
import_source (
    PursuitImportJob *job, Source *source, guint n_done, GCancellable *cancellable, GError **error)
{
  PursuitHeaderMap *map = pursuit_import_reader_get_map (source->reader);
  PursuitImportRejects *rejects = pursuit_import_rejects_new (
      source->file->path, job->reject_dir, pursuit_import_reader_get_table (source->reader));

  g_ptr_array_add (job->rejects, rejects);
  job->system = pursuit_header_map_get_system (map);
  source->file->mapping = pursuit_header_map_to_json (map);
  if (!read_rows (job, source, n_done, rejects, cancellable, error)
      || !remember_columns (job, source, error) || !pursuit_import_rejects_finish (rejects, error))
    return FALSE;

  source->file->rejects_file = g_strdup (pursuit_import_rejects_get_path (rejects));
  report_columns (job, source);
  add_notes (job, source);
  add_counts (job->report, source->file);

  return TRUE;
}

static GPtrArray *
open_sources (PursuitImportJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);

  for (guint i = 0; job->files[i] != NULL; i++)
    {
      Source *source = open_source (job, i, cancellable, error);

      if (source == NULL)
        return NULL;
      g_ptr_array_add (sources, source);
    }
  if (sources->len == 0)
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                           _ ("There is nothing to import; name at least one file"));
      return NULL;
    }
  g_ptr_array_sort (sources, compare_sources);

  return g_steal_pointer (&sources);
}

static gboolean
store_batch (PursuitImportJob *job, GError **error)
{
  PursuitImportReport *report = job->report;
  const PursuitImportFile *first = g_ptr_array_index (report->files, 0);
  g_autoptr (PursuitRecord) batch = pursuit_record_new (PURSUIT_KIND_IMPORT_BATCH);
  g_autofree char *files = g_strjoinv (", ", job->files);
  g_autofree char *now = pursuit_clock_dup_now ();

  pursuit_record_set_text (batch, PURSUIT_FIELD_RECORD_ID, job->batch);
  pursuit_record_set_text (batch, PURSUIT_IMPORT_BATCH_FILE,
                           strlen (files) < 4096 ? files : first->path);
  pursuit_record_set_text (batch, PURSUIT_IMPORT_BATCH_FORMAT, report->format);
  pursuit_record_set_text (batch, PURSUIT_IMPORT_BATCH_MAPPING, first->mapping);
  pursuit_record_set_integer (batch, PURSUIT_IMPORT_BATCH_READ, (gint64) report->read);
  pursuit_record_set_integer (batch, PURSUIT_IMPORT_BATCH_CREATED, (gint64) report->created);
  pursuit_record_set_integer (batch, PURSUIT_IMPORT_BATCH_UPDATED, (gint64) report->updated);
  pursuit_record_set_integer (batch, PURSUIT_IMPORT_BATCH_DUPLICATES, (gint64) report->duplicates);
  pursuit_record_set_integer (batch, PURSUIT_IMPORT_BATCH_REJECTED, (gint64) report->rejected);
  pursuit_record_set_text (batch, PURSUIT_IMPORT_BATCH_REJECTS_FILE, report->rejects_file);
  pursuit_record_set_text (batch, PURSUIT_IMPORT_BATCH_FINISHED_AT, now);

  return pursuit_session_put (job->session, batch, error);
}

static void
describe_all (PursuitImportReport *report)
{
  GString *formats = g_string_new (NULL);

  for (guint i = 0; i < report->files->len; i++)
    {
      const PursuitImportFile *file = g_ptr_array_index (report->files, i);

      if (i > 0)
        g_string_append (formats, ", ");
      g_string_append (formats, file->format);
    }
  report->format = g_string_free (formats, FALSE);
  if (strlen (report->format) >= 100)
    {
      g_free (report->format);
      report->format = g_strdup_printf (_ ("%u files"), report->files->len);
    }
}

/* Of rows that were all refused there is nothing to take back. */
static gboolean
has_come (const PursuitImportReport *report)
{
  return report->rejected == 0 || report->read > report->rejected;
}

static gboolean
import_sources (PursuitImportJob *job,
                GPtrArray *sources,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *label = NULL;
  gboolean done = TRUE;

  pursuit_import_open_hubs (job);
  describe_all (job->report);
  label = g_strdup_printf (_ ("Import of %s"), job->report->format);
  job->bulk = pursuit_bulk_new (job->session, label, job->batch);
  for (guint i = 0; done && i < sources->len; i++)
    done = import_source (job, g_ptr_array_index (sources, i), i, cancellable, error);
  done = done && pursuit_bulk_finish (job->bulk, error) && pursuit_import_save_hubs (job, error);
  g_clear_pointer (&job->bulk, pursuit_bulk_free);

  done = done && (!has_come (job->report) || store_batch (job, error));
  for (guint i = 0; done && i < job->rejects->len; i++)
    pursuit_import_rejects_keep (g_ptr_array_index (job->rejects, i));

  return done;
}

gboolean
pursuit_import_run (PursuitSession *session,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  PursuitImportJob *job = data;
  g_autoptr (GPtrArray) sources = NULL;
  gint64 start = g_get_monotonic_time ();
  gboolean done;

  job->session = session;
  job->report = pursuit_import_report_new ();
  job->job.result = job->report;
  job->batch = pursuit_uuid_new ();
  if (job->currency == NULL)
    job->currency = pursuit_session_get_setting (session, PURSUIT_SETTING_CURRENCY);
  job->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->rejects = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_import_rejects_free);

  sources = open_sources (job, cancellable, error);
  done = sources != NULL && import_sources (job, sources, cancellable, error);
  pursuit_import_close_hubs (job);
  g_clear_pointer (&job->rejects, g_ptr_array_unref);
  g_clear_pointer (&job->owners, g_hash_table_unref);
  g_clear_pointer (&job->reason, g_free);
  pursuit_import_examples_begin (job);
  if (!done)
    return FALSE;

  job->report->seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  job->report->rehearsed = job->rehearse;
  if (!job->rehearse)
    {
      if (has_come (job->report))
        job->report->batch = g_strdup (job->batch);
      return TRUE;
    }

  /* Nothing of a rehearsal stays: failing is how a transaction is rolled back. */
  job->rehearsed = TRUE;
  g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_FAILED, "Rehearsed");

  return FALSE;
}
