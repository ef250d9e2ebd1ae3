/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "insight/pursuit-scorecard.h"
#include "store/pursuit-session.h"
#include "workspace/records/pursuit-lead-context-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitScorer:
 *
 * Scores leads of a workspace in one transaction: the ladder of engines with the model that is
 * kept, the workspace's formula, and what stands around each lead. It stores nothing.
 */
typedef struct _PursuitScorer PursuitScorer;

/**
 * pursuit_scorer_new:
 * @session: a session; it must outlive the scorer
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): a scorer
 */
PursuitScorer *pursuit_scorer_new (PursuitSession *session, GError **error);

/**
 * pursuit_scorer_free:
 * @self: (transfer full): a scorer
 */
void pursuit_scorer_free (PursuitScorer *self);

/**
 * pursuit_scorer_get_trained_at:
 * @self: a scorer
 *
 * Returns: (nullable): since when the history may speak, RFC 3339; %NULL if it may not
 */
const char *pursuit_scorer_get_trained_at (PursuitScorer *self);

/**
 * pursuit_scorer_get_formula:
 * @self: a scorer
 *
 * Returns: the workspace's formula
 */
const PursuitScoreFormula *pursuit_scorer_get_formula (PursuitScorer *self);

/**
 * pursuit_scorer_describe:
 * @self: a scorer
 * @lead: a lead
 * @input: (out caller-allocates): what is known of it; it borrows from @self, @lead and @context
 * @context: (out) (optional) (transfer full): what stands around it; without one the lead alone
 * @error: an error of the store
 *
 * Returns: %TRUE if @input is filled
 */
gboolean pursuit_scorer_describe (PursuitScorer *self,
                                  PursuitRecord *lead,
                                  PursuitScorecardInput *input,
                                  PursuitLeadContext **context,
                                  GError **error);

/**
 * pursuit_scorer_score:
 * @self: a scorer
 * @lead: a lead; it may differ from what is stored
 * @engine: (nullable): as for pursuit_score_engine_score()
 * @assumed: (nullable) (array fixed-size=4): as for #PursuitScorecardInput
 * @cancellable: (nullable): to stop it
 * @error: an error of the engine or of the store
 *
 * Returns: (transfer full) (nullable): the score, without what a person says instead
 */
PursuitScore *pursuit_scorer_score (PursuitScorer *self,
                                    PursuitRecord *lead,
                                    const char *engine,
                                    const int *assumed,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScorer, pursuit_scorer_free)

G_END_DECLS
