/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-part-private.h"

#include "engines/pursuit-statement-words-private.h"

#include <math.h>
#include <string.h>

/* What goes on for longer is cut, so that a line without end costs no more than its length. */
#define MAX_PART 1000

static void
part_free (gpointer data)
{
  PursuitClaimPart *self = data;

  pursuit_claim_gist_free (self->gist);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_free (self);
}

static gsize
cut (const char *text, gsize start, gsize end)
{
  gsize p = start + MAX_PART;

  if (end - start <= MAX_PART)
    return end;
  while (p > start + MAX_PART / 2 && text[p] != ' ')
    p--;
  while (((guchar) text[p] & 0xC0) == 0x80)
    p--;

  return p;
}

/* "3 weeks" or "two days". */
static gboolean
has_figures (const char *text)
{
  g_autoptr (GArray) words = pursuit_statement_words_split (text);

  for (guint i = 0; i < words->len; i++)
    if (!isnan (pursuit_statement_words_get (words, i)->number))
      return TRUE;

  return FALSE;
}

static GPtrArray *
split (const char *text, gsize offset, GHashTable *names, const char *marks, gboolean is_whole)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  gsize start = 0;

  while (text[start] != '\0')
    {
      gsize end = is_whole ? strlen (text) : pursuit_claim_gist_find_end (text, start, marks);
      PursuitClaimPart *part = g_new0 (PursuitClaimPart, 1);
      g_autofree char *words = NULL;

      end = cut (text, start, end);
      words = g_strndup (text + start, end - start);
      part->start = offset + start;
      part->end = offset + end;
      part->gist = pursuit_claim_gist_new (words, names);
      part->has_figures = has_figures (words);
      if (strchr (marks, ',') == NULL)
        part->clauses = split (words, part->start, names, ",;:", FALSE);
      g_ptr_array_add (parts, part);
      start = end;
      while (text[start] == ' ')
        start++;
    }

  return parts;
}

GPtrArray *
pursuit_claim_parts_new (const char *line, GHashTable *names)
{
  return split (line, 0, names, ";", line[strspn (line, " \t")] == '|');
}

const PursuitClaimPart *
pursuit_claim_parts_find (GPtrArray *parts, gsize place)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const PursuitClaimPart *part = g_ptr_array_index (parts, i);

      if (place < part->end)
        return part;
    }

  return NULL;
}
