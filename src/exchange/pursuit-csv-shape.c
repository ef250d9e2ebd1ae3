/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-shape-private.h"

#include "exchange/pursuit-csv-dialect.h"
#include "exchange/pursuit-csv-tokenizer-private.h"
#include "exchange/pursuit-value-mail.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* So many rows say enough about a table. */
#define MAX_ROWS 300

/* So many of the rows must agree; of two columns more, because sentences have commas too. */
#define MIN_SHARE 0.6
#define MIN_SHARE_OF_TWO 0.85

/* So many of all lines must be rows, unless the file's name says that it is a table. */
#define MIN_COVERAGE 0.6

/* More columns are more convincing, but of many and many more both are. */
#define WIDTH_HALF 4.0

/* Longer lines on average are sentences rather than the cells of a single column. */
#define MAX_SINGLE_COLUMN_AVERAGE 80

static const PursuitCsvRecord *
get_row (const PursuitCsvShape *shape, guint index)
{
  return g_ptr_array_index (shape->records, index);
}

static guint
get_width (const PursuitCsvShape *shape, guint index)
{
  return get_row (shape, index)->ends->len;
}

static void
add_row (PursuitCsvShape *shape, PursuitCsvRecord *record, char quote)
{
  PursuitCsvRecord *copy = pursuit_csv_record_copy (record);

  if (copy->quoted && copy->ends->len == 1)
    {
      g_autofree char *cell = g_strdup (copy->text->str);
      gsize length = copy->text->len - 1;

      pursuit_csv_tokenizer_unwrap (cell, length, shape->delimiter, quote, copy);
    }

  g_ptr_array_add (shape->records, copy);
}

/* The last row of a sample is cut somewhere, so it only counts when nothing else is there. */
static void
read_rows (PursuitCsvShape *shape, const char *text, gsize length, gboolean at_end, char quote)
{
  g_autoptr (PursuitCsvTokenizer) tokenizer = pursuit_csv_tokenizer_new (shape->delimiter, quote);
  gsize at = 0;

  while (at < length && shape->records->len < MAX_ROWS)
    {
      g_autoptr (GError) error = NULL;
      gboolean complete;

      at += pursuit_csv_tokenizer_push (tokenizer, text + at, length - at, &complete, &error);
      if (error != NULL)
        return;
      if (complete)
        add_row (shape, pursuit_csv_tokenizer_get_record (tokenizer), quote);
    }

  if (shape->records->len < MAX_ROWS && (at_end || shape->records->len == 0)
      && pursuit_csv_tokenizer_finish (tokenizer, NULL))
    add_row (shape, pursuit_csv_tokenizer_get_record (tokenizer), quote);
}

/* Finds the width that most rows have; lines of one cell around the table are titles, footers. */
static void
measure (PursuitCsvShape *shape)
{
  g_autofree guint *counts = g_new0 (guint, PURSUIT_CSV_MAX_COLUMNS + 1);
  guint from = shape->first;
  guint to = shape->records->len;

  while (from < to && get_width (shape, from) == 1)
    from++;
  while (to > from && get_width (shape, to - 1) == 1)
    to--;

  shape->width = from == to ? 1 : 0;
  for (guint i = from; i < to; i++)
    {
      guint width = get_width (shape, i);

      counts[width]++;
      if (counts[width] > counts[shape->width]
          || (counts[width] == counts[shape->width] && width > shape->width))
        shape->width = width;
    }

  shape->share = from == to ? 0 : (double) counts[shape->width] / (to - from);
  shape->coverage
      = from == to ? 0 : (double) counts[shape->width] / (shape->records->len - shape->first);
  shape->score = shape->width < 2
                     ? 0
                     : shape->share * shape->coverage * shape->width / (shape->width + WIDTH_HALF);
}

static gboolean
ends_like_a_sentence (const char *cell)
{
  gsize length = strlen (cell);

  return length > 0 && strchr (".,;:!?", cell[length - 1]) != NULL;
}

static gboolean
says_table (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/* Names one to a line are a table too, if the file says that it is one. */
static gboolean
is_single_column (const PursuitCsvShape *shape, const char *name)
{
  guint n = shape->records->len - shape->first;
  guint n_sentences = 0;
  gsize bytes = 0;

  if (n < 2 || !says_table (name))
    return FALSE;

  for (guint i = shape->first; i < shape->records->len; i++)
    {
      bytes += get_row (shape, i)->text->len;
      n_sentences += ends_like_a_sentence (get_row (shape, i)->text->str);
    }

  return bytes / n <= MAX_SINGLE_COLUMN_AVERAGE && n_sentences * 10 <= n;
}

static char *
dup_ragged_reason (const PursuitCsvShape *shape)
{
  for (guint i = shape->first; i < shape->records->len; i++)
    if (get_width (shape, i) != shape->width)
      return g_strdup_printf (_ ("its lines do not fall into columns (cells in line %" PRIu64
                                 ": %u, in most lines: %u)"),
                              get_row (shape, i)->line, get_width (shape, i), shape->width);

  return g_strdup (_ ("its lines do not fall into columns"));
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.,-+ ") == strlen (text);
}

static gboolean
looks_like_data (const PursuitCsvRecord *record)
{
  guint n_numbers = 0;

  for (guint i = 0; i < record->ends->len; i++)
    {
      const char *cell = pursuit_csv_record_get_cell (record, i);

      if (pursuit_value_is_mail (cell))
        return TRUE;
      n_numbers += is_number (cell);
    }

  return n_numbers > 0 && n_numbers * 2 >= record->ends->len;
}

static gboolean
can_be_header (const PursuitCsvShape *shape, guint index)
{
  guint width = get_width (shape, index);
  guint filled = pursuit_csv_record_count_filled (get_row (shape, index));

  if (shape->width < 2)
    return filled > 0;

  return (width == shape->width || (shape->width >= 5 && width + 2 >= shape->width))
         && filled >= MAX (2, (shape->width + 1) / 2);
}

static const PursuitCsvRecord *
find_header_row (const PursuitCsvShape *shape)
{
  guint end = MIN (shape->records->len, shape->first + PURSUIT_CSV_MAX_TITLE_ROWS);

  for (guint i = shape->first; i < end; i++)
    if (can_be_header (shape, i))
      return get_row (shape, i);

  return NULL;
}

static char *
dup_formula_reason (const PursuitCsvRecord *header)
{
  for (guint i = 0; header != NULL && i < header->ends->len; i++)
    if (strchr ("=@", *pursuit_csv_record_get_cell (header, i)) != NULL
        && pursuit_csv_record_get_cell_length (header, i) > 1)
      return g_strdup_printf (
          _ ("line %" PRIu64 " holds formulas where the names of the columns belong"),
          header->line);

  return NULL;
}

PursuitCsvShape *
pursuit_csv_shape_new (const char *text, gsize length, gboolean at_end, char delimiter, char quote)
{
  PursuitCsvShape *shape = g_new0 (PursuitCsvShape, 1);

  g_assert (text != NULL);

  shape->delimiter = delimiter;
  shape->records = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_csv_record_free);
  read_rows (shape, text, length, at_end, quote);
  measure (shape);

  return shape;
}

void
pursuit_csv_shape_free (PursuitCsvShape *shape)
{
  g_assert (shape != NULL);

  g_ptr_array_unref (shape->records);
  g_free (shape);
}

void
pursuit_csv_shape_skip_first (PursuitCsvShape *shape)
{
  g_assert (shape != NULL);

  shape->first = MIN (1, shape->records->len);
  measure (shape);
}

char *
pursuit_csv_shape_dup_reason (const PursuitCsvShape *shape, const char *name)
{
  g_assert (shape != NULL);
  g_assert (name != NULL);

  if (shape->width < 2)
    return is_single_column (shape, name)
               ? NULL
               : g_strdup (_ ("its lines have no comma, semicolon, tab or bar in common"));

  if (shape->share < (shape->width == 2 ? MIN_SHARE_OF_TWO : MIN_SHARE)
      || (shape->coverage < MIN_COVERAGE && !says_table (name)))
    return dup_ragged_reason (shape);
  if (find_header_row (shape) == NULL)
    return g_strdup (_ ("no line of it looks like the names of columns"));

  return dup_formula_reason (find_header_row (shape));
}

int
pursuit_csv_shape_find_header (const PursuitCsvShape *shape)
{
  const PursuitCsvRecord *header = find_header_row (shape);

  return header == NULL || looks_like_data (header) ? 0 : (int) header->line;
}
