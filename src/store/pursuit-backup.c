/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-backup.h"

#include "store/pursuit-profile-lock-private.h"
#include "store/pursuit-replace-private.h"
#include "store/pursuit-schema-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages that are copied between two looks at the cancellable: a megabyte. */
#define PAGES_IN_STEP 256

/* A copy in the making. */
typedef struct
{
  PursuitDatabase *source;
  sqlite3 *copy;
  sqlite3_backup *backup;
  const char *part; /* the file that is written */
  PursuitBackupFunc func;
  gpointer data;
} Copy;

void
pursuit_backup_info_free (PursuitBackupInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self);
}

/* A file without a log is read without making one, so that a backup's folder stays as it is. */
static PursuitDatabase *
open_to_read (const char *file, GError **error)
{
  g_autofree char *log = g_strconcat (file, "-wal", NULL);

  if (!pursuit_schema_check_file (file, error))
    return NULL;

  return pursuit_database_open (
      file, g_access (log, F_OK) == 0 ? PURSUIT_DATABASE_READER : PURSUIT_DATABASE_IMMUTABLE,
      error);
}

static gboolean
fail_copy (Copy *self, int code, GError **error)
{
  int system_error = self->copy != NULL ? sqlite3_system_errno (self->copy) : 0;
  int basic = code & 0xff;

  if (basic == SQLITE_FULL
      || (basic == SQLITE_IOERR
          && (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)))
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL,
                 _ ("%s: the disk is full, so no copy was made; make room or choose another place"),
                 self->part);
  else
    pursuit_database_set_error (self->source, code, error);

  return FALSE;
}

/* Returns: the last code of SQLite; SQLITE_OK if it was cancelled in between */
static int
copy_pages (Copy *self, GCancellable *cancellable)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      int total;

      code = sqlite3_backup_step (self->backup, PAGES_IN_STEP);
      total = sqlite3_backup_pagecount (self->backup);
      if (self->func != NULL && total > 0)
        self->func (1.0 - (double) sqlite3_backup_remaining (self->backup) / total, self->data);
    }

  return code;
}

/* The copy needs no journal: unless all of it succeeds it is thrown away. */
static gboolean
run_copy (Copy *self, GCancellable *cancellable, GError **error)
{
  int code
      = sqlite3_open_v2 (self->part, &self->copy,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (self->copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL,
                         NULL);
  if (code != SQLITE_OK)
    return fail_copy (self, code, error);

  self->backup = sqlite3_backup_init (self->copy, "main",
                                      pursuit_database_get_handle (self->source), "main");
  if (self->backup == NULL)
    return fail_copy (self, sqlite3_errcode (self->copy), error);
  code = copy_pages (self, cancellable);
  /* Only the end tells the connection what the system said. */
  sqlite3_backup_finish (self->backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return code == SQLITE_DONE || fail_copy (self, code, error);
}

/* One transaction around all steps: a commit in between would begin the copy anew, again and again
 * while somebody types. The log grows meanwhile and shrinks afterwards. */
static gboolean
copy_snapshot (PursuitDatabase *source, Copy *self, GCancellable *cancellable, GError **error)
{
  gboolean done;

  self->source = source;
  if (!pursuit_database_run_script (source, "BEGIN; SELECT count (*) FROM sqlite_schema", error))
    return FALSE;
  done = run_copy (self, cancellable, error);
  pursuit_database_run_script (source, "ROLLBACK", NULL);
  if (sqlite3_close (self->copy) != SQLITE_OK)
    g_critical ("A copy was still in use when %s was closed", self->part);

  return done;
}

gboolean
pursuit_backup_check (const char *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitDatabase) database = NULL;

  g_return_val_if_fail (file != NULL, FALSE);

  database = open_to_read (file, error);
  if (database == NULL)
    return FALSE;
  pursuit_database_set_cancellable (database, cancellable);

  return pursuit_schema_check (database, TRUE, error)
         && pursuit_schema_check_whole (database, error);
}

static gboolean
fail_write (const char *file, int code, GError **error)
{
  g_set_error (
      error, PURSUIT_STORE_ERROR,
      code == ENOSPC || code == EDQUOT ? PURSUIT_STORE_ERROR_FULL : PURSUIT_STORE_ERROR_READ_ONLY,
      _ ("%s: the copy cannot be written (%s); choose another place"), file, g_strerror (code));

  return FALSE;
}

/* The moment that the copy shows becomes its time of change. */
static gboolean
settle (const char *part, const struct timespec *moment, GError **error)
{
  const struct timespec times[] = { *moment, *moment };
  int fd = open (part, O_RDWR | O_CLOEXEC);
  gboolean done = fd >= 0 && futimens (fd, times) == 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);

  return done || fail_write (part, saved, error);
}

/* Makes a file of its own beside @file, whose content is the copy. */
static char *
make_part (
    const char *workspace, const char *file, Copy *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s-XXXXXX" PURSUIT_PART_ENDING, file);
  g_autoptr (PursuitDatabase) source = open_to_read (workspace, error);
  struct timespec moment;
  int fd;

  if (source == NULL)
    return NULL;
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      fail_write (file, errno, error);
      return NULL;
    }
  close (fd);

  copy->part = part;
  /* The clock that file systems use: what is written from now on is never older. */
  clock_gettime (CLOCK_REALTIME_COARSE, &moment);
  if (copy_snapshot (source, copy, cancellable, error)
      && pursuit_backup_check (part, cancellable, error) && settle (part, &moment, error))
    return g_steal_pointer (&part);
  g_unlink (part);

  return NULL;
}

/* A slip of the hand must not cost a workspace or another program's file. */
static gboolean
may_replace (const char *file, GError **error)
{
  g_autofree char *name = g_path_get_basename (file);
  GStatBuf info;

  if (g_lstat (file, &info) != 0)
    return TRUE;
  if (!g_str_equal (name, PURSUIT_STORE_FILE_NAME) && pursuit_schema_check_file (file, NULL))
    return TRUE;
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_EXISTS,
               _ ("%s: there is a file already that is no backup; choose another name"), file);

  return FALSE;
}

gboolean
pursuit_backup_make (const char *workspace,
                     const char *file,
                     PursuitBackupFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  Copy copy = { .func = func, .data = data };
  g_autofree char *part = NULL;

  g_return_val_if_fail (workspace != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  if (!may_replace (file, error))
    return FALSE;
  part = make_part (workspace, file, &copy, cancellable, error);
  if (part == NULL)
    return FALSE;
  if (g_rename (part, file) != 0)
    {
      fail_write (file, errno, error);
      g_unlink (part);
      return FALSE;
    }
  pursuit_sync_folder (file);

  return TRUE;
}

static gboolean
count_kinds (PursuitDatabase *database, PursuitBackupInfo *info)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE deleted_at IS NULL",
                             pursuit_kind_to_string ((PursuitKind) kind));

      info->counts[kind] = pursuit_database_get_pragma (database, sql);
      if (info->counts[kind] < 0)
        return FALSE;
    }

  return TRUE;
}

PursuitBackupInfo *
pursuit_backup_describe (const char *file)
{
  PursuitBackupInfo *info = g_new0 (PursuitBackupInfo, 1);
  g_autoptr (PursuitDatabase) database = NULL;
  GStatBuf status;

  g_return_val_if_fail (file != NULL, NULL);

  info->path = g_strdup (file);
  if (g_stat (file, &status) == 0)
    {
      info->size = status.st_size;
      info->made_at = status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
    }
  database = open_to_read (file, NULL);
  info->readable = database != NULL && pursuit_schema_check (database, TRUE, NULL)
                   && count_kinds (database, info);

  return info;
}

gboolean
pursuit_backup_restore (
    const char *profile, const char *file, char **kept, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitProfileLock) lock = NULL;
  g_autofree char *workspace = NULL;
  g_autofree char *part = NULL;
  Copy copy = { NULL };

  g_return_val_if_fail (profile != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  workspace = g_build_filename (profile, PURSUIT_STORE_FILE_NAME, NULL);
  lock = pursuit_profile_lock_take (workspace, error);
  if (lock == NULL || !pursuit_backup_check (file, cancellable, error))
    return FALSE;
  part = make_part (file, workspace, &copy, cancellable, error);

  return part != NULL && pursuit_replace_workspace (workspace, part, kept, error);
}
