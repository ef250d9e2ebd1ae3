/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-assistant.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/widgets/pursuit-format.h"
#include "app/import/pursuit-import-columns.h"
#include "app/import/pursuit-import-dialect.h"
#include "app/import/pursuit-import-done.h"
#include "app/import/pursuit-import-outcome.h"
#include "app/widgets/pursuit-pane.h"
#include "app/widgets/pursuit-twin.h"
#include "app/window/pursuit-window.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

/* Several changes in a row are rehearsed once. */
#define REHEARSE_DELAY_MS 150

struct _PursuitImportAssistant
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;
  char **paths;                /* (nullable) */
  GHashTable *mapped;          /* column → target, as the person wants it */
  PursuitImportReport *report; /* (nullable) */
  PursuitImport *running;      /* (nullable) */
  GCancellable *cancellable;   /* (nullable): of what runs */
  guint delay;
  gboolean committing;

  PursuitPane *pane;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *work_text;
  GtkProgressBar *work_bar;
  GtkSpinner *spinner;
  GtkButton *import_button;
  PursuitTwin *twin;
  PursuitImportColumns *columns;
  PursuitImportOutcome *outcome;
  PursuitImportDialect *dialect;
};

enum
{
  SIGNAL_REHEARSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportAssistant, pursuit_import_assistant, ADW_TYPE_BIN)

static void rehearse (PursuitImportAssistant *self);

static void
show_running (PursuitImportAssistant *self, gboolean running)
{
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.commit",
                                 !running && self->report != NULL
                                     && self->report->read > self->report->rejected);
}

static void
on_progress (double fraction, const char *text, gpointer data)
{
  PursuitImportAssistant *self = data;

  gtk_label_set_text (self->work_text, text);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->work_bar);
  else
    gtk_progress_bar_set_fraction (self->work_bar, fraction);
}

static void
show_failure (PursuitImportAssistant *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  pursuit_pane_set_title (self->pane, _ ("Import"), NULL);
}

static char *
describe_files (PursuitImportAssistant *self)
{
  guint n = g_strv_length (self->paths);

  if (n == 1)
    return g_filename_display_basename (self->paths[0]);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n), n);
}

static void
show_title (PursuitImportAssistant *self)
{
  g_autofree char *files = describe_files (self);
  g_autofree char *read = pursuit_format_count ((gint64) self->report->read);
  g_autofree char *rows = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", self->report->read), read);
  g_autofree char *subtitle
      = pursuit_format_join (files, rows, _ ("nothing is written yet"), PURSUIT_FORMAT_END);

  /* Of a long title a narrow window shows the first word, which the button says, too. */
  pursuit_pane_set_title (
      self->pane, pursuit_twin_is_folded (self->twin) ? _ ("Rehearsal") : _ ("Import, rehearsal"),
      subtitle);
}

static void
show_button (PursuitImportAssistant *self)
{
  PursuitImportReport *report = self->report;
  guint64 n = report->created + report->updated;
  gboolean leads = report->leads > 0 && report->activities == 0;
  g_autofree char *count = pursuit_format_count ((gint64) n);
  g_autofree char *label = NULL;

  /* Where there is little room the counts below say how many. */
  if (pursuit_twin_is_folded (self->twin))
    label = g_strdup (_ ("Import"));
  else if (leads)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %s Lead", "Import %s Leads", n),
                             count);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %s Row", "Import %s Rows", n),
                             count);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), TRUE);
}

static void
show_report (PursuitImportAssistant *self)
{
  pursuit_import_columns_set_report (self->columns, self->report);
  pursuit_import_outcome_set_report (self->outcome, self->report);
  pursuit_import_dialect_set_report (self->dialect, self->report);
  show_title (self);
  show_button (self);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
finish_run (PursuitImportAssistant *self)
{
  g_clear_object (&self->running);
  g_clear_object (&self->cancellable);
}

static void
rehearse_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  PursuitImportReport *report
      = pursuit_import_rehearse_finish (PURSUIT_IMPORT (source), result, &error);

  /* A later rehearsal has overtaken this one. */
  if (self->running != PURSUIT_IMPORT (source))
    {
      g_clear_pointer (&report, pursuit_import_report_unref);
      return;
    }

  finish_run (self);
  if (report != NULL)
    {
      g_clear_pointer (&self->report, pursuit_import_report_unref);
      self->report = report;
      show_report (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
  else if (self->report == NULL)
    gtk_stack_set_visible_child_name (self->stack, "files");

  show_running (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_REHEARSED], 0);
}

static PursuitImport *
create_import (PursuitImportAssistant *self)
{
  PursuitImport *import = pursuit_import_new (self->workspace, (const char *const *) self->paths);
  GHashTableIter iter;
  gpointer column;
  gpointer target;

  pursuit_import_dialect_apply (self->dialect, import);
  pursuit_import_set_duplicates (import, pursuit_import_outcome_get_duplicates (self->outcome));
  pursuit_import_set_keep_bad_values (import,
                                      pursuit_import_outcome_get_keep_bad_values (self->outcome));
  g_hash_table_iter_init (&iter, self->mapped);
  while (g_hash_table_iter_next (&iter, &column, &target))
    pursuit_import_map (import, target, column);

  return import;
}

static void
cancel (PursuitImportAssistant *self)
{
  g_cancellable_cancel (self->cancellable);
  finish_run (self);
}

static void
show_work (PursuitImportAssistant *self, const char *text)
{
  gtk_label_set_text (self->work_text, text);
  gtk_progress_bar_set_fraction (self->work_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "work");
}

static void
rehearse (PursuitImportAssistant *self)
{
  PursuitProgress progress = { on_progress, self };

  cancel (self);
  self->running = create_import (self);
  self->cancellable = g_cancellable_new ();
  if (self->report == NULL)
    show_work (self, _ ("Rehearsing the import; nothing is written"));
  show_running (self, TRUE);
  pursuit_import_rehearse_async (self->running, &progress, self->cancellable, rehearse_cb,
                                 g_object_ref (self));
}

static gboolean
on_delay (gpointer data)
{
  PursuitImportAssistant *self = data;

  self->delay = 0;
  rehearse (self);

  return G_SOURCE_REMOVE;
}

static void
queue_rehearsal (PursuitImportAssistant *self)
{
  if (self->paths == NULL || self->committing)
    return;

  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (REHEARSE_DELAY_MS, on_delay, self);
}

static void
on_mapped (PursuitImportAssistant *self, const char *target, const char *column)
{
  g_hash_table_replace (self->mapped, g_strdup (column), g_strdup (target));
  queue_rehearsal (self);
}

static void
on_folded (PursuitImportAssistant *self)
{
  gboolean folded = pursuit_twin_is_folded (self->twin);

  pursuit_import_columns_set_narrow (self->columns, folded);
  if (folded)
    gtk_widget_add_css_class (GTK_WIDGET (self->twin), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->twin), "narrow");
  if (self->report == NULL)
    return;

  show_title (self);
  show_button (self);
}

static void
set_files (PursuitImportAssistant *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }

  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->report, pursuit_import_report_unref);
  g_hash_table_remove_all (self->mapped);
  self->paths = g_strv_builder_end (builder);
  if (self->paths[0] != NULL)
    rehearse (self);
  else
    g_clear_pointer (&self->paths, g_strfreev);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitImportAssistant) self = data;
  g_autoptr (GListModel) files = pursuit_file_chooser_open_finish (result, NULL);

  if (files != NULL)
    set_files (self, files);
}

static void
choose_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.csv", "*.CSV", "*.tsv", "*.txt", NULL };
  GtkRoot *root = gtk_widget_get_root (widget);
  PursuitFileChooserOptions options = {
    .title = _ ("Choose Files to Import"),
    .accept_label = _ ("_Rehearse"),
    .filter_name = _ ("Tables (CSV)"),
    .patterns = patterns,
    .multiple = TRUE,
  };

  pursuit_file_chooser_open_async (GTK_WINDOW (root), &options, NULL, choose_cb,
                                   g_object_ref (widget));
}

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReport) report
      = pursuit_import_commit_finish (PURSUIT_IMPORT (source), result, &error);

  self->committing = FALSE;
  finish_run (self);
  if (report != NULL)
    pursuit_import_done_announce (GTK_WIDGET (self), self->workspace, report);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_stack_set_visible_child_name (self->stack, "report");
      show_running (self, FALSE);
    }
  else if (g_error_matches (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED))
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

      if (PURSUIT_IS_WINDOW (root))
        pursuit_window_add_toast (PURSUIT_WINDOW (root), adw_toast_new (error->message));
      rehearse (self);
    }
  else
    {
      show_failure (self, error);
      show_running (self, FALSE);
    }
}

static void
commit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitImportAssistant *self = PURSUIT_IMPORT_ASSISTANT (widget);
  PursuitProgress progress = { on_progress, self };

  if (self->report == NULL || self->running != NULL)
    return;

  self->committing = TRUE;
  self->running = create_import (self);
  self->cancellable = g_cancellable_new ();
  pursuit_import_set_rehearsed (self->running, self->report);
  show_work (self, _ ("Importing"));
  show_running (self, TRUE);
  pursuit_import_commit_async (self->running, &progress, self->cancellable, commit_cb,
                               g_object_ref (self));
}

/* The cause may be gone: a disk that was full, a drive that was not there. */
static void
try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitImportAssistant *self = PURSUIT_IMPORT_ASSISTANT (widget);

  g_clear_pointer (&self->report, pursuit_import_report_unref);
  if (self->paths != NULL)
    rehearse (self);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitImportAssistant *self = PURSUIT_IMPORT_ASSISTANT (widget);

  g_cancellable_cancel (self->cancellable);
}

PursuitImportReport *
pursuit_import_assistant_get_report (PursuitImportAssistant *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_ASSISTANT (self), NULL);

  return self->report;
}

GtkWidget *
pursuit_import_assistant_new (PursuitWorkspace *workspace, GListModel *files)
{
  PursuitImportAssistant *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (files == NULL || G_IS_LIST_MODEL (files), NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORT_ASSISTANT, NULL);
  self->workspace = g_object_ref (workspace);
  if (files != NULL)
    set_files (self, files);

  return GTK_WIDGET (self);
}

static void
pursuit_import_assistant_unroot (GtkWidget *widget)
{
  PursuitImportAssistant *self = PURSUIT_IMPORT_ASSISTANT (widget);

  /* Leaving takes back what is under way; a commit that is done stays done. */
  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  GTK_WIDGET_CLASS (pursuit_import_assistant_parent_class)->unroot (widget);
}

static void
pursuit_import_assistant_dispose (GObject *object)
{
  PursuitImportAssistant *self = PURSUIT_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  cancel (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_import_assistant_parent_class)->dispose (object);
}

static void
pursuit_import_assistant_finalize (GObject *object)
{
  PursuitImportAssistant *self = PURSUIT_IMPORT_ASSISTANT (object);

  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->mapped, g_hash_table_unref);
  g_clear_pointer (&self->report, pursuit_import_report_unref);

  G_OBJECT_CLASS (pursuit_import_assistant_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, failure);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, work_text);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, work_bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, import_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, twin);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, columns);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, outcome);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportAssistant, dialect);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, queue_rehearsal);
}

static void
pursuit_import_assistant_class_init (PursuitImportAssistantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_import_assistant_dispose;
  object_class->finalize = pursuit_import_assistant_finalize;
  widget_class->unroot = pursuit_import_assistant_unroot;

  signals[SIGNAL_REHEARSED] = g_signal_new ("rehearsed", PURSUIT_TYPE_IMPORT_ASSISTANT,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_TWIN);
  g_type_ensure (PURSUIT_TYPE_IMPORT_COLUMNS);
  g_type_ensure (PURSUIT_TYPE_IMPORT_OUTCOME);
  g_type_ensure (PURSUIT_TYPE_IMPORT_DIALECT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-import-assistant.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_files);
  gtk_widget_class_install_action (widget_class, "import.commit", NULL, commit);
  gtk_widget_class_install_action (widget_class, "import.rehearse", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop);
}

static void
pursuit_import_assistant_init (PursuitImportAssistant *self)
{
  self->mapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_running (self, FALSE);
  on_folded (self);

  /* Where only one half fits, the outcome is what a person wants to see first. */
  pursuit_twin_show_half (self->twin, TRUE);
}
