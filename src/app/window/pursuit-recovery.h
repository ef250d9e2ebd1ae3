/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _PursuitWindow PursuitWindow;

#define PURSUIT_TYPE_RECOVERY (pursuit_recovery_get_type ())

/**
 * PursuitRecovery:
 *
 * The ways out of a workspace that is damaged or gone: its backups, what can still be read of it,
 * and another workspace. Whatever is chosen, the file that stood there is kept beside.
 *
 * Signal `recovered (const char *title, const char *description)`: a workspace is in its place
 * again; the widget says what it holds and what was lost, and offers to open it.
 */
G_DECLARE_FINAL_TYPE (PursuitRecovery, pursuit_recovery, PURSUIT, RECOVERY, AdwBin)

/**
 * pursuit_recovery_offer:
 * @self: a recovery
 * @window: the window it stands in
 * @profile: the profile folder
 * @damaged: whether there is a damaged file, of which something may be read
 *
 * Looks what there is, and shows it. Without a damaged file and without a backup there is nothing
 * to show, and the widget stays hidden.
 */
void pursuit_recovery_offer (PursuitRecovery *self,
                             PursuitWindow *window,
                             const char *profile,
                             gboolean damaged);

G_END_DECLS
