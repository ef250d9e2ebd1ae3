/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-analysis.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* So many rows of a list are shown at first, and more by each press of the button below. */
#define PURSUIT_FINDINGS_VIEW_STEP 8

#define PURSUIT_TYPE_FINDINGS_VIEW (pursuit_findings_view_get_type ())

/**
 * PursuitFindingsView:
 *
 * What an analysis found in a conversation, list by list, beside its transcript.
 *
 * Signal `line-chosen` with the line (#guint) that a finding cites.
 */
G_DECLARE_FINAL_TYPE (PursuitFindingsView, pursuit_findings_view, PURSUIT, FINDINGS_VIEW, AdwBin)

/**
 * pursuit_findings_view_set_analysis:
 * @self: a view
 * @analysis: (nullable): what was found; %NULL if nobody has looked yet
 * @is_stale: whether the transcript has changed since
 *
 * Shows an analysis, list by list in the next turns of the main loop.
 */
void pursuit_findings_view_set_analysis (PursuitFindingsView *self,
                                         PursuitAnalysis *analysis,
                                         gboolean is_stale);

G_END_DECLS
