/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-table-private.h"

G_BEGIN_DECLS

/* A keyed hash (HMAC-SHA256) over values, so that nobody can guess a short value back from it. */
typedef struct _PursuitAuditDigest PursuitAuditDigest;

PursuitAuditDigest *pursuit_audit_digest_new (GBytes *key);
void pursuit_audit_digest_free (PursuitAuditDigest *self);

void pursuit_audit_digest_add_record (PursuitAuditDigest *self,
                                      PursuitRecord *record,
                                      PursuitFieldSet fields);

/* 64 hexadecimal digits; begins anew. */
char *pursuit_audit_digest_take_text (PursuitAuditDigest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAuditDigest, pursuit_audit_digest_free)

G_END_DECLS
