/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records/pursuit-browse-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CONVERSATIONS_PLACE (pursuit_conversations_place_get_type ())

/**
 * PursuitConversationsPlace:
 *
 * The place of the conversations: a list and a page to read.
 */
G_DECLARE_FINAL_TYPE (PursuitConversationsPlace,
                      pursuit_conversations_place,
                      PURSUIT,
                      CONVERSATIONS_PLACE,
                      PursuitBrowsePlace)

G_END_DECLS
