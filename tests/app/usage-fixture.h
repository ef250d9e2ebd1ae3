/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/app/pursuit-window-test.h"
#include "workspace/ai/pursuit-ai-books.h"

G_BEGIN_DECLS

/* Writes a request that cost @cost pico-USD into the books of the workspace, as the gateway does;
 * -1 for one without a price, which counts a cent. */
void usage_fixture_ask (PursuitWorkspace *workspace,
                        PursuitAiFeature feature,
                        const char *model,
                        gint64 cost);

/* Writes one that was cut: what it cost is uncertain, and at most @at_most. */
void usage_fixture_cut (PursuitWorkspace *workspace, PursuitAiFeature feature, gint64 at_most);

/* Writes one that failed, by a word of the books; one that was sent may cost something.
 */
void usage_fixture_fail (PursuitWorkspace *workspace, const char *word, gboolean is_sent);

/* Writes one that is under way to @host, without what @masked names (nullable). */
void usage_fixture_send (PursuitWorkspace *workspace, const char *host, const char *masked);

/* Sets the budget of the month for everything, in pico-USD. */
void usage_fixture_set_budget (PursuitWorkspace *workspace, gint64 limit);

G_END_DECLS
