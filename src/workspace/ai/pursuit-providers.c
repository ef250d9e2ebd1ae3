/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-providers-private.h"

#include "core/pursuit-json.h"
#include "store/pursuit-keeping.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* A JSON array, in the order in which they were added or a person has put them. */
#define SETTING_PROVIDERS "ai.providers"

typedef struct
{
  PursuitJob job;
  PursuitProviderSetup *setup; /* (owned) (nullable) */
} ProvidersJob;

static void
providers_job_free (gpointer data)
{
  ProvidersJob *job = data;

  g_clear_pointer (&job->setup, pursuit_provider_setup_free);
  g_free (job);
}

static ProvidersJob *
providers_job_new (void)
{
  ProvidersJob *job = g_new0 (ProvidersJob, 1);

  job->job.free_job = providers_job_free;
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;

  return job;
}

static guint
get_rank (const PursuitProviderSetup *setup)
{
  guint rank = 0;

  while (pursuit_provider_kinds[rank].nick != NULL
         && !g_str_equal (pursuit_provider_kinds[rank].nick, setup->kind))
    rank++;

  return rank;
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  guint first = get_rank (*(PursuitProviderSetup *const *) a);
  guint second = get_rank (*(PursuitProviderSetup *const *) b);

  return (first > second) - (first < second);
}

/* Whoever was added first is not for that the one to ask first: Claude, GPT, a server of one's own,
 * the script, until the person wants it otherwise. */
static void
put_in_order (PursuitSession *session, GPtrArray *providers)
{
  g_autofree char *order = pursuit_session_get_setting (session, PURSUIT_PROVIDERS_SETTING_ORDER);

  if (order == NULL)
    g_ptr_array_sort (providers, compare_rank);
}

GPtrArray *
pursuit_providers_load (PursuitSession *session)
{
  GPtrArray *providers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_provider_setup_free);
  g_autofree char *text = pursuit_session_get_setting (session, SETTING_PROVIDERS);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autoptr (PursuitProviderSetup) setup
          = pursuit_provider_setup_from_json (json_array_get_element (array, i));

      if (setup != NULL && providers->len < PURSUIT_MAX_PROVIDERS
          && pursuit_providers_find (providers, setup->name) == NULL)
        g_ptr_array_add (providers, g_steal_pointer (&setup));
    }
  put_in_order (session, providers);

  return providers;
}

PursuitProviderSetup *
pursuit_providers_find (GPtrArray *providers, const char *name)
{
  for (guint i = 0; i < providers->len; i++)
    {
      PursuitProviderSetup *setup = g_ptr_array_index (providers, i);

      if (g_str_equal (setup->name, name))
        return setup;
    }

  return NULL;
}

void
pursuit_providers_set_unknown (GError **error, const char *name)
{
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
               _ ("%s: no provider of that name is set up"), name);
}

gboolean
pursuit_providers_save (PursuitSession *session, GPtrArray *providers, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < providers->len; i++)
    json_array_add_element (array, pursuit_provider_setup_to_json (providers->pdata[i]));
  json_node_take_array (node, array);
  text = pursuit_json_to_text (node, FALSE);

  return pursuit_session_set_setting (session, SETTING_PROVIDERS, text, error)
         && pursuit_ai_allowed_prune (session, providers, error);
}

static gboolean
run_list (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ProvidersJob *job = data;

  job->job.result = pursuit_providers_load (session);

  return TRUE;
}

static gboolean
run_add (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ProvidersJob *job = data;
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);
  PursuitProviderSetup *known = pursuit_providers_find (providers, job->setup->name);
  guint place;

  if (known != NULL && g_ptr_array_find (providers, known, &place))
    {
      pursuit_provider_setup_free (known);
      providers->pdata[place] = g_steal_pointer (&job->setup);
    }
  else if (providers->len < PURSUIT_MAX_PROVIDERS)
    g_ptr_array_add (providers, g_steal_pointer (&job->setup));
  else
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("%s: there are as many providers as there can be; remove one first"),
                   job->setup->name);
      return FALSE;
    }
  if (!pursuit_providers_save (session, providers, error))
    return FALSE;
  job->job.result = g_steal_pointer (&providers);

  return TRUE;
}

void
pursuit_workspace_list_providers_async (PursuitWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_list_providers_async);
  pursuit_workspace_read_job (self, run_list, providers_job_new (), task);
}

GPtrArray *
pursuit_workspace_list_providers_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_add_provider_async (PursuitWorkspace *self,
                                      const PursuitProviderSetup *setup,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  GTask *task;
  ProvidersJob *job;
  GError *error = NULL;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (setup != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_add_provider_async);
  if (!pursuit_provider_setup_check (setup, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  job = providers_job_new ();
  job->setup = pursuit_provider_setup_copy (setup);
  pursuit_workspace_write_job (self, run_add, job, task);
}

gboolean
pursuit_workspace_add_provider_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) providers = pursuit_workspace_finish_job (self, result, error);

  return providers != NULL;
}
