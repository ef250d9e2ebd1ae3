/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-leads-place.h"

#include "app/leads/pursuit-ai-score-dialog.h"
#include "app/proposals/pursuit-draft-dialog.h"
#include "app/leads/pursuit-lead-bulk.h"
#include "app/leads/pursuit-lead-filters.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/records/pursuit-list-export.h"
#include "app/leads/pursuit-model-dialog.h"
#include "app/leads/pursuit-override-dialog.h"
#include "app/window/pursuit-place-job.h"
#include "app/window/pursuit-places.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-engine-name.h"
#include "core/pursuit-lead.h"
#include "workspace/scoring/pursuit-overrides.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <glib/gi18n-lib.h>

struct _PursuitLeadsPlace
{
  PursuitPlace parent_instance;

  PursuitLeadList *list; /* (unowned) (nullable) */
  PursuitLeadPage *page; /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PursuitLeadsPlace, pursuit_leads_place, PURSUIT_TYPE_PLACE)

/* What it takes to remember a lead; the rest is filled in on its page. */
static const guint new_fields[] = {
  PURSUIT_LEAD_COMPANY_NAME,  PURSUIT_LEAD_CONTACT_NAME, PURSUIT_LEAD_CONTACT_EMAIL,
  PURSUIT_LEAD_CONTACT_PHONE, PURSUIT_LEAD_VALUE,        PURSUIT_LEAD_SOURCE,
};

static PursuitWindow *
window_of (PursuitLeadsPlace *self)
{
  return pursuit_place_get_window (PURSUIT_PLACE (self));
}

static PursuitWorkspace *
workspace_of (PursuitLeadsPlace *self)
{
  return pursuit_place_get_workspace (PURSUIT_PLACE (self));
}

static guint
count_selected (PursuitLeadsPlace *self)
{
  return self->list != NULL
             ? pursuit_record_selection_get_count (pursuit_lead_list_get_selection (self->list))
             : 0;
}

static const char *
get_chosen (PursuitLeadsPlace *self)
{
  return self->list != NULL ? pursuit_lead_list_get_chosen (self->list) : NULL;
}

static void
enable (PursuitLeadsPlace *self, const char *const *names, gboolean enabled)
{
  GActionMap *actions = pursuit_place_get_actions (PURSUIT_PLACE (self));

  for (; *names != NULL; names++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, *names)),
                                 enabled);
}

static void
update_actions (PursuitLeadsPlace *self)
{
  static const char *const for_one[]
      = { "score",        "draft",    "add-entry", "add-person", "disagree",
          "use-computed", "score-ai", "draft-ai",  NULL };
  static const char *const for_some[] = { "delete", "set-stage", "set-owner", "set-field", NULL };
  static const char *const for_several[] = { "score-selected-ai", NULL };
  static const char *const for_all[] = { "score-all", "score-new", "score-shown-ai", NULL };
  static const char *const for_reading_one[] = { "past-scores", NULL };
  static const char *const for_reading_some[] = { "open", NULL };
  gboolean chosen = get_chosen (self) != NULL;
  gboolean some = chosen || count_selected (self) > 0;
  gboolean writable = pursuit_workspace_is_writable (workspace_of (self));

  enable (self, for_one, chosen && writable);
  enable (self, for_some, some && writable);
  enable (self, for_several, count_selected (self) > 1 && writable);
  enable (self, for_all, writable);
  enable (self, for_reading_one, chosen);
  enable (self, for_reading_some, some);
}

/* The list comes first: the page is made when a lead is chosen, or the window asks for it. */
static void
on_lead_chosen (PursuitLeadsPlace *self, const char *id)
{
  pursuit_place_get_page (PURSUIT_PLACE (self));
  pursuit_lead_page_show (self->page, id);
  pursuit_lead_page_show_many (self->page, id == NULL ? count_selected (self) : 0);
  update_actions (self);
}

static void
on_lead_opened (PursuitLeadsPlace *self)
{
  pursuit_window_show_page (window_of (self));
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
on_columns_shown (PursuitLeadsPlace *self)
{
  PursuitLeadColumns *columns = pursuit_lead_list_get_columns (self->list);

  pursuit_place_set_wide (PURSUIT_PLACE (self), pursuit_lead_columns_get_shown (columns));
  pursuit_window_refit_list (window_of (self), PURSUIT_PLACE (self));
}

static void
on_list_loaded (PursuitLeadsPlace *self)
{
  /* More rows may come while the window goes. */
  if (window_of (self) != NULL)
    pursuit_window_announce_list (window_of (self));
}

static GtkWidget *
create_page (PursuitPlace *place)
{
  PursuitLeadsPlace *self = PURSUIT_LEADS_PLACE (place);
  GtkWidget *page = pursuit_lead_page_new (place);

  self->page = PURSUIT_LEAD_PAGE (page);

  return page;
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  PursuitLeadsPlace *self = PURSUIT_LEADS_PLACE (place);
  GtkWidget *list = pursuit_lead_list_new (place);
  PursuitLeadColumns *columns = pursuit_lead_list_get_columns (PURSUIT_LEAD_LIST (list));
  g_autoptr (GAction) action = NULL;

  self->list = PURSUIT_LEAD_LIST (list);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_lead_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (on_lead_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "loaded", G_CALLBACK (on_list_loaded), self, G_CONNECT_SWAPPED);
  action = pursuit_lead_columns_dup_action (columns);
  g_action_map_add_action (pursuit_place_get_actions (place), action);
  g_signal_connect_object (columns, "notify::shown", G_CALLBACK (on_columns_shown), self,
                           G_CONNECT_SWAPPED);
  pursuit_place_set_wide (place, pursuit_lead_columns_get_shown (columns));
  pursuit_lead_filters_add_actions (place);
  pursuit_lead_bulk_add_actions (place);
  pursuit_list_export_add_actions (place);
  update_actions (self);

  return list;
}

static void
show_record (PursuitPlace *place, PursuitKind kind, const char *id)
{
  PursuitLeadsPlace *self = PURSUIT_LEADS_PLACE (place);

  pursuit_place_get_list (place);
  pursuit_lead_list_choose (self->list, id);
  on_lead_chosen (self, id);
}

static PursuitQuery *
dup_listed (PursuitPlace *place, GArray **rows)
{
  PursuitLeadList *list = PURSUIT_LEAD_LIST (pursuit_place_get_list (place));
  PursuitRecordSelection *selection = pursuit_lead_list_get_selection (list);

  if (pursuit_record_selection_get_count (selection) > 1)
    *rows = pursuit_record_selection_dup_rows (selection);

  return pursuit_lead_list_dup_query (list);
}

static void
on_new_saved (PursuitLeadsPlace *self, PursuitRecord *lead, gint64 action)
{
  g_autofree char *title = pursuit_record_dup_title (lead);
  /* Translators: %s is what a lead is called */
  g_autofree char *text = g_strdup_printf (_ ("Added “%s”"), title);

  pursuit_window_show_record (window_of (self), PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  pursuit_window_show_undo (window_of (self), text, action);
}

static void
start_new (PursuitPlace *place)
{
  PursuitLeadsPlace *self = PURSUIT_LEADS_PLACE (place);
  const PursuitRecordForm form = { .title = _ ("New Lead"),
                                   .label = _ ("New lead"),
                                   .fields = new_fields,
                                   .n_fields = G_N_ELEMENTS (new_fields) };
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  PursuitRecordDialog *dialog = pursuit_record_dialog_new (window_of (self), lead, &form);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_new_saved), self, G_CONNECT_SWAPPED);
  pursuit_transient_present (GTK_WINDOW (dialog));
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  PursuitLeadsPlace *self = PURSUIT_LEADS_PLACE (job->place);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  gint64 action
      = pursuit_workspace_delete_finish (PURSUIT_WORKSPACE (source), result, &records, &error);

  if (action == 0)
    {
      pursuit_window_show_error (pursuit_place_job_get_window (job), _ ("The lead was not deleted"),
                                 error);
      return;
    }

  if (records != NULL && records->len > 0)
    title = pursuit_record_dup_title (records->pdata[0]);
  /* Translators: %s is what a record is called */
  text = g_strdup_printf (_ ("Deleted “%s”"), title != NULL ? title : "");
  pursuit_lead_list_choose (self->list, NULL);
  on_lead_chosen (self, NULL);
  pursuit_window_show_undo (pursuit_place_job_get_window (job), text, action);
}

static void
on_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;
  const char *ids[] = { get_chosen (self), NULL };

  if (count_selected (self) > 1)
    pursuit_lead_bulk_delete (PURSUIT_PLACE (self));
  else if (ids[0] != NULL)
    pursuit_workspace_delete_async (workspace_of (self), ids,
                                    pursuit_place_get_cancellable (PURSUIT_PLACE (self)), delete_cb,
                                    pursuit_place_job_new (PURSUIT_PLACE (self), NULL));
}

/* TRUE with how many were scored, or FALSE when the person has read why none was. */
static gboolean
finish_scoring (PursuitPlaceJob *job, GObject *source, GAsyncResult *result, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores
      = pursuit_workspace_score_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (scores == NULL)
    pursuit_place_job_show_error (job, _ ("The score was not made"), error);
  else
    *n = scores->len;

  return scores != NULL;
}

static void
score_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  guint n;

  finish_scoring (job, source, result, &n);
}

static void
score_all_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autofree char *text = NULL;
  guint n;

  if (!finish_scoring (job, source, result, &n))
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u lead scored", "%'u leads scored", n),
                          n);
  pursuit_window_add_toast (pursuit_place_job_get_window (job),
                            g_object_new (ADW_TYPE_TOAST, "title", text, NULL));
}

static void
on_score (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;
  const char *ids[] = { get_chosen (self), NULL };
  const PursuitScoreOptions options
      = { .ids = ids, .engine = PURSUIT_ENGINE_LOCAL, .refresh = TRUE };

  if (ids[0] != NULL)
    pursuit_workspace_score_async (workspace_of (self), &options, NULL,
                                   pursuit_place_get_cancellable (PURSUIT_PLACE (self)), score_cb,
                                   pursuit_place_job_new (PURSUIT_PLACE (self), NULL));
}

static void
on_disagree (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;
  PursuitRecord *lead = pursuit_lead_page_get_lead (self->page);

  if (lead != NULL)
    pursuit_transient_present (pursuit_override_dialog_new (window_of (self), lead));
}

static void
use_computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) lead = pursuit_workspace_override_score_finish (
      PURSUIT_WORKSPACE (source), result, &action, &error);

  if (lead != NULL)
    pursuit_window_show_undo (pursuit_place_job_get_window (job), _ ("Back to the computed score"),
                              action);
  else
    pursuit_window_show_error (pursuit_place_job_get_window (job), _ ("The score was not changed"),
                               error);
}

static void
on_use_computed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;

  if (get_chosen (self) != NULL)
    pursuit_workspace_override_score_async (workspace_of (self), get_chosen (self), NULL,
                                            pursuit_place_get_cancellable (PURSUIT_PLACE (self)),
                                            use_computed_cb,
                                            pursuit_place_job_new (PURSUIT_PLACE (self), NULL));
}

static void
on_past_scores (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_lead_page_show_past_scores (PURSUIT_LEADS_PLACE (data)->page);
}

static void
on_score_ai (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;

  if (get_chosen (self) != NULL)
    pursuit_transient_present (pursuit_ai_score_dialog_new (window_of (self), get_chosen (self)));
}

static void
on_show_model (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_transient_present (pursuit_model_dialog_new (window_of (data)));
}

static void
score_many (PursuitLeadsPlace *self,
            const char *text,
            gboolean refresh,
            GAsyncReadyCallback callback)
{
  const PursuitScoreOptions options = { .engine = PURSUIT_ENGINE_LOCAL, .refresh = refresh };
  PursuitPlaceJob *job = pursuit_place_job_new (PURSUIT_PLACE (self), text);

  pursuit_workspace_score_async (workspace_of (self), &options,
                                 pursuit_work_get_progress (job->work),
                                 pursuit_work_get_cancellable (job->work), callback, job);
}

static void
on_score_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  score_many (data, _ ("Scoring all leads…"), TRUE, score_all_cb);
}

/* After an import: its own toast with Undo must not be covered by another one. */
static void
on_score_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  score_many (data, _ ("Scoring new leads…"), FALSE, score_cb);
}

static void
on_draft (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;

  if (get_chosen (self) != NULL)
    pursuit_places_start_draft (window_of (self), get_chosen (self));
}

static void
on_draft_ai (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;
  PursuitRecord *lead = pursuit_lead_page_get_lead (self->page);

  if (lead != NULL)
    pursuit_transient_present (pursuit_draft_dialog_new (window_of (self), lead));
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  on_lead_opened (data);
}

static void
on_add_entry (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;

  if (pursuit_lead_page_get_lead (self->page) != NULL)
    pursuit_lead_page_start_entry (self->page, g_variant_get_string (parameter, NULL));
}

static void
on_add_person (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadsPlace *self = data;

  if (pursuit_lead_page_get_lead (self->page) != NULL)
    pursuit_lead_page_start_person (self->page);
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = on_open },
  { .name = "delete", .activate = on_delete },
  { .name = "score", .activate = on_score },
  { .name = "score-ai", .activate = on_score_ai },
  { .name = "score-all", .activate = on_score_all },
  { .name = "score-new", .activate = on_score_new },
  { .name = "disagree", .activate = on_disagree },
  { .name = "use-computed", .activate = on_use_computed },
  { .name = "past-scores", .activate = on_past_scores },
  { .name = "show-model", .activate = on_show_model },
  { .name = "draft", .activate = on_draft },
  { .name = "draft-ai", .activate = on_draft_ai },
  { .name = "add-entry", .parameter_type = "s", .activate = on_add_entry },
  { .name = "add-person", .activate = on_add_person },
};

static void
pursuit_leads_place_class_init (PursuitLeadsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->name = "leads";
  place_class->title = N_ ("Leads");
  place_class->icon_name = "pursuit-leads-symbolic";
  place_class->kind = PURSUIT_KIND_LEAD;
  place_class->create_list = create_list;
  place_class->create_page = create_page;
  place_class->show_record = show_record;
  place_class->start_new = start_new;
  place_class->dup_listed = dup_listed;
}

static void
pursuit_leads_place_init (PursuitLeadsPlace *self)
{
  g_action_map_add_action_entries (pursuit_place_get_actions (PURSUIT_PLACE (self)), actions,
                                   G_N_ELEMENTS (actions), self);
}
