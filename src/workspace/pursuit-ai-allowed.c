/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-ai-allowed-private.h"

#include "store/pursuit-keeping.h"
#include "workspace/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Names of features, with blanks between; nothing at first. */
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
  PursuitAiFeature feature; /* that is asked about */
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

  if (!pursuit_ai_feature_from_string (word, &feature))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (allowable); i++)
    if (allowable[i] == feature)
      self->may[feature] = TRUE;

  return self->may[feature];
}

static void
load (PursuitSession *session, PursuitAiAllowed *allowed)
{
  g_autofree char *text = pursuit_session_get_setting (session, SETTING_ALLOWED);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  *allowed = (PursuitAiAllowed){ { FALSE } };
  for (guint i = 0; words[i] != NULL; i++)
    take_word (allowed, words[i]);
}

static gboolean
run_get (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;

  load (session, &job->allowed);
  job->job.result = GINT_TO_POINTER (TRUE);

  return TRUE;
}

static gboolean
run_set (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;
  g_auto (GStrv) words = pursuit_ai_allowed_list (&job->allowed);
  g_autofree char *text = g_strjoinv (" ", words);

  job->job.result = GINT_TO_POINTER (TRUE);

  return pursuit_session_set_setting (session, SETTING_ALLOWED, *text != '\0' ? text : NULL, error);
}

static gboolean
run_may_ask (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AllowedJob *job = data;
  g_autoptr (GPtrArray) providers = NULL;

  load (session, &job->allowed);
  if (!job->allowed.may[job->feature])
    return TRUE;
  providers = pursuit_providers_load (session);
  job->job.result = GINT_TO_POINTER (providers->len > 0);

  return TRUE;
}

static AllowedJob *
allowed_job_new (void)
{
  AllowedJob *job = g_new0 (AllowedJob, 1);

  job->job.free_job = g_free;

  return job;
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

gboolean
pursuit_workspace_get_allowed_finish (PursuitWorkspace *self,
                                      GAsyncResult *result,
                                      PursuitAiAllowed *allowed,
                                      GError **error)
{
  const AllowedJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self) && allowed != NULL, FALSE);

  job = g_task_get_task_data (G_TASK (result));
  *allowed = job->allowed;

  return pursuit_workspace_finish_job (self, result, error) != NULL;
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

gboolean
pursuit_workspace_set_allowed_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error) != NULL;
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
  return pursuit_workspace_finish_job (self, result, NULL) != NULL;
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
