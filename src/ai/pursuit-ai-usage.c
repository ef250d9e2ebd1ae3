/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-usage.h"

gint64
pursuit_ai_usage_get_prompt (const PursuitAiUsage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->input + self->cache_read + self->cache_write_5m + self->cache_write_1h;
}
