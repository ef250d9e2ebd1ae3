/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-allowed-private.h"

#include "core/pursuit-json.h"
#include "store/pursuit-keeping.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* A JSON array of `{"kind","base_url","features":[]}`, one for each provider. Before there were
 * addresses, it held names of features with blanks between, which allow nothing any more: nobody
 * had said to whom they may go. */
#define SETTING_ALLOWED "ai.allowed"

/* Of a verb's task, whatever its data are. */
#define FALLEN "pursuit-fallen"

/* Those that an engine of this machine can do as well. */
static const PursuitAiFeature allowable[] = {
  PURSUIT_AI_FEATURE_SCORE,
  PURSUIT_AI_FEATURE_DRAFT,
  PURSUIT_AI_FEATURE_CONVERSATION,
};

typedef struct
{
  PursuitJob job;
  PursuitAiAllowed allowed;
  PursuitAiFeature feature; /* that is asked about, or changed */
  gboolean may;
} AllowedJob;

/* A verb that waits for the decision. */
typedef struct
{
  GTask *task;
  PursuitAutoFunc then;
  gpointer data;
} Decision;

static gboolean
take_word (PursuitAiAllowed *self, const char *word)
{
  PursuitAiFeature feature;

  if (word == NULL || !pursuit_ai_feature_from_string (word, &feature))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (allowable); i++)
    if (allowable[i] == feature)
      self->may[feature] = TRUE;

  return self->may[feature];
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
is_about (JsonNode *node, const PursuitProviderSetup *setup)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return object != NULL && g_strcmp0 (get_text (object, "kind"), setup->kind) == 0
         && g_strcmp0 (get_text (object, "base_url"), setup->base_url) == 0;
}

static void
read_features (JsonNode *node, PursuitAiAllowed *allowed)
{
  JsonNode *member = json_object_get_member (json_node_get_object (node), "features");
  JsonArray *features
      = member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;

  for (guint i = 0; features != NULL && i < json_array_get_length (features); i++)
    {
      JsonNode *feature = json_array_get_element (features, i);

      if (json_node_get_value_type (feature) == G_TYPE_STRING)
        take_word (allowed, json_node_get_string (feature));
    }
}

static PursuitAiPermit *
permit_new (JsonArray *array, const PursuitProviderSetup *setup)
{
  PursuitAiPermit *self = g_new0 (PursuitAiPermit, 1);

  self->name = g_strdup (setup->name);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_about (json_array_get_element (array, i), setup))
      read_features (json_array_get_element (array, i), &self->allowed);

  return self;
}

/* One for each of the providers. */
static GPtrArray *
load (PursuitSession *session, GPtrArray *providers)
{
  GPtrArray *permits = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_permit_free);
  g_autofree char *text = pursuit_session_get_setting (session, SETTING_ALLOWED);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; i < providers->len; i++)
    g_ptr_array_add (permits, permit_new (array, providers->pdata[i]));

  return permits;
}

static JsonObject *
permit_to_json (const PursuitAiPermit *self, const PursuitProviderSetup *setup)
{
  g_auto (GStrv) words = pursuit_ai_allowed_list (&self->allowed);
  JsonObject *object;
  JsonArray *features;

  if (*words == NULL)
    return NULL;
  object = json_object_new ();
  features = json_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (features, words[i]);
  json_object_set_string_member (object, "kind", setup->kind);
  if (setup->base_url != NULL)
    json_object_set_string_member (object, "base_url", setup->base_url);
  json_object_set_array_member (object, "features", features);

  return object;
}

static gboolean
save (PursuitSession *session, GPtrArray *providers, GPtrArray *permits, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  for (guint i = 0; i < permits->len; i++)
    {
      JsonObject *object = permit_to_json (permits->pdata[i], providers->pdata[i]);

      if (object != NULL)
        json_array_add_object_element (array, object);
    }
  if (json_array_get_length (array) > 0)
    text = pursuit_json_to_text (node, FALSE);

  return pursuit_session_set_setting (session, SETTING_ALLOWED, text, error);
}

gboolean
pursuit_ai_allowed_prune (PursuitSession *session, GPtrArray *providers, GError **error)
{
  g_autoptr (GPtrArray) permits = load (session, providers);

  return save (session, providers, permits, error);
}

static gboolean
run_get (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);

  job->job.result = load (session, providers);

  return TRUE;
}

/* What is allowed belongs to somebody. */
static gboolean
check_somebody (GPtrArray *providers, gboolean allows, GError **error)
{
  if (!allows || providers->len > 0)
    return TRUE;
  g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                       _ ("No provider of AI is set up who could be asked; add one first"));

  return FALSE;
}

static gboolean
run_set (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;
  g_auto (GStrv) words = pursuit_ai_allowed_list (&job->allowed);
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);
  GPtrArray *permits;

  if (!check_somebody (providers, *words != NULL, error))
    return FALSE;
  job->job.result = permits = load (session, providers);
  for (guint i = 0; i < permits->len; i++)
    ((PursuitAiPermit *) permits->pdata[i])->allowed = job->allowed;

  return save (session, providers, permits, error);
}

static gboolean
run_allow (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);
  GPtrArray *permits;

  if (!check_somebody (providers, job->may, error))
    return FALSE;
  job->job.result = permits = load (session, providers);
  for (guint i = 0; i < permits->len; i++)
    ((PursuitAiPermit *) permits->pdata[i])->allowed.may[job->feature] = job->may;

  return save (session, providers, permits, error);
}

GPtrArray *
pursuit_ai_allowed_load_providers (PursuitSession *session, PursuitAiFeature feature)
{
  GPtrArray *providers = pursuit_providers_load (session);
  g_autoptr (GPtrArray) permits = load (session, providers);

  for (guint i = permits->len; i > 0; i--)
    if (!((PursuitAiPermit *) permits->pdata[i - 1])->allowed.may[feature])
      g_ptr_array_remove_index (providers, i - 1);

  return providers;
}

static gboolean
run_may_ask (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;

  job->job.result = pursuit_ai_allowed_load_providers (session, job->feature);

  return TRUE;
}

static AllowedJob *
allowed_job_new (void)
{
  AllowedJob *job = g_new0 (AllowedJob, 1);

  job->job.free_job = g_free;
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;

  return job;
}

void
pursuit_ai_permit_free (PursuitAiPermit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

char **
pursuit_ai_permits_dup_names (GPtrArray *permits, PursuitAiFeature feature, gboolean may)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (permits != NULL && feature < PURSUIT_AI_N_FEATURES, NULL);

  for (guint i = 0; i < permits->len; i++)
    {
      const PursuitAiPermit *permit = permits->pdata[i];

      if (permit->allowed.may[feature] == may)
        g_strv_builder_add (names, permit->name);
    }

  return g_strv_builder_end (names);
}

PursuitAiAllowed
pursuit_ai_permits_get_common (GPtrArray *permits)
{
  PursuitAiAllowed common = { { FALSE } };

  g_return_val_if_fail (permits != NULL, common);

  for (guint i = 0; i < G_N_ELEMENTS (allowable); i++)
    {
      g_auto (GStrv) left = pursuit_ai_permits_dup_names (permits, allowable[i], FALSE);

      common.may[allowable[i]] = permits->len > 0 && *left == NULL;
    }

  return common;
}

gboolean
pursuit_ai_allowed_parse (const char *const *words, PursuitAiAllowed *allowed, GError **error)
{
  g_return_val_if_fail (words != NULL && allowed != NULL, FALSE);

  *allowed = (PursuitAiAllowed){ { FALSE } };
  for (guint i = 0; words[i] != NULL; i++)
    if (!take_word (allowed, words[i]))
      {
        g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                     _ ("“%.40s” cannot be allowed; name score, draft or conversation"), words[i]);
        return FALSE;
      }

  return TRUE;
}

char **
pursuit_ai_allowed_list (const PursuitAiAllowed *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (allowable); i++)
    if (self->may[allowable[i]])
      g_strv_builder_add (words, pursuit_ai_feature_to_string (allowable[i]));

  return g_strv_builder_end (words);
}

void
pursuit_workspace_get_allowed_async (PursuitWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_get_allowed_async);
  pursuit_workspace_read_job (self, run_get, allowed_job_new (), task);
}

GPtrArray *
pursuit_workspace_get_allowed_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_set_allowed_async (PursuitWorkspace *self,
                                     const PursuitAiAllowed *allowed,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;
  AllowedJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && allowed != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_set_allowed_async);
  job = allowed_job_new ();
  job->allowed = *allowed;
  pursuit_workspace_write_job (self, run_set, job, task);
}

void
pursuit_workspace_allow_async (PursuitWorkspace *self,
                               PursuitAiFeature feature,
                               gboolean may,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;
  AllowedJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_allow_async);
  job = allowed_job_new ();
  job->feature = feature;
  job->may = may;
  pursuit_workspace_write_job (self, run_allow, job, task);
}

gboolean
pursuit_workspace_set_allowed_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) permits = pursuit_workspace_finish_job (self, result, error);

  return permits != NULL;
}

void
pursuit_workspace_may_ask_async (PursuitWorkspace *self,
                                 PursuitAiFeature feature,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task;
  AllowedJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_may_ask_async);
  job = allowed_job_new ();
  job->feature = feature;
  pursuit_workspace_read_job (self, run_may_ask, job, task);
}

gboolean
pursuit_workspace_may_ask_finish (PursuitWorkspace *self, GAsyncResult *result)
{
  g_autoptr (GPtrArray) providers = pursuit_workspace_finish_job (self, result, NULL);

  return providers != NULL && providers->len > 0;
}

const char *
pursuit_workspace_get_fallen (PursuitWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_object_get_data (G_OBJECT (result), FALLEN);
}

static void
may_ask_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Decision *decision = data;
  PursuitWorkspace *workspace = PURSUIT_WORKSPACE (source);
  gboolean asks = pursuit_workspace_may_ask_finish (workspace, result);

  if (asks && !pursuit_workspace_is_writable (workspace))
    {
      g_autoptr (GError) error = g_error_new_literal (
          PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNAVAILABLE,
          _ ("The workspace is open for reading only, so that no cost could be written down"));

      pursuit_auto_note_fallen (decision->task, error);
      asks = FALSE;
    }
  decision->then (decision->task, asks, decision->data);
}

void
pursuit_auto_decide (GTask *task, PursuitAiFeature feature, PursuitAutoFunc then, gpointer data)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->task = task;
  decision->then = then;
  decision->data = data;
  pursuit_workspace_may_ask_async (g_task_get_source_object (task), feature,
                                   g_task_get_cancellable (task), may_ask_cb, decision);
}

gboolean
pursuit_auto_may_fall (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
pursuit_auto_note_fallen (GTask *task, const GError *error)
{
  g_object_set_data_full (G_OBJECT (task), FALLEN, g_strdup (error->message), g_free);
}
