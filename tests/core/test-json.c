/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json.h"

#include <string.h>

static const char *const valid[] = {
  "null",
  "true",
  "false",
  "0",
  "-0",
  "-1.5e+10",
  "1E5",
  "\"\"",
  "\"a\\n\\\"\\\\\\/\\b\\f\\r\\t\\u00e9\"",
  "[]",
  "{}",
  " [ ] ",
  "\t{ }\r\n",
  "[1,2,[3,{\"a\":[]}],null]",
  "{\"a\":1,\"b\":{\"c\":[true,false,null]},\"\":\"x\"}",
  "{\"a\":1,\"a\":2}",
  "\"ä€𝄞\"",
  "[[[[[[[[]]]]]]]]",
};

static const char *const invalid[] = {
  "",
  " ",
  "nul",
  "nulls",
  "TRUE",
  "'a'",
  "\"a",
  "\"\\x\"",
  "\"\\u12\"",
  "\"\\u12g4\"",
  "\"\t\"",
  "\"\n\"",
  "01",
  "-",
  "+1",
  ".5",
  "5.",
  "1e",
  "1e+",
  "0x1",
  "NaN",
  "Infinity",
  "[",
  "]",
  "[1,]",
  "[,1]",
  "[1 2]",
  "[1}",
  "{",
  "}",
  "{\"a\"}",
  "{\"a\":}",
  "{\"a\":1,}",
  "{a:1}",
  "{1:2}",
  "{\"a\":1 \"b\":2}",
  "[] []",
  "1 2",
  "/* c */ 1",
  "1 // c",
  "\xff",
  "\"\xff\"",
  "\"\xc0\x80\"",
  "var x = 1;",
  "\xef\xbb\xbf{}",
};

static void
test_valid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = pursuit_json_parse (valid[i], -1, &error);

      g_assert_no_error (error);
      g_assert_true (pursuit_json_check (valid[i], (gssize) strlen (valid[i]), NULL));
      g_assert_nonnull (node);
    }
}

/* What json-glib reads from valid text, ours is as well. */
static void
test_same_as_parser (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (JsonNode) ours = pursuit_json_parse (valid[i], -1, NULL);
      g_autoptr (JsonNode) theirs = json_from_string (valid[i], NULL);

      g_assert_true (json_node_equal (ours, theirs));
    }
}

static void
test_invalid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;

      if (pursuit_json_check (invalid[i], -1, &error))
        g_test_fail_printf ("“%s” is taken for JSON", invalid[i]);
      else
        g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX);
      g_assert_null (pursuit_json_parse (invalid[i], -1, NULL));
    }
}

/* The text need not end where the length says, and a zero byte is no end of it. */
static void
test_length (void)
{
  g_assert_true (pursuit_json_check ("[1]garbage", 3, NULL));
  g_assert_false (pursuit_json_check ("[1]", 2, NULL));
  g_assert_false (pursuit_json_check ("1\0", 2, NULL));
  g_assert_false (pursuit_json_check ("\"\0\"", 3, NULL));
  g_assert_false (pursuit_json_check ("x", 0, NULL));
}

static char *
dup_nested (guint depth, gboolean objects)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, objects ? "{\"a\":" : "[");
  g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, objects ? '}' : ']');

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  for (guint objects = 0; objects < 2; objects++)
    {
      g_autofree char *deep = dup_nested (PURSUIT_JSON_MAX_DEPTH, objects);
      g_autofree char *deeper = dup_nested (PURSUIT_JSON_MAX_DEPTH + 1, objects);
      g_autofree char *abyss = dup_nested (1000000, objects);
      g_autoptr (GError) error = NULL;

      g_assert_true (pursuit_json_check (deep, -1, NULL));
      g_assert_false (pursuit_json_check (deeper, -1, &error));
      g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE);
      g_assert_false (pursuit_json_check (abyss, -1, NULL));
    }
}

static void
test_size (void)
{
  gsize length = PURSUIT_JSON_MAX_LENGTH;
  g_autofree char *text = g_malloc (length + 1);
  g_autoptr (GError) error = NULL;

  memset (text, ' ', length + 1);
  text[0] = '1';
  g_assert_true (pursuit_json_check (text, (gssize) length, NULL));
  g_assert_false (pursuit_json_check (text, (gssize) length + 1, &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE);
}

static void
test_says_where (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_json_check ("[1, 2, x]", -1, &error));
  g_assert_nonnull (strstr (error->message, "byte 7"));
}

static void
test_append_string (void)
{
  static const char *const texts[] = { "", "a", "\"\\/", "\n\r\t\b\f\x01\x1f", "ä€𝄞", "\x7f" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (JsonNode) node = NULL;

      pursuit_json_append_string (out, texts[i]);
      node = pursuit_json_parse (out->str, (gssize) out->len, NULL);
      g_assert_nonnull (node);
      g_assert_cmpstr (json_node_get_string (node), ==, texts[i]);
    }
}

static void
test_order (void)
{
  static const char text[] = "{\"z\":1,\"a\":[1,2],\"m\":{\"y\":null,\"b\":\"x\"}}";
  g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);
  g_autofree char *back = pursuit_json_to_text (node, FALSE);

  g_assert_cmpstr (back, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/json/valid", test_valid);
  g_test_add_func ("/core/json/same-as-parser", test_same_as_parser);
  g_test_add_func ("/core/json/invalid", test_invalid);
  g_test_add_func ("/core/json/length", test_length);
  g_test_add_func ("/core/json/depth", test_depth);
  g_test_add_func ("/core/json/size", test_size);
  g_test_add_func ("/core/json/says-where", test_says_where);
  g_test_add_func ("/core/json/append-string", test_append_string);
  g_test_add_func ("/core/json/order", test_order);

  return g_test_run ();
}
