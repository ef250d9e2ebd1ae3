/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-cell-format-private.h"
#include "insight/pursuit-history-report.h"

G_BEGIN_DECLS

/* Judges a column; NULL if nothing speaks against it. @rows and @folds as for
 * pursuit_column_power_measure(). */
PursuitHistoryLeak *pursuit_leaks_find (const PursuitDataset *dataset,
                                        guint column,
                                        const PursuitCellFormat *format,
                                        const GArray *rows,
                                        const guint8 *folds);

G_END_DECLS
