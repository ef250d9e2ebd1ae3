/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-record-private.h"

G_BEGIN_DECLS

/*
 * Whether a row of a table with so many columns reads like the end of a report: a total, a
 * copyright line, or a single cell after an empty line. Only such rows with no other row behind
 * them are a footer; @in_footer says that the row before was one already.
 */
gboolean
pursuit_csv_footer_may_begin (const PursuitCsvRecord *record, guint n_columns, gboolean in_footer);

G_END_DECLS
