/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/document-fixture.h"
#include "tests/app/pursuit-widget-test.h"
#include "workspace/proposals/pursuit-proposal-check.h"

/* Claims are looked for in their own sections, in their order and as words of their own, and again
 * when the page has changed. */
static void
test_claims (void)
{
  PursuitClaim claims[] = {
    { .text = (char *) "5", .line = 3, .state = PURSUIT_CLAIM_SOURCED },
    { .text = (char *) "5", .line = 5, .state = PURSUIT_CLAIM_UNSOURCED },
    { .text = (char *) "ISO 9001", .line = 5, .state = PURSUIT_CLAIM_CONFIRMED },
    { .text = (char *) "40 %", .line = 9, .state = PURSUIT_CLAIM_UNSOURCED },
    { .text = (char *) "nowhere", .line = 9, .state = PURSUIT_CLAIM_UNSOURCED },
  };
  guint lines[] = { 1, 7 };
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    g_ptr_array_add (list, &claims[i]);
  g_array_append_vals (headings, lines, G_N_ELEMENTS (lines));
  document_fixture_show (
      view, "# One\n\n5 known\n\n25 and 5 open, ISO 9001, 40 % before\n\n## Two\n\nby 40 %.\n");
  pursuit_document_view_set_claims (view, list, headings);
  for (int i = 0; i < 2; i++)
    {
      g_assert_false (document_fixture_is_tagged (view, "5 known", PURSUIT_DOCUMENT_TAG_CLAIM));
      g_assert_false (document_fixture_is_tagged (view, "5 and", PURSUIT_DOCUMENT_TAG_CLAIM));
      g_assert_true (document_fixture_is_tagged (view, "5 open", PURSUIT_DOCUMENT_TAG_CLAIM));
      g_assert_false (document_fixture_is_tagged (view, "ISO 9001", PURSUIT_DOCUMENT_TAG_CLAIM));
      g_assert_false (document_fixture_is_tagged (view, "40 % before", PURSUIT_DOCUMENT_TAG_CLAIM));
      g_assert_true (document_fixture_is_tagged (view, "40 %.", PURSUIT_DOCUMENT_TAG_CLAIM));
      document_fixture_show (
          view, "# One\n\n5 known\n\n25 and then 5 open, ISO 9001, 40 % before\n\n## Two\n\n"
                "Less by 40 %.\n");
    }
}

/* In a table it is the row that says it. */
static void
test_claims_in_tables (void)
{
  PursuitClaim claims[] = {
    { .text = (char *) "99.9 %", .line = 1, .state = PURSUIT_CLAIM_SOURCED },
    { .text = (char *) "99.9 %", .line = 5, .state = PURSUIT_CLAIM_UNSOURCED },
    { .text = (char *) "40 people", .line = 5, .state = PURSUIT_CLAIM_CONFIRMED },
    { .text = (char *) "40 people", .line = 8, .state = PURSUIT_CLAIM_UNSOURCED },
  };
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) tables = NULL;
  GtkWidget *head, *first, *second;

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    g_ptr_array_add (list, &claims[i]);
  document_fixture_show (
      view, "Up 99.9 % of it.\n\n| What | How much |\n|---|---|\n| Up | **99.9 %**, 40 people |\n"
            "| Down | 99.9 % |\n\nFor 40 people.\n");
  tables = document_fixture_list_tables (view);
  head = gtk_widget_get_first_child (tables->pdata[0]);
  first = gtk_widget_get_next_sibling (head);
  second = gtk_widget_get_next_sibling (first);
  pursuit_document_view_set_claims (view, list, headings);
  g_assert_false (document_fixture_is_tagged (view, "99.9 % of", PURSUIT_DOCUMENT_TAG_CLAIM));
  g_assert_null (gtk_widget_get_tooltip_text (head));
  g_assert_nonnull (gtk_widget_get_tooltip_text (first));
  g_assert_null (gtk_widget_get_tooltip_text (second));
  g_assert_true (document_fixture_is_tagged (view, "40 people.", PURSUIT_DOCUMENT_TAG_CLAIM));

  pursuit_document_view_set_claims (view, none, headings);
  g_assert_null (gtk_widget_get_tooltip_text (first));
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);
  g_test_add_func ("/app/page-marks/text", test_claims);
  g_test_add_func ("/app/page-marks/tables", test_claims_in_tables);

  return g_test_run ();
}
