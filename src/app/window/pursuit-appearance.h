/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * pursuit_appearance_follow:
 * @settings: the settings of the program
 *
 * Makes the windows light or dark as the setting `appearance` says, now and whenever it changes.
 */
void pursuit_appearance_follow (GSettings *settings);

/**
 * pursuit_appearance_bind:
 * @row: a row that offers the choices; it gets them here
 * @settings: the settings of the program
 *
 * Lets a row show and change the setting.
 */
void pursuit_appearance_bind (AdwComboRow *row, GSettings *settings);

G_END_DECLS
