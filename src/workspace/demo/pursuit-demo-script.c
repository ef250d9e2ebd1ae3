/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/demo/pursuit-demo-script-private.h"

#include "core/pursuit-json.h"

#include <string.h>

/* Words of a quote, so that it stays within a sentence. */
#define MAX_QUOTE 80

#define WITH ", with "
#define SECTION_BLOCK "<data name=\"section\">\n"
#define BY_SCRIPT "*This text is by a script, not by AI.*\n\n"

/* Which sources speak for a part, by how their names begin or end, the best first. */
static const struct
{
  const char *part;
  int points;
  const char *sources[4];
} parts[] = {
  { "budget", 70, { "lead.deal_size", "lead.value", "lead.annual_revenue" } },
  { "authority", 60, { "person.1.role", "person.1.title", "lead.contact_title" } },
  { "need", 65, { "lead.need", "lead.description", "activity.1.text", "conversation.1:1" } },
  { "timeline", 55, { "lead.expected_close", "activity.1.due_at", "activity.1.happened_at" } },
};

/* The text of the source of that name within one lead's lines. */
static char *
find_source (char **lines, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], name, length) == 0 && strncmp (lines[i] + length, ": ", 2) == 0)
      {
        g_autoptr (JsonNode) node = pursuit_json_parse (lines[i] + length + 2, -1, NULL);

        return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
      }

  return NULL;
}

static void
cut (char *text)
{
  char *end = text;

  for (guint i = 0; i < MAX_QUOTE && *end != '\0' && *end != '\n'; i++)
    end = g_utf8_next_char (end);
  *end = '\0';
}

static JsonObject *
judge_part (char **lines, guint part)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts[part].sources) && parts[part].sources[i] != NULL; i++)
    {
      const char *name = parts[part].sources[i];
      g_autofree char *quote = find_source (lines, name);

      if (quote == NULL)
        continue;
      cut (quote);
      json_object_set_int_member (object, "points", parts[part].points);
      json_object_set_string_member (object, "why", "By a script, not by AI");
      json_object_set_string_member (object, "source", name);
      json_object_set_string_member (object, "quote", quote);
      json_object_set_null_member (object, "ask");
      return object;
    }

  json_object_set_null_member (object, "points");
  json_object_set_null_member (object, "why");
  json_object_set_null_member (object, "source");
  json_object_set_null_member (object, "quote");
  json_object_set_string_member (object, "ask", "What is known about this?");

  return object;
}

static JsonObject *
judge_lead (const char *id, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    json_object_set_object_member (object, parts[i].part, judge_part (lines, i));
  json_object_set_string_member (object, "next_question", "What has to happen before you decide?");

  return object;
}

/* The leads of a request follow each other, each behind a line with its id. */
static char *
answer_score (const char *input)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *leads = json_array_new ();
  g_auto (GStrv) blocks = g_strsplit (input, "\nid: ", -1);

  for (guint i = 1; blocks[0] != NULL && blocks[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (blocks[i], strcspn (blocks[i], "\n"));

      json_array_add_object_element (
          leads, judge_lead (g_strstrip (g_strdelimit (id, "\"", ' ')), blocks[i]));
    }
  json_object_set_array_member (object, "leads", leads);
  json_node_take_object (node, object);

  return pursuit_json_to_text (node, FALSE);
}

/* The section of a line "- Price, with {{price_table}} {{currency}}". */
static void
write_section (GString *out, const char *line)
{
  const char *with = strstr (line, WITH "{{");
  g_auto (GStrv) variables = g_strsplit (with != NULL ? with + strlen (WITH) : "", " ", -1);

  g_string_append (out, "## ");
  g_string_append_len (out, line, with != NULL ? with - line : (gssize) strlen (line));
  g_string_append (out, "\n\n");
  if (variables[0] == NULL)
    g_string_append (out, "{{missing:what belongs here}}\n\n");
  for (guint i = 0; variables[i] != NULL; i++)
    g_string_append_printf (out, "%s\n\n", variables[i]);
}

/* What the customer said, from the first source that may hold it. */
static void
write_need (GString *out, char **lines)
{
  static const char *const names[]
      = { "lead.need", "lead.description", "activity.1.text", "conversation.1:1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *quote = find_source (lines, names[i]);

      if (quote == NULL)
        continue;
      cut (quote);
      g_string_append_printf (out, "You told us: %s {{source:%s}}\n\n", quote, names[i]);
      return;
    }
}

/* The section as it is, and who wrote it. */
static char *
answer_section (const char *input)
{
  const char *section = strstr (input, SECTION_BLOCK);
  const char *end = section != NULL ? strstr (section, "</data>") : NULL;
  g_autofree char *text = NULL;

  if (end == NULL)
    return NULL;
  section += strlen (SECTION_BLOCK);
  text = g_strndup (section, (gsize) (end - section));

  return g_strconcat (g_strchomp (text), "\n\n" BY_SCRIPT, NULL);
}

/* The sections that are wanted stand in the settings, a line each. */
static char *
answer_draft (const PursuitAiRequest *request)
{
  g_auto (GStrv) lines = g_strsplit (request->input, "\n", -1);
  GString *out = NULL;

  if (g_strcmp0 (request->prompt, "rewrite-section") == 0)
    return answer_section (request->input);
  for (guint i = 0; lines[i] != NULL && strcmp (lines[i], "</data>") != 0; i++)
    {
      if (!g_str_has_prefix (lines[i], "- "))
        continue;
      if (out != NULL)
        {
          write_section (out, lines[i] + 2);
          continue;
        }
      out = g_string_new (NULL);
      write_section (out, lines[i] + 2);
      g_string_append (out, BY_SCRIPT);
      write_need (out, lines);
    }

  return out != NULL ? g_string_free (out, FALSE) : g_strdup ("## Offer\n\n" BY_SCRIPT);
}

char *
pursuit_demo_script_answer (const PursuitAiRequest *request, gpointer data)
{
  switch ((guint) request->feature)
    {
    case PURSUIT_AI_FEATURE_TEST:
      return g_strdup ("OK");
    case PURSUIT_AI_FEATURE_SCORE:
      return answer_score (request->input);
    case PURSUIT_AI_FEATURE_DRAFT:
      return answer_draft (request);
    case PURSUIT_AI_FEATURE_CONVERSATION:
      return pursuit_demo_script_analyse (request->input);
    case PURSUIT_AI_FEATURE_CARD:
      return pursuit_demo_script_update_card (request->input);
    default:
      return NULL;
    }
}
