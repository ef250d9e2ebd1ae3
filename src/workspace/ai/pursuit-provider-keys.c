/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-keys.h"

#include "keyring/pursuit-keyring-error.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

#define SCRIPT "fake"

typedef struct
{
  PursuitJob job;
  char *name;
  PursuitProviderSetup *setup; /* (nullable) that was removed */
  gboolean shares_key;         /* with one that stays */
} RemoveJob;

static void
remove_job_free (gpointer data)
{
  RemoveJob *job = data;

  g_free (job->name);
  g_clear_pointer (&job->setup, pursuit_provider_setup_free);
  g_free (job);
}

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

static gboolean
shares_key (GPtrArray *providers, const PursuitProviderSetup *setup)
{
  for (guint i = 0; i < providers->len; i++)
    {
      const PursuitProviderSetup *other = providers->pdata[i];

      if (g_str_equal (other->kind, setup->kind)
          && g_strcmp0 (other->base_url, setup->base_url) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
run_remove (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RemoveJob *job = data;
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);
  PursuitProviderSetup *known = pursuit_providers_find (providers, job->name);

  if (known == NULL)
    {
      pursuit_providers_set_unknown (error, job->name);
      return FALSE;
    }
  job->setup = pursuit_provider_setup_copy (known);
  g_ptr_array_remove (providers, known);
  job->shares_key = shares_key (providers, job->setup);

  return pursuit_providers_save (session, providers, error);
}

/* The item is named as the keyring's own program shows it. */
static char *
dup_left_words (const char *service)
{
  g_autofree char *label = g_strdup_printf (_ ("Pursuit: key for %s"), service);

  return g_strdup_printf (_ ("The provider is removed, but its key stays in the keyring of this "
                             "computer, which cannot be opened now; delete “%s” there with its own "
                             "program, such as “Passwords and Keys”"),
                          label);
}

static void
key_removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const PursuitProviderSetup *setup = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  char *left = NULL;

  if (!pursuit_workspace_remove_key_finish (PURSUIT_WORKSPACE (source), result, &error))
    left = error->domain == PURSUIT_KEYRING_ERROR ? dup_left_words (setup->kind)
                                                  : g_strdup (error->message);
  g_task_set_task_data (task, left, g_free);
  g_task_return_boolean (task, TRUE);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  RemoveJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  PursuitKeyRef ref;

  pursuit_workspace_finish_job (source, result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (job->shares_key || !pursuit_provider_setup_uses_key (job->setup))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  ref = pursuit_provider_setup_get_key_ref (job->setup, PURSUIT_KEYRING_QUIET);
  g_task_set_task_data (task, g_steal_pointer (&job->setup),
                        (GDestroyNotify) pursuit_provider_setup_free);
  /* Too late to be stopped: a key without its provider would stay unseen. */
  pursuit_workspace_remove_key_async (PURSUIT_WORKSPACE (source), &ref, NULL, key_removed_cb,
                                      g_steal_pointer (&task));
}

void
pursuit_workspace_remove_provider_async (PursuitWorkspace *self,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  GTask *task;
  GTask *removing;
  RemoveJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_remove_provider_async);
  removing = g_task_new (self, cancellable, removed_cb, task);
  g_task_set_source_tag (removing, pursuit_workspace_remove_provider_async);
  job = g_new0 (RemoveJob, 1);
  job->job.free_job = remove_job_free;
  job->name = g_strdup (name);
  pursuit_workspace_write_job (self, run_remove, job, removing);
}

gboolean
pursuit_workspace_remove_provider_finish (PursuitWorkspace *self,
                                          GAsyncResult *result,
                                          char **left,
                                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (left != NULL)
    *left = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (left != NULL)
    *left = g_strdup (g_task_get_task_data (G_TASK (result)));

  return TRUE;
}
