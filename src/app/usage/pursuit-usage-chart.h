/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-usage.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_USAGE_CHART (pursuit_usage_chart_get_type ())

/**
 * PursuitUsageChart:
 *
 * What a month cost, day by day: a bar is what is known, and the hatched piece on it what budgets
 * count for what is unpriced or uncertain. The table of the days says the same in words.
 */
G_DECLARE_FINAL_TYPE (PursuitUsageChart, pursuit_usage_chart, PURSUIT, USAGE_CHART, GtkWidget)

/**
 * pursuit_usage_chart_dup_summary:
 * @usage: a month by day
 *
 * Returns: (transfer full): one sentence that says what the picture shows
 */
char *pursuit_usage_chart_dup_summary (const PursuitUsage *usage);

/**
 * pursuit_usage_chart_show:
 * @self: a chart
 * @usage: a month by day
 *
 * Draws another month.
 */
void pursuit_usage_chart_show (PursuitUsageChart *self, const PursuitUsage *usage);

G_END_DECLS
