/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim.h"

#include "core/pursuit-json.h"

#include <string.h>

/* Bytes of a sentence on either side of the claim. */
#define MAX_AROUND 500
/* Characters of a claim in a message. */
#define MAX_SHORT 60

void
pursuit_claim_free (PursuitClaim *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->variable);
  pursuit_evidence_free (self->evidence);
  g_free (self->sentence);
  g_free (self->confirmed_by);
  g_free (self->confirmed_at);
  g_free (self);
}

const char *
pursuit_claim_state_to_string (PursuitClaimState state)
{
  static const char *const names[] = {
    [PURSUIT_CLAIM_SOURCED] = "sourced",
    [PURSUIT_CLAIM_NOT_ESTABLISHED] = "not_established",
    [PURSUIT_CLAIM_UNSOURCED] = "unsourced",
    [PURSUIT_CLAIM_CONFIRMED] = "confirmed",
  };

  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

/* Behind the full stop of another sentence. */
static gboolean
begins_sentence (const char *line, const char *p)
{
  return p == line || (*p == ' ' && strchr (".!?", p[-1]) != NULL);
}

static const char *
find_start (const char *line, const char *claim)
{
  const char *p = claim;

  while (claim - p < MAX_AROUND && !begins_sentence (line, p))
    p--;
  while (((guchar) *p & 0xC0) == 0x80)
    p++;

  return p + strspn (p, " #*->|+\t");
}

static const char *
find_end (const char *claim_end)
{
  const char *p = claim_end;

  while (*p != '\0' && p - claim_end < MAX_AROUND
         && !(strchr (".!?", *p) != NULL && (p[1] == ' ' || p[1] == '\0')))
    p++;
  while (((guchar) *p & 0xC0) == 0x80)
    p++;

  return *p != '\0' && strchr (".!?", *p) != NULL ? p + 1 : p;
}

/* However it is spaced, it is the same sentence. */
static char *
dup_squeezed (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_space = strchr (" \t\r\n", text[i]) != NULL;

      if (!is_space)
        g_string_append_c (out, text[i]);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

void
pursuit_claim_find_sentence (const PursuitClaim *self, const char *line, gsize *start, gsize *end)
{
  gboolean is_row;
  const char *first;
  const char *last;

  g_return_if_fail (self != NULL && line != NULL);
  g_return_if_fail (start != NULL && end != NULL);
  g_return_if_fail (self->end <= strlen (line));

  is_row = line[strspn (line, " \t")] == '|' && strlen (line) <= 2 * MAX_AROUND;
  first = is_row ? line : find_start (line, line + self->start);
  last = is_row ? line + strlen (line) : find_end (line + self->end);
  /* What looks like the mark of a list may be the claim itself. */
  *start = (gsize) (MIN (first, line + self->start) - line);
  *end = (gsize) (last - line);
}

void
pursuit_claim_take_sentence (PursuitClaim *self, const char *line)
{
  gsize start;
  gsize end;

  g_return_if_fail (self != NULL && line != NULL);
  g_return_if_fail (self->end <= strlen (line));

  pursuit_claim_find_sentence (self, line, &start, &end);
  g_clear_pointer (&self->sentence, g_free);
  self->sentence = dup_squeezed (line + start, end - start);
}

char *
pursuit_claim_dup_short (const char *words)
{
  g_autofree char *beginning = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  if (g_utf8_strlen (words, -1) <= MAX_SHORT)
    return g_strdup (words);
  beginning = g_utf8_substring (words, 0, MAX_SHORT - 1);

  return g_strconcat (beginning, "…", NULL);
}

static JsonObject *
claim_to_object (const PursuitClaim *claim)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "text", claim->text);
  pursuit_json_set_text (object, "variable", claim->variable);
  json_object_set_int_member (object, "line", claim->line);
  json_object_set_string_member (object, "state", pursuit_claim_state_to_string (claim->state));
  json_object_set_member (object, "evidence", pursuit_evidence_to_json (claim->evidence));
  pursuit_json_set_text (object, "sentence", claim->sentence);
  pursuit_json_set_text (object, "confirmed_by", claim->confirmed_by);
  pursuit_json_set_text (object, "confirmed_at", claim->confirmed_at);

  return object;
}

JsonNode *
pursuit_claims_to_json (GPtrArray *claims)
{
  JsonArray *array;
  JsonNode *node;

  g_return_val_if_fail (claims != NULL, NULL);

  array = json_array_new ();
  for (guint i = 0; i < claims->len; i++)
    json_array_add_object_element (array, claim_to_object (g_ptr_array_index (claims, i)));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);

  return node;
}
