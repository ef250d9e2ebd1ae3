/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-export.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/window/pursuit-window.h"
#include "workspace/proposals/pursuit-proposals.h"

#include <glib/gi18n-lib.h>

/* The longest name that is offered, in characters. */
#define MAX_NAME 80

typedef struct
{
  PursuitWindow *window;
  PursuitWorkspace *workspace;
  char *id;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->workspace);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_open (AdwToast *toast, gpointer data)
{
  g_autofree char *uri = g_filename_to_uri (data, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
free_path (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
announce (Export *self, const PursuitRenderResult *result)
{
  g_autofree char *name = g_filename_display_basename (result->path);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (result->pages > 0)
    /* Translators: a file was written; its name, its number of pages. */
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Wrote %s, %u page", "Wrote %s, %u pages", result->pages),
        name, result->pages);
  else
    text = g_strdup_printf (_ ("Wrote %s"), name);

  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open), g_strdup (result->path),
                         free_path, 0);
  pursuit_window_add_toast (self->window, toast);
}

static void
render_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRenderResult) rendered
      = pursuit_workspace_render_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (rendered != NULL)
    announce (self, rendered);
  else
    pursuit_window_show_error (self->window, _ ("The proposal was not exported"), error);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GFile) file = pursuit_file_chooser_save_finish (result, NULL);
  PursuitWorkspace *workspace = self->workspace;
  const char *id = self->id;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;

  pursuit_workspace_render_async (workspace, id, g_file_peek_path (file), NULL, render_cb,
                                  g_steal_pointer (&self));
}

char *
pursuit_proposal_export_dup_name (PursuitRecord *record, const char *ending)
{
  g_autofree char *title = NULL;
  g_autofree char *shortened = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (record), NULL);
  g_return_val_if_fail (ending != NULL, NULL);

  title = pursuit_record_dup_title (record);
  g_strdelimit (title, "/\\:*?\"<>|\n\r\t", ' ');
  g_strstrip (title);
  shortened = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_NAME));

  return g_strdup_printf ("%s.%s", *shortened != '.' ? shortened : shortened + 1, ending);
}

void
pursuit_proposal_export (GtkWidget *widget,
                         PursuitWorkspace *workspace,
                         PursuitRecord *proposal,
                         const char *ending)
{
  GtkRoot *root;
  g_autofree char *name = NULL;
  g_autofree char *pattern = NULL;
  Export *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));
  g_return_if_fail (ending != NULL);

  root = gtk_widget_get_root (widget);
  if (!PURSUIT_IS_WINDOW (root))
    return;

  name = pursuit_proposal_export_dup_name (proposal, ending);
  pattern = g_strconcat ("*.", ending, NULL);

  self = g_new0 (Export, 1);
  self->window = g_object_ref (PURSUIT_WINDOW (root));
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (pursuit_record_get_id (proposal));

  pursuit_file_chooser_save_async (
      GTK_WINDOW (root),
      &(PursuitFileChooserOptions){ .title = _ ("Export Proposal"),
                                    .accept_label = _ ("_Export"),
                                    .name = name,
                                    .filter_name = ending,
                                    .patterns = (const char *const[]){ pattern, NULL } },
      NULL, choose_cb, self);
}
