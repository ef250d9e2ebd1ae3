/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A value of a row that is not zero. */
typedef struct
{
  guint index;
  double value;
} PursuitFeature;

/* Rows of features with their outcomes, as the trainer wants them. */
typedef struct _PursuitDesign PursuitDesign;

PursuitDesign *pursuit_design_new (guint n_features, guint n_rows);
void pursuit_design_free (PursuitDesign *self);
/* Appends a row; features are in no order. */
void pursuit_design_add (PursuitDesign *self,
                         const PursuitFeature *features,
                         guint n_features,
                         gboolean won);
/* The features of a row; returns how many. */
guint pursuit_design_get_row (const PursuitDesign *self, guint row, PursuitFeature *features);
guint pursuit_design_get_n_rows (const PursuitDesign *self);

/*
 * Learns weights by L2-regularised logistic regression: one a feature, then the intercept.
 * @rows (nullable): which rows, all if NULL. @start (nullable): weights to begin with, of a
 * problem whose answer is near. Both outcomes must occur. The result is the same on every run.
 */
double *pursuit_logistic_train (const PursuitDesign *design,
                                const GArray *rows,
                                double cost,
                                const double *start);

/* Log-odds of a row. */
double pursuit_design_predict (const PursuitDesign *self, guint row, const double *weights);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDesign, pursuit_design_free)

G_END_DECLS
