/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-json-private.h"

/* Of anything shorter so many values take no time that somebody would notice. */
#define SHORT (16 * 1024)

/* How many values a text that may be JSON can hold at most: one for each sign before them that
 * stands in no string. */
static gsize
count_values (const char *text, gsize length)
{
  gboolean in_string = FALSE;
  gsize n = 1;

  for (gsize i = 0; i < length; i++)
    if (in_string && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      in_string = !in_string;
    else if (!in_string && (text[i] == ',' || text[i] == '[' || text[i] == '{'))
      n++;

  return n;
}

JsonNode *
pursuit_ai_json_parse (const char *text, gsize length)
{
  g_assert (text != NULL || length == 0);

  if (length == 0 || length > PURSUIT_AI_JSON_MAX_LENGTH
      || (length > SHORT && count_values (text, length) > PURSUIT_AI_JSON_MAX_VALUES))
    return NULL;

  return pursuit_json_parse (text, (gssize) length, NULL);
}
