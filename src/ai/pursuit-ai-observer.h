/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-attempt.h"
#include "ai/pursuit-ai-request.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_OBSERVER (pursuit_ai_observer_get_type ())
G_DECLARE_INTERFACE (PursuitAiObserver, pursuit_ai_observer, PURSUIT, AI_OBSERVER, GObject)

/**
 * PursuitAiObserverInterface:
 * @open_async: asked before each request to a provider; what it needs for a ledger is written
 *   before anything is sent
 * @open_finish: whether it may be sent
 * @settle: told after each that it let pass, exactly once
 *
 * Where the ledger and the budgets hang: what is sent to providers passes here, whoever retries
 * what and why.
 */
struct _PursuitAiObserverInterface
{
  GTypeInterface parent_interface;

  void (*open_async) (PursuitAiObserver *self,
                      const PursuitAiRequest *request,
                      const PursuitAiAttempt *attempt,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  gboolean (*open_finish) (PursuitAiObserver *self, GAsyncResult *result, GError **error);
  void (*settle) (PursuitAiObserver *self,
                  const PursuitAiRequest *request,
                  const PursuitAiAttempt *attempt);
};

/**
 * pursuit_ai_observer_open_async:
 * @self: an observer
 * @request: the request
 * @attempt: who is to be asked; its `n_sent` and `max_output` bound what it can cost. It lives
 *   until it is settled, or until @callback was called with a refusal
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is decided
 * @user_data: handed to @callback
 *
 * Asks whether a request may be sent.
 */
void pursuit_ai_observer_open_async (PursuitAiObserver *self,
                                     const PursuitAiRequest *request,
                                     const PursuitAiAttempt *attempt,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * pursuit_ai_observer_open_finish:
 * @self: an observer
 * @result: what the callback got
 * @error: why not, such as %PURSUIT_AI_ERROR_BUDGET; nobody else is asked then
 *
 * Returns: %TRUE if it may be sent
 */
gboolean
pursuit_ai_observer_open_finish (PursuitAiObserver *self, GAsyncResult *result, GError **error);

/**
 * pursuit_ai_observer_settle:
 * @self: an observer
 * @request: the request
 * @attempt: what became of it
 *
 * Tells what became of a request that was let pass.
 */
void pursuit_ai_observer_settle (PursuitAiObserver *self,
                                 const PursuitAiRequest *request,
                                 const PursuitAiAttempt *attempt);

G_END_DECLS
