/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_import_done_announce:
 * @widget: the view that imported, in the window
 * @workspace: where to
 * @report: what was done
 *
 * Leaves the view, goes to the leads, and says what was imported with a way to undo it. Where leads
 * are new, search and filter go, which might hide them.
 */
void pursuit_import_done_announce (GtkWidget *widget,
                                   PursuitWorkspace *workspace,
                                   PursuitImportReport *report);

/**
 * pursuit_import_done_dup_summary:
 * @report: what was done
 *
 * Returns: (transfer full): one sentence or two about it
 */
char *pursuit_import_done_dup_summary (PursuitImportReport *report);

G_END_DECLS
