/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-own-side-private.h"

#include "insight/pursuit-lexicon-private.h"

#include <string.h>

static gboolean
is_in_names (const char *const *names, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  char *company = strstr (folded, " (");

  /* "Marta Lindqvist (Halvard)" */
  if (company != NULL && company > folded)
    *company = '\0';
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *own = g_utf8_casefold (names[i], -1);
      gsize length = strlen (folded);

      /* Transcripts often have first names only. */
      if (*folded != '\0' && strncmp (own, folded, length) == 0
          && (own[length] == '\0' || own[length] == ' '))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_border (const PursuitWords *words, guint i)
{
  return i == 0 || i >= words->words->len || pursuit_words_get (words, i)->opens_clause
         || pursuit_words_get (words, i)->is_number;
}

/* "Sales Rep", "Agent 2", "AE (Jordan)", "Jordan (AE)": our side is named by words that stand
 * by themselves. */
static gboolean
is_our_side (const PursuitWords *words)
{
  const PursuitLexicon *lexicon = pursuit_lexicon_get ();
  guint our_side = pursuit_lexicon_need_group (lexicon, "our-side");
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PursuitLexiconMatch));

  pursuit_lexicon_match (lexicon, words, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (matches, PursuitLexiconMatch, i);

      if (match->group == our_side && is_border (words, match->first)
          && is_border (words, match->last + 1))
        return TRUE;
    }

  return FALSE;
}

gboolean
pursuit_own_side_has (const char *speaker, const char *const *own_names)
{
  g_auto (PursuitWords) words = { 0 };

  if (is_in_names (own_names, speaker))
    return TRUE;

  pursuit_words_init (&words);
  pursuit_words_set (&words, speaker, strlen (speaker));

  return is_our_side (&words);
}
