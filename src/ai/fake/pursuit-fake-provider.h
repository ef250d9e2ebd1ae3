/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-provider.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FAKE_PROVIDER (pursuit_fake_provider_get_type ())
G_DECLARE_FINAL_TYPE (
    PursuitFakeProvider, pursuit_fake_provider, PURSUIT, FAKE_PROVIDER, PursuitAiProvider)

/**
 * pursuit_fake_provider_new:
 *
 * Returns: (transfer full): a provider that answers from a script, without a network and for
 *   nothing. Its name says so, and so does the model of its answers, "script".
 */
PursuitFakeProvider *pursuit_fake_provider_new (void);

/**
 * PursuitFakeScript:
 * @request: what is asked
 * @user_data: as given to pursuit_fake_provider_set_script()
 *
 * Writes an answer by a script.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL if the script has none
 */
typedef char *(*PursuitFakeScript) (const PursuitAiRequest *request, gpointer user_data);

/**
 * pursuit_fake_provider_set_script:
 * @self: a provider
 * @script: (scope forever): writes what was not added as an answer
 * @user_data: handed to @script
 *
 * Says what is answered where no answer was added.
 */
void pursuit_fake_provider_set_script (PursuitFakeProvider *self,
                                       PursuitFakeScript script,
                                       gpointer user_data);

/**
 * pursuit_fake_provider_add_answer:
 * @self: a provider
 * @feature: what it answers
 * @text: the answer
 *
 * Adds an answer behind the others for that feature. Each is given once, the last one again and
 * again.
 */
void pursuit_fake_provider_add_answer (PursuitFakeProvider *self,
                                       PursuitAiFeature feature,
                                       const char *text);

/**
 * pursuit_fake_provider_add_failure:
 * @self: a provider
 * @feature: what fails
 * @failure: (transfer full): how
 *
 * Adds a failure in the place of an answer.
 */
void pursuit_fake_provider_add_failure (PursuitFakeProvider *self,
                                        PursuitAiFeature feature,
                                        PursuitAiFailure *failure);

G_END_DECLS
