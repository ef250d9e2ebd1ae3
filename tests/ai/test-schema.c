/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"

#include <string.h>
#include <time.h>

static const char schema_text[]
    = "{\"type\":\"object\",\"properties\":{"
      "\"id\":{\"type\":\"string\",\"x-max-length\":3},"
      "\"mood\":{\"type\":\"string\",\"enum\":[\"good\",\"bad\"]},"
      "\"points\":{\"type\":[\"integer\",\"null\"],\"x-min\":0,\"x-max\":100},"
      "\"list\":{\"type\":\"array\",\"x-min-items\":1,\"x-max-items\":2,\"items\":"
      "{\"type\":\"object\",\"properties\":{\"ok\":{\"type\":\"boolean\"}},\"required\":[\"ok\"],"
      "\"additionalProperties\":false}}},"
      "\"required\":[\"id\"],\"additionalProperties\":false}";

static JsonNode *
new_schema (void)
{
  return json_from_string (schema_text, NULL);
}

static void
test_extract (void)
{
  static const char *const cases[][2] = {
    { "{\"a\":1}", "{\"a\":1}" },
    { "Here it is:\n```json\n{\"a\": 1}\n```\nAnything else?", "{\"a\":1}" },
    { "I use {braces} and {} before {\"a\":[{\"b\":2}]} and after {}", "{\"a\":[{\"b\":2}]}" },
    { "{\"a\":\"}{\\\"\"}", "{\"a\":\"}{\\\"\"}" },
    { "{\"a\":NaN,\"b\":[Infinity,-Infinity]}", "{\"a\":\"NaN\",\"b\":[\"NaN\",\"NaN\"]}" },
    { "{\"a\":\"NaN and Infinity\"}", "{\"a\":\"NaN and Infinity\"}" },
    { "\357\273\277{\"a\":null} trailing words", "{\"a\":null}" },
    { "{answer: {\"a\":1}}", "{\"a\":1}" },
    { "{\"a\":1 {\"b\":22}", "{\"b\":22}" },
    { "{\"a\":{\"b\":1},\"c\":{\"d\":22},", "{\"d\":22}" },
    { "{\"a\":1,\"a\":{\"b\":22}}", "{\"b\":22}" },
    { "A {quote\" alone} and {\"a\":1}", "{\"a\":1}" },
    { "A {\"quote} alone and {\"a\":1}", "{\"a\":1}" },
    { "{\"note\": \"it is so}, {\"a\":[1]}", "{\"a\":[1]}" },
    { "{\"a\": -Infinity , \"b\":[-1.5e-3,\"-NaN\"]}", "{\"a\":\"NaN\",\"b\":[-0.0015,\"-NaN\"]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = pursuit_ai_schema_extract (cases[i][0], &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = json_to_string (node, FALSE);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_no_object (void)
{
  static const char *const texts[] = {
    NULL,
    "",
    "no",
    "[1,2]",
    "{\"a\":1",
    "{\"a\":1,\"a\":2}",
    "{\"\\u0061\":1}",
    "{a:1}",
    "{'a':1}",
    "{\"a\":1,}",
    "{\"a\":00000000000000000000000000000000001}",
    "{\"a\":\"\001\"}",
    "{\"a\":\"\\",
    "{\"a\":]}",
    "{\"a\":\"\377\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = pursuit_ai_schema_extract (texts[i], &error);

      g_assert_null (node);
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
    }
}

/* What stands whole in a list, wherever the rest ends. */
static void
test_salvage (void)
{
  static const char *const cases[][2] = {
    { "{\"list\":[{\"a\":1},{\"a\":2},{\"a\":", "{\"list\":[{\"a\":1},{\"a\":2}]}" },
    { "Here: { \"x\" : 1, \"list\" :\n[ {\"a\":[{}]} , {\"a\":\"}{", "{\"list\":[{\"a\":[{}]}]}" },
    { "{\"list\":[{\"a\":1}]}", "{\"list\":[{\"a\":1}]}" },
    { "{\"why\":\"list\",\"list\":[{\"a\":1}", "{\"list\":[{\"a\":1}]}" },
    { "{\"list\":[{\"a\":1},{\"a\":2,\"a\":3},{\"a\":4}", "{\"list\":[{\"a\":1}]}" },
    { "{\"list\":[{\"a\":1},7,{\"a\":4}", "{\"list\":[{\"a\":1}]}" },
    { "{\"list\":[{\"a\":NaN},{\"a\":\"N\"},{", "{\"list\":[{\"a\":\"NaN\"},{\"a\":\"N\"}]}" },
    { "{\"list\":[{\"a\":", NULL },
    { "{\"list\":[]", NULL },
    { "{\"list\":{\"a\":1}", NULL },
    { "{\"lists\":[{\"a\":1}", NULL },
    { "{\"list\"", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = pursuit_ai_schema_salvage (cases[i][0], "list");
      g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* Cut anywhere, an answer holds those of its leads that ended before. */
static void
test_salvage_anywhere (void)
{
  static const char text[] = "{\"list\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";
  const gsize ends[] = { strlen ("{\"list\":[{\"id\":\"a\"}"),
                         strlen ("{\"list\":[{\"id\":\"a\"},{\"id\":\"b\"}") };

  for (gsize length = 0; length <= strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr (JsonNode) node = pursuit_ai_schema_salvage (part, "list");
      guint n = node != NULL ? json_array_get_length (
                    json_object_get_array_member (json_node_get_object (node), "list"))
                             : 0;

      g_assert_cmpuint (n, ==, (length >= ends[0]) + (length >= ends[1]));
    }
}

/* Deep, long and broken answers end in good time and in words. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "{\"a\":", "{", "[", "\"", "{\"a\":[", "NaN", "1", "\\" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"a\":[{\"b\":");
      g_autoptr (JsonNode) node = NULL;

      while (text->len < 100000)
        g_string_append (text, parts[i]);
      node = pursuit_ai_schema_extract (text->str, NULL);
      g_assert_null (node);
      g_assert_null (pursuit_ai_schema_salvage (text->str, "a"));
    }
  for (guint i = 0; i < 3000; i++)
    {
      static const char signs[] = "{}[]\",:\\NaI1e+-. n";
      g_autoptr (GString) text = g_string_new ("{");
      g_autoptr (JsonNode) node = NULL;

      for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
        g_string_append_c (text, signs[g_test_rand_int_range (0, sizeof signs - 1)]);
      node = pursuit_ai_schema_extract (text->str, NULL);
      g_assert_true (node == NULL || JSON_NODE_HOLDS_OBJECT (node));
    }
}

/* A window has to draw meanwhile: an answer takes some milliseconds at most, whatever it holds and
 * wherever it breaks. The bound leaves room for a busy machine and a build that watches itself. */
#define LONGEST_US (100 * 1000)

static gint64
get_busy_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
test_in_good_time (void)
{
  static const char *const shapes[][3] = {
    { "{\"a\":[0", ",1", "]}" },          /* dense */
    { "{\"a\":[0", ",1         ", "]}" }, /* as many as are read */
    { "{\"a\":[{}", ",{\"b\":1}", "]}" },
    { "", "{\"a\":1}", "" },
    { "", "{\"a\":", "" }, /* never closed */
    { "", "{\"a\":{\"b\":[1,{\"c\":2},", "" },
    { "", "{", "" },
    { "", "{\"", "" },
    { "", "\"{\"", "" },
    { "{\"a\":\"", "{ ", "" },
    { "{\"a\":\"", "\303\244", "\"}" }, /* long */
    { "{\"a\":\"", "\\n", "\"}" },
  };

  for (gsize i = 0; i <= G_N_ELEMENTS (shapes); i++)
    {
      const char *const *shape = shapes[i < G_N_ELEMENTS (shapes) ? i : 0];
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) part = NULL;
      gint64 began;

      /* At last as many beginnings as may nest, none of which ends. */
      for (guint n = 0; i == G_N_ELEMENTS (shapes) && n < PURSUIT_JSON_MAX_DEPTH - 2; n++)
        g_string_append (text, "{\"b\":");
      g_string_append (text, shape[0]);
      while (text->len + strlen (shape[1]) + strlen (shape[2]) < PURSUIT_AI_SCHEMA_MAX_ANSWER)
        g_string_append (text, shape[1]);
      g_string_append (text, shape[2]);
      began = get_busy_us ();
      node = pursuit_ai_schema_extract (text->str, NULL);
      part = pursuit_ai_schema_salvage (text->str, "a");
      g_test_message ("%s: %" G_GINT64_FORMAT " us", shape[1], get_busy_us () - began);
      g_assert_cmpint (get_busy_us () - began, <, LONGEST_US);
    }
}

/* Of what is too long or too dense nothing is used. */
static void
test_too_much (void)
{
  g_autoptr (GString) dense = g_string_new ("{\"a\":[0");
  g_autofree char *blanks = g_strnfill (PURSUIT_AI_SCHEMA_MAX_ANSWER - 1, ' ');
  g_autofree char *full = g_strconcat ("{}", blanks + 1, NULL);
  g_autofree char *over = g_strconcat ("{}", blanks, NULL);
  g_autoptr (JsonNode) whole = pursuit_ai_schema_extract (full, NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (dense, ",0");
  g_string_append (dense, "]} {\"b\":1}");
  g_assert_nonnull (whole);
  g_assert_null (pursuit_ai_schema_extract (over, NULL));
  g_assert_null (pursuit_ai_schema_extract (dense->str, NULL));
}

static void
test_check (void)
{
  static const struct
  {
    const char *value;
    const char *place; /* NULL: it is right */
  } cases[] = {
    { "{\"id\":\"a\"}", NULL },
    { "{\"id\":\"a\",\"mood\":\"Good\",\"points\":80.0,\"list\":[{\"ok\":true}]}", NULL },
    { "{\"id\":\"\303\244\303\244\303\244\",\"points\":null}", NULL },
    { "{}", "id" },
    { "[]", "{}" },
    { "{\"id\":1}", "id" },
    { "{\"id\":\"abcd\"}", "id" },
    { "{\"id\":\"a\",\"mood\":\"ugly\"}", "mood" },
    { "{\"id\":\"a\",\"points\":101}", "points" },
    { "{\"id\":\"a\",\"points\":-1}", "points" },
    { "{\"id\":\"a\",\"points\":50.5}", "points" },
    { "{\"id\":\"a\",\"points\":1e999}", "points" },
    { "{\"id\":\"a\",\"points\":99999999999999999999}", "points" },
    { "{\"id\":\"a\",\"points\":NaN}", "points" },
    { "{\"id\":\"a\",\"points\":\"50\"}", "points" },
    { "{\"id\":\"a\",\"points\":true}", "points" },
    { "{\"id\":\"a\",\"list\":[]}", "list" },
    { "{\"id\":\"a\",\"list\":[{\"ok\":true},{\"ok\":true},{\"ok\":true}]}", "list" },
    { "{\"id\":\"a\",\"list\":[{\"ok\":true},{\"ok\":1}]}", "list[1].ok" },
    { "{\"id\":\"a\",\"list\":[{\"ok\":true,\"more\":1}]}", "list[0].more" },
    { "{\"id\":\"a\",\"tool\":{}}", "tool" },
  };
  g_autoptr (JsonNode) schema = new_schema ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) value = pursuit_ai_schema_extract (cases[i].value, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *quoted = g_strdup_printf ("“%s”", cases[i].place);

      g_test_message ("%s", cases[i].value);
      if (value == NULL)
        value = json_from_string (cases[i].value, NULL);
      g_assert_cmpint (pursuit_ai_schema_check (schema, value, &error), ==, cases[i].place == NULL);
      if (cases[i].place == NULL)
        continue;
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
      g_assert_nonnull (strstr (error->message, quoted));
    }
}

/* What goes to a provider is the subset that all of them take. */
static void
check_is_plain (JsonNode *node)
{
  static const char *const words[]
      = { "type", "properties", "required", "additionalProperties", "items", "enum" };
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      gboolean known = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        known = known || strcmp (words[i], l->data) == 0;
      if (!known)
        g_test_fail_printf ("a provider does not know “%s”", (char *) l->data);
    }
  if (json_object_has_member (object, "properties"))
    {
      JsonObject *properties = json_object_get_object_member (object, "properties");
      g_autoptr (GList) members = json_object_get_values (properties);

      g_assert_false (json_object_get_boolean_member (object, "additionalProperties"));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "required")),
                        ==, json_object_get_size (properties));
      for (GList *l = members; l != NULL; l = l->next)
        check_is_plain (l->data);
    }
  if (json_object_has_member (object, "items"))
    check_is_plain (json_object_get_member (object, "items"));
}

static void
test_shipped (void)
{
  static const char *const names[] = { "score-lead", "analyse-conversation", "update-card" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PursuitAiPrompt *prompt = pursuit_ai_prompt_get (names[i], NULL);
      g_autoptr (JsonNode) plain = NULL;

      g_assert_nonnull (prompt);
      plain = pursuit_ai_schema_dup_plain (prompt->schema);
      check_is_plain (plain);
    }
  g_assert_nonnull (
      pursuit_ai_schema_get_items (pursuit_ai_prompt_get ("score-lead", NULL)->schema, "leads"));
  g_assert_null (
      pursuit_ai_schema_get_items (pursuit_ai_prompt_get ("score-lead", NULL)->schema, "other"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/schema/extract", test_extract);
  g_test_add_func ("/ai/schema/no-object", test_no_object);
  g_test_add_func ("/ai/schema/salvage", test_salvage);
  g_test_add_func ("/ai/schema/salvage-anywhere", test_salvage_anywhere);
  g_test_add_func ("/ai/schema/hostile", test_hostile);
  g_test_add_func ("/ai/schema/in-good-time", test_in_good_time);
  g_test_add_func ("/ai/schema/too-much", test_too_much);
  g_test_add_func ("/ai/schema/check", test_check);
  g_test_add_func ("/ai/schema/shipped", test_shipped);

  return g_test_run ();
}
