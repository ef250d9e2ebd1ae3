/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-row-mapper-private.h"

#include "core/pursuit-money.h"
#include "exchange/pursuit-alias-table-private.h"
#include "exchange/pursuit-csv-writer.h"
#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-value-address.h"
#include "exchange/pursuit-value-mail.h"
#include "exchange/pursuit-value-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What programs write where there is nothing, and what a list says before somebody chooses. */
static const char *const nothings[]
    = { "-",      "--",       "n/a",    "null",      "(blank)",      "#n/a",
        "-none-", "--none--", "select", "select...", "please select" };

/* One cell on its way: where it comes from, and its text without white space around it. */
typedef struct
{
  const PursuitRowMapper *mapper;
  PursuitImportRow *row;
  const PursuitColumnPlan *plan;
  guint column;
  const char *raw;
  const char *text;
} Cell;

static void
keep_as_custom (const Cell *cell)
{
  pursuit_import_row_add_custom (cell->row, cell->plan->header, cell->raw);
}

/* The value does not fit its field. Takes the message over. */
static void
refuse (const Cell *cell, char *message)
{
  gboolean rejects = !cell->mapper->without_bad_values;

  pursuit_import_row_add_problem (cell->row, (int) cell->column, rejects, message);
  if (!rejects)
    keep_as_custom (cell);
}

static void
refuse_for (const Cell *cell, GError *error)
{
  refuse (cell, g_strdup (error->message));
}

static void
take_text (const Cell *cell, const char *text)
{
  gsize max = cell->plan->max_length;

  if (max > 0 && strlen (text) > max)
    refuse (cell, g_strdup_printf (_ ("“%s” is longer than %zu bytes"), cell->plan->header, max));
  else
    pursuit_import_row_set_text (cell->row, cell->plan->target, text);
}

/* Of several addresses the first one is the person's; all of them are kept. */
static void
take_mail (const Cell *cell)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *start = pursuit_value_find_mail (cell->text, &length);
  const char *mail = pursuit_text_arena_copy (&cell->row->arena, start, length);

  if (!pursuit_value_check_mail (mail, &error))
    {
      refuse_for (cell, error);
      return;
    }

  take_text (cell, mail);
  if (strchr (start + length, '@') != NULL)
    keep_as_custom (cell);
}

static void
take_phone (const Cell *cell)
{
  const char *text = cell->text;

  if (pursuit_value_is_damaged_phone (text))
    {
      pursuit_import_row_add_problem (
          cell->row, (int) cell->column, FALSE,
          g_strdup_printf (_ ("a spreadsheet has damaged the telephone number %s"), text));
      keep_as_custom (cell);
      return;
    }

  if (g_ascii_strncasecmp (text, "tel:", 4) == 0)
    text += 4;
  if (*text == '\'')
    text++;
  take_text (cell, text);
}

static void
take_count (const Cell *cell)
{
  gint64 count;
  char buffer[24];

  if (!pursuit_value_parse_count (cell->text, cell->plan->decimal, &count))
    {
      take_text (cell, cell->text);
      return;
    }

  g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, count);
  take_text (cell, pursuit_text_arena_copy (&cell->row->arena, buffer, strlen (buffer)));
}

static const char *
get_row_currency (const Cell *cell)
{
  const char *code = NULL;

  if (cell->mapper->currency_column >= 0)
    code = pursuit_currency_from_symbol (
        pursuit_csv_record_get_cell (cell->row->record, (guint) cell->mapper->currency_column));

  return code != NULL ? code : cell->mapper->currency;
}

static void
take_money (const Cell *cell)
{
  g_autoptr (GError) error = NULL;
  const char *row_currency = get_row_currency (cell);
  const char *currency;
  gint64 minor;

  if (!pursuit_value_parse_money (cell->text, cell->plan->decimal, row_currency, &minor, &currency,
                                  &error))
    {
      refuse_for (cell, error);
      return;
    }

  pursuit_import_row_set_number (cell->row, cell->plan->target, minor);
  if (cell->mapper->currency_column < 0)
    pursuit_import_row_set_text (cell->row, PURSUIT_IMPORT_LEAD_CURRENCY, currency);
}

static void
take_currency (const Cell *cell)
{
  const char *code = pursuit_currency_from_symbol (cell->text);

  if (code != NULL)
    pursuit_import_row_set_text (cell->row, cell->plan->target, code);
  else
    refuse (cell, g_strdup_printf (_ ("“%.40s” is no known currency"), cell->text));
}

static void
take_percent (const Cell *cell)
{
  g_autoptr (GError) error = NULL;
  gint64 percent;

  if (pursuit_value_parse_percent (cell->text, cell->plan->of_one, &percent, &error))
    pursuit_import_row_set_number (cell->row, cell->plan->target, percent);
  else
    refuse_for (cell, error);
}

static void
take_date (const Cell *cell)
{
  g_autoptr (GError) error = NULL;
  PursuitValueDate date;
  char buffer[PURSUIT_VALUE_TIME_BYTES];

  if (!pursuit_value_parse_date (cell->text, cell->plan->order, &date, &error))
    {
      refuse_for (cell, error);
      return;
    }

  if (cell->plan->type == PURSUIT_IMPORT_TYPE_DATE)
    pursuit_value_date_to_day (&date, buffer);
  else
    pursuit_value_date_to_time (&date, cell->mapper->zone, buffer);
  pursuit_import_row_set_text (
      cell->row, cell->plan->target,
      pursuit_text_arena_copy (&cell->row->arena, buffer, strlen (buffer)));
}

/* The vendor's own word is kept wherever it says more than ours. */
static void
take_word (const Cell *cell)
{
  const char *word = pursuit_alias_find_word (cell->plan->target, cell->text);

  if (word != NULL)
    pursuit_import_row_set_text (cell->row, cell->plan->target, word);
  if (word == NULL || g_ascii_strcasecmp (word, cell->text) != 0)
    keep_as_custom (cell);
}

static void
take_boolean (const Cell *cell)
{
  gboolean truth;

  if (pursuit_value_parse_boolean (cell->text, &truth))
    pursuit_import_row_set_number (cell->row, cell->plan->target, truth);
  else
    keep_as_custom (cell);
}

static void
set_missing (PursuitImportRow *row, PursuitImportTarget target, const char *text)
{
  if (text != NULL && row->values[target].text == NULL)
    pursuit_import_row_set_text (row, target,
                                 pursuit_text_arena_copy (&row->arena, text, strlen (text)));
}

/* Takes an address apart; a part that has a column of its own is found there. */
static void
take_address (const Cell *cell)
{
  g_auto (PursuitValueAddress) address = { 0 };
  PursuitImportRow *row = cell->row;

  if (!pursuit_value_parse_address (cell->text, &address))
    {
      if (row->values[PURSUIT_IMPORT_LEAD_STREET].text == NULL && strlen (cell->text) <= 500)
        pursuit_import_row_set_text (row, PURSUIT_IMPORT_LEAD_STREET, cell->text);
      else
        keep_as_custom (cell);
      return;
    }

  set_missing (row, PURSUIT_IMPORT_LEAD_STREET, address.street);
  set_missing (row, PURSUIT_IMPORT_LEAD_CITY, address.city);
  set_missing (row, PURSUIT_IMPORT_LEAD_REGION, address.region);
  set_missing (row, PURSUIT_IMPORT_LEAD_POSTAL_CODE, address.postal_code);
  set_missing (row, PURSUIT_IMPORT_LEAD_COUNTRY, address.country);
  if (!address.whole)
    keep_as_custom (cell);
}

static void
take_value (const Cell *cell)
{
  switch (cell->plan->type)
    {
    case PURSUIT_IMPORT_TYPE_MAIL:
      take_mail (cell);
      break;
    case PURSUIT_IMPORT_TYPE_PHONE:
      take_phone (cell);
      break;
    case PURSUIT_IMPORT_TYPE_COUNT:
      take_count (cell);
      break;
    case PURSUIT_IMPORT_TYPE_MONEY:
      take_money (cell);
      break;
    case PURSUIT_IMPORT_TYPE_CURRENCY:
      take_currency (cell);
      break;
    case PURSUIT_IMPORT_TYPE_PERCENT:
      take_percent (cell);
      break;
    case PURSUIT_IMPORT_TYPE_DATE:
    case PURSUIT_IMPORT_TYPE_TIME:
      take_date (cell);
      break;
    case PURSUIT_IMPORT_TYPE_STAGE:
    case PURSUIT_IMPORT_TYPE_CHOICE:
      take_word (cell);
      break;
    case PURSUIT_IMPORT_TYPE_BOOLEAN:
      take_boolean (cell);
      break;
    case PURSUIT_IMPORT_TYPE_ADDRESS:
      take_address (cell);
      break;
    case PURSUIT_IMPORT_TYPE_TEXT:
    case PURSUIT_IMPORT_TYPE_LIST:
    default:
      take_text (cell, cell->text);
      break;
    }
}

static gboolean
is_nothing (const char *text)
{
  char first = g_ascii_tolower (*text);

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    if (first == *nothings[i] && g_ascii_strcasecmp (text, nothings[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The text without white space around it; only copied where there is some behind it. */
static const char *
trim (PursuitImportRow *row, const char *text, gsize length)
{
  while (g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  if (length == 0 || !g_ascii_isspace (text[length - 1]))
    return text;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return pursuit_text_arena_copy (&row->arena, text, length);
}

static void
take_cell (const PursuitRowMapper *self, PursuitImportRow *row, guint column)
{
  const PursuitColumnPlan *plan = &self->columns[column];
  gsize length = pursuit_csv_record_get_cell_length (row->record, column);
  Cell cell = { self, row, plan, column, NULL, NULL };

  if (length == 0 || plan->target == PURSUIT_IMPORT_SKIP)
    return;

  cell.raw = pursuit_csv_record_get_cell (row->record, column);
  if (self->guarded && *cell.raw == '\'')
    {
      const char *unguarded = pursuit_csv_unguard (cell.raw);

      length -= (gsize) (unguarded - cell.raw);
      cell.raw = unguarded;
    }

  if (plan->target == PURSUIT_IMPORT_CUSTOM)
    {
      keep_as_custom (&cell);
      return;
    }

  cell.text = trim (row, cell.raw, length);
  if (*cell.text != '\0' && !is_nothing (cell.text))
    take_value (&cell);
}

/* Cells behind the last column are only trouble if something stands in them. */
static gboolean
has_extra_cells (const PursuitCsvRecord *record, guint n_columns)
{
  for (guint i = n_columns; i < pursuit_csv_record_get_n_cells (record); i++)
    if (pursuit_csv_record_get_cell_length (record, i) > 0)
      return TRUE;

  return FALSE;
}

static gboolean
repeats_header (const PursuitRowMapper *self, const PursuitCsvRecord *record)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i].header, pursuit_csv_record_get_cell (record, i)) != 0)
      return FALSE;

  return TRUE;
}

/* Whether the row as a whole can be read; if not, it says why. */
static gboolean
check_shape (const PursuitRowMapper *self, PursuitImportRow *row)
{
  guint n_cells = pursuit_csv_record_get_n_cells (row->record);

  if (pursuit_csv_record_is_empty (row->record))
    {
      pursuit_import_row_add_problem (row, -1, TRUE, g_strdup (_ ("every cell is empty")));
      return FALSE;
    }

  if (n_cells > self->n_columns && has_extra_cells (row->record, self->n_columns))
    {
      pursuit_import_row_add_problem (
          row, -1, TRUE,
          g_strdup_printf (_ ("the row has %u cells, the table only %u columns"), n_cells,
                           self->n_columns));
      return FALSE;
    }

  if (repeats_header (self, row->record))
    {
      pursuit_import_row_add_problem (row, -1, TRUE, g_strdup (_ ("the header stands here again")));
      return FALSE;
    }

  if (n_cells < self->n_columns)
    pursuit_import_row_add_problem (
        row, -1, FALSE,
        g_strdup_printf (_ ("the row has only %u cells, the table %u columns"), n_cells,
                         self->n_columns));

  return TRUE;
}

void
pursuit_row_mapper_fill (const PursuitRowMapper *self,
                         PursuitImportRow *row,
                         const PursuitCsvRecord *record)
{
  guint n_cells;

  g_assert (self != NULL);
  g_assert (row != NULL);
  g_assert (record != NULL);

  pursuit_import_row_reset (row, record, self->object);
  if (!check_shape (self, row))
    return;

  n_cells = MIN (pursuit_csv_record_get_n_cells (record), self->n_columns);
  for (guint i = 0; i < n_cells; i++)
    if (self->columns[i].type != PURSUIT_IMPORT_TYPE_ADDRESS)
      take_cell (self, row, i);

  /* The parts of an address fill what no column of their own has filled. */
  for (guint i = 0; i < n_cells; i++)
    if (self->columns[i].type == PURSUIT_IMPORT_TYPE_ADDRESS)
      take_cell (self, row, i);

  pursuit_row_mapper_complete (self, row);
}
