/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-row.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-time.h"
#include "tests/app/pursuit-widget-test.h"

static PursuitRecord *
create_lead (void)
{
  PursuitRecord *lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Brennholt Pumpen GmbH");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME, "Anna Keller");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_TITLE, "Head of Operations");
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_SIZE, "850");
  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, "qualified");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, 4860000);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
  pursuit_record_set_text (lead, PURSUIT_LEAD_LAST_ACTIVITY_AT, "2026-11-24T09:00:00Z");

  return lead;
}

static GtkWidget *
create_row (PursuitRecord *lead)
{
  GtkWidget *row = g_object_ref_sink (pursuit_lead_row_new ());

  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), lead);

  return row;
}

static void
assert_says (GtkWidget *row, const char *text)
{
  if (pursuit_widget_test_find (row, GTK_TYPE_LABEL, text) == NULL)
    g_error ("The row does not say “%s”", text);
}

static void
test_lines (void)
{
  g_autoptr (PursuitRecord) lead = create_lead ();
  g_autoptr (GtkWidget) row = create_row (lead);

  assert_says (row, "Brennholt Pumpen GmbH");
  assert_says (row, "Anna Keller · Head of Operations · 850 people");
  assert_says (row, "48600 EUR · Qualified");
  assert_says (row, "5 h");
}

static void
test_score (void)
{
  g_autoptr (PursuitRecord) lead = create_lead ();
  g_autoptr (GtkWidget) row = create_row (lead);
  GtkWidget *pill = pursuit_widget_test_find (row, GTK_TYPE_LABEL, "not scored");

  g_assert_nonnull (pill);
  g_assert_true (gtk_widget_has_css_class (pill, "none"));

  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, 88);
  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), lead);
  g_assert_true (pursuit_widget_test_find (row, GTK_TYPE_LABEL, "88") == pill);
  g_assert_true (gtk_widget_has_css_class (pill, "high"));
  g_assert_false (gtk_widget_has_css_class (pill, "none"));

  /* A score of 0 is a score. */
  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, 0);
  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), lead);
  assert_says (row, "0");
}

static void
test_lonely (void)
{
  g_autoptr (PursuitRecord) lead = create_lead ();
  g_autoptr (GtkWidget) row = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_LAST_ACTIVITY_AT, "2026-11-01T09:00:00Z");
  row = create_row (lead);
  assert_says (row, "23 d without contact");

  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, "won");
  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), lead);
  assert_says (row, "23 d");
}

static void
test_person_only (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (GtkWidget) row = NULL;
  g_autofree char *quiet = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME, "Anna Keller");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Linz");
  row = create_row (lead);
  assert_says (row, "Anna Keller");
  quiet = pursuit_lead_dup_quiet_line (lead);
  g_assert_cmpstr (quiet, ==, "Linz");
}

static void
test_reused (void)
{
  g_autoptr (PursuitRecord) lead = create_lead ();
  g_autoptr (PursuitRecord) other = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (GtkWidget) row = create_row (lead);

  pursuit_record_set_text (other, PURSUIT_LEAD_COMPANY_NAME, "Tarnov");
  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), other);
  assert_says (row, "Tarnov");
  g_assert_null (pursuit_widget_test_find (row, GTK_TYPE_LABEL, "48600 EUR · Qualified"));

  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), NULL);
  assert_says (row, "…");
}

int
main (int argc, char **argv)
{
  gint64 now_us;

  pursuit_widget_test_init (&argc, &argv);
  g_assert_true (pursuit_time_parse ("2026-11-24T14:20:00Z", &now_us, NULL));
  pursuit_clock_pin (now_us);

  g_test_add_func ("/app/lead-row/says-who-how-much-and-when", test_lines);
  g_test_add_func ("/app/lead-row/not-scored-is-not-zero", test_score);
  g_test_add_func ("/app/lead-row/open-leads-get-lonely", test_lonely);
  g_test_add_func ("/app/lead-row/person-without-company", test_person_only);
  g_test_add_func ("/app/lead-row/keeps-nothing-of-the-lead-before", test_reused);

  return g_test_run ();
}
