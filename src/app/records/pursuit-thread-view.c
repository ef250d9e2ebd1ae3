/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-thread-view.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

/* So many entries are shown at first, and more by each press of the button. */
#define STEP 25

struct _PursuitThreadView
{
  AdwBin parent_instance;

  GPtrArray *entries; /* (element-type PursuitThreadEntry) (nullable) */
  guint shown;

  GtkListBox *list;
  GtkWidget *more_button;
  GtkWidget *empty_label;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitThreadView, pursuit_thread_view, ADW_TYPE_BIN)

static const struct
{
  const char *type;
  const char *icon_name;
} icons[] = {
  { "note", "document-edit-symbolic" }, { "task", "checkbox-checked-symbolic" },
  { "reminder", "alarm-symbolic" },     { "promise", "emblem-ok-symbolic" },
  { "call", "call-start-symbolic" },    { "meeting", "x-office-calendar-symbolic" },
  { "mail", "mail-unread-symbolic" },   { "email", "mail-unread-symbolic" },
};

static const char *
find_icon (const PursuitThreadEntry *entry)
{
  if (entry->kind == PURSUIT_KIND_PROPOSAL)
    return "pursuit-proposals-symbolic";
  if (entry->kind == PURSUIT_KIND_STAGE_HISTORY)
    return "go-next-symbolic";
  if (entry->kind == PURSUIT_KIND_SCORE_HISTORY)
    return "view-refresh-symbolic";
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].type, entry->type) == 0)
      return icons[i].icon_name;

  return "pursuit-conversations-symbolic";
}

static gboolean
has_page (const PursuitThreadEntry *entry)
{
  return entry->kind == PURSUIT_KIND_PROPOSAL || entry->kind == PURSUIT_KIND_CONVERSATION
         || entry->kind == PURSUIT_KIND_ACTIVITY;
}

static GtkWidget *
create_lines (const PursuitThreadEntry *entry, const char *time)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (entry->title);
  GtkWidget *when = gtk_label_new (time);
  GtkWidget *text;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (when, "quiet");
  gtk_widget_add_css_class (when, "figures");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), when);
  gtk_box_append (GTK_BOX (lines), head);

  if (!pursuit_str_is_blank (entry->text))
    {
      text = gtk_label_new (entry->text);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (text), 6);
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (text, "small");
      gtk_box_append (GTK_BOX (lines), text);
    }

  return lines;
}

static GtkWidget *
create_row (const PursuitThreadEntry *entry)
{
  g_autofree char *time = pursuit_format_time (entry->at);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", entry->title, time);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (find_icon (entry));
  GtkWidget *lines = create_lines (entry, time);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "thread-icon");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), has_page (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
show_more (PursuitThreadView *self)
{
  guint end = MIN (self->shown + STEP, self->entries->len);

  for (; self->shown < end; self->shown++)
    gtk_list_box_append (self->list, create_row (self->entries->pdata[self->shown]));
  gtk_widget_set_visible (self->more_button, self->shown < self->entries->len);
}

static void
on_row_activated (PursuitThreadView *self, GtkListBoxRow *row)
{
  const PursuitThreadEntry *entry = self->entries->pdata[gtk_list_box_row_get_index (row)];

  g_signal_emit (self, signals[OPENED], 0, (int) entry->kind, entry->id);
}

static void
pursuit_thread_view_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_THREAD_VIEW (object)->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_thread_view_parent_class)->finalize (object);
}

static void
pursuit_thread_view_class_init (PursuitThreadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_thread_view_finalize;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-thread-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitThreadView, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitThreadView, more_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitThreadView, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_more);
}

static void
pursuit_thread_view_init (PursuitThreadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pursuit_thread_view_set_entries (PursuitThreadView *self, GPtrArray *entries)
{
  GtkListBoxRow *row;

  g_return_if_fail (PURSUIT_IS_THREAD_VIEW (self));
  g_return_if_fail (entries != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_ref (entries);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  self->shown = 0;
  show_more (self);
  gtk_widget_set_visible (self->empty_label, entries->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), entries->len > 0);
}
