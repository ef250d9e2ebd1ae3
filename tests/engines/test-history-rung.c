/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "engines/pursuit-lead-cells.h"
#include "engines/pursuit-score-engine.h"
#include "engines/pursuit-score-history-rung.h"

#include <string.h>

#define OWNER "01890000-0000-7000-8000-000000000001"

/* A lead of one of two owners, of which the first wins most. */
static PursuitRecord *
make_lead (gboolean first, guint i)
{
  PursuitRecord *lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *mail = g_strdup_printf ("nobody%u@example.com", i);

  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID,
                           first ? OWNER : "01890000-0000-7000-8000-000000000002");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, mail);
  pursuit_record_set_text (lead, PURSUIT_LEAD_LOST_REASON, "Price");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, 100 * (100 + i % 7));
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
  pursuit_record_set_custom (lead, "Tier", i % 2 == 0 ? "Gold" : "Bronze");

  return lead;
}

static PursuitHistoryModel *
learn (gboolean telling, guint n)
{
  static const char *const custom[] = { "Tier", NULL };
  g_auto (GStrv) columns = pursuit_lead_cells_list_columns (custom);
  g_autoptr (PursuitDataset) dataset = pursuit_dataset_new ((const char *const *) columns);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < n; i++)
    {
      gboolean won = g_rand_boolean (random);
      gboolean first = g_rand_double (random) < (telling && won ? 0.8 : 0.3);
      g_autoptr (PursuitRecord) lead = make_lead (first, (guint) g_rand_int (random) % 100000);
      g_autoptr (GPtrArray) cells = pursuit_lead_cells_read (lead, (const char *const *) columns);

      pursuit_dataset_add (dataset, (const char *const *) cells->pdata,
                           won ? PURSUIT_OUTCOME_WON : PURSUIT_OUTCOME_LOST,
                           PURSUIT_DATASET_NO_TIME);
    }

  return pursuit_history_train (dataset, NULL, NULL, NULL);
}

static void
test_cells (void)
{
  static const char *const custom[] = { "Tier", "source", "Region", NULL };
  static const char *const wanted[] = { "Tier", "value", "owner_id", "website", "No such", NULL };
  g_auto (GStrv) columns = pursuit_lead_cells_list_columns (custom);
  g_autoptr (PursuitRecord) lead = make_lead (TRUE, 2);
  g_autoptr (GPtrArray) cells = pursuit_lead_cells_read (lead, wanted);
  const char *const *names = (const char *const *) columns;
  guint sources = 0;

  /* What is written when a lead ends is no column to learn from, nor is what names it. */
  g_assert_false (g_strv_contains (names, "lost_reason"));
  g_assert_false (g_strv_contains (names, "stage"));
  g_assert_false (g_strv_contains (names, "score"));
  g_assert_false (g_strv_contains (names, "probability"));
  g_assert_false (g_strv_contains (names, "contact_name"));
  g_assert_true (g_strv_contains (names, "Tier"));
  g_assert_true (g_strv_contains (names, "industry"));
  for (guint i = 0; columns[i] != NULL; i++)
    sources += g_str_equal (columns[i], "source");
  g_assert_cmpuint (sources, ==, 1);

  g_assert_cmpuint (cells->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (cells, 0), ==, "Gold");
  g_assert_nonnull (strstr (g_ptr_array_index (cells, 1), "102"));
  g_assert_cmpstr (g_ptr_array_index (cells, 2), ==, OWNER);
  g_assert_null (g_ptr_array_index (cells, 3));
  g_assert_null (g_ptr_array_index (cells, 4));
  g_assert_cmpstr (pursuit_lead_cells_get_label ("owner_id"), ==, "Owner");
  g_assert_cmpstr (pursuit_lead_cells_get_label ("Tier"), ==, "Tier");
}

static void
test_speaks (void)
{
  g_autoptr (PursuitHistoryModel) model = learn (TRUE, 400);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PursuitScoreEngine) engine = pursuit_score_engine_new ();
  g_autoptr (PursuitRecord) lead = make_lead (TRUE, 3);
  g_autoptr (PursuitRecord) other = make_lead (FALSE, 3);
  PursuitScorecardInput input = { .lead = lead };
  g_autoptr (PursuitScore) score = NULL;
  g_autoptr (PursuitScore) named = NULL;
  g_autoptr (PursuitScore) worse = NULL;
  g_autoptr (GError) error = NULL;
  const PursuitScoreReason *reason;

  g_hash_table_insert (names, (gpointer) OWNER, (gpointer) "Ana Ruiz");
  pursuit_score_engine_add_rung (engine, pursuit_score_history_rung_new (model, names));
  score = pursuit_score_engine_score (engine, "auto", &input, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (score->engine, ==, "history");
  g_assert_nonnull (strstr (score->why, "Learnt from"));
  reason = g_ptr_array_index (score->reasons, 0);
  g_assert_cmpstr (reason->text, ==, "Owner: Ana Ruiz");
  g_assert_cmpstr (reason->evidence->field, ==, "owner_id");

  named = pursuit_score_engine_score (engine, "history", &input, NULL, &error);
  g_assert_cmpint (named->total, ==, score->total);
  input.lead = other;
  worse = pursuit_score_engine_score (engine, "history", &input, NULL, &error);
  g_assert_cmpint (worse->total, <, score->total);
}

static void
expect_silence (PursuitHistoryModel *model, PursuitEnginesError code)
{
  g_autoptr (PursuitScoreEngine) engine = pursuit_score_engine_new ();
  g_autoptr (PursuitRecord) lead = make_lead (TRUE, 3);
  PursuitScorecardInput input = { .lead = lead };
  g_autoptr (PursuitScore) score = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_score_engine_add_rung (engine, pursuit_score_history_rung_new (model, NULL));
  g_assert_null (pursuit_score_engine_score (engine, "history", &input, NULL, &error));
  g_assert_error (error, PURSUIT_ENGINES_ERROR, (int) code);
  score = pursuit_score_engine_score (engine, NULL, &input, NULL, NULL);
  g_assert_cmpstr (score->engine, ==, "rules");
  g_assert_nonnull (score->why);
}

static void
test_silence (void)
{
  g_autoptr (PursuitHistoryModel) few = learn (TRUE, 15);
  g_autoptr (PursuitHistoryModel) noise = learn (FALSE, 400);

  expect_silence (NULL, PURSUIT_ENGINES_ERROR_NOT_ENOUGH);
  expect_silence (few, PURSUIT_ENGINES_ERROR_NOT_ENOUGH);
  expect_silence (noise, PURSUIT_ENGINES_ERROR_NO_SIGNAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engines/history/cells-of-a-lead", test_cells);
  g_test_add_func ("/engines/history/speaks-with-names-and-reasons", test_speaks);
  g_test_add_func ("/engines/history/is-silent-with-a-code", test_silence);

  return g_test_run ();
}
