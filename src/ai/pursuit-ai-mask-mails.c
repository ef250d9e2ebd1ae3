/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask-private.h"

#include <string.h>

/* Between the words of "anna (at) kunde [dot] example". */
#define MAX_SPACES 2

static const char *
skip_spaces (const char *p)
{
  for (guint i = 0; i < MAX_SPACES && *p == ' '; i++)
    p++;

  return p;
}

/* Over "(at)", "[ AT ]" or "{at}", where @word is "at"; @p if there is none. */
static const char *
skip_bracketed (const char *p, const char *word)
{
  const char *close;
  const char *inside;

  if (*p == '\0' || strchr ("([{<", *p) == NULL)
    return p;
  close = *p == '(' ? ")" : *p == '[' ? "]" : *p == '{' ? "}" : ">";
  inside = skip_spaces (p + 1);
  if (g_ascii_strncasecmp (inside, word, strlen (word)) != 0)
    return p;
  inside = skip_spaces (inside + strlen (word));

  return *inside == *close ? inside + 1 : p;
}

/* The bytes of what stands for an @, and whether it was written so that programs do not find it. */
static gsize
take_at (const char *p, gboolean *is_spelt)
{
  gunichar c;

  *is_spelt = FALSE;
  if ((guchar) *p < 0x80)
    {
      if (*p == '@')
        return 1;
      *is_spelt = TRUE;
      return (gsize) (skip_bracketed (p, "at") - p);
    }
  c = g_utf8_get_char (p);

  return c == 0xff20 || c == 0xfe6b ? (gsize) (g_utf8_next_char (p) - p) : 0;
}

static gboolean
is_local (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c < 0x80)
    return g_ascii_isalnum ((char) c)
           || (c != 0 && strchr ("!#$%&'*+-/=?^_`{|}~.", (int) c) != NULL);

  return c == 0xff0e || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_domain (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '.' || c == 0xff0e || c == '-' || c == '_' || g_unichar_isalnum (c)
         || g_unichar_ismark (c);
}

/* The first byte of what stands before the @, not before @floor. */
static const char *
find_local (const char *floor, const char *at)
{
  const char *p = at;

  if (at > floor && at[-1] == '"')
    {
      for (p = at - 1; p > floor && p[-1] != '"' && p[-1] != '\n';)
        p--;
      if (p > floor && p[-1] == '"')
        return p - 1;
      p = at;
    }
  while (p > floor && is_local (g_utf8_prev_char (p)))
    p = g_utf8_prev_char (p);
  /* Marks that open a quote or emphasis and no address. */
  while (p < at && strchr ("'*/=`|{?&.", *p) != NULL)
    p++;

  return p;
}

/* The labels of a domain, with dots or with "[dot]" between them. */
static const char *
find_domain_end (const char *p)
{
  const char *start = p;
  const char *end = p;

  if (*p == '[' && skip_bracketed (p, "dot") == p)
    {
      const char *close = pursuit_ai_mask_skip_any (p + 1, "0123456789abcdefABCDEFIPv:.");

      return *close == ']' ? close + 1 : p;
    }
  for (;;)
    {
      const char *dot;
      const char *next;

      while (*p != '\0' && is_domain (p))
        p = g_utf8_next_char (p);
      end = p;
      dot = skip_spaces (p);
      next = skip_bracketed (dot, "dot");
      if (p == start || next == dot)
        break;
      next = skip_spaces (next);
      if (*next == '\0' || !is_domain (next))
        break;
      p = next;
    }
  while (end > start && strchr (".-_", end[-1]) != NULL)
    end--;

  return end;
}

/* A domain that was spelt out has a letter behind a dot: "we meet (at) 10.30" is none. */
static gboolean
is_name_of_host (const char *start, const char *end)
{
  const char *behind = end;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const char *next = *p == '.' ? p + 1 : skip_bracketed (p, "dot");

      if (next > p)
        behind = next;
    }
  for (const char *p = behind; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
take_mail (GArray *spans, const char *text, const char *floor, const char *at, const char *end)
{
  const char *start = find_local (floor, at);
  const gsize span[] = { (gsize) (start - text), (gsize) (end - text) };

  if (start < at)
    g_array_append_vals (spans, span, G_N_ELEMENTS (span));
  /* "a@b@c" is nothing that could be delivered, but may hold an address. */
  else if (spans->len > 0 && g_array_index (spans, gsize, spans->len - 1) == span[0])
    g_array_index (spans, gsize, spans->len - 1) = span[1];
  else
    return FALSE;

  return TRUE;
}

/* An @ at a place, however it is written; the next one is looked for from what this returns. */
static const char *
take_place (GArray *spans, const char *text, const char **floor, const char *at)
{
  gboolean is_spelt;
  gsize length = take_at (at, &is_spelt);
  const char *local_end = at;
  const char *domain = at + length;
  const char *end;

  if (length == 0)
    return g_utf8_next_char (at);

  for (guint i = 0; is_spelt && i < MAX_SPACES && local_end > *floor && local_end[-1] == ' '; i++)
    local_end--;
  if (is_spelt)
    domain = skip_spaces (domain);
  end = find_domain_end (domain);
  if (is_spelt && !is_name_of_host (domain, end))
    return at + length;
  if (end > domain && take_mail (spans, text, *floor, local_end, end))
    *floor = end;
  else
    *floor = end = at + length;

  return end;
}

GArray *
pursuit_ai_mask_list_mails (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *floor = text;

  for (const char *at = text; *at != '\0';)
    at = take_place (spans, text, &floor, at);

  return spans;
}
