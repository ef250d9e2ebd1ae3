/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-search-window.h"

#include "app/window/pursuit-search-row.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-trace.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

#define MAX_HITS 60
/* More than the window shows at its height; the others follow when these are painted. */
#define FIRST_ROWS 14
#define ROWS_A_SLICE 8
#define MARGIN 24
#define MAX_WIDTH 620
#define MAX_HEIGHT 594

struct _PursuitSearchWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (unowned) it is transient for it and goes with it */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* (nullable) of the search that runs */
  GPtrArray *hits;           /* (element-type PursuitSearchHit) (nullable) of the last answer */
  guint shown;               /* so many of them are in the list */
  guint filling;             /* the idle that adds the others, 0 for none */
  char *asked;               /* (nullable) what it looks for */
  char *answered;            /* (nullable) what the shown results are of */

  GtkSearchEntry *entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PursuitSearchWindow, pursuit_search_window, ADW_TYPE_WINDOW)

static GtkWidget *
get_row (PursuitSearchWindow *self, guint index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) index));
}

/* Rows are kept for the next letter. */
static void
show_hit (PursuitSearchWindow *self, guint index)
{
  GtkWidget *row = get_row (self, index);

  if (row == NULL)
    {
      row = pursuit_search_row_new ();
      gtk_list_box_append (self->list, row);
    }
  pursuit_search_row_set_hit (PURSUIT_SEARCH_ROW (row), self->hits->pdata[index]);
  gtk_widget_set_visible (row, TRUE);
}

static void
stop_filling (PursuitSearchWindow *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
}

/* What lies below the edge of the window comes a few rows at a time. */
static gboolean
on_idle (gpointer data)
{
  PursuitSearchWindow *self = data;
  guint end = MIN (self->shown + ROWS_A_SLICE, self->hits->len);

  while (self->shown < end)
    show_hit (self, self->shown++);
  if (self->shown < self->hits->len)
    return G_SOURCE_CONTINUE;

  self->filling = 0;

  return G_SOURCE_REMOVE;
}

static void
show_count (PursuitSearchWindow *self)
{
  guint n = self->hits->len;
  g_autofree char *count
      = n < MAX_HITS
            ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", n), n)
            : g_strdup_printf (_ ("first %u results"), n);

  gtk_label_set_label (self->count_label, count);
}

/* Takes the hits. */
static void
show_hits (PursuitSearchWindow *self, GPtrArray *hits)
{
  GtkWidget *row;

  stop_filling (self);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  for (self->shown = 0; self->shown < MIN (hits->len, FIRST_ROWS); self->shown++)
    show_hit (self, self->shown);
  /* Those that will be needed keep what they say until their turn comes, below the edge. */
  for (guint i = hits->len; (row = get_row (self, i)) != NULL && gtk_widget_get_visible (row); i++)
    gtk_widget_set_visible (row, FALSE);
  if (self->shown < hits->len)
    {
      /* After the frame that shows the first. */
      self->filling = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
      g_source_set_name_by_id (self->filling, "search-window: more rows");
    }

  show_count (self);
  gtk_list_box_select_row (self->list, hits->len > 0 ? GTK_LIST_BOX_ROW (get_row (self, 0)) : NULL);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "hits" : "none");
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitSearchWindow *self;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = pursuit_workspace_search_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_SEARCH_WINDOW (data);
  pursuit_set_str (&self->answered, self->asked);
  if (hits != NULL)
    show_hits (self, hits);
  else
    /* An operator whose value means nothing: said where the count stands, while one types on. */
    gtk_label_set_label (self->count_label, error->message);
}

static void
stop_search (PursuitSearchWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Nothing is asked for. */
static void
show_begin (PursuitSearchWindow *self)
{
  stop_filling (self);
  pursuit_set_str (&self->answered, NULL);
  gtk_label_set_label (self->count_label, "");
  gtk_stack_set_visible_child_name (self->stack, "begin");
}

static void
on_text_changed (PursuitSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gint64 begin = pursuit_trace_begin ();

  stop_search (self);
  if (*text == '\0')
    show_begin (self);
  else
    {
      self->cancellable = g_cancellable_new ();
      pursuit_set_str (&self->asked, text);
      pursuit_workspace_search_async (self->workspace, text, PURSUIT_KIND_NONE, MAX_HITS,
                                      self->cancellable, search_cb, self);
    }

  pursuit_trace_end (begin, "search-window: typed");
}

static void
open_row (PursuitSearchWindow *self, GtkListBoxRow *row)
{
  const PursuitSearchHit *hit;

  if (row == NULL)
    return;

  hit = pursuit_search_row_get_hit (PURSUIT_SEARCH_ROW (row));
  pursuit_window_show_line (self->window, hit->kind, hit->id, hit->field, hit->line);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_entry_activated (PursuitSearchWindow *self)
{
  open_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
on_row_activated (PursuitSearchWindow *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

/* The focus stays in the entry: up and down move the chosen row below it. */
static gboolean
on_entry_key (PursuitSearchWindow *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, key == GDK_KEY_Down ? index + 1 : index - 1);
  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (row))
      && index + (key == GDK_KEY_Down ? 1 : -1) >= 0)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }

  return GDK_EVENT_STOP;
}

static void
pursuit_search_window_dispose (GObject *object)
{
  PursuitSearchWindow *self = PURSUIT_SEARCH_WINDOW (object);

  stop_search (self);
  stop_filling (self);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_search_window_parent_class)->dispose (object);
}

static void
pursuit_search_window_finalize (GObject *object)
{
  PursuitSearchWindow *self = PURSUIT_SEARCH_WINDOW (object);

  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->answered, g_free);

  G_OBJECT_CLASS (pursuit_search_window_parent_class)->finalize (object);
}

static void
pursuit_search_window_class_init (PursuitSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_search_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_search_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_search_window_init (PursuitSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
remove_last (gpointer dialog)
{
  PursuitSearchWindow *self = PURSUIT_SEARCH_WINDOW (dialog);

  stop_search (self);
  stop_filling (self);

  return pursuit_transient_remove_row (self->list);
}

PursuitSearchWindow *
pursuit_search_window_new (PursuitWindow *window)
{
  PursuitSearchWindow *self;
  int width;
  int height;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_SEARCH_WINDOW, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  pursuit_transient_set_steps (GTK_WINDOW (self), NULL, remove_last);
  self->window = window;
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  width = gtk_widget_get_width (GTK_WIDGET (window)) - MARGIN;
  height = gtk_widget_get_height (GTK_WIDGET (window)) - MARGIN;
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 320, MAX_WIDTH),
                               CLAMP (height, 240, MAX_HEIGHT));

  return self;
}

void
pursuit_search_window_set_text (PursuitSearchWindow *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_SEARCH_WINDOW (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

const char *
pursuit_search_window_get_answered (PursuitSearchWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_SEARCH_WINDOW (self), NULL);

  return self->answered;
}
