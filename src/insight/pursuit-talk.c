/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Percent of all words; who talks more than this does not listen. */
#define MAX_OWN_SHARE 65
#define BAD_MOOD (-0.3)

static const char *const group_names[PURSUIT_TALK_N_GROUPS] = {
  [PURSUIT_TALK_PRICE] = "objection-price",
  [PURSUIT_TALK_TIMING] = "objection-timing",
  [PURSUIT_TALK_AUTHORITY] = "objection-authority",
  [PURSUIT_TALK_NEED] = "objection-need",
  [PURSUIT_TALK_TRUST] = "objection-trust",
  [PURSUIT_TALK_COMPETITOR] = "objection-competitor",
  [PURSUIT_TALK_STATUS_QUO] = "objection-status-quo",
  [PURSUIT_TALK_DECIDES] = "decides",
  [PURSUIT_TALK_PROMISE_START] = "promise-start",
  [PURSUIT_TALK_PROMISE_JOINT] = "promise-joint",
  [PURSUIT_TALK_PROMISE_SAID] = "promise-said",
  [PURSUIT_TALK_REQUEST_START] = "request-start",
  [PURSUIT_TALK_DEED] = "deed",
  [PURSUIT_TALK_GOOD] = "mood-good",
  [PURSUIT_TALK_BAD] = "mood-bad",
};

void
pursuit_talk_cite (const PursuitTalk *self,
                   const PursuitTalkSentence *sentence,
                   PursuitCitation *citation)
{
  citation->line = sentence->sentence->line;
  citation->start = pursuit_talk_text_get (self->text, sentence->passage)->at;
  citation->quote = pursuit_sentence_dup (sentence->sentence);
}

void
pursuit_talk_cite_passage (const PursuitTalk *self, guint passage, PursuitCitation *citation)
{
  const PursuitPassage *place = pursuit_talk_text_get (self->text, passage);
  PursuitSentence whole = { .start = place->start,
                            .length = MIN (place->length, PURSUIT_SENTENCE_MAX_BYTES),
                            .line = place->line };

  citation->line = place->line;
  citation->start = place->at;
  citation->quote = pursuit_sentence_dup (&whole);
}

/* "Ich kann das nicht entscheiden" */
static gboolean
is_denied_within (const PursuitTalk *self,
                  const PursuitTalkSentence *sentence,
                  const PursuitLexiconMatch *match)
{
  for (guint i = match->first + 1; i < match->last; i++)
    if (pursuit_lexicon_covers (sentence->matches, self->denial.negation, i))
      return TRUE;

  return FALSE;
}

gboolean
pursuit_talk_says (const PursuitTalk *self,
                   const PursuitTalkSentence *sentence,
                   PursuitTalkGroup group)
{
  for (guint i = 0; i < sentence->matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (sentence->matches, PursuitLexiconMatch, i);

      if (match->group == self->groups[group] && !is_denied_within (self, sentence, match)
          && !pursuit_denial_stands_before (&self->denial, sentence->words, sentence->matches,
                                            match->first))
        return TRUE;
    }

  return FALSE;
}

static void
read_sentence (PursuitTalk *self, const PursuitTalkSentence *sentence)
{
  int speaker = pursuit_talk_text_get (self->text, sentence->passage)->speaker;

  pursuit_talk_read_objections (self, sentence);
  pursuit_talk_read_promises (self, sentence);
  pursuit_talk_read_topics (self, sentence);
  pursuit_talk_read_moods (self, sentence);
  self->names_decider
      = self->names_decider || pursuit_talk_says (self, sentence, PURSUIT_TALK_DECIDES);
  if (sentence->sentence->is_question && speaker != PURSUIT_TALK_NOBODY)
    g_array_index (self->questions, guint, speaker)++;
}

static void
read_sentences (PursuitTalk *self)
{
  g_auto (PursuitWords) words = { 0 };
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PursuitLexiconMatch));

  pursuit_words_init (&words);
  for (guint i = 0; i < self->text->passages->len; i++)
    {
      const PursuitPassage *passage = pursuit_talk_text_get (self->text, i);
      PursuitSentenceIter iter;
      PursuitSentence sentence;
      PursuitTalkSentence read = { i, &sentence, &words, matches };

      pursuit_sentence_iter_init (&iter, passage->start, passage->length);
      iter.line = passage->line;
      while (pursuit_sentence_iter_next (&iter, &sentence))
        {
          g_array_set_size (matches, 0);
          pursuit_words_set (&words, sentence.start, sentence.length);
          pursuit_lexicon_match (self->lexicon, &words, matches);
          read_sentence (self, &read);
        }
    }
}

/* A risk with the line that shows it, or none where something is missing. */
static void
add_risk (PursuitTalk *self, const char *type, const char *text, const PursuitCitation *evidence)
{
  PursuitAnalysisFinding *finding
      = pursuit_analysis_add (self->analysis, PURSUIT_ANALYSIS_RISKS, type);

  if (finding == NULL)
    return;
  finding->text = g_strdup (text);
  if (evidence == NULL)
    return;
  finding->evidence = *evidence;
  finding->evidence.quote = g_strdup (evidence->quote);
}

static void
find_unanswered (PursuitTalk *self)
{
  GPtrArray *objections = self->analysis->sections[PURSUIT_ANALYSIS_OBJECTIONS];

  /* An answer can only be missed where it is known who speaks. */
  for (guint i = 0; self->text->speakers->len > 1 && i < objections->len; i++)
    {
      const PursuitAnalysisFinding *objection = g_ptr_array_index (objections, i);

      if (objection->answer.line == 0)
        add_risk (self, "unanswered", pursuit_analysis_get_label (objection->type),
                  &objection->evidence);
    }
}

static gboolean
has_date (GPtrArray *actions)
{
  for (guint i = 0; i < actions->len; i++)
    if (((PursuitAnalysisFinding *) actions->pdata[i])->due != NULL)
      return TRUE;

  return FALSE;
}

static void
find_risks (PursuitTalk *self)
{
  PursuitAnalysis *analysis = self->analysis;
  GPtrArray *actions = analysis->sections[PURSUIT_ANALYSIS_ACTIONS];

  find_unanswered (self);
  if (self->rival.line > 0)
    add_risk (self, "competitor-named", _ ("A competitor was named"), &self->rival);
  if (actions->len == 0)
    add_risk (self, "no-next-step", _ ("Nobody said what happens next"), NULL);
  else if (self->input->happened_on != NULL && !has_date (actions))
    add_risk (self, "no-date", _ ("No promise has a date"), NULL);
  if (!self->names_decider)
    add_risk (self, "no-decider", _ ("Ask next: who decides, and who signs?"), NULL);
  for (guint i = 0; self->text->has_sides && i < analysis->speakers->len; i++)
    {
      const PursuitAnalysisSpeaker *speaker = g_ptr_array_index (analysis->speakers, i);

      if (speaker->is_ours && speaker->share > MAX_OWN_SHARE)
        add_risk (self, "monologue", speaker->name, &speaker->longest);
    }
  if (analysis->score <= BAD_MOOD)
    add_risk (self, "bad-mood", _ ("The mood was bad"), &analysis->mood_evidence);
}

static void
take_not_read (PursuitTalk *self, char *text)
{
  g_ptr_array_add (self->analysis->not_read, text);
}

static void
find_not_read (PursuitTalk *self, gsize whole, gsize length)
{
  const PursuitTalkText *text = self->text;

  if (length < whole)
    take_not_read (self, g_strdup_printf (_ ("Only the first %d MiB were read."),
                                          PURSUIT_TALK_MAX_BYTES / (1024 * 1024)));
  if (!g_utf8_validate (self->input->transcript, (gssize) length, NULL))
    take_not_read (self, g_strdup (_ ("Some characters cannot be read; they count as blanks.")));
  if (text->passages->len == 0)
    take_not_read (self, g_strdup (_ ("There is nothing to read.")));
  if (text->n_quoted > 0)
    take_not_read (
        self, g_strdup_printf (
                  g_dngettext (GETTEXT_PACKAGE, "%u line that quotes an earlier mail was left out.",
                               "%u lines that quote earlier mails were left out.", text->n_quoted),
                  text->n_quoted));
  if (text->speakers->len > 0 && text->n_nameless > 0)
    take_not_read (self,
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "Of %u passage it is not established who speaks.",
                                                 "Of %u passages it is not established who speaks.",
                                                 text->n_nameless),
                                    text->n_nameless));
  if (text->speakers->len > 1 && !text->has_sides)
    take_not_read (self, g_strdup (_ ("It is not established which speaker is one of your own.")));
}

static void
clear (PursuitTalk *self)
{
  pursuit_talk_text_free (self->text);
  g_array_unref (self->objections);
  g_array_unref (self->questions);
  g_hash_table_unref (self->topics);
  g_hash_table_unref (self->rivals);
  pursuit_citation_clear (&self->rival);
}

PursuitAnalysis *
pursuit_talk_analyse (const PursuitTalkInput *input)
{
  PursuitTalk self = { .input = input, .lexicon = pursuit_lexicon_get_talk () };
  PursuitTalkInput whole;
  gsize length;

  g_return_val_if_fail (input != NULL, NULL);

  whole = *input;
  whole.transcript = input->transcript != NULL ? input->transcript : "";
  length = MIN (strlen (whole.transcript), PURSUIT_TALK_MAX_BYTES);
  self.input = &whole;
  self.rival.start = PURSUIT_CITATION_NO_TIME;
  for (guint i = 0; i < PURSUIT_TALK_N_GROUPS; i++)
    self.groups[i] = pursuit_lexicon_need_group (self.lexicon, group_names[i]);
  pursuit_denial_init (&self.denial, self.lexicon);
  self.text = pursuit_talk_text_new (whole.transcript, length, whole.own_names);
  self.analysis = pursuit_analysis_new ("rules");
  self.analysis->fingerprint = pursuit_analysis_fingerprint (whole.transcript);
  self.objections = g_array_new (FALSE, FALSE, sizeof (guint));
  self.questions = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self.questions, self.text->speakers->len);

  pursuit_talk_begin_topics (&self);
  read_sentences (&self);
  pursuit_talk_find_answers (&self);
  pursuit_talk_finish_topics (&self);
  pursuit_talk_finish_moods (&self);
  pursuit_talk_measure (&self);
  find_risks (&self);
  find_not_read (&self, strlen (whole.transcript), length);
  clear (&self);

  return self.analysis;
}

GHashTable *
pursuit_talk_list_times (const char *transcript)
{
  const char *whole = transcript != NULL ? transcript : "";
  g_autoptr (PursuitTalkText) text
      = pursuit_talk_text_new (whole, MIN (strlen (whole), PURSUIT_TALK_MAX_BYTES), NULL);
  GHashTable *times = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < text->passages->len; i++)
    {
      const PursuitPassage *passage = pursuit_talk_text_get (text, i);

      for (guint line = passage->line; passage->at >= 0 && line <= passage->last_line; line++)
        g_hash_table_insert (times, GUINT_TO_POINTER (line),
                             GINT_TO_POINTER ((int) MIN (passage->at, G_MAXINT)));
    }

  return times;
}
