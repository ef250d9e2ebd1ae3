/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitSalvage:
 * @counts: how many records of each kind were read, deleted ones aside
 * @broken: of which kinds something could not be read
 * @broken_tables: in how many tables something could not be read, those of kinds among them
 * @kept: (nullable): where the damaged file is now
 *
 * What was saved of a damaged workspace.
 */
typedef struct
{
  gint64 counts[PURSUIT_N_KINDS];
  gboolean broken[PURSUIT_N_KINDS];
  guint broken_tables;
  char *kept;
} PursuitSalvage;

/**
 * pursuit_salvage_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees it.
 */
void pursuit_salvage_free (PursuitSalvage *self);

/**
 * pursuit_salvage_run:
 * @profile: a profile folder that nobody has open for writing
 * @cancellable: (nullable): to stop it; then the profile is as it was
 * @error: busy, full, or %PURSUIT_STORE_ERROR_DAMAGED if nothing can be read
 *
 * Reads row by row what can be read of a damaged workspace, from both ends of each table and
 * around what is broken, into a new workspace with a new search index, and puts that in its place.
 * The damaged file is only ever read from a copy and is kept in the profile's folder of backups.
 * The steps that undo could take back are left behind, as they may be incomplete.
 *
 * Returns: (transfer full) (nullable): what was saved
 */
PursuitSalvage *
pursuit_salvage_run (const char *profile, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSalvage, pursuit_salvage_free)

G_END_DECLS
