/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-router.h"

G_BEGIN_DECLS

/* What a router works with. */
typedef struct
{
  PursuitAiTransport *transport;
  PursuitAiObserver *observer;
  PursuitCircuitBreaker *breaker;
  guint backoff_ms;
} PursuitAiGear;

/* Runs a request; the task, whose reference is taken, returns a PursuitAiAnswer. The gear belongs
 * to the object of the task. */
void pursuit_ai_run_start (GTask *task,
                           const PursuitAiGear *gear,
                           GPtrArray *routes,
                           const PursuitAiRequest *request,
                           const PursuitAiRunOptions *options);

/* The way it took. */
PursuitAiReport *pursuit_ai_run_steal_report (GTask *task);

G_END_DECLS
