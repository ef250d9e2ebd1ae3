/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-recovery.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-open-uri.h"
#include "app/window/pursuit-window-private.h"
#include "core/pursuit-time.h"
#include "workspace/pursuit-backups.h"

#include <glib/gi18n-lib.h>

struct _PursuitRecovery
{
  AdwBin parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  char *profile;         /* (nullable) */
  gboolean damaged;
  GPtrArray *backups;   /* (element-type PursuitBackupInfo) (nullable) the newest first */
  GCancellable *search; /* of the backups */

  AdwPreferencesGroup *backups_group;
  AdwPreferencesGroup *ways_group;
  GtkWidget *salvage_row;
  AdwPreferencesGroup *report_group;
  GtkWidget *open_button;
};

/* A way out that is being taken. */
typedef struct
{
  PursuitRecovery *self; /* (owned) */
  PursuitWork *work;     /* (owned) */
  guint backup;          /* its place in the list, for a restore */
} Way;

enum
{
  RECOVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitRecovery, pursuit_recovery, ADW_TYPE_BIN)

static void
way_free (Way *way)
{
  pursuit_work_finish (way->work);
  gtk_widget_set_sensitive (GTK_WIDGET (way->self), TRUE);
  g_object_unref (way->self);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static Way *
begin (PursuitRecovery *self, const char *text)
{
  Way *way = g_new0 (Way, 1);

  way->self = g_object_ref (self);
  way->work = pursuit_window_start_work (self->window, text);
  pursuit_work_report (way->work, -1, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);

  return way;
}

/* "12 leads · 3 people · 40 activities · 2 proposals" */
static char *
dup_counts (const gint64 *counts)
{
  gulong n_leads = (gulong) counts[PURSUIT_KIND_LEAD];
  gulong n_people = (gulong) counts[PURSUIT_KIND_PERSON];
  gulong n_activities = (gulong) counts[PURSUIT_KIND_ACTIVITY];
  gulong n_proposals = (gulong) counts[PURSUIT_KIND_PROPOSAL];
  g_autofree char *leads_number = pursuit_format_count (counts[PURSUIT_KIND_LEAD]);
  g_autofree char *people_number = pursuit_format_count (counts[PURSUIT_KIND_PERSON]);
  g_autofree char *activities_number = pursuit_format_count (counts[PURSUIT_KIND_ACTIVITY]);
  g_autofree char *proposals_number = pursuit_format_count (counts[PURSUIT_KIND_PROPOSAL]);
  g_autofree char *leads = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s lead", "%s leads", n_leads), leads_number);
  g_autofree char *people = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", n_people), people_number);
  g_autofree char *activities = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s activity", "%s activities", n_activities),
      activities_number);
  g_autofree char *proposals = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s proposal", "%s proposals", n_proposals), proposals_number);

  return pursuit_format_join (leads, people, activities, proposals, PURSUIT_FORMAT_END);
}

static char *
dup_made_at (const PursuitBackupInfo *info)
{
  g_autofree char *time = pursuit_time_format (info->made_at);

  return pursuit_format_time (time);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *end)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (end != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (end));
  adw_preferences_group_add (group, row);
  /* The group makes the list around its rows and gives it no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (group), -1);

  return row;
}

static void
report_kinds (PursuitRecovery *self, const gint64 *counts, const PursuitSalvage *salvage)
{
  const PursuitBackupInfo *last = self->backups != NULL && self->backups->len > 0
                                      ? g_ptr_array_index (self->backups, 0)
                                      : NULL;

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      gboolean broken = salvage != NULL && salvage->broken[kind];
      g_autofree char *number = pursuit_format_count (counts[kind]);
      g_autofree char *before = NULL;
      g_autofree char *loss = NULL;

      if (!broken
          && (counts[kind] == 0 || !(pursuit_kind_get_flags (kind) & PURSUIT_KIND_EDITABLE)))
        continue;
      if (broken && last != NULL && last->readable)
        before = pursuit_format_count (last->counts[kind]);
      if (before != NULL)
        /* Translators: %s is a number of records of one kind */
        loss = g_strdup_printf (_ ("Not all could be read; the last backup holds %s"), before);
      else if (broken)
        loss = g_strdup (_ ("Not all could be read"));
      add_row (self->report_group, pursuit_kind_get_label ((PursuitKind) kind),
               loss != NULL ? loss : "", number);
    }
}

static void
show_report (PursuitRecovery *self, const char *title, const char *said, const char *kept)
{
  g_autofree char *shown = kept != NULL ? g_filename_display_name (kept) : NULL;
  g_autofree char *where = NULL;
  g_autofree char *description = NULL;

  if (shown != NULL)
    /* Translators: %s is the path of a file */
    where = g_strdup_printf (_ ("The file that stood there is kept: %s"), shown);
  description = where != NULL ? g_strdup_printf ("%s\n\n%s", said, where) : g_strdup (said);
  gtk_widget_set_visible (GTK_WIDGET (self->backups_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->ways_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->report_group), TRUE);
  gtk_widget_set_visible (self->open_button, TRUE);
  g_signal_emit (self, signals[RECOVERED], 0, title, description);
  /* It cannot take the focus while the way is being taken. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->open_button);
}

static void
salvage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitSalvage) salvage = pursuit_backups_salvage_finish (result, &error);
  gboolean whole;

  if (salvage == NULL)
    {
      pursuit_window_show_error (way->self->window, _ ("Nothing was saved"), error);
      return;
    }

  whole = salvage->broken_tables == 0;
  report_kinds (way->self, salvage->counts, salvage);
  show_report (way->self, whole ? _ ("Everything Was Saved") : _ ("A Part Was Saved"),
               whole ? _ ("All records could be read. They are in a new workspace file.")
                     : _ ("What could be read is in a new workspace file. Compare it with your "
                          "last backup before you go on."),
               salvage->kept);
}

static void
on_salvage (PursuitRecovery *self)
{
  Way *way = begin (self, _ ("Saving what can be read…"));

  pursuit_backups_salvage_async (self->profile, pursuit_work_get_cancellable (way->work),
                                 salvage_cb, way);
}

static void
restore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *time = NULL;
  g_autofree char *said = NULL;
  const PursuitBackupInfo *info = g_ptr_array_index (way->self->backups, way->backup);

  if (!pursuit_backups_restore_finish (result, &kept, &error))
    {
      pursuit_window_show_error (way->self->window, _ ("The backup was not restored"), error);
      return;
    }

  time = dup_made_at (info);
  /* Translators: %s is a day and a time */
  said = g_strdup_printf (_ ("The workspace is as it was: %s. What was added since is not in it."),
                          time);
  report_kinds (way->self, info->counts, NULL);
  show_report (way->self, _ ("The Backup Is in Place"), said, kept);
}

static void
on_backup_activated (PursuitRecovery *self, GtkWidget *row)
{
  Way *way = begin (self, _ ("Restoring the backup…"));
  const PursuitBackupInfo *info;

  way->backup = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "backup"));
  info = g_ptr_array_index (self->backups, way->backup);
  pursuit_backups_restore_async (self->profile, info->path,
                                 pursuit_work_get_cancellable (way->work), restore_cb, way);
}

static void
add_backup (PursuitRecovery *self, guint i)
{
  const PursuitBackupInfo *info = g_ptr_array_index (self->backups, i);
  g_autofree char *time = dup_made_at (info);
  g_autofree char *size = g_format_size ((guint64) info->size);
  g_autofree char *counts
      = info->readable ? dup_counts (info->counts) : g_strdup (_ ("cannot be read"));
  g_autofree char *subtitle = pursuit_format_join (size, counts, PURSUIT_FORMAT_END);
  g_autofree char *title = NULL;
  GtkWidget *row;

  /* Translators: %s is a day and a time */
  title = g_strdup_printf (_ ("Restore the Backup: %s"), time);
  row = add_row (self->backups_group, title, subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), info->readable);
  gtk_widget_set_sensitive (row, info->readable);
  g_object_set_data (G_OBJECT (row), "backup", GUINT_TO_POINTER (i));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_backup_activated), self,
                           G_CONNECT_SWAPPED);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecovery) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = pursuit_backups_list_finish (result, &error);

  if (g_cancellable_is_cancelled (self->search))
    return;

  self->backups = backups != NULL ? g_steal_pointer (&backups) : g_ptr_array_new ();
  for (guint i = 0; i < self->backups->len; i++)
    add_backup (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->backups_group), self->backups->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->damaged || self->backups->len > 0);
  if (error != NULL)
    pursuit_window_show_error (self->window, _ ("The backups could not be looked through"), error);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecovery) self = data;
  g_autoptr (GFile) folder = pursuit_file_chooser_folder_finish (result, NULL);

  if (folder != NULL && g_file_peek_path (folder) != NULL && self->window != NULL
      && !g_cancellable_is_cancelled (self->search))
    pursuit_window_open_profile (self->window, g_file_peek_path (folder));
}

static void
on_open_other (PursuitRecovery *self)
{
  pursuit_file_chooser_folder_async (
      GTK_WINDOW (self->window),
      &(PursuitFileChooserOptions){ .title = _ ("Folder of a Workspace"),
                                    .accept_label = _ ("_Open") },
      self->search, choose_cb, g_object_ref (self));
}

static void
on_show_folder (PursuitRecovery *self)
{
  pursuit_open_folder (GTK_WIDGET (self), self->profile);
}

static void
on_open (PursuitRecovery *self)
{
  pursuit_window_reopen (self->window, PURSUIT_WORKSPACE_WRITE);
}

static void
pursuit_recovery_dispose (GObject *object)
{
  PursuitRecovery *self = PURSUIT_RECOVERY (object);

  g_cancellable_cancel (self->search);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->backups, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_recovery_parent_class)->dispose (object);
}

static void
pursuit_recovery_finalize (GObject *object)
{
  PursuitRecovery *self = PURSUIT_RECOVERY (object);

  g_clear_object (&self->search);
  g_clear_pointer (&self->profile, g_free);

  G_OBJECT_CLASS (pursuit_recovery_parent_class)->finalize (object);
}

static void
pursuit_recovery_class_init (PursuitRecoveryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_recovery_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_recovery_finalize;

  signals[RECOVERED]
      = g_signal_new ("recovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-recovery.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitRecovery, backups_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecovery, ways_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecovery, salvage_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecovery, report_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecovery, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_salvage);
  gtk_widget_class_bind_template_callback (widget_class, on_open_other);
  gtk_widget_class_bind_template_callback (widget_class, on_show_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
pursuit_recovery_init (PursuitRecovery *self)
{
  self->search = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->salvage_row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (self->ways_group), -1);
}

void
pursuit_recovery_offer (PursuitRecovery *self,
                        PursuitWindow *window,
                        const char *profile,
                        gboolean damaged)
{
  g_return_if_fail (PURSUIT_IS_RECOVERY (self));
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (profile != NULL);
  g_return_if_fail (self->profile == NULL);

  g_set_weak_pointer (&self->window, window);
  self->profile = g_strdup (profile);
  self->damaged = damaged;
  gtk_widget_set_visible (self->salvage_row, damaged);
  gtk_widget_set_visible (GTK_WIDGET (self), damaged);
  pursuit_backups_list_async (profile, self->search, list_cb, g_object_ref (self));
}
