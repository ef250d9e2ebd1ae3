/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-backup.h"
#include "store/pursuit-salvage.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Of the backups that are made by themselves, so many of the last stay, and beyond them the last of
 * each of so many days. */
#define PURSUIT_BACKUPS_HOURLY 24
#define PURSUIT_BACKUPS_DAILY 7
/* They lie so far apart, in microseconds. */
#define PURSUIT_BACKUPS_INTERVAL_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/**
 * pursuit_backups_dup_folder:
 * @dir: a profile folder
 *
 * Returns: (transfer full): the folder in it that holds its backups
 */
char *pursuit_backups_dup_folder (const char *dir);

/**
 * pursuit_workspace_backup_async:
 * @self: a workspace, open in any mode
 * @file: where the copy goes; a backup that stands there is replaced, anything else is refused
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then nothing is left of it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Copies the workspace as it is now, see pursuit_backup_make(). Work goes on meanwhile.
 */
void pursuit_workspace_backup_async (PursuitWorkspace *self,
                                     const char *file,
                                     const PursuitProgress *progress,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_backup_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong: full, exists, read-only, cancelled
 *
 * Returns: (transfer full) (nullable): what the backup holds
 */
PursuitBackupInfo *
pursuit_workspace_backup_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_keep_backup_async:
 * @self: a workspace that is open for writing
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Makes a backup in the profile's own folder if an hour has passed since the last and something
 * was written since, and removes those that are no longer needed. To be called every few minutes
 * while the workspace is in use: mostly it looks at two files and ends.
 */
void pursuit_workspace_keep_backup_async (PursuitWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_keep_backup_finish:
 * @self: a workspace
 * @result: from the callback
 * @made: (out) (optional) (transfer full) (nullable): the new backup, if one was due
 * @error: what went wrong
 *
 * Returns: %TRUE if all is well
 */
gboolean pursuit_workspace_keep_backup_finish (PursuitWorkspace *self,
                                               GAsyncResult *result,
                                               char **made,
                                               GError **error);

/**
 * pursuit_backups_list_async:
 * @dir: a profile folder, whose workspace need not open
 * @cancellable: (nullable): to stop it
 * @callback: called with the backups
 * @data: for @callback
 *
 * Looks which backups lie in the profile's folder and what each holds. A file that was kept aside
 * when the workspace was replaced is not among them.
 */
void pursuit_backups_list_async (const char *dir,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);

/**
 * pursuit_backups_list_finish:
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type PursuitBackupInfo): the newest first
 */
GPtrArray *pursuit_backups_list_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_backups_restore_async:
 * @dir: a profile folder that nobody has open for writing
 * @file: a backup
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Puts a backup in the place of the workspace, see pursuit_backup_restore().
 */
void pursuit_backups_restore_async (const char *dir,
                                    const char *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_backups_restore_finish:
 * @result: from the callback
 * @kept: (out) (optional) (transfer full) (nullable): where the file is that stood there before
 * @error: what went wrong; then all is as it was
 *
 * Returns: %TRUE if the workspace is the backup's now
 */
gboolean pursuit_backups_restore_finish (GAsyncResult *result, char **kept, GError **error);

/**
 * pursuit_backups_salvage_async:
 * @dir: a profile folder that nobody has open for writing
 * @cancellable: (nullable): to stop it
 * @callback: called with the report
 * @data: for @callback
 *
 * Makes a workspace of what can be read of a damaged one, see pursuit_salvage_run().
 */
void pursuit_backups_salvage_async (const char *dir,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_backups_salvage_finish:
 * @result: from the callback
 * @error: what went wrong; then all is as it was
 *
 * Returns: (transfer full) (nullable): what was saved
 */
PursuitSalvage *pursuit_backups_salvage_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_backups_is_kept:
 * @times: (array length=n_times): when the backups were made, the newest first, microseconds
 * @n_times: how many
 * @which: one of them
 *
 * Says whether a backup stays: it is among the last %PURSUIT_BACKUPS_HOURLY, or the last of one of
 * the %PURSUIT_BACKUPS_DAILY days before those, by UTC.
 *
 * Returns: whether it stays
 */
gboolean pursuit_backups_is_kept (const gint64 *times, guint n_times, guint which);

G_END_DECLS
