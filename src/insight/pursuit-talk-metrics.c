/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include <glib/gi18n-lib.h>

/* A pause longer than this is no waiting: somebody left the room. */
#define MAX_WAIT 60

/* What was said in a row. */
typedef struct
{
  guint first; /* passage */
  guint words;
} Turn;

typedef struct
{
  PursuitTalk *talk;
  PursuitAnalysisSpeaker **speakers; /* (nullable) by their number in the text */
  Turn turn;
  int speaker;
  double waited;
  guint n_waits;
} Measure;

static guint
count_words (const PursuitPassage *passage)
{
  gboolean in_word = FALSE;
  guint n = 0;

  for (gsize i = 0; i < passage->length; i++)
    {
      guchar c = (guchar) passage->start[i];
      gboolean letter = g_ascii_isalnum (c) || c >= 0x80;

      n += letter && !in_word;
      /* "don't" is one word. */
      in_word = letter || (in_word && c == '\'');
    }

  return n;
}

static PursuitAnalysisSpeaker *
get_speaker (Measure *self, int number)
{
  const PursuitTalkSpeaker *speaker = self->talk->text->speakers->pdata[number];

  if (self->speakers[number] == NULL)
    {
      self->speakers[number] = pursuit_analysis_add_speaker (self->talk->analysis, speaker->name);
      self->speakers[number]->is_ours = speaker->is_ours;
      self->speakers[number]->questions = g_array_index (self->talk->questions, guint, number);
      self->talk->analysis->questions += self->speakers[number]->questions;
    }

  return self->speakers[number];
}

/* How long a turn took: up to the end of its last subtitle, or to the beginning of the next one. */
static gint64
get_seconds (Measure *self, guint end)
{
  const PursuitTalkText *text = self->talk->text;
  const PursuitPassage *first = pursuit_talk_text_get (text, self->turn.first);
  const PursuitPassage *last = pursuit_talk_text_get (text, end - 1);
  gint64 until = -1;

  if (last->until >= 0)
    until = (gint64) last->until;
  else if (end < text->passages->len)
    until = pursuit_talk_text_get (text, end)->at;

  return first->at >= 0 && until >= first->at ? until - first->at : -1;
}

static void
end_turn (Measure *self, guint end)
{
  PursuitAnalysisSpeaker *speaker;

  if (self->speaker == PURSUIT_TALK_NOBODY)
    return;
  speaker = get_speaker (self, self->speaker);
  speaker->turns++;
  speaker->words += self->turn.words;
  self->talk->analysis->turns++;
  if (self->turn.words <= speaker->longest_words)
    return;
  speaker->longest_words = self->turn.words;
  speaker->longest_seconds = get_seconds (self, end);
  pursuit_citation_clear (&speaker->longest);
  pursuit_talk_cite_passage (self->talk, self->turn.first, &speaker->longest);
}

/* Only subtitles say when somebody has ended. */
static void
note_wait (Measure *self, guint i)
{
  const PursuitTalkText *text = self->talk->text;
  const PursuitTalkSpeaker *speaker = pursuit_talk_text_get_speaker (text, i);
  const PursuitPassage *before = pursuit_talk_text_get (text, i - 1);
  double wait = (double) pursuit_talk_text_get (text, i)->at - before->until;

  if (before->until < 0 || speaker == NULL || !speaker->is_ours
      || !pursuit_talk_text_is_other_side (text, i - 1, i) || wait > MAX_WAIT)
    return;
  self->waited += MAX (wait, 0);
  self->n_waits++;
}

static void
read_turns (Measure *self)
{
  const PursuitTalkText *text = self->talk->text;
  guint n = text->passages->len;

  for (guint i = 0; i < n; i++)
    {
      const PursuitPassage *passage = pursuit_talk_text_get (text, i);

      if (i > 0)
        note_wait (self, i);
      if (passage->speaker != self->speaker)
        {
          end_turn (self, i);
          self->turn = (Turn){ i, 0 };
          self->speaker = passage->speaker;
        }
      self->turn.words += count_words (passage);
    }
  end_turn (self, n);
}

static int
compare_speakers (gconstpointer a, gconstpointer b)
{
  const PursuitAnalysisSpeaker *one = *(PursuitAnalysisSpeaker *const *) a;
  const PursuitAnalysisSpeaker *other = *(PursuitAnalysisSpeaker *const *) b;

  return one->words < other->words ? 1 : one->words > other->words ? -1 : 0;
}

/* Percent that are 100 together: each rounding takes what those before it left. */
static void
set_shares (PursuitAnalysis *analysis)
{
  guint64 all = 0;
  guint64 so_far = 0;
  guint given = 0;

  for (guint i = 0; i < analysis->speakers->len; i++)
    all += ((PursuitAnalysisSpeaker *) analysis->speakers->pdata[i])->words;
  for (guint i = 0; i < analysis->speakers->len; i++)
    {
      PursuitAnalysisSpeaker *speaker = g_ptr_array_index (analysis->speakers, i);
      guint until;

      so_far += speaker->words;
      until = all > 0 ? (guint) ((so_far * 100 + all / 2) / all) : 0;
      speaker->share = until - given;
      given = until;
    }
}

static gint64
find_length (const PursuitTalkText *text)
{
  gint64 first = -1;
  gint64 last = -1;

  for (guint i = 0; i < text->passages->len; i++)
    {
      const PursuitPassage *passage = pursuit_talk_text_get (text, i);

      if (passage->at >= 0 && first < 0)
        first = passage->at;
      last = MAX (last, MAX (passage->at, (gint64) passage->until));
    }

  return first >= 0 && last > first ? last - first : -1;
}

static const char *
find_reason (const PursuitTalkText *text)
{
  if (text->is_mail)
    return _ ("A mail has no talk share.");
  if (text->speakers->len == 0)
    return _ ("The text does not say who speaks.");
  if (text->speakers->len == 1)
    return _ ("Only one speaker is named.");
  if (text->n_nameless * 2 > text->passages->len)
    return _ ("More than half of the text does not say who speaks.");

  return NULL;
}

void
pursuit_talk_measure (PursuitTalk *self)
{
  const char *reason = find_reason (self->text);
  g_autofree PursuitAnalysisSpeaker **speakers
      = g_new0 (PursuitAnalysisSpeaker *, self->text->speakers->len + 1);
  Measure measure = { .talk = self, .speakers = speakers, .speaker = PURSUIT_TALK_NOBODY };

  self->analysis->seconds = find_length (self->text);
  if (reason != NULL)
    {
      self->analysis->not_established = g_strdup (reason);
      return;
    }
  read_turns (&measure);
  g_ptr_array_sort (self->analysis->speakers, compare_speakers);
  set_shares (self->analysis);
  if (measure.n_waits > 0)
    self->analysis->response_seconds
        = (double) (gint64) (measure.waited / measure.n_waits * 10 + 0.5) / 10;
}
