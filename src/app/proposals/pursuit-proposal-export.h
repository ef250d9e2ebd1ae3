/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-proposal.h"
#include "workspace/pursuit-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_proposal_export:
 * @widget: a widget in the window that asks
 * @workspace: where the proposal is
 * @proposal: the proposal; what is stored of it is written
 * @ending: "pdf", "html", "md" or "txt"
 *
 * Asks where to, writes the proposal there, and says so in the window, or why not.
 */
void pursuit_proposal_export (GtkWidget *widget,
                              PursuitWorkspace *workspace,
                              PursuitRecord *proposal,
                              const char *ending);

/**
 * pursuit_proposal_export_dup_name:
 * @record: a proposal, or a version of one
 * @ending: as above
 *
 * Returns: (transfer full): the file name that is offered: the title without what file systems
 *   do not take
 */
char *pursuit_proposal_export_dup_name (PursuitRecord *record, const char *ending);

G_END_DECLS
