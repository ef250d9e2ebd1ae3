/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-done.h"

#include "app/widgets/pursuit-format.h"
#include "app/window/pursuit-places.h"
#include "app/window/pursuit-window.h"

#include <glib/gi18n-lib.h>

/* An import is more than a click: there is more time to take it back. In seconds. */
#define TOAST_TIMEOUT 20

typedef struct
{
  PursuitWindow *window;
  PursuitWorkspace *workspace;
  char *batch;
} Done;

static void
done_free (gpointer data, GClosure *closure)
{
  Done *self = data;

  g_clear_object (&self->workspace);
  g_free (self->batch);
  g_free (self);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint undone = 0;
  guint kept = 0;

  if (!pursuit_workspace_undo_import_finish (PURSUIT_WORKSPACE (source), result, &undone, &kept,
                                             &error))
    {
      pursuit_window_show_error (window, _ ("The import was not taken back"), error);
      return;
    }

  if (kept == 0)
    text = g_strdup (_ ("The import is taken back"));
  else
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "The import is taken back; %u record stays because it was changed since",
                     "The import is taken back; %u records stay because they were changed since",
                     kept),
        kept);
  pursuit_window_add_toast (window, adw_toast_new (text));
}

static void
on_undo (AdwToast *toast, gpointer data)
{
  Done *self = data;

  pursuit_workspace_undo_import_async (self->workspace, self->batch, NULL, undo_cb,
                                       g_object_ref (self->window));
}

static char *
describe_rejects (PursuitImportReport *report)
{
  g_autofree char *count = pursuit_format_count ((gint64) report->rejected);
  g_autofree char *name
      = report->rejects_file != NULL ? g_filename_display_basename (report->rejects_file) : NULL;

  if (report->rejected == 0)
    return NULL;
  if (name == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row was rejected",
                                         "%s rows were rejected", report->rejected),
                            count);

  /* Translators: how many rows were not imported, and the file that has them now. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s rejected row is in %s",
                                       "%s rejected rows are in %s", report->rejected),
                          count, name);
}

char *
pursuit_import_done_dup_summary (PursuitImportReport *report)
{
  guint64 n;
  g_autofree char *count = NULL;
  g_autofree char *done = NULL;
  g_autofree char *rejects = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  n = report->created + report->updated;
  count = pursuit_format_count ((gint64) n);
  done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Imported %s row", "Imported %s rows", n),
                          count);
  rejects = describe_rejects (report);

  return pursuit_format_join (done, rejects, PURSUIT_FORMAT_END);
}

void
pursuit_import_done_announce (GtkWidget *widget,
                              PursuitWorkspace *workspace,
                              PursuitImportReport *report)
{
  GtkRoot *root;
  PursuitWindow *window;
  AdwToast *toast;
  Done *done;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;
  gboolean unfiltered;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (report != NULL);

  root = gtk_widget_get_root (widget);
  if (!PURSUIT_IS_WINDOW (root))
    return;

  window = PURSUIT_WINDOW (root);
  summary = pursuit_import_done_dup_summary (report);
  /* A filter might hide what a person has just brought in, and comes to see. */
  unfiltered = report->leads > 0 && pursuit_places_show_all_leads (window);
  text = pursuit_format_join (summary, unfiltered ? _ ("the filter is off, to show them") : NULL,
                              PURSUIT_FORMAT_END);
  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, TOAST_TIMEOUT);
  if (report->batch != NULL)
    adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);

  done = g_new0 (Done, 1);
  done->window = window;
  done->workspace = g_object_ref (workspace);
  done->batch = g_strdup (report->batch);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), done, done_free, 0);

  pursuit_window_pop_view (window);
  pursuit_window_show_place (window, "leads");
  pursuit_window_add_toast (window, toast);
  gtk_widget_activate_action (GTK_WIDGET (window), "leads.score-new", NULL);
}
