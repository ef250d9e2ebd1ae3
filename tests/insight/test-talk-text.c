/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-line-private.h"
#include "insight/pursuit-talk-text-private.h"
#include "insight/pursuit-talk.h"

#include <string.h>

static const struct
{
  const char *text;
  gint64 seconds;
} times[] = {
  { "00:05", 5 }, { "1:02:03", 3723 },    { "02:03.5", 123 }, { "02:03,500", 123 },
  { "5", -1 },    { "1:2:3:4", -1 },      { "a:b", -1 },      { "", -1 },
  { ":", 0 },     { "4:::::::::::", -1 },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpint (pursuit_talk_line_read_time (times[i].text, strlen (times[i].text)), ==,
                     times[i].seconds);
}

static const struct
{
  const char *line;
  gboolean is_name;
} names[] = {
  { "Anna Keller: yes", TRUE },     { "Prospect (Priya – RevOps Director): yes", TRUE },
  { "Dr. Eva Sommer: yes", TRUE },  { "Note: ask again", FALSE },
  { "Agenda: one, two", FALSE },    { "I said this to him and: yes", FALSE },
  { "Really? Yes: it is", FALSE },  { "10:30 Meeting: yes", FALSE },
  { "https://example.com", FALSE }, { "no colon at all", FALSE },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PursuitUtterance line;

      pursuit_utterance_parse (&line, names[i].line, strlen (names[i].line));
      if (pursuit_talk_line_has_name (&line) != names[i].is_name)
        g_test_fail_printf ("“%s” is taken wrongly", names[i].line);
    }
}

static void
test_heads (void)
{
  static const char *const no[] = { "The call begins at 12:40", "12:40", "Anna  12", "", "  0:12" };
  const char *name;
  gsize length;
  gint64 at = -1;

  g_assert_true (pursuit_talk_line_is_head ("Anna Keller  12:40", 18, &name, &length, &at));
  g_assert_cmpint (at, ==, 760);
  g_assert_cmpuint (length, ==, strlen ("Anna Keller"));
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (pursuit_talk_line_is_head (no[i], strlen (no[i]), &name, &length, &at));
}

static void
test_cues (void)
{
  static const char good[] = "00:12.250 --> 00:15.500 align:start";
  static const char *const bad[] = { "00:12.250", "--> 00:15", "00:12 -->", "a --> b", "" };
  double from, until;

  g_assert_true (pursuit_talk_line_read_cue (good, strlen (good), &from, &until));
  g_assert_cmpfloat_with_epsilon (from, 12.25, 0.001);
  g_assert_cmpfloat_with_epsilon (until, 15.5, 0.001);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pursuit_talk_line_is_cue (bad[i], strlen (bad[i])));
  g_assert_true (pursuit_talk_line_is_note ("WEBVTT", 6));
  g_assert_true (pursuit_talk_line_is_note ("NOTE x", 6));
  g_assert_false (pursuit_talk_line_is_note ("NOTES", 5));
}

static void
test_voices (void)
{
  static const struct
  {
    const char *line;
    const char *name; /* (nullable) */
    const char *text;
  } voices[] = {
    { "<v Anna Keller>Hello</v>", "Anna Keller", "Hello" },
    { "<v.loud Anna>Hello", "Anna", "Hello" },
    { "[Alice] Good morning", "Alice", " Good morning" },
    { "[music]", NULL, "[music]" },
    { "<v>Hello", NULL, "<v>Hello" },
    { "Hello</v>", NULL, "Hello" },
    { "<v", NULL, "<v" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (voices); i++)
    {
      const char *line = voices[i].line;
      gsize length = strlen (line);
      const char *name = NULL;
      gsize name_length = 0;
      gboolean taken = pursuit_talk_line_take_voice (&line, &length, &name, &name_length);
      g_autofree char *text = g_strndup (line, length);
      g_autofree char *who = taken ? g_strndup (name, name_length) : NULL;

      g_assert_cmpstr (who, ==, voices[i].name);
      g_assert_cmpstr (text, ==, voices[i].text);
    }
}

static void
test_headers (void)
{
  const char *value;
  gsize length;
  g_autofree char *name = NULL;

  g_assert_cmpint (
      pursuit_talk_line_read_header ("From: Anna <a@example.org>", 26, &value, &length), ==,
      PURSUIT_MAIL_HEADER_FROM);
  name = g_strndup (value, length);
  g_assert_cmpstr (g_strstrip (name), ==, "Anna");
  g_assert_cmpint (pursuit_talk_line_read_header ("Betreff: x", 10, &value, &length), ==,
                   PURSUIT_MAIL_HEADER_OTHER);
  g_assert_cmpint (pursuit_talk_line_read_header ("Fromage", 7, &value, &length), ==,
                   PURSUIT_MAIL_HEADER_NONE);
  g_assert_true (pursuit_talk_line_quotes ("On Monday Anna wrote:", 21));
  g_assert_true (pursuit_talk_line_quotes ("Am Montag schrieb:", 19 - 1));
  g_assert_false (pursuit_talk_line_quotes ("She wrote", 9));
}

/* Who says what, and where: a short name is the long one, if there is only one. */
static void
test_passages (void)
{
  static const char text[] = "AE (Jordan): Hello.\nthat goes on\n\nCustomer: Yes.\nAE: Good.\n";
  g_autoptr (PursuitTalkText) self = pursuit_talk_text_new (text, strlen (text), NULL);

  g_assert_cmpuint (self->passages->len, ==, 3);
  g_assert_true (self->has_sides);
  g_assert_cmpuint (pursuit_talk_text_get (self, 0)->line, ==, 1);
  g_assert_cmpuint (pursuit_talk_text_get (self, 0)->last_line, ==, 2);
  g_assert_cmpuint (pursuit_talk_text_get (self, 1)->line, ==, 4);
  g_assert_cmpint (pursuit_talk_text_get (self, 2)->speaker, ==,
                   pursuit_talk_text_get (self, 0)->speaker);
  g_assert_true (pursuit_talk_text_is_buyer (self, 1));
  g_assert_false (pursuit_talk_text_is_buyer (self, 0));
  g_assert_true (pursuit_talk_text_is_other_side (self, 0, 1));
  g_assert_false (pursuit_talk_text_is_other_side (self, 0, 2));
}

/* Whoever may speak, also once in a text of nobody; what labels a note, or stands in a sentence,
 * may not. */
static void
test_speakers (void)
{
  static const struct
  {
    const char *text;
    const char *names; /* with commas between */
  } rows[] = {
    { "Anna Keller: yes\nB: no\n", "Anna Keller,B" },
    { "Peter Klein: Vera said\nthat it stops\nand more.\n", "Peter Klein" },
    { "one\ntwo\nBudget: 40\nNext step: go\nthree\nfour\nfive\nAction Items:\n", "" },
    { "one\ntwo\nMax: no\nthree\nfour\nMax: yes\n", "Max" },
    { "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna Keller>Pumps?\n", "Anna Keller" },
    { "From: Vera Lind <vera@acme.example>\nTo: us\n\nDear Peter Klein: no\n", "Vera Lind" },
    { "", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) found = pursuit_talk_list_speakers (rows[i].text);
      g_autofree char *listed = g_strjoinv (",", found);

      g_assert_cmpstr (listed, ==, rows[i].names);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/talk-text/times", test_times);
  g_test_add_func ("/insight/talk-text/names", test_names);
  g_test_add_func ("/insight/talk-text/heads", test_heads);
  g_test_add_func ("/insight/talk-text/cues", test_cues);
  g_test_add_func ("/insight/talk-text/voices", test_voices);
  g_test_add_func ("/insight/talk-text/headers", test_headers);
  g_test_add_func ("/insight/talk-text/passages", test_passages);
  g_test_add_func ("/insight/talk-text/speakers", test_speakers);

  return g_test_run ();
}
