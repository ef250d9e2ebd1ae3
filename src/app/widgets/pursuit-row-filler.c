/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-row-filler.h"

#include "core/pursuit-slices.h"

/* So many rows above and below what is in sight are filled with it, for the frames of a scroll. */
#define MARGIN 12

struct _PursuitRowFiller
{
  GObject parent_instance;

  GtkListView *view; /* (unowned) it outlives this */
  PursuitRowFunc fill;
  PursuitRowFunc wait;
  gpointer data;

  GHashTable *waiting; /* (element-type GtkListItem), borrowed while they are bound */
  guint slices;        /* that fill them, 0 for none */
};

G_DEFINE_FINAL_TYPE (PursuitRowFiller, pursuit_row_filler, G_TYPE_OBJECT)

static void
fill (PursuitRowFiller *self, GtkListItem *item)
{
  g_hash_table_remove (self->waiting, item);
  self->fill (item, self->data);
}

/* The rows in sight and near it, where all rows are equally high. */
static void
find_near (PursuitRowFiller *self, guint *first, guint *end)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GtkSelectionModel *model = gtk_list_view_get_model (self->view);
  guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  double height = scroll != NULL && n > 0 ? gtk_adjustment_get_upper (scroll) / n : 0;

  *first = 0;
  *end = 2 * MARGIN;
  /* Before the first layout nothing has a height. */
  if (height < 1)
    return;

  *first = (guint) (gtk_adjustment_get_value (scroll) / height);
  *end = *first + (guint) (gtk_adjustment_get_page_size (scroll) / height) + MARGIN;
  *first -= MIN (*first, MARGIN);
}

static gboolean
is_between (GtkListItem *item, guint first, guint end)
{
  guint position = gtk_list_item_get_position (item);

  return position >= first && position < end;
}

static void
fill_near (PursuitRowFiller *self)
{
  g_autoptr (GList) items = g_hash_table_get_keys (self->waiting);
  guint first;
  guint end;

  find_near (self, &first, &end);
  for (GList *i = items; i != NULL; i = i->next)
    if (is_between (i->data, first, end))
      fill (self, i->data);
}

static gboolean
fill_next (gpointer data)
{
  PursuitRowFiller *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->waiting);
  if (g_hash_table_iter_next (&iter, &item, NULL))
    {
      fill (self, item);
      return TRUE;
    }
  self->slices = 0;

  return FALSE;
}

static void
on_scrolled (PursuitRowFiller *self)
{
  if (g_hash_table_size (self->waiting) > 0)
    fill_near (self);
}

/* The scrolled window gives the view its own one. */
static void
on_adjustment_set (PursuitRowFiller *self)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (scroll != NULL)
    g_signal_connect_object (scroll, "value-changed", G_CALLBACK (on_scrolled), self,
                             G_CONNECT_SWAPPED);
}

static void
pursuit_row_filler_finalize (GObject *object)
{
  PursuitRowFiller *self = PURSUIT_ROW_FILLER (object);

  g_clear_handle_id (&self->slices, g_source_remove);
  g_hash_table_unref (self->waiting);

  G_OBJECT_CLASS (pursuit_row_filler_parent_class)->finalize (object);
}

static void
pursuit_row_filler_class_init (PursuitRowFillerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_row_filler_finalize;
}

static void
pursuit_row_filler_init (PursuitRowFiller *self)
{
  self->waiting = g_hash_table_new (NULL, NULL);
}

static void
on_bind (PursuitRowFiller *self, GtkListItem *item)
{
  guint first;
  guint end;

  find_near (self, &first, &end);
  if (is_between (item, first, end))
    {
      fill (self, item);
      return;
    }

  self->wait (item, self->data);
  g_hash_table_add (self->waiting, item);
  if (self->slices == 0)
    self->slices = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "row-filler: rows out of sight",
                                       fill_next, self);
}

static void
on_unbind (PursuitRowFiller *self, GtkListItem *item)
{
  g_hash_table_remove (self->waiting, item);
}

PursuitRowFiller *
pursuit_row_filler_new (GtkListView *view,
                        PursuitRowFunc fill_row,
                        PursuitRowFunc wait,
                        gpointer data)
{
  PursuitRowFiller *self;
  GtkListItemFactory *factory;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);
  g_return_val_if_fail (fill_row != NULL && wait != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_ROW_FILLER, NULL);
  self->view = view;
  self->fill = fill_row;
  self->wait = wait;
  self->data = data;
  factory = gtk_list_view_get_factory (view);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (on_adjustment_set), self,
                           G_CONNECT_SWAPPED);
  on_adjustment_set (self);

  return self;
}
