/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-encoder-private.h"
#include "insight/pursuit-history-fit-private.h"
#include "insight/pursuit-history-model.h"

G_BEGIN_DECLS

struct _PursuitHistoryModel
{
  gatomicrefcount ref_count;
  PursuitHistoryReport *report; /* (owned) */
  PursuitEncoder *encoder;      /* (owned) (nullable) unless ready */
  double *weights;              /* (owned) (nullable) one a feature, then the intercept */
  double *means;                /* (owned) (nullable) log-odds that each term adds on average */
  guint *terms;                 /* (owned) (nullable) the term of each feature */
  char **names;                 /* (owned) (nullable) of the terms */
  char **columns;               /* (owned) what it reads */
};

/* A silent model. @report is taken. */
PursuitHistoryModel *pursuit_history_model_new (PursuitHistoryReport *report);

/* Makes it speak by what was learnt from @rows, and lists its features in the report. */
void pursuit_history_model_take_fit (PursuitHistoryModel *self, PursuitHistoryFit *fit);

G_END_DECLS
