/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>

static JsonArray *
list_fallbacks (const PursuitRequestPreview *preview)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; preview->fallbacks[i] != NULL; i++)
    json_array_add_string_element (array, preview->fallbacks[i]);

  return array;
}

static JsonNode *
preview_to_json (const PursuitRequestPreview *preview)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "provider", preview->provider);
  json_object_set_string_member (object, "kind", preview->kind);
  json_object_set_string_member (object, "model", preview->model);
  pursuit_json_set_text (object, "url", preview->url);
  pursuit_json_set_text (object, "body", preview->body);
  json_object_set_int_member (object, "tokens", preview->tokens);
  json_object_set_string_member (object, "estimator", preview->estimator);
  pursuit_json_set_text (object, "cost", preview->cost);
  pursuit_json_set_text (object, "bound", preview->bound);
  pursuit_json_set_text (object, "refusal", preview->refusal);
  pursuit_json_set_text (object, "notice", preview->notice);
  json_object_set_array_member (object, "fallbacks", list_fallbacks (preview));
  json_node_take_object (node, object);

  return node;
}

void
pursuit_cli_print_preview (PursuitCli *cli, const PursuitRequestPreview *preview)
{
  if (cli->json)
    pursuit_cli_print_json (preview_to_json (preview));
  else if (preview->body != NULL)
    g_print ("POST %s\n%s\n", preview->url, preview->body);
  else
    g_print (_ ("Nothing would leave this machine: %s answers by a script.\n"), preview->provider);
  for (guint i = 0; !cli->json && preview->fallbacks[i] != NULL; i++)
    g_print (_ ("Without an answer the same goes to: %s\n"), preview->fallbacks[i]);
  if (!cli->json && preview->notice != NULL)
    g_print ("%s\n", preview->notice);
}
