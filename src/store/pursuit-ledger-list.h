/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-ledger.h"

G_BEGIN_DECLS

/**
 * PursuitLedgerPart:
 * @from: the first moment, RFC 3339 or its beginning
 * @until: the first moment after
 * @after_at: (nullable): when the last one of those began that are listed already; %NULL for the
 *   beginning
 * @after_id: (nullable): and its id
 *
 * A part of the ledger. Strings are borrowed.
 */
typedef struct
{
  const char *from;
  const char *until;
  const char *after_at;
  const char *after_id;
} PursuitLedgerPart;

/**
 * pursuit_ledger_row_free:
 * @self: (transfer full) (nullable): a row of pursuit_session_list_ledger(), which owns its strings
 */
void pursuit_ledger_row_free (PursuitLedgerRow *self);

/**
 * pursuit_session_list_ledger:
 * @self: a session
 * @part: of when
 * @limit: at most so many
 * @error: an error of the store
 *
 * Lists rows with all that is shown of a request: prompts, savings and reservations are not read.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLedgerRow): the rows, the newest first
 */
GPtrArray *pursuit_session_list_ledger (PursuitSession *self,
                                        const PursuitLedgerPart *part,
                                        guint limit,
                                        GError **error);

/**
 * pursuit_session_count_ledger:
 * @self: a session
 * @part: of when; where a list goes on does not count
 * @error: an error of the store
 *
 * Returns: how many rows began then, or -1
 */
gint64
pursuit_session_count_ledger (PursuitSession *self, const PursuitLedgerPart *part, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLedgerRow, pursuit_ledger_row_free)

G_END_DECLS
