/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-cache-key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest answer that is kept; a longer one is asked for again. */
#define PURSUIT_AI_CACHE_MAX_BYTES (1024 * 1024)

/**
 * PursuitAiKept:
 * @feature: what it is for
 * @subject: (nullable): the ids of the records that it tells of, with blanks between, so that it
 * goes with the first of them
 * @provider: who answered
 * @model: the model that answered
 * @text: the answer
 * @cost: what it cost, in pico-USD: what is saved each time it is used again; -1 if not priced
 * @kept_us: when it was kept, in microseconds since 1970-01-01 UTC; set by a lookup
 *
 * An answer in the cache: always a whole and valid one.
 */
typedef struct
{
  PursuitAiFeature feature;
  char *subject;
  char *provider;
  char *model;
  char *text;
  gint64 cost;
  gint64 kept_us;
} PursuitAiKept;

#define PURSUIT_AI_TYPE_CACHE (pursuit_ai_cache_get_type ())

/**
 * PursuitAiCache:
 *
 * Answers that may be used again, by the keys of pursuit_ai_cache_key_to_string() and as long as
 * pursuit_ai_cache_get_ttl() says. Never an error, a refusal, and nothing that is cut or invalid.
 */
G_DECLARE_INTERFACE (PursuitAiCache, pursuit_ai_cache, PURSUIT_AI, CACHE, GObject)

struct _PursuitAiCacheInterface
{
  GTypeInterface parent;

  void (*lookup_async) (PursuitAiCache *self,
                        const char *key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
  PursuitAiKept *(*lookup_finish) (PursuitAiCache *self, GAsyncResult *result, GError **error);
  void (*store_async) (PursuitAiCache *self,
                       const char *key,
                       const PursuitAiKept *kept,
                       GAsyncReadyCallback callback,
                       gpointer data);
  gboolean (*store_finish) (PursuitAiCache *self, GAsyncResult *result, GError **error);
  void (*purge_async) (PursuitAiCache *self,
                       const char *subject,
                       GAsyncReadyCallback callback,
                       gpointer data);
  gboolean (*purge_finish) (PursuitAiCache *self, GAsyncResult *result, GError **error);
};

/**
 * pursuit_ai_kept_copy:
 * @self: an answer
 *
 * Returns: (transfer full): a copy
 */
PursuitAiKept *pursuit_ai_kept_copy (const PursuitAiKept *self);

/**
 * pursuit_ai_kept_free:
 * @self: (transfer full) (nullable): an answer
 */
void pursuit_ai_kept_free (PursuitAiKept *self);

/**
 * pursuit_ai_cache_lookup_async:
 * @self: a cache
 * @key: a key
 * @cancellable: (nullable): to stop it
 * @callback: called with what there is
 * @data: for @callback
 *
 * Looks for an answer that is not too old.
 */
void pursuit_ai_cache_lookup_async (PursuitAiCache *self,
                                    const char *key,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_ai_cache_lookup_finish:
 * @self: a cache
 * @result: from the callback
 * @error: the cache cannot be read
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without an error if there is none
 */
PursuitAiKept *
pursuit_ai_cache_lookup_finish (PursuitAiCache *self, GAsyncResult *result, GError **error);

/**
 * pursuit_ai_cache_store_async:
 * @self: a cache
 * @key: the key of the model that answered
 * @kept: its answer
 * @callback: (nullable): called when it is kept
 * @data: for @callback
 *
 * Keeps an answer in the place of one before it. One of a feature that is not cached, or that is
 * longer than %PURSUIT_AI_CACHE_MAX_BYTES, is silently let go.
 */
void pursuit_ai_cache_store_async (PursuitAiCache *self,
                                   const char *key,
                                   const PursuitAiKept *kept,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_ai_cache_store_finish:
 * @self: a cache
 * @result: from the callback
 * @error: the cache cannot be written
 *
 * Returns: %TRUE unless there is an error
 */
gboolean pursuit_ai_cache_store_finish (PursuitAiCache *self, GAsyncResult *result, GError **error);

/**
 * pursuit_ai_cache_purge_async:
 * @self: a cache
 * @subject: (nullable): the id of a record that was changed or deleted; %NULL for everything
 * @callback: (nullable): called when it is done
 * @data: for @callback
 *
 * Removes answers. The client's store does so by itself when a record goes; this is for whoever
 * keeps answers where no store sees that, as the server does.
 */
void pursuit_ai_cache_purge_async (PursuitAiCache *self,
                                   const char *subject,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_ai_cache_purge_finish:
 * @self: a cache
 * @result: from the callback
 * @error: the cache cannot be written
 *
 * Returns: %TRUE if they are gone
 */
gboolean pursuit_ai_cache_purge_finish (PursuitAiCache *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiKept, pursuit_ai_kept_free)

G_END_DECLS
