/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-analyse-rung.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ANALYSE_ENGINE (pursuit_analyse_engine_get_type ())

/**
 * PursuitAnalyseEngine:
 *
 * Reads conversations by the best way there is. It holds rungs from the best to the one that always
 * holds, which is the lists of words. Rungs are added before the first answer; after that it may be
 * used from any thread.
 */
G_DECLARE_FINAL_TYPE (
    PursuitAnalyseEngine, pursuit_analyse_engine, PURSUIT, ANALYSE_ENGINE, GObject)

/**
 * pursuit_analyse_engine_new:
 *
 * Returns: (transfer full): a ladder with one rung, the rules
 */
PursuitAnalyseEngine *pursuit_analyse_engine_new (void);

/**
 * pursuit_analyse_engine_add_rung:
 * @self: a ladder
 * @rung: (transfer full): a rung that is better than all that it has
 *
 * Puts a rung on top.
 */
void pursuit_analyse_engine_add_rung (PursuitAnalyseEngine *self, PursuitAnalyseRung *rung);

/**
 * pursuit_analyse_engine_analyse:
 * @self: a ladder
 * @engine: (nullable): a rung's name; "local", "auto" or %NULL takes the highest that is
 *   available: all of them are of this machine
 * @input: the conversation
 * @cancellable: (nullable): to stop it
 * @error: %PURSUIT_ENGINES_ERROR_UNKNOWN, or %PURSUIT_ENGINES_ERROR_UNAVAILABLE, _NOT_ENOUGH or
 *   _NO_SIGNAL if a named rung cannot answer; else what the rung failed with
 *
 * A named rung answers or fails; it is never replaced by another one behind the caller's back.
 * The analysis says by its `engine` who answered.
 *
 * Returns: (transfer full) (nullable): the analysis
 */
PursuitAnalysis *pursuit_analyse_engine_analyse (PursuitAnalyseEngine *self,
                                                 const char *engine,
                                                 const PursuitTalkInput *input,
                                                 GCancellable *cancellable,
                                                 GError **error);

/**
 * pursuit_analyse_engine_list_names:
 * @self: a ladder
 *
 * Returns: (transfer container) (element-type utf8): the names of its rungs, the best first
 */
GPtrArray *pursuit_analyse_engine_list_names (PursuitAnalyseEngine *self);

G_END_DECLS
