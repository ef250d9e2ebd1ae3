/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitBackupFunc:
 * @fraction: 0 to 1
 * @data: what the caller gave
 *
 * Hears how far a copy is, on the thread that makes it.
 */
typedef void (*PursuitBackupFunc) (double fraction, gpointer data);

/**
 * PursuitBackupInfo:
 * @path: the file
 * @made_at: when what it holds was so, microseconds since 1970
 * @size: its bytes
 * @readable: whether it could be opened; the counts mean nothing otherwise
 * @counts: how many records of each kind it holds that are not deleted
 *
 * What a backup holds.
 */
typedef struct
{
  char *path;
  gint64 made_at;
  gint64 size;
  gboolean readable;
  gint64 counts[PURSUIT_N_KINDS];
} PursuitBackupInfo;

/**
 * pursuit_backup_info_free:
 * @self: (transfer full) (nullable): an info
 *
 * Frees it.
 */
void pursuit_backup_info_free (PursuitBackupInfo *self);

/**
 * pursuit_backup_make:
 * @workspace: the path of a workspace file, which may be in use
 * @file: where the copy goes; a backup that stands there is replaced, anything else is refused
 * @func: (nullable): hears how far it is
 * @data: for @func
 * @cancellable: (nullable): to stop it; then nothing is left of it
 * @error: %PURSUIT_STORE_ERROR_FULL, _EXISTS, _DAMAGED, _READ_ONLY, or %G_IO_ERROR_CANCELLED
 *
 * Copies a workspace as it is at one moment, with a reading connection of its own: who writes goes
 * on writing, and what is written meanwhile is not in the copy. The copy is written beside @file,
 * checked, brought to the disk and only then given its name; its time of change is the moment.
 * Blocks for as long as that takes: never on the main thread.
 *
 * Returns: %TRUE if the backup is there
 */
gboolean pursuit_backup_make (const char *workspace,
                              const char *file,
                              PursuitBackupFunc func,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/**
 * pursuit_backup_check:
 * @file: a backup
 * @cancellable: (nullable): to stop it
 * @error: what is wrong with it: not found, not a workspace, newer, damaged
 *
 * Reads a backup to the end. The file and its folder are left as they are.
 *
 * Returns: %TRUE if a workspace can be made of it
 */
gboolean pursuit_backup_check (const char *file, GCancellable *cancellable, GError **error);

/**
 * pursuit_backup_describe:
 * @file: a backup
 *
 * Looks what is in it, without reading all of it.
 *
 * Returns: (transfer full): what it holds
 */
PursuitBackupInfo *pursuit_backup_describe (const char *file);

/**
 * pursuit_backup_restore:
 * @profile: a profile folder that nobody has open for writing
 * @file: a backup
 * @kept: (out) (optional) (transfer full): where the workspace file is that stood there before, in
 *   the profile's folder of backups; %NULL if none did
 * @cancellable: (nullable): to stop it; then the profile is as it was
 * @error: an error of pursuit_backup_check(), busy, or full
 *
 * Puts a copy of a backup in the place of the workspace. What stood there is kept under a name of
 * its own and is never removed by the program.
 *
 * Returns: %TRUE if the workspace is the backup's now
 */
gboolean pursuit_backup_restore (
    const char *profile, const char *file, char **kept, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBackupInfo, pursuit_backup_info_free)

G_END_DECLS
