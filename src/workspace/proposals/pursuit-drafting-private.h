/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"
#include "core/pursuit-record.h"
#include "engines/pursuit-ai-drafting.h"
#include "store/pursuit-session.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/proposals/pursuit-proposal-text-private.h"
#include "workspace/pursuit-workspace-private.h"

G_BEGIN_DECLS

/**
 * PursuitDraftJob:
 * @job: its head
 * @id: the lead, or the beginning of its id; with a section that of the proposal
 * @options: how; its texts belong to the job
 * @proposal: (nullable): the proposal once it has been begun
 * @engine: (nullable): who has drafted it
 * @claims: (nullable): what it says
 * @action: what undoes it
 * @cost: (nullable): what it cost
 * @receipt: (nullable): what an answer of AI took
 * @cut: (nullable): why it ends before its end
 * @drafting: (nullable): the question to a provider
 * @request: (nullable): what is asked
 * @text: (nullable): what came of the answer
 *
 * One draft on its way.
 */
typedef struct
{
  PursuitJob job;
  char *id;
  PursuitDraftOptions options;
  PursuitRecord *proposal;
  const char *engine;
  GPtrArray *claims;
  gint64 action;
  char *cost;
  PursuitReceipt *receipt;
  char *cut;
  PursuitAiDrafting *drafting;
  PursuitAiRequest *request;
  char *text;
} PursuitDraftJob;

/* A job for these; its result is a proposal. */
PursuitDraftJob *pursuit_draft_job_new (const char *id, const PursuitDraftOptions *options);

/* Frees it, but not the result. */
void pursuit_draft_job_free (gpointer job);

/**
 * pursuit_draft_begin:
 * @session: a session
 * @job: a draft; its proposal is made, and not stored
 * @template: (out) (transfer full): its template
 * @error: no such lead or template
 *
 * Returns: (transfer full) (nullable): what the variables come from
 */
PursuitProposalSource *pursuit_draft_begin (PursuitSession *session,
                                            PursuitDraftJob *job,
                                            PursuitRecord **template,
                                            GError **error);

/**
 * pursuit_draft_store:
 * @session: a writing session
 * @job: a draft that was begun
 * @draft: what it says
 * @error: an error of the store
 *
 * Returns: %TRUE if the proposal is stored, and is the job's result
 */
gboolean pursuit_draft_store (PursuitSession *session,
                              PursuitDraftJob *job,
                              PursuitProposalDraft *draft,
                              GError **error);

/* The proposal templates, the oldest first. */
GPtrArray *pursuit_templates_list (PursuitSession *session, GError **error);

/* Drafts by a provider, or if it gives no answer and the engine is "auto" from the template. Takes
 * the verb's task, whose data is a job. */
void pursuit_ai_draft_run (GTask *task);

/* What would be asked, into the job; for a preview too. */
gboolean pursuit_ai_draft_prepare (PursuitSession *session, PursuitDraftJob *job, GError **error);

G_END_DECLS
