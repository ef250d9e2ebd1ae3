/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-cell-format-private.h"
#include "insight/pursuit-logistic-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Most categories of a column that get a feature of their own, the most frequent ones. */
#define PURSUIT_FEATURE_MAX_LEVELS 100
/* Most corners of a curve over a number. */
#define PURSUIT_FEATURE_MAX_KNOTS 12
/* Most features that one cell can switch on. */
#define PURSUIT_FEATURE_MAX_PER_CELL 16
/* Most groups that a column is divided into where two columns are looked at together. */
#define PURSUIT_FEATURE_MAX_GROUPS 16

/*
 * How the cells of one column become features: a number its standard score or a curve with
 * corners at quantiles, a category one feature a level with one for all rare levels, a date its
 * weekday and month; and one feature for no value. All of it is learnt from the training rows.
 */
typedef struct
{
  char *name;
  PursuitCellFormat format;
  guint first;      /* number of its first feature */
  guint n_features; /* 0 if it says nothing */

  /* Numbers. */
  double mean, deviation;
  double low, high; /* what lies beyond counts as this */
  double knots[PURSUIT_FEATURE_MAX_KNOTS];
  guint n_knots; /* 0 for a straight line */

  /* Categories. */
  GPtrArray *levels;   /* (owned) (element-type utf8) the most frequent first */
  GHashTable *numbers; /* (owned) (element-type utf8 guint) of the levels, plus one */
  gboolean has_rare;

  /* Dates. */
  gboolean has_months;

  gboolean has_missing;
} PursuitFeatureColumn;

/* What is learnt, beside the format. */
typedef struct
{
  PursuitCellFormat format;
  gboolean curves; /* whether numbers become curves */
  guint min_rows;  /* fewer rows make a level rare */
} PursuitFeatureOptions;

PursuitFeatureColumn *pursuit_feature_column_new (const PursuitDataset *dataset,
                                                  guint column,
                                                  const guint *counts,
                                                  const PursuitFeatureOptions *options);
PursuitFeatureColumn *pursuit_feature_column_new_empty (const char *name);
void pursuit_feature_column_add_level (PursuitFeatureColumn *self, const char *text);
/* Counts the features, once all else is set. */
void pursuit_feature_column_count (PursuitFeatureColumn *self);
void pursuit_feature_column_free (PursuitFeatureColumn *self);

/* Features of a cell; at most PURSUIT_FEATURE_MAX_PER_CELL. */
guint pursuit_feature_column_encode (const PursuitFeatureColumn *self,
                                     const char *text,
                                     PursuitFeature *features);

/* The group of a cell by its features, for columns that are looked at in pairs. */
guint pursuit_feature_column_get_group (const PursuitFeatureColumn *self,
                                        const PursuitFeature *features,
                                        guint n);

JsonObject *pursuit_feature_column_to_json (const PursuitFeatureColumn *self);
/* NULL if the object is no column. */
PursuitFeatureColumn *pursuit_feature_column_from_json (JsonObject *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFeatureColumn, pursuit_feature_column_free)

G_END_DECLS
