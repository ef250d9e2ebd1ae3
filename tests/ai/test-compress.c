/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-compress.h"
#include "ai/pursuit-ai-tokens.h"

#include "tests/support/pursuit-test-data.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
compress (const char *transcript)
{
  g_autoptr (PursuitAiCompressed) compressed = pursuit_ai_compress_transcript (transcript);

  return g_steal_pointer (&compressed->text);
}

static void
test_lines (void)
{
  static const char *const cases[][2] = {
    { "Anna: Um, we, uh, we buy in spring.", "A = Anna\n1 A: we buy in spring\n" },
    { "[12:40] Anna: it's it's too dear", "A = Anna\n1 A: it's too dear\n" },
    { "{vocalsound} Okay , so basically the L_C_D_s {disfmarker} cost more .",
      "1: the LCDs cost more\n" },
    { "w we w want th this [laughter] you know", "1: we want this\n" },
    { "if it is thin if it is thin it breaks", "1: if it is thin it breaks\n" },
    { "It weighs 36 kg and 5 m, s so", "1: It weighs 36 kg and 5 m\n" },
    { "[PERSON_1]: um, ask [PERSON_2_1], or [MAIL_1] about PART_NO_7",
      "A = [PERSON_1]\n1 A: ask [PERSON_2_1], or [MAIL_1] about PART_NO_7\n" },
    { "one five five", "1: one five five\n" },
    { "We need ten ten-bar pumps", "1: We need ten ten-bar pumps\n" },
    { "Call me on 24.11.2026 at 10:30, right?", "1: Call me on 24.11.2026 at 10:30, right?\n" },
    { "I don\342\200\231t", "1: I don\342\200\231t\n" },
    { "\303\204hm, also das ist zu teuer.", "1: das ist zu teuer\n" },
    { "", "" },
    { "\n\n", "" },
    { "{vocalsound}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = compress (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* Agreement and greetings go, answers to a question and everything with weight stay. */
static void
test_which_lines (void)
{
  static const char transcript[] = "Anna: Hello everyone!\n"
                                   "Bo: Hi, good morning.\n"
                                   "Anna: Could you deliver in May?\n"
                                   "Bo: Yeah.\n"
                                   "Bo: Mm-hmm.\n"
                                   "Anna: Too expensive.\n"
                                   "Bo: No.\n"
                                   "\n"
                                   "Bo: The pumps run all day.\n"
                                   "Bo: The pumps run all day.\n"
                                   "Anna: Right, sure.\n";
  g_autoptr (PursuitAiCompressed) compressed = pursuit_ai_compress_transcript (transcript);

  g_assert_cmpstr (compressed->text, ==,
                   "A = Anna; B = Bo\n"
                   "3 A: Could you deliver in May?\n"
                   "4 B: Yeah\n"
                   "6 A: Too expensive\n"
                   "7 B: No\n"
                   "9: The pumps run all day\n");
  g_assert_cmpuint (compressed->n_lines, ==, 12);
  g_assert_cmpuint (compressed->n_kept, ==, 5);
  g_assert_cmpuint (compressed->tokens_after, ==, pursuit_ai_tokens_estimate (compressed->text));
  g_assert_cmpuint (compressed->tokens_after, <, compressed->tokens_before);
}

static void
test_many_speakers (void)
{
  g_autoptr (GString) transcript = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (transcript, "Person %u: I want pumps\n", i);
  text = compress (transcript->str);
  g_assert_nonnull (strstr (text, "Z = Person 25; AA = Person 26"));
  g_assert_nonnull (strstr (text, "\n30 AD: I want pumps\n"));
}

static void
test_numbers (void)
{
  g_autofree char *text = pursuit_ai_number_transcript ("a\n\n[1:00] B: c\r\n");

  g_assert_cmpstr (text, ==, "1 a\n3 [1:00] B: c\n");
}

static void
test_quotes (void)
{
  static const char line[]
      = "Yeah , um we need the the {disfmarker} advanced chip , you know , for L_C_D_s .";
  static const char *const found[] = { "we need the advanced chip",
                                       "We NEED the the advanced",
                                       "advanced chip for LCDs.",
                                       "we need ... for LCDs",
                                       "\342\200\234we need\342\200\246chip\342\200\235",
                                       "need" };
  static const char *const missing[] = {
    "",          " ",    "...", "we need a chip", "chip ... need", "need the advance", "ed the",
    "LCDs cost", "\377", "!"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_test_message ("%s", found[i]);
      g_assert_true (pursuit_ai_quote_is_in (found[i], line));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_false (pursuit_ai_quote_is_in (missing[i], line));
  g_assert_false (pursuit_ai_quote_is_in (NULL, line));
  g_assert_false (pursuit_ai_quote_is_in ("we", NULL));
}

/* What is kept is still a quote of its line, so that a citation of it can be found. */
static void
check_lines_are_quotes (const char *compressed, const char *transcript)
{
  g_auto (GStrv) lines = g_strsplit (transcript, "\n", -1);
  g_auto (GStrv) kept = g_strsplit (compressed, "\n", -1);
  guint before = 0;

  for (guint i = 0; kept[i] != NULL; i++)
    {
      guint number = (guint) g_ascii_strtoull (kept[i], NULL, 10);
      const char *text = strstr (kept[i], ": ");

      if (number == 0)
        continue;
      g_assert_cmpuint (number, >, before);
      g_assert_nonnull (text);
      if (!pursuit_ai_quote_is_in (text + 2, lines[number - 1]))
        g_test_fail_printf ("“%s” is not in “%s”", text + 2, lines[number - 1]);
      before = number;
    }
}

/* The first @most lines of a meeting. */
static char *
load_meeting (const char *file, const char *sha256, guint most, gboolean with_marks)
{
  g_autofree char *data = pursuit_test_data_load (file, NULL);
  g_autoptr (GRegex) marks = g_regex_new (" ?\\{\\w+\\}", 0, 0, NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *digest = NULL;
  GString *out = g_string_new (NULL);
  JsonArray *lines;

  if (data == NULL)
    return g_string_free (out, TRUE);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
  if (sha256 != NULL)
    g_assert_cmpstr (digest, ==, sha256);
  root = json_from_string (data, NULL);
  lines = json_object_get_array_member (json_node_get_object (root), "meeting_transcripts");
  for (guint i = 0; i < MIN (json_array_get_length (lines), most); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      g_string_append_printf (out, "%s%s: %s", i > 0 ? "\n" : "",
                              json_object_get_string_member (line, "speaker"),
                              json_object_get_string_member (line, "content"));
    }
  if (!with_marks)
    {
      char *clean = g_regex_replace_literal (marks, out->str, -1, 0, "", 0, NULL);

      g_string_free (out, TRUE);
      return clean;
    }

  return g_string_free (out, FALSE);
}

static void
check_labels (GKeyFile *labels, const char *compressed)
{
  g_auto (GStrv) sorts = g_key_file_get_keys (labels, "lines", NULL, NULL);

  for (guint i = 0; sorts[i] != NULL; i++)
    {
      g_auto (GStrv) numbers = g_key_file_get_string_list (labels, "lines", sorts[i], NULL, NULL);

      for (guint j = 0; numbers[j] != NULL; j++)
        {
          g_autofree char *alone = g_strdup_printf ("\n%s: ", numbers[j]);
          g_autofree char *spoken = g_strdup_printf ("\n%s ", numbers[j]);

          if (strstr (compressed, alone) == NULL && strstr (compressed, spoken) == NULL)
            g_test_fail_printf ("line %s (%s) is lost", numbers[j], sorts[i]);
        }
    }
}

/* (nullable): the lines that a group of the labels names */
static char *
load_labelled (GKeyFile *labels, const char *group, gboolean with_marks)
{
  g_autofree char *file = g_key_file_get_string (labels, group, "file", NULL);
  g_autofree char *sha256 = g_key_file_get_string (labels, group, "sha256", NULL);
  int lines = g_key_file_get_integer (labels, group, "lines", NULL);

  return load_meeting (file, sha256, (guint) lines, with_marks);
}

/* The meeting that was labelled by hand before there was a compressor, with the beginning of the
 * next one: an hour, at 150 words a minute. */
static void
test_labelled_meeting (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ai", "labels-es2006c.ini", NULL);
  g_autoptr (GKeyFile) labels = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (labels, path, G_KEY_FILE_NONE, NULL));
  for (guint with_marks = 0; with_marks < 2; with_marks++)
    {
      g_autofree char *meeting = load_labelled (labels, "source", with_marks);
      g_autofree char *more = meeting != NULL ? load_labelled (labels, "more", with_marks) : NULL;
      g_autofree char *hour = g_strjoin ("\n", meeting, more, NULL);
      g_auto (GStrv) words = g_strsplit_set (hour, " \n", -1);
      g_autoptr (PursuitAiCompressed) compressed = NULL;

      if (meeting == NULL)
        return;
      g_assert_cmpuint (g_strv_length (words), >=, 60 * 150);
      compressed = pursuit_ai_compress_transcript (hour);
      g_test_message ("%s marks: %u of %u lines, %u of %u tokens, %.1f %% fewer",
                      with_marks ? "with" : "without", compressed->n_kept, compressed->n_lines,
                      compressed->tokens_after, compressed->tokens_before,
                      100.0 - 100.0 * compressed->tokens_after / compressed->tokens_before);
      g_assert_cmpint (compressed->n_lines, ==,
                       g_key_file_get_integer (labels, "source", "lines", NULL)
                           + g_key_file_get_integer (labels, "more", "lines", NULL));
      check_labels (labels, compressed->text);
      check_lines_are_quotes (compressed->text, hour);
      g_assert_cmpuint (compressed->tokens_after * 100, <=, compressed->tokens_before * 60);
    }
}

/* Meetings that nobody looked at while the compressor was made. */
static void
test_other_meetings (void)
{
  static const char *const files[]
      = { "transcripts/qmsum/ES2006a.json", "transcripts/qmsum/ES2006b.json",
          "transcripts/qmsum/ES2006d.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *meeting = load_meeting (files[i], NULL, G_MAXUINT, TRUE);
      g_autoptr (PursuitAiCompressed) compressed = NULL;

      if (meeting == NULL)
        return;
      compressed = pursuit_ai_compress_transcript (meeting);
      g_test_message ("%s: %.1f %% fewer", files[i],
                      100.0 - 100.0 * compressed->tokens_after / compressed->tokens_before);
      check_lines_are_quotes (compressed->text, meeting);
      g_assert_cmpuint (compressed->tokens_after * 100, <=, compressed->tokens_before * 65);
    }
}

static void
test_any_text (void)
{
  static const char *const parts[]
      = { "um",    " ",        "\n", ",", ".",     "A: ",          "{x}", "{", "}", "no",
          "we we", "\303\244", "?",  "5", "[1:2]", "\342\202\254", "'",   "_", "-", "so" };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PursuitAiCompressed) compressed = NULL;

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      compressed = pursuit_ai_compress_transcript (text->str);
      g_assert_true (g_utf8_validate (compressed->text, -1, NULL));
      g_assert_cmpuint (compressed->n_kept, <=, compressed->n_lines);
      if (strchr (text->str, '5') != NULL && strstr (text->str, "[1:2]") == NULL
          && strchr (text->str, 'A') == NULL)
        g_assert_nonnull (strchr (compressed->text, '5'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/compress/lines", test_lines);
  g_test_add_func ("/ai/compress/which-lines", test_which_lines);
  g_test_add_func ("/ai/compress/many-speakers", test_many_speakers);
  g_test_add_func ("/ai/compress/numbers", test_numbers);
  g_test_add_func ("/ai/compress/quotes", test_quotes);
  g_test_add_func ("/ai/compress/labelled-meeting", test_labelled_meeting);
  g_test_add_func ("/ai/compress/other-meetings", test_other_meetings);
  g_test_add_func ("/ai/compress/any-text", test_any_text);

  return g_test_run ();
}
