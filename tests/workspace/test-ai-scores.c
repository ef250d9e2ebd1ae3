/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-money.h"
#include "core/pursuit-lead.h"
#include "store/pursuit-query.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-keys.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/scoring/pursuit-score-many.h"
#include "workspace/scoring/pursuit-score-plan.h"
#include "workspace/scoring-peer.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

/* What many scores by AI would ask and cost, and what becomes of them. */

#define N_LEADS 65
#define BATCH 10
/* Enough for one question with the longest answer, and for no second one beside it. */
#define SMALL_BUDGET (PURSUIT_AI_PICO_PER_CENT * 20)

typedef struct
{
  WorkspaceFixture base;
  ScoringPeer *peer;
  char *ids[N_LEADS + 1];
} Fixture;

static void
add_provider (Fixture *self)
{
  g_autofree char *url = scoring_peer_dup_url (self->peer);
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", "anthropic");
  g_autoptr (PursuitSecret) key = pursuit_secret_new ("sk-test", strlen ("sk-test"));
  g_autoptr (GError) error = NULL;
  const PursuitKeyRef ref
      = { .service = "anthropic", .account = url, .flags = PURSUIT_KEYRING_QUIET };

  setup->base_url = g_strdup (url);
  setup->session_only = TRUE;
  pursuit_workspace_add_provider_async (self->base.workspace, setup, NULL, workspace_fixture_done,
                                        &self->base);
  pursuit_workspace_add_provider_finish (self->base.workspace, workspace_fixture_wait (&self->base),
                                         &error);
  g_assert_no_error (error);
  pursuit_workspace_set_key_async (self->base.workspace, &ref, key, PURSUIT_KEY_PLACE_SESSION, NULL,
                                   workspace_fixture_done, &self->base);
  pursuit_workspace_set_key_finish (self->base.workspace, workspace_fixture_wait (&self->base),
                                    &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  workspace_fixture_set_up (&self->base, data);
  self->peer = scoring_peer_new (N_LEADS);
  add_provider (self);
  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autoptr (PursuitRecord) saved = NULL;
      g_autofree char *company = g_strdup_printf ("Company of %02u", i);
      g_autofree char *text = g_strdup_printf (SCORING_TEXT, i);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
      pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, text);
      saved = workspace_fixture_save (&self->base, lead, NULL);
      self->ids[i] = g_strdup (pursuit_record_get_id (saved));
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->base, data);
  scoring_peer_free (self->peer);
  for (guint i = 0; i < N_LEADS; i++)
    g_free (self->ids[i]);
}

static PursuitScorePlan *
plan (Fixture *self, const PursuitRecordSet *set, gboolean again)
{
  g_autoptr (GError) error = NULL;
  PursuitScorePlan *result;

  pursuit_workspace_plan_scores_async (self->base.workspace, set, again, NULL,
                                       workspace_fixture_done, &self->base);
  result = pursuit_workspace_plan_scores_finish (self->base.workspace,
                                                 workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);

  return result;
}

static PursuitScorePlan *
plan_all (Fixture *self, gboolean again)
{
  const PursuitRecordSet set
      = { .kind = PURSUIT_KIND_LEAD, .ids = (const char *const *) self->ids };

  return plan (self, &set, again);
}

/* Stops a run as soon as two questions are answered. */
static void
on_progress (double fraction, const char *text, gpointer cancellable)
{
  if (fraction * N_LEADS > 2 * BATCH - 1)
    g_cancellable_cancel (cancellable);
}

static PursuitScoreOutcome *
run (Fixture *self, const PursuitScorePlan *plan, GCancellable *cancellable, GError **error)
{
  const PursuitProgress progress = { on_progress, cancellable };

  pursuit_workspace_score_many_async (self->base.workspace, (const char *const *) plan->ids, FALSE,
                                      cancellable != NULL ? &progress : NULL, cancellable,
                                      workspace_fixture_done, &self->base);

  return pursuit_workspace_score_many_finish (self->base.workspace,
                                              workspace_fixture_wait (&self->base), error);
}

static double
get_cost (const PursuitScorePlan *plan)
{
  g_assert_nonnull (plan->preview->cost);

  return g_ascii_strtod (plan->preview->cost, NULL);
}

/* The quote is the sum of all questions; nothing is asked. */
static void
all_questions_are_priced (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  const PursuitRecordSet listed = { .kind = PURSUIT_KIND_LEAD, .query = query };
  const char *const *ids = (const char *const *) self->ids;
  const char *const first[]
      = { ids[0], ids[1], ids[2], ids[3], ids[4], ids[5], ids[6], ids[7], ids[8], ids[9], NULL };
  const PursuitRecordSet one = { .kind = PURSUIT_KIND_LEAD, .ids = first };
  g_autoptr (PursuitScorePlan) all = plan (self, &listed, FALSE);
  g_autoptr (PursuitScorePlan) ten = plan (self, &one, FALSE);
  g_autoptr (PursuitScorePlan) same = plan_all (self, FALSE);

  g_assert_cmpuint (all->n_leads, ==, N_LEADS);
  g_assert_cmpuint (all->n_requests, ==, 7);
  g_assert_cmpuint (all->n_scored, ==, 0);
  g_assert_cmpuint (ten->n_requests, ==, 1);
  g_assert_cmpstr (ten->preview->body, ==, same->preview->body);
  g_assert_cmpfloat (get_cost (ten), >, 0);
  g_assert_cmpfloat (get_cost (all), >, 6 * get_cost (ten));
  g_assert_cmpfloat (get_cost (all), <, 7 * get_cost (ten));
  g_assert_cmpint (all->preview->tokens, >, 6 * ten->preview->tokens);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==, 0);
}

static void
set_budget (Fixture *self, gint64 pico)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBudgetReport) report = NULL;
  PursuitAiBudgets budgets;

  pursuit_ai_budgets_init (&budgets);
  budgets.limit[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE] = pico;
  pursuit_workspace_set_budgets_async (self->base.workspace, &budgets, NULL, workspace_fixture_done,
                                       &self->base);
  report = pursuit_workspace_set_budgets_finish (self->base.workspace,
                                                 workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
}

static double
get_used (Fixture *self)
{
  g_autoptr (PursuitBudgetReport) report = NULL;

  pursuit_workspace_get_budgets_async (self->base.workspace, NULL, workspace_fixture_done,
                                       &self->base);
  report = pursuit_workspace_get_budgets_finish (self->base.workspace,
                                                 workspace_fixture_wait (&self->base), NULL);

  return (double) report->spent.sum[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE]
         / (double) PURSUIT_AI_PICO_PER_USD;
}

static gint64
get_bound (const PursuitScorePlan *plan)
{
  gint64 pico;

  g_assert_true (pursuit_ai_money_parse (plan->preview->bound, &pico));

  return pico;
}

/* What is said to be the most is what a budget has to have left: not a billionth of a cent less. */
static void
the_bound_is_what_is_reserved (Fixture *self, gconstpointer data)
{
  const char *ten[BATCH + 1] = { NULL };
  const PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD, .ids = ten };
  g_autoptr (PursuitScorePlan) all = plan_all (self, FALSE);
  g_autoptr (PursuitScoreOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < N_LEADS; i += BATCH)
    {
      g_autoptr (PursuitScorePlan) some = NULL;

      for (guint k = 0; k < BATCH; k++)
        ten[k] = i + k < N_LEADS ? self->ids[i + k] : NULL;
      some = plan (self, &set, FALSE);
      g_assert_null (some->preview->refusal);
      g_assert_cmpfloat (g_ascii_strtod (some->preview->bound, NULL), >, get_cost (some));
      sum += get_bound (some);
    }
  g_assert_cmpint (get_bound (all), ==, sum);

  g_clear_pointer (&all, pursuit_score_plan_free);
  for (guint k = 0; k < BATCH; k++)
    ten[k] = self->ids[k];
  all = plan (self, &set, FALSE);
  sum = get_bound (all);
  set_budget (self, sum - 1);
  g_clear_pointer (&all, pursuit_score_plan_free);
  all = plan (self, &set, FALSE);
  g_assert_nonnull (strstr (all->preview->refusal, "would be passed"));
  outcome = run (self, all, NULL, &error);
  g_assert_null (outcome);
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);
  g_assert_cmpstr (error->message, ==, all->preview->refusal);

  g_clear_error (&error);
  set_budget (self, sum);
  outcome = run (self, all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n_scored, ==, BATCH);
}

/* It says so, keeps what it has, and goes on from there; the cost is that of the ledger. */
static void
a_budget_stops_it_midway (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitScorePlan) all = plan_all (self, FALSE);
  g_autoptr (PursuitScorePlan) left = NULL;
  g_autoptr (PursuitScoreOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  guint n_scored;
  double used;

  set_budget (self, SMALL_BUDGET);
  outcome = run (self, all, NULL, &error);
  g_assert_no_error (error);
  n_scored = outcome->n_scored;
  g_assert_cmpuint (n_scored, >, 0);
  g_assert_cmpuint (outcome->n_left, >, 0);
  g_assert_cmpuint (outcome->n_left + n_scored, ==, N_LEADS);
  g_assert_false (outcome->is_stopped);
  g_assert_nonnull (strstr (outcome->why, "budget"));
  used = get_used (self);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (outcome->cost, NULL), used, 1e-12);
  for (guint i = 0; i < N_LEADS; i++)
    if (!g_strv_contains ((const char *const *) outcome->left, self->ids[i]))
      scoring_peer_forbid (self->peer, i);

  set_budget (self, -1);
  left = plan_all (self, FALSE);
  g_assert_cmpuint (left->n_scored, ==, n_scored);
  g_assert_cmpuint (left->n_leads, ==, N_LEADS - n_scored);
  g_clear_pointer (&outcome, pursuit_score_outcome_free);
  outcome = run (self, left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n_left, ==, 0);
  g_assert_null (outcome->why);
  g_assert_false (outcome->is_bound);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (outcome->cost, NULL), get_used (self) - used,
                                  1e-12);
}

/* What was under way counts at its upper bound; what had come is kept. */
static void
who_stops_it_keeps_what_came (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitScorePlan) all = plan_all (self, FALSE);
  g_autoptr (PursuitScorePlan) left = NULL;
  g_autoptr (PursuitScorePlan) again = NULL;
  g_autoptr (PursuitScoreOutcome) outcome = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  scoring_peer_set_trouble (self->peer, SCORING_NO_MONEY);
  scoring_peer_hold_after (self->peer, 2);
  outcome = run (self, all, cancellable, &error);
  scoring_peer_release (self->peer);
  g_assert_no_error (error);
  g_assert_true (outcome->is_stopped);
  g_assert_true (outcome->is_bound);
  g_assert_cmpuint (outcome->n_scored, ==, 2 * BATCH);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (outcome->cost, NULL), get_used (self), 1e-12);
  left = plan_all (self, FALSE);
  g_assert_cmpuint (left->n_leads, ==, outcome->n_left);
  g_assert_cmpstr (left->ids[0], ==, outcome->left[0]);
  again = plan_all (self, TRUE);
  g_assert_cmpuint (again->n_leads, ==, N_LEADS);
}

/* Nothing is on its way any more then, and what was refused cost nothing. */
static void
what_ends_it_is_paid_exactly (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitScorePlan) all = plan_all (self, FALSE);
  g_autoptr (PursuitScoreOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  scoring_peer_set_trouble (self->peer, SCORING_NO_MONEY);
  outcome = run (self, all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n_scored, ==, SCORING_PAID * BATCH);
  g_assert_false (outcome->is_stopped);
  g_assert_nonnull (strstr (outcome->why, "credit"));
  g_test_message ("%s USD, bound %d", outcome->cost, outcome->is_bound);
  g_assert_false (outcome->is_bound);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (outcome->cost, NULL), get_used (self), 1e-12);
}

/* One that was deleted since is no reason to leave the others. */
static void
what_is_gone_is_left_out (Fixture *self, gconstpointer data)
{
  const char *const gone[] = { self->ids[0], NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitScorePlan) left = NULL;

  pursuit_workspace_delete_async (self->base.workspace, gone, NULL, workspace_fixture_done,
                                  &self->base);
  pursuit_workspace_delete_finish (self->base.workspace, workspace_fixture_wait (&self->base), NULL,
                                   &error);
  g_assert_no_error (error);
  left = plan_all (self, FALSE);
  g_assert_cmpuint (left->n_leads, ==, N_LEADS - 1);
  g_assert_cmpuint (left->n_scored, ==, 0);
}

#define scores_test(path, function)                                                                \
  g_test_add ("/workspace/ai-scores/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  scores_test ("all-questions-are-priced", all_questions_are_priced);
  scores_test ("the-bound-is-what-is-reserved", the_bound_is_what_is_reserved);
  scores_test ("a-budget-stops-it-midway", a_budget_stops_it_midway);
  scores_test ("who-stops-it-keeps-what-came", who_stops_it_keeps_what_came);
  scores_test ("what-ends-it-is-paid-exactly", what_ends_it_is_paid_exactly);
  scores_test ("what-is-gone-is-left-out", what_is_gone_is_left_out);

  return g_test_run ();
}
