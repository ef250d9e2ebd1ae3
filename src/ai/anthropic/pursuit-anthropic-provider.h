/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-provider.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ANTHROPIC_PROVIDER (pursuit_anthropic_provider_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAnthropicProvider,
                      pursuit_anthropic_provider,
                      PURSUIT,
                      ANTHROPIC_PROVIDER,
                      PursuitAiProvider)

/**
 * pursuit_anthropic_provider_new:
 *
 * Returns: (transfer full): Anthropic, by its Messages interface
 */
PursuitAiProvider *pursuit_anthropic_provider_new (void);

G_END_DECLS
