/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEADS_PLACE (pursuit_leads_place_get_type ())

/**
 * PursuitLeadsPlace:
 *
 * The place of the leads: their list and a lead's page. Its actions are `leads.new`,
 * `leads.delete`, `leads.score`, `leads.score-all`, `leads.draft` and `leads.draft-ai`.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadsPlace, pursuit_leads_place, PURSUIT, LEADS_PLACE, PursuitPlace)

G_END_DECLS
