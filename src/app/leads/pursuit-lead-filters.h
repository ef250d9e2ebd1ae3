/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/leads/pursuit-lead-list.h"

G_BEGIN_DECLS

/**
 * pursuit_lead_filters_add_actions:
 * @place: the place of the leads, which stays as long as its actions
 *
 * Adds what people do with saved filters to the actions of the leads: `save-filter` for what the
 * list shows now, and `open-filter`, `edit-filter`, `move-filter-up`, `move-filter-down` and
 * `delete-filter`, which take the id of one.
 */
void pursuit_lead_filters_add_actions (PursuitPlace *place);

G_END_DECLS
