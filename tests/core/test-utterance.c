/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-utterance.h"

#include <string.h>

static void
check (const char *line, const char *time, const char *speaker, const char *text)
{
  PursuitUtterance utterance;
  g_autofree char *own_time = NULL;
  g_autofree char *own_speaker = NULL;
  g_autofree char *own_text = NULL;

  pursuit_utterance_parse (&utterance, line, strlen (line));
  own_time = g_strndup (utterance.time, utterance.time_length);
  own_speaker = g_strndup (utterance.speaker, utterance.speaker_length);
  own_text = g_strndup (utterance.text, utterance.text_length);
  g_assert_cmpstr (own_time, ==, time);
  g_assert_cmpstr (own_speaker, ==, speaker);
  g_assert_cmpstr (own_text, ==, text);
}

static void
takes_time_and_speaker_off (void)
{
  check ("[12:40] Anna Keller (Brennholt): In spring: yes", "12:40", "Anna Keller (Brennholt)",
         "In spring: yes");
  check ("[00:01:02.5]\tBo:\tHello  \r", "00:01:02.5", "Bo", "Hello");
  check ("Bo:", NULL, "Bo", "");
  check ("[7] no speaker here", "7", NULL, "no speaker here");
}

static void
leaves_what_is_only_text (void)
{
  g_autofree char *name = g_strnfill (PURSUIT_UTTERANCE_MAX_SPEAKER + 1, 'x');
  g_autofree char *line = g_strconcat (name, ": y", NULL);

  check ("", NULL, NULL, "");
  check ("[laughs] Bo: well", NULL, "[laughs] Bo", "well");
  check ("at 12:40 we stopped", NULL, NULL, "at 12:40 we stopped");
  check (": no name", NULL, NULL, ": no name");
  check ("[12:40", NULL, NULL, "[12:40");
  check (line, NULL, NULL, line);
  check (line + 1, NULL, name + 1, "y");
}

static void
nobody_is_called_like_a_header (void)
{
  static const char *const lines[] = {
    "From: Pieter Smit",   "To: Jonas Reuter",  "Cc: a@b.example",     "bcc: a@b.example",
    "Date: 12 March 2027", "Sent: Monday",      "Subject: Re: Offer",  "Reply-To: x@y.example",
    "Von: Anna Keller",    "Betreff: Angebot",  "Datum: 12.03.2027",   "Gesendet: Montag",
    "An: Jonas Reuter",    "An: Reuter, Jonas", "An: jonas@a.example", "Kopie: Anna"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    check (lines[i], NULL, NULL, lines[i]);
  check ("An: Ja, das passt mir.", NULL, "An", "Ja, das passt mir.");
  check ("An: wir kommen", NULL, "An", "wir kommen");
  check ("[00:12] To: Good morning", "00:12", "To", "Good morning");
  check ("Tom: Good morning", NULL, "Tom", "Good morning");
}

static void
stays_within_its_line (void)
{
  PursuitUtterance utterance;

  pursuit_utterance_parse (&utterance, "[1", 2);
  g_assert_cmpuint (utterance.text_length, ==, 2);
  pursuit_utterance_parse (&utterance, "Bo: x", 2);
  g_assert_null (utterance.speaker);
  pursuit_utterance_parse (&utterance, "Bo: x", 3);
  g_assert_cmpuint (utterance.speaker_length, ==, 2);
  g_assert_cmpuint (utterance.text_length, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/utterance/takes-time-and-speaker-off", takes_time_and_speaker_off);
  g_test_add_func ("/core/utterance/leaves-what-is-only-text", leaves_what_is_only_text);
  g_test_add_func ("/core/utterance/nobody-is-called-like-a-header",
                   nobody_is_called_like_a_header);
  g_test_add_func ("/core/utterance/stays-within-its-line", stays_within_its_line);

  return g_test_run ();
}
