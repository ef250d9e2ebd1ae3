/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-record-load-private.h"

#include "store/pursuit-list.h"

static void
load_free (gpointer data)
{
  PursuitRecordLoad *self = data;

  pursuit_query_free (self->query);
  g_ptr_array_unref (self->dirty_ids);
  g_hash_table_unref (self->dirty);
  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_clear_pointer (&self->old, g_array_unref);
  g_clear_pointer (&self->edits, pursuit_row_edits_free);
  g_free (self);
}

PursuitRecordLoad *
pursuit_record_load_new (const PursuitQuery *query)
{
  PursuitRecordLoad *self = g_new0 (PursuitRecordLoad, 1);

  self->job.free_result = (GDestroyNotify) g_array_unref;
  self->job.free_job = load_free;
  self->query = pursuit_query_copy (query);
  self->dirty = g_hash_table_new (NULL, NULL);
  self->dirty_ids = g_ptr_array_new_with_free_func (g_free);

  return self;
}

gboolean
pursuit_record_load_read (PursuitSession *session,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  PursuitRecordLoad *self = data;
  PursuitKind kind = pursuit_query_get_kind (self->query);
  GArray *rows;

  for (guint i = 0; i < self->dirty_ids->len; i++)
    {
      guint32 row = pursuit_session_get_row (session, kind, g_ptr_array_index (self->dirty_ids, i));

      if (row != 0)
        g_hash_table_add (self->dirty, GUINT_TO_POINTER (row));
    }
  rows = pursuit_session_list_rows (session, self->query, error);
  self->job.result = rows;
  if (rows != NULL && self->is_first)
    self->page = pursuit_session_get_rows (session, kind, (const guint32 *) (gpointer) rows->data,
                                           rows->len, error);

  if (rows != NULL && self->old != NULL)
    self->edits = pursuit_row_edits_new (self->old, rows, self->dirty);

  return rows != NULL && (!self->is_first || self->page != NULL);
}
