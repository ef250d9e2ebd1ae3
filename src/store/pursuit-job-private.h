/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-database-private.h"
#include "store/pursuit-store-change-private.h"
#include "store/pursuit-store.h"

G_BEGIN_DECLS

/* One call of a PursuitStoreFunc, on its way to a thread and back. Either a task waits for it, or
 * a thread does. */
typedef struct _PursuitJob PursuitJob;

PursuitJob *pursuit_job_new (PursuitStoreFunc func, gpointer data, GCancellable *cancellable);
/* Takes @task, whose callback comes on the task's own context; @destroy is called there too. */
void pursuit_job_set_task (PursuitJob *self, GTask *task, GDestroyNotify destroy);
/* Where the program is a GApplication, it goes on until the callback has run, though its last
 * window may be gone. Called on the main thread, which is the task's. */
void pursuit_job_hold_program (PursuitJob *self);
/* What it writes may be gone after a power failure, never after a crash: its commit does not wait
 * for the disk. */
void pursuit_job_set_light (PursuitJob *self);

/* On the thread of the connection. */
void pursuit_job_read (PursuitJob *self, PursuitDatabase *database);
/* Returns: (nullable): what was committed */
PursuitStoreChange *pursuit_job_write (PursuitJob *self, PursuitDatabase *database);
void pursuit_job_refuse (PursuitJob *self, GError *error);
/* Whether it failed because the disk is full. */
gboolean pursuit_job_met_full_disk (PursuitJob *self);

/* Hands the result over; the job is gone for the thread that ran it. */
void pursuit_job_complete (PursuitJob *self);
/* Waits for a job without task, and frees it. */
gboolean pursuit_job_wait (PursuitJob *self, GError **error);
/* For a job that ran on the caller's own thread. */
gboolean pursuit_job_take_result (PursuitJob *self, GError **error);

G_END_DECLS
