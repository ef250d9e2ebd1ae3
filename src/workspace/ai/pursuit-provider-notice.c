/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-notice.h"

#include "core/pursuit-clock.h"
#include "workspace/ai/pursuit-ai-service-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (nullable) */
static char *
dup_end (PursuitAiModels *models, PursuitAiProviderKind kind, const char *id)
{
  g_autoptr (PursuitAiModel) model = pursuit_ai_models_dup_model (models, kind, id);
  g_autofree char *today = pursuit_clock_dup_today ();
  int days = pursuit_ai_model_get_days_left (model, today);

  if (days > PURSUIT_PROVIDER_NOTICE_DAYS)
    return NULL;
  if (days == 0)
    return g_strdup_printf (_ ("The provider has retired the model %s; choose another one"), id);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "The provider retires the model %s in %d day; choose another one in time",
                   "The provider retires the model %s in %d days; choose another one in time",
                   (gulong) days),
      id, days);
}

/* (nullable) */
static char *
dup_notice (PursuitAiModels *models, PursuitAiProviderKind kind, const char *id)
{
  char *notice = NULL;

  if (id == NULL)
    return NULL;
  pursuit_ai_models_resolve (models, id, &notice);

  return notice != NULL ? notice : dup_end (models, kind, id);
}

char *
pursuit_workspace_dup_provider_notice (PursuitWorkspace *self, const PursuitProviderSetup *setup)
{
  PursuitAiModels *models;
  PursuitAiProviderKind kind;
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (setup != NULL, NULL);

  if (!pursuit_ai_provider_kind_from_string (setup->kind, &kind))
    return NULL;
  models = pursuit_ai_service_get_models (pursuit_workspace_get_ai_service (self));
  for (guint role = 0; role < G_N_ELEMENTS (setup->models); role++)
    {
      g_autofree char *notice = dup_notice (models, kind, setup->models[role]);

      /* One model for two roles is told of once. */
      if (notice != NULL && strstr (lines->str, notice) == NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", notice);
    }

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}
