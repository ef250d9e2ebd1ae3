/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace-private.h"

G_BEGIN_DECLS

/**
 * pursuit_demo_fill:
 * @session: a session of a writing job on a new workspace
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it
 * @error: what went wrong
 *
 * Fills a workspace with a believable team's quarter, dated relative to today. All companies
 * and people in it are invented.
 *
 * Returns: %TRUE if it is filled
 */
gboolean pursuit_demo_fill (PursuitSession *session,
                            PursuitProgressRelay *progress,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
