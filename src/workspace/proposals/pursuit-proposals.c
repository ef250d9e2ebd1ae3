/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposals.h"

#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-drafting-private.h"
#include "workspace/proposals/pursuit-proposal-text-private.h"
#include "workspace/pursuit-workspace-private.h"

typedef struct
{
  PursuitJob job;
  PursuitRecord *proposal;
  GPtrArray *problems;
} ProposalJob;

static void
proposal_job_free (gpointer data)
{
  ProposalJob *job = data;

  g_clear_object (&job->proposal);
  g_clear_pointer (&job->problems, g_ptr_array_unref);
  g_free (job);
}

static ProposalJob *
proposal_job_new (gpointer free_result)
{
  ProposalJob *job = g_new0 (ProposalJob, 1);

  job->job.free_result = (GDestroyNotify) free_result;
  job->job.free_job = proposal_job_free;

  return job;
}

static ProposalJob *
get_job (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

static gboolean
read_templates (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ProposalJob *job = data;

  job->job.result = pursuit_templates_list (session, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_list_templates_async (PursuitWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_list_templates_async);
  pursuit_workspace_read_job (self, read_templates, proposal_job_new (g_ptr_array_unref), task);
}

GPtrArray *
pursuit_workspace_list_templates_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
expand_proposal (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ProposalJob *job = data;
  const char *lead_id = pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LEAD_ID);
  g_autoptr (PursuitProposalSource) source
      = pursuit_proposal_source_load (session, lead_id, job->proposal, error);
  g_autoptr (GError) past = NULL;

  if (source == NULL)
    return FALSE;

  job->problems = g_ptr_array_new_with_free_func (g_free);
  job->job.result = pursuit_proposal_source_expand (source, job->problems, error);
  if (g_strcmp0 (pursuit_proposal_get_state (job->proposal, source->today), "draft") == 0
      && !pursuit_proposal_check_valid (job->proposal, source->today, &past))
    g_ptr_array_add (job->problems, g_strdup (past->message));

  return job->job.result != NULL;
}

void
pursuit_workspace_expand_async (PursuitWorkspace *self,
                                PursuitRecord *proposal,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  ProposalJob *job = proposal_job_new (g_free);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_expand_async);
  job->proposal = pursuit_record_copy (proposal);
  pursuit_workspace_read_job (self, expand_proposal, job, task);
}

char *
pursuit_workspace_expand_finish (PursuitWorkspace *self,
                                 GAsyncResult *result,
                                 GPtrArray **problems,
                                 GError **error)
{
  ProposalJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = get_job (result);
  if (problems != NULL)
    *problems = g_steal_pointer (&job->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
