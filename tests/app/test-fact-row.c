/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-fact-row.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-user.h"
#include "tests/app/pursuit-widget-test.h"

#define USER_ID "0190b3a1-7d8e-7000-8000-00000000000a"

typedef struct
{
  PursuitRecord *lead;
  PursuitFactRow *row;
  GtkWindow *window;
  PursuitRecord *changed; /* what the row announced last */
} Fixture;

static void
on_changed (Fixture *fixture, PursuitRecord *record)
{
  g_set_object (&fixture->changed, record);
}

static void
set_up (Fixture *fixture, gconstpointer field)
{
  GtkWidget *list = gtk_list_box_new ();

  fixture->lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  pursuit_record_set_text (fixture->lead, PURSUIT_LEAD_COMPANY_NAME, "Klinikum Aurach");
  pursuit_record_set_integer (fixture->lead, PURSUIT_LEAD_VALUE, 4860000);
  pursuit_record_set_text (fixture->lead, PURSUIT_LEAD_CURRENCY, "EUR");
  fixture->row
      = PURSUIT_FACT_ROW (pursuit_fact_row_new (PURSUIT_KIND_LEAD, GPOINTER_TO_UINT (field)));
  pursuit_fact_row_set_record (fixture->row, fixture->lead);
  g_signal_connect_swapped (fixture->row, "changed", G_CALLBACK (on_changed), fixture);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
  fixture->window = pursuit_widget_test_present (list);
}

static void
tear_down (Fixture *fixture, gconstpointer field)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->lead);
  g_clear_object (&fixture->changed);
}

static GtkWidget *
get_entry (Fixture *fixture)
{
  return pursuit_widget_test_find (GTK_WIDGET (fixture->row), GTK_TYPE_ENTRY, NULL);
}

static void
type (Fixture *fixture, const char *text)
{
  pursuit_fact_row_start (fixture->row);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), text);
  g_signal_emit_by_name (get_entry (fixture), "activate");
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return pursuit_widget_test_find (GTK_WIDGET (fixture->row), GTK_TYPE_LABEL, text) != NULL;
}

static void
test_saves (Fixture *fixture, gconstpointer field)
{
  g_assert_true (says (fixture, "48600 EUR"));
  type (fixture, "50000");
  g_assert_nonnull (fixture->changed);
  g_assert_cmpint (pursuit_record_get_integer (fixture->changed, PURSUIT_LEAD_VALUE), ==, 5000000);
  g_assert_true (says (fixture, "50000 EUR"));
  /* The record that was given stays as it was until the workspace has stored the new one. */
  g_assert_cmpint (pursuit_record_get_integer (fixture->lead, PURSUIT_LEAD_VALUE), ==, 4860000);
}

static void
test_unchanged (Fixture *fixture, gconstpointer field)
{
  pursuit_fact_row_start (fixture->row);
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_null (fixture->changed);
  g_assert_true (says (fixture, "48600 EUR"));
}

static void
test_wrong (Fixture *fixture, gconstpointer field)
{
  type (fixture, "forty");
  g_assert_null (fixture->changed);
  g_assert_nonnull (get_entry (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (fixture))), ==, "forty");
  g_assert_true (gtk_widget_has_css_class (get_entry (fixture), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_entry (fixture)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  type (fixture, "41000");
  g_assert_cmpint (pursuit_record_get_integer (fixture->changed, PURSUIT_LEAD_VALUE), ==, 4100000);
}

static void
test_empty (Fixture *fixture, gconstpointer field)
{
  type (fixture, "");
  g_assert_false (pursuit_record_is_set (fixture->changed, PURSUIT_LEAD_VALUE));
  g_assert_true (says (fixture, "None yet"));
}

static void
test_date (Fixture *fixture, gconstpointer field)
{
  g_assert_true (says (fixture, "None yet"));
  type (fixture, "2026-12-18");
  g_assert_true (says (fixture, "18 Dec 2026"));
  type (fixture, "2026-12-32");
  g_assert_nonnull (get_entry (fixture));
}

static void
test_owner (Fixture *fixture, gconstpointer field)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);
  PursuitRecord *user = pursuit_record_new (PURSUIT_KIND_USER);
  GtkWidget *drop_down;

  pursuit_record_set_text (user, PURSUIT_FIELD_RECORD_ID, USER_ID);
  pursuit_record_set_text (user, PURSUIT_USER_NAME, "Marta Lindqvist");
  g_ptr_array_add (users, user);
  pursuit_fact_row_set_references (fixture->row, users);

  pursuit_fact_row_start (fixture->row);
  drop_down = pursuit_widget_test_find (GTK_WIDGET (fixture->row), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_nonnull (drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpstr (pursuit_record_get_text (fixture->changed, PURSUIT_LEAD_OWNER_ID), ==, USER_ID);
  g_assert_true (says (fixture, "Marta Lindqvist"));
}

static void
test_computed (Fixture *fixture, gconstpointer field)
{
  pursuit_fact_row_start (fixture->row);
  g_assert_null (get_entry (fixture));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (fixture->row)));
}

static void
add (const char *path, guint field, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GUINT_TO_POINTER (field), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/fact-row/enter-saves", PURSUIT_LEAD_VALUE, test_saves);
  add ("/app/fact-row/nothing-changed-saves-nothing", PURSUIT_LEAD_VALUE, test_unchanged);
  add ("/app/fact-row/wrong-input-stays-with-its-reason", PURSUIT_LEAD_VALUE, test_wrong);
  add ("/app/fact-row/empty-takes-the-value-away", PURSUIT_LEAD_VALUE, test_empty);
  add ("/app/fact-row/days-are-checked", PURSUIT_LEAD_EXPECTED_CLOSE, test_date);
  add ("/app/fact-row/owner-is-chosen-by-name", PURSUIT_LEAD_OWNER_ID, test_owner);
  add ("/app/fact-row/computed-fields-are-not-edited", PURSUIT_FIELD_CREATED_AT, test_computed);

  return g_test_run ();
}
