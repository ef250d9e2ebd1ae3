/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-document-html.h"
#include "document/pursuit-document-text.h"
#include "document/pursuit-front-matter.h"
#include "document/pursuit-markdown-escape.h"
#include "document/pursuit-template-library.h"
#include "document/pursuit-template-text.h"

static PursuitTemplateValues *
make_values (void)
{
  PursuitTemplateValues *values = pursuit_template_values_new ();

  pursuit_template_values_set (values, "company_name", NULL, "Brennholt Pumpen GmbH");
  pursuit_template_values_set (values, "lead.city", NULL, "Aachen");
  pursuit_template_values_set (values, "evil", NULL, "*Evil* <b>|");
  pursuit_template_values_set (values, "signer", "signer", NULL);
  pursuit_template_values_set (values, "blank", NULL, " \n\t ");
  pursuit_template_values_set_markdown (values, "price_table", "price table",
                                        "| A |\n|--|\n| 1 |\n");

  return values;
}

static PursuitTemplateFill *
fill (const char *template)
{
  g_autoptr (PursuitTemplateValues) values = make_values ();
  g_autoptr (GError) error = NULL;
  PursuitTemplateFill *result = pursuit_template_fill (template, values, &error);

  g_assert_no_error (error);

  return result;
}

static void
assert_fill (const char *template, const char *expected)
{
  g_autoptr (PursuitTemplateFill) result = fill (template);

  g_assert_cmpstr (result->markdown, ==, expected);
}

static void
assert_fails (const char *template, int code, const char *part)
{
  g_autoptr (PursuitTemplateValues) values = make_values ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_template_fill (template, values, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_fills_values (void)
{
  assert_fill ("For {{company_name}} in {{ lead.city }}.\n",
               "For Brennholt Pumpen GmbH in Aachen.\n");
  assert_fill ("", "");
  assert_fill ("no tags", "no tags");
  assert_fill ("\\{{company_name}} and \\{{", "{{company_name}} and {{");
  assert_fill ("x\n{{price_table}}\ny\n", "x\n| A |\n|--|\n| 1 |\ny\n");
}

static void
test_keeps_one_part_of_a_condition (void)
{
  assert_fill ("{{#if lead.city}}in {{lead.city}}{{else}}anywhere{{/if}}.", "in Aachen.");
  assert_fill ("{{#if signer}}by {{signer}}{{else}}unsigned{{/if}}.", "unsigned.");
  assert_fill ("{{#if blank}}x{{/if}}y", "y");
  assert_fill ("a\n{{#if lead.city}}\nb\n  {{#if signer}}\nc\n  {{/if}}\nd\n{{/if}}\ne\n",
               "a\nb\nd\ne\n");
  assert_fill ("a\n{{#if signer}}\nb\n{{else}}\nc\n{{/if}}\ne\n", "a\nc\ne\n");
}

static void
test_fails_loudly (void)
{
  assert_fails ("a\nb {{unknown}}", PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, "unknown");
  assert_fails ("a\nb {{unknown}}", PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, "Line 2");
  assert_fails ("{{#if signer}}{{nobody}}{{/if}}", PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE,
                "nobody");
  assert_fails ("\n\n{{#if nobody}}x{{/if}}", PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, "Line 3");
  assert_fails ("a {{company_name", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "Line 1");
  assert_fails ("a {{company_name\n}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "Line 1");
  assert_fails ("a\n{{}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "Line 2");
  assert_fails ("{{company name}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "Line 1");
  assert_fails ("{{#each x}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "Line 1");
  assert_fails ("{{#if signer}}x\n", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "{{/if}}");
  assert_fails ("x\n{{/if}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "Line 2");
  assert_fails ("{{else}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "{{else}}");
  assert_fails ("{{#if signer}}{{else}}{{else}}{{/if}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE,
                "{{else}}");
  assert_fails ("Price: {{price_table}}", PURSUIT_DOCUMENT_ERROR_TEMPLATE, "alone");
}

static void
test_refuses_deep_conditions (void)
{
  g_autoptr (GString) template = g_string_new (NULL);

  for (guint i = 0; i <= PURSUIT_TEMPLATE_MAX_DEPTH; i++)
    g_string_append (template, "{{#if lead.city}}");
  assert_fails (template->str, PURSUIT_DOCUMENT_ERROR_TEMPLATE, "inside each other");
}

static void
test_collects_what_is_missing (void)
{
  g_autoptr (PursuitTemplateFill) result = fill ("One {{signer}}\n\nand {{blank}}.\n");
  g_autoptr (PursuitTemplateFill) whole = fill ("{{company_name}}");
  const PursuitTemplateGap *first = g_ptr_array_index (result->gaps, 0);
  const PursuitTemplateGap *second = g_ptr_array_index (result->gaps, 1);
  g_autoptr (PursuitDocument) document = pursuit_document_new (result->markdown, -1, NULL);
  g_autofree char *html = pursuit_document_to_html (document);
  g_autofree char *text = pursuit_document_to_text (document, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (result->gaps->len, ==, 2);
  g_assert_cmpstr (first->name, ==, "signer");
  g_assert_cmpuint (first->line, ==, 1);
  g_assert_cmpstr (second->name, ==, "blank");
  g_assert_cmpuint (second->line, ==, 3);
  g_assert_nonnull (strstr (html, "<mark class=\"gap\">signer: not established</mark>"));
  g_assert_nonnull (strstr (text, "[signer: not established]"));

  g_assert_false (pursuit_template_fill_check (result, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_MISSING_VALUE);
  g_assert_nonnull (strstr (error->message, "signer (line 1), blank (line 3)"));
  g_assert_true (pursuit_template_fill_check (whole, NULL));
}

static void
test_keeps_source_lines (void)
{
  g_autoptr (PursuitTemplateFill) result
      = fill ("one\n{{price_table}}\nthree\n{{#if signer}}\nfive\n{{/if}}\nseven\n");

  g_assert_cmpstr (result->markdown, ==, "one\n| A |\n|--|\n| 1 |\nthree\nseven\n");
  g_assert_cmpuint (pursuit_template_fill_get_source_line (result, 1), ==, 1);
  g_assert_cmpuint (pursuit_template_fill_get_source_line (result, 2), ==, 2);
  g_assert_cmpuint (pursuit_template_fill_get_source_line (result, 4), ==, 2);
  g_assert_cmpuint (pursuit_template_fill_get_source_line (result, 5), ==, 3);
  g_assert_cmpuint (pursuit_template_fill_get_source_line (result, 6), ==, 7);
  g_assert_cmpuint (pursuit_template_fill_get_source_line (result, 999), ==, 8);
}

static void
test_values_change_no_structure (void)
{
  g_autoptr (PursuitTemplateFill) result
      = fill ("# {{evil}}\n\n- {{evil}}\n\n| {{evil}} | B |\n|--|--|\n| {{evil}} | 2 |\n");
  g_autoptr (PursuitDocument) document = pursuit_document_new (result->markdown, -1, NULL);
  g_autofree char *text = pursuit_document_to_text (document, 0);
  g_autofree char *html = pursuit_document_to_html (document);

  g_assert_nonnull (strstr (text, "*Evil* <b>|\n==========="));
  g_assert_nonnull (strstr (text, "- *Evil* <b>|\n"));
  g_assert_nonnull (strstr (text, "*Evil* <b>|  2\n"));
  g_assert_null (strstr (html, "<em>"));
  g_assert_null (strstr (html, "<b>"));
}

/* Each value must come out of the parser exactly as it went in, wherever it stands. */
static void
test_escapes_everything (void)
{
  static const char *const VALUES[] = {
    "1. First",
    "7)",
    "- item",
    "+ x",
    "===",
    "---",
    "# not a heading",
    "> q",
    "```",
    "~~~",
    "~~s~~",
    "`c`",
    "[a](http://x)",
    "![i](u)",
    "[x]: y",
    "a_b_c",
    "\\",
    "a\\*b",
    "&amp; &#42;",
    "<!-- c -->",
    "<https://e.org>",
    "https://e.org/x",
    "www.example.org",
    "{{company_name}}",
    "|a|b|",
    "2026-11-22",
    "1 234.50",
    "−5 %",
    "O'Neil & Söhne (Köln): 50 % + 3",
    "[ ] open",
    "Price: 3",
    "x:",
    "(in brackets)",
    "“quoted” — dash",
  };
  static const char *const PLACES[]
      = { "%s", "before %s after", "- %s", "> %s", "text\n%s", "1. x\n   %s", "*a* %s" };

  for (gsize i = 0; i < G_N_ELEMENTS (VALUES); i++)
    {
      g_autofree char *escaped = pursuit_markdown_escape (VALUES[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (PLACES); j++)
        {
          g_auto (GStrv) parts = g_strsplit (PLACES[j], "%s", 2);
          g_autofree char *markdown = g_strconcat (parts[0], escaped, parts[1], NULL);
          g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, NULL);
          g_autofree char *plain
              = pursuit_document_node_dup_plain_text (pursuit_document_get_root (document));
          g_autofree char *html = pursuit_document_to_html (document);

          g_assert_nonnull (strstr (plain, VALUES[i]));
          g_assert_null (strstr (html, "<a "));
          g_assert_null (strstr (html, "<h"));
          g_assert_null (strstr (html, "<code"));
        }
    }
}

static void
test_keeps_plain_words_readable (void)
{
  static const char *const PLAIN[] = { "Brennholt Pumpen GmbH", "2026-11-22",
                                       "48 600.00 EUR",         "St. Pölten",
                                       "18 November 2026",      "50 % + VAT, net (30 days)" };
  g_autofree char *squeezed = pursuit_markdown_escape ("  two\n\n lines\t ");

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (PLAIN); i++)
    {
      g_autofree char *escaped = pursuit_markdown_escape (PLAIN[i]);

      g_assert_cmpstr (escaped, ==, PLAIN[i]);
    }
  g_assert_cmpstr (squeezed, ==, "two lines");
}

static void
test_lists_variables (void)
{
  g_autoptr (GPtrArray) names
      = pursuit_template_list_variables ("{{b}} {{#if a}}{{b}}{{/if}} {{c.d}} \\{{e}}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "b");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (names, 2), ==, "c.d");
  g_assert_null (pursuit_template_list_variables ("{{", &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TEMPLATE);
}

static void
test_checks_names (void)
{
  g_assert_true (pursuit_template_name_is_valid ("company_name"));
  g_assert_true (pursuit_template_name_is_valid ("lead.city2"));
  g_assert_false (pursuit_template_name_is_valid (NULL));
  g_assert_false (pursuit_template_name_is_valid (""));
  g_assert_false (pursuit_template_name_is_valid ("a..b"));
  g_assert_false (pursuit_template_name_is_valid (".a"));
  g_assert_false (pursuit_template_name_is_valid ("a."));
  g_assert_false (pursuit_template_name_is_valid ("2a"));
  g_assert_false (pursuit_template_name_is_valid ("a b"));
}

/* The variables that the workspace promises to every template. */
static const char *const PROMISED[]
    = { "company_name", "contact_name", "contact_title",     "title",      "today", "valid_until",
        "term",         "total",        "currency",          "owner_name", "need",  "budget",
        "timeline",     "signer",       "organization_name", "next_step" };

static void
test_builtin_templates_fill (void)
{
  const GPtrArray *library = pursuit_template_library_list ();

  g_assert_cmpuint (library->len, ==, 3);
  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);
      g_autoptr (PursuitTemplateValues) values = pursuit_template_values_new ();
      g_autoptr (PursuitTemplateFill) result = NULL;
      g_autoptr (PursuitDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (PROMISED); j++)
        pursuit_template_values_set (values, PROMISED[j], NULL, "Value");
      pursuit_template_values_set_markdown (values, "price_table", NULL,
                                            "| A | B |\n|--|--:|\n| x | 1 |\n");
      result = pursuit_template_fill (template->markdown, values, &error);
      g_assert_no_error (error);
      g_assert_true (pursuit_template_fill_check (result, NULL));
      document = pursuit_document_new (result->markdown, -1, NULL);
      g_assert_cmpstr (pursuit_document_get_title (document), ==, "Value");
      g_assert_null (strstr (result->markdown, "{{"));
      g_assert_cmpuint (strlen (template->name), >, 3);
      g_assert_cmpuint (strlen (template->description), >, 20);
      g_assert_true (pursuit_template_library_find (template->id) == template);
    }
  g_assert_null (pursuit_template_library_find ("none"));
  g_assert_null (pursuit_template_library_find (NULL));
}

/* A version in German has the same lines, with the same variables in them. */
static void
test_builtin_templates_in_german (void)
{
  const GPtrArray *library = pursuit_template_library_list ();

  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);
      g_autofree char *german = pursuit_template_library_dup_in (template->markdown, "de-AT");
      g_autofree char *french = pursuit_template_library_dup_in (template->markdown, "fr");
      g_autofree char *other = pursuit_template_library_dup_in (template->markdown, NULL);
      g_auto (GStrv) lines = g_strsplit (template->markdown, "\n", -1);
      g_auto (GStrv) german_lines = g_strsplit (template->german, "\n", -1);

      g_assert_cmpstr (german, ==, template->german);
      g_assert_cmpstr (french, ==, template->markdown);
      g_assert_cmpstr (other, ==, template->markdown);
      g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (german_lines));
      for (guint k = 0; lines[k] != NULL; k++)
        g_assert_true ((strstr (lines[k], "{{") != NULL)
                       == (strstr (german_lines[k], "{{") != NULL));
    }
}

static void
test_front_matter_is_safe_yaml (void)
{
  GString *head = pursuit_front_matter_new ();
  g_autofree char *file = NULL;
  g_autoptr (GHashTable) values = NULL;
  const char *body;

  pursuit_front_matter_add (head, "status", "no");
  pursuit_front_matter_add (head, "title", "A \"b\" \\ c: #d\n---\nevil: yes");
  pursuit_front_matter_add (head, "absent", NULL);
  pursuit_front_matter_add_int (head, "version", 4);
  file = pursuit_front_matter_finish (head, "# T\n");

  g_assert_cmpstr (file, ==,
                   "---\nstatus: \"no\"\n"
                   "title: \"A \\\"b\\\" \\\\ c: #d\\n---\\nevil: yes\"\n"
                   "version: 4\n---\n\n# T\n");
  body = pursuit_front_matter_skip (file, &values);
  g_assert_cmpstr (body, ==, "# T\n");
  g_assert_cmpstr (g_hash_table_lookup (values, "status"), ==, "no");
  g_assert_cmpstr (g_hash_table_lookup (values, "title"), ==, "A \"b\" \\ c: #d\n---\nevil: yes");
  g_assert_cmpstr (g_hash_table_lookup (values, "version"), ==, "4");
  g_assert_null (g_hash_table_lookup (values, "evil"));
}

static void
test_front_matter_is_optional (void)
{
  g_autoptr (GHashTable) values = NULL;

  g_assert_cmpstr (pursuit_front_matter_skip ("# T\n---\n", &values), ==, "# T\n---\n");
  g_assert_cmpuint (g_hash_table_size (values), ==, 0);
  g_assert_cmpstr (pursuit_front_matter_skip ("---\nopen: 1\n", NULL), ==, "---\nopen: 1\n");
  g_assert_cmpstr (pursuit_front_matter_skip ("---\n---\nx", NULL), ==, "x");
  g_assert_cmpstr (pursuit_front_matter_skip ("", NULL), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/template/fills-values", test_fills_values);
  g_test_add_func ("/document/template/keeps-one-part-of-a-condition",
                   test_keeps_one_part_of_a_condition);
  g_test_add_func ("/document/template/fails-loudly", test_fails_loudly);
  g_test_add_func ("/document/template/refuses-deep-conditions", test_refuses_deep_conditions);
  g_test_add_func ("/document/template/collects-what-is-missing", test_collects_what_is_missing);
  g_test_add_func ("/document/template/keeps-source-lines", test_keeps_source_lines);
  g_test_add_func ("/document/template/values-change-no-structure",
                   test_values_change_no_structure);
  g_test_add_func ("/document/template/lists-variables", test_lists_variables);
  g_test_add_func ("/document/template/checks-names", test_checks_names);
  g_test_add_func ("/document/template/builtin-templates-fill", test_builtin_templates_fill);
  g_test_add_func ("/document/template/builtin-templates-in-german",
                   test_builtin_templates_in_german);
  g_test_add_func ("/document/escape/escapes-everything", test_escapes_everything);
  g_test_add_func ("/document/escape/keeps-plain-words-readable", test_keeps_plain_words_readable);
  g_test_add_func ("/document/front-matter/is-safe-yaml", test_front_matter_is_safe_yaml);
  g_test_add_func ("/document/front-matter/is-optional", test_front_matter_is_optional);

  return g_test_run ();
}
