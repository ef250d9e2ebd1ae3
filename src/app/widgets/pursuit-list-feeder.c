/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-list-feeder.h"

#include "core/pursuit-slices.h"

#define KEY "pursuit-list-feeder"

typedef struct
{
  GListStore *store; /* (unowned): it owns this */
  GPtrArray *items;
  guint source;
} Feeder;

static void
feeder_free (gpointer data)
{
  Feeder *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static gboolean
feed (gpointer data)
{
  Feeder *self = data;
  guint done = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n = MIN (PURSUIT_LIST_FEEDER_STEP, self->items->len - done);

  g_list_store_splice (self->store, done, 0, self->items->pdata + done, n);
  if (done + n < self->items->len)
    return TRUE;

  self->source = 0;
  g_object_set_data (G_OBJECT (self->store), KEY, NULL);

  return FALSE;
}

void
pursuit_list_feeder_feed (GListStore *store, GPtrArray *items)
{
  Feeder *self;

  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (items != NULL);

  /* An array of nothing has no address to begin from. */
  if (items->len == 0)
    {
      g_object_set_data (G_OBJECT (store), KEY, NULL);
      g_list_store_remove_all (store);
      return;
    }

  self = g_new0 (Feeder, 1);
  self->store = store;
  self->items = g_ptr_array_ref (items);
  g_object_set_data_full (G_OBJECT (store), KEY, self, feeder_free);

  g_list_store_remove_all (store);
  if (feed (self))
    self->source = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "list-feeder: items", feed, self);
}
