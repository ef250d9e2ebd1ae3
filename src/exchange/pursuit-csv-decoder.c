/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-decoder-private.h"

#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest unfinished character that any encoding carries over from piece to piece. */
#define MAX_CARRY 16

struct _PursuitCsvDecoder
{
  GCharsetConverter *converter; /* (nullable): for everything but UTF-8 and Windows-1252 */
  char *encoding;
  gboolean windows;
  GString *text;
  char carry[MAX_CARRY]; /* the beginning of a character whose end is not here yet */
  gsize n_carry;
  guint64 n_repaired;
};

/* Windows-1252 where it differs from Latin-1: the bytes 0x80 to 0x9f. */
static const gunichar windows_signs[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static void
append_windows (GString *text, guchar byte)
{
  if (byte < 0x80)
    g_string_append_c (text, (char) byte);
  else
    g_string_append_unichar (text, byte < 0xa0 ? windows_signs[byte - 0x80] : byte);
}

static void
decode_windows (PursuitCsvDecoder *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    append_windows (self->text, (guchar) bytes[i]);
}

/* Puts what was carried over before the bytes, and lets @bytes have the length of both. */
static char *
join_carry (PursuitCsvDecoder *self, PursuitCsvSlice *bytes)
{
  char *joined = g_malloc (self->n_carry + bytes->length + 1);

  memcpy (joined, self->carry, self->n_carry);
  if (bytes->length > 0)
    memcpy (joined + self->n_carry, bytes->start, bytes->length);
  bytes->length += self->n_carry;
  self->n_carry = 0;

  return joined;
}

/* Decodes UTF-8 with repairs; returns how many bytes an unfinished character leaves over. */
static gsize
repair_utf8 (PursuitCsvDecoder *self, const char *bytes, gsize length, gboolean at_end)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *valid;

      g_utf8_validate_len (bytes, (gsize) (end - bytes), &valid);
      g_string_append_len (self->text, bytes, valid - bytes);
      bytes = valid;
      if (bytes == end)
        break;

      /* The zero byte is UTF-8, only not to GLib; the tokenizer refuses it by its line. */
      if (*bytes == '\0')
        {
          g_string_append_c (self->text, *bytes++);
          continue;
        }

      if (!at_end && g_utf8_get_char_validated (bytes, end - bytes) == (gunichar) -2)
        break;

      append_windows (self->text, (guchar) *bytes++);
      self->n_repaired++;
    }

  return (gsize) (end - bytes);
}

static void
decode_utf8 (PursuitCsvDecoder *self, PursuitCsvSlice bytes, gboolean at_end, PursuitCsvSlice *text)
{
  g_autofree char *joined = NULL;
  gsize rest;

  if (self->n_carry == 0 && g_utf8_validate_len (bytes.start, bytes.length, NULL))
    {
      *text = bytes;
      return;
    }

  if (self->n_carry > 0)
    {
      joined = join_carry (self, &bytes);
      bytes.start = joined;
    }

  rest = repair_utf8 (self, bytes.start, bytes.length, at_end);
  g_assert (rest <= MAX_CARRY);
  memcpy (self->carry, bytes.start + bytes.length - rest, rest);
  self->n_carry = rest;
  text->start = self->text->str;
  text->length = self->text->len;
}

static void
refuse_bytes (PursuitCsvDecoder *self, GError **error)
{
  g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_ENCODING,
               _ ("the bytes do not follow the encoding %s; choose another one"), self->encoding);
}

/* Runs iconv over the whole of @bytes; what is left of an unfinished character is carried. */
static gboolean
convert (PursuitCsvDecoder *self, const char *bytes, gsize length, gboolean at_end, GError **error)
{
  char buffer[4096];

  while (length > 0)
    {
      g_autoptr (GError) reason = NULL;
      gsize taken = 0;
      gsize made = 0;
      GConverterResult result
          = g_converter_convert (G_CONVERTER (self->converter), bytes, length, buffer,
                                 sizeof buffer, G_CONVERTER_NO_FLAGS, &taken, &made, &reason);

      if (result == G_CONVERTER_ERROR)
        {
          if (!at_end && length <= MAX_CARRY
              && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            break;
          refuse_bytes (self, error);
          return FALSE;
        }

      g_string_append_len (self->text, buffer, (gssize) made);
      bytes += taken;
      length -= taken;
    }

  memcpy (self->carry, bytes, length);
  self->n_carry = length;

  return TRUE;
}

PursuitCsvDecoder *
pursuit_csv_decoder_new (const char *encoding, GError **error)
{
  g_autoptr (PursuitCsvDecoder) self = g_new0 (PursuitCsvDecoder, 1);

  g_assert (encoding != NULL);

  self->text = g_string_new (NULL);
  self->encoding = g_strdup (encoding);
  self->windows = g_ascii_strcasecmp (encoding, PURSUIT_CSV_ENCODING_WINDOWS) == 0
                  || g_ascii_strcasecmp (encoding, "CP1252") == 0;
  if (self->windows || g_ascii_strcasecmp (encoding, PURSUIT_CSV_ENCODING_UTF8) == 0)
    return g_steal_pointer (&self);

  self->converter = g_charset_converter_new (PURSUIT_CSV_ENCODING_UTF8, encoding, NULL);
  if (self->converter == NULL)
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_ENCODING,
                   _ ("the encoding “%s” is not known on this machine"), encoding);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
pursuit_csv_decoder_free (PursuitCsvDecoder *self)
{
  g_assert (self != NULL);

  g_clear_object (&self->converter);
  g_string_free (self->text, TRUE);
  g_free (self->encoding);
  g_free (self);
}

gboolean
pursuit_csv_decoder_decode (PursuitCsvDecoder *self,
                            const PursuitCsvSlice *bytes,
                            gboolean at_end,
                            PursuitCsvSlice *text,
                            GError **error)
{
  g_autofree char *joined = NULL;
  PursuitCsvSlice all = *bytes;

  g_assert (self != NULL);
  g_assert (text != NULL);

  g_string_truncate (self->text, 0);
  if (self->converter == NULL && !self->windows)
    {
      decode_utf8 (self, all, at_end, text);
      return TRUE;
    }

  if (self->windows)
    {
      decode_windows (self, all.start, all.length);
    }
  else
    {
      joined = join_carry (self, &all);
      all.start = joined;
      if (!convert (self, all.start, all.length, at_end, error))
        return FALSE;
    }

  text->start = self->text->str;
  text->length = self->text->len;

  return TRUE;
}

guint64
pursuit_csv_decoder_get_n_repaired (const PursuitCsvDecoder *self)
{
  g_assert (self != NULL);

  return self->n_repaired;
}
