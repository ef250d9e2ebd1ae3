/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-template.h"
#include "core/pursuit-uuid.h"
#include "document/pursuit-template-library.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/ai/pursuit-ai-receipt-private.h"
#include "workspace/ai/pursuit-ai-service-private.h"
#include "workspace/cards/pursuit-cards-private.h"
#include "workspace/proposals/pursuit-drafting-private.h"
#include "workspace/proposals/pursuit-proposal-claims-private.h"
#include "workspace/scoring/pursuit-score-basis-private.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

/* What the person says, or the template. */
static const char *
get_language (PursuitDraftJob *job)
{
  return job->options.language != NULL
             ? job->options.language
             : pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LANGUAGE);
}

/* @text: the template, or the text of which a section is written again. */
static gboolean
make_request (PursuitSession *session,
              PursuitDraftJob *job,
              PursuitProposalSource *source,
              const char *text,
              GError **error)
{
  g_autoptr (PursuitScoreBasis) basis = pursuit_score_basis_load (session, error);
  g_autoptr (PursuitLeadContext) context = NULL;
  g_autoptr (GPtrArray) cards = basis != NULL ? pursuit_cards_load (session, error) : NULL;
  g_autoptr (GPtrArray) prices = cards != NULL ? pursuit_prices_load (session, error) : NULL;
  PursuitProposalInput proposal;
  PursuitScorecardInput lead;
  const PursuitAiDraftingInput input = { .lead = &lead,
                                         .proposal = &proposal,
                                         .cards = cards,
                                         .prices = prices,
                                         .text = text != NULL ? text : "",
                                         .section = job->options.section,
                                         .wish = job->options.wish,
                                         .tone = job->options.tone,
                                         .language = get_language (job) };

  if (prices == NULL
      || !pursuit_score_basis_describe (basis, session, source->lead, &lead, &context, error))
    return FALSE;
  pursuit_proposal_source_get_input (source, &proposal);
  job->drafting = pursuit_ai_drafting_new (&input, error);
  if (job->drafting == NULL)
    return FALSE;
  job->request = pursuit_ai_drafting_new_request (job->drafting, error);

  return job->request != NULL;
}

static PursuitRecord *
load_draft (PursuitSession *session, const char *prefix, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_PROPOSAL;
  g_autofree char *id = pursuit_session_resolve (session, prefix, &kind, error);
  g_autoptr (PursuitRecord) proposal = NULL;

  if (id != NULL)
    proposal = pursuit_session_get (session, kind, id, error);
  if (proposal == NULL)
    return NULL;
  if (g_strcmp0 (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS), "draft") != 0)
    {
      g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_FORBIDDEN,
                           _ ("Only a draft is written again; revise the proposal first"));
      return NULL;
    }

  return g_steal_pointer (&proposal);
}

char **
pursuit_draft_list_sections (const char *text)
{
  return pursuit_ai_drafting_list_sections (text);
}

static gboolean
prepare_section (PursuitSession *session, PursuitDraftJob *job, GError **error)
{
  g_autoptr (PursuitProposalSource) source = NULL;

  job->proposal = load_draft (session, job->id, error);
  if (job->proposal == NULL)
    return FALSE;
  source = pursuit_proposal_source_load (
      session, pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LEAD_ID), job->proposal,
      error);

  return source != NULL
         && make_request (session, job, source,
                          pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_CONTENT), error);
}

/* What a model does not write, such as the lines above the first section, is in the language that
 * it writes in. */
static char *
dup_template (PursuitDraftJob *job, PursuitRecord *template)
{
  const char *content = pursuit_record_get_text (template, PURSUIT_TEMPLATE_CONTENT);

  return pursuit_template_library_dup_in (content != NULL ? content : "", get_language (job));
}

gboolean
pursuit_ai_draft_prepare (PursuitSession *session, PursuitDraftJob *job, GError **error)
{
  g_autoptr (PursuitRecord) template = NULL;
  g_autoptr (PursuitProposalSource) source = NULL;
  g_autofree char *text = NULL;

  if (job->options.section != NULL)
    return prepare_section (session, job, error);

  source = pursuit_draft_begin (session, job, &template, error);
  if (source == NULL)
    return FALSE;
  text = dup_template (job, template);
  if (!make_request (session, job, source, text, error))
    return FALSE;
  if (job->options.language != NULL)
    pursuit_record_set_text (job->proposal, PURSUIT_PROPOSAL_LANGUAGE, job->options.language);

  return TRUE;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitDraftJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (pursuit_store_write_finish (PURSUIT_STORE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->job.result), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* The rest of the text is that which the question was made from, or nothing is changed. */
static gboolean
store_section (PursuitSession *session,
               PursuitDraftJob *job,
               const PursuitProposalDraft *draft,
               GError **error)
{
  g_autoptr (PursuitRecord) now
      = load_draft (session, pursuit_record_get_id (job->proposal), error);
  g_autofree char *label = NULL;

  if (now == NULL)
    return FALSE;
  if (g_strcmp0 (pursuit_record_get_text (now, PURSUIT_PROPOSAL_CONTENT),
                 pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_CONTENT))
      != 0)
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED,
                           _ ("The text was changed while the section was written; ask again"));
      return FALSE;
    }

  label = g_strdup_printf (_ ("Write “%s” again"), job->options.section);
  pursuit_proposal_claims_note_section (now, draft, job->job.scope->user_id);
  pursuit_session_begin_action (session, label);
  if (!pursuit_session_put (session, now, error))
    return FALSE;
  job->action = pursuit_session_get_action (session);
  job->engine = draft->engine;
  job->claims = g_ptr_array_ref (draft->claims);
  job->job.result = g_steal_pointer (&now);

  return TRUE;
}

static gboolean
keep (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitDraftJob *job = data;
  g_autoptr (PursuitProposalDraft) draft
      = pursuit_ai_drafting_read (job->drafting, job->text, job->cut != NULL, error);

  pursuit_session_set_actor (session, job->job.scope->user_id);
  if (draft == NULL)
    return FALSE;

  return job->options.section != NULL ? store_section (session, job, draft, error)
                                      : pursuit_draft_store (session, job, draft, error);
}

/* Whether what had come of an answer is kept although it broke off. */
static gboolean
is_kept (PursuitDraftJob *job, const PursuitAiResult *receipt, const GError *error)
{
  if (receipt == NULL || job->options.section != NULL
      || !pursuit_ai_drafting_has_text (receipt->text)
      || g_error_matches (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_REFUSED))
    return FALSE;

  return !job->options.drops_stopped || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fallen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitDraftJob *job = g_task_get_task_data (task);
  PursuitDraftJob *filled = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  PursuitRecord *proposal
      = pursuit_workspace_draft_finish (PURSUIT_WORKSPACE (source), result, &job->action, &error);

  if (proposal == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->engine = filled->engine;
  job->claims = g_steal_pointer (&filled->claims);
  g_task_return_pointer (task, proposal, g_object_unref);
}

static gboolean
may_fall (PursuitDraftJob *job, const GError *error)
{
  return g_strcmp0 (job->options.engine, PURSUIT_ENGINE_AUTO) == 0 && pursuit_auto_may_fall (error);
}

/* Fills the template in. Takes the task. */
static void
fall (GTask *task, const GError *why)
{
  PursuitDraftJob *job = g_task_get_task_data (task);
  const PursuitDraftOptions options
      = { .template = job->options.template, .engine = PURSUIT_ENGINE_LOCAL };

  pursuit_auto_note_fallen (task, why);
  pursuit_workspace_draft_async (g_task_get_source_object (task), job->id, &options,
                                 g_task_get_cancellable (task), fallen_cb, task);
}

static const char *
say_why (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("The draft was stopped")
                                                                   : error->message;
}

/* Takes the receipt. */
static void
take_receipt (PursuitDraftJob *job, PursuitReceipt *receipt)
{
  job->receipt = receipt;
  g_free (job->cost);
  job->cost = g_strdup (receipt->cost);
}

/* There is no answer, or none that is worth keeping, although it may have been paid. Takes the task
 * and the error. */
static void
fall_or_fail (GTask *task, const PursuitAiResult *paid, GError *error)
{
  PursuitDraftJob *job = g_task_get_task_data (task);
  PursuitReceipt *receipt = pursuit_ai_receipt_new_paid (paid);

  pursuit_ai_paid_tell (paid, error);
  if (receipt != NULL)
    take_receipt (job, receipt);
  if (may_fall (job, error))
    {
      fall (task, error);
      g_error_free (error);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitDraftJob *job = g_task_get_task_data (task);
  PursuitStore *store = pursuit_workspace_get_store (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (PursuitAiResult) paid = NULL;
  g_autoptr (PursuitAiResult) answer
      = pursuit_ai_service_ask_finish (PURSUIT_AI_SERVICE (source), result, &paid, &error);
  const PursuitAiResult *receipt = answer != NULL ? answer : paid;

  if (answer == NULL && !is_kept (job, paid, error))
    {
      fall_or_fail (g_steal_pointer (&task), paid, error);
      return;
    }

  if (error != NULL)
    job->cut = g_strdup (say_why (error));
  g_clear_error (&error);
  job->text = g_strdup (receipt->text);
  take_receipt (job, pursuit_ai_receipt_new (receipt, 1));
  /* What was paid is kept, also if the person has stopped it by now. */
  pursuit_store_write_async (store, keep, job, NULL, NULL, kept_cb, g_steal_pointer (&task));
}

static void
on_text (const char *piece, gpointer data)
{
  PursuitDraftJob *job = data;
  g_autofree char *text = pursuit_ai_drafting_push (job->drafting, piece);

  job->options.on_text (text, job->options.user_data);
}

/* The gateway hands one pointer to all that it calls. */
static gboolean
check (const char *text, gpointer data, GError **error)
{
  return pursuit_ai_drafting_check (text, ((PursuitDraftJob *) data)->drafting, error);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitDraftJob *job = g_task_get_task_data (task);
  PursuitAiWish wish = { .fresh = job->options.fresh, .check = check, .user_data = job };
  GError *error = NULL;

  if (!pursuit_store_read_finish (PURSUIT_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (job->options.on_text != NULL)
    wish.on_text = on_text;
  wish.only_allowed = g_strcmp0 (job->options.engine, PURSUIT_ENGINE_AUTO) == 0;
  wish.subject = pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LEAD_ID);
  job->request->action = pursuit_uuid_new ();
  pursuit_ai_service_ask_async (pursuit_workspace_get_ai_service (g_task_get_source_object (task)),
                                job->request, &wish, g_task_get_cancellable (task), asked_cb,
                                g_object_ref (task));
}

static gboolean
prepare (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_ai_draft_prepare (session, data, error);
}

void
pursuit_ai_draft_run (GTask *task)
{
  PursuitWorkspace *workspace = g_task_get_source_object (task);
  PursuitDraftJob *job = g_task_get_task_data (task);

  job->job.scope = pursuit_workspace_get_scope (workspace);
  g_task_set_check_cancellable (task, FALSE);
  pursuit_store_read_async (pursuit_workspace_get_store (workspace), prepare, job, NULL,
                            g_task_get_cancellable (task), prepared_cb, task);
}
