/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-paper.h"

#include "app/page/pursuit-document-table.h"
#include "app/page/pursuit-document-tags.h"

/* All in pixels. Below NARROW the sheet gives its room to the text. */
#define SHEET_WIDTH 640
#define NARROW 460
#define GAP 24
#define GAP_NARROW 8
#define PADDING 46
#define PADDING_NARROW 18
#define PADDING_INSET 12

struct _PursuitDocumentPaper
{
  GtkTextView parent_instance;

  int sheet_x;
  int sheet_width;
  int gap;
  int padding;
  int last_width;
  guint tick;
  gboolean inset;
};

G_DEFINE_FINAL_TYPE (PursuitDocumentPaper, pursuit_document_paper, GTK_TYPE_TEXT_VIEW)

static int
get_text_width (PursuitDocumentPaper *self)
{
  return self->sheet_width - 2 * self->padding;
}

static void
update_tables (PursuitDocumentPaper *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (PURSUIT_IS_DOCUMENT_TABLE (child))
      pursuit_document_table_set_width (PURSUIT_DOCUMENT_TABLE (child), get_text_width (self));
}

static void
update_margins (PursuitDocumentPaper *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_left_margin (view, self->sheet_x + self->padding);
  gtk_text_view_set_right_margin (view, self->last_width - self->sheet_x - self->sheet_width
                                            + self->padding);
  gtk_text_view_set_top_margin (view, self->gap + self->padding);
  gtk_text_view_set_bottom_margin (view, self->gap + self->padding);
}

static void
measure_sheet (PursuitDocumentPaper *self, int width)
{
  gboolean narrow = width < NARROW;

  self->gap = self->inset ? 0 : narrow ? GAP_NARROW : GAP;
  self->padding = self->inset ? PADDING_INSET : narrow ? PADDING_NARROW : PADDING;
  self->sheet_width = self->inset ? width : MIN (width - 2 * self->gap, SHEET_WIDTH);
  self->sheet_x = (width - self->sheet_width) / 2;
}

/* Margins and tables may not ask for another size while the sizes are being given out. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PursuitDocumentPaper *self = PURSUIT_DOCUMENT_PAPER (widget);

  self->tick = 0;
  update_margins (self);
  update_tables (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (PursuitDocumentPaper *self, int width)
{
  self->last_width = width;
  measure_sheet (self, width);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
pursuit_document_paper_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitDocumentPaper *self = PURSUIT_DOCUMENT_PAPER (widget);

  GTK_WIDGET_CLASS (pursuit_document_paper_parent_class)
      ->size_allocate (widget, width, height, baseline);

  if (width != self->last_width)
    queue_update (self, width);
}

static void
pursuit_document_paper_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  PursuitDocumentPaper *self = PURSUIT_DOCUMENT_PAPER (widget);

  GTK_WIDGET_CLASS (pursuit_document_paper_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);

  /* Tables follow the view; they must not hold it open. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = self->inset ? 0 : SHEET_WIDTH + 2 * GAP;
    }
}

static void
draw_sheet (PursuitDocumentPaper *self, GtkSnapshot *snapshot)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int top = -self->padding;
  GskRoundedRect outline;
  GtkTextIter end;
  int height;
  int y;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &end, &y, &height);

  /* The text's own coordinates begin below the top margin. */
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT (self->sheet_x, top, self->sheet_width, y + height + 2 * self->padding),
      2);
  if (!self->inset)
    gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.25f }, 0, 1, 0.5f,
                                       4);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &outline.bounds);
}

typedef void (*DrawRange) (PursuitDocumentPaper *self, GtkSnapshot *snapshot, int y, int height);

static void
draw_code (PursuitDocumentPaper *self, GtkSnapshot *snapshot, int y, int height)
{
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.941f, 0.941f, 0.949f, 1 },
                             &GRAPHENE_RECT_INIT (self->sheet_x + self->padding, y - 2,
                                                  get_text_width (self), height - 2));
}

static void
draw_quote (PursuitDocumentPaper *self, GtkSnapshot *snapshot, int y, int height)
{
  gtk_snapshot_append_color (
      snapshot, &(GdkRGBA){ 0.78f, 0.78f, 0.80f, 1 },
      &GRAPHENE_RECT_INIT (self->sheet_x + self->padding + 6, y, 3, height - 8));
}

static void
draw_rule (PursuitDocumentPaper *self, GtkSnapshot *snapshot, int y, int height)
{
  int top = y + (height - 6) / 2;

  gtk_snapshot_append_color (
      snapshot, &(GdkRGBA){ 0.75f, 0.75f, 0.77f, 1 },
      &GRAPHENE_RECT_INIT (self->sheet_x + self->padding, top, get_text_width (self), 1));
}

static void
draw_range (PursuitDocumentPaper *self,
            GtkSnapshot *snapshot,
            GtkTextIter *start,
            GtkTextIter *end,
            DrawRange draw)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter last = *end;
  int top;
  int y;
  int height;

  gtk_text_view_get_line_yrange (view, start, &top, NULL);
  gtk_text_iter_backward_char (&last);
  gtk_text_view_get_line_yrange (view, &last, &y, &height);
  draw (self, snapshot, top, y + height - top);
}

/* Draws behind each range of a tag that is to be seen. */
static void
draw_tag (PursuitDocumentPaper *self,
          GtkSnapshot *snapshot,
          PursuitDocumentTag which,
          DrawRange draw)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag = pursuit_document_tags_get (gtk_text_buffer_get_tag_table (buffer), which);
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter last;

  if (tag == NULL)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &start, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (&last);

  if (gtk_text_iter_has_tag (&start, tag))
    {
      if (!gtk_text_iter_starts_tag (&start, tag))
        gtk_text_iter_backward_to_tag_toggle (&start, tag);
    }
  else if (!gtk_text_iter_forward_to_tag_toggle (&start, tag))
    return;

  while (gtk_text_iter_compare (&start, &last) <= 0)
    {
      GtkTextIter end = start;

      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      draw_range (self, snapshot, &start, &end, draw);
      start = end;
      if (!gtk_text_iter_forward_to_tag_toggle (&start, tag))
        return;
    }
}

static void
pursuit_document_paper_snapshot_layer (GtkTextView *view,
                                       GtkTextViewLayer layer,
                                       GtkSnapshot *snapshot)
{
  PursuitDocumentPaper *self = PURSUIT_DOCUMENT_PAPER (view);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;

  draw_sheet (self, snapshot);
  draw_tag (self, snapshot, PURSUIT_DOCUMENT_TAG_CODE_BLOCK, draw_code);
  draw_tag (self, snapshot, PURSUIT_DOCUMENT_TAG_QUOTE, draw_quote);
  draw_tag (self, snapshot, PURSUIT_DOCUMENT_TAG_RULE, draw_rule);
}

void
pursuit_document_paper_set_inset (PursuitDocumentPaper *self, gboolean inset)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_PAPER (self));

  self->inset = inset;
  if (inset)
    gtk_widget_add_css_class (GTK_WIDGET (self), "inset");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "inset");
  queue_update (self, self->last_width);
}

void
pursuit_document_paper_add_table (PursuitDocumentPaper *self,
                                  GtkTextChildAnchor *anchor,
                                  GtkWidget *table)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_PAPER (self));
  g_return_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor));
  g_return_if_fail (PURSUIT_IS_DOCUMENT_TABLE (table));

  pursuit_document_table_set_width (PURSUIT_DOCUMENT_TABLE (table), get_text_width (self));
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), table, anchor);
}

static PursuitDocumentTable *
find_table (const GtkTextIter *iter)
{
  GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (iter);
  guint n = 0;
  g_autofree GtkWidget **widgets
      = anchor != NULL ? gtk_text_child_anchor_get_widgets (anchor, &n) : NULL;

  return n > 0 && PURSUIT_IS_DOCUMENT_TABLE (widgets[0]) ? PURSUIT_DOCUMENT_TABLE (widgets[0])
                                                         : NULL;
}

/* The text between, with what the tables say where they stand; %NULL where there is no table. */
static char *
dup_text_with_tables (const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter done = *start;
  gboolean found = FALSE;

  for (GtkTextIter at = *start; gtk_text_iter_compare (&at, end) < 0;
       gtk_text_iter_forward_char (&at))
    {
      PursuitDocumentTable *table = find_table (&at);
      g_autofree char *before = NULL;

      if (table == NULL)
        continue;
      before = gtk_text_iter_get_text (&done, &at);
      g_string_append (text, before);
      pursuit_document_table_append_text (table, text);
      done = at;
      gtk_text_iter_forward_char (&done);
      found = TRUE;
    }
  if (found)
    {
      g_autofree char *rest = gtk_text_iter_get_text (&done, end);

      g_string_append (text, rest);
    }

  return found ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* GTK leaves out what stands at an anchor. */
static void
pursuit_document_paper_copy_clipboard (GtkTextView *view)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  if (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    text = dup_text_with_tables (&start, &end);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
  else
    GTK_TEXT_VIEW_CLASS (pursuit_document_paper_parent_class)->copy_clipboard (view);
}

static void
pursuit_document_paper_class_init (PursuitDocumentPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->size_allocate = pursuit_document_paper_size_allocate;
  widget_class->measure = pursuit_document_paper_measure;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = pursuit_document_paper_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = pursuit_document_paper_copy_clipboard;
}

static void
pursuit_document_paper_init (PursuitDocumentPaper *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "document-paper");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), 2);
  measure_sheet (self, SHEET_WIDTH);
}
