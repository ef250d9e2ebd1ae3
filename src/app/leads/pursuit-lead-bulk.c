/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-bulk.h"

#include "app/leads/pursuit-ai-scores-dialog.h"
#include "app/window/pursuit-place-job.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window.h"
#include "workspace/records/pursuit-bulk-edit.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

/* So many of the leads that were left as they are get a line of their own. */
#define MAX_LINES 8

static PursuitLeadList *
list_of (PursuitPlace *place)
{
  return PURSUIT_LEAD_LIST (pursuit_place_get_list (place));
}

/* Which leads were left as they are, and why. */
static void
show_refusals (PursuitPlaceJob *job, const PursuitBulkResult *result)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *what
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u lead was left as it is",
                                      "%'u leads were left as they are", result->refused),
                         result->refused);
  guint n = MIN (result->refusals->len, MAX_LINES);

  for (guint i = 0; i < n; i++)
    {
      const PursuitRefusal *refusal = g_ptr_array_index (result->refusals, i);

      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "\n" : "", refusal->title,
                              refusal->message);
    }
  if (result->refused > n)
    g_string_append_printf (
        lines,
        g_dngettext (GETTEXT_PACKAGE, "\nand %'u more", "\nand %'u more", result->refused - n),
        result->refused - n);
  error = g_error_new_literal (PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_FAILED, lines->str);
  pursuit_window_show_error (pursuit_place_job_get_window (job), what, error);
}

static void
show_result (PursuitPlaceJob *job, const PursuitBulkResult *result, const char *done)
{
  if (result->action != 0)
    pursuit_window_show_undo (pursuit_place_job_get_window (job), done, result->action);
  else if (result->refused == 0)
    pursuit_window_add_toast (pursuit_place_job_get_window (job),
                              adw_toast_new (_ ("All selected leads are so already")));
  if (result->refused > 0)
    show_refusals (job, result);
}

static void
edit_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result
      = pursuit_workspace_edit_many_finish (PURSUIT_WORKSPACE (source), answer, &error);
  g_autofree char *text = NULL;

  if (result == NULL)
    {
      pursuit_place_job_show_error (job, _ ("The leads were not changed"), error);
      return;
    }
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u lead changed", "%'u leads changed", result->changed),
      result->changed);
  show_result (job, result, text);
}

static void
delete_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result
      = pursuit_workspace_delete_many_finish (PURSUIT_WORKSPACE (source), answer, &error);
  g_autofree char *text = NULL;

  if (result == NULL)
    {
      pursuit_place_job_show_error (job, _ ("The leads were not deleted"), error);
      return;
    }
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u lead deleted", "%'u leads deleted", result->changed),
      result->changed);
  show_result (job, result, text);
}

static void
set_field (PursuitPlace *place, const char *key, const char *text)
{
  const PursuitFieldChange changes[] = { { key, text }, { NULL, NULL } };
  g_autoptr (PursuitQuery) query = pursuit_lead_list_dup_query (list_of (place));
  g_autoptr (GArray) rows
      = pursuit_record_selection_dup_rows (pursuit_lead_list_get_selection (list_of (place)));
  const PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD, .rows = rows, .query = query };
  PursuitPlaceJob *job = pursuit_place_job_new (place, _ ("Changing leads"));

  pursuit_workspace_edit_many_async (pursuit_place_get_workspace (place), &set, changes,
                                     pursuit_work_get_progress (job->work),
                                     pursuit_work_get_cancellable (job->work), edit_cb, job);
}

static void
on_set_stage (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  set_field (place, "stage", g_variant_get_string (parameter, NULL));
}

static void
on_set_owner (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  set_field (place, "owner_id", g_variant_get_string (parameter, NULL));
}

static void
on_set_field (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  const char *key;
  const char *text;

  g_variant_get (parameter, "(&s&s)", &key, &text);
  set_field (place, key, text);
}

/* Many questions cost something: what, and what they say, is shown first. */
static void
ask_for_scores (PursuitPlace *place, GArray *rows)
{
  g_autoptr (PursuitQuery) query = pursuit_lead_list_dup_query (list_of (place));
  const PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD, .rows = rows, .query = query };

  pursuit_transient_present (pursuit_ai_scores_dialog_new (place, &set, FALSE));
}

static void
on_score_selected_ai (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  g_autoptr (GArray) rows
      = pursuit_record_selection_dup_rows (pursuit_lead_list_get_selection (list_of (place)));

  ask_for_scores (place, rows);
}

static void
on_score_shown_ai (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  ask_for_scores (place, NULL);
}

static void
on_select_all (GSimpleAction *action, GVariant *parameter, gpointer place)
{
  gtk_selection_model_select_all (
      GTK_SELECTION_MODEL (pursuit_lead_list_get_selection (list_of (place))));
}

static const GActionEntry actions[] = {
  { .name = "select-all", .activate = on_select_all },
  { .name = "score-selected-ai", .activate = on_score_selected_ai },
  { .name = "score-shown-ai", .activate = on_score_shown_ai },
  { .name = "set-stage", .parameter_type = "s", .activate = on_set_stage },
  { .name = "set-owner", .parameter_type = "s", .activate = on_set_owner },
  { .name = "set-field", .parameter_type = "(ss)", .activate = on_set_field },
};

void
pursuit_lead_bulk_add_actions (PursuitPlace *place)
{
  g_return_if_fail (PURSUIT_IS_PLACE (place));

  g_action_map_add_action_entries (pursuit_place_get_actions (place), actions,
                                   G_N_ELEMENTS (actions), place);
}

void
pursuit_lead_bulk_delete (PursuitPlace *place)
{
  g_autoptr (PursuitQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD };
  PursuitPlaceJob *job;

  g_return_if_fail (PURSUIT_IS_PLACE (place));

  query = pursuit_lead_list_dup_query (list_of (place));
  rows = pursuit_record_selection_dup_rows (pursuit_lead_list_get_selection (list_of (place)));
  set.query = query;
  set.rows = rows;
  job = pursuit_place_job_new (place, _ ("Deleting leads"));
  pursuit_workspace_delete_many_async (pursuit_place_get_workspace (place), &set,
                                       pursuit_work_get_progress (job->work),
                                       pursuit_work_get_cancellable (job->work), delete_cb, job);
}
