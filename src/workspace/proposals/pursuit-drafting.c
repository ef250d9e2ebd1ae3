/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-drafting-private.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-template.h"
#include "core/pursuit-time.h"
#include "engines/pursuit-claim.h"
#include "engines/pursuit-draft-engine.h"
#include "store/pursuit-list.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/proposals/pursuit-proposal-claims-private.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

static void
copy_texts (PursuitDraftOptions *options)
{
  options->template = g_strdup (options->template);
  options->engine = g_strdup (options->engine);
  options->tone = g_strdup (options->tone);
  options->language = g_strdup (options->language);
  options->section = g_strdup (options->section);
  options->wish = g_strdup (options->wish);
}

static void
free_texts (PursuitDraftOptions *options)
{
  g_free ((char *) options->template);
  g_free ((char *) options->engine);
  g_free ((char *) options->tone);
  g_free ((char *) options->language);
  g_free ((char *) options->section);
  g_free ((char *) options->wish);
}

PursuitDraftOptions *
pursuit_draft_options_copy (const PursuitDraftOptions *self)
{
  PursuitDraftOptions *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy_texts (copy);
  copy->on_text = NULL;
  copy->user_data = NULL;

  return copy;
}

void
pursuit_draft_options_free (PursuitDraftOptions *self)
{
  if (self == NULL)
    return;

  free_texts (self);
  g_free (self);
}

PursuitDraftJob *
pursuit_draft_job_new (const char *id, const PursuitDraftOptions *options)
{
  PursuitDraftJob *job = g_new0 (PursuitDraftJob, 1);

  job->job.free_result = g_object_unref;
  job->job.free_job = pursuit_draft_job_free;
  job->id = g_strdup (id);
  if (options != NULL)
    job->options = *options;
  copy_texts (&job->options);
  job->cost = g_strdup ("0");

  return job;
}

void
pursuit_draft_job_free (gpointer data)
{
  PursuitDraftJob *job = data;

  g_free (job->id);
  free_texts (&job->options);
  g_clear_object (&job->proposal);
  g_clear_pointer (&job->claims, g_ptr_array_unref);
  g_free (job->cost);
  pursuit_receipt_free (job->receipt);
  g_free (job->cut);
  pursuit_ai_drafting_free (job->drafting);
  pursuit_ai_request_free (job->request);
  g_free (job->text);
  g_free (job);
}

/* Where no job runs that would free its result. */
static void
free_with_result (gpointer data)
{
  PursuitDraftJob *job = data;

  g_clear_pointer (&job->job.result, g_object_unref);
  pursuit_draft_job_free (job);
}

static PursuitDraftJob *
get_job (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

static PursuitRecord *
take_first_template (PursuitSession *session, GError **error)
{
  g_autoptr (GPtrArray) templates = pursuit_templates_list (session, error);

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

char *
pursuit_draft_dup_valid_until (const char *today)
{
  return pursuit_date_add_days (today, PURSUIT_PROPOSAL_VALID_DAYS);
}

static PursuitRecord *
new_proposal (PursuitProposalSource *source, PursuitRecord *template)
{
  PursuitRecord *proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autofree char *valid = pursuit_draft_dup_valid_until (source->today);
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

GPtrArray *
pursuit_templates_list (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_TEMPLATE);

  pursuit_query_add_equals (query, PURSUIT_TEMPLATE_TYPE, "proposal");
  if (!pursuit_query_set_sort (query, "created_at", error))
    return NULL;

  return pursuit_session_list (session, query, NULL, NULL, error);
}

PursuitProposalSource *
pursuit_draft_begin (PursuitSession *session,
                     PursuitDraftJob *job,
                     PursuitRecord **template,
                     GError **error)
{
  PursuitKind kind = PURSUIT_KIND_LEAD;
  g_autofree char *lead_id = pursuit_session_resolve (session, job->id, &kind, error);
  g_autoptr (PursuitRecord) found = NULL;
  PursuitProposalSource *source;

  if (lead_id == NULL)
    return NULL;
  found = find_template (session, job->options.template, error);
  if (found == NULL)
    return NULL;
  source = pursuit_proposal_source_load (session, lead_id, NULL, error);
  if (source == NULL)
    return NULL;

  job->proposal = new_proposal (source, found);
  source->proposal = g_object_ref (job->proposal);
  *template = g_steal_pointer (&found);

  return source;
}

gboolean
pursuit_draft_store (PursuitSession *session,
                     PursuitDraftJob *job,
                     PursuitProposalDraft *draft,
                     GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Draft “%s”"), draft->title);

  pursuit_record_set_text (job->proposal, PURSUIT_PROPOSAL_TITLE, draft->title);
  pursuit_record_set_text (job->proposal, PURSUIT_PROPOSAL_CONTENT, draft->content);
  pursuit_proposal_claims_note_draft (job->proposal, draft);
  pursuit_session_begin_action (session, label);
  if (!pursuit_session_put (session, job->proposal, error))
    return FALSE;

  job->action = pursuit_session_get_action (session);
  job->engine = draft->engine;
  job->claims = g_ptr_array_ref (draft->claims);
  job->job.result = g_object_ref (job->proposal);

  return TRUE;
}

static gboolean
fill_template (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitDraftJob *job = data;
  g_autoptr (PursuitRecord) template = NULL;
  g_autoptr (PursuitProposalSource) source = pursuit_draft_begin (session, job, &template, error);
  g_autoptr (PursuitProposalDraft) draft = NULL;
  PursuitProposalInput input;

  if (source == NULL)
    return FALSE;
  pursuit_proposal_source_get_input (source, &input);
  draft = pursuit_draft_engine_draft (job->options.engine, &input,
                                      pursuit_record_get_text (template, PURSUIT_TEMPLATE_CONTENT),
                                      error);

  return draft != NULL && pursuit_draft_store (session, job, draft, error);
}

static void
on_decided (GTask *task, gboolean asks, gpointer data)
{
  PursuitDraftJob *job = data;

  if (!asks)
    {
      pursuit_workspace_write_job (g_task_get_source_object (task), fill_template, job, task);
      return;
    }
  g_task_set_task_data (task, job, free_with_result);
  pursuit_ai_draft_run (task);
}

void
pursuit_workspace_draft_async (PursuitWorkspace *self,
                               const char *lead_id,
                               const PursuitDraftOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  PursuitDraftJob *job = pursuit_draft_job_new (lead_id, options);

  g_clear_pointer ((char **) &job->options.section, g_free);
  g_task_set_source_tag (task, pursuit_workspace_draft_async);
  if (g_strcmp0 (job->options.engine, PURSUIT_ENGINE_AUTO) == 0)
    pursuit_auto_decide (task, PURSUIT_AI_FEATURE_DRAFT, on_decided, job);
  else
    on_decided (task, g_strcmp0 (job->options.engine, PURSUIT_AI_DRAFTING_ENGINE) == 0, job);
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

void
pursuit_workspace_rewrite_section_async (PursuitWorkspace *self,
                                         const char *proposal_id,
                                         const PursuitDraftOptions *options,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (options != NULL && options->section != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_rewrite_section_async);
  g_task_set_task_data (task, pursuit_draft_job_new (proposal_id, options), free_with_result);
  pursuit_ai_draft_run (task);
}

PursuitRecord *
pursuit_workspace_rewrite_section_finish (PursuitWorkspace *self,
                                          GAsyncResult *result,
                                          gint64 *action,
                                          GError **error)
{
  return pursuit_workspace_draft_finish (self, result, action, error);
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

const char *
pursuit_workspace_draft_get_engine (PursuitWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return get_job (result)->engine;
}

const PursuitReceipt *
pursuit_workspace_draft_get_receipt (PursuitWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return get_job (result)->receipt;
}

const char *
pursuit_workspace_draft_get_cost (PursuitWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return get_job (result)->cost;
}

const char *
pursuit_workspace_draft_get_cut (PursuitWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return get_job (result)->cut;
}
