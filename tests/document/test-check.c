/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-check.h"

#include <string.h>

static const PursuitDocumentCheck deal = { TRUE, 1000000, "EUR" };

/* "skipped-level@3 empty-section@5" */
static char *
check (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, &error);
  g_autoptr (GPtrArray) findings = pursuit_findings_new ();
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  pursuit_document_check (document, &deal, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PursuitFinding *finding = findings->pdata[i];

      g_assert_false (finding->blocks);
      g_assert_cmpstr (finding->text, !=, "");
      g_assert_cmpuint (finding->end_line, >=, finding->line);
      g_string_append_printf (text, "%s%s@%u", i > 0 ? " " : "", finding->code, finding->line);
    }

  return g_string_free (text, FALSE);
}

static void
assert_check (const char *markdown, const char *wanted)
{
  g_autofree char *found = check (markdown);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_headings (void)
{
  assert_check ("# A\n\nx\n\n## B\n\nx\n\n### C\n\nx\n\n# D\n\nx\n", "");
  assert_check ("# A\n\nx\n\n### B\n\nx\n", "skipped-level@5");
  /* A text may begin where it likes, and every step up is one. */
  assert_check ("### A\n\nx\n\n# B\n\nx\n", "");
  assert_check ("# A\n\n## B\n\nx\n", "");
  assert_check ("# A\n\nx\n\n## B\n\n## C\n\n- x\n\n## D\n\n---\n",
                "empty-section@5 empty-section@11");
  assert_check ("## A\n\n<!-- page-break -->\n\n# B\n\n| a |\n|--|\n", "empty-section@1");
  assert_check ("", "");
}

static void
test_links (void)
{
  assert_check ("[a](https://example.org) [b](mailto:a@example.org)\n", "");
  assert_check ("x\n\n[a]() y\n", "dead-link@3");
  assert_check ("[a](javascript:alert)\n", "dead-link@1");
  assert_check ("# The price\n\n[see](#the-price)\n", "");
  assert_check ("# The price\n\n- [see](#the-prices)\n", "dead-link@3");
}

static void
test_paragraphs (void)
{
  g_autoptr (GString) text = g_string_new ("# A\n\n");

  for (guint i = 0; i < PURSUIT_DOCUMENT_PARAGRAPH_WORDS; i++)
    g_string_append (text, "word ");
  assert_check (text->str, "");
  g_string_append (text, "more\n");
  assert_check (text->str, "long-paragraph@3");
}

#define TABLE                                                                                      \
  "| Item | Sum, EUR |\n|--|--:|\n| A | 4 000,00 |\n| B | 7.000,00 |\n| C | -1 000,00 |\n"

static void
test_totals (void)
{
  assert_check (TABLE "| **Total** | 10 000,00 |\n", "");
  assert_check (TABLE "| Total without VAT | 10.000,00 |\n", "");
  assert_check ("x\n\n" TABLE "| Gesamt | 10 001,00 |\n", "table-total@3");
  /* No total: nothing is said about a sum. */
  assert_check (TABLE "| D | 10 001,00 |\n", "");
  assert_check (TABLE "| Totally | 10 001,00 |\n", "");
  /* Adds up, to something else than the deal. */
  assert_check ("| Item | Sum, EUR |\n|--|--|\n| A | 1.50 |\n| B | 2.50 |\n| Total | 4.00 |\n",
                "deal-size@1");
  assert_check ("| Item | Hours |\n|--|--|\n| A | 1.50 |\n| B | 2.50 |\n| Total | 4.00 |\n", "");
  assert_check ("| Item | Sum |\n|--|--|\n| A | $1.50 |\n| B | $2.50 |\n| Total | $4.00 |\n", "");
  assert_check ("| Item | Sum, JPY |\n|--|--|\n| A | 100 |\n| B | 200 |\n| Total | 301 |\n",
                "table-total@1");
  assert_check ("| Item | Who |\n|--|--|\n| A | we |\n| B | 2 |\n| Total | 3 |\n", "");
}

static void
test_says_both_sums (void)
{
  g_autoptr (PursuitDocument) document
      = pursuit_document_new (TABLE "| **Total** | 10 001,00 |\n", -1, NULL);
  g_autoptr (GPtrArray) findings = pursuit_findings_new ();

  pursuit_document_check (document, NULL, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (((PursuitFinding *) findings->pdata[0])->text, ==,
                   "The rows of the table come to 10000.00 EUR, its last row says 10001.00 EUR");
  g_assert_cmpuint (((PursuitFinding *) findings->pdata[0])->end_line, ==, 6);
}

static void
test_has_an_end (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PursuitDocument) document = NULL;
  g_autoptr (GPtrArray) findings = pursuit_findings_new ();

  for (guint i = 0; i < 2 * PURSUIT_FINDINGS_MAX; i++)
    g_string_append (text, "# A\n\n");
  document = pursuit_document_new (text->str, -1, NULL);
  pursuit_document_check (document, NULL, findings);
  g_assert_cmpuint (findings->len, ==, PURSUIT_FINDINGS_MAX);
}

static void
test_minutes (void)
{
  g_assert_cmpuint (pursuit_document_reading_minutes (0), ==, 0);
  g_assert_cmpuint (pursuit_document_reading_minutes (1), ==, 1);
  g_assert_cmpuint (pursuit_document_reading_minutes (238), ==, 1);
  g_assert_cmpuint (pursuit_document_reading_minutes (239), ==, 2);
  g_assert_cmpuint (pursuit_document_reading_minutes (G_MAXUINT), ==, G_MAXUINT / 238 + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/check/headings-step-and-hold-something", test_headings);
  g_test_add_func ("/document/check/links-lead-somewhere", test_links);
  g_test_add_func ("/document/check/paragraphs-have-an-end", test_paragraphs);
  g_test_add_func ("/document/check/totals-add-up-to-the-deal", test_totals);
  g_test_add_func ("/document/check/says-both-sums", test_says_both_sums);
  g_test_add_func ("/document/check/findings-have-an-end", test_has_an_end);
  g_test_add_func ("/document/check/reading-takes-minutes", test_minutes);

  return g_test_run ();
}
