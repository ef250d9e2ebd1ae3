/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"

#include "ai/pursuit-ai-json-private.h"
#include "core/pursuit-util.h"

#define BASE_URL "https://api.anthropic.com/v1"
#define PRESENT_VERSION "2026-10-21"

struct _PursuitAnthropicProvider
{
  PursuitAiProvider parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitAnthropicProvider, pursuit_anthropic_provider, PURSUIT_TYPE_AI_PROVIDER)

static JsonObject *
new_text_block (const char *text, gboolean is_constant)
{
  JsonObject *block = json_object_new ();

  json_object_set_string_member (block, "type", "text");
  json_object_set_string_member (block, "text", text);
  if (is_constant)
    {
      JsonObject *control = json_object_new ();

      json_object_set_string_member (control, "type", "ephemeral");
      json_object_set_object_member (block, "cache_control", control);
    }

  return block;
}

/* The instructions alone are ours: whatever came from outside stays in the user's turn. */
static JsonArray *
new_system (const PursuitAiCall *call)
{
  g_autofree char *instructions = pursuit_ai_call_dup_instructions (call);
  JsonArray *system = json_array_new ();

  json_array_add_object_element (system, new_text_block (instructions, TRUE));

  return system;
}

/* What stays the same comes first, so that the provider need read it once only. */
static JsonArray *
new_messages (const PursuitAiCall *call)
{
  JsonArray *messages = json_array_new ();
  JsonObject *message = json_object_new ();
  JsonArray *content = json_array_new ();

  if (!pursuit_str_is_blank (call->request->context))
    json_array_add_object_element (content, new_text_block (call->request->context, TRUE));
  json_array_add_object_element (
      content, new_text_block (call->request->input != NULL ? call->request->input : "", FALSE));
  json_object_set_string_member (message, "role", "user");
  json_object_set_array_member (message, "content", content);
  json_array_add_object_element (messages, message);

  return messages;
}

static void
add_output_config (JsonObject *body, const PursuitAiCall *call)
{
  g_autoptr (JsonObject) config = json_object_new ();

  if (call->model->effort)
    json_object_set_string_member (config, "effort",
                                   pursuit_ai_effort_to_string (call->request->effort));
  if (pursuit_ai_call_wants_schema (call))
    {
      JsonObject *format = json_object_new ();

      json_object_set_string_member (format, "type", "json_schema");
      json_object_set_member (format, "schema",
                              pursuit_json_parse (call->request->schema, -1, NULL));
      json_object_set_object_member (config, "format", format);
    }
  if (json_object_get_size (config) > 0)
    json_object_set_object_member (body, "output_config", g_steal_pointer (&config));
}

/* Thought is on by default and paid as output; a quick judgement needs less of it. */
static void
add_thinking (JsonObject *body, const PursuitAiCall *call)
{
  JsonObject *thinking;

  if (call->request->effort != PURSUIT_AI_EFFORT_LOW
      || !pursuit_ai_model_can_think (call->model, "between_tools"))
    return;

  thinking = json_object_new ();
  json_object_set_string_member (thinking, "type", "between_tools");
  json_object_set_object_member (body, "thinking", thinking);
}

static PursuitAiPost *
pursuit_anthropic_provider_build (PursuitAiProvider *provider, const PursuitAiCall *call)
{
  g_autoptr (JsonObject) body = json_object_new ();
  const char *version = call->model->api_version;
  PursuitAiPost *post;

  json_object_set_string_member (body, "model", call->model->id);
  json_object_set_int_member (body, "max_tokens", pursuit_ai_call_get_max_output (call));
  json_object_set_array_member (body, "system", new_system (call));
  json_object_set_array_member (body, "messages", new_messages (call));
  add_output_config (body, call);
  add_thinking (body, call);
  /* A judgement in fields shall come out the same twice, where that can be asked for. */
  if (call->model->sampling && call->request->schema != NULL)
    json_object_set_int_member (body, "temperature", 0);
  if (call->request->stream)
    json_object_set_boolean_member (body, "stream", TRUE);

  post = pursuit_ai_post_new (provider, call, body);
  soup_message_headers_append (post->headers, "anthropic-version",
                               version != NULL ? version : PRESENT_VERSION);
  post->key_header = "x-api-key";
  post->key_prefix = "";
  post->needs_key = TRUE;

  return post;
}

/* The figures are totals: each replaces the one before. All of them may be null. TRUE if that of
 * the answer is there. */
static gboolean
take_usage (PursuitAiReply *reply, JsonObject *usage)
{
  JsonObject *writes = pursuit_ai_json_get_object (usage, "cache_creation");
  JsonObject *details = pursuit_ai_json_get_object (usage, "output_tokens_details");

  if (pursuit_ai_json_take_count (usage, "input_tokens", &reply->usage.input))
    reply->has_prompt_usage = TRUE;
  pursuit_ai_json_take_count (usage, "cache_read_input_tokens", &reply->usage.cache_read);
  if (writes != NULL)
    {
      pursuit_ai_json_take_count (writes, "ephemeral_5m_input_tokens",
                                  &reply->usage.cache_write_5m);
      pursuit_ai_json_take_count (writes, "ephemeral_1h_input_tokens",
                                  &reply->usage.cache_write_1h);
    }
  else if (reply->usage.cache_write_1h == 0)
    {
      pursuit_ai_json_take_count (usage, "cache_creation_input_tokens",
                                  &reply->usage.cache_write_5m);
    }
  if (details != NULL)
    pursuit_ai_json_take_count (details, "thinking_tokens", &reply->usage.reasoning);

  return pursuit_ai_json_take_count (usage, "output_tokens", &reply->usage.output);
}

static void
take_stop (PursuitAiReply *reply, JsonObject *object)
{
  const char *reason = pursuit_json_get_text (object, "stop_reason");

  if (reason == NULL)
    return;
  if (g_str_equal (reason, "refusal"))
    reply->stop = PURSUIT_AI_STOP_REFUSED;
  else if (g_str_equal (reason, "max_tokens")
           || g_str_equal (reason, "model_context_window_exceeded"))
    reply->stop = PURSUIT_AI_STOP_LENGTH;
  else
    reply->stop = PURSUIT_AI_STOP_END;
}

/* TRUE if it has the figure of the answer: at the beginning of a stream it only holds its place. */
static gboolean
take_message (PursuitAiReply *reply, JsonObject *message)
{
  JsonObject *usage = pursuit_ai_json_get_object (message, "usage");

  pursuit_ai_reply_set_model (reply, pursuit_json_get_text (message, "model"));
  take_stop (reply, message);

  return usage != NULL && take_usage (reply, usage);
}

static void
take_block (PursuitAiReply *reply, JsonObject *block)
{
  if (g_strcmp0 (pursuit_json_get_text (block, "type"), "text") == 0)
    pursuit_ai_reply_add_text (reply, pursuit_json_get_text (block, "text"));
}

static void
take_message_delta (PursuitAiReply *reply, JsonObject *event)
{
  JsonObject *delta = pursuit_ai_json_get_object (event, "delta");
  JsonObject *usage = pursuit_ai_json_get_object (event, "usage");

  if (delta != NULL)
    take_stop (reply, delta);
  if (usage != NULL && take_usage (reply, usage))
    reply->has_output_usage = TRUE;
}

static void
pursuit_anthropic_provider_read_event (PursuitAiProvider *provider,
                                       PursuitAiReply *reply,
                                       JsonObject *event)
{
  const char *type = pursuit_json_get_text (event, "type");
  JsonObject *inner;

  if (g_strcmp0 (type, "message_start") == 0)
    {
      if ((inner = pursuit_ai_json_get_object (event, "message")) != NULL)
        take_message (reply, inner);
    }
  else if (g_strcmp0 (type, "content_block_start") == 0)
    {
      if ((inner = pursuit_ai_json_get_object (event, "content_block")) != NULL)
        take_block (reply, inner);
    }
  else if (g_strcmp0 (type, "content_block_delta") == 0)
    {
      inner = pursuit_ai_json_get_object (event, "delta");
      if (inner != NULL && g_strcmp0 (pursuit_json_get_text (inner, "type"), "text_delta") == 0)
        pursuit_ai_reply_add_text (reply, pursuit_json_get_text (inner, "text"));
    }
  else if (g_strcmp0 (type, "message_delta") == 0)
    {
      take_message_delta (reply, event);
    }
  else if (g_strcmp0 (type, "message_stop") == 0)
    {
      reply->is_ended = TRUE;
    }
}

static void
pursuit_anthropic_provider_read_body (PursuitAiProvider *provider,
                                      PursuitAiReply *reply,
                                      JsonObject *body)
{
  JsonArray *content = pursuit_ai_json_get_array (body, "content");

  if (content == NULL)
    {
      pursuit_ai_reply_fail (reply, PURSUIT_AI_FAILURE_GARBAGE);
      return;
    }

  reply->has_output_usage = take_message (reply, body);
  for (guint i = 0; i < json_array_get_length (content); i++)
    {
      JsonObject *block = pursuit_ai_json_get_item (content, i);

      if (block != NULL)
        take_block (reply, block);
    }
  if (reply->stop == PURSUIT_AI_STOP_NONE)
    reply->stop = PURSUIT_AI_STOP_END;
}

static gboolean
pursuit_anthropic_provider_is_whole (PursuitAiProvider *provider, PursuitAiReply *reply)
{
  return reply->is_ended;
}

static const char *
pursuit_anthropic_provider_get_label (PursuitAiProvider *provider)
{
  return "Anthropic";
}

static void
pursuit_anthropic_provider_class_init (PursuitAnthropicProviderClass *klass)
{
  PursuitAiProviderClass *provider_class = PURSUIT_AI_PROVIDER_CLASS (klass);

  provider_class->kind = PURSUIT_AI_PROVIDER_ANTHROPIC;
  provider_class->base_url = BASE_URL;
  provider_class->path = "messages";
  provider_class->get_label = pursuit_anthropic_provider_get_label;
  provider_class->build = pursuit_anthropic_provider_build;
  provider_class->read_event = pursuit_anthropic_provider_read_event;
  provider_class->read_body = pursuit_anthropic_provider_read_body;
  provider_class->is_whole = pursuit_anthropic_provider_is_whole;
}

static void
pursuit_anthropic_provider_init (PursuitAnthropicProvider *self)
{
}

PursuitAiProvider *
pursuit_anthropic_provider_new (void)
{
  return g_object_new (PURSUIT_TYPE_ANTHROPIC_PROVIDER, NULL);
}
