/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-dataset.h"
#include "insight/pursuit-history-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Most decided rows that are learnt from: the newest. */
#define PURSUIT_HISTORY_MAX_ROWS 100000
/* Rows times columns that are learnt from: a wider table takes fewer rows, so that the features
 * stay within some 200 MB. */
#define PURSUIT_HISTORY_MAX_CELLS 6000000
/* So many won and so many lost leads a history wants. */
#define PURSUIT_HISTORY_ENOUGH 50
/* Fewer than that prove nothing, however well they seem to foretell each other. */
#define PURSUIT_HISTORY_LEAST 10
/* Most reasons that a forecast gives. */
#define PURSUIT_HISTORY_MAX_REASONS 8

/**
 * PursuitHistoryModel:
 *
 * What a history of won and lost leads has taught, or why it teaches nothing. A value: made
 * once, then only read, from any thread.
 */
typedef struct _PursuitHistoryModel PursuitHistoryModel;

/**
 * PursuitHistoryProgressFunc:
 * @fraction: 0 to 1
 * @user_data: of the caller
 *
 * Hears how far a training is, on its thread.
 */
typedef void (*PursuitHistoryProgressFunc) (double fraction, gpointer user_data);

/**
 * PursuitHistoryOptions:
 * @ignore: (nullable) (array zero-terminated=1): names of columns to leave out; letter case does
 *   not count
 * @progress: (nullable): who hears how far it is
 * @progress_data: for @progress
 *
 * How to train.
 */
typedef struct
{
  const char *const *ignore;
  PursuitHistoryProgressFunc progress;
  gpointer progress_data;
} PursuitHistoryOptions;

/**
 * PursuitHistoryReason:
 * @column: (transfer none): the column, or two joined by " × "
 * @value: (nullable): what stands there; %NULL where nothing does
 * @weight: how far it moves the log-odds from those of an average lead of the history
 *
 * Why a lead's probability is what it is.
 */
typedef struct
{
  const char *column;
  char *value;
  double weight;
} PursuitHistoryReason;

/**
 * pursuit_history_train:
 * @dataset: decided rows, and others, which do not count
 * @options: (nullable): how
 * @cancellable: (nullable): to stop it
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Learns which rows are won: L2-regularised logistic regression over numbers as lines or
 * curves, categories, lists, dates and pairs of columns, whatever foretells rows best that it
 * was not learnt from. Columns that are certainly filled in afterwards are left out. The
 * result is the same on every run. It takes about a second of CPU for 30,000 rows of 16
 * columns.
 *
 * Returns: (transfer full) (nullable): the model, whatever its state
 */
PursuitHistoryModel *pursuit_history_train (const PursuitDataset *dataset,
                                            const PursuitHistoryOptions *options,
                                            GCancellable *cancellable,
                                            GError **error);

/**
 * pursuit_history_model_ref:
 * @self: a model
 *
 * Returns: (transfer full): @self
 */
PursuitHistoryModel *pursuit_history_model_ref (PursuitHistoryModel *self);

/**
 * pursuit_history_model_unref:
 * @self: (transfer full): a model
 *
 * Gives a reference back.
 */
void pursuit_history_model_unref (PursuitHistoryModel *self);

/**
 * pursuit_history_model_get_report:
 * @self: a model
 *
 * Returns: (transfer none): what the training found
 */
const PursuitHistoryReport *pursuit_history_model_get_report (const PursuitHistoryModel *self);

/**
 * pursuit_history_model_get_columns:
 * @self: a model
 *
 * Returns: (transfer none) (array zero-terminated=1): the columns it reads; none unless it is
 *   ready
 */
const char *const *pursuit_history_model_get_columns (const PursuitHistoryModel *self);

/**
 * pursuit_history_model_foretell:
 * @self: a model that is ready
 * @cells: one text for each of its columns, %NULL for an empty one
 * @reasons: (out) (optional) (transfer full) (element-type PursuitHistoryReason): why, the
 *   greatest weight first
 *
 * Returns: the probability that the row is won, never nearer to 0 or 1 than a hundredth
 */
double pursuit_history_model_foretell (const PursuitHistoryModel *self,
                                       const char *const *cells,
                                       GPtrArray **reasons);

/**
 * pursuit_history_model_to_json:
 * @self: a model
 *
 * Returns: (transfer full): all of it, with its report as `report`
 */
JsonNode *pursuit_history_model_to_json (const PursuitHistoryModel *self);

/**
 * pursuit_history_model_from_json:
 * @node: (nullable): what pursuit_history_model_to_json() made, perhaps damaged
 *
 * Returns: (transfer full) (nullable): the model; %NULL if @node holds none
 */
PursuitHistoryModel *pursuit_history_model_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitHistoryModel, pursuit_history_model_unref)

G_END_DECLS
