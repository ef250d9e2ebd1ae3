/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pursuit-lead-list.h"

G_BEGIN_DECLS

/**
 * pursuit_lead_export_add_actions:
 * @place: the place of the leads, which stays as long as its actions
 *
 * Adds `export`, which writes leads to a table, and `print` to the actions of the leads. Both are
 * about the selected leads where they are several, else about all that the list shows.
 */
void pursuit_lead_export_add_actions (PursuitPlace *place);

/**
 * pursuit_lead_export_write:
 * @place: the place of the leads
 * @path: where to
 *
 * What `export` does when it is known where to.
 */
void pursuit_lead_export_write (PursuitPlace *place, const char *path);

G_END_DECLS
