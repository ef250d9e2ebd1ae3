/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-claims.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-proposal.h"
#include "engines/pursuit-claim-check.h"
#include "workspace/proposals/pursuit-proposal-claims-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  PursuitJob job;
  char *id;
  char *words;
  char *sentence; /* (nullable) */
  gint64 action;
} ConfirmJob;

static void
confirm_job_free (gpointer data)
{
  ConfirmJob *job = data;

  g_free (job->id);
  g_free (job->words);
  g_free (job->sentence);
  g_free (job);
}

static PursuitRecord *
load_draft (PursuitSession *session, const char *prefix, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_PROPOSAL;
  g_autofree char *id = pursuit_session_resolve (session, prefix, &kind, error);
  g_autoptr (PursuitRecord) proposal = NULL;
  const char *status;

  if (id != NULL)
    proposal = pursuit_session_get (session, kind, id, error);
  if (proposal == NULL)
    return NULL;
  status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);
  if (status != NULL && strcmp (status, "draft") != 0)
    {
      g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_FORBIDDEN,
                           _ ("Claims are confirmed before a proposal is sent; revise it first"));
      return NULL;
    }

  return g_steal_pointer (&proposal);
}

/* Whether a claim is meant by its words, or by those of its whole sentence. */
static gboolean
is_meant (const ConfirmJob *job, const PursuitClaim *claim)
{
  if (claim->state != PURSUIT_CLAIM_UNSOURCED)
    return FALSE;
  if (job->sentence != NULL)
    return strcmp (claim->text, job->words) == 0 && g_strcmp0 (claim->sentence, job->sentence) == 0;

  return strcmp (claim->text, job->words) == 0 || g_strcmp0 (claim->sentence, job->words) == 0;
}

static GPtrArray *
find_meant (const ConfirmJob *job, GPtrArray *claims, GError **error)
{
  g_autoptr (GPtrArray) meant = g_ptr_array_new ();
  g_autofree char *words = pursuit_claim_dup_short (job->words);
  const char *sentence = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (!is_meant (job, claim))
        continue;
      if (sentence != NULL && strcmp (sentence, claim->sentence) != 0)
        {
          g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                       _ ("“%s” stands in several sentences; give the whole sentence that you "
                          "have checked"),
                       words);
          return NULL;
        }
      sentence = claim->sentence;
      g_ptr_array_add (meant, (gpointer) claim);
    }
  if (meant->len == 0)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("The text says nothing like “%s” that waits to be confirmed; “proposal "
                      "check” lists what does"),
                   words);
      return NULL;
    }

  return g_steal_pointer (&meant);
}

static void
note (PursuitRecord *proposal, const GPtrArray *meant, const char *user_id)
{
  g_autofree char *now = pursuit_clock_dup_now ();

  for (guint i = 0; i < meant->len; i++)
    pursuit_record_take_text (
        proposal, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS,
        pursuit_claims_confirm (
            pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS),
            g_ptr_array_index (meant, i), user_id, now));
}

static gboolean
confirm (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ConfirmJob *job = data;
  g_autoptr (PursuitRecord) proposal = load_draft (session, job->id, error);
  g_autoptr (PursuitProposalSource) source = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) meant = NULL;
  g_autofree char *words = pursuit_claim_dup_short (job->words);
  g_autofree char *label = NULL;

  if (proposal != NULL)
    source = pursuit_proposal_source_load (
        session, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID), proposal, error);
  if (source != NULL)
    claims = pursuit_proposal_claims_load (session, source, error);
  if (claims != NULL)
    meant = find_meant (job, claims, error);
  if (meant == NULL)
    return FALSE;

  note (proposal, meant, job->job.scope->user_id);
  label = g_strdup_printf (_ ("Confirm “%s”"), words);
  pursuit_session_begin_action (session, label);
  if (!pursuit_session_put (session, proposal, error))
    return FALSE;
  job->action = pursuit_session_get_action (session);
  job->job.result = g_steal_pointer (&proposal);

  return TRUE;
}

void
pursuit_workspace_confirm_claim_async (PursuitWorkspace *self,
                                       const char *proposal_id,
                                       const char *words,
                                       const char *sentence,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  ConfirmJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (proposal_id != NULL && words != NULL);

  job = g_new0 (ConfirmJob, 1);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_confirm_claim_async);
  job->job.free_result = g_object_unref;
  job->job.free_job = confirm_job_free;
  job->id = g_strdup (proposal_id);
  job->words = g_strdup (words);
  job->sentence = g_strdup (sentence);
  pursuit_workspace_write_job (self, confirm, job, task);
}

PursuitRecord *
pursuit_workspace_confirm_claim_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        gint64 *action,
                                        GError **error)
{
  ConfirmJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (action != NULL)
    *action = job->action;

  return g_task_propagate_pointer (G_TASK (result), error);
}
