/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-markdown-colours.h"

#include "app/proposals/pursuit-markdown-line.h"
#include "core/pursuit-slices.h"

/* So many changed lines are coloured at once, before anybody sees them without. */
#define MAX_AT_ONCE 40
/* Of a line that nobody has looked at. */
#define STATE_UNKNOWN ((guint8) 0xff)

/* On the grounds of libadwaita's views; 4.5:1 and more. */
static const struct
{
  const char *light; /* (nullable): as the text */
  const char *dark;
  PangoWeight weight;
  PangoStyle style;
  gboolean strike;
} looks[PURSUIT_MARKDOWN_N_PARTS] = {
  [PURSUIT_MARKDOWN_PART_HEADING] = { "#1a5fb4", "#99c1f1", PANGO_WEIGHT_BOLD, 0, FALSE },
  [PURSUIT_MARKDOWN_PART_STRONG] = { NULL, NULL, PANGO_WEIGHT_BOLD, 0, FALSE },
  [PURSUIT_MARKDOWN_PART_EMPHASIS] = { NULL, NULL, 0, PANGO_STYLE_ITALIC, FALSE },
  [PURSUIT_MARKDOWN_PART_STRIKE] = { NULL, NULL, 0, 0, TRUE },
  [PURSUIT_MARKDOWN_PART_LINK] = { "#1a5fb4", "#99c1f1", 0, 0, FALSE },
  [PURSUIT_MARKDOWN_PART_CODE] = { "#8f4a00", "#f8c98a", 0, 0, FALSE },
  [PURSUIT_MARKDOWN_PART_MARK] = { "#6b6b6b", "#a8a8a8", 0, 0, FALSE },
  [PURSUIT_MARKDOWN_PART_VARIABLE] = { "#813d9c", "#dc8add", 0, 0, FALSE },
};

struct _PursuitMarkdownColours
{
  GObject parent_instance;

  GtkTextBuffer *buffer; /* (nullable) (unowned) */
  GtkTextTag *tags[PURSUIT_MARKDOWN_N_PARTS];
  GByteArray *states; /* how each line ends */
  GArray *spans;

  guint from;   /* the first line that waits */
  guint to;     /* the line behind the last one */
  guint source; /* the idle source while lines wait, else 0 */
};

G_DEFINE_FINAL_TYPE (PursuitMarkdownColours, pursuit_markdown_colours, G_TYPE_OBJECT)

static gboolean
has_work (PursuitMarkdownColours *self)
{
  return self->from < self->to;
}

static void
apply_spans (PursuitMarkdownColours *self, int line)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const PursuitMarkdownSpan *span = &g_array_index (self->spans, PursuitMarkdownSpan, i);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_line_index (self->buffer, &start, line, (int) span->start);
      gtk_text_buffer_get_iter_at_line_index (self->buffer, &end, line, (int) span->end);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[span->part], &start, &end);
    }
}

/* FALSE if what comes below has to be looked at again. */
static gboolean
colour_line (PursuitMarkdownColours *self, guint line)
{
  guint8 before = line > 0 ? self->states->data[line - 1] : PURSUIT_MARKDOWN_LINE_START;
  guint8 was = self->states->data[line];
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, (int) line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  for (guint i = 0; i < PURSUIT_MARKDOWN_N_PARTS; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[i], &start, &end);

  /* With a character for each picture, so that places in it are places in the buffer. */
  text = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
  g_array_set_size (self->spans, 0);
  self->states->data[line] = pursuit_markdown_line_read (
      text, before != STATE_UNKNOWN ? before : PURSUIT_MARKDOWN_LINE_START, self->spans);
  apply_spans (self, (int) line);

  return self->states->data[line] == was;
}

/* Lines that waited may have been taken out meanwhile. */
static gboolean
colour_next (gpointer data)
{
  PursuitMarkdownColours *self = data;
  gboolean same;

  if (!has_work (self))
    {
      self->source = 0;
      return FALSE;
    }

  same = colour_line (self, self->from++);
  if (!same && !has_work (self) && self->to < self->states->len)
    self->to++;

  return TRUE;
}

static void
wait_for (PursuitMarkdownColours *self, guint from, guint to)
{
  if (from >= to)
    return;

  self->from = has_work (self) ? MIN (self->from, from) : from;
  self->to = MAX (self->to, to);
  if (self->source == 0)
    self->source = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE + 10, "markdown-colours: lines",
                                       colour_next, self);
}

/* There are @delta more lines behind @line. */
static void
move_lines (PursuitMarkdownColours *self, guint line, int delta)
{
  guint n = (guint) ABS (delta);
  guint8 *data;

  if (delta < 0)
    g_byte_array_remove_range (self->states, line + 1, n);
  else if (delta > 0)
    {
      g_byte_array_set_size (self->states, self->states->len + n);
      data = self->states->data + line + 1;
      memmove (data + n, data, self->states->len - line - 1 - n);
      memset (data, STATE_UNKNOWN, n);
    }

  if (self->from > line)
    self->from = (guint) MAX ((int) self->from + delta, (int) line + 1);
  if (self->to > line + 1)
    self->to = (guint) MAX ((int) self->to + delta, (int) line + 1);
}

static void
colour_change (PursuitMarkdownColours *self, guint first, guint last)
{
  gboolean same = TRUE;

  if (last - first >= MAX_AT_ONCE)
    {
      wait_for (self, first, last + 1);
      return;
    }

  for (guint line = first; line <= last; line++)
    same = colour_line (self, line);
  if (!same)
    wait_for (self, last + 1, MIN (last + 2, self->states->len));
}

static void
on_text_inserted (PursuitMarkdownColours *self, const GtkTextIter *end)
{
  int added = gtk_text_buffer_get_line_count (self->buffer) - (int) self->states->len;
  guint last = (guint) gtk_text_iter_get_line (end);
  guint first = last - (guint) added;

  move_lines (self, first, added);
  colour_change (self, first, last);
}

static void
on_text_deleted (PursuitMarkdownColours *self, const GtkTextIter *start)
{
  int added = gtk_text_buffer_get_line_count (self->buffer) - (int) self->states->len;
  guint line = (guint) gtk_text_iter_get_line (start);

  move_lines (self, line, added);
  colour_change (self, line, line);
}

void
pursuit_markdown_colours_set_dark (PursuitMarkdownColours *self, gboolean dark)
{
  g_return_if_fail (PURSUIT_IS_MARKDOWN_COLOURS (self));

  for (guint i = 0; i < PURSUIT_MARKDOWN_N_PARTS; i++)
    if (looks[i].light != NULL)
      g_object_set (self->tags[i], "foreground", dark ? looks[i].dark : looks[i].light, NULL);
}

gboolean
pursuit_markdown_colours_is_settled (PursuitMarkdownColours *self)
{
  g_return_val_if_fail (PURSUIT_IS_MARKDOWN_COLOURS (self), FALSE);

  return !has_work (self);
}

static void
create_tags (PursuitMarkdownColours *self)
{
  static const char *const names[PURSUIT_MARKDOWN_N_PARTS] = {
    [PURSUIT_MARKDOWN_PART_HEADING] = "markdown-heading",
    [PURSUIT_MARKDOWN_PART_STRONG] = "markdown-strong",
    [PURSUIT_MARKDOWN_PART_EMPHASIS] = "markdown-emphasis",
    [PURSUIT_MARKDOWN_PART_STRIKE] = "markdown-strike",
    [PURSUIT_MARKDOWN_PART_LINK] = "markdown-link",
    [PURSUIT_MARKDOWN_PART_CODE] = "markdown-code",
    [PURSUIT_MARKDOWN_PART_MARK] = "markdown-mark",
    [PURSUIT_MARKDOWN_PART_VARIABLE] = "markdown-variable",
  };

  for (guint i = 0; i < PURSUIT_MARKDOWN_N_PARTS; i++)
    {
      self->tags[i] = gtk_text_buffer_create_tag (self->buffer, names[i], NULL);
      if (looks[i].weight != 0)
        g_object_set (self->tags[i], "weight", looks[i].weight, NULL);
      if (looks[i].style != PANGO_STYLE_NORMAL)
        g_object_set (self->tags[i], "style", looks[i].style, NULL);
      if (looks[i].strike)
        g_object_set (self->tags[i], "strikethrough", TRUE, NULL);
    }
}

PursuitMarkdownColours *
pursuit_markdown_colours_new (GtkTextBuffer *buffer)
{
  PursuitMarkdownColours *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  g_return_val_if_fail (gtk_text_buffer_get_char_count (buffer) == 0, NULL);

  self = g_object_new (PURSUIT_TYPE_MARKDOWN_COLOURS, NULL);
  g_set_weak_pointer (&self->buffer, buffer);
  create_tags (self);
  pursuit_markdown_colours_set_dark (self, FALSE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_text_inserted), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (on_text_deleted), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}

static void
pursuit_markdown_colours_dispose (GObject *object)
{
  PursuitMarkdownColours *self = PURSUIT_MARKDOWN_COLOURS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->buffer);

  G_OBJECT_CLASS (pursuit_markdown_colours_parent_class)->dispose (object);
}

static void
pursuit_markdown_colours_finalize (GObject *object)
{
  PursuitMarkdownColours *self = PURSUIT_MARKDOWN_COLOURS (object);

  g_byte_array_unref (self->states);
  g_array_unref (self->spans);

  G_OBJECT_CLASS (pursuit_markdown_colours_parent_class)->finalize (object);
}

static void
pursuit_markdown_colours_class_init (PursuitMarkdownColoursClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_markdown_colours_dispose;
  object_class->finalize = pursuit_markdown_colours_finalize;
}

static void
pursuit_markdown_colours_init (PursuitMarkdownColours *self)
{
  static const guint8 first = PURSUIT_MARKDOWN_LINE_START;

  self->states = g_byte_array_new ();
  g_byte_array_append (self->states, &first, 1);
  self->spans = g_array_new (FALSE, FALSE, sizeof (PursuitMarkdownSpan));
}
