/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-provider.h"

#include "ai/pursuit-ai-json-private.h"
#include "ai/pursuit-ai-tokens.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (PursuitAiProvider, pursuit_ai_provider, G_TYPE_OBJECT)

static gboolean
read_failure (PursuitAiReply *reply, JsonObject *object)
{
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 200);

  if (!pursuit_ai_failure_read_object (failure, object))
    return FALSE;
  if (reply->failure == NULL)
    reply->failure = g_steal_pointer (&failure);

  return TRUE;
}

static gboolean
is_done_mark (const PursuitSseEvent *event)
{
  g_autofree char *text = event->length < 16 ? g_strstrip (g_strdup (event->data)) : NULL;

  return g_strcmp0 (text, "[DONE]") == 0;
}

static void
pursuit_ai_provider_class_init (PursuitAiProviderClass *klass)
{
}

static void
pursuit_ai_provider_init (PursuitAiProvider *self)
{
}

PursuitAiProviderKind
pursuit_ai_provider_get_kind (PursuitAiProvider *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (self), PURSUIT_AI_N_PROVIDERS);

  return PURSUIT_AI_PROVIDER_GET_CLASS (self)->kind;
}

const char *
pursuit_ai_provider_get_label (PursuitAiProvider *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (self), NULL);

  return PURSUIT_AI_PROVIDER_GET_CLASS (self)->get_label (self);
}

char *
pursuit_ai_provider_dup_url (PursuitAiProvider *self, const char *base_url)
{
  PursuitAiProviderClass *klass;
  const char *base;

  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (self), NULL);

  klass = PURSUIT_AI_PROVIDER_GET_CLASS (self);
  if (klass->path == NULL)
    return NULL;
  base = base_url != NULL ? base_url : klass->base_url;

  return g_strconcat (base, g_str_has_suffix (base, "/") ? "" : "/", klass->path, NULL);
}

PursuitAiPost *
pursuit_ai_provider_build (PursuitAiProvider *self, const PursuitAiCall *call)
{
  PursuitAiProviderClass *klass;

  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (self), NULL);
  g_return_val_if_fail (call != NULL && call->request != NULL && call->model != NULL, NULL);

  klass = PURSUIT_AI_PROVIDER_GET_CLASS (self);

  return klass->build != NULL ? klass->build (self, call) : NULL;
}

gboolean
pursuit_ai_provider_read_event (PursuitAiProvider *self,
                                PursuitAiReply *reply,
                                const PursuitSseEvent *event)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (self), FALSE);
  g_return_val_if_fail (reply != NULL && event != NULL, FALSE);

  if (is_done_mark (event))
    {
      reply->is_ended = TRUE;
      return FALSE;
    }

  root = pursuit_ai_json_parse (event->data, event->length);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      if (!read_failure (reply, json_node_get_object (root)))
        PURSUIT_AI_PROVIDER_GET_CLASS (self)->read_event (self, reply, json_node_get_object (root));
    }
  else if (event->is_closed && event->length > 0)
    {
      pursuit_ai_reply_fail (reply, PURSUIT_AI_FAILURE_GARBAGE);
    }

  return reply->failure == NULL && !reply->is_ended;
}

void
pursuit_ai_provider_end_stream (PursuitAiProvider *self, PursuitAiReply *reply)
{
  g_return_if_fail (PURSUIT_IS_AI_PROVIDER (self));
  g_return_if_fail (reply != NULL);

  if (reply->failure != NULL)
    return;
  pursuit_ai_reply_end_text (reply);
  if (!PURSUIT_AI_PROVIDER_GET_CLASS (self)->is_whole (self, reply))
    pursuit_ai_reply_fail (reply, PURSUIT_AI_FAILURE_CUT);
  else if (reply->stop == PURSUIT_AI_STOP_NONE)
    reply->stop = PURSUIT_AI_STOP_END;
}

/* What does not even begin as an answer is of somebody else. */
static gboolean
begins_object (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && *text == '{';
}

void
pursuit_ai_provider_read_body (PursuitAiProvider *self, PursuitAiReply *reply, GBytes *body)
{
  g_autoptr (JsonNode) root = NULL;
  const char *text;
  gsize length;

  g_return_if_fail (PURSUIT_IS_AI_PROVIDER (self));
  g_return_if_fail (reply != NULL && body != NULL);

  text = g_bytes_get_data (body, &length);
  root = pursuit_ai_json_parse (text, length);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    pursuit_ai_reply_fail (reply, begins_object (text, length) ? PURSUIT_AI_FAILURE_GARBAGE
                                                               : PURSUIT_AI_FAILURE_STRANGER);
  else if (!read_failure (reply, json_node_get_object (root)))
    PURSUIT_AI_PROVIDER_GET_CLASS (self)->read_body (self, reply, json_node_get_object (root));
  pursuit_ai_reply_end_text (reply);
}

gboolean
pursuit_ai_provider_respond (PursuitAiProvider *self,
                             const PursuitAiCall *call,
                             PursuitAiReply *reply)
{
  PursuitAiProviderClass *klass;

  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (self), FALSE);
  g_return_val_if_fail (call != NULL && reply != NULL, FALSE);

  klass = PURSUIT_AI_PROVIDER_GET_CLASS (self);
  if (klass->respond == NULL)
    return FALSE;
  klass->respond (self, call, reply);

  return TRUE;
}

gboolean
pursuit_ai_call_wants_schema (const PursuitAiCall *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->request->schema != NULL && self->model->json_schema
         && (self->relax & PURSUIT_AI_RELAX_SCHEMA) == 0;
}

char *
pursuit_ai_call_dup_instructions (const PursuitAiCall *self)
{
  const char *instructions;

  g_return_val_if_fail (self != NULL, NULL);

  instructions = self->request->instructions != NULL ? self->request->instructions : "";
  if (self->request->schema == NULL || pursuit_ai_call_wants_schema (self))
    return g_strdup (instructions);

  return g_strconcat (instructions,
                      "\n\nAnswer with one JSON object of the following JSON schema, and with "
                      "nothing else:\n",
                      self->request->schema, NULL);
}

gint64
pursuit_ai_call_get_max_output (const PursuitAiCall *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->model->max_output > 0 ? MIN (self->request->max_output, self->model->max_output)
                                     : self->request->max_output;
}

static gint64
add_tokens (const PursuitAiCall *self, guint (*count) (const char *text))
{
  g_autofree char *instructions = pursuit_ai_call_dup_instructions (self);

  return (gint64) count (instructions) + count (self->request->context)
         + count (self->request->input);
}

gint64
pursuit_ai_call_estimate (const PursuitAiCall *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return add_tokens (self, pursuit_ai_tokens_estimate);
}

gint64
pursuit_ai_call_get_least (const PursuitAiCall *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return add_tokens (self, pursuit_ai_tokens_least);
}

const char *
pursuit_ai_effort_to_string (PursuitAiEffort effort)
{
  switch (effort)
    {
    case PURSUIT_AI_EFFORT_LOW:
      return "low";
    case PURSUIT_AI_EFFORT_MEDIUM:
      return "medium";
    case PURSUIT_AI_EFFORT_HIGH:
    default:
      return "high";
    }
}

PursuitAiPost *
pursuit_ai_post_new (PursuitAiProvider *provider, const PursuitAiCall *call, JsonObject *body)
{
  PursuitAiPost *self;
  g_autoptr (JsonNode) root = NULL;
  char *text;

  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (provider), NULL);
  g_return_val_if_fail (call != NULL && body != NULL, NULL);

  self = g_new0 (PursuitAiPost, 1);
  self->url = pursuit_ai_provider_dup_url (provider, call->base_url);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  root = json_node_init_object (json_node_alloc (), body);
  text = pursuit_json_to_text (root, FALSE);
  self->body = g_bytes_new_take (text, strlen (text));

  return self;
}

void
pursuit_ai_post_free (PursuitAiPost *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  soup_message_headers_unref (self->headers);
  g_bytes_unref (self->body);
  g_free (self);
}
