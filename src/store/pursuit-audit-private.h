/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-audit-digest-private.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-session-private.h"

G_BEGIN_DECLS

/* One entry; strings are borrowed, each may be NULL but for the verb. */
typedef struct
{
  const char *verb;
  PursuitKind kind;
  const char *id;
  const char *fields;
  const char *digest;
} PursuitAuditEntry;

gboolean
pursuit_audit_write (PursuitSession *session, const PursuitAuditEntry *entry, GError **error);

/* Keyed with the workspace's own salt. */
PursuitAuditDigest *pursuit_audit_begin_digest (PursuitSession *session, GError **error);

G_END_DECLS
