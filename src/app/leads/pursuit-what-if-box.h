/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-what-if.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_WHAT_IF_BOX (pursuit_what_if_box_get_type ())

/**
 * PursuitWhatIfBox:
 *
 * What may still come true, each with a tick and the score that it alone would make, and what
 * all that is ticked makes together.
 *
 * Signal `imagined` with a #GStrv of what is ticked, as pursuit_workspace_what_if_async() takes
 * it; %NULL for nothing. Whoever hears it answers by pursuit_what_if_box_set_answer().
 */
G_DECLARE_FINAL_TYPE (PursuitWhatIfBox, pursuit_what_if_box, PURSUIT, WHAT_IF_BOX, GtkBox)

/**
 * pursuit_what_if_box_show:
 * @self: a box
 * @what_ifs: (nullable) (element-type PursuitWhatIf): what may come true; kept
 *
 * Shows others. What is ticked stays so where the same may still come true.
 */
void pursuit_what_if_box_show (PursuitWhatIfBox *self, GPtrArray *what_ifs);

/**
 * pursuit_what_if_box_set_answer:
 * @self: a box
 * @score: (nullable): what all that is ticked makes; %NULL if it is not known
 */
void pursuit_what_if_box_set_answer (PursuitWhatIfBox *self, PursuitScore *score);

G_END_DECLS
