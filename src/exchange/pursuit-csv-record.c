/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-record.h"
#include "exchange/pursuit-csv-record-private.h"

#include <string.h>

/* A row of an ordinary file fits without growing. */
#define TYPICAL_BYTES 1024
#define TYPICAL_CELLS 64

#define NO_BREAK_SPACE "\302\240"

/* A buffer that one huge row has blown up is not kept for the rest of the file. */
#define KEPT_BYTES (256 * 1024)

PursuitCsvRecord *
pursuit_csv_record_new (void)
{
  PursuitCsvRecord *record = g_new0 (PursuitCsvRecord, 1);

  record->text = g_string_sized_new (TYPICAL_BYTES);
  record->ends = g_array_sized_new (FALSE, FALSE, sizeof (gsize), TYPICAL_CELLS);

  return record;
}

void
pursuit_csv_record_clear (PursuitCsvRecord *record)
{
  g_assert (record != NULL);

  if (record->text->allocated_len > KEPT_BYTES)
    {
      g_string_free (record->text, TRUE);
      record->text = g_string_sized_new (TYPICAL_BYTES);
    }

  g_string_truncate (record->text, 0);
  g_array_set_size (record->ends, 0);
  record->line = 0;
  record->n_empty_lines = 0;
  record->quoted = FALSE;
  record->unwrapped = FALSE;
}

void
pursuit_csv_record_end_cell (PursuitCsvRecord *record)
{
  gsize end;

  g_assert (record != NULL);

  end = record->text->len;
  g_string_append_c (record->text, '\0');
  g_array_append_val (record->ends, end);
}

gsize
pursuit_csv_record_get_open_cell (const PursuitCsvRecord *record)
{
  g_assert (record != NULL);

  if (record->ends->len == 0)
    return 0;

  return g_array_index (record->ends, gsize, record->ends->len - 1) + 1;
}

static gsize
get_cell_start (const PursuitCsvRecord *record, guint index)
{
  return index == 0 ? 0 : g_array_index (record->ends, gsize, index - 1) + 1;
}

static gboolean
is_blank (const char *text)
{
  for (;;)
    {
      if (g_ascii_isspace (*text))
        text++;
      else if (strncmp (text, NO_BREAK_SPACE, strlen (NO_BREAK_SPACE)) == 0)
        text += strlen (NO_BREAK_SPACE);
      else
        return *text == '\0';
    }
}

guint
pursuit_csv_record_count_filled (const PursuitCsvRecord *record)
{
  guint n = 0;

  g_assert (record != NULL);

  for (guint i = 0; i < record->ends->len; i++)
    n += !is_blank (record->text->str + get_cell_start (record, i));

  return n;
}

gboolean
pursuit_csv_record_equals (const PursuitCsvRecord *a, const PursuitCsvRecord *b)
{
  g_assert (a != NULL);
  g_assert (b != NULL);

  return a->ends->len == b->ends->len && a->text->len == b->text->len
         && memcmp (a->text->str, b->text->str, a->text->len) == 0;
}

PursuitCsvRecord *
pursuit_csv_record_copy (const PursuitCsvRecord *record)
{
  PursuitCsvRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = pursuit_csv_record_new ();
  g_string_append_len (copy->text, record->text->str, (gssize) record->text->len);
  g_array_append_vals (copy->ends, record->ends->data, record->ends->len);
  copy->line = record->line;
  copy->n_empty_lines = record->n_empty_lines;
  copy->quoted = record->quoted;
  copy->unwrapped = record->unwrapped;

  return copy;
}

void
pursuit_csv_record_free (PursuitCsvRecord *record)
{
  g_return_if_fail (record != NULL);

  g_string_free (record->text, TRUE);
  g_array_unref (record->ends);
  g_free (record);
}

guint
pursuit_csv_record_get_n_cells (const PursuitCsvRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->ends->len;
}

const char *
pursuit_csv_record_get_cell (const PursuitCsvRecord *record, guint index)
{
  g_return_val_if_fail (record != NULL, "");

  if (index >= record->ends->len)
    return "";

  return record->text->str + get_cell_start (record, index);
}

gsize
pursuit_csv_record_get_cell_length (const PursuitCsvRecord *record, guint index)
{
  g_return_val_if_fail (record != NULL, 0);

  if (index >= record->ends->len)
    return 0;

  return g_array_index (record->ends, gsize, index) - get_cell_start (record, index);
}

guint64
pursuit_csv_record_get_line (const PursuitCsvRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->line;
}

gboolean
pursuit_csv_record_is_empty (const PursuitCsvRecord *record)
{
  g_return_val_if_fail (record != NULL, TRUE);

  for (guint i = 0; i < record->ends->len; i++)
    if (!is_blank (record->text->str + get_cell_start (record, i)))
      return FALSE;

  return TRUE;
}

gboolean
pursuit_csv_record_was_unwrapped (const PursuitCsvRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->unwrapped;
}
