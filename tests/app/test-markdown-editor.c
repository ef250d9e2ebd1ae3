/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-markdown-colours.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/proposals/pursuit-markdown-line.h"
#include "app/widgets/pursuit-text-mirror.h"
#include "tests/app/pursuit-widget-test.h"

#include <string.h>

static const char *const names[PURSUIT_MARKDOWN_N_PARTS] = {
  [PURSUIT_MARKDOWN_PART_HEADING] = "heading",   [PURSUIT_MARKDOWN_PART_STRONG] = "strong",
  [PURSUIT_MARKDOWN_PART_EMPHASIS] = "emphasis", [PURSUIT_MARKDOWN_PART_STRIKE] = "strike",
  [PURSUIT_MARKDOWN_PART_LINK] = "link",         [PURSUIT_MARKDOWN_PART_CODE] = "code",
  [PURSUIT_MARKDOWN_PART_MARK] = "mark",         [PURSUIT_MARKDOWN_PART_VARIABLE] = "variable",
};

/* "strong=**a** mark=|" */
static char *
describe (const char *line, guint8 *state)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PursuitMarkdownSpan));
  GString *text = g_string_new (NULL);

  *state = pursuit_markdown_line_read (line, *state, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const PursuitMarkdownSpan *span = &g_array_index (spans, PursuitMarkdownSpan, i);

      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, strlen (line));
      g_string_append_printf (text, "%s%s=%.*s", i > 0 ? " " : "", names[span->part],
                              (int) (span->end - span->start), line + span->start);
    }

  return g_string_free (text, FALSE);
}

static void
test_line (void)
{
  static const char *const cases[][2] = {
    { "plain words", "" },
    { "", "" },
    { "# Offer for {{company_name}}", "heading=# Offer for {{company_name}} "
                                      "variable={{company_name}}" },
    { "#no heading", "" },
    { "####### none either", "" },
    { "a **b *c* d** e", "emphasis=*c* strong=**b *c* d**" },
    { "snake_case_name and 2 * 3 * 4", "" },
    { "_so_ ~~gone~~ __loud__", "emphasis=_so_ strike=~~gone~~ strong=__loud__" },
    { "\\*not\\* `*code*` ``a`b``", "code=`*code*` code=``a`b``" },
    { "`open and **done**", "strong=**done**" },
    { "see [the study](https://example.org/a) and [x]",
      "link=[the study](https://example.org/a) mark=](https://example.org/a)" },
    { "[a](b [c](d)", "link=[a](b [c](d) mark=](b [c](d)" },
    { "- [ ] to do", "mark=-" },
    { "  12. twelve", "mark=12." },
    { "12.50 EUR", "" },
    { "> > quoted *x*", "mark=> mark=> emphasis=*x*" },
    { "| a | {{total}} |", "mark=| mark=| variable={{total}} mark=|" },
    { "|:--|--:|", "mark=|:--|--:|" },
    { "a | b", "" },
    { "---", "mark=---" },
    { "<!-- page-break -->", "mark=<!-- page-break -->" },
    { "<!-- open <!-- open", "" },
    { "{{a {{total}}", "variable={{a {{total}}" },
    { "über *größer*", "emphasis=*größer*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 state = PURSUIT_MARKDOWN_LINE_START;
      g_autofree char *spans = describe (cases[i][0], &state);

      g_assert_cmpstr (spans, ==, cases[i][1]);
      g_assert_cmpuint (state, ==, PURSUIT_MARKDOWN_LINE_START);
    }
}

static void
test_fence (void)
{
  static const char *const lines[][2] = {
    { "````sh", "mark=````sh" },
    { "# no heading", "code=# no heading" },
    { "```", "code=```" },
    { "~~~~", "code=~~~~" },
    { "", "" },
    { "  ````  ", "mark=  ````  " },
    { "# Real", "heading=# Real" },
    { "- ~~~", "mark=- mark=~~~" },
    { "  ```", "code=  ```" },
    { "  ~~~", "mark=  ~~~" },
    { "``` not `one", "" },
  };
  guint8 state = PURSUIT_MARKDOWN_LINE_START;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *spans = describe (lines[i][0], &state);

      g_assert_cmpstr (spans, ==, lines[i][1]);
    }
  g_assert_cmpuint (state, ==, PURSUIT_MARKDOWN_LINE_START);
}

/* Nothing that is looked at twice for each of its bytes would come to an end here. */
static void
test_hostile_line (void)
{
  static const char *const parts[]
      = { "`", "[", "](", "{{", "<!--", "**", "_a", "\\", "[a](", "> " };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PursuitMarkdownSpan));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      while (line->len < 4 * 1024 * 1024)
        g_string_append (line, parts[i]);
      g_array_set_size (spans, 0);
      pursuit_markdown_line_read (line->str, PURSUIT_MARKDOWN_LINE_START, spans);
      for (guint j = 0; j < spans->len; j++)
        g_assert_cmpuint (g_array_index (spans, PursuitMarkdownSpan, j).end, <=,
                          PURSUIT_MARKDOWN_LINE_MAX);
    }
}

static gboolean
is_settled (gpointer data)
{
  return pursuit_markdown_colours_is_settled (data);
}

/* The tags of the first character of a line, such as "heading". */
static char *
dup_tags (GtkTextBuffer *buffer, int line)
{
  GString *text = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  for (guint i = 0; i < PURSUIT_MARKDOWN_N_PARTS; i++)
    {
      g_autofree char *name = g_strconcat ("markdown-", names[i], NULL);
      GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

      g_assert_nonnull (tag);
      if (gtk_text_iter_has_tag (&iter, tag))
        g_string_append (text, names[i]);
    }

  return g_string_free (text, FALSE);
}

static void
assert_tags (GtkTextBuffer *buffer, int line, const char *wanted)
{
  g_autofree char *tags = dup_tags (buffer, line);

  g_assert_cmpstr (tags, ==, wanted);
}

static void
insert_at_line (GtkTextBuffer *buffer, int line, const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
}

static void
test_colours (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (PursuitMarkdownColours) colours = pursuit_markdown_colours_new (buffer);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_set_text (buffer, "plain\r\n# head\n- item\n{{v}}", -1);
  assert_tags (buffer, 0, "");
  assert_tags (buffer, 1, "heading");
  assert_tags (buffer, 2, "mark");
  assert_tags (buffer, 3, "variable");

  /* A fence colours everything below it, and its end gives the rest back. */
  insert_at_line (buffer, 0, "```\n");
  pursuit_widget_test_wait (is_settled, colours);
  assert_tags (buffer, 2, "code");
  assert_tags (buffer, 4, "code");
  insert_at_line (buffer, 3, "```\n");
  pursuit_widget_test_wait (is_settled, colours);
  assert_tags (buffer, 2, "code");
  assert_tags (buffer, 4, "mark");
  assert_tags (buffer, 5, "variable");

  gtk_text_buffer_get_iter_at_line (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_line (buffer, &end, 2);
  gtk_text_buffer_delete (buffer, &start, &end);
  pursuit_widget_test_wait (is_settled, colours);
  assert_tags (buffer, 0, "heading");
  assert_tags (buffer, 1, "mark");
  assert_tags (buffer, 2, "code");
}

/* Each line of a long text wears what it wears in a text of its own. */
static void
test_long_text (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (PursuitMarkdownColours) colours = pursuit_markdown_colours_new (buffer);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "# head\n- item\nplain\n");
  gtk_text_buffer_set_text (buffer, text->str, -1);
  g_assert_false (pursuit_markdown_colours_is_settled (colours));
  /* Somebody types before all is coloured. */
  insert_at_line (buffer, 1, "{{v}}\n");
  assert_tags (buffer, 1, "variable");
  pursuit_widget_test_wait (is_settled, colours);

  assert_tags (buffer, 0, "heading");
  for (int line = 2; line < 2999; line += 3)
    {
      assert_tags (buffer, line, "mark");
      assert_tags (buffer, line + 1, "");
      assert_tags (buffer, line + 2, "heading");
    }
}

static void
on_changed (GtkTextBuffer *buffer, PursuitTextMirror *mirror)
{
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (pursuit_text_mirror_get_text (mirror), ==, text);
}

static void
test_mirror (void)
{
  static const char *const texts[] = { "a", "größer", "\r\n", "\n", "日本", "\r", "*x*", "" };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (PursuitTextMirror) mirror = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_set_text (buffer, "# Größer\n", -1);
  mirror = pursuit_text_mirror_new (buffer);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_changed), mirror);
  for (guint i = 0; i < 2000; i++)
    {
      int n = gtk_text_buffer_get_char_count (buffer);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_test_rand_int_range (0, n + 1));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_test_rand_int_range (0, n + 1));
      gtk_text_iter_order (&start, &end);
      if (n > 60)
        gtk_text_buffer_delete (buffer, &start, &end);
      else if (i % 10 == 9)
        gtk_text_buffer_undo (buffer);
      else
        gtk_text_buffer_insert (buffer, &start, texts[i % G_N_ELEMENTS (texts)], -1);
      on_changed (buffer, mirror);
    }

  /* A widget is a character of the buffer and none of its text. */
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_create_child_anchor (buffer, &start);
  insert_at_line (buffer, 0, "before");
  on_changed (buffer, mirror);
}

/* Takes the sentence out that holds @words, and back in. */
static char *
dup_without (const char *text, guint line, const char *words)
{
  g_autoptr (GtkWidget) editor
      = g_object_ref_sink (g_object_new (PURSUIT_TYPE_MARKDOWN_EDITOR, NULL));
  PursuitMarkdownEditor *self = PURSUIT_MARKDOWN_EDITOR (editor);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *found = strstr (lines[line - 1], words);
  PursuitClaim claim = { .text = (char *) words, .line = line };
  g_autofree char *again = NULL;
  char *after;

  g_assert_nonnull (found);
  claim.start = (guint) (found - lines[line - 1]);
  claim.end = claim.start + (guint) strlen (words);
  pursuit_markdown_editor_set_text (self, text);
  pursuit_markdown_editor_remove_claim (self, &claim);
  after = pursuit_markdown_editor_dup_text (self);
  gtk_text_buffer_undo (pursuit_markdown_editor_get_buffer (self));
  again = pursuit_markdown_editor_dup_text (self);
  g_assert_cmpstr (again, ==, text);

  return after;
}

static void
test_remove_claim (void)
{
  static const struct
  {
    const char *text;
    guint line;
    const char *words;
    const char *after;
  } cases[] = {
    { "One 5. Two 6. Thrée 7.", 1, "5", "Two 6. Thrée 7." },
    { "One 5. Two 6. Thrée 7.", 1, "6", "One 5. Thrée 7." },
    { "One 5. Two 6. Thrée 7.", 1, "Thrée", "One 5. Two 6." },
    { "# A\n\nOnly 5.\n\nNext", 3, "5", "# A\n\nNext" },
    { "# A\n\nOnly 5.", 3, "5", "# A\n" },
    { "Only 5.", 1, "5", "" },
    { "- one\n- two 2.\n- three", 2, "2", "- one\n- three" },
    { "1. one 5.\n2. two", 1, "5", "2. two" },
    { "|a|b|\n|-|-|\n|c|5|\n|d|6|", 3, "5", "|a|b|\n|-|-|\n|d|6|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = dup_without (cases[i].text, cases[i].line, cases[i].words);

      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);
  g_test_add_func ("/app/markdown-editor/tells-the-parts-of-a-line", test_line);
  g_test_add_func ("/app/markdown-editor/knows-fenced-code", test_fence);
  g_test_add_func ("/app/markdown-editor/looks-at-a-byte-once", test_hostile_line);
  g_test_add_func ("/app/markdown-editor/colours-follow-each-change", test_colours);
  g_test_add_func ("/app/markdown-editor/a-long-text-is-coloured-in-turns", test_long_text);
  g_test_add_func ("/app/markdown-editor/the-mirror-has-what-the-buffer-has", test_mirror);
  g_test_add_func ("/app/markdown-editor/a-claim-goes-with-its-sentence", test_remove_claim);

  return g_test_run ();
}
