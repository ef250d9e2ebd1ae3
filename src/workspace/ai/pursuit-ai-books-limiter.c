/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-books-private.h"

#include "core/pursuit-clock.h"
#include "store/pursuit-ai-keeping.h"

typedef struct
{
  PursuitAiBooks *books; /* borrowed: the task holds it */
  PursuitAiFeature feature;
  char *action;
  gint64 wait_us;
} LimiterJob;

static void
limiter_job_free (gpointer data)
{
  LimiterJob *job = data;

  g_free (job->action);
  g_free (job);
}

/* Within a run the clock that never goes back counts. What an earlier run let through is as old as
 * the clock on the wall says, and if that was set back since, it has just been let through. */
static gboolean
load_window (PursuitSession *session, PursuitAiBooks *books, GError **error)
{
  g_autoptr (GPtrArray) actions = pursuit_session_list_actions (session, error);
  gint64 wall = pursuit_clock_now_us ();
  gint64 now = g_get_monotonic_time ();

  if (actions == NULL)
    return FALSE;

  books->window = pursuit_ai_window_new ();
  for (guint i = 0; i < actions->len; i++)
    {
      const PursuitKeptAction *action = actions->pdata[i];
      PursuitAiFeature feature;

      if (pursuit_ai_feature_from_string (action->feature, &feature))
        pursuit_ai_window_add (books->window, feature, action->action,
                               now - MAX (wall - action->at_us, 0));
    }

  return TRUE;
}

static void
forget_window (gpointer books)
{
  g_clear_pointer (&((PursuitAiBooks *) books)->window, pursuit_ai_window_free);
}

static gboolean
take (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  LimiterJob *job = data;
  PursuitAiBooks *books = job->books;
  gint64 now;

  if (books->window == NULL && !load_window (session, books, error))
    return FALSE;
  if (pursuit_ai_window_knows (books->window, job->feature, job->action))
    return TRUE;

  now = g_get_monotonic_time ();
  job->wait_us = pursuit_ai_window_get_wait (books->window, job->feature, now);
  if (job->wait_us > 0)
    {
      g_propagate_error (error, pursuit_ai_limiter_refuse (job->feature, job->wait_us));
      return FALSE;
    }
  if (!pursuit_session_add_action (session, pursuit_ai_feature_to_string (job->feature),
                                   job->action, pursuit_clock_now_us (), error))
    return FALSE;
  pursuit_session_on_rollback (session, forget_window, books);
  pursuit_ai_window_add (books->window, job->feature, job->action, now);

  return TRUE;
}

static void
take_async (PursuitAiLimiter *limiter,
            PursuitAiFeature feature,
            const char *action,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (limiter, cancellable, callback, data);
  LimiterJob *job = g_new0 (LimiterJob, 1);

  job->books = PURSUIT_AI_BOOKS (limiter);
  job->feature = feature;
  job->action = g_strdup (action);
  g_task_set_source_tag (task, take_async);
  g_task_set_task_data (task, job, limiter_job_free);
  pursuit_ai_books_write (task, take, NULL);
}

static gboolean
take_finish (PursuitAiLimiter *limiter, GAsyncResult *result, gint64 *wait_us, GError **error)
{
  LimiterJob *job;

  g_return_val_if_fail (g_task_is_valid (result, limiter), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  *wait_us = job->wait_us;

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pursuit_ai_books_limiter_init (PursuitAiLimiterInterface *iface)
{
  iface->take_async = take_async;
  iface->take_finish = take_finish;
}
