/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-history-fit-private.h"

G_BEGIN_DECLS

/*
 * Cross-validation. Rows are put into parts by chance, the same on every run, and so that each
 * part has its share of the won ones; what is learnt from all parts but one is tried on that one.
 * Everything here that can take long stops, with its result of no use, when @cancellable is
 * cancelled.
 */

/* The part of each row. */
guint8 *pursuit_history_trial_divide (const PursuitDataset *dataset,
                                      const GArray *rows,
                                      guint n_folds,
                                      guint32 seed);

/* The rows of one part, or of all the others. */
GArray *
pursuit_history_trial_pick (const GArray *rows, const guint8 *folds, guint fold, gboolean others);

/* The plan that foretells best; with @pairs it is prepared for pairs of columns, too. */
PursuitHistoryPlan pursuit_history_trial_choose (const PursuitHistoryView *view,
                                                 const GArray *rows,
                                                 gboolean pairs,
                                                 GCancellable *cancellable);

/* What a trial found: forecasts of all rows by what was learnt without them, and by the win
 * rate alone, both of the same rows in the same order. */
typedef struct
{
  GArray *forecasts; /* (owned) (element-type PursuitForecast) */
  GArray *paired;    /* (owned) (element-type PursuitForecast) the same with pairs of columns */
  GArray *constant;  /* (owned) (element-type PursuitForecast) */
} PursuitHistoryTrial;

PursuitHistoryTrial *pursuit_history_trial_new (void);
void pursuit_history_trial_free (PursuitHistoryTrial *self);

/* Adds the trial of @test by what is learnt from @train. */
void pursuit_history_trial_add (PursuitHistoryTrial *self,
                                const PursuitHistoryView *view,
                                const GArray *train,
                                const GArray *test,
                                const PursuitHistoryPlan *plan);

/* How far the forecasts are better than the win rate: mean gain in nats, and how many standard
 * errors that is above nothing. */
double pursuit_history_trial_get_gain (const PursuitHistoryTrial *self, double *z);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitHistoryTrial, pursuit_history_trial_free)

G_END_DECLS
