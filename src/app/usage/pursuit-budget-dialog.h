/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BUDGET_DIALOG (pursuit_budget_dialog_get_type ())

/**
 * PursuitBudgetDialog:
 *
 * Sets what AI may cost in a month and in a day, as a whole and by feature.
 */
G_DECLARE_FINAL_TYPE (PursuitBudgetDialog, pursuit_budget_dialog, PURSUIT, BUDGET_DIALOG, AdwWindow)

/**
 * pursuit_budget_dialog_new:
 * @window: a window with a workspace
 * @callback: (nullable) (scope notified): called when budgets were set
 * @object: what @callback gets; it is not called when that has gone
 *
 * Returns: (transfer none): the dialog, to be presented over @window
 */
GtkWindow *pursuit_budget_dialog_new (PursuitWindow *window, GCallback callback, gpointer object);

G_END_DECLS
