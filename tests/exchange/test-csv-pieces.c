/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-column-profile-private.h"
#include "exchange/pursuit-csv-decoder-private.h"
#include "exchange/pursuit-csv-footer-private.h"
#include "exchange/pursuit-csv-tokenizer-private.h"
#include "exchange/pursuit-exchange-error.h"

#include <string.h>

/* The parts of the reader by themselves: text in pieces of every size. */

static char *
tokenize (const char *text, gsize length, gsize piece, GError **error)
{
  g_autoptr (PursuitCsvTokenizer) tokenizer = pursuit_csv_tokenizer_new (',', '"');
  g_autoptr (GString) out = g_string_new (NULL);
  gsize at = 0;
  gboolean complete = FALSE;

  while (at < length || pursuit_csv_tokenizer_finish (tokenizer, error))
    {
      const PursuitCsvRecord *record = pursuit_csv_tokenizer_get_record (tokenizer);

      complete = at == length;
      if (!complete)
        at += pursuit_csv_tokenizer_push (tokenizer, text + at, MIN (piece, length - at), &complete,
                                          error);
      if (*error != NULL)
        return NULL;
      if (!complete)
        continue;

      g_string_append_printf (out, "%d+%u", (int) record->line, record->n_empty_lines);
      for (guint i = 0; i < record->ends->len; i++)
        g_string_append_printf (out, "[%s]", pursuit_csv_record_get_cell (record, i));
    }
  if (*error != NULL)
    return NULL;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_split_points (void)
{
  const char *text = "a,\"b\"\"\r\n,c\"\r\n\r\n\n,\"\"\r\"x\"y,\"\"\"\"\n\r\r\nlast";
  const char *expected = "1+0[a][b\"\r\n,c]5+2[][]6+0[xy][\"]9+2[last]";

  for (gsize piece = 1; piece <= strlen (text); piece++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = tokenize (text, strlen (text), piece, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (out, ==, expected);
    }
}

static void
test_errors_at_split_points (void)
{
  const char *open = "a,b\n1,\"2\n\"\"\n3";

  for (gsize piece = 1; piece <= strlen (open); piece++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tokenize (open, strlen (open), piece, &error));
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_UNTERMINATED);
      g_assert_true (g_str_has_prefix (error->message, "line 2: "));
    }

  for (gsize piece = 1; piece <= 12; piece++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tokenize ("a\n\"b\nc\0d\"\n", 11, piece, &error));
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_BINARY);
      g_assert_true (g_str_has_prefix (error->message, "line 3: "));
    }
}

static char *
decode (const char *encoding, const char *bytes, gsize length, gsize piece, GError **error)
{
  g_autoptr (PursuitCsvDecoder) decoder = pursuit_csv_decoder_new (encoding, error);
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize at = 0; at <= length; at += piece)
    {
      PursuitCsvSlice in = { bytes + at, MIN (piece, length - at) };
      PursuitCsvSlice text;

      if (!pursuit_csv_decoder_decode (decoder, &in, at + piece > length, &text, error))
        return NULL;
      g_string_append_len (out, text.start, (gssize) text.length);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_decoder (void)
{
  static const struct
  {
    const char *encoding;
    const char *bytes;
    const char *text;
  } cases[] = {
    { "UTF-8", "Zo\xc3\xab \xe2\x82\xac \xf0\x9f\x98\x80", "Zoë € 😀" },
    { "UTF-8", "Zo\xeb \xc3\xab \x80", "Zoë ë €" },
    { "UTF-8", "cut \xe2\x82", "cut â‚" },
    { "WINDOWS-1252", "\x80\x93\xe9\x81", "€“é\302\201" },
    { "cp1252", "\xdf", "ß" },
    { "CP932", "\x93\x8c\x8b\x9e", "東京" },
    { "ISO-2022-JP", "\x1b$BEl5~\x1b(B!", "東京!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 1; piece <= 16; piece++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *text
            = decode (cases[i].encoding, cases[i].bytes, strlen (cases[i].bytes), piece, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (text, ==, cases[i].text);
      }
}

static void
test_decoder_refuses (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode ("CP932", "a\x93", 2, 1, &error));
  g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_ENCODING);
  g_clear_error (&error);
  g_assert_null (pursuit_csv_decoder_new ("NO-SUCH", &error));
  g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_ENCODING);
}

static gboolean
is_footer (const char *line, guint n_columns, gboolean in_footer)
{
  g_autoptr (PursuitCsvRecord) record = pursuit_csv_record_new ();

  record->line = 9;
  g_assert_true (pursuit_csv_tokenizer_unwrap (line, strlen (line), ',', '"', record));

  return pursuit_csv_footer_may_begin (record, n_columns, in_footer);
}

static void
test_footers (void)
{
  g_assert_true (is_footer ("Total,,7", 3, FALSE));
  g_assert_true (is_footer ("Grand Totals (150 records),,", 3, FALSE));
  g_assert_true (is_footer ("Summe:,,\"1.234,50\"", 3, FALSE));
  g_assert_true (is_footer ("Copyright (c) 2026", 3, FALSE));
  g_assert_true (is_footer ("Generated by: Anna,,", 3, FALSE));
  g_assert_true (is_footer ("Anything", 3, TRUE));
  g_assert_false (is_footer ("Anything", 3, FALSE));
  g_assert_false (is_footer ("Total Energies,Paris,7", 3, FALSE));
  g_assert_false (is_footer ("Total,Paris,7", 3, FALSE));
  g_assert_false (is_footer ("Total,Paris,", 3, FALSE));
  g_assert_false (is_footer ("9002,,", 3, FALSE));
  g_assert_false (is_footer (",,", 3, FALSE));
  g_assert_false (is_footer ("Total,7", 2, FALSE));
}

static void
add_all (PursuitColumnProfile *profile, PursuitImportTarget target, const char *const *texts)
{
  pursuit_column_profile_init (profile, target);
  for (; *texts != NULL; texts++)
    pursuit_column_profile_add (profile, *texts);
}

#define TEXTS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_profile_of_dates (void)
{
  PursuitColumnProfile profile;

  add_all (&profile, PURSUIT_IMPORT_LEAD_CREATED_AT, TEXTS ("1/2/2026", "", "3/4/2026"));
  g_assert_true (pursuit_column_profile_is_undecided (&profile));
  g_assert_cmpint (pursuit_column_profile_get_order (&profile, TRUE), ==,
                   PURSUIT_DATE_ORDER_DAY_FIRST);
  pursuit_column_profile_add (&profile, "3/14/2026");
  g_assert_false (pursuit_column_profile_is_undecided (&profile));
  g_assert_cmpint (pursuit_column_profile_get_order (&profile, TRUE), ==,
                   PURSUIT_DATE_ORDER_MONTH_FIRST);
  g_assert_cmpuint (profile.n_filled, ==, 3);

  add_all (&profile, PURSUIT_IMPORT_LEAD_CREATED_AT, TEXTS ("2026-01-02", "45631"));
  g_assert_false (pursuit_column_profile_is_undecided (&profile));
  add_all (&profile, PURSUIT_IMPORT_LEAD_LAST_ACTIVITY_AT, TEXTS ("Mail", "Call", "1/2/2026"));
  g_assert_true (pursuit_column_profile_is_misfit (&profile));
}

static void
test_profile_of_numbers (void)
{
  PursuitColumnProfile profile;

  add_all (&profile, PURSUIT_IMPORT_LEAD_VALUE, TEXTS ("1.450", "2.000"));
  g_assert_true (pursuit_column_profile_is_undecided (&profile));
  g_assert_cmpint (pursuit_column_profile_get_decimal (&profile, ','), ==, ',');
  pursuit_column_profile_add (&profile, "3.50");
  g_assert_false (pursuit_column_profile_is_undecided (&profile));
  g_assert_cmpint (pursuit_column_profile_get_decimal (&profile, ','), ==, '.');

  add_all (&profile, PURSUIT_IMPORT_LEAD_COMPANY_SIZE, TEXTS ("1.450", "850"));
  g_assert_false (pursuit_column_profile_is_undecided (&profile));
  g_assert_cmpint (pursuit_column_profile_get_decimal (&profile, '.'), ==, 0);
  add_all (&profile, PURSUIT_IMPORT_LEAD_VALUE, TEXTS ("low", "high", "3"));
  g_assert_true (pursuit_column_profile_is_misfit (&profile));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-tokenizer/split-points", test_split_points);
  g_test_add_func ("/exchange/csv-tokenizer/errors-at-split-points", test_errors_at_split_points);
  g_test_add_func ("/exchange/csv-decoder/pieces", test_decoder);
  g_test_add_func ("/exchange/csv-decoder/refuses", test_decoder_refuses);
  g_test_add_func ("/exchange/csv-footer/lines", test_footers);
  g_test_add_func ("/exchange/column-profile/dates", test_profile_of_dates);
  g_test_add_func ("/exchange/column-profile/numbers", test_profile_of_numbers);

  return g_test_run ();
}
