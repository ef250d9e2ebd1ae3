/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-limiter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *action;
  gint64 at_us;
} Taken;

struct _PursuitAiWindow
{
  GQueue taken[PURSUIT_AI_N_FEATURES]; /* (element-type Taken) (owned) the newest first */
};

static const guint limits[PURSUIT_AI_N_FEATURES] = {
  [PURSUIT_AI_FEATURE_SCORE] = 10, [PURSUIT_AI_FEATURE_DRAFT] = 5,
  [PURSUIT_AI_FEATURE_CARD] = 20,  [PURSUIT_AI_FEATURE_CONVERSATION] = 20,
  [PURSUIT_AI_FEATURE_TEST] = 20,
};

G_DEFINE_INTERFACE (PursuitAiLimiter, pursuit_ai_limiter, G_TYPE_OBJECT)

static void
taken_free (gpointer data)
{
  Taken *taken = data;

  g_free (taken->action);
  g_free (taken);
}

static void
pursuit_ai_limiter_default_init (PursuitAiLimiterInterface *iface)
{
}

guint
pursuit_ai_limit_get (PursuitAiFeature feature)
{
  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, 0);

  return limits[feature];
}

PursuitAiWindow *
pursuit_ai_window_new (void)
{
  return g_new0 (PursuitAiWindow, 1);
}

void
pursuit_ai_window_free (PursuitAiWindow *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < PURSUIT_AI_N_FEATURES; i++)
    g_queue_clear_full (&self->taken[i], taken_free);
  g_free (self);
}

void
pursuit_ai_window_add (PursuitAiWindow *self,
                       PursuitAiFeature feature,
                       const char *action,
                       gint64 at_us)
{
  Taken *taken;

  g_return_if_fail (self != NULL && feature < PURSUIT_AI_N_FEATURES && action != NULL);

  taken = g_new (Taken, 1);
  taken->action = g_strdup (action);
  taken->at_us = at_us;
  g_queue_push_head (&self->taken[feature], taken);
  if (g_queue_get_length (&self->taken[feature]) > PURSUIT_AI_WINDOW_MAX_ACTIONS)
    taken_free (g_queue_pop_tail (&self->taken[feature]));
}

gboolean
pursuit_ai_window_knows (PursuitAiWindow *self, PursuitAiFeature feature, const char *action)
{
  g_return_val_if_fail (self != NULL && feature < PURSUIT_AI_N_FEATURES && action != NULL, FALSE);

  for (GList *l = self->taken[feature].head; l != NULL; l = l->next)
    if (g_str_equal (((Taken *) l->data)->action, action))
      return TRUE;

  return FALSE;
}

gint64
pursuit_ai_window_get_wait (PursuitAiWindow *self, PursuitAiFeature feature, gint64 now_us)
{
  Taken *oldest;

  g_return_val_if_fail (self != NULL && feature < PURSUIT_AI_N_FEATURES, G_MAXINT64);

  /* The one that must have left the window before the next may enter. */
  oldest = g_queue_peek_nth (&self->taken[feature], limits[feature] - 1);

  return oldest != NULL ? MAX (oldest->at_us + PURSUIT_AI_WINDOW_US - now_us, 0) : 0;
}

void
pursuit_ai_limiter_take_async (PursuitAiLimiter *self,
                               PursuitAiFeature feature,
                               const char *action,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (PURSUIT_AI_IS_LIMITER (self) && action != NULL);
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);

  PURSUIT_AI_LIMITER_GET_IFACE (self)->take_async (self, feature, action, cancellable, callback,
                                                   data);
}

gboolean
pursuit_ai_limiter_take_finish (PursuitAiLimiter *self,
                                GAsyncResult *result,
                                gint64 *wait_us,
                                GError **error)
{
  gint64 unused;

  g_return_val_if_fail (PURSUIT_AI_IS_LIMITER (self), FALSE);

  return PURSUIT_AI_LIMITER_GET_IFACE (self)->take_finish (
      self, result, wait_us != NULL ? wait_us : &unused, error);
}

GError *
pursuit_ai_limiter_refuse (PursuitAiFeature feature, gint64 wait_us)
{
  gulong seconds = (gulong) ((MAX (wait_us, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);

  return g_error_new (PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_LIMIT,
                      g_dngettext (GETTEXT_PACKAGE,
                                   "“%s” may be asked for %u times a minute; the next may begin "
                                   "in %lu second",
                                   "“%s” may be asked for %u times a minute; the next may begin "
                                   "in %lu seconds",
                                   seconds),
                      pursuit_ai_feature_get_label (feature), pursuit_ai_limit_get (feature),
                      seconds);
}
