/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define N_TREES 400
#define N_NUMBERS 20000
#define MAX_TREE_DEPTH 6
#define MAX_TREE_WIDTH 6

static char *
write_number (double number)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), number);

  return pursuit_json_to_text (node, FALSE);
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *expected;
  } numbers[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 1, "1" },
    { -1, "-1" },
    { 0.1, "0.1" },
    { 17.7, "17.7" },
    { -17.7, "-17.7" },
    { 0.3, "0.3" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1.0 / 3, "0.3333333333333333" },
    { 2.0 / 3, "0.6666666666666666" },
    { 100000, "100000" },
    { 123456789.125, "123456789.125" },
    { 1e21, "1e+21" },
    { 1e-7, "1e-07" },
    { 5e-324, "5e-324" },
    { DBL_MAX, "1.7976931348623157e+308" },
    { DBL_MIN, "2.2250738585072014e-308" },
    { DBL_EPSILON, "2.220446049250313e-16" },
    { 9007199254740993.0, "9007199254740992" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = write_number (numbers[i].number);

      g_assert_cmpstr (text, ==, numbers[i].expected);
      g_assert_true (pursuit_json_check (text, -1, NULL));
    }
}

/* JSON has no words for them, and what cannot be read back must not be written. */
static void
test_no_numbers (void)
{
  const double none[] = { NAN, INFINITY, -INFINITY };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autofree char *text = write_number (none[i]);

      g_assert_cmpstr (text, ==, "null");
    }
}

static void
test_whole_numbers (void)
{
  static const struct
  {
    gint64 number;
    const char *expected;
  } numbers[] = {
    { 0, "0" },
    { -1, "-1" },
    { 4860000, "4860000" },
    { G_MAXINT64, "9223372036854775807" },
    { G_MININT64, "-9223372036854775808" },
    { G_GINT64_CONSTANT (9007199254740993), "9007199254740993" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_int (json_node_alloc (), numbers[i].number);
      g_autofree char *text = pursuit_json_to_text (node, FALSE);
      g_autoptr (JsonNode) back = pursuit_json_parse (text, -1, NULL);

      g_assert_cmpstr (text, ==, numbers[i].expected);
      g_assert_cmpint (json_node_get_int (back), ==, numbers[i].number);
    }
}

static guint64
get_random_bits (void)
{
  guint64 high = (guint32) g_test_rand_int ();

  return high << 32 | (guint32) g_test_rand_int ();
}

/* Any finite number, each exponent as likely as another. */
static double
get_random_number (void)
{
  double number;

  do
    {
      guint64 bits = get_random_bits ();

      memcpy (&number, &bits, sizeof number);
    }
  while (!isfinite (number));

  return number;
}

static void
test_numbers_read_back (void)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      double number = get_random_number ();
      g_autofree char *text = write_number (number);

      if (g_ascii_strtod (text, NULL) != number)
        g_test_fail_printf ("%a is written as %s", number, text);
    }
}

/* Sums of cents are what stands in files most often: none has a binary tail. */
static void
test_cents (void)
{
  for (int cents = -20000; cents <= 20000; cents++)
    {
      g_autofree char *text = write_number (cents / 100.0);
      const char *point = strchr (text, '.');

      g_assert_cmpuint (point != NULL ? strlen (point + 1) : 0, <=, 2);
    }
}

static gsize
get_shortest_length (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 1; digits < 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        return strcspn (text, "e") - (text[0] == '-') - (strchr (text, '.') != NULL);
    }

  return 17;
}

/* The search from one digit up is the definition; the writer may take a short way. */
static void
test_fewest_digits (void)
{
  for (guint i = 0; i < N_NUMBERS / 10; i++)
    {
      double number = get_random_number ();
      g_autofree char *text = write_number (number);
      gsize digits = strcspn (text, "e") - (text[0] == '-') - (strchr (text, '.') != NULL);

      /* Without an exponent zeros in front and behind are no digits that tell something. */
      if (strchr (text, 'e') != NULL)
        g_assert_cmpuint (digits, ==, get_shortest_length (number));
    }
}

static void
test_locale (void)
{
  static const char *const commas[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.UTF-8" };
  const char *found = NULL;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (commas) && found == NULL; i++)
    found = setlocale (LC_NUMERIC, commas[i]);
  if (found == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  text = write_number (-1234.5);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (text, ==, "-1234.5");
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } texts[] = {
    { "", "\"\"" },
    { "say \"yes\"", "\"say \\\"yes\\\"\"" },
    { "C:\\new", "\"C:\\\\new\"" },
    { "one\ntwo", "\"one\\ntwo\"" },
    { "a\tb\rc", "\"a\\u0009b\\u000dc\"" },
    { "\x01\x1f", "\"\\u0001\\u001f\"" },
    { "a/b", "\"a/b\"" },
    { "Käse € 𝄞", "\"Käse € 𝄞\"" },
    { "\xe2\x80\xa8", "\"\xe2\x80\xa8\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), texts[i].text);
      g_autofree char *text = pursuit_json_to_text (node, FALSE);
      g_autoptr (JsonNode) back = pursuit_json_parse (text, -1, NULL);

      g_assert_cmpstr (text, ==, texts[i].expected);
      g_assert_cmpstr (json_node_get_string (back), ==, texts[i].text);
    }
}

/* Names of members come from the headers of files: they are as hostile as values. */
static void
test_member_names (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) back = NULL;

  json_object_set_int_member (object, "", 1);
  json_object_set_int_member (object, "\"}", 2);
  json_object_set_int_member (object, "line\nend", 3);
  text = pursuit_json_to_text (node, FALSE);
  g_assert_cmpstr (text, ==, "{\"\":1,\"\\\"}\":2,\"line\\nend\":3}");
  back = pursuit_json_parse (text, -1, NULL);
  g_assert_true (json_node_equal (node, back));
}

static void
test_pretty (void)
{
  static const struct
  {
    const char *plain;
    const char *pretty;
  } texts[] = {
    { "[]", "[]" },
    { "{}", "{}" },
    { "null", "null" },
    { "[1]", "[\n  1\n]" },
    { "{\"a\":[],\"b\":{}}", "{\n  \"a\": [],\n  \"b\": {}\n}" },
    { "{\"a\":[true,{\"b\":null}],\"c\":\"x, y: z\"}",
      "{\n  \"a\": [\n    true,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": \"x, y: z\"\n}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = pursuit_json_parse (texts[i].plain, -1, NULL);
      g_autofree char *plain = pursuit_json_to_text (node, FALSE);
      g_autofree char *pretty = pursuit_json_to_text (node, TRUE);

      g_assert_cmpstr (plain, ==, texts[i].plain);
      g_assert_cmpstr (pretty, ==, texts[i].pretty);
    }
}

static char *
make_random_text (void)
{
  static const char *const pieces[] = { "a",    "Z", " ", "\"", "\\", "\n", "\t", "\x01",
                                        "\x7f", "/", "ä", "€",  "𝄞",  "{",  "]",  "," };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonNode *
make_random_value (void)
{
  JsonNode *node = json_node_alloc ();
  g_autofree char *text = NULL;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return json_node_init_null (node);
    case 1:
      return json_node_init_boolean (node, g_test_rand_bit ());
    case 2:
      return json_node_init_int (node, (gint64) get_random_bits ());
    case 3:
      return json_node_init_double (node, get_random_number ());
    default:
      text = make_random_text ();
      return json_node_init_string (node, text);
    }
}

static JsonNode *
make_random_tree (guint depth)
{
  guint width = (guint) g_test_rand_int_range (0, MAX_TREE_WIDTH);
  JsonNode *node = json_node_alloc ();

  if (depth == 0 || g_test_rand_int_range (0, 4) == 0)
    {
      json_node_free (node);
      return make_random_value ();
    }
  if (g_test_rand_bit ())
    {
      g_autoptr (JsonArray) array = json_array_new ();

      for (guint i = 0; i < width; i++)
        json_array_add_element (array, make_random_tree (depth - 1));
      return json_node_init_array (node, array);
    }
  else
    {
      g_autoptr (JsonObject) object = json_object_new ();

      for (guint i = 0; i < width; i++)
        {
          g_autofree char *name = make_random_text ();

          json_object_set_member (object, name, make_random_tree (depth - 1));
        }
      return json_node_init_object (node, object);
    }
}

static gboolean trees_equal (JsonNode *a, JsonNode *b);

static gboolean
objects_equal (JsonObject *a, JsonObject *b)
{
  g_autoptr (GList) names = json_object_get_members (a);

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  for (GList *l = names; l != NULL; l = l->next)
    if (!json_object_has_member (b, l->data)
        || !trees_equal (json_object_get_member (a, l->data), json_object_get_member (b, l->data)))
      return FALSE;

  return TRUE;
}

static gboolean
arrays_equal (JsonArray *a, JsonArray *b)
{
  if (json_array_get_length (a) != json_array_get_length (b))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (a); i++)
    if (!trees_equal (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;

  return TRUE;
}

/* Like json_node_equal(), but 1.0 is written as 1 and is the same number. */
static gboolean
trees_equal (JsonNode *a, JsonNode *b)
{
  if (json_node_get_node_type (a) != json_node_get_node_type (b))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (a))
    return objects_equal (json_node_get_object (a), json_node_get_object (b));
  if (JSON_NODE_HOLDS_ARRAY (a))
    return arrays_equal (json_node_get_array (a), json_node_get_array (b));
  if (JSON_NODE_HOLDS_VALUE (a) && json_node_get_value_type (a) == G_TYPE_DOUBLE)
    return json_node_get_double (a) == json_node_get_double (b);

  return json_node_equal (a, b);
}

/* Written and read it is the same tree, and written again the same text: hashes rest on it. */
static void
test_trees_read_back (void)
{
  for (guint i = 0; i < N_TREES; i++)
    for (int pretty = 0; pretty < 2; pretty++)
      {
        g_autoptr (JsonNode) tree = make_random_tree (MAX_TREE_DEPTH);
        g_autofree char *text = pursuit_json_to_text (tree, pretty);
        g_autoptr (GError) error = NULL;
        g_autoptr (JsonNode) back = pursuit_json_parse (text, -1, &error);
        g_autofree char *again = NULL;

        g_assert_no_error (error);
        g_assert_true (trees_equal (tree, back));
        again = pursuit_json_to_text (back, pretty);
        g_assert_cmpstr (again, ==, text);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/json-writer/numbers", test_numbers);
  g_test_add_func ("/core/json-writer/no-numbers", test_no_numbers);
  g_test_add_func ("/core/json-writer/whole-numbers", test_whole_numbers);
  g_test_add_func ("/core/json-writer/numbers-read-back", test_numbers_read_back);
  g_test_add_func ("/core/json-writer/cents", test_cents);
  g_test_add_func ("/core/json-writer/fewest-digits", test_fewest_digits);
  g_test_add_func ("/core/json-writer/locale", test_locale);
  g_test_add_func ("/core/json-writer/escapes", test_escapes);
  g_test_add_func ("/core/json-writer/member-names", test_member_names);
  g_test_add_func ("/core/json-writer/pretty", test_pretty);
  g_test_add_func ("/core/json-writer/trees-read-back", test_trees_read_back);

  return g_test_run ();
}
