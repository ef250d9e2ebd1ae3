/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"
#include "insight/history-made.h"

#include <math.h>
#include <string.h>

/* Won where both are on or both are off: neither tells anything alone. */
static const char *
made_switch (guint row, gboolean won, GRand *random)
{
  static gboolean last;

  last = g_rand_boolean (random);

  return last ? "on" : "off";
}

static gboolean switched;

static const char *
made_first (guint row, gboolean won, GRand *random)
{
  const char *text = made_switch (row, won, random);

  switched = g_str_equal (text, "on");

  return text;
}

static const char *
made_second (guint row, gboolean won, GRand *random)
{
  gboolean same = g_rand_double (random) < (won ? 0.85 : 0.15);

  return switched == same ? "on" : "off";
}

static const MadeColumn honest[] = {
  { "Source", made_honest },
  { "Employees", made_number },
  { "Region", made_noise },
  { NULL, NULL },
};

static const MadeColumn noise[]
    = { { "Region", made_noise }, { "Area", made_noise }, { NULL, NULL } };

static PursuitHistoryModel *
learn (const MadeColumn *columns, guint n_rows, const char *const *ignore)
{
  g_autoptr (PursuitDataset) dataset = made_dataset (columns, n_rows);
  PursuitHistoryOptions options = { ignore, NULL, NULL };
  g_autoptr (GError) error = NULL;
  PursuitHistoryModel *model = pursuit_history_train (dataset, &options, NULL, &error);

  g_assert_no_error (error);

  return model;
}

static char *
to_text (const PursuitHistoryModel *model)
{
  g_autoptr (JsonNode) node = pursuit_history_model_to_json (model);

  return pursuit_json_to_text (node, FALSE);
}

static PursuitHistoryModel *
from_text (const char *text)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);

  return pursuit_history_model_from_json (node);
}

static double
foretell (const PursuitHistoryModel *model, const char *source, const char *employees)
{
  const char *cells[4] = { NULL };
  const char *const *columns = pursuit_history_model_get_columns (model);

  for (guint i = 0; columns[i] != NULL; i++)
    cells[i] = g_str_equal (columns[i], "Source")      ? source
               : g_str_equal (columns[i], "Employees") ? employees
                                                       : NULL;

  return pursuit_history_model_foretell (model, cells, NULL);
}

static void
test_learns (void)
{
  g_autoptr (PursuitHistoryModel) model = learn (honest, 800, NULL);
  const PursuitHistoryReport *report = pursuit_history_model_get_report (model);
  const PursuitHistoryFeature *last
      = g_ptr_array_index (report->features, report->features->len - 1);

  g_assert_cmpint (report->state, ==, PURSUIT_HISTORY_READY);
  g_assert_cmpuint (report->wins, ==, 400);
  g_assert_cmpuint (report->losses, ==, 400);
  g_assert_cmpfloat (report->auc, >, 0.65);
  g_assert_cmpfloat (report->log_loss, <, report->log_loss_constant);
  g_assert_cmpstr (report->from, ==, "1970-01-01");
  g_assert_cmpstr (last->name, ==, "Region");
  g_assert_cmpfloat (foretell (model, "Referral", "110"), >, 0.7);
  g_assert_cmpfloat (foretell (model, "Web", "10"), <, 0.3);
  g_assert_cmpfloat (foretell (model, "Referral", "50"), >, foretell (model, "Web", "50"));
  /* What was never seen and what is not there move nothing far. */
  g_assert_cmpfloat (fabs (foretell (model, "Never seen", NULL) - 0.5), <, 0.2);
}

static void
test_reasons (void)
{
  g_autoptr (PursuitHistoryModel) model = learn (honest, 800, NULL);
  const char *cells[] = { "Referral", "110", "North" };
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) others = NULL;
  const char *average[] = { "Web", "110", "North" };
  double p = pursuit_history_model_foretell (model, cells, &reasons);
  double q = pursuit_history_model_foretell (model, average, &others);
  double difference = 0;

  g_assert_cmpuint (reasons->len, >, 0);
  for (guint i = 0; i < reasons->len; i++)
    {
      const PursuitHistoryReason *reason = g_ptr_array_index (reasons, i);

      difference += reason->weight;
      if (i > 0)
        g_assert_cmpfloat (
            fabs (reason->weight), <=,
            fabs (((PursuitHistoryReason *) g_ptr_array_index (reasons, i - 1))->weight));
      if (g_str_equal (reason->column, "Source"))
        g_assert_cmpstr (reason->value, ==, "Referral");
    }
  for (guint i = 0; i < others->len; i++)
    difference -= ((PursuitHistoryReason *) g_ptr_array_index (others, i))->weight;
  /* The weights are all that makes the difference. */
  g_assert_cmpfloat_with_epsilon (difference, log (p / (1 - p)) - log (q / (1 - q)), 0.05);
}

static void
test_same_again (void)
{
  g_autoptr (PursuitHistoryModel) first = learn (honest, 400, NULL);
  g_autoptr (PursuitHistoryModel) second = learn (honest, 400, NULL);
  g_autofree char *before = to_text (first);
  g_autofree char *after = to_text (second);

  g_assert_cmpstr (before, ==, after);
}

static void
test_round_trip (void)
{
  static const MadeColumn columns[] = { { "Source", made_honest },
                                        { "Employees", made_number },
                                        { "First", made_first },
                                        { "Second", made_second },
                                        { NULL, NULL } };
  g_autoptr (PursuitHistoryModel) model = learn (columns, 2000, NULL);
  g_autofree char *text = to_text (model);
  g_autoptr (PursuitHistoryModel) again = from_text (text);
  g_autofree char *same = to_text (again);
  const char *cells[] = { "Fair", "33.5", "on", "off" };

  g_assert_cmpstr (same, ==, text);
  g_assert_cmpfloat_with_epsilon (pursuit_history_model_foretell (model, cells, NULL),
                                  pursuit_history_model_foretell (again, cells, NULL), 1e-12);
}

/* Any cut and any byte turned over gives a model or none, and never a crash. */
static void
test_damage (void)
{
  g_autoptr (PursuitHistoryModel) model = learn (honest, 400, NULL);
  g_autofree char *text = to_text (model);
  gsize length = strlen (text);
  const char *cells[PURSUIT_DATASET_MAX_COLUMNS] = { "Referral", "12", "North" };

  g_assert_null (pursuit_history_model_from_json (NULL));
  g_assert_null (from_text ("[]"));
  g_assert_null (from_text ("{\"report\":{\"state\":\"ready\"}}"));
  for (gsize i = 0; i < length; i += 3)
    {
      g_autofree char *damaged = g_strdup (text);
      g_autoptr (PursuitHistoryModel) got = NULL;

      damaged[i] = g_ascii_isdigit (damaged[i]) ? '9' : '1';
      got = from_text (damaged);
      if (got != NULL && pursuit_history_model_get_columns (got)[0] != NULL)
        {
          double p = pursuit_history_model_foretell (got, cells, NULL);

          g_assert_true (p >= 0 && p <= 1);
        }
    }
}

static void
test_pairs (void)
{
  static const MadeColumn columns[] = {
    { "First", made_first }, { "Second", made_second }, { "Region", made_noise }, { NULL, NULL }
  };
  g_autoptr (PursuitHistoryModel) model = learn (columns, 2000, NULL);
  const PursuitHistoryReport *report = pursuit_history_model_get_report (model);
  const PursuitHistoryFeature *first = g_ptr_array_index (report->features, 0);
  const char *same[] = { "on", "on", "North" };
  const char *other[] = { "on", "off", "North" };
  g_autoptr (GPtrArray) reasons = NULL;

  g_assert_cmpint (report->state, ==, PURSUIT_HISTORY_READY);
  g_assert_nonnull (strstr (first->name, " × "));
  g_assert_cmpfloat (report->auc, >, 0.8);
  g_assert_cmpfloat (pursuit_history_model_foretell (model, same, &reasons), >, 0.75);
  g_assert_cmpfloat (pursuit_history_model_foretell (model, other, NULL), <, 0.25);
  g_assert_cmpstr (((PursuitHistoryReason *) g_ptr_array_index (reasons, 0))->value, ==, "on, on");
}

static void
test_ignore (void)
{
  static const char *const ignore[] = { "SOURCE", NULL };
  g_autoptr (PursuitHistoryModel) model = learn (honest, 400, ignore);

  g_assert_false (g_strv_contains (pursuit_history_model_get_columns (model), "Source"));
  g_assert_true (g_strv_contains (pursuit_history_model_get_columns (model), "Employees"));
}

static void
test_silence (void)
{
  static const char *const all[] = { "Source", "Employees", "Region", NULL };
  g_autoptr (PursuitHistoryModel) nothing = learn (noise, 600, NULL);
  g_autoptr (PursuitHistoryModel) few = learn (honest, 18, NULL);
  g_autoptr (PursuitHistoryModel) none = learn (honest, 0, NULL);
  g_autoptr (PursuitHistoryModel) one_sided = learn (honest, 1, NULL);
  g_autoptr (PursuitHistoryModel) blind = learn (honest, 400, all);
  g_autofree char *text = to_text (few);
  g_autoptr (PursuitHistoryModel) again = from_text (text);

  g_assert_cmpint (pursuit_history_model_get_report (nothing)->state, ==,
                   PURSUIT_HISTORY_NO_SIGNAL);
  g_assert_cmpint (pursuit_history_model_get_report (few)->state, ==, PURSUIT_HISTORY_NOT_ENOUGH);
  g_assert_cmpint (pursuit_history_model_get_report (none)->state, ==, PURSUIT_HISTORY_NOT_ENOUGH);
  g_assert_cmpint (pursuit_history_model_get_report (one_sided)->state, ==,
                   PURSUIT_HISTORY_NOT_ENOUGH);
  g_assert_cmpint (pursuit_history_model_get_report (blind)->state, ==, PURSUIT_HISTORY_NO_SIGNAL);
  g_assert_null (pursuit_history_model_get_columns (nothing)[0]);
  g_assert_cmpuint (pursuit_history_model_get_report (again)->wins, ==, 9);
}

static void
on_progress (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = MAX (*last, fraction);
}

static void
cancel_soon (double fraction, gpointer data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (data);
}

static void
test_stops (void)
{
  g_autoptr (PursuitDataset) dataset = made_dataset (honest, 400);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  double last = 0;
  PursuitHistoryOptions told = { NULL, on_progress, &last };
  PursuitHistoryOptions stopped = { NULL, cancel_soon, cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitHistoryModel) model = pursuit_history_train (dataset, &told, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (model);
  g_assert_cmpfloat (last, >, 0.7);
  g_assert_null (pursuit_history_train (dataset, &stopped, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/history-model/learns-what-tells", test_learns);
  g_test_add_func ("/insight/history-model/reasons-add-up", test_reasons);
  g_test_add_func ("/insight/history-model/same-leads-give-the-same-model", test_same_again);
  g_test_add_func ("/insight/history-model/survives-json", test_round_trip);
  g_test_add_func ("/insight/history-model/survives-damage", test_damage);
  g_test_add_func ("/insight/history-model/sees-two-columns-together", test_pairs);
  g_test_add_func ("/insight/history-model/ignores-what-it-is-told-to", test_ignore);
  g_test_add_func ("/insight/history-model/knows-when-to-be-silent", test_silence);
  g_test_add_func ("/insight/history-model/tells-how-far-it-is-and-stops", test_stops);

  return g_test_run ();
}
