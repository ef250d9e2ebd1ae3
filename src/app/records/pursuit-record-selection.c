/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-record-selection.h"

#include "core/pursuit-record.h"

#include <string.h>

#define BITS_PER_WORD 64

struct _PursuitRecordSelection
{
  GObject parent_instance;

  PursuitRecordList *list;
  GArray *words; /* (element-type guint64) a bit for each row number */
  guint count;   /* how many bits are set */
  gboolean all;  /* all were selected while the list was read: what comes is, too */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void pursuit_record_selection_list_init (GListModelInterface *iface);
static void pursuit_record_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitRecordSelection,
                               pursuit_record_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pursuit_record_selection_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          pursuit_record_selection_model_init))

static guint
get_n (PursuitRecordSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static const guint32 *
get_rows (PursuitRecordSelection *self)
{
  return (const guint32 *) (gpointer) pursuit_record_list_get_rows (self->list)->data;
}

static gboolean
has_row (GArray *words, guint32 row)
{
  guint word = row / BITS_PER_WORD;

  return word < words->len
         && (g_array_index (words, guint64, word) >> row % BITS_PER_WORD & 1) != 0;
}

static void
set_row (PursuitRecordSelection *self, guint32 row, gboolean selected)
{
  guint word = row / BITS_PER_WORD;
  guint64 bit = G_GUINT64_CONSTANT (1) << row % BITS_PER_WORD;
  guint64 *bits;

  if (word >= self->words->len)
    {
      if (!selected)
        return;
      g_array_set_size (self->words, MAX (word + 1, self->words->len * 2));
    }
  bits = &g_array_index (self->words, guint64, word);
  if (((*bits & bit) != 0) == selected)
    return;

  *bits ^= bit;
  if (selected)
    self->count++;
  else
    self->count--;
}

static void
forget_all (PursuitRecordSelection *self)
{
  if (self->words->len > 0)
    memset (self->words->data, 0, self->words->len * sizeof (guint64));
  self->count = 0;
}

static gboolean
is_selected (PursuitRecordSelection *self, guint position)
{
  return has_row (self->words, get_rows (self)[position]);
}

static void
set_range (PursuitRecordSelection *self, guint position, guint n, gboolean selected)
{
  const guint32 *rows = get_rows (self);

  for (guint i = position; i < position + n; i++)
    set_row (self, rows[i], selected);
}

static void
tell (PursuitRecordSelection *self, guint position, guint n)
{
  self->all = FALSE;
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
  g_signal_emit (self, signals[CHANGED], 0, FALSE);
}

/* Cuts a range to what there is; FALSE if nothing of it is. */
static gboolean
clamp_range (PursuitRecordSelection *self, guint position, guint *n)
{
  guint n_rows = get_n (self);

  if (position >= n_rows)
    return FALSE;
  *n = MIN (*n, n_rows - position);

  return TRUE;
}

static GType
pursuit_record_selection_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (PURSUIT_RECORD_SELECTION (model)->list));
}

static guint
pursuit_record_selection_get_n_items (GListModel *model)
{
  return get_n (PURSUIT_RECORD_SELECTION (model));
}

static gpointer
pursuit_record_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PURSUIT_RECORD_SELECTION (model)->list), position);
}

static void
pursuit_record_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = pursuit_record_selection_get_item_type;
  iface->get_n_items = pursuit_record_selection_get_n_items;
  iface->get_item = pursuit_record_selection_get_item;
}

static gboolean
pursuit_record_selection_is_selected (GtkSelectionModel *model, guint position)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);

  return position < get_n (self) && is_selected (self, position);
}

static GtkBitset *
pursuit_record_selection_get_range (GtkSelectionModel *model, guint position, guint n)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint start;

  if (self->count == 0 || !clamp_range (self, position, &n))
    return positions;

  /* Neighbours go in together: a whole list is one range. */
  for (guint i = position; i < position + n; i++)
    {
      if (!is_selected (self, i))
        continue;
      for (start = i; i < position + n && is_selected (self, i); i++)
        ;
      gtk_bitset_add_range (positions, start, i - start);
    }

  return positions;
}

static gboolean
pursuit_record_selection_select_range (GtkSelectionModel *model,
                                       guint position,
                                       guint n,
                                       gboolean unselect_rest)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);

  if (!clamp_range (self, position, &n))
    return FALSE;
  if (unselect_rest && self->count > 0)
    {
      forget_all (self);
      set_range (self, position, n, TRUE);
      tell (self, 0, get_n (self));
      return TRUE;
    }
  set_range (self, position, n, TRUE);
  tell (self, position, n);

  return TRUE;
}

static gboolean
pursuit_record_selection_unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);

  if (!clamp_range (self, position, &n))
    return FALSE;
  set_range (self, position, n, FALSE);
  tell (self, position, n);

  return TRUE;
}

static gboolean
pursuit_record_selection_select_item (GtkSelectionModel *model,
                                      guint position,
                                      gboolean unselect_rest)
{
  return pursuit_record_selection_select_range (model, position, 1, unselect_rest);
}

static gboolean
pursuit_record_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  return pursuit_record_selection_unselect_range (model, position, 1);
}

static gboolean
pursuit_record_selection_select_all (GtkSelectionModel *model)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);
  gboolean selected = pursuit_record_selection_select_range (model, 0, G_MAXUINT, FALSE);

  self->all = pursuit_record_list_is_loading (self->list);

  return selected || self->all;
}

static gboolean
pursuit_record_selection_unselect_all (GtkSelectionModel *model)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);

  forget_all (self);
  tell (self, 0, get_n (self));

  return TRUE;
}

static gboolean
pursuit_record_selection_set (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (model);
  guint n = get_n (self);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < n;
       more = gtk_bitset_iter_next (&iter, &position))
    set_row (self, get_rows (self)[position], gtk_bitset_contains (selected, position));
  tell (self, 0, n);

  return TRUE;
}

static void
pursuit_record_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = pursuit_record_selection_is_selected;
  iface->get_selection_in_range = pursuit_record_selection_get_range;
  iface->select_item = pursuit_record_selection_select_item;
  iface->unselect_item = pursuit_record_selection_unselect_item;
  iface->select_range = pursuit_record_selection_select_range;
  iface->unselect_range = pursuit_record_selection_unselect_range;
  iface->select_all = pursuit_record_selection_select_all;
  iface->unselect_all = pursuit_record_selection_unselect_all;
  iface->set_selection = pursuit_record_selection_set;
}

static void
select_whole (PursuitRecordSelection *self)
{
  forget_all (self);
  set_range (self, 0, get_n (self), TRUE);
  tell (self, 0, get_n (self));
}

/* A row that moves goes and comes again, so what has left is known only when all is read. */
static void
on_loading_changed (PursuitRecordSelection *self)
{
  const guint32 *rows = get_rows (self);
  guint n = get_n (self);
  guint before = self->count;
  g_autoptr (GArray) old = NULL;

  if (pursuit_record_list_is_loading (self->list))
    return;
  if (self->all)
    {
      select_whole (self);
      return;
    }
  if (before == 0)
    return;

  old = g_steal_pointer (&self->words);
  self->words = g_array_sized_new (FALSE, TRUE, sizeof (guint64), old->len);
  g_array_set_size (self->words, old->len);
  self->count = 0;
  for (guint i = 0; i < n && self->count < before; i++)
    if (has_row (old, rows[i]))
      set_row (self, rows[i], TRUE);
  if (self->count != before)
    g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

static void
on_items_changed (PursuitRecordSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
pursuit_record_selection_dispose (GObject *object)
{
  PursuitRecordSelection *self = PURSUIT_RECORD_SELECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->words, g_array_unref);

  G_OBJECT_CLASS (pursuit_record_selection_parent_class)->dispose (object);
}

static void
pursuit_record_selection_class_init (PursuitRecordSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_record_selection_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
pursuit_record_selection_init (PursuitRecordSelection *self)
{
  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));
}

PursuitRecordSelection *
pursuit_record_selection_new (PursuitRecordList *list)
{
  PursuitRecordSelection *self;

  g_return_val_if_fail (PURSUIT_IS_RECORD_LIST (list), NULL);

  self = g_object_new (PURSUIT_TYPE_RECORD_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (list, "notify::loading", G_CALLBACK (on_loading_changed), self);

  return self;
}

PursuitRecordList *
pursuit_record_selection_get_list (PursuitRecordSelection *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_SELECTION (self), NULL);

  return self->list;
}

guint
pursuit_record_selection_get_count (PursuitRecordSelection *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_SELECTION (self), 0);

  return self->count;
}

gboolean
pursuit_record_selection_find_first (PursuitRecordSelection *self, guint *position)
{
  guint n;

  g_return_val_if_fail (PURSUIT_IS_RECORD_SELECTION (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  n = self->count > 0 ? get_n (self) : 0;
  for (guint i = 0; i < n; i++)
    if (is_selected (self, i))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

char *
pursuit_record_selection_dup_only (PursuitRecordSelection *self)
{
  g_autoptr (PursuitRecord) record = NULL;
  guint position;

  g_return_val_if_fail (PURSUIT_IS_RECORD_SELECTION (self), NULL);

  if (self->count != 1 || !pursuit_record_selection_find_first (self, &position))
    return NULL;
  record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return g_strdup (pursuit_record_get_id (record));
}

GArray *
pursuit_record_selection_dup_rows (PursuitRecordSelection *self)
{
  GArray *selected;

  g_return_val_if_fail (PURSUIT_IS_RECORD_SELECTION (self), NULL);

  selected = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->count);
  for (guint word = 0; word < self->words->len; word++)
    {
      guint64 bits = g_array_index (self->words, guint64, word);

      for (guint32 row = word * BITS_PER_WORD; bits != 0; row++, bits >>= 1)
        if ((bits & 1) != 0)
          g_array_append_val (selected, row);
    }

  return selected;
}
