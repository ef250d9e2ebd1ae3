/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-check.h"

#include "core/pursuit-json.h"

#include <string.h>

static JsonNode *
new_array_node (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);

  return node;
}

/* An array to add to, whatever stands there. */
static JsonNode *
read_array (const char *json)
{
  JsonNode *node = json != NULL ? pursuit_json_parse (json, -1, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return node;
  g_clear_pointer (&node, json_node_unref);

  return new_array_node (json_array_new ());
}

static void
drop_oldest (JsonArray *array)
{
  while (json_array_get_length (array) > PURSUIT_CLAIMS_MAX_KEPT)
    json_array_remove_element (array, 0);
}

static const char *
get_text (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* What the text says no longer is nobody's doubt any more. */
static void
take_doubt (JsonArray *kept, GHashTable *seen, const char *words, const char *text)
{
  if (words != NULL && *words != '\0' && strstr (text, words) != NULL
      && g_hash_table_add (seen, g_strdup (words)))
    json_array_add_string_element (kept, words);
}

char *
pursuit_claims_keep_doubted (const char *doubted, GPtrArray *claims, const char *text)
{
  g_autoptr (JsonNode) before = read_array (doubted);
  g_autoptr (JsonNode) after = new_array_node (json_array_new ());
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *old = json_node_get_array (before);
  JsonArray *kept = json_node_get_array (after);

  g_return_val_if_fail (claims != NULL && text != NULL, NULL);

  for (guint i = 0; i < json_array_get_length (old); i++)
    take_doubt (kept, seen, get_text (old, i), text);
  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->sort == PURSUIT_CLAIM_SORT_SENTENCE && claim->state != PURSUIT_CLAIM_SOURCED)
        take_doubt (kept, seen, claim->text, text);
    }
  drop_oldest (kept);

  return json_array_get_length (kept) > 0 ? pursuit_json_to_text (after, FALSE) : NULL;
}

/* Whether something of these words, or all of them, is asked about. */
static gboolean
is_asked (GPtrArray *claims, guint line, guint start, guint end)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->line == line && claim->evidence == NULL
          && claim->sort != PURSUIT_CLAIM_SORT_VARIABLE && claim->start < end && start < claim->end)
        return TRUE;
    }

  return FALSE;
}

/* "[the day]" is no claim of anything. */
static gboolean
is_note (const char *words)
{
  return *words == '[' && g_str_has_suffix (words, "]");
}

static PursuitClaim *
new_doubted (const char *words, guint line, guint start)
{
  PursuitClaim *claim = g_new0 (PursuitClaim, 1);

  claim->sort = PURSUIT_CLAIM_SORT_SENTENCE;
  claim->state = is_note (words) ? PURSUIT_CLAIM_NOT_ESTABLISHED : PURSUIT_CLAIM_UNSOURCED;
  claim->line = line;
  claim->start = start;
  claim->end = start + (guint) strlen (words);
  claim->text = g_strdup (words);
  claim->sentence = g_strdup (words);

  return claim;
}

void
pursuit_claims_take_note (GPtrArray *claims, PursuitClaim *note)
{
  g_return_if_fail (claims != NULL && note != NULL);

  for (guint i = claims->len; i > 0; i--)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i - 1);

      if (claim->line == note->line && claim->sort != PURSUIT_CLAIM_SORT_VARIABLE
          && note->start <= claim->start && claim->end <= note->end)
        g_ptr_array_remove_index (claims, i - 1);
    }
  g_ptr_array_add (claims, note);
}

static guint
count_lines (const char *start, const char *end)
{
  guint n = 0;

  for (const char *p = memchr (start, '\n', (gsize) (end - start)); p != NULL;
       p = memchr (p + 1, '\n', (gsize) (end - p - 1)))
    n++;

  return n;
}

static void
add_doubt (GPtrArray *claims, const char *text, const char *words)
{
  for (const char *p = strstr (text, words); p != NULL && claims->len < PURSUIT_CLAIMS_MAX;
       p = strstr (p + strlen (words), words))
    {
      guint line = count_lines (text, p) + 1;
      const char *start = p;

      while (start > text && start[-1] != '\n')
        start--;
      /* No claim around it or in it may be confirmed in its place. */
      if (is_note (words))
        pursuit_claims_take_note (claims, new_doubted (words, line, (guint) (p - start)));
      else if (!is_asked (claims, line, (guint) (p - start), (guint) (p - start + strlen (words))))
        g_ptr_array_add (claims, new_doubted (words, line, (guint) (p - start)));
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const PursuitClaim *first = *(PursuitClaim *const *) a;
  const PursuitClaim *second = *(PursuitClaim *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return (first->start > second->start) - (first->start < second->start);
}

void
pursuit_claims_add_doubted (GPtrArray *claims, const char *text, const char *doubted)
{
  g_autoptr (JsonNode) node = read_array (doubted);
  JsonArray *array = json_node_get_array (node);

  g_return_if_fail (claims != NULL && text != NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *words = get_text (array, i);

      if (words != NULL && *words != '\0')
        add_doubt (claims, text, words);
    }
  g_ptr_array_sort (claims, compare_places);
}

/* Both together, as neither can hold it. */
static char *
dup_key (const char *words, const char *sentence)
{
  return words != NULL && sentence != NULL ? g_strdup_printf ("%s\n%s", words, sentence) : NULL;
}

/* (element-type utf8 JsonObject): the newest confirmation of each. */
static GHashTable *
index_confirmed (JsonArray *array)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      char *key = object != NULL ? dup_key (pursuit_json_get_text (object, "words"),
                                            pursuit_json_get_text (object, "sentence"))
                                 : NULL;

      if (key != NULL)
        g_hash_table_insert (index, key, object);
    }

  return index;
}

void
pursuit_claims_apply_confirmed (GPtrArray *claims, const char *confirmed)
{
  g_autoptr (JsonNode) node = read_array (confirmed);
  g_autoptr (GHashTable) index = index_confirmed (json_node_get_array (node));

  g_return_if_fail (claims != NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      PursuitClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *key
          = claim->state == PURSUIT_CLAIM_UNSOURCED ? dup_key (claim->text, claim->sentence) : NULL;
      JsonObject *object = key != NULL ? g_hash_table_lookup (index, key) : NULL;

      if (object == NULL)
        continue;
      claim->state = PURSUIT_CLAIM_CONFIRMED;
      claim->confirmed_by = g_strdup (pursuit_json_get_text (object, "by"));
      claim->confirmed_at = g_strdup (pursuit_json_get_text (object, "at"));
    }
}

char *
pursuit_claims_confirm (const char *confirmed,
                        const PursuitClaim *claim,
                        const char *by,
                        const char *at)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (claim != NULL && claim->sentence != NULL && at != NULL, NULL);

  node = read_array (confirmed);
  object = json_object_new ();
  json_object_set_string_member (object, "words", claim->text);
  json_object_set_string_member (object, "sentence", claim->sentence);
  pursuit_json_set_text (object, "by", by);
  json_object_set_string_member (object, "at", at);
  json_array_add_object_element (json_node_get_array (node), object);
  drop_oldest (json_node_get_array (node));

  return pursuit_json_to_text (node, FALSE);
}

GPtrArray *
pursuit_claims_find_open (GPtrArray *claims)
{
  GPtrArray *open;

  g_return_val_if_fail (claims != NULL, NULL);

  open = g_ptr_array_new ();
  for (guint i = 0; i < claims->len; i++)
    {
      PursuitClaim *claim = g_ptr_array_index (claims, i);

      if ((claim->state == PURSUIT_CLAIM_UNSOURCED && !claim->is_own)
          || (claim->state == PURSUIT_CLAIM_NOT_ESTABLISHED
              && claim->sort != PURSUIT_CLAIM_SORT_VARIABLE))
        g_ptr_array_add (open, claim);
    }
  /* Figures come before the other statements of a line. */
  g_ptr_array_sort (open, compare_places);

  return open;
}
