/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-proposals.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-template.h"
#include "core/pursuit-time.h"
#include "engines/pursuit-claim.h"
#include "engines/pursuit-draft-engine.h"
#include "store/pursuit-list.h"
#include "workspace/pursuit-proposal-text-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  char *id;
  char *word;
  PursuitRecord *proposal;
  GPtrArray *claims;
  GPtrArray *problems;
  gint64 action;
} ProposalJob;

static void
proposal_job_free (gpointer data)
{
  ProposalJob *job = data;

  g_free (job->id);
  g_free (job->word);
  g_clear_object (&job->proposal);
  g_clear_pointer (&job->claims, g_ptr_array_unref);
  g_clear_pointer (&job->problems, g_ptr_array_unref);
  g_free (job);
}

static ProposalJob *
proposal_job_new (const char *id, const char *word, gpointer free_result)
{
  ProposalJob *job = g_new0 (ProposalJob, 1);

  job->job.free_result = (GDestroyNotify) free_result;
  job->job.free_job = proposal_job_free;
  job->id = g_strdup (id);
  job->word = g_strdup (word);

  return job;
}

static ProposalJob *
get_job (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

static GPtrArray *
list_templates (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_TEMPLATE);

  pursuit_query_add_equals (query, PURSUIT_TEMPLATE_TYPE, "proposal");
  if (!pursuit_query_set_sort (query, "created_at", error))
    return NULL;

  return pursuit_session_list (session, query, NULL, NULL, error);
}

static PursuitRecord *
take_first_template (PursuitSession *session, GError **error)
{
  g_autoptr (GPtrArray) templates = list_templates (session, error);

  if (templates == NULL)
    return NULL;
  if (templates->len == 0)
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                           _ ("There is no proposal template; add one, or name one"));
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (templates, 0));
}

static PursuitRecord *
find_template (PursuitSession *session, const char *wanted, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_TEMPLATE;
  g_autoptr (GPtrArray) named = NULL;
  g_autofree char *id = NULL;

  if (wanted == NULL)
    return take_first_template (session, error);

  named = pursuit_session_find (session, PURSUIT_KIND_TEMPLATE, PURSUIT_TEMPLATE_NAME, wanted, 2,
                                error);
  if (named == NULL)
    return NULL;
  if (named->len == 0)
    id = pursuit_session_resolve (session, wanted, &kind, NULL);
  if (named->len == 0 && id == NULL)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("There is no template “%s”; “list template” shows which there are"), wanted);
      return NULL;
    }

  return pursuit_session_get (session, PURSUIT_KIND_TEMPLATE,
                              id != NULL ? id : g_ptr_array_index (named, 0), error);
}

static PursuitRecord *
new_proposal (PursuitProposalSource *source, PursuitRecord *template)
{
  PursuitRecord *proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autofree char *valid = pursuit_date_add_days (source->today, PURSUIT_PROPOSAL_VALID_DAYS);
  const char *currency = pursuit_record_get_text (source->lead, PURSUIT_LEAD_CURRENCY);

  if (currency == NULL)
    currency = source->currency;
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID,
                           pursuit_record_get_id (source->lead));
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TEMPLATE_ID,
                           pursuit_record_get_id (template));
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "draft");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, valid);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CURRENCY, currency);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LANGUAGE,
                           pursuit_record_get_text (template, PURSUIT_TEMPLATE_LANGUAGE));
  if (pursuit_record_is_set (source->lead, PURSUIT_LEAD_VALUE))
    pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE,
                                pursuit_record_get_integer (source->lead, PURSUIT_LEAD_VALUE));

  return proposal;
}

static gboolean
store_draft (PursuitSession *session, ProposalJob *job, PursuitProposalDraft *draft, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Draft “%s”"), draft->title);

  pursuit_record_set_text (job->proposal, PURSUIT_PROPOSAL_TITLE, draft->title);
  pursuit_record_set_text (job->proposal, PURSUIT_PROPOSAL_CONTENT, draft->content);
  pursuit_session_begin_action (session, label);
  if (!pursuit_session_put (session, job->proposal, error))
    return FALSE;

  job->action = pursuit_session_get_action (session);
  job->claims = g_ptr_array_ref (draft->claims);
  job->job.result = g_object_ref (job->proposal);

  return TRUE;
}

static gboolean
draft_proposal (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ProposalJob *job = data;
  PursuitKind kind = PURSUIT_KIND_LEAD;
  g_autofree char *lead_id = pursuit_session_resolve (session, job->id, &kind, error);
  g_autoptr (PursuitRecord) template = NULL;
  g_autoptr (PursuitProposalSource) source = NULL;
  g_autoptr (PursuitProposalDraft) draft = NULL;
  PursuitProposalInput input;

  if (lead_id != NULL)
    template = find_template (session, job->word, error);
  if (template != NULL)
    source = pursuit_proposal_source_load (session, lead_id, NULL, error);
  if (source == NULL)
    return FALSE;

  job->proposal = new_proposal (source, template);
  source->proposal = g_object_ref (job->proposal);
  pursuit_proposal_source_get_input (source, &input);
  draft = pursuit_draft_engine_draft (
      NULL, &input, pursuit_record_get_text (template, PURSUIT_TEMPLATE_CONTENT), error);

  return draft != NULL && store_draft (session, job, draft, error);
}

void
pursuit_workspace_draft_async (PursuitWorkspace *self,
                               const char *lead_id,
                               const char *template,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_draft_async);
  pursuit_workspace_write_job (self, draft_proposal,
                               proposal_job_new (lead_id, template, g_object_unref), task);
}

PursuitRecord *
pursuit_workspace_draft_finish (PursuitWorkspace *self,
                                GAsyncResult *result,
                                gint64 *action,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (action != NULL)
    *action = get_job (result)->action;

  return g_task_propagate_pointer (G_TASK (result), error);
}

JsonNode *
pursuit_workspace_draft_claims_to_json (PursuitWorkspace *self, GAsyncResult *result)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *claims;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  claims = get_job (result)->claims;

  return pursuit_claims_to_json (claims != NULL ? claims : none);
}

static gboolean
read_templates (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ProposalJob *job = data;

  job->job.result = list_templates (session, error);

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
  pursuit_workspace_read_job (self, read_templates,
                              proposal_job_new (NULL, NULL, g_ptr_array_unref), task);
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
  ProposalJob *job = proposal_job_new (NULL, NULL, g_free);
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
