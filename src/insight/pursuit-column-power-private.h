/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-cell-format-private.h"

G_BEGIN_DECLS

/* In how many parts rows are divided to test what was learnt from the others. */
#define PURSUIT_POWER_FOLDS 5

/* What one column alone says about the outcome, told from rows it was not learnt from. */
typedef struct
{
  double
      explained; /* share of the constant's log-loss that it saves; about 0 if it knows nothing */
  double gain;   /* the same for all rows together, in nats: 6 and more is no accident */
  double auc;
  double filled_won; /* share of the won rows that have a value */
  double filled_lost;
  double filled_z; /* how many standard errors these two are apart */
  guint n_filled;
} PursuitColumnPower;

/* @rows: (element-type guint) decided rows; @folds: the part of each. */
PursuitColumnPower pursuit_column_power_measure (const PursuitDataset *dataset,
                                                 guint column,
                                                 const PursuitCellFormat *format,
                                                 const GArray *rows,
                                                 const guint8 *folds);

G_END_DECLS
