/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-encoder-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The columns that a history is learnt from. */
typedef struct
{
  const PursuitDataset *dataset; /* borrowed */
  GArray *columns;               /* (owned) (element-type guint) of the dataset */
  GArray *formats;               /* (owned) (element-type PursuitCellFormat) of each of them */
} PursuitHistoryView;

/* How a history is learnt. */
typedef struct
{
  double cost;      /* inverse strength of the regularisation, as liblinear has it */
  double pair_cost; /* the same with pairs */
  gboolean curves;  /* numbers as curves instead of straight lines */
  gboolean pairs;   /* with pairs of columns that say more together */
} PursuitHistoryPlan;

/* What was learnt from some rows. */
typedef struct
{
  const PursuitHistoryView *view; /* borrowed */
  PursuitEncoder *encoder;
  PursuitCoding *coding;
  PursuitDesign *design; /* of the rows it was learnt from */
  double *weights;       /* one a feature, then the intercept */
} PursuitHistoryFit;

/* Learns without pairs, whatever the plan says of them. @rows: decided, of both outcomes. */
PursuitHistoryFit *pursuit_history_fit_new (const PursuitHistoryView *view,
                                            const GArray *rows,
                                            const PursuitHistoryPlan *plan);
void pursuit_history_fit_free (PursuitHistoryFit *self);

/* Learns again with another cost, beginning from what is known. */
void pursuit_history_fit_retrain (PursuitHistoryFit *self, double cost);

/* Finds pairs of columns that explain what the columns alone leave open, and learns again.
 * FALSE if there are none. @rows are those it was learnt from. */
gboolean pursuit_history_fit_add_pairs (PursuitHistoryFit *self, const GArray *rows, double cost);

/* Appends a PursuitForecast for each of @rows. */
void
pursuit_history_fit_forecast (const PursuitHistoryFit *self, const GArray *rows, GArray *forecasts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitHistoryFit, pursuit_history_fit_free)

G_END_DECLS
