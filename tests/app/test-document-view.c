/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-buffer.h"
#include "app/page/pursuit-document-row.h"
#include "app/page/pursuit-document-table.h"
#include "app/page/pursuit-document-tags.h"
#include "app/page/pursuit-document-view.h"
#include "tests/app/document-fixture.h"
#include "tests/app/pursuit-widget-test.h"
#include "tests/support/pursuit-test-data.h"
#include "workspace/proposals/pursuit-proposal-check.h"

#include <string.h>

static char *
dup_text (PursuitDocumentView *view)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (document_fixture_get_buffer (view), &start, &end);

  return gtk_text_buffer_get_text (document_fixture_get_buffer (view), &start, &end, TRUE);
}

static void
test_text (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autofree char *text = NULL;

  document_fixture_show (
      view,
      "# Title\n\nThis line is long enough to be prose, so that its end is no more than a blank: "
      "*two* **three** ~~four~~ `five`\nsix\n\nseven  \neight\n\n"
      "- a\n- b\n  1. c\n  2. d\n- [x] e\n- [ ] f\n\n> quote\n\n```\ncode\n\n  deeper\n```\n\n"
      "---\n\n![a plan](https://example.com/x.png)\n\n<!-- page-break -->\n\nend\n");
  text = dup_text (view);

  g_assert_cmpstr (text, ==,
                   "Title\nThis line is long enough to be prose, so that its end is no more than a "
                   "blank: two three four five six\nseven\xe2\x80\xa8"
                   "eight\n•\ta\n•\tb\n1.\tc\n2.\td\n"
                   "☑\te\n☐\tf\nquote\ncode\n\n  deeper\n\xc2\xa0\n[Picture: a plan]\nend\n");
  g_assert_true (document_fixture_is_tagged (view, "Title", PURSUIT_DOCUMENT_TAG_HEADING_1));
  g_assert_true (document_fixture_is_tagged (view, "two", PURSUIT_DOCUMENT_TAG_EMPHASIS));
  g_assert_true (document_fixture_is_tagged (view, "three", PURSUIT_DOCUMENT_TAG_STRONG));
  g_assert_true (document_fixture_is_tagged (view, "four", PURSUIT_DOCUMENT_TAG_STRIKE));
  g_assert_true (document_fixture_is_tagged (view, "five", PURSUIT_DOCUMENT_TAG_CODE));
  g_assert_true (document_fixture_is_tagged (view, "quote", PURSUIT_DOCUMENT_TAG_QUOTE));
  g_assert_true (document_fixture_is_tagged (view, "deeper", PURSUIT_DOCUMENT_TAG_CODE_BLOCK));
  g_assert_false (document_fixture_is_tagged (view, "seven", PURSUIT_DOCUMENT_TAG_CODE));
}

static void
test_hostile (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autofree char *text = NULL;
  GtkTextIter iter;

  document_fixture_show (
      view, "<script>alert(1)</script>\n\n[run](javascript:alert(1)) \xef\xbf\xbc <b>&amp;</b>\n\n"
            "[go](https://example.com/a)\n");
  text = dup_text (view);

  g_assert_nonnull (strstr (text, "<script>alert(1)</script>"));
  g_assert_true (document_fixture_find (view, "run", &iter));
  g_assert_null (pursuit_document_buffer_find_link (
      PURSUIT_DOCUMENT_BUFFER (document_fixture_get_buffer (view)), &iter));
  g_assert_true (document_fixture_find (view, "go", &iter));
  g_assert_cmpstr (pursuit_document_buffer_find_link (
                       PURSUIT_DOCUMENT_BUFFER (document_fixture_get_buffer (view)), &iter),
                   ==, "https://example.com/a");
}

static void
test_gap (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();

  document_fixture_show (view,
                         "A call with [signer: not established](pursuit-gap:signer) on Monday.\n");

  g_assert_true (
      document_fixture_is_tagged (view, "signer: not established", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_false (document_fixture_is_tagged (view, "on Monday", PURSUIT_DOCUMENT_TAG_GAP));
}

/* What is to be filled in is as loud as a missing value; a number, code and a link are not. */
static void
test_fill_ins (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();

  document_fixture_show (
      view, "On [the day of the call] we met, see [1] and `[code words]`, [**Ü** day][x] or "
            "[a link](https://example.com). **[Who signs]**\n");

  g_assert_true (document_fixture_is_tagged (view, "[the day", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_true (document_fixture_is_tagged (view, "call]", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_true (document_fixture_is_tagged (view, "Ü day", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_true (document_fixture_is_tagged (view, "Who signs", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_false (document_fixture_is_tagged (view, " we met", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_false (document_fixture_is_tagged (view, "[1]", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_false (document_fixture_is_tagged (view, "code words", PURSUIT_DOCUMENT_TAG_GAP));
  g_assert_false (document_fixture_is_tagged (view, "a link", PURSUIT_DOCUMENT_TAG_GAP));
}

static void
test_table (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autoptr (GPtrArray) tables = NULL;
  GtkWidget *row;

  document_fixture_show (view, "| Item | Sum |\n|---|--:|\n| Gateway **G2** | 890 |\n| Rest | |\n");
  tables = document_fixture_list_tables (view);

  g_assert_cmpuint (tables->len, ==, 1);
  gtk_test_accessible_assert_role (tables->pdata[0], GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (tables->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Table of 3 rows");
  row = gtk_widget_get_first_child (tables->pdata[0]);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Item, Sum");
  row = gtk_widget_get_next_sibling (row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Item: Gateway G2, Sum: 890");
}

static int
measure_height (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

/* A selection across a table takes its cells along, with tabs. */
static void
test_table_copied (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  GtkTextView *text_view = pursuit_document_view_get_text_view (view);
  g_autofree char *text = NULL;

  document_fixture_show (
      view, "Before\n\n| What | *Price* |\n|---|---:|\n| Pump | 900 |\n| Seal | 40 |\n\nAfter\n");
  g_signal_emit_by_name (text_view, "select-all", TRUE);
  g_signal_emit_by_name (text_view, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text_view)), NULL, read_cb,
                                 &text);
  pursuit_widget_test_wait (is_read, &text);
  g_assert_nonnull (strstr (text, "Before\n"));
  g_assert_nonnull (strstr (text, "What\tPrice\nPump\t900\nSeal\t40\n"));
  g_assert_nonnull (strstr (text, "After"));
  g_assert_null (strstr (text, "\xef\xbf\xbc"));
}

static void
test_table_width (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autoptr (GPtrArray) tables = NULL;
  int wide;

  document_fixture_show (
      view, "| A | B |\n|---|---|\n| 12 | many words that do not fit in a narrow column |\n");
  tables = document_fixture_list_tables (view);
  pursuit_document_table_set_width (tables->pdata[0], 600);
  wide = measure_height (tables->pdata[0]);
  pursuit_document_table_set_width (tables->pdata[0], 160);

  g_assert_cmpint (measure_height (tables->pdata[0]), >, wide);
  pursuit_document_table_set_width (tables->pdata[0], 600);
  g_assert_cmpint (measure_height (tables->pdata[0]), ==, wide);
}

static void
count_deleted (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, guint *n)
{
  *n += (guint) (gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start));
}

static void
test_only_changes (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = NULL;
  guint n_deleted = 0;

  document_fixture_show (view, "first\n\nsecond\n\n| a |\n|---|\n| b |\n\nlast\n");
  before = document_fixture_list_tables (view);
  g_signal_connect (document_fixture_get_buffer (view), "delete-range", G_CALLBACK (count_deleted),
                    &n_deleted);

  document_fixture_show (view, "first\n\nsecond, longer\n\n\n\n| a |\n|---|\n| b |\n\nlast\n");
  after = document_fixture_list_tables (view);
  text = dup_text (view);

  g_assert_cmpuint (n_deleted, ==, strlen ("second\n"));
  g_assert_true (before->pdata[0] == after->pdata[0]);
  g_assert_nonnull (strstr (text, "first\nsecond, longer\n"));
  g_assert_true (g_str_has_suffix (text, "last\n"));

  /* A table that goes takes its widget along. */
  document_fixture_show (view, "last\n");
  g_ptr_array_unref (g_steal_pointer (&after));
  after = document_fixture_list_tables (view);
  g_assert_cmpuint (after->len, ==, 0);
}

static char *
make_long (guint n, guint changed, const char *with)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "## Part %u\n\n%s\n\n", i,
                            i == changed ? with : "Some words of a paragraph.");

  return g_string_free (text, FALSE);
}

/* A scroll that has come to rest. */
typedef struct
{
  GtkAdjustment *adjustment;
  double value;
  gint64 since;
} Rest;

#define REST_US (400 * 1000)

static gboolean
has_come_to_rest (gpointer data)
{
  Rest *rest = data;
  double value = gtk_adjustment_get_value (rest->adjustment);

  if (value != rest->value)
    {
      rest->value = value;
      rest->since = g_get_monotonic_time ();
    }

  return value > 500 && g_get_monotonic_time () - rest->since > REST_US;
}

/* The text of the paragraph at the upper edge. */
static char *
dup_top_paragraph (PursuitDocumentView *view)
{
  GtkTextView *text_view = pursuit_document_view_get_text_view (view);
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_view_get_visible_rect (text_view, &visible);
  gtk_text_view_get_line_at_y (text_view, &start, visible.y, NULL);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_text (document_fixture_get_buffer (view), &start, &end, TRUE);
}

static void
test_keeps_scroll (void)
{
  PursuitDocumentView *view = PURSUIT_DOCUMENT_VIEW (pursuit_document_view_new ());
  g_autofree char *before = make_long (120, G_MAXUINT, "");
  g_autofree char *after = make_long (120, 119, "Changed.");
  GtkWindow *window = pursuit_widget_test_present (GTK_WIDGET (view));
  g_autofree char *top_before = NULL;
  g_autofree char *top_after = NULL;
  Rest rest = { 0 };

  gtk_window_set_default_size (window, 500, 400);
  document_fixture_show (view, before);
  rest.adjustment = gtk_scrollable_get_vadjustment (
      GTK_SCROLLABLE (pursuit_document_view_get_text_view (view)));
  pursuit_document_view_scroll_to_line (view, 4 * 60 + 1);
  pursuit_widget_test_wait (has_come_to_rest, &rest);
  top_before = dup_top_paragraph (view);

  document_fixture_show (view, after);
  rest.since = g_get_monotonic_time ();
  pursuit_widget_test_wait (has_come_to_rest, &rest);
  top_after = dup_top_paragraph (view);
  g_assert_cmpstr (top_before, ==, top_after);

  gtk_window_destroy (window);
}

static PursuitDocument *
read_document (PursuitDocumentView *view)
{
  PursuitDocumentBlocks *blocks = pursuit_document_view_get_blocks (view);

  return pursuit_document_new (pursuit_document_blocks_get_source (blocks, NULL), -1, NULL);
}

static void
assert_headings_shown (PursuitDocumentView *view)
{
  g_autoptr (PursuitDocument) document = read_document (view);
  const GPtrArray *headings = pursuit_document_get_headings (document);
  g_autofree char *text = dup_text (view);
  const char *at = text;

  for (guint i = 0; i < headings->len; i++)
    {
      g_autofree char *heading = pursuit_document_node_dup_plain_text (headings->pdata[i]);

      at = strstr (at, heading);
      g_assert_nonnull (at);
    }
}

static guint
count_tables (const PursuitDocumentNode *node)
{
  guint n = pursuit_document_node_get_kind (node) == PURSUIT_NODE_TABLE ? 1 : 0;

  node = pursuit_document_node_get_first_child (node);
  for (; node != NULL; node = pursuit_document_node_get_next (node))
    n += count_tables (node);

  return n;
}

static void
test_real (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autofree char *folder = pursuit_test_data_path ("markdown/proposals");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("markdown/proposals/", name, NULL);
      g_autofree char *markdown = NULL;
      g_autoptr (PursuitDocument) document = NULL;
      g_autoptr (GPtrArray) tables = NULL;

      if (!g_str_has_suffix (name, ".md"))
        continue;

      /* One after the other in one view: what was there before must leave nothing behind. */
      markdown = pursuit_test_data_load (path, NULL);
      document_fixture_show (view, markdown);
      tables = document_fixture_list_tables (view);
      document = read_document (view);
      g_assert_cmpuint (tables->len, ==, count_tables (pursuit_document_get_root (document)));
      assert_headings_shown (view);
    }
}

/* Between two headings of one level a block is replaced: it must not come out as a heading. */
static void
test_replaced_between_headings (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();

  document_fixture_show (view, "## One\n\nfirst words\n\n## Two\n\nlast words\n");
  document_fixture_show (view, "## One\n\nother words\n\n## Two\n\nlast words\n");

  g_assert_true (document_fixture_is_tagged (view, "One", PURSUIT_DOCUMENT_TAG_HEADING_2));
  g_assert_false (document_fixture_is_tagged (view, "other words", PURSUIT_DOCUMENT_TAG_HEADING_2));
  g_assert_true (document_fixture_is_tagged (view, "Two", PURSUIT_DOCUMENT_TAG_HEADING_2));
  g_assert_false (document_fixture_is_tagged (view, "last words", PURSUIT_DOCUMENT_TAG_HEADING_2));
}

/* Pieces that texts are put together from: what opens, closes and joins blocks. */
static const char *const pieces[] = {
  "words\n",
  "\n",
  "\n\n",
  "- item\n",
  "- other\n",
  "* star\n",
  "1. one\n",
  "7) seven\n",
  "  ",
  "    ",
  "# Head\n",
  "## Sub\n",
  "---\n",
  "===\n",
  "```\n",
  "> quote\n",
  "| a | b |\n|---|--:|\n",
  "| 1 | 2 |\n",
  "<!-- ",
  "-->\n",
  "<!-- page-break -->\n",
  "[go](https://example.com)",
  "**",
  "*",
  "`",
  "[x]: https://example.com\n",
  "[x]",
  "- [ ] task\n",
  "\\",
  "ä€",
  "<div>\n",
  "\t",
  "~~~\n",
  "[s: gap](pursuit-gap:s)",
  "\r\n",
  "\xe2\x80\xa9",
  "- \n",
};

/* Writes down every character of a view with its tags, its links and the lines it comes from. */
static char *
describe (PursuitDocumentView *view)
{
  GString *out = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (document_fixture_get_buffer (view), &iter);
  for (; !gtk_text_iter_is_end (&iter); gtk_text_iter_forward_char (&iter))
    {
      GSList *tags = gtk_text_iter_get_tags (&iter);
      const char *link = pursuit_document_buffer_find_link (
          PURSUIT_DOCUMENT_BUFFER (document_fixture_get_buffer (view)), &iter);

      g_string_append_unichar (out, gtk_text_iter_get_char (&iter));
      for (GSList *at = tags; at != NULL; at = at->next)
        {
          g_autofree char *name = NULL;

          g_object_get (at->data, "name", &name, NULL);
          g_string_append_printf (out, " %s", name);
        }
      g_string_append_printf (out, " %s\n", link != NULL ? link : "");
      g_slist_free (tags);
    }

  return g_string_free (out, FALSE);
}

static void
assert_same_blocks (PursuitDocumentBlocks *blocks, const char *markdown)
{
  g_autoptr (PursuitDocumentBlocks) fresh = pursuit_document_blocks_new (markdown, NULL, NULL);
  guint line = 1;

  g_assert_cmpuint (pursuit_document_blocks_get_length (blocks), ==,
                    pursuit_document_blocks_get_length (fresh));
  for (guint i = 0; i < pursuit_document_blocks_get_length (fresh); i++)
    {
      const PursuitDocumentBlock *got = pursuit_document_blocks_get (blocks, i);
      const PursuitDocumentBlock *wanted = pursuit_document_blocks_get (fresh, i);

      g_assert_cmpuint (got->hash, ==, wanted->hash);

      /* The parser does not know the line of a paragraph that it cut a table off. */
      if (wanted->line > line)
        g_assert_cmpuint (got->line, ==, wanted->line);
      line = MAX (line, wanted->line);
    }
  g_assert_cmpuint (pursuit_document_blocks_count_words (blocks), ==,
                    pursuit_document_blocks_count_words (fresh));
  g_assert_cmpuint (pursuit_document_blocks_count_gaps (blocks), ==,
                    pursuit_document_blocks_count_gaps (fresh));
}

/* Puts a piece in at a random place, or takes some characters away. */
static void
edit (GString *text)
{
  g_autofree char *valid = NULL;
  gsize at = (gsize) g_test_rand_int_range (0, (gint32) text->len + 1);
  gsize n = (gsize) g_test_rand_int_range (1, 30);

  if (g_test_rand_int_range (0, 3) == 0)
    g_string_erase (text, (gssize) at, (gssize) MIN (n, text->len - at));
  else
    g_string_insert (text, (gssize) at,
                     pieces[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (pieces))]);

  /* An edit that cut a character in two would never come from an editor. */
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_string_assign (text, valid);
}

static void
test_random_edits (void)
{
  guint n_partial = 0;

  for (guint run = 0; run < 60; run++)
    {
      g_autoptr (PursuitDocumentView) view = document_fixture_new ();
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < 60; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (pieces))]);
      if (run % 2 == 0)
        g_string_replace (text, "]:", "]", 0);

      for (guint i = 0; i < 40; i++)
        {
          PursuitDocumentBlocks *blocks;

          edit (text);
          document_fixture_show (view, text->str);
          blocks = pursuit_document_view_get_blocks (view);
          assert_same_blocks (blocks, text->str);
          if (pursuit_document_blocks_count_read (blocks) < text->len)
            n_partial++;
        }

      {
        g_autoptr (PursuitDocumentView) fresh = document_fixture_new ();
        g_autofree char *got = describe (view);
        g_autofree char *wanted = NULL;

        document_fixture_show (fresh, text->str);
        wanted = describe (fresh);
        g_assert_cmpstr (got, ==, wanted);
      }
    }

  /* Else this test proves nothing. */
  g_assert_cmpuint (n_partial, >, 100);
}

/* However long the text, a key reads only what stands around it. */
static void
test_reads_little (void)
{
  g_autoptr (PursuitDocumentView) view = document_fixture_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *mixed = make_long (400, G_MAXUINT, "");
  g_autofree char *changed = make_long (400, 200, "Some words of a paragraphs.");

  document_fixture_show (view, mixed);
  document_fixture_show (view, changed);
  g_assert_cmpuint (pursuit_document_blocks_count_read (pursuit_document_view_get_blocks (view)), <,
                    200);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (list, "- Step %u\n", i);
  document_fixture_show (view, list->str);
  g_string_insert (list, (gssize) list->len / 2, "x");
  document_fixture_show (view, list->str);
  g_assert_cmpuint (pursuit_document_blocks_count_read (pursuit_document_view_get_blocks (view)), <,
                    200);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add_func ("/app/document-view/shows-the-text-of-the-tree", test_text);
  g_test_add_func ("/app/document-view/runs-and-follows-nothing-by-itself", test_hostile);
  g_test_add_func ("/app/document-view/is-loud-about-gaps", test_gap);
  g_test_add_func ("/app/document-view/is-loud-about-what-is-to-be-filled-in", test_fill_ins);
  g_test_add_func ("/app/document-view/table-reads-its-rows", test_table);
  g_test_add_func ("/app/document-view/table-is-copied-with-the-text", test_table_copied);
  g_test_add_func ("/app/document-view/table-follows-its-width", test_table_width);
  g_test_add_func ("/app/document-view/changes-only-what-changed", test_only_changes);
  g_test_add_func ("/app/document-view/replaces-between-two-headings",
                   test_replaced_between_headings);
  g_test_add_func ("/app/document-view/stays-where-the-reader-is", test_keeps_scroll);
  g_test_add_func ("/app/document-view/shows-real-proposals", test_real);
  g_test_add_func ("/app/document-view/edits-come-out-as-a-fresh-text", test_random_edits);
  g_test_add_func ("/app/document-view/a-key-reads-only-its-surroundings", test_reads_little);

  return g_test_run ();
}
