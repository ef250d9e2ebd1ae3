/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-fact-row.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

/* The least width of what is typed into. */
#define ENTRY_CHARS 8

struct _PursuitFactRow
{
  GtkListBoxRow parent_instance;

  const PursuitField *field;
  guint number;
  PursuitRecord *record; /* (nullable) */
  GPtrArray *references; /* (element-type PursuitRecord) (nullable) */
  gboolean editing;

  GtkLabel *name_label;
  GtkStack *stack;
  GtkLabel *value_label;
  GtkLabel *error_label;

  /* (nullable) Made when they are needed: a page has some thirty rows, and hardly one is edited. */
  GtkEntry *entry;
  GtkDropDown *drop_down;
  GtkPopover *calendar_popover;
};

enum
{
  CHANGED,
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitFactRow, pursuit_fact_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_choice (PursuitFactRow *self)
{
  return self->field->type == PURSUIT_FIELD_CHOICE || self->field->type == PURSUIT_FIELD_ID
         || self->field->type == PURSUIT_FIELD_BOOLEAN;
}

static PursuitRecord *
find_reference (PursuitFactRow *self, const char *id)
{
  for (guint i = 0; self->references != NULL && i < self->references->len; i++)
    if (g_strcmp0 (pursuit_record_get_id (self->references->pdata[i]), id) == 0)
      return self->references->pdata[i];

  return NULL;
}

static char *
dup_reference (PursuitFactRow *self, const char *id)
{
  PursuitRecord *record = find_reference (self, id);

  /* An id says nothing to people: until the names are read there is no text. */
  return record != NULL ? pursuit_record_dup_title (record) : g_strdup ("…");
}

static char *
dup_money (PursuitFactRow *self)
{
  const char *currency = self->field->currency != 0
                             ? pursuit_record_get_text (self->record, self->field->currency)
                             : NULL;

  return pursuit_format_money (pursuit_record_get_integer (self->record, self->number), currency);
}

static char *
dup_text (PursuitFactRow *self)
{
  const char *text;

  if (self->record == NULL || !pursuit_record_is_set (self->record, self->number))
    return NULL;
  if (self->field->type == PURSUIT_FIELD_MONEY)
    return dup_money (self);
  if (pursuit_field_is_number (self->field))
    return pursuit_record_dup_input (self->record, self->number);

  text = pursuit_record_get_text (self->record, self->number);
  switch ((int) self->field->type)
    {
    case PURSUIT_FIELD_CHOICE:
      return g_strdup (pursuit_format_choice (self->field->choices, text));
    case PURSUIT_FIELD_DATE:
      return pursuit_format_date (text);
    case PURSUIT_FIELD_TIME:
      return pursuit_format_time (text);
    case PURSUIT_FIELD_ID:
      return dup_reference (self, text);
    default:
      return g_strdup (text);
    }
}

static void
show_value (PursuitFactRow *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *spoken = NULL;
  GtkWidget *label = GTK_WIDGET (self->value_label);

  gtk_label_set_label (self->value_label, text != NULL ? text : _ ("None yet"));
  if (text != NULL)
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
  /* Translators: a field of a record and its value */
  spoken = g_strdup_printf (_ ("%s: %s"), pursuit_field_get_label (self->field),
                            text != NULL ? text : _ ("None yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_error (PursuitFactRow *self, const char *reason)
{
  gtk_label_set_label (self->error_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), reason != NULL);
  if (self->entry == NULL)
    return;

  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
pursuit_fact_row_stop (PursuitFactRow *self)
{
  g_return_if_fail (PURSUIT_IS_FACT_ROW (self));

  if (!self->editing)
    return;

  self->editing = FALSE;
  show_error (self, NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->value_label));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  show_value (self);
  g_signal_emit (self, signals[TYPED], 0);
}

static const char *
get_choice_value (PursuitFactRow *self, guint position)
{
  if (position == 0)
    return "";
  if (self->field->type == PURSUIT_FIELD_CHOICE)
    return self->field->choices[position - 1].nick;
  if (self->field->type == PURSUIT_FIELD_BOOLEAN)
    return position == 1 ? "yes" : "no";

  return pursuit_record_get_id (self->references->pdata[position - 1]);
}

static void
save (PursuitFactRow *self, const char *input)
{
  g_autoptr (PursuitRecord) changed = pursuit_record_copy (self->record);
  g_autoptr (GError) error = NULL;

  if (!pursuit_record_set_from_input (changed, self->number, input, &error))
    {
      show_error (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }

  if (!pursuit_record_equal (changed, self->record))
    {
      /* Until the workspace answers the row shows what it will be. */
      g_set_object (&self->record, changed);
      g_signal_emit (self, signals[CHANGED], 0, changed);
    }
  pursuit_fact_row_stop (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_entry_changed (PursuitFactRow *self)
{
  if (self->editing)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
on_entry_activated (PursuitFactRow *self)
{
  save (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_choice_changed (PursuitFactRow *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (self->editing && position != GTK_INVALID_LIST_POSITION)
    save (self, get_choice_value (self, position));
}

static gboolean
on_key_pressed (PursuitFactRow *self, guint key)
{
  if (key != GDK_KEY_Escape || !self->editing)
    return GDK_EVENT_PROPAGATE;

  pursuit_fact_row_stop (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

static void
on_day_selected (PursuitFactRow *self, GtkCalendar *calendar)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_popover_popdown (self->calendar_popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_icon_pressed (PursuitFactRow *self)
{
  if (self->calendar_popover == NULL)
    {
      GtkWidget *calendar = gtk_calendar_new ();

      g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_selected), self,
                               G_CONNECT_SWAPPED);
      self->calendar_popover = GTK_POPOVER (gtk_popover_new ());
      gtk_popover_set_child (self->calendar_popover, calendar);
      gtk_widget_set_parent (GTK_WIDGET (self->calendar_popover), GTK_WIDGET (self->entry));
    }
  gtk_popover_popup (self->calendar_popover);
}

static void
fill_choices (PursuitFactRow *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("None"));
  if (self->field->type == PURSUIT_FIELD_CHOICE)
    for (const PursuitChoice *c = self->field->choices; c->nick != NULL; c++)
      gtk_string_list_append (choices, _ (c->label));
  else if (self->field->type == PURSUIT_FIELD_BOOLEAN)
    {
      gtk_string_list_append (choices, _ ("Yes"));
      gtk_string_list_append (choices, _ ("No"));
    }
  for (guint i = 0; self->references != NULL && i < self->references->len; i++)
    {
      g_autofree char *title = pursuit_record_dup_title (self->references->pdata[i]);

      gtk_string_list_append (choices, title);
    }
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (choices));
}

static void
select_present_choice (PursuitFactRow *self)
{
  g_autofree char *input = pursuit_record_dup_input (self->record, self->number);
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (self->drop_down));

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (get_choice_value (self, i), input) == 0)
      gtk_drop_down_set_selected (self->drop_down, i);
}

static void
ensure_entry (PursuitFactRow *self)
{
  if (self->entry != NULL)
    return;

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pursuit_field_get_label (self->field), -1);
  if (self->field->type == PURSUIT_FIELD_DATE)
    {
      gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                         "x-office-calendar-symbolic");
      gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _ ("Choose a day"));
      gtk_entry_set_placeholder_text (self->entry, _ ("YYYY-MM-DD"));
    }
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entry_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "icon-press", G_CALLBACK (on_icon_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->entry));
}

static void
ensure_drop_down (PursuitFactRow *self)
{
  if (self->drop_down != NULL)
    return;

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pursuit_field_get_label (self->field), -1);
  fill_choices (self);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_choice_changed),
                           self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->drop_down));
}

static void
pursuit_fact_row_dispose (GObject *object)
{
  PursuitFactRow *self = PURSUIT_FACT_ROW (object);

  if (self->calendar_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->calendar_popover)));
  g_clear_object (&self->record);
  g_clear_pointer (&self->references, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_fact_row_parent_class)->dispose (object);
}

static void
pursuit_fact_row_class_init (PursuitFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_fact_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_RECORD);

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitFactRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitFactRow, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitFactRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitFactRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
pursuit_fact_row_init (PursuitFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pursuit_fact_row_new (PursuitKind kind, guint field)
{
  PursuitFactRow *self;

  self = g_object_new (PURSUIT_TYPE_FACT_ROW, NULL);
  self->field = &pursuit_kind_get_fields (kind)->fields[field];
  self->number = field;
  gtk_label_set_label (self->name_label, pursuit_field_get_label (self->field));
  if (self->field->flags & PURSUIT_FIELD_COMPUTED)
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);

  return GTK_WIDGET (self);
}

void
pursuit_fact_row_set_record (PursuitFactRow *self, PursuitRecord *record)
{
  g_return_if_fail (PURSUIT_IS_FACT_ROW (self));
  g_return_if_fail (PURSUIT_IS_RECORD (record));

  g_set_object (&self->record, record);
  show_value (self);
}

void
pursuit_fact_row_set_references (PursuitFactRow *self, GPtrArray *records)
{
  g_return_if_fail (PURSUIT_IS_FACT_ROW (self));
  g_return_if_fail (records != NULL);

  g_clear_pointer (&self->references, g_ptr_array_unref);
  self->references = g_ptr_array_ref (records);
  if (self->drop_down != NULL)
    fill_choices (self);
  show_value (self);
}

guint
pursuit_fact_row_get_field (PursuitFactRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_FACT_ROW (self), 0);

  return self->number;
}

void
pursuit_fact_row_start (PursuitFactRow *self)
{
  g_autofree char *input = NULL;

  g_return_if_fail (PURSUIT_IS_FACT_ROW (self));

  if (self->editing || self->record == NULL || (self->field->flags & PURSUIT_FIELD_COMPUTED))
    return;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  if (is_choice (self))
    {
      ensure_drop_down (self);
      select_present_choice (self);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->drop_down));
      gtk_widget_grab_focus (GTK_WIDGET (self->drop_down));
    }
  else
    {
      ensure_entry (self);
      input = pursuit_record_dup_input (self->record, self->number);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), input);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->entry));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
  self->editing = TRUE;
}

char *
pursuit_fact_row_dup_typed (PursuitFactRow *self)
{
  g_autofree char *stored = NULL;
  const char *text;

  g_return_val_if_fail (PURSUIT_IS_FACT_ROW (self), NULL);

  if (!self->editing || is_choice (self))
    return NULL;

  stored = pursuit_record_dup_input (self->record, self->number);
  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return g_strcmp0 (text, stored) != 0 ? g_strdup (text) : NULL;
}

void
pursuit_fact_row_resume (PursuitFactRow *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_FACT_ROW (self));
  g_return_if_fail (text != NULL);

  if (is_choice (self))
    return;

  pursuit_fact_row_start (self);
  if (!self->editing)
    return;

  /* Replacing a text empties it first, which nobody typed. */
  self->editing = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->editing = TRUE;
  g_signal_emit (self, signals[TYPED], 0);
}
