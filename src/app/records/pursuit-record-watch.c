/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-record-watch.h"

#include "core/pursuit-util.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

struct _PursuitRecordWatch
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  PursuitKind kind;
  char *id;                  /* (nullable) */
  PursuitRecord *record;     /* (nullable) */
  GCancellable *cancellable; /* (nullable): of what is being read */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitRecordWatch, pursuit_record_watch, G_TYPE_OBJECT)

static void
take_record (PursuitRecordWatch *self, PursuitRecord *record)
{
  if (record != NULL && pursuit_record_is_set (record, PURSUIT_FIELD_DELETED_AT))
    g_clear_object (&record);

  g_clear_object (&self->record);
  self->record = record;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecordWatch) self = data;
  g_autoptr (GError) error = NULL;
  PursuitRecord *record
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_record (self, record);
  else
    g_clear_object (&record);
}

static void
read_record (PursuitRecordWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pursuit_workspace_get_record_async (self->workspace, self->kind, self->id, self->cancellable,
                                      read_cb, g_object_ref (self));
}

static void
on_workspace_changed (PursuitRecordWatch *self, PursuitStoreChange *change)
{
  if (self->id != NULL && pursuit_store_change_contains (change, self->kind, self->id))
    read_record (self);
}

void
pursuit_record_watch_set_id (PursuitRecordWatch *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_RECORD_WATCH (self));

  if (!pursuit_set_str (&self->id, id))
    return;

  if (id != NULL)
    read_record (self);
  else
    take_record (self, NULL);
}

const char *
pursuit_record_watch_get_id (PursuitRecordWatch *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_WATCH (self), NULL);

  return self->id;
}

PursuitRecord *
pursuit_record_watch_get_record (PursuitRecordWatch *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_WATCH (self), NULL);

  return self->record;
}

PursuitRecordWatch *
pursuit_record_watch_new (PursuitWorkspace *workspace, PursuitKind kind)
{
  PursuitRecordWatch *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (kind != PURSUIT_KIND_NONE, NULL);

  self = g_object_new (PURSUIT_TYPE_RECORD_WATCH, NULL);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_record_watch_dispose (GObject *object)
{
  PursuitRecordWatch *self = PURSUIT_RECORD_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (pursuit_record_watch_parent_class)->dispose (object);
}

static void
pursuit_record_watch_class_init (PursuitRecordWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_record_watch_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_RECORD_WATCH, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_record_watch_init (PursuitRecordWatch *self)
{
}
