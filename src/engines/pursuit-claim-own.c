/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-own.h"

#include "core/pursuit-json.h"

#include <string.h>

static JsonNode *
read_array (const char *json)
{
  JsonNode *node = json != NULL ? pursuit_json_parse (json, -1, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_clear_pointer (&node, json_node_unref);
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
    }

  return node;
}

/* However they are indented, they are the same lines. */
static char **
split_lines (const char *text)
{
  char **lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);

  return lines;
}

/* The lines of an entry that has some. */
static JsonArray *
get_own (JsonArray *entries, guint index)
{
  JsonNode *entry = json_array_get_element (entries, index);
  JsonNode *own = JSON_NODE_HOLDS_OBJECT (entry)
                      ? json_object_get_member (json_node_get_object (entry), "own")
                      : NULL;

  return own != NULL && JSON_NODE_HOLDS_ARRAY (own) ? json_node_get_array (own) : NULL;
}

static const char *
get_line (JsonArray *own, guint index)
{
  JsonNode *node = json_array_get_element (own, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
new_own (char **lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *own = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && g_hash_table_add (seen, lines[i]))
      json_array_add_string_element (own, lines[i]);

  return own;
}

char *
pursuit_claims_note_own (const char *confirmed, const char *text, const char *by, const char *at)
{
  g_autoptr (JsonNode) node = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *entry;

  g_return_val_if_fail (text != NULL && at != NULL, NULL);

  node = read_array (confirmed);
  lines = split_lines (text);
  entry = json_object_new ();
  json_object_set_array_member (entry, "own", new_own (lines));
  pursuit_json_set_text (entry, "by", by);
  json_object_set_string_member (entry, "at", at);
  json_array_add_object_element (json_node_get_array (node), entry);

  return pursuit_json_to_text (node, FALSE);
}

/* The lines of @after between what both begin and end with. */
static void
find_new (char **before, char **after, guint *first, guint *end)
{
  guint n_before = g_strv_length (before);
  guint n_after = g_strv_length (after);
  guint n = MIN (n_before, n_after);

  for (*first = 0; *first < n && strcmp (before[*first], after[*first]) == 0; (*first)++)
    ;
  for (*end = n_after; *end > *first && n_before - (n_after - *end) > *first
                       && strcmp (before[n_before - (n_after - *end) - 1], after[*end - 1]) == 0;
       (*end)--)
    ;
}

static void
drop_lines (JsonArray *own, GHashTable *lines)
{
  for (guint i = json_array_get_length (own); i-- > 0;)
    {
      const char *line = get_line (own, i);

      if (line == NULL || g_hash_table_contains (lines, line))
        json_array_remove_element (own, i);
    }
}

char *
pursuit_claims_drop_own (const char *confirmed, const char *before, const char *after)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) node = NULL;
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) new = NULL;
  guint first;
  guint end;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  if (confirmed == NULL)
    return NULL;
  node = read_array (confirmed);
  old = split_lines (before);
  new = split_lines (after);
  find_new (old, new, &first, &end);
  for (guint i = first; i < end; i++)
    g_hash_table_add (written, new[i]);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonArray *own = get_own (json_node_get_array (node), i);

      if (own != NULL)
        drop_lines (own, written);
    }

  return pursuit_json_to_text (node, FALSE);
}

/* (element-type utf8): borrowed from @entries */
static GHashTable *
collect_own (JsonArray *entries)
{
  GHashTable *lines = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonArray *own = get_own (entries, i);

      for (guint k = 0; own != NULL && k < json_array_get_length (own); k++)
        if (get_line (own, k) != NULL)
          g_hash_table_add (lines, (gpointer) get_line (own, k));
    }

  return lines;
}

void
pursuit_claims_apply_own (GPtrArray *claims, const char *text, const char *confirmed)
{
  g_autoptr (JsonNode) node = read_array (confirmed);
  g_autoptr (GHashTable) own = collect_own (json_node_get_array (node));
  g_auto (GStrv) lines = NULL;
  guint n_lines;

  g_return_if_fail (claims != NULL && text != NULL);

  if (g_hash_table_size (own) == 0)
    return;
  lines = split_lines (text);
  n_lines = g_strv_length (lines);
  for (guint i = claims->len; i-- > 0;)
    {
      PursuitClaim *claim = g_ptr_array_index (claims, i);

      /* The note of a model is its own, wherever it stands. */
      if (claim->sort == PURSUIT_CLAIM_SORT_SENTENCE || claim->line == 0 || claim->line > n_lines
          || !g_hash_table_contains (own, lines[claim->line - 1]))
        continue;
      claim->is_own = TRUE;
      if (claim->sort == PURSUIT_CLAIM_SORT_STATEMENT && claim->evidence == NULL)
        g_ptr_array_remove_index (claims, i);
    }
}
