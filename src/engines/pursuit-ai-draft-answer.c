/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-draft-answer.h"

#include "core/pursuit-json.h"
#include "core/pursuit-visible-text.h"

#include <string.h>

#define OPEN "{{"
#define CLOSE "}}"
#define SOURCE "source:"
#define MISSING "missing:"
#define MAX_TAG 200
#define MAX_TAGS 2000

/* Where a tag stood, in the text without tags. */
typedef struct
{
  gsize place;
  gsize length; /* of what stands there for something that is missing */
  char *name;   /* of the source; what is missing otherwise */
} Tag;

static void
tag_free (Tag *self)
{
  g_free (self->name);
  g_free (self);
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
  Tag *tag;

  if (tags == NULL || tags->len >= MAX_TAGS)
    return;

  tag = g_new0 (Tag, 1);
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

/* Whether a tag begins and ends here: on one line, with none that begins within. */
static gboolean
is_whole (const char *open, const char *close)
{
  const char *inner = strstr (open + 1, OPEN);

  return close != NULL && close - open <= MAX_TAG && (inner == NULL || inner > close)
         && memchr (open, '\n', (gsize) (close - open)) == NULL;
}

/* Braces that are no tag stand behind backslashes, so that they do not begin one for the template.
 */
static char *
strip (const char *text, GPtrArray *tags)
{
  GString *out = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const char *open = strstr (p, OPEN);
      const char *close = open != NULL ? strstr (open, CLOSE) : NULL;

      g_string_append_len (out, p, open != NULL ? open - p : (gssize) strlen (p));
      if (open == NULL)
        break;
      p = open;
      if (is_whole (open, close))
        {
          take_braces (out, tags, open, close);
          p = close + 2;
        }
      /* It has not come to its end yet. */
      else if (close == NULL && strlen (open) <= MAX_TAG && strchr (open, '\n') == NULL)
        break;
      else
        {
          g_string_append (out, "\\{");
          p++;
        }
    }

  return g_string_free (out, FALSE);
}

char *
pursuit_ai_draft_variables_to_text (PursuitProposalValues *values)
{
  guint n;
  const PursuitProposalVariable *variables = pursuit_proposal_variables_list (&n);
  GString *out;

  g_return_val_if_fail (values != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      const char *value = g_hash_table_lookup (values->texts, variables[i].name);

      if (value == NULL)
        continue;
      g_string_append_printf (out, OPEN "%s" CLOSE ": ", variables[i].name);
      pursuit_json_append_string (out, value);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

char *
pursuit_ai_draft_strip (const char *text)
{
  g_autofree char *visible = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  visible = pursuit_visible_text_dup (text, "");

  return strip (visible, NULL);
}

/* Back from the end of a sentence to its start. */
static gsize
find_sentence_start (const char *text, gsize end)
{
  gsize start = end;

  /* The full stop may stand before or behind the tag. */
  while (start > 0 && strchr (".!? ", text[start - 1]) != NULL)
    start--;
  while (start > 0 && text[start - 1] != '\n'
         && !(text[start] == ' ' && strchr (".!?", text[start - 1]) != NULL))
    start--;
  while (start < end && strchr (" #*->|", text[start]) != NULL)
    start++;

  return start;
}

static PursuitClaim *
new_claim (const char *text, const Tag *tag, PursuitSources *sources)
{
  gboolean is_missing = tag->length > 0;
  gsize start = is_missing ? tag->place : find_sentence_start (text, tag->place);
  gsize end = tag->place + tag->length;
  const char *line_start = text + start;
  PursuitClaim *claim = g_new0 (PursuitClaim, 1);

  while (line_start > text && line_start[-1] != '\n')
    line_start--;
  claim->line = 1;
  for (const char *p = text; p < line_start; p++)
    claim->line += *p == '\n';
  claim->start = (guint) (text + start - line_start);
  claim->end = (guint) (text + end - line_start);
  claim->text = g_strndup (text + start, end - start);
  claim->evidence = is_missing ? NULL : pursuit_sources_cite (sources, tag->name, NULL);
  claim->sort = PURSUIT_CLAIM_SORT_SENTENCE;
  claim->state = PURSUIT_CLAIM_UNSOURCED;
  if (claim->evidence != NULL)
    claim->state = PURSUIT_CLAIM_SOURCED;
  else if (is_missing)
    claim->state = PURSUIT_CLAIM_NOT_ESTABLISHED;

  return claim;
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const PursuitClaim *first = *(PursuitClaim *const *) a;
  const PursuitClaim *second = *(PursuitClaim *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return (first->start > second->start) - (first->start < second->start);
}

PursuitAiDraftAnswer *
pursuit_ai_draft_answer_read (const char *text,
                              PursuitProposalValues *values,
                              PursuitSources *sources)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) tag_free);
  PursuitAiDraftAnswer *self;
  g_autofree char *visible = NULL;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (sources != NULL, NULL);

  self = g_new0 (PursuitAiDraftAnswer, 1);
  visible = pursuit_visible_text_dup (text, "");
  clean = pursuit_sources_dup_allowed (sources, visible, &self->n_removed);
  self->markdown = strip (clean, tags);
  self->claims = pursuit_proposal_values_list_claims (values, self->markdown);
  for (guint i = 0; i < tags->len; i++)
    {
      PursuitClaim *claim = new_claim (self->markdown, g_ptr_array_index (tags, i), sources);

      self->n_unknown += claim->state == PURSUIT_CLAIM_UNSOURCED;
      g_ptr_array_add (self->claims, claim);
    }
  g_ptr_array_sort (self->claims, compare_claims);

  return self;
}

void
pursuit_ai_draft_answer_free (PursuitAiDraftAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->markdown);
  g_ptr_array_unref (self->claims);
  g_free (self);
}
