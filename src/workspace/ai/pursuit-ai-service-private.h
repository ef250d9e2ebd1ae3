/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-gateway.h"
#include "ai/pursuit-ai-models.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/ai/pursuit-request-preview.h"

G_BEGIN_DECLS

/**
 * PursuitAiWish:
 * @provider: (nullable): the name of the one that is asked; %NULL for all that are set up, in order
 * @only_allowed: nobody has chosen AI by its name: only those are asked that the engine "auto" may
 *   ask for this feature
 * @subject: (nullable): the records that the answer tells of, as in #PursuitAiAsk
 * @fresh: an answer that is kept is not wanted
 * @is_batch: nobody watches
 * @check: (nullable): looks at the answer
 * @on_text: (nullable): hears the text as it comes
 * @user_data: handed to both
 *
 * How a feature asks. As #PursuitAiAsk, without what the workspace knows.
 */
typedef struct
{
  const char *provider;
  gboolean only_allowed;
  const char *subject;
  gboolean fresh;
  gboolean is_batch;
  PursuitAiCheckFunc check;
  PursuitAiTextFunc on_text;
  gpointer user_data;
} PursuitAiWish;

/**
 * pursuit_ai_wish_dup_subjects:
 * @ids: (element-type utf8): ids of records
 *
 * Returns: (transfer full): them, as the @subject of a wish
 */
char *pursuit_ai_wish_dup_subjects (GPtrArray *ids);

#define PURSUIT_TYPE_AI_SERVICE (pursuit_ai_service_get_type ())

/**
 * PursuitAiService:
 *
 * The gateway of a workspace: with its providers, their keys, its books, and the files in which a
 * person changes models and prices.
 */
G_DECLARE_FINAL_TYPE (PursuitAiService, pursuit_ai_service, PURSUIT, AI_SERVICE, GObject)

/**
 * pursuit_workspace_get_ai_service:
 * @self: a workspace
 *
 * Returns: (transfer none): its service, one object as long as it is open
 */
PursuitAiService *pursuit_workspace_get_ai_service (PursuitWorkspace *self);

/**
 * pursuit_ai_service_ask_async:
 * @self: a service
 * @request: what is wanted; copied
 * @wish: how; copied, except what @user_data points to
 * @cancellable: (nullable): stops it
 * @callback: called when there is an answer, or none
 * @data: for @callback
 *
 * Asks the providers that are set up.
 */
void pursuit_ai_service_ask_async (PursuitAiService *self,
                                   const PursuitAiRequest *request,
                                   const PursuitAiWish *wish,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_ai_service_ask_finish:
 * @self: a service
 * @result: from the callback
 * @receipt: (out) (optional) (nullable) (transfer full): what it cost, where there is no answer
 * @error: as pursuit_ai_gateway_ask_finish(); a provider that is not set up; a file of models or
 *   prices that cannot be used
 *
 * Returns: (transfer full) (nullable): the answer with its receipt
 */
PursuitAiResult *pursuit_ai_service_ask_finish (PursuitAiService *self,
                                                GAsyncResult *result,
                                                PursuitAiResult **receipt,
                                                GError **error);

/**
 * pursuit_ai_service_preview_async:
 * @self: a service
 * @request: what would be wanted; copied
 * @cancellable: (nullable): to stop it
 * @callback: called with the preview
 * @data: for @callback
 *
 * Shows what would be sent to the first provider, and sends nothing.
 */
void pursuit_ai_service_preview_async (PursuitAiService *self,
                                       const PursuitAiRequest *request,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);

/**
 * pursuit_ai_service_preview_finish:
 * @self: a service
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_UNAVAILABLE if no provider is set up; %PURSUIT_AI_ERROR_CONFIG
 *
 * Returns: (transfer full) (nullable): the preview
 */
PursuitRequestPreview *
pursuit_ai_service_preview_finish (PursuitAiService *self, GAsyncResult *result, GError **error);

/**
 * pursuit_ai_service_get_models:
 * @self: a service
 *
 * Returns: (transfer none): what is known of models, with what the person has set in a file
 */
PursuitAiModels *pursuit_ai_service_get_models (PursuitAiService *self);

G_END_DECLS
