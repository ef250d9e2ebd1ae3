/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-facts.h"

#include "app/records/pursuit-fact-row.h"
#include "app/window/pursuit-unsaved-bar.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

/* A file with more own columns than these shows the first of them. */
#define MAX_CUSTOM_ROWS 200

struct _PursuitLeadFacts
{
  AdwBin parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  PursuitRecord *lead;   /* (nullable) */
  GPtrArray *rows;       /* (element-type PursuitFactRow) (unowned) */
  GPtrArray *custom;     /* (element-type GtkWidget) (unowned) the rows of own columns */

  PursuitUnsavedBar *unsaved;
  GtkListBox *list;
  GtkListBox *more_list;
  GtkExpander *more;
};

G_DEFINE_FINAL_TYPE (PursuitLeadFacts, pursuit_lead_facts, ADW_TYPE_BIN)

static const guint first_fields[] = {
  PURSUIT_LEAD_VALUE,    PURSUIT_LEAD_EXPECTED_CLOSE, PURSUIT_LEAD_NEXT_STEP,
  PURSUIT_LEAD_OWNER_ID, PURSUIT_LEAD_SOURCE,         PURSUIT_LEAD_COMPETITOR,
};

static const guint more_fields[] = {
  PURSUIT_LEAD_COMPANY_NAME,     PURSUIT_LEAD_TITLE,         PURSUIT_LEAD_CONTACT_NAME,
  PURSUIT_LEAD_CONTACT_TITLE,    PURSUIT_LEAD_CONTACT_EMAIL, PURSUIT_LEAD_CONTACT_PHONE,
  PURSUIT_LEAD_BUDGET,           PURSUIT_LEAD_NEED,          PURSUIT_LEAD_TIMELINE,
  PURSUIT_LEAD_PROBABILITY,      PURSUIT_LEAD_INDUSTRY,      PURSUIT_LEAD_COMPANY_SIZE,
  PURSUIT_LEAD_ANNUAL_REVENUE,   PURSUIT_LEAD_WEBSITE,       PURSUIT_LEAD_STREET,
  PURSUIT_LEAD_POSTAL_CODE,      PURSUIT_LEAD_CITY,          PURSUIT_LEAD_REGION,
  PURSUIT_LEAD_COUNTRY,          PURSUIT_LEAD_DESCRIPTION,   PURSUIT_LEAD_LOST_REASON,
  PURSUIT_LEAD_LAST_ACTIVITY_AT, PURSUIT_FIELD_CREATED_AT,
};

typedef struct
{
  PursuitLeadFacts *self;
  PursuitFactRow *row;   /* (unowned) of self */
  PursuitRecord *wanted; /* (owned) as it was to be */
  char *text;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  g_object_unref (saving->wanted);
  g_free (saving->text);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
show_lead (PursuitLeadFacts *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    pursuit_fact_row_set_record (self->rows->pdata[i], self->lead);
}

/* The lead as it is stored stands there again, and the words that were refused in their entry. */
static void
keep_words (const Saving *saving)
{
  PursuitLeadFacts *self = saving->self;
  g_autofree char *words
      = pursuit_record_dup_input (saving->wanted, pursuit_fact_row_get_field (saving->row));

  show_lead (self);
  if (g_strcmp0 (pursuit_record_get_id (self->lead), pursuit_record_get_id (saving->wanted)) == 0)
    pursuit_fact_row_resume (saving->row, words);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  gint64 action;
  g_autoptr (PursuitRecord) stored
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, &action, &error);

  if (stored != NULL)
    {
      pursuit_window_show_undo (saving->self->window, saving->text, action);
      return;
    }

  pursuit_window_show_error (saving->self->window, _ ("The change was not saved"), error);
  if (saving->self->lead != NULL)
    keep_words (saving);
}

static void
on_fact_changed (PursuitLeadFacts *self, PursuitRecord *changed, PursuitFactRow *row)
{
  const PursuitField *field
      = &pursuit_record_get_fields (changed)->fields[pursuit_fact_row_get_field (row)];
  g_autofree char *title = pursuit_record_dup_title (changed);
  g_autofree char *label = NULL;
  Saving *saving = g_new0 (Saving, 1);

  /* Translators: the label of a change, such as “Value of Klinikum Aurach” */
  label = g_strdup_printf (_ ("%s of %s"), pursuit_field_get_label (field), title);
  saving->self = g_object_ref (self);
  saving->row = row;
  saving->wanted = g_object_ref (changed);
  /* Translators: %s is the label of a field, such as “Value” */
  saving->text = g_strdup_printf (_ ("%s saved"), pursuit_field_get_label (field));
  pursuit_workspace_save_async (pursuit_window_get_workspace (self->window), changed, label, NULL,
                                save_cb, saving);
}

static const char *
get_key (PursuitFactRow *row)
{
  return pursuit_kind_get_fields (PURSUIT_KIND_LEAD)->fields[pursuit_fact_row_get_field (row)].key;
}

/* Several facts may be open at once: the journal has all that is typed in them. */
static char *
dup_words (PursuitLeadFacts *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = pursuit_fact_row_dup_typed (self->rows->pdata[i]);

      if (text != NULL)
        json_object_set_string_member (object, get_key (self->rows->pdata[i]), text);
    }

  return json_object_get_size (object) > 0 ? pursuit_json_to_text (node, FALSE) : NULL;
}

static void
on_typed (PursuitLeadFacts *self)
{
  g_autofree char *words = dup_words (self);

  if (words != NULL)
    pursuit_unsaved_bar_write (self->unsaved, words);
  else
    pursuit_unsaved_bar_clear (self->unsaved);
}

static void
resume (PursuitLeadFacts *self, PursuitFactRow *row, const char *text)
{
  if (gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->more_list))
    gtk_expander_set_expanded (self->more, TRUE);
  pursuit_fact_row_resume (row, text);
}

static void
on_words_taken (PursuitLeadFacts *self, const char *words)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (words, -1, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *text
          = pursuit_json_get_text (json_node_get_object (node), get_key (self->rows->pdata[i]));

      if (text != NULL)
        resume (self, self->rows->pdata[i], text);
    }
}

static void
on_row_activated (PursuitLeadFacts *self, GtkListBoxRow *row)
{
  if (PURSUIT_IS_FACT_ROW (row))
    pursuit_fact_row_start (PURSUIT_FACT_ROW (row));
}

static void
add_rows (PursuitLeadFacts *self, GtkListBox *list, const guint *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = pursuit_fact_row_new (PURSUIT_KIND_LEAD, fields[i]);

      g_signal_connect_object (row, "changed", G_CALLBACK (on_fact_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (list, row);
      g_ptr_array_add (self->rows, row);
    }
}

static GtkWidget *
create_custom_row (PursuitRecord *lead, const char *column)
{
  g_autofree char *text = pursuit_record_dup_custom (lead, column);
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), column, text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (column);
  GtkWidget *value = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_widget_add_css_class (name, "fact-name");
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_tooltip_text (value, text);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "fact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "column", g_strdup (column), g_free);

  return row;
}

static void
show_custom (PursuitLeadFacts *self)
{
  g_auto (GStrv) columns = pursuit_record_list_custom (self->lead);

  for (guint i = 0; i < self->custom->len; i++)
    gtk_list_box_remove (self->more_list, self->custom->pdata[i]);
  g_ptr_array_set_size (self->custom, 0);
  for (guint i = 0; columns[i] != NULL && i < MAX_CUSTOM_ROWS; i++)
    {
      GtkWidget *row = create_custom_row (self->lead, columns[i]);

      gtk_list_box_append (self->more_list, row);
      g_ptr_array_add (self->custom, row);
    }
}

static void
pursuit_lead_facts_dispose (GObject *object)
{
  PursuitLeadFacts *self = PURSUIT_LEAD_FACTS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->lead);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->custom, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_lead_facts_parent_class)->dispose (object);
}

static void
pursuit_lead_facts_class_init (PursuitLeadFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_lead_facts_dispose;

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-lead-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadFacts, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadFacts, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadFacts, more_list);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadFacts, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
}

static void
pursuit_lead_facts_init (PursuitLeadFacts *self)
{
  self->rows = g_ptr_array_new ();
  self->custom = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self, self->list, first_fields, G_N_ELEMENTS (first_fields));
  add_rows (self, self->more_list, more_fields, G_N_ELEMENTS (more_fields));
}

/* What is typed about one lead must not be saved in another: it goes into the journal of the one,
 * and is offered when that is shown again. */
static void
change_lead (PursuitLeadFacts *self, PursuitRecord *lead)
{
  g_autofree char *key = g_strconcat ("facts:lead:", pursuit_record_get_id (lead), NULL);

  pursuit_unsaved_bar_open (self->unsaved, pursuit_window_get_workspace (self->window), key);
  if (self->lead == NULL
      || g_strcmp0 (pursuit_record_get_id (self->lead), pursuit_record_get_id (lead)) == 0)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    pursuit_fact_row_stop (self->rows->pdata[i]);
}

void
pursuit_lead_facts_set_lead (PursuitLeadFacts *self, PursuitWindow *window, PursuitRecord *lead)
{
  g_return_if_fail (PURSUIT_IS_LEAD_FACTS (self));
  g_return_if_fail (PURSUIT_IS_LEAD (lead));

  g_set_weak_pointer (&self->window, window);
  change_lead (self, lead);
  g_set_object (&self->lead, lead);
  show_lead (self);
  show_custom (self);
}

void
pursuit_lead_facts_set_users (PursuitLeadFacts *self, GPtrArray *users)
{
  g_return_if_fail (PURSUIT_IS_LEAD_FACTS (self));
  g_return_if_fail (users != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (pursuit_fact_row_get_field (self->rows->pdata[i]) == PURSUIT_LEAD_OWNER_ID)
      pursuit_fact_row_set_references (self->rows->pdata[i], users);
}

static gboolean
focus_row (PursuitLeadFacts *self, GtkWidget *row)
{
  if (gtk_widget_get_parent (row) == GTK_WIDGET (self->more_list))
    gtk_expander_set_expanded (self->more, TRUE);

  return gtk_widget_grab_focus (row);
}

gboolean
pursuit_lead_facts_focus_field (PursuitLeadFacts *self, const char *key)
{
  int field;

  g_return_val_if_fail (PURSUIT_IS_LEAD_FACTS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  field = pursuit_field_table_find (pursuit_kind_get_fields (PURSUIT_KIND_LEAD), key);
  for (guint i = 0; i < self->rows->len; i++)
    if ((int) pursuit_fact_row_get_field (self->rows->pdata[i]) == field)
      return focus_row (self, self->rows->pdata[i]);
  for (guint i = 0; i < self->custom->len; i++)
    if (g_strcmp0 (g_object_get_data (self->custom->pdata[i], "column"), key) == 0)
      return focus_row (self, self->custom->pdata[i]);

  return FALSE;
}

char *
pursuit_lead_facts_dup_summary (PursuitLeadFacts *self)
{
  guint known = 0;

  g_return_val_if_fail (PURSUIT_IS_LEAD_FACTS (self), NULL);

  for (guint i = 0; self->lead != NULL && i < G_N_ELEMENTS (first_fields); i++)
    known += pursuit_record_is_set (self->lead, first_fields[i]) ? 1 : 0;
  if (self->lead != NULL && !pursuit_record_is_set (self->lead, PURSUIT_LEAD_NEXT_STEP))
    return g_strdup_printf (_ ("%u, next step missing"), known);

  return g_strdup_printf ("%u", known);
}
