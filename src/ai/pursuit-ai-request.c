/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-request.h"

/* Enough for an answer in fixed fields and a little thought. */
#define SHORT_OUTPUT 4096

PursuitAiRequest *
pursuit_ai_request_new (PursuitAiFeature feature, PursuitAiRole role)
{
  PursuitAiRequest *self = g_new0 (PursuitAiRequest, 1);

  self->feature = feature;
  self->role = role;
  self->prompt_version = 1;
  self->max_output = SHORT_OUTPUT;
  self->n_subjects = 1;

  return self;
}

PursuitAiRequest *
pursuit_ai_request_copy (const PursuitAiRequest *self)
{
  PursuitAiRequest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->action = g_strdup (self->action);
  copy->prompt = g_strdup (self->prompt);
  copy->instructions = g_strdup (self->instructions);
  copy->context = g_strdup (self->context);
  copy->input = g_strdup (self->input);
  copy->masked = g_strdup (self->masked);
  copy->schema = g_strdup (self->schema);

  return copy;
}

void
pursuit_ai_request_free (PursuitAiRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->action);
  g_free (self->prompt);
  g_free (self->instructions);
  g_free (self->context);
  g_free (self->input);
  g_free (self->masked);
  g_free (self->schema);
  g_free (self);
}
