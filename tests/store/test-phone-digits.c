/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-phone-digits-private.h"

#include "store/pursuit-fold-private.h"
#include "store/pursuit-search-document-private.h"

#include <string.h>

/* What a telephone field says, and the words by which it is found. */
static const char *const fields[][2] = {
  { "+49 89 1234-567", "49891234567 891234567 1234567 567 r76543219894 " },
  { "+49 (0)89 1234", "49891234 891234 1234 r43219894 " },
  { "0049 89 1234", "49891234 891234 1234 r43219894 " },
  { "089/1234", "891234 1234 r432198 " },
  { "5550011", "5550011 r1100555 " },
  { "12", "" },
  { "", "" },
  { "n/a", "" },
  { "+1 (212) 555-0100", "12125550100 2125550100 5550100 0100 r00105552121 " },
  { "+354 555 0100", "3545550100 5550100 0100 r0010555453 " },
  { "030 111 or 040 222", "30111 111 r11103 40222 222 r22204 " },
};

static void
field_gives_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) tokens = g_string_new (NULL);

      pursuit_phone_digits_append_tokens (tokens, fields[i][0]);
      g_assert_cmpstr (tokens->str, ==, fields[i][1]);
    }
}

static void
typing_gives_beginnings (void)
{
  static const char *const typed[][2] = {
    { "089 1234", "891234 r432198" },
    { "+49 89 1234", "49891234 891234 r432198" },
    { "1234", "1234 r4321" },
    { "(089)", NULL },
    { "12", NULL },
    { "12a4", NULL },
    { "abc", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_auto (GStrv) prefixes = pursuit_phone_digits_list_prefixes (typed[i][0]);
      g_autofree char *joined = prefixes != NULL ? g_strjoinv (" ", prefixes) : NULL;

      g_assert_cmpstr (joined, ==, typed[i][1]);
    }
}

/* However long or odd: no more words than the limits say, and all of digits. */
static void
odd_numbers_stay_within_limits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  static const char alphabet[] = "0123456789+-/(). ;,x";

  for (guint i = 0; i < 2000; i++)
    {
      char text[64];
      g_autoptr (GString) tokens = g_string_new (NULL);
      g_auto (GStrv) words = NULL;

      for (guint c = 0; c < sizeof text - 1; c++)
        text[c] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      text[sizeof text - 1] = '\0';
      pursuit_phone_digits_append_tokens (tokens, text);
      words = g_strsplit (tokens->str, " ", -1);
      for (guint w = 0; words[w] != NULL && *words[w] != '\0'; w++)
        {
          const char *digits = words[w] + (*words[w] == 'r');

          g_assert_cmpuint (strspn (digits, "0123456789"), ==, strlen (digits));
          g_assert_cmpuint (strlen (digits), >=, PURSUIT_PHONE_MIN_DIGITS);
          g_assert_cmpuint (strlen (digits), <=, PURSUIT_PHONE_MAX_DIGITS);
        }
    }
}

static void
names_are_folded (void)
{
  static const char *const names[][2] = {
    { "  Königsberger   Bräu ", "konigsberger brau" },
    { "Ko\xcc\x88nig", "konig" },
    { "ACME", "acme" },
    { "ŁÓDŹ", "łodz" },
    { "Ελλάδα", "ελλαδα" },
    { "", "" },
    { " \t\n", "" },
    { "日本", "日本" },
  };
  g_autofree char *long_name = g_strnfill (500, 'A');
  g_autofree char *cut = pursuit_fold_name (long_name);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = pursuit_fold_name (names[i][0]);

      g_assert_cmpstr (folded, ==, names[i][1]);
    }
  g_assert_cmpuint (strlen (cut), ==, PURSUIT_FOLD_SORT_LENGTH);
}

static void
letter_case_is_no_difference (void)
{
  g_assert_true (pursuit_fold_equal ("Ana@Acme.test", "ana@acme.TEST"));
  g_assert_true (pursuit_fold_equal ("BRÄU", "bräu"));
  g_assert_true (pursuit_fold_equal ("bra\xcc\x88u", "bräu"));
  g_assert_false (pursuit_fold_equal ("Brau", "Bräu"));
  g_assert_false (pursuit_fold_equal ("ana", "anna"));
}

static void
json_gives_its_texts (void)
{
  static const char *const json[][2] = {
    { "{\"Plan\":\"gold\",\"Seats\":12}", "gold\n12\n" },
    { "[\"a\",{\"k\":[\"b\",\"c\\\"d\\\\e\"]}]", "a\nb\nc\"d\\e\n" },
    { "{\"k\" : \"line\\nend \\u00fc\"}", "line end ü\n" },
    { "{\"k\":\"\\ud83d\\ude42\"}", "  \n" },
    { "{}", "" },
    { "{\"open", "open\n" },
    { "\"\\", "\\\n" },
    { "{\"k\":true,\"n\":null,\"d\":-1.5e3}", "1.5e3\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (json); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      pursuit_search_document_append_json (text, json[i][0]);
      g_assert_cmpstr (text->str, ==, json[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/phone/field-gives-words", field_gives_words);
  g_test_add_func ("/store/phone/typing-gives-beginnings", typing_gives_beginnings);
  g_test_add_func ("/store/phone/odd-numbers", odd_numbers_stay_within_limits);
  g_test_add_func ("/store/fold/names", names_are_folded);
  g_test_add_func ("/store/fold/letter-case", letter_case_is_no_difference);
  g_test_add_func ("/store/document/json-gives-its-texts", json_gives_its_texts);

  return g_test_run ();
}
