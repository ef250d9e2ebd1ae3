/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-result.h"

void
pursuit_ai_result_free (PursuitAiResult *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->provider);
  g_free (self->model);
  g_free (self->price_row);
  g_free (self->masked);
  g_clear_pointer (&self->report, pursuit_ai_report_free);
  g_free (self);
}
