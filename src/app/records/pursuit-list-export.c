/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-list-export.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/page/pursuit-page-printer.h"
#include "app/window/pursuit-place-job.h"
#include "app/window/pursuit-window.h"
#include "workspace/records/pursuit-export.h"
#include "workspace/records/pursuit-record-sheet.h"

#include <glib/gi18n-lib.h>

static PursuitKind
kind_of (PursuitPlace *place)
{
  return PURSUIT_PLACE_GET_CLASS (place)->kind;
}

static const char *
title_of (PursuitPlace *place)
{
  return _ (PURSUIT_PLACE_GET_CLASS (place)->title);
}

static void
export_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitExportResult) result
      = pursuit_workspace_export_finish (PURSUIT_WORKSPACE (source), answer, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gulong n;

  if (result == NULL)
    {
      pursuit_place_job_show_error (job, _ ("The list was not exported"), error);
      return;
    }
  n = (gulong) result->records[kind_of (job->place)];
  name = g_filename_display_basename (result->path);
  /* Translators: how many lines of a list, and the name of the file */
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'lu line written to %s", "%'lu lines written to %s", n), n,
      name);
  pursuit_window_add_toast (pursuit_place_job_get_window (job),
                            g_object_new (ADW_TYPE_TOAST, "title", text, NULL));
}

void
pursuit_list_export_write (PursuitPlace *place, const char *path)
{
  g_autoptr (PursuitQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  PursuitExportOptions options = { .path = path };
  PursuitPlaceJob *job;

  g_return_if_fail (PURSUIT_IS_PLACE (place));
  g_return_if_fail (path != NULL);

  query = pursuit_place_dup_listed (place, &rows);
  options.kind = kind_of (place);
  options.query = query;
  options.rows = rows;
  job = pursuit_place_job_new (place, _ ("Exporting the list"));
  pursuit_workspace_export_async (pursuit_place_get_workspace (place), &options,
                                  pursuit_work_get_progress (job->work),
                                  pursuit_work_get_cancellable (job->work), export_cb, job);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlace) place = data;
  g_autoptr (GFile) file = pursuit_file_chooser_save_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    pursuit_list_export_write (place, g_file_peek_path (file));
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  static const char *const patterns[] = { "*.csv", NULL };
  g_autofree char *name = g_strconcat (title_of (place), ".csv", NULL);
  const PursuitFileChooserOptions options = { .title = _ ("Export the List"),
                                              .accept_label = _ ("_Export"),
                                              .name = name,
                                              .filter_name = _ ("Tables (CSV)"),
                                              .patterns = patterns };

  pursuit_file_chooser_save_async (GTK_WINDOW (pursuit_place_get_window (place)), &options,
                                   pursuit_place_get_cancellable (place), choose_cb,
                                   g_object_ref (place));
}

static void
printer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPagePrinter) printer = pursuit_page_printer_new_finish (result, &error);

  /* The dialog has its own Cancel, so the bar goes first. */
  g_clear_pointer (&job->work, pursuit_work_finish);
  if (printer == NULL
      || !pursuit_page_printer_run (printer, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (pursuit_place_job_get_window (job)), NULL, &error))
    pursuit_place_job_show_error (job, _ ("The list was not printed"), error);
}

static void
sheet_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) sheet
      = pursuit_workspace_make_sheet_finish (PURSUIT_WORKSPACE (source), result, &error);
  GCancellable *cancellable = pursuit_work_get_cancellable (job->work);

  if (sheet != NULL)
    pursuit_page_printer_new_async (sheet, cancellable, printer_cb, g_steal_pointer (&job));
  else
    pursuit_place_job_show_error (job, _ ("The list was not printed"), error);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (PursuitQuery) query = pursuit_place_dup_listed (place, &rows);
  PursuitPlaceJob *job = pursuit_place_job_new (place, _ ("Preparing the printout"));

  pursuit_workspace_make_sheet_async (pursuit_place_get_workspace (place), kind_of (place),
                                      title_of (place), query, rows,
                                      pursuit_work_get_cancellable (job->work), sheet_cb, job);
}

static const GActionEntry actions[] = {
  { .name = "export-list", .activate = on_export },
  { .name = "print-list", .activate = on_print },
};

void
pursuit_list_export_add_actions (PursuitPlace *place)
{
  g_return_if_fail (PURSUIT_IS_PLACE (place));
  g_return_if_fail (PURSUIT_PLACE_GET_CLASS (place)->dup_listed != NULL);

  g_action_map_add_action_entries (pursuit_place_get_actions (place), actions,
                                   G_N_ELEMENTS (actions), place);
}
