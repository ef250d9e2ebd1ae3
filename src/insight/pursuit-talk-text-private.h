/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nobody is named. */
#define PURSUIT_TALK_NOBODY -1
/* More names than this are no speakers: it is a list. */
#define PURSUIT_TALK_MAX_SPEAKERS 64
/* Words of a name before a colon: "Note that this: …" is none. What stands in brackets is free. */
#define PURSUIT_TALK_MAX_NAME_WORDS 4

/* What one person says without a break in the text; points into it. */
typedef struct
{
  const char *start;
  gsize length;
  guint line; /* from 1 */
  guint last_line;
  int speaker;  /* in the speakers, or PURSUIT_TALK_NOBODY */
  gint64 at;    /* seconds, or -1 */
  double until; /* where a subtitle says so, or -1 */
} PursuitPassage;

typedef struct
{
  char *name;
  gboolean is_ours;
} PursuitTalkSpeaker;

/* A conversation taken apart: transcript ("[12:40] Anna: …", "Anna  12:40" above the text),
 * subtitles with voices, mails with their headers, or a plain text, whose passages are nobody's.
 * What a mail quotes and its signature are left out. */
typedef struct
{
  GArray *passages;    /* (element-type PursuitPassage) */
  GPtrArray *speakers; /* (element-type PursuitTalkSpeaker) */
  guint n_nameless;    /* passages of nobody */
  guint n_quoted;      /* lines that were said before */
  gboolean has_sides;  /* somebody is one of ours, and somebody is not */
  gboolean is_mail;
} PursuitTalkText;

PursuitTalkText *
pursuit_talk_text_new (const char *text, gsize length, const char *const *own_names);
void pursuit_talk_text_free (PursuitTalkText *self);

static inline const PursuitPassage *
pursuit_talk_text_get (const PursuitTalkText *self, guint i)
{
  return &g_array_index (self->passages, PursuitPassage, i);
}

/* NULL for nobody. */
const PursuitTalkSpeaker *pursuit_talk_text_get_speaker (const PursuitTalkText *self, guint i);

/* Whether the buyer may be speaking: always, where the sides are not known. */
gboolean pursuit_talk_text_is_buyer (const PursuitTalkText *self, guint i);

/* Whether two passages are by different people, known as such; sides count where they are known. */
gboolean pursuit_talk_text_is_other_side (const PursuitTalkText *self, guint a, guint b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTalkText, pursuit_talk_text_free)

G_END_DECLS
