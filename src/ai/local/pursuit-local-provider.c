/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/local/pursuit-local-provider.h"

#include "ai/pursuit-ai-decision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where Ollama listens. */
#define BASE_URL "http://localhost:11434/v1"

struct _PursuitLocalProvider
{
  PursuitOpenaiProvider parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitLocalProvider, pursuit_local_provider, PURSUIT_TYPE_OPENAI_PROVIDER)

static const struct
{
  const char *word;
  PursuitAiRelax relax;
} words[] = {
  { "stream_options", PURSUIT_AI_RELAX_STREAM_USAGE },
  { "include_usage", PURSUIT_AI_RELAX_STREAM_USAGE },
  { "response_format", PURSUIT_AI_RELAX_SCHEMA },
  { "json_schema", PURSUIT_AI_RELAX_SCHEMA },
  { "grammar", PURSUIT_AI_RELAX_SCHEMA },
};

static const char *
pursuit_local_provider_get_label (PursuitAiProvider *provider)
{
  return _ ("Local server");
}

static void
pursuit_local_provider_class_init (PursuitLocalProviderClass *klass)
{
  PursuitAiProviderClass *provider_class = PURSUIT_AI_PROVIDER_CLASS (klass);
  PursuitOpenaiProviderClass *openai_class = PURSUIT_OPENAI_PROVIDER_CLASS (klass);

  provider_class->kind = PURSUIT_AI_PROVIDER_LOCAL;
  provider_class->base_url = BASE_URL;
  provider_class->get_label = pursuit_local_provider_get_label;
  openai_class->needs_key = FALSE;
  openai_class->mixes_thought = TRUE;
  openai_class->add_options = NULL;
}

static void
pursuit_local_provider_init (PursuitLocalProvider *self)
{
}

PursuitAiProvider *
pursuit_local_provider_new (void)
{
  return g_object_new (PURSUIT_TYPE_LOCAL_PROVIDER, NULL);
}

static gboolean
names (const PursuitAiFailure *failure, const char *word)
{
  return (failure->parameter != NULL && strstr (failure->parameter, word) != NULL)
         || (failure->message != NULL && strstr (failure->message, word) != NULL);
}

PursuitAiRelax
pursuit_local_provider_relax (const PursuitAiFailure *failure, const PursuitAiCall *call)
{
  PursuitAiRelax carried = PURSUIT_AI_RELAX_NONE;
  PursuitAiRelax named = PURSUIT_AI_RELAX_NONE;

  g_return_val_if_fail (failure != NULL, PURSUIT_AI_RELAX_NONE);
  g_return_val_if_fail (call != NULL, PURSUIT_AI_RELAX_NONE);

  if (failure->kind != PURSUIT_AI_FAILURE_REPLY
      || pursuit_ai_decide (failure).error != PURSUIT_AI_ERROR_REQUEST)
    return PURSUIT_AI_RELAX_NONE;

  if (call->request->stream && (call->relax & PURSUIT_AI_RELAX_STREAM_USAGE) == 0)
    carried |= PURSUIT_AI_RELAX_STREAM_USAGE;
  if (pursuit_ai_call_wants_schema (call))
    carried |= PURSUIT_AI_RELAX_SCHEMA;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (names (failure, words[i].word))
      named |= words[i].relax;

  return (named & carried) != 0 ? named & carried : carried;
}
