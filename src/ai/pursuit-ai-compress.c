/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-compress.h"

#include "ai/pursuit-ai-speech-private.h"
#include "ai/pursuit-ai-tokens.h"
#include "core/pursuit-utterance.h"

#include <string.h>

/* A line of a person who is being identical to a line shortly before says nothing new. */
#define N_RECENT 8

typedef struct
{
  PursuitAiCompressed *result;
  GString *legend;
  GString *lines;
  GHashTable *letters; /* (element-type utf8 utf8): by the speaker's name */
  char *last_letter;   /* of the last line that was kept */
  char *question_by;   /* who asked in the line before, by letter */
  char *recent[N_RECENT];
  guint n_recent;
} Compressor;

static char *
dup_letter (guint number)
{
  return number < 26 ? g_strdup_printf ("%c", 'A' + (int) number)
                     : g_strdup_printf ("%c%c", 'A' + (int) (number / 26 - 1) % 26,
                                        'A' + (int) number % 26);
}

static const char *
get_letter (Compressor *c, const PursuitUtterance *utterance)
{
  g_autofree char *name = g_strndup (utterance->speaker, utterance->speaker_length);
  const char *letter;
  char *made;

  if (name == NULL)
    return "";
  letter = g_hash_table_lookup (c->letters, name);
  if (letter != NULL)
    return letter;

  made = dup_letter (g_hash_table_size (c->letters));
  g_string_append_printf (c->legend, "%s%s = %s", c->legend->len > 0 ? "; " : "", made, name);
  g_hash_table_insert (c->letters, g_steal_pointer (&name), made);

  return made;
}

static gboolean
holds (GPtrArray *items, PursuitAiSpeechList list)
{
  for (guint i = 0; i < items->len; i++)
    {
      const PursuitAiSpeechItem *item = g_ptr_array_index (items, i);

      if (item->is_word && pursuit_ai_speech_is_on (list, item->folded))
        return TRUE;
    }

  return FALSE;
}

static gboolean
holds_digit_or_sign (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const PursuitAiSpeechItem *item = g_ptr_array_index (items, i);
      gunichar first = g_utf8_get_char (item->text);

      if (strpbrk (item->text, "0123456789%") != NULL
          || g_unichar_type (first) == G_UNICODE_CURRENCY_SYMBOL)
        return TRUE;
      /* "don't", "isn't", "I'll", "we're" promise or refuse. */
      if (g_str_has_suffix (item->folded, "n't") || g_str_has_suffix (item->folded, "'ll"))
        return TRUE;
    }

  return FALSE;
}

/* "Okay?" asks for nothing. */
static gboolean
is_real_question (GPtrArray *items)
{
  gboolean asks = FALSE;
  gboolean has_words = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const PursuitAiSpeechItem *item = g_ptr_array_index (items, i);

      asks = asks || strcmp (item->text, "?") == 0;
      has_words = has_words
                  || (item->is_word
                      && !pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_OPENERS, item->folded));
    }

  return asks && has_words;
}

static gboolean
must_stay (GPtrArray *items)
{
  return is_real_question (items) || holds_digit_or_sign (items)
         || holds (items, PURSUIT_AI_SPEECH_NUMBERS) || holds (items, PURSUIT_AI_SPEECH_KEEP);
}

/* Words that are more than agreement. */
static guint
count_content (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const PursuitAiSpeechItem *item = g_ptr_array_index (items, i);

      n += item->is_word && !pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_REPLIES, item->folded)
           && !pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_FILLERS, item->folded);
    }

  return n;
}

static gboolean
was_just_said (Compressor *c, const char *line)
{
  g_autofree char *folded = g_utf8_casefold (line, -1);
  char **slot;

  for (guint i = 0; i < N_RECENT; i++)
    if (g_strcmp0 (c->recent[i], folded) == 0)
      return TRUE;

  slot = &c->recent[c->n_recent++ % N_RECENT];
  g_free (*slot);
  *slot = g_steal_pointer (&folded);

  return FALSE;
}

/* Whether the line says something; @items are tidied, @whole is the line before that. */
static gboolean
is_kept (Compressor *c, GPtrArray *whole, GPtrArray *items, const char *letter, const char *line)
{
  if (c->question_by != NULL && strcmp (c->question_by, letter) != 0
      && holds (whole, PURSUIT_AI_SPEECH_ANSWERS))
    return TRUE;
  if (items->len == 0)
    return FALSE;
  if (must_stay (items))
    return TRUE;

  return count_content (items) > 0 && !was_just_said (c, line);
}

static void
add_line (Compressor *c, guint number, const char *letter, const char *line)
{
  if (*letter == '\0' || g_strcmp0 (c->last_letter, letter) == 0)
    g_string_append_printf (c->lines, "%u: %s\n", number, line);
  else
    g_string_append_printf (c->lines, "%u %s: %s\n", number, letter, line);
  g_free (c->last_letter);
  c->last_letter = g_strdup (letter);
  c->result->n_kept++;
}

static void
compress_line (Compressor *c, const char *text, guint number)
{
  PursuitUtterance utterance;
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *line = NULL;
  const char *letter;

  pursuit_utterance_parse (&utterance, text, strlen (text));
  whole = pursuit_ai_speech_split (utterance.text, utterance.text_length);
  items = pursuit_ai_speech_split (utterance.text, utterance.text_length);
  if (items->len == 0)
    return;

  pursuit_ai_speech_tidy (items);
  letter = get_letter (c, &utterance);
  line = pursuit_ai_speech_join (items->len > 0 ? items : whole);
  if (is_kept (c, whole, items, letter, line))
    add_line (c, number, letter, line);
  g_clear_pointer (&c->question_by, g_free);
  if (is_real_question (whole))
    c->question_by = g_strdup (letter);
}

static void
compressor_clear (Compressor *c)
{
  for (guint i = 0; i < N_RECENT; i++)
    g_clear_pointer (&c->recent[i], g_free);
  g_clear_pointer (&c->question_by, g_free);
  g_clear_pointer (&c->last_letter, g_free);
  g_hash_table_unref (c->letters);
  g_string_free (c->lines, TRUE);
  g_string_free (c->legend, TRUE);
}

PursuitAiCompressed *
pursuit_ai_compress_transcript (const char *transcript)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *numbered = NULL;
  Compressor c = { 0 };

  g_return_val_if_fail (transcript != NULL, NULL);
  g_return_val_if_fail (g_utf8_validate (transcript, -1, NULL), NULL);

  c.result = g_new0 (PursuitAiCompressed, 1);
  c.legend = g_string_new (NULL);
  c.lines = g_string_new (NULL);
  c.letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lines = g_strsplit (transcript, "\n", -1);
  for (; lines[c.result->n_lines] != NULL; c.result->n_lines++)
    compress_line (&c, lines[c.result->n_lines], c.result->n_lines + 1);

  numbered = pursuit_ai_number_transcript (transcript);
  c.result->text = c.legend->len > 0 ? g_strconcat (c.legend->str, "\n", c.lines->str, NULL)
                                     : g_strdup (c.lines->str);
  c.result->tokens_before = pursuit_ai_tokens_estimate (numbered);
  c.result->tokens_after = pursuit_ai_tokens_estimate (c.result->text);
  compressor_clear (&c);

  return c.result;
}

char *
pursuit_ai_number_transcript (const char *transcript)
{
  g_auto (GStrv) lines = NULL;
  GString *out;

  g_return_val_if_fail (transcript != NULL, NULL);

  out = g_string_new (NULL);
  lines = g_strsplit (transcript, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strchomp (lines[i]) != '\0')
      g_string_append_printf (out, "%u %s\n", i + 1, lines[i]);

  return g_string_free (out, FALSE);
}

void
pursuit_ai_compressed_free (PursuitAiCompressed *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

/* The words of a text between blanks, folded, as they are compared. */
static char *
dup_words (const char *text, gsize length, gboolean is_tidy)
{
  g_autoptr (GPtrArray) items = pursuit_ai_speech_split (text, length);
  GString *words = g_string_new (" ");

  if (is_tidy)
    pursuit_ai_speech_tidy (items);
  for (guint i = 0; i < items->len; i++)
    {
      const PursuitAiSpeechItem *item = g_ptr_array_index (items, i);

      if (item->is_word)
        g_string_append_printf (words, "%s ", item->folded);
    }

  return g_string_free (words, FALSE);
}

static gboolean
parts_are_in (char *const *parts, const char *text, gboolean is_tidy)
{
  g_autofree char *words = dup_words (text, strlen (text), is_tidy);
  const char *p = words;
  gboolean has_words = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = dup_words (parts[i], strlen (parts[i]), is_tidy);

      if (strcmp (part, " ") == 0)
        continue;
      p = strstr (p, part);
      if (p == NULL)
        return FALSE;
      p += strlen (part) - 1;
      has_words = TRUE;
    }

  return has_words;
}

gboolean
pursuit_ai_quote_is_in (const char *quote, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *dots = NULL;

  if (quote == NULL || text == NULL || !g_utf8_validate (quote, -1, NULL)
      || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  dots = g_strjoinv ("...", parts = g_strsplit (quote, "…", -1));
  g_strfreev (g_steal_pointer (&parts));
  parts = g_strsplit (dots, "...", -1);

  return parts_are_in (parts, text, FALSE) || parts_are_in (parts, text, TRUE);
}
