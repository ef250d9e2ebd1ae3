/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-record-dialog.h"

#include "app/window/pursuit-unsaved-bar.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-find-named.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

struct _PursuitRecordDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (unowned) it is transient for it and goes with it */
  PursuitWorkspace *workspace;
  PursuitRecord *record;
  PursuitRecord *waiting; /* (nullable) until its reference is looked up */
  GCancellable *cancellable;
  char *label;       /* (nullable) */
  GArray *fields;    /* (element-type guint) */
  GPtrArray *inputs; /* (element-type GtkWidget) (unowned) one for each field */
  char *untouched;   /* (nullable): what the inputs held at the beginning */

  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkWidget *delete_button;
  GtkLabel *error_label;
  PursuitUnsavedBar *unsaved;
  AdwPreferencesGroup *group;
};

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitRecordDialog, pursuit_record_dialog, ADW_TYPE_WINDOW)

static const PursuitField *
get_field (PursuitRecordDialog *self, guint i)
{
  return &pursuit_record_get_fields (self->record)->fields[g_array_index (self->fields, guint, i)];
}

static void
show_error (PursuitRecordDialog *self, const char *reason)
{
  gtk_label_set_label (self->error_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), reason != NULL);
}

static char *
dup_input (PursuitRecordDialog *self, guint i)
{
  GtkWidget *input = self->inputs->pdata[i];
  guint selected;

  if (GTK_IS_TEXT_VIEW (input))
    {
      char *text;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)), "text", &text, NULL);
      return text;
    }
  if (ADW_IS_COMBO_ROW (input))
    {
      selected = adw_combo_row_get_selected (ADW_COMBO_ROW (input));
      return g_strdup (selected > 0 ? get_field (self, i)->choices[selected - 1].nick : "");
    }

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (input)));
}

static gboolean
read_inputs (PursuitRecordDialog *self, PursuitRecord *record, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *input = dup_input (self, i);

      gtk_widget_remove_css_class (self->inputs->pdata[i], "error");
      /* A name is looked up when all the rest fits. */
      if (get_field (self, i)->type == PURSUIT_FIELD_ID)
        continue;
      if (!pursuit_record_set_from_input (record, g_array_index (self->fields, guint, i), input,
                                          error))
        {
          gtk_widget_add_css_class (self->inputs->pdata[i], "error");
          gtk_widget_grab_focus (self->inputs->pdata[i]);
          return FALSE;
        }
    }

  return pursuit_record_check (record, error);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 action;
  g_autoptr (PursuitRecord) record
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, &action, &error);

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (record == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error->message);
      return;
    }

  pursuit_unsaved_bar_clear (self->unsaved);
  g_signal_emit (self, signals[SAVED], 0, record, action);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save (PursuitRecordDialog *self, PursuitRecord *record)
{
  pursuit_workspace_save_async (self->workspace, record, self->label, self->cancellable, save_cb,
                                g_object_ref (self));
}

/* The input for another record that is called by its name, or -1. */
static int
find_reference (PursuitRecordDialog *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (get_field (self, i)->type == PURSUIT_FIELD_ID)
      return (int) i;

  return -1;
}

static void
find_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecordDialog) self = data;
  g_autoptr (PursuitRecord) record = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;
  g_autofree char *id
      = pursuit_workspace_find_named_finish (PURSUIT_WORKSPACE (source), result, &error);
  int input = find_reference (self);

  if (id == NULL)
    {
      gtk_widget_set_sensitive (self->save_button, TRUE);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      show_error (self, error->message);
      gtk_widget_add_css_class (self->inputs->pdata[input], "error");
      gtk_widget_grab_focus (self->inputs->pdata[input]);
      return;
    }
  pursuit_record_set_text (record, g_array_index (self->fields, guint, input), id);
  save (self, record);
}

static void
save_with_reference (PursuitRecordDialog *self, PursuitRecord *record)
{
  int input = find_reference (self);
  g_autofree char *name = input >= 0 ? dup_input (self, (guint) input) : NULL;

  if (pursuit_str_is_blank (name))
    {
      save (self, record);
      return;
    }
  g_set_object (&self->waiting, record);
  pursuit_workspace_find_named_async (self->workspace, get_field (self, (guint) input)->target,
                                      name, self->cancellable, find_named_cb, g_object_ref (self));
}

static void
on_save_clicked (PursuitRecordDialog *self)
{
  g_autoptr (PursuitRecord) record = pursuit_record_copy (self->record);
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  if (!read_inputs (self, record, &error))
    {
      show_error (self, error->message);
      return;
    }

  show_error (self, NULL);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  save_with_reference (self, record);
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = pursuit_record_dup_title (self->record);
  g_autofree char *text = NULL;
  gint64 action
      = pursuit_workspace_delete_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);

  if (action == 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error->message);
      return;
    }

  pursuit_unsaved_bar_clear (self->unsaved);
  /* Translators: %s is what a record is called */
  text = g_strdup_printf (_ ("Deleted “%s”"), title);
  pursuit_window_show_undo (self->window, text, action);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_delete_clicked (PursuitRecordDialog *self)
{
  const char *ids[] = { pursuit_record_get_id (self->record), NULL };

  pursuit_workspace_delete_async (self->workspace, ids, self->cancellable, delete_cb,
                                  g_object_ref (self));
}

/* All that the form holds, for the journal. */
static char *
dup_words (PursuitRecordDialog *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *input = dup_input (self, i);

      json_object_set_string_member (object, get_field (self, i)->key, input);
    }
  json_node_take_object (node, object);

  return pursuit_json_to_text (node, FALSE);
}

static void
on_input_changed (PursuitRecordDialog *self)
{
  g_autofree char *words = NULL;

  if (self->untouched == NULL)
    return;

  words = dup_words (self);
  if (g_strcmp0 (words, self->untouched) == 0)
    pursuit_unsaved_bar_clear (self->unsaved);
  else
    pursuit_unsaved_bar_write (self->unsaved, words);
}

static void
set_input (PursuitRecordDialog *self, guint i, const char *text)
{
  GtkWidget *input = self->inputs->pdata[i];
  const PursuitChoice *choices = get_field (self, i)->choices;
  guint selected = 0;

  if (GTK_IS_TEXT_VIEW (input))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)), text, -1);
  else if (!ADW_IS_COMBO_ROW (input))
    gtk_editable_set_text (GTK_EDITABLE (input), text);
  else
    {
      for (guint c = 0; choices[c].nick != NULL; c++)
        if (g_str_equal (choices[c].nick, text))
          selected = c + 1;
      adw_combo_row_set_selected (ADW_COMBO_ROW (input), selected);
    }
}

static void
on_words_taken (PursuitRecordDialog *self, const char *words)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (words, -1, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *text
          = pursuit_json_get_text (json_node_get_object (node), get_field (self, i)->key);

      if (text != NULL)
        set_input (self, i, text);
    }
  gtk_widget_grab_focus (self->inputs->pdata[0]);
}

/* Names the form and what it is about: a stored record, or a new one of that sort for that lead. */
static char *
dup_journal_key (PursuitRecordDialog *self)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (self->record);
  const char *kind = pursuit_kind_to_string (pursuit_record_get_kind (self->record));
  const char *id = pursuit_record_get_id (self->record);
  int lead = pursuit_field_table_find (table, "lead_id");
  int type = pursuit_field_table_find (table, "type");
  const char *about = lead >= 0 ? pursuit_record_get_text (self->record, (guint) lead) : NULL;
  const char *sort = type >= 0 ? pursuit_record_get_text (self->record, (guint) type) : NULL;

  if (id != NULL)
    return g_strdup_printf ("form:%s:%s", kind, id);

  return g_strdup_printf ("form:%s:new:%s:%s", kind, about != NULL ? about : "",
                          sort != NULL ? sort : "");
}

static GtkWidget *
create_choice (const PursuitField *field, const char *input)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; field->choices[i].nick != NULL; i++)
    {
      gtk_string_list_append (labels, _ (field->choices[i].label));
      if (g_str_equal (field->choices[i].nick, input))
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);

  return row;
}

static GtkWidget *
create_text (PursuitRecordDialog *self, const PursuitField *field, const char *input)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (pursuit_field_get_label (field));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "quiet");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), input, -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (on_input_changed), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 96);
  /* It grows with what is pasted, and then scrolls. */
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_add_css_class (scrolled, "long-text");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  adw_preferences_group_add (self->group, label);
  adw_preferences_group_add (self->group, scrolled);

  return view;
}

/* A list and a time are shown as they are written by hand. */
static char *
dup_shown (PursuitRecordDialog *self, guint i)
{
  guint field = g_array_index (self->fields, guint, i);
  char *list;

  /* The name of another record is only asked for where there is none yet. */
  if (get_field (self, i)->type == PURSUIT_FIELD_ID)
    return g_strdup ("");
  if (get_field (self, i)->type == PURSUIT_FIELD_TIME
      && pursuit_record_is_set (self->record, field))
    return pursuit_time_to_local (pursuit_record_get_text (self->record, field));
  if (get_field (self, i)->type != PURSUIT_FIELD_JSON)
    return pursuit_record_dup_input (self->record, field);
  list = pursuit_json_list_join (pursuit_record_get_text (self->record, field));

  return list != NULL ? list : g_strdup ("");
}

static void
add_input (PursuitRecordDialog *self, guint i)
{
  const PursuitField *field = get_field (self, i);
  g_autofree char *text = dup_shown (self, i);
  const char *label = pursuit_field_get_label (field);
  GtkWidget *input;

  if (field->type == PURSUIT_FIELD_LONG_TEXT)
    input = create_text (self, field, text);
  else
    {
      if (field->type == PURSUIT_FIELD_CHOICE)
        {
          input = create_choice (field, text);
          g_signal_connect_object (input, "notify::selected", G_CALLBACK (on_input_changed), self,
                                   G_CONNECT_SWAPPED);
        }
      else
        {
          input = adw_entry_row_new ();
          gtk_editable_set_text (GTK_EDITABLE (input), text);
          g_signal_connect_object (input, "changed", G_CALLBACK (on_input_changed), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (input, "entry-activated", G_CALLBACK (on_save_clicked), self,
                                   G_CONNECT_SWAPPED);
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (input), label);
      adw_preferences_group_add (self->group, input);
      /* The group makes the list around its rows and gives it no name. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (input)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_window_get_title (GTK_WINDOW (self)), -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_ptr_array_add (self->inputs, input);
}

static void
pursuit_record_dialog_dispose (GObject *object)
{
  PursuitRecordDialog *self = PURSUIT_RECORD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_record_dialog_parent_class)->dispose (object);
}

static void
pursuit_record_dialog_finalize (GObject *object)
{
  PursuitRecordDialog *self = PURSUIT_RECORD_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_object (&self->waiting);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->untouched, g_free);
  g_clear_pointer (&self->fields, g_array_unref);

  G_OBJECT_CLASS (pursuit_record_dialog_parent_class)->finalize (object);
}

static void
pursuit_record_dialog_class_init (PursuitRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_record_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_record_dialog_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, PURSUIT_TYPE_RECORD, G_TYPE_INT64);

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitRecordDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecordDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecordDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecordDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitRecordDialog, unsaved);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_record_dialog_init (PursuitRecordDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->inputs = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
add_next_input (gpointer dialog)
{
  PursuitRecordDialog *self = PURSUIT_RECORD_DIALOG (dialog);
  g_autofree char *key = NULL;

  if (self->inputs->len < self->fields->len)
    {
      add_input (self, self->inputs->len);
      return TRUE;
    }

  self->untouched = dup_words (self);
  key = dup_journal_key (self);
  pursuit_unsaved_bar_open (self->unsaved, self->workspace, key);
  gtk_window_set_focus (GTK_WINDOW (self), self->inputs->pdata[0]);

  return FALSE;
}

/* A text stands within its frame, below its label. */
static void
remove_text (PursuitRecordDialog *self, GtkWidget *text)
{
  GtkWidget *scrolled = gtk_widget_get_parent (text);
  GtkWidget *label = gtk_widget_get_prev_sibling (scrolled);

  adw_preferences_group_remove (self->group, scrolled);
  adw_preferences_group_remove (self->group, label);
}

static gboolean
remove_last_input (gpointer dialog)
{
  PursuitRecordDialog *self = PURSUIT_RECORD_DIALOG (dialog);
  GtkWidget *input;

  /* What it held is not asked for any more. */
  g_clear_pointer (&self->untouched, g_free);
  if (self->inputs->len == 0)
    return FALSE;

  input = g_ptr_array_steal_index (self->inputs, self->inputs->len - 1);
  if (GTK_IS_TEXT_VIEW (input))
    remove_text (self, input);
  else
    adw_preferences_group_remove (self->group, input);

  return TRUE;
}

PursuitRecordDialog *
pursuit_record_dialog_new (PursuitWindow *window,
                           PursuitRecord *record,
                           const PursuitRecordForm *form)
{
  PursuitRecordDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (record), NULL);
  g_return_val_if_fail (form != NULL && form->n_fields > 0, NULL);

  self = g_object_new (PURSUIT_TYPE_RECORD_DIALOG, "title", form->title, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  pursuit_transient_set_steps (GTK_WINDOW (self), add_next_input, remove_last_input);
  self->window = window;
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  self->record = pursuit_record_copy (record);
  self->label = g_strdup (form->label);
  g_array_append_vals (self->fields, form->fields, form->n_fields);
  adw_window_title_set_title (self->title, form->title);
  gtk_widget_set_visible (self->delete_button, form->deletable);

  return self;
}
