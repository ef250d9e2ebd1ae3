/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-decision.h"

G_BEGIN_DECLS

#define NEVER PURSUIT_AI_RETRY_NEVER
#define ONCE PURSUIT_AI_RETRY_ONCE
#define BACKOFF PURSUIT_AI_RETRY_BACKOFF
#define WAIT PURSUIT_AI_RETRY_WAIT
#define NO PURSUIT_AI_FALLBACK_NO
#define IF_ALLOWED PURSUIT_AI_FALLBACK_IF_ALLOWED
#define YES PURSUIT_AI_FALLBACK_YES

/* One row of the tables in the providers' documents: a reply, and what follows from it. */
typedef struct
{
  guint status;
  const char *body;
  PursuitAiError error;
  PursuitAiRetry retry;
  PursuitAiFallback fallback;
} FailureRow;

extern const FailureRow failure_rows[];
extern const guint failure_n_rows;

G_END_DECLS
