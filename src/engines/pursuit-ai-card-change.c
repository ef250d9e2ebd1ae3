/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-card-change.h"

#include "core/pursuit-json-list.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"

#include <string.h>

static const char *const actions[] = {
  [PURSUIT_AI_CARD_ADD] = "add",
  [PURSUIT_AI_CARD_REPLACE] = "replace",
  [PURSUIT_AI_CARD_REMOVE] = "remove",
};

/* The parts that a change may be for. */
static const struct
{
  guint field;
  const char *key;
} parts[] = {
  { PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "our_strengths" },
  { PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, "their_weaknesses" },
  { PURSUIT_BATTLE_CARD_PRICING_COMPARISON, "pricing_comparison" },
  { PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS, "key_differentiators" },
  { PURSUIT_BATTLE_CARD_OBJECTION_HANDLING, "objection_handling" },
};

void
pursuit_ai_card_change_free (PursuitAiCardChange *self)
{
  if (self == NULL)
    return;

  g_free (self->old);
  g_free (self->objection);
  g_free (self->text);
  pursuit_evidence_free (self->evidence);
  g_free (self);
}

const char *
pursuit_ai_card_change_get_part (const PursuitAiCardChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].field == self->field)
      return parts[i].key;

  g_return_val_if_reached (NULL);
}

const char *
pursuit_ai_card_action_to_string (PursuitAiCardAction action)
{
  g_return_val_if_fail (action < G_N_ELEMENTS (actions), NULL);

  return actions[action];
}

/* Whether the card has an entry, word by word. */
static gboolean
has_entry (PursuitRecord *card, guint field, const char *text)
{
  const char *value = pursuit_record_get_text (card, field);
  g_autoptr (GPtrArray) pairs = NULL;

  if (value == NULL || text == NULL)
    return FALSE;
  if (field == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
    return strstr (value, text) != NULL;

  pairs = pursuit_json_list_read (value);
  for (guint i = 0; i < pairs->len; i++)
    {
      const PursuitJsonPair *pair = g_ptr_array_index (pairs, i);

      if (g_strcmp0 (pair->second, text) == 0 || g_strcmp0 (pair->first, text) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
pursuit_ai_card_change_fits (const PursuitAiCardChange *self, PursuitRecord *card)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), FALSE);

  if (self->action != PURSUIT_AI_CARD_REMOVE && pursuit_str_is_blank (self->text))
    return FALSE;
  if (self->action == PURSUIT_AI_CARD_ADD)
    return !has_entry (card, self->field, self->text);

  return !pursuit_str_is_blank (self->old) && has_entry (card, self->field, self->old);
}

/* A text, or in objection_handling what is said and what to answer. */
static JsonNode *
make_entry (const PursuitAiCardChange *self, const char *objection)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (self->field != PURSUIT_BATTLE_CARD_OBJECTION_HANDLING)
    return json_node_init_string (json_node_alloc (), self->text);
  pursuit_json_set_text (object, "objection",
                         self->objection != NULL ? self->objection : objection);
  json_object_set_string_member (object, "response", self->text);

  return json_node_init_object (json_node_alloc (), object);
}

/* An entry that is kept goes as it is, with all that it holds. */
static JsonNode *
take_entry (const PursuitAiCardChange *self, JsonNode *entry)
{
  g_autoptr (JsonArray) alone = json_array_new ();
  g_autoptr (JsonNode) list = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  const PursuitJsonPair *pair;

  json_array_add_element (alone, json_node_copy (entry));
  list = json_node_init_array (json_node_alloc (), alone);
  text = pursuit_json_to_text (list, FALSE);
  pairs = pursuit_json_list_read (text);
  pair = pairs->len == 1 ? pairs->pdata[0] : NULL;
  if (pair == NULL || self->old == NULL
      || (g_strcmp0 (pair->second, self->old) != 0 && g_strcmp0 (pair->first, self->old) != 0))
    return json_node_copy (entry);

  return self->action == PURSUIT_AI_CARD_REPLACE ? make_entry (self, pair->first) : NULL;
}

/* The entries of a list; of an object its members, each as an entry of its own. */
static GPtrArray *
list_entries (const char *value)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (JsonNode) root = value != NULL ? pursuit_json_parse (value, -1, NULL) : NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (root)); i++)
        g_ptr_array_add (entries, json_array_dup_element (json_node_get_array (root), i));
      return entries;
    }
  pairs = pursuit_json_list_read (value);
  for (guint i = 0; i < pairs->len; i++)
    {
      const PursuitJsonPair *pair = pairs->pdata[i];
      g_autoptr (JsonObject) object = json_object_new ();

      pursuit_json_set_text (object, "objection", pair->first);
      json_object_set_string_member (object, "response", pair->second);
      g_ptr_array_add (entries, json_node_init_object (json_node_alloc (), object));
    }

  return entries;
}

static void
apply_to_list (const PursuitAiCardChange *self, PursuitRecord *card)
{
  g_autoptr (GPtrArray) entries = list_entries (pursuit_record_get_text (card, self->field));
  g_autoptr (JsonArray) kept = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      JsonNode *entry = take_entry (self, entries->pdata[i]);

      if (entry != NULL)
        json_array_add_element (kept, entry);
    }
  if (self->action == PURSUIT_AI_CARD_ADD)
    json_array_add_element (kept, make_entry (self, NULL));
  node = json_node_init_array (json_node_alloc (), kept);
  text = pursuit_json_to_text (node, FALSE);
  pursuit_record_set_text (card, self->field, text);
}

static void
apply_to_text (const PursuitAiCardChange *self, PursuitRecord *card)
{
  const char *value = pursuit_record_get_text (card, self->field);
  const char *found = self->old != NULL && value != NULL ? strstr (value, self->old) : NULL;
  g_autofree char *text = NULL;

  if (self->action == PURSUIT_AI_CARD_ADD)
    text = value != NULL ? g_strdup_printf ("%s\n%s", value, self->text) : g_strdup (self->text);
  else if (found != NULL)
    text = g_strdup_printf ("%.*s%s%s", (int) (found - value), value,
                            self->action == PURSUIT_AI_CARD_REPLACE ? self->text : "",
                            found + strlen (self->old));
  if (text != NULL)
    pursuit_record_set_text (card, self->field, *g_strstrip (text) != '\0' ? text : NULL);
}

static JsonObject *
make_note (const PursuitAiCardChange *self, const char *day)
{
  JsonObject *note = json_object_new ();

  json_object_set_string_member (note, "part", pursuit_ai_card_change_get_part (self));
  json_object_set_string_member (note, "text", self->text);
  json_object_set_boolean_member (note, "shareable", self->shareable);
  json_object_set_string_member (note, "date", day);
  json_object_set_member (note, "source", pursuit_evidence_to_json (self->evidence));

  return note;
}

static gboolean
is_about_old (const PursuitAiCardChange *self, JsonNode *note)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (note) ? json_node_get_object (note) : NULL;

  return object != NULL && self->old != NULL
         && g_strcmp0 (pursuit_json_get_text (object, "part"),
                       pursuit_ai_card_change_get_part (self))
                == 0
         && g_strcmp0 (pursuit_json_get_text (object, "text"), self->old) == 0;
}

/* Where each entry is from. */
static void
note_source (const PursuitAiCardChange *self, PursuitRecord *card, const char *day)
{
  const char *value = pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_TILES);
  g_autoptr (JsonNode) before = value != NULL ? pursuit_json_parse (value, -1, NULL) : NULL;
  g_autoptr (JsonObject) tiles = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *id = pursuit_uuid_new ();
  g_autofree char *text = NULL;

  if (before != NULL && JSON_NODE_HOLDS_OBJECT (before))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *note;

      json_object_iter_init (&iter, json_node_get_object (before));
      while (json_object_iter_next (&iter, &name, &note))
        if (!is_about_old (self, note))
          json_object_set_member (tiles, name, json_node_copy (note));
    }
  if (self->action != PURSUIT_AI_CARD_REMOVE)
    json_object_set_object_member (tiles, id, make_note (self, day));
  node = json_node_init_object (json_node_alloc (), tiles);
  text = pursuit_json_to_text (node, FALSE);
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_TILES, text);
}

void
pursuit_ai_card_change_apply (const PursuitAiCardChange *self, PursuitRecord *card, const char *day)
{
  g_return_if_fail (self != NULL && day != NULL);
  g_return_if_fail (PURSUIT_IS_BATTLE_CARD (card));

  if (self->field == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
    apply_to_text (self, card);
  else
    apply_to_list (self, card);
  note_source (self, card, day);
}

JsonNode *
pursuit_ai_card_change_to_json (const PursuitAiCardChange *self)
{
  g_autoptr (JsonObject) object = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "part", pursuit_ai_card_change_get_part (self));
  json_object_set_string_member (object, "action", actions[self->action]);
  pursuit_json_set_text (object, "old", self->old);
  pursuit_json_set_text (object, "objection", self->objection);
  pursuit_json_set_text (object, "text", self->text);
  json_object_set_boolean_member (object, "shareable", self->shareable);
  json_object_set_member (object, "evidence", pursuit_evidence_to_json (self->evidence));

  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
read_kind (PursuitAiCardChange *self, JsonObject *object)
{
  const char *part = pursuit_json_get_text (object, "part");
  const char *action = pursuit_json_get_text (object, "action");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].key, part) == 0)
      self->field = parts[i].field;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i], action) == 0)
      {
        self->action = (PursuitAiCardAction) i;
        return self->field != 0;
      }

  return FALSE;
}

PursuitAiCardChange *
pursuit_ai_card_change_from_json (JsonNode *node)
{
  g_autoptr (PursuitAiCardChange) self = g_new0 (PursuitAiCardChange, 1);
  JsonObject *object;
  JsonNode *shareable;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  if (!read_kind (self, object))
    return NULL;
  self->old = g_strdup (pursuit_json_get_text (object, "old"));
  self->objection = g_strdup (pursuit_json_get_text (object, "objection"));
  self->text = g_strdup (pursuit_json_get_text (object, "text"));
  shareable = json_object_get_member (object, "shareable");
  self->shareable = shareable != NULL && json_node_get_value_type (shareable) == G_TYPE_BOOLEAN
                    && json_node_get_boolean (shareable);
  self->evidence = pursuit_evidence_from_json (json_object_get_member (object, "evidence"));

  return self->evidence != NULL ? g_steal_pointer (&self) : NULL;
}
