/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-work.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_WORK_BAR (pursuit_work_bar_get_type ())

/**
 * PursuitWorkBar:
 *
 * The bar at the window's lower edge with the work that is under way and its Cancel button. It
 * shows the work that began last, and is hidden when there is none.
 */
G_DECLARE_FINAL_TYPE (PursuitWorkBar, pursuit_work_bar, PURSUIT, WORK_BAR, AdwBin)

/**
 * pursuit_work_bar_add:
 * @self: a bar
 * @work: work under way
 *
 * Shows @work until it is finished.
 */
void pursuit_work_bar_add (PursuitWorkBar *self, PursuitWork *work);

/**
 * pursuit_work_bar_cancel_all:
 * @self: a bar
 *
 * Cancels all the work under way, when the window closes.
 */
void pursuit_work_bar_cancel_all (PursuitWorkBar *self);

G_END_DECLS
