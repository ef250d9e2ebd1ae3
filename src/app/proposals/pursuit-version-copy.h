/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

/**
 * pursuit_version_copy_dup_name:
 * @version: a frozen version
 *
 * Returns: (transfer full): a name for the file of its PDF, such as "Line 3 v2.pdf"
 */
char *pursuit_version_copy_dup_name (PursuitRecord *version);

/**
 * pursuit_version_copy_write_async:
 * @workspace: a workspace
 * @version: a frozen version
 * @folder: (nullable): where to; %NULL for a folder of the session, which is gone after it
 * @callback: called with the path
 * @data: for @callback
 *
 * Writes the PDF that was sent under its name, and never over a file that is there.
 */
void pursuit_version_copy_write_async (PursuitWorkspace *workspace,
                                       PursuitRecord *version,
                                       const char *folder,
                                       GAsyncReadyCallback callback,
                                       gpointer data);

/**
 * pursuit_version_copy_write_finish:
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the path
 */
char *pursuit_version_copy_write_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_version_copy_open:
 * @parent: the window that asks
 * @window: the application's window, which says what went wrong
 * @version: a frozen version
 *
 * Shows the PDF that was sent in the person's viewer.
 */
void pursuit_version_copy_open (GtkWindow *parent, PursuitWindow *window, PursuitRecord *version);

/**
 * pursuit_version_copy_save:
 * @parent: the window that asks
 * @window: the application's window, which tells what was done
 * @version: a frozen version
 *
 * Asks where to, and writes the PDF that was sent.
 */
void pursuit_version_copy_save (GtkWindow *parent, PursuitWindow *window, PursuitRecord *version);

G_END_DECLS
