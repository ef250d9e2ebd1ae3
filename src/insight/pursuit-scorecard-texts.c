/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-scorecard-hits-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "insight/pursuit-sayings-private.h"
#include "insight/pursuit-sentence-private.h"

#include <string.h>

/* The texts of one lead are read with the same working memory. */
typedef struct
{
  const PursuitScorecardInput *input;
  PursuitScorecardHits *hits;
  PursuitWords words;
  GArray *sayings; /* (element-type PursuitSaying) */
  gsize bytes_left;
} Reader;

/* What one text says about a part. It counts once, however often it repeats itself; where it
 * says both, what comes last counts: people change their mind, and taking the text away must
 * take away what it was good for. */
typedef struct
{
  gboolean found;
  PursuitRule rule; /* the strongest one, or the one against */
  PursuitSentence sentence;
} Finding;

static void
note_saying (Finding *findings, PursuitRule number, const PursuitSentence *sentence)
{
  const PursuitScorecardRule *rule = pursuit_scorecard_get_rule (number);
  Finding *finding = &findings[rule->part];
  int known = finding->found ? pursuit_scorecard_get_rule (finding->rule)->points : 0;

  /* Of two that speak for it the stronger one stays, of two against it the first one. */
  if (finding->found && (rule->points > 0) == (known > 0) && rule->points <= known)
    return;
  *finding = (Finding){ TRUE, number, *sentence };
}

static void
read_sentence (Reader *reader, const PursuitSentence *sentence, Finding *findings)
{
  /* Neither a question nor what our own side says proves anything about theirs. */
  if (sentence->is_question || sentence->is_ours)
    return;

  pursuit_words_set (&reader->words, sentence->start, sentence->length);
  g_array_set_size (reader->sayings, 0);
  pursuit_sayings_find (&reader->words, reader->sayings);
  for (guint i = 0; i < reader->sayings->len; i++)
    note_saying (findings, g_array_index (reader->sayings, PursuitSaying, i).rule, sentence);
}

static void
take_finding (Reader *reader, const Finding *finding, PursuitRecord *record, guint field)
{
  const PursuitFieldTable *fields = pursuit_record_get_fields (record);
  g_autofree char *quote = NULL;
  PursuitEvidence *evidence;

  if (!finding->found)
    return;

  quote = pursuit_sentence_dup (&finding->sentence);
  evidence = pursuit_evidence_new (fields->kind, pursuit_record_get_id (record),
                                   fields->fields[field].key, quote);
  if (field == PURSUIT_CONVERSATION_TRANSCRIPT && fields->kind == PURSUIT_KIND_CONVERSATION)
    evidence->line = finding->sentence.line;
  pursuit_scorecard_hits_take (reader->hits, finding->rule, evidence);
}

static void
read_text (Reader *reader, PursuitRecord *record, guint field, gboolean is_transcript)
{
  const char *text = pursuit_record_get_text (record, field);
  Finding findings[PURSUIT_SCORE_N_PARTS] = { 0 };
  PursuitSentenceIter iter;
  PursuitSentence sentence;
  gsize length;

  if (text == NULL)
    return;

  length = MIN (MIN (strlen (text), PURSUIT_SCORECARD_MAX_TEXT), reader->bytes_left);
  reader->bytes_left -= length;
  pursuit_sentence_iter_init (&iter, text, length);
  if (is_transcript)
    pursuit_sentence_iter_set_transcript (&iter, reader->input->own_names);
  while (pursuit_sentence_iter_next (&iter, &sentence))
    read_sentence (reader, &sentence, findings);

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    take_finding (reader, &findings[i], record, field);
}

/* Tasks, reminders and promises are our own words about what is to be done. */
static gboolean
tells_what_was_said (PursuitRecord *activity)
{
  static const char *const types[] = { "note", "call", "meeting", "mail", NULL };
  const char *type = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_TYPE);

  return type != NULL && g_strv_contains (types, type);
}

static void
read_record (Reader *reader, PursuitRecord *record)
{
  if (!pursuit_scorecard_is_live (record))
    return;

  if (PURSUIT_IS_CONVERSATION (record))
    {
      read_text (reader, record, PURSUIT_CONVERSATION_TRANSCRIPT, TRUE);
    }
  else if (PURSUIT_IS_ACTIVITY (record) && tells_what_was_said (record))
    {
      read_text (reader, record, PURSUIT_ACTIVITY_SUBJECT, FALSE);
      read_text (reader, record, PURSUIT_ACTIVITY_TEXT, FALSE);
    }
  else if (PURSUIT_IS_PERSON (record))
    {
      read_text (reader, record, PURSUIT_PERSON_NOTES, FALSE);
    }
}

void
pursuit_scorecard_collect_texts (const PursuitScorecardInput *input, PursuitScorecardHits *hits)
{
  GPtrArray *const lists[] = { input->conversations, input->activities, input->people };
  Reader reader = { .input = input, .hits = hits, .bytes_left = PURSUIT_SCORECARD_MAX_ALL_TEXT };

  pursuit_words_init (&reader.words);
  reader.sayings = g_array_new (FALSE, FALSE, sizeof (PursuitSaying));

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < pursuit_scorecard_get_n (lists[i]); j++)
      read_record (&reader, g_ptr_array_index (lists[i], j));
  read_text (&reader, input->lead, PURSUIT_LEAD_DESCRIPTION, FALSE);

  g_array_unref (reader.sayings);
  pursuit_words_clear (&reader.words);
}
