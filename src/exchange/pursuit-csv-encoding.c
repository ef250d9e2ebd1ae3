/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-encoding-private.h"

#include "exchange/pursuit-csv-decoder-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *encoding;
  const char *bytes;
  guint length;
} Mark;

/* The longer mark of UTF-32 begins like the one of UTF-16. */
static const Mark marks[] = {
  { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
  { "UTF-8", "\xef\xbb\xbf", 3 },    { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

typedef struct
{
  const char *bytes;
  guint length;
  const char *what;
} Magic;

static const Magic magics[] = {
  { "PK\3\4", 4, N_ ("it is a ZIP archive or an Excel workbook; save it as CSV first") },
  { "\xd0\xcf\x11\xe0", 4, N_ ("it is an old Excel or Word file; save it as CSV first") },
  { "%PDF", 4, N_ ("it is a PDF document") },
  { "\x89PNG", 4, N_ ("it is a picture") },
  { "\xff\xd8\xff", 3, N_ ("it is a picture") },
  { "GIF8", 4, N_ ("it is a picture") },
  { "\x1f\x8b", 2, N_ ("it is compressed; unpack it first") },
  { "SQLite format 3", 15, N_ ("it is a database") },
  { "\x7f"
    "ELF",
    4, N_ ("it is a program") },
};

/* Encodings that can only be guessed; the names are those of iconv. */
static const char *const national[] = { "WINDOWS-1251", "KOI8-R", "ISO-8859-5", "CP932", "BIG5" };

/* A guess must explain so much of the text beyond ASCII. */
#define NATIONAL_MIN_SCORE 0.6

static const char *
find_magic (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (bytes, magics[i].bytes, magics[i].length) == 0)
      return _ (magics[i].what);

  return NULL;
}

/* UTF-16 of European text has a zero in nearly every second byte, always on the same side. */
static const char *
detect_utf16 (const char *bytes, gsize length)
{
  gsize pairs = MIN (length, 4096) / 2;
  gsize even = 0;
  gsize odd = 0;

  for (gsize i = 0; i < pairs; i++)
    {
      even += bytes[2 * i] == '\0';
      odd += bytes[2 * i + 1] == '\0';
    }

  if (pairs >= 2 && odd * 2 > pairs && even * 20 < pairs)
    return "UTF-16LE";
  if (pairs >= 2 && even * 2 > pairs && odd * 20 < pairs)
    return "UTF-16BE";

  return NULL;
}

static gboolean
is_binary (const char *bytes, gsize length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      if (c == '\0')
        return TRUE;
      n_controls += c < 0x20 && strchr ("\t\n\r\f\v\x1a\x1b", c) == NULL;
    }

  return n_controls * 20 > length;
}

/* Whether good UTF-8 beyond ASCII is at least as frequent as bytes that cannot be UTF-8. */
static gboolean
is_mostly_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize good = 0;
  gsize bad = 0;

  while (bytes < end)
    {
      gunichar c = g_utf8_get_char_validated (bytes, end - bytes);

      if (c == (gunichar) -2 && end - bytes < 6)
        break;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          bad++;
          bytes++;
          continue;
        }
      good += c >= 0x80;
      bytes += c == 0 ? 1 : g_unichar_to_utf8 (c, NULL);
    }

  return bad == 0 || good >= bad;
}

static gboolean
is_common_east_asian (gunichar c)
{
  return (c >= 0x3000 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0xff01 && c <= 0xff5e);
}

/* Lower case is the rule in Cyrillic text, and upper case behind lower case the exception. */
static double
score_text (const char *text)
{
  gsize n = 0;
  double good = 0;
  gunichar before = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c >= 0x80)
        {
          n++;
          if (is_common_east_asian (c))
            good += 1;
          else if (c >= 0x400 && c <= 0x45f)
            good += g_unichar_islower (c) ? 1 : g_unichar_islower (before) ? -1 : 0.5;
        }
      before = c;
    }

  return n == 0 ? 0 : good / (double) n;
}

/* The last character may be cut, so a few bytes are given up for a conversion that works. */
static char *
convert_sample (const char *bytes, gsize length, const char *encoding)
{
  for (guint cut = 0; cut < 4 && cut < length; cut++)
    {
      char *text = g_convert (bytes, (gssize) (length - cut), PURSUIT_CSV_ENCODING_UTF8, encoding,
                              NULL, NULL, NULL);

      if (text != NULL)
        return text;
    }

  return NULL;
}

static const char *
detect_national (const char *bytes, gsize length)
{
  const char *best = NULL;
  double best_score = NATIONAL_MIN_SCORE;

  for (guint i = 0; i < G_N_ELEMENTS (national); i++)
    {
      g_autofree char *text = convert_sample (bytes, length, national[i]);
      double score = text == NULL ? 0 : score_text (text);

      if (score > best_score)
        {
          best = national[i];
          best_score = score;
        }
    }

  return best;
}

guint
pursuit_csv_encoding_get_bom (const char *encoding, const char *bytes, gsize length)
{
  g_assert (encoding != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strcasecmp (encoding, marks[i].encoding) == 0 && length >= marks[i].length
        && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      return marks[i].length;

  return 0;
}

const char *
pursuit_csv_encoding_detect (
    const char *bytes, gsize length, gboolean guess_national, guint *bom, const char **reason)
{
  const char *found;

  g_assert (bytes != NULL && bom != NULL && reason != NULL);

  *bom = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((*bom = pursuit_csv_encoding_get_bom (marks[i].encoding, bytes, length)) > 0)
      return marks[i].encoding;

  *reason = find_magic (bytes, length);
  if (*reason != NULL)
    return NULL;

  found = detect_utf16 (bytes, length);
  if (found != NULL)
    return found;

  if (is_binary (bytes, length))
    {
      *reason = _ ("it is no text");
      return NULL;
    }

  /* Nothing else switches character sets like this, so it is no guess. */
  if (g_strstr_len (bytes, (gssize) length, "\x1b$") != NULL)
    return "ISO-2022-JP";

  if (guess_national && (found = detect_national (bytes, length)) != NULL)
    return found;

  return is_mostly_utf8 (bytes, length) ? PURSUIT_CSV_ENCODING_UTF8 : PURSUIT_CSV_ENCODING_WINDOWS;
}
