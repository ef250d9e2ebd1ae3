/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

/**
 * pursuit_list_export_add_actions:
 * @place: a place whose class says what its list shows; it stays as long as its actions
 *
 * Adds `export-list`, which writes the records of a list to a table, and `print-list` to the
 * actions of a place. Both are about the selected records where they are several, else about all
 * that the list shows, in its order.
 */
void pursuit_list_export_add_actions (PursuitPlace *place);

/**
 * pursuit_list_export_write:
 * @place: a place
 * @path: where to
 *
 * What `export-list` does when it is known where to.
 */
void pursuit_list_export_write (PursuitPlace *place, const char *path);

G_END_DECLS
