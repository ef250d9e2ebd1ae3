/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk.h"

#include "insight/pursuit-talk-line-private.h"
#include "insight/pursuit-talk-text-private.h"

#include <string.h>

/* Far more than speak anywhere: whom to hide is not cut short as easily as who is counted. */
#define MAX_NAMES 1000

/* Capitals at the head of two words at least: "Peter Klein", and neither "Budget" nor "Next step".
 */
static gboolean
is_whole_name (const char *name)
{
  gboolean begins = TRUE;
  guint n_words = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (begins && g_unichar_islower (c))
        return FALSE;
      n_words += begins && g_unichar_isalpha (c);
      begins = c == ' ';
    }

  return n_words > 1;
}

static void
add (GStrvBuilder *names, GHashTable *seen, const char *name)
{
  if (g_hash_table_size (seen) < MAX_NAMES && g_hash_table_add (seen, g_strdup (name)))
    g_strv_builder_add (names, name);
}

/* Somebody may speak once, in a text where hardly a line says whose it is. */
static void
add_from_line (GStrvBuilder *names, GHashTable *seen, const char *line, gsize length)
{
  PursuitUtterance utterance;
  g_autofree char *part = NULL;
  g_autofree char *name = NULL;

  pursuit_utterance_parse (&utterance, line, length);
  if (utterance.text_length == 0 || !pursuit_talk_line_has_name (&utterance))
    return;
  part = g_strndup (utterance.speaker, utterance.speaker_length);
  name = g_strstrip (g_utf8_make_valid (part, -1));
  if (is_whole_name (name))
    add (names, seen, name);
}

char **
pursuit_talk_list_speakers (const char *transcript)
{
  const char *whole = transcript != NULL ? transcript : "";
  const char *end = whole + MIN (strlen (whole), PURSUIT_TALK_MAX_BYTES);
  g_autoptr (PursuitTalkText) text = pursuit_talk_text_new (whole, (gsize) (end - whole), NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < text->speakers->len; i++)
    add (names, seen, ((const PursuitTalkSpeaker *) text->speakers->pdata[i])->name);
  for (const char *p = whole; p < end && !text->is_mail;)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      stop = stop != NULL ? stop : end;
      add_from_line (names, seen, p, (gsize) (stop - p));
      p = stop + (stop < end);
    }

  return g_strv_builder_end (names);
}
