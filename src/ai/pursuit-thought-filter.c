/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-thought-filter.h"

#include <string.h>

#define OPENING "<think>"
#define CLOSING "</think>"
/* So much white space before a mark is still looked through. */
#define MAX_SPACE 256

typedef enum
{
  AT_BEGINNING, /* nothing but white space, or a part of the opening mark */
  IN_THOUGHT,
  AFTER_THOUGHT, /* nothing but white space behind the closing mark */
  IN_ANSWER,
} State;

struct _PursuitThoughtFilter
{
  State state;
  GString *held; /* what is not decided yet */
};

PursuitThoughtFilter *
pursuit_thought_filter_new (void)
{
  PursuitThoughtFilter *self = g_new0 (PursuitThoughtFilter, 1);

  self->held = g_string_new (NULL);

  return self;
}

void
pursuit_thought_filter_free (PursuitThoughtFilter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->held, TRUE);
  g_free (self);
}

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return text;
}

static void
say_held (PursuitThoughtFilter *self, GString *said)
{
  g_string_append_len (said, self->held->str, (gssize) self->held->len);
  g_string_truncate (self->held, 0);
}

/* Each of these three takes what it can decide; TRUE if the state has changed. */
static gboolean
begin (PursuitThoughtFilter *self, GString *said)
{
  const char *text = skip_space (self->held->str);

  if (g_str_has_prefix (text, OPENING))
    {
      g_string_erase (self->held, 0, text + strlen (OPENING) - self->held->str);
      self->state = IN_THOUGHT;
      return TRUE;
    }
  if (g_str_has_prefix (OPENING, text) && self->held->len <= MAX_SPACE)
    return FALSE;

  say_held (self, said);
  self->state = IN_ANSWER;

  return TRUE;
}

static gboolean
skip_thought (PursuitThoughtFilter *self)
{
  const char *closing = strstr (self->held->str, CLOSING);

  if (closing == NULL)
    {
      /* Only a part of the mark at the end can still matter. */
      if (self->held->len >= strlen (CLOSING))
        g_string_erase (self->held, 0, (gssize) (self->held->len - strlen (CLOSING) + 1));
      return FALSE;
    }

  g_string_erase (self->held, 0, closing + strlen (CLOSING) - self->held->str);
  self->state = AFTER_THOUGHT;

  return TRUE;
}

static gboolean
skip_gap (PursuitThoughtFilter *self, GString *said)
{
  g_string_erase (self->held, 0, skip_space (self->held->str) - self->held->str);
  if (self->held->len == 0)
    return FALSE;

  say_held (self, said);
  self->state = IN_ANSWER;

  return TRUE;
}

static gboolean
advance (PursuitThoughtFilter *self, GString *said)
{
  switch (self->state)
    {
    case AT_BEGINNING:
      return begin (self, said);
    case IN_THOUGHT:
      return skip_thought (self);
    case AFTER_THOUGHT:
      return skip_gap (self, said);
    case IN_ANSWER:
    default:
      return FALSE;
    }
}

void
pursuit_thought_filter_feed (PursuitThoughtFilter *self, const char *text, GString *said)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL && said != NULL);

  if (self->state == IN_ANSWER)
    {
      g_string_append (said, text);
      return;
    }

  g_string_append (self->held, text);
  while (advance (self, said))
    ;
}

void
pursuit_thought_filter_finish (PursuitThoughtFilter *self, GString *said)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (said != NULL);

  if (self->state == AT_BEGINNING)
    say_held (self, said);
  self->state = IN_ANSWER;
}
