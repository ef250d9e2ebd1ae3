/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

G_BEGIN_DECLS

/* Most records that one change names one by one; beyond it, the change is bulk. */
#define PURSUIT_STORE_CHANGE_MAX_IDS 1000

#define PURSUIT_TYPE_STORE_CHANGE (pursuit_store_change_get_type ())

/**
 * PursuitStoreChange:
 *
 * What one or several commits changed: which kinds, and, unless it is bulk, which records.
 * Immutable and counted by reference, so that it may be kept.
 */
typedef struct _PursuitStoreChange PursuitStoreChange;

GType pursuit_store_change_get_type (void);

/**
 * pursuit_store_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self
 */
PursuitStoreChange *pursuit_store_change_ref (PursuitStoreChange *self);

/**
 * pursuit_store_change_unref:
 * @self: a change
 *
 * Gives a reference back.
 */
void pursuit_store_change_unref (PursuitStoreChange *self);

/**
 * pursuit_store_change_touches_kind:
 * @self: a change
 * @kind: a kind
 *
 * Returns: %TRUE if any record of @kind was added, changed, deleted or restored
 */
gboolean pursuit_store_change_touches_kind (const PursuitStoreChange *self, PursuitKind kind);

/**
 * pursuit_store_change_contains:
 * @self: a change
 * @kind: a kind
 * @id: a record's id
 *
 * Returns: %TRUE if that record was touched, or may have been because the change is bulk
 */
gboolean
pursuit_store_change_contains (const PursuitStoreChange *self, PursuitKind kind, const char *id);

/**
 * pursuit_store_change_is_bulk:
 * @self: a change
 *
 * Returns: %TRUE if more than %PURSUIT_STORE_CHANGE_MAX_IDS records were touched, or a whole
 *   import, so that single ids are not named
 */
gboolean pursuit_store_change_is_bulk (const PursuitStoreChange *self);

/**
 * pursuit_store_change_adds_or_removes:
 * @self: a change
 * @kind: a kind
 *
 * Returns: %TRUE if records of @kind came or went; %FALSE if only fields changed
 */
gboolean pursuit_store_change_adds_or_removes (const PursuitStoreChange *self, PursuitKind kind);

/**
 * pursuit_store_change_list_ids:
 * @self: a change
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type utf8): the ids of @kind that the change names; empty
 *   if it is bulk
 */
GPtrArray *pursuit_store_change_list_ids (const PursuitStoreChange *self, PursuitKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitStoreChange, pursuit_store_change_unref)

G_END_DECLS
