/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_ASSISTANT (pursuit_import_assistant_get_type ())

/**
 * PursuitImportAssistant:
 *
 * Brings files in: rehearses at once, shows where each column goes and what would happen, lets a
 * person change both, and imports when told to. Nothing is written before. Fills the window.
 *
 * Signal `rehearsed`: a report is shown, or the reason why there is none.
 */
G_DECLARE_FINAL_TYPE (
    PursuitImportAssistant, pursuit_import_assistant, PURSUIT, IMPORT_ASSISTANT, AdwBin)

/**
 * pursuit_import_assistant_new:
 * @workspace: where to
 * @files: (nullable): a list of local #GFile; %NULL to ask for them
 *
 * Returns: (transfer floating): the assistant, already rehearsing
 */
GtkWidget *pursuit_import_assistant_new (PursuitWorkspace *workspace, GListModel *files);

/**
 * pursuit_import_assistant_get_report:
 * @self: an assistant
 *
 * Returns: (transfer none) (nullable): what the last rehearsal found
 */
PursuitImportReport *pursuit_import_assistant_get_report (PursuitImportAssistant *self);

G_END_DECLS
