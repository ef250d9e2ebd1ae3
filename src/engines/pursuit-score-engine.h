/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-score-rung.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_ENGINE (pursuit_score_engine_get_type ())

/**
 * PursuitScoreEngine:
 *
 * Scores leads by the best way there is. It holds rungs from the best to the one that always
 * holds, which is the scorecard. Rungs are added before the first score; after that it may be
 * used from any thread.
 */
G_DECLARE_FINAL_TYPE (PursuitScoreEngine, pursuit_score_engine, PURSUIT, SCORE_ENGINE, GObject)

/**
 * pursuit_score_engine_new:
 *
 * Returns: (transfer full): a ladder with one rung, the rules
 */
PursuitScoreEngine *pursuit_score_engine_new (void);

/**
 * pursuit_score_engine_add_rung:
 * @self: a ladder
 * @rung: (transfer full): a rung that is better than all that it has
 *
 * Puts a rung on top.
 */
void pursuit_score_engine_add_rung (PursuitScoreEngine *self, PursuitScoreRung *rung);

/**
 * pursuit_score_engine_score:
 * @self: a ladder
 * @engine: (nullable): a rung's name; "local", "auto" or %NULL takes the highest that is
 *   available: all of them are of this machine
 * @input: the lead and what is known of it
 * @cancellable: (nullable): to stop it
 * @error: %PURSUIT_ENGINES_ERROR_UNKNOWN, or %PURSUIT_ENGINES_ERROR_UNAVAILABLE, _NOT_ENOUGH or
 *   _NO_SIGNAL if a named rung cannot answer; else what the rung failed with
 *
 * A named rung answers or fails; it is never replaced by another one behind the caller's back.
 * The score says by its `engine` who answered, and by its `why`, if the ladder chose, why.
 *
 * Returns: (transfer full) (nullable): the score
 */
PursuitScore *pursuit_score_engine_score (PursuitScoreEngine *self,
                                          const char *engine,
                                          const PursuitScorecardInput *input,
                                          GCancellable *cancellable,
                                          GError **error);

/**
 * pursuit_score_engine_list_names:
 * @self: a ladder
 *
 * Returns: (transfer container) (element-type utf8): the names of its rungs, the best first
 */
GPtrArray *pursuit_score_engine_list_names (PursuitScoreEngine *self);

G_END_DECLS
