/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-time.h"

static void
test_words (void)
{
  static const struct
  {
    const char *words;
    const char *list;
  } cases[] = {
    { "Anna, Marta", "[\"Anna\",\"Marta\"]" },         { " Anna ,, ", "[\"Anna\"]" },
    { "one, two\nthree", "[\"one, two\",\"three\"]" }, { "", "[]" },
    { "say \"hi\"", "[\"say \\\"hi\\\"\"]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = pursuit_json_list_from_words (cases[i].words);

      g_assert_cmpstr (list, ==, cases[i].list);
    }
}

/* What nobody has touched stays as it is, also what the lines do not show. */
static void
test_lines (void)
{
  static const char points[] = "[\"No cloud\",\"One price\"]";
  static const char pairs[] = "[{\"objection\":\"Too dear\",\"response\":\"Ask for the third "
                              "year\",\"source\":\"call\"},\"Only words\"]";
  g_autofree char *point_lines = pursuit_json_list_to_lines (points);
  g_autofree char *point_list = pursuit_json_list_from_lines (point_lines, FALSE, points);
  g_autofree char *pair_lines = pursuit_json_list_to_lines (pairs);
  g_autofree char *changed = NULL;

  g_assert_cmpstr (point_lines, ==, "No cloud\nOne price");
  g_assert_cmpstr (point_list, ==, points);
  g_assert_cmpstr (pair_lines, ==, "Too dear\nAsk for the third year\nOnly words");
  changed = pursuit_json_list_from_lines (
      "Too dear\n Say this. \nAnd that.\n\n\nToo late\nSooner\n\nOnly words", TRUE, pairs);
  g_assert_cmpstr (changed, ==,
                   "[{\"objection\":\"Too dear\",\"response\":\"Say this. \\nAnd that.\","
                   "\"source\":\"call\"},{\"objection\":\"Too late\",\"response\":\"Sooner\"},"
                   "\"Only words\"]");
  g_assert_null (pursuit_json_list_from_lines (" \n\n ", TRUE, pairs));
  g_assert_null (pursuit_json_list_from_lines ("", FALSE, "no json"));
}

/* As people write them. */
static void
test_input (void)
{
  g_autoptr (PursuitRecord) record = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autofree char *local = NULL;
  g_autofree char *back = NULL;

  g_assert_true (pursuit_record_set_from_input (record, PURSUIT_CONVERSATION_PARTICIPANTS,
                                                "Anna, Marta", NULL));
  g_assert_cmpstr (pursuit_record_get_text (record, PURSUIT_CONVERSATION_PARTICIPANTS), ==,
                   "[\"Anna\",\"Marta\"]");
  g_assert_true (
      pursuit_record_set_from_input (record, PURSUIT_CONVERSATION_PARTICIPANTS, "[\"Eva\"]", NULL));
  g_assert_cmpstr (pursuit_record_get_text (record, PURSUIT_CONVERSATION_PARTICIPANTS), ==,
                   "[\"Eva\"]");
  g_assert_false (
      pursuit_record_set_from_input (record, PURSUIT_CONVERSATION_PARTICIPANTS, "[\"Eva\"", NULL));
  g_assert_true (pursuit_record_set_from_input (record, PURSUIT_CONVERSATION_HAPPENED_AT,
                                                "2026-11-20 14:05", NULL));
  local
      = pursuit_time_to_local (pursuit_record_get_text (record, PURSUIT_CONVERSATION_HAPPENED_AT));
  g_assert_cmpstr (local, ==, "2026-11-20 14:05");
  back = pursuit_time_from_local ("2026-02-30 14:05");
  g_assert_null (back);
  g_assert_null (pursuit_time_from_local ("2026-11-20 25:00"));
  g_assert_null (pursuit_time_from_local ("2026-11-20T14:05"));
  g_assert_null (pursuit_time_from_local (""));
  g_assert_null (pursuit_time_to_local ("yesterday"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/json-list/words", test_words);
  g_test_add_func ("/core/json-list/lines", test_lines);
  g_test_add_func ("/core/json-list/input", test_input);

  return g_test_run ();
}
