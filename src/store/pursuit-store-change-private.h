/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-store-change.h"

G_BEGIN_DECLS

/* A change is built on one thread and never altered once others have it. */
PursuitStoreChange *pursuit_store_change_new (void);
void pursuit_store_change_add (PursuitStoreChange *self,
                               PursuitKind kind,
                               const char *id,
                               gboolean comes_or_goes);
void
pursuit_store_change_add_bulk (PursuitStoreChange *self, PursuitKind kind, gboolean comes_or_goes);
void pursuit_store_change_merge (PursuitStoreChange *self, const PursuitStoreChange *other);
gboolean pursuit_store_change_is_empty (const PursuitStoreChange *self);

G_END_DECLS
