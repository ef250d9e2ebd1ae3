/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-document.h"
#include "document/pursuit-link.h"

static PursuitDocument *
parse (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  PursuitDocument *document = pursuit_document_new (markdown, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static const PursuitDocumentNode *
child (const PursuitDocumentNode *node, guint index)
{
  node = pursuit_document_node_get_first_child (node);
  for (; index > 0; index--)
    node = pursuit_document_node_get_next (node);

  return node;
}

static void
assert_lines (const PursuitDocumentNode *node, PursuitNodeKind kind, guint start, guint end)
{
  g_assert_nonnull (node);
  g_assert_cmpint (pursuit_document_node_get_kind (node), ==, kind);
  g_assert_cmpuint (pursuit_document_node_get_start_line (node), ==, start);
  g_assert_cmpuint (pursuit_document_node_get_end_line (node), ==, end);
}

static void
test_knows_source_lines (void)
{
  g_autoptr (PursuitDocument) document = parse ("# Title\n"
                                                "\n"
                                                "One\n"
                                                "two\n"
                                                "\n"
                                                "- a\n"
                                                "  - b\n"
                                                "- c\n"
                                                "\n"
                                                "> q\n"
                                                "\n"
                                                "```c\n"
                                                "x\n"
                                                "```\n"
                                                "\n"
                                                "| A | B |\n"
                                                "|---|--:|\n"
                                                "| 1 | 2 |\n"
                                                "| 3 |\n");
  const PursuitDocumentNode *root = pursuit_document_get_root (document);
  const PursuitDocumentNode *table = child (root, 5);

  assert_lines (child (root, 0), PURSUIT_NODE_HEADING, 1, 1);
  assert_lines (child (root, 1), PURSUIT_NODE_PARAGRAPH, 3, 4);
  assert_lines (child (child (root, 2), 0), PURSUIT_NODE_ITEM, 6, 7);
  assert_lines (child (child (root, 2), 1), PURSUIT_NODE_ITEM, 8, 8);
  assert_lines (child (root, 3), PURSUIT_NODE_QUOTE, 10, 10);
  assert_lines (child (root, 4), PURSUIT_NODE_CODE_BLOCK, 12, 14);
  assert_lines (table, PURSUIT_NODE_TABLE, 16, 19);
  assert_lines (child (table, 0), PURSUIT_NODE_ROW, 16, 16);
  assert_lines (child (table, 1), PURSUIT_NODE_ROW, 18, 18);
  assert_lines (child (table, 2), PURSUIT_NODE_ROW, 19, 19);
}

static void
test_finds_block_of_line (void)
{
  g_autoptr (PursuitDocument) document = parse ("# T\n\n- a\n  - b\n\nend\n");

  assert_lines (pursuit_document_find_line (document, 1), PURSUIT_NODE_HEADING, 1, 1);
  assert_lines (pursuit_document_find_line (document, 4), PURSUIT_NODE_PARAGRAPH, 4, 4);
  assert_lines (pursuit_document_find_line (document, 6), PURSUIT_NODE_PARAGRAPH, 6, 6);
  assert_lines (pursuit_document_find_line (document, 600), PURSUIT_NODE_PARAGRAPH, 6, 6);
}

static void
test_keeps_what_kinds_need (void)
{
  g_autoptr (PursuitDocument) document = parse ("3. [x] done\n4. open\n\n"
                                                "| A | B | C |\n|:--|:-:|--:|\n| 1 |\n\n"
                                                "```sql\nselect 1;\n```\n");
  const PursuitDocumentNode *root = pursuit_document_get_root (document);
  const PursuitDocumentNode *list = child (root, 0);
  const PursuitDocumentNode *table = child (root, 1);
  const PursuitDocumentNode *code = child (root, 2);

  g_assert_true (pursuit_document_node_is_ordered (list));
  g_assert_true (pursuit_document_node_is_tight (list));
  g_assert_cmpuint (pursuit_document_node_get_list_start (list), ==, 3);
  g_assert_cmpint (pursuit_document_node_get_task_state (child (list, 0)), ==, PURSUIT_TASK_DONE);
  g_assert_cmpint (pursuit_document_node_get_task_state (child (list, 1)), ==, PURSUIT_TASK_NONE);
  g_assert_cmpuint (pursuit_document_node_get_n_columns (table), ==, 3);
  g_assert_cmpint (pursuit_document_node_get_alignment (table, 0), ==, PURSUIT_COLUMN_START);
  g_assert_cmpint (pursuit_document_node_get_alignment (table, 1), ==, PURSUIT_COLUMN_CENTER);
  g_assert_cmpint (pursuit_document_node_get_alignment (table, 2), ==, PURSUIT_COLUMN_END);
  g_assert_true (pursuit_document_node_is_header (child (table, 0)));
  g_assert_false (pursuit_document_node_is_header (child (table, 1)));
  g_assert_nonnull (child (child (table, 1), 2));
  g_assert_cmpstr (pursuit_document_node_get_info (code), ==, "sql");
  g_assert_cmpstr (pursuit_document_node_get_text (code), ==, "select 1;\n");
}

static void
test_names_headings_once (void)
{
  g_autoptr (PursuitDocument) document
      = parse ("## Price & Terms\n\n# Über *uns*\n\n## Price Terms\n\n## Price Terms 1\n\n## !\n");
  const GPtrArray *headings = pursuit_document_get_headings (document);
  static const char *const NAMES[]
      = { "price-terms", "über-uns", "price-terms-1", "price-terms-1-1", "section" };

  g_assert_cmpuint (headings->len, ==, G_N_ELEMENTS (NAMES));
  for (guint i = 0; i < headings->len; i++)
    {
      const PursuitDocumentNode *heading = g_ptr_array_index (headings, i);

      g_assert_cmpstr (pursuit_document_node_get_anchor (heading), ==, NAMES[i]);
      g_assert_true (pursuit_document_find_anchor (document, NAMES[i]) == heading);
    }
  g_assert_cmpstr (pursuit_document_get_title (document), ==, "Über uns");
}

static void
test_keeps_lines_of_an_address (void)
{
  g_autoptr (PursuitDocument) document
      = parse ("Prepared for **Anna Keller**\nValid until 18 December\n\n"
               "A paragraph that somebody wrapped at seventy columns or so has long\n"
               "lines, and each one ends where the next word would not have fit on it.\n");
  const PursuitDocumentNode *root = pursuit_document_get_root (document);

  g_assert_cmpint (pursuit_document_node_get_kind (child (child (root, 0), 2)), ==,
                   PURSUIT_NODE_HARD_BREAK);
  g_assert_cmpint (pursuit_document_node_get_kind (child (child (root, 1), 1)), ==,
                   PURSUIT_NODE_SOFT_BREAK);
}

static void
test_shows_raw_html_as_text (void)
{
  g_autoptr (PursuitDocument) document
      = parse ("a <b>c</b> <!-- note --> d<br>e\n\n<script>x</script>\n\n<!-- page-break -->\n");
  const PursuitDocumentNode *root = pursuit_document_get_root (document);
  g_autofree char *text = pursuit_document_node_dup_plain_text (child (root, 0));

  g_assert_cmpstr (text, ==, "a <b>c</b>  d e");
  g_assert_cmpint (pursuit_document_node_get_kind (child (root, 1)), ==, PURSUIT_NODE_CODE_BLOCK);
  g_assert_cmpstr (pursuit_document_node_get_info (child (root, 1)), ==, "html");
  g_assert_cmpint (pursuit_document_node_get_kind (child (root, 2)), ==, PURSUIT_NODE_PAGE_BREAK);
}

static void
test_makes_links_inert (void)
{
  static const char *const BAD[] = { "javascript:alert(1)",
                                     "JaVaScRiPt:alert(1)",
                                     "data:text/html,x",
                                     "vbscript:x",
                                     "file:///etc/passwd",
                                     "java\nscript:x",
                                     " javascript:x",
                                     "//host/path",
                                     "../secret.md",
                                     "http://",
                                     "https://a b",
                                     "#",
                                     "x-custom:run",
                                     "",
                                     "mailto:" };
  static const char *const GOOD[] = { "https://example.org/a?b=c#d",
                                      "HTTP://EXAMPLE.ORG",
                                      "mailto:anna@example.org",
                                      "tel:+4912345",
                                      "#price",
                                      "https://münchen.example/ä" };
  g_autoptr (PursuitDocument) document = parse ("[a](javascript&#58;x) [b](https://e.org)\n");
  const PursuitDocumentNode *paragraph = child (pursuit_document_get_root (document), 0);

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    g_assert_false (pursuit_link_is_safe (BAD[i]));
  for (guint i = 0; i < G_N_ELEMENTS (GOOD); i++)
    g_assert_true (pursuit_link_is_safe (GOOD[i]));
  g_assert_false (pursuit_link_is_safe (NULL));
  g_assert_null (pursuit_document_node_get_url (child (paragraph, 0)));
  g_assert_cmpstr (pursuit_document_node_get_url (child (paragraph, 2)), ==, "https://e.org");
}

static void
test_encodes_uris (void)
{
  g_autofree char *uri = pursuit_link_dup_uri ("https://e.org/a(b)'c\\\"<ä%20");

  g_assert_cmpstr (uri, ==, "https://e.org/a%28b%29%27c%5C%22%3C%C3%A4%20");
}

static void
test_counts_words (void)
{
  g_autoptr (PursuitDocument) document = parse ("# Two words\n\nun**believ**able - it's `x`\n");

  g_assert_cmpuint (pursuit_document_count_words (document), ==, 5);
}

static void
test_reads_nothing (void)
{
  g_autoptr (PursuitDocument) document = parse ("");

  g_assert_null (pursuit_document_node_get_first_child (pursuit_document_get_root (document)));
  g_assert_cmpstr (pursuit_document_get_title (document), ==, "");
  g_assert_cmpstr (pursuit_document_get_source (document, NULL), ==, "");
  g_assert_cmpuint (pursuit_document_count_words (document), ==, 0);
}

static char *
repeat (const char *head, const char *part, guint count)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < count; i++)
    g_string_append (text, part);

  return g_string_free (text, FALSE);
}

static void
assert_refused (const char *markdown, gssize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, length, &error);

  g_assert_null (document);
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_refuses_what_is_too_much (void)
{
  g_autofree char *big = repeat ("", "0123456789abcdef", PURSUIT_DOCUMENT_MAX_BYTES / 16 + 1);
  g_autofree char *deep = repeat ("", "> ", 200);
  g_autofree char *pipes = repeat ("", "|", 2000);
  g_autofree char *head = repeat ("", "|a", 100);
  g_autofree char *dashes = repeat ("", "|-", 100);
  g_autofree char *rows = repeat ("", "a\n", 5000);
  g_autofree char *table = g_strdup_printf ("%s|\n%s|\n%s", head, dashes, rows);
  g_autofree char *columns = g_strdup_printf ("%s|\n%s|\n", head, dashes);
  g_autofree char *target = repeat ("[a]: /", "x", 100000);
  g_autofree char *uses = repeat ("", "[a]\n", 30000);
  g_autofree char *bomb = g_strdup_printf ("%s\n\n%s", target, uses);
  g_autofree char *mail = repeat ("", "a@", 100000);
  g_autofree char *nodes = repeat ("", "*a*\n\n", 300000);

  assert_refused (big, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (deep, -1, PURSUIT_DOCUMENT_ERROR_TOO_DEEP);
  assert_refused (pipes, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (table, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (columns, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (bomb, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (mail, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (nodes, -1, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused ("a\xff", -1, PURSUIT_DOCUMENT_ERROR_ENCODING);
  assert_refused ("a\0b", 3, PURSUIT_DOCUMENT_ERROR_ENCODING);
}

static void
test_is_shared_by_reference (void)
{
  PursuitDocument *document = parse ("text");
  PursuitDocument *other = pursuit_document_ref (document);

  pursuit_document_unref (document);
  g_assert_cmpstr (pursuit_document_get_source (other, NULL), ==, "text");
  pursuit_document_unref (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/tree/knows-source-lines", test_knows_source_lines);
  g_test_add_func ("/document/tree/finds-block-of-line", test_finds_block_of_line);
  g_test_add_func ("/document/tree/keeps-what-kinds-need", test_keeps_what_kinds_need);
  g_test_add_func ("/document/tree/names-headings-once", test_names_headings_once);
  g_test_add_func ("/document/tree/keeps-lines-of-an-address", test_keeps_lines_of_an_address);
  g_test_add_func ("/document/tree/shows-raw-html-as-text", test_shows_raw_html_as_text);
  g_test_add_func ("/document/tree/makes-links-inert", test_makes_links_inert);
  g_test_add_func ("/document/tree/encodes-uris", test_encodes_uris);
  g_test_add_func ("/document/tree/counts-words", test_counts_words);
  g_test_add_func ("/document/tree/reads-nothing", test_reads_nothing);
  g_test_add_func ("/document/tree/refuses-what-is-too-much", test_refuses_what_is_too_much);
  g_test_add_func ("/document/tree/is-shared-by-reference", test_is_shared_by_reference);

  return g_test_run ();
}
