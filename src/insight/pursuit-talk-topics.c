/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include <string.h>

#define PREFIX "topic-"
#define MAX_TOPICS 12
/* What was named once was touched, not talked about; but a short text has no more. */
#define MIN_COUNT 2
#define FEW_TOPICS 3
/* Shorter names of competitors are everyday words. */
#define MIN_NAME 3

typedef struct
{
  char *name;
  guint count;
  guint order; /* of the first mention */
  PursuitCitation first;
} Topic;

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_free (topic->name);
  pursuit_citation_clear (&topic->first);
  g_free (topic);
}

/* The names of competitors as phrases of one word or more. */
static void
add_rival (PursuitTalk *self, guint number, const char *name)
{
  g_auto (PursuitWords) words = { 0 };
  g_autoptr (GString) pattern = g_string_new (NULL);
  PursuitPhrase *phrase;
  GPtrArray *list;

  pursuit_words_init (&words);
  pursuit_words_set (&words, name, strlen (name));
  for (guint i = 0; i < words.words->len; i++)
    g_string_append_printf (pattern, "%s%s", i > 0 ? " " : "", pursuit_words_get_text (&words, i));
  if (pattern->len < MIN_NAME)
    return;
  phrase = pursuit_phrase_new (number, pattern->str);
  list = g_hash_table_lookup (self->rivals, phrase->words[0].text);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_phrase_free);
      g_hash_table_insert (self->rivals, g_strdup (phrase->words[0].text), list);
    }
  g_ptr_array_add (list, phrase);
}

void
pursuit_talk_begin_topics (PursuitTalk *self)
{
  const char *const *names = self->input->competitors;

  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, topic_free);
  self->rivals
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; names != NULL && names[i] != NULL && i < PURSUIT_TALK_MAX_COMPETITORS; i++)
    add_rival (self, i, names[i]);
}

gboolean
pursuit_talk_names_rival (const PursuitTalk *self, const PursuitWords *words, guint *rival)
{
  guint last;

  for (guint k = 0; g_hash_table_size (self->rivals) > 0 && k < words->words->len; k++)
    {
      GPtrArray *list = g_hash_table_lookup (self->rivals, pursuit_words_get_text (words, k));

      for (guint i = 0; list != NULL && i < list->len; i++)
        if (pursuit_phrase_matches (list->pdata[i], words, k, &last))
          {
            *rival = ((PursuitPhrase *) list->pdata[i])->group;
            return TRUE;
          }
    }

  return FALSE;
}

static void
count_topic (PursuitTalk *self, const PursuitTalkSentence *sentence, const char *name)
{
  Topic *topic = g_hash_table_lookup (self->topics, name);

  if (topic == NULL)
    {
      topic = g_new0 (Topic, 1);
      topic->name = g_strdup (name);
      topic->order = g_hash_table_size (self->topics);
      pursuit_talk_cite (self, sentence, &topic->first);
      g_hash_table_insert (self->topics, topic->name, topic);
    }
  topic->count++;
}

void
pursuit_talk_read_topics (PursuitTalk *self, const PursuitTalkSentence *sentence)
{
  guint rival;

  for (guint i = 0; i < sentence->matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (sentence->matches, PursuitLexiconMatch, i);
      const char *group = pursuit_lexicon_get_group_name (self->lexicon, match->group);

      if (g_str_has_prefix (group, PREFIX))
        count_topic (self, sentence, group + strlen (PREFIX));
    }
  if (!pursuit_talk_names_rival (self, sentence->words, &rival))
    return;
  count_topic (self, sentence, self->input->competitors[rival]);
  if (self->rival.line == 0)
    pursuit_talk_cite (self, sentence, &self->rival);
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const Topic *one = a;
  const Topic *other = b;

  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;

  return one->order < other->order ? -1 : 1;
}

void
pursuit_talk_finish_topics (PursuitTalk *self)
{
  g_autoptr (GList) topics = g_list_sort (g_hash_table_get_values (self->topics), compare_topics);
  guint n = 0;

  for (GList *l = topics; l != NULL && n < MAX_TOPICS; l = l->next)
    {
      const Topic *topic = l->data;
      PursuitAnalysisFinding *finding;

      if (topic->count < MIN_COUNT && n >= FEW_TOPICS)
        break;
      finding = pursuit_analysis_add (self->analysis, PURSUIT_ANALYSIS_TOPICS, topic->name);
      finding->count = topic->count;
      finding->evidence = topic->first;
      finding->evidence.quote = g_strdup (topic->first.quote);
      n++;
    }
}
