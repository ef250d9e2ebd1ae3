/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-place.h"

#include "app/usage/pursuit-budget-dialog.h"
#include "app/widgets/pursuit-file-chooser.h"
#include "app/window/pursuit-place-job.h"
#include "app/widgets/pursuit-transient.h"
#include "app/usage/pursuit-usage-comparer.h"
#include "app/usage/pursuit-usage-months.h"
#include "app/usage/pursuit-usage-page.h"
#include "app/usage/pursuit-usage-words.h"
#include "app/window/pursuit-window.h"
#include "workspace/ai/pursuit-ai-books.h"

#include <glib/gi18n-lib.h>

/* Long enough to be read; afterwards it stands with the budgets of its month. */
#define ALERT_SECONDS 12

struct _PursuitUsagePlace
{
  PursuitPlace parent_instance;

  PursuitUsagePage *page; /* (unowned) (nullable) */
  guint listening;        /* the idle that begins to listen for alerts, 0 for none */
};

G_DEFINE_FINAL_TYPE (PursuitUsagePlace, pursuit_usage_place, PURSUIT_TYPE_PLACE)

static PursuitUsageMonths *
get_months (PursuitUsagePlace *self)
{
  return PURSUIT_USAGE_MONTHS (pursuit_place_get_list (PURSUIT_PLACE (self)));
}

static void
on_chosen (PursuitUsagePlace *self, const char *month)
{
  if (self->page != NULL)
    pursuit_usage_page_show (self->page, month);
}

static void
on_opened (PursuitUsagePlace *self)
{
  pursuit_window_show_page (pursuit_place_get_window (PURSUIT_PLACE (self)));
}

static void
refresh (PursuitUsagePlace *self)
{
  if (self->page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    pursuit_usage_page_refresh (self->page);
}

/* Who comes back from somewhere else may have asked there. */
static void
on_active (PursuitUsagePlace *self, GParamSpec *pspec, GtkWindow *window)
{
  if (gtk_window_is_active (window))
    refresh (self);
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  GtkWidget *months = pursuit_usage_months_new (pursuit_place_get_workspace (place));

  g_signal_connect_object (months, "chosen", G_CALLBACK (on_chosen), place, G_CONNECT_SWAPPED);
  g_signal_connect_object (months, "opened", G_CALLBACK (on_opened), place, G_CONNECT_SWAPPED);

  return months;
}

static GtkWidget *
create_page (PursuitPlace *place)
{
  PursuitUsagePlace *self = PURSUIT_USAGE_PLACE (place);
  GtkWidget *page = pursuit_usage_page_new (place);

  self->page = PURSUIT_USAGE_PAGE (page);
  pursuit_usage_page_show (self->page, pursuit_usage_months_get_chosen (get_months (self)));
  g_signal_connect_object (pursuit_place_get_window (place), "notify::is-active",
                           G_CALLBACK (on_active), self, G_CONNECT_SWAPPED);

  return page;
}

static void
on_show_clicked (PursuitPlace *place)
{
  PursuitWindow *window = pursuit_place_get_window (place);

  pursuit_window_show_place (window, PURSUIT_PLACE_GET_CLASS (place)->name);
  pursuit_window_show_page (window);
}

static void
on_alert (PursuitUsagePlace *self, const PursuitAiAlert *alert)
{
  g_autofree char *text = pursuit_ai_alert_dup_text (alert);
  AdwToast *toast
      = g_object_new (ADW_TYPE_TOAST, "title", text, "button-label", _ ("Show"), "priority",
                      ADW_TOAST_PRIORITY_HIGH, "timeout", ALERT_SECONDS, NULL);

  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_show_clicked), self,
                           G_CONNECT_SWAPPED);
  pursuit_window_add_toast (pursuit_place_get_window (PURSUIT_PLACE (self)), toast);
  refresh (self);
}

static void
on_passed_over (PursuitUsagePlace *self, const char *why)
{
  /* Translators: why one provider did not answer, a sentence without a full stop */
  g_autofree char *text = g_strdup_printf (_ ("%s. The next provider was asked instead."), why);
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "title", text, "priority",
                                  ADW_TOAST_PRIORITY_HIGH, "timeout", 0, NULL);

  pursuit_window_add_toast (pursuit_place_get_window (PURSUIT_PLACE (self)), toast);
}

/* The books tidy up when they are first opened, which the first list need not wait for. */
static gboolean
listen (gpointer data)
{
  PursuitUsagePlace *self = data;
  PursuitWorkspace *workspace = pursuit_place_get_workspace (PURSUIT_PLACE (self));

  self->listening = 0;
  g_signal_connect_object (pursuit_workspace_get_ai_books (workspace), "alert",
                           G_CALLBACK (on_alert), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "passed-over", G_CALLBACK (on_passed_over), self,
                           G_CONNECT_SWAPPED);

  return G_SOURCE_REMOVE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlaceJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      pursuit_place_job_show_error (job, _ ("The usage was not exported"), error);
      return;
    }
  name = g_filename_display_basename (g_file_peek_path (G_FILE (source)));
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("The usage was written to %s"), name);
  pursuit_window_add_toast (pursuit_place_job_get_window (job),
                            g_object_new (ADW_TYPE_TOAST, "title", text, NULL));
}

/* What an export has under way: where to, while the sums are read. */
typedef struct
{
  PursuitPlaceJob *job;
  GFile *file;
} Export;

static void
usage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Export *export = data;
  g_autoptr (PursuitPlaceJob) job = export->job;
  g_autoptr (GFile) file = export->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsage) usage
      = pursuit_workspace_usage_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autoptr (GBytes) bytes = usage != NULL ? pursuit_usage_to_csv (usage) : NULL;
  GCancellable *cancellable = pursuit_place_get_cancellable (job->place);

  if (bytes == NULL)
    {
      pursuit_place_job_show_error (job, _ ("The usage was not exported"), error);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                       written_cb, g_steal_pointer (&job));
}

void
pursuit_usage_place_export (PursuitUsagePlace *self, const char *group, const char *path)
{
  PursuitPlace *place;
  PursuitUsageGroup how;
  Export *export;

  g_return_if_fail (PURSUIT_IS_USAGE_PLACE (self));
  g_return_if_fail (pursuit_usage_group_from_string (group, &how));
  g_return_if_fail (path != NULL);

  place = PURSUIT_PLACE (self);
  export = g_new (Export, 1);
  export->job = pursuit_place_job_new (place, NULL);
  export->file = g_file_new_for_path (path);
  pursuit_workspace_usage_async (pursuit_place_get_workspace (place),
                                 pursuit_usage_months_get_chosen (get_months (self)), how,
                                 pursuit_place_get_cancellable (place), usage_cb, export);
}

/* What is asked of the person: the place, and how to sum up, or whose export it is. */
typedef struct
{
  PursuitUsagePlace *place;
  char *group;
} Question;

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (PursuitUsagePlace) self = question->place;
  g_autofree char *group = question->group;
  g_autoptr (GFile) file = pursuit_file_chooser_save_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    pursuit_usage_place_export (self, group, g_file_peek_path (file));
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const patterns[] = { "*.csv", NULL };
  PursuitPlace *place = data;
  g_autofree char *name = g_strdup_printf ("%s %s.csv", _ (PURSUIT_PLACE_GET_CLASS (place)->title),
                                           pursuit_usage_months_get_chosen (get_months (data)));
  const PursuitFileChooserOptions options = { .title = _ ("Export the Usage"),
                                              .accept_label = _ ("_Export"),
                                              .name = name,
                                              .filter_name = _ ("Tables (CSV)"),
                                              .patterns = patterns };
  Question *question;
  PursuitUsageGroup how;

  if (!pursuit_usage_group_from_string (g_variant_get_string (parameter, NULL), &how))
    return;
  question = g_new (Question, 1);
  question->place = g_object_ref (data);
  question->group = g_variant_dup_string (parameter, NULL);
  pursuit_file_chooser_save_async (GTK_WINDOW (pursuit_place_get_window (place)), &options,
                                   pursuit_place_get_cancellable (place), choose_cb, question);
}

static void
compare_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (PursuitUsagePlace) self = question->place;
  g_autofree char *provider = question->group;
  g_autoptr (GListModel) files = pursuit_file_chooser_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL)
    pursuit_usage_comparer_compare (pursuit_place_get_window (PURSUIT_PLACE (self)),
                                    g_file_peek_path (file), provider,
                                    pursuit_usage_months_get_chosen (get_months (self)));
}

static void
on_compare (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const patterns[] = { "*.csv", NULL };
  PursuitPlace *place = data;
  const PursuitFileChooserOptions options = { .title = _ ("Compare with a Provider’s Export"),
                                              .accept_label = _ ("_Compare"),
                                              .filter_name = _ ("Tables (CSV)"),
                                              .patterns = patterns };
  Question *question = g_new (Question, 1);

  question->place = g_object_ref (data);
  question->group = g_variant_dup_string (parameter, NULL);
  pursuit_file_chooser_open_async (GTK_WINDOW (pursuit_place_get_window (place)), &options,
                                   pursuit_place_get_cancellable (place), compare_cb, question);
}

static void
on_budgets (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_transient_present (pursuit_budget_dialog_new (
      pursuit_place_get_window (PURSUIT_PLACE (data)), G_CALLBACK (refresh), data));
}

static const GActionEntry actions[] = {
  { .name = "budgets", .activate = on_budgets },
  { .name = "export", .parameter_type = "s", .activate = on_export },
  { .name = "compare", .parameter_type = "s", .activate = on_compare },
};

static void
pursuit_usage_place_dispose (GObject *object)
{
  g_clear_handle_id (&PURSUIT_USAGE_PLACE (object)->listening, g_source_remove);

  G_OBJECT_CLASS (pursuit_usage_place_parent_class)->dispose (object);
}

static void
pursuit_usage_place_class_init (PursuitUsagePlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_usage_place_dispose;

  place_class->name = "usage";
  place_class->title = N_ ("AI Usage");
  place_class->icon_name = "pursuit-usage-symbolic";
  place_class->kind = PURSUIT_KIND_NONE;
  place_class->create_list = create_list;
  place_class->create_page = create_page;
}

static void
pursuit_usage_place_init (PursuitUsagePlace *self)
{
  self->listening = g_idle_add_full (G_PRIORITY_LOW, listen, self, NULL);
  g_source_set_name_by_id (self->listening, "usage: alerts");
  g_action_map_add_action_entries (pursuit_place_get_actions (PURSUIT_PLACE (self)), actions,
                                   G_N_ELEMENTS (actions), self);
}
