/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-cache.h"
#include "ai/pursuit-ai-ledger.h"
#include "ai/pursuit-ai-limiter.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* The signal that something has ended and is in the books. */
#define PURSUIT_AI_BOOKS_BOOKED "booked"

#define PURSUIT_TYPE_AI_BOOKS (pursuit_ai_books_get_type ())

/**
 * PursuitAiBooks:
 *
 * What the gateway keeps, kept in the workspace: #PursuitAiLedger, #PursuitAiCache and
 * #PursuitAiLimiter on its store. What they say has been kept is on the disk. A workspace that is
 * only read has books that refuse to be written. Signal `booked ()`: what something has cost is
 * kept.
 */
G_DECLARE_FINAL_TYPE (PursuitAiBooks, pursuit_ai_books, PURSUIT, AI_BOOKS, GObject)

/**
 * pursuit_workspace_get_ai_books:
 * @self: a workspace
 *
 * The first call takes what a killed process left open into the books as partial; answers that tell
 * of records which are deleted later are let go by themselves.
 *
 * Returns: (transfer none): its books, one object as long as it is open
 */
PursuitAiBooks *pursuit_workspace_get_ai_books (PursuitWorkspace *self);

G_END_DECLS
