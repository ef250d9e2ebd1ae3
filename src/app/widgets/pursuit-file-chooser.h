/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitFileChooserOptions:
 * @title: what is asked for
 * @accept_label: (nullable): what the button says
 * @name: (nullable): the name that is offered, for saving
 * @filter_name: (nullable): what the files are called, such as “Tables (CSV)”
 * @patterns: (nullable) (array zero-terminated=1): their names, such as `*.csv`
 * @multiple: whether several may be chosen, for opening
 *
 * What to ask a person for.
 */
typedef struct
{
  const char *title;
  const char *accept_label;
  const char *name;
  const char *filter_name;
  const char *const *patterns;
  gboolean multiple;
} PursuitFileChooserOptions;

/**
 * pursuit_file_chooser_open_async:
 * @parent: (nullable): the window that asks
 * @options: what to ask for; copied
 * @cancellable: (nullable): takes the question back
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks for files to read. The one place, with its twins for folders and for saving, that knows how
 * files are chosen on this platform.
 */
void pursuit_file_chooser_open_async (GtkWindow *parent,
                                      const PursuitFileChooserOptions *options,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_file_chooser_open_finish:
 * @result: from the callback
 * @error: %G_IO_ERROR_CANCELLED if the person chose nothing
 *
 * Returns: (transfer full) (nullable): a list of #GFile
 */
GListModel *pursuit_file_chooser_open_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_file_chooser_folder_async:
 * @parent: (nullable): the window that asks
 * @options: what to ask for; copied
 * @cancellable: (nullable): takes the question back
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks for a folder, which the person may also make there.
 */
void pursuit_file_chooser_folder_async (GtkWindow *parent,
                                        const PursuitFileChooserOptions *options,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_file_chooser_folder_finish:
 * @result: from the callback
 * @error: %G_IO_ERROR_CANCELLED if the person chose nothing
 *
 * Returns: (transfer full) (nullable): the folder
 */
GFile *pursuit_file_chooser_folder_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_file_chooser_save_async:
 * @parent: (nullable): the window that asks
 * @options: what to ask for; copied
 * @cancellable: (nullable): takes the question back
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks where to write a file. The desktop's dialog asks before an existing file is chosen.
 */
void pursuit_file_chooser_save_async (GtkWindow *parent,
                                      const PursuitFileChooserOptions *options,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_file_chooser_save_finish:
 * @result: from the callback
 * @error: %G_IO_ERROR_CANCELLED if the person chose nothing
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *pursuit_file_chooser_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
