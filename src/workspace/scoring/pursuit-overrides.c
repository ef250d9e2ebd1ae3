/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-overrides.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "workspace/scoring/pursuit-scoring-private.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* The day on which scores by hand were looked through last. */
#define SETTING_SETTLED "score.overrides-settled"

/* How many leads are looked up at a time. */
#define PAGE_SIZE 256

typedef struct
{
  PursuitJob job;
  char *lead_id;
  PursuitScoreOverride *override; /* (nullable) */
  gint64 action;
} OverrideJob;

static void
override_job_free (gpointer data)
{
  OverrideJob *job = data;

  g_free (job->lead_id);
  pursuit_score_override_free (job->override);
  g_free (job);
}

static PursuitRecord *
load_lead (PursuitSession *session, const char *prefix, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_LEAD;
  g_autofree char *id = pursuit_session_resolve (session, prefix, &kind, error);

  return id != NULL ? pursuit_session_get (session, kind, id, error) : NULL;
}

/* Writes what lists show from now on, and remembers it among the past scores. A lead that was
 * never scored shows nothing but what is set by hand. */
static gboolean
show_score (PursuitBulk *bulk, PursuitRecord *before, PursuitRecord *after, GError **error)
{
  g_autoptr (PursuitScore) score = pursuit_lead_dup_score (after);
  gboolean by_hand = pursuit_record_is_set (after, PURSUIT_LEAD_SCORE_OVERRIDE);

  if (score != NULL)
    pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE, pursuit_score_get_shown (score));
  else if (by_hand)
    pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE,
                                pursuit_record_get_integer (after, PURSUIT_LEAD_SCORE_OVERRIDE));
  else
    pursuit_record_unset (after, PURSUIT_LEAD_SCORE);

  return pursuit_bulk_update (bulk, before, after, error)
         && (score == NULL
             || pursuit_scoring_keep_history (bulk, pursuit_record_get_id (after), score, error));
}

static gboolean
check (OverrideJob *job, PursuitRecord *lead, GError **error)
{
  g_autofree char *today = pursuit_clock_dup_today ();

  if (job->override != NULL)
    return pursuit_score_override_check (job->override, today, error);
  if (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE))
    return TRUE;

  g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                       _ ("The score of this lead is not set by hand: there is nothing to take "
                          "back"));

  return FALSE;
}

static gboolean
override_score (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  OverrideJob *job = data;
  g_autoptr (PursuitRecord) before = load_lead (session, job->lead_id, error);
  g_autoptr (PursuitRecord) after = NULL;
  g_autoptr (PursuitBulk) bulk = NULL;

  if (before == NULL || !check (job, before, error))
    return FALSE;

  after = pursuit_record_copy (before);
  pursuit_lead_set_score_override (after, job->override);
  bulk = pursuit_bulk_new (session, _ ("Score by hand"), NULL);
  job->action = pursuit_session_get_action (session);
  if (!show_score (bulk, before, after, error) || !pursuit_bulk_finish (bulk, error)
      || !pursuit_session_audit (
          session, "override", PURSUIT_KIND_LEAD, pursuit_record_get_id (after),
          "score_override score_override_reason score_override_until", error))
    return FALSE;
  job->job.result = g_steal_pointer (&after);

  return TRUE;
}

void
pursuit_workspace_override_score_async (PursuitWorkspace *self,
                                        const char *lead_id,
                                        const PursuitScoreOverride *override,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  OverrideJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (lead_id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_override_score_async);
  job = g_new0 (OverrideJob, 1);
  job->job.free_result = g_object_unref;
  job->job.free_job = override_job_free;
  job->lead_id = g_strdup (lead_id);
  if (override != NULL)
    job->override = pursuit_score_override_new (override->score, override->reason, override->until);
  pursuit_workspace_write_job (self, override_score, job, task);
}

PursuitRecord *
pursuit_workspace_override_score_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         gint64 *action,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (action != NULL)
    *action = ((OverrideJob *) g_task_get_task_data (G_TASK (result)))->action;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The first half reads, so that a day on which nothing ends costs the writer nothing. */
typedef struct
{
  char *today;
  GArray *rows; /* (nullable) (element-type guint32) */
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_free (settling->today);
  g_clear_pointer (&settling->rows, g_array_unref);
  g_free (settling);
}

static gboolean
find_ended (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Settling *settling = data;
  g_autofree char *settled = pursuit_session_get_setting (session, SETTING_SETTLED);
  g_autofree char *where = g_strdup_printf ("score_override_until<%s", settling->today);
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);

  if (g_strcmp0 (settled, settling->today) == 0)
    return TRUE;
  if (pursuit_query_set_where (query, where, NULL, error))
    settling->rows = pursuit_session_list_rows (session, query, error);

  return settling->rows != NULL;
}

static gboolean
end_override (PursuitBulk *bulk, PursuitRecord *lead, GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (lead);

  pursuit_lead_set_score_override (after, NULL);

  return show_score (bulk, lead, after, error);
}

static gboolean
end_page (
    PursuitSession *session, PursuitBulk *bulk, const guint32 *rows, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) leads
      = pursuit_session_get_rows (session, PURSUIT_KIND_LEAD, rows, n_rows, error);
  gboolean ok = leads != NULL;

  for (guint i = 0; ok && i < leads->len; i++)
    if (g_ptr_array_index (leads, i) != NULL)
      ok = end_override (bulk, g_ptr_array_index (leads, i), error);

  return ok;
}

/* A day that is over cannot be called back, so that this is nothing that is undone. */
static gboolean
end_overrides (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Settling *settling = data;
  GArray *rows = settling->rows;
  g_autoptr (PursuitBulk) bulk = rows->len > 0 ? pursuit_bulk_new (session, NULL, NULL) : NULL;

  for (guint i = 0; i < rows->len; i += PAGE_SIZE)
    if (!end_page (session, bulk, &g_array_index (rows, guint32, i), MIN (PAGE_SIZE, rows->len - i),
                   error))
      return FALSE;

  return (bulk == NULL || pursuit_bulk_finish (bulk, error))
         && pursuit_session_set_setting (session, SETTING_SETTLED, settling->today, error);
}

static void
end_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Settling *settling = g_task_get_task_data (task);
  GError *error = NULL;

  if (pursuit_store_write_finish (PURSUIT_STORE (source), result, &error))
    g_task_return_int (task, settling->rows->len);
  else
    g_task_return_error (task, error);
}

static void
find_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Settling *settling = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pursuit_store_read_finish (PURSUIT_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (settling->rows == NULL)
    g_task_return_int (task, 0);
  else
    pursuit_store_write_async (PURSUIT_STORE (source), end_overrides, settling, NULL,
                               g_task_get_cancellable (task), end_cb, g_object_ref (task));
}

void
pursuit_workspace_settle_overrides_async (PursuitWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  Settling *settling;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_settle_overrides_async);
  settling = g_new0 (Settling, 1);
  settling->today = pursuit_clock_dup_today ();
  g_task_set_task_data (task, settling, settling_free);
  pursuit_store_read_async (pursuit_workspace_get_store (self), find_ended, settling, NULL,
                            cancellable, find_cb, task);
}

gint64
pursuit_workspace_settle_overrides_finish (PursuitWorkspace *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
