/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many workspaces are remembered; of more, the one that was used longest ago is forgotten. */
#define PURSUIT_RECENT_PROFILES_MAX 10

/**
 * pursuit_recent_profiles_list:
 * @settings: (nullable): the program's settings
 *
 * Returns: (transfer full): the profile folders that were used, the last first; also those that are
 *   not there any more
 */
char **pursuit_recent_profiles_list (GSettings *settings);

/**
 * pursuit_recent_profiles_add:
 * @settings: (nullable): the program's settings
 * @dir: a profile folder that was opened; a name that is no text is not remembered
 *
 * Puts a folder first.
 */
void pursuit_recent_profiles_add (GSettings *settings, const char *dir);

/**
 * pursuit_recent_profiles_remove:
 * @settings: (nullable): the program's settings
 * @dir: a profile folder
 *
 * Forgets a folder. What is in it stays.
 */
void pursuit_recent_profiles_remove (GSettings *settings, const char *dir);

G_END_DECLS
