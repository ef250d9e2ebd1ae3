/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-what-ifs.h"

#include "core/pursuit-engine-name.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-what-if.h"
#include "workspace/scoring/pursuit-scorer-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  PursuitJob job;
  char *lead_id;
  char *engine; /* (nullable) */
  char **changes;
} WhatIfJob;

static void
what_if_job_free (gpointer data)
{
  WhatIfJob *job = data;

  g_free (job->lead_id);
  g_free (job->engine);
  g_strfreev (job->changes);
  g_free (job);
}

static gboolean
set_field (PursuitRecord *lead, const char *change, GError **error)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (lead);
  const char *equals = strchr (change, '=');
  g_autofree char *key = equals != NULL ? g_strndup (change, (gsize) (equals - change)) : NULL;
  int field = key != NULL ? pursuit_field_table_find (table, key) : -1;

  if (field >= 0 && (table->fields[field].flags & PURSUIT_FIELD_COMPUTED) == 0)
    return pursuit_record_set_from_input (lead, (guint) field, equals + 1, error);

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("“%.80s” cannot be imagined; give a part with its points, such as authority=75, "
                  "or a field with its value"),
               change);

  return FALSE;
}

/* What is a part and points becomes an assumption, all else a value of the lead. */
static gboolean
imagine (WhatIfJob *job, PursuitRecord *lead, int *assumed, gboolean *has_parts, GError **error)
{
  if (g_strv_length (job->changes) > PURSUIT_WHAT_IF_MAX_CHANGES)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("Not more than %d things can be imagined at once"),
                   PURSUIT_WHAT_IF_MAX_CHANGES);
      return FALSE;
    }

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    assumed[i] = PURSUIT_SCORE_NOT_ESTABLISHED;
  for (char **change = job->changes; *change != NULL; change++)
    {
      PursuitScorePart part;
      int points;

      if (pursuit_what_if_parse (*change, &part, &points))
        {
          assumed[part] = points;
          *has_parts = TRUE;
        }
      else if (!set_field (lead, *change, error))
        return FALSE;
    }

  return TRUE;
}

/* Parts belong to the formula, so that imagining one asks the rules. */
static const char *
choose_engine (WhatIfJob *job, gboolean has_parts, GError **error)
{
  if (!has_parts)
    return job->engine != NULL ? job->engine : PURSUIT_ENGINE_LOCAL;
  if (pursuit_engine_name_is_open (job->engine) || strcmp (job->engine, "rules") == 0)
    return "rules";

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("The engine “%.40s” knows no parts; imagine fields, or ask the engine rules"),
               job->engine);

  return NULL;
}

static gboolean
score_what_if (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  WhatIfJob *job = data;
  PursuitKind kind = PURSUIT_KIND_LEAD;
  g_autofree char *id = pursuit_session_resolve (session, job->lead_id, &kind, error);
  g_autoptr (PursuitRecord) lead
      = id != NULL ? pursuit_session_get (session, kind, id, error) : NULL;
  g_autoptr (PursuitScorer) scorer = NULL;
  int assumed[PURSUIT_SCORE_N_PARTS];
  gboolean has_parts = FALSE;
  const char *engine;

  if (lead == NULL || !imagine (job, lead, assumed, &has_parts, error))
    return FALSE;
  engine = choose_engine (job, has_parts, error);
  scorer = engine != NULL ? pursuit_scorer_new (session, error) : NULL;
  if (scorer == NULL)
    return FALSE;
  job->job.result
      = pursuit_scorer_score (scorer, lead, engine, has_parts ? assumed : NULL, cancellable, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_what_if_async (PursuitWorkspace *self,
                                 const char *lead_id,
                                 const char *engine,
                                 const char *const *changes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  WhatIfJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (lead_id != NULL);
  g_return_if_fail (changes != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_what_if_async);
  job = g_new0 (WhatIfJob, 1);
  job->job.free_result = (GDestroyNotify) pursuit_score_unref;
  job->job.free_job = what_if_job_free;
  job->lead_id = g_strdup (lead_id);
  job->engine = g_strdup (engine);
  job->changes = g_strdupv ((char **) changes);
  pursuit_workspace_read_job (self, score_what_if, job, task);
}

PursuitScore *
pursuit_workspace_what_if_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
