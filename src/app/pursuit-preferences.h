/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PREFERENCES (pursuit_preferences_get_type ())

/**
 * PursuitPreferences:
 *
 * The preferences: who works in this workspace and for which company, as proposals name them;
 * how the window looks; which keys do what.
 * What was changed is kept by the row's button, by Enter, and when the window is closed.
 */
G_DECLARE_FINAL_TYPE (
    PursuitPreferences, pursuit_preferences, PURSUIT, PREFERENCES, AdwPreferencesWindow)

/**
 * pursuit_preferences_new:
 * @window: a window with a workspace
 *
 * Returns: (transfer none): the preferences, to be presented over @window
 */
GtkWindow *pursuit_preferences_new (PursuitWindow *window);

G_END_DECLS
