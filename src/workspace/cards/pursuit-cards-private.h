/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* All battle cards, at most 500, and what their competitors are called. */
GPtrArray *pursuit_cards_load (PursuitSession *session, GError **error);
char **pursuit_cards_dup_names (GPtrArray *cards);

/* The card of the competitor that somebody means by a name, or by the card's whole id; or NULL with
 * an error. */
PursuitRecord *pursuit_cards_find (GPtrArray *cards, const char *competitor, GError **error);

G_END_DECLS
