/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_ROWS (pursuit_import_rows_get_type ())

/**
 * PursuitImportRows:
 *
 * The rows behind one of the counts of a rehearsal: where each stands, what it is called and what
 * it changes. Read only.
 */
G_DECLARE_FINAL_TYPE (PursuitImportRows, pursuit_import_rows, PURSUIT, IMPORT_ROWS, AdwWindow)

/**
 * pursuit_import_rows_new:
 * @parent: the window that it stands over
 * @title: what the count is called
 * @report: the report of the rehearsal
 * @rows: (element-type PursuitImportExample): those of its rows that are kept
 * @n_rows: how many there are
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_import_rows_new (GtkWindow *parent,
                                    const char *title,
                                    PursuitImportReport *report,
                                    GPtrArray *rows,
                                    guint64 n_rows);

G_END_DECLS
