/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-cache.h"

G_DEFINE_INTERFACE (PursuitAiCache, pursuit_ai_cache, G_TYPE_OBJECT)

static void
pursuit_ai_cache_default_init (PursuitAiCacheInterface *iface)
{
}

PursuitAiKept *
pursuit_ai_kept_copy (const PursuitAiKept *self)
{
  PursuitAiKept *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->subject = g_strdup (self->subject);
  copy->provider = g_strdup (self->provider);
  copy->model = g_strdup (self->model);
  copy->text = g_strdup (self->text);

  return copy;
}

void
pursuit_ai_kept_free (PursuitAiKept *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->provider);
  g_free (self->model);
  g_free (self->text);
  g_free (self);
}

void
pursuit_ai_cache_lookup_async (PursuitAiCache *self,
                               const char *key,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (PURSUIT_AI_IS_CACHE (self) && key != NULL);

  PURSUIT_AI_CACHE_GET_IFACE (self)->lookup_async (self, key, cancellable, callback, data);
}

PursuitAiKept *
pursuit_ai_cache_lookup_finish (PursuitAiCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_AI_IS_CACHE (self), NULL);

  return PURSUIT_AI_CACHE_GET_IFACE (self)->lookup_finish (self, result, error);
}

void
pursuit_ai_cache_store_async (PursuitAiCache *self,
                              const char *key,
                              const PursuitAiKept *kept,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (PURSUIT_AI_IS_CACHE (self) && key != NULL && kept != NULL);
  g_return_if_fail (kept->text != NULL && kept->provider != NULL && kept->model != NULL);

  PURSUIT_AI_CACHE_GET_IFACE (self)->store_async (self, key, kept, callback, data);
}

gboolean
pursuit_ai_cache_store_finish (PursuitAiCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_AI_IS_CACHE (self), FALSE);

  return PURSUIT_AI_CACHE_GET_IFACE (self)->store_finish (self, result, error);
}

void
pursuit_ai_cache_purge_async (PursuitAiCache *self,
                              const char *subject,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (PURSUIT_AI_IS_CACHE (self));

  PURSUIT_AI_CACHE_GET_IFACE (self)->purge_async (self, subject, callback, data);
}

gboolean
pursuit_ai_cache_purge_finish (PursuitAiCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_AI_IS_CACHE (self), FALSE);

  return PURSUIT_AI_CACHE_GET_IFACE (self)->purge_finish (self, result, error);
}
