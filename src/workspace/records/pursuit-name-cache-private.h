/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitNameCache:
 *
 * What the records are called that others point to, for tables that people read: each is asked for
 * once. It lives within one job, on the thread of its session.
 */
typedef struct _PursuitNameCache PursuitNameCache;

/**
 * pursuit_name_cache_new:
 * @session: (transfer none): where to ask, longer there than the cache
 *
 * Returns: (transfer full): a cache that knows no name yet
 */
PursuitNameCache *pursuit_name_cache_new (PursuitSession *session);

/**
 * pursuit_name_cache_free:
 * @self: (transfer full) (nullable): a cache
 */
void pursuit_name_cache_free (PursuitNameCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitNameCache, pursuit_name_cache_free)

/**
 * pursuit_name_cache_get:
 * @self: a cache
 * @kind: what the id names
 * @id: a record's id
 *
 * Returns: (transfer none): the record's title, valid until the next question; "" where it is gone
 */
const char *pursuit_name_cache_get (PursuitNameCache *self, PursuitKind kind, const char *id);

G_END_DECLS
