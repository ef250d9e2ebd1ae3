/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-feature.h"
#include "ai/pursuit-ai-model.h"

G_BEGIN_DECLS

/* A file of models, in bytes; the entries of one of its tables; a name, in bytes. */
#define PURSUIT_AI_MODELS_MAX_FILE (1024 * 1024)
#define PURSUIT_AI_MODELS_MAX_ENTRIES 1000
#define PURSUIT_AI_MODELS_MAX_NAME 200

/**
 * PursuitAiModels:
 *
 * Which model has a role at which provider, what a model can be asked, and what has become of
 * those that are gone: `data/models.json`, with what a person's own file changes of it.
 */
typedef struct _PursuitAiModels PursuitAiModels;

/**
 * pursuit_ai_models_new:
 *
 * Returns: (transfer full): the models that Pursuit was shipped with
 */
PursuitAiModels *pursuit_ai_models_new (void);

/**
 * pursuit_ai_models_free:
 * @self: (nullable) (transfer full): models
 */
void pursuit_ai_models_free (PursuitAiModels *self);

/**
 * pursuit_ai_models_overlay:
 * @self: models
 * @path: a file of the same form; one that does not exist changes nothing
 * @error: %PURSUIT_AI_ERROR_CONFIG, with the place in the file
 *
 * Reads a person's own file, whole or not at all. What it names it changes, member by member; what
 * it does not name stays.
 *
 * Returns: %TRUE on success
 */
gboolean pursuit_ai_models_overlay (PursuitAiModels *self, const char *path, GError **error);

/**
 * pursuit_ai_models_read:
 * @self: models
 * @text: JSON text of the form of `data/models.json`
 * @length: its bytes
 * @name: what to call it in an error
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * The same from memory.
 *
 * Returns: %TRUE on success
 */
gboolean pursuit_ai_models_read (
    PursuitAiModels *self, const char *text, gsize length, const char *name, GError **error);

/**
 * pursuit_ai_models_get_for_role:
 * @self: models
 * @role: a role
 * @provider: a provider
 *
 * Returns: (nullable) (transfer none): the name of the model; %NULL if none is set, as it is for a
 *   local server until a person has chosen
 */
const char *pursuit_ai_models_get_for_role (PursuitAiModels *self,
                                            PursuitAiRole role,
                                            PursuitAiProviderKind provider);

/**
 * pursuit_ai_models_resolve:
 * @self: models
 * @id: a model's name, as it may stand in old settings
 * @notice: (out) (optional) (nullable): a sentence for the person when another model takes its
 *   place
 *
 * Returns: (transfer none): the name of its successor if it is gone, else @id
 */
const char *pursuit_ai_models_resolve (PursuitAiModels *self, const char *id, char **notice);

/**
 * pursuit_ai_models_dup_model:
 * @self: models
 * @provider: who is to be asked
 * @id: a model's name
 *
 * Returns: (transfer full): what is known of it; of a model that no file names, what can be taken
 *   for granted with its provider
 */
PursuitAiModel *
pursuit_ai_models_dup_model (PursuitAiModels *self, PursuitAiProviderKind provider, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiModels, pursuit_ai_models_free)

G_END_DECLS
