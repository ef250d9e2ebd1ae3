/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-speech-private.h"

#include "ai/pursuit-ai-mask-private.h"
#include "ai/pursuit-ai-resources.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/com/salesai/Pursuit/ai/speech.ini"
#define MAX_MARK 24
#define MAX_PHRASE 4
#define MAX_REPEATED 6
/* A longer line is no speech; it is left as it is. */
#define MAX_ITEMS 20000

typedef struct
{
  GHashTable *lists[PURSUIT_AI_SPEECH_N_LISTS];
} Speech;

static GHashTable *
read_list (GKeyFile *file, const char *group)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, group, "words", NULL, NULL);
  GHashTable *list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert (words != NULL);
  for (gsize i = 0; words[i] != NULL; i++)
    g_hash_table_add (list, g_utf8_casefold (words[i], -1));

  return list;
}

static const Speech *
get_speech (void)
{
  static const char *const groups[PURSUIT_AI_SPEECH_N_LISTS]
      = { "fillers", "asides", "openers", "replies", "answers", "numbers", "keep" };
  static gsize place;

  if (g_once_init_enter (&place))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (pursuit_ai_get_resource (), RESOURCE,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      Speech *speech = g_new0 (Speech, 1);
      gboolean is_read;

      g_assert (bytes != NULL);
      is_read = g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL);
      g_assert (is_read);
      for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
        speech->lists[i] = read_list (file, groups[i]);
      g_once_init_leave (&place, (gsize) speech);
    }

  return (const Speech *) place;
}

gboolean
pursuit_ai_speech_is_on (PursuitAiSpeechList list, const char *folded)
{
  return g_hash_table_contains (get_speech ()->lists[list], folded);
}

static void
item_free (PursuitAiSpeechItem *self)
{
  g_free (self->text);
  g_free (self->folded);
  g_free (self);
}

/* The bytes of "{disfmarker}", "[laughter]" or "<noise>": one or two small words between brackets.
 */
static gsize
measure_mark (const char *p, const char *end)
{
  static const char opens[] = "{[<(";
  static const char closes[] = "}]>)";
  const char *open = *p != '\0' ? strchr (opens, *p) : NULL;
  const char *q = p + 1;

  if (open == NULL)
    return 0;
  while (q < end && q - p < MAX_MARK && (g_ascii_islower (*q) || *q == ' ' || *q == '_'))
    q++;
  if (q == p + 1 || q == end || *q != closes[open - opens])
    return 0;

  /* A person may well say something in round brackets. */
  return *open != '(' || memchr (p, ' ', (gsize) (q - p)) == NULL ? (gsize) (q + 1 - p) : 0;
}

static gboolean
is_in_word (const char *p, const char *end)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_')
    return TRUE;

  /* "mm-hmm", "it's", "48,600.00" */
  return (c == 0x2019 || (c < 0x80 && c != 0 && strchr ("-'.,:/@", (int) c) != NULL)) && next < end
         && g_unichar_isalnum (g_utf8_get_char (next));
}

/* "L_C_D_s" is how transcribers write letters that are spelled. */
static char *
dup_word (const char *start, const char *end)
{
  GString *word = g_string_new (NULL);

  for (const char *p = start; p < end; p++)
    {
      gboolean is_spelled
          = *p == '_' && p > start && g_ascii_isupper (p[-1]) && (p - start == 1 || p[-2] == '_');

      if (!is_spelled)
        g_string_append_c (word, *p);
    }

  return g_string_free (word, FALSE);
}

static char *
dup_folded (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) parts = g_strsplit (folded, "\342\200\231", -1);

  return g_strjoinv ("'", parts);
}

static void
add_item (GPtrArray *items, const char *p, const char *end, gboolean is_word)
{
  PursuitAiSpeechItem *item = g_new0 (PursuitAiSpeechItem, 1);

  item->text = is_word ? dup_word (p, end) : g_strndup (p, (gsize) (end - p));
  item->folded = dup_folded (item->text);
  item->is_word = is_word;
  g_ptr_array_add (items, item);
}

/* What stands for masked words stays as it is. */
static gsize
measure_token (const char *p, const char *end)
{
  gsize length = 0;

  return pursuit_ai_mask_match_token (p, end, &length) == PURSUIT_AI_TOKEN_WHOLE ? length : 0;
}

GPtrArray *
pursuit_ai_speech_split (const char *text, gsize length)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      const char *start = p;
      gsize mark = measure_mark (p, end);
      gsize token = measure_token (p, end);
      gboolean begins = token > 0 || g_unichar_isalnum (g_utf8_get_char (p))
                        || (*p == '\'' && p + 1 < end && g_ascii_isalpha (p[1]));

      if (mark > 0)
        {
          p += mark;
          continue;
        }
      p = token > 0 ? p + token : g_utf8_next_char (p);
      while (token == 0 && begins && p < end && is_in_word (p, end))
        p = g_utf8_next_char (p);
      if (begins || !g_unichar_isspace (g_utf8_get_char (start)))
        add_item (items, start, p, begins);
    }

  return items;
}

static PursuitAiSpeechItem *
get_item (GPtrArray *items, guint i)
{
  return g_ptr_array_index (items, i);
}

static gboolean
is_mark (GPtrArray *items, guint i, const char *mark)
{
  return i < items->len && !get_item (items, i)->is_word
         && strcmp (get_item (items, i)->text, mark) == 0;
}

static gboolean
is_number (const PursuitAiSpeechItem *item)
{
  return strpbrk (item->text, "0123456789") != NULL
         || pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_NUMBERS, item->folded);
}

static void
drop_fillers (GPtrArray *items)
{
  for (guint i = items->len; i-- > 0;)
    if (get_item (items, i)->is_word
        && pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_FILLERS, get_item (items, i)->folded))
      g_ptr_array_remove_index (items, i);
}

/* How many words from @i on are an aside. "not really" is none. */
static guint
measure_aside (GPtrArray *items, guint i)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  guint found = 0;

  for (guint n = 0; n < MAX_PHRASE && i + n < items->len && get_item (items, i + n)->is_word; n++)
    {
      g_string_append_printf (phrase, "%s%s", n > 0 ? " " : "", get_item (items, i + n)->folded);
      if (pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_ASIDES, phrase->str))
        found = n + 1;
    }

  return found;
}

static void
drop_asides (GPtrArray *items)
{
  for (guint i = 0; i < items->len;)
    {
      guint length = measure_aside (items, i);

      if (length > 0)
        g_ptr_array_remove_range (items, i, length);
      else
        i++;
    }
}

/* "w we", "th they'll": the start of a word that did not come to its end; "36 m" is a unit. */
static gboolean
is_fragment (GPtrArray *items, guint i)
{
  const char *word = get_item (items, i)->text;

  return get_item (items, i)->is_word && strlen (word) <= 2
         && (i == 0 || !is_number (get_item (items, i - 1)))
         && strspn (word, "bcdfghjklmnpqrstvwxz") == strlen (word);
}

/* How many items from @i on say @n words that follow again, with or without a comma between. */
static guint
measure_repeated (GPtrArray *items, guint i, guint n)
{
  guint length = n + (is_mark (items, i + n, ",") ? 1 : 0);

  if (i + length + n > items->len)
    return 0;
  for (guint j = 0; j < n; j++)
    if (!get_item (items, i + j)->is_word || is_number (get_item (items, i + j))
        || strcmp (get_item (items, i + j)->folded, get_item (items, i + length + j)->folded) != 0)
      return 0;

  return length;
}

static void
drop_stutters (GPtrArray *items)
{
  for (guint i = 0; i < items->len;)
    {
      guint length = 0;

      for (guint n = MAX_REPEATED; n > 0 && length == 0; n--)
        length = measure_repeated (items, i, n);
      if (length == 0 && is_fragment (items, i))
        length = 1;
      if (length > 0)
        g_ptr_array_remove_range (items, i, length);
      else
        i++;
    }
}

/* "okay, so the price" begins with "the price". */
static void
drop_openers (GPtrArray *items)
{
  while (items->len > 1 && get_item (items, 0)->is_word
         && pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_OPENERS, get_item (items, 0)->folded)
         && !is_mark (items, 1, "?"))
    {
      g_ptr_array_remove_index (items, 0);
      while (items->len > 0 && (is_mark (items, 0, ",") || is_mark (items, 0, ".")))
        g_ptr_array_remove_index (items, 0);
    }
}

/* "the price, right, is" and "the price. Yeah." lose the word between marks; as a question it
 * asks for an answer and stays. */
static void
drop_tags (GPtrArray *items)
{
  for (guint i = items->len; i-- > 0;)
    if ((is_mark (items, i, ",") || is_mark (items, i, ".")) && i + 1 < items->len
        && get_item (items, i + 1)->is_word
        && pursuit_ai_speech_is_on (PURSUIT_AI_SPEECH_OPENERS, get_item (items, i + 1)->folded)
        && (i + 2 == items->len || is_mark (items, i + 2, ",") || is_mark (items, i + 2, ".")))
      g_ptr_array_remove_range (items, i, 2);
}

static void
drop_loose_marks (GPtrArray *items)
{
  for (guint i = items->len; i-- > 0;)
    if (is_mark (items, i, ",")
        && (i == 0 || i + 1 == items->len || !get_item (items, i - 1)->is_word))
      g_ptr_array_remove_index (items, i);
  while (items->len > 0 && (is_mark (items, 0, ".") || is_mark (items, 0, ",")))
    g_ptr_array_remove_index (items, 0);
  /* A line break ends the sentence as well. */
  while (items->len > 0
         && (is_mark (items, items->len - 1, ".") || is_mark (items, items->len - 1, ",")))
    g_ptr_array_set_size (items, (int) items->len - 1);
}

/* What goes may bring together what then goes as well; at the end nothing more would. */
void
pursuit_ai_speech_tidy (GPtrArray *items)
{
  guint before;

  if (items->len > MAX_ITEMS)
    return;

  do
    {
      before = items->len;
      drop_fillers (items);
      drop_asides (items);
      drop_loose_marks (items);
      drop_stutters (items);
      drop_tags (items);
      drop_openers (items);
      drop_loose_marks (items);
    }
  while (items->len < before);
}

char *
pursuit_ai_speech_join (GPtrArray *items)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const PursuitAiSpeechItem *item = get_item (items, i);
      gboolean hugs = !item->is_word && strchr (",.;:!?)]}%", item->text[0]) != NULL;
      gboolean is_hugged = i > 0 && !get_item (items, i - 1)->is_word
                           && strchr ("([{$#", get_item (items, i - 1)->text[0]) != NULL;

      if (line->len > 0 && !hugs && !is_hugged)
        g_string_append_c (line, ' ');
      g_string_append (line, item->text);
    }

  return g_string_free (line, FALSE);
}
