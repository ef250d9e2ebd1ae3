/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-flow-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-page-style-private.h"

/* Distances in points for running text of 10 points; they grow with its size. */
#define PARAGRAPH_AFTER 6.0
#define TIGHT_AFTER 2.5
#define BLOCK_BEFORE 3.0
#define BLOCK_AFTER 10.0
#define RULE_SPACE 11.0
#define LIST_INDENT 15.0
#define MARK_GAP 6.0
#define BOX_WIDTH 8.0
#define QUOTE_INDENT 13.0
#define CODE_INDENT 9.0
#define CODE_PADDING 6.0
#define CODE_SIZE 8.8
#define MIN_COLUMN 72.0
/* Of code that is shaped at once: Pango takes quadratic time for endless lines and texts. */
#define CODE_PIECE_BYTES 1024
#define CODE_PIECE_LINES 100u
#define MAX_BYLINE_CHARS 240

typedef struct
{
  double size;
  double before;
  double after;
} HeadingSize;

static const HeadingSize HEADINGS[] = {
  { 20.0, 18.0, 7.0 }, { 13.5, 17.0, 4.5 }, { 11.5, 13.0, 3.5 },
  { 10.3, 11.0, 2.5 }, { 10.0, 9.0, 2.0 },  { 10.0, 9.0, 2.0 },
};

/* A bullet, number or task box that waits for the first line of its item. */
typedef struct
{
  PursuitPageText *text; /* nullable, borrowed from the flow */
  double x;
  guint8 task;
} Mark;

typedef struct
{
  PursuitPageFlow *flow;
  GArray *marks; /* of Mark */
  double unit;   /* one point of the distances above */
  double after;  /* space that the last block wants below it */
  guint32 ink;
  gboolean keep;
  gboolean page_break;
} Walker;

static gboolean walk_children (Walker *self,
                               const PursuitDocumentNode *parent,
                               const PursuitPageColumn *column,
                               double after,
                               GError **error);

static PursuitPageRow *
begin_row (Walker *self,
           const PursuitPageColumn *column,
           const PursuitDocumentNode *node,
           double before)
{
  PursuitPageRow *row = pursuit_page_flow_add_row (self->flow, column);

  row->node = node;
  row->space_before = MAX (self->after, before * self->unit);
  row->keep = self->keep;
  row->page_break = self->page_break;
  self->after = 0.0;
  self->keep = FALSE;
  self->page_break = FALSE;

  return row;
}

static void
end_row (Walker *self, double height)
{
  PursuitPageRow *row
      = &g_array_index (self->flow->rows, PursuitPageRow, self->flow->rows->len - 1);

  row->height = height;
  self->flow->height += row->space_before + height;
}

static void
add_marks (Walker *self, PursuitPageRow *row, double baseline)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->text != NULL)
        pursuit_page_flow_add_span (self->flow, mark->text, 0, mark->x, baseline);
      if (mark->task == PURSUIT_TASK_NONE)
        continue;
      row->task = mark->task;
      row->box_x = mark->x;
      row->box_baseline = baseline;
    }
  g_array_set_size (self->marks, 0);
}

static void
add_lines (Walker *self,
           const PursuitPageText *text,
           const PursuitPageColumn *column,
           const PursuitDocumentNode *node,
           double before)
{
  guint count = text->lines->len;

  for (guint i = 0; i < count; i++)
    {
      const PursuitPageLine *line = pursuit_page_text_get_line (text, i);
      PursuitPageRow *row = begin_row (self, column, i == 0 ? node : NULL, i == 0 ? before : 0.0);

      row->block = node;
      /* Two lines at least stay together at both ends of a page. */
      if (i > 0 && (i == 1 || i == count - 1))
        row->keep = TRUE;
      add_marks (self, row, line->baseline);
      pursuit_page_flow_add_span (self->flow, text, i, column->x, line->baseline);
      end_row (self, line->height);
    }
}

/* Marks of an item that does not begin with text get a line of their own. */
static void
flush_marks (Walker *self, const PursuitPageColumn *column, const PursuitDocumentNode *node)
{
  PursuitPageFace face = { .size = self->flow->fonts->style->font_size, .ink = self->ink };
  PursuitPageText *text;

  if (self->marks->len == 0)
    return;

  text = pursuit_page_flow_take_text (self->flow,
                                      pursuit_page_text_new_plain (self->flow->fonts, "", &face));
  pursuit_page_text_break (text, -1.0, PANGO_ALIGN_LEFT, PANGO_WRAP_WORD);
  add_lines (self, text, column, node, 0.0);
  self->keep = TRUE;
}

static void
walk_heading (Walker *self, const PursuitDocumentNode *node, const PursuitPageColumn *column)
{
  const HeadingSize *heading = &HEADINGS[node->number - 1];
  PursuitPageFace face = {
    .size = heading->size * self->unit,
    .bold = TRUE,
    .heading = TRUE,
    .ink = pursuit_page_style_get_accent_ink (self->flow->fonts->style, PURSUIT_PAGE_INK),
  };
  PursuitPageText *text;
  guint first = self->flow->rows->len;

  if (node->number > 4)
    face.ink = PURSUIT_PAGE_QUIET_INK;
  text = pursuit_page_flow_take_text (self->flow,
                                      pursuit_page_text_new (self->flow->fonts, node, &face));
  pursuit_page_text_break (text, column->width, PANGO_ALIGN_LEFT, PANGO_WRAP_WORD_CHAR);
  add_lines (self, text, column, node, heading->before);
  for (guint i = first + 1; i < self->flow->rows->len; i++)
    g_array_index (self->flow->rows, PursuitPageRow, i).keep = TRUE;

  self->after = heading->after * self->unit;
  self->keep = TRUE;
}

/* "Prepared for …" below the title of a document: the one paragraph that is set quietly. */
static gboolean
is_byline (const PursuitDocumentNode *node)
{
  const PursuitDocumentNode *first = node->parent->first_child;
  g_autofree char *text = NULL;

  if (node->parent->kind != PURSUIT_NODE_DOCUMENT || first->next != node
      || first->kind != PURSUIT_NODE_HEADING || first->number != 1)
    return FALSE;

  text = pursuit_document_node_dup_plain_text (node);

  return g_utf8_strlen (text, -1) <= MAX_BYLINE_CHARS;
}

/* "You get:" and lines all in bold are read with what comes after them. */
static gboolean
announces_next (const PursuitDocumentNode *node, const PursuitPageText *text)
{
  const PursuitDocumentNode *first = node->first_child;

  if (node->next == NULL || first == NULL)
    return FALSE;

  return g_str_has_suffix (pango_layout_get_text (text->layout), ":")
         || (first->kind == PURSUIT_NODE_STRONG && first->next == NULL);
}

static void
walk_paragraph (Walker *self,
                const PursuitDocumentNode *node,
                const PursuitPageColumn *column,
                double after)
{
  PursuitPageFace face = { .size = self->flow->fonts->style->font_size, .ink = self->ink };
  PursuitPageText *text;

  if (is_byline (node))
    face.ink = PURSUIT_PAGE_QUIET_INK;
  text = pursuit_page_flow_take_text (self->flow,
                                      pursuit_page_text_new (self->flow->fonts, node, &face));
  pursuit_page_text_break (text, column->width, PANGO_ALIGN_LEFT, PANGO_WRAP_WORD_CHAR);
  add_lines (self, text, column, node, 0.0);
  self->keep = announces_next (node, text);
  self->after = after * self->unit;
}

/* The end of a piece of code that one layout can take: whole lines, if they are not endless. */
static const char *
find_code_end (const char *code, const char *end)
{
  const char *piece_end = code;
  guint lines = 0;

  for (const char *p = code; p < end && p - code < CODE_PIECE_BYTES && lines < CODE_PIECE_LINES;
       p++)
    {
      if (*p != '\n')
        continue;
      piece_end = p;
      lines++;
    }
  if (lines < CODE_PIECE_LINES && end - code <= CODE_PIECE_BYTES)
    return end;
  if (piece_end > code)
    return piece_end;

  return end - code <= CODE_PIECE_BYTES ? end
                                        : g_utf8_find_prev_char (code, code + CODE_PIECE_BYTES);
}

static void
add_code_piece (Walker *self,
                const PursuitDocumentNode *node,
                const PursuitPageColumn *inner,
                const char *code,
                const char *end)
{
  PursuitPageFace face = { .size = CODE_SIZE * self->unit, .mono = TRUE, .ink = PURSUIT_PAGE_INK };
  g_autofree char *piece = g_strndup (code, (gsize) (end - code));
  PursuitPageText *text = pursuit_page_flow_take_text (
      self->flow, pursuit_page_text_new_plain (self->flow->fonts, piece, &face));

  pango_layout_set_auto_dir (text->layout, FALSE);
  pursuit_page_text_break (text, inner->width, PANGO_ALIGN_LEFT, PANGO_WRAP_WORD_CHAR);
  add_lines (self, text, inner, node, 0.0);
}

static gboolean
walk_code (Walker *self,
           const PursuitDocumentNode *node,
           const PursuitPageColumn *column,
           GError **error)
{
  PursuitPageFrame frame = { .kind = PURSUIT_PAGE_FRAME_CODE,
                             .parent = column->frame,
                             .x = column->x,
                             .width = column->width,
                             .padding = CODE_PADDING * self->unit };
  PursuitPageColumn inner = { .x = column->x + CODE_INDENT * self->unit,
                              .width = column->width - 2.0 * CODE_INDENT * self->unit,
                              .frame = self->flow->frames->len };
  const char *code = node->text;
  const char *end = code + strlen (code) - (g_str_has_suffix (code, "\n") ? 1 : 0);

  flush_marks (self, column, node);
  g_array_append_val (self->flow->frames, frame);
  self->after = MAX (self->after, BLOCK_BEFORE * self->unit) + CODE_PADDING * self->unit;
  do
    {
      const char *piece_end = find_code_end (code, end);

      add_code_piece (self, node, &inner, code, piece_end);
      if (!pursuit_page_flow_check (self->flow, error))
        return FALSE;
      code = piece_end + (piece_end < end && *piece_end == '\n');
    }
  while (code < end);
  self->after = (BLOCK_AFTER + CODE_PADDING) * self->unit;

  return TRUE;
}

static void
walk_rule (Walker *self, const PursuitDocumentNode *node, const PursuitPageColumn *column)
{
  PursuitPageRow *row;

  flush_marks (self, column, node);
  row = begin_row (self, column, node, RULE_SPACE);
  row->rule = PURSUIT_PAGE_RULE_FAINT;
  row->separator = TRUE;
  end_row (self, 1.0);
  self->after = RULE_SPACE * self->unit;
}

static gboolean
walk_table (Walker *self,
            const PursuitDocumentNode *node,
            const PursuitPageColumn *column,
            GError **error)
{
  guint first;
  PursuitPageRow *row;

  flush_marks (self, column, node);
  first = self->flow->rows->len;
  if (!pursuit_page_flow_add_table (self->flow, node, column, error))
    return FALSE;

  if (self->flow->rows->len > first)
    {
      row = &g_array_index (self->flow->rows, PursuitPageRow, first);
      row->node = node;
      row->space_before = MAX (self->after, BLOCK_BEFORE * self->unit);
      row->keep = self->keep;
      row->page_break = self->page_break;
      self->keep = FALSE;
      self->page_break = FALSE;
    }
  self->after = BLOCK_AFTER * self->unit;

  return TRUE;
}

static gboolean
is_rtl (const PursuitDocumentNode *node)
{
  g_autofree char *text = pursuit_document_node_dup_plain_text (node);

  return pursuit_page_string_is_rtl (text);
}

static PursuitPageColumn
indent (const PursuitPageColumn *column, double by, gboolean rtl)
{
  PursuitPageColumn inner = *column;

  /* Lists nest deeper than paper is wide. */
  by = MIN (by, MAX (column->width - MIN_COLUMN, 0.0));
  inner.width -= by;
  if (!rtl)
    inner.x += by;

  return inner;
}

static PursuitPageText *
make_label (Walker *self, const char *label)
{
  PursuitPageFace face = { .size = self->flow->fonts->style->font_size, .ink = self->ink };
  PursuitPageText *text = pursuit_page_flow_take_text (
      self->flow, pursuit_page_text_new_plain (self->flow->fonts, label, &face));

  pursuit_page_text_break (text, -1.0, PANGO_ALIGN_LEFT, PANGO_WRAP_WORD);

  return text;
}

static double
measure_label (const PursuitPageText *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (text->layout, NULL, &logical);

  return pango_units_to_double (logical.width);
}

static guint
count_children (const PursuitDocumentNode *node)
{
  guint count = 0;

  for (const PursuitDocumentNode *child = node->first_child; child != NULL; child = child->next)
    count++;

  return count;
}

static double
find_indent (Walker *self, const PursuitDocumentNode *list)
{
  g_autofree char *widest = NULL;

  if (!list->ordered)
    return LIST_INDENT * self->unit;

  widest = g_strdup_printf ("%u.", list->number + count_children (list));

  return MAX (LIST_INDENT * self->unit,
              measure_label (make_label (self, widest)) + MARK_GAP * self->unit);
}

static void
push_mark (Walker *self,
           const PursuitDocumentNode *item,
           guint number,
           const PursuitPageColumn *inner,
           gboolean rtl)
{
  Mark mark = { .task = item->task };
  double width = BOX_WIDTH * self->unit;
  double gap = MARK_GAP * self->unit;

  if (item->task == PURSUIT_TASK_NONE)
    {
      g_autofree char *label
          = item->parent->ordered ? g_strdup_printf ("%u.", number) : g_strdup ("•");

      mark.text = make_label (self, label);
      width = measure_label (mark.text);
    }
  mark.x = rtl ? inner->x + inner->width + gap : inner->x - gap - width;
  g_array_append_val (self->marks, mark);
}

static gboolean
walk_list (Walker *self,
           const PursuitDocumentNode *list,
           const PursuitPageColumn *column,
           double after,
           GError **error)
{
  gboolean rtl = is_rtl (list);
  PursuitPageColumn inner = indent (column, find_indent (self, list), rtl);
  double item_after = list->tight ? TIGHT_AFTER : PARAGRAPH_AFTER;
  guint number = list->number;

  for (const PursuitDocumentNode *item = list->first_child; item != NULL; item = item->next)
    {
      push_mark (self, item, number++, &inner, rtl);
      if (!walk_children (self, item, &inner, item_after, error))
        return FALSE;
      flush_marks (self, &inner, item);
      self->keep = FALSE;
      self->after = item_after * self->unit;
    }
  self->after = after * self->unit;

  return TRUE;
}

static gboolean
walk_quote (Walker *self,
            const PursuitDocumentNode *node,
            const PursuitPageColumn *column,
            GError **error)
{
  gboolean rtl = is_rtl (node);
  PursuitPageColumn inner = indent (column, QUOTE_INDENT * self->unit, rtl);
  PursuitPageFrame frame = { .kind = PURSUIT_PAGE_FRAME_QUOTE,
                             .parent = column->frame,
                             .x = rtl ? column->x + column->width - 2.0 : column->x,
                             .width = 2.0,
                             .padding = 1.0 };
  guint32 ink = self->ink;

  inner.frame = self->flow->frames->len;
  g_array_append_val (self->flow->frames, frame);
  self->ink = PURSUIT_PAGE_QUIET_INK;
  if (!walk_children (self, node, &inner, PARAGRAPH_AFTER, error))
    return FALSE;
  self->ink = ink;
  self->after = BLOCK_AFTER * self->unit;

  return TRUE;
}

static gsize
measure_text (const PursuitDocumentNode *block)
{
  gsize length = 0;

  for (const PursuitDocumentNode *node = block; node != NULL;
       node = pursuit_document_node_walk (node, block))
    length += strlen (node->text);

  return length;
}

static gboolean
check_text (const PursuitDocumentNode *block, GError **error)
{
  if (measure_text (block) <= PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES)
    return TRUE;

  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
               _ ("The text at line %u goes on for more than %u kB without a paragraph. "
                  "Split it."),
               block->start_line, PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES / 1024);

  return FALSE;
}

/* Whether every text in a block is short enough for one layout. */
static gboolean
check_texts (const PursuitDocumentNode *block, GError **error)
{
  if (block->kind == PURSUIT_NODE_PARAGRAPH || block->kind == PURSUIT_NODE_HEADING)
    return check_text (block, error);
  if (block->kind != PURSUIT_NODE_TABLE)
    return TRUE;

  for (const PursuitDocumentNode *row = block->first_child; row != NULL; row = row->next)
    {
      for (const PursuitDocumentNode *cell = row->first_child; cell != NULL; cell = cell->next)
        {
          if (!check_text (cell, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
walk_block (Walker *self,
            const PursuitDocumentNode *node,
            const PursuitPageColumn *column,
            double after,
            GError **error)
{
  switch (node->kind)
    {
    case PURSUIT_NODE_HEADING:
      walk_heading (self, node, column);
      break;
    case PURSUIT_NODE_QUOTE:
      return walk_quote (self, node, column, error);
    case PURSUIT_NODE_LIST:
      return walk_list (self, node, column, after, error);
    case PURSUIT_NODE_CODE_BLOCK:
      return walk_code (self, node, column, error);
    case PURSUIT_NODE_RULE:
      walk_rule (self, node, column);
      break;
    case PURSUIT_NODE_PAGE_BREAK:
      self->page_break = TRUE;
      break;
    case PURSUIT_NODE_TABLE:
      return walk_table (self, node, column, error);
    default:
      walk_paragraph (self, node, column, after);
    }

  return TRUE;
}

/* Recursion is bounded by PURSUIT_DOCUMENT_MAX_DEPTH. */
static gboolean
walk_children (Walker *self,
               const PursuitDocumentNode *parent,
               const PursuitPageColumn *column,
               double after,
               GError **error)
{
  for (const PursuitDocumentNode *node = parent->first_child; node != NULL; node = node->next)
    {
      if (!check_texts (node, error) || !walk_block (self, node, column, after, error)
          || !pursuit_page_flow_check (self->flow, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_page_flow_add_document (PursuitPageFlow *flow, PursuitDocument *document, GError **error)
{
  const PursuitPageStyle *style = flow->fonts->style;
  PursuitPageColumn column = { .x = style->margin_left,
                               .width = style->width - style->margin_left - style->margin_right,
                               .frame = PURSUIT_PAGE_NONE };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  Walker self
      = { .flow = flow, .marks = marks, .unit = style->font_size / 10.0, .ink = PURSUIT_PAGE_INK };

  return walk_children (&self, pursuit_document_get_root (document), &column, PARAGRAPH_AFTER,
                        error);
}
