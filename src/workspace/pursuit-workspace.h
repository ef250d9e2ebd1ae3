/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "core/pursuit-scope.h"
#include "store/pursuit-query.h"
#include "store/pursuit-store-change.h"
#include "workspace/pursuit-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitWorkspaceMode:
 * @PURSUIT_WORKSPACE_WRITE: read and write; one process at a time
 * @PURSUIT_WORKSPACE_READ: only read, also beside a process that writes
 *
 * What a workspace is opened for.
 */
typedef enum
{
  PURSUIT_WORKSPACE_WRITE,
  PURSUIT_WORKSPACE_READ,
} PursuitWorkspaceMode;

/**
 * PursuitWaitReason:
 * @PURSUIT_WAIT_FOR_LIMIT: so many actions of a feature are let through in a minute
 * @PURSUIT_WAIT_FOR_PROVIDER: the provider is busy, and has said when to come again, or not
 *
 * Why a question to AI waits.
 */
typedef enum
{
  PURSUIT_WAIT_FOR_LIMIT,
  PURSUIT_WAIT_FOR_PROVIDER,
} PursuitWaitReason;

#define PURSUIT_TYPE_WORKSPACE (pursuit_workspace_get_type ())

/**
 * PursuitWorkspace:
 *
 * A profile folder that is open: what both faces, the window and the command line, talk to. Its
 * verbs are in headers of their own, each `_async` with a `_finish`; they may be called on the
 * thread that opened it, run elsewhere and answer in that thread's main context. A verb that
 * fails leaves the workspace exactly as it was.
 *
 * Properties: `name`, `path`, `writable`. Signal `changed`: after each commit, with a
 * #PursuitStoreChange that says what was touched. Signal `brand-changed`: proposals look different
 * from now on, see #PursuitBrand. Signal `waiting (guint reason, guint wait_ms, GCancellable *by)`:
 * a question to AI waits so long until it goes on by itself, see #PursuitWaitReason; `by` is what
 * its verb was called with, so that only who asks shows it, and gives it up. Signal `passed-over
 * (const char *why)`: a provider of AI wants money before it answers again, so that the next one
 * was asked; told once for all that a person did at a time.
 */
G_DECLARE_FINAL_TYPE (PursuitWorkspace, pursuit_workspace, PURSUIT, WORKSPACE, GObject)

/**
 * pursuit_workspace_get_default_dir:
 *
 * Returns: (transfer full): the folder of the workspace that is used when none is named:
 *   PURSUIT_PROFILE if it is set, else `pursuit/single` in the user's data folder
 */
char *pursuit_workspace_get_default_dir (void);

/**
 * pursuit_workspace_exists:
 * @dir: a folder
 *
 * Returns: whether there is a workspace in it
 */
gboolean pursuit_workspace_exists (const char *dir);

/**
 * pursuit_workspace_open:
 * @dir: a profile folder
 * @mode: what for
 * @error: of store: busy (saying who holds it), newer, damaged, not a workspace, …
 *
 * Opens a workspace and waits for it. For programs without a window.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
PursuitWorkspace *
pursuit_workspace_open (const char *dir, PursuitWorkspaceMode mode, GError **error);

/**
 * pursuit_workspace_open_async:
 * @dir: a profile folder
 * @mode: what for
 * @cancellable: (nullable): to stop it
 * @callback: called when it is open or is not
 * @data: for @callback
 *
 * Opens a workspace, see pursuit_workspace_open(). Migrating an old file can take a while.
 */
void pursuit_workspace_open_async (const char *dir,
                                   PursuitWorkspaceMode mode,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_workspace_open_finish:
 * @result: from the callback
 * @error: like pursuit_workspace_open()
 *
 * Returns: (transfer full) (nullable): the workspace
 */
PursuitWorkspace *pursuit_workspace_open_finish (GAsyncResult *result, GError **error);

/**
 * PursuitWorkspaceOptions:
 * @name: (nullable): what people call the workspace
 * @demo: whether to fill it with a believable team's quarter
 * @currency: (nullable): the ISO 4217 code of amounts that name none; %NULL for the locale's
 * @owner: (nullable): who works in it; %NULL for the name of this computer's account, and in the
 *   demo for the one it speaks of
 * @email: (nullable): that person's mail address
 *
 * How to make a new workspace.
 */
typedef struct
{
  const char *name;
  gboolean demo;
  const char *currency;
  const char *owner;
  const char *email;
} PursuitWorkspaceOptions;

/**
 * pursuit_workspace_create_async:
 * @dir: a folder, made if it is not there
 * @options: how
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then nothing is left of it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Makes a new workspace and opens it for writing. A folder that holds one already is refused.
 * A new workspace has the templates that come with Pursuit.
 */
void pursuit_workspace_create_async (const char *dir,
                                     const PursuitWorkspaceOptions *options,
                                     const PursuitProgress *progress,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_create_finish:
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the workspace, open for writing
 */
PursuitWorkspace *pursuit_workspace_create_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_close:
 * @self: a workspace
 *
 * Waits for what is running and lets the file go. Also done when the last reference goes.
 */
void pursuit_workspace_close (PursuitWorkspace *self);

/**
 * pursuit_workspace_get_name:
 * @self: a workspace
 *
 * Returns: (transfer none): what people call it
 */
const char *pursuit_workspace_get_name (PursuitWorkspace *self);

/**
 * pursuit_workspace_get_path:
 * @self: a workspace
 *
 * Returns: (transfer none): its profile folder
 */
const char *pursuit_workspace_get_path (PursuitWorkspace *self);

/**
 * pursuit_workspace_get_scope:
 * @self: a workspace
 *
 * Says who works here, see #PursuitIdentity. Verbs take it by themselves; it is for
 * pursuit_query_set_where().
 *
 * Returns: (transfer none): who "me" is, unchanged as long as the workspace is open
 */
const PursuitScope *pursuit_workspace_get_scope (PursuitWorkspace *self);

/**
 * pursuit_workspace_get_organization:
 * @self: a workspace
 *
 * Returns: (nullable): the id of the organization that owns it, as it was when it was opened
 */
const char *pursuit_workspace_get_organization (PursuitWorkspace *self);

/**
 * pursuit_workspace_is_writable:
 * @self: a workspace
 *
 * Returns: whether its verbs may write
 */
gboolean pursuit_workspace_is_writable (PursuitWorkspace *self);

G_END_DECLS
