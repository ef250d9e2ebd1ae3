/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a dataset holds at most: columns, rows, different values of one column, and bytes of a
 * value. Longer values are cut there; a column with more values keeps the first ones, and the
 * others count as one further value. */
#define PURSUIT_DATASET_MAX_COLUMNS 500
#define PURSUIT_DATASET_MAX_ROWS 1000000
#define PURSUIT_DATASET_MAX_VALUES 100000
#define PURSUIT_DATASET_MAX_VALUE_BYTES 256

/* The time of a row without one. */
#define PURSUIT_DATASET_NO_TIME G_MININT64

/**
 * PursuitOutcome:
 * @PURSUIT_OUTCOME_OPEN: not decided yet
 * @PURSUIT_OUTCOME_LOST: decided against us
 * @PURSUIT_OUTCOME_WON: decided for us
 *
 * How a row ended.
 */
typedef enum
{
  PURSUIT_OUTCOME_OPEN = -1,
  PURSUIT_OUTCOME_LOST = 0,
  PURSUIT_OUTCOME_WON = 1,
} PursuitOutcome;

/**
 * PursuitDataset:
 *
 * A table of text cells with an outcome and, where it is known, a time for each row. It knows
 * nothing of leads, so that a CSV file and a workspace serve alike. Each column keeps every
 * different value once; a row is a list of numbers of values.
 */
typedef struct _PursuitDataset PursuitDataset;

/**
 * pursuit_dataset_new:
 * @columns: (array zero-terminated=1): the names; what lies beyond
 *   %PURSUIT_DATASET_MAX_COLUMNS is left out
 *
 * Returns: (transfer full): an empty table
 */
PursuitDataset *pursuit_dataset_new (const char *const *columns);

/**
 * pursuit_dataset_free:
 * @self: (nullable) (transfer full): a table
 *
 * Frees it.
 */
void pursuit_dataset_free (PursuitDataset *self);

/**
 * pursuit_dataset_add:
 * @self: a table
 * @cells: one text a column, %NULL for an empty one
 * @outcome: how the row ended
 * @time_us: when the row came into being, microseconds since 1970-01-01 UTC, or
 *   %PURSUIT_DATASET_NO_TIME
 *
 * Adds a row. White space around a text counts for nothing, and neither does a text that only
 * says that nothing is there, see pursuit_dataset_is_missing().
 *
 * Returns: %FALSE if the table is full
 */
gboolean pursuit_dataset_add (PursuitDataset *self,
                              const char *const *cells,
                              PursuitOutcome outcome,
                              gint64 time_us);

/**
 * pursuit_dataset_set_time:
 * @self: a table
 * @row: a row
 * @time_us: its time, or %PURSUIT_DATASET_NO_TIME
 *
 * Sets the time of a row that was added before it was clear which of several times to take.
 */
void pursuit_dataset_set_time (PursuitDataset *self, guint row, gint64 time_us);

/**
 * pursuit_dataset_is_missing:
 * @text: (nullable): a cell
 *
 * Returns: %TRUE if @text says that there is no value: empty, "Select", "-", "n/a", "unknown"…
 */
gboolean pursuit_dataset_is_missing (const char *text);

/**
 * pursuit_dataset_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint pursuit_dataset_get_n_rows (const PursuitDataset *self);

/**
 * pursuit_dataset_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint pursuit_dataset_get_n_columns (const PursuitDataset *self);

/**
 * pursuit_dataset_get_name:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): its name
 */
const char *pursuit_dataset_get_name (const PursuitDataset *self, guint column);

/**
 * pursuit_dataset_get_outcome:
 * @self: a table
 * @row: a row
 *
 * Returns: how it ended
 */
PursuitOutcome pursuit_dataset_get_outcome (const PursuitDataset *self, guint row);

/**
 * pursuit_dataset_get_time:
 * @self: a table
 * @row: a row
 *
 * Returns: its time, or %PURSUIT_DATASET_NO_TIME
 */
gint64 pursuit_dataset_get_time (const PursuitDataset *self, guint row);

/**
 * pursuit_dataset_get_codes:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): the number of the value of each row, 0 where none is
 */
const guint32 *pursuit_dataset_get_codes (const PursuitDataset *self, guint column);

/**
 * pursuit_dataset_get_n_values:
 * @self: a table
 * @column: a column
 *
 * Returns: how many numbers of values there are, that of no value included
 */
guint pursuit_dataset_get_n_values (const PursuitDataset *self, guint column);

/**
 * pursuit_dataset_get_value:
 * @self: a table
 * @column: a column
 * @code: the number of a value
 *
 * Returns: (transfer none) (nullable): the value; %NULL for 0
 */
const char *pursuit_dataset_get_value (const PursuitDataset *self, guint column, guint32 code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDataset, pursuit_dataset_free)

G_END_DECLS
