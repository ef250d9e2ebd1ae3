/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-draft-sources.h"

#include "core/pursuit-battle-card.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-json.h"
#include "core/pursuit-price-item.h"

#include <string.h>

#define SHAREABLE "shareable"
/* A shorter name stands in too many words. */
#define MIN_NAME_LETTERS 2

static gboolean
is_letter_at (const char *p)
{
  return *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
holds_word (const char *text, const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    {
      const char *before = g_utf8_find_prev_char (text, p);

      if ((before == NULL || !is_letter_at (before)) && !is_letter_at (p + strlen (word)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
mention_name (PursuitSources *sources, const char *name)
{
  g_autofree char *wanted = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  if (wanted == NULL || g_utf8_strlen (wanted, -1) < MIN_NAME_LETTERS)
    return FALSE;
  for (guint i = 0; i < pursuit_sources_get_n (sources); i++)
    {
      const char *quote = pursuit_sources_get (sources, i)->evidence->quote;
      g_autofree char *text = g_utf8_casefold (quote, -1);

      if (holds_word (text, wanted))
        return TRUE;
    }

  return FALSE;
}

gboolean
pursuit_draft_sources_mention (PursuitSources *sources, PursuitRecord *card)
{
  g_autoptr (GPtrArray) aliases = NULL;

  g_return_val_if_fail (sources != NULL, FALSE);
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), FALSE);

  if (mention_name (sources, pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME)))
    return TRUE;
  aliases = pursuit_json_list_read (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_ALIASES));
  for (guint i = 0; i < aliases->len; i++)
    if (mention_name (sources, ((const PursuitJsonPair *) aliases->pdata[i])->second))
      return TRUE;

  return FALSE;
}

static void
append (GString *out, const char *separator, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, text);
}

/* What an entry says: not who found it, nor when. */
static void
append_entry (GString *out, JsonNode *node)
{
  static const char *const members[]
      = { "name", "title", "objection", "text", "response", "answer" };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (object == NULL || !json_object_get_boolean_member_with_default (object, SHAREABLE, FALSE))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    append (text, ": ", pursuit_json_get_text (object, members[i]));
  append (out, "; ", text->str);
}

static char *
dup_shareable (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? pursuit_json_parse (json, -1, NULL) : NULL;
  GString *out = g_string_new (NULL);
  g_autoptr (GList) members = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    members = json_array_get_elements (json_node_get_array (node));
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    members = json_object_get_values (json_node_get_object (node));
  for (GList *entry = members; entry != NULL; entry = entry->next)
    append_entry (out, entry->data);

  return g_string_free (out, FALSE);
}

guint
pursuit_draft_sources_add_card (PursuitSources *sources, const char *prefix, PursuitRecord *card)
{
  static const guint fields[] = {
    PURSUIT_BATTLE_CARD_OUR_STRENGTHS,
    PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,
    PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS,
    PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
    PURSUIT_BATTLE_CARD_TILES,
  };
  guint n;

  g_return_val_if_fail (sources != NULL && prefix != NULL, 0);
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), 0);

  n = pursuit_sources_get_n (sources);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = dup_shareable (pursuit_record_get_text (card, fields[i]));

      pursuit_sources_add_field (sources, prefix, PURSUIT_KIND_BATTLE_CARD,
                                 pursuit_record_get_id (card),
                                 pursuit_record_get_fields (card)->fields[fields[i]].key, text);
    }

  return pursuit_sources_get_n (sources) - n;
}

static gboolean
is_for_sale (PursuitRecord *item)
{
  return !pursuit_record_is_set (item, PURSUIT_PRICE_ITEM_ACTIVE)
         || pursuit_record_get_integer (item, PURSUIT_PRICE_ITEM_ACTIVE) != 0;
}

void
pursuit_draft_sources_add_prices (PursuitSources *sources, GPtrArray *items)
{
  static const guint fields[] = { PURSUIT_PRICE_ITEM_NAME, PURSUIT_PRICE_ITEM_DESCRIPTION,
                                  PURSUIT_PRICE_ITEM_UNIT, PURSUIT_PRICE_ITEM_UNIT_PRICE };
  guint n = 0;

  g_return_if_fail (sources != NULL && items != NULL);

  for (guint i = 0; i < items->len && n < PURSUIT_DRAFT_SOURCES_MAX_PRICES; i++)
    {
      PursuitRecord *item = items->pdata[i];
      g_autofree char *prefix = g_strdup_printf ("price.%u", n + 1);

      if (!is_for_sale (item))
        continue;
      n++;
      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          g_autofree char *text = pursuit_record_is_set (item, fields[k])
                                      ? pursuit_record_dup_input (item, fields[k])
                                      : NULL;

          pursuit_sources_add_field (sources, prefix, PURSUIT_KIND_PRICE_ITEM,
                                     pursuit_record_get_id (item),
                                     pursuit_record_get_fields (item)->fields[fields[k]].key, text);
        }
    }
}
