/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/openai-answer.h"

#include <json-glib/json-glib.h>

#define JSON "Content-Type: application/json\r\n"
#define STREAM "Content-Type: text/event-stream\r\n"
#define REPLY                                                                                      \
  "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"llama:8b\",\"choices\":[{"            \
  "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":\"stop\"}],"  \
  "\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":90,\"total_tokens\":990}}"

static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);

  return json_to_string (node, FALSE);
}

PeerStep *
openai_answer (Peer *peer, const char *content)
{
  g_autofree char *quoted = quote (content);
  g_autofree char *body = g_strdup_printf (REPLY, quoted);

  return peer_add (peer, 200, JSON, body);
}

static char *
dup_chunk (const char *delta, const char *finish)
{
  g_autofree char *quoted = quote (delta);

  return g_strdup_printf ("data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":"
                          "\"llama:8b\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},"
                          "\"finish_reason\":%s}]}\n\n",
                          quoted, finish);
}

PeerStep *
openai_answer_stream (Peer *peer, const char *content, glong size, gboolean ends)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (const char *p = content; *p != '\0';)
    {
      glong n = MIN (size, g_utf8_strlen (p, -1));
      const char *end = g_utf8_offset_to_pointer (p, n);
      g_autofree char *piece = g_strndup (p, (gsize) (end - p));
      g_autofree char *chunk = dup_chunk (piece, "null");

      g_string_append (body, chunk);
      p = end;
    }
  if (ends)
    {
      g_autofree char *chunk = dup_chunk ("", "\"stop\"");

      g_string_append_printf (body, "%sdata: [DONE]\n\n", chunk);
    }

  return peer_add (peer, 200, STREAM, body->str);
}
