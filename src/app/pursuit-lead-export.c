/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-lead-export.h"

#include "app/pursuit-file-chooser.h"
#include "app/pursuit-page-printer.h"
#include "app/pursuit-window.h"
#include "workspace/pursuit-export.h"
#include "workspace/pursuit-record-sheet.h"

#include <glib/gi18n-lib.h>

/* An export or a printout that is under way. */
typedef struct
{
  PursuitPlace *place;
  PursuitWork *work; /* (nullable) */
} Job;

static PursuitWindow *
window_of (PursuitPlace *place)
{
  return pursuit_place_get_window (place);
}

static PursuitLeadList *
list_of (PursuitPlace *place)
{
  return PURSUIT_LEAD_LIST (pursuit_place_get_list (place));
}

static Job *
job_new (PursuitPlace *place, const char *text)
{
  Job *job = g_new0 (Job, 1);

  job->place = g_object_ref (place);
  job->work = pursuit_window_start_work (window_of (place), text);

  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->work, pursuit_work_finish);
  g_object_unref (job->place);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* The selected rows where they are several; NULL for all that the list shows. */
static GArray *
dup_rows (PursuitPlace *place)
{
  PursuitRecordSelection *selection = pursuit_lead_list_get_selection (list_of (place));

  return pursuit_record_selection_get_count (selection) > 1
             ? pursuit_record_selection_dup_rows (selection)
             : NULL;
}

/* Where it was stopped, the window may be closed already. */
static void
show_error (Job *job, const char *what, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_window_show_error (window_of (job->place), what, error);
}

static void
export_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitExportResult) result
      = pursuit_workspace_export_finish (PURSUIT_WORKSPACE (source), answer, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gulong n;

  if (result == NULL)
    {
      show_error (job, _ ("The leads were not exported"), error);
      return;
    }
  n = (gulong) result->records[PURSUIT_KIND_LEAD];
  name = g_filename_display_basename (result->path);
  /* Translators: how many leads, and the name of the file */
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'lu lead written to %s", "%'lu leads written to %s", n), n,
      name);
  pursuit_window_add_toast (window_of (job->place),
                            g_object_new (ADW_TYPE_TOAST, "title", text, NULL));
}

void
pursuit_lead_export_write (PursuitPlace *place, const char *path)
{
  g_autoptr (PursuitQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  PursuitExportOptions options = { .path = path, .kind = PURSUIT_KIND_LEAD };
  Job *job;

  g_return_if_fail (PURSUIT_IS_PLACE (place));
  g_return_if_fail (path != NULL);

  query = pursuit_lead_list_dup_query (list_of (place));
  rows = dup_rows (place);
  options.query = query;
  options.rows = rows;
  job = job_new (place, _ ("Exporting leads"));
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
    pursuit_lead_export_write (place, g_file_peek_path (file));
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  static const char *const patterns[] = { "*.csv", NULL };
  const PursuitFileChooserOptions options = { .title = _ ("Export Leads"),
                                              .accept_label = _ ("_Export"),
                                              .name = _ ("Leads.csv"),
                                              .filter_name = _ ("Tables (CSV)"),
                                              .patterns = patterns };

  pursuit_file_chooser_save_async (GTK_WINDOW (window_of (place)), &options,
                                   pursuit_place_get_cancellable (place), choose_cb,
                                   g_object_ref (place));
}

static void
printer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPagePrinter) printer = pursuit_page_printer_new_finish (result, &error);

  /* The dialog has its own Cancel, so the bar goes first. */
  g_clear_pointer (&job->work, pursuit_work_finish);
  if (printer == NULL
      || !pursuit_page_printer_run (printer, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (window_of (job->place)), NULL, &error))
    show_error (job, _ ("The leads were not printed"), error);
}

static void
sheet_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) sheet
      = pursuit_workspace_make_sheet_finish (PURSUIT_WORKSPACE (source), result, &error);
  GCancellable *cancellable = pursuit_work_get_cancellable (job->work);

  if (sheet != NULL)
    pursuit_page_printer_new_async (sheet, cancellable, printer_cb, g_steal_pointer (&job));
  else
    show_error (job, _ ("The leads were not printed"), error);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  g_autoptr (PursuitQuery) query = pursuit_lead_list_dup_query (list_of (place));
  g_autoptr (GArray) rows = dup_rows (place);
  Job *job = job_new (place, _ ("Preparing the printout"));

  pursuit_workspace_make_sheet_async (pursuit_place_get_workspace (place), _ ("Leads"), query, rows,
                                      pursuit_work_get_cancellable (job->work), sheet_cb, job);
}

static const GActionEntry actions[] = {
  { .name = "export", .activate = on_export },
  { .name = "print", .activate = on_print },
};

void
pursuit_lead_export_add_actions (PursuitPlace *place)
{
  g_return_if_fail (PURSUIT_IS_PLACE (place));

  g_action_map_add_action_entries (pursuit_place_get_actions (place), actions,
                                   G_N_ELEMENTS (actions), place);
}
