/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/leads/pursuit-lead-list.h"

G_BEGIN_DECLS

/**
 * pursuit_lead_bulk_add_actions:
 * @place: the place of the leads, which stays as long as its actions
 *
 * Adds what people do with all selected leads to the actions of the leads: `select-all` of what
 * the list shows, `score-selected-ai` of them and `score-shown-ai` of what the list shows, which
 * ask AI for scores, `set-stage` and `set-owner`, which take the value, and `set-field`, which
 * takes a field's key and its text.
 */
void pursuit_lead_bulk_add_actions (PursuitPlace *place);

/**
 * pursuit_lead_bulk_delete:
 * @place: the place of the leads
 *
 * Deletes the selected leads, as one step to take back.
 */
void pursuit_lead_bulk_delete (PursuitPlace *place);

G_END_DECLS
