/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-feature.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The limits are for this long, whenever it begins. */
#define PURSUIT_AI_WINDOW_US ((gint64) 60 * G_USEC_PER_SEC)
/* So many of the last actions of a feature are known again, however long they take. */
#define PURSUIT_AI_WINDOW_MAX_ACTIONS 256

/**
 * PursuitAiWindow:
 *
 * The last actions of each feature, and whether one more fits into a minute. Pure arithmetic: the
 * times are those of a clock that never goes back.
 */
typedef struct _PursuitAiWindow PursuitAiWindow;

/**
 * pursuit_ai_limit_get:
 * @feature: a feature
 *
 * Returns: how many actions a minute it may have: scores 10, drafts 5, conversations, battle cards
 *   and tests of a key 20
 */
guint pursuit_ai_limit_get (PursuitAiFeature feature);

/**
 * pursuit_ai_window_new:
 *
 * Returns: (transfer full): a window without any action
 */
PursuitAiWindow *pursuit_ai_window_new (void);

/**
 * pursuit_ai_window_free:
 * @self: (transfer full) (nullable): a window
 */
void pursuit_ai_window_free (PursuitAiWindow *self);

/**
 * pursuit_ai_window_add:
 * @self: a window
 * @feature: what it was for
 * @action: the id of what a person did
 * @at_us: when, in microseconds of the clock of all calls; later than those before
 *
 * Puts in an action that was let through before, such as one of an earlier run.
 */
void pursuit_ai_window_add (PursuitAiWindow *self,
                            PursuitAiFeature feature,
                            const char *action,
                            gint64 at_us);

/**
 * pursuit_ai_window_knows:
 * @self: a window
 * @feature: what it is for
 * @action: the id of what a person did
 *
 * Returns: %TRUE if the action was let through already: what follows from it is not counted again
 */
gboolean
pursuit_ai_window_knows (PursuitAiWindow *self, PursuitAiFeature feature, const char *action);

/**
 * pursuit_ai_window_get_wait:
 * @self: a window
 * @feature: what it is for
 * @now_us: now
 *
 * Returns: how many microseconds a new action has to wait, 0 if it may go
 */
gint64 pursuit_ai_window_get_wait (PursuitAiWindow *self, PursuitAiFeature feature, gint64 now_us);

#define PURSUIT_AI_TYPE_LIMITER (pursuit_ai_limiter_get_type ())

/**
 * PursuitAiLimiter:
 *
 * Lets a person's actions through, so many a minute for each feature. An action is one thing that a
 * person did: its attempts, batches and requests share its id and are counted once.
 */
G_DECLARE_INTERFACE (PursuitAiLimiter, pursuit_ai_limiter, PURSUIT_AI, LIMITER, GObject)

struct _PursuitAiLimiterInterface
{
  GTypeInterface parent;

  void (*take_async) (PursuitAiLimiter *self,
                      PursuitAiFeature feature,
                      const char *action,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
  gboolean (*take_finish) (PursuitAiLimiter *self,
                           GAsyncResult *result,
                           gint64 *wait_us,
                           GError **error);
};

/**
 * pursuit_ai_limiter_take_async:
 * @self: a limiter
 * @feature: what it is for
 * @action: the id of what the person did
 * @cancellable: (nullable): to stop it
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks whether an action may begin; if it may, it is counted.
 */
void pursuit_ai_limiter_take_async (PursuitAiLimiter *self,
                                    PursuitAiFeature feature,
                                    const char *action,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_ai_limiter_take_finish:
 * @self: a limiter
 * @result: from the callback
 * @wait_us: (out) (optional): after how many microseconds to ask again; 0 if it may begin
 * @error: %PURSUIT_AI_ERROR_LIMIT, saying how long to wait; or the limiter cannot be used
 *
 * Returns: %TRUE if it may begin
 */
gboolean pursuit_ai_limiter_take_finish (PursuitAiLimiter *self,
                                         GAsyncResult *result,
                                         gint64 *wait_us,
                                         GError **error);

/**
 * pursuit_ai_limiter_refuse:
 * @feature: what it is for
 * @wait_us: after how many microseconds to ask again
 *
 * For those who implement a limiter.
 *
 * Returns: (transfer full): %PURSUIT_AI_ERROR_LIMIT in words
 */
GError *pursuit_ai_limiter_refuse (PursuitAiFeature feature, gint64 wait_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiWindow, pursuit_ai_window_free)

G_END_DECLS
