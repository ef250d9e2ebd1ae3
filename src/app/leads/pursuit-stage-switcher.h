/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_SWITCHER (pursuit_stage_switcher_get_type ())

/**
 * PursuitStageSwitcher:
 *
 * The stages of a lead side by side with a tick on the present one, or as one menu where there
 * is no room. Signal `chosen` with the nick of the stage that somebody wants; the switcher shows
 * it only when it is told to.
 */
G_DECLARE_FINAL_TYPE (PursuitStageSwitcher, pursuit_stage_switcher, PURSUIT, STAGE_SWITCHER, AdwBin)

/**
 * pursuit_stage_switcher_set_stage:
 * @self: a switcher
 * @stage: (nullable): the nick of the present stage
 *
 * Shows a stage as the present one.
 */
void pursuit_stage_switcher_set_stage (PursuitStageSwitcher *self, const char *stage);

/**
 * pursuit_stage_switcher_set_narrow:
 * @self: a switcher
 * @narrow: whether there is room for one button only
 *
 * Chooses between buttons and menu.
 */
void pursuit_stage_switcher_set_narrow (PursuitStageSwitcher *self, gboolean narrow);

G_END_DECLS
