/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-lead-details.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_THREAD_VIEW (pursuit_thread_view_get_type ())

/**
 * PursuitThreadView:
 *
 * A lead's dated thread, newest first. It begins with the newest entries and has a button for
 * the older ones.
 *
 * Signal `opened` with the kind (#gint) and id of an entry that has a page of its own.
 */
G_DECLARE_FINAL_TYPE (PursuitThreadView, pursuit_thread_view, PURSUIT, THREAD_VIEW, AdwBin)

/**
 * pursuit_thread_view_set_entries:
 * @self: a view
 * @entries: (element-type PursuitThreadEntry): the entries, newest first
 *
 * Shows a thread.
 */
void pursuit_thread_view_set_entries (PursuitThreadView *self, GPtrArray *entries);

G_END_DECLS
