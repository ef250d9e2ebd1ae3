/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-file-chooser.h"

#include <glib/gi18n-lib.h>

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (g_task_return_error_if_cancelled (task))
    ;
  else if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("No file was chosen"));

  gtk_native_dialog_destroy (dialog);
}

static void
on_cancelled (GCancellable *cancellable, GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
add_filter (GtkFileChooser *chooser, const PursuitFileChooserOptions *options)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  if (options->patterns == NULL)
    return;

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, options->filter_name);
  for (guint i = 0; options->patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, options->patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
ask (GtkWindow *parent,
     const PursuitFileChooserOptions *options,
     GtkFileChooserAction action,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer data)
{
  GtkFileChooserNative *dialog;
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (options != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, ask);
  dialog
      = gtk_file_chooser_native_new (options->title, parent, action, options->accept_label, NULL);
  add_filter (GTK_FILE_CHOOSER (dialog), options);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), options->multiple);
  if (options->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), options->name);

  /* The answer may come in any order with the task's end: the task keeps the dialog. */
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), dialog, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GFile *
finish_one (GAsyncResult *result, GError **error)
{
  g_autoptr (GListModel) files = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  files = g_task_propagate_pointer (G_TASK (result), error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

void
pursuit_file_chooser_open_async (GtkWindow *parent,
                                 const PursuitFileChooserOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  ask (parent, options, GTK_FILE_CHOOSER_ACTION_OPEN, cancellable, callback, data);
}

GListModel *
pursuit_file_chooser_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pursuit_file_chooser_folder_async (GtkWindow *parent,
                                   const PursuitFileChooserOptions *options,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  ask (parent, options, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, cancellable, callback, data);
}

GFile *
pursuit_file_chooser_folder_finish (GAsyncResult *result, GError **error)
{
  return finish_one (result, error);
}

void
pursuit_file_chooser_save_async (GtkWindow *parent,
                                 const PursuitFileChooserOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  ask (parent, options, GTK_FILE_CHOOSER_ACTION_SAVE, cancellable, callback, data);
}

GFile *
pursuit_file_chooser_save_finish (GAsyncResult *result, GError **error)
{
  return finish_one (result, error);
}
