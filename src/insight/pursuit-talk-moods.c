/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include <math.h>

/* Two words are no mood yet: so many neutral ones are added to what was counted. */
#define NEUTRAL_WORDS 2

/* Words of the last third count so much. */
#define END_WEIGHT 2

/* A sentence with so much more of one kind than of the other is a moment. */
#define MOMENT_SCORE 0.3

static double
weigh (guint good, guint bad)
{
  return ((double) good - (double) bad) / (good + bad + NEUTRAL_WORDS);
}

static void
add_moment (PursuitTalk *self, const PursuitTalkSentence *sentence, double score)
{
  PursuitAnalysisFinding *finding
      = pursuit_analysis_add (self->analysis, PURSUIT_ANALYSIS_MOMENTS, NULL);

  if (finding == NULL)
    return;
  finding->score = round (score * 100) / 100;
  pursuit_talk_cite (self, sentence, &finding->evidence);
  finding->text = g_strdup (finding->evidence.quote);
}

/* A talk begins with what hurts; how it ends says more. */
static guint
get_weight (const PursuitTalk *self, guint passage)
{
  return passage * 3 >= self->text->passages->len * 2 ? END_WEIGHT : 1;
}

/* The buyer's mood counts; where nobody knows who is the buyer, everybody's. */
void
pursuit_talk_read_moods (PursuitTalk *self, const PursuitTalkSentence *sentence)
{
  guint good = self->groups[PURSUIT_TALK_GOOD];
  guint bad = self->groups[PURSUIT_TALK_BAD];
  guint n[2] = { 0, 0 };
  guint next = 0;

  if (!pursuit_talk_text_is_buyer (self->text, sentence->passage))
    return;
  for (guint i = 0; i < sentence->matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (sentence->matches, PursuitLexiconMatch, i);
      gboolean denied;

      /* "not good" is one word of mood, and "sounds good" as well. */
      if ((match->group != good && match->group != bad) || match->first < next)
        continue;
      denied = pursuit_denial_stands_before (&self->denial, sentence->words, sentence->matches,
                                             match->first);
      n[(match->group == bad) != denied]++;
      next = match->last + 1;
    }
  self->n_good += n[0] * get_weight (self, sentence->passage);
  self->n_bad += n[1] * get_weight (self, sentence->passage);
  if (fabs (weigh (n[0], n[1])) >= MOMENT_SCORE)
    add_moment (self, sentence, weigh (n[0], n[1]));
}

/* The line that shows the mood best: the strongest on its side. */
static const PursuitAnalysisFinding *
find_strongest (PursuitTalk *self, double score)
{
  GPtrArray *moments = self->analysis->sections[PURSUIT_ANALYSIS_MOMENTS];
  const PursuitAnalysisFinding *strongest = NULL;

  for (guint i = 0; i < moments->len; i++)
    {
      const PursuitAnalysisFinding *moment = g_ptr_array_index (moments, i);

      if ((moment->score < 0) == (score < 0)
          && (strongest == NULL || fabs (moment->score) > fabs (strongest->score)))
        strongest = moment;
    }

  return strongest;
}

void
pursuit_talk_finish_moods (PursuitTalk *self)
{
  double score = weigh (self->n_good, self->n_bad);
  const PursuitAnalysisFinding *strongest = find_strongest (self, score);

  pursuit_analysis_set_score (self->analysis, score);
  if (strongest == NULL)
    return;
  self->analysis->mood_evidence = strongest->evidence;
  self->analysis->mood_evidence.quote = g_strdup (strongest->evidence.quote);
}
