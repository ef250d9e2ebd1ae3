/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PREFERENCES (pursuit_preferences_get_type ())

/**
 * PursuitPreferences:
 *
 * The preferences: who works in this workspace and for which company, as proposals name them;
 * how the window looks; who is asked for AI; which keys do what.
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

/**
 * pursuit_preferences_present_ai:
 * @window: a window with a workspace
 * @over: the window to present them over: @window, or a dialog of it
 *
 * Shows the preferences where it is chosen who is asked for AI.
 *
 * Returns: (transfer none): the preferences
 */
GtkWindow *pursuit_preferences_present_ai (PursuitWindow *window, GtkWindow *over);

/**
 * pursuit_preferences_show_problem:
 * @page: a page that asked for something
 * @window: (nullable): the window below the preferences
 * @what: what did not work, for a heading
 * @error: why
 *
 * Says that something did not work, in the preferences or, where they are closed by then, in the
 * window below. What was only stopped is no problem.
 */
void pursuit_preferences_show_problem (GtkWidget *page,
                                       PursuitWindow *window,
                                       const char *what,
                                       const GError *error);

G_END_DECLS
