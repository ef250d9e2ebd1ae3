/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-usage.h"

G_BEGIN_DECLS

/* "2026-11" by the clock, UTC. */
char *pursuit_usage_dup_present_month (void);

/* "2026-12" for "2026-11"; NULL and PURSUIT_WORKSPACE_ERROR_INVALID for what is no month. */
char *pursuit_usage_dup_month_end (const char *month, GError **error);

G_END_DECLS
