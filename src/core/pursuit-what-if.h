/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"

G_BEGIN_DECLS

/**
 * PursuitWhatIf:
 * @part: the part it would change
 * @points: what the part would have then
 * @text: what would be true then, for a person
 * @total: the total if only this came true
 *
 * Something that might still come true, and what the score would be then.
 */
typedef struct
{
  PursuitScorePart part;
  int points;
  char *text;
  int total;
} PursuitWhatIf;

/**
 * pursuit_what_if_free:
 * @self: (transfer full): a what-if
 */
void pursuit_what_if_free (PursuitWhatIf *self);

/**
 * pursuit_what_if_list:
 * @score: a score that follows the formula
 * @formula: (nullable): the formula; %PURSUIT_SCORE_FORMULA_DEFAULT if %NULL
 *
 * What is worth a thought: each part that is not established confirmed, each that is not full
 * in writing, and the timeline slipping. In the order of the parts, the better before the worse.
 *
 * Returns: (transfer full) (element-type PursuitWhatIf): the what-ifs
 */
GPtrArray *pursuit_what_if_list (const PursuitScore *score, const PursuitScoreFormula *formula);

/**
 * pursuit_what_if_parse:
 * @text: a part and its points, such as "authority=75"
 * @part: (out): the part
 * @points: (out): 0 to 100
 *
 * Returns: %TRUE if @text is that; %FALSE if it may be something else, such as a field
 */
gboolean pursuit_what_if_parse (const char *text, PursuitScorePart *part, int *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitWhatIf, pursuit_what_if_free)

G_END_DECLS
