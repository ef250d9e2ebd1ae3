/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-salvage.h"

#include "store/pursuit-profile-lock-private.h"
#include "store/pursuit-replace-private.h"
#include "store/pursuit-salvage-table-private.h"
#include "store/pursuit-schema-private.h"
#include "store/pursuit-search-index.h"
#include "store/pursuit-session-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A salvage on its way: all files but the workspace are its own, in a folder of its own. */
typedef struct
{
  char *workspace;
  char *folder;
  char *damaged; /* a copy of the workspace, with its log */
  char *fresh;
  PursuitSalvage *report;
} Work;

/* What does not go over: steps of undo that may be incomplete, and what the index is made from. */
static const char tables_sql[]
    = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
      "'\\'"
      " AND name NOT LIKE 'search%' AND name NOT LIKE 'action%' AND name <> 'seen'";

void
pursuit_salvage_free (PursuitSalvage *self)
{
  if (self == NULL)
    return;

  g_free (self->kept);
  g_free (self);
}

static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static void
work_free (Work *work)
{
  if (work->folder != NULL)
    {
      remove_file (work->damaged);
      remove_file (work->fresh);
      g_rmdir (work->folder);
    }
  g_free (work->workspace);
  g_free (work->folder);
  g_free (work->damaged);
  g_free (work->fresh);
  pursuit_salvage_free (work->report);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                      error);
}

static Work *
begin (const char *profile, GCancellable *cancellable, GError **error)
{
  g_autoptr (Work) work = g_new0 (Work, 1);
  g_autofree char *folder
      = g_build_filename (profile, PURSUIT_STORE_FILE_NAME "-XXXXXX" PURSUIT_PART_ENDING, NULL);
  g_autofree char *log = NULL;
  g_autofree char *damaged_log = NULL;

  work->workspace = g_build_filename (profile, PURSUIT_STORE_FILE_NAME, NULL);
  work->report = g_new0 (PursuitSalvage, 1);
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY,
                   _ ("%s: the folder may not be written (%s); change its permissions"), profile,
                   g_strerror (errno));
      return NULL;
    }
  work->folder = g_steal_pointer (&folder);
  work->damaged = g_build_filename (work->folder, "damaged", NULL);
  work->fresh = g_build_filename (work->folder, "fresh", NULL);
  log = g_strconcat (work->workspace, "-wal", NULL);
  damaged_log = g_strconcat (work->damaged, "-wal", NULL);
  if (!copy_file (work->workspace, work->damaged, cancellable, error)
      || (g_access (log, F_OK) == 0 && !copy_file (log, damaged_log, cancellable, error)))
    return NULL;

  return g_steal_pointer (&work);
}

/* An overwritten header hides a file whose other pages are well: every workspace has the same. */
static gboolean
mend_header (Work *work, GError **error)
{
  guint8 header[PURSUIT_SCHEMA_HEADER_SIZE];
  int fresh, damaged;
  gboolean done;

  if (pursuit_schema_check_file (work->damaged, NULL))
    return TRUE;

  fresh = open (work->fresh, O_RDONLY | O_CLOEXEC);
  damaged = open (work->damaged, O_RDWR | O_CLOEXEC);
  done = fresh >= 0 && damaged >= 0
         && pread (fresh, header, sizeof header, 0) == (gssize) sizeof header;
  if (done)
    {
      pursuit_schema_fit_header (header, lseek (damaged, 0, SEEK_END));
      done = pwrite (damaged, header, sizeof header, 0) == (gssize) sizeof header;
    }
  if (fresh >= 0)
    close (fresh);
  if (damaged >= 0)
    close (damaged);
  if (!done)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                 _ ("%s: nothing in this file can be read; restore a backup"), work->workspace);

  return done;
}

static PursuitDatabase *
make_fresh (Work *work, GError **error)
{
  int fd = open (work->fresh, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  g_autoptr (PursuitDatabase) database = NULL;

  if (fd >= 0)
    close (fd);
  database = pursuit_database_open (work->fresh, PURSUIT_DATABASE_WRITER, error);
  if (database == NULL || !pursuit_schema_migrate (database, error))
    return NULL;
  pursuit_database_checkpoint (database, TRUE);

  return g_steal_pointer (&database);
}

static GPtrArray *
list_tables (PursuitDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PursuitStatement) select = pursuit_statement_new (database, tables_sql, error);

  if (select == NULL)
    return NULL;
  while (pursuit_statement_next (select, NULL))
    g_ptr_array_add (names, pursuit_statement_dup_text (select, 0));

  return g_steal_pointer (&names);
}

/* What is written from now on must count as later than all that was read. */
static gboolean
raise_revision (PursuitDatabase *fresh, GError **error)
{
  gint64 newest = pursuit_database_get_pragma (
      fresh, "SELECT CAST (value AS INTEGER) FROM setting WHERE key = 'revision'");
  g_autoptr (PursuitStatement) update = pursuit_statement_new (
      fresh, "INSERT OR REPLACE INTO setting VALUES ('revision', CAST (?1 AS TEXT))", error);

  if (update == NULL)
    return FALSE;
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT ifnull (max (rev), 0) FROM \"%s\"",
                                              pursuit_kind_to_string ((PursuitKind) kind));

      newest = MAX (newest, pursuit_database_get_pragma (fresh, sql));
    }
  pursuit_statement_bind_int64 (update, 1, newest);

  return pursuit_statement_run (update, error);
}

static gboolean
count_records (PursuitDatabase *fresh, PursuitSalvage *report)
{
  gint64 all = 0;

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE deleted_at IS NULL",
                             pursuit_kind_to_string ((PursuitKind) kind));

      report->counts[kind] = pursuit_database_get_pragma (fresh, sql);
      all += report->counts[kind];
    }

  return all > 0;
}

/* Tables that hold no records, such as the audit log, have no kind. */
static void
note_broken (PursuitSalvage *report, const char *table)
{
  report->broken_tables++;
  report->broken[pursuit_kind_from_string (table)] = TRUE;
}

static gboolean
copy_tables (Work *work,
             PursuitDatabase *damaged,
             PursuitDatabase *fresh,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (fresh, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      PursuitSalvageOutcome outcome
          = pursuit_salvage_table (damaged, fresh, tables->pdata[i], cancellable, error);

      if (outcome == PURSUIT_SALVAGE_FAILED)
        return FALSE;
      if (outcome == PURSUIT_SALVAGE_BROKEN)
        note_broken (work->report, tables->pdata[i]);
    }

  return tables != NULL;
}

static gboolean
fill_fresh (Work *work,
            PursuitDatabase *damaged,
            PursuitDatabase *fresh,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (PursuitSession) session = NULL;

  if (!pursuit_database_run_script (fresh, "BEGIN IMMEDIATE", error)
      || !copy_tables (work, damaged, fresh, cancellable, error) || !raise_revision (fresh, error))
    return FALSE;
  if (!count_records (fresh, work->report))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                   _ ("%s: nothing in this file can be read; restore a backup"), work->workspace);
      return FALSE;
    }
  session = pursuit_session_new (fresh, TRUE, cancellable);

  return pursuit_session_rebuild_search (session, cancellable, error)
         && pursuit_database_run_script (fresh, "COMMIT", error);
}

/* Closing the only connection writes the log back into the file. */
static gboolean
read_damaged (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitDatabase) fresh = make_fresh (work, error);
  g_autoptr (PursuitDatabase) damaged = NULL;
  gboolean done;

  if (fresh == NULL || !mend_header (work, error))
    return FALSE;
  damaged = pursuit_database_open (work->damaged, PURSUIT_DATABASE_READER, error);
  if (damaged == NULL)
    return FALSE;
  pursuit_database_set_cancellable (fresh, cancellable);
  pursuit_database_set_cancellable (damaged, cancellable);
  done = fill_fresh (work, damaged, fresh, cancellable, error);
  pursuit_database_set_cancellable (fresh, NULL);
  if (!sqlite3_get_autocommit (pursuit_database_get_handle (fresh)))
    pursuit_database_run_script (fresh, "ROLLBACK", NULL);

  return done;
}

PursuitSalvage *
pursuit_salvage_run (const char *profile, GCancellable *cancellable, GError **error)
{
  g_autofree char *workspace = NULL;
  g_autoptr (PursuitProfileLock) lock = NULL;
  g_autoptr (Work) work = NULL;

  g_return_val_if_fail (profile != NULL, NULL);

  workspace = g_build_filename (profile, PURSUIT_STORE_FILE_NAME, NULL);
  lock = pursuit_profile_lock_take (workspace, error);
  work = lock != NULL ? begin (profile, cancellable, error) : NULL;
  if (work == NULL || !read_damaged (work, cancellable, error)
      || !pursuit_replace_workspace (workspace, work->fresh, &work->report->kept, error))
    return NULL;

  return g_steal_pointer (&work->report);
}
