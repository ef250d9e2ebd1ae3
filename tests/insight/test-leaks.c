/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/history-made.h"
#include "insight/pursuit-leak-name-private.h"

typedef struct
{
  const char *name;
  PursuitLeakName expected;
} Named;

/* As HubSpot, Salesforce, Pipedrive, Zoho and German programs write them. */
static const Named named[] = {
  { "Closed Won Reason", PURSUIT_LEAK_NAME_OUTCOME },
  { "Closed Lost Reason", PURSUIT_LEAK_NAME_OUTCOME },
  { "Days to close", PURSUIT_LEAK_NAME_OUTCOME },
  { "Days To Close", PURSUIT_LEAK_NAME_OUTCOME },
  { "Is Closed", PURSUIT_LEAK_NAME_OUTCOME },
  { "IsClosed", PURSUIT_LEAK_NAME_OUTCOME },
  { "IsWon", PURSUIT_LEAK_NAME_OUTCOME },
  { "hs_is_closed_won", PURSUIT_LEAK_NAME_OUTCOME },
  { "Close Date", PURSUIT_LEAK_NAME_OUTCOME },
  { "CloseDate", PURSUIT_LEAK_NAME_OUTCOME },
  { "close_value", PURSUIT_LEAK_NAME_OUTCOME },
  { "IsConverted", PURSUIT_LEAK_NAME_OUTCOME },
  { "ConvertedDate", PURSUIT_LEAK_NAME_OUTCOME },
  { "ConvertedOpportunityId", PURSUIT_LEAK_NAME_OUTCOME },
  { "CONVERTED", PURSUIT_LEAK_NAME_OUTCOME },
  { "Became a Customer Date", PURSUIT_LEAK_NAME_OUTCOME },
  { "Time to move from lead to customer (HH:mm:ss)", PURSUIT_LEAK_NAME_OUTCOME },
  { "Recent Deal Amount", PURSUIT_LEAK_NAME_OUTCOME },
  { "Deal - Won time", PURSUIT_LEAK_NAME_OUTCOME },
  { "Deal - Lost reason", PURSUIT_LEAK_NAME_OUTCOME },
  { "Deal - Deal closed on", PURSUIT_LEAK_NAME_OUTCOME },
  { "Closing Date", PURSUIT_LEAK_NAME_OUTCOME },
  { "Outcome", PURSUIT_LEAK_NAME_OUTCOME },
  { "Verlustgrund", PURSUIT_LEAK_NAME_OUTCOME },
  { "Abschlussdatum", PURSUIT_LEAK_NAME_OUTCOME },
  { "Deal Stage", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "StageName", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Lead Status", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Lifecycle Stage", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "ForecastCategory", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Rating", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Tags", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Call outcome", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Lead Profile", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Vertriebsphase", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Qualität", PURSUIT_LEAK_NAME_JUDGEMENT },
  { "Last Activity Date", PURSUIT_LEAK_NAME_AFTERMATH },
  { "LastModifiedDate", PURSUIT_LEAK_NAME_AFTERMATH },
  { "NextStep", PURSUIT_LEAK_NAME_AFTERMATH },
  { "Number of times contacted", PURSUIT_LEAK_NAME_AFTERMATH },
  { "Deal - Done activities", PURSUIT_LEAK_NAME_AFTERMATH },
  { "duration", PURSUIT_LEAK_NAME_AFTERMATH },
  { "Expected Close Date", PURSUIT_LEAK_NAME_AFTERMATH },
  { "Letzte Aktivität", PURSUIT_LEAK_NAME_AFTERMATH },
  { "HubSpot Score", PURSUIT_LEAK_NAME_TOOL },
  { "Probability", PURSUIT_LEAK_NAME_TOOL },
  { "Likelihood to close", PURSUIT_LEAK_NAME_TOOL },
  { "Lead Source", PURSUIT_LEAK_NAME_PLAIN },
  { "Marital Status", PURSUIT_LEAK_NAME_PLAIN },
  { "Employment Status", PURSUIT_LEAK_NAME_PLAIN },
  { "Credit score", PURSUIT_LEAK_NAME_PLAIN },
  { "Number of Employees", PURSUIT_LEAK_NAME_PLAIN },
  { "poutcome", PURSUIT_LEAK_NAME_PLAIN },
  { "Wonder", PURSUIT_LEAK_NAME_PLAIN },
  { "Total Time Spent on Website", PURSUIT_LEAK_NAME_PLAIN },
  { "", PURSUIT_LEAK_NAME_PLAIN },
  { "\xff\xfe", PURSUIT_LEAK_NAME_PLAIN },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autofree char *shown = g_strescape (named[i].name, NULL);

      g_test_message ("“%s”", shown);
      g_assert_cmpint (pursuit_leak_name_classify (named[i].name), ==, named[i].expected);
    }
}

static PursuitHistoryModel *
learn (const MadeColumn *columns, guint n_rows)
{
  g_autoptr (PursuitDataset) dataset = made_dataset (columns, n_rows);
  g_autoptr (GError) error = NULL;
  PursuitHistoryModel *model = pursuit_history_train (dataset, NULL, NULL, &error);

  g_assert_no_error (error);

  return model;
}

/* "certain", "suspect" or "clean". */
static const char *
judge (const PursuitHistoryModel *model, const char *column)
{
  GPtrArray *leaks = pursuit_history_model_get_report (model)->leaks;

  for (guint i = 0; i < leaks->len; i++)
    {
      const PursuitHistoryLeak *leak = g_ptr_array_index (leaks, i);

      if (g_str_equal (leak->column, column))
        return leak->certain ? "certain" : "suspect";
    }

  return "clean";
}

static void
test_exports (void)
{
  static const MadeColumn columns[] = {
    { "Lead Source", made_honest },
    { "Region", made_noise },
    { "Employees", made_number },
    { "Closed Won Reason", made_if_won },
    { "Closed Lost Reason", made_if_lost },
    { "Is Closed", made_outcome },
    { "Close Date", made_if_won },
    { "Days to close", made_number },
    { "ConvertedDate", made_if_won },
    { "Deal Stage", made_outcome },
    { "Lead Status", made_judgement },
    { "Expected Close Date", made_if_won },
    { "HubSpot Score", made_number },
    { "Last contacted", made_honest },
    { NULL, NULL },
  };
  static const char *const certain[]
      = { "Closed Won Reason", "Closed Lost Reason", "Is Closed",
          "Close Date",        "Days to close",      "ConvertedDate",
          "Deal Stage",        "Lead Status",        "Expected Close Date" };
  g_autoptr (PursuitHistoryModel) model = learn (columns, 600);
  const char *const *reads = pursuit_history_model_get_columns (model);

  for (gsize i = 0; i < G_N_ELEMENTS (certain); i++)
    {
      g_assert_cmpstr (judge (model, certain[i]), ==, "certain");
      g_assert_false (g_strv_contains (reads, certain[i]));
    }
  g_assert_cmpstr (judge (model, "HubSpot Score"), ==, "suspect");
  g_assert_cmpstr (judge (model, "Last contacted"), ==, "suspect");
  g_assert_cmpstr (judge (model, "Lead Source"), ==, "clean");
  g_assert_cmpstr (judge (model, "Region"), ==, "clean");
  g_assert_cmpstr (judge (model, "Employees"), ==, "clean");
  g_assert_true (g_strv_contains (reads, "Lead Source"));
  g_assert_true (g_strv_contains (reads, "HubSpot Score"));
}

/* The same without any name that says something. */
static void
test_without_names (void)
{
  static const MadeColumn columns[] = {
    { "A", made_honest }, { "B", made_if_won },    { "C", made_outcome },
    { "D", made_noise },  { "E", made_judgement }, { NULL, NULL },
  };
  g_autoptr (PursuitHistoryModel) model = learn (columns, 600);

  g_assert_cmpstr (judge (model, "A"), ==, "clean");
  g_assert_cmpstr (judge (model, "B"), ==, "certain");
  g_assert_cmpstr (judge (model, "C"), ==, "certain");
  g_assert_cmpstr (judge (model, "D"), ==, "clean");
  /* Honest columns do not tell four in ten of all ends, but who knows. */
  g_assert_cmpstr (judge (model, "E"), ==, "suspect");
}

/* A date that lies behind the beginning of each row, and has to do with how it ends. */
static const char *
made_later (guint row, gboolean won, GRand *random)
{
  static char text[16];
  guint day = row + (won ? 20 : 60) + (guint) g_rand_int_range (random, 0, 30);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1970);
  g_date_add_days (&date, won ? day % 200 + 1 + row : day + row);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);

  return won && row % 3 == 0 ? "" : text;
}

static void
test_later_dates (void)
{
  static const MadeColumn columns[]
      = { { "Visit", made_later }, { "Source", made_honest }, { NULL, NULL } };
  g_autoptr (PursuitHistoryModel) model = learn (columns, 600);

  g_assert_cmpstr (judge (model, "Visit"), !=, "clean");
}

static void
test_few_rows (void)
{
  static const MadeColumn columns[]
      = { { "Source", made_honest }, { "Region", made_noise }, { NULL, NULL } };
  g_autoptr (PursuitHistoryModel) model = learn (columns, 24);

  /* Chance looks like a pattern in a handful of rows, and accuses nobody. */
  g_assert_cmpuint (pursuit_history_model_get_report (model)->leaks->len, ==, 0);
}

/* What only decided leads have cannot speak of open ones, whatever it is called. */
static void
test_open_rows (void)
{
  static const MadeColumn columns[]
      = { { "Source", made_honest }, { "Region", made_noise }, { NULL, NULL } };
  g_autoptr (PursuitDataset) dataset = made_dataset (columns, 400);
  g_autoptr (PursuitHistoryModel) model = NULL;

  for (guint i = 0; i < 100; i++)
    {
      const char *cells[] = { "Web", i % 50 == 0 ? "North" : "" };

      g_assert_true (pursuit_dataset_add (dataset, cells, PURSUIT_OUTCOME_OPEN, 0));
    }
  model = pursuit_history_train (dataset, NULL, NULL, NULL);
  g_assert_cmpstr (judge (model, "Region"), ==, "certain");
  g_assert_cmpstr (judge (model, "Source"), ==, "clean");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/leaks/names-of-exports", test_names);
  g_test_add_func ("/insight/leaks/columns-of-exports", test_exports);
  g_test_add_func ("/insight/leaks/emptiness-and-power-without-names", test_without_names);
  g_test_add_func ("/insight/leaks/dates-behind-the-beginning", test_later_dates);
  g_test_add_func ("/insight/leaks/empty-while-open", test_open_rows);
  g_test_add_func ("/insight/leaks/few-rows-accuse-nobody", test_few_rows);

  return g_test_run ();
}
