/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/pursuit-ai-models.h"
#include "ai/pursuit-ai-prompt.h"
#include "core/pursuit-json.h"

#include <string.h>

/* Bodies of all prompts, for all models of a provider, held against a schema of the request that
 * the provider documents: no member that is not there, each of its type. The schemas are written
 * from the providers' references as of November 2026, and hold what may be sent, not what we send.
 */

#define TEXT_BLOCK                                                                                 \
  "{\"type\":\"object\",\"required\":[\"type\",\"text\"],\"properties\":{\"type\":{\"enum\":["     \
  "\"text\"]},\"text\":{\"type\":\"string\"},\"cache_control\":{\"type\":\"object\",\"required\":" \
  "[\"type\"],\"properties\":{\"type\":{\"enum\":[\"ephemeral\"]},\"ttl\":{\"enum\":[\"5m\","      \
  "\"1h\"]}}}}}"
#define FORMAT                                                                                     \
  "{\"type\":\"object\",\"required\":[\"type\",\"schema\"],\"properties\":{\"type\":{\"enum\":["   \
  "\"json_schema\"]},\"schema\":{\"type\":\"object\"}}}"
#define ANTHROPIC                                                                                  \
  "{\"type\":\"object\",\"required\":[\"model\",\"max_tokens\",\"messages\"],\"properties\":{"     \
  "\"model\":{\"type\":\"string\"},\"max_tokens\":{\"type\":\"integer\"},\"system\":{\"type\":"    \
  "\"array\",\"items\":" TEXT_BLOCK "},\"messages\":{\"type\":\"array\",\"items\":{\"type\":"      \
  "\"object\",\"required\":[\"role\",\"content\"],\"properties\":{\"role\":{\"enum\":[\"user\","   \
  "\"assistant\"]},\"content\":{\"type\":\"array\",\"items\":" TEXT_BLOCK "}}}},\"stream\":{"      \
  "\"type\":\"boolean\"},\"stop_sequences\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}," \
  "\"temperature\":{\"type\":\"number\"},\"thinking\":{\"type\":\"object\",\"required\":[\"type\"" \
  "],\"properties\":{\"type\":{\"enum\":[\"adaptive\",\"between_tools\",\"disabled\",\"enabled\""  \
  "]},\"budget_tokens\":{\"type\":\"integer\"},\"display\":{\"type\":\"string\"}}},"               \
  "\"output_config\":{\"type\":\"object\",\"properties\":{\"effort\":{\"enum\":[\"low\","          \
  "\"medium\",\"high\",\"xhigh\",\"max\"]},\"format\":" FORMAT "}},\"metadata\":{\"type\":"        \
  "\"object\",\"properties\":{\"user_id\":{\"type\":\"string\"}}},\"service_tier\":{\"enum\":["    \
  "\"auto\",\"standard_only\"]}}}"
#define OPENAI                                                                                     \
  "{\"type\":\"object\",\"required\":[\"model\",\"messages\"],\"properties\":{\"model\":{"         \
  "\"type\":\"string\"},\"messages\":{\"type\":\"array\",\"items\":{\"type\":\"object\","          \
  "\"required\":[\"role\",\"content\"],\"properties\":{\"role\":{\"enum\":[\"system\","            \
  "\"developer\",\"user\",\"assistant\"]},\"content\":{\"type\":\"string\"}}}},"                   \
  "\"max_completion_tokens\":{\"type\":\"integer\"},\"reasoning_effort\":{\"enum\":[\"none\","     \
  "\"minimal\",\"low\",\"medium\",\"high\",\"xhigh\",\"max\"]},\"verbosity\":{\"type\":"           \
  "\"string\"},\"temperature\":{\"type\":\"number\"},\"stream\":{\"type\":\"boolean\"},"           \
  "\"stream_options\":{\"type\":\"object\",\"properties\":{\"include_usage\":{\"type\":"           \
  "\"boolean\"},\"include_obfuscation\":{\"type\":\"boolean\"}}},\"store\":{\"type\":"             \
  "\"boolean\"},\"prompt_cache_key\":{\"type\":\"string\"},\"safety_identifier\":{\"type\":"       \
  "\"string\"},\"response_format\":{\"type\":\"object\",\"required\":[\"type\",\"json_schema\"],"  \
  "\"properties\":{\"type\":{\"enum\":[\"json_schema\"]},\"json_schema\":{\"type\":\"object\","    \
  "\"required\":[\"name\",\"schema\"],\"properties\":{\"name\":{\"type\":\"string\"},\"strict\":{" \
  "\"type\":\"boolean\"},\"schema\":{\"type\":\"object\"}}}}}}}"

static const char *const prompts[]
    = { "score-lead", "draft-proposal", "rewrite-section", "update-card", "analyse-conversation" };

static gboolean
is_of_type (JsonNode *value, const char *type)
{
  if (g_str_equal (type, "object"))
    return JSON_NODE_HOLDS_OBJECT (value);
  if (g_str_equal (type, "array"))
    return JSON_NODE_HOLDS_ARRAY (value);
  if (!JSON_NODE_HOLDS_VALUE (value))
    return FALSE;
  if (g_str_equal (type, "string"))
    return json_node_get_value_type (value) == G_TYPE_STRING;
  if (g_str_equal (type, "boolean"))
    return json_node_get_value_type (value) == G_TYPE_BOOLEAN;

  return json_node_get_value_type (value) == G_TYPE_INT64
         || (g_str_equal (type, "number") && json_node_get_value_type (value) == G_TYPE_DOUBLE);
}

static gboolean
is_in_enum (JsonNode *value, JsonArray *allowed)
{
  for (guint i = 0; i < json_array_get_length (allowed); i++)
    if (json_node_get_value_type (value) == G_TYPE_STRING
        && g_str_equal (json_node_get_string (value), json_array_get_string_element (allowed, i)))
      return TRUE;

  return FALSE;
}

static char *find_fault (JsonObject *schema, JsonNode *value, const char *path);

static char *
find_fault_in_object (JsonObject *schema, JsonObject *object, const char *path)
{
  JsonObject *properties = json_object_has_member (schema, "properties")
                               ? json_object_get_object_member (schema, "properties")
                               : NULL;
  g_autoptr (GList) names = json_object_get_members (object);

  if (json_object_has_member (schema, "required"))
    for (guint i = 0; i < json_array_get_length (json_object_get_array_member (schema, "required"));
         i++)
      {
        const char *name
            = json_array_get_string_element (json_object_get_array_member (schema, "required"), i);

        if (!json_object_has_member (object, name))
          return g_strdup_printf ("%s lacks %s", path, name);
      }
  for (GList *l = names; properties != NULL && l != NULL; l = l->next)
    {
      g_autofree char *inner = g_strdup_printf ("%s.%s", path, (const char *) l->data);
      char *fault;

      if (!json_object_has_member (properties, l->data))
        return g_strdup_printf ("%s is not documented", inner);
      fault = find_fault (json_object_get_object_member (properties, l->data),
                          json_object_get_member (object, l->data), inner);
      if (fault != NULL)
        return fault;
    }

  return NULL;
}

/* (nullable): the first place where a value is not what the schema says */
static char *
find_fault (JsonObject *schema, JsonNode *value, const char *path)
{
  if (json_object_has_member (schema, "enum"))
    return is_in_enum (value, json_object_get_array_member (schema, "enum"))
               ? NULL
               : g_strdup_printf ("%s is none of the documented values", path);
  if (!is_of_type (value, json_object_get_string_member (schema, "type")))
    return g_strdup_printf ("%s is of another type", path);
  if (JSON_NODE_HOLDS_OBJECT (value))
    return find_fault_in_object (schema, json_node_get_object (value), path);
  if (JSON_NODE_HOLDS_ARRAY (value))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
      {
        char *fault = find_fault (json_object_get_object_member (schema, "items"),
                                  json_array_get_element (json_node_get_array (value), i), path);

        if (fault != NULL)
          return fault;
      }

  return NULL;
}

static PursuitAiRequest *
new_request (const char *prompt)
{
  static const PursuitAiBlock blocks[] = { { .name = "sources", .text = "lead.need: \"pumps\"" } };
  g_autoptr (GError) error = NULL;
  const PursuitAiPrompt *found = pursuit_ai_prompt_get (prompt, &error);

  g_assert_no_error (error);

  return pursuit_ai_prompt_new_request (found, blocks, G_N_ELEMENTS (blocks), 3);
}

static void
check (PursuitAiProvider *provider, const char *schema, const char *prompt, const char *id)
{
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  g_autoptr (PursuitAiModel) model
      = pursuit_ai_models_dup_model (models, pursuit_ai_provider_get_kind (provider), id);
  g_autoptr (JsonNode) rules = pursuit_json_parse (schema, -1, NULL);
  g_autoptr (PursuitAiRequest) request = new_request (prompt);
  const PursuitAiCall call = { .request = request, .model = model };

  g_assert_nonnull (rules);
  for (guint streams = 0; streams < 2; streams++)
    {
      g_autoptr (PursuitAiPost) post = NULL;
      g_autoptr (JsonNode) body = NULL;
      g_autofree char *fault = NULL;
      gsize length;
      const char *text;

      request->stream = streams == 1;
      post = pursuit_ai_provider_build (provider, &call);
      text = g_bytes_get_data (post->body, &length);
      body = pursuit_json_parse (text, (gssize) length, NULL);
      g_assert_nonnull (body);
      fault = find_fault (json_node_get_object (rules), body, id);
      g_assert_cmpstr (fault, ==, NULL);
      /* No model is asked for what it refuses. */
      if (!model->sampling)
        g_assert_false (json_object_has_member (json_node_get_object (body), "temperature"));
    }
}

static void
anthropic (void)
{
  static const char *const ids[] = { "claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5",
                                     "claude-sonnet-4-6", "claude-of-tomorrow" };
  g_autoptr (PursuitAiProvider) provider = PURSUIT_AI_PROVIDER (pursuit_anthropic_provider_new ());

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint k = 0; k < G_N_ELEMENTS (prompts); k++)
      check (provider, ANTHROPIC, prompts[k], ids[i]);
}

static void
openai (void)
{
  static const char *const ids[]
      = { "gpt-6.1-sol", "gpt-6.1-terra", "gpt-6-luna", "gpt-4o", "gpt-5", "gpt-of-tomorrow" };
  g_autoptr (PursuitAiProvider) provider = PURSUIT_AI_PROVIDER (pursuit_openai_provider_new ());

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint k = 0; k < G_N_ELEMENTS (prompts); k++)
      check (provider, OPENAI, prompts[k], ids[i]);
}

/* The measure itself finds what is wrong. */
static void
faults_are_found (void)
{
  static const struct
  {
    const char *body;
    const char *fault;
  } rows[] = {
    { "{\"model\":\"m\",\"messages\":[]}", "x lacks max_tokens" },
    { "{\"model\":\"m\",\"max_tokens\":\"9\",\"messages\":[]}", "x.max_tokens is of another type" },
    { "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[],\"tools\":[]}",
      "x.tools is not documented" },
    { "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"boss\",\"content\":[]}]}",
      "x.messages.role is none of the documented values" },
    { "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"t\"}]}",
      "x.messages.content is of another type" },
  };
  g_autoptr (JsonNode) rules = pursuit_json_parse (ANTHROPIC, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) body = pursuit_json_parse (rows[i].body, -1, NULL);
      g_autofree char *fault = find_fault (json_node_get_object (rules), body, "x");

      g_assert_cmpstr (fault, ==, rows[i].fault);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/request-schemas/anthropic", anthropic);
  g_test_add_func ("/ai/request-schemas/openai", openai);
  g_test_add_func ("/ai/request-schemas/faults-are-found", faults_are_found);

  return g_test_run ();
}
