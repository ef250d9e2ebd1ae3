/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-palette.h"

#include "app/window/pursuit-action-table.h"
#include "app/window/pursuit-palette-row.h"
#include "app/window/pursuit-search-window.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-fuzzy.h"
#include "core/pursuit-slices.h"
#include "core/pursuit-trace.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

#define MAX_HITS 8
/* Actions beside records; without anything typed, all that are possible. */
#define MAX_ACTIONS 6
/* From so many letters on records are searched for. */
#define MIN_LETTERS 2
/* What a letter must weigh on average: strewn letters are chance. */
#define MIN_WEIGHT 3
#define MARGIN 24
#define MAX_WIDTH 620
#define MAX_HEIGHT 594

struct _PursuitPalette
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (unowned) it is transient for it and goes with it */
  GtkWidget *target; /* (unowned) (nullable) from where actions are activated, while it is there */
  gboolean *enabled; /* (nullable) which rows of the table were possible when it was opened */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* (nullable) of the search that runs */
  GArray *matches;           /* (nullable) (element-type Match) that are being shown */
  guint n_shown;             /* of them */
  guint adding;              /* the source that shows more of them, 0 for none */

  GtkSearchEntry *entry;
  GtkLabel *count_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PursuitPalette, pursuit_palette, ADW_TYPE_WINDOW)

/* An action that fits what was typed. */
typedef struct
{
  const PursuitActionInfo *info;
  guint64 marks;
  guint score;
  gboolean enabled;
} Match;

static const char *
get_text (PursuitPalette *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* What is possible comes first, then what fits better; equal ones as in the table. */
static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = a;
  const Match *other = b;

  if (one->enabled != other->enabled)
    return one->enabled ? -1 : 1;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;

  return one->info < other->info ? -1 : one->info > other->info;
}

static gboolean
match_action (const PursuitActionInfo *info, gboolean enabled, const char *text, Match *match)
{
  gboolean blank = *text == '\0';

  if (info->not_offered)
    return FALSE;
  match->info = info;
  match->enabled = enabled;
  match->score = pursuit_fuzzy_match (_ (info->title), text, &match->marks);
  if (match->score == 0 || (!blank && match->score <= MIN_WEIGHT * g_utf8_strlen (text, -1)))
    return FALSE;

  /* What has no reason to give has no meaning here. */
  return match->enabled || (!blank && info->reason != NULL);
}

static GArray *
find_actions (PursuitPalette *self, const char *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; self->enabled != NULL && i < n; i++)
    {
      Match match;

      if (match_action (&table[i], self->enabled[i], text, &match))
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  if (*text != '\0' && matches->len > MAX_ACTIONS)
    g_array_set_size (matches, MAX_ACTIONS);

  return matches;
}

static PursuitPaletteRow *
get_row (PursuitPalette *self, int index)
{
  return PURSUIT_PALETTE_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

static void
remove_rows (PursuitPalette *self, gboolean actions)
{
  PursuitPaletteRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL;)
    if ((pursuit_palette_row_get_action (row) != NULL) == actions)
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    else
      i++;
}

static void
show_count (PursuitPalette *self)
{
  guint n = 0;
  g_autofree char *count = NULL;

  while (get_row (self, (int) n) != NULL)
    n++;
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", n), n);
  gtk_label_set_label (self->count_label, *get_text (self) != '\0' ? count : "");
}

static void
select_first (PursuitPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_list_box_select_row (self->list,
                           row != NULL && gtk_list_box_row_get_selectable (row) ? row : NULL);
}

/* A row is soon made, but there is one for nearly every action when nothing is typed. */
static gboolean
show_next_action (gpointer data)
{
  PursuitPalette *self = data;
  const Match *match;

  if (self->n_shown == self->matches->len)
    {
      self->adding = 0;
      show_count (self);
      return FALSE;
    }

  match = &g_array_index (self->matches, Match, self->n_shown);
  gtk_list_box_insert (self->list,
                       pursuit_palette_row_new_action (match->info, match->marks, match->enabled),
                       (int) self->n_shown++);

  return TRUE;
}

static void
show_actions (PursuitPalette *self, const char *text)
{
  g_clear_handle_id (&self->adding, g_source_remove);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = find_actions (self, text);
  self->n_shown = 0;
  remove_rows (self, TRUE);
  if (pursuit_slices_run (show_next_action, self))
    self->adding
        = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "palette: actions", show_next_action, self);
}

/* Records come before what is not possible, where nothing possible fits. */
static void
show_hits (PursuitPalette *self, GPtrArray *hits)
{
  PursuitPaletteRow *first;
  gboolean before;

  /* Where the hits stand depends on the actions. */
  g_clear_handle_id (&self->adding, g_source_remove);
  while (show_next_action (self))
    ;
  first = get_row (self, 0);
  before = first != NULL && !gtk_widget_get_sensitive (GTK_WIDGET (first));
  remove_rows (self, FALSE);
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_insert (self->list, pursuit_palette_row_new_hit (hits->pdata[i]),
                         before ? (int) i : -1);
  gtk_list_box_append (self->list, pursuit_palette_row_new_search (get_text (self)));
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitPalette *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = pursuit_workspace_search_finish (PURSUIT_WORKSPACE (source), result, &error);
  gboolean keep;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_PALETTE (data);
  if (hits == NULL)
    {
      gtk_label_set_label (self->count_label, error->message);
      return;
    }
  keep = gtk_list_box_get_selected_row (self->list) != NULL
         && pursuit_palette_row_get_action (
                PURSUIT_PALETTE_ROW (gtk_list_box_get_selected_row (self->list)))
                != NULL;
  show_hits (self, hits);
  if (!keep)
    select_first (self);
  show_count (self);
}

static void
stop_search (PursuitPalette *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_search_changed (PursuitPalette *self)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self)));
  gint64 begin = pursuit_trace_begin ();

  stop_search (self);
  show_actions (self, text);
  select_first (self);
  if (g_utf8_strlen (text, -1) < MIN_LETTERS)
    {
      remove_rows (self, FALSE);
      show_count (self);
    }
  else
    {
      self->cancellable = g_cancellable_new ();
      pursuit_workspace_search_async (self->workspace, text, PURSUIT_KIND_NONE, MAX_HITS,
                                      self->cancellable, search_cb, self);
    }

  pursuit_trace_end (begin, "palette: typed");
}

static void
open_search (PursuitWindow *window, const char *text)
{
  PursuitSearchWindow *search = pursuit_search_window_new (window);

  pursuit_transient_present (GTK_WINDOW (search));
  pursuit_search_window_set_text (search, text);
}

/* The palette goes first: what is done may open a window of its own. */
static void
activate_row (PursuitPalette *self, GtkListBoxRow *list_row)
{
  g_autoptr (PursuitPaletteRow) row = NULL;
  g_autoptr (PursuitWindow) window = g_object_ref (self->window);
  g_autoptr (GtkWidget) target = NULL;
  g_autofree char *text = g_strdup (get_text (self));
  const PursuitSearchHit *hit;

  if (list_row == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (list_row)) || self->target == NULL)
    return;

  target = g_object_ref (self->target);

  row = g_object_ref (PURSUIT_PALETTE_ROW (list_row));
  hit = pursuit_palette_row_get_hit (row);
  gtk_window_close (GTK_WINDOW (self));
  if (hit != NULL)
    pursuit_window_show_line (window, hit->kind, hit->id, hit->field, hit->line);
  else if (pursuit_palette_row_get_action (row) != NULL)
    pursuit_action_table_activate (pursuit_palette_row_get_action (row), target);
  else
    open_search (window, text);
}

static void
on_entry_activated (PursuitPalette *self)
{
  activate_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
on_row_activated (PursuitPalette *self, GtkListBoxRow *row)
{
  activate_row (self, row);
}

static GtkListBoxRow *
find_next (PursuitPalette *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  do
    row = index + step >= 0 ? gtk_list_box_get_row_at_index (self->list, index += step) : NULL;
  while (row != NULL && !gtk_list_box_row_get_selectable (row));

  return row;
}

/* The focus stays in the entry: up and down move the chosen row below it. */
static gboolean
on_entry_key (PursuitPalette *self, guint key)
{
  GtkListBoxRow *row;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  row = find_next (self, key == GDK_KEY_Down ? 1 : -1);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }

  return GDK_EVENT_STOP;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = pursuit_palette_row_get_group (PURSUIT_PALETTE_ROW (row));
  GtkWidget *header;

  if (before != NULL
      && g_strcmp0 (group, pursuit_palette_row_get_group (PURSUIT_PALETTE_ROW (before))) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "palette-head");
  gtk_list_box_row_set_header (row, header);
}

static void
pursuit_palette_dispose (GObject *object)
{
  PursuitPalette *self = PURSUIT_PALETTE (object);

  stop_search (self);
  g_clear_handle_id (&self->adding, g_source_remove);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->target);
  g_clear_pointer (&self->enabled, g_free);

  G_OBJECT_CLASS (pursuit_palette_parent_class)->dispose (object);
}

static void
pursuit_palette_class_init (PursuitPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitPalette, count_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_palette_init (PursuitPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/* Which actions are possible, and all of them then, since nothing is typed. */
static gboolean
show_first (gpointer dialog)
{
  PursuitPalette *self = PURSUIT_PALETTE (dialog);

  if (self->enabled == NULL && self->target != NULL)
    {
      self->enabled = pursuit_action_table_list_enabled (self->target);
      return TRUE;
    }

  on_search_changed (self);

  return FALSE;
}

static gboolean
remove_last (gpointer dialog)
{
  PursuitPalette *self = PURSUIT_PALETTE (dialog);

  g_clear_handle_id (&self->adding, g_source_remove);
  stop_search (self);

  return pursuit_transient_remove_row (self->list);
}

PursuitPalette *
pursuit_palette_new (PursuitWindow *window)
{
  PursuitPalette *self;
  int width;
  int height;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_PALETTE, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  self->window = window;
  /* A reference would keep the window from going, and the palette goes with the window. */
  g_set_weak_pointer (&self->target, pursuit_window_get_action_widget (window));
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  width = gtk_widget_get_width (GTK_WIDGET (window)) - MARGIN;
  height = gtk_widget_get_height (GTK_WIDGET (window)) - MARGIN;
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 320, MAX_WIDTH),
                               CLAMP (height, 240, MAX_HEIGHT));
  pursuit_transient_set_steps (GTK_WINDOW (self), show_first, remove_last);

  return self;
}
