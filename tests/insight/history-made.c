/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/history-made.h"

#define MAX_COLUMNS 40

PursuitDataset *
made_dataset (const MadeColumn *columns, guint n_rows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  const char *names[MAX_COLUMNS + 1] = { NULL };
  PursuitDataset *dataset;
  guint n = 0;

  for (; columns[n].name != NULL; n++)
    names[n] = columns[n].name;
  g_assert_cmpuint (n, <=, MAX_COLUMNS);
  dataset = pursuit_dataset_new (names);
  for (guint row = 0; row < n_rows; row++)
    {
      gboolean won = row % 2 == 0;
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (cells, g_strdup (columns[i].cell (row, won, random)));
      g_assert_true (pursuit_dataset_add (dataset, (const char *const *) cells->pdata,
                                          won ? PURSUIT_OUTCOME_WON : PURSUIT_OUTCOME_LOST,
                                          row * G_TIME_SPAN_DAY));
    }

  return dataset;
}

static gboolean
by_chance (GRand *random, double share)
{
  return g_rand_double (random) < share;
}

const char *
made_honest (guint row, gboolean won, GRand *random)
{
  if (by_chance (random, won ? 0.6 : 0.3))
    return "Referral";

  return by_chance (random, 0.5) ? "Web" : "Fair";
}

const char *
made_noise (guint row, gboolean won, GRand *random)
{
  static const char *const words[] = { "North", "South", "East", "West" };

  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

const char *
made_number (guint row, gboolean won, GRand *random)
{
  static char text[16];

  g_snprintf (text, sizeof text, "%d", g_rand_int_range (random, 0, 100) + (won ? 25 : 0));

  return text;
}

const char *
made_if_won (guint row, gboolean won, GRand *random)
{
  return won ? "2025-06-01" : "";
}

const char *
made_if_lost (guint row, gboolean won, GRand *random)
{
  return won ? NULL : by_chance (random, 0.5) ? "Price" : "No budget";
}

const char *
made_outcome (guint row, gboolean won, GRand *random)
{
  return won ? "true" : "false";
}

const char *
made_judgement (guint row, gboolean won, GRand *random)
{
  return by_chance (random, won ? 0.85 : 0.15) ? "Hot" : "Cold";
}
