/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_USAGE_REQUESTS (pursuit_usage_requests_get_type ())

/**
 * PursuitUsageRequests:
 *
 * The requests of a month, the newest first, each with its receipt. They are read and shown a few
 * at a time; it is hidden while there are none.
 */
G_DECLARE_FINAL_TYPE (PursuitUsageRequests, pursuit_usage_requests, PURSUIT, USAGE_REQUESTS, AdwBin)

/**
 * pursuit_usage_requests_show:
 * @self: a list of requests
 * @workspace: where they are
 * @month: "2026-11"
 *
 * Shows the newest requests of a month, and offers the others. Where they are shown already, they
 * are read anew only if there is something new.
 */
void pursuit_usage_requests_show (PursuitUsageRequests *self,
                                  PursuitWorkspace *workspace,
                                  const char *month);

/**
 * pursuit_usage_requests_count:
 * @self: a list of requests
 *
 * Returns: how many have their row
 */
guint pursuit_usage_requests_count (PursuitUsageRequests *self);

G_END_DECLS
