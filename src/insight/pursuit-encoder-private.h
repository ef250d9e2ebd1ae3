/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-feature-column-private.h"

G_BEGIN_DECLS

/* Two columns together: one feature for each two groups of them that are frequent enough. */
typedef struct
{
  guint a, b; /* columns of the encoder */
  guint first;
  guint n_features;
  /* Feature of two groups counted from @first, or -1. */
  gint16 cells[PURSUIT_FEATURE_MAX_GROUPS * PURSUIT_FEATURE_MAX_GROUPS];
} PursuitFeaturePair;

/*
 * Turns rows into features: some columns, and some pairs of them. A term is a column or, behind
 * all columns, a pair; each feature belongs to one term, so that a score can be taken apart.
 */
typedef struct
{
  GPtrArray *columns; /* (owned) (element-type PursuitFeatureColumn) */
  GArray *pairs;      /* (owned) (element-type PursuitFeaturePair) */
  guint n_features;
} PursuitEncoder;

/* The feature of two groups, if they have one: 0 or 1 of them. */
guint pursuit_feature_pair_encode (const PursuitFeaturePair *pair,
                                   guint a,
                                   guint b,
                                   PursuitFeature *features);

PursuitEncoder *pursuit_encoder_new (void);
void pursuit_encoder_free (PursuitEncoder *self);

/* Adds a column and numbers its features. */
void pursuit_encoder_add (PursuitEncoder *self, PursuitFeatureColumn *column);

/* Adds a pair; groups that fewer than @min_rows have in common get no feature. @counts is by
 * group of the one, then of the other. */
void pursuit_encoder_add_pair (
    PursuitEncoder *self, guint a, guint b, const guint *counts, guint min_rows);

guint pursuit_encoder_get_n_terms (const PursuitEncoder *self);
/* Which term each feature belongs to. */
guint *pursuit_encoder_dup_terms (const PursuitEncoder *self);

/* Most features that one row can switch on. */
guint pursuit_encoder_get_max_row (const PursuitEncoder *self);
/* Features of one row; @cells has one text for each column of the encoder. */
guint pursuit_encoder_encode (const PursuitEncoder *self,
                              const char *const *cells,
                              PursuitFeature *features);

JsonObject *pursuit_encoder_to_json (const PursuitEncoder *self);
/* NULL if the object is no encoder. */
PursuitEncoder *pursuit_encoder_from_json (JsonObject *object);

/* A dataset's columns, encoded value by value, so that each text is read once. */
typedef struct _PursuitCoding PursuitCoding;

/* @columns says which column of the dataset each of the encoder's is. */
PursuitCoding *pursuit_coding_new (const PursuitEncoder *encoder,
                                   const PursuitDataset *dataset,
                                   const guint *columns);
void pursuit_coding_free (PursuitCoding *self);
/* The groups of a column's values, by their numbers. */
const guint8 *pursuit_coding_get_groups (const PursuitCoding *self, guint column);
/* The features of rows of the dataset, with the pairs that the encoder has by now. */
PursuitDesign *pursuit_coding_make_design (const PursuitCoding *self, const GArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitEncoder, pursuit_encoder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCoding, pursuit_coding_free)

G_END_DECLS
