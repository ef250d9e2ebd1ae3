/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-provider.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_OPENAI_PROVIDER (pursuit_openai_provider_get_type ())
G_DECLARE_DERIVABLE_TYPE (
    PursuitOpenaiProvider, pursuit_openai_provider, PURSUIT, OPENAI_PROVIDER, PursuitAiProvider)

/**
 * PursuitOpenaiProviderClass:
 * @needs_key: it answers nobody without a key
 * @mixes_thought: what was thought may come as the beginning of the text
 * @add_options: adds to a body what only this one understands
 *
 * Those that speak Chat Completions.
 */
struct _PursuitOpenaiProviderClass
{
  PursuitAiProviderClass parent_class;

  gboolean needs_key;
  gboolean mixes_thought;
  void (*add_options) (PursuitOpenaiProvider *self, const PursuitAiCall *call, JsonObject *body);
};

/**
 * pursuit_openai_provider_new:
 *
 * Returns: (transfer full): OpenAI, by Chat Completions
 */
PursuitAiProvider *pursuit_openai_provider_new (void);

G_END_DECLS
