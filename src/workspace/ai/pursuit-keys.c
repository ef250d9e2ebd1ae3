/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-keys.h"

#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "keyring/pursuit-keyring-error.h"
#include "keyring/pursuit-session-keyring.h"
#include "keyring/pursuit-system-keyring.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* JSON: the id that keys of this workspace are found by, and the places of each of them. */
#define SETTING "keys"

/* A key may be in both places: one that went into a session while the keyring was locked left its
 * forerunner there, which is remembered until it can be removed. */
#define IN_KEYRING (1 << PURSUIT_KEY_PLACE_KEYRING)
#define IN_SESSION (1 << PURSUIT_KEY_PLACE_SESSION)

typedef struct
{
  char *service;
  char *account;
  PursuitKeyringFlags flags;
  PursuitSecret *key; /* (nullable) */
  PursuitKeyPlace place;
  void (*then) (GTask *task);
  char *id;            /* (nullable): known once it is loaded, if there ever was a key */
  int places;          /* the same */
  gboolean is_changed; /* by removing */
} Operation;

typedef struct
{
  PursuitJob job;
  char *id;
  char *service;
  char *member;
  int places;
} KeyJob;

static void
operation_free (gpointer data)
{
  Operation *self = data;

  g_free (self->service);
  g_free (self->account);
  g_free (self->id);
  g_clear_pointer (&self->key, pursuit_secret_unref);
  g_free (self);
}

static void
key_job_free (gpointer data)
{
  KeyJob *job = data;

  g_free (job->id);
  g_free (job->service);
  g_free (job->member);
  g_free (job);
}

static KeyJob *
key_job_new (const Operation *operation)
{
  KeyJob *job = g_new0 (KeyJob, 1);

  job->job.free_job = key_job_free;
  job->id = g_strdup (operation->id);
  job->service = g_strdup (operation->service);
  job->member = g_strdup_printf ("%s %s", operation->service, operation->account);
  job->places = operation->places;

  return job;
}

static PursuitKeyring *
get_keyring (PursuitKeyPlace place)
{
  static gsize once;
  static PursuitKeyring *keyrings[2];

  if (g_once_init_enter (&once))
    {
      keyrings[0] = pursuit_system_keyring_new ();
      keyrings[1] = pursuit_session_keyring_new ();
      g_once_init_leave (&once, 1);
    }

  return keyrings[place == PURSUIT_KEY_PLACE_SESSION];
}

static PursuitKeyPlace
get_place (int places)
{
  if (places & IN_SESSION)
    return PURSUIT_KEY_PLACE_SESSION;

  return places & IN_KEYRING ? PURSUIT_KEY_PLACE_KEYRING : PURSUIT_KEY_PLACE_NONE;
}

/* A workspace may be a stranger's: what is no such object counts as none. */
static JsonNode *
load_setting (PursuitSession *session)
{
  g_autofree char *text = pursuit_session_get_setting (session, SETTING);
  JsonNode *node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node;

  g_clear_pointer (&node, json_node_unref);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());

  return node;
}

static gboolean
read_places (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  KeyJob *job = data;
  g_autoptr (JsonNode) node = load_setting (session);
  JsonObject *object = json_node_get_object (node);
  const char *id = pursuit_json_get_text (object, "id");

  if (id != NULL && pursuit_uuid_is_valid (id))
    pursuit_set_str (&job->id, id);
  job->places = job->id != NULL ? (int) pursuit_json_get_integer (object, job->member, 0) : 0;

  return TRUE;
}

static gboolean
write_places (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  KeyJob *job = data;
  g_autoptr (JsonNode) node = load_setting (session);
  JsonObject *object = json_node_get_object (node);
  g_autofree char *text = NULL;

  if (job->places != 0)
    json_object_set_int_member (object, job->member, job->places);
  else
    json_object_remove_member (object, job->member);
  text = pursuit_json_to_text (node, FALSE);

  return pursuit_session_set_setting (session, SETTING, text, error)
         && pursuit_session_audit (session, job->places != 0 ? "key" : "unkey", PURSUIT_KIND_NONE,
                                   NULL, job->service, error);
}

/* Before the first key is kept, so that all keys of a workspace are found by one id. */
static gboolean
make_id (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  KeyJob *job = data;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  read_places (session, job, cancellable, error);
  if (job->id != NULL)
    return TRUE;

  job->id = pursuit_uuid_new ();
  node = load_setting (session);
  json_object_set_string_member (json_node_get_object (node), "id", job->id);
  text = pursuit_json_to_text (node, FALSE);

  return pursuit_session_set_setting (session, SETTING, text, error);
}

static PursuitKeyName
get_name (const Operation *operation)
{
  return (PursuitKeyName){ operation->id, operation->service, operation->account };
}

static gboolean
finish_job (GObject *source, GAsyncResult *result, GTask *task)
{
  GError *error = NULL;

  pursuit_workspace_finish_job (source, result, &error);
  if (error != NULL)
    g_task_return_error (task, error);

  return error == NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Operation *operation = g_task_get_task_data (task);
  const KeyJob *job = g_task_get_task_data (G_TASK (result));

  if (!finish_job (source, result, task))
    return;
  operation->places = job->places;
  operation->id = g_strdup (job->id);
  operation->then (g_steal_pointer (&task));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (finish_job (source, result, task))
    g_task_return_boolean (task, TRUE);
}

/* The key has been kept or removed by now: that is told whatever comes, and written down. */
static void
save (GTask *task)
{
  PursuitWorkspace *self = g_task_get_source_object (task);
  Operation *operation = g_task_get_task_data (task);
  GTask *job = g_task_new (self, NULL, saved_cb, task);

  g_task_set_source_tag (job, save);
  g_task_set_check_cancellable (task, FALSE);
  pursuit_workspace_write_job (self, write_places, key_job_new (operation), job);
}

static void
other_cleared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Operation *operation = g_task_get_task_data (task);

  if (pursuit_keyring_clear_finish (PURSUIT_KEYRING (source), result, NULL))
    operation->places = 0;
  operation->places |= 1 << operation->place;
  save (task);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Operation *operation = g_task_get_task_data (task);
  const PursuitKeyName name = get_name (operation);
  int others = operation->places & ~(1 << operation->place);
  GError *error = NULL;

  if (!pursuit_keyring_store_finish (PURSUIT_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (others != 0)
    {
      pursuit_keyring_clear_async (get_keyring (get_place (others)), &name, PURSUIT_KEYRING_QUIET,
                                   NULL, other_cleared_cb, g_steal_pointer (&task));
      return;
    }
  operation->places |= 1 << operation->place;
  save (g_steal_pointer (&task));
}

static void
store_key (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  const PursuitKeyName name = get_name (operation);

  pursuit_keyring_store_async (get_keyring (operation->place), &name, operation->key,
                               operation->flags, g_task_get_cancellable (task), stored_cb, task);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PursuitSecret *key = pursuit_keyring_lookup_finish (PURSUIT_KEYRING (source), result, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) pursuit_secret_unref);
  else
    g_task_return_error (task, error);
}

static void
fetch_key (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  const PursuitKeyName name = get_name (operation);
  PursuitKeyPlace place = get_place (operation->places);

  if (place == PURSUIT_KEY_PLACE_NONE)
    {
      g_task_return_new_error (task, PURSUIT_KEYRING_ERROR, PURSUIT_KEYRING_ERROR_NOT_FOUND,
                               _ ("This workspace knows of no key for %s; enter it once"),
                               operation->service);
      g_object_unref (task);
      return;
    }
  pursuit_keyring_lookup_async (get_keyring (place), &name, operation->flags,
                                g_task_get_cancellable (task), fetched_cb, task);
}

static void
tell_place (GTask *task)
{
  const Operation *operation = g_task_get_task_data (task);

  g_task_return_int (task, get_place (operation->places));
  g_object_unref (task);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Operation *operation = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pursuit_keyring_clear_finish (PURSUIT_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  operation->places &= ~(1 << get_place (operation->places));
  operation->is_changed = TRUE;
  operation->then (g_steal_pointer (&task));
}

/* One place after the other: the one that cannot fail comes first. */
static void
remove_key (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  const PursuitKeyName name = get_name (operation);
  PursuitKeyPlace place = get_place (operation->places);

  if (place == PURSUIT_KEY_PLACE_NONE && operation->is_changed)
    save (task);
  else if (place != PURSUIT_KEY_PLACE_NONE)
    pursuit_keyring_clear_async (get_keyring (place), &name, operation->flags,
                                 g_task_get_cancellable (task), removed_cb, task);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
start (GTask *task, const PursuitKeyRef *ref, Operation *operation, void (*then) (GTask *task))
{
  PursuitWorkspace *self = g_task_get_source_object (task);
  GTask *load;

  operation->service = g_strdup (ref->service);
  operation->account = g_strdup (ref->account != NULL ? ref->account : "");
  operation->flags = ref->flags;
  operation->then = then;
  g_task_set_task_data (task, operation, operation_free);
  if (pursuit_str_is_blank (ref->service) || strchr (ref->service, ' ') != NULL)
    {
      g_task_return_new_error (
          task, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
          _ ("There is no name for what the key is for; name the provider, such as anthropic"));
      g_object_unref (task);
      return;
    }

  load = g_task_new (self, g_task_get_cancellable (task), loaded_cb, task);
  g_task_set_source_tag (load, start);
  if (operation->key != NULL)
    pursuit_workspace_write_job (self, make_id, key_job_new (operation), load);
  else
    pursuit_workspace_read_job (self, read_places, key_job_new (operation), load);
}

void
pursuit_workspace_set_key_async (PursuitWorkspace *self,
                                 const PursuitKeyRef *ref,
                                 PursuitSecret *key,
                                 PursuitKeyPlace place,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Operation *operation;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && ref != NULL && key != NULL);
  g_return_if_fail (place != PURSUIT_KEY_PLACE_NONE);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_set_key_async);
  operation = g_new0 (Operation, 1);
  operation->key = pursuit_secret_ref (key);
  operation->place = place;
  start (task, ref, operation, store_key);
}

gboolean
pursuit_workspace_set_key_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pursuit_workspace_find_key_async (PursuitWorkspace *self,
                                  const PursuitKeyRef *ref,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && ref != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_find_key_async);
  start (task, ref, g_new0 (Operation, 1), tell_place);
}

gboolean
pursuit_workspace_find_key_finish (PursuitWorkspace *self,
                                   GAsyncResult *result,
                                   PursuitKeyPlace *place,
                                   GError **error)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self) && place != NULL, FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  *place = found > 0 ? (PursuitKeyPlace) found : PURSUIT_KEY_PLACE_NONE;

  return found >= 0;
}

void
pursuit_workspace_get_key_async (PursuitWorkspace *self,
                                 const PursuitKeyRef *ref,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && ref != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_get_key_async);
  start (task, ref, g_new0 (Operation, 1), fetch_key);
}

PursuitSecret *
pursuit_workspace_get_key_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pursuit_workspace_remove_key_async (PursuitWorkspace *self,
                                    const PursuitKeyRef *ref,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && ref != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_remove_key_async);
  start (task, ref, g_new0 (Operation, 1), remove_key);
}

gboolean
pursuit_workspace_remove_key_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
