/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-logistic-private.h"

#include <linear.h>

/* The intercept is a feature of this value: the larger, the less the regularisation, which
 * liblinear 2.3 applies to it too, can pull the base rate towards one half. */
#define INTERCEPT 20.0
/* How exactly the minimum is found, as a share of the first gradient. */
#define TOLERANCE 0.005
/* A start that is nearly right has to be improved all the same: by the measure above it would
 * count as found at once, and what was added to the problem would never be learnt. */
#define WARM_TOLERANCE 0.001

struct _PursuitDesign
{
  GArray *nodes;  /* (owned) (element-type struct feature_node) all rows, each with its end */
  GArray *starts; /* (owned) (element-type guint) */
  GArray *ends;   /* (owned) (element-type double) +1 won, -1 lost */
  guint n_features;
};

PursuitDesign *
pursuit_design_new (guint n_features, guint n_rows)
{
  PursuitDesign *self = g_new0 (PursuitDesign, 1);

  self->n_features = n_features;
  self->nodes = g_array_sized_new (FALSE, FALSE, sizeof (struct feature_node), n_rows * 20);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_rows);
  self->ends = g_array_sized_new (FALSE, FALSE, sizeof (double), n_rows);

  return self;
}

void
pursuit_design_free (PursuitDesign *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_free (self);
}

void
pursuit_design_add (PursuitDesign *self,
                    const PursuitFeature *features,
                    guint n_features,
                    gboolean won)
{
  guint start = self->nodes->len;
  double end = won ? 1 : -1;
  struct feature_node *nodes;

  g_array_set_size (self->nodes, start + n_features + 2);
  nodes = &g_array_index (self->nodes, struct feature_node, start);
  for (guint i = 0; i < n_features; i++)
    nodes[i] = (struct feature_node){ (int) features[i].index + 1, features[i].value };
  nodes[n_features] = (struct feature_node){ (int) self->n_features + 1, INTERCEPT };
  nodes[n_features + 1] = (struct feature_node){ -1, 0 };
  g_array_append_val (self->starts, start);
  g_array_append_val (self->ends, end);
}

guint
pursuit_design_get_n_rows (const PursuitDesign *self)
{
  return self->starts->len;
}

static struct feature_node *
get_row (const PursuitDesign *self, guint row)
{
  return &g_array_index (self->nodes, struct feature_node,
                         g_array_index (self->starts, guint, row));
}

guint
pursuit_design_get_row (const PursuitDesign *self, guint row, PursuitFeature *features)
{
  const struct feature_node *node = get_row (self, row);
  guint n = 0;

  for (; node->index > 0 && node->index <= (int) self->n_features; node++)
    features[n++] = (PursuitFeature){ (guint) node->index - 1, node->value };

  return n;
}

static void
be_silent (const char *text)
{
}

/* The library has one printer for all threads, so it is set once. */
static void
silence_library (void)
{
  static gsize silent = 0;

  if (g_once_init_enter (&silent))
    {
      set_print_string_function (be_silent);
      g_once_init_leave (&silent, 1);
    }
}

/* The intercept is handed in and out as such, and not as the weight of its feature. */
static double *
run_trainer (struct problem *problem, double cost, const double *start)
{
  guint n = (guint) problem->n;
  struct parameter parameter = { .solver_type = L2R_LR,
                                 .eps = start != NULL ? WARM_TOLERANCE : TOLERANCE,
                                 .C = cost,
                                 .p = 0.1,
                                 .init_sol = NULL };
  double *weights = g_new0 (double, n);
  struct model *model;

  if (start != NULL)
    {
      parameter.init_sol = g_memdup2 (start, n * sizeof (double));
      parameter.init_sol[n - 1] /= INTERCEPT;
    }
  silence_library ();
  model = train (problem, &parameter);
  for (guint i = 0; i < n; i++)
    weights[i] = model->w[i] * (model->label[0] > 0 ? 1 : -1);
  weights[n - 1] *= INTERCEPT;
  free_and_destroy_model (&model);
  g_free (parameter.init_sol);

  return weights;
}

double *
pursuit_logistic_train (const PursuitDesign *design,
                        const GArray *rows,
                        double cost,
                        const double *start)
{
  guint n_rows = rows != NULL ? rows->len : design->starts->len;
  g_autofree struct feature_node **x = g_new (struct feature_node *, n_rows);
  g_autofree double *y = g_new (double, n_rows);
  struct problem problem = { (int) n_rows, (int) design->n_features + 1, y, x, -1 };

  g_assert (n_rows > 0 && cost > 0);

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = rows != NULL ? g_array_index (rows, guint, i) : i;

      x[i] = get_row (design, row);
      y[i] = g_array_index (design->ends, double, row);
    }

  return run_trainer (&problem, cost, start);
}

double
pursuit_design_predict (const PursuitDesign *self, guint row, const double *weights)
{
  double sum = weights[self->n_features];

  for (const struct feature_node *node = get_row (self, row);
       node->index <= (int) self->n_features && node->index > 0; node++)
    sum += weights[node->index - 1] * node->value;

  return sum;
}
