/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-find-named.h"

#include "store/pursuit-search.h"
#include "store/pursuit-store-error.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A title is worth more than a text in a search, so that the one that is meant is among these. */
#define MAX_HITS 20

typedef struct
{
  PursuitJob job;
  PursuitKind kind;
  char *name;
} NamedJob;

static void
named_job_free (gpointer data)
{
  NamedJob *job = data;

  g_free (job->name);
  g_free (job);
}

/* How many are called exactly so, and the first of them. */
static guint
find_exact (GPtrArray *hits, const char *name, const PursuitSearchHit **exact)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const PursuitSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *title = g_utf8_casefold (hit->title, -1);

      if (strcmp (title, wanted) != 0)
        continue;
      if (n++ == 0)
        *exact = hit;
    }

  return n;
}

static const PursuitSearchHit *
choose (GPtrArray *hits, const char *name, GError **error)
{
  const PursuitSearchHit *hit = NULL;
  guint n_exact = find_exact (hits, name, &hit);

  if (n_exact == 1 || hits->len == 1)
    return n_exact == 1 ? hit : g_ptr_array_index (hits, 0);
  if (hits->len == 0)
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("Nothing is called “%.60s”; write the name as it stands in the list"), name);
  else
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS,
                 _ ("“%.60s” may be %s or %s; write more of the name"), name,
                 ((PursuitSearchHit *) hits->pdata[0])->title,
                 ((PursuitSearchHit *) hits->pdata[1])->title);

  return NULL;
}

static gboolean
find_named (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  NamedJob *job = data;
  /* In a name a colon is no operator, and a quote begins no phrase. */
  g_autofree char *words = g_strdelimit (g_strdup (job->name), "\":", ' ');
  g_autoptr (GPtrArray) hits = pursuit_session_search (session, words, job->kind, MAX_HITS, error);
  const PursuitSearchHit *hit = hits != NULL ? choose (hits, job->name, error) : NULL;

  if (hit != NULL)
    job->job.result = g_strdup (hit->id);

  return hit != NULL;
}

void
pursuit_workspace_find_named_async (PursuitWorkspace *self,
                                    PursuitKind kind,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  NamedJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_find_named_async);
  job = g_new0 (NamedJob, 1);
  job->job.free_result = g_free;
  job->job.free_job = named_job_free;
  job->kind = kind;
  job->name = g_strstrip (g_utf8_make_valid (name, -1));
  pursuit_workspace_read_job (self, find_named, job, task);
}

char *
pursuit_workspace_find_named_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
