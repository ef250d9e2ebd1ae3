/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"
#include "store/pursuit-store-change.h"
#include "store/pursuit-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The workspace file in its profile folder. */
#define PURSUIT_STORE_FILE_NAME "workspace.db"

/* The folder in the profile folder that holds its backups. */
#define PURSUIT_STORE_BACKUPS "backups"

/**
 * PursuitStoreMode:
 * @PURSUIT_STORE_CREATE: makes a new workspace, then as %PURSUIT_STORE_WRITE; refuses one that
 *   is there
 * @PURSUIT_STORE_WRITE: reads and writes; takes the profile's lock
 * @PURSUIT_STORE_READ: never writes, and works beside a writer
 *
 * How a workspace file is opened.
 */
typedef enum
{
  PURSUIT_STORE_CREATE,
  PURSUIT_STORE_WRITE,
  PURSUIT_STORE_READ,
} PursuitStoreMode;

#define PURSUIT_TYPE_STORE (pursuit_store_get_type ())

/**
 * PursuitStore:
 *
 * One workspace file. All writes and all checkpoints happen on one thread of its own with the
 * only writing connection; reads happen on a few reading threads, or, for a page of a list, on
 * the thread that opened the store.
 *
 * Signal `changed (PursuitStoreChange *change)`: after a commit, on the main context that was
 * the thread's default when the store was opened. Several commits may come as one signal; it is
 * emitted before the callback of the write that caused it.
 */
G_DECLARE_FINAL_TYPE (PursuitStore, pursuit_store, PURSUIT, STORE, GObject)

/**
 * PursuitStoreFunc:
 * @session: the transaction; valid only during the call
 * @data: what the caller gave
 * @cancellable: (nullable): to be looked at in long loops; statements that run long are
 *   interrupted by themselves
 * @error: set when returning %FALSE
 *
 * A job on a store. It runs on a thread of the store's and must touch nothing but its @data.
 *
 * Returns: %TRUE to commit; %FALSE to roll back everything the job wrote
 */
typedef gboolean (*PursuitStoreFunc) (PursuitSession *session,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * pursuit_store_open:
 * @profile: the profile folder; %PURSUIT_STORE_CREATE makes it if needed, with mode 0700
 * @mode: how to open it
 * @error: %PURSUIT_STORE_ERROR_BUSY, _NEWER, _DAMAGED, _READ_ONLY, _FULL, _NOT_FOUND,
 *   _NOT_A_WORKSPACE, _EXISTS or _FAILED
 *
 * Opens a workspace, after checking that it is one, is whole, and is not newer than this
 * program; brings an older schema up to date. Blocks for as long as that takes; the workspace
 * room calls it on a thread. The file gets mode 0600.
 *
 * Returns: (transfer full) (nullable): the store
 */
PursuitStore *pursuit_store_open (const char *profile, PursuitStoreMode mode, GError **error);

/**
 * pursuit_store_close:
 * @self: a store
 *
 * Waits for the jobs that were asked for, writes the journal back into the file and gives the
 * lock back. Later calls fail. Called by the last unref too; calling it again does nothing.
 */
void pursuit_store_close (PursuitStore *self);

/**
 * pursuit_store_get_path:
 * @self: a store
 *
 * Returns: the path of the workspace file
 */
const char *pursuit_store_get_path (PursuitStore *self);

/**
 * pursuit_store_is_writable:
 * @self: a store
 *
 * Returns: %TRUE unless opened with %PURSUIT_STORE_READ
 */
gboolean pursuit_store_is_writable (PursuitStore *self);

/**
 * pursuit_store_get_schema_version:
 * @self: a store
 *
 * Returns: the number of the last migration in the file
 */
int pursuit_store_get_schema_version (PursuitStore *self);

/**
 * pursuit_store_set_main_context:
 * @self: a store
 * @context: (nullable): where `changed` is emitted from now on; %NULL for the global default
 *
 * For a store that was opened on a worker thread and is handed to the main thread, together
 * with the right to call pursuit_store_read().
 */
void pursuit_store_set_main_context (PursuitStore *self, GMainContext *context);

/**
 * pursuit_store_write_async:
 * @self: a store
 * @func: (scope async): the job; runs on the writer thread inside one transaction
 * @data: for @func
 * @destroy: (nullable): frees @data after @func, on the thread of the callback
 * @cancellable: (nullable): cancels it; the transaction is rolled back
 * @callback: called when it is committed to disk or rolled back
 * @user_data: for @callback
 *
 * Queues a write. Jobs run one after another in the order of the calls. A program that is a
 * #GApplication is held until the callback has run.
 */
void pursuit_store_write_async (PursuitStore *self,
                                PursuitStoreFunc func,
                                gpointer data,
                                GDestroyNotify destroy,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * pursuit_store_write_light_async:
 * @self: a store
 * @func: (scope async): the job
 * @data: for @func
 * @destroy: (nullable): frees @data after @func, on the thread of the callback
 * @cancellable: (nullable): cancels it
 * @callback: called when it is committed or rolled back
 * @user_data: for @callback
 *
 * Like pursuit_store_write_async(), for what may be missing after a power failure: the commit does
 * not wait for the disk. A crash or a kill loses nothing, and whatever is committed before or, with
 * waiting, later is not touched. End with pursuit_store_write_finish().
 */
void pursuit_store_write_light_async (PursuitStore *self,
                                      PursuitStoreFunc func,
                                      gpointer data,
                                      GDestroyNotify destroy,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * pursuit_store_write_finish:
 * @self: a store
 * @result: what the callback got
 * @error: the job's error, %PURSUIT_STORE_ERROR_FULL, _READ_ONLY, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the job's writes are on the disk
 */
gboolean pursuit_store_write_finish (PursuitStore *self, GAsyncResult *result, GError **error);

/**
 * pursuit_store_write:
 * @self: a store
 * @func: (scope call): the job
 * @data: for @func
 * @cancellable: (nullable): cancels it
 * @error: as pursuit_store_write_finish()
 *
 * Like pursuit_store_write_async(), and waits. For programs without a main loop and for tests;
 * never in the application.
 *
 * Returns: %TRUE if the job's writes are on the disk
 */
gboolean pursuit_store_write (PursuitStore *self,
                              PursuitStoreFunc func,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/**
 * pursuit_store_read_async:
 * @self: a store
 * @func: (scope async): the job; runs on a reading thread and sees one snapshot
 * @data: for @func
 * @destroy: (nullable): frees @data after @func, on the thread of the callback
 * @cancellable: (nullable): cancels it, also in the middle of a statement
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Queues a read. A few reads run at a time, in no stated order.
 */
void pursuit_store_read_async (PursuitStore *self,
                               PursuitStoreFunc func,
                               gpointer data,
                               GDestroyNotify destroy,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * pursuit_store_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: the job's error or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the job returned %TRUE
 */
gboolean pursuit_store_read_finish (PursuitStore *self, GAsyncResult *result, GError **error);

/**
 * pursuit_store_read:
 * @self: a store
 * @func: (scope call): the job
 * @data: for @func
 * @error: the job's error
 *
 * Reads at once on the calling thread, with a connection of its own. Only the thread that
 * opened the store may call it (or, in its place, the one that it was handed to), and only for
 * what takes less than a millisecond, such as a page of a list.
 *
 * Returns: %TRUE if the job returned %TRUE
 */
gboolean
pursuit_store_read (PursuitStore *self, PursuitStoreFunc func, gpointer data, GError **error);

G_END_DECLS
