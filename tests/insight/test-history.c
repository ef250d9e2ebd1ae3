/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/history-data.h"

/*
 * The history on real sales data, by the protocol of that data: five folds, their out-of-fold
 * forecasts pooled. Figures are printed, so that a change can be compared.
 */

/* What its description says is filled in afterwards: the first three for certain. */
static const char *const education_leaks[] = {
  "Tags",
  "Lead Quality",
  "Lead Profile",
  "Last Activity",
  "Last Notable Activity",
  "Asymmetrique Activity Index",
  "Asymmetrique Profile Index",
  "Asymmetrique Activity Score",
  "Asymmetrique Profile Score",
  NULL,
};
#define N_CERTAIN 3

static const char *const bank_leaks[] = { "duration", NULL };

static void
forecast_rows (const HistoryData *data,
               const PursuitHistoryModel *model,
               int fold,
               HistoryScore *score)
{
  for (guint i = 0; i < data->rows->len; i++)
    if (g_array_index (data->folds, int, i) == fold)
      {
        g_autofree const char **cells = history_data_get_cells (data, i, model);

        history_score_add (score, pursuit_history_model_foretell (model, cells, NULL),
                           g_array_index (data->won, gboolean, i));
      }
}

/* Trains on each four folds and foretells the fifth. */
static void
pool_folds (const HistoryData *data, const char *const *ignore, HistoryScore *score)
{
  for (int fold = 0; fold < 5; fold++)
    {
      g_autoptr (PursuitDataset) dataset
          = history_data_make (data, history_pick_others, GINT_TO_POINTER (fold), HISTORY_NO_TIMES);
      g_autoptr (PursuitHistoryModel) model = history_train (dataset, ignore);

      g_assert_cmpint (pursuit_history_model_get_report (model)->state, ==, PURSUIT_HISTORY_READY);
      forecast_rows (data, model, fold, score);
    }
}

static void
expect_pooled (const char *name, const char *const *ignore, double auc, double log_loss)
{
  g_autoptr (HistoryData) data = history_data_load (name);
  g_auto (HistoryScore) score;

  history_score_init (&score);
  if (data == NULL)
    return;
  pool_folds (data, ignore, &score);
  g_test_message ("%s: pooled AUC %.4f, log-loss %.4f", name, history_score_get_auc (&score),
                  history_score_get_log_loss (&score));
  g_assert_cmpfloat (history_score_get_auc (&score), >=, auc);
  g_assert_cmpfloat (history_score_get_log_loss (&score), <=, log_loss);
}

static gboolean
reads (const PursuitHistoryModel *model, const char *column)
{
  return g_strv_contains (pursuit_history_model_get_columns (model), column);
}

static void
test_education_leaks (void)
{
  g_autoptr (HistoryData) data = history_data_load ("x-education");

  if (data == NULL)
    return;
  for (int fold = 0; fold < 5; fold++)
    {
      g_autoptr (PursuitDataset) dataset
          = history_data_make (data, history_pick_others, GINT_TO_POINTER (fold), HISTORY_NO_TIMES);
      g_autoptr (PursuitHistoryModel) model = history_train (dataset, NULL);

      for (guint i = 0; education_leaks[i] != NULL; i++)
        {
          const PursuitHistoryLeak *leak = history_find_leak (model, education_leaks[i]);

          g_assert_nonnull (leak);
          g_assert_cmpstr (leak->why, !=, "");
          if (i < N_CERTAIN)
            {
              g_assert_true (leak->certain);
              g_assert_false (reads (model, education_leaks[i]));
            }
        }
      g_assert_true (reads (model, "Total Time Spent on Website"));
      g_assert_true (reads (model, "What is your current occupation"));
    }
}

static void
test_education_figures (void)
{
  expect_pooled ("x-education", education_leaks, 0.860, 0.450);
}

static void
test_bank_figures (void)
{
  expect_pooled ("bank-marketing", bank_leaks, 0.765, 0.302);
}

static void
test_bank_leaks (void)
{
  g_autoptr (HistoryData) data = history_data_load ("bank-marketing");
  g_autoptr (PursuitDataset) dataset = NULL;
  g_autoptr (PursuitHistoryModel) model = NULL;

  if (data == NULL)
    return;
  dataset = history_data_make (data, history_pick_all, NULL, HISTORY_NO_TIMES);
  model = history_train (dataset, NULL);
  g_assert_nonnull (history_find_leak (model, "duration"));
  /* What the last campaign came to is known before this one begins. */
  g_assert_true (reads (model, "poutcome"));
  g_assert_cmpuint (pursuit_history_model_get_report (model)->leaks->len, ==, 1);
}

static void
test_no_signal (void)
{
  g_autoptr (HistoryData) data = history_data_load ("crm-opportunities");

  if (data == NULL)
    return;
  for (int times = HISTORY_NO_TIMES; times <= HISTORY_ERA_TIMES; times++)
    {
      g_autoptr (PursuitDataset) dataset
          = history_data_make (data, history_pick_all, NULL, (HistoryTimes) times);
      g_autoptr (PursuitHistoryModel) model = history_train (dataset, NULL);
      const PursuitHistoryReport *report = pursuit_history_model_get_report (model);
      g_autofree char *sentence = pursuit_history_report_dup_sentence (report);

      g_assert_cmpint (report->state, ==, PURSUIT_HISTORY_NO_SIGNAL);
      g_assert_cmpuint (report->wins + report->losses, ==, 4697);
      g_assert_nonnull (strstr (sentence, "win rate"));
      g_assert_true (history_find_leak (model, "close_value")->certain);
      g_assert_true (history_find_leak (model, "close_date")->certain);
      g_assert_null (pursuit_history_model_get_columns (model)[0]);
      g_test_message ("crm-opportunities: AUC %.4f, log-loss %.4f, constant %.4f", report->auc,
                      report->log_loss, report->log_loss_constant);
    }
}

#define SMALL_ROWS 40
#define DRAWS 20

static gboolean
pick_drawn (const HistoryData *self, guint row, gpointer drawn)
{
  return g_hash_table_contains (drawn, GUINT_TO_POINTER (row));
}

/* Losses of all rows that were not drawn: by the model if it speaks, else by the win rate. */
static void
measure_rest (const HistoryData *data,
              GHashTable *drawn,
              const PursuitHistoryModel *model,
              HistoryScore *ours,
              HistoryScore *constant)
{
  const PursuitHistoryReport *report = pursuit_history_model_get_report (model);
  double rate = (double) report->wins / (report->wins + report->losses);

  for (guint i = 0; i < data->rows->len; i++)
    {
      gboolean won = g_array_index (data->won, gboolean, i);
      double probability = rate;

      if (pick_drawn (data, i, drawn))
        continue;
      if (report->state == PURSUIT_HISTORY_READY)
        {
          g_autofree const char **cells = history_data_get_cells (data, i, model);

          probability = pursuit_history_model_foretell (model, cells, NULL);
        }
      history_score_add (ours, probability, won);
      history_score_add (constant, rate, won);
    }
}

static void
expect_modesty (const char *name, const char *const *ignore)
{
  g_autoptr (HistoryData) data = history_data_load (name);
  g_autoptr (GRand) random = g_rand_new_with_seed (40);
  g_auto (HistoryScore) ours;
  g_auto (HistoryScore) constant;
  guint spoke = 0;

  history_score_init (&ours);
  history_score_init (&constant);
  if (data == NULL)
    return;
  for (guint draw = 0; draw < DRAWS; draw++)
    {
      g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
      g_autoptr (PursuitDataset) dataset = NULL;
      g_autoptr (PursuitHistoryModel) model = NULL;

      while (g_hash_table_size (drawn) < SMALL_ROWS)
        g_hash_table_add (drawn,
                          GINT_TO_POINTER (g_rand_int_range (random, 0, (gint32) data->rows->len)));
      dataset = history_data_make (data, pick_drawn, drawn, HISTORY_NO_TIMES);
      model = history_train (dataset, ignore);
      if (pursuit_history_model_get_report (model)->state != PURSUIT_HISTORY_READY)
        continue;
      spoke++;
      measure_rest (data, drawn, model, &ours, &constant);
    }
  g_test_message ("%s, %d rows: spoke in %u of %d draws, log-loss %.4f, constant %.4f", name,
                  SMALL_ROWS, spoke, DRAWS, history_score_get_log_loss (&ours),
                  history_score_get_log_loss (&constant));
  g_assert_cmpfloat (history_score_get_log_loss (&ours), <=,
                     history_score_get_log_loss (&constant) + 0.005);
}

static void
test_education_modesty (void)
{
  expect_modesty ("x-education", education_leaks);
}

static void
test_bank_modesty (void)
{
  expect_modesty ("bank-marketing", bank_leaks);
}

static void
test_shift (void)
{
  g_autoptr (HistoryData) data = history_data_load ("bank-marketing");
  g_autoptr (PursuitDataset) dataset = NULL;
  g_autoptr (PursuitHistoryModel) model = NULL;
  g_autofree char *sentence = NULL;
  const PursuitHistoryReport *report;

  if (data == NULL)
    return;
  dataset = history_data_make (data, history_pick_all, NULL, HISTORY_ERA_TIMES);
  model = history_train (dataset, bank_leaks);
  report = pursuit_history_model_get_report (model);
  sentence = pursuit_history_report_dup_sentence (report);
  g_test_message ("bank-marketing in time order: AUC %.4f, log-loss %.4f, constant %.4f; won %.3f, "
                  "then %.3f: %s",
                  report->time_auc, report->time_log_loss, report->time_log_loss_constant,
                  report->rate_old, report->rate_new, sentence);
  g_assert_true (report->in_time_order);
  g_assert_true (report->has_shifted);
  g_assert_cmpfloat (report->rate_old, <, 0.07);
  g_assert_cmpfloat (report->rate_new, >, 0.20);
  g_assert_nonnull (strstr (sentence, "shifted"));
}

static void
test_calibration (void)
{
  g_autoptr (HistoryData) data = history_data_load ("x-education");
  g_autoptr (PursuitDataset) dataset = NULL;
  g_autoptr (PursuitHistoryModel) model = NULL;
  const PursuitHistoryReport *report;

  if (data == NULL)
    return;
  dataset = history_data_make (data, history_pick_all, NULL, HISTORY_ERA_TIMES);
  model = history_train (dataset, education_leaks);
  report = pursuit_history_model_get_report (model);
  g_assert_cmpuint (report->n_bins, ==, PURSUIT_HISTORY_N_BINS);
  for (guint i = 0; i < report->n_bins; i++)
    {
      g_assert_cmpuint (report->bins[i].n, >=, 600);
      g_assert_cmpfloat (ABS (report->bins[i].foretold - report->bins[i].won), <, 0.08);
      if (i > 0)
        g_assert_cmpfloat (report->bins[i].foretold, >, report->bins[i - 1].foretold);
    }
  g_assert_cmpstr (report->from, <, report->to);
  g_test_message ("x-education in time order: AUC %.4f, log-loss %.4f, constant %.4f",
                  report->time_auc, report->time_log_loss, report->time_log_loss_constant);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/history/finds-the-leaks-of-education", test_education_leaks);
  g_test_add_func ("/insight/history/foretells-education", test_education_figures);
  g_test_add_func ("/insight/history/finds-the-leak-of-the-bank", test_bank_leaks);
  g_test_add_func ("/insight/history/foretells-the-bank", test_bank_figures);
  g_test_add_func ("/insight/history/is-silent-without-signal", test_no_signal);
  g_test_add_func ("/insight/history/is-modest-with-few-students", test_education_modesty);
  g_test_add_func ("/insight/history/is-modest-with-few-customers", test_bank_modesty);
  g_test_add_func ("/insight/history/says-that-the-win-rate-shifts", test_shift);
  g_test_add_func ("/insight/history/draws-its-calibration", test_calibration);

  return g_test_run ();
}
