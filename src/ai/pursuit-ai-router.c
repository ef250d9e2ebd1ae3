/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-router.h"

#include "ai/pursuit-ai-run-private.h"

#include <glib/gi18n-lib.h>

#define FIRST_BACKOFF_MS 500

struct _PursuitAiRouter
{
  GObject parent_instance;

  PursuitAiGear gear;
};

G_DEFINE_FINAL_TYPE (PursuitAiRouter, pursuit_ai_router, G_TYPE_OBJECT)

static void
pursuit_ai_router_finalize (GObject *object)
{
  PursuitAiRouter *self = PURSUIT_AI_ROUTER (object);

  g_clear_object (&self->gear.transport);
  g_clear_object (&self->gear.observer);
  g_clear_pointer (&self->gear.breaker, pursuit_circuit_breaker_free);

  G_OBJECT_CLASS (pursuit_ai_router_parent_class)->finalize (object);
}

static void
pursuit_ai_router_class_init (PursuitAiRouterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_router_finalize;
}

static void
pursuit_ai_router_init (PursuitAiRouter *self)
{
  self->gear.breaker = pursuit_circuit_breaker_new (NULL);
  self->gear.backoff_ms = FIRST_BACKOFF_MS;
}

PursuitAiRouter *
pursuit_ai_router_new (PursuitAiTransport *transport, PursuitAiObserver *observer)
{
  PursuitAiRouter *self;

  g_return_val_if_fail (PURSUIT_IS_AI_TRANSPORT (transport), NULL);
  g_return_val_if_fail (observer == NULL || PURSUIT_IS_AI_OBSERVER (observer), NULL);

  self = g_object_new (PURSUIT_TYPE_AI_ROUTER, NULL);
  self->gear.transport = g_object_ref (transport);
  g_set_object (&self->gear.observer, observer);

  return self;
}

void
pursuit_ai_router_set_backoff (PursuitAiRouter *self, guint first_ms)
{
  g_return_if_fail (PURSUIT_IS_AI_ROUTER (self));

  self->gear.backoff_ms = first_ms;
}

void
pursuit_ai_router_set_clock (PursuitAiRouter *self, PursuitMonotonicFunc clock)
{
  g_return_if_fail (PURSUIT_IS_AI_ROUTER (self));

  g_clear_pointer (&self->gear.breaker, pursuit_circuit_breaker_free);
  self->gear.breaker = pursuit_circuit_breaker_new (clock);
}

void
pursuit_ai_router_run_async (PursuitAiRouter *self,
                             GPtrArray *routes,
                             const PursuitAiRequest *request,
                             const PursuitAiRunOptions *options,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_AI_ROUTER (self));
  g_return_if_fail (routes != NULL);
  g_return_if_fail (request != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_ai_router_run_async);
  if (routes->len == 0)
    {
      pursuit_ai_post_free (options != NULL ? options->post : NULL);
      g_task_return_new_error (task, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_UNAVAILABLE,
                               _ ("No provider is set up; add one"));
      return;
    }

  pursuit_ai_run_start (g_steal_pointer (&task), &self->gear, routes, request, options);
}

PursuitAiAnswer *
pursuit_ai_router_run_finish (PursuitAiRouter *self,
                              GAsyncResult *result,
                              PursuitAiReport **report,
                              GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_AI_ROUTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (report != NULL)
    *report = pursuit_ai_run_steal_report (G_TASK (result));

  return g_task_propagate_pointer (G_TASK (result), error);
}
