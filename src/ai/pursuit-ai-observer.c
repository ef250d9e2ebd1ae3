/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-observer.h"

G_DEFINE_INTERFACE (PursuitAiObserver, pursuit_ai_observer, G_TYPE_OBJECT)

static void
pursuit_ai_observer_default_init (PursuitAiObserverInterface *iface)
{
}

void
pursuit_ai_observer_open_async (PursuitAiObserver *self,
                                const PursuitAiRequest *request,
                                const PursuitAiAttempt *attempt,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_AI_OBSERVER (self));
  g_return_if_fail (request != NULL && attempt != NULL);

  PURSUIT_AI_OBSERVER_GET_IFACE (self)->open_async (self, request, attempt, cancellable, callback,
                                                    user_data);
}

gboolean
pursuit_ai_observer_open_finish (PursuitAiObserver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_AI_OBSERVER (self), FALSE);

  return PURSUIT_AI_OBSERVER_GET_IFACE (self)->open_finish (self, result, error);
}

void
pursuit_ai_observer_settle (PursuitAiObserver *self,
                            const PursuitAiRequest *request,
                            const PursuitAiAttempt *attempt)
{
  g_return_if_fail (PURSUIT_IS_AI_OBSERVER (self));
  g_return_if_fail (request != NULL && attempt != NULL);

  PURSUIT_AI_OBSERVER_GET_IFACE (self)->settle (self, request, attempt);
}
