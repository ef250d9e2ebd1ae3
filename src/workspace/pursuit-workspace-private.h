/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-store.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitJob:
 * @func: what runs; set by pursuit_workspace_read_job() and pursuit_workspace_write_job()
 * @scope: who asked for it; set in the same place, and of the workspace
 * @result: what `_finish` hands out; set by the job's function
 * @free_result: (nullable): frees it where nobody takes it
 * @free_job: frees the whole job
 *
 * The head of each verb's own struct: its arguments, copied, and its answer.
 */
typedef struct
{
  PursuitStoreFunc func;
  const PursuitScope *scope;
  gpointer result;
  GDestroyNotify free_result;
  GDestroyNotify free_job;
} PursuitJob;

/**
 * pursuit_workspace_read_job:
 * @self: a workspace
 * @func: runs on a reading thread with the job as its data
 * @job: (transfer full): the job
 * @task: (transfer full): the verb's task
 *
 * Runs a verb that reads. The job is the task's data, so that `_finish` finds it.
 */
void pursuit_workspace_read_job (PursuitWorkspace *self,
                                 PursuitStoreFunc func,
                                 gpointer job,
                                 GTask *task);

/**
 * pursuit_workspace_write_job:
 * @self: a workspace
 * @func: runs on the writer thread with the job as its data
 * @job: (transfer full): the job
 * @task: (transfer full): the verb's task
 *
 * The same for a verb that writes. What it writes is written in the name of who works here.
 */
void pursuit_workspace_write_job (PursuitWorkspace *self,
                                  PursuitStoreFunc func,
                                  gpointer job,
                                  GTask *task);

/**
 * pursuit_workspace_finish_job:
 * @self: (type GObject): what the verb was called on
 * @result: from the callback
 * @error: what went wrong
 *
 * What every verb's `_finish` does that hands out the result of its job and no more.
 *
 * Returns: (transfer full) (nullable): the result
 */
gpointer pursuit_workspace_finish_job (gpointer self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_get_store:
 * @self: a workspace
 *
 * Returns: (transfer none): its store
 */
PursuitStore *pursuit_workspace_get_store (PursuitWorkspace *self);

/**
 * pursuit_workspace_fill_new:
 * @session: a session of a writing job on a new workspace
 * @name: (nullable): what people call it
 * @error: what went wrong
 *
 * Writes what every new workspace has: its name and the templates that come with Pursuit. Who
 * works in it is said by pursuit_identity_ensure().
 *
 * Returns: %TRUE if written
 */
gboolean pursuit_workspace_fill_new (PursuitSession *session, const char *name, GError **error);

/**
 * PursuitProgressRelay:
 *
 * Carries progress from the thread of a job to the main context of its caller, not too often
 * and never after the end.
 */
typedef struct _PursuitProgressRelay PursuitProgressRelay;

/**
 * pursuit_progress_relay_new:
 * @progress: (nullable): who hears
 *
 * Returns: (transfer full) (nullable): a relay to the calling thread's main context; %NULL for
 *   nobody
 */
PursuitProgressRelay *pursuit_progress_relay_new (const PursuitProgress *progress);

/**
 * pursuit_progress_relay_report:
 * @self: (nullable): a relay
 * @fraction: 0 to 1, or negative
 * @text: what is being done
 *
 * Reports from any thread; most calls return at once.
 */
void pursuit_progress_relay_report (PursuitProgressRelay *self, double fraction, const char *text);

/**
 * pursuit_progress_relay_close:
 * @self: (nullable) (transfer full): a relay
 *
 * Ends it, in the main context of its caller. Nothing is called after that.
 */
void pursuit_progress_relay_close (PursuitProgressRelay *self);

G_END_DECLS
