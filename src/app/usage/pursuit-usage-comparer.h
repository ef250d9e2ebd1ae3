/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

/* So many differences are told; pursuitctl tells all of them. */
#define PURSUIT_USAGE_COMPARER_MOST 12

/**
 * pursuit_usage_comparer_compare:
 * @window: a window with a workspace
 * @path: a provider's own account, a CSV file
 * @provider: whose it is, such as "anthropic"
 * @month: which month, "2026-11"
 *
 * Holds the ledger beside what a provider says of the same month, and shows in a dialog whether
 * they agree, or where they do not.
 */
void pursuit_usage_comparer_compare (PursuitWindow *window,
                                     const char *path,
                                     const char *provider,
                                     const char *month);

G_END_DECLS
