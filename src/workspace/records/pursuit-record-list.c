/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-record-list.h"

#include "core/pursuit-slices.h"
#include "core/pursuit-trace.h"
#include "core/pursuit-util.h"
#include "store/pursuit-list.h"
#include "workspace/records/pursuit-record-load-private.h"
#include "workspace/records/pursuit-row-edits-private.h"
#include "workspace/records/pursuit-rows-private.h"
#include "workspace/pursuit-workspace-private.h"

/* Rows change so many at once: a list view makes or fills a widget for each. */
#define ROWS_A_STEP 4

struct _PursuitRecordList
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  PursuitQuery *query;
  char *error_message;

  /* Row numbers in order, and the records of some of them. */
  GArray *rows;
  GHashTable *live;
  GQueue chunks;

  /* A query under way, until all its rows are shown; what changed meanwhile is looked at by the
   * next one. */
  GCancellable *loading;
  gboolean lent;          /* the query reads the rows, too */
  PursuitRowEdits *edits; /* (nullable) what is being shown, in slices */
  gboolean first_only;    /* they are the first rows, and more follow */
  guint more;             /* the source that shows them, or asks for the rows after the first */
  GHashTable *dirty;
  gboolean dirty_all;
  GHashTable *asked; /* what was dirty when the query under way began, until it answers */
  gboolean asked_all;
  gboolean other_query;
  GQueue waiting;
};

enum
{
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  PROP_ITEM_TYPE,
  PROP_ERROR_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void pursuit_record_list_model_init (GListModelInterface *iface);
static void load_rows (PursuitRecordList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitRecordList,
                               pursuit_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pursuit_record_list_model_init))

/* Records are shared as long as anybody holds them: the same row is the same pointer. A record
 * may outlive its list, so what it has to tidy up on its end is a table of its own. */

typedef struct
{
  GHashTable *live;
  guint32 row;
} LiveRow;

static void
on_record_gone (gpointer data, GObject *where_the_object_was)
{
  LiveRow *row = data;
  gpointer key = GUINT_TO_POINTER (row->row);

  if (g_hash_table_lookup (row->live, key) == (gpointer) where_the_object_was)
    g_hash_table_remove (row->live, key);
  g_hash_table_unref (row->live);
  g_free (row);
}

static void
remember (PursuitRecordList *self, guint32 row, PursuitRecord *record)
{
  LiveRow *live = g_new0 (LiveRow, 1);

  live->live = g_hash_table_ref (self->live);
  live->row = row;
  g_object_weak_ref (G_OBJECT (record), on_record_gone, live);
  g_hash_table_insert (self->live, GUINT_TO_POINTER (row), record);
}

/* Takes the records of some rows, one each, %NULL for what is gone. Rows that somebody holds keep
 * their object. */
static void
keep_page (PursuitRecordList *self, GPtrArray *records, const guint32 *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      gpointer *slot = &g_ptr_array_index (records, i);
      PursuitRecord *held = g_hash_table_lookup (self->live, GUINT_TO_POINTER (rows[i]));

      if (*slot == NULL)
        *slot = pursuit_record_new (pursuit_query_get_kind (self->query));
      if (held == NULL)
        remember (self, rows[i], *slot);
      else
        {
          g_object_ref (held);
          g_object_unref (*slot);
          *slot = held;
        }
    }
  g_ptr_array_set_free_func (records, g_object_unref);
  g_queue_push_head (&self->chunks, records);
  if (self->chunks.length > PURSUIT_RECORD_LIST_MAX_PAGES)
    g_ptr_array_unref (g_queue_pop_tail (&self->chunks));
}

typedef struct
{
  PursuitKind kind;
  const guint32 *rows;
  guint n_rows;
  GPtrArray *records;
} Page;

static gboolean
read_page (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  page->records = pursuit_session_get_rows (session, page->kind, page->rows, page->n_rows, error);

  return page->records != NULL;
}

/* Reads the page around @position. */
static void
fetch_page (PursuitRecordList *self, guint position)
{
  guint start = position - position % PURSUIT_RECORD_LIST_PAGE_SIZE;
  Page page = { .kind = pursuit_query_get_kind (self->query) };
  g_autoptr (GError) error = NULL;

  page.rows = &g_array_index (self->rows, guint32, start);
  page.n_rows = MIN (PURSUIT_RECORD_LIST_PAGE_SIZE, self->rows->len - start);
  if (!pursuit_store_read (pursuit_workspace_get_store (self->workspace), read_page, &page, &error))
    {
      g_warning ("A page of the list could not be read: %s", error->message);
      return;
    }

  keep_page (self, page.records, page.rows, page.n_rows);
}

static void
drop_pages (PursuitRecordList *self)
{
  g_queue_clear_full (&self->chunks, (GDestroyNotify) g_ptr_array_unref);
}

static GType
pursuit_record_list_get_item_type (GListModel *model)
{
  PursuitRecordList *self = PURSUIT_RECORD_LIST (model);

  return self->query == NULL ? PURSUIT_TYPE_RECORD
                             : pursuit_kind_get_record_type (pursuit_query_get_kind (self->query));
}

static guint
pursuit_record_list_get_n_items (GListModel *model)
{
  return PURSUIT_RECORD_LIST (model)->rows->len;
}

static gpointer
pursuit_record_list_get_item (GListModel *model, guint position)
{
  PursuitRecordList *self = PURSUIT_RECORD_LIST (model);
  gpointer key;
  PursuitRecord *record;

  if (position >= self->rows->len)
    return NULL;

  key = GUINT_TO_POINTER (pursuit_rows_at (self->rows, position));
  record = g_hash_table_lookup (self->live, key);
  if (record == NULL)
    {
      gint64 begin = pursuit_trace_begin ();

      fetch_page (self, position);
      pursuit_trace_end (begin, "record-list: page read");
      record = g_hash_table_lookup (self->live, key);
    }

  return record != NULL ? g_object_ref (record)
                        : pursuit_record_new (pursuit_query_get_kind (self->query));
}

static void
pursuit_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pursuit_record_list_get_item_type;
  iface->get_n_items = pursuit_record_list_get_n_items;
  iface->get_item = pursuit_record_list_get_item;
}

/* From here on: rows that change. The array is changed first, then it is announced. */

static void
announce (PursuitRecordList *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
forget_dirty (PursuitRecordList *self, GHashTable *dirty)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, dirty);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_remove (self->live, key);
}

/* Makes room for what has been read: no record of before is handed out again that may differ. */
static void
take_records (PursuitRecordList *self, PursuitRecordLoad *load, GArray *rows)
{
  if (load->refresh)
    {
      g_hash_table_remove_all (self->live);
      drop_pages (self);
    }
  forget_dirty (self, load->dirty);
  if (load->page != NULL)
    keep_page (self, g_steal_pointer (&load->page), (const guint32 *) (gpointer) rows->data,
               rows->len);
}

static void
answer_waiting (PursuitRecordList *self)
{
  GTask *task;

  while (self->loading == NULL && (task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      guint position = 0;
      gboolean found
          = pursuit_record_list_get_position (self, g_task_get_task_data (task), &position);

      g_task_return_int (task, found ? (gssize) position : -1);
      g_object_unref (task);
    }
}

static void
set_error_message (PursuitRecordList *self, const char *message)
{
  if (pursuit_set_str (&self->error_message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
end_loading (PursuitRecordList *self)
{
  g_clear_object (&self->loading);
  if (self->dirty_all || g_hash_table_size (self->dirty) > 0)
    load_rows (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  answer_waiting (self);
}

static gboolean
on_first_shown (gpointer data)
{
  PursuitRecordList *self = data;

  self->more = 0;
  g_clear_object (&self->loading);
  load_rows (self);

  return G_SOURCE_REMOVE;
}

static void
end_showing (PursuitRecordList *self)
{
  g_clear_pointer (&self->edits, pursuit_row_edits_free);
  if (!self->first_only)
    {
      end_loading (self);
      return;
    }

  /* Whoever paints the first rows now needs the processor more than the search for the rest. */
  self->first_only = FALSE;
  self->more = g_idle_add_full (G_PRIORITY_LOW, on_first_shown, self, NULL);
  g_source_set_name_by_id (self->more, "record-list: the rest");
}

/* FALSE when there is no more, or whoever was told of a change has asked for another list. */
static gboolean
show_more (gpointer data)
{
  g_autoptr (PursuitRecordList) self = g_object_ref (data);
  PursuitRowEdits *edits = self->edits;
  guint own = self->more;
  PursuitRowEdit edit;

  if (pursuit_row_edits_step (edits, ROWS_A_STEP, &self->rows, &edit))
    {
      announce (self, edit.position, edit.removed, edit.added);
      return self->edits == edits;
    }

  end_showing (self);
  /* Another source may have taken the place. */
  if (self->more == own)
    self->more = 0;

  return FALSE;
}

static void
load_rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitRecordList *self = PURSUIT_RECORD_LIST (source);
  g_autoptr (GError) error = NULL;
  PursuitRecordLoad *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) rows = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  self->lent = FALSE;
  set_error_message (self, error != NULL ? error->message : NULL);
  if (rows == NULL)
    {
      end_loading (self);
      return;
    }

  take_records (self, load, rows);
  self->edits = load->edits != NULL ? g_steal_pointer (&load->edits)
                                    : pursuit_row_edits_new_whole (self->rows->len, rows);
  self->first_only = load->is_first && rows->len == PURSUIT_RECORD_LIST_FIRST_ROWS;
  if (pursuit_slices_run (show_more, self))
    self->more
        = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "record-list: more rows", show_more, self);
}

/* Takes back the query under way: what it was to look at again waits for the next one. */
static void
stop_loading (PursuitRecordList *self)
{
  GHashTableIter iter;
  gpointer id;

  g_clear_handle_id (&self->more, g_source_remove);
  g_clear_pointer (&self->edits, pursuit_row_edits_free);
  self->first_only = FALSE;
  if (self->loading == NULL)
    return;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->lent)
    {
      g_autoptr (GArray) lent = self->rows;

      /* The query may be reading them until it notices. */
      self->rows = g_array_copy (lent);
      self->lent = FALSE;
    }
  self->dirty_all |= self->asked_all;
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (self->dirty, id);
    }
}

static PursuitRecordLoad *
load_new (PursuitRecordList *self)
{
  PursuitRecordLoad *load = pursuit_record_load_new (self->query);
  GHashTableIter iter;
  gpointer id;

  load->refresh = self->dirty_all;
  if (!self->dirty_all && !self->other_query)
    load->old = g_array_ref (self->rows);
  /* Of another list the first rows are seen before its last is found. */
  load->is_first = self->other_query;
  if (load->is_first)
    pursuit_query_set_limit (load->query, PURSUIT_RECORD_LIST_FIRST_ROWS);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (load->dirty_ids, g_strdup (id));

  return load;
}

static void
load_rows (PursuitRecordList *self)
{
  PursuitRecordLoad *load = load_new (self);
  GHashTable *asked = self->dirty;
  GTask *task;

  self->loading = g_cancellable_new ();
  self->lent = load->old != NULL;
  task = g_task_new (self, self->loading, load_rows_cb, NULL);
  g_task_set_source_tag (task, load_rows);
  self->asked_all = self->dirty_all;
  self->dirty_all = FALSE;
  self->other_query = FALSE;
  self->dirty = self->asked;
  self->asked = asked;
  g_hash_table_remove_all (self->dirty);
  pursuit_workspace_read_job (self->workspace, pursuit_record_load_read, load, task);
}

static void
on_workspace_changed (PursuitWorkspace *workspace, PursuitStoreChange *change, gpointer data)
{
  PursuitRecordList *self = data;
  PursuitKind kind;
  g_autoptr (GPtrArray) ids = NULL;

  if (self->query == NULL)
    return;
  kind = pursuit_query_get_kind (self->query);
  if (!pursuit_store_change_touches_kind (change, kind))
    return;

  ids = pursuit_store_change_list_ids (change, kind);
  self->dirty_all |= pursuit_store_change_is_bulk (change);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->dirty, g_strdup (g_ptr_array_index (ids, i)));
  if (self->loading != NULL)
    return;

  load_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
pursuit_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitRecordList *self = PURSUIT_RECORD_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, pursuit_record_list_get_item_type (G_LIST_MODEL (self)));
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_record_list_finalize (GObject *object)
{
  PursuitRecordList *self = PURSUIT_RECORD_LIST (object);

  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_handle_id (&self->more, g_source_remove);
  g_clear_pointer (&self->edits, pursuit_row_edits_free);
  drop_pages (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, pursuit_query_free);
  g_clear_pointer (&self->error_message, g_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->dirty, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_object (&self->loading);

  G_OBJECT_CLASS (pursuit_record_list_parent_class)->finalize (object);
}

static void
pursuit_record_list_class_init (PursuitRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pursuit_record_list_get_property;
  object_class->finalize = pursuit_record_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pursuit_record_list_init (PursuitRecordList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->live = g_hash_table_new (NULL, NULL);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

PursuitRecordList *
pursuit_record_list_new (PursuitWorkspace *workspace)
{
  PursuitRecordList *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_RECORD_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect (workspace, "changed", G_CALLBACK (on_workspace_changed), self);

  return self;
}

void
pursuit_record_list_set_query (PursuitRecordList *self, PursuitQuery *query)
{
  PursuitQuery *copy;

  g_return_if_fail (PURSUIT_IS_RECORD_LIST (self));

  /* The old records are of the old kind, which its rows still show until the new ones come. */
  copy = query != NULL ? pursuit_query_copy (query) : NULL;
  if (copy != NULL)
    pursuit_query_set_scope (copy, pursuit_workspace_get_scope (self->workspace));
  stop_loading (self);
  if (copy == NULL || self->query == NULL
      || pursuit_query_get_kind (copy) != pursuit_query_get_kind (self->query))
    {
      guint n_old = self->rows->len;

      g_hash_table_remove_all (self->live);
      drop_pages (self);
      g_array_set_size (self->rows, 0);
      announce (self, 0, n_old, 0);
    }
  g_clear_pointer (&self->query, pursuit_query_free);
  self->query = copy;
  if (copy != NULL)
    {
      self->other_query = TRUE;
      load_rows (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  answer_waiting (self);
}

gboolean
pursuit_record_list_is_loading (PursuitRecordList *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_LIST (self), FALSE);

  return self->loading != NULL;
}

void
pursuit_record_list_find_async (PursuitRecordList *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_RECORD_LIST (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_record_list_find_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  g_queue_push_tail (&self->waiting, task);
  answer_waiting (self);
}

gboolean
pursuit_record_list_find_finish (PursuitRecordList *self,
                                 GAsyncResult *result,
                                 guint *position,
                                 GError **error)
{
  g_autoptr (GError) local = NULL;
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_int (G_TASK (result), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (found >= 0 && position != NULL)
    *position = (guint) found;

  return found >= 0;
}

typedef struct
{
  PursuitKind kind;
  const char *id;
  guint32 row;
} RowOfId;

static gboolean
read_row (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RowOfId *wanted = data;

  wanted->row = pursuit_session_get_row (session, wanted->kind, wanted->id);

  return TRUE;
}

gboolean
pursuit_record_list_get_position (PursuitRecordList *self, const char *id, guint *position)
{
  RowOfId wanted = { .id = id };
  guint found;

  g_return_val_if_fail (PURSUIT_IS_RECORD_LIST (self), FALSE);

  if (id == NULL || self->query == NULL)
    return FALSE;

  wanted.kind = pursuit_query_get_kind (self->query);
  if (!pursuit_store_read (pursuit_workspace_get_store (self->workspace), read_row, &wanted, NULL)
      || wanted.row == 0 || !pursuit_rows_find (self->rows, wanted.row, &found))
    return FALSE;
  if (position != NULL)
    *position = found;

  return TRUE;
}

GArray *
pursuit_record_list_get_rows (PursuitRecordList *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_LIST (self), NULL);

  return self->rows;
}
