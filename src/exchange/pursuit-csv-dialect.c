/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-dialect.h"

#include "exchange/pursuit-csv-decoder-private.h"
#include "exchange/pursuit-csv-encoding-private.h"
#include "exchange/pursuit-csv-shape-private.h"
#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (PursuitCsvDialect,
                     pursuit_csv_dialect,
                     pursuit_csv_dialect_copy,
                     pursuit_csv_dialect_free)

/* In this order one wins over another that fits as well. */
static const char delimiters[] = ",;\t|";

/* The beginning of a file while it is judged. */
typedef struct
{
  PursuitCsvSlice bytes;
  GString *text;
  gboolean at_end;
  const char *name;
  GPtrArray *notes; /* (nullable): of utf8 */
} Sample;

static void
add_note (const Sample *sample, const char *note)
{
  if (sample->notes != NULL)
    g_ptr_array_add (sample->notes, g_strdup (note));
}

static gboolean
refuse (const Sample *sample, int code, const char *reason, GError **error)
{
  g_set_error (error, PURSUIT_EXCHANGE_ERROR, code, _ ("%s is no table: %s"), sample->name, reason);

  return FALSE;
}

static gboolean
detect_encoding (PursuitCsvDialect *self, const Sample *sample, GError **error)
{
  const PursuitCsvSlice *bytes = &sample->bytes;
  const char *reason = NULL;
  const char *found;

  if (self->encoding != NULL)
    {
      self->bom = pursuit_csv_encoding_get_bom (self->encoding, bytes->start, bytes->length);
      return TRUE;
    }

  found = pursuit_csv_encoding_detect (bytes->start, bytes->length, self->guess_national,
                                       &self->bom, &reason);
  if (found == NULL)
    return refuse (sample, PURSUIT_EXCHANGE_ERROR_BINARY, reason, error);

  self->encoding = g_strdup (found);
  if (strcmp (found, PURSUIT_CSV_ENCODING_WINDOWS) == 0)
    {
      add_note (sample, _ ("The file is not UTF-8; it was read as Windows-1252."));
    }
  else if (self->guess_national && !g_str_has_prefix (found, "UTF"))
    {
      g_autofree char *note = g_strdup_printf (_ ("The encoding was guessed to be %s."), found);

      add_note (sample, note);
    }

  return TRUE;
}

/* Takes the line "sep=;" with which spreadsheets name the delimiter; TRUE if it is there. */
static gboolean
take_separator_line (PursuitCsvDialect *self, const char *text)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0'
      || (text[5] != '\r' && text[5] != '\n'))
    return FALSE;

  if (self->delimiter == PURSUIT_CSV_DETECT && (guchar) text[4] < 0x80)
    self->delimiter = (guchar) text[4];

  return TRUE;
}

static PursuitCsvShape *
cut_by (const Sample *sample, int delimiter, int quote)
{
  return pursuit_csv_shape_new (sample->text->str, sample->text->len, sample->at_end,
                                (char) delimiter, (char) quote);
}

static PursuitCsvShape *
choose_shape (PursuitCsvDialect *self, const Sample *sample)
{
  g_autoptr (PursuitCsvShape) best = NULL;

  if (self->delimiter != PURSUIT_CSV_DETECT)
    return cut_by (sample, self->delimiter, self->quote);

  for (const char *c = delimiters; *c != '\0'; c++)
    {
      g_autoptr (PursuitCsvShape) shape = cut_by (sample, *c, self->quote);

      if (best == NULL || shape->score > best->score)
        {
          g_clear_pointer (&best, pursuit_csv_shape_free);
          best = g_steal_pointer (&shape);
        }
    }

  return g_steal_pointer (&best);
}

/* Text that is something else, whatever its name ends in; white space is left out. */
static const char *
find_other_format (const char *text)
{
  static const struct
  {
    const char *beginning;
    const char *what;
  } formats[] = {
    { "{\"", N_ ("it is JSON; export it as CSV instead") },
    { "[{", N_ ("it is JSON; export it as CSV instead") },
    { "<?xml", N_ ("it is XML; export it as CSV instead") },
    { "<!doctypehtml", N_ ("it is a web page; export it as CSV instead") },
    { "<html", N_ ("it is a web page; export it as CSV instead") },
    { "BEGIN:VCARD", N_ ("it is a vCard; export it as CSV instead") },
  };
  char beginning[16];
  gsize n = 0;

  for (; *text != '\0' && n + 1 < sizeof beginning; text++)
    if (!g_ascii_isspace (*text))
      beginning[n++] = *text;
  beginning[n] = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strncasecmp (beginning, formats[i].beginning, strlen (formats[i].beginning)) == 0)
      return _ (formats[i].what);

  return NULL;
}

static gboolean
detect_table (PursuitCsvDialect *self, const Sample *sample, GError **error)
{
  g_autoptr (PursuitCsvShape) shape = NULL;
  g_autofree char *reason = NULL;
  gboolean chosen = self->delimiter != PURSUIT_CSV_DETECT;
  gboolean has_separator_line = take_separator_line (self, sample->text->str);

  shape = choose_shape (self, sample);
  if (has_separator_line)
    pursuit_csv_shape_skip_first (shape);

  /* What a person has said about the delimiter or the header is not argued with. */
  if (!chosen && self->header_line == PURSUIT_CSV_DETECT)
    {
      reason = g_strdup (find_other_format (sample->text->str));
      if (reason == NULL)
        reason = pursuit_csv_shape_dup_reason (shape, sample->name);
    }
  if (reason != NULL)
    return refuse (sample, PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE, reason, error);

  self->delimiter = (guchar) shape->delimiter;
  if (self->header_line != PURSUIT_CSV_DETECT)
    return TRUE;

  self->header_line = pursuit_csv_shape_find_header (shape);
  if (self->header_line == 0)
    add_note (sample, _ ("The file has no header; its columns are named by their numbers."));

  return TRUE;
}

static gboolean
decode_sample (PursuitCsvDialect *self, Sample *sample, GError **error)
{
  g_autoptr (PursuitCsvDecoder) decoder = pursuit_csv_decoder_new (self->encoding, error);
  PursuitCsvSlice bytes = { sample->bytes.start + self->bom, sample->bytes.length - self->bom };
  PursuitCsvSlice text;

  if (decoder == NULL
      || !pursuit_csv_decoder_decode (decoder, &bytes, sample->at_end, &text, error))
    {
      g_prefix_error (error, "%s: ", sample->name);
      return FALSE;
    }

  if (memchr (text.start, '\0', text.length) != NULL)
    return refuse (sample, PURSUIT_EXCHANGE_ERROR_BINARY, _ ("it is no text"), error);

  g_string_append_len (sample->text, text.start, (gssize) text.length);

  return TRUE;
}

PursuitCsvDialect *
pursuit_csv_dialect_new (void)
{
  PursuitCsvDialect *self = g_new0 (PursuitCsvDialect, 1);

  self->delimiter = PURSUIT_CSV_DETECT;
  self->quote = PURSUIT_CSV_DETECT;
  self->header_line = PURSUIT_CSV_DETECT;

  return self;
}

PursuitCsvDialect *
pursuit_csv_dialect_copy (const PursuitCsvDialect *dialect)
{
  PursuitCsvDialect *copy;

  g_return_val_if_fail (dialect != NULL, NULL);

  copy = g_new (PursuitCsvDialect, 1);
  *copy = *dialect;
  copy->encoding = g_strdup (dialect->encoding);

  return copy;
}

void
pursuit_csv_dialect_free (PursuitCsvDialect *dialect)
{
  g_return_if_fail (dialect != NULL);

  g_free (dialect->encoding);
  g_free (dialect);
}

gboolean
pursuit_csv_dialect_detect (PursuitCsvDialect *dialect,
                            GBytes *bytes,
                            gboolean at_end,
                            const char *name,
                            GPtrArray *notes,
                            GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Sample sample = { .text = text, .at_end = at_end, .name = name, .notes = notes };

  g_return_val_if_fail (dialect != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  sample.bytes.start = g_bytes_get_data (bytes, &sample.bytes.length);
  if (sample.bytes.length > 0
      && (!detect_encoding (dialect, &sample, error) || !decode_sample (dialect, &sample, error)))
    return FALSE;

  if (strspn (text->str, " \t\r\n") == text->len)
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_EMPTY, _ ("%s is empty"),
                   name);
      return FALSE;
    }

  if (dialect->quote == PURSUIT_CSV_DETECT)
    dialect->quote = '"';

  return detect_table (dialect, &sample, error);
}

const char *
pursuit_csv_dialect_get_delimiter_label (const PursuitCsvDialect *dialect)
{
  g_return_val_if_fail (dialect != NULL, NULL);

  switch (dialect->delimiter)
    {
    case ',':
      return _ ("Comma");
    case ';':
      return _ ("Semicolon");
    case '\t':
      return _ ("Tab");
    case '|':
      return _ ("Bar");
    default:
      return _ ("Other");
    }
}
