/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-model.h"

#include "core/pursuit-time.h"

static const char *const kinds[PURSUIT_AI_N_PROVIDERS] = {
  [PURSUIT_AI_PROVIDER_ANTHROPIC] = "anthropic",
  [PURSUIT_AI_PROVIDER_OPENAI] = "openai",
  [PURSUIT_AI_PROVIDER_LOCAL] = "local",
  [PURSUIT_AI_PROVIDER_FAKE] = "fake",
};

const char *
pursuit_ai_provider_kind_to_string (PursuitAiProviderKind kind)
{
  g_return_val_if_fail (kind < PURSUIT_AI_N_PROVIDERS, NULL);

  return kinds[kind];
}

gboolean
pursuit_ai_provider_kind_from_string (const char *text, PursuitAiProviderKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_AI_N_PROVIDERS; i++)
    if (g_strcmp0 (kinds[i], text) == 0)
      {
        *kind = (PursuitAiProviderKind) i;
        return TRUE;
      }

  return FALSE;
}

PursuitAiModel *
pursuit_ai_model_copy (const PursuitAiModel *self)
{
  PursuitAiModel *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->thinking = g_strdupv (self->thinking);
  copy->max_parameter = g_strdup (self->max_parameter);
  copy->api_version = g_strdup (self->api_version);
  copy->retires_at = g_strdup (self->retires_at);

  return copy;
}

void
pursuit_ai_model_free (PursuitAiModel *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_strfreev (self->thinking);
  g_free (self->max_parameter);
  g_free (self->api_version);
  g_free (self->retires_at);
  g_free (self);
}

gboolean
pursuit_ai_model_can_think (const PursuitAiModel *self, const char *way)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (way != NULL, FALSE);

  return self->thinking != NULL && g_strv_contains ((const char *const *) self->thinking, way);
}

int
pursuit_ai_model_get_days_left (const PursuitAiModel *self, const char *today)
{
  guint32 end, now;

  g_return_val_if_fail (self != NULL, G_MAXINT);
  g_return_val_if_fail (pursuit_date_is_valid (today), G_MAXINT);

  if (self->retires_at == NULL)
    return G_MAXINT;
  end = pursuit_date_to_julian (self->retires_at);
  now = pursuit_date_to_julian (today);

  return end > now ? (int) (end - now) : 0;
}
