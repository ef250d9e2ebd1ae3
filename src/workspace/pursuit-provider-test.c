/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-provider-test.h"

#include "ai/pursuit-ai-money.h"
#include "workspace/pursuit-ai-receipt-private.h"
#include "workspace/pursuit-ai-service-private.h"
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

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PursuitAiResult) paid = NULL;
  g_autoptr (PursuitAiResult) answer
      = pursuit_ai_service_ask_finish (PURSUIT_AI_SERVICE (source), result, &paid, &error);

  if (answer != NULL)
    {
      g_task_return_pointer (task, test_new (answer), (GDestroyNotify) pursuit_provider_test_free);
      return;
    }
  pursuit_ai_paid_tell (paid, error);
  g_task_return_error (task, error);
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
  request = new_request ();
  pursuit_ai_service_ask_async (pursuit_workspace_get_ai_service (self), request, &wish,
                                cancellable, asked_cb, task);
}

PursuitProviderTest *
pursuit_workspace_test_provider_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
