/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"

G_BEGIN_DECLS

/**
 * pursuit_demo_script_answer:
 * @request: what is asked
 * @data: not used
 *
 * Answers in the place of a provider, so that a person can try the program without a key: by a
 * fixed rule, from the first source of the request that fits. It is no judgement, and everywhere it
 * is shown its engine's model is called "script".
 *
 * Returns: (transfer full) (nullable): the answer; %NULL for a feature that has no script
 */
char *pursuit_demo_script_answer (const PursuitAiRequest *request, gpointer data);

/* Its parts for a transcript and for a battle card: the data of a request to an answer. */
char *pursuit_demo_script_analyse (const char *input);
char *pursuit_demo_script_update_card (const char *input);

G_END_DECLS
