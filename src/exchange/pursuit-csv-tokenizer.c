/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-tokenizer-private.h"

#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

typedef enum
{
  STATE_ROW_START,
  STATE_CELL_START,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE_IN_QUOTED, /* a quote inside quotes: doubled, or the end of the cell */
} State;

struct _PursuitCsvTokenizer
{
  PursuitCsvRecord *record;
  char delimiter;
  char quote;
  State state;
  gboolean complete;   /* the row was handed out: the next byte begins a new one */
  gboolean after_cr;   /* an LF now belongs to the CR before it */
  guint64 line;        /* of the next byte */
  guint64 quote_line;  /* where the open quoted cell began */
  guint n_empty_lines; /* since the last row */
  gboolean plain_end[256];
  gboolean quoted_end[256];
};

static void
refuse_cell (PursuitCsvTokenizer *self, GError **error)
{
  if (self->state == STATE_QUOTED)
    g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                 _ ("line %" PRIu64 ": the quoted cell that begins here is larger than "
                    "%d MiB; a quote is probably missing"),
                 self->quote_line, PURSUIT_CSV_MAX_CELL >> 20);
  else
    g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                 _ ("line %" PRIu64 ": a cell is larger than %d MiB"), self->record->line,
                 PURSUIT_CSV_MAX_CELL >> 20);
}

static gboolean
append (PursuitCsvTokenizer *self, const char *text, gsize length, GError **error)
{
  PursuitCsvRecord *record = self->record;
  gsize cell = record->text->len - pursuit_csv_record_get_open_cell (record);

  if (length > PURSUIT_CSV_MAX_CELL - MIN (cell, PURSUIT_CSV_MAX_CELL))
    {
      refuse_cell (self, error);
      return FALSE;
    }

  if (length > PURSUIT_CSV_MAX_RECORD - MIN (record->text->len, PURSUIT_CSV_MAX_RECORD))
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("line %" PRIu64 ": the row is larger than %d MiB"), record->line,
                   PURSUIT_CSV_MAX_RECORD >> 20);
      return FALSE;
    }

  g_string_append_len (record->text, text, (gssize) length);

  return TRUE;
}

static gboolean
end_cell (PursuitCsvTokenizer *self, GError **error)
{
  if (self->record->ends->len >= PURSUIT_CSV_MAX_COLUMNS)
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("line %" PRIu64 ": the row has more than %d cells"), self->record->line,
                   PURSUIT_CSV_MAX_COLUMNS);
      return FALSE;
    }

  pursuit_csv_record_end_cell (self->record);
  self->state = STATE_CELL_START;

  return TRUE;
}

static gboolean
refuse_zero_byte (PursuitCsvTokenizer *self, GError **error)
{
  g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_BINARY,
               _ ("line %" PRIu64 ": there is a zero byte, so this is no text"), self->line);

  return FALSE;
}

/* Counts the line that @c ends; an LF behind a CR ends none. */
static void
count_line_end (PursuitCsvTokenizer *self, char c)
{
  if (c == '\r' || !self->after_cr)
    self->line++;
  self->after_cr = c == '\r';
}

/* Begins a row, or passes over a line with nothing on it. */
static void
start_row (PursuitCsvTokenizer *self, char c)
{
  if (c == '\n' || c == '\r')
    {
      if (c == '\r' || !self->after_cr)
        self->n_empty_lines++;
      count_line_end (self, c);
      return;
    }

  self->record->line = self->line;
  self->record->n_empty_lines = self->n_empty_lines;
  self->n_empty_lines = 0;
  self->after_cr = FALSE;
  self->state = STATE_CELL_START;
}

/* Takes the plain text before the next sign with a meaning. */
static gboolean
take_plain (PursuitCsvTokenizer *self, const char **cursor, const char *end, GError **error)
{
  const char *start = *cursor;
  const char *at = start;

  while (at < end && !self->plain_end[(guchar) *at])
    at++;
  *cursor = at;

  if (at > start && !append (self, start, (gsize) (at - start), error))
    return FALSE;
  if (at == end)
    return TRUE;
  if (*at == '\0')
    return refuse_zero_byte (self, error);

  (*cursor)++;
  if (*at == self->delimiter)
    return end_cell (self, error);

  count_line_end (self, *at);
  self->complete = TRUE;

  return end_cell (self, error);
}

/* Takes the text inside quotes up to the next quote or line end. */
static gboolean
take_quoted (PursuitCsvTokenizer *self, const char **cursor, const char *end, GError **error)
{
  const char *start = *cursor;
  const char *at = start;

  while (at < end && !self->quoted_end[(guchar) *at])
    at++;
  if (at > start)
    self->after_cr = FALSE;
  if (at < end && (*at == '\n' || *at == '\r'))
    count_line_end (self, *at++);
  *cursor = at;

  if (at > start && !append (self, start, (gsize) (at - start), error))
    return FALSE;
  if (at == end || at[0] == '\n' || at[0] == '\r')
    return TRUE;
  if (*at == '\0')
    return refuse_zero_byte (self, error);

  if (*at == self->quote)
    {
      self->after_cr = FALSE;
      self->state = STATE_QUOTE_IN_QUOTED;
      (*cursor)++;
    }

  return TRUE;
}

static gboolean
step (PursuitCsvTokenizer *self, const char **cursor, const char *end, GError **error)
{
  switch (self->state)
    {
    case STATE_ROW_START:
      start_row (self, **cursor);
      if (self->state == STATE_ROW_START)
        (*cursor)++;
      return TRUE;

    case STATE_CELL_START:
      if (self->quote != '\0' && **cursor == self->quote)
        {
          self->record->quoted |= self->record->ends->len == 0;
          self->quote_line = self->line;
          self->state = STATE_QUOTED;
          (*cursor)++;
          return TRUE;
        }
      self->state = STATE_PLAIN;
      return TRUE;

    case STATE_PLAIN:
      return take_plain (self, cursor, end, error);

    case STATE_QUOTED:
      return take_quoted (self, cursor, end, error);

    case STATE_QUOTE_IN_QUOTED:
      if (**cursor != self->quote)
        {
          self->state = STATE_PLAIN;
          return TRUE;
        }
      self->state = STATE_QUOTED;
      (*cursor)++;
      return append (self, &self->quote, 1, error);

    default:
      g_assert_not_reached ();
    }
}

static void
start_over (PursuitCsvTokenizer *self)
{
  self->complete = FALSE;
  self->state = STATE_ROW_START;
  pursuit_csv_record_clear (self->record);
}

PursuitCsvTokenizer *
pursuit_csv_tokenizer_new (char delimiter, char quote)
{
  PursuitCsvTokenizer *self;

  g_assert (delimiter != '\0' && delimiter != quote);

  self = g_new0 (PursuitCsvTokenizer, 1);
  self->record = pursuit_csv_record_new ();
  self->delimiter = delimiter;
  self->quote = quote;
  self->line = 1;
  self->plain_end[(guchar) delimiter] = TRUE;
  self->quoted_end[(guchar) quote] = quote != '\0';
  for (const char *c = "\r\n"; *c != '\0'; c++)
    self->plain_end[(guchar) *c] = self->quoted_end[(guchar) *c] = TRUE;
  self->plain_end[0] = self->quoted_end[0] = TRUE;

  return self;
}

void
pursuit_csv_tokenizer_free (PursuitCsvTokenizer *self)
{
  g_assert (self != NULL);

  pursuit_csv_record_free (self->record);
  g_free (self);
}

gsize
pursuit_csv_tokenizer_push (
    PursuitCsvTokenizer *self, const char *text, gsize length, gboolean *complete, GError **error)
{
  const char *cursor = text;
  const char *end = text + length;

  g_assert (self != NULL);
  g_assert (complete != NULL);

  *complete = FALSE;
  if (self->complete)
    start_over (self);

  while (cursor < end && !self->complete)
    if (!step (self, &cursor, end, error))
      return (gsize) (cursor - text);

  *complete = self->complete;

  return (gsize) (cursor - text);
}

gboolean
pursuit_csv_tokenizer_finish (PursuitCsvTokenizer *self, GError **error)
{
  g_assert (self != NULL);

  if (self->complete)
    start_over (self);

  if (self->state == STATE_ROW_START)
    return FALSE;

  if (self->state == STATE_QUOTED)
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_UNTERMINATED,
                   _ ("line %" PRIu64
                      ": the quoted cell that begins here never ends; add the missing quote"),
                   self->quote_line);
      return FALSE;
    }

  self->complete = TRUE;

  return end_cell (self, error);
}

PursuitCsvRecord *
pursuit_csv_tokenizer_get_record (PursuitCsvTokenizer *self)
{
  g_assert (self != NULL);

  return self->record;
}

guint64
pursuit_csv_tokenizer_get_line (const PursuitCsvTokenizer *self)
{
  g_assert (self != NULL);

  return self->line;
}

gboolean
pursuit_csv_tokenizer_unwrap (
    const char *cell, gsize length, char delimiter, char quote, PursuitCsvRecord *record)
{
  g_autoptr (PursuitCsvTokenizer) self = NULL;
  guint64 line = record->line;
  guint n_empty_lines = record->n_empty_lines;
  gboolean complete;
  gsize taken;

  g_assert (cell != NULL);

  self = pursuit_csv_tokenizer_new (delimiter, quote);
  taken = pursuit_csv_tokenizer_push (self, cell, length, &complete, NULL);
  if (taken < length || (!complete && !pursuit_csv_tokenizer_finish (self, NULL)))
    return FALSE;

  pursuit_csv_record_clear (record);
  g_string_append_len (record->text, self->record->text->str, (gssize) self->record->text->len);
  g_array_append_vals (record->ends, self->record->ends->data, self->record->ends->len);
  record->line = line;
  record->n_empty_lines = n_empty_lines;
  record->quoted = TRUE;
  record->unwrapped = TRUE;

  return TRUE;
}
