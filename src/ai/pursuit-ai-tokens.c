/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-tokens.h"

#include <string.h>

/* How much of each kind goes into a token. */
typedef struct
{
  gsize letters;
  gsize digits;
  gsize spaces;
  gsize signs;
  gsize bytes; /* beyond ASCII */
} Sizes;

static const Sizes usual = { .letters = 4, .digits = 2, .spaces = 4, .signs = 1, .bytes = 2 };
/* No tokenizer joins words, but some know long ones whole, and signs that often follow each other.
 */
static const Sizes largest = { .letters = 12, .digits = 4, .spaces = 32, .signs = 4, .bytes = 8 };

/* Newer tokenizers make more of the same text than older ones. */
#define MARGIN 10
/* What is said to be the least leaves room for what nobody has thought of. */
#define SURE 75

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

static gboolean
is_sign (char c)
{
  return !is_letter (c) && !is_digit (c) && !is_space (c) && !is_beyond_ascii (c);
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

static gsize
count (const char *text, const Sizes *sizes)
{
  const char *p = text;
  gsize tokens = 0;

  while (*p != '\0')
    {
      if (is_letter (*p))
        tokens += divide_up (skip_run (&p, is_letter), sizes->letters);
      else if (is_digit (*p))
        tokens += divide_up (skip_run (&p, is_digit), sizes->digits);
      else if (is_beyond_ascii (*p))
        tokens += divide_up (skip_run (&p, is_beyond_ascii), sizes->bytes);
      else if (*p == ' ' && !is_space (p[1]))
        p++;
      else if (is_space (*p))
        tokens += divide_up (skip_run (&p, is_space), sizes->spaces);
      else
        tokens += divide_up (skip_run (&p, is_sign), sizes->signs);
    }

  return tokens;
}

guint
pursuit_ai_tokens_estimate (const char *text)
{
  gsize tokens;

  if (text == NULL)
    return 0;

  /* A tokenizer may cut a text into its bytes, but no further. */
  tokens = MIN (divide_up (count (text, &usual) * (100 + MARGIN), 100), strlen (text));

  return (guint) MIN (tokens, G_MAXINT);
}

guint
pursuit_ai_tokens_least (const char *text)
{
  return text != NULL ? (guint) MIN (count (text, &largest) * SURE / 100, G_MAXINT) : 0;
}
