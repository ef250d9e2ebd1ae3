/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/openai/pursuit-openai-provider.h"

#include "ai/pursuit-ai-json-private.h"
#include "core/pursuit-util.h"

#define BASE_URL "https://api.openai.com/v1"

G_DEFINE_TYPE (PursuitOpenaiProvider, pursuit_openai_provider, PURSUIT_TYPE_AI_PROVIDER)

static JsonObject *
new_message (const char *role, const char *content)
{
  JsonObject *message = json_object_new ();

  json_object_set_string_member (message, "role", role);
  json_object_set_string_member (message, "content", content);

  return message;
}

static JsonArray *
new_messages (const PursuitAiCall *call)
{
  const char *input = call->request->input != NULL ? call->request->input : "";
  g_autofree char *instructions = pursuit_ai_call_dup_instructions (call);
  g_autofree char *content = pursuit_str_is_blank (call->request->context)
                                 ? g_strdup (input)
                                 : g_strconcat (call->request->context, "\n\n", input, NULL);
  JsonArray *messages = json_array_new ();

  json_array_add_object_element (messages, new_message ("system", instructions));
  json_array_add_object_element (messages, new_message ("user", content));

  return messages;
}

static JsonObject *
new_response_format (const PursuitAiCall *call)
{
  JsonObject *format = json_object_new ();
  JsonObject *schema;

  if (!pursuit_ai_call_wants_schema (call))
    {
      json_object_set_string_member (format, "type", "json_object");
      return format;
    }

  schema = json_object_new ();
  json_object_set_string_member (schema, "name",
                                 pursuit_ai_feature_to_string (call->request->feature));
  json_object_set_boolean_member (schema, "strict", TRUE);
  json_object_set_member (schema, "schema", pursuit_json_parse (call->request->schema, -1, NULL));
  json_object_set_string_member (format, "type", "json_schema");
  json_object_set_object_member (format, "json_schema", schema);

  return format;
}

static void
add_stream (JsonObject *body, const PursuitAiCall *call)
{
  JsonObject *options;

  if (!call->request->stream)
    return;
  json_object_set_boolean_member (body, "stream", TRUE);
  if ((call->relax & PURSUIT_AI_RELAX_STREAM_USAGE) != 0)
    return;

  options = json_object_new ();
  json_object_set_boolean_member (options, "include_usage", TRUE);
  json_object_set_object_member (body, "stream_options", options);
}

static PursuitAiPost *
pursuit_openai_provider_build (PursuitAiProvider *provider, const PursuitAiCall *call)
{
  PursuitOpenaiProviderClass *klass = PURSUIT_OPENAI_PROVIDER_GET_CLASS (provider);
  g_autoptr (JsonObject) body = json_object_new ();
  PursuitAiPost *post;

  json_object_set_string_member (body, "model", call->model->id);
  json_object_set_array_member (body, "messages", new_messages (call));
  json_object_set_int_member (body, call->model->max_parameter,
                              pursuit_ai_call_get_max_output (call));
  if (call->model->effort)
    json_object_set_string_member (body, "reasoning_effort",
                                   pursuit_ai_effort_to_string (call->request->effort));
  if (call->request->schema != NULL)
    json_object_set_object_member (body, "response_format", new_response_format (call));
  if (call->model->sampling && call->request->schema != NULL)
    json_object_set_int_member (body, "temperature", 0);
  add_stream (body, call);
  if (klass->add_options != NULL)
    klass->add_options (PURSUIT_OPENAI_PROVIDER (provider), call, body);

  post = pursuit_ai_post_new (provider, call, body);
  post->key_header = "Authorization";
  post->key_prefix = "Bearer ";
  post->needs_key = klass->needs_key;

  return post;
}

/* Lead data is personal data: nothing is to be kept there. Padding against eavesdroppers on the
 * length of words only costs bytes over TLS of our own. */
static void
pursuit_openai_provider_add_options (PursuitOpenaiProvider *self,
                                     const PursuitAiCall *call,
                                     JsonObject *body)
{
  JsonObject *stream_options = pursuit_ai_json_get_object (body, "stream_options");

  json_object_set_boolean_member (body, "store", FALSE);
  if (stream_options != NULL)
    json_object_set_boolean_member (stream_options, "include_obfuscation", FALSE);
  if (call->request->prompt != NULL)
    {
      g_autofree char *key
          = g_strdup_printf ("%s/%u", call->request->prompt, call->request->prompt_version);

      json_object_set_string_member (body, "prompt_cache_key", key);
    }
}

/* The prompt's total contains what was read from and written to the cache. */
static void
take_usage (PursuitAiReply *reply, JsonObject *usage)
{
  JsonObject *prompt = pursuit_ai_json_get_object (usage, "prompt_tokens_details");
  JsonObject *output = pursuit_ai_json_get_object (usage, "completion_tokens_details");
  PursuitAiUsage *figures = &reply->usage;
  gint64 total = 0;

  if (prompt != NULL)
    {
      pursuit_ai_json_take_count (prompt, "cached_tokens", &figures->cache_read);
      pursuit_ai_json_take_count (prompt, "cache_write_tokens", &figures->cache_write_5m);
    }
  if (pursuit_ai_json_take_count (usage, "prompt_tokens", &total))
    {
      gint64 cached = figures->cache_read + figures->cache_write_5m;

      /* More cached than there was cannot be; some servers count only what was not cached. */
      figures->estimated = cached > total;
      figures->input = cached > total ? total : total - cached;
      reply->has_prompt_usage = TRUE;
    }
  if (pursuit_ai_json_take_count (usage, "completion_tokens", &figures->output))
    reply->has_output_usage = TRUE;
  if (output != NULL)
    pursuit_ai_json_take_count (output, "reasoning_tokens", &figures->reasoning);
}

static void
take_finish (PursuitAiReply *reply, JsonObject *choice)
{
  const char *reason = pursuit_json_get_text (choice, "finish_reason");

  if (reason == NULL || *reason == '\0')
    return;
  if (g_str_equal (reason, "error"))
    pursuit_ai_reply_fail (reply, PURSUIT_AI_FAILURE_REPLY)->status = 500;
  else if (g_str_equal (reason, "content_filter") || g_str_equal (reason, "refusal"))
    reply->stop = PURSUIT_AI_STOP_REFUSED;
  else if (reply->stop != PURSUIT_AI_STOP_REFUSED)
    reply->stop = g_str_equal (reason, "length") ? PURSUIT_AI_STOP_LENGTH : PURSUIT_AI_STOP_END;
}

/* A message or a piece of one; what was thought stands in members of other names. */
static void
take_message (PursuitAiReply *reply, JsonObject *message)
{
  JsonArray *parts = pursuit_ai_json_get_array (message, "content");

  if (!pursuit_str_is_blank (pursuit_json_get_text (message, "refusal")))
    reply->stop = PURSUIT_AI_STOP_REFUSED;
  pursuit_ai_reply_add_text (reply, pursuit_json_get_text (message, "content"));
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = pursuit_ai_json_get_item (parts, i);

      if (part != NULL && g_strcmp0 (pursuit_json_get_text (part, "type"), "text") == 0)
        pursuit_ai_reply_add_text (reply, pursuit_json_get_text (part, "text"));
    }
}

/* What a chunk and a whole answer have in common. @member is where the text stands. */
static gboolean
take_completion (PursuitAiReply *reply, JsonObject *completion, const char *member)
{
  JsonArray *choices = pursuit_ai_json_get_array (completion, "choices");
  JsonObject *choice = choices != NULL ? pursuit_ai_json_get_item (choices, 0) : NULL;
  JsonObject *message = choice != NULL ? pursuit_ai_json_get_object (choice, member) : NULL;
  JsonObject *usage = pursuit_ai_json_get_object (completion, "usage");

  pursuit_ai_reply_set_model (reply, pursuit_json_get_text (completion, "model"));
  if (usage != NULL)
    take_usage (reply, usage);
  if (message != NULL)
    take_message (reply, message);
  if (choice != NULL)
    take_finish (reply, choice);

  return message != NULL;
}

/* Before the first text: what of it was thought is not said. */
static void
prepare_text (PursuitAiProvider *provider, PursuitAiReply *reply)
{
  if (PURSUIT_OPENAI_PROVIDER_GET_CLASS (provider)->mixes_thought && reply->thought == NULL)
    reply->thought = pursuit_thought_filter_new ();
}

static void
pursuit_openai_provider_read_event (PursuitAiProvider *provider,
                                    PursuitAiReply *reply,
                                    JsonObject *event)
{
  prepare_text (provider, reply);
  take_completion (reply, event, "delta");
}

static void
pursuit_openai_provider_read_body (PursuitAiProvider *provider,
                                   PursuitAiReply *reply,
                                   JsonObject *body)
{
  prepare_text (provider, reply);
  if (!take_completion (reply, body, "message"))
    pursuit_ai_reply_fail (reply, PURSUIT_AI_FAILURE_GARBAGE);
  else if (reply->stop == PURSUIT_AI_STOP_NONE)
    reply->stop = PURSUIT_AI_STOP_END;
}

/* Some servers forget the mark at the end, others the reason: one of them is enough. */
static gboolean
pursuit_openai_provider_is_whole (PursuitAiProvider *provider, PursuitAiReply *reply)
{
  return reply->is_ended || reply->stop != PURSUIT_AI_STOP_NONE;
}

static const char *
pursuit_openai_provider_get_label (PursuitAiProvider *provider)
{
  return "OpenAI";
}

static void
pursuit_openai_provider_class_init (PursuitOpenaiProviderClass *klass)
{
  PursuitAiProviderClass *provider_class = PURSUIT_AI_PROVIDER_CLASS (klass);

  provider_class->kind = PURSUIT_AI_PROVIDER_OPENAI;
  provider_class->base_url = BASE_URL;
  provider_class->path = "chat/completions";
  provider_class->get_label = pursuit_openai_provider_get_label;
  provider_class->build = pursuit_openai_provider_build;
  provider_class->read_event = pursuit_openai_provider_read_event;
  provider_class->read_body = pursuit_openai_provider_read_body;
  provider_class->is_whole = pursuit_openai_provider_is_whole;
  klass->needs_key = TRUE;
  klass->add_options = pursuit_openai_provider_add_options;
}

static void
pursuit_openai_provider_init (PursuitOpenaiProvider *self)
{
}

PursuitAiProvider *
pursuit_openai_provider_new (void)
{
  return g_object_new (PURSUIT_TYPE_OPENAI_PROVIDER, NULL);
}
