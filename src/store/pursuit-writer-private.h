/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-job-private.h"

G_BEGIN_DECLS

/* The one thread with the one connection that writes and checkpoints. */
typedef struct _PursuitWriter PursuitWriter;

/* Called on the writer thread after each commit; takes @change. */
typedef void (*PursuitWriterFunc) (PursuitStoreChange *change, gpointer data);

/* Takes @database, which from now on belongs to the thread. */
PursuitWriter *
pursuit_writer_new (PursuitDatabase *database, PursuitWriterFunc on_commit, gpointer data);
void pursuit_writer_push (PursuitWriter *self, PursuitJob *job);
/* Runs what was pushed, writes the log back and ends the thread. */
void pursuit_writer_free (PursuitWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitWriter, pursuit_writer_free)

G_END_DECLS
