/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

/* Most bytes of the reason for a score that was set by hand. */
#define PURSUIT_SCORE_OVERRIDE_MAX_REASON 2000

/**
 * PursuitScoreOverride:
 * @score: 0 to 100
 * @reason: why, in the words of whoever disagreed
 * @until: (nullable): the last day that it holds, `YYYY-MM-DD`; %NULL for until further notice
 *
 * A score that a person has set by hand. It leaves the computed score as it is; lists and
 * filters show it instead (design, section 3).
 */
typedef struct
{
  int score;
  char *reason;
  char *until;
} PursuitScoreOverride;

/**
 * pursuit_score_override_new:
 * @score: 0 to 100
 * @reason: (nullable): why
 * @until: (nullable): the last day that it holds
 *
 * Returns: (transfer full): a score by hand, not checked yet
 */
PursuitScoreOverride *pursuit_score_override_new (int score, const char *reason, const char *until);

/**
 * pursuit_score_override_free:
 * @self: (nullable) (transfer full): a score by hand
 */
void pursuit_score_override_free (PursuitScoreOverride *self);

/**
 * pursuit_score_override_check:
 * @self: a score by hand
 * @today: the present day, `YYYY-MM-DD`
 * @error: %PURSUIT_CORE_ERROR_RANGE for a score that is none; %PURSUIT_CORE_ERROR_INVALID if the
 *   reason is missing or too long, or the day is none or is over
 *
 * Returns: %TRUE if it may be set
 */
gboolean
pursuit_score_override_check (const PursuitScoreOverride *self, const char *today, GError **error);

/**
 * pursuit_lead_dup_score_override:
 * @lead: a lead
 * @today: the present day, `YYYY-MM-DD`
 *
 * Returns: (transfer full) (nullable): the score by hand that holds today; %NULL if there is
 *   none, or its last day is over
 */
PursuitScoreOverride *pursuit_lead_dup_score_override (PursuitRecord *lead, const char *today);

/**
 * pursuit_lead_set_score_override:
 * @lead: a lead
 * @override: (nullable): a score by hand; %NULL to take it away
 *
 * Writes the fields that keep a score by hand. The shown score is not touched.
 */
void pursuit_lead_set_score_override (PursuitRecord *lead, const PursuitScoreOverride *override);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScoreOverride, pursuit_score_override_free)

G_END_DECLS
