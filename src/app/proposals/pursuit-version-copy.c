/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-version-copy.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/proposals/pursuit-proposal-export.h"
#include "core/pursuit-proposal-version.h"
#include "workspace/proposals/pursuit-proposal-versions.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* How often a name is made unlike those that are there before we give up. */
#define MAX_TRIES 1000

typedef struct
{
  PursuitWindow *window;
  PursuitRecord *version;
} Copy;

static void
copy_free (Copy *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->version);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static Copy *
copy_new (PursuitWindow *window, PursuitRecord *version)
{
  Copy *self = g_new0 (Copy, 1);

  self->window = g_object_ref (window);
  self->version = g_object_ref (version);

  return self;
}

static guint
get_number (PursuitRecord *version)
{
  return (guint) pursuit_record_get_integer (version, PURSUIT_PROPOSAL_VERSION_NUMBER);
}

char *
pursuit_version_copy_dup_name (PursuitRecord *version)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_VERSION (version), NULL);

  name = pursuit_proposal_export_dup_name (version, "pdf");
  name[strlen (name) - strlen (".pdf")] = '\0';

  /* Translators: the name of a file: the title of a proposal and the number of its version */
  return g_strdup_printf (_ ("%s v%u.pdf"), name, get_number (version));
}

/* A path at which nothing is; the folder is made if needed, for nobody else to read. */
static char *
make_path (PursuitRecord *version, const char *folder, GError **error)
{
  g_autofree char *session = g_build_filename (g_get_user_runtime_dir (), "pursuit", NULL);
  g_autofree char *name = pursuit_version_copy_dup_name (version);
  const char *place = folder != NULL ? folder : session;

  if (g_mkdir_with_parents (place, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (saved), "%s: %s", place,
                   g_strerror (saved));
      return NULL;
    }
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *number = i > 0 ? g_strdup_printf ("%u ", i + 1) : g_strdup ("");
      g_autofree char *file = g_strconcat (number, name, NULL);
      g_autofree char *path = g_build_filename (place, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("%s: there are too many files like it"),
               name);

  return NULL;
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PursuitRenderResult) written
      = pursuit_workspace_export_version_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (written != NULL)
    g_task_return_pointer (task, g_strdup (written->path), g_free);
  else
    g_task_return_error (task, error);
}

void
pursuit_version_copy_write_async (PursuitWorkspace *workspace,
                                  PursuitRecord *version,
                                  const char *folder,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  GTask *task = g_task_new (workspace, NULL, callback, data);
  GError *error = NULL;
  g_autofree char *path = make_path (version, folder, &error);

  g_task_set_source_tag (task, pursuit_version_copy_write_async);
  if (path == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  pursuit_workspace_export_version_async (
      workspace, pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID),
      get_number (version), path, NULL, write_cb, task);
}

char *
pursuit_version_copy_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
launch_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    pursuit_window_show_error (self->window, _ ("The PDF was not opened"), error);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pursuit_version_copy_write_finish (result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri == NULL)
    pursuit_window_show_error (self->window, _ ("The PDF was not opened"), error);
  else
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launch_cb, g_steal_pointer (&self));
}

void
pursuit_version_copy_open (GtkWindow *parent, PursuitWindow *window, PursuitRecord *version)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_PROPOSAL_VERSION (version));

  pursuit_version_copy_write_async (pursuit_window_get_workspace (window), version, NULL, open_cb,
                                    copy_new (window, version));
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRenderResult) written
      = pursuit_workspace_export_version_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (written == NULL)
    {
      pursuit_window_show_error (self->window, _ ("The copy was not saved"), error);
      return;
    }

  name = g_filename_display_basename (written->path);
  text = g_strdup_printf (_ ("Wrote %s"), name);
  pursuit_window_add_toast (self->window, adw_toast_new (text));
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) self = data;
  g_autoptr (GFile) file = pursuit_file_chooser_save_finish (result, NULL);
  PursuitRecord *version = self->version;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;

  pursuit_workspace_export_version_async (
      pursuit_window_get_workspace (self->window),
      pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID), get_number (version),
      g_file_peek_path (file), NULL, save_cb, g_steal_pointer (&self));
}

void
pursuit_version_copy_save (GtkWindow *parent, PursuitWindow *window, PursuitRecord *version)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_PROPOSAL_VERSION (version));

  name = pursuit_version_copy_dup_name (version);
  pursuit_file_chooser_save_async (
      parent,
      &(PursuitFileChooserOptions){ .title = _ ("Save the Sent Copy"),
                                    .accept_label = _ ("_Save"),
                                    .name = name,
                                    .filter_name = "pdf",
                                    .patterns = (const char *const[]){ "*.pdf", "*.md", NULL } },
      NULL, choose_cb, copy_new (window, version));
}
