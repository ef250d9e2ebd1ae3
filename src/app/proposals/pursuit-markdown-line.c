/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-markdown-line.h"

#include <string.h>

/* Longer ones are no variables. */
#define MAX_VARIABLE 80
/* Longer runs of backticks begin no code in a line, and of a fence they count for no more. */
#define MAX_TICKS 8
/* CommonMark: so many marks open fenced code. */
#define MIN_FENCE 3
/* A state holds the marks of the fence that is open. */
#define STATE_TILDES 0x80u

/* Marks that stand on both sides of what they are about, and where the open one is. */
typedef struct
{
  const char *mark;
  PursuitMarkdownPart part;
} Pair;

/* In the order in which they are tried. */
static const Pair pairs[] = {
  { "**", PURSUIT_MARKDOWN_PART_STRONG },  { "__", PURSUIT_MARKDOWN_PART_STRONG },
  { "~~", PURSUIT_MARKDOWN_PART_STRIKE },  { "*", PURSUIT_MARKDOWN_PART_EMPHASIS },
  { "_", PURSUIT_MARKDOWN_PART_EMPHASIS },
};

typedef struct
{
  const char *line;
  const char *end;
  const char *p;
  GArray *spans;
  const char *open[G_N_ELEMENTS (pairs)]; /* nullable */
  const char *bracket;                    /* nullable: the last "[" */
  guint8 no_ticks[MAX_TICKS + 1];         /* whether no such run closes any more */
  gboolean no_comment;
  gboolean no_target;
} Reader;

static void
add_span (Reader *self, PursuitMarkdownPart part, const char *start, const char *end)
{
  PursuitMarkdownSpan span = { part, (guint) (start - self->line), (guint) (end - self->line) };

  g_array_append_val (self->spans, span);
}

static const char *
skip_blanks (const Reader *self, const char *p)
{
  while (p < self->end && (*p == ' ' || *p == '\t'))
    p++;

  return p;
}

static gsize
count_run (const Reader *self, const char *p, char c)
{
  const char *start = p;

  while (p < self->end && *p == c)
    p++;

  return (gsize) (p - start);
}

static const char *
find (const Reader *self, const char *from, const char *what)
{
  return from < self->end ? g_strstr_len (from, self->end - from, what) : NULL;
}

static gboolean
is_blank (char c)
{
  return c == '\0' || g_ascii_isspace (c);
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* "{{name}}": above everything else, as "_" in a name begins no emphasis. */
static gboolean
read_variable (Reader *self)
{
  const char *limit = MIN (self->end, self->p + MAX_VARIABLE);
  const char *close;

  if (self->p + 1 >= self->end || self->p[0] != '{' || self->p[1] != '{')
    return FALSE;

  close = g_strstr_len (self->p, limit - self->p, "}}");
  if (close == NULL)
    return FALSE;
  add_span (self, PURSUIT_MARKDOWN_PART_VARIABLE, self->p, close + 2);
  self->p = close + 2;

  return TRUE;
}

static gboolean
read_code (Reader *self)
{
  gsize n = count_run (self, self->p, '`');
  const char *p = self->p + n;

  if (n == 0)
    return FALSE;
  while (n <= MAX_TICKS && !self->no_ticks[n] && p < self->end)
    {
      gsize other = count_run (self, p, '`');

      if (other == n)
        {
          add_span (self, PURSUIT_MARKDOWN_PART_CODE, self->p, p + n);
          self->p = p + n;
          return TRUE;
        }
      p += MAX (other, 1);
    }
  if (n <= MAX_TICKS)
    self->no_ticks[n] = TRUE;
  self->p += n;

  return TRUE;
}

/* "](target)" after the last "[". */
static gboolean
read_link (Reader *self)
{
  const char *close;

  if (*self->p == '[')
    {
      self->bracket = self->p++;
      return TRUE;
    }
  if (*self->p != ']')
    return FALSE;

  close = self->bracket != NULL && self->p + 1 < self->end && self->p[1] == '(' && !self->no_target
              ? find (self, self->p + 2, ")")
              : NULL;
  if (close != NULL)
    {
      add_span (self, PURSUIT_MARKDOWN_PART_LINK, self->bracket, close + 1);
      add_span (self, PURSUIT_MARKDOWN_PART_MARK, self->p, close + 1);
      self->p = close + 1;
    }
  else
    {
      self->no_target = self->no_target || (self->bracket != NULL && self->p[1] == '(');
      self->p++;
    }
  self->bracket = NULL;

  return TRUE;
}

static gboolean
read_comment (Reader *self)
{
  const char *close;

  if (self->no_comment || *self->p != '<' || !g_str_has_prefix (self->p, "<!--"))
    return FALSE;

  close = find (self, self->p + strlen ("<!--"), "-->");
  if (close == NULL)
    {
      self->no_comment = TRUE;
      return FALSE;
    }
  add_span (self, PURSUIT_MARKDOWN_PART_MARK, self->p, close + strlen ("-->"));
  self->p = close + strlen ("-->");

  return TRUE;
}

/* The rule of CommonMark without its fine print: what is open closes where no blank stands before,
 * and opens where none comes after; "_" does neither within a word. */
static gboolean
read_pair (Reader *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize length = strlen (pairs[i].mark);
      const char *behind = self->p + length;
      char before = self->p > self->line ? self->p[-1] : '\0';
      char after;

      if (behind > self->end || strncmp (self->p, pairs[i].mark, length) != 0)
        continue;
      after = behind < self->end ? *behind : '\0';
      if (*pairs[i].mark == '_' && is_word (before) && is_word (after))
        continue;

      if (self->open[i] != NULL && !is_blank (before) && self->open[i] + length < self->p)
        {
          add_span (self, pairs[i].part, self->open[i], behind);
          self->open[i] = NULL;
        }
      else if (!is_blank (after))
        self->open[i] = self->p;
      self->p = behind;

      return TRUE;
    }

  return FALSE;
}

static void
read_inlines (Reader *self, gboolean is_row)
{
  while (self->p < self->end)
    {
      if (*self->p == '\\' && self->p + 1 < self->end)
        {
          self->p += 2;
          continue;
        }
      if (is_row && *self->p == '|')
        add_span (self, PURSUIT_MARKDOWN_PART_MARK, self->p, self->p + 1);
      if (!read_variable (self) && !read_code (self) && !read_link (self) && !read_comment (self)
          && !read_pair (self))
        self->p++;
    }
}

/* Quote marks and the marker of an item. */
static void
read_markers (Reader *self)
{
  const char *p = skip_blanks (self, self->p);
  gsize digits = 0;

  while (p < self->end && *p == '>')
    {
      add_span (self, PURSUIT_MARKDOWN_PART_MARK, p, p + 1);
      p = skip_blanks (self, p + 1);
    }
  while (p + digits < self->end && g_ascii_isdigit (p[digits]))
    digits++;
  if (digits > 0 && digits < 10 && p + digits < self->end && (p[digits] == '.' || p[digits] == ')')
      && is_blank (p[digits + 1]))
    digits++;
  else
    digits = p < self->end && strchr ("-*+", *p) != NULL && is_blank (p[1]) ? 1 : 0;

  if (digits > 0)
    add_span (self, PURSUIT_MARKDOWN_PART_MARK, p, p + digits);
  self->p = skip_blanks (self, p + digits);
}

static gboolean
read_heading (Reader *self)
{
  gsize level = count_run (self, self->p, '#');

  if (level < 1 || level > 6 || (self->p + level < self->end && !is_blank (self->p[level])))
    return FALSE;

  add_span (self, PURSUIT_MARKDOWN_PART_HEADING, self->p, self->end);
  self->p += level;

  return TRUE;
}

/* A line of nothing but marks: the second one of a table, a rule, the underline of a heading. */
static gboolean
read_rule (Reader *self)
{
  const char *p = self->line + strspn (self->line, "-=|:*_ \t");

  if (p < self->end || skip_blanks (self, self->line) == self->end)
    return FALSE;

  add_span (self, PURSUIT_MARKDOWN_PART_MARK, self->line, self->end);

  return TRUE;
}

/* The state behind an opening fence; 0 if it is none. */
static guint8
read_fence (Reader *self)
{
  char c = self->p < self->end ? *self->p : '\0';
  gsize n = c == '`' || c == '~' ? count_run (self, self->p, c) : 0;

  if (n < MIN_FENCE || (c == '`' && memchr (self->p + n, '`', (gsize) (self->end - self->p) - n)))
    return PURSUIT_MARKDOWN_LINE_START;

  add_span (self, PURSUIT_MARKDOWN_PART_MARK, self->p, self->end);

  return (guint8) (MIN (n, MAX_TICKS) | (c == '~' ? STATE_TILDES : 0));
}

static guint8
read_in_fence (Reader *self, guint8 state)
{
  char c = (state & STATE_TILDES) != 0 ? '~' : '`';
  const char *p = self->line;
  gsize n;

  while (p < self->end && (*p == ' ' || *p == '\t' || *p == '>'))
    p++;
  n = count_run (self, p, c);
  if (n >= (state & ~STATE_TILDES) && skip_blanks (self, p + n) == self->end)
    {
      add_span (self, PURSUIT_MARKDOWN_PART_MARK, self->line, self->end);
      return PURSUIT_MARKDOWN_LINE_START;
    }
  if (self->end > self->line)
    add_span (self, PURSUIT_MARKDOWN_PART_CODE, self->line, self->end);

  return state;
}

guint8
pursuit_markdown_line_read (const char *line, guint8 state, GArray *spans)
{
  Reader reader = { .line = line, .p = line, .spans = spans };
  guint first;

  g_return_val_if_fail (line != NULL, PURSUIT_MARKDOWN_LINE_START);
  g_return_val_if_fail (spans != NULL, PURSUIT_MARKDOWN_LINE_START);

  reader.end = line + strnlen (line, PURSUIT_MARKDOWN_LINE_MAX);
  while (reader.end > line && (*reader.end & 0xC0) == 0x80)
    reader.end--;
  if (state != PURSUIT_MARKDOWN_LINE_START)
    return read_in_fence (&reader, state);
  if (read_rule (&reader))
    return state;

  first = spans->len;
  read_markers (&reader);
  state = read_fence (&reader);
  if (state != PURSUIT_MARKDOWN_LINE_START)
    return state;
  read_heading (&reader);
  read_inlines (&reader, spans->len == first && *reader.p == '|');

  return state;
}
