/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-store-change-private.h"

struct _PursuitStoreChange
{
  gatomicrefcount ref_count;
  guint32 touched;                  /* a bit for each kind */
  guint32 resized;                  /* kinds of which records came or went */
  guint32 bulk;                     /* kinds whose ids are not named */
  GHashTable *ids[PURSUIT_N_KINDS]; /* (owned) (nullable) sets of ids */
  guint n_ids;
};

G_DEFINE_BOXED_TYPE (PursuitStoreChange,
                     pursuit_store_change,
                     pursuit_store_change_ref,
                     pursuit_store_change_unref)

G_STATIC_ASSERT (PURSUIT_N_KINDS <= 32);

PursuitStoreChange *
pursuit_store_change_new (void)
{
  PursuitStoreChange *self = g_new0 (PursuitStoreChange, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

static void
drop_ids (PursuitStoreChange *self)
{
  for (guint i = 0; i < PURSUIT_N_KINDS; i++)
    g_clear_pointer (&self->ids[i], g_hash_table_unref);
  self->n_ids = 0;
}

void
pursuit_store_change_add_bulk (PursuitStoreChange *self, PursuitKind kind, gboolean comes_or_goes)
{
  guint32 bit = 1u << kind;

  self->touched |= bit;
  self->bulk |= bit;
  if (comes_or_goes)
    self->resized |= bit;
}

void
pursuit_store_change_add (PursuitStoreChange *self,
                          PursuitKind kind,
                          const char *id,
                          gboolean comes_or_goes)
{
  guint32 bit = 1u << kind;

  g_assert (kind > PURSUIT_KIND_NONE && kind < PURSUIT_N_KINDS);

  self->touched |= bit;
  if (comes_or_goes)
    self->resized |= bit;
  if ((self->bulk & bit) != 0)
    return;

  if (self->ids[kind] == NULL)
    self->ids[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_add (self->ids[kind], g_strdup (id)))
    self->n_ids++;
  if (self->n_ids > PURSUIT_STORE_CHANGE_MAX_IDS)
    {
      self->bulk = self->touched;
      drop_ids (self);
    }
}

void
pursuit_store_change_merge (PursuitStoreChange *self, const PursuitStoreChange *other)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      guint32 bit = 1u << kind;
      gboolean resized = (other->resized & bit) != 0;
      GHashTableIter iter;
      gpointer id;

      if ((other->touched & bit) == 0)
        continue;
      if ((other->bulk & bit) != 0)
        pursuit_store_change_add_bulk (self, (PursuitKind) kind, resized);
      if (other->ids[kind] == NULL)
        continue;
      g_hash_table_iter_init (&iter, other->ids[kind]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        pursuit_store_change_add (self, (PursuitKind) kind, id, resized);
    }
}

gboolean
pursuit_store_change_is_empty (const PursuitStoreChange *self)
{
  return self->touched == 0;
}

PursuitStoreChange *
pursuit_store_change_ref (PursuitStoreChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pursuit_store_change_unref (PursuitStoreChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  drop_ids (self);
  g_free (self);
}

gboolean
pursuit_store_change_touches_kind (const PursuitStoreChange *self, PursuitKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->touched & 1u << kind) != 0;
}

gboolean
pursuit_store_change_contains (const PursuitStoreChange *self, PursuitKind kind, const char *id)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return (self->bulk & 1u << kind) != 0
         || (self->ids[kind] != NULL && g_hash_table_contains (self->ids[kind], id));
}

gboolean
pursuit_store_change_is_bulk (const PursuitStoreChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->bulk != 0;
}

gboolean
pursuit_store_change_adds_or_removes (const PursuitStoreChange *self, PursuitKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->resized & 1u << kind) != 0;
}

GPtrArray *
pursuit_store_change_list_ids (const PursuitStoreChange *self, PursuitKind kind)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (self != NULL, ids);

  if ((self->bulk & 1u << kind) != 0 || self->ids[kind] == NULL)
    return ids;
  g_hash_table_iter_init (&iter, self->ids[kind]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));

  return ids;
}
