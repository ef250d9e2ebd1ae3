/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-draft-sources.h"

#include "core/pursuit-battle-card.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-json.h"
#include "core/pursuit-price-item.h"
#include "engines/pursuit-lead-sources.h"

#include <string.h>

#define SHAREABLE "shareable"
/* A shorter name stands in too many words. */
#define MIN_NAME_LETTERS 2

static gboolean
mention_name (PursuitSources *sources, const char *name)
{
  return name != NULL && g_utf8_strlen (name, -1) >= MIN_NAME_LETTERS
         && pursuit_sources_mention (sources, name);
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

/* Which sources tell of a competitor, and may be read by a customer. */
static char *
add_cards (PursuitSources *sources, GPtrArray *cards)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_sources = pursuit_sources_get_n (sources);
  g_autoptr (GPtrArray) mentioned = g_ptr_array_new ();

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (mentioned->len < PURSUIT_DRAFT_SOURCES_MAX_CARDS
        && pursuit_draft_sources_mention (sources, cards->pdata[i]))
      g_ptr_array_add (mentioned, cards->pdata[i]);

  for (guint i = 0; i < mentioned->len; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("card.%u", i + 1);
      g_autoptr (JsonNode) name = json_node_new (JSON_NODE_VALUE);
      g_autofree char *quoted = NULL;

      if (pursuit_draft_sources_add_card (sources, prefix, mentioned->pdata[i]) == 0)
        continue;
      json_node_set_string (
          name, pursuit_record_get_text (mentioned->pdata[i], PURSUIT_BATTLE_CARD_COMPETITOR_NAME));
      quoted = pursuit_json_to_text (name, FALSE);
      g_string_append_printf (out, "%s tells of the competitor %s; shareable:", prefix, quoted);
      for (; n_sources < pursuit_sources_get_n (sources); n_sources++)
        g_string_append_printf (out, " %s", pursuit_sources_get (sources, n_sources)->name);
      g_string_append_c (out, '\n');
    }

  return out->len > 0 ? g_strdup (out->str) : NULL;
}

PursuitSources *
pursuit_draft_sources_new (const PursuitScorecardInput *lead,
                           GPtrArray *cards,
                           GPtrArray *prices,
                           char **lead_lines,
                           char **card_lines)
{
  PursuitSources *sources;
  g_autofree char *lines = NULL;

  g_return_val_if_fail (lead != NULL, NULL);

  sources = pursuit_lead_sources_new (lead);
  lines = add_cards (sources, cards);
  if (card_lines != NULL)
    *card_lines = g_steal_pointer (&lines);
  if (lead_lines != NULL)
    *lead_lines = pursuit_sources_to_text (sources);
  if (prices != NULL)
    pursuit_draft_sources_add_prices (sources, prices);

  return sources;
}
