/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-writer-private.h"

#include "store/pursuit-profile-lock-private.h"

/* After so long without a job the log is written back; at once if it grew beyond a size that
 * makes reading slow. */
#define IDLE_US (G_USEC_PER_SEC / 2)
#define LARGE_LOG_SIZE (64 * 1024 * 1024)

struct _PursuitWriter
{
  GThread *thread;
  GAsyncQueue *queue;        /* (owned) of PursuitJob*, and last the writer itself: the end */
  PursuitDatabase *database; /* (owned) of the thread only */
  PursuitWriterFunc on_commit;
  gpointer data;
  gboolean has_log; /* something was committed since the last checkpoint */
};

static void
run_job (PursuitWriter *self, PursuitJob *job)
{
  PursuitStoreChange *change;

  g_assert (g_thread_self () == self->thread);

  change = pursuit_job_write (job, self->database);
  if (change != NULL)
    {
      self->has_log = TRUE;
      self->on_commit (change, self->data);
    }
  else if (pursuit_job_met_full_disk (job))
    pursuit_ballast_drop (pursuit_database_get_path (self->database));
  pursuit_job_complete (job);
}

static void
write_back (PursuitWriter *self)
{
  pursuit_database_checkpoint (self->database, FALSE);
  self->has_log = FALSE;
}

static gpointer
run_thread (gpointer data)
{
  PursuitWriter *self = data;

  for (;;)
    {
      gpointer item = self->has_log ? g_async_queue_timeout_pop (self->queue, IDLE_US)
                                    : g_async_queue_pop (self->queue);

      if (item == self)
        break;
      if (item != NULL)
        run_job (self, item);
      if (self->has_log
          && (item == NULL || pursuit_database_get_wal_size (self->database) > LARGE_LOG_SIZE))
        write_back (self);
    }
  /* The last connection of a file writes the log back and removes it. */
  g_clear_pointer (&self->database, pursuit_database_close);

  return NULL;
}

PursuitWriter *
pursuit_writer_new (PursuitDatabase *database, PursuitWriterFunc on_commit, gpointer data)
{
  PursuitWriter *self = g_new0 (PursuitWriter, 1);

  self->queue = g_async_queue_new ();
  self->database = database;
  self->on_commit = on_commit;
  self->data = data;
  g_async_queue_lock (self->queue);
  self->thread = g_thread_new ("pursuit-writer", run_thread, self);
  g_async_queue_unlock (self->queue);

  return self;
}

void
pursuit_writer_push (PursuitWriter *self, PursuitJob *job)
{
  g_async_queue_push (self->queue, job);
}

void
pursuit_writer_free (PursuitWriter *self)
{
  if (self == NULL)
    return;

  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
