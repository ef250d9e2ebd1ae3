/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/local/pursuit-local-provider.h"
#include "ai/pursuit-ai-models.h"
#include "ai/pursuit-sse-reader.h"

#include <stddef.h>
#include <stdint.h>

/* Whatever a provider sends as a stream, a body or an error, and whatever stands in a file of
 * models, is read or refused; text is UTF-8, and no figure is negative. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef struct
{
  PursuitAiProvider *provider;
  PursuitAiReply *reply;
} Reading;

static gboolean
read_event (const PursuitSseEvent *event, gpointer user_data)
{
  Reading *reading = user_data;

  return pursuit_ai_provider_read_event (reading->provider, reading->reply, event);
}

static void
check_reply (PursuitAiReply *reply)
{
  const PursuitAiUsage *usage = &reply->usage;
  g_autoptr (PursuitAiAnswer) answer = NULL;

  pursuit_ai_reply_estimate (reply, 100);
  g_assert_true (g_utf8_validate_len (reply->text->str, reply->text->len, NULL));
  g_assert_true (usage->input >= 0 && usage->cache_read >= 0 && usage->cache_write_5m >= 0
                 && usage->cache_write_1h >= 0 && usage->output >= 0 && usage->reasoning >= 0);
  answer = pursuit_ai_reply_dup_answer (reply);
  g_assert_true (reply->failure == NULL || answer->stop == PURSUIT_AI_STOP_NONE);
  if (reply->failure != NULL)
    {
      g_autoptr (GError) error = pursuit_ai_failure_to_error (reply->failure, "x");

      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (reply->failure->message == NULL
                     || g_utf8_validate (reply->failure->message, -1, NULL));
    }
}

static void
read_all (PursuitAiProvider *provider, GBytes *bytes)
{
  g_autoptr (PursuitAiReply) plain = pursuit_ai_reply_new ();
  g_autoptr (PursuitAiReply) streamed = pursuit_ai_reply_new ();
  Reading reading = { provider, streamed };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (read_event, &reading);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  pursuit_ai_provider_read_body (provider, plain, bytes);
  check_reply (plain);
  pursuit_sse_reader_feed (reader, data, size, NULL);
  pursuit_sse_reader_finish (reader);
  pursuit_ai_provider_end_stream (provider, streamed);
  check_reply (streamed);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PursuitAiProvider) anthropic = pursuit_anthropic_provider_new ();
  g_autoptr (PursuitAiProvider) local = pursuit_local_provider_new ();
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 400);
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  read_all (anthropic, bytes);
  read_all (local, bytes);
  pursuit_ai_failure_read_body (failure, bytes);
  if (pursuit_ai_models_read (models, (const char *) data, size, "fuzz", NULL))
    g_assert_nonnull (pursuit_ai_models_resolve (models, "gpt-4-turbo", NULL));

  return 0;
}
