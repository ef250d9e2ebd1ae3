/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-object-walk-private.h"

#include <string.h>

#define MAX_NUMBER 32

void
pursuit_ai_object_walk_init (PursuitAiObjectWalk *self, const char *text, gsize length)
{
  *self
      = (PursuitAiObjectWalk){ .p = text, .end = text + length, .whole = text, .whole_end = text };
}

gboolean
pursuit_ai_object_walk_is_over (const PursuitAiObjectWalk *self)
{
  return self->n_steps > PURSUIT_AI_OBJECT_WALK_MAX_STEPS;
}

static gboolean
count_step (PursuitAiObjectWalk *self)
{
  return ++self->n_steps <= PURSUIT_AI_OBJECT_WALK_MAX_STEPS;
}

static gboolean
is_at (const PursuitAiObjectWalk *self, char sign)
{
  return self->p < self->end && *self->p == sign;
}

static void
skip_blanks (PursuitAiObjectWalk *self)
{
  while (is_at (self, ' ') || is_at (self, '\t') || is_at (self, '\r') || is_at (self, '\n'))
    self->p++;
}

static gboolean
take (PursuitAiObjectWalk *self, char sign)
{
  skip_blanks (self);
  if (!is_at (self, sign))
    return FALSE;
  self->p++;

  return TRUE;
}

static gboolean
is_one_of (char sign, const char *signs)
{
  return sign != '\0' && strchr (signs, sign) != NULL;
}

/* The sign behind a backslash, with the four digits of one that has them. */
static gboolean
take_escape (PursuitAiObjectWalk *self)
{
  guint n_digits = is_at (self, 'u') ? 4 : 0;

  if (self->p == self->end || !is_one_of (*self->p, "\"\\/bfnrtu"))
    return FALSE;
  for (self->p++; n_digits > 0; n_digits--, self->p++)
    if (self->p == self->end || !g_ascii_isxdigit (*self->p))
      return FALSE;

  return TRUE;
}

/* What fails from here on may have begun inside of quotes that do not belong to it: one that is
 * alone in a sentence turns inside out all that follows. */
static gboolean
take_string (PursuitAiObjectWalk *self, gboolean *has_escape)
{
  if (!take (self, '"'))
    return FALSE;

  self->again = self->p;
  while (self->p < self->end && (guchar) *self->p >= 0x20)
    {
      char sign = *self->p++;

      if (sign == '"')
        return TRUE;
      if (sign != '\\')
        continue;
      *has_escape = TRUE;
      if (!take_escape (self))
        return FALSE;
    }

  return FALSE;
}

static gboolean
take_name (PursuitAiObjectWalk *self)
{
  GHashTable **names = &self->names[self->depth - 1];
  gboolean has_escape = FALSE;
  const char *start;

  skip_blanks (self);
  start = self->p;
  if (!count_step (self) || !take_string (self, &has_escape) || has_escape)
    return FALSE;
  if (*names == NULL)
    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_hash_table_add (*names, g_strndup (start, (gsize) (self->p - start)))
         && take (self, ':');
}

static gboolean
take_digits (PursuitAiObjectWalk *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;

  return self->p > start;
}

static gboolean
take_one_of (PursuitAiObjectWalk *self, char one, char other)
{
  if (!is_at (self, one) && !is_at (self, other))
    return FALSE;
  self->p++;

  return TRUE;
}

static gboolean
take_number (PursuitAiObjectWalk *self)
{
  const char *start = self->p;

  take_one_of (self, '-', '-');
  if (!take_one_of (self, '0', '0') && !take_digits (self))
    return FALSE;
  if (take_one_of (self, '.', '.') && !take_digits (self))
    return FALSE;
  if (take_one_of (self, 'e', 'E'))
    {
      take_one_of (self, '+', '-');
      if (!take_digits (self))
        return FALSE;
    }

  return self->p - start <= MAX_NUMBER;
}

static gboolean
take_word (PursuitAiObjectWalk *self)
{
  static const char *const words[]
      = { "true", "false", "null", "NaN", "Infinity", "-Infinity", "-NaN" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (length <= (gsize) (self->end - self->p) && memcmp (self->p, words[i], length) == 0)
        {
          self->p += length;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
take_scalar (PursuitAiObjectWalk *self)
{
  gboolean has_escape = FALSE;

  return is_at (self, '"') ? take_string (self, &has_escape)
                           : take_word (self) || take_number (self);
}

static gboolean
is_in_object (const PursuitAiObjectWalk *self)
{
  return *self->starts[self->depth - 1] == '{';
}

static gboolean
open_level (PursuitAiObjectWalk *self)
{
  if (self->depth == PURSUIT_JSON_MAX_DEPTH)
    return FALSE;
  self->names[self->depth] = NULL;
  self->starts[self->depth++] = self->p++;

  return TRUE;
}

static void
close_level (PursuitAiObjectWalk *self)
{
  const char *start = self->starts[--self->depth];

  g_clear_pointer (&self->names[self->depth], g_hash_table_unref);
  if (*start == '{' && self->p - start > self->whole_end - self->whole)
    {
      self->whole = start;
      self->whole_end = self->p;
    }
}

static gboolean
take_closing (PursuitAiObjectWalk *self)
{
  return take (self, is_in_object (self) ? '}' : ']');
}

/* Behind a value: what ends with it, and the comma before the next. */
static gboolean
go_behind (PursuitAiObjectWalk *self)
{
  while (self->depth > 0 && !take (self, ','))
    {
      if (!take_closing (self))
        return FALSE;
      close_level (self);
    }

  return self->depth == 0 || !is_in_object (self) || take_name (self);
}

static gboolean
go_inside (PursuitAiObjectWalk *self)
{
  if (!open_level (self))
    return FALSE;
  if (take_closing (self))
    {
      close_level (self);
      return go_behind (self);
    }

  return !is_in_object (self) || take_name (self);
}

static gboolean
take_value (PursuitAiObjectWalk *self)
{
  skip_blanks (self);
  self->again = self->p;
  if (!count_step (self))
    return FALSE;

  return is_at (self, '{') || is_at (self, '[') ? go_inside (self)
                                                : take_scalar (self) && go_behind (self);
}

gboolean
pursuit_ai_object_walk_run (PursuitAiObjectWalk *self, const char *start)
{
  gboolean goes_on;

  g_assert (start < self->end && *start == '{');

  self->p = start;
  self->again = start + 1;
  goes_on = go_inside (self);
  while (goes_on && self->depth > 0)
    goes_on = take_value (self);
  while (self->depth > 0)
    g_clear_pointer (&self->names[--self->depth], g_hash_table_unref);
  self->again = MAX (self->again, start + 1);

  return goes_on;
}

void
pursuit_ai_object_walk_append (GString *out, const char *start, const char *end)
{
  gboolean in_string = FALSE;

  for (const char *p = start; p < end; p++)
    {
      if (in_string || !is_one_of (*p, "-NI") || g_ascii_isdigit (p[1]))
        {
          g_string_append_c (out, *p);
        }
      else
        {
          g_string_append (out, "\"NaN\"");
          while (g_ascii_isalpha (p[1]))
            p++;
        }
      if (*p == '"')
        in_string = !in_string;
      else if (in_string && *p == '\\')
        g_string_append_c (out, *++p);
    }
}
