/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-saved-views.h"

#include "store/pursuit-list.h"
#include "workspace/records/pursuit-saved-views-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  char *id;
  int step;
  gint64 action;
} ViewJob;

static void
view_job_free (gpointer data)
{
  ViewJob *job = data;

  g_free (job->id);
  g_free (job);
}

static void
view_count_free (gpointer data)
{
  PursuitSavedViewCount *item = data;

  g_object_unref (item->view);
  g_free (item);
}

/* One that was made by hand may say no kind. */
static PursuitKind
get_kind (PursuitRecord *view)
{
  const char *kind = pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_RECORD_KIND);

  return kind != NULL ? pursuit_kind_from_string (kind) : PURSUIT_KIND_LEAD;
}

static PursuitQuery *
make_query (PursuitRecord *view, const PursuitScope *scope, GError **error)
{
  PursuitKind kind = get_kind (view);
  g_autoptr (PursuitQuery) query = NULL;

  if (kind == PURSUIT_KIND_NONE)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("“%s” is no kind of record; a saved filter is of leads, say"),
                   pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_RECORD_KIND));
      return NULL;
    }
  query = pursuit_query_new (kind);
  if (!pursuit_query_set_where (query, pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_FILTER),
                                scope, error)
      || !pursuit_query_set_sort (query, pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_SORT),
                                  error))
    return NULL;

  return g_steal_pointer (&query);
}

gboolean
pursuit_saved_view_put (PursuitSession *session,
                        PursuitRecord *view,
                        const PursuitScope *scope,
                        GError **error)
{
  g_autoptr (PursuitQuery) query = NULL;

  g_return_val_if_fail (session != NULL && PURSUIT_IS_SAVED_VIEW (view), FALSE);

  query = make_query (view, scope, error);

  return query != NULL && pursuit_session_put (session, view, error);
}

/* New ones have no position yet and stand last. */
static GPtrArray *
list_views (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_SAVED_VIEW);

  if (!pursuit_query_set_sort (query, "position", error))
    return NULL;
  pursuit_query_set_limit (query, PURSUIT_SAVED_VIEWS_MAX);

  return pursuit_session_list (session, query, NULL, NULL, error);
}

static gboolean
count_view (PursuitSession *session, PursuitSavedViewCount *item, ViewJob *job, GError **error)
{
  g_autoptr (PursuitQuery) query = make_query (item->view, job->job.scope, NULL);

  item->count = -1;
  if (query == NULL)
    return TRUE;
  pursuit_query_set_scope (query, job->job.scope);
  item->count = pursuit_session_count (session, query, error);

  return item->count >= 0;
}

static gboolean
count_views (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ViewJob *job = data;
  g_autoptr (GPtrArray) views = list_views (session, error);

  if (views == NULL)
    return FALSE;
  job->job.result = g_ptr_array_new_with_free_func (view_count_free);
  for (guint i = 0; i < views->len; i++)
    {
      PursuitSavedViewCount *item = g_new0 (PursuitSavedViewCount, 1);

      item->view = g_object_ref (views->pdata[i]);
      g_ptr_array_add (job->job.result, item);
      if (!count_view (session, item, job, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_view (GPtrArray *views, const char *id, guint *place)
{
  for (guint i = 0; i < views->len; i++)
    if (g_strcmp0 (pursuit_record_get_id (views->pdata[i]), id) == 0)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

/* Writes the positions of all that stand elsewhere now. */
static gboolean
number_views (PursuitSession *session, GPtrArray *views, GError **error)
{
  for (guint i = 0; i < views->len; i++)
    {
      PursuitRecord *view = views->pdata[i];

      pursuit_record_set_integer (view, PURSUIT_SAVED_VIEW_POSITION, (gint64) i + 1);
      if (!pursuit_session_put (session, view, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
move_view (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ViewJob *job = data;
  g_autoptr (GPtrArray) views = list_views (session, error);
  guint from;
  guint to;

  if (views == NULL)
    return FALSE;
  if (!find_view (views, job->id, &from))
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("%s: there is no such saved filter; it may have been deleted"), job->id);
      return FALSE;
    }
  to = (guint) CLAMP ((gint64) from + job->step, 0, (gint64) views->len - 1);
  if (to == from)
    return TRUE;

  pursuit_session_begin_action (session, _ ("Move saved filter"));
  g_ptr_array_insert (views, (int) to, g_ptr_array_steal_index (views, from));
  if (!number_views (session, views, error))
    return FALSE;
  job->action = pursuit_session_get_action (session);

  return TRUE;
}

void
pursuit_workspace_count_saved_views_async (PursuitWorkspace *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data)
{
  ViewJob *job = g_new0 (ViewJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_count_saved_views_async);
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;
  job->job.free_job = view_job_free;
  pursuit_workspace_read_job (self, count_views, job, task);
}

GPtrArray *
pursuit_workspace_count_saved_views_finish (PursuitWorkspace *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_move_saved_view_async (PursuitWorkspace *self,
                                         const char *id,
                                         int step,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  ViewJob *job = g_new0 (ViewJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_move_saved_view_async);
  job->job.free_job = view_job_free;
  job->id = g_strdup (id);
  job->step = step;
  pursuit_workspace_write_job (self, move_view, job, task);
}

gboolean
pursuit_workspace_move_saved_view_finish (PursuitWorkspace *self,
                                          GAsyncResult *result,
                                          gint64 *action,
                                          GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (action != NULL)
    *action = ((ViewJob *) g_task_get_task_data (G_TASK (result)))->action;

  return TRUE;
}
