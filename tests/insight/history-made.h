/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-history-model.h"

G_BEGIN_DECLS

/* A made-up table: each column is written by a function of the row's number and its outcome. */
typedef const char *(*MadeCell) (guint row, gboolean won, GRand *random);

typedef struct
{
  const char *name;
  MadeCell cell;
} MadeColumn;

/* Rows won and lost in turn, a day apart. Ends with a column without name. */
PursuitDataset *made_dataset (const MadeColumn *columns, guint n_rows);

/* Cells: values by chance, or by the outcome. The text is good until the next call but one. */
const char *made_honest (guint row, gboolean won, GRand *random);  /* tells a little */
const char *made_noise (guint row, gboolean won, GRand *random);   /* tells nothing */
const char *made_number (guint row, gboolean won, GRand *random);  /* tells a little, as a number */
const char *made_if_won (guint row, gboolean won, GRand *random);  /* a date, only of the won */
const char *made_if_lost (guint row, gboolean won, GRand *random); /* a reason, only of the lost */
const char *made_outcome (guint row, gboolean won, GRand *random); /* the outcome itself */
const char *made_judgement (guint row, gboolean won, GRand *random); /* tells much */

G_END_DECLS
