/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "document/pursuit-document-html.h"
#include "document/pursuit-document-text.h"
#include "document/pursuit-markdown-escape.h"
#include "document/pursuit-page-layout.h"
#include "document/pursuit-pricing.h"
#include "document/pursuit-template-text.h"
#include "support/pursuit-test-data.h"

/* What must hold for every input, tried on all examples there are and on made ones. */

#define SEED 20261122
#define RANDOM_VALUES 3000
#define RANDOM_PRICES 500

static guint
count_lines (const char *text)
{
  guint lines = 1;

  for (const char *p = text; *p != '\0'; p++)
    lines += *p == '\n' && p[1] != '\0';

  return lines;
}

/* Parents, ranges, order and kinds of a whole tree; says how deep it is. */
static guint
assert_tree_is_sound (const PursuitDocumentNode *node, guint last_line)
{
  guint start = pursuit_document_node_get_start_line (node);
  guint end = pursuit_document_node_get_end_line (node);
  guint deepest = 0;
  guint before = start;

  g_assert_cmpuint (start, >=, 1);
  g_assert_cmpuint (end, >=, start);
  g_assert_cmpuint (end, <=, last_line);
  g_assert_true (g_utf8_validate (pursuit_document_node_get_text (node), -1, NULL));

  for (const PursuitDocumentNode *child = pursuit_document_node_get_first_child (node);
       child != NULL; child = pursuit_document_node_get_next (child))
    {
      guint depth = assert_tree_is_sound (child, last_line);

      deepest = MAX (deepest, depth);
      g_assert_true (pursuit_document_node_get_parent (child) == node);
      g_assert_cmpuint (pursuit_document_node_get_start_line (child), >=, before);
      g_assert_cmpuint (pursuit_document_node_get_end_line (child), <=, end);
      before = pursuit_document_node_get_start_line (child);
      if (!pursuit_document_node_is_block (node))
        g_assert_false (pursuit_document_node_is_block (child));
    }

  return deepest + 1;
}

static void
assert_table_is_square (const PursuitDocumentNode *node)
{
  for (const PursuitDocumentNode *row = pursuit_document_node_get_first_child (node); row != NULL;
       row = pursuit_document_node_get_next (row))
    {
      guint cells = 0;

      g_assert_cmpint (pursuit_document_node_get_kind (row), ==, PURSUIT_NODE_ROW);
      for (const PursuitDocumentNode *cell = pursuit_document_node_get_first_child (row);
           cell != NULL; cell = pursuit_document_node_get_next (cell))
        cells++;
      g_assert_cmpuint (cells, ==, pursuit_document_node_get_n_columns (node));
    }
}

static void
assert_document_is_sound (const char *markdown)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, NULL);
  const PursuitDocumentNode *root;

  g_assert_nonnull (document);
  root = pursuit_document_get_root (document);
  g_assert_cmpuint (assert_tree_is_sound (root, count_lines (markdown)), <=,
                    PURSUIT_DOCUMENT_MAX_DEPTH);
  g_assert_cmpstr (pursuit_document_get_source (document, NULL), ==, markdown);

  for (const PursuitDocumentNode *block = pursuit_document_node_get_first_child (root);
       block != NULL; block = pursuit_document_node_get_next (block))
    {
      if (pursuit_document_node_get_kind (block) == PURSUIT_NODE_TABLE)
        assert_table_is_square (block);
    }
  for (guint line = 1; line <= count_lines (markdown); line++)
    g_assert_true (pursuit_document_node_is_block (pursuit_document_find_line (document, line)));
}

static void
test_every_example_makes_a_sound_tree (gconstpointer data)
{
  const char *file = data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *examples;
  gsize length;
  g_autofree char *text = pursuit_test_data_load (file, &length);

  if (text == NULL)
    return;

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  examples = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (examples), >, 600);
  for (guint i = 0; i < json_array_get_length (examples); i++)
    assert_document_is_sound (
        json_object_get_string_member (json_array_get_object_element (examples, i), "markdown"));
}

static void
test_specification_lays_out (void)
{
  gsize length;
  g_autofree char *text = pursuit_test_data_load ("markdown/gfm-spec.txt", &length);
  g_autoptr (PursuitDocument) document = NULL;
  g_autoptr (PursuitPageLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  const GPtrArray *headings;
  guint last = 0;

  if (text == NULL)
    return;

  document = pursuit_document_new (text, (gssize) length, &error);
  g_assert_no_error (error);
  layout = pursuit_page_layout_new (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pursuit_page_layout_get_n_pages (layout), >, 50);

  /* An outline goes forward only. */
  headings = pursuit_document_get_headings (document);
  g_assert_cmpuint (headings->len, >, 30);
  for (guint i = 0; i < headings->len; i++)
    {
      guint page = pursuit_page_layout_find_node (layout, g_ptr_array_index (headings, i), NULL);

      g_assert_cmpuint (page, >=, last);
      last = page;
    }
}

/* Text that is rich in everything markdown might take for its own. */
static char *
make_value (GRand *rand)
{
  static const char *const PARTS[] = { "*",   "_",   "`",  "~",  "[",  "]", "(",  ")",    "<",
                                       ">",   "#",   "+",  "-",  "=",  "|", "!",  "&",    ";",
                                       "{",   "}",   "\\", ".",  ":",  "/", "1",  "2.",   "a",
                                       "b",   "ä",   " ",  " x", "w.", "'", "\"", "http", "www",
                                       "amp", "---", "==", "{{", "}}", "%", "0)", "$1",   ",",
                                       "?",   "^",   "-1", "://" };
  GString *value = g_string_new ("v");
  guint parts = (guint) g_rand_int_range (rand, 1, 12);

  if (g_rand_boolean (rand))
    g_string_truncate (value, 0);
  for (guint i = 0; i < parts; i++)
    g_string_append (value, PARTS[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (PARTS))]);

  return g_string_free (value, FALSE);
}

/* The one text node of a block, as a reader would see it. */
static void
assert_shows (const PursuitDocumentNode *block, PursuitNodeKind kind, const char *expected)
{
  g_autofree char *plain = NULL;

  g_assert_nonnull (block);
  g_assert_cmpint (pursuit_document_node_get_kind (block), ==, kind);
  plain = pursuit_document_node_dup_plain_text (block);
  g_assert_cmpstr (plain, ==, expected);
  for (const PursuitDocumentNode *node = pursuit_document_node_get_first_child (block);
       node != NULL; node = pursuit_document_node_get_next (node))
    g_assert_cmpint (pursuit_document_node_get_kind (node), ==, PURSUIT_NODE_TEXT);
}

static const PursuitDocumentNode *
get_child (const PursuitDocumentNode *node, guint index)
{
  node = pursuit_document_node_get_first_child (node);
  while (index-- > 0)
    node = pursuit_document_node_get_next (node);

  return node;
}

/* What the escape promises to do with white space, told a second time. */
static char *
squeeze (const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      g_string_append (line, line->len > 0 ? " " : "");
      g_string_append (line, words[i]);
    }

  return g_string_free (line, FALSE);
}

static void
test_any_value_shows_itself (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint run = 0; run < RANDOM_VALUES; run++)
    {
      g_autofree char *value = make_value (rand);
      g_autofree char *expected = squeeze (value);
      g_autofree char *inner = g_strdup_printf ("x %s y", expected);
      g_autoptr (PursuitTemplateValues) values = pursuit_template_values_new ();
      g_autoptr (PursuitTemplateFill) fill = NULL;
      g_autoptr (PursuitDocument) document = NULL;
      const PursuitDocumentNode *root;

      if (*expected == '\0')
        continue;
      pursuit_template_values_set (values, "v", NULL, value);
      fill = pursuit_template_fill (
          "{{v}}\n\n# {{v}}\n\nx {{v}} y\n\n> {{v}}\n\n| H | {{v}} |\n|--|--|\n| {{v}} | b |\n",
          values, NULL);
      g_assert_nonnull (fill);
      document = pursuit_document_new (fill->markdown, -1, NULL);
      root = pursuit_document_get_root (document);
      assert_shows (get_child (root, 0), PURSUIT_NODE_PARAGRAPH, expected);
      assert_shows (get_child (root, 1), PURSUIT_NODE_HEADING, expected);
      assert_shows (get_child (root, 2), PURSUIT_NODE_PARAGRAPH, inner);
      assert_shows (get_child (get_child (root, 3), 0), PURSUIT_NODE_PARAGRAPH, expected);
      g_assert_cmpint (pursuit_document_node_get_kind (get_child (root, 4)), ==,
                       PURSUIT_NODE_TABLE);
      assert_shows (get_child (get_child (get_child (root, 4), 0), 1), PURSUIT_NODE_CELL, expected);
      assert_shows (get_child (get_child (get_child (root, 4), 1), 0), PURSUIT_NODE_CELL, expected);
      g_assert_null (get_child (root, 5));
    }
}

static __int128
round_half_away (__int128 numerator, __int128 denominator)
{
  __int128 half = denominator / 2;

  return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

/* The stated arithmetic once more, in wider numbers. */
static void
test_any_prices_add_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint run = 0; run < RANDOM_PRICES; run++)
    {
      g_autoptr (PursuitPricing) pricing = pursuit_pricing_new ("EUR", NULL);
      guint lines = (guint) g_rand_int_range (rand, 1, 20);
      PursuitPriceTotals totals;
      __int128 sum = 0;
      __int128 optional = 0;

      for (guint i = 0; i < lines; i++)
        {
          const PursuitPriceLine line = { .name = "x",
                                          .quantity = g_rand_int_range (rand, -5000, 900000),
                                          .unit_price = g_rand_int_range (rand, -100, 9999999),
                                          .discount = (guint) g_rand_int_range (rand, 0, 10001),
                                          .months = (guint) g_rand_int_range (rand, 0, 37),
                                          .optional = g_rand_int_range (rand, 0, 4) == 0 };
          __int128 before = round_half_away ((__int128) line.quantity * line.unit_price, 1000);
          __int128 price = before - round_half_away (before * line.discount, 10000);

          price *= MAX (line.months, 1);
          g_assert_true (pursuit_pricing_add (pricing, &line, NULL));
          g_assert_cmpint (pursuit_pricing_get_line_total (pricing, i), ==, (gint64) price);
          if (line.optional)
            optional += price;
          else
            sum += price;
        }
      pursuit_pricing_get_totals (pricing, &totals);
      g_assert_cmpint (totals.total, ==, (gint64) sum);
      g_assert_cmpint (totals.optional, ==, (gint64) optional);
      g_assert_cmpint (totals.subtotal - totals.discount, ==, totals.total);
      g_assert_cmpint (totals.once + totals.recurring, ==, totals.total);
      g_assert_true (pursuit_pricing_check (pricing, (gint64) sum, "EUR", 0, NULL, NULL));
    }
}

/* Whatever a text says, unwrapped and wrapped renderings hold the same words. */
static void
test_wrapping_loses_no_word (void)
{
  g_autofree char *folder = pursuit_test_data_path ("markdown/proposals");
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *markdown = NULL;
      g_autoptr (PursuitDocument) document = NULL;
      g_autofree char *wide = NULL;
      g_autofree char *narrow = NULL;
      g_auto (GStrv) wide_words = NULL;
      g_auto (GStrv) narrow_words = NULL;

      if (!g_str_has_suffix (name, ".md"))
        continue;
      g_assert_true (g_file_get_contents (path, &markdown, NULL, NULL));
      document = pursuit_document_new (markdown, -1, NULL);
      wide = pursuit_document_to_text (document, 0);
      narrow = pursuit_document_to_text (document, 60);
      wide_words = g_regex_split_simple ("[\\s>=-]+", wide, 0, 0);
      narrow_words = g_regex_split_simple ("[\\s>=-]+", narrow, 0, 0);
      g_assert_cmpuint (g_strv_length (wide_words), >, 100);
      g_assert_true (
          g_strv_equal ((const char *const *) wide_words, (const char *const *) narrow_words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/document/properties/gfm-trees-are-sound", "markdown/gfm-spec.json",
                        test_every_example_makes_a_sound_tree);
  g_test_add_data_func ("/document/properties/commonmark-trees-are-sound",
                        "markdown/commonmark-spec.json", test_every_example_makes_a_sound_tree);
  g_test_add_func ("/document/properties/specification-lays-out", test_specification_lays_out);
  g_test_add_func ("/document/properties/any-value-shows-itself", test_any_value_shows_itself);
  g_test_add_func ("/document/properties/any-prices-add-up", test_any_prices_add_up);
  g_test_add_func ("/document/properties/wrapping-loses-no-word", test_wrapping_loses_no_word);

  return g_test_run ();
}
