/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-backups.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-task.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a backup is called that is made by itself: with its time, so that names sort. */
#define NAME_FORMAT "workspace-%Y%m%dT%H%M%SZ.db"
#define NAME_BEGINNING "workspace-"
#define NAME_ENDING ".db"
#define PART_ENDING ".part"
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Files in the folder beyond which nothing is listed. */
#define MAX_FILES 1000

/* One verb: what it is about, and what comes out of it. */
typedef struct
{
  char *dir;
  char *file;                     /* (nullable) */
  char *kept;                     /* (nullable): what the verb hands out beside its result */
  PursuitProgressRelay *progress; /* (nullable) */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  pursuit_progress_relay_close (work->progress);
  g_free (work->dir);
  g_free (work->file);
  g_free (work->kept);
  g_free (work);
}

static Work *
work_new (const char *dir, const char *file)
{
  Work *work = g_new0 (Work, 1);

  work->dir = g_canonicalize_filename (dir, NULL);
  work->file = file != NULL ? g_canonicalize_filename (file, NULL) : NULL;

  return work;
}

static void
start (GTask *task, Work *work, GTaskThreadFunc func)
{
  g_task_set_task_data (task, work, work_free);
  /* What is in its place is in its place: a cancel that comes later must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  pursuit_task_run_in_thread (task, func);
  g_object_unref (task);
}

char *
pursuit_backups_dup_folder (const char *dir)
{
  g_return_val_if_fail (dir != NULL, NULL);

  return g_build_filename (dir, PURSUIT_STORE_BACKUPS, NULL);
}

static char *
dup_workspace (Work *work)
{
  return g_build_filename (work->dir, PURSUIT_STORE_FILE_NAME, NULL);
}

static void
report (double fraction, gpointer data)
{
  pursuit_progress_relay_report (data, fraction, _ ("Copying the workspace"));
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *workspace = dup_workspace (work);
  GError *error = NULL;

  if (pursuit_backup_make (workspace, work->file, report, work->progress, cancellable, &error))
    g_task_return_pointer (task, pursuit_backup_describe (work->file),
                           (GDestroyNotify) pursuit_backup_info_free);
  else
    g_task_return_error (task, error);
}

void
pursuit_workspace_backup_async (PursuitWorkspace *self,
                                const char *file,
                                const PursuitProgress *progress,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task;
  Work *work;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (file != NULL);

  work = work_new (pursuit_workspace_get_path (self), file);
  work->progress = pursuit_progress_relay_new (progress);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_backup_async);
  start (task, work, backup_thread);
}

PursuitBackupInfo *
pursuit_workspace_backup_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const char *name_a = *(char *const *) a;
  const char *name_b = *(char *const *) b;

  return strcmp (name_b, name_a);
}

/* Names of the backups that were made by themselves, the newest first; and takes away what a crash
 * left of one. */
static GPtrArray *
list_own (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && names->len < MAX_FILES && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (!g_str_has_prefix (name, NAME_BEGINNING))
        continue;
      if (g_str_has_suffix (name, NAME_ENDING))
        g_ptr_array_add (names, g_steal_pointer (&file));
      else if (g_str_has_suffix (name, PART_ENDING))
        g_unlink (file);
    }
  g_ptr_array_sort (names, compare_newest_first);

  return names;
}

/* Microseconds; 0 if it is not there or empty. */
static gint64
get_change_time (const char *file)
{
  GStatBuf info;

  if (g_stat (file, &info) != 0 || info.st_size == 0)
    return 0;

  return info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
}

gboolean
pursuit_backups_is_kept (const gint64 *times, guint n_times, guint which)
{
  guint days = 0;
  gint64 day;

  g_return_val_if_fail (times != NULL, FALSE);
  g_return_val_if_fail (which < n_times, FALSE);

  if (which < PURSUIT_BACKUPS_HOURLY)
    return TRUE;

  day = times[PURSUIT_BACKUPS_HOURLY - 1] / DAY_US;
  for (guint i = PURSUIT_BACKUPS_HOURLY; i <= which; i++)
    {
      gboolean last_of_day = times[i] / DAY_US != day;

      day = times[i] / DAY_US;
      days += last_of_day;
      if (i == which)
        return last_of_day && days <= PURSUIT_BACKUPS_DAILY;
    }

  return FALSE;
}

static void
prune (const char *folder)
{
  g_autoptr (GPtrArray) files = list_own (folder);
  g_autofree gint64 *times = g_new0 (gint64, files->len + 1);

  for (guint i = 0; i < files->len; i++)
    times[i] = get_change_time (files->pdata[i]);
  for (guint i = 0; i < files->len; i++)
    if (!pursuit_backups_is_kept (times, files->len, i))
      g_unlink (files->pdata[i]);
}

/* Something was written since the last, and that is an hour ago; or the clock was set back. */
static gboolean
is_due (const char *workspace, const char *folder)
{
  g_autoptr (GPtrArray) files = list_own (folder);
  g_autofree char *log = g_strconcat (workspace, "-wal", NULL);
  gint64 now = pursuit_clock_now_us ();
  gint64 last = files->len > 0 ? get_change_time (files->pdata[0]) : 0;
  gint64 changed = MAX (get_change_time (workspace), get_change_time (log));

  return changed >= last && (last > now || now - last >= PURSUIT_BACKUPS_INTERVAL_US);
}

static char *
choose_name (const char *folder)
{
  g_autoptr (GDateTime) now
      = g_date_time_new_from_unix_utc (pursuit_clock_now_us () / G_USEC_PER_SEC);
  g_autofree char *name = g_date_time_format (now, NAME_FORMAT);

  return g_build_filename (folder, name, NULL);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *workspace = dup_workspace (work);
  g_autofree char *folder = pursuit_backups_dup_folder (work->dir);
  g_autofree char *file = choose_name (folder);
  GError *error = NULL;

  if (!is_due (workspace, folder))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* If it cannot be made, writing into it says so. */
  g_mkdir_with_parents (folder, 0700);
  if (!pursuit_backup_make (workspace, file, NULL, NULL, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  work->kept = g_steal_pointer (&file);
  prune (folder);
  g_task_return_boolean (task, TRUE);
}

void
pursuit_workspace_keep_backup_async (PursuitWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_keep_backup_async);
  start (task, work_new (pursuit_workspace_get_path (self), NULL), keep_thread);
}

static gboolean
finish_with_file (GAsyncResult *result, char **file, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), error);

  if (file != NULL)
    *file = done ? g_steal_pointer (&work->kept) : NULL;

  return done;
}

gboolean
pursuit_workspace_keep_backup_finish (PursuitWorkspace *self,
                                      GAsyncResult *result,
                                      char **made,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_with_file (result, made, error);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *folder = pursuit_backups_dup_folder (work->dir);
  g_autoptr (GPtrArray) files = list_own (folder);
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_backup_info_free);

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (infos, pursuit_backup_describe (files->pdata[i]));
  g_task_return_pointer (task, infos, (GDestroyNotify) g_ptr_array_unref);
}

void
pursuit_backups_list_async (const char *dir,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;

  g_return_if_fail (dir != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_backups_list_async);
  start (task, work_new (dir, NULL), list_thread);
}

GPtrArray *
pursuit_backups_list_finish (GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (NULL, result, error);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (pursuit_backup_restore (work->dir, work->file, &work->kept, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pursuit_backups_restore_async (const char *dir,
                               const char *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;

  g_return_if_fail (dir != NULL);
  g_return_if_fail (file != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_backups_restore_async);
  start (task, work_new (dir, file), restore_thread);
}

gboolean
pursuit_backups_restore_finish (GAsyncResult *result, char **kept, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return finish_with_file (result, kept, error);
}

static void
salvage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  PursuitSalvage *salvage = pursuit_salvage_run (work->dir, cancellable, &error);

  if (salvage != NULL)
    g_task_return_pointer (task, salvage, (GDestroyNotify) pursuit_salvage_free);
  else
    g_task_return_error (task, error);
}

void
pursuit_backups_salvage_async (const char *dir,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;

  g_return_if_fail (dir != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_backups_salvage_async);
  start (task, work_new (dir, NULL), salvage_thread);
}

PursuitSalvage *
pursuit_backups_salvage_finish (GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (NULL, result, error);
}
