/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-sources.h"

G_BEGIN_DECLS

/* The list @name of an answer, and the schema of its entries as @prompt has it; %NULL with
 * %PURSUIT_AI_ERROR_ANSWER if there is no such list or it is longer than any that is asked for. */
JsonArray *pursuit_ai_answer_get_list (
    JsonNode *answer, const char *prompt, const char *name, JsonNode **rule, GError **error);

/* A text that can be shown: not blank, without characters that steer what is seen, and without
 * anything foreign, which is counted. */
char *pursuit_ai_answer_take_text (JsonObject *object,
                                   const char *name,
                                   PursuitSources *sources,
                                   guint *n_dropped);

G_END_DECLS
