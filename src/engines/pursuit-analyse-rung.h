/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-analysis.h"
#include "engines/pursuit-engines-error.h"
#include "insight/pursuit-talk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_ANALYSE_RUNG (pursuit_analyse_rung_get_type ())

/**
 * PursuitAnalyseRung:
 *
 * One way to read a conversation: a rung of the ladder that #PursuitAnalyseEngine climbs down until
 * one holds.
 */
G_DECLARE_INTERFACE (PursuitAnalyseRung, pursuit_analyse_rung, PURSUIT, ANALYSE_RUNG, GObject)

/**
 * PursuitAnalyseRungInterface:
 * @get_name: the engine's name, one of pursuit_analyse_engines
 * @is_available: whether it can read this one, and if not why, in words for a person; a rung
 *   that has to earn its place says there as well why it may speak
 * @get_refusal: (nullable): which error its absence is; %NULL is unavailable
 * @analyse: the analysis; called only when available, on any thread
 */
struct _PursuitAnalyseRungInterface
{
  GTypeInterface parent_interface;

  const char *(*get_name) (PursuitAnalyseRung *self);
  gboolean (*is_available) (PursuitAnalyseRung *self, const PursuitTalkInput *input, char **reason);
  PursuitEnginesError (*get_refusal) (PursuitAnalyseRung *self);
  PursuitAnalysis *(*analyse) (PursuitAnalyseRung *self,
                               const PursuitTalkInput *input,
                               GCancellable *cancellable,
                               GError **error);
};

/**
 * pursuit_analyse_rung_get_name:
 * @self: a rung
 *
 * Returns: its name, such as "rules"; static
 */
const char *pursuit_analyse_rung_get_name (PursuitAnalyseRung *self);

/**
 * pursuit_analyse_rung_is_available:
 * @self: a rung
 * @input: the conversation
 * @reason: (out) (optional) (transfer full) (nullable): why not, for a person; or why it may
 *
 * Returns: %TRUE if it can answer
 */
gboolean pursuit_analyse_rung_is_available (PursuitAnalyseRung *self,
                                            const PursuitTalkInput *input,
                                            char **reason);

/**
 * pursuit_analyse_rung_get_refusal:
 * @self: a rung that is not available
 *
 * Returns: the code of the error that says so
 */
PursuitEnginesError pursuit_analyse_rung_get_refusal (PursuitAnalyseRung *self);

/**
 * pursuit_analyse_rung_analyse:
 * @self: a rung
 * @input: the conversation
 * @cancellable: (nullable): to stop it
 * @error: what its engine failed with, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the analysis
 */
PursuitAnalysis *pursuit_analyse_rung_analyse (PursuitAnalyseRung *self,
                                               const PursuitTalkInput *input,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
