/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-store.h"

#include "store/pursuit-job-private.h"
#include "store/pursuit-profile-lock-private.h"
#include "store/pursuit-readers-private.h"
#include "store/pursuit-schema-private.h"
#include "store/pursuit-writer-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _PursuitStore
{
  GObject parent_instance;

  char *path; /* (owned) */
  int schema_version;
  PursuitProfileLock *lock; /* (owned) (nullable) by writers */
  PursuitWriter *writer;    /* (owned) (nullable) for writers until closed */
  PursuitReaders *readers;  /* (owned) (nullable) until closed */
  PursuitDatabase *front;   /* (owned) (nullable) read on the opener's thread, until closed */

  GMutex mutex;                /* of what the writer thread hands over: */
  GMainContext *context;       /* (owned) where changes are told */
  PursuitStoreChange *pending; /* (owned) (nullable) not yet told */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitStore, pursuit_store, G_TYPE_OBJECT)

static gboolean
emit_changed_cb (gpointer data)
{
  PursuitStore *self = PURSUIT_STORE (data);
  g_autoptr (PursuitStoreChange) change = NULL;

  g_mutex_lock (&self->mutex);
  change = g_steal_pointer (&self->pending);
  g_mutex_unlock (&self->mutex);
  if (change != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);

  return G_SOURCE_REMOVE;
}

/* On the writer thread. Commits that come before the last was told become one signal. */
static void
on_commit (PursuitStoreChange *change, gpointer data)
{
  PursuitStore *self = PURSUIT_STORE (data);

  if (pursuit_store_change_is_empty (change))
    {
      pursuit_store_change_unref (change);
      return;
    }

  g_mutex_lock (&self->mutex);
  if (self->pending != NULL)
    {
      pursuit_store_change_merge (self->pending, change);
      pursuit_store_change_unref (change);
    }
  else
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      self->pending = change;
      /* Before the callback of the write, which has the default priority. */
      g_source_set_priority (source, G_PRIORITY_DEFAULT - 1);
      g_source_set_static_name (source, "pursuit_store_changed");
      g_source_set_callback (source, emit_changed_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

static void
pursuit_store_dispose (GObject *object)
{
  pursuit_store_close (PURSUIT_STORE (object));

  G_OBJECT_CLASS (pursuit_store_parent_class)->dispose (object);
}

static void
pursuit_store_finalize (GObject *object)
{
  PursuitStore *self = PURSUIT_STORE (object);

  g_clear_pointer (&self->pending, pursuit_store_change_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (pursuit_store_parent_class)->finalize (object);
}

static void
pursuit_store_class_init (PursuitStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_store_dispose;
  object_class->finalize = pursuit_store_finalize;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, PURSUIT_TYPE_STORE_CHANGE);
}

static void
pursuit_store_init (PursuitStore *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
}

/* Makes the file with its mode before SQLite sees it: its log takes the mode over. */
static gboolean
create_file (const char *profile, const char *path, GError **error)
{
  int fd = -1;

  if (g_mkdir_with_parents (profile, 0700) == 0)
    fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_EXISTS,
                 _ ("%s: there is a workspace already; open it, or choose another folder"), path);
  else
    g_set_error (error, PURSUIT_STORE_ERROR,
                 errno == ENOSPC ? PURSUIT_STORE_ERROR_FULL : PURSUIT_STORE_ERROR_READ_ONLY,
                 _ ("%s: the workspace cannot be made here (%s); choose another folder"), path,
                 g_strerror (errno));

  return FALSE;
}

/* Brings the file into the state that the other connections may rely on. */
static PursuitDatabase *
open_writer (PursuitStore *self, gboolean is_new, GError **error)
{
  gboolean was_closed = TRUE;
  g_autoptr (PursuitDatabase) database = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info;

  was_closed = g_stat (log, &info) != 0 || info.st_size == 0;
  database = pursuit_database_open (self->path, PURSUIT_DATABASE_WRITER, error);
  if (database == NULL)
    return NULL;
  if (!is_new
      && (!pursuit_schema_check (database, TRUE, error)
          || (!was_closed && !pursuit_schema_check_whole (database, error))))
    return NULL;
  if (!pursuit_schema_migrate (database, error))
    return NULL;
  if (is_new)
    pursuit_database_checkpoint (database, TRUE);

  return g_steal_pointer (&database);
}

static gboolean
open_for_writing (PursuitStore *self, gboolean is_new, GError **error)
{
  PursuitDatabase *database;

  self->lock = pursuit_profile_lock_take (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  if (g_access (self->path, W_OK) != 0)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY,
                   _ ("%s: the file may not be written; change its permissions or open it for "
                      "reading only"),
                   self->path);
      return FALSE;
    }

  database = open_writer (self, is_new, error);
  if (database == NULL)
    return FALSE;
  /* Nobody else's business, also after a copy that lost the mode. */
  if (g_chmod (self->path, 0600) != 0)
    g_debug ("The mode of the workspace file could not be set: %s", g_strerror (errno));
  pursuit_ballast_lay (self->path);
  self->writer = pursuit_writer_new (database, on_commit, self);

  return TRUE;
}

/* On a disk that cannot be written, SQLite cannot even make the files that readers share. */
static gboolean
open_for_reading (PursuitStore *self, PursuitDatabaseRole *role, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  *role = PURSUIT_DATABASE_READER;
  self->front = pursuit_database_open (self->path, *role, &local_error);
  if (self->front != NULL && pursuit_database_get_pragma (self->front, "PRAGMA user_version") >= 0)
    return TRUE;

  g_clear_pointer (&self->front, pursuit_database_close);
  if (g_access (log, F_OK) != 0)
    {
      *role = PURSUIT_DATABASE_IMMUTABLE;
      g_clear_error (&local_error);
    }
  self->front = pursuit_database_open (self->path, *role, error);

  return self->front != NULL;
}

static gboolean
open_store (PursuitStore *self, PursuitStoreMode mode, GError **error)
{
  PursuitDatabaseRole role;

  if (mode != PURSUIT_STORE_READ && !open_for_writing (self, mode == PURSUIT_STORE_CREATE, error))
    return FALSE;
  if (!open_for_reading (self, &role, error) || !pursuit_schema_check (self->front, FALSE, error))
    return FALSE;

  self->readers = pursuit_readers_new (self->path, role);
  self->schema_version = (int) pursuit_database_get_pragma (self->front, "PRAGMA user_version");

  return TRUE;
}

static void
configure_sqlite (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  /* Counting each allocation takes a lock that all threads share, and nobody reads the count. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

PursuitStore *
pursuit_store_open (const char *profile, PursuitStoreMode mode, GError **error)
{
  g_autoptr (PursuitStore) self = NULL;

  g_return_val_if_fail (profile != NULL, NULL);

  configure_sqlite ();
  self = g_object_new (PURSUIT_TYPE_STORE, NULL);
  self->path = g_build_filename (profile, PURSUIT_STORE_FILE_NAME, NULL);
  if (mode == PURSUIT_STORE_CREATE ? !create_file (profile, self->path, error)
                                   : !pursuit_schema_check_file (self->path, error))
    return NULL;
  if (!open_store (self, mode, error))
    {
      pursuit_store_close (self);
      /* A workspace that was never made must not stand in the way of the next try. */
      if (mode == PURSUIT_STORE_CREATE)
        g_unlink (self->path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
pursuit_store_close (PursuitStore *self)
{
  g_return_if_fail (PURSUIT_IS_STORE (self));

  /* The writer last: the last connection writes the log back and removes it. */
  g_clear_pointer (&self->readers, pursuit_readers_free);
  g_clear_pointer (&self->front, pursuit_database_close);
  g_clear_pointer (&self->writer, pursuit_writer_free);
  g_clear_pointer (&self->lock, pursuit_profile_lock_release);
}

const char *
pursuit_store_get_path (PursuitStore *self)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (self), NULL);

  return self->path;
}

gboolean
pursuit_store_is_writable (PursuitStore *self)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (self), FALSE);

  return self->writer != NULL;
}

int
pursuit_store_get_schema_version (PursuitStore *self)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (self), 0);

  return self->schema_version;
}

void
pursuit_store_set_main_context (PursuitStore *self, GMainContext *context)
{
  g_return_if_fail (PURSUIT_IS_STORE (self));

  if (context == NULL)
    context = g_main_context_default ();
  g_mutex_lock (&self->mutex);
  g_main_context_ref (context);
  g_main_context_unref (self->context);
  self->context = context;
  g_mutex_unlock (&self->mutex);
}

static GError *
new_closed_error (PursuitStore *self)
{
  return g_error_new (PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY,
                      _ ("%s: the workspace is closed, or open for reading only"), self->path);
}

/* The job that @task waits for. */
static PursuitJob *
new_awaited_job (GTask *task, PursuitStoreFunc func, gpointer data, GDestroyNotify destroy)
{
  PursuitJob *job = pursuit_job_new (func, data, g_task_get_cancellable (task));

  pursuit_job_set_task (job, task, destroy);

  return job;
}

static void
refuse_closed (PursuitStore *self, PursuitJob *job)
{
  pursuit_job_refuse (job, new_closed_error (self));
  pursuit_job_complete (job);
}

static gboolean
finish_job (PursuitStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
push (PursuitStore *self, PursuitJob *job)
{
  if (self->writer != NULL)
    pursuit_writer_push (self->writer, job);
  else
    refuse_closed (self, job);
}

/* Who closes the last window has not lost what was saved a moment before. */
static void
push_awaited (PursuitStore *self, PursuitJob *job)
{
  pursuit_job_hold_program (job);
  push (self, job);
}

void
pursuit_store_write_async (PursuitStore *self,
                           PursuitStoreFunc func,
                           gpointer data,
                           GDestroyNotify destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_STORE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_store_write_async);
  push_awaited (self, new_awaited_job (task, func, data, destroy));
}

void
pursuit_store_write_light_async (PursuitStore *self,
                                 PursuitStoreFunc func,
                                 gpointer data,
                                 GDestroyNotify destroy,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  PursuitJob *job;

  g_return_if_fail (PURSUIT_IS_STORE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_store_write_light_async);
  job = new_awaited_job (task, func, data, destroy);
  pursuit_job_set_light (job);
  push_awaited (self, job);
}

gboolean
pursuit_store_write_finish (PursuitStore *self, GAsyncResult *result, GError **error)
{
  return finish_job (self, result, error);
}

gboolean
pursuit_store_write (PursuitStore *self,
                     PursuitStoreFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  PursuitJob *job;

  g_return_val_if_fail (PURSUIT_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (self->writer == NULL)
    {
      g_propagate_error (error, new_closed_error (self));
      return FALSE;
    }
  job = pursuit_job_new (func, data, cancellable);
  pursuit_writer_push (self->writer, job);

  return pursuit_job_wait (job, error);
}

void
pursuit_store_read_async (PursuitStore *self,
                          PursuitStoreFunc func,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  PursuitJob *job;

  g_return_if_fail (PURSUIT_IS_STORE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_store_read_async);
  job = new_awaited_job (task, func, data, destroy);
  if (self->readers != NULL)
    pursuit_readers_push (self->readers, job);
  else
    refuse_closed (self, job);
}

gboolean
pursuit_store_read_finish (PursuitStore *self, GAsyncResult *result, GError **error)
{
  return finish_job (self, result, error);
}

gboolean
pursuit_store_read (PursuitStore *self, PursuitStoreFunc func, gpointer data, GError **error)
{
  PursuitJob *job;

  g_return_val_if_fail (PURSUIT_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (self->front == NULL)
    {
      g_propagate_error (error, new_closed_error (self));
      return FALSE;
    }
  job = pursuit_job_new (func, data, NULL);
  pursuit_job_read (job, self->front);

  return pursuit_job_take_result (job, error);
}
