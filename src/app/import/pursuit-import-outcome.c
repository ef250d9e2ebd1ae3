/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-outcome.h"

#include "app/widgets/pursuit-format.h"
#include "app/import/pursuit-import-count.h"
#include "app/import/pursuit-import-row-item.h"
#include "app/import/pursuit-import-rows.h"
#include "app/widgets/pursuit-list-feeder.h"
#include "app/widgets/pursuit-named-box.h"

#include <glib/gi18n-lib.h>

/* A few rejected rows, each with two lines of reasons, are all to be seen; more scroll. */
#define REJECTS_SEEN 4
#define REJECT_HEIGHT 84

struct _PursuitImportOutcome
{
  AdwBin parent_instance;

  PursuitImportReport *report; /* (nullable) */

  GtkLabel *duration;
  PursuitImportCount *created;
  PursuitImportCount *updated;
  PursuitImportCount *duplicates;
  PursuitImportCount *rejected;
  GtkLabel *sum;
  GtkLabel *total;
  GtkToggleButton *skip;
  GtkToggleButton *merge;
  GtkToggleButton *keep;
  GtkCheckButton *keep_bad_values;
  GtkWidget *rejects_part;
  GtkLabel *rejects_count;
  GtkLabel *rejects_more;
  GtkScrolledWindow *rejects_scroller;
  GListStore *rejects;
  GtkWidget *warnings_part;
  GtkLabel *warnings;
};

enum
{
  SIGNAL_POLICY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportOutcome, pursuit_import_outcome, ADW_TYPE_BIN)

static void
on_duplicates_toggled (PursuitImportOutcome *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_POLICY_CHANGED], 0);
}

static void
on_keep_bad_values_toggled (PursuitImportOutcome *self)
{
  g_signal_emit (self, signals[SIGNAL_POLICY_CHANGED], 0);
}

static GPtrArray *
get_rows (PursuitImportOutcome *self, PursuitImportCount *count)
{
  if (count == self->created)
    return self->report->created_rows;
  if (count == self->updated)
    return self->report->updated_rows;

  return self->report->duplicate_rows;
}

static void
on_show_rows (PursuitImportOutcome *self, PursuitImportCount *count)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *title = NULL;

  g_object_get (count, "title", &title, NULL);
  gtk_window_present (pursuit_import_rows_new (GTK_WINDOW (root), title, self->report,
                                               get_rows (self, count),
                                               pursuit_import_count_get_count (count)));
}

static char *
describe_created (PursuitImportReport *report)
{
  g_autofree char *n_leads = pursuit_format_count ((gint64) report->leads);
  g_autofree char *n_people = pursuit_format_count ((gint64) report->people);
  g_autofree char *n_activities = pursuit_format_count ((gint64) report->activities);
  g_autofree char *leads = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s lead", "%s leads", report->leads), n_leads);
  g_autofree char *people = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", report->people), n_people);
  g_autofree char *activities = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s activity", "%s activities", report->activities),
      n_activities);

  return pursuit_format_join (report->leads > 0 ? leads : NULL, report->people > 0 ? people : NULL,
                              report->activities > 0 ? activities : NULL, PURSUIT_FORMAT_END);
}

static char *
describe_updated (PursuitImportReport *report)
{
  g_autofree char *n = pursuit_format_count ((gint64) report->fields_changed);

  if (report->updated == 0)
    return g_strdup (_ ("no record that you have changes"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "known by its id; %s field changes",
                                       "known by their id; %s fields change",
                                       report->fields_changed),
                          n);
}

static const char *
describe_duplicates (PursuitImportOutcome *self)
{
  switch (pursuit_import_outcome_get_duplicates (self))
    {
    case PURSUIT_DUPLICATES_MERGE:
      return _ ("same mail as a lead you have: they fill what is empty there");
    case PURSUIT_DUPLICATES_KEEP:
      return _ ("same mail as a lead you have: they come in as new");
    case PURSUIT_DUPLICATES_SKIP:
    default:
      return _ ("same mail as a lead you have: they are left out");
    }
}

static void
show_counts (PursuitImportOutcome *self, PursuitImportReport *report)
{
  g_autofree char *created = describe_created (report);
  g_autofree char *updated = describe_updated (report);
  g_autofree char *read = pursuit_format_count ((gint64) report->read);
  g_autofree char *total = NULL;
  g_autofree char *sum = NULL;

  pursuit_import_count_set (self->created, report->created, report->read, created);
  pursuit_import_count_set (self->updated, report->updated, report->read, updated);
  pursuit_import_count_set (self->duplicates, report->duplicates, report->read,
                            describe_duplicates (self));
  pursuit_import_count_set (self->rejected, report->rejected, report->read,
                            _ ("rows that cannot be brought in"));
  pursuit_import_count_set_showable (self->created, report->created_rows->len > 0);
  pursuit_import_count_set_showable (self->updated, report->updated_rows->len > 0);
  pursuit_import_count_set_showable (self->duplicates, report->duplicate_rows->len > 0);

  sum = g_strdup_printf ("%s + %s + %s + %s", pursuit_import_count_get_text (self->created),
                         pursuit_import_count_get_text (self->updated),
                         pursuit_import_count_get_text (self->duplicates),
                         pursuit_import_count_get_text (self->rejected));
  gtk_label_set_text (self->sum, sum);
  total = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s row read", "%s rows read", report->read), read);
  gtk_label_set_text (self->total, total);
}

static void
show_rejects (PursuitImportOutcome *self, PursuitImportReport *report)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = pursuit_format_count ((gint64) report->rejected);
  g_autofree char *more = NULL;

  for (guint i = 0; i < report->rejects->len; i++)
    g_ptr_array_add (items, pursuit_import_row_item_new_reject (report, report->rejects->pdata[i]));
  pursuit_list_feeder_feed (self->rejects, items);

  /* Translators: below the first rejected rows of an import. */
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The first %u is shown. ",
                                       "The first %u are shown. ", items->len),
                          items->len);
  gtk_label_set_text (self->rejects_count, count);
  gtk_scrolled_window_set_min_content_height (self->rejects_scroller,
                                              (int) MIN (items->len, REJECTS_SEEN) * REJECT_HEIGHT);
  gtk_widget_set_visible (self->rejects_part, report->rejected > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rejects_more), report->rejected > items->len);
  gtk_label_set_text (self->rejects_more, more);
}

static void
show_warnings (PursuitImportOutcome *self, PursuitImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (report->warnings, i));

  gtk_label_set_text (self->warnings, text->str);
  gtk_widget_set_visible (self->warnings_part, text->len > 0);
}

static void
show_duration (PursuitImportOutcome *self, PursuitImportReport *report)
{
  g_autofree char *text = NULL;

  /* Translators: how long the rehearsal of an import took, in seconds. */
  text = g_strdup_printf (_ ("rehearsed in %.1f s"), report->seconds);
  gtk_label_set_text (self->duration, text);
}

void
pursuit_import_outcome_set_report (PursuitImportOutcome *self, PursuitImportReport *report)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_OUTCOME (self));
  g_return_if_fail (report != NULL);

  pursuit_import_report_ref (report);
  g_clear_pointer (&self->report, pursuit_import_report_unref);
  self->report = report;
  show_duration (self, report);
  show_counts (self, report);
  show_rejects (self, report);
  show_warnings (self, report);
}

PursuitDuplicates
pursuit_import_outcome_get_duplicates (PursuitImportOutcome *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_OUTCOME (self), PURSUIT_DUPLICATES_SKIP);

  if (gtk_toggle_button_get_active (self->merge))
    return PURSUIT_DUPLICATES_MERGE;
  if (gtk_toggle_button_get_active (self->keep))
    return PURSUIT_DUPLICATES_KEEP;

  return PURSUIT_DUPLICATES_SKIP;
}

gboolean
pursuit_import_outcome_get_keep_bad_values (PursuitImportOutcome *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_OUTCOME (self), FALSE);

  return gtk_check_button_get_active (self->keep_bad_values);
}

char *
pursuit_import_outcome_dup_counts (PursuitImportOutcome *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_OUTCOME (self), NULL);

  return g_strdup (gtk_label_get_text (self->sum));
}

static void
pursuit_import_outcome_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_IMPORT_OUTCOME (object)->report, pursuit_import_report_unref);

  G_OBJECT_CLASS (pursuit_import_outcome_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, duration);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, created);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, updated);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, duplicates);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, rejected);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, sum);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, total);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, skip);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, merge);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, keep);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, keep_bad_values);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, rejects_part);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, rejects_count);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, rejects_more);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, rejects_scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, rejects);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, warnings_part);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportOutcome, warnings);
}

static void
pursuit_import_outcome_class_init (PursuitImportOutcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_import_outcome_finalize;

  signals[SIGNAL_POLICY_CHANGED]
      = g_signal_new ("policy-changed", PURSUIT_TYPE_IMPORT_OUTCOME, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_IMPORT_COUNT);
  g_type_ensure (PURSUIT_TYPE_IMPORT_ROW_ITEM);
  g_type_ensure (PURSUIT_TYPE_NAMED_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-import-outcome.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_duplicates_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_bad_values_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_show_rows);
}

static void
pursuit_import_outcome_init (PursuitImportOutcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
