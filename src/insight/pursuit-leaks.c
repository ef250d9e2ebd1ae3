/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-leaks-private.h"

#include "insight/pursuit-column-power-private.h"
#include "insight/pursuit-leak-name-private.h"

#include <glib/gi18n-lib.h>

/*
 * What the figures mean. No single thing that is known while a lead is still open tells more than
 * about a sixth of how it ends: on the real sales data that these were set by, the strongest honest
 * column (the time spent on a website) saves 16 % of the constant's log-loss, while columns
 * that people fill in afterwards save 20 % to 85 %.
 */
#define CERTAIN_EXPLAINED 0.5  /* nothing known in advance tells half of it */
#define CERTAIN_AUC 0.95       /* or orders the leads nearly without fault */
#define SUSPECT_EXPLAINED 0.25 /* suspicious without any other sign */
#define STRONG_EXPLAINED 0.15  /* enough if the name says the same */
#define RELATED_GAIN 6.0       /* nats; less may be an accident */
#define FILLED_RATIO 2.0 /* filled in so much more often for one outcome: enough with a name */
#define SUSPECT_FILLED_RATIO 3.0 /* and suspicious without */
#define FILLED_Z 4.0             /* standard errors; less may be an accident */
#define ONE_SIDED_NONE 0.01      /* as good as never filled in for one outcome … */
#define ONE_SIDED_SOME 0.05      /* … and often for the other */
#define ONE_SIDED_ROWS 10        /* rows that this takes */
#define OPEN_ROWS 20             /* open leads that it takes to compare with */
#define OPEN_RATIO 5.0           /* filled in so much more often once a lead is decided */
#define LATER_SHARE 0.5          /* of the dates lie behind the row's own time */
#define LATER_DAYS 1

static gboolean
is_one_sided (const PursuitColumnPower *power)
{
  double least = MIN (power->filled_won, power->filled_lost);
  double most = MAX (power->filled_won, power->filled_lost);

  return power->n_filled >= ONE_SIDED_ROWS && power->filled_z >= FILLED_Z && least <= ONE_SIDED_NONE
         && most >= ONE_SIDED_SOME;
}

static gboolean
is_filled_unequally (const PursuitColumnPower *power, double ratio)
{
  double least = MIN (power->filled_won, power->filled_lost);
  double most = MAX (power->filled_won, power->filled_lost);

  return power->filled_z >= FILLED_Z && most >= ratio * least;
}

/* How much more often a column is filled in once a lead is decided; 0 if nobody can tell. What open
 * leads do not have cannot foretell their end, whatever the reason. */
static double
compare_with_open (const PursuitDataset *dataset,
                   guint column,
                   const PursuitColumnPower *power,
                   guint n)
{
  const guint32 *codes = pursuit_dataset_get_codes (dataset, column);
  guint open = 0, filled = 0;

  for (guint row = 0; row < pursuit_dataset_get_n_rows (dataset); row++)
    if (pursuit_dataset_get_outcome (dataset, row) == PURSUIT_OUTCOME_OPEN)
      {
        open++;
        filled += codes[row] != 0;
      }
  if (open < OPEN_ROWS || power->n_filled < MAX (ONE_SIDED_ROWS, ONE_SIDED_SOME * n))
    return 0;

  return ((double) power->n_filled / n) / ((filled + 0.5) / (open + 0.5));
}

/* Whether most dates lie behind the time of their row: filled in later. */
static gboolean
lies_later (const PursuitDataset *dataset,
            guint column,
            const PursuitCellFormat *format,
            const GArray *rows)
{
  const guint32 *codes = pursuit_dataset_get_codes (dataset, column);
  guint known = 0, later = 0;

  if (format->kind != PURSUIT_CELLS_DATE)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      gint64 time = pursuit_dataset_get_time (dataset, row);
      GDate epoch, date;

      if (codes[row] == 0 || time == PURSUIT_DATASET_NO_TIME
          || !pursuit_cell_format_read_date (
              format, pursuit_dataset_get_value (dataset, column, codes[row]), &date))
        continue;
      g_date_clear (&epoch, 1);
      g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
      known++;
      later += g_date_days_between (&epoch, &date) > time / G_TIME_SPAN_DAY + LATER_DAYS;
    }

  return known >= ONE_SIDED_ROWS && later >= LATER_SHARE * known;
}

static char *
say_open (void)
{
  return g_strdup (_ ("filled in for leads that are decided, and hardly ever for open ones"));
}

static PursuitHistoryLeak *
say (const PursuitDataset *dataset, guint column, gboolean certain, char *why)
{
  PursuitHistoryLeak *leak = g_new0 (PursuitHistoryLeak, 1);

  leak->column = g_strdup (pursuit_dataset_get_name (dataset, column));
  leak->why = why;
  leak->certain = certain;

  return leak;
}

static char *
say_filled (const PursuitColumnPower *power)
{
  return g_strdup_printf (_ ("filled in for %.0f %% of the won leads and %.0f %% of the lost ones"),
                          100 * power->filled_won, 100 * power->filled_lost);
}

static char *
say_power (const PursuitColumnPower *power)
{
  return g_strdup_printf (_ ("alone it tells %.0f %% of how leads end"), 100 * power->explained);
}

static char *
say_name (PursuitLeakName name, char *further)
{
  g_autofree char *more = further;
  const char *text = name == PURSUIT_LEAK_NAME_OUTCOME
                         ? _ ("its name says that it is filled in when a lead ends")
                     : name == PURSUIT_LEAK_NAME_JUDGEMENT
                         ? _ ("its name says that people set it while they work on a lead")
                     : name == PURSUIT_LEAK_NAME_AFTERMATH
                         ? _ ("its name says that it changes as long as somebody works on a lead")
                         : _ ("its name says that another program has judged the lead");

  return more != NULL ? g_strdup_printf (_ ("%s; %s"), text, more) : g_strdup (text);
}

/* Why a column is certainly a leak, or NULL. */
static char *
find_certain (PursuitLeakName name, const PursuitColumnPower *power)
{
  gboolean by_hand = name == PURSUIT_LEAK_NAME_JUDGEMENT || name == PURSUIT_LEAK_NAME_AFTERMATH;

  if (name == PURSUIT_LEAK_NAME_OUTCOME)
    return say_name (name, NULL);
  if (is_one_sided (power))
    return say_filled (power);
  if (power->gain < RELATED_GAIN)
    return NULL;
  if (power->explained >= CERTAIN_EXPLAINED || power->auc >= CERTAIN_AUC)
    return say_power (power);
  if (by_hand && power->explained >= STRONG_EXPLAINED)
    return say_name (name, say_power (power));
  if (name == PURSUIT_LEAK_NAME_JUDGEMENT && is_filled_unequally (power, FILLED_RATIO))
    return say_name (name, say_filled (power));

  return NULL;
}

static char *
find_suspicion (PursuitLeakName name, const PursuitColumnPower *power, gboolean later)
{
  if (is_filled_unequally (power, SUSPECT_FILLED_RATIO))
    return say_filled (power);
  if (power->gain < RELATED_GAIN)
    return NULL;
  if (name != PURSUIT_LEAK_NAME_PLAIN)
    return say_name (name, say_power (power));
  if (later)
    return g_strdup (_ ("most of its dates lie behind the beginning of the lead"));

  return power->explained >= SUSPECT_EXPLAINED ? say_power (power) : NULL;
}

PursuitHistoryLeak *
pursuit_leaks_find (const PursuitDataset *dataset,
                    guint column,
                    const PursuitCellFormat *format,
                    const GArray *rows,
                    const guint8 *folds)
{
  PursuitLeakName name = pursuit_leak_name_classify (pursuit_dataset_get_name (dataset, column));
  PursuitColumnPower power;
  char *why;

  if (format->kind == PURSUIT_CELLS_NOTHING)
    return NULL;

  power = pursuit_column_power_measure (dataset, column, format, rows, folds);
  why = find_certain (name, &power);
  if (why == NULL && compare_with_open (dataset, column, &power, rows->len) >= OPEN_RATIO)
    why = say_open ();
  if (why != NULL)
    return say (dataset, column, TRUE, why);
  why = find_suspicion (name, &power, lies_later (dataset, column, format, rows));

  return why != NULL ? say (dataset, column, FALSE, why) : NULL;
}
