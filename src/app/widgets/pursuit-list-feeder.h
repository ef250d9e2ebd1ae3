/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many items come in one turn of the main loop: each may make a row of widgets. */
#define PURSUIT_LIST_FEEDER_STEP 8u

/**
 * pursuit_list_feeder_feed:
 * @store: the list that shows them
 * @items: (element-type GObject): what it shall hold; a reference is kept
 *
 * Replaces the content of a list a few items at a time, so that a list of some hundred rows
 * never holds the window up. A later call overtakes an earlier one; the first items are there
 * when it returns.
 */
void pursuit_list_feeder_feed (GListStore *store, GPtrArray *items);

G_END_DECLS
