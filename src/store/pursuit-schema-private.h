/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-database-private.h"

G_BEGIN_DECLS

/* "PRSU": marks the file as a workspace, also for file(1). */
#define PURSUIT_SCHEMA_APPLICATION_ID 0x50525355

/* Bytes before the first page's content, by SQLite's file format. */
#define PURSUIT_SCHEMA_HEADER_SIZE 100

/* The number of the last migration that this program has. */
int pursuit_schema_get_newest (void);

/* The migrations after the schema of the file, each in a transaction of its own. */
gboolean pursuit_schema_migrate (PursuitDatabase *database, GError **error);

/* Refuses what is not a workspace, or newer than this program; for a reader also what is older. */
gboolean pursuit_schema_check (PursuitDatabase *database, gboolean will_migrate, GError **error);

/* Reads every page; for a file that was not closed properly. */
gboolean pursuit_schema_check_whole (PursuitDatabase *database, GError **error);

/* What the file's first bytes tell before SQLite opens it. */
gboolean pursuit_schema_check_file (const char *path, GError **error);

/* Makes the header of a fresh workspace fit a file of @size bytes, for one that lost its own. */
void pursuit_schema_fit_header (guint8 *header, gint64 size);

G_END_DECLS
