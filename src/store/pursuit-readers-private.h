/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-job-private.h"

G_BEGIN_DECLS

/* Reads that run at a time, each with a connection of its own. */
#define PURSUIT_READERS_MAX_THREADS 3

/* A few threads that read, started when there is something to do. */
typedef struct _PursuitReaders PursuitReaders;

PursuitReaders *pursuit_readers_new (const char *path, PursuitDatabaseRole role);
void pursuit_readers_push (PursuitReaders *self, PursuitJob *job);
/* Runs what was pushed and closes the connections. */
void pursuit_readers_free (PursuitReaders *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReaders, pursuit_readers_free)

G_END_DECLS
