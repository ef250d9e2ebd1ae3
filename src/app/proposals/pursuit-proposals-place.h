/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSALS_PLACE (pursuit_proposals_place_get_type ())

/**
 * PursuitProposalsPlace:
 *
 * The place of the proposals: a list by status, the page, and the studio.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProposalsPlace, pursuit_proposals_place, PURSUIT, PROPOSALS_PLACE, PursuitPlace)

G_END_DECLS
