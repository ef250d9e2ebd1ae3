/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import-fixture.h"
#include "workspace/scoring/pursuit-history.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-error.h"

#include <math.h>
#include <string.h>

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static PursuitHistory *
try_train (ImportFixture *self,
           const char *const *ignore,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pursuit_workspace_train_history_async (self->workspace, ignore, NULL, cancellable, keep_result,
                                         &result);

  return pursuit_workspace_train_history_finish (self->workspace, wait_for (&result), error);
}

static PursuitHistory *
train (ImportFixture *self, const char *const *ignore)
{
  g_autoptr (GError) error = NULL;
  PursuitHistory *history = try_train (self, ignore, NULL, &error);

  g_assert_no_error (error);

  return history;
}

static PursuitHistory *
show (ImportFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PursuitHistory *history;

  pursuit_workspace_get_history_async (self->workspace, NULL, keep_result, &result);
  history = pursuit_workspace_get_history_finish (self->workspace, wait_for (&result), &error);
  g_assert_no_error (error);

  return history;
}

static PursuitHistory *
forget (ImportFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PursuitHistory *history;

  pursuit_workspace_forget_history_async (self->workspace, NULL, keep_result, &result);
  history = pursuit_workspace_forget_history_finish (self->workspace, wait_for (&result), &error);
  g_assert_no_error (error);

  return history;
}

static GPtrArray *
try_score (ImportFixture *self, const char *engine, const char *id, GError **error)
{
  const char *const ids[] = { id, NULL };
  PursuitScoreOptions options = { id != NULL ? ids : NULL, engine, FALSE };
  g_autoptr (GAsyncResult) result = NULL;

  pursuit_workspace_score_async (self->workspace, &options, NULL, NULL, keep_result, &result);

  return pursuit_workspace_score_finish (self->workspace, wait_for (&result), error);
}

/* The score of one lead, found by its deal's name. */
static PursuitScore *
score (ImportFixture *self, const char *engine, const char *title)
{
  g_autofree char *where = g_strdup_printf ("title=\"%s\"", title);
  g_autoptr (PursuitRecord) lead = import_fixture_find (self, PURSUIT_KIND_LEAD, where);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = try_score (self, engine, pursuit_record_get_id (lead), &error);

  g_assert_no_error (error);

  return pursuit_score_ref (((PursuitLeadScore *) g_ptr_array_index (scores, 0))->score);
}

/* Deals whose tier has to do with how they end, and their region has not. */
static void
import_deals (ImportFixture *self, const char *name, guint n, gboolean telling)
{
  g_autoptr (GString) csv
      = g_string_new ("Deal Name,Stage,Lead Source,Create Date,Tier,Area,Closed Won Reason\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autofree char *path = NULL;
  g_autoptr (PursuitImportReport) report = NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean won = i % 3 == 0;
      double good = !telling ? 0.5 : won ? 0.7 : 0.25;

      g_string_append_printf (csv, "%s %u,%s,%s,2024-%02u-%02u,%s,%s,%s\n", name, i,
                              won ? "Won" : "Lost", g_rand_boolean (random) ? "Web" : "Fair",
                              i * 12 / n + 1, i % 28 + 1,
                              g_rand_double (random) < good ? "Gold" : "Bronze",
                              g_rand_boolean (random) ? "North" : "South", won ? "Price" : "");
    }
  g_string_append_printf (csv, "%s hope,New,Web,2025-01-02,Gold,North,\n", name);
  g_string_append_printf (csv, "%s doubt,New,Fair,2025-01-03,Bronze,South,\n", name);
  path = import_fixture_write (self, "deals.csv", csv->str, -1);
  report = import_fixture_import (self, path);
  g_assert_cmpuint (report->created, ==, n + 2);
}

static void
test_train (ImportFixture *self, gconstpointer data)
{
  g_autoptr (PursuitHistory) before = NULL;
  g_autoptr (PursuitHistory) history = NULL;
  g_autoptr (PursuitHistory) kept = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *same = NULL;

  import_deals (self, "Deal", 300, TRUE);
  before = show (self);
  nothing = pursuit_history_dup_sentence (before);
  g_assert_null (before->trained_at);
  g_assert_true (before->should_train);
  g_assert_cmpint (before->decided, ==, 300);
  g_assert_nonnull (strstr (nothing, "Nothing was learnt yet"));

  hash = import_fixture_hash (self);
  history = train (self, NULL);
  same = import_fixture_hash (self);
  g_assert_cmpstr (hash, ==, same);
  g_assert_cmpint (history->report->state, ==, PURSUIT_HISTORY_READY);
  g_assert_cmpuint (history->report->wins, ==, 100);
  g_assert_cmpuint (history->report->losses, ==, 200);
  g_assert_false (history->should_train);
  g_assert_cmpstr (
      ((PursuitHistoryFeature *) g_ptr_array_index (history->report->features, 0))->name, ==,
      "Tier");
  g_assert_cmpuint (history->report->leaks->len, >=, 1);
  g_assert_cmpstr (((PursuitHistoryLeak *) g_ptr_array_index (history->report->leaks, 0))->column,
                   ==, "Closed Won Reason");

  import_fixture_reopen (self, PURSUIT_WORKSPACE_READ);
  kept = show (self);
  g_assert_cmpstr (kept->trained_at, ==, history->trained_at);
  g_assert_cmpfloat_with_epsilon (kept->report->auc, history->report->auc, 1e-12);
  import_fixture_check_integrity (self);
}

static void
test_auto (ImportFixture *self, gconstpointer data)
{
  g_autoptr (PursuitScore) rules = NULL;
  g_autoptr (PursuitScore) hope = NULL;
  g_autoptr (PursuitScore) doubt = NULL;
  g_autoptr (PursuitScore) named = NULL;
  g_autoptr (PursuitScore) again = NULL;
  g_autoptr (PursuitHistory) history = NULL;
  g_autoptr (PursuitHistory) forgotten = NULL;
  const PursuitScoreReason *reason;

  import_deals (self, "Deal", 300, TRUE);
  rules = score (self, NULL, "Deal hope");
  g_assert_cmpstr (rules->engine, ==, "rules");
  g_assert_nonnull (strstr (rules->why, "Nothing was learnt"));

  history = train (self, NULL);
  hope = score (self, "auto", "Deal hope");
  doubt = score (self, NULL, "Deal doubt");
  g_assert_cmpstr (hope->engine, ==, "history");
  g_assert_nonnull (strstr (hope->why, "100 won"));
  g_assert_cmpfloat (hope->probability, >, 0.45);
  g_assert_cmpfloat (doubt->probability, <, 0.25);
  g_assert_cmpint (hope->total, ==, (int) floor (100 * hope->probability + 0.5));
  reason = g_ptr_array_index (hope->reasons, 0);
  g_assert_cmpstr (reason->text, ==, "Tier: Gold");
  g_assert_cmpfloat (reason->weight, >, 0.3);
  g_assert_cmpstr (reason->evidence->field, ==, "Tier");

  named = score (self, "rules", "Deal hope");
  g_assert_cmpstr (named->engine, ==, "rules");
  g_assert_null (named->why);

  forgotten = forget (self);
  g_assert_null (forgotten->trained_at);
  again = score (self, "auto", "Deal doubt");
  g_assert_cmpstr (again->engine, ==, "rules");
}

static void
expect_refusal (ImportFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_score (self, "history", NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
  g_assert_cmpstr (pursuit_error_get_hint (error), !=, "");
}

static void
test_refusals (ImportFixture *self, gconstpointer data)
{
  g_autoptr (PursuitHistory) few = NULL;
  g_autoptr (PursuitHistory) noise = NULL;
  g_autoptr (PursuitScore) spoken = NULL;

  import_deals (self, "Few", 20, TRUE);
  expect_refusal (self, "not-enough");
  few = train (self, NULL);
  g_assert_cmpint (few->report->state, ==, PURSUIT_HISTORY_NOT_ENOUGH);
  expect_refusal (self, "not-enough");

  import_deals (self, "Noise", 300, FALSE);
  noise = train (self, NULL);
  g_assert_cmpint (noise->report->state, ==, PURSUIT_HISTORY_NO_SIGNAL);
  expect_refusal (self, "no-signal");
  spoken = score (self, "auto", "Noise hope");
  g_assert_cmpstr (spoken->engine, ==, "rules");
  g_assert_nonnull (strstr (spoken->why, "silent"));
}

static void
test_ignore (ImportFixture *self, gconstpointer data)
{
  static const char *const tier[] = { "tier", "source", NULL };
  static const char *const unknown[] = { "Teer", NULL };
  g_autoptr (PursuitHistory) history = NULL;
  g_autoptr (PursuitHistory) kept = NULL;
  g_autoptr (GError) error = NULL;

  import_deals (self, "Deal", 300, TRUE);
  g_assert_null (try_train (self, unknown, NULL, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Teer"));

  history = train (self, tier);
  for (guint i = 0; i < history->report->features->len; i++)
    g_assert_cmpstr (
        ((PursuitHistoryFeature *) g_ptr_array_index (history->report->features, i))->name, !=,
        "Tier");
  kept = show (self);
  g_assert_true (g_strv_equal ((const char *const *) kept->ignored, tier));
}

static void
test_grows (ImportFixture *self, gconstpointer data)
{
  g_autoptr (PursuitHistory) first = NULL;
  g_autoptr (PursuitHistory) little = NULL;
  g_autoptr (PursuitHistory) more = NULL;

  import_deals (self, "Deal", 300, TRUE);
  first = train (self, NULL);
  import_deals (self, "Later", 12, TRUE);
  little = show (self);
  g_assert_cmpint (little->decided, ==, 312);
  g_assert_false (little->should_train);
  import_deals (self, "Latest", 24, TRUE);
  more = show (self);
  g_assert_true (more->should_train);
}

static void
test_stops (ImportFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PursuitHistory) first = NULL;
  g_autoptr (PursuitHistory) kept = NULL;
  g_autoptr (GError) error = NULL;

  import_deals (self, "Deal", 300, TRUE);
  first = train (self, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (try_train (self, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kept = show (self);
  g_assert_cmpstr (kept->trained_at, ==, first->trained_at);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  import_test ("/workspace/history/learns-and-is-kept", test_train);
  import_test ("/workspace/history/auto-says-who-speaks-and-why", test_auto);
  import_test ("/workspace/history/refuses-before-it-is-ready", test_refusals);
  import_test ("/workspace/history/leaves-out-what-it-is-told-to", test_ignore);
  import_test ("/workspace/history/asks-for-training-when-leads-grew", test_grows);
  import_test ("/workspace/history/stops-and-keeps-what-was", test_stops);

  return g_test_run ();
}
