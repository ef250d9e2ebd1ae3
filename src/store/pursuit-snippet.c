/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-snippet-private.h"

#include "core/pursuit-conversation.h"
#include "store/pursuit-fold-private.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-search.h"
#include "store/pursuit-speech-private.h"

#include <string.h>

/* Matches of one field that are looked at. */
#define MAX_SPANS 1024

typedef struct
{
  gsize start;
  gsize end;
  guint word; /* which of the words that were searched for */
} Span;

/* The best field so far. */
typedef struct
{
  char *text;      /* (owned) (nullable) */
  GArray *spans;   /* (owned) (nullable) of Span */
  guint n_matched; /* different words in it */
  guint first;     /* the span with which the best stretch begins */
  int field;
} Best;

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Takes the word at @p, folded; returns the place behind it. */
static const char *
take_word (const char *p, GString *word)
{
  g_string_truncate (word, 0);
  for (; *p != '\0' && is_word_char (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      gunichar folded = pursuit_fold_char (g_utf8_get_char (p));

      if (folded != 0)
        g_string_append_unichar (word, folded);
    }

  return p;
}

/* The number of the word that fits, -1 for none. */
static int
find_word (const char *word, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (word, words->pdata[i])
        || (i + 1 == words->len && g_str_has_prefix (word, words->pdata[i])))
      return (int) i;

  return -1;
}

static GArray *
find_spans (const char *text, GPtrArray *words, guint *n_matched)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GString) word = g_string_new (NULL);
  guint64 seen = 0;
  const char *p = text;

  *n_matched = 0;
  while (*p != '\0' && spans->len < MAX_SPANS)
    {
      const char *start = p;
      int found;

      if (!is_word_char (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      p = take_word (p, word);
      found = find_word (word->str, words);
      if (found >= 0)
        {
          const Span span = { (gsize) (start - text), (gsize) (p - text), (guint) found };

          g_array_append_val (spans, span);
          if ((seen & G_GUINT64_CONSTANT (1) << found) == 0)
            (*n_matched)++;
          seen |= G_GUINT64_CONSTANT (1) << found;
        }
    }

  return spans;
}

/* A field as people read it. */
static char *
dup_field_text (PursuitRecord *record, guint field, const PursuitSearchExpression *expression)
{
  const PursuitField *info = &pursuit_record_get_fields (record)->fields[field];
  const char *text = pursuit_record_get_text (record, field);
  GString *plain;

  if (expression->who->len > 0 && pursuit_record_get_kind (record) == PURSUIT_KIND_CONVERSATION
      && field == PURSUIT_CONVERSATION_TRANSCRIPT)
    return pursuit_speech_dup_said (text, expression);
  if (info->type != PURSUIT_FIELD_JSON)
    return g_strdup (text);
  plain = g_string_new (NULL);
  pursuit_search_document_append_json (plain, text);

  return g_string_free (plain, FALSE);
}

/* Counts the different words from a span on, as far as a snippet goes; @length is set to the bytes
 * from the first to the last of them. */
static guint
count_words (GArray *spans, guint from, gsize *length)
{
  const Span *first = &g_array_index (spans, Span, from);
  guint64 seen = 0;
  guint n = 0;

  for (guint i = from; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (span->end - first->start > PURSUIT_SNIPPET_LENGTH / 2)
        break;
      if ((seen & G_GUINT64_CONSTANT (1) << span->word) != 0)
        continue;
      seen |= G_GUINT64_CONSTANT (1) << span->word;
      *length = span->end - first->start;
      n++;
    }

  return n;
}

/* Where most of the words stand, closest together: a phrase before words that are strewn about. */
static guint
find_best_stretch (GArray *spans)
{
  guint best = 0;
  guint most = 0;
  gsize shortest = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      gsize length = 0;
      guint n = count_words (spans, i, &length);

      if (n < most || (n == most && length >= shortest))
        continue;
      best = i;
      most = n;
      shortest = length;
    }

  return best;
}

static void
consider (Best *best, PursuitRecord *record, guint field, const PursuitSearchExpression *expression)
{
  g_autofree char *text = dup_field_text (record, field, expression);
  g_autoptr (GArray) spans = NULL;
  guint n_matched;
  gboolean is_title
      = (pursuit_record_get_fields (record)->fields[field].flags & PURSUIT_FIELD_TITLE) != 0;

  spans = find_spans (text, expression->words, &n_matched);
  /* The title is shown anyway: of equals, a text beside it says more. */
  if (best->text != NULL && n_matched < best->n_matched + (is_title ? 1 : 0))
    return;
  if (best->text != NULL && n_matched == best->n_matched && n_matched == 0)
    return;

  g_free (best->text);
  best->text = g_steal_pointer (&text);
  g_clear_pointer (&best->spans, g_array_unref);
  best->spans = g_steal_pointer (&spans);
  best->n_matched = n_matched;
  best->first = find_best_stretch (best->spans);
  best->field = (int) field;
}

static gboolean
ends_sentence (const char *text, gsize at)
{
  return text[at] == '\n'
         || (strchr (".!?", text[at]) != NULL && (text[at + 1] == ' ' || text[at + 1] == '\n'));
}

/* Moves a place by whole characters, as far as a sentence and the length of a snippet go. */
static gsize
find_start (const char *text, gsize at)
{
  const char *p = text + at;

  for (guint i = 0; i < PURSUIT_SNIPPET_LENGTH / 2 && p > text; i++)
    {
      const char *before = g_utf8_find_prev_char (text, p);

      if (before == NULL || ends_sentence (text, (gsize) (before - text)))
        break;
      p = before;
    }

  return (gsize) (p - text);
}

static gsize
find_end (const char *text, gsize start, gsize at)
{
  const char *p = text + at;
  glong used = g_utf8_strlen (text + start, (gssize) (at - start));

  for (glong i = used; i < PURSUIT_SNIPPET_LENGTH && *p != '\0'; i++)
    {
      gboolean ends = ends_sentence (text, (gsize) (p - text));

      if (*p != '\n')
        p = g_utf8_next_char (p);
      if (ends)
        break;
    }

  return (gsize) (p - text);
}

static void
append_plain (GString *snippet, const char *text, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    g_string_append_c (snippet, g_ascii_iscntrl (text[i]) ? ' ' : text[i]);
}

static gsize
get_start (const Best *best)
{
  return best->spans->len > 0 ? g_array_index (best->spans, Span, best->first).start
                              : strspn (best->text, "\n");
}

static guint
count_lines (const char *text, gsize end)
{
  guint lines = 1;

  for (gsize i = 0; i < end; i++)
    lines += text[i] == '\n';

  return lines;
}

static char *
cut (const Best *best)
{
  GString *snippet = g_string_new (NULL);
  const char *text = best->text;
  gsize first = get_start (best);
  gsize start = find_start (text, first);
  gsize end = find_end (text, start, first);

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  if (start > 0 && !ends_sentence (text, start - 1) && text[start - 1] != ' ')
    g_string_append (snippet, "…");
  for (guint i = 0; i < best->spans->len; i++)
    {
      const Span *span = &g_array_index (best->spans, Span, i);

      if (span->start < start || span->end > end)
        continue;
      append_plain (snippet, text, start, span->start);
      g_string_append_c (snippet, PURSUIT_SEARCH_MATCH_START);
      append_plain (snippet, text, span->start, span->end);
      g_string_append_c (snippet, PURSUIT_SEARCH_MATCH_END);
      start = span->end;
    }
  append_plain (snippet, text, start, end);
  if (text[end] != '\0' && text[end] != '\n' && !ends_sentence (text, end - (end > 0)))
    g_string_append (snippet, "…");

  return g_strchomp (g_string_free (snippet, FALSE));
}

char *
pursuit_snippet_new (PursuitRecord *record,
                     const PursuitSearchExpression *expression,
                     int *field,
                     guint *line)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  Best best = { .field = -1 };
  char *snippet;

  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & (PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_DIGITS)) != 0
        && !pursuit_field_is_number (&table->fields[i]) && pursuit_record_is_set (record, i))
      consider (&best, record, i, expression);

  snippet = best.text != NULL ? cut (&best) : g_strdup ("");
  *field = best.field;
  *line = best.text != NULL ? count_lines (best.text, get_start (&best)) : 1;
  g_free (best.text);
  g_clear_pointer (&best.spans, g_array_unref);

  return snippet;
}
