/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"
#include "app/usage/pursuit-budget-dialog.h"
#include "app/widgets/pursuit-figure-list.h"
#include "app/usage/pursuit-receipt-button.h"
#include "app/usage/pursuit-usage-chart.h"
#include "app/usage/pursuit-usage-comparer.h"
#include "app/usage/pursuit-usage-months.h"
#include "app/usage/pursuit-usage-page.h"
#include "app/usage/pursuit-usage-place.h"
#include "app/usage/pursuit-usage-requests.h"
#include "app/usage/pursuit-usage-words.h"
#include "app/window/pursuit-window-private.h"
#include "core/pursuit-clock.h"
#include "tests/app/usage-fixture.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-egress.h"

#include <glib/gstdio.h>
#include <string.h>

#define USD PURSUIT_AI_PICO_PER_USD
#define PLACE 4

typedef PursuitWindowTest Fixture;

static gboolean
is_shown (gpointer page)
{
  GtkStack *stack = GTK_STACK (pursuit_window_test_child (page, "stack"));

  return gtk_widget_get_visible (GTK_WIDGET (stack))
         && g_strcmp0 (gtk_stack_get_visible_child_name (stack), "usage") == 0;
}

static gboolean
is_empty (gpointer page)
{
  GtkStack *stack = GTK_STACK (pursuit_window_test_child (page, "stack"));

  return gtk_widget_get_visible (GTK_WIDGET (stack))
         && g_strcmp0 (gtk_stack_get_visible_child_name (stack), "empty") == 0;
}

static gboolean
is_filled (gpointer list)
{
  return pursuit_figure_list_is_filled (list);
}

static GtkWidget *
go_there (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "i", PLACE + 1);

  return pursuit_window_test_await (self->window, PURSUIT_TYPE_USAGE_PAGE, NULL);
}

/* Goes there and waits until everything stands on the page. */
static GtkWidget *
open_usage (Fixture *self)
{
  static const char *const lists[] = { "features", "models", "days", "budgets", "egress" };
  GtkWidget *page = go_there (self);

  pursuit_widget_test_wait (is_shown, page);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    pursuit_widget_test_wait (is_filled, pursuit_window_test_child (page, lists[i]));

  return page;
}

static const char *
get_label (GtkWidget *page, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (pursuit_window_test_child (page, name)));
}

static void
says_that_nothing_left (Fixture *self, gconstpointer data)
{
  GtkWidget *page = go_there (self);

  pursuit_widget_test_wait (is_empty, page);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Nothing Was Asked");
  pursuit_window_test_await (page, GTK_TYPE_LABEL,
                             "No provider of AI was asked in this month, and nothing left this "
                             "machine for one.");
}

static void
shows_what_it_cost (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *row;

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", USD / 4);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "claude-sonnet-5-5", 2 * USD);
  page = open_usage (self);

  g_assert_cmpstr (get_label (page, "cost"), ==, "2.25 USD");
  g_assert_cmpstr (get_label (page, "counts"), ==, "2 requests · 2400 tokens");
  g_assert_cmpstr (get_label (page, "budget"), ==, "No budget is set for a month");
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (page, "level")));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (page, "doubts_box")));
  /* The dearest first. */
  row = pursuit_window_test_await (pursuit_window_test_child (page, "features"),
                                   PURSUIT_TYPE_FIGURE_ROW, NULL);
  pursuit_window_test_await (row, GTK_TYPE_LABEL, "Proposal draft");
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "0.25 USD");
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "anthropic/claude-sonnet-5-5");
  /* Both savings of half a dollar. */
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Smaller models");
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "1.00 USD");
}

static void
unpriced_is_never_nothing (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_CARD, "new-model", -1);
  page = open_usage (self);
  g_assert_cmpstr (get_label (page, "cost"), ==, "unpriced");
  g_assert_cmpstr (get_label (page, "doubts"), ==, "1 unpriced · counted as at most 0.01 USD");
  g_assert_null (pursuit_widget_test_find (page, GTK_TYPE_LABEL, "0.00 USD"));
}

static void
uncertain_is_at_most (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  usage_fixture_cut (self->workspace, PURSUIT_AI_FEATURE_CONVERSATION, USD / 2);
  page = open_usage (self);
  g_assert_cmpstr (get_label (page, "cost"), ==, "at most 0.50 USD");
  g_assert_cmpstr (
      get_label (page, "doubts"), ==,
      "1 was cut off or is on its way, at most 0.50 USD · counted as at most 0.50 USD");
}

static void
stands_against_the_budget (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *level;

  usage_fixture_set_budget (self->workspace, 4 * USD);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", 3 * USD);
  page = open_usage (self);
  level = pursuit_window_test_child (page, "level");
  g_assert_true (gtk_widget_get_visible (level));
  g_assert_cmpfloat (gtk_level_bar_get_value (GTK_LEVEL_BAR (level)), ==, 0.75);
  g_assert_true (
      g_str_has_prefix (get_label (page, "budget"), "3.00 USD of 4.00 USD count, 75 % · begins"));
}

static void
months_are_chosen (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *months;
  GtkListBox *rows;
  g_autofree char *present
      = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, pursuit_clock_now_us ());

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", USD);
  page = open_usage (self);
  months = pursuit_window_test_await (self->window, PURSUIT_TYPE_USAGE_MONTHS, NULL);
  g_assert_cmpstr (pursuit_usage_months_get_chosen (PURSUIT_USAGE_MONTHS (months)), ==, present);
  rows = GTK_LIST_BOX (pursuit_window_test_child (months, "rows"));
  pursuit_window_test_await (months, GTK_TYPE_LABEL, "1.00 USD");

  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 1));
  pursuit_widget_test_wait (is_empty, page);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 0));
  pursuit_widget_test_wait (is_shown, page);
}

static gboolean
is_heard (gpointer books)
{
  return g_signal_has_handler_pending (books, g_signal_lookup ("alert", G_OBJECT_TYPE (books)), 0,
                                       FALSE);
}

static void
alerts_are_told (Fixture *self, gconstpointer data)
{
  /* It is listened for when nothing else is to be done. */
  pursuit_widget_test_wait (is_heard, pursuit_workspace_get_ai_books (self->workspace));
  usage_fixture_set_budget (self->workspace, 2 * USD);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", 3 * USD / 2);
  g_signal_emit_by_name (pursuit_window_test_await (self->window, GTK_TYPE_BUTTON, "Show"),
                         "clicked");
  pursuit_window_test_await (self->window, PURSUIT_TYPE_USAGE_PAGE, NULL);
}

static GtkWidget *
get_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *label = pursuit_window_test_await (dialog, GTK_TYPE_LABEL, title);

  return gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);
}

static GtkWidget *
open_budgets (Fixture *self)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "usage.budgets", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_BUDGET_DIALOG);
  g_assert_nonnull (get_row (dialog, "Conversation analysis, in a month"));
  /* It begins in the first field, and Enter sets. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         get_row (dialog, "Everything, in a month")));

  return dialog;
}

static void
type_budget (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (dialog, title)), text);
}

static gboolean
can_set (gpointer dialog)
{
  return gtk_widget_is_sensitive (pursuit_window_test_child (dialog, "set_button"));
}

static void
budgets_are_set (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *page, *row;

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "claude-haiku-5-5", USD);
  page = open_usage (self);
  dialog = open_budgets (self);
  pursuit_widget_test_wait (can_set, dialog);

  type_budget (dialog, "Everything, in a month", "much");
  gtk_widget_activate_action (dialog, "budget.set", NULL);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL,
                             "“much” is no amount in USD; write it as 8.50, or nothing for no "
                             "limit");
  row = get_row (dialog, "Everything, in a month");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  type_budget (dialog, "Everything, in a month", "2");
  type_budget (dialog, "Proposal draft, in a month", "1.50");
  gtk_widget_activate_action (dialog, "budget.set", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_BUDGET_DIALOG);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "1.00 USD of 1.50 USD");

  /* What is set stands there again, exactly. */
  dialog = open_budgets (self);
  pursuit_widget_test_wait (can_set, dialog);
  row = get_row (dialog, "Proposal draft, in a month");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1.5");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_BUDGET_DIALOG);
}

static void
type_and_set (GtkWidget *dialog, const char *title, const char *text)
{
  type_budget (dialog, title, text);
  gtk_widget_activate_action (dialog, "budget.set", NULL);
}

/* What is expected, and what counts where no price is known. */
static void
other_figures_are_set (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *row;

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "claude-haiku-5-5", USD);
  open_usage (self);
  dialog = open_budgets (self);
  pursuit_widget_test_wait (can_set, dialog);
  type_budget (dialog, "Expected for a month", "0.045");
  type_and_set (dialog, "A million tokens that are sent", "25");
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL,
                             "Models without a known price need both amounts, for what is sent and "
                             "for what is answered, or neither");
  type_and_set (dialog, "A million tokens of answers", "75");
  pursuit_window_test_await_closed (PURSUIT_TYPE_BUDGET_DIALOG);

  dialog = open_budgets (self);
  pursuit_widget_test_wait (can_set, dialog);
  row = get_row (dialog, "Expected for a month");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "0.045");
  row = get_row (dialog, "A million tokens of answers");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "75");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_BUDGET_DIALOG);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
has_first_page (gpointer list)
{
  return pursuit_usage_requests_count (list) == 20;
}

static gboolean
has_all (gpointer list)
{
  return pursuit_usage_requests_count (list) == 22;
}

/* A page at a time, each with what it cost; one that was cut off with the most that it can. */
static void
requests_have_their_receipts (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *list;

  usage_fixture_cut (self->workspace, PURSUIT_AI_FEATURE_CONVERSATION, USD / 2);
  for (guint i = 0; i < 20; i++)
    usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5",
                       3841000000 + i);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "new-model", -1);
  page = open_usage (self);
  list = pursuit_window_test_child (page, "requests");
  pursuit_widget_test_wait (has_first_page, list);
  pursuit_window_test_await (list, GTK_TYPE_LABEL, "Proposal draft · new-model");
  pursuit_window_test_await (list, GTK_TYPE_LABEL, "Receipt: price unknown");
  pursuit_window_test_await (list, GTK_TYPE_LABEL, "Receipt: 0.00384 USD");
  g_signal_emit_by_name (pursuit_window_test_await (list, GTK_TYPE_BUTTON, "Show More (20 of 22)"),
                         "clicked");
  pursuit_widget_test_wait (has_all, list);
  pursuit_window_test_await (list, GTK_TYPE_LABEL, "Receipt: at most 0.50 USD");

  /* Who looks again finds them all, until there is one more. */
  pursuit_usage_page_refresh (PURSUIT_USAGE_PAGE (page));
  g_assert_true (has_all (list));
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_CARD, "claude-haiku-5-5", USD);
  g_assert_true (has_all (list));
  pursuit_usage_page_refresh (PURSUIT_USAGE_PAGE (page));
  pursuit_widget_test_wait (has_first_page, list);
  pursuit_window_test_await (list, GTK_TYPE_LABEL, "Receipt: 1.00 USD");
}

static gboolean
has_both (gpointer list)
{
  return pursuit_usage_requests_count (list) == 2;
}

/* The quiet line of a request, below its title. */
static const char *
get_quiet (GtkWidget *list, int n)
{
  GtkWidget *rows = pursuit_widget_test_find (list, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), n);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (title)));
}

/* What was stopped is not "cut off or stopped" as well. */
static void
failed_requests_say_why (Fixture *self, gconstpointer data)
{
  g_autofree char *both = NULL;
  GtkWidget *list;

  usage_fixture_fail (self->workspace, "key", FALSE);
  usage_fixture_fail (self->workspace, "cancelled", TRUE);
  list = pursuit_window_test_child (open_usage (self), "requests");
  pursuit_widget_test_wait (has_both, list);
  both = g_strconcat (get_quiet (list, 0), "\n", get_quiet (list, 1), "\n", NULL);
  g_assert_nonnull (strstr (both, " · no answer · the key was missing or refused\n"));
  g_assert_nonnull (strstr (both, " · stopped\n"));
  g_assert_null (strstr (both, "cut off"));
}

/* GTK would select all of what gets the focus. */
static void
a_receipt_opens_unselected (void)
{
  PursuitReceipt receipt = { .cost = (char *) "0.06386",
                             .at_most = TRUE,
                             .price_row = (char *) "anthropic/claude-sonnet-5-5@2026-09-22",
                             .masked = (char *) "person,mail",
                             .n_subjects = 1 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = pursuit_receipt_button_new ();
  GtkWidget *menu, *label;
  const char *text;
  int start, end;

  pursuit_receipt_button_set_receipt (PURSUIT_RECEIPT_BUTTON (button), &receipt);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  menu = pursuit_window_test_await (window, GTK_TYPE_MENU_BUTTON, NULL);
  pursuit_widget_test_wait (is_mapped, menu);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  label = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  pursuit_widget_test_wait (is_mapped, label);
  text = gtk_label_get_label (GTK_LABEL (label));
  g_assert_nonnull (strstr (text, "Cost: at most 0.0639 USD\n"));
  g_assert_nonnull (strstr (text, "Price: anthropic/claude-sonnet-5-5@2026-09-22\n"));
  g_assert_nonnull (strstr (text, "\nMasked before it was sent: names, mail addresses"));
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (label), &start, &end));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where nothing was asked, nothing is said. */
static void
the_sidebar_tells_the_month (Fixture *self, gconstpointer data)
{
  pursuit_widget_test_wait (is_heard, pursuit_workspace_get_ai_books (self->workspace));
  g_assert_null (pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL,
                                           "AI this month: 0.00 USD"));
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", 38400000000);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "AI this month: 0.0384 USD");
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
is_exported (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "usage.csv", NULL);
  g_autofree char *text = NULL;

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", USD / 8);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_CARD, "new-model", -1);
  open_usage (self);
  pursuit_usage_place_export (PURSUIT_USAGE_PLACE (self->window->places->pdata[PLACE]), "feature",
                              path);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "The usage was written to usage.csv");
  pursuit_widget_test_wait (file_exists, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "feature,requests,cached,unpriced,uncertain,"));
  g_assert_nonnull (strstr (text, "\nscore,1,0,0,0,1000,0,0,200,0,0.125,0.125,"));
  g_assert_nonnull (strstr (text, "\ncard,1,0,1,0,"));
}

static void
lists_what_left (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  usage_fixture_send (self->workspace, "api.anthropic.example:443", "person,text,phone");
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "claude-haiku-5-5", USD);
  page = open_usage (self);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "api.anthropic.example:443");
}

static gboolean
is_hidden (gpointer button)
{
  return !gtk_widget_get_visible (button);
}

/* However many a run has sent since, what left before it is there. */
static void
lists_all_that_left (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *button;

  usage_fixture_send (self->workspace, "first.example:443", NULL);
  for (guint i = 0; i < 60; i++)
    usage_fixture_send (self->workspace, "bulk.example:443", NULL);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "claude-haiku-5-5", USD);
  page = open_usage (self);
  button = pursuit_window_test_await (page, GTK_TYPE_BUTTON, "Show More (50 of 61)");
  g_assert_null (pursuit_widget_test_find (page, GTK_TYPE_LABEL, "first.example:443"));
  g_signal_emit_by_name (button, "clicked");
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "first.example:443");
  pursuit_widget_test_wait (is_hidden, button);
}

static void
says_what_was_masked (void)
{
  g_autofree char *some = pursuit_usage_words_dup_masked ("person,text,phone");
  g_autofree char *other = pursuit_usage_words_dup_masked ("of-a-later-version");

  g_assert_cmpstr (some, ==, "masked: names, phone numbers");
  g_assert_cmpstr (other, ==, "masked: of-a-later-version");
  g_assert_null (pursuit_usage_words_dup_masked (""));
  g_assert_null (pursuit_usage_words_dup_masked (NULL));
}

static PursuitUsage *
make_days (PursuitUsageRow *rows, guint n)
{
  PursuitUsage *usage = g_new0 (PursuitUsage, 1);

  usage->month = g_strdup ("2026-02");
  usage->group = PURSUIT_USAGE_BY_DAY;
  usage->rows = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (usage->rows, &rows[i]);

  return usage;
}

/* The picture has a bar where something was spent, and its sentence says the dearest day. */
static void
chart_draws_days (void)
{
  static char first[] = "2026-02-01", last[] = "2026-02-28", wrong[] = "2026-02-99";
  PursuitUsageRow rows[] = {
    { .key = first, .requests = 1, .cost = USD, .at_most = USD },
    { .key = last, .requests = 2, .unpriced = 1, .cost = USD / 2, .at_most = 2 * USD },
    { .key = wrong, .requests = 1, .cost = USD / 9, .at_most = USD / 9 },
  };
  g_autoptr (PursuitUsage) usage = make_days (rows, G_N_ELEMENTS (rows));
  g_autoptr (PursuitUsage) nothing = make_days (rows, 0);
  g_autofree char *summary = pursuit_usage_chart_dup_summary (usage);
  g_autofree char *none = pursuit_usage_chart_dup_summary (nothing);
  GtkWidget *chart = g_object_new (PURSUIT_TYPE_USAGE_CHART, NULL);
  GtkWindow *window;

  g_assert_cmpstr (summary, ==, "Requests on 3 days; the dearest is 28 Feb 2026: 0.50 USD");
  g_assert_cmpstr (none, ==, "Nothing was asked in this month");
  pursuit_usage_chart_show (PURSUIT_USAGE_CHART (chart), usage);
  window = pursuit_widget_test_present (chart);
  g_assert_true (gtk_widget_get_visible (chart));
  pursuit_usage_chart_show (PURSUIT_USAGE_CHART (chart), nothing);
  g_assert_false (gtk_widget_get_visible (chart));
  gtk_window_destroy (window);
}

static void
words_say_what_is_known (void)
{
  const PursuitUsageRow cached = { .cached = 3 };
  const PursuitUsageRow underway = { .requests = 1, .uncertain = 1 };
  const PursuitUsageRow mixed = {
    .requests = 3, .unpriced = 1, .uncertain = 1, .bound = 2 * USD, .cost = USD, .at_most = 3 * USD
  };
  g_autofree char *nothing = pursuit_usage_words_dup_cost (&cached);
  g_autofree char *free_of_charge = pursuit_usage_words_dup_cost (&underway);
  g_autofree char *counts = pursuit_usage_words_dup_counts (&cached);
  g_autofree char *cost = pursuit_usage_words_dup_cost (&mixed);
  g_autofree char *doubts = pursuit_usage_words_dup_doubts (&mixed);
  g_autofree char *month = pursuit_usage_words_dup_month ("2026-02");
  g_autofree char *odd = pursuit_usage_words_dup_title (PURSUIT_USAGE_BY_FEATURE, "of-tomorrow");

  g_assert_cmpstr (nothing, ==, "0.00 USD");
  g_assert_cmpstr (free_of_charge, ==, "0.00 USD");
  g_assert_cmpstr (counts, ==, "0 requests · 3 from the cache · 0 tokens");
  g_assert_cmpstr (cost, ==, "1.00 USD");
  g_assert_cmpstr (doubts, ==,
                   "1 unpriced · 1 was cut off or is on its way, at most 2.00 USD · counted as at "
                   "most 3.00 USD");
  g_assert_null (pursuit_usage_words_dup_doubts (&cached));
  g_assert_cmpstr (month, ==, "February 2026");
  g_assert_cmpstr (odd, ==, "of-tomorrow");
}

static GtkWidget *
compare (Fixture *self, const char *cost)
{
  g_autofree char *path = g_build_filename (self->dir, "bill.csv", NULL);
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *month = g_strndup (today, strlen ("2026-11"));
  g_autofree char *text
      = g_strdup_printf ("date,model,cost_usd\n%s,claude-sonnet-5-5,%s\n", today, cost);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  pursuit_usage_comparer_compare (self->window, path, "anthropic", month);

  return pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* What the provider says stands beside ours, the same or not. */
static void
compares_with_a_provider (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "claude-sonnet-5-5", 3 * USD);
  dialog = compare (self, "3");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "Says the Same"));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);

  dialog = compare (self, "3.50");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "Says Otherwise"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "Here 3.00 USD, there 3.50 USD"));
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "claude-sonnet-5-5"));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

#define add(path, test)                                                                            \
  g_test_add ("/app/usage/" path, Fixture, NULL, pursuit_window_test_set_up, test,                 \
              pursuit_window_test_tear_down)
  add ("says-that-nothing-left", says_that_nothing_left);
  add ("shows-what-it-cost", shows_what_it_cost);
  add ("compares-with-a-provider", compares_with_a_provider);
  add ("unpriced-is-never-nothing", unpriced_is_never_nothing);
  add ("uncertain-is-at-most", uncertain_is_at_most);
  add ("stands-against-the-budget", stands_against_the_budget);
  add ("months-are-chosen", months_are_chosen);
  add ("alerts-are-told", alerts_are_told);
  add ("budgets-are-set", budgets_are_set);
  add ("other-figures-are-set", other_figures_are_set);
  add ("requests-have-receipts", requests_have_their_receipts);
  add ("failed-requests-say-why", failed_requests_say_why);
  add ("the-sidebar-tells", the_sidebar_tells_the_month);
  add ("is-exported", is_exported);
  add ("lists-what-left", lists_what_left);
  add ("lists-all-that-left", lists_all_that_left);
  g_test_add_func ("/app/usage/a-receipt-opens-unselected", a_receipt_opens_unselected);
  g_test_add_func ("/app/usage/says-what-was-masked", says_what_was_masked);
  g_test_add_func ("/app/usage/chart-draws-days", chart_draws_days);
  g_test_add_func ("/app/usage/words-say-what-is-known", words_say_what_is_known);
#undef add

  return g_test_run ();
}
