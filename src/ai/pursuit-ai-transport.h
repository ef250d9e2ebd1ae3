/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-provider.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest reply that is read, in bytes. */
#define PURSUIT_AI_TRANSPORT_MAX_BODY (64 * 1024 * 1024)

/* Errors of an exchange: the code is a #PursuitAiFailureKind. */
#define PURSUIT_AI_FAILURE_ERROR (pursuit_ai_failure_error_quark ())

/**
 * PursuitAiTimeouts:
 * @connect_ms: until a connection stands
 * @first_byte_ms: from there to the first byte of the body; a model may think before it
 * @idle_ms: between two pieces of the body
 * @total_ms: for everything
 *
 * How long is waited, in milliseconds. libsoup knows only a limit for each single read or write,
 * which a silent server never reaches.
 */
typedef struct
{
  guint connect_ms;
  guint first_byte_ms;
  guint idle_ms;
  guint total_ms;
} PursuitAiTimeouts;

/**
 * PursuitAiKeyFunc:
 * @user_data: what it was set with
 * @error: why there is none
 *
 * Gives the key for one request. It has to be at hand: it is asked on the main thread.
 *
 * Returns: (transfer full) (nullable): the key; it is wiped and freed after use
 */
typedef char *(*PursuitAiKeyFunc) (gpointer user_data, GError **error);

/**
 * PursuitAiBytesFunc:
 * @bytes: (array length=length): the next piece of the body
 * @length: its size
 * @user_data: as in #PursuitAiSink
 *
 * Takes a piece of the body.
 *
 * Returns: %FALSE if that is enough: the exchange then ends well, and the connection is closed
 */
typedef gboolean (*PursuitAiBytesFunc) (const char *bytes, gsize length, gpointer user_data);

/**
 * PursuitAiSink:
 * @on_head: takes the status and the headers, once and first
 * @on_bytes: takes the body
 * @user_data: handed to both
 *
 * Where a reply goes. Neither is called once the exchange was cancelled.
 */
typedef struct
{
  void (*on_head) (guint status, SoupMessageHeaders *headers, gpointer user_data);
  PursuitAiBytesFunc on_bytes;
  gpointer user_data;
} PursuitAiSink;

#define PURSUIT_TYPE_AI_TRANSPORT (pursuit_ai_transport_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAiTransport, pursuit_ai_transport, PURSUIT, AI_TRANSPORT, GObject)

GQuark pursuit_ai_failure_error_quark (void);

/**
 * pursuit_ai_transport_new:
 *
 * Each exchange has a connection of its own, which is closed with it: nothing is sent twice behind
 * our back, and stopping one stops it. The system's proxies and authorities are honoured.
 *
 * Returns: (transfer full): a transport with the usual timeouts
 */
PursuitAiTransport *pursuit_ai_transport_new (void);

/**
 * pursuit_ai_transport_set_timeouts:
 * @self: a transport
 * @timeouts: how long the exchanges that begin later wait
 */
void pursuit_ai_transport_set_timeouts (PursuitAiTransport *self,
                                        const PursuitAiTimeouts *timeouts);

/**
 * pursuit_ai_transport_post_async:
 * @self: a transport
 * @post: what is sent
 * @key: (nullable) (scope call): gives the key
 * @key_data: handed to @key
 * @sink: where the reply goes; copied
 * @cancellable: (nullable): closes the connection at once
 * @callback: called when the exchange has ended
 * @user_data: handed to @callback
 *
 * Sends it and reads the reply, on the main context. Redirects are refused.
 */
void pursuit_ai_transport_post_async (PursuitAiTransport *self,
                                      const PursuitAiPost *post,
                                      PursuitAiKeyFunc key,
                                      gpointer key_data,
                                      const PursuitAiSink *sink,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * pursuit_ai_transport_post_finish:
 * @self: a transport
 * @result: what the callback got
 * @error: %PURSUIT_AI_FAILURE_ERROR; %PURSUIT_AI_ERROR_CONFIG or %PURSUIT_AI_ERROR_KEY when nothing
 *   was sent; %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the reply came whole, or the sink had enough, whatever its status
 */
gboolean
pursuit_ai_transport_post_finish (PursuitAiTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
