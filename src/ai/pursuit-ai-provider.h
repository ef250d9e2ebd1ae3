/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-model.h"
#include "ai/pursuit-ai-reply.h"
#include "ai/pursuit-ai-request.h"
#include "ai/pursuit-sse-reader.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PursuitAiRelax:
 * @PURSUIT_AI_RELAX_NONE: everything is asked for
 * @PURSUIT_AI_RELAX_STREAM_USAGE: without the figures at the end of a stream
 * @PURSUIT_AI_RELAX_SCHEMA: with the schema in words instead of as an option
 *
 * What is left out for a server that refused it.
 */
typedef enum
{
  PURSUIT_AI_RELAX_NONE = 0,
  PURSUIT_AI_RELAX_STREAM_USAGE = 1 << 0,
  PURSUIT_AI_RELAX_SCHEMA = 1 << 1,
} PursuitAiRelax;

/**
 * PursuitAiCall:
 * @request: what is wanted
 * @model: who is to answer
 * @base_url: (nullable): where; %NULL for the provider's own address
 * @relax: what is left out
 *
 * A request on its way to one model.
 */
typedef struct
{
  const PursuitAiRequest *request;
  const PursuitAiModel *model;
  const char *base_url;
  PursuitAiRelax relax;
} PursuitAiCall;

/**
 * PursuitAiPost:
 * @url: where it goes
 * @headers: (owned): what it is sent with, without the key
 * @key_header: the header for the key
 * @key_prefix: what stands before the key in it
 * @needs_key: it is not sent without one
 * @body: (owned): the body
 * @patience_ms: the first byte may take so long if that is longer than usual: an answer that is not
 *   streamed comes when all of it is written
 *
 * What is sent to a provider.
 */
typedef struct
{
  char *url;
  SoupMessageHeaders *headers;
  const char *key_header;
  const char *key_prefix;
  gboolean needs_key;
  GBytes *body;
  guint patience_ms;
} PursuitAiPost;

#define PURSUIT_TYPE_AI_PROVIDER (pursuit_ai_provider_get_type ())
G_DECLARE_DERIVABLE_TYPE (PursuitAiProvider, pursuit_ai_provider, PURSUIT, AI_PROVIDER, GObject)

/**
 * PursuitAiProviderClass:
 * @kind: who it is
 * @base_url: (nullable): where it is asked, unless it is told otherwise; %NULL for one that needs
 * no network
 * @path: (nullable): what follows there
 * @get_label: its name for a person
 * @build: makes what is sent; %NULL for one that needs no network
 * @read_event: takes an event of its stream, which is a JSON object and reports no error
 * @read_body: takes a whole answer
 * @is_whole: whether what has come is a whole answer, now that nothing more comes
 * @respond: answers without a network; %NULL for one that needs it
 *
 * What a provider speaks. It holds no state of a request and no key.
 */
struct _PursuitAiProviderClass
{
  GObjectClass parent_class;

  PursuitAiProviderKind kind;
  const char *base_url;
  const char *path;
  const char *(*get_label) (PursuitAiProvider *self);
  PursuitAiPost *(*build) (PursuitAiProvider *self, const PursuitAiCall *call);
  void (*read_event) (PursuitAiProvider *self, PursuitAiReply *reply, JsonObject *event);
  void (*read_body) (PursuitAiProvider *self, PursuitAiReply *reply, JsonObject *body);
  gboolean (*is_whole) (PursuitAiProvider *self, PursuitAiReply *reply);
  void (*respond) (PursuitAiProvider *self, const PursuitAiCall *call, PursuitAiReply *reply);
};

/**
 * pursuit_ai_provider_get_kind:
 * @self: a provider
 *
 * Returns: who it is
 */
PursuitAiProviderKind pursuit_ai_provider_get_kind (PursuitAiProvider *self);

/**
 * pursuit_ai_provider_get_label:
 * @self: a provider
 *
 * Returns: its name for a person
 */
const char *pursuit_ai_provider_get_label (PursuitAiProvider *self);

/**
 * pursuit_ai_provider_dup_url:
 * @self: a provider
 * @base_url: (nullable): where its interface begins; %NULL for the provider's own address
 *
 * Returns: (transfer full) (nullable): where a request goes; %NULL for a provider that needs no
 *   network
 */
char *pursuit_ai_provider_dup_url (PursuitAiProvider *self, const char *base_url);

/**
 * pursuit_ai_provider_build:
 * @self: a provider
 * @call: a request and who is to answer it
 *
 * Makes what is sent, in the provider's words, and with nothing that the model would refuse.
 *
 * Returns: (transfer full) (nullable): what is sent; %NULL from a provider that needs no network
 */
PursuitAiPost *pursuit_ai_provider_build (PursuitAiProvider *self, const PursuitAiCall *call);

/**
 * pursuit_ai_provider_read_event:
 * @self: a provider
 * @reply: where what it says is added
 * @event: an event of its stream
 *
 * Takes the next event. What is unknown is passed over: the providers add kinds of events within
 * a version of their interface.
 *
 * Returns: %TRUE if more is expected
 */
gboolean pursuit_ai_provider_read_event (PursuitAiProvider *self,
                                         PursuitAiReply *reply,
                                         const PursuitSseEvent *event);

/**
 * pursuit_ai_provider_end_stream:
 * @self: a provider
 * @reply: a reply
 *
 * Says that the stream is over; what is not whole becomes a failure.
 */
void pursuit_ai_provider_end_stream (PursuitAiProvider *self, PursuitAiReply *reply);

/**
 * pursuit_ai_provider_read_body:
 * @self: a provider
 * @reply: where what it says is added
 * @body: a whole reply with a good status, which may report an error all the same
 */
void pursuit_ai_provider_read_body (PursuitAiProvider *self, PursuitAiReply *reply, GBytes *body);

/**
 * pursuit_ai_provider_respond:
 * @self: a provider
 * @call: a request
 * @reply: where the answer is added
 *
 * Asks a provider that needs no network.
 *
 * Returns: %FALSE if it needs one
 */
gboolean pursuit_ai_provider_respond (PursuitAiProvider *self,
                                      const PursuitAiCall *call,
                                      PursuitAiReply *reply);

/**
 * pursuit_ai_call_wants_schema:
 * @self: a call
 *
 * Returns: %TRUE if the model can be held to the schema of the request by an option
 */
gboolean pursuit_ai_call_wants_schema (const PursuitAiCall *self);

/**
 * pursuit_ai_call_dup_instructions:
 * @self: a call
 *
 * Returns: (transfer full): the instructions of the request, with its schema in words where it
 *   cannot be an option
 */
char *pursuit_ai_call_dup_instructions (const PursuitAiCall *self);

/**
 * pursuit_ai_call_get_max_output:
 * @self: a call
 *
 * Returns: how many tokens the answer may have, by the request and by the model
 */
gint64 pursuit_ai_call_get_max_output (const PursuitAiCall *self);

/**
 * pursuit_ai_call_estimate:
 * @self: a call
 *
 * Returns: the estimated tokens of what the model reads, as pursuit_ai_tokens_estimate() says
 */
gint64 pursuit_ai_call_estimate (const PursuitAiCall *self);

/**
 * pursuit_ai_call_get_least:
 * @self: a call
 *
 * Returns: how many tokens the model has to have read, as pursuit_ai_tokens_least() says
 */
gint64 pursuit_ai_call_get_least (const PursuitAiCall *self);

/**
 * pursuit_ai_effort_to_string:
 * @effort: an effort
 *
 * Returns: "low", "medium" or "high": what all providers call it
 */
const char *pursuit_ai_effort_to_string (PursuitAiEffort effort);

/**
 * pursuit_ai_post_new:
 * @provider: who is asked, by a network
 * @call: the request
 * @body: its body, in the provider's words
 *
 * Returns: (transfer full): a post of JSON
 */
PursuitAiPost *
pursuit_ai_post_new (PursuitAiProvider *provider, const PursuitAiCall *call, JsonObject *body);

/**
 * pursuit_ai_post_free:
 * @self: (nullable) (transfer full): a post
 */
void pursuit_ai_post_free (PursuitAiPost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiPost, pursuit_ai_post_free)

G_END_DECLS
