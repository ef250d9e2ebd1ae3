/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-feature-column-private.h"

#include <math.h>
#include <string.h>

/* Corners of a curve are this many rows apart at least, so that each has something to say. */
#define ROWS_PER_KNOT 60
/* A number that so much of the rows have is a case of its own, and gets a corner. */
#define SPIKE_SHARE 0.08
/* Numbers beyond this share of the rows at either end count as the number there. */
#define TAIL_SHARE 0.01
/* Months are told apart once a year and a half are there: before that a month is one date. */
#define MONTHS_DAYS 548
#define N_MONTHS 12
#define N_WEEKDAYS 7

typedef struct
{
  double value;
  guint count;
} Counted;

static gint
compare_counted (gconstpointer a, gconstpointer b)
{
  double first = ((const Counted *) a)->value;
  double second = ((const Counted *) b)->value;

  return (first > second) - (first < second);
}

/* The numbers of a column in order, each with its rows. */
static GArray *
count_numbers (const PursuitDataset *dataset,
               guint column,
               const guint *counts,
               const PursuitCellFormat *format)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Counted));

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    {
      Counted number = { 0, counts[code] };

      if (counts[code] > 0
          && pursuit_cell_format_read (format, pursuit_dataset_get_value (dataset, column, code),
                                       &number.value))
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_counted);

  return numbers;
}

static guint
sum_counts (const GArray *numbers)
{
  guint sum = 0;

  for (guint i = 0; i < numbers->len; i++)
    sum += g_array_index (numbers, Counted, i).count;

  return sum;
}

static double
get_quantile (const GArray *numbers, guint total, double share)
{
  double before = 0;

  for (guint i = 0; i < numbers->len; i++)
    {
      before += g_array_index (numbers, Counted, i).count;
      if (before >= share * total)
        return g_array_index (numbers, Counted, i).value;
    }

  return g_array_index (numbers, Counted, numbers->len - 1).value;
}

static void
learn_scale (PursuitFeatureColumn *self, const GArray *numbers, guint total)
{
  double sum = 0, squares = 0;

  self->low = get_quantile (numbers, total, TAIL_SHARE);
  self->high = get_quantile (numbers, total, 1 - TAIL_SHARE);
  for (guint i = 0; i < numbers->len; i++)
    {
      const Counted *number = &g_array_index (numbers, Counted, i);

      sum += CLAMP (number->value, self->low, self->high) * number->count;
    }
  self->mean = sum / total;
  for (guint i = 0; i < numbers->len; i++)
    {
      const Counted *number = &g_array_index (numbers, Counted, i);
      double off = CLAMP (number->value, self->low, self->high) - self->mean;

      squares += off * off * number->count;
    }
  self->deviation = sqrt (squares / total);
  if (!(self->deviation > 0))
    self->deviation = 1;
}

static void
add_knot (PursuitFeatureColumn *self, double value)
{
  guint place = self->n_knots;

  for (guint i = 0; i < self->n_knots; i++)
    if (self->knots[i] == value)
      return;
  if (self->n_knots == PURSUIT_FEATURE_MAX_KNOTS)
    return;
  while (place > 0 && self->knots[place - 1] > value)
    {
      self->knots[place] = self->knots[place - 1];
      place--;
    }
  self->knots[place] = value;
  self->n_knots++;
}

/* A spike with its neighbours, so that the curve may jump there; then quantiles. */
static void
learn_knots (PursuitFeatureColumn *self, const GArray *numbers, guint total)
{
  guint n = MIN (PURSUIT_FEATURE_MAX_KNOTS - 4, total / ROWS_PER_KNOT);

  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, Counted, i).count > SPIKE_SHARE * total && self->n_knots < 4)
      {
        add_knot (self, g_array_index (numbers, Counted, i).value);
        if (i + 1 < numbers->len)
          add_knot (self, g_array_index (numbers, Counted, i + 1).value);
      }
  for (guint i = 0; n >= 2 && i < n; i++)
    add_knot (self, get_quantile (numbers, total,
                                  CLAMP ((double) i / (n - 1), TAIL_SHARE, 1 - TAIL_SHARE)));
  /* A straight line needs no corners. */
  if (self->n_knots < 3)
    self->n_knots = 0;
}

static void
learn_number (PursuitFeatureColumn *self, const GArray *numbers, gboolean curve)
{
  guint total = sum_counts (numbers);

  if (total == 0)
    {
      self->format.kind = PURSUIT_CELLS_NOTHING;
      return;
    }
  learn_scale (self, numbers, total);
  if (curve)
    learn_knots (self, numbers, total);
}

static void
learn_date (PursuitFeatureColumn *self, const GArray *numbers)
{
  double first, last;

  if (numbers->len == 0)
    {
      self->format.kind = PURSUIT_CELLS_NOTHING;
      return;
    }
  first = g_array_index (numbers, Counted, 0).value;
  last = g_array_index (numbers, Counted, numbers->len - 1).value;
  self->has_months = last - first >= MONTHS_DAYS;
}

typedef struct
{
  const char *text;
  guint count;
} Level;

static gint
compare_levels (gconstpointer a, gconstpointer b)
{
  const Level *first = a, *second = b;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;

  return strcmp (first->text, second->text);
}

static void
count_part (GHashTable *counts, GStringChunk *texts, const char *part, guint count)
{
  char *text = g_string_chunk_insert_const (texts, part);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

  g_hash_table_insert (counts, text, GUINT_TO_POINTER (before + count));
}

static void
count_cell (
    PursuitFeatureColumn *self, GHashTable *counts, GStringChunk *texts, const char *text, guint n)
{
  const char by[] = { self->format.separator, '\0' };
  g_auto (GStrv) parts = NULL;

  if (self->format.kind != PURSUIT_CELLS_MULTI)
    {
      count_part (counts, texts, text, n);
      return;
    }
  parts = g_strsplit (text, by, PURSUIT_FEATURE_MAX_PER_CELL);
  for (char **part = parts; *part != NULL; part++)
    if (!pursuit_dataset_is_missing (*part))
      count_part (counts, texts, g_strstrip (*part), n);
}

static GArray *
count_levels (PursuitFeatureColumn *self,
              const PursuitDataset *dataset,
              guint column,
              const guint *counts,
              GStringChunk *texts)
{
  g_autoptr (GHashTable) by_text = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (Level));
  GHashTableIter iter;
  gpointer text, count;

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    if (counts[code] > 0)
      count_cell (self, by_text, texts, pursuit_dataset_get_value (dataset, column, code),
                  counts[code]);
  g_hash_table_iter_init (&iter, by_text);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      Level level = { text, GPOINTER_TO_UINT (count) };

      g_array_append_val (levels, level);
    }
  g_array_sort (levels, compare_levels);

  return levels;
}

void
pursuit_feature_column_add_level (PursuitFeatureColumn *self, const char *text)
{
  char *level = g_strdup (text);

  g_ptr_array_add (self->levels, level);
  g_hash_table_insert (self->numbers, level, GUINT_TO_POINTER (self->levels->len));
}

static void
learn_levels (PursuitFeatureColumn *self,
              const PursuitDataset *dataset,
              guint column,
              const guint *counts,
              guint min_rows)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GArray) levels = count_levels (self, dataset, column, counts, texts);
  guint rare = 0;

  for (guint i = 0; i < levels->len; i++)
    {
      const Level *level = &g_array_index (levels, Level, i);

      if (level->count >= min_rows && self->levels->len < PURSUIT_FEATURE_MAX_LEVELS)
        pursuit_feature_column_add_level (self, level->text);
      else
        rare += level->count;
    }
  self->has_rare = rare >= min_rows;
}

PursuitFeatureColumn *
pursuit_feature_column_new_empty (const char *name)
{
  PursuitFeatureColumn *self = g_new0 (PursuitFeatureColumn, 1);

  self->name = g_strdup (name);
  self->deviation = 1;
  self->levels = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
pursuit_feature_column_count (PursuitFeatureColumn *self)
{
  self->n_features = self->has_missing ? 1 : 0;
  if (self->format.kind == PURSUIT_CELLS_NUMBER)
    self->n_features += MAX (self->n_knots, 1);
  else if (self->format.kind == PURSUIT_CELLS_DATE)
    self->n_features += N_WEEKDAYS + (self->has_months ? N_MONTHS : 0);
  else
    self->n_features += self->levels->len + (self->has_rare ? 1 : 0);
  /* The same for all rows says nothing. */
  if (self->format.kind == PURSUIT_CELLS_NOTHING
      || (self->n_features == 1 && self->format.kind != PURSUIT_CELLS_NUMBER))
    self->n_features = 0;
}

PursuitFeatureColumn *
pursuit_feature_column_new (const PursuitDataset *dataset,
                            guint column,
                            const guint *counts,
                            const PursuitFeatureOptions *options)
{
  PursuitFeatureColumn *self
      = pursuit_feature_column_new_empty (pursuit_dataset_get_name (dataset, column));
  g_autoptr (GArray) numbers = NULL;

  self->format = options->format;
  if (self->format.kind == PURSUIT_CELLS_NUMBER || self->format.kind == PURSUIT_CELLS_DATE)
    numbers = count_numbers (dataset, column, counts, &self->format);
  if (self->format.kind == PURSUIT_CELLS_NUMBER)
    learn_number (self, numbers, options->curves);
  else if (self->format.kind == PURSUIT_CELLS_DATE)
    learn_date (self, numbers);
  else if (self->format.kind != PURSUIT_CELLS_NOTHING)
    learn_levels (self, dataset, column, counts, options->min_rows);
  self->has_missing = self->format.kind != PURSUIT_CELLS_NOTHING && counts[0] >= options->min_rows;
  pursuit_feature_column_count (self);

  return self;
}

void
pursuit_feature_column_free (PursuitFeatureColumn *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->levels);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* Shares of the two corners that a number lies between; they add up to one. */
static guint
encode_curve (const PursuitFeatureColumn *self, double value, PursuitFeature *features)
{
  guint above = 1;
  double share;

  if (value <= self->knots[0] || value >= self->knots[self->n_knots - 1])
    {
      guint end = value <= self->knots[0] ? 0 : self->n_knots - 1;

      features[0] = (PursuitFeature){ self->first + end, 1 };
      return 1;
    }
  while (self->knots[above] < value)
    above++;
  share = (value - self->knots[above - 1]) / (self->knots[above] - self->knots[above - 1]);
  features[0] = (PursuitFeature){ self->first + above - 1, 1 - share };
  features[1] = (PursuitFeature){ self->first + above, share };

  return 2;
}

static guint
encode_number (const PursuitFeatureColumn *self, const char *text, PursuitFeature *features)
{
  double value;

  if (!pursuit_cell_format_read (&self->format, text, &value))
    return 0;
  if (self->n_knots > 0)
    return encode_curve (self, value, features);
  value = (CLAMP (value, self->low, self->high) - self->mean) / self->deviation;
  features[0] = (PursuitFeature){ self->first, value };

  return value != 0 ? 1 : 0;
}

static guint
encode_date (const PursuitFeatureColumn *self, const char *text, PursuitFeature *features)
{
  GDate date;

  if (!pursuit_cell_format_read_date (&self->format, text, &date))
    return 0;
  features[0] = (PursuitFeature){ self->first + g_date_get_weekday (&date) - 1, 1 };
  features[1] = (PursuitFeature){ self->first + N_WEEKDAYS + g_date_get_month (&date) - 1, 1 };

  return self->has_months ? 2 : 1;
}

/* The number of a level, that of rare ones for others; n_features if there is none for them. */
static guint
find_level (const PursuitFeatureColumn *self, const char *text)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));

  if (number > 0)
    return number - 1;

  return self->has_rare ? self->levels->len : self->n_features;
}

static guint
encode_list (const PursuitFeatureColumn *self, const char *text, PursuitFeature *features)
{
  const char by[] = { self->format.separator, '\0' };
  g_auto (GStrv) parts = g_strsplit (text, by, PURSUIT_FEATURE_MAX_PER_CELL);
  guint n = 0;

  for (char **part = parts; *part != NULL && n < PURSUIT_FEATURE_MAX_PER_CELL; part++)
    {
      guint level = find_level (self, g_strstrip (*part));
      gboolean twice = FALSE;

      for (guint i = 0; i < n; i++)
        twice = twice || features[i].index == self->first + level;
      if (level < self->n_features && !twice)
        features[n++] = (PursuitFeature){ self->first + level, 1 };
    }

  return n;
}

/* A cell as a dataset keeps it, of any cell. */
static const char *
clean_cell (const char *text, char *buffer, gsize size)
{
  while (g_ascii_isspace (*text))
    text++;
  if (strlen (text) < size && !g_ascii_isspace (text[MAX (strlen (text), 1) - 1]))
    return text;
  g_strlcpy (buffer, text, size);

  return g_strchomp (buffer);
}

guint
pursuit_feature_column_encode (const PursuitFeatureColumn *self,
                               const char *text,
                               PursuitFeature *features)
{
  char buffer[PURSUIT_DATASET_MAX_VALUE_BYTES + 1];
  guint level;

  if (self->n_features == 0)
    return 0;
  if (pursuit_dataset_is_missing (text))
    {
      features[0] = (PursuitFeature){ self->first + self->n_features - 1, 1 };
      return self->has_missing ? 1 : 0;
    }
  text = clean_cell (text, buffer, sizeof buffer);
  if (self->format.kind == PURSUIT_CELLS_NUMBER)
    return encode_number (self, text, features);
  if (self->format.kind == PURSUIT_CELLS_DATE)
    return encode_date (self, text, features);
  if (self->format.kind == PURSUIT_CELLS_MULTI)
    return encode_list (self, text, features);

  level = find_level (self, text);
  features[0] = (PursuitFeature){ self->first + level, 1 };

  return level < self->n_features ? 1 : 0;
}

guint
pursuit_feature_column_get_group (const PursuitFeatureColumn *self,
                                  const PursuitFeature *features,
                                  guint n)
{
  guint best = 0;

  if (n == 0 || self->n_features == 1)
    return n > 0 && features[0].value > 0 ? 1 : 0;
  for (guint i = 1; i < n; i++)
    if (features[i].value > features[best].value)
      best = i;

  return 1 + MIN (features[best].index - self->first, PURSUIT_FEATURE_MAX_GROUPS - 2);
}
