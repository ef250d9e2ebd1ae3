/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-readers-private.h"

struct _PursuitReaders
{
  GThreadPool *pool;
  GAsyncQueue *idle; /* (owned) of PursuitDatabase* that no thread uses */
  char *path;        /* (owned) */
  PursuitDatabaseRole role;
};

static void
run_job (gpointer item, gpointer data)
{
  PursuitReaders *self = data;
  PursuitJob *job = item;
  GError *error = NULL;
  PursuitDatabase *database = g_async_queue_try_pop (self->idle);

  if (database == NULL)
    database = pursuit_database_open (self->path, self->role, &error);
  if (database == NULL)
    pursuit_job_refuse (job, error);
  else
    {
      pursuit_job_read (job, database);
      g_async_queue_push (self->idle, database);
    }
  pursuit_job_complete (job);
}

PursuitReaders *
pursuit_readers_new (const char *path, PursuitDatabaseRole role)
{
  PursuitReaders *self = g_new0 (PursuitReaders, 1);

  self->path = g_strdup (path);
  self->role = role;
  self->idle = g_async_queue_new_full ((GDestroyNotify) pursuit_database_close);
  /* Not exclusive: such a pool starts its threads when needed, and cannot fail. */
  self->pool = g_thread_pool_new (run_job, self, PURSUIT_READERS_MAX_THREADS, FALSE, NULL);

  return self;
}

void
pursuit_readers_push (PursuitReaders *self, PursuitJob *job)
{
  g_thread_pool_push (self->pool, job, NULL);
}

void
pursuit_readers_free (PursuitReaders *self)
{
  if (self == NULL)
    return;

  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_async_queue_unref (self->idle);
  g_free (self->path);
  g_free (self);
}
