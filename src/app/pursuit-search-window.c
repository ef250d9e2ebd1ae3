/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-search-window.h"

#include "app/pursuit-hit-text.h"
#include "app/pursuit-transient.h"
#include "workspace/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

#define MAX_HITS 60
#define MARGIN 24
#define MAX_WIDTH 620
#define MAX_HEIGHT 594

struct _PursuitSearchWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (unowned) it is transient for it and goes with it */
  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* (nullable) of the search that runs */

  GtkSearchEntry *entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PursuitSearchWindow, pursuit_search_window, ADW_TYPE_WINDOW)

static GQuark
hit_quark (void)
{
  return g_quark_from_static_string ("pursuit-search-hit");
}

static GtkWidget *
create_line (const char *text, gboolean quiet)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (quiet)
    gtk_widget_add_css_class (label, "quiet");

  return label;
}

static GtkWidget *
create_row (const PursuitSearchHit *hit)
{
  g_autofree char *name
      = g_strdup_printf ("%s, %s", hit->title, pursuit_kind_get_label (hit->kind));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *snippet = create_line (NULL, TRUE);
  GtkWidget *kind = create_line (pursuit_kind_get_label (hit->kind), TRUE);
  GtkWidget *row = gtk_list_box_row_new ();

  pursuit_hit_text_set_snippet (GTK_LABEL (snippet), NULL, hit->snippet);
  gtk_widget_set_visible (snippet, hit->snippet != NULL && *hit->snippet != '\0');
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), create_line (hit->title, FALSE));
  gtk_box_append (GTK_BOX (lines), snippet);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (pursuit_hit_text_get_icon (hit->kind)));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_qdata_full (G_OBJECT (row), hit_quark (), pursuit_search_hit_copy (hit),
                           (GDestroyNotify) pursuit_search_hit_free);

  return row;
}

static void
show_hits (PursuitSearchWindow *self, GPtrArray *hits)
{
  GtkListBoxRow *row;
  g_autofree char *count = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, create_row (hits->pdata[i]));

  count = hits->len < MAX_HITS ? g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", hits->len), hits->len)
                               : g_strdup_printf (_ ("first %u results"), hits->len);
  gtk_label_set_label (self->count_label, count);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "hits" : "none");
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitSearchWindow *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = pursuit_workspace_search_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_SEARCH_WINDOW (data);
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

static void
on_search_changed (PursuitSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  stop_search (self);
  if (*text == '\0')
    {
      gtk_label_set_label (self->count_label, "");
      gtk_stack_set_visible_child_name (self->stack, "begin");
      return;
    }

  self->cancellable = g_cancellable_new ();
  pursuit_workspace_search_async (self->workspace, text, PURSUIT_KIND_NONE, MAX_HITS,
                                  self->cancellable, search_cb, self);
}

static void
open_row (PursuitSearchWindow *self, GtkListBoxRow *row)
{
  const PursuitSearchHit *hit;

  if (row == NULL)
    return;

  hit = g_object_get_qdata (G_OBJECT (row), hit_quark ());
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
  if (row != NULL && index + (key == GDK_KEY_Down ? 1 : -1) >= 0)
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
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_search_window_parent_class)->dispose (object);
}

static void
pursuit_search_window_class_init (PursuitSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_search_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitSearchWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
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

PursuitSearchWindow *
pursuit_search_window_new (PursuitWindow *window)
{
  PursuitSearchWindow *self;
  int width;
  int height;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_SEARCH_WINDOW, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
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
