/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-history-model.h"

G_BEGIN_DECLS

/* A real table of leads whose ends are known, with the folds that its baselines were measured
 * on. */
typedef struct
{
  GPtrArray *columns; /* (element-type utf8) without the outcome */
  GPtrArray *rows;    /* (element-type GStrv) cells in the order of the columns */
  GArray *won;        /* (element-type gboolean) */
  GArray *folds;      /* (element-type int) 0 to 4 */
  GArray *is_new;     /* (element-type gboolean) */
} HistoryData;

/* Loads "x-education", "bank-marketing" or "crm-opportunities", the last one joined with its
 * accounts, products and teams. NULL, and the test is skipped, where the data is not there. */
HistoryData *history_data_load (const char *name);
void history_data_free (HistoryData *self);

typedef enum
{
  HISTORY_NO_TIMES,
  HISTORY_ERA_TIMES, /* each row a day later, the newer era last */
} HistoryTimes;

/* Those of the rows that @pick says yes to. */
typedef gboolean (*HistoryPick) (const HistoryData *self, guint row, gpointer data);
PursuitDataset *
history_data_make (const HistoryData *self, HistoryPick pick, gpointer data, HistoryTimes times);

gboolean history_pick_all (const HistoryData *self, guint row, gpointer data);
/* All rows but those of a fold: GINT_TO_POINTER (fold). */
gboolean history_pick_others (const HistoryData *self, guint row, gpointer fold);

/* Trains, or fails the test. */
PursuitHistoryModel *history_train (const PursuitDataset *dataset, const char *const *ignore);

/* The cells of a row in the order that a model wants them in; free with g_free(). */
const char **
history_data_get_cells (const HistoryData *self, guint row, const PursuitHistoryModel *model);

/* Figures of forecasts as they come in. */
typedef struct
{
  GArray *forecasts;
} HistoryScore;

void history_score_init (HistoryScore *self);
void history_score_clear (HistoryScore *self);
void history_score_add (HistoryScore *self, double probability, gboolean won);
double history_score_get_auc (HistoryScore *self);
double history_score_get_log_loss (HistoryScore *self);

/* The leak of that column, or NULL. */
const PursuitHistoryLeak *history_find_leak (const PursuitHistoryModel *model, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HistoryData, history_data_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HistoryScore, history_score_clear)

G_END_DECLS
