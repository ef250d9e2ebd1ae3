/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-model.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Sets an error that names the place in the file; always FALSE. */
gboolean pursuit_ai_model_json_refuse (const char *place, const char *why, GError **error);

/* Puts the name of a model into @name, in the place of what was there. */
gboolean
pursuit_ai_model_json_read_name (JsonNode *node, char **name, const char *place, GError **error);

/* Whose the model in @node is. */
gboolean pursuit_ai_model_json_read_provider (JsonNode *node,
                                              PursuitAiProviderKind *kind,
                                              const char *place,
                                              GError **error);

/* Takes what the object in @node says of a model; what it does not know it passes over. */
gboolean pursuit_ai_model_json_read (PursuitAiModel *model,
                                     JsonNode *node,
                                     const char *place,
                                     GError **error);

G_END_DECLS
