/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-card-update.h"

#include "ai/pursuit-ai-mask.h"
#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-json.h"
#include "engines/pursuit-ai-card-answer.h"
#include "engines/pursuit-speaker-names-private.h"

#include <string.h>

#define PROMPT "update-card"

/* So many lines before and behind a mention belong to it. */
#define AROUND 4

struct _PursuitAiCardUpdate
{
  PursuitRecord *card;
  GPtrArray *names; /* (element-type utf8) the competitor's, folded */
  PursuitSources *sources;
  guint n_conversations;
  PursuitAiMask *mask;
};

static const guint shown[] = {
  PURSUIT_BATTLE_CARD_OUR_STRENGTHS,      PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,
  PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS,
  PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
};

static void
add_competitor (PursuitAiCardUpdate *self, const char *name)
{
  if (name != NULL && *name != '\0')
    g_ptr_array_add (self->names, g_utf8_casefold (name, -1));
}

PursuitAiCardUpdate *
pursuit_ai_card_update_new (PursuitRecord *card)
{
  PursuitAiCardUpdate *self;
  g_autoptr (GPtrArray) aliases = NULL;

  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), NULL);

  self = g_new0 (PursuitAiCardUpdate, 1);
  self->card = pursuit_record_copy (card);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sources = pursuit_sources_new ();
  self->mask = pursuit_ai_mask_new ();
  add_competitor (self, pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME));
  aliases = pursuit_json_list_read (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_ALIASES));
  for (guint i = 0; i < aliases->len; i++)
    add_competitor (self, ((PursuitJsonPair *) aliases->pdata[i])->second);

  return self;
}

void
pursuit_ai_card_update_free (PursuitAiCardUpdate *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->card);
  g_ptr_array_unref (self->names);
  pursuit_sources_unref (self->sources);
  pursuit_ai_mask_free (self->mask);
  g_free (self);
}

void
pursuit_ai_card_update_add_name (PursuitAiCardUpdate *self, const char *name)
{
  g_return_if_fail (self != NULL);

  pursuit_ai_mask_add_name (self->mask, name);
}

char **
pursuit_ai_card_update_list_names (PursuitAiCardUpdate *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->names->len; i++)
    g_strv_builder_add (names, self->names->pdata[i]);

  return g_strv_builder_end (names);
}

static gboolean
is_word_end (const char *text, const char *p, gboolean before)
{
  gunichar c;

  if (before && p == text)
    return TRUE;
  c = g_utf8_get_char (before ? g_utf8_prev_char (p) : p);

  return !g_unichar_isalnum (c);
}

static gboolean
names_competitor (PursuitAiCardUpdate *self, const char *line)
{
  g_autofree char *folded = g_utf8_casefold (line, -1);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = self->names->pdata[i];

      for (const char *p = strstr (folded, name); p != NULL; p = strstr (p + 1, name))
        if (is_word_end (folded, p, TRUE) && is_word_end (folded, p + strlen (name), FALSE))
          return TRUE;
    }

  return FALSE;
}

/* The text with only the lines around each mention; the others are blank, so that they count. */
static char *
dup_mentions (PursuitAiCardUpdate *self, char **lines)
{
  guint n = g_strv_length (lines);
  g_autofree gboolean *wanted = g_new0 (gboolean, n + 1);
  guint n_kept = 0;

  for (guint i = 0; i < n; i++)
    if (names_competitor (self, lines[i]))
      for (guint k = i - MIN (i, AROUND); k < n && k <= i + AROUND; k++)
        wanted[k] = TRUE;
  for (guint i = 0; i < n; i++)
    {
      n_kept += wanted[i];
      if (!wanted[i] || n_kept > PURSUIT_AI_CARD_UPDATE_MAX_LINES)
        *lines[i] = '\0';
    }

  return n_kept > 0 ? g_strjoinv ("\n", lines) : NULL;
}

/* The competitor may be on the line itself. */
static gboolean
is_competitor (const char *name, gpointer data)
{
  return names_competitor (data, name);
}

gboolean
pursuit_ai_card_update_add_conversation (PursuitAiCardUpdate *self, PursuitRecord *conversation)
{
  const char *transcript;
  g_auto (GStrv) lines = NULL;
  g_autofree char *mentions = NULL;
  g_autofree char *prefix = NULL;
  g_autoptr (PursuitEvidence) evidence = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PURSUIT_IS_CONVERSATION (conversation), FALSE);

  transcript = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT);
  if (transcript == NULL || self->n_conversations >= PURSUIT_AI_CARD_UPDATE_MAX_CONVERSATIONS)
    return FALSE;
  lines = g_strsplit (transcript, "\n", -1);
  mentions = dup_mentions (self, lines);
  if (mentions == NULL)
    return FALSE;

  prefix = g_strdup_printf ("conversation.%u", ++self->n_conversations);
  evidence = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, pursuit_record_get_id (conversation),
                                   "transcript", NULL);
  pursuit_sources_add_lines (self->sources, prefix, evidence, mentions);
  pursuit_speaker_names_add_conversation (self->mask, conversation, is_competitor, self);

  return TRUE;
}

void
pursuit_ai_card_update_add_notes (PursuitAiCardUpdate *self, const char *notes)
{
  g_autoptr (PursuitEvidence) evidence = NULL;

  g_return_if_fail (self != NULL);

  evidence = pursuit_evidence_new (PURSUIT_KIND_BATTLE_CARD, pursuit_record_get_id (self->card),
                                   "notes", NULL);
  pursuit_sources_add_lines (self->sources, "note.1", evidence, notes);
}

guint
pursuit_ai_card_update_get_n_sources (PursuitAiCardUpdate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_sources_get_n (self->sources);
}

static void
append_entry (GString *out, const char *key, const PursuitJsonPair *pair)
{
  g_string_append_printf (out, "%s: ", key);
  if (pair->first != NULL)
    {
      pursuit_json_append_string (out, pair->first);
      g_string_append (out, " answer: ");
    }
  pursuit_json_append_string (out, pair->second);
  g_string_append_c (out, '\n');
}

/* Entry by entry, so that the answer can name each by its words. */
static char *
dup_card (PursuitAiCardUpdate *self)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (self->card);
  g_autoptr (GString) out = g_string_new ("competitor: ");
  PursuitJsonPair whole = { NULL, NULL };

  pursuit_json_append_string (
      out, pursuit_record_get_text (self->card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const char *value = pursuit_record_get_text (self->card, shown[i]);
      g_autoptr (GPtrArray) pairs = NULL;

      whole.second = (char *) value;
      if (value != NULL && shown[i] == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
        append_entry (out, table->fields[shown[i]].key, &whole);
      if (value == NULL || shown[i] == PURSUIT_BATTLE_CARD_PRICING_COMPARISON)
        continue;
      pairs = pursuit_json_list_read (value);
      for (guint k = 0; k < pairs->len; k++)
        append_entry (out, table->fields[shown[i]].key, pairs->pdata[k]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

PursuitAiRequest *
pursuit_ai_card_update_new_request (PursuitAiCardUpdate *self, GError **error)
{
  const PursuitAiPrompt *prompt;
  g_autofree char *card = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *masked_card = NULL;
  g_autofree char *masked_sources = NULL;
  PursuitAiBlock blocks[2] = { { .name = "card" }, { .name = "sources" } };
  PursuitAiRequest *request;

  g_return_val_if_fail (self != NULL, NULL);

  prompt = pursuit_ai_prompt_get (PROMPT, error);
  if (prompt == NULL)
    return NULL;
  card = dup_card (self);
  sources = pursuit_sources_to_text (self->sources);
  masked_card = pursuit_ai_mask_apply (self->mask, card);
  masked_sources = pursuit_ai_mask_apply (self->mask, sources);
  blocks[0].text = masked_card;
  blocks[1].text = masked_sources;

  request = pursuit_ai_prompt_new_request (prompt, blocks, G_N_ELEMENTS (blocks), 1);
  request->masked = pursuit_ai_mask_dup_sorts (self->mask);

  return request;
}

GPtrArray *
pursuit_ai_card_update_read (PursuitAiCardUpdate *self,
                             const char *text,
                             guint *n_dropped,
                             GError **error)
{
  g_autoptr (JsonNode) masked = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  masked = pursuit_ai_schema_extract (text, error);
  if (masked == NULL)
    return NULL;
  node = pursuit_ai_mask_restore_json (self->mask, masked);

  return pursuit_ai_card_answer_read (node, self->card, self->sources, n_dropped, error);
}

gboolean
pursuit_ai_card_update_check (const char *text, gpointer self, GError **error)
{
  g_autoptr (GPtrArray) changes = pursuit_ai_card_update_read (self, text, NULL, error);

  return changes != NULL;
}
