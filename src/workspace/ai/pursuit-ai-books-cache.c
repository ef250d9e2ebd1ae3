/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-books-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"
#include "store/pursuit-ai-keeping.h"

#include <string.h>

typedef struct
{
  char *key; /* of the answer, or the subject of those that go */
  PursuitAiKept *kept;
} CacheJob;

static void
cache_job_free (gpointer data)
{
  CacheJob *job = data;

  g_free (job->key);
  pursuit_ai_kept_free (job->kept);
  g_free (job);
}

static GTask *
make_task (PursuitAiCache *cache,
           const char *key,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer data)
{
  GTask *task = g_task_new (cache, cancellable, callback, data);
  CacheJob *job = g_new0 (CacheJob, 1);

  job->key = g_strdup (key);
  g_task_set_source_tag (task, make_task);
  g_task_set_task_data (task, job, cache_job_free);

  return task;
}

/* One of a feature that this version does not know is none. */
static PursuitAiKept *
take_answer (PursuitKeptAnswer *answer)
{
  PursuitAiFeature feature;
  PursuitAiKept *kept;

  if (!pursuit_ai_feature_from_string (answer->feature, &feature))
    return NULL;

  kept = g_new0 (PursuitAiKept, 1);
  kept->feature = feature;
  kept->subject = g_steal_pointer (&answer->subject);
  kept->provider = g_steal_pointer (&answer->provider);
  kept->model = g_steal_pointer (&answer->model);
  kept->text = g_steal_pointer (&answer->text);
  kept->cost = answer->cost;
  pursuit_time_parse (answer->kept_at, &kept->kept_us, NULL);

  return kept;
}

static gboolean
look_up (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CacheJob *job = data;
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PursuitKeptAnswer) answer
      = pursuit_session_get_answer (session, job->key, now, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  job->kept = answer != NULL ? take_answer (answer) : NULL;

  return TRUE;
}

static gboolean
store (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CacheJob *job = data;
  const PursuitAiKept *kept = job->kept;
  gint64 ttl = pursuit_ai_cache_get_ttl (kept->feature);
  g_autofree char *expires = pursuit_time_format (pursuit_clock_now_us () + ttl * G_USEC_PER_SEC);
  const PursuitKeptAnswer answer = {
    .feature = (char *) pursuit_ai_feature_to_string (kept->feature),
    .subject = kept->subject,
    .provider = kept->provider,
    .model = kept->model,
    .text = kept->text,
    .cost = kept->cost,
    .expires_at = expires,
  };

  return pursuit_session_put_answer (session, job->key, &answer, error);
}

static gboolean
purge (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CacheJob *job = data;

  return pursuit_session_purge_answers (session, job->key, NULL, error);
}

static void
lookup_async (PursuitAiCache *cache,
              const char *key,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer data)
{
  pursuit_ai_books_read (make_task (cache, key, cancellable, callback, data), look_up);
}

static PursuitAiKept *
lookup_finish (PursuitAiCache *cache, GAsyncResult *result, GError **error)
{
  CacheJob *job;

  g_return_val_if_fail (g_task_is_valid (result, cache), NULL);

  job = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->kept) : NULL;
}

static void
store_async (PursuitAiCache *cache,
             const char *key,
             const PursuitAiKept *kept,
             GAsyncReadyCallback callback,
             gpointer data)
{
  GTask *task = make_task (cache, key, NULL, callback, data);
  CacheJob *job = g_task_get_task_data (task);

  if (pursuit_ai_cache_get_ttl (kept->feature) == 0
      || strlen (kept->text) > PURSUIT_AI_CACHE_MAX_BYTES)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  job->kept = pursuit_ai_kept_copy (kept);
  pursuit_ai_books_write_light (task, store, NULL);
}

static void
purge_async (PursuitAiCache *cache,
             const char *subject,
             GAsyncReadyCallback callback,
             gpointer data)
{
  pursuit_ai_books_write (make_task (cache, subject, NULL, callback, data), purge, NULL);
}

static gboolean
finish (PursuitAiCache *cache, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, cache), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pursuit_ai_books_cache_init (PursuitAiCacheInterface *iface)
{
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
  iface->store_async = store_async;
  iface->store_finish = finish;
  iface->purge_async = purge_async;
  iface->purge_finish = finish;
}
