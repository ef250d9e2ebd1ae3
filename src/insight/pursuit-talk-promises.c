/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

/* How many words may stand between "I will" and what is done: German puts it last. */
#define DEED_REACH 12

typedef enum
{
  PROMISE_NONE,
  PROMISE_OWN,   /* who speaks does it */
  PROMISE_JOINT, /* both do */
  PROMISE_OTHER, /* the other side is asked to */
} Promise;

static gboolean
has_deed (const PursuitTalk *self, const PursuitTalkSentence *sentence, guint last)
{
  for (guint i = 0; i < sentence->matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (sentence->matches, PursuitLexiconMatch, i);

      if (match->group == self->groups[PURSUIT_TALK_DEED] && match->first > last
          && match->first <= last + DEED_REACH
          && !pursuit_denial_stands_before (&self->denial, sentence->words, sentence->matches,
                                            match->first))
        return TRUE;
    }

  return FALSE;
}

static Promise
judge (const PursuitTalk *self,
       const PursuitTalkSentence *sentence,
       const PursuitLexiconMatch *match)
{
  const guint *groups = self->groups;

  if (match->group == groups[PURSUIT_TALK_PROMISE_SAID])
    return pursuit_denial_denies (&self->denial, sentence->words, sentence->matches, match->first,
                                  match->last)
               ? PROMISE_NONE
               : PROMISE_OWN;
  if (match->group == groups[PURSUIT_TALK_PROMISE_JOINT])
    return PROMISE_JOINT;
  if (match->group == groups[PURSUIT_TALK_PROMISE_START])
    return has_deed (self, sentence, match->last - (match->last > match->first)) ? PROMISE_OWN
                                                                                 : PROMISE_NONE;
  if (match->group == groups[PURSUIT_TALK_REQUEST_START])
    return has_deed (self, sentence, match->last) ? PROMISE_OTHER : PROMISE_NONE;

  return PROMISE_NONE;
}

/* The one other person who speaks next or spoke last; nobody if that is not established. */
static const PursuitTalkSpeaker *
find_other (const PursuitTalk *self, guint passage)
{
  guint n = self->text->passages->len;

  for (guint step = 1; step < n; step++)
    {
      if (passage + step < n
          && pursuit_talk_text_is_other_side (self->text, passage, passage + step))
        return pursuit_talk_text_get_speaker (self->text, passage + step);
      if (step <= passage && pursuit_talk_text_is_other_side (self->text, passage, passage - step))
        return pursuit_talk_text_get_speaker (self->text, passage - step);
      if (step > DEED_REACH)
        break;
    }

  return NULL;
}

/* "If the price is fixed, I will sign it": the condition may be a clause of its own. */
static gboolean
is_conditional (const PursuitTalk *self, const PursuitTalkSentence *sentence, guint first)
{
  for (guint i = 0; i < first; i++)
    if (pursuit_lexicon_covers (sentence->matches, self->denial.condition, i))
      return TRUE;

  return FALSE;
}

static void
add_action (PursuitTalk *self, const PursuitTalkSentence *sentence, Promise promise)
{
  const PursuitTalkSpeaker *owner = NULL;
  PursuitAnalysisFinding *finding
      = pursuit_analysis_add (self->analysis, PURSUIT_ANALYSIS_ACTIONS, NULL);

  if (finding == NULL)
    return;
  if (promise == PROMISE_OWN)
    owner = pursuit_talk_text_get_speaker (self->text, sentence->passage);
  else if (promise == PROMISE_OTHER)
    owner = find_other (self, sentence->passage);
  pursuit_talk_cite (self, sentence, &finding->evidence);
  finding->text = g_strdup (finding->evidence.quote);
  finding->owner = owner != NULL ? g_strdup (owner->name) : NULL;
  if (self->input->happened_on != NULL)
    finding->due = pursuit_talk_find_date (sentence->words, self->input->happened_on);
}

void
pursuit_talk_read_promises (PursuitTalk *self, const PursuitTalkSentence *sentence)
{
  for (guint i = 0; i < sentence->matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (sentence->matches, PursuitLexiconMatch, i);
      Promise promise = judge (self, sentence, match);

      /* "Shall I send it if …?" is an offer; "Could you send it?" is a request. */
      if (promise == PROMISE_NONE || (promise == PROMISE_OWN && sentence->sentence->is_question)
          || (promise != PROMISE_OTHER && is_conditional (self, sentence, match->first)))
        continue;
      add_action (self, sentence, promise);
      return;
    }
}
