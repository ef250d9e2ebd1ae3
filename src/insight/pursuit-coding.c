/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-encoder-private.h"

#include <string.h>

/* The values of one column. */
typedef struct
{
  GArray *features; /* (owned) (element-type PursuitFeature) of all values */
  guint *starts;    /* (owned) by the number of a value, and one for the end */
  guint8 *groups;   /* (owned) by the number of a value */
  const guint32 *rows;
} CodedColumn;

struct _PursuitCoding
{
  const PursuitEncoder *encoder; /* borrowed */
  const PursuitDataset *dataset; /* borrowed */
  CodedColumn *columns;          /* (owned) */
  guint n_columns;
};

static void
code_column (CodedColumn *self,
             const PursuitFeatureColumn *column,
             const PursuitDataset *dataset,
             guint number)
{
  guint n_values = pursuit_dataset_get_n_values (dataset, number);

  self->features = g_array_new (FALSE, FALSE, sizeof (PursuitFeature));
  self->starts = g_new (guint, n_values + 1);
  self->groups = g_new (guint8, n_values);
  self->rows = pursuit_dataset_get_codes (dataset, number);
  for (guint32 code = 0; code < n_values; code++)
    {
      PursuitFeature features[PURSUIT_FEATURE_MAX_PER_CELL];
      const char *text = pursuit_dataset_get_value (dataset, number, code);
      guint n = pursuit_feature_column_encode (column, text, features);

      self->starts[code] = self->features->len;
      g_array_append_vals (self->features, features, n);
      self->groups[code] = (guint8) pursuit_feature_column_get_group (column, features, n);
    }
  self->starts[n_values] = self->features->len;
}

PursuitCoding *
pursuit_coding_new (const PursuitEncoder *encoder,
                    const PursuitDataset *dataset,
                    const guint *columns)
{
  PursuitCoding *self = g_new0 (PursuitCoding, 1);

  self->encoder = encoder;
  self->dataset = dataset;
  self->n_columns = encoder->columns->len;
  self->columns = g_new0 (CodedColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    code_column (&self->columns[i], g_ptr_array_index (encoder->columns, i), dataset, columns[i]);

  return self;
}

void
pursuit_coding_free (PursuitCoding *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_array_unref (self->columns[i].features);
      g_free (self->columns[i].starts);
      g_free (self->columns[i].groups);
    }
  g_free (self->columns);
  g_free (self);
}

const guint8 *
pursuit_coding_get_groups (const PursuitCoding *self, guint column)
{
  return self->columns[column].groups;
}

static guint
add_pairs (const PursuitCoding *self, guint row, PursuitFeature *features)
{
  guint n = 0;

  for (guint i = 0; i < self->encoder->pairs->len; i++)
    {
      const PursuitFeaturePair *pair = &g_array_index (self->encoder->pairs, PursuitFeaturePair, i);
      const CodedColumn *a = &self->columns[pair->a];
      const CodedColumn *b = &self->columns[pair->b];

      n += pursuit_feature_pair_encode (pair, a->groups[a->rows[row]], b->groups[b->rows[row]],
                                        features + n);
    }

  return n;
}

PursuitDesign *
pursuit_coding_make_design (const PursuitCoding *self, const GArray *rows)
{
  g_autofree PursuitFeature *features
      = g_new (PursuitFeature, pursuit_encoder_get_max_row (self->encoder));
  PursuitDesign *design = pursuit_design_new (self->encoder->n_features, rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      guint n = 0;

      for (guint j = 0; j < self->n_columns; j++)
        {
          const CodedColumn *column = &self->columns[j];
          guint start = column->starts[column->rows[row]];
          guint length = column->starts[column->rows[row] + 1] - start;

          if (length > 0)
            memcpy (features + n, &g_array_index (column->features, PursuitFeature, start),
                    length * sizeof (PursuitFeature));
          n += length;
        }
      n += add_pairs (self, row, features + n);
      pursuit_design_add (design, features, n,
                          pursuit_dataset_get_outcome (self->dataset, row) == PURSUIT_OUTCOME_WON);
    }

  return design;
}
