/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposals.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/records/pursuit-lead-context-private.h"
#include "workspace/proposals/pursuit-proposal-move-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Most bytes of a proposal's title. */
#define MAX_TITLE 255

typedef struct
{
  PursuitJob job;
  char *id;
  char *status;                /* (nullable) */
  PursuitProposalPrint *print; /* (nullable): made before the transaction */
  gint64 action;
} StatusJob;

static void
status_job_free (gpointer data)
{
  StatusJob *job = data;

  g_free (job->id);
  g_free (job->status);
  pursuit_proposal_print_free (job->print);
  g_free (job);
}

static StatusJob *
status_job_new (const char *id, const char *status)
{
  StatusJob *job = g_new0 (StatusJob, 1);

  job->job.free_result = g_object_unref;
  job->job.free_job = status_job_free;
  job->id = g_strdup (id);
  job->status = g_strdup (status);

  return job;
}

static PursuitRecord *
load_proposal (PursuitSession *session, const char *prefix, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_PROPOSAL;
  g_autofree char *id = pursuit_session_resolve (session, prefix, &kind, error);

  return id != NULL ? pursuit_session_get (session, kind, id, error) : NULL;
}

static const char *
label_step (const char *status)
{
  if (strcmp (status, "sent") == 0)
    return _ ("Send a proposal");
  if (strcmp (status, "draft") == 0)
    return _ ("Revise a proposal");

  return _ ("Status of a proposal");
}

static gboolean
set_status (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;
  g_autoptr (PursuitRecord) proposal = load_proposal (session, job->id, error);

  if (proposal == NULL)
    return FALSE;

  pursuit_session_begin_action (session, label_step (job->status));
  if (!pursuit_proposal_move (session, proposal, job->status, job->print, error))
    return FALSE;
  job->action = pursuit_session_get_action (session);
  job->job.result = g_steal_pointer (&proposal);

  return TRUE;
}

/* On a reading thread: what is laid out for a whole second keeps nobody from writing. */
static gboolean
print_ahead (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;
  g_autoptr (PursuitRecord) proposal = load_proposal (session, job->id, error);
  PursuitProposalPrint *print = NULL;

  if (proposal == NULL
      || !pursuit_proposal_print_ahead (session, proposal, job->status, &print, error))
    return FALSE;
  job->job.result = print;

  return TRUE;
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitWorkspace *self = PURSUIT_WORKSPACE (source);
  g_autoptr (GTask) task = data;
  StatusJob *ahead = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  PursuitProposalPrint *print = g_task_propagate_pointer (G_TASK (result), &error);
  StatusJob *job;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  job = status_job_new (ahead->id, ahead->status);
  job->print = print;
  pursuit_workspace_write_job (self, set_status, job, g_steal_pointer (&task));
}

void
pursuit_workspace_set_proposal_status_async (PursuitWorkspace *self,
                                             const char *proposal_id,
                                             const char *status,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  GTask *ahead = g_task_new (self, cancellable, printed_cb, task);
  StatusJob *job = status_job_new (proposal_id, status);

  g_task_set_source_tag (task, pursuit_workspace_set_proposal_status_async);
  g_task_set_source_tag (ahead, print_ahead);
  job->job.free_result = (GDestroyNotify) pursuit_proposal_print_free;
  pursuit_workspace_read_job (self, print_ahead, job, ahead);
}

static PursuitRecord *
finish (PursuitWorkspace *self, GAsyncResult *result, gint64 *action, GError **error)
{
  StatusJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  /* A step that was refused before its transaction has none. */
  job = g_task_get_task_data (G_TASK (result));
  if (action != NULL)
    *action = job != NULL ? job->action : 0;

  return g_task_propagate_pointer (G_TASK (result), error);
}

PursuitRecord *
pursuit_workspace_set_proposal_status_finish (PursuitWorkspace *self,
                                              GAsyncResult *result,
                                              gint64 *action,
                                              GError **error)
{
  return finish (self, result, action, error);
}

/* What is the record's own, and what belongs to the other one's life. */
static void
make_new (PursuitRecord *record)
{
  static const guint own[] = {
    PURSUIT_FIELD_RECORD_ID,  PURSUIT_FIELD_CREATED_BY, PURSUIT_FIELD_CREATED_AT,
    PURSUIT_FIELD_UPDATED_AT, PURSUIT_FIELD_DELETED_AT,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    pursuit_record_unset (record, own[i]);
}

/* Cut where a character ends, not in it. */
static char *
make_title (PursuitRecord *proposal)
{
  /* Translators: the title of a proposal that was made from another one */
  g_autofree char *title = g_strdup_printf (
      _ ("%s (copy)"), pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TITLE));
  const char *end = title + MIN (strlen (title), MAX_TITLE);

  while (end > title && g_utf8_get_char_validated (end, -1) == (gunichar) -1)
    end--;

  return g_strndup (title, (gsize) (end - title));
}

static void
make_draft (PursuitRecord *proposal)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *valid = pursuit_draft_dup_valid_until (today);
  g_autofree char *title = make_title (proposal);

  make_new (proposal);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, title);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "draft");
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_SENT_AT);
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_DECIDED_AT);
  if (!pursuit_proposal_check_valid (proposal, today, NULL))
    pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, valid);
}

static gboolean
copy_line_items (PursuitSession *session, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) items = pursuit_session_list_of (
      session, PURSUIT_KIND_LINE_ITEM, PURSUIT_LINE_ITEM_PROPOSAL_ID, from, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      PursuitRecord *item = g_ptr_array_index (items, i);

      make_new (item);
      pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID, to);
      if (!pursuit_session_put (session, item, error))
        return FALSE;
    }

  return items != NULL;
}

static gboolean
duplicate (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;
  g_autoptr (PursuitRecord) proposal = load_proposal (session, job->id, error);
  g_autofree char *from = NULL;
  g_autofree char *label = NULL;

  if (proposal == NULL)
    return FALSE;

  from = g_strdup (pursuit_record_get_id (proposal));
  make_draft (proposal);
  label = g_strdup_printf (_ ("Duplicate “%s”"),
                           pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TITLE));
  pursuit_session_begin_action (session, label);
  if (!pursuit_session_put (session, proposal, error)
      || !copy_line_items (session, from, pursuit_record_get_id (proposal), error))
    return FALSE;
  job->action = pursuit_session_get_action (session);
  job->job.result = g_steal_pointer (&proposal);

  return TRUE;
}

void
pursuit_workspace_duplicate_proposal_async (PursuitWorkspace *self,
                                            const char *proposal_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_duplicate_proposal_async);
  pursuit_workspace_write_job (self, duplicate, status_job_new (proposal_id, NULL), task);
}

PursuitRecord *
pursuit_workspace_duplicate_proposal_finish (PursuitWorkspace *self,
                                             GAsyncResult *result,
                                             gint64 *action,
                                             GError **error)
{
  return finish (self, result, action, error);
}
