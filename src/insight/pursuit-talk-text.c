/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-text-private.h"

#include "core/pursuit-utterance.h"
#include "insight/pursuit-own-side-private.h"
#include "insight/pursuit-talk-line-private.h"

#include <string.h>

/* One reading of a text, line by line. */
typedef struct
{
  PursuitTalkText *text;
  GHashTable *counts; /* (element-type utf8 guint) how often a name stands before a colon */
  guint n_named;      /* lines that begin with a name */
  guint n_filled;     /* lines that are not blank */
  gboolean is_subtitle;

  guint line;
  gboolean in_note;   /* of subtitles, up to a blank line */
  gboolean in_header; /* of a mail */
  gboolean in_signature;
  gboolean open; /* the last passage may go on */
  int speaker;
  gint64 at;
  double until;
} Reading;

static void
speaker_free (gpointer data)
{
  PursuitTalkSpeaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker);
}

static int
find_speaker (PursuitTalkText *self, const char *start, gsize length)
{
  g_autofree char *part = g_strndup (start, length);
  g_autofree char *name = g_strstrip (g_utf8_make_valid (part, -1));
  PursuitTalkSpeaker *speaker;

  for (guint i = 0; i < self->speakers->len; i++)
    if (strcmp (((PursuitTalkSpeaker *) self->speakers->pdata[i])->name, name) == 0)
      return (int) i;
  if (*name == '\0' || self->speakers->len >= PURSUIT_TALK_MAX_SPEAKERS)
    return PURSUIT_TALK_NOBODY;

  speaker = g_new0 (PursuitTalkSpeaker, 1);
  speaker->name = g_steal_pointer (&name);
  g_ptr_array_add (self->speakers, speaker);

  return (int) self->speakers->len - 1;
}

static const char *
find_line_end (const char *p, const char *end)
{
  const char *newline = memchr (p, '\n', (gsize) (end - p));

  return newline != NULL ? newline : end;
}

/* Names that stand there again, or before half of the lines, are speakers; "Hint: …" is none. */
static void
count_names (Reading *self, const char *text, const char *end)
{
  for (const char *p = text; p < end;)
    {
      const char *stop = find_line_end (p, end);
      PursuitUtterance line;

      pursuit_utterance_parse (&line, p, (gsize) (stop - p));
      self->n_filled += line.text_length > 0;
      self->is_subtitle = self->is_subtitle || pursuit_talk_line_is_cue (p, (gsize) (stop - p));
      if (pursuit_talk_line_has_name (&line))
        {
          char *name = g_strndup (line.speaker, line.speaker_length);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, name));

          g_hash_table_replace (self->counts, name, GUINT_TO_POINTER (n + 1));
          self->n_named++;
        }
      p = stop + (stop < end);
    }
}

static gboolean
is_speaker (Reading *self, const PursuitUtterance *line)
{
  g_autofree char *name = NULL;

  if (self->text->is_mail || !pursuit_talk_line_has_name (line))
    return FALSE;
  if (line->time != NULL || self->n_named * 2 >= self->n_filled)
    return TRUE;
  name = g_strndup (line->speaker, line->speaker_length);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, name)) > 1;
}

static void
add_passage (Reading *self, const char *start, gsize length, gboolean is_new)
{
  PursuitTalkText *text = self->text;
  PursuitPassage passage
      = { start, length, self->line, self->line, self->speaker, self->at, self->until };

  if (self->open && !is_new)
    {
      PursuitPassage *last
          = &g_array_index (text->passages, PursuitPassage, text->passages->len - 1);

      last->length = (gsize) (start + length - last->start);
      last->last_line = self->line;
      return;
    }
  text->n_nameless += self->speaker == PURSUIT_TALK_NOBODY;
  g_array_append_val (text->passages, passage);
  self->open = TRUE;
}

/* The lines of subtitles that nobody says, and who says the others. */
static gboolean
take_subtitle (Reading *self, const char **start, gsize *length, gboolean *is_new)
{
  const char *name;
  gsize name_length;
  double from, until;

  if (pursuit_talk_line_read_cue (*start, *length, &from, &until))
    {
      self->at = (gint64) from;
      self->until = until;
      self->speaker = PURSUIT_TALK_NOBODY;
      self->open = FALSE;
      return TRUE;
    }
  if (self->in_note || pursuit_talk_line_is_note (*start, *length))
    {
      self->in_note = TRUE;
      return TRUE;
    }
  /* Before its time, a cue has at most a number or a name of its own. */
  if (!self->open && self->until < 0)
    return TRUE;
  if (pursuit_talk_line_take_voice (start, length, &name, &name_length))
    {
      self->speaker = find_speaker (self->text, name, name_length);
      *is_new = TRUE;
    }

  return FALSE;
}

static gboolean
take_mail (Reading *self, const char *start, gsize length)
{
  const char *value;
  gsize value_length;
  PursuitMailHeader header = pursuit_talk_line_read_header (start, length, &value, &value_length);

  /* "To: be decided" is only a header where headers are. */
  if (!self->in_header && header != PURSUIT_MAIL_HEADER_FROM
      && (header == PURSUIT_MAIL_HEADER_NONE || self->text->passages->len > 0))
    return FALSE;
  self->in_header = TRUE;
  self->in_signature = self->open = FALSE;
  if (header == PURSUIT_MAIL_HEADER_FROM)
    self->speaker = find_speaker (self->text, value, value_length);

  return TRUE;
}

static gboolean
is_said_before (Reading *self, const char *start, gsize length)
{
  gboolean quoted
      = *start == '>' || (self->text->is_mail && pursuit_talk_line_quotes (start, length));

  self->text->n_quoted += quoted;

  return quoted;
}

static void
take_speech (Reading *self, const char *start, gsize length, gboolean is_new)
{
  PursuitUtterance line;
  const char *name;
  gsize name_length;

  pursuit_utterance_parse (&line, start, length);
  if (line.time != NULL)
    {
      self->at = pursuit_talk_line_read_time (line.time, line.time_length);
      self->until = -1;
      is_new = TRUE;
    }
  if (is_speaker (self, &line))
    {
      self->speaker = find_speaker (self->text, line.speaker, line.speaker_length);
      /* A time belongs to the line it stands on, or to the subtitle. */
      if (line.time == NULL && !self->is_subtitle)
        self->at = -1;
      start = line.text;
      length = line.text_length;
      is_new = TRUE;
    }
  else if (pursuit_talk_line_is_head (start, length, &name, &name_length, &self->at))
    {
      self->speaker = find_speaker (self->text, name, name_length);
      self->open = FALSE;
      return;
    }
  if (length > 0)
    add_passage (self, start, length, is_new);
}

static void
end_paragraph (Reading *self)
{
  self->open = self->in_note = self->in_header = FALSE;
  if (self->is_subtitle)
    self->until = -1;
}

static void
take_line (Reading *self, const char *start, gsize length)
{
  gboolean is_new = FALSE;

  while (length > 0 && g_ascii_isspace (start[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*start))
    start++, length--;
  if (length == 0)
    {
      end_paragraph (self);
      return;
    }
  if (self->is_subtitle && take_subtitle (self, &start, &length, &is_new))
    return;
  if (self->text->is_mail && take_mail (self, start, length))
    return;
  self->in_signature = self->in_signature || (length == 2 && strncmp (start, "--", 2) == 0);
  if (self->in_signature || is_said_before (self, start, length))
    {
      self->open = FALSE;
      return;
    }
  take_speech (self, start, length, is_new);
}

/* "AE" is "AE (Jordan)", if there is no other AE. */
static void
merge_short_names (PursuitTalkText *self)
{
  for (guint i = 0; i < self->speakers->len; i++)
    {
      const char *name = ((PursuitTalkSpeaker *) self->speakers->pdata[i])->name;
      gsize length = strlen (name);
      int whole = PURSUIT_TALK_NOBODY;
      guint n = 0;

      for (guint k = 0; k < self->speakers->len; k++)
        {
          const char *other = ((PursuitTalkSpeaker *) self->speakers->pdata[k])->name;

          if (strncmp (other, name, length) != 0 || strncmp (other + length, " (", 2) != 0)
            continue;
          whole = (int) k;
          n++;
        }
      for (guint k = 0; n == 1 && k < self->passages->len; k++)
        {
          PursuitPassage *passage = &g_array_index (self->passages, PursuitPassage, k);

          if (passage->speaker == (int) i)
            passage->speaker = whole;
        }
    }
}

static void
find_sides (PursuitTalkText *self, const char *const *own_names)
{
  gboolean ours = FALSE;
  gboolean theirs = FALSE;

  for (guint i = 0; i < self->speakers->len; i++)
    {
      PursuitTalkSpeaker *speaker = self->speakers->pdata[i];

      speaker->is_ours = pursuit_own_side_has (speaker->name, own_names);
      ours = ours || speaker->is_ours;
      theirs = theirs || !speaker->is_ours;
    }
  self->has_sides = ours && theirs;
}

static PursuitMailHeader
read_header (const char *text, const char *end)
{
  const char *value;
  gsize length;

  return pursuit_talk_line_read_header (text, (gsize) (find_line_end (text, end) - text), &value,
                                        &length);
}

static gboolean
begins_like_mail (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;

  return text < end && read_header (text, end) != PURSUIT_MAIL_HEADER_NONE;
}

/* Behind lines of one's own: a sender, and another header right below. */
static gboolean
holds_mail (const char *text, const char *end)
{
  for (const char *p = text; p < end;)
    {
      const char *stop = find_line_end (p, end);
      const char *next = stop + (stop < end);

      if (read_header (p, end) == PURSUIT_MAIL_HEADER_FROM && next < end
          && read_header (next, end) != PURSUIT_MAIL_HEADER_NONE)
        return TRUE;
      p = next;
    }

  return FALSE;
}

PursuitTalkText *
pursuit_talk_text_new (const char *text, gsize length, const char *const *own_names)
{
  PursuitTalkText *self = g_new0 (PursuitTalkText, 1);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .text = self, .counts = counts, .speaker = PURSUIT_TALK_NOBODY, .at = -1 };
  const char *end = text + length;

  self->passages = g_array_new (FALSE, FALSE, sizeof (PursuitPassage));
  self->speakers = g_ptr_array_new_with_free_func (speaker_free);
  reading.until = -1;
  count_names (&reading, text, end);
  /* In a transcript people go on speaking behind a mail that is read out. */
  self->is_mail = begins_like_mail (text, end) || (reading.n_named <= 1 && holds_mail (text, end));
  for (const char *p = text; p < end;)
    {
      const char *stop = find_line_end (p, end);

      reading.line++;
      take_line (&reading, p, (gsize) (stop - p));
      p = stop + (stop < end);
    }
  merge_short_names (self);
  find_sides (self, own_names);

  return self;
}

void
pursuit_talk_text_free (PursuitTalkText *self)
{
  g_array_unref (self->passages);
  g_ptr_array_unref (self->speakers);
  g_free (self);
}

const PursuitTalkSpeaker *
pursuit_talk_text_get_speaker (const PursuitTalkText *self, guint i)
{
  int speaker = pursuit_talk_text_get (self, i)->speaker;

  return speaker == PURSUIT_TALK_NOBODY ? NULL : g_ptr_array_index (self->speakers, speaker);
}

gboolean
pursuit_talk_text_is_buyer (const PursuitTalkText *self, guint i)
{
  const PursuitTalkSpeaker *speaker = pursuit_talk_text_get_speaker (self, i);

  return !self->has_sides || (speaker != NULL && !speaker->is_ours);
}

gboolean
pursuit_talk_text_is_other_side (const PursuitTalkText *self, guint a, guint b)
{
  const PursuitTalkSpeaker *one = pursuit_talk_text_get_speaker (self, a);
  const PursuitTalkSpeaker *other = pursuit_talk_text_get_speaker (self, b);

  if (one == NULL || other == NULL)
    return FALSE;

  return self->has_sides ? one->is_ours != other->is_ours : one != other;
}
