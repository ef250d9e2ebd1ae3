/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/demo/pursuit-demo-script-private.h"

#include "core/pursuit-json.h"
#include "core/pursuit-utterance.h"

#include <string.h>

/* Each finding says where it is from, since it stands beside those of a model. */
#define MARK " (by a script, not by AI)"
#define MAX_QUOTE 80
#define MAX_FINDINGS 3

/* Words that make a line one of a list; a list without words takes any line. */
static const struct
{
  const char *list;
  const char *words[5];
} lists[] = {
  { "topics", { NULL } },
  { "objections", { "expensive", "teuer", "not sure", "zu viel", NULL } },
  { "next_actions", { "I will", "I'll", "ich schicke", "we will", NULL } },
  { "risks", { "Risiko", "risk", "later", "nächstes Jahr", NULL } },
};

/* What is cited: the beginning of a line, whole words. */
static char *
dup_quote (const char *text)
{
  char *quote = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_QUOTE));
  char *space = strrchr (quote, ' ');

  if (strlen (quote) < strlen (text) && space != NULL)
    *space = '\0';

  return quote;
}

/* The lines of a block of the request. */
static char **
list_lines (const char *input, const char *block)
{
  g_autofree char *head = g_strdup_printf ("<data name=\"%s\">\n", block);
  const char *start = strstr (input, head);
  const char *end = start != NULL ? strstr (start, "</data>") : NULL;
  g_autofree char *text = NULL;

  if (end == NULL)
    return g_new0 (char *, 1);
  start += strlen (head);
  text = g_strndup (start, (gsize) (end - start));

  return g_strsplit (text, "\n", -1);
}

/* "12 A: text" or "12: text"; the legend has no number. */
static gint64
read_line (const char *line, const char **text)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (line, &end, 10);

  *text = number > 0 ? strstr (end, ": ") : NULL;
  if (*text == NULL)
    return 0;
  *text += strlen (": ");

  return number;
}

static gboolean
holds_word (const char *text, const char *const *words)
{
  if (words[0] == NULL)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static JsonObject *
cite (gint64 number, const char *text)
{
  JsonObject *object = json_object_new ();
  g_autofree char *quote = dup_quote (text);

  json_object_set_int_member (object, "line", number);
  json_object_set_string_member (object, "quote", quote);

  return object;
}

static JsonArray *
find_lines (char **lines, guint list)
{
  JsonArray *found = json_array_new ();

  for (guint i = 0; lines[i] != NULL && json_array_get_length (found) < MAX_FINDINGS; i++)
    {
      const char *text;
      gint64 number = read_line (lines[i], &text);
      g_autofree char *marked = NULL;
      JsonObject *object;

      if (number == 0 || !holds_word (text, lists[list].words))
        continue;
      object = cite (number, text);
      marked = g_strconcat (json_object_get_string_member (object, "quote"), MARK, NULL);
      json_object_set_string_member (object, "text", marked);
      if (strcmp (lists[list].list, "objections") == 0)
        {
          json_object_set_null_member (object, "answer");
          json_object_set_null_member (object, "answer_line");
          json_object_set_null_member (object, "answer_quote");
        }
      if (strcmp (lists[list].list, "next_actions") == 0)
        {
          json_object_set_null_member (object, "owner");
          json_object_set_null_member (object, "due");
        }
      json_array_add_object_element (found, object);
    }

  return found;
}

static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);

  return pursuit_json_to_text (node, FALSE);
}

char *
pursuit_demo_script_analyse (const char *input)
{
  g_auto (GStrv) lines = list_lines (input, "conversation");
  JsonObject *answer = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    json_object_set_array_member (answer, lists[i].list, find_lines (lines, i));
  for (guint i = 0; lines[i] != NULL && !json_object_has_member (answer, "sentiment"); i++)
    {
      const char *text;
      gint64 number = read_line (lines[i], &text);
      JsonObject *mood = number > 0 ? cite (number, text) : NULL;

      if (mood == NULL)
        continue;
      json_object_set_string_member (mood, "label", "neutral");
      json_object_set_int_member (mood, "score", 0);
      json_object_set_object_member (answer, "sentiment", mood);
    }

  return to_text (answer);
}

/* The text of `conversation.1:12: "[06:40] Anna: text"`, without who says it when. */
static char *
dup_said (const char *line)
{
  const char *value = strstr (line, ": \"");
  g_autoptr (JsonNode) node
      = value != NULL ? pursuit_json_parse (value + strlen (": "), -1, NULL) : NULL;
  const char *whole = node != NULL ? json_node_get_string (node) : NULL;
  PursuitUtterance said;

  if (whole == NULL)
    return NULL;
  pursuit_utterance_parse (&said, whole, strlen (whole));

  return g_strndup (said.text, said.text_length);
}

static JsonObject *
propose (const char *line, const char *said)
{
  g_autofree char *source = g_strndup (line, (gsize) (strstr (line, ": \"") - line));
  g_autofree char *quote = dup_quote (said);
  g_autofree char *text = g_strconcat (quote, MARK, NULL);
  JsonObject *change = json_object_new ();

  json_object_set_string_member (change, "part", "their_weaknesses");
  json_object_set_string_member (change, "action", "add");
  json_object_set_null_member (change, "old");
  json_object_set_null_member (change, "objection");
  json_object_set_string_member (change, "text", text);
  json_object_set_string_member (change, "source", source);
  json_object_set_string_member (change, "quote", quote);
  json_object_set_boolean_member (change, "shareable", FALSE);

  return change;
}

/* Notes are about the competitor; of a conversation only what names it. */
static gboolean
is_about (const char *line, const char *said, const char *competitor)
{
  return g_str_has_prefix (line, "note.")
         || (competitor != NULL && strstr (said, competitor) != NULL);
}

char *
pursuit_demo_script_update_card (const char *input)
{
  g_auto (GStrv) card = list_lines (input, "card");
  g_auto (GStrv) lines = list_lines (input, "sources");
  g_autofree char *competitor = card[0] != NULL ? dup_said (card[0]) : NULL;
  JsonObject *answer = json_object_new ();
  JsonArray *changes = json_array_new ();

  for (guint i = 0; lines[i] != NULL && json_array_get_length (changes) < MAX_FINDINGS; i++)
    {
      g_autofree char *said = dup_said (lines[i]);

      if (said != NULL && is_about (lines[i], said, competitor))
        json_array_add_object_element (changes, propose (lines[i], said));
    }
  json_object_set_array_member (answer, "changes", changes);

  return to_text (answer);
}
