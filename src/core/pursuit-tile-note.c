/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-tile-note.h"

#include "core/pursuit-json-list.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"

#include <string.h>

static const guint parts[] = {
  PURSUIT_BATTLE_CARD_OUR_STRENGTHS,      PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,
  PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS,
  PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
};

void
pursuit_tile_note_free (PursuitTileNote *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->objection);
  pursuit_evidence_free (self->source);
  g_free (self->by);
  g_free (self->date);
  g_free (self);
}

static PursuitTileNote *
note_new (const char *text, const char *objection, gboolean shareable)
{
  PursuitTileNote *self = g_new0 (PursuitTileNote, 1);

  self->text = g_strdup (text);
  self->objection = g_strdup (objection);
  self->shareable = shareable;

  return self;
}

gboolean
pursuit_tile_note_is_bare (const PursuitTileNote *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->source == NULL && self->by == NULL && self->date == NULL;
}

const guint *
pursuit_tile_notes_get_parts (gsize *n_parts)
{
  g_return_val_if_fail (n_parts != NULL, NULL);

  *n_parts = G_N_ELEMENTS (parts);

  return parts;
}

static gboolean
is_same_source (const PursuitEvidence *a, const PursuitEvidence *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->kind == b->kind && a->line == b->line && g_strcmp0 (a->record_id, b->record_id) == 0
         && g_strcmp0 (a->quote, b->quote) == 0;
}

gboolean
pursuit_tile_note_equal (const PursuitTileNote *a, const PursuitTileNote *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->shareable == b->shareable && is_same_source (a->source, b->source)
         && g_strcmp0 (a->by, b->by) == 0 && g_strcmp0 (a->date, b->date) == 0;
}

static const char *
get_part (PursuitRecord *card, guint field)
{
  return pursuit_record_get_fields (card)->fields[field].key;
}

static JsonNode *
parse (PursuitRecord *card, guint field)
{
  const char *value = pursuit_record_get_text (card, field);

  return value != NULL ? pursuit_json_parse (value, -1, NULL) : NULL;
}

static gboolean
get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/* What is noted of entries of a part; of the same entry the later note holds. */
static GHashTable *
read_notes (PursuitRecord *card, guint field)
{
  GHashTable *notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) pursuit_tile_note_free);
  g_autoptr (JsonNode) tiles = parse (card, PURSUIT_BATTLE_CARD_TILES);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (tiles == NULL || !JSON_NODE_HOLDS_OBJECT (tiles))
    return notes;
  json_object_iter_init (&iter, json_node_get_object (tiles));
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *text = object != NULL ? pursuit_json_get_text (object, "text") : NULL;
      PursuitTileNote *note;

      if (pursuit_str_is_blank (text)
          || g_strcmp0 (pursuit_json_get_text (object, "part"), get_part (card, field)) != 0)
        continue;
      note = note_new (text, NULL, get_flag (object, "shareable"));
      note->source = pursuit_evidence_from_json (json_object_get_member (object, "source"));
      note->by = g_strdup (pursuit_json_get_text (object, "by"));
      note->date = g_strdup (pursuit_json_get_text (object, "date"));
      g_hash_table_replace (notes, g_strdup (text), note);
    }

  return notes;
}

static PursuitTileNote *
take_note (GHashTable *notes, const char *text)
{
  PursuitTileNote *note = NULL;
  char *key = NULL;

  if (!g_hash_table_steal_extended (notes, text, (gpointer *) &key, (gpointer *) &note))
    return NULL;
  g_free (key);

  return note;
}

/* Whether the entries say of themselves that a customer may read them, by their texts. */
static GHashTable *
read_open_entries (PursuitRecord *card, guint field)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonNode) root = parse (card, field);
  JsonArray *array
      = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);
      g_autoptr (JsonArray) alone = NULL;
      g_autoptr (JsonNode) list = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) pairs = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (entry) || !get_flag (json_node_get_object (entry), "shareable"))
        continue;
      alone = json_array_new ();
      json_array_add_element (alone, json_node_copy (entry));
      list = json_node_init_array (json_node_alloc (), alone);
      text = pursuit_json_to_text (list, FALSE);
      pairs = pursuit_json_list_read (text);
      if (pairs->len == 1)
        g_hash_table_add (open, g_strdup (((const PursuitJsonPair *) pairs->pdata[0])->second));
    }

  return open;
}

static void
read_list (GPtrArray *out, PursuitRecord *card, guint field)
{
  g_autoptr (GHashTable) notes = read_notes (card, field);
  g_autoptr (GHashTable) open = read_open_entries (card, field);
  g_autoptr (GPtrArray) pairs = pursuit_json_list_read (pursuit_record_get_text (card, field));

  for (guint i = 0; i < pairs->len; i++)
    {
      const PursuitJsonPair *pair = pairs->pdata[i];
      PursuitTileNote *note = take_note (notes, pair->second);

      if (note == NULL)
        note = note_new (pair->second, NULL, g_hash_table_contains (open, pair->second));
      g_free (note->objection);
      note->objection = g_strdup (pair->first);
      g_ptr_array_add (out, note);
    }
}

/* By where they stand in the text. */
static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const PursuitTileNote *const *first = a;
  const PursuitTileNote *const *second = b;
  const char *place = strstr (data, (*first)->text);
  const char *other = strstr (data, (*second)->text);

  return (place > other) - (place < other);
}

static void
read_text (GPtrArray *out, PursuitRecord *card, guint field)
{
  const char *whole = pursuit_record_get_text (card, field);
  g_autoptr (GHashTable) notes = read_notes (card, field);
  GHashTableIter iter;
  gpointer text;
  gpointer note;

  if (pursuit_str_is_blank (whole))
    return;
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &text, &note))
    if (strstr (whole, text) != NULL)
      {
        g_hash_table_iter_steal (&iter);
        g_free (text);
        g_ptr_array_add (out, note);
      }
  g_ptr_array_sort_with_data (out, compare_places, (gpointer) whole);
  if (out->len == 0)
    g_ptr_array_add (out, note_new (whole, NULL, FALSE));
}

GPtrArray *
pursuit_tile_notes_read (PursuitRecord *card, guint field)
{
  GPtrArray *out;

  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), NULL);
  g_return_val_if_fail (field < PURSUIT_BATTLE_CARD_N_FIELDS, NULL);

  out = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_tile_note_free);
  if (field == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
    read_text (out, card, field);
  else
    read_list (out, card, field);

  return out;
}

JsonObject *
pursuit_tile_note_to_json (const PursuitTileNote *self, const char *part)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "part", part);
  json_object_set_string_member (object, "text", self->text);
  json_object_set_boolean_member (object, "shareable", self->shareable);
  pursuit_json_set_text (object, "date", self->date);
  pursuit_json_set_text (object, "by", self->by);
  json_object_set_member (object, "source", pursuit_evidence_to_json (self->source));

  return object;
}

static gboolean
is_about (JsonNode *node, const char *part, const char *text)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return object != NULL && g_strcmp0 (pursuit_json_get_text (object, "part"), part) == 0
         && g_strcmp0 (pursuit_json_get_text (object, "text"), text) == 0;
}

static void
set_tiles (PursuitRecord *card, JsonObject *tiles)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), tiles);
  g_autofree char *text = pursuit_json_to_text (node, FALSE);

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_TILES, text);
}

/* A copy of tiles without what is noted of one entry. */
static JsonObject *
dup_tiles_without (PursuitRecord *card, guint field, const char *text)
{
  g_autoptr (JsonNode) before = parse (card, PURSUIT_BATTLE_CARD_TILES);
  JsonObject *tiles = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (before == NULL || !JSON_NODE_HOLDS_OBJECT (before))
    return tiles;
  json_object_iter_init (&iter, json_node_get_object (before));
  while (json_object_iter_next (&iter, &name, &node))
    if (!is_about (node, get_part (card, field), text))
      json_object_set_member (tiles, name, json_node_copy (node));

  return tiles;
}

void
pursuit_tile_notes_put (PursuitRecord *card, guint field, const PursuitTileNote *note)
{
  g_autoptr (JsonObject) tiles = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (PURSUIT_IS_BATTLE_CARD (card));
  g_return_if_fail (note != NULL && !pursuit_str_is_blank (note->text));

  tiles = dup_tiles_without (card, field, note->text);
  id = pursuit_uuid_new ();
  json_object_set_object_member (tiles, id,
                                 pursuit_tile_note_to_json (note, get_part (card, field)));
  set_tiles (card, tiles);
}

static gboolean
has_entry (PursuitRecord *card, guint field, const char *text)
{
  const char *value = pursuit_record_get_text (card, field);
  g_autoptr (GPtrArray) pairs = NULL;

  if (field == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
    return value != NULL && strstr (value, text) != NULL;
  pairs = pursuit_json_list_read (value);
  for (guint i = 0; i < pairs->len; i++)
    if (strcmp (((const PursuitJsonPair *) pairs->pdata[i])->second, text) == 0)
      return TRUE;

  return FALSE;
}

static void
forget_gone (PursuitRecord *card, guint field)
{
  g_autoptr (GHashTable) notes = read_notes (card, field);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!has_entry (card, field, text))
      {
        g_autoptr (JsonObject) tiles = dup_tiles_without (card, field, text);

        set_tiles (card, tiles);
      }
}

static void
note_writer (
    PursuitRecord *card, guint field, PursuitTileNote *note, const char *by, const char *day)
{
  note->by = g_strdup (by);
  note->date = g_strdup (day);
  pursuit_tile_notes_put (card, field, note);
}

static void
note_new_entries (
    PursuitRecord *card, PursuitRecord *before, guint field, const char *by, const char *day)
{
  g_autoptr (GPtrArray) notes = pursuit_tile_notes_read (card, field);
  gboolean is_list = field != PURSUIT_BATTLE_CARD_PRICING_COMPARISON;

  for (guint i = 0; i < notes->len; i++)
    {
      PursuitTileNote *note = notes->pdata[i];

      if (note->date == NULL
          && (note->source != NULL || (is_list && !has_entry (before, field, note->text))))
        note_writer (card, field, note, by, day);
    }
}

/* Whether a running text says what neither stood there before nor is noted of a piece of it. */
static gboolean
has_new_words (PursuitRecord *card, PursuitRecord *before, guint field)
{
  g_autoptr (GHashTable) notes = read_notes (card, field);
  g_autoptr (GString) rest = g_string_new (pursuit_record_get_text (card, field));
  g_auto (GStrv) lines = NULL;
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_string_replace (rest, text, "\n", 0);
  lines = g_strsplit (rest->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!pursuit_str_is_blank (lines[i]) && !has_entry (before, field, g_strstrip (lines[i])))
      return TRUE;

  return FALSE;
}

static void
note_new_words (
    PursuitRecord *card, PursuitRecord *before, guint field, const char *by, const char *day)
{
  g_autoptr (PursuitTileNote) whole = NULL;

  if (!has_new_words (card, before, field))
    return;
  whole = note_new (pursuit_record_get_text (card, field), NULL, FALSE);
  note_writer (card, field, whole, by, day);
}

/* Editing by hand */

PursuitTileSharing
pursuit_tile_notes_get_sharing (GPtrArray *notes)
{
  guint n = 0;

  g_return_val_if_fail (notes != NULL, PURSUIT_TILE_INTERNAL);

  for (guint i = 0; i < notes->len; i++)
    n += ((const PursuitTileNote *) notes->pdata[i])->shareable ? 1 : 0;
  if (n == 0)
    return PURSUIT_TILE_INTERNAL;

  return n == notes->len ? PURSUIT_TILE_SHAREABLE : PURSUIT_TILE_MIXED;
}

static const char *
get_worded_source (const PursuitTileNote *note)
{
  return note->source != NULL && note->source->kind == PURSUIT_KIND_NONE ? note->source->quote
                                                                         : NULL;
}

const char *
pursuit_tile_notes_get_worded_source (GPtrArray *notes)
{
  const char *source;

  g_return_val_if_fail (notes != NULL, NULL);

  source = notes->len > 0 ? get_worded_source (notes->pdata[0]) : NULL;
  for (guint i = 1; i < notes->len; i++)
    if (g_strcmp0 (get_worded_source (notes->pdata[i]), source) != 0)
      return NULL;

  return source;
}

/* What entries say of themselves must not tell more than what somebody has decided. */
static void
set_own_flags (PursuitRecord *card, guint field, gboolean shareable)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonArray *array;

  if (field == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
    return;
  root = parse (card, field);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (entry)
          && json_object_has_member (json_node_get_object (entry), "shareable"))
        json_object_set_boolean_member (json_node_get_object (entry), "shareable", shareable);
    }
  text = pursuit_json_to_text (root, FALSE);
  pursuit_record_set_text (card, field, text);
}

/* The day of another source is that on which it was named. */
static gboolean
set_source (PursuitTileNote *note, const char *source)
{
  if (*source == '\0' && note->source == NULL)
    return FALSE;
  g_clear_pointer (&note->source, pursuit_evidence_free);
  g_clear_pointer (&note->by, g_free);
  g_clear_pointer (&note->date, g_free);
  if (*source != '\0')
    note->source = pursuit_evidence_new (PURSUIT_KIND_NONE, NULL, NULL, source);

  return TRUE;
}

static gboolean
has_new_entry (GPtrArray *notes, PursuitRecord *before, guint field)
{
  for (guint i = 0; i < notes->len; i++)
    if (!has_entry (before, field, ((const PursuitTileNote *) notes->pdata[i])->text))
      return TRUE;

  return FALSE;
}

void
pursuit_tile_notes_edit (PursuitRecord *card,
                         PursuitRecord *before,
                         guint field,
                         const char *source,
                         PursuitTileSharing sharing)
{
  g_autoptr (GPtrArray) notes = NULL;
  gboolean only_new;

  g_return_if_fail (PURSUIT_IS_BATTLE_CARD (card) && PURSUIT_IS_BATTLE_CARD (before));
  g_return_if_fail (field < PURSUIT_BATTLE_CARD_N_FIELDS);

  notes = pursuit_tile_notes_read (card, field);
  only_new = has_new_entry (notes, before, field);
  for (guint i = 0; i < notes->len; i++)
    {
      PursuitTileNote *note = notes->pdata[i];
      gboolean shareable
          = sharing == PURSUIT_TILE_MIXED ? note->shareable : sharing == PURSUIT_TILE_SHAREABLE;
      gboolean changed = shareable != note->shareable;

      note->shareable = shareable;
      if (source != NULL && (!only_new || !has_entry (before, field, note->text)))
        changed = set_source (note, source) || changed;
      if (changed)
        pursuit_tile_notes_put (card, field, note);
    }
  if (sharing != PURSUIT_TILE_MIXED)
    set_own_flags (card, field, sharing == PURSUIT_TILE_SHAREABLE);
}

void
pursuit_tile_notes_follow (PursuitRecord *card,
                           PursuitRecord *before,
                           const char *by,
                           const char *day)
{
  g_return_if_fail (PURSUIT_IS_BATTLE_CARD (card) && PURSUIT_IS_BATTLE_CARD (before));
  g_return_if_fail (day != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!pursuit_record_field_equal (card, before, parts[i])
        || !pursuit_record_field_equal (card, before, PURSUIT_BATTLE_CARD_TILES))
      {
        forget_gone (card, parts[i]);
        if (parts[i] == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
          note_new_words (card, before, parts[i], by, day);
        note_new_entries (card, before, parts[i], by, day);
      }
}
