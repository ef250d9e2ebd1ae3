/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-before.h"

#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-error.h"

struct _PursuitProviderBefore
{
  PursuitProviderSetup *tried; /* what is set up instead */
  PursuitProviderSetup *setup; /* (nullable) */
  PursuitKeyPlace place;
  gboolean lacks_key;
  PursuitSecret *key; /* (nullable) */
};

void
pursuit_provider_before_free (PursuitProviderBefore *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tried, pursuit_provider_setup_free);
  g_clear_pointer (&self->setup, pursuit_provider_setup_free);
  g_clear_pointer (&self->key, pursuit_secret_unref);
  g_free (self);
}

gboolean
pursuit_provider_before_has_setup (const PursuitProviderBefore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->setup != NULL;
}

gboolean
pursuit_provider_before_lacks_key (const PursuitProviderBefore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->lacks_key;
}

/* It is the data of its task until it is handed out. */
static void
return_before (GTask *task)
{
  PursuitProviderBefore **place = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (place),
                         (GDestroyNotify) pursuit_provider_before_free);
}

static void
free_place (gpointer data)
{
  PursuitProviderBefore **place = data;

  g_clear_pointer (place, pursuit_provider_before_free);
  g_free (place);
}

static void
got_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitProviderBefore **place = g_task_get_task_data (task);

  (*place)->key = pursuit_workspace_get_key_finish (PURSUIT_WORKSPACE (source), result, NULL);
  return_before (task);
}

static void
found_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitProviderBefore *before = *(PursuitProviderBefore **) g_task_get_task_data (task);
  PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (before->tried, PURSUIT_KEYRING_QUIET);
  GCancellable *cancellable = g_task_get_cancellable (task);

  gboolean found = pursuit_workspace_find_key_finish (PURSUIT_WORKSPACE (source), result,
                                                      &before->place, NULL);

  before->lacks_key = found && before->place == PURSUIT_KEY_PLACE_NONE
                      && pursuit_provider_setup_needs_key (before->tried);
  if (!found || before->place == PURSUIT_KEY_PLACE_NONE)
    return_before (task);
  else
    pursuit_workspace_get_key_async (PURSUIT_WORKSPACE (source), &ref, cancellable, got_key_cb,
                                     g_steal_pointer (&task));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitProviderBefore *before = *(PursuitProviderBefore **) g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) providers
      = pursuit_workspace_list_providers_finish (PURSUIT_WORKSPACE (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const PursuitProviderSetup *known;
  PursuitKeyRef ref;

  if (providers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  known = pursuit_providers_find (providers, before->tried->name);
  before->setup = known != NULL ? pursuit_provider_setup_copy (known) : NULL;
  if (!pursuit_provider_setup_uses_key (before->tried))
    {
      return_before (task);
      return;
    }
  ref = pursuit_provider_setup_get_key_ref (before->tried, PURSUIT_KEYRING_QUIET);
  pursuit_workspace_find_key_async (PURSUIT_WORKSPACE (source), &ref, cancellable, found_key_cb,
                                    g_steal_pointer (&task));
}

void
pursuit_workspace_remember_provider_async (PursuitWorkspace *self,
                                           const PursuitProviderSetup *setup,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data)
{
  PursuitProviderBefore **place = g_new0 (PursuitProviderBefore *, 1);
  GTask *task;

  g_assert (PURSUIT_IS_WORKSPACE (self));
  g_assert (setup != NULL);

  *place = g_new0 (PursuitProviderBefore, 1);
  (*place)->tried = pursuit_provider_setup_copy (setup);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_remember_provider_async);
  g_task_set_task_data (task, place, free_place);
  pursuit_workspace_list_providers_async (self, cancellable, listed_cb, task);
}

PursuitProviderBefore *
pursuit_workspace_remember_provider_finish (PursuitWorkspace *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
return_done (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
key_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  return_done (task, pursuit_workspace_set_key_finish (PURSUIT_WORKSPACE (source), result, &error),
               error);
}

static void
key_removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  return_done (task,
               pursuit_workspace_remove_key_finish (PURSUIT_WORKSPACE (source), result, &error),
               error);
}

/* Also where another provider shares it: it had none before. */
static void
give_key_back (PursuitWorkspace *workspace, GTask *task)
{
  const PursuitProviderBefore *before = g_task_get_task_data (task);
  PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (before->tried, PURSUIT_KEYRING_QUIET);

  if (before->key != NULL)
    pursuit_workspace_set_key_async (workspace, &ref, before->key, before->place, NULL, key_set_cb,
                                     task);
  else if (before->place == PURSUIT_KEY_PLACE_NONE
           && pursuit_provider_setup_uses_key (before->tried))
    pursuit_workspace_remove_key_async (workspace, &ref, NULL, key_removed_cb, task);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (pursuit_workspace_remove_provider_finish (PURSUIT_WORKSPACE (source), result, NULL, &error)
      || g_error_matches (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      give_key_back (PURSUIT_WORKSPACE (source), task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (pursuit_workspace_add_provider_finish (PURSUIT_WORKSPACE (source), result, &error))
    {
      give_key_back (PURSUIT_WORKSPACE (source), task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
pursuit_workspace_take_back_provider_async (PursuitWorkspace *self,
                                            PursuitProviderBefore *before,
                                            GAsyncReadyCallback callback,
                                            gpointer data)
{
  GTask *task;

  g_assert (PURSUIT_IS_WORKSPACE (self));
  g_assert (before != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_take_back_provider_async);
  g_task_set_task_data (task, before, (GDestroyNotify) pursuit_provider_before_free);
  if (before->setup != NULL)
    pursuit_workspace_add_provider_async (self, before->setup, NULL, added_cb, task);
  else
    pursuit_workspace_remove_provider_async (self, before->tried->name, NULL, removed_cb, task);
}

gboolean
pursuit_workspace_take_back_provider_finish (PursuitWorkspace *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
