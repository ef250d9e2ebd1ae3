/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-sentences-private.h"

#include "document/pursuit-template-library.h"
#include "engines/pursuit-statement-words-private.h"

#include <string.h>

/* How a sentence begins that wants something and states nothing. */
#define WISHES                                                                                      \
  "(?i)^(?:(?:we|i)(?:'d|’d| would| suggest| propose| recommend| hope| look forward| are "        \
  "(?:happy|"                                                                                       \
  "glad|looking)| am (?:happy|glad|looking)| invite| thank| "                                       \
  "appreciate)\\b|please\\b|thank|dear\\b|"                                                         \
  "hello\\b|hi\\b|(?:kind|best|warm) (?:regards|wishes)|yours\\b|sincerely|let "                    \
  "(?:us|me)\\b|let['’]s|"                                                                        \
  "looking forward|(?:call|tell|send|write|reply|answer|contact|sign|choose|pick|confirm|return|"   \
  "just|simply|feel free)\\b|(?:if|should) (?:you|anything|we|there)\\b|"                           \
  "wir (?:möchten|würden|schlagen|empfehlen|hoffen|freuen|danken|bitten|laden)\\b|gern|bitte\\b|" \
  "vielen dank|danke|besten dank|herzlichen dank|sehr geehrte|guten tag|liebe[rs]?\\b|"             \
  "mit (?:freundlichen|besten)|(?:freundliche|beste|viele) grüße|lassen (?:sie|wir)\\b|"          \
  "(?:rufen|sagen|nennen|schreiben|melden|senden|schicken|geben|antworten|unterschreiben|"          \
  "bestätigen|wählen|teilen|wenden|sollten|falls|wenn) (?:sie|wir|etwas)\\b|"                     \
  "über (?:ihre|eine) (?:rückmeldung|antwort)|auf (?:ihre|eine) (?:rückmeldung|antwort))"

static void
add_lines (GHashTable *all, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (all, g_strdup (g_strstrip (lines[i])));
}

/* (element-type utf8): each line of our templates without the blanks around it */
static gpointer
load_template_lines (gpointer data)
{
  const GPtrArray *library = pursuit_template_library_list ();
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);

      add_lines (all, template->markdown);
      add_lines (all, template->german);
    }

  return all;
}

gboolean
pursuit_claim_line_is_of_template (const char *line)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *bare = g_strstrip (g_strdup (line));

  return g_hash_table_contains (g_once (&once, load_template_lines, NULL), bare);
}

gboolean
pursuit_claim_line_is_frame (const char *line)
{
  line += strspn (line, " \t");

  return *line == '#' || *line == '|';
}

gboolean
pursuit_claim_sentence_is_courtesy (const char *sentence)
{
  static gsize place;
  const char *words = sentence + strspn (sentence, " \t*->+_0123456789.)");
  gsize length = strlen (words);

  while (length > 0 && strchr (" *_", words[length - 1]) != NULL)
    length--;
  /* A note of what is missing is asked about anyway. */
  if ((strchr (words, '[') != NULL && strstr (words, "](") == NULL)
      || (length > 0 && words[length - 1] == ']'))
    return TRUE;
  if (length > 0 && (words[length - 1] == ']' || (*words == '[' && strstr (words, "](") == NULL)))
    return TRUE;
  if (length > 0 && (words[length - 1] == '?' || words[length - 1] == ':'))
    return TRUE;

  return g_regex_match (pursuit_statement_regex (&place, WISHES), words, 0, NULL);
}
