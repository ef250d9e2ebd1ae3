/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-record-rows.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"

#include <glib/gi18n-lib.h>

struct _PursuitRecordRows
{
  AdwBin parent_instance;

  GPtrArray *records; /* (element-type PursuitRecord) (nullable) */
  GtkListBox *list;
};

typedef enum
{
  PROP_LABEL = 1,
} PursuitRecordRowsProperty;

static GParamSpec *properties[PROP_LABEL + 1];

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitRecordRows, pursuit_record_rows, ADW_TYPE_BIN)

static char *
dup_person_line (PursuitRecord *person)
{
  return pursuit_format_join (
      pursuit_format_choice (pursuit_person_roles,
                             pursuit_record_get_text (person, PURSUIT_PERSON_ROLE)),
      pursuit_record_get_text (person, PURSUIT_PERSON_TITLE),
      pursuit_record_get_text (person, PURSUIT_PERSON_EMAIL),
      pursuit_record_get_text (person, PURSUIT_PERSON_PHONE), PURSUIT_FORMAT_END);
}

static char *
dup_proposal_line (PursuitRecord *proposal)
{
  g_autofree char *age
      = pursuit_format_age (pursuit_record_get_text (proposal, PURSUIT_FIELD_UPDATED_AT));
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *sum = NULL;

  if (pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    sum = pursuit_format_money (pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
                                pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY));

  return pursuit_format_join (
      pursuit_format_choice (pursuit_proposal_states, pursuit_proposal_get_state (proposal, today)),
      sum, age, PURSUIT_FORMAT_END);
}

static char *
dup_conversation_line (PursuitRecord *conversation)
{
  g_autofree char *time = pursuit_format_time (
      pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_HAPPENED_AT));

  return pursuit_format_join (
      pursuit_format_choice (
          pursuit_conversation_types,
          pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE)),
      time, PURSUIT_FORMAT_END);
}

static char *
dup_line (PursuitRecord *record)
{
  switch ((int) pursuit_record_get_kind (record))
    {
    case PURSUIT_KIND_PERSON:
      return dup_person_line (record);
    case PURSUIT_KIND_PROPOSAL:
      return dup_proposal_line (record);
    case PURSUIT_KIND_CONVERSATION:
      return dup_conversation_line (record);
    default:
      return g_strdup ("");
    }
}

static GtkWidget *
create_row (PursuitRecord *record)
{
  g_autofree char *title = pursuit_record_dup_title (record);
  g_autofree char *line = dup_line (record);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, line);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
on_row_activated (PursuitRecordRows *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, self->records->pdata[gtk_list_box_row_get_index (row)]);
}

static void
pursuit_record_rows_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PursuitRecordRowsProperty) id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (PURSUIT_RECORD_ROWS (object)->list),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_record_rows_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_RECORD_ROWS (object)->records, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_record_rows_parent_class)->finalize (object);
}

static void
pursuit_record_rows_class_init (PursuitRecordRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pursuit_record_rows_set_property;
  object_class->finalize = pursuit_record_rows_finalize;

  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_RECORD);
}

static void
pursuit_record_rows_init (PursuitRecordRows *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
pursuit_record_rows_set_records (PursuitRecordRows *self, GPtrArray *records)
{
  GtkListBoxRow *row;

  g_return_if_fail (PURSUIT_IS_RECORD_ROWS (self));
  g_return_if_fail (records != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_ref (records);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, create_row (records->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), records->len > 0);
}

char *
pursuit_record_rows_dup_summary (PursuitRecordRows *self)
{
  g_autofree char *first = NULL;
  guint more;

  g_return_val_if_fail (PURSUIT_IS_RECORD_ROWS (self), NULL);

  if (self->records == NULL || self->records->len == 0)
    return g_strdup (_ ("none yet"));

  first = pursuit_record_dup_title (self->records->pdata[0]);
  more = self->records->len - 1;
  if (more == 0)
    return g_steal_pointer (&first);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u more", "%s and %u more", more),
                          first, more);
}
