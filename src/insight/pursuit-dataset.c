/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-dataset.h"

#include <string.h>

/* What stands for all values beyond the maximum. */
#define OTHER_VALUES "\342\200\246"

typedef struct
{
  char *name;
  GHashTable *codes; /* (owned) (element-type utf8 guint32) of the values below */
  GPtrArray *values; /* (owned) (element-type utf8) by code; the first is NULL */
  GArray *rows;      /* (owned) (element-type guint32) */
} Column;

struct _PursuitDataset
{
  Column *columns; /* (owned) (array length=n_columns) */
  guint n_columns;
  GArray *outcomes; /* (owned) (element-type gint8) */
  GArray *times;    /* (owned) (element-type gint64) */
};

/* What programs and people write where there is nothing, in the spellings of CRM exports. */
static const char *const missing_words[] = {
  "select",
  "please select",
  "-",
  "--",
  "\342\200\223",
  "\342\200\224",
  "n/a",
  "na",
  "n.a.",
  "#n/a",
  "nan",
  "null",
  "nil",
  "none",
  "?",
  "unknown",
  "not specified",
  "not provided",
  "not set",
  "(blank)",
  "undefined",
  "k.a.",
  "k. a.",
  "keine angabe",
  "bitte w\303\244hlen",
  "unbekannt",
};

#define LONGEST_MISSING_WORD 16

gboolean
pursuit_dataset_is_missing (const char *text)
{
  char lower[LONGEST_MISSING_WORD + 1];
  gsize length;

  if (text == NULL)
    return TRUE;
  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return TRUE;
  if (length > LONGEST_MISSING_WORD)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (text[i]);
  lower[length] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (missing_words); i++)
    if (strcmp (missing_words[i], lower) == 0)
      return TRUE;

  return FALSE;
}

static void
column_init (Column *self, const char *name)
{
  self->name = g_strdup (name);
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->values, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
column_clear (Column *self)
{
  g_free (self->name);
  g_hash_table_unref (self->codes);
  g_ptr_array_unref (self->values);
  g_array_unref (self->rows);
}

PursuitDataset *
pursuit_dataset_new (const char *const *columns)
{
  PursuitDataset *self;

  g_return_val_if_fail (columns != NULL, NULL);

  self = g_new0 (PursuitDataset, 1);
  self->n_columns = MIN (g_strv_length ((char **) columns), PURSUIT_DATASET_MAX_COLUMNS);
  self->columns = g_new0 (Column, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    column_init (&self->columns[i], columns[i]);
  self->outcomes = g_array_new (FALSE, FALSE, sizeof (gint8));
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

void
pursuit_dataset_free (PursuitDataset *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_columns; i++)
    column_clear (&self->columns[i]);
  g_free (self->columns);
  g_array_unref (self->outcomes);
  g_array_unref (self->times);
  g_free (self);
}

/* Bytes of @text without white space at its end, at most so many, and never half a letter. */
static gsize
get_length (const char *text)
{
  gsize length = strnlen (text, PURSUIT_DATASET_MAX_VALUE_BYTES + 1);

  if (length > PURSUIT_DATASET_MAX_VALUE_BYTES)
    {
      length = PURSUIT_DATASET_MAX_VALUE_BYTES;
      while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
        length--;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return length;
}

static guint32
column_encode (Column *self, const char *text)
{
  char value[PURSUIT_DATASET_MAX_VALUE_BYTES + 1];
  gpointer known;
  gsize length;
  char *copy;

  if (pursuit_dataset_is_missing (text))
    return 0;

  while (g_ascii_isspace (*text))
    text++;
  length = get_length (text);
  memcpy (value, text, length);
  value[length] = '\0';
  if (self->values->len > PURSUIT_DATASET_MAX_VALUES)
    g_strlcpy (value, g_hash_table_contains (self->codes, value) ? value : OTHER_VALUES,
               sizeof value);
  known = g_hash_table_lookup (self->codes, value);
  if (known != NULL)
    return GPOINTER_TO_UINT (known);

  copy = g_strdup (value);
  g_ptr_array_add (self->values, copy);
  g_hash_table_insert (self->codes, copy, GUINT_TO_POINTER (self->values->len - 1));

  return self->values->len - 1;
}

gboolean
pursuit_dataset_add (PursuitDataset *self,
                     const char *const *cells,
                     PursuitOutcome outcome,
                     gint64 time_us)
{
  gint8 end = (gint8) outcome;

  g_return_val_if_fail (self != NULL && cells != NULL, FALSE);

  if (self->outcomes->len == PURSUIT_DATASET_MAX_ROWS)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint32 code = column_encode (&self->columns[i], cells[i]);

      g_array_append_val (self->columns[i].rows, code);
    }
  g_array_append_val (self->outcomes, end);
  g_array_append_val (self->times, time_us);

  return TRUE;
}

void
pursuit_dataset_set_time (PursuitDataset *self, guint row, gint64 time_us)
{
  g_return_if_fail (self != NULL && row < self->times->len);

  g_array_index (self->times, gint64, row) = time_us;
}

guint
pursuit_dataset_get_n_rows (const PursuitDataset *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->outcomes->len;
}

guint
pursuit_dataset_get_n_columns (const PursuitDataset *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

const char *
pursuit_dataset_get_name (const PursuitDataset *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->columns[column].name;
}

PursuitOutcome
pursuit_dataset_get_outcome (const PursuitDataset *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->outcomes->len, PURSUIT_OUTCOME_OPEN);

  return (PursuitOutcome) g_array_index (self->outcomes, gint8, row);
}

gint64
pursuit_dataset_get_time (const PursuitDataset *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->times->len, PURSUIT_DATASET_NO_TIME);

  return g_array_index (self->times, gint64, row);
}

const guint32 *
pursuit_dataset_get_codes (const PursuitDataset *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return (gconstpointer) self->columns[column].rows->data;
}

guint
pursuit_dataset_get_n_values (const PursuitDataset *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, 0);

  return self->columns[column].values->len;
}

const char *
pursuit_dataset_get_value (const PursuitDataset *self, guint column, guint32 code)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  g_return_val_if_fail (code < self->columns[column].values->len, NULL);

  return g_ptr_array_index (self->columns[column].values, code);
}
