/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document/pursuit-pdf.h"
#include "support/pursuit-test-data.h"
#include "support/pursuit-test-pdf.h"

#define DATE G_GINT64_CONSTANT (1790000000) /* 2026-09-21 14:13:20 UTC */

/* A word of a PDF, as poppler's pdftotext sees it. */
typedef struct
{
  guint page;
  double x_min;
  double y_min;
  double x_max;
  double y_max;
  char *text;
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word);
}

static PursuitPageLayout *
lay_out (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, &error);
  PursuitPageLayout *layout;

  g_assert_no_error (error);
  layout = pursuit_page_layout_new (document, NULL, &error);
  g_assert_no_error (error);

  return layout;
}

static GBytes *
print (PursuitPageLayout *layout)
{
  const PursuitPdfMetadata metadata
      = { .title = "Größe (x)", .author = "Åsa", .subject = "s", .date = DATE };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pursuit_pdf_write (layout, &metadata, &error);

  g_assert_no_error (error);

  return bytes;
}

/* Runs one of poppler's tools on a PDF and gives what it says; %NULL skips the test. */
static char *
ask_poppler (PursuitPageLayout *layout, const char *tool, const char *options)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *dir = NULL;
  g_autofree char *path = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }

  dir = pursuit_test_make_dir ();
  path = g_build_filename (dir, "out.pdf", NULL);
  {
    g_autoptr (GBytes) bytes = print (layout);
    gsize length;
    const char *data = g_bytes_get_data (bytes, &length);

    g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  }
  command = g_strdup_printf ("%s %s %s", tool, options, path);
  if (g_str_has_prefix (tool, "pdftotext") || g_str_has_prefix (tool, "pdftohtml"))
    {
      g_autofree char *to_stdout
          = g_strconcat (command, g_str_equal (tool, "pdftotext") ? " -" : "", NULL);

      g_spawn_command_line_sync (to_stdout, &output, NULL, &status, &error);
    }
  else
    g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  pursuit_test_remove_dir (g_steal_pointer (&dir));

  return output;
}

static GPtrArray *
list_words (PursuitPageLayout *layout)
{
  g_autofree char *xml = ask_poppler (layout, "pdftotext", "-bbox");
  g_autoptr (GRegex) regex = g_regex_new ("<page |<word xMin=\"([^\"]*)\" yMin=\"([^\"]*)\" "
                                          "xMax=\"([^\"]*)\" yMax=\"([^\"]*)\">([^<]*)",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *words;
  guint pages = 0;

  if (xml == NULL)
    return NULL;

  words = g_ptr_array_new_with_free_func (word_free);
  g_regex_match (regex, xml, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 5);
      double place[4];
      Word *word;

      if (text == NULL || *text == '\0')
        {
          pages++;
          continue;
        }
      for (int i = 0; i < 4; i++)
        {
          g_autofree char *number = g_match_info_fetch (match, i + 1);

          place[i] = g_ascii_strtod (number, NULL);
        }
      word = g_new0 (Word, 1);
      *word = (Word){ pages, place[0], place[1], place[2], place[3], g_steal_pointer (&text) };
      g_ptr_array_add (words, word);
    }
  g_assert_cmpuint (pages, ==, pursuit_page_layout_get_n_pages (layout));

  return words;
}

/* No line may reach into a margin, where paper or a binder would cut it. */
static void
assert_inside_page (GPtrArray *words)
{
  PursuitPageStyle style;

  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = g_ptr_array_index (words, i);

      g_assert_cmpfloat (word->x_min, >=, style.margin_left - 1.0);
      g_assert_cmpfloat (word->x_max, <=, style.width - style.margin_right + 1.5);
      g_assert_cmpfloat (word->y_min, >=, style.margin_top - 4.0);
      g_assert_cmpfloat (word->y_max, <=, style.height - style.margin_bottom * 0.3);
      /* Between the body and the footer nothing stands. */
      if (word->y_min < style.height - style.margin_bottom)
        g_assert_cmpfloat (word->y_max, <=, style.height - style.margin_bottom + 4.0);
    }
}

static guint
count_words (GPtrArray *words, const char *text, guint page)
{
  guint count = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = g_ptr_array_index (words, i);

      count += g_str_equal (word->text, text) && (page == 0 || word->page == page);
    }

  return count;
}

static guint
find_page (GPtrArray *words, const char *text)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = g_ptr_array_index (words, i);

      if (g_str_equal (word->text, text))
        return word->page;
    }
  g_test_message ("no word “%s”", text);
  g_assert_not_reached ();
}

static void
test_says_what_it_is (void)
{
  g_autoptr (PursuitPageLayout) layout
      = lay_out ("# Title\n\nSelectable *text* five\n\n## Price\n\n### Deep & <odd>\n\nx\n");
  g_autofree char *info = ask_poppler (layout, "pdfinfo", "");
  g_autofree char *text = ask_poppler (layout, "pdftotext", "-layout");
  g_autofree char *outline = ask_poppler (layout, "pdftohtml", "-xml -stdout");

  if (info == NULL || text == NULL || outline == NULL)
    return;

  g_assert_nonnull (strstr (info, "Größe (x)"));
  g_assert_nonnull (strstr (info, "Åsa"));
  g_assert_nonnull (strstr (info, "Mon Sep 21 14:13:20 2026"));
  g_assert_nonnull (strstr (info, "Pages:           1"));
  g_assert_nonnull (strstr (info, "(A4)"));
  g_assert_nonnull (strstr (text, "Selectable text five"));
  g_assert_true (g_regex_match_simple ("1 ?/ ?1\\n", text, 0, 0));
  g_assert_nonnull (strstr (outline, "<outline>"));
  g_assert_nonnull (strstr (outline, "<item page=\"1\">Title</item>"));
  g_assert_nonnull (strstr (outline, "<item page=\"1\">Price</item>"));
  g_assert_nonnull (strstr (outline, "Deep &amp; &lt;odd&gt;"));
}

static void
test_embeds_fonts (void)
{
  g_autoptr (PursuitPageLayout) layout
      = lay_out ("# Title\n\n*a* **b** `c` ~~d~~ שלום → ✓ Ω\n\n- [x] e\n");
  g_autofree char *fonts = ask_poppler (layout, "pdffonts", "");
  g_auto (GStrv) lines = NULL;
  guint count = 0;

  if (fonts == NULL)
    return;

  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_assert_true (g_regex_match_simple (" yes (yes|no) +(yes|no) +[0-9]+ +0$", lines[i], 0, 0));
      count++;
    }
  g_assert_cmpuint (count, >=, 2);
}

static void
test_same_input_gives_same_bytes (void)
{
  static const char TEXT[]
      = "# A\n\nb [c](https://e.org) [d](#a) `e`\n\n| F | G |\n|--|--:|\n| 1 | 2 |\n";
  g_autoptr (PursuitPageLayout) first = lay_out (TEXT);
  g_autoptr (PursuitPageLayout) second = lay_out (TEXT);
  g_autoptr (GBytes) a = print (first);
  g_autoptr (GBytes) b = print (second);
  g_autoptr (GBytes) again = print (first);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (a, again));
  g_assert_cmpuint (g_bytes_get_size (a), >, 1000);
}

static void
test_links_are_only_safe_ones (void)
{
  g_autoptr (PursuitPageLayout) layout
      = lay_out ("[a](https://e.org/x(1)) [b](javascript:alert(1)) [c](file:///etc/passwd) [d](#e)"
                 " ![f](https://e.org/f.png)\n\n# E\n\nlast\n");
  g_autoptr (GBytes) bytes = print (layout);
  g_autoptr (GBytes) all = pursuit_test_pdf_unpack (bytes);

  g_assert_true (pursuit_test_pdf_holds (all, "/URI (https://e.org/x%281%29)"));
  g_assert_true (pursuit_test_pdf_holds (all, "/URI (https://e.org/f.png)"));
  g_assert_true (pursuit_test_pdf_holds (all, "/Dest"));
  g_assert_false (pursuit_test_pdf_holds (all, "javascript"));
  g_assert_false (pursuit_test_pdf_holds (all, "passwd"));
}

static char *
make_table (guint rows, const char *second_cell)
{
  GString *text = g_string_new ("# T\n\n| Itemhead | Texthead | Sumhead |\n|:--|:--|--:|\n");

  for (guint i = 0; i < rows; i++)
    g_string_append_printf (text, "| a%u | b%u %s c%u | d%u |\n", i, i, second_cell, i, i);

  return g_string_free (text, FALSE);
}

static void
test_repeats_table_heads (void)
{
  g_autofree char *markdown = make_table (180, "text");
  g_autoptr (PursuitPageLayout) layout = lay_out (markdown);
  g_autoptr (GPtrArray) words = list_words (layout);
  guint pages = pursuit_page_layout_get_n_pages (layout);

  if (words == NULL)
    return;

  g_assert_cmpuint (pages, >=, 4);
  for (guint page = 1; page <= pages; page++)
    {
      g_assert_cmpuint (count_words (words, "Itemhead", page), ==, 1);
      g_assert_cmpuint (count_words (words, "Sumhead", page), ==, 1);
    }
  assert_inside_page (words);
}

static void
test_keeps_table_rows_whole (void)
{
  static const char LONG[]
      = "many words that make this cell wrap over several lines of the page because no column "
        "can hold all of them side by side, not even the widest one that there is";
  g_autofree char *markdown = make_table (60, LONG);
  g_autoptr (PursuitPageLayout) layout = lay_out (markdown);
  g_autoptr (GPtrArray) words = list_words (layout);

  if (words == NULL)
    return;

  g_assert_cmpuint (pursuit_page_layout_get_n_pages (layout), >=, 3);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *first = g_strdup_printf ("a%u", i);
      g_autofree char *second = g_strdup_printf ("b%u", i);
      g_autofree char *third = g_strdup_printf ("c%u", i);
      g_autofree char *fourth = g_strdup_printf ("d%u", i);
      guint page = find_page (words, first);

      g_assert_cmpuint (find_page (words, second), ==, page);
      g_assert_cmpuint (find_page (words, third), ==, page);
      g_assert_cmpuint (find_page (words, fourth), ==, page);
    }
  assert_inside_page (words);
}

static void
test_splits_a_row_taller_than_a_page (void)
{
  GString *cell = g_string_new (NULL);
  g_autofree char *markdown = NULL;
  g_autoptr (PursuitPageLayout) layout = NULL;
  g_autoptr (GPtrArray) words = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (cell, "w%u ", i);
  markdown = make_table (1, cell->str);
  g_string_free (cell, TRUE);
  layout = lay_out (markdown);
  words = list_words (layout);
  if (words == NULL)
    return;

  g_assert_cmpuint (pursuit_page_layout_get_n_pages (layout), >=, 3);
  for (guint i = 0; i < 3000; i += 100)
    {
      g_autofree char *text = g_strdup_printf ("w%u", i);

      g_assert_cmpuint (count_words (words, text, 0), ==, 1);
    }
  assert_inside_page (words);
}

static void
test_breaks_no_word_in_narrow_columns (void)
{
  static const char *const WORDS[]
      = { "Zusammenarbeit",      "Geschwindigkeit",  "Verantwortung",      "Unternehmensberatung",
          "Kundenzufriedenheit", "Donaudampfschiff", "Wirtschaftlichkeit", "Automatisierung" };
  GString *head = g_string_new ("|");
  GString *rule = g_string_new ("|");
  GString *row = g_string_new ("|");
  g_autofree char *markdown = NULL;
  g_autoptr (PursuitPageLayout) layout = NULL;
  g_autoptr (GPtrArray) words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      g_string_append_printf (head, " Pos%u Qty%u |", (guint) i, (guint) i);
      g_string_append (rule, "---|");
      g_string_append_printf (row, " %s und dann noch etwas |", WORDS[i]);
    }
  markdown = g_strdup_printf ("%s\n%s\n%s\n", head->str, rule->str, row->str);
  g_string_free (head, TRUE);
  g_string_free (rule, TRUE);
  g_string_free (row, TRUE);
  layout = lay_out (markdown);
  words = list_words (layout);
  if (words == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    g_assert_cmpuint (count_words (words, WORDS[i], 0), ==, 1);
  g_assert_cmpuint (count_words (words, "Pos7", 0), ==, 1);
  assert_inside_page (words);
}

static void
test_breaks_what_fits_nowhere (void)
{
  g_autofree char *word = g_strnfill (400, 'x');
  g_autofree char *markdown
      = g_strdup_printf ("%s\n\n- %s\n\n| A | B |\n|--|--|\n| %s | %s |\n", word, word, word, word);
  g_autoptr (PursuitPageLayout) layout = lay_out (markdown);
  g_autoptr (GPtrArray) words = list_words (layout);

  if (words == NULL)
    return;
  assert_inside_page (words);
}

/* One endless word in a column is no reason to break the short words of another. */
static void
test_breaks_only_the_endless_column (void)
{
  g_autofree char *word = g_strnfill (300, 'x');
  g_autofree char *markdown = g_strdup_printf (
      "| A | B |\n|--|--|\n| %s | Maintenance |\n| one | Commissioning |\n", word);
  g_autoptr (PursuitPageLayout) layout = lay_out (markdown);
  g_autoptr (GPtrArray) words = list_words (layout);

  if (words == NULL)
    return;
  assert_inside_page (words);
  g_assert_cmpuint (count_words (words, "Maintenance", 0), ==, 1);
  g_assert_cmpuint (count_words (words, "Commissioning", 0), ==, 1);
}

static void
test_leaves_no_line_alone (void)
{
  /* Three lines on A4: too few to be split, with two on each side. */
  static const char PARAGRAPH[]
      = "firstword and then enough words to fill three whole lines of an A4 page in ten points, "
        "which takes somewhat more than two hundred characters, as one can count here, so that "
        "the end of it stands on the third line for certain, which is the lastword";

  for (guint fill = 34; fill < 52; fill++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (PursuitPageLayout) layout = NULL;
      g_autoptr (GPtrArray) words = NULL;

      for (guint i = 0; i < fill; i++)
        g_string_append (text, "line\n\n");
      g_string_append (text, PARAGRAPH);
      layout = lay_out (text->str);
      g_string_free (text, TRUE);
      words = list_words (layout);
      if (words == NULL)
        return;
      g_assert_cmpuint (find_page (words, "firstword"), ==, find_page (words, "lastword"));
    }
}

static void
test_code_of_any_length_is_whole (void)
{
  GString *text = g_string_new ("```\n\n");
  g_autoptr (PursuitPageLayout) layout = NULL;
  g_autoptr (GPtrArray) words = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%sl%u\n", i % 7 == 0 ? "\n" : "  ", i);
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "ö");
  g_string_append (text, "\n```\n");
  layout = lay_out (text->str);
  g_string_free (text, TRUE);
  words = list_words (layout);
  if (words == NULL)
    return;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *line = g_strdup_printf ("l%u", i);

      g_assert_cmpuint (count_words (words, line, 0), ==, 1);
    }
  assert_inside_page (words);
}

static void
test_writes_files_whole (void)
{
  g_autoptr (PursuitPageLayout) layout = lay_out ("# A\n");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  char *dir = pursuit_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "a.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (pursuit_pdf_write_file (layout, NULL, path, NULL));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (pursuit_pdf_write_stream (layout, NULL, stream, NULL, NULL));
  g_assert_cmpmem (content, length,
                   g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_false (pursuit_pdf_write_file (layout, NULL, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  pursuit_test_remove_dir (dir);
}

static void
test_real_proposals_are_whole (void)
{
  g_autofree char *folder = pursuit_test_data_path ("markdown/proposals");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint files = 0;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *markdown = NULL;
      g_autoptr (PursuitPageLayout) layout = NULL;
      g_autoptr (GPtrArray) words = NULL;

      if (!g_str_has_suffix (name, ".md"))
        continue;
      g_assert_true (g_file_get_contents (path, &markdown, NULL, NULL));
      layout = lay_out (markdown);
      words = list_words (layout);
      if (words == NULL)
        return;
      g_test_message ("%s: %u words", name, words->len);
      assert_inside_page (words);
      /* Bullets, numbers and footers come on top of what the tree counts. */
      g_assert_cmpuint (words->len, >=,
                        pursuit_document_count_words (pursuit_page_layout_get_document (layout)) * 9
                            / 10);
      files++;
    }
  g_assert_cmpuint (files, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pdf/says-what-it-is", test_says_what_it_is);
  g_test_add_func ("/document/pdf/embeds-fonts", test_embeds_fonts);
  g_test_add_func ("/document/pdf/same-input-gives-same-bytes", test_same_input_gives_same_bytes);
  g_test_add_func ("/document/pdf/links-are-only-safe-ones", test_links_are_only_safe_ones);
  g_test_add_func ("/document/pdf/repeats-table-heads", test_repeats_table_heads);
  g_test_add_func ("/document/pdf/keeps-table-rows-whole", test_keeps_table_rows_whole);
  g_test_add_func ("/document/pdf/splits-a-row-taller-than-a-page",
                   test_splits_a_row_taller_than_a_page);
  g_test_add_func ("/document/pdf/breaks-no-word-in-narrow-columns",
                   test_breaks_no_word_in_narrow_columns);
  g_test_add_func ("/document/pdf/breaks-what-fits-nowhere", test_breaks_what_fits_nowhere);
  g_test_add_func ("/document/pdf/breaks-only-the-endless-column",
                   test_breaks_only_the_endless_column);
  g_test_add_func ("/document/pdf/leaves-no-line-alone", test_leaves_no_line_alone);
  g_test_add_func ("/document/pdf/writes-files-whole", test_writes_files_whole);
  g_test_add_func ("/document/pdf/real-proposals-are-whole", test_real_proposals_are_whole);
  g_test_add_func ("/document/pdf/code-of-any-length-is-whole", test_code_of_any_length_is_whole);

  return g_test_run ();
}
