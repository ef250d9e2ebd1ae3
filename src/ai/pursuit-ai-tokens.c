/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-tokens.h"

#define LETTERS_OF_A_TOKEN 4
#define DIGITS_OF_A_TOKEN 2
#define SPACES_OF_A_TOKEN 4
#define BYTES_OF_A_TOKEN 2
/* Newer tokenizers make more of the same text than older ones. */
#define MARGIN 10

typedef gboolean (*IsPart) (char c);

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c);
}

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c);
}

static gboolean
is_space (char c)
{
  return g_ascii_isspace (c);
}

static gboolean
is_beyond_ascii (char c)
{
  return (guchar) c >= 0x80;
}

static gsize
skip_run (const char **p, IsPart is_part)
{
  const char *start = *p;

  while (**p != '\0' && is_part (**p))
    (*p)++;

  return (gsize) (*p - start);
}

static gsize
divide_up (gsize count, gsize size)
{
  return (count + size - 1) / size;
}

guint
pursuit_ai_tokens_estimate (const char *text)
{
  const char *p = text;
  gsize tokens = 0;

  if (text == NULL)
    return 0;

  while (*p != '\0')
    {
      if (is_letter (*p))
        tokens += divide_up (skip_run (&p, is_letter), LETTERS_OF_A_TOKEN);
      else if (is_digit (*p))
        tokens += divide_up (skip_run (&p, is_digit), DIGITS_OF_A_TOKEN);
      else if (is_beyond_ascii (*p))
        tokens += divide_up (skip_run (&p, is_beyond_ascii), BYTES_OF_A_TOKEN);
      else if (*p == ' ' && !is_space (p[1]))
        p++;
      else if (is_space (*p))
        tokens += divide_up (skip_run (&p, is_space), SPACES_OF_A_TOKEN);
      else
        p++, tokens++;
    }

  /* A tokenizer may cut a text into its bytes, but no further. */
  tokens = MIN (divide_up (tokens * (100 + MARGIN), 100), (gsize) (p - text));

  return (guint) MIN (tokens, G_MAXINT);
}
