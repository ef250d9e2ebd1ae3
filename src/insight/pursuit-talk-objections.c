/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include <string.h>

/* How far an answer may stand behind its objection, in passages, and how short it may be: "Okay."
 * answers nothing. */
#define ANSWER_REACH 6
#define ANSWER_WORDS 5

#define PREFIX "objection-"
/* Fewer letters begin too many words. */
#define MIN_BEGINNING 4

static const char *const types[PURSUIT_TALK_N_OBJECTIONS]
    = { "price", "timing", "authority", "need", "trust", "competitor", "status-quo" };

/* One objection a passage and type: people say it twice before anybody answers. */
static gboolean
was_said_here (const PursuitTalk *self, guint passage, const char *type)
{
  GPtrArray *found = self->analysis->sections[PURSUIT_ANALYSIS_OBJECTIONS];

  for (guint i = self->objections->len; i-- > 0;)
    {
      const PursuitAnalysisFinding *finding = g_ptr_array_index (found, i);

      if (g_array_index (self->objections, guint, i) != passage)
        return FALSE;
      if (strcmp (finding->type, type) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_objection (PursuitTalk *self, const PursuitTalkSentence *sentence, const char *type)
{
  const PursuitTalkSpeaker *speaker = pursuit_talk_text_get_speaker (self->text, sentence->passage);
  PursuitAnalysisFinding *finding;

  if (was_said_here (self, sentence->passage, type))
    return;
  finding = pursuit_analysis_add (self->analysis, PURSUIT_ANALYSIS_OBJECTIONS, type);
  if (finding == NULL)
    return;
  pursuit_talk_cite (self, sentence, &finding->evidence);
  finding->text = g_strdup (finding->evidence.quote);
  finding->owner = speaker != NULL ? g_strdup (speaker->name) : NULL;
  g_array_append_val (self->objections, sentence->passage);
}

void
pursuit_talk_read_objections (PursuitTalk *self, const PursuitTalkSentence *sentence)
{
  guint rival;

  if (!pursuit_talk_text_is_buyer (self->text, sentence->passage))
    return;
  for (guint i = 0; i < PURSUIT_TALK_N_OBJECTIONS; i++)
    {
      gboolean says = pursuit_talk_says (self, sentence, i);

      /* A competitor's own name is as good as the word. */
      if (!says && i == PURSUIT_TALK_COMPETITOR)
        says = pursuit_talk_names_rival (self, sentence->words, &rival);
      if (says)
        add_objection (self, sentence, types[i]);
    }
}

static guint
count_words (const PursuitPassage *passage)
{
  guint n = 0;

  for (gsize i = 0; i < passage->length && n < ANSWER_WORDS; i++)
    n += !g_ascii_isspace (passage->start[i])
         && (i + 1 == passage->length || g_ascii_isspace (passage->start[i + 1]));

  return n;
}

static void
find_answer (PursuitTalk *self, guint objection, PursuitAnalysisFinding *finding)
{
  guint end = MIN (objection + ANSWER_REACH, self->text->passages->len - 1);

  for (guint i = objection + 1; i <= end; i++)
    if (pursuit_talk_text_is_other_side (self->text, objection, i)
        && count_words (pursuit_talk_text_get (self->text, i)) >= ANSWER_WORDS)
      {
        pursuit_talk_cite_passage (self, i, &finding->answer);
        return;
      }
}

void
pursuit_talk_find_answers (PursuitTalk *self)
{
  GPtrArray *found = self->analysis->sections[PURSUIT_ANALYSIS_OBJECTIONS];

  for (guint i = 0; i < self->objections->len; i++)
    find_answer (self, g_array_index (self->objections, guint, i), g_ptr_array_index (found, i));
}

guint
pursuit_talk_classify (const char *text, gboolean unfinished)
{
  const PursuitLexicon *lexicon = pursuit_lexicon_get_talk ();
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PursuitLexiconMatch));
  g_auto (PursuitWords) words = { 0 };
  guint kinds = 0;

  g_return_val_if_fail (text != NULL, 0);

  pursuit_words_init (&words);
  pursuit_words_set (&words, text, strlen (text));
  pursuit_lexicon_match (lexicon, &words, matches);
  if (unfinished && words.words->len > 0
      && pursuit_words_get (&words, words.words->len - 1)->length >= MIN_BEGINNING)
    pursuit_lexicon_match_beginning (lexicon, pursuit_words_get_text (&words, words.words->len - 1),
                                     matches);
  for (guint i = 0; i < matches->len; i++)
    {
      guint group = g_array_index (matches, PursuitLexiconMatch, i).group;
      const char *name = pursuit_lexicon_get_group_name (lexicon, group);

      for (guint k = 0; k < PURSUIT_TALK_N_OBJECTIONS; k++)
        if (g_str_has_prefix (name, PREFIX) && strcmp (name + strlen (PREFIX), types[k]) == 0)
          kinds |= 1u << k;
      /* Any word of money is about the price, for somebody who looks for an answer. */
      if (strcmp (name, "topic-price") == 0)
        kinds |= 1u << PURSUIT_TALK_PRICE;
    }

  return kinds;
}

char **
pursuit_talk_fold (const char *text)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (PursuitWords) words = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  pursuit_words_init (&words);
  pursuit_words_set (&words, text, strlen (text));
  for (guint i = 0; i < words.words->len; i++)
    g_strv_builder_add (list, pursuit_words_get_text (&words, i));

  return g_strv_builder_end (list);
}
