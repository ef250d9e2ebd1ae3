/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-flow-private.h"

#include <glib/gi18n-lib.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-page-style-private.h"

/* Distances in points for running text of 10 points. */
#define COLUMN_GAP 14.0
#define NUMBER_ROOM 26.0
#define ROW_PADDING 4.2
#define CELL_SIZE 9.5
/* Below this a smaller hand helps no reader: then, and only then, words are broken. */
#define MIN_SCALE 0.5
#define MAX_ATTEMPTS 4u
/* Of a page's height. */
#define SMALL_TABLE 0.3
/* Rounding to Pango's units must not wrap what just fits. */
#define SLACK 0.1

typedef struct
{
  PursuitPageFlow *flow;
  const PursuitDocumentNode *node;
  PursuitPageColumn column;
  GPtrArray *texts; /* of PursuitPageText, row by row; handed to the flow at the end */
  guint n_columns;
  guint n_rows;
  double unit;
  double scale;
  double gap;
  double padding;
  double available; /* for all columns, without the gaps */
  double natural[PURSUIT_DOCUMENT_MAX_COLUMNS];
  double word[PURSUIT_DOCUMENT_MAX_COLUMNS];
  double width[PURSUIT_DOCUMENT_MAX_COLUMNS];
  double x[PURSUIT_DOCUMENT_MAX_COLUMNS];
  gboolean breaks_words;
} Table;

static PursuitPageText *
get_text (const Table *self, guint row, guint column)
{
  return g_ptr_array_index (self->texts, row * self->n_columns + column);
}

static void
make_texts (Table *self)
{
  PursuitPageFace face = { .size = CELL_SIZE * self->unit * self->scale, .ink = PURSUIT_PAGE_INK };

  g_ptr_array_set_size (self->texts, 0);
  for (const PursuitDocumentNode *row = self->node->first_child; row != NULL; row = row->next)
    {
      const PursuitDocumentNode *cell = row->first_child;

      face.bold = row->header;
      face.ink = row->header ? pursuit_page_style_get_accent_ink (self->flow->fonts->style,
                                                                  PURSUIT_PAGE_INK)
                             : PURSUIT_PAGE_INK;
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_ptr_array_add (self->texts,
                           cell != NULL
                               ? pursuit_page_text_new (self->flow->fonts, cell, &face)
                               : pursuit_page_text_new_plain (self->flow->fonts, "", &face));
          cell = cell != NULL ? cell->next : NULL;
        }
    }
}

static double
measure (Table *self, double *widths, double (*measure_text) (PursuitPageText *))
{
  double sum = 0.0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      widths[column] = 0.0;
      for (guint row = 0; row < self->n_rows; row++)
        {
          double width = measure_text (get_text (self, row, column));

          widths[column] = MAX (widths[column], width);
        }
      widths[column] += SLACK;
      sum += widths[column];
    }

  return sum;
}

static void
set_gap (Table *self, double gap)
{
  self->gap = gap;
  self->available = self->column.width - gap * (self->n_columns - 1);
}

/* Room to spare goes to the columns of text, so that numbers stay near each other. */
static void
stretch_columns (Table *self, double sum)
{
  double number_room
      = MIN (NUMBER_ROOM * self->unit, (self->available - sum) / self->n_columns / 2);
  double spare = self->available - sum;
  double weights = 0.0;
  gboolean any_start = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    any_start = any_start || self->node->alignments[i] == PURSUIT_COLUMN_START;
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!any_start || self->node->alignments[i] == PURSUIT_COLUMN_START)
        weights += self->natural[i];
      else
        spare -= number_room;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->width[i] = self->natural[i];
      if (!any_start || self->node->alignments[i] == PURSUIT_COLUMN_START)
        self->width[i] += spare * self->natural[i] / weights;
      else
        self->width[i] += number_room;
    }
}

/* Every column gets its longest word; what is left goes where text has to wrap. */
static void
squeeze_columns (Table *self, double natural_sum, double word_sum)
{
  double spare = self->available - word_sum;
  double wish = natural_sum - word_sum;

  for (guint i = 0; i < self->n_columns; i++)
    self->width[i]
        = self->word[i] + (wish > 0.0 ? spare * (self->natural[i] - self->word[i]) / wish : 0.0);
}

/* Only a column whose longest word is longer than its fair share is broken: the others keep their
 * words whole, and what they do not need is shared by those that are broken. */
static void
force_columns (Table *self)
{
  gboolean whole[PURSUIT_DOCUMENT_MAX_COLUMNS] = { FALSE };
  double left = self->available;
  guint n_broken = self->n_columns;
  gboolean found = TRUE;

  self->breaks_words = TRUE;
  while (found && n_broken > 0)
    {
      double share = left / n_broken;

      found = FALSE;
      for (guint i = 0; i < self->n_columns; i++)
        if (!whole[i] && self->word[i] <= share)
          {
            whole[i] = found = TRUE;
            self->width[i] = self->word[i];
            left -= self->word[i];
            n_broken--;
          }
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (!whole[i])
      self->width[i] = left / n_broken;
}

static void
find_widths (Table *self)
{
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      double natural_sum;
      double word_sum;

      make_texts (self);
      natural_sum = measure (self, self->natural, pursuit_page_text_measure_natural);
      if (natural_sum <= self->available)
        {
          stretch_columns (self, natural_sum);
          return;
        }
      word_sum = measure (self, self->word, pursuit_page_text_measure_word);
      if (word_sum <= self->available)
        {
          squeeze_columns (self, natural_sum, word_sum);
          return;
        }
      if (self->scale <= MIN_SCALE || attempt == MAX_ATTEMPTS - 1)
        {
          force_columns (self);
          return;
        }
      set_gap (self, MIN (self->gap, MAX (self->column.width * 0.2 / self->n_columns, 2.0)));
      self->scale = MAX (self->scale * self->available / word_sum * 0.985, MIN_SCALE);
    }
}

static void
place_columns (Table *self)
{
  gboolean rtl = pursuit_page_string_is_rtl (pango_layout_get_text (get_text (self, 0, 0)->layout));
  double x = self->column.x;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint column = rtl ? self->n_columns - 1 - i : i;

      self->x[column] = x;
      x += self->width[column] + self->gap;
    }
}

static void
break_texts (Table *self)
{
  static const PangoAlignment ALIGNMENTS[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };

  for (guint i = 0; i < self->texts->len; i++)
    {
      guint column = i % self->n_columns;

      pursuit_page_text_break (g_ptr_array_index (self->texts, i), self->width[column],
                               ALIGNMENTS[self->node->alignments[column]],
                               self->breaks_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    }
}

static double
measure_row (const Table *self, guint row)
{
  double height = 0.0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      double text_height = pursuit_page_text_get_height (get_text (self, row, column));

      height = MAX (height, text_height);
    }

  return height + 2.0 * self->padding;
}

/* Adds lines of one cell from *@next on while they fit, at least one; says how high they are. */
static double
add_cell_lines (Table *self, const PursuitPageText *text, double x, double room, guint *next)
{
  double y = 0.0;
  guint first = *next;

  for (; *next < text->lines->len; (*next)++)
    {
      const PursuitPageLine *line = pursuit_page_text_get_line (text, *next);

      if (*next > first && y + line->height > room)
        break;
      pursuit_page_flow_add_span (self->flow, text, *next, x, self->padding + y + line->baseline);
      y += line->height;
    }

  return y;
}

/* One row, or as many slices of it as it takes when it is higher than a page. */
static void
add_row (Table *self, const PursuitDocumentNode *node, guint index, guint head, double limit)
{
  guint next[PURSUIT_DOCUMENT_MAX_COLUMNS] = { 0 };
  double room = measure_row (self, index) > limit ? limit - 2.0 * self->padding : G_MAXDOUBLE;
  gboolean done = FALSE;

  for (gboolean first = TRUE; !done; first = FALSE)
    {
      PursuitPageRow *row = pursuit_page_flow_add_row (self->flow, &self->column);
      double height = 0.0;

      row->node = first ? node : NULL;
      row->block = self->node;
      row->table_head = head;
      done = TRUE;
      for (guint column = 0; column < self->n_columns; column++)
        {
          const PursuitPageText *text = get_text (self, index, column);
          double added = add_cell_lines (self, text, self->x[column], room, &next[column]);

          height = MAX (height, added);
          done = done && next[column] == text->lines->len;
        }
      row->height = height + 2.0 * self->padding;
      if (done && node->header)
        row->rule = PURSUIT_PAGE_RULE_STRONG;
      else if (done && node->next != NULL)
        row->rule = PURSUIT_PAGE_RULE_FAINT;
      self->flow->height += row->height;
    }
}

static void
set_keep (Table *self, guint row)
{
  g_array_index (self->flow->rows, PursuitPageRow, row).keep = TRUE;
}

/* A table that takes little of a page is not broken: signatures belong together. */
static gboolean
is_small (const Table *self)
{
  double height = 0.0;

  for (guint row = 0; row < self->n_rows && height <= self->flow->body_height; row++)
    height += measure_row (self, row);

  return height <= self->flow->body_height * SMALL_TABLE;
}

static gboolean
add_rows (Table *self, GError **error)
{
  guint head = PURSUIT_PAGE_NONE;
  double limit = self->flow->body_height;
  gboolean small = is_small (self);
  guint index = 0;

  for (const PursuitDocumentNode *node = self->node->first_child; node != NULL;
       node = node->next, index++)
    {
      guint first = self->flow->rows->len;

      add_row (self, node, index, head, limit);
      if (node->header && measure_row (self, index) <= self->flow->body_height / 3.0)
        {
          head = first;
          limit -= measure_row (self, index);
        }
      /* The head stays with the first row, and the last row, often a total, is never alone. */
      if (index == 1 || (index > 1 && small) || (index >= 3 && node->next == NULL))
        set_keep (self, first);
      if (!pursuit_page_flow_check (self->flow, error))
        return FALSE;
    }

  return TRUE;
}

static guint
count_rows (const PursuitDocumentNode *table)
{
  guint count = 0;

  for (const PursuitDocumentNode *row = table->first_child; row != NULL; row = row->next)
    count++;

  return count;
}

/* Before anything is shaped: rows that cannot fit the most pages are not worth the time. */
static gboolean
check_rows (const Table *self, GError **error)
{
  double least = self->n_rows * CELL_SIZE * self->unit * MIN_SCALE;

  if (least <= self->flow->body_height * PURSUIT_PAGE_LAYOUT_MAX_PAGES)
    return TRUE;

  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
               _ ("The table at line %u has too many rows (%u). Split it."), self->node->start_line,
               self->n_rows);

  return FALSE;
}

gboolean
pursuit_page_flow_add_table (PursuitPageFlow *flow,
                             const PursuitDocumentNode *table,
                             const PursuitPageColumn *column,
                             GError **error)
{
  g_autoptr (GPtrArray) texts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_page_text_free);
  Table self = { .flow = flow,
                 .node = table,
                 .column = *column,
                 .texts = texts,
                 .n_columns = table->number,
                 .n_rows = count_rows (table),
                 .unit = flow->fonts->style->font_size / 10.0,
                 .scale = 1.0 };

  if (self.n_columns == 0 || self.n_rows == 0)
    return TRUE;
  if (!check_rows (&self, error))
    return FALSE;

  set_gap (&self, COLUMN_GAP * self.unit);
  find_widths (&self);
  self.padding = ROW_PADDING * self.unit * MAX (self.scale, 0.7);
  place_columns (&self);
  break_texts (&self);
  if (!add_rows (&self, error))
    return FALSE;

  g_ptr_array_extend_and_steal (flow->texts, g_steal_pointer (&texts));

  return TRUE;
}
