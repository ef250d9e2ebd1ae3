/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-job-private.h"

#include "store/pursuit-session-private.h"
#include "store/pursuit-undo-private.h"

#include <glib/gi18n-lib.h>

struct _PursuitJob
{
  PursuitStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;    /* (nullable) for data, on the task's context */
  GCancellable *cancellable; /* (owned) (nullable) */
  GTask *task;               /* (owned) (nullable) */
  GApplication *held;        /* (owned) (nullable) */
  gboolean is_light;
  gboolean is_done; /* under done_mutex; for a thread that waits */

  gboolean result;
  GError *error; /* (owned) (nullable) */
};

/* Not of the job: the thread that waits frees it while the other may still be in its unlock. */
static GMutex done_mutex;
static GCond done_cond;

PursuitJob *
pursuit_job_new (PursuitStoreFunc func, gpointer data, GCancellable *cancellable)
{
  PursuitJob *self = g_new0 (PursuitJob, 1);

  self->func = func;
  self->data = data;
  g_set_object (&self->cancellable, cancellable);

  return self;
}

void
pursuit_job_set_task (PursuitJob *self, GTask *task, GDestroyNotify destroy)
{
  self->task = task;
  self->destroy = destroy;
  /* What is committed is committed: a cancel that comes later must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
}

void
pursuit_job_hold_program (PursuitJob *self)
{
  GApplication *program = g_application_get_default ();

  if (program == NULL)
    return;
  self->held = g_object_ref (program);
  g_application_hold (program);
}

void
pursuit_job_set_light (PursuitJob *self)
{
  self->is_light = TRUE;
}

static void
job_free (PursuitJob *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  if (self->held != NULL)
    g_application_release (self->held);
  g_clear_object (&self->held);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_error (&self->error);
  g_free (self);
}

/* Calls the function; a failure always has an error. */
static gboolean
call (PursuitJob *self, PursuitSession *session)
{
  GError *error = NULL;
  gboolean done = !pursuit_session_is_cancelled (session, &error)
                  && self->func (session, self->data, self->cancellable, &error);

  if (done && session->failed)
    {
      done = FALSE;
      g_clear_error (&error);
    }
  if (done)
    {
      g_clear_error (&error);
      return TRUE;
    }
  if (error == NULL)
    error = g_error_new_literal (PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
                                 _ ("A part of this failed, so nothing of it was kept"));
  g_clear_error (&self->error);
  self->error = error;

  return FALSE;
}

void
pursuit_job_read (PursuitJob *self, PursuitDatabase *database)
{
  g_autoptr (PursuitSession) session = pursuit_session_new (database, FALSE, self->cancellable);

  pursuit_database_set_cancellable (database, self->cancellable);
  self->result
      = pursuit_database_run_script (database, "BEGIN", &self->error) && call (self, session);
  pursuit_database_set_cancellable (database, NULL);
  if (!sqlite3_get_autocommit (pursuit_database_get_handle (database)))
    pursuit_database_run_script (database, "ROLLBACK", NULL);
}

/* The cancellable is let go before the commit, which must not end half way. */
static gboolean
commit (PursuitJob *self, PursuitSession *session)
{
  pursuit_database_set_cancellable (session->database, NULL);

  return pursuit_undo_finish (session, &self->error)
         && pursuit_database_run_script (session->database, "COMMIT", &self->error);
}

PursuitStoreChange *
pursuit_job_write (PursuitJob *self, PursuitDatabase *database)
{
  g_autoptr (PursuitSession) session = pursuit_session_new (database, TRUE, self->cancellable);

  pursuit_database_set_cancellable (database, self->cancellable);
  self->result
      = pursuit_database_run_script (database,
                                     self->is_light ? "PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE"
                                                    : "BEGIN IMMEDIATE",
                                     &self->error)
        && call (self, session) && commit (self, session);
  pursuit_database_set_cancellable (database, NULL);
  /* SQLite rolls back by itself when the disk is full. */
  if (!self->result && !sqlite3_get_autocommit (pursuit_database_get_handle (database)))
    pursuit_database_run_script (database, "ROLLBACK", NULL);
  if (!self->result)
    pursuit_session_tell_rollback (session);
  if (self->is_light)
    pursuit_database_run_script (database, "PRAGMA synchronous=FULL", NULL);

  return self->result ? g_steal_pointer (&session->change) : NULL;
}

void
pursuit_job_refuse (PursuitJob *self, GError *error)
{
  self->result = FALSE;
  self->error = error;
}

gboolean
pursuit_job_met_full_disk (PursuitJob *self)
{
  return g_error_matches (self->error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL);
}

gboolean
pursuit_job_take_result (PursuitJob *self, GError **error)
{
  gboolean result = self->result;

  if (!result)
    g_propagate_error (error, g_steal_pointer (&self->error));
  job_free (self);

  return result;
}

static gboolean
deliver_cb (gpointer data)
{
  PursuitJob *self = data;

  if (self->result)
    g_task_return_boolean (self->task, TRUE);
  else
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  job_free (self);

  return G_SOURCE_REMOVE;
}

void
pursuit_job_complete (PursuitJob *self)
{
  if (self->task != NULL)
    {
      /* Not g_task_return() from here: the last reference to the task, and so the caller's data,
       * could then go away on this thread. */
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, g_task_get_priority (self->task));
      g_source_set_static_name (source, "pursuit_job_complete");
      g_source_set_callback (source, deliver_cb, self, NULL);
      g_source_attach (source, g_task_get_context (self->task));
      return;
    }

  g_mutex_lock (&done_mutex);
  self->is_done = TRUE;
  g_cond_broadcast (&done_cond);
  g_mutex_unlock (&done_mutex);
}

gboolean
pursuit_job_wait (PursuitJob *self, GError **error)
{
  g_mutex_lock (&done_mutex);
  while (!self->is_done)
    g_cond_wait (&done_cond, &done_mutex);
  g_mutex_unlock (&done_mutex);

  return pursuit_job_take_result (self, error);
}
