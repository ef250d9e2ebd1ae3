/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-draft-answer.h"

#include "core/pursuit-visible-text.h"
#include "engines/pursuit-ai-draft-tags-private.h"
#include "engines/pursuit-claim-check.h"

#include <string.h>

/* What a person sees of it, without tags. */
static char *
strip (const char *visible, GPtrArray *tags)
{
  GString *out = g_string_new (NULL);

  pursuit_ai_draft_tags_take (out, tags, visible, strlen (visible), TRUE);

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
new_claim (const char *text, const PursuitAiDraftTag *tag, PursuitSources *sources)
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
  g_autoptr (GPtrArray) tags = pursuit_ai_draft_tags_new ();
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
      if (claim->state == PURSUIT_CLAIM_NOT_ESTABLISHED)
        pursuit_claims_take_note (self->claims, claim);
      else
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
