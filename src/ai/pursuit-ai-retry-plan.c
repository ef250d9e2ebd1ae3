/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-retry-plan.h"

/* A wait is shorter by up to a quarter, so that many who were turned away together do not come
 * back together. */
#define JITTER 0.25
#define TRIES_OF_ONCE 2

gboolean
pursuit_ai_retry_plan_may_send (const PursuitAiRetryPlan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_requests < PURSUIT_AI_MAX_REQUESTS;
}

static guint
get_most_tries (PursuitAiRetry retry)
{
  switch (retry)
    {
    case PURSUIT_AI_RETRY_BACKOFF:
    case PURSUIT_AI_RETRY_WAIT:
      return PURSUIT_AI_MAX_REQUESTS;
    case PURSUIT_AI_RETRY_ONCE:
      return TRIES_OF_ONCE;
    case PURSUIT_AI_RETRY_NEVER:
    default:
      return 0;
    }
}

/* Of what is left one request belongs to each route that follows: who is well on the last one is
 * worth more than a second try with who is busy. */
static gboolean
has_request_to_spare (const PursuitAiRetryPlan *self, PursuitAiFallback fallback)
{
  guint n_kept = fallback == PURSUIT_AI_FALLBACK_YES ? self->n_next : 0;

  return self->n_requests + n_kept < PURSUIT_AI_MAX_REQUESTS;
}

static gint64
get_backoff (const PursuitAiRetryPlan *self)
{
  guint doublings = self->n_tries > 0 ? MIN (self->n_tries - 1, PURSUIT_AI_MAX_DOUBLINGS) : 0;
  gint64 wait_ms = (gint64) self->backoff_ms << doublings;

  return wait_ms - (gint64) ((double) wait_ms * g_random_double_range (0, JITTER));
}

gboolean
pursuit_ai_retry_plan_may_retry (const PursuitAiRetryPlan *self,
                                 const PursuitAiDecision *decision,
                                 gint64 retry_after_ms,
                                 guint *wait_ms)
{
  gint64 wait = 0;
  gint64 longest;

  g_return_val_if_fail (self != NULL && decision != NULL && wait_ms != NULL, FALSE);

  if (!has_request_to_spare (self, decision->fallback)
      || self->n_tries >= get_most_tries (decision->retry))
    return FALSE;

  if (decision->retry != PURSUIT_AI_RETRY_ONCE)
    wait = MAX (retry_after_ms, get_backoff (self));
  longest = self->is_batch ? PURSUIT_AI_MAX_BATCH_WAIT_MS : PURSUIT_AI_MAX_WAIT_MS;
  if (wait + self->waited_ms > longest)
    return FALSE;
  *wait_ms = (guint) wait;

  return TRUE;
}

gboolean
pursuit_ai_retry_plan_may_fall_back (const PursuitAiRetryPlan *self, PursuitAiFallback fallback)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_next > 0 && pursuit_ai_retry_plan_may_send (self)
         && (fallback == PURSUIT_AI_FALLBACK_YES
             || (fallback == PURSUIT_AI_FALLBACK_IF_ALLOWED && self->falls_back_without_key));
}
