/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-route.h"

#include "core/pursuit-util.h"

PursuitAiRoute *
pursuit_ai_route_new (PursuitAiProvider *provider,
                      const PursuitAiModel *model,
                      const char *base_url)
{
  PursuitAiRoute *self;

  g_return_val_if_fail (PURSUIT_IS_AI_PROVIDER (provider), NULL);
  g_return_val_if_fail (model != NULL && model->id != NULL, NULL);

  self = g_new0 (PursuitAiRoute, 1);
  self->provider = g_object_ref (provider);
  self->model = pursuit_ai_model_copy (model);
  self->base_url = g_strdup (base_url);

  return self;
}

void
pursuit_ai_route_set_key (PursuitAiRoute *self,
                          PursuitAiKeyFunc func,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  if (self->key_destroy != NULL)
    self->key_destroy (self->key_data);
  self->key = func;
  self->key_data = user_data;
  self->key_destroy = destroy;
}

void
pursuit_ai_route_set_reasoning_model (PursuitAiRoute *self, const char *id)
{
  g_return_if_fail (self != NULL);

  pursuit_set_str (&self->reasoning_model, id);
}

void
pursuit_ai_route_free (PursuitAiRoute *self)
{
  if (self == NULL)
    return;

  if (self->key_destroy != NULL)
    self->key_destroy (self->key_data);
  g_object_unref (self->provider);
  pursuit_ai_model_free (self->model);
  g_free (self->reasoning_model);
  g_free (self->base_url);
  g_free (self);
}

char *
pursuit_ai_route_dup_name (const PursuitAiRoute *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf (
      "%s %s %s",
      pursuit_ai_provider_kind_to_string (pursuit_ai_provider_get_kind (self->provider)),
      self->base_url != NULL ? self->base_url : "", self->model->id);
}
