/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-progress.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WORK (pursuit_work_get_type ())

/**
 * PursuitWork:
 *
 * Something long that is under way and that the person can stop. The window shows it in a bar
 * at its lower edge until it is finished. Made by pursuit_window_start_work().
 *
 * Properties: `text`, `fraction` (negative while the end is not known), `finished`.
 */
G_DECLARE_FINAL_TYPE (PursuitWork, pursuit_work, PURSUIT, WORK, GObject)

/**
 * pursuit_work_new:
 * @text: what is being done, for people
 *
 * Returns: (transfer full): work under way
 */
PursuitWork *pursuit_work_new (const char *text);

/**
 * pursuit_work_get_cancellable:
 * @self: work
 *
 * Returns: (transfer none): cancelled by the bar's Cancel and when the window closes
 */
GCancellable *pursuit_work_get_cancellable (PursuitWork *self);

/**
 * pursuit_work_get_progress:
 * @self: work
 *
 * Returns: (transfer none): a listener for a workspace's verb that reports to @self; valid as
 *   long as @self, which the caller keeps until the verb has finished
 */
const PursuitProgress *pursuit_work_get_progress (PursuitWork *self);

/**
 * pursuit_work_report:
 * @self: work
 * @fraction: 0 to 1, or negative if the end is not known
 * @text: (nullable): what is being done now; %NULL if that is as before
 *
 * Says how far it is.
 */
void pursuit_work_report (PursuitWork *self, double fraction, const char *text);

/**
 * pursuit_work_finish:
 * @self: (transfer full): work
 *
 * Says that it is over, and gives the reference back. The bar goes away.
 */
void pursuit_work_finish (PursuitWork *self);

G_END_DECLS
