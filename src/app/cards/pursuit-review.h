/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-battle-card.h"

G_BEGIN_DECLS

/**
 * pursuit_review_is_overdue:
 * @card: a battle card
 *
 * Returns: %TRUE if its review date is before today
 */
gboolean pursuit_review_is_overdue (PursuitRecord *card);

/**
 * pursuit_review_describe:
 * @card: a battle card
 *
 * Returns: (transfer full) (nullable): when it is to be reviewed, in words; %NULL without a date
 */
char *pursuit_review_describe (PursuitRecord *card);

G_END_DECLS
