/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-record-names.h"

#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

/* Several names that come together are announced once. */
#define ANNOUNCE_DELAY_MS 20

struct _PursuitRecordNames
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  GHashTable *names; /* id → name; "" while it is asked for */
  guint announcement;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitRecordNames, pursuit_record_names, G_TYPE_OBJECT)

static gboolean
announce (gpointer data)
{
  PursuitRecordNames *self = data;

  self->announcement = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
queue_announcement (PursuitRecordNames *self)
{
  if (self->announcement == 0)
    self->announcement = g_timeout_add (ANNOUNCE_DELAY_MS, announce, self);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecordNames) self = data;
  g_autoptr (PursuitRecord) record
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, NULL);

  if (record == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_hash_table_replace (self->names, g_strdup (pursuit_record_get_id (record)),
                        pursuit_record_dup_title (record));
  queue_announcement (self);
}

const char *
pursuit_record_names_get (PursuitRecordNames *self, PursuitKind kind, const char *id)
{
  const char *name;

  g_return_val_if_fail (PURSUIT_IS_RECORD_NAMES (self), NULL);

  if (id == NULL)
    return NULL;

  name = g_hash_table_lookup (self->names, id);
  if (name != NULL)
    return *name != '\0' ? name : NULL;

  if (g_hash_table_size (self->names) >= PURSUIT_RECORD_NAMES_MAX)
    g_hash_table_remove_all (self->names);
  g_hash_table_insert (self->names, g_strdup (id), g_strdup (""));
  pursuit_workspace_get_record_async (self->workspace, kind, id, self->cancellable, get_cb,
                                      g_object_ref (self));

  return NULL;
}

static void
on_workspace_changed (PursuitRecordNames *self, PursuitStoreChange *change)
{
  if (!pursuit_store_change_touches_kind (change, PURSUIT_KIND_LEAD)
      && !pursuit_store_change_touches_kind (change, PURSUIT_KIND_USER))
    return;

  g_hash_table_remove_all (self->names);
  queue_announcement (self);
}

PursuitRecordNames *
pursuit_record_names_new (PursuitWorkspace *workspace)
{
  PursuitRecordNames *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_RECORD_NAMES, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_record_names_dispose (GObject *object)
{
  PursuitRecordNames *self = PURSUIT_RECORD_NAMES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->announcement, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_record_names_parent_class)->dispose (object);
}

static void
pursuit_record_names_finalize (GObject *object)
{
  PursuitRecordNames *self = PURSUIT_RECORD_NAMES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (pursuit_record_names_parent_class)->finalize (object);
}

static void
pursuit_record_names_class_init (PursuitRecordNamesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_record_names_dispose;
  object_class->finalize = pursuit_record_names_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_RECORD_NAMES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_record_names_init (PursuitRecordNames *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
