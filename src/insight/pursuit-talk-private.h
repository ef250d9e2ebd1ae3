/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-denial-private.h"
#include "insight/pursuit-sentence-private.h"
#include "insight/pursuit-talk-text-private.h"
#include "insight/pursuit-talk.h"

G_BEGIN_DECLS

/* The groups of the lists that the readers look for. The objections stand first, in the order in
 * which they are told. */
typedef enum
{
  PURSUIT_TALK_PRICE,
  PURSUIT_TALK_TIMING,
  PURSUIT_TALK_AUTHORITY,
  PURSUIT_TALK_NEED,
  PURSUIT_TALK_TRUST,
  PURSUIT_TALK_COMPETITOR,
  PURSUIT_TALK_STATUS_QUO,
  PURSUIT_TALK_N_OBJECTIONS,
  PURSUIT_TALK_DECIDES = PURSUIT_TALK_N_OBJECTIONS,
  PURSUIT_TALK_PROMISE_START,
  PURSUIT_TALK_PROMISE_JOINT,
  PURSUIT_TALK_PROMISE_SAID,
  PURSUIT_TALK_REQUEST_START,
  PURSUIT_TALK_DEED,
  PURSUIT_TALK_GOOD,
  PURSUIT_TALK_BAD,
  PURSUIT_TALK_N_GROUPS,
} PursuitTalkGroup;

/* A sentence with all that the lists find in it. */
typedef struct
{
  guint passage;
  const PursuitSentence *sentence;
  const PursuitWords *words;
  const GArray *matches; /* (element-type PursuitLexiconMatch) */
} PursuitTalkSentence;

/* One analysis in the making: what the readers of sentences share, and what they count. */
typedef struct
{
  const PursuitTalkInput *input;
  const PursuitLexicon *lexicon;
  guint groups[PURSUIT_TALK_N_GROUPS];
  PursuitDenial denial;
  PursuitTalkText *text;
  PursuitAnalysis *analysis;

  GArray *objections;    /* (element-type guint) the passages of the objections */
  GHashTable *topics;    /* (element-type utf8 PursuitTalkTopic) */
  GHashTable *rivals;    /* (element-type utf8 GPtrArray) names of competitors as phrases, by their
                            first word; the group is their number */
  PursuitCitation rival; /* where a competitor was named first */
  gboolean names_decider;
  guint n_good, n_bad;
  GArray *questions; /* (element-type guint) by speaker */
} PursuitTalk;

/* Readers: each looks at every sentence once, and some finish afterwards. */
void pursuit_talk_read_objections (PursuitTalk *self, const PursuitTalkSentence *sentence);
void pursuit_talk_find_answers (PursuitTalk *self);
void pursuit_talk_read_promises (PursuitTalk *self, const PursuitTalkSentence *sentence);
void pursuit_talk_read_moods (PursuitTalk *self, const PursuitTalkSentence *sentence);
void pursuit_talk_finish_moods (PursuitTalk *self);
void pursuit_talk_begin_topics (PursuitTalk *self);
void pursuit_talk_read_topics (PursuitTalk *self, const PursuitTalkSentence *sentence);
void pursuit_talk_finish_topics (PursuitTalk *self);
void pursuit_talk_measure (PursuitTalk *self);

/* The sentence as the place of a finding. */
void pursuit_talk_cite (const PursuitTalk *self,
                        const PursuitTalkSentence *sentence,
                        PursuitCitation *citation);

/* A whole passage as the place of a finding. */
void pursuit_talk_cite_passage (const PursuitTalk *self, guint passage, PursuitCitation *citation);

/* Whether the words name a competitor, and its number. */
gboolean
pursuit_talk_names_rival (const PursuitTalk *self, const PursuitWords *words, guint *rival);

/* Whether a match of the group stands there, not denied before. */
gboolean pursuit_talk_says (const PursuitTalk *self,
                            const PursuitTalkSentence *sentence,
                            PursuitTalkGroup group);

/* The last day that "by Friday", "nächste Woche", "in two weeks" or "by 12 December" mean, seen
 * from a day; NULL if the words name none. */
char *pursuit_talk_find_date (const PursuitWords *words, const char *from);

G_END_DECLS
