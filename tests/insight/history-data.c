/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/history-data.h"

#include "exchange/pursuit-csv-reader.h"
#include "insight/pursuit-measure-private.h"
#include "support/pursuit-test-data.h"

typedef struct
{
  const char *name;
  const char *outcome;
  const char *won;
} Known;

static const Known known[] = {
  { "x-education", "Converted", "1" },
  { "bank-marketing", "y", "yes" },
  { "crm-opportunities", "deal_stage", "Won" },
};

/* Calls @func for each row of a file, the header first. FALSE if it is not there. */
static gboolean
read_table (const char *folder,
            const char *file,
            void (*func) (const char *const *cells, gpointer data),
            gpointer data)
{
  g_autofree char *relative = g_build_filename ("lead-scoring", folder, file, NULL);
  g_autofree char *path = pursuit_test_data_path (relative);
  g_autoptr (PursuitCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const PursuitCsvRecord *record;

  if (path == NULL)
    return FALSE;
  reader = pursuit_csv_reader_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  func (pursuit_csv_reader_get_headers (reader), data);
  while (pursuit_csv_reader_next (reader, &record, NULL, &error))
    {
      guint n = pursuit_csv_reader_get_n_columns (reader);
      g_autofree const char **cells = g_new0 (const char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = i < pursuit_csv_record_get_n_cells (record)
                       ? pursuit_csv_record_get_cell (record, i)
                       : "";
      func (cells, data);
    }
  g_assert_no_error (error);

  return TRUE;
}

typedef struct
{
  HistoryData *data;
  const Known *known;
  guint outcome;
} Loading;

static void
take_row (const char *const *cells, gpointer user_data)
{
  Loading *loading = user_data;
  HistoryData *self = loading->data;
  gboolean is_header = self->columns->len == 0;
  GStrvBuilder *row = g_strv_builder_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    if (is_header && g_str_equal (cells[i], loading->known->outcome))
      {
        loading->outcome = i;
      }
    else if (is_header)
      {
        g_ptr_array_add (self->columns, g_strdup (cells[i]));
      }
    else if (i == loading->outcome)
      {
        gboolean won = g_str_equal (cells[i], loading->known->won);

        g_array_append_val (self->won, won);
      }
    else
      {
        g_strv_builder_add (row, cells[i]);
      }
  if (!is_header)
    g_ptr_array_add (self->rows, g_strv_builder_end (row));
  g_strv_builder_unref (row);
}

/* dev_row, src_row, fold, era */
static void
take_split (const char *const *cells, gpointer user_data)
{
  HistoryData *self = user_data;
  int fold;
  gboolean is_new;

  if (g_str_equal (cells[0], "dev_row"))
    return;
  g_assert_cmpint (g_ascii_strtoll (cells[0], NULL, 10), ==, self->folds->len);
  fold = (int) g_ascii_strtoll (cells[2], NULL, 10);
  is_new = g_str_equal (cells[3], "new");
  g_array_append_val (self->folds, fold);
  g_array_append_val (self->is_new, is_new);
}

typedef struct
{
  GPtrArray *rows; /* (element-type GStrv) the header first */
} Joined;

static void
take_joined (const char *const *cells, gpointer user_data)
{
  g_ptr_array_add (((Joined *) user_data)->rows, g_strdupv ((char **) cells));
}

static guint
find_column (const HistoryData *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (self->columns, i), name))
      return i;
  g_assert_not_reached ();
}

/* Puts the columns of another file behind, by its first column. */
static void
join (HistoryData *self, const char *file, const char *column)
{
  Joined joined = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev) };
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  guint key = find_column (self, column);
  char **header;

  g_assert_true (read_table ("crm-opportunities", file, take_joined, &joined));
  header = g_ptr_array_index (joined.rows, 0);
  for (guint i = 1; i < joined.rows->len; i++)
    g_hash_table_insert (by_key, ((char **) g_ptr_array_index (joined.rows, i))[0],
                         g_ptr_array_index (joined.rows, i));
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = g_ptr_array_index (self->rows, i);
      /* The pipeline writes one product without its blank. */
      const char *value = g_str_equal (row[key], "GTXPro") ? "GTX Pro" : row[key];
      char **other = g_hash_table_lookup (by_key, value);
      guint n = g_strv_length (row), more = g_strv_length (header) - 1;

      row = g_renew (char *, row, n + more + 1);
      for (guint j = 0; j < more; j++)
        row[n + j] = g_strdup (other != NULL ? other[j + 1] : "");
      row[n + more] = NULL;
      self->rows->pdata[i] = row;
    }
  for (guint j = 1; header[j] != NULL; j++)
    g_ptr_array_add (self->columns, g_strdup (header[j]));
  g_ptr_array_unref (joined.rows);
}

HistoryData *
history_data_load (const char *name)
{
  g_autoptr (HistoryData) self = g_new0 (HistoryData, 1);
  Loading loading = { self, NULL, 0 };

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->won = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->folds = g_array_new (FALSE, FALSE, sizeof (int));
  self->is_new = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, name))
      loading.known = &known[i];
  g_assert_nonnull (loading.known);
  if (!read_table (name, "dev.csv", take_row, &loading)
      || !read_table (name, "dev_split.csv", take_split, self))
    return NULL;
  g_assert_cmpuint (self->rows->len, ==, self->folds->len);
  if (g_str_equal (name, "crm-opportunities"))
    {
      join (self, "accounts.csv", "account");
      join (self, "products.csv", "product");
      join (self, "sales_teams.csv", "sales_agent");
    }

  return g_steal_pointer (&self);
}

void
history_data_free (HistoryData *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->won);
  g_array_unref (self->folds);
  g_array_unref (self->is_new);
  g_free (self);
}

gboolean
history_pick_all (const HistoryData *self, guint row, gpointer data)
{
  return TRUE;
}

gboolean
history_pick_others (const HistoryData *self, guint row, gpointer fold)
{
  return g_array_index (self->folds, int, row) != GPOINTER_TO_INT (fold);
}

static gint64
get_time (const HistoryData *self, guint row, HistoryTimes times)
{
  gint64 day = (g_array_index (self->is_new, gboolean, row) ? self->rows->len : 0) + row;

  return times == HISTORY_NO_TIMES ? PURSUIT_DATASET_NO_TIME : day * G_TIME_SPAN_DAY / 20;
}

PursuitDataset *
history_data_make (const HistoryData *self, HistoryPick pick, gpointer data, HistoryTimes times)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  PursuitDataset *dataset;

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (self->columns, i));
  g_ptr_array_add (names, NULL);
  dataset = pursuit_dataset_new ((const char *const *) names->pdata);
  for (guint i = 0; i < self->rows->len; i++)
    if (pick (self, i, data))
      g_assert_true (pursuit_dataset_add (
          dataset, g_ptr_array_index (self->rows, i),
          g_array_index (self->won, gboolean, i) ? PURSUIT_OUTCOME_WON : PURSUIT_OUTCOME_LOST,
          get_time (self, i, times)));

  return dataset;
}

PursuitHistoryModel *
history_train (const PursuitDataset *dataset, const char *const *ignore)
{
  PursuitHistoryOptions options = { ignore, NULL, NULL };
  g_autoptr (GError) error = NULL;
  PursuitHistoryModel *model = pursuit_history_train (dataset, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (model);

  return model;
}

const char **
history_data_get_cells (const HistoryData *self, guint row, const PursuitHistoryModel *model)
{
  const char *const *columns = pursuit_history_model_get_columns (model);
  guint n = g_strv_length ((char **) columns);
  const char **cells = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = ((char **) g_ptr_array_index (self->rows, row))[find_column (self, columns[i])];

  return cells;
}

void
history_score_init (HistoryScore *self)
{
  self->forecasts = g_array_new (FALSE, FALSE, sizeof (PursuitForecast));
}

void
history_score_clear (HistoryScore *self)
{
  g_array_unref (self->forecasts);
}

void
history_score_add (HistoryScore *self, double probability, gboolean won)
{
  PursuitForecast forecast = { probability, won };

  g_array_append_val (self->forecasts, forecast);
}

double
history_score_get_auc (HistoryScore *self)
{
  return pursuit_measure_auc (self->forecasts);
}

double
history_score_get_log_loss (HistoryScore *self)
{
  return pursuit_measure_log_loss (self->forecasts);
}

const PursuitHistoryLeak *
history_find_leak (const PursuitHistoryModel *model, const char *column)
{
  GPtrArray *leaks = pursuit_history_model_get_report (model)->leaks;

  for (guint i = 0; i < leaks->len; i++)
    {
      const PursuitHistoryLeak *leak = g_ptr_array_index (leaks, i);

      if (g_str_equal (leak->column, column))
        return leak;
    }

  return NULL;
}
