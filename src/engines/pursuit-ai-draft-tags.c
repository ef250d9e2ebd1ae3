/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-draft-tags-private.h"

#include "engines/pursuit-proposal-values.h"

#include <string.h>

#define OPEN "{{"
#define CLOSE "}}"
#define SOURCE "source:"
#define MISSING "missing:"
#define MAX_TAG 200
#define MAX_TAGS 2000

/* One way through a text. */
typedef struct
{
  GString *out;
  GPtrArray *tags; /* (nullable) */
  const char *end;
  gboolean is_end;
  const char
      *stop; /* (nullable) the first line end, or end of a tag, from where it was looked for */
} Walk;

typedef enum
{
  WALK_TAG,
  WALK_TEXT,  /* braces that are none */
  WALK_BEGUN, /* it has not come to its end yet */
} WalkStep;

static void
tag_free (gpointer data)
{
  PursuitAiDraftTag *self = data;

  g_free (self->name);
  g_free (self);
}

GPtrArray *
pursuit_ai_draft_tags_new (void)
{
  return g_ptr_array_new_with_free_func (tag_free);
}

static gboolean
is_variable (const char *name)
{
  guint n;
  const PursuitProposalVariable *variables = pursuit_proposal_variables_list (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (variables[i].name, name) == 0)
      return TRUE;

  return FALSE;
}

static void
add_tag (GPtrArray *tags, gsize place, gsize length, const char *name)
{
  PursuitAiDraftTag *tag;

  if (tags == NULL || tags->len >= MAX_TAGS)
    return;

  tag = g_new0 (PursuitAiDraftTag, 1);
  tag->place = place;
  tag->length = length;
  tag->name = g_strstrip (g_strdup (name));
  g_ptr_array_add (tags, tag);
}

/* What is missing stands between brackets, so that nobody overlooks it. */
static void
put_missing (GString *out, GPtrArray *tags, const char *what)
{
  gsize place = out->len;

  g_string_append_printf (out, "[%s]", what);
  add_tag (tags, place, out->len - place, what);
}

static void
take_back_space (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

/* A tag or variable between @p and @close, without its braces. */
static void
take_braces (GString *out, GPtrArray *tags, const char *p, const char *close)
{
  g_autofree char *inside = g_strstrip (g_strndup (p + 2, (gsize) (close - p - 2)));

  if (g_ascii_strncasecmp (inside, SOURCE, strlen (SOURCE)) == 0)
    {
      take_back_space (out);
      add_tag (tags, out->len, 0, inside + strlen (SOURCE));
    }
  else if (g_ascii_strncasecmp (inside, MISSING, strlen (MISSING)) == 0)
    put_missing (out, tags, g_strstrip (inside + strlen (MISSING)));
  else if (is_variable (inside))
    g_string_append_printf (out, OPEN "%s" CLOSE, inside);
  else
    put_missing (out, tags, inside);
}

static const char *
find_pair (const char *p, const char *end, char brace)
{
  while (end - p > 1 && (p = memchr (p, brace, (gsize) (end - p - 1))) != NULL)
    {
      if (p[1] == brace)
        return p;
      p++;
    }

  return NULL;
}

/* Kept as long as it lies ahead, so that no part of a text is looked through twice. */
static const char *
find_stop (Walk *self, const char *open)
{
  const char *p = open + strlen (OPEN);

  if (self->stop != NULL && self->stop >= p)
    return self->stop;
  while (p < self->end && *p != '\n' && !(p[0] == '}' && p + 1 < self->end && p[1] == '}'))
    p++;
  self->stop = p;

  return p;
}

/* A tag begins and ends on one line, with none that begins within. */
static WalkStep
judge (Walk *self, const char *open)
{
  const char *stop = find_stop (self, open);
  const char *inner;

  if (stop == self->end)
    {
      if (!self->is_end && self->end - open < PURSUIT_AI_DRAFT_TAGS_MAX_OPEN)
        return WALK_BEGUN;
      return self->end - open <= MAX_TAG ? WALK_BEGUN : WALK_TEXT;
    }
  if (*stop == '\n' || stop - open > MAX_TAG)
    return WALK_TEXT;
  inner = find_pair (open + 1, stop, '{');

  return inner == NULL ? WALK_TAG : WALK_TEXT;
}

/* Up to the next braces, or the end; a single brace there may be half of them. */
static const char *
take_text (Walk *self, const char *p)
{
  const char *open = find_pair (p, self->end, '{');
  const char *until = open != NULL ? open : self->end;

  if (open == NULL && !self->is_end && until > p && until[-1] == '{')
    until--;
  g_string_append_len (self->out, p, until - p);

  return until;
}

gsize
pursuit_ai_draft_tags_take (
    GString *out, GPtrArray *tags, const char *text, gsize length, gboolean is_end)
{
  Walk walk = { .out = out, .tags = tags, .end = text + length, .is_end = is_end };
  const char *p = text;

  while (TRUE)
    {
      p = take_text (&walk, p);
      if (walk.end - p < (gssize) strlen (OPEN))
        break;
      switch (judge (&walk, p))
        {
        case WALK_TAG:
          take_braces (out, tags, p, walk.stop);
          p = walk.stop + strlen (CLOSE);
          break;
        case WALK_TEXT:
          g_string_append (out, "\\{");
          p++;
          break;
        case WALK_BEGUN:
        default:
          return (gsize) (p - text);
        }
    }

  return (gsize) (p - text);
}
