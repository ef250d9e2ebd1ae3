/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <time.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-document-html.h"
#include "document/pursuit-document-text.h"
#include "support/pursuit-test-data.h"

/* The two examples that the specification itself marks as disabled. */
static const gint64 DISABLED[] = { 279, 280 };

/* No input of 60 kB may cost more CPU than this, in any build. */
#define MAX_PATHOLOGICAL_SECONDS 5.0

static PursuitMarkdownExtensions
read_extensions (JsonObject *example)
{
  static const struct
  {
    const char *name;
    PursuitMarkdownExtensions flag;
  } NAMES[] = {
    { "table", PURSUIT_MARKDOWN_TABLE },
    { "strikethrough", PURSUIT_MARKDOWN_STRIKETHROUGH },
    { "autolink", PURSUIT_MARKDOWN_AUTOLINK },
    { "tasklist", PURSUIT_MARKDOWN_TASKLIST },
    { "tagfilter", PURSUIT_MARKDOWN_TAGFILTER },
  };
  JsonArray *given = json_object_get_array_member (example, "extensions");
  guint flags = 0;

  for (guint i = 0; i < json_array_get_length (given); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (NAMES); j++)
        {
          if (g_strcmp0 (json_array_get_string_element (given, i), NAMES[j].name) == 0)
            flags |= NAMES[j].flag;
        }
    }

  return flags;
}

static JsonParser *
load_examples (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  g_autofree char *text = pursuit_test_data_load ("markdown/gfm-spec.json", &length);

  if (text == NULL)
    return NULL;
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));

  return g_steal_pointer (&parser);
}

static gboolean
is_disabled (gint64 number)
{
  for (guint i = 0; i < G_N_ELEMENTS (DISABLED); i++)
    {
      if (DISABLED[i] == number)
        return TRUE;
    }

  return FALSE;
}

static void
test_trusted_equals_specification (void)
{
  g_autoptr (JsonParser) parser = load_examples ();
  JsonArray *examples;
  guint passed = 0;

  if (parser == NULL)
    return;

  examples = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (examples); i++)
    {
      JsonObject *example = json_array_get_object_element (examples, i);
      const char *markdown = json_object_get_string_member (example, "markdown");
      g_autofree char *html
          = pursuit_markdown_to_trusted_html (markdown, -1, read_extensions (example), NULL);

      if (is_disabled (json_object_get_int_member (example, "example")))
        continue;
      g_assert_cmpstr (html, ==, json_object_get_string_member (example, "html"));
      passed++;
    }
  g_assert_cmpuint (passed, ==, 671);
}

/* Whatever the text was, safe HTML has only the tags and attributes that the writer knows. */
static void
assert_safe_html (const char *html)
{
  static GRegex *tag = NULL;
  g_autofree char *rest = NULL;

  if (tag == NULL)
    tag = g_regex_new (
        "<(/?(p|h[1-6]|ul|ol|li|blockquote|pre|code|em|strong|del|table|thead|tbody|tr|th|td|a|"
        "span|mark)|hr|br|p dir=\"auto\"|pre dir=\"ltr\"|h[1-6] id=\"[^\"<>]*\" dir=\"auto\"|"
        "(ul|ol)( start=\"[0-9]+\")? dir=\"auto\"|li class=\"task\"|input type=\"checkbox\" "
        "disabled( checked)?|blockquote dir=\"auto\"|t[hd]( class=\"(end|center)\")? dir=\"auto\"|"
        "div class=\"page-break\"></div|mark class=\"gap\"|span( title=\"[^\"]*\")?( "
        "class=\"image\")?|"
        "a href=\"(#|https?://|mailto:|tel:)[^\"'<> ]*\"( rel=\"noopener noreferrer\")?( "
        "title=\"[^\"]*\")?( class=\"image\")?)>",
        G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  rest = g_regex_replace_literal (tag, html, -1, 0, "", 0, NULL);
  if (strpbrk (rest, "<>") != NULL)
    g_test_message ("left over: %s", rest);
  g_assert_null (strpbrk (rest, "<>"));
}

static void
test_safe_html_has_only_known_tags (void)
{
  g_autoptr (JsonParser) parser = load_examples ();
  JsonArray *examples;

  if (parser == NULL)
    return;

  examples = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (examples); i++)
    {
      JsonObject *example = json_array_get_object_element (examples, i);
      const char *markdown = json_object_get_string_member (example, "markdown");
      g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, NULL);
      g_autofree char *html = NULL;
      g_autofree char *text = NULL;

      g_assert_nonnull (document);
      html = pursuit_document_to_html (document);
      text = pursuit_document_to_text (document, 72);
      assert_safe_html (html);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_attacks_stay_text (void)
{
  static const char ATTACKS[]
      = "<script>alert(1)</script>\n\n"
        "[a](javascript:alert(1)) ![x](https://track.example/p.png \"\\\" onload=\\\"x\")\n\n"
        "<img src=x onerror=alert(1)> <a href='javascript:x'>y</a>\n\n"
        "[b]: data:text/html,<script>\n[b]\n\n"
        "# \"><script>x</script>\n\n| <iframe> | `<svg>` |\n|--|--|\n| [c](vbscript:x) | "
        "<https://e.org/'\"> |\n\n```\"><script>\n</code></pre><script>\n```\n";
  g_autoptr (PursuitDocument) document = pursuit_document_new (ATTACKS, -1, NULL);
  g_autofree char *html = pursuit_document_to_html (document);

  assert_safe_html (html);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "href=\"javascript"));
  g_assert_nonnull (strstr (html, "<a href=\"https://track.example/p.png\""));
}

static void
test_html_of_each_kind (void)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (
      "# A & B\n\nx **y** *z* ~~s~~ `c`  \nend\n\n> q\n\n3. [x] d\n\n- a\n\n- b\n\n| H | N |\n|"
      "---|--:|\n| 1 | 2 |\n\n---\n\n[gap: not established](pursuit-gap:gap) [l](#a-b)\n",
      -1, NULL);
  g_autofree char *html = pursuit_document_to_html (document);

  g_assert_cmpstr (
      html, ==,
      "<h1 id=\"a-b\" dir=\"auto\">A &amp; B</h1>\n"
      "<p dir=\"auto\">x <strong>y</strong> <em>z</em> <del>s</del> <code>c</code><br>\nend</p>\n"
      "<blockquote dir=\"auto\">\n<p dir=\"auto\">q</p>\n</blockquote>\n"
      "<ol start=\"3\" dir=\"auto\">\n<li class=\"task\"><input type=\"checkbox\" disabled "
      "checked> d</li>\n</ol>\n"
      "<ul dir=\"auto\">\n<li><p dir=\"auto\">a</p>\n</li>\n<li><p dir=\"auto\">b</p>\n</li>\n"
      "</ul>\n"
      "<table>\n<thead>\n<tr><th dir=\"auto\">H</th><th class=\"end\" dir=\"auto\">N</th></tr>\n"
      "</thead>\n<tbody>\n<tr><td dir=\"auto\">1</td><td class=\"end\" dir=\"auto\">2</td></tr>\n"
      "</tbody>\n</table>\n<hr>\n"
      "<p dir=\"auto\"><mark class=\"gap\">gap: not established</mark> <a href=\"#a-b\" "
      "rel=\"noopener noreferrer\">l</a></p>\n");
}

static void
test_page_is_self_contained (void)
{
  g_autoptr (PursuitDocument) document
      = pursuit_document_new ("# T\n\n![p](https://e.org/p.png)\n", -1, NULL);
  const PursuitHtmlPageOptions options
      = { .title = "A </title><script>", .language = "de-AT", .author = "\"><x" };
  g_autofree char *page = pursuit_document_to_html_page (document, &options);
  g_autofree char *plain = pursuit_document_to_html_page (document, NULL);

  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"de-AT\">"));
  g_assert_nonnull (strstr (page, "<title>A &lt;/title&gt;&lt;script&gt;</title>"));
  g_assert_nonnull (strstr (page, "content=\"&quot;&gt;&lt;x\""));
  g_assert_nonnull (strstr (page, "@media print"));
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "<img"));
  g_assert_null (strstr (page, "<link"));
  g_assert_null (strstr (page, "url("));
  g_assert_null (strstr (page, "@import"));
  g_assert_nonnull (strstr (plain, "<title>T</title>"));
  g_assert_nonnull (strstr (plain, "<html lang=\"en\">"));
}

static void
test_text_keeps_structure (void)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (
      "# Offer\n\nSee [us](https://e.org) or <https://e.org/x> now, please read on.\n\n"
      "1. one\n   - inner\n2. [ ] two\n\n> said\n\n| Item | Sum |\n|---|--:|\n| Größe | 1 |\n"
      "| B | 10.00 |\n\n```\ncode\n```\n",
      -1, NULL);
  g_autofree char *text = pursuit_document_to_text (document, 30);

  g_assert_cmpstr (text, ==,
                   "Offer\n=====\n\n"
                   "See us (https://e.org) or\nhttps://e.org/x now, please\nread on.\n\n"
                   "1. one\n   - inner\n2. [ ] two\n\n> said\n\n"
                   "Item     Sum\n-----  -----\nGröße      1\nB      10.00\n\n    code\n");
}

static void
test_text_unwrapped_is_one_line (void)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (
      "This line is wrapped by an editor that breaks lines at about seventy\n"
      "columns.\n\n- x\n\n  y\n- z\n",
      -1, NULL);
  g_autofree char *text = pursuit_document_to_text (document, 0);

  g_assert_cmpstr (text, ==,
                   "This line is wrapped by an editor that breaks lines at about seventy columns.\n"
                   "\n- x\n\n  y\n\n- z\n");
}

static void
test_pathological_input_is_bounded (void)
{
  g_autofree char *folder = pursuit_test_data_path ("markdown/pathological");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint files = 0;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;
      g_autoptr (PursuitDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      clock_t start = clock ();

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      document = pursuit_document_new (text, (gssize) length, &error);
      if (document != NULL)
        {
          g_autofree char *html = pursuit_document_to_html (document);
          g_autofree char *plain = pursuit_document_to_text (document, 72);

          assert_safe_html (html);
          g_assert_nonnull (plain);
        }
      else
        g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_DEEP);
      g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, MAX_PATHOLOGICAL_SECONDS);
      files++;
    }
  g_assert_cmpuint (files, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/html/trusted-equals-specification",
                   test_trusted_equals_specification);
  g_test_add_func ("/document/html/safe-has-only-known-tags", test_safe_html_has_only_known_tags);
  g_test_add_func ("/document/html/attacks-stay-text", test_attacks_stay_text);
  g_test_add_func ("/document/html/writes-each-kind", test_html_of_each_kind);
  g_test_add_func ("/document/html/page-is-self-contained", test_page_is_self_contained);
  g_test_add_func ("/document/text/keeps-structure", test_text_keeps_structure);
  g_test_add_func ("/document/text/unwrapped-is-one-line", test_text_unwrapped_is_one_line);
  g_test_add_func ("/document/markdown/pathological-input-is-bounded",
                   test_pathological_input_is_bounded);

  return g_test_run ();
}
