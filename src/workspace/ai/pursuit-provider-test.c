/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-test.h"

#include "ai/pursuit-ai-money.h"
#include "workspace/ai/pursuit-ai-receipt-private.h"
#include "workspace/ai/pursuit-ai-service-private.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-private.h"

/* A word, and room for a model that cannot help thinking. */
#define MAX_OUTPUT 512

void
pursuit_provider_test_free (PursuitProviderTest *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->model);
  g_free (self->cost);
  g_free (self);
}

static PursuitAiRequest *
new_request (void)
{
  PursuitAiRequest *request
      = pursuit_ai_request_new (PURSUIT_AI_FEATURE_TEST, PURSUIT_AI_ROLE_SUMMARY);

  request->prompt = g_strdup ("test");
  request->instructions = g_strdup ("Answer with the one word OK.");
  request->input = g_strdup ("Are you there?");
  request->max_output = MAX_OUTPUT;
  request->effort = PURSUIT_AI_EFFORT_LOW;

  return request;
}

static PursuitProviderTest *
test_new (const PursuitAiResult *answer)
{
  PursuitProviderTest *self = g_new0 (PursuitProviderTest, 1);

  self->kind = g_strdup (answer->provider);
  self->model = g_strdup (answer->model);
  self->took_ms = answer->took_us / 1000;
  self->cost = answer->priced ? pursuit_ai_money_to_decimal (answer->cost) : NULL;

  return self;
}

/* What a test came to, until it is written down. */
typedef struct
{
  PursuitJob job;
  GTask *task; /* (owned) the test's own */
  char *name;
  PursuitProviderTest *test; /* (nullable) it answered */
  GError *error;             /* (nullable) it did not */
} NoteJob;

static void
note_job_free (gpointer data)
{
  NoteJob *job = data;

  g_clear_object (&job->task);
  g_free (job->name);
  pursuit_provider_test_free (job->test);
  g_clear_error (&job->error);
  g_free (job);
}

/* It may have been removed meanwhile. */
static gboolean
run_note (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const NoteJob *job = data;
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);
  PursuitProviderSetup *setup = pursuit_providers_find (providers, job->name);
  PursuitProviderState state = job->test != NULL ? PURSUIT_PROVIDER_READY : PURSUIT_PROVIDER_SILENT;

  if (setup == NULL || setup->state == state)
    return TRUE;
  setup->state = state;

  return pursuit_providers_save (session, providers, error);
}

/* That it could not be written down changes nothing in what it came to. */
static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NoteJob *job = g_task_get_task_data (G_TASK (result));

  pursuit_workspace_finish_job (source, result, NULL);
  if (job->test != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->test),
                           (GDestroyNotify) pursuit_provider_test_free);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PursuitAiResult) paid = NULL;
  g_autoptr (PursuitAiResult) answer
      = pursuit_ai_service_ask_finish (PURSUIT_AI_SERVICE (source), result, &paid, &error);
  GTask *noting;
  NoteJob *job;

  if (answer == NULL)
    pursuit_ai_paid_tell (paid, error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  job = g_new0 (NoteJob, 1);
  job->job.free_job = note_job_free;
  job->task = g_object_ref (task);
  job->name = g_strdup (g_task_get_task_data (task));
  job->test = answer != NULL ? test_new (answer) : NULL;
  job->error = error;
  noting = g_task_new (g_task_get_source_object (task), NULL, noted_cb, NULL);
  g_task_set_source_tag (noting, asked_cb);
  pursuit_workspace_write_job (g_task_get_source_object (task), run_note, job, noting);
}

void
pursuit_workspace_test_provider_async (PursuitWorkspace *self,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  const PursuitAiWish wish = { .provider = name, .fresh = TRUE };
  g_autoptr (PursuitAiRequest) request = NULL;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_test_provider_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  request = new_request ();
  pursuit_ai_service_ask_async (pursuit_workspace_get_ai_service (self), request, &wish,
                                cancellable, asked_cb, task);
}

PursuitProviderTest *
pursuit_workspace_test_provider_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
