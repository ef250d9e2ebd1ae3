/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_KEYS_PAGE (pursuit_keys_page_get_type ())

/**
 * PursuitKeysPage:
 *
 * The page of the preferences that shows every action with its keys, and gives it others. With the
 * property “all” it shows also the keys that nobody can choose, and gives no others.
 */
G_DECLARE_FINAL_TYPE (PursuitKeysPage, pursuit_keys_page, PURSUIT, KEYS_PAGE, AdwPreferencesPage)

/**
 * pursuit_keys_page_remove_row:
 * @self: a page that is not shown any more
 *
 * Takes the last row out: all at once would take longer than the main thread may be taken for.
 *
 * Returns: whether there was one
 */
gboolean pursuit_keys_page_remove_row (PursuitKeysPage *self);

G_END_DECLS
