/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "engines/pursuit-engines-error.h"
#include "insight/pursuit-scorecard.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_RUNG (pursuit_score_rung_get_type ())

/**
 * PursuitScoreRung:
 *
 * One way to score a lead: a rung of the ladder that #PursuitScoreEngine climbs down until one
 * holds.
 */
G_DECLARE_INTERFACE (PursuitScoreRung, pursuit_score_rung, PURSUIT, SCORE_RUNG, GObject)

/**
 * PursuitScoreRungInterface:
 * @get_name: the engine's name, one of pursuit_score_engines
 * @is_available: whether it can answer for this lead, and if not why, in words for a person; a rung
 *   that has to earn its place says there as well why it may speak
 * @get_refusal: (nullable): which error its absence is; %NULL is unavailable
 * @score: the score; called only when available, on any thread
 */
struct _PursuitScoreRungInterface
{
  GTypeInterface parent_interface;

  const char *(*get_name) (PursuitScoreRung *self);
  gboolean (*is_available) (PursuitScoreRung *self,
                            const PursuitScorecardInput *input,
                            char **reason);
  PursuitEnginesError (*get_refusal) (PursuitScoreRung *self);
  PursuitScore *(*score) (PursuitScoreRung *self,
                          const PursuitScorecardInput *input,
                          GCancellable *cancellable,
                          GError **error);
};

/**
 * pursuit_score_rung_get_name:
 * @self: a rung
 *
 * Returns: its name, such as "rules"; static
 */
const char *pursuit_score_rung_get_name (PursuitScoreRung *self);

/**
 * pursuit_score_rung_is_available:
 * @self: a rung
 * @input: the lead and what is known of it
 * @reason: (out) (optional) (transfer full) (nullable): why not, for a person; or why it may
 *
 * Returns: %TRUE if it can answer
 */
gboolean pursuit_score_rung_is_available (PursuitScoreRung *self,
                                          const PursuitScorecardInput *input,
                                          char **reason);

/**
 * pursuit_score_rung_get_refusal:
 * @self: a rung that is not available
 *
 * Returns: the code of the error that says so
 */
PursuitEnginesError pursuit_score_rung_get_refusal (PursuitScoreRung *self);

/**
 * pursuit_score_rung_score:
 * @self: a rung
 * @input: the lead and what is known of it
 * @cancellable: (nullable): to stop it
 * @error: what its engine failed with, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the score
 */
PursuitScore *pursuit_score_rung_score (PursuitScoreRung *self,
                                        const PursuitScorecardInput *input,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
