/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-provider-keys.h"

#include "workspace/pursuit-providers.h"

#define SCRIPT "fake"

gboolean
pursuit_provider_setup_uses_key (const PursuitProviderSetup *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->kind, SCRIPT) != 0;
}

PursuitKeyRef
pursuit_provider_setup_get_key_ref (const PursuitProviderSetup *self, PursuitKeyringFlags flags)
{
  g_assert (self != NULL);

  return (PursuitKeyRef){ .service = self->kind, .account = self->base_url, .flags = flags };
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pursuit_workspace_add_provider_finish (PURSUIT_WORKSPACE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add (GTask *task)
{
  pursuit_workspace_add_provider_async (g_task_get_source_object (task),
                                        g_task_get_task_data (task), g_task_get_cancellable (task),
                                        added_cb, task);
}

static void
key_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (pursuit_workspace_set_key_finish (PURSUIT_WORKSPACE (source), result, &error))
    {
      add (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
pursuit_workspace_set_up_provider_async (PursuitWorkspace *self,
                                         const PursuitProviderSetup *setup,
                                         PursuitSecret *key,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  GTask *task;
  PursuitKeyRef ref;
  GError *error = NULL;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (setup != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_set_up_provider_async);
  g_task_set_task_data (task, pursuit_provider_setup_copy (setup),
                        (GDestroyNotify) pursuit_provider_setup_free);
  if (!pursuit_provider_setup_check (setup, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (key == NULL || !pursuit_provider_setup_uses_key (setup))
    {
      add (task);
      return;
    }
  ref = pursuit_provider_setup_get_key_ref (setup, PURSUIT_KEYRING_MAY_ASK);
  pursuit_workspace_set_key_async (
      self, &ref, key, setup->session_only ? PURSUIT_KEY_PLACE_SESSION : PURSUIT_KEY_PLACE_KEYRING,
      cancellable, key_set_cb, task);
}

gboolean
pursuit_workspace_set_up_provider_finish (PursuitWorkspace *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
