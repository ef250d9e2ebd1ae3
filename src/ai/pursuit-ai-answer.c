/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-answer.h"

void
pursuit_ai_answer_free (PursuitAiAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->model);
  g_free (self->request_id);
  g_free (self);
}
