/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/openai/pursuit-openai-provider.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LOCAL_PROVIDER (pursuit_local_provider_get_type ())
G_DECLARE_FINAL_TYPE (
    PursuitLocalProvider, pursuit_local_provider, PURSUIT, LOCAL_PROVIDER, PursuitOpenaiProvider)

/**
 * pursuit_local_provider_new:
 *
 * Returns: (transfer full): any server that speaks Chat Completions: Ollama, llama.cpp, vLLM and
 *   their like. A key is sent if there is one.
 */
PursuitAiProvider *pursuit_local_provider_new (void);

/**
 * pursuit_local_provider_relax:
 * @failure: a refusal
 * @call: what was refused
 *
 * Many servers know only a part of what OpenAI documents. One that names an option it does not
 * take is asked without it; one that names nothing, without all that can be left out.
 *
 * Returns: what to leave out beyond what is left out already; %PURSUIT_AI_RELAX_NONE if the
 *   refusal is about something else
 */
PursuitAiRelax pursuit_local_provider_relax (const PursuitAiFailure *failure,
                                             const PursuitAiCall *call);

G_END_DECLS
